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


def _role(item: Found) -> str:
    return next((kind for kind in _PARTS if kind in item.kinds), "")
