"""Names of parts and data sets: spellings that are one, sizes that stay, and names that nobody reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.identity.parts import name_parts
from extract.narrative.vocabulary import vocabulary_of
from extract.reference import Reference, read_reference


@pytest.fixture(scope="module")
def reference(root: Path) -> Reference:
    folder = root / "seeds" / "reference"
    return read_reference({path.stem: path.read_text("utf-8") for path in folder.glob("*.csv")})


@pytest.mark.parametrize(
    ("attribute", "values", "name"),
    [
        ("vision_encoder", ("SigLip-400M", "SigLIP-SO400M", "SigLIP-So400m"), "SigLIP-SO400M"),
        (
            "vision_encoder",
            ("openai/clip-vit-large-patch14-336", "CLIP-ViT-L-336px", "CLIP ViT-L/336px"),
            "CLIP ViT-L/14-336px",
        ),
        ("vision_encoder", ("siglip_vision_model", "Google's SigLIP"), "SigLIP"),
        ("language_model", ("Meta-Llama-3-8B-Instruct", "Llama 3 8B Instruct"), "Llama 3 8B-Instruct"),
        ("language_model", ("Vicuna 13B", "Vicuna-13b"), "Vicuna-13B"),
        ("connector", ("2-layer MLP", "two-layer MLPs", "fully connected network of two layers"), "two-layer MLP"),
        ("dataset", ("Science QA", "ScienceQA"), "ScienceQA"),
        ("dataset", ("LLAVA 1.5 (665K)", "LLaVA-mix-665K"), "LLaVA-mix-665K"),
    ],
)
def test_one_part(reference: Reference, attribute: str, values: tuple[str, ...], name: str) -> None:
    parts = name_parts([(attribute, value) for value in values], reference)
    assert {part.name for part in parts.values()} == {name}
    assert all(part.is_reviewed for part in parts.values())


def test_generation_and_size_are_told_apart(reference: Reference) -> None:
    parts = name_parts([("language_model", "Gemma-2B"), ("language_model", "Gemma 2")], reference)
    assert [part.name for part in parts.values()] == ["Gemma-2B", "Gemma 2"]


def test_a_new_name_is_kept_and_marked(reference: Reference) -> None:
    [part] = name_parts([("vision_encoder", "FrobEnc-XL")], reference).values()
    assert (part.name, part.is_reviewed, part.part_id) == ("FrobEnc-XL", False, "vision_encoder/frobenc-xl")


def test_no_spelling_stands_in_two_rows_of_one_kind(reference: Reference) -> None:
    for table in ("components", "datasets"):
        seen: dict[tuple[str, str], str] = {}
        for row in reference.rows(table):
            for name in (row["name"], *filter(None, row["aliases"].split(";"))):
                key = (row["kind"], name.casefold().replace(" ", "").replace("-", ""))
                assert seen.setdefault(key, row["name"]) == row["name"], name


@pytest.mark.parametrize(
    "table",
    [
        "aliases",
        "components",
        "corrections",
        "cues",
        "datasets",
        "families",
        "headings",
        "known_models",
        "misplaced",
        "never_merge",
        "organizations",
        "role_words",
    ],
)
def test_every_reviewed_row_has_a_reason(reference: Reference, table: str) -> None:
    rows = reference.rows(table)
    assert rows
    assert all(row["reason"].strip() for row in rows)


def test_a_word_of_columns_is_the_part_only_where_it_is_all_of_a_cell(reference: Reference) -> None:
    [cell] = name_parts([("connector", "Linear")], reference).values()
    [spelt] = name_parts([("connector", "linear layer")], reference).values()
    assert cell == spelt
    assert not vocabulary_of(reference).lexicon.find("Linear growth is slow; the linear schedule is not.")
