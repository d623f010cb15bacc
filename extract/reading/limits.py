"""Caps on hostile or huge input, each with its reason; whatever a cap cuts off becomes an issue row."""

from __future__ import annotations

from typing import Final

MAX_DOCUMENT_BYTES: Final = 24_000_000
"""Largest body that is read whole. Documents that people write stay far below 1 MB; 20 MB still reads in seconds."""

CUT_DOCUMENT_BYTES: Final = 1_000_000
"""What is read of a larger body: enough to see what it is, within a second."""

MAX_TABLE_CELLS: Final = 200_000
"""Places of one table's rectangle after spans are expanded: 20,000 rows of ten columns, about 100 MB of records."""

MAX_DOCUMENT_CELLS: Final = 400_000
"""Places of all tables of one document together, about 200 MB of records."""

MAX_DOCUMENT_LINES: Final = 500_000
"""Lines of one document, about 150 MB while it is read."""

MAX_SECTION_DEPTH: Final = 20
"""Details sections inside details sections; deeper ones belong to the section around them."""

MAX_TABLE_COLUMNS: Final = 2_000
"""Columns of one table. HTML itself caps a column span at 1,000."""

MAX_COLUMN_SPAN: Final = 1_000
MAX_ROW_SPAN: Final = 65_534
"""Caps that the HTML standard sets for `colspan` and `rowspan`."""

MAX_TABLE_DEPTH: Final = 16
"""Tables inside tables. Layout tables of mails reach about ten."""

MAX_LIST_DEPTH: Final = 40
"""Levels of bullets; deeper ones are read at this level."""

MAX_MARKS: Final = 2_000
"""Marks (`*`, `[`, `<`, …) of one cell or paragraph that is read as markup; with more it is read as plain text.
A paragraph of 200 links holds about 1,000. Inline parsing may grow with the square of this number."""

MAX_BRACKET_DEPTH: Final = 6
"""Brackets inside brackets that may be a link. An image inside a link needs two."""

MAX_SUMMARY_CHARACTERS: Final = 2_000
"""Length within which the summary of a details section must end."""
