"""A reading and its title in; the model's name as the text below presents and spells it out.

"Seeing Through Paper: Reading with Foo-VL" is about what its abstract presents; below `acme/foo-vl-7b` the text may say
Foo-VL-7B.
"""

from __future__ import annotations

import re
from collections import Counter

from extract.narrative.lexicon import NAME_FORM
from extract.narrative.subjects.linked_names import FIRST_PARAGRAPHS
from extract.narrative.subjects.titles import defined_seeing
from extract.records import Reading


def presented_in_title(reading: Reading, title: str, name: str) -> str:
    """What the opening defines, where the words before a title's colon are a phrase and it stands behind them."""
    if NAME_FORM.search(name) or " " not in name:
        return ""
    rest = title.partition(name)[2]
    opening = (defined_seeing(field.text) for field in reading.paragraphs[:FIRST_PARAGRAPHS])
    return next((one for one in opening if one and NAME_FORM.search(one) and _holds(rest, one)), "")


def is_phrase_title(name: str, title: str, text: str) -> bool:
    """Whether a heading's words before its colon are a phrase, and the name that its text uses stands behind them."""
    if NAME_FORM.search(name) or " " not in name:
        return False
    defined = defined_seeing(text)
    return bool(defined) and NAME_FORM.search(defined) is not None and _holds(title, defined)


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def spelt_by_text(reading: Reading, name: str) -> str:
    """A repository's name in small letters as the text spells it; as it is where the text does not."""
    if name != name.lower():
        return name
    form = re.compile(rf"(?<![\w./-]){r'[-_ ]'.join(map(re.escape, re.split('[-_]', name)))}(?![\w/-])", re.IGNORECASE)
    spelt = Counter(match for field in reading.paragraphs for match in form.findall(field.text) if match != name)
    return spelt.most_common(1)[0][0] if spelt else name
