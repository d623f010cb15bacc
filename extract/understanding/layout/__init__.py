"""The shape of a table: header rows, label columns, sections, and the frame seen from either axis."""
