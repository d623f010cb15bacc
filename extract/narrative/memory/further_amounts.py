"""An amount of memory behind another one in; the model named between the two out: whose need the further one is.

"Foo took 18 GB and Bar-V 12 GB": the second is Bar-V's. Where the name is nobody's that is known ("and the router
reserves 5 GB"), the amount is no model's.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Subject, is_component
from extract.narrative.language.speakers import is_strange
from extract.narrative.memory.need_words import TAKES

_JOINER = re.compile(r"[,;:]\s+(?:and\s+|while\s+|but\s+)?|\b(?:and|while|whereas|where|but|vs\.?|versus)\s+")
_NAME = re.compile(r"(?<![\w./-])(?:[A-Z]|[a-z]+(?=[A-Z]))[\w.+-]*(?: [A-Z0-9][\w.+-]*){0,2}")
_REACHES = re.compile(
    rf"[*_`]*(?:\s\([^()]*\))?\s+(?:(?:can|just|already|even|\w+ly)\s+)*+(?:{TAKES}\s+)?(?:(?:in|on|with|at)\s+)?"
    r"(?:(?:about|around|roughly|some|only|just|under|below|an?|another)\s+|[~≈<]\s?)*",
    re.IGNORECASE,
)
"""Between a name and the amount that it needs."""
_SETTING = re.compile(r"\b(?:with|without|using|on|in|at|under|via|by|for)\s+(?:an? |the )?$")
"""Before the name of a card or of a way of running."""


def named_between(analysis: Analysis, subject: Subject, earlier: int, amount: re.Match[str]) -> str | None:
    """The model named behind the `earlier` amount and before this one, "" where nobody knows it; None where none is."""
    text = analysis.text
    joiners = list(_JOINER.finditer(text, earlier, amount.start()))
    if not joiners:
        return None
    begin = joiners[-1].end()
    models = [item for item in analysis.of_kind("model") if begin <= item.start < amount.start()]
    models = [item for item in models if not is_component(item)]
    if models:
        reaches = _REACHES.fullmatch(text, models[-1].end, amount.start()) is not None
        return models[-1].text.strip() if reaches else None
    names = (
        name for name in _NAME.finditer(text, begin, amount.start()) if not _SETTING.search(text, begin, name.start())
    )
    return "" if any(is_strange(analysis, subject, *name.span()) for name in names) else None
