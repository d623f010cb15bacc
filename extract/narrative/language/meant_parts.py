"""A sentence that is about a part of a model in; what "it" means at the head of the next one out.

"The vision encoder is SigLIP. It has 400M parameters": these are the encoder's, and none of the model's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.narrative.language.cues import Cues
from extract.narrative.lexicon import Found

_PARTS = ("vision_encoder", "language_model", "connector")
_IT = re.compile(r"\W*(?:It|Its)\b")
_ARTICLE = re.compile(r"\W*(?:(?:The|Our|Its|An?|This)\s+(?:[a-z][\w-]*\s+){0,2}?)?")
_ACTS = re.compile(r"[*_`]*(?:\s\([^()]*\))?\s+(?!(?:and|or|plus|with|on|for|in|to)\b)[a-z]+\b")
"""Behind the part that a sentence begins with: what it is or does."""
_OTHERS_ACT = re.compile(
    r"\W*(?:(?:(?:The|Our|Its|An?)\s+(?:encoder|tower|backbone|decoder|projector|connector|adapter))|We|I|As|For|Images?"
    r"|The (?:images?|pictures?|frames)|Each|Every|Pixels|Frames|Pictures|Visual|Features)\b"
)
"""A sentence about what somebody does with a part, or what goes through it."""


class MeantPart(NamedTuple):
    """The part that "it" means: its role, and its name if it has one."""

    role: str
    name: str


def begins_with_it(text: str, body: int) -> bool:
    """Whether a sentence goes on about what the one before told of; `body` is where it begins behind its label."""
    return _IT.match(text, body) is not None


def part_told(masked: str, body: int, found: Sequence[Found], cues: Cues) -> MeantPart | None:
    """The part that a sentence is about: its grammatical subject, or the only one that its writers use.

    `masked` is its text without phrases that mean a whole model ("vision-language model").
    """
    parts = [item for item in found if _role(item)]
    head = next((item for item in parts if _ARTICLE.fullmatch(masked, body, item.start)), None)
    if head is not None and _ACTS.match(masked, head.end):
        return MeantPart(_role(head), head.text)
    led = _ARTICLE.match(masked, body)
    for start in (body, led.end() if led else body):
        word = cues.role_words.match(masked, start)
        if word is not None and (_ACTS.match(masked, word.end()) or not masked[word.end() :].strip(" .:*_")):
            return MeantPart(word.lastgroup or "", "")
    acts = _OTHERS_ACT.match(masked, body)
    return MeantPart(_role(parts[0]), parts[0].text) if acts and len(parts) == len(found) == 1 else None


_LEARNT = re.compile(
    r",?(?:\s\([^()]{0,60}\),?)?\s+"
    r"(?=(?:(?:is|was|were|has been|had been)\s+(?:(?:itself|originally|first|already)\s+)?"
    r"(?:pre-?)?trained\s+(?:on|with|using|from|over)|uses|used|saw|has seen|learn(?:s|ed|t)\s+from)\b)"
)
"""Between a part that a sentence begins with and what it was trained on."""
_PART_LEAD = re.compile(r"\W*(?:(?:The|Its|Our|An?)\s+)?(?P<role>(?:[a-z][\w-]*\s+){0,2}[a-z][\w-]*)?,?\s*")
_ENCODER = re.compile(r"(?:The\s+)?(?P<name>(?:[A-Z]\w*)?ViT-[\w/.@-]*\w)")
_DATA = re.compile(r"\b(?:data ?sets?|corpus|corpora)\b")


def data_of_part(text: str, body: int, found: Sequence[Found]) -> tuple[str, int] | None:
    """The named part whose own data a sentence tells, and where what is said of it begins.

    "SigLIP was trained on WebLI" says nothing of the model; "The encoder, SigLIP, was trained on WebLI" says which
    encoder it has.
    """
    head = next((item for item in found if _role(item)), None)
    shaped = _ENCODER.match(text, body) if "ViT-" in text[:40] else None
    if head is not None and _PART_LEAD.fullmatch(text, body, head.start):
        name, start, end = head.text, head.start, head.end
    elif shaped is not None:
        name, (start, end) = shaped["name"], shaped.span("name")
    else:
        return None
    behind = _LEARNT.match(text, end)
    if behind is None or not (_DATA.search(text, end) or any(_is_data(item) and item.start > end for item in found)):
        return None
    lead = _PART_LEAD.fullmatch(text, body, start)
    return name, behind.end() if lead is not None and lead["role"] else start


def _is_data(item: Found) -> bool:
    return "dataset_named" in item.kinds


def _role(item: Found) -> str:
    return next((kind for kind in _PARTS if kind in item.kinds), "")
