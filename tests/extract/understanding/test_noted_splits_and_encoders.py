"""What a note below a table says of its splits, rows that are encoders, contexts, differences and names like groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Claim, Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _claims(understand: Understand, text: str, attribute: str = "score") -> list[Claim]:
    return [one for one in understand(text)[1].claims if one.attribute == attribute]


def _facts(understand: Understand, text: str) -> set[tuple[str, str, str, float | None]]:
    return {(one.model, one.benchmark, one.split, one.value_number) for one in _claims(understand, text)}


RESULTS = (
    "# Okapi-VL\n\n## Results\n\n| Model | VQAv2 | DocVQA | MMMU |\n"
    "|---|---|---|---|\n| Okapi-VL-2B | 79.4 | 88.2 | 38.7 |\n"
)


@pytest.mark.parametrize(
    ("note", "splits"),
    [
        ("VQAv2 is evaluated on test-dev, DocVQA on the test split; MMMU on val.", ("test-dev", "test", "val")),
        ("VQAv2 uses test-dev. We report the validation set of MMMU and DocVQA.", ("test-dev", "val", "val")),
        ("All results are on the validation sets.", ("val", "val", "val")),
        ("MMMU (val) and DocVQA (test) were run once.", ("", "test", "val")),
        ("MMMU is reported on val and test.", ("", "", "")),
        ("VQAv2 was part of training, the test of the code is open.", ("", "", "")),
    ],
    ids=["on and of", "ahead of the names", "all", "brackets", "two splits tell none", "other words"],
)
def test_a_note_below_a_table_tells_the_splits(understand: Understand, note: str, splits: tuple[str, str, str]) -> None:
    found = {one.benchmark: one.split for one in _claims(understand, f"{RESULTS}\n{note}\n")}
    assert found == dict(zip(("VQAv2", "DocVQA", "MMMU"), splits, strict=True))


ENCODERS = (
    "| Vision encoder | Params | Resolution | GQA |\n|---|---|---|---|\n"
    "| Foo ViT-L/14 | 304M | 336 | 60.2 |\n| SigLIP-SO400M | 428M | 384 | 61.8 |\n"
)


def test_rows_of_encoders_are_called_by_the_model_and_the_encoder(understand: Understand) -> None:
    text = f"# Encoders\n\nAll runs use Qwen2.5-1.5B as the language model and the LLaVA-1.5 recipe.\n\n{ENCODERS}"
    assert {one.model for one in _claims(understand, text)} == {"LLaVA-1.5 Foo ViT-L/14", "LLaVA-1.5 SigLIP-SO400M"}


def test_rows_of_encoders_name_themselves_where_no_model_is_named(understand: Understand) -> None:
    assert {one.model for one in _claims(understand, f"# Encoders\n\n{ENCODERS}")} == {"Foo ViT-L/14", "SigLIP-SO400M"}


@pytest.mark.parametrize("heading", ["Context", "+ Context"])
def test_a_context_beside_models_and_words_is_claimed(understand: Understand, heading: str) -> None:
    text = (
        f"# Choices\n\n| Model | {heading} | Strengths |\n|---|---|---|\n"
        f"| Okapi-VL-7B | 32K | charts |\n| GnuVL-12B | 128K | video |\n"
    )
    found = [(one.model, one.value_text) for one in _claims(understand, text, "context_length_tokens")]
    assert found == [("Okapi-VL-7B", "32K"), ("GnuVL-12B", "128K")]


def test_a_context_that_was_added_is_a_condition(understand: Understand) -> None:
    text = "# Okapi\n\n| Model | DocVQA | DocVQA + Context |\n|---|---|---|\n| Okapi-VL-7B | 90.1 | 92.4 |\n"
    found = [(one.benchmark, one.condition) for one in _claims(understand, text)]
    assert found == [("DocVQA", ""), ("DocVQA", "+ Context")]


def test_a_column_of_differences_holds_no_score(understand: Understand) -> None:
    text = (
        "### Ranking on Video-MME\n\n| Rank | Model | w/o subs | w/ subs | Δ |\n"
        "|--|--|--|--|--|\n| 1 | Okapi-VL-7B | 75.0 | 81.3 | 6.3 |\n"
    )
    assert {one.value_number for one in _claims(understand, text)} == {75.0, 81.3}


def test_models_behind_a_metric_stay_models_beside_people(understand: Understand) -> None:
    text = (
        "# Okapi-OCR\n\n| Benchmark | Metric | Okapi-OCR-1B | GnuVL-7B | Human |\n|---|---|---|---|---|\n"
        "| OCRBench | Score | 812 | 845 | - |\n"
        "| DocVQA (val) | ANLS | 88.1 | 93.9 | 98.1 |\n| **Size** | | 1.1B | 8.3B | |\n"
    )
    assert _facts(understand, text) == {
        ("Okapi-OCR-1B", "OCRBench", "", 812.0),
        ("GnuVL-7B", "OCRBench", "", 845.0),
        ("Okapi-OCR-1B", "DocVQA", "val", 88.1),
        ("GnuVL-7B", "DocVQA", "val", 93.9),
    }


@pytest.mark.parametrize(
    ("written", "name"),
    [("OpenVideo", "OpenVideo"), ("HF: Okapi-VL-2B", "Okapi-VL-2B"), ("Okapi-VL-2B (ECCV'24)", "Okapi-VL-2B")],
    ids=["like a group of open models", "where its link leads", "where it was published"],
)
def test_a_name_is_read_without_what_stands_around_it(understand: Understand, written: str, name: str) -> None:
    text = (
        f"# Results\n\n| Method | GQA | POPE |\n|---|---|---|\n"
        f"| {written} | 60.1 | 85.2 |\n| GnuVL-7B | 61.3 | 86.4 |\n"
    )
    assert {one.model for one in _claims(understand, text)} == {name, "GnuVL-7B"}


def test_percentages_under_a_word_for_amounts_are_scores_of_a_part(understand: Understand) -> None:
    text = (
        "# GazeBench\n\nGazeBench is a benchmark of questions about scenes.\n\n## Results\n\n"
        "| Model | Color | Quantity | Shape |\n|---|---|---|---|\n| # questions | 3550 | 6374 | 1422 |\n"
        "| Okapi-VL-2B | 57.8 | 50.4 | 58.5 |\n| GnuVL-7B | 58.7 | 47.5 | 59.1 |\n"
        "| Eland-VL-4B | 51.0 | 45.6 | 50.8 |\n"
    )
    assert {one.split for one in _claims(understand, text)} == {"Color", "Quantity", "Shape"}


@pytest.mark.parametrize("heading", ["MMBench EN/CN", "MMBench EN / CN"])
def test_a_pair_of_languages_may_have_blanks(understand: Understand, heading: str) -> None:
    text = f"# Okapi\n\n| Model | {heading} |\n|---|---|\n| Okapi-VL-2B | 71.2 / 68.0 |\n"
    assert _facts(understand, text) == {
        ("Okapi-VL-2B", "MMBench", "", 71.2),
        ("Okapi-VL-2B", "MMBench-CN", "", 68.0),
    }
