"""Texts made up for these tests, with models and words that no source document has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.narrative.records import understand_records
from extract.reading.body import read_body
from extract.records import Claim, Understanding
from extract.reference import Reference

Understand = Callable[[str], Understanding]
Describe = Callable[[str], Sequence[Claim]]


@pytest.fixture(scope="session")
def understand(reference: Reference) -> Understand:
    """Read a document and understand its records and prose."""

    def of(text: str) -> Understanding:
        return understand_records(read_body(text.encode(), name="made-up.md"), reference)

    return of


@pytest.fixture(scope="session")
def describe(understand: Understand) -> Describe:
    """Claims of one sentence or more about the made-up model Zephyrus-VL, but for title, authors and summary."""

    def of(sentence: str) -> Sequence[Claim]:
        folded = f"<details>\n<summary>More</summary>\n{sentence}\n</details>\n"
        text = f"Zephyrus-VL: Seeing Far\n{sentence}\nAna Pérez, Björn Åkesson\n{folded}"
        said = understand(f"Contents\nZephyrus-VL | Boreas\n\n{text}").claims
        return [claim for claim in said if claim.attribute not in ("title", "author", "summary", "image_url")]

    return of
