"""A reading in; the heading that the whole document stands under out."""

from __future__ import annotations

import re

from extract.records import Reading, Record

_WORDS = re.compile(r"[^\W\d_]+(?:\W+[^\W\d_]+){7}")
"""Words enough for a sentence: a heading below one is no title, but a heading below badges and addresses is."""


def title_of(reading: Reading) -> Record | None:
    """The first heading of the highest level; without one of level 1, the first of all if no text stands above it."""
    headings = [record for record in reading.records if record.kind == "section" and record.level > 0]
    highest = next((record for record in headings if record.level == 1), None)
    if highest is not None or not headings:
        return highest
    first = min(headings, key=lambda record: record.start)
    above = (field.text for field in reading.paragraphs if 0 <= field.start < first.start)
    return None if any(map(_WORDS.search, above)) else first
