"""Bytes in, what stands in them out: the decoded text, its tables, records and paragraphs, nothing understood yet."""

from extract.reading.body import read_body

__all__ = ["read_body"]
