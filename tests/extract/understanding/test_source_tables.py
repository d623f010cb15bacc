"""The tables of the source documents: what a careless reader of them gets wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.extraction import extract_document
from extract.reading.body import read_body
from extract.records import Claim, Understanding
from extract.reference import Reference
from extract.understanding.explanation import explain
from extract.understanding.tables import understand_tables


@pytest.fixture(scope="module")
def scores(shared: Path, reference: Reference) -> Understanding:
    """The document with the tab-separated score table."""
    path = next((shared / "seeds").glob("003_*.txt"))
    return understand_tables(read_body(path.read_bytes(), name=path.name), reference)


@pytest.fixture(scope="module")
def comparison(shared: Path, reference: Reference) -> Understanding:
    """The document with the pipe table of eight models."""
    path = next((shared / "seeds").glob("000_*.txt"))
    return understand_tables(read_body(path.read_bytes(), name=path.name), reference)


def _of(understanding: Understanding, attribute: str) -> list[Claim]:
    return [claim for claim in understanding.claims if claim.attribute == attribute]


def test_34_scores_and_one_zero_that_means_missing(scores: Understanding) -> None:
    claims = _of(scores, "score")
    assert len([claim for claim in claims if claim.value_number is not None]) == 34
    missing = [claim for claim in claims if claim.status == "missing_coded_as_zero"]
    assert [(claim.model, claim.benchmark, claim.split, claim.value_text) for claim in missing] == [
        ("MM1.5 1B", "MMStar", "val", "0.0")
    ]


def test_one_outlier_is_stored_and_flagged(scores: Understanding) -> None:
    flagged = [claim for claim in _of(scores, "score") if claim.status == "outlier"]
    assert [(claim.model, claim.benchmark, claim.value_number) for claim in flagged] == [
        ("PaliGemma 3B 448px", "DocVQA", 32.2)
    ]


def test_six_values_of_gpu_memory_and_one_missing(scores: Understanding) -> None:
    claims = _of(scores, "min_gpu_ram_gb")
    assert sorted(claim.value_number for claim in claims if claim.value_number is not None) == [
        3.87, 5.02, 6.72, 7.88, 10.52, 13.7,
    ]  # fmt: skip
    assert [(claim.model, claim.status, claim.value_text) for claim in claims if claim.value_number is None] == [
        ("MM1.5 1B", "missing", "NaN")
    ]


def test_sizes_in_names_are_marked_as_such(scores: Understanding) -> None:
    sizes = {claim.model: (claim.value_number, claim.status) for claim in _of(scores, "params_total_b")}
    assert sizes == {
        "Qwen2-VL 2B": (2.0, "derived_from_name"),
        "InternVL2 2B": (2.0, "derived_from_name"),
        "PaliGemma 3B 448px": (3.0, "derived_from_name"),
        "MM1.5 1B": (1.0, "derived_from_name"),
    }


def test_a_table_of_architectures_holds_no_score(comparison: Understanding) -> None:
    assert not _of(comparison, "score")
    assert [table.role for table in comparison.tables] == ["architecture"]
    sizes = sorted(claim.value_number or 0 for claim in _of(comparison, "params_total_b"))
    assert sizes == [4.2, 7.0, 7.0, 8.0, 8.0, 8.0, 8.0, 8.0]


def test_notebooks_behind_names_are_links(comparison: Understanding) -> None:
    assert len(_of(comparison, "notebook_link")) == 5


def test_an_explanation_says_where_every_cell_went(shared: Path, reference: Reference) -> None:
    path = next((shared / "seeds").glob("003_*.txt"))
    text = explain(extract_document(path.read_bytes(), name=path.name, reference=reference))
    for part in ("role          results", "models in rows", "MMStar · split val", "49 body cells", "(all of them)"):
        assert part in text, text


def test_a_table_without_models_is_explained_by_its_own_columns(reference: Reference) -> None:
    rows = "| a page | `dashboard/` |\n| a name | `seeds/` |\n| a check | `warehouse/` |\n"
    text = f"| what you change | look in |\n|---|---|\n{rows}"
    lines = explain(extract_document(text.encode(), name="guide.md", reference=reference)).splitlines()
    columns = lines[lines.index("  columns") + 1 : lines.index("  cells")]
    assert [" ".join(column.split()).rpartition(" ignored ")[0] for column in columns] == [
        "0 what you change",
        "1 look in",
    ]
