"""The model-index of a model card: its scores, their places, and what is in doubt or cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.extraction import extract_document
from extract.records import Extraction
from extract.reference import Reference, read_reference

RESULT = "  - dataset: {{name: {name}, type: any{more}}}\n    metrics:\n    - {{type: {metric}, value: {value}}}\n"


@pytest.fixture(scope="module")
def reference(root: Path) -> Reference:
    folder = root / "seeds" / "reference"
    return read_reference({path.stem: path.read_text("utf-8") for path in folder.glob("*.csv")})


def card(index: str) -> str:
    return f"---\nlicense: mit\nmodel-index:\n{index}datasets:\n- acme/pairs\n---\n\n# Foo-VL-7B\n\nA card.\n"


def results(*rows: tuple[str, str, str], name: str = "foo-vl-7b", more: str = "") -> str:
    told = (RESULT.format(name=bench, metric=metric, value=value, more=more) for bench, metric, value in rows)
    return f"- name: {name}\n  results:\n{''.join(told)}"


def read(index: str, reference: Reference) -> Extraction:
    body = card(index)
    extraction = extract_document(body.encode(), name="card.md", reference=reference)
    for claim in extraction.claims:
        assert body[claim.start : claim.end] == claim.quote
        assert body.count("\n", 0, claim.start) + 1 == claim.line_start
    return extraction


@pytest.mark.parametrize(
    ("row", "more", "said"),
    [
        (("MMMU", "accuracy", "54.1"), ", split: validation", ("MMMU", "validation", "", 54.1, "percent")),
        (("MMMU (val)", "accuracy", "54.1"), "", ("MMMU", "val", "", 54.1, "percent")),
        (("OCRBench", "accuracy", "861"), "", ("OCRBench", "", "", 861.0, "count")),
        (("DocVQA", "anls", "91.5"), "", ("DocVQA", "", "", 91.5, "percent")),
        (("QuirkBench", "recall", "71.5"), "", ("QuirkBench", "", "recall", 71.5, "")),
    ],
)
def test_a_result_is_a_score(
    reference: Reference, row: tuple[str, str, str], more: str, said: tuple[str, str, str, float, str]
) -> None:
    scores = [claim for claim in read(results(row, more=more), reference).claims if claim.attribute == "score"]
    assert [(c.benchmark, c.split, c.metric, c.value_number, c.unit) for c in scores] == [said]
    assert {c.model for c in scores} == {"Foo-VL-7B"}
    assert row[2] in scores[0].quote
    assert row[0].partition(" ")[0] in scores[0].quote


def test_an_entry_under_another_name_is_that_models(reference: Reference) -> None:
    claims = read(results(("MMMU", "accuracy", "54.1"), name="Bar-VL-9B"), reference).claims
    assert {claim.model for claim in claims if claim.attribute == "score"} == {"Bar-VL-9B"}


def test_figures_below_one_are_fractions_where_enough_of_them_tell(reference: Reference) -> None:
    rows = (("MMMU", "accuracy", "0.54"), ("AI2D", "accuracy", "0.8"), ("DocVQA", "anls", "0.9"))
    many = [claim for claim in read(results(*rows), reference).claims if claim.attribute == "score"]
    assert {(claim.unit, claim.status) for claim in many} == {("ratio", "ok")}
    assert len(many) == 3
    one = [claim for claim in read(results(rows[0]), reference).claims if claim.attribute == "score"]
    assert [(claim.unit, claim.status) for claim in one] == [("percent", "suspicious")]


def test_a_figure_outside_its_scale_is_an_issue(reference: Reference) -> None:
    extraction = read(results(("MMMU", "accuracy", "540.1")), reference)
    assert [claim for claim in extraction.claims if claim.attribute == "score"] == []
    assert [issue.kind for issue in extraction.issues] == ["score_out_of_scale"]


@pytest.mark.parametrize("index", ["- name: [\n", "- " * 3_000 + "\n", "- name: *nobody\n", "-\tname: \x01\n"])
def test_what_is_no_yaml_is_said_to_be_none(reference: Reference, index: str) -> None:
    extraction = read(index, reference)
    assert "front_matter_not_read" in {issue.kind for issue in extraction.issues}
    assert [claim for claim in extraction.claims if claim.attribute == "score"] == []


@pytest.mark.parametrize(
    "index", ["foo\n", "- name: a\n  results: 5\n", "- 3\n", "- name: a\n  results: [{metrics: 1}]\n"]
)
def test_an_index_of_another_shape_says_nothing(reference: Reference, index: str) -> None:
    assert [claim for claim in read(index, reference).claims if claim.attribute == "score"] == []


def test_an_endless_index_is_cut_and_says_so(reference: Reference) -> None:
    rows = tuple((f"QuirkBench-{number}", "accuracy", f"{number % 90}.5") for number in range(1_600))
    extraction = read(results(*rows), reference)
    scores = [claim for claim in extraction.claims if claim.attribute == "score"]
    assert 1_000 < len(scores) < len(rows)
    assert [issue.kind for issue in extraction.issues] == ["front_matter_cut"]


def test_a_long_index_is_read_whole(reference: Reference) -> None:
    rows = tuple((f"QuirkBench-{number}", "accuracy", f"{number % 90}.5") for number in range(400))
    assert len([claim for claim in read(results(*rows), reference).claims if claim.attribute == "score"]) == 400
