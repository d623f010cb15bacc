"""Tables whose columns are headed by what the text calls the sizes of a family for short."""

from __future__ import annotations

from pathlib import Path

from extract.extraction import extract_document
from extract.reference import read_reference

_TEXT = """\
# Meet Wren-V: models that see

We share **Wren-V**, an open family of vision-language models: Wren-V Mini with 1.9B parameters and Wren-V Pro with 14B.

| | Mini | Pro |
|---|---|---|
| Language model | Granite 3.3 2B | Qwen3-14B |
| MMMU (val) | 42.5 | 63.8 |
"""


def test_a_column_headed_by_a_short_name_is_that_models(root: Path) -> None:
    folder = root / "seeds" / "reference"
    reference = read_reference({path.stem: path.read_text("utf-8") for path in folder.glob("*.csv")})
    read = extract_document(_TEXT.encode(), name="made-up.md", reference=reference)
    scores = {(claim.model, claim.value_number) for claim in read.claims if claim.attribute == "score"}
    assert scores == {("Wren-V Mini", 42.5), ("Wren-V Pro", 63.8)}
    assert [cell.text for cell in read.tables[0].rows[0]] == ["", "Mini", "Pro"]
    mini = next(claim for claim in read.claims if claim.attribute == "score")
    assert _TEXT[mini.start : mini.end].strip("| ") == "42.5"
