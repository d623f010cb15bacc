"""Which model a document, a section, a heading, an item or a sentence is about, and by which names it goes."""
