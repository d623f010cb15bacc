"""A reading in; what the authors of a page call the model that they made out: "we develop a model named Foo".

For a page whose title is the task's or the project's, and which the text never takes up.
"""

from __future__ import annotations

import re

from extract.narrative.lexicon import Lexicon
from extract.narrative.subjects.linked_names import FIRST_PARAGRAPHS, LEAST_MENTIONS
from extract.narrative.subjects.title_names import name_in
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading

_MADE = re.compile(
    r"\b[Ww]e (?:also |further |then )?(?:develop|buil[dt]|train|present|propose|introduce|release|construct|design)"
    r"(?:ed|d)? (?:an?|our|the) (?:[\w-]+ ){0,6}(?i:models?|vlms?|m?llms?|lvlms?|lmms?|assistant),? "
    r"(?:named|called|dubbed) \W{0,3}(?P<name>[A-Z][\w.+-]*[\w+])"
)
_BREAK = re.compile(r"[-_ ]")


def name_by_authors(reading: Reading, title_name: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The one name that the opening says its authors gave, if the text keeps using it and not the title's."""
    if reading.document.text.count(title_name) > 1:
        return ""
    opening = (field.text for field in reading.paragraphs[:FIRST_PARAGRAPHS])
    names = {found["name"] for text in opening for found in _MADE.finditer(text)}
    name = names.pop() if len(names) == 1 else ""
    if not name or name_in(name, lexicon, vocabulary) != name:
        return ""
    spelt = re.compile(r"[-_ ]?".join(map(re.escape, _BREAK.split(name))))
    mentions = sum(1 for _ in spelt.finditer(reading.document.text))
    return name if mentions >= LEAST_MENTIONS else ""
