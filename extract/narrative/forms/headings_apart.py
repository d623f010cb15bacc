"""A section's heading and a text below it in; which attributes the text may tell of the document's model out.

Installing, contributing, the licence and other people's work are the document's surroundings: what is said below such
headings is said of other things, but for the memory that running the model takes, its licence, and what it is built on
where its terms are those of its parts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.narrative.language.analysis import Context

_SETTING_UP = re.compile(r"\b(?:set ?up|install\w*|environment|dependencies|docker)\b", re.IGNORECASE)
_NEEDS = frozenset(("min_gpu_ram_gb",))
_TERMS = re.compile(r"\blicen[cs]", re.IGNORECASE)
_PARTS = frozenset(("vision_encoder", "language_model", "connector", "base_model"))
_OWN_TERMS = frozenset(("licence",))
_BUILT = re.compile(r"(?:is|was) (?:\w+ly )?(?:built|based|initiali[sz]ed|derived|fine-?tuned)\b|builds (?:up)?on\b")
_LEAD = re.compile(r"^(?:\W|_)+")
"""Marks and pictures before a heading's first word."""


def told_apart(heading: str, text: str, context: Context) -> frozenset[str] | None:
    """The attributes that a text below a heading of the surroundings may tell; None below any other heading: all."""
    cues = context.vocabulary.cues
    if not _is_led_by(cues.foreign_headings, cues.ordinals, heading):
        return None
    if _SETTING_UP.search(heading):
        return _NEEDS
    if not _TERMS.search(heading):
        return frozenset()
    return _PARTS | _OWN_TERMS if _tells_parts(text, context.subject.model) else _OWN_TERMS


def _tells_parts(text: str, model: str) -> bool:
    """Whether a text begins with what the model is built on: "Foo is built upon SigLIP as image encoder and …"."""
    for name in (model, "The model", "This model"):
        if text.startswith(f"{name} "):
            return _BUILT.match(text, len(name) + 1) is not None
    return False


@lru_cache(maxsize=256)
def _is_led_by(words: re.Pattern[str], ordinals: re.Pattern[str], heading: str) -> bool:
    """Whether a heading begins with such words behind its marks and number; asked for each paragraph below it."""
    heading = ordinals.sub("", _LEAD.sub("", heading), count=1)
    return words.match(heading.rstrip("# *_:\ufe0f")) is not None
