"""A key of a model card's front matter in; the licence, the base models or the data sets that it lists out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.narrative.language.sentences import Sentence
from extract.narrative.scribe import Scribe
from extract.records import Field, Record

FRONT_MATTER = frozenset({"base_model", "datasets", "license"})
"""Keys that tell something of the card's model."""


def told_fields(record: Record) -> list[Field]:
    """The keys of a front matter that tell something; the name of another licence in the place of "other"."""
    name = next((field for field in record.fields if field.name == "license_name" and field.text.strip()), None)
    told = [field for field in record.fields if field.name in FRONT_MATTER]
    return [
        replace(name, name="license") if name and field.name == "license" and field.text.strip() == "other" else field
        for field in told
    ]


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
