"""Verdicts: what a stated or computed figure says about a card, at each precision."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from warehouse import questions
from warehouse.fence import run_fenced
from warehouse.questions import precision_named


def ask(
    release: Path, *benchmark_ids: str, gpu_gb: float | None = 8, precision: str = "bf16", **more: float
) -> pl.DataFrame:
    """The shortlist for these filters."""
    parameters = questions.shortlist_parameters(
        benchmark_ids or ("docvqa-test",), gpu_gb=gpu_gb, precision=precision_named(precision), **more
    )
    return questions.shortlist(release, parameters)


def row(frame: pl.DataFrame, model: str) -> dict[str, object]:
    """One model's row."""
    return frame.filter(pl.col("model") == model).row(0, named=True)


def test_the_best_docvqa_model_that_fits_8_gb_is_smolvlm_with_its_line(small_release: Path) -> None:
    best = ask(small_release).row(0, named=True)
    assert (best["model"], best["score"], best["needs_gb"], best["needs_basis"]) == ("SmolVLM", 81.6, 5.02, "stated")
    assert (best["document"], best["line"]) == ("003_small_models.md", 63)


@pytest.mark.parametrize(
    ("model", "precision", "gpu_gb", "verdict", "basis"),
    [
        pytest.param("SmolVLM", "bf16", 8, "fits", "stated", id="a stated figure below 90 % of the card fits"),
        pytest.param("MiniCPM-V-2", "bf16", 8, "tight", "stated", id="a stated figure above 90 % is tight"),
        pytest.param("Qwen2-VL 2B", "bf16", 8, "does not", "stated", id="stated memory wins over small weights"),
        pytest.param("MM1.5 1B", "bf16", 8, "fits", "computed", id="without a stated figure the weights are computed"),
        pytest.param("MM1.5 1B", "bf16", 2, "tight", "computed", id="computed weights that fill the card are tight"),
        pytest.param("MM1.5 1B", "bf16", 1.9, "does not", "computed", id="computed weights above the card do not fit"),
        pytest.param("SmolVLM", "int4", 8, "fits", "stated", id="a figure without precision bounds int4 from above"),
        pytest.param("Qwen2-VL 2B", "int4", 8, "unknown", "stated", id="too large at no named precision is unknown"),
        pytest.param("SmolVLM", "fp32", 8, "does not", "computed", id="fp32 weights can exceed the stated figure"),
        pytest.param("moondream2", "fp32", 8, "fits", "stated", id="without a size only the stated figure is left"),
    ],
)  # fmt: skip
def test_verdicts(small_release: Path, model: str, precision: str, gpu_gb: float, verdict: str, basis: str) -> None:
    found = row(ask(small_release, gpu_gb=gpu_gb, precision=precision), model)
    assert (found["verdict"], found["needs_basis"]) == (verdict, basis)


def test_without_a_card_there_is_no_verdict(small_release: Path) -> None:
    assert set(ask(small_release, gpu_gb=None)["verdict"]) == {"no card chosen"}


def test_weights_are_parameters_times_bytes(small_release: Path) -> None:
    sizes = [
        row(ask(small_release, precision=name), "SmolVLM")["weights_gb"] for name in ("fp32", "bf16", "int8", "int4")
    ]
    assert sizes == [8.8, 4.4, 2.2, 1.1]


def test_an_unknown_size_or_memory_is_null_and_never_zero(small_release: Path) -> None:
    frame = ask(small_release, gpu_gb=None)
    assert row(frame, "moondream2")["parameters_b"] is None
    assert row(frame, "MM1.5 1B")["stated_gb"] is None
    assert frame.select((pl.col(pl.Float64) == 0).any()).row(0) == (False,) * len(
        frame.select(pl.col(pl.Float64)).columns
    )


def test_a_size_range_keeps_the_models_of_unknown_size(small_release: Path) -> None:
    names = set(ask(small_release, min_b=2.5, max_b=4)["model"])
    assert names == {"PaliGemma 3B 448px", "moondream2", "MiniCPM-V-2"}


def test_a_mean_over_several_benchmarks_is_only_for_models_that_have_all(small_release: Path) -> None:
    frame = ask(small_release, "mmmu-val", "mmstar-val", gpu_gb=None)
    assert row(frame, "MM1.5 1B")["score"] is None
    assert (row(frame, "MM1.5 1B")["scored"], row(frame, "MM1.5 1B")["asked"]) == (1, 2)
    assert row(frame, "SmolVLM")["score"] == pytest.approx((38.8 + 42.1) / 2)


@pytest.mark.parametrize("precision", ["fp32", "bf16", "int8", "int4"])
@pytest.mark.parametrize("gpu_gb", [None, 8.0, 24.0])
def test_open_as_sql_answers_what_the_page_shows(small_release: Path, precision: str, gpu_gb: float | None) -> None:
    parameters = questions.shortlist_parameters(
        ["docvqa-test"], gpu_gb=gpu_gb, precision=precision_named(precision), max_b=7.0
    )
    written = questions.written_out("shortlist", parameters)
    assert run_fenced(small_release, written).frame.rows() == questions.shortlist(small_release, parameters).rows()


@pytest.mark.parametrize(
    ("precision", "condition", "is_named"),
    [
        pytest.param("bf16", "bf16", True, id="its own name"),
        pytest.param("bf16", "fp16 inference", True, id="the other 16 bit format"),
        pytest.param("bf16", "16-bit", True, id="bits with a hyphen"),
        pytest.param("int4", "4-bit quantized", True, id="four bits"),
        pytest.param("int4", "int4", True, id="int4"),
        pytest.param("int8", "int8", True, id="int8"),
        pytest.param("int8", "bf16, batch size 8", False, id="a batch size is no precision"),
        pytest.param("int4", "24-bit", False, id="24 bits are not 4 bits"),
        pytest.param("fp32", "fp32", True, id="fp32"),
    ],
)
def test_conditions_name_precisions(precision: str, condition: str, is_named: bool) -> None:
    pattern = precision_named(precision).pattern
    found = pl.DataFrame({"c": [condition]}).select(pl.col("c").str.contains(pattern)).item()
    assert found is is_named
