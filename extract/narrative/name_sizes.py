"""A model's name in; the claim of the size that it says out ("paligemma-3b-pt-224", "SmolVLM-256M")."""

from __future__ import annotations

import re

from extract.narrative.scribe import Scribe
from extract.narrative.sentences import Sentence

_SIZE = re.compile(
    r"(?<![\w.])(?P<text>(?P<billions>\d+(?:\.\d+)?)\s?[Bb]|(?P<millions>(?:\d{3}|[2-9]\d)(?:\.\d+)?)M)(?![A-Za-z0-9])"
)
"""Fewer than 20 million parameters make no model that sees; such a number counts data."""


def claim_name_size(scribe: Scribe, model: str, sentence: Sentence) -> None:
    """Claim the size that a model's name says; nothing where it says none."""
    size = _SIZE.search(model.rsplit("/", 1)[-1].replace("_", "-"))
    if size is None:
        return
    billions = float(size["billions"]) if size["billions"] else float(size["millions"]) / 1000
    scribe.claim(
        model, "params_total_b", size["text"], sentence,
        value_number=billions, unit="billion", status="derived_from_name", rule="size in the name",
    )  # fmt: skip
