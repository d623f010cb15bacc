"""A key of a model card's front matter in; the licence, the base models or the data sets that it lists out."""

from __future__ import annotations

from collections.abc import Iterator

from extract.narrative.language.sentences import Sentence
from extract.narrative.scribe import Scribe
from extract.records import Field

FRONT_MATTER = frozenset({"base_model", "datasets", "license"})
"""Keys that tell something of the card's model."""


def claim_front_matter(scribe: Scribe, model: str, field: Field) -> None:
    """Claim the values of one key."""
    if field.name == "license":
        scribe.claim(model, "licence", field.text, scribe.whole, rule="front matter")
        return
    for value, start, end in _values(scribe.passage.text, field):
        whole = Sentence(text=value, start=start, end=end)
        if field.name == "base_model":
            scribe.claim(model, "base_model", value, whole, rule="front matter")
        else:
            scribe.claim(model, "dataset", value, whole, scope="training", rule="front matter")


def _values(visible: str, field: Field) -> Iterator[tuple[str, int, int]]:
    """Values of the key with their places in the visible text."""
    for value in filter(None, (part.strip() for part in field.text.split(","))):
        start = max(visible.find(value), 0)
        yield value, start, start + len(value)
