"""Lengths and sizes written as no number in cells and brackets: an issue or nothing, no error, no wrong value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.reading.body import read_body
from extract.records import Claim
from extract.reference import Reference
from extract.understanding.tables import understand_tables

Describe = Callable[[str], Sequence[Claim]]


@pytest.mark.parametrize(
    ("cell", "tokens"),
    [
        pytest.param("128K", 128_000, id="thousands"),
        pytest.param("131,072", 131_072, id="commas between thousands"),
        pytest.param("32,768 tokens", 32_768, id="with its noun"),
        pytest.param("1.5M", 1_500_000, id="a part of a million"),
        pytest.param("128.5k", 128_500, id="a part of a thousand"),
        pytest.param("1.2.3", None, id="a version"),
        pytest.param("1,5M", None, id="a comma before a decimal"),
        pytest.param("12,34", None, id="a comma between nothing"),
        pytest.param("8.192", None, id="a point that may part thousands"),
    ],
)
def test_a_context_length_is_read_or_left_with_an_issue(reference: Reference, cell: str, tokens: int | None) -> None:
    rows = ["Model | Vision encoder | Language model | Context length", "---|---|---|---"]
    rows += [f"{name} | SigLIP | Vicuna-7B | {length}" for name, length in (("Heron-VL", cell), ("Osprey-VL", "64K"))]
    text = "".join(f"| {row} |\n" for row in rows)
    said = understand_tables(read_body(text.encode(), name="made-up.md"), reference)
    lengths = {c.model: c.value_number for c in said.claims if c.attribute == "context_length_tokens"}
    assert lengths == {"Osprey-VL": 64_000} | ({"Heron-VL": tokens} if tokens else {})
    assert tokens or [issue for issue in said.issues if issue.original_text.strip() == cell]


@pytest.mark.parametrize(
    ("bracket", "count"),
    [("118K", 118_000), ("1.5M", 1_500_000), ("1.2.3K", None), ("1,5M", None)],
    ids=["thousands", "a part of a million", "a version", "a comma before a decimal"],
)
def test_a_size_in_brackets_is_read_or_left(describe: Describe, bracket: str, count: float | None) -> None:
    claims = describe(f"Zephyrus-VL is trained on COCO ({bracket}) and LAION.")
    assert {c.value_number for c in claims if c.attribute == "dataset_size"} == ({count} if count else set())
