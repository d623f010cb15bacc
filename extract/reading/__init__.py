"""Bytes in, what stands in them out: the decoded text, its tables, records and paragraphs, nothing understood yet."""
