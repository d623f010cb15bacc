"""What stands around a table and in its document: headings, captions, notes, linked files, the document's own model."""
