"""seeds/reference/benchmarks.csv goes in; it must be one name for one benchmark, with scales that can be relied on."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REGISTRY = ROOT / "seeds" / "reference" / "benchmarks.csv"
EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.csv"))
HEADER = (
    "benchmark_id,name,aliases,splits,default_split,metric,unit,scale_min,scale_max,higher_is_better,"
    "pair_convention,sub_scores,modality,reviewed,source,reason"
)
UNITS = {"percent", "points", "count", "ratio", "score"}
MODALITIES = {"image", "video", "document", "gui", "audio", "text", "image_generation", "video_generation"}

Row = dict[str, str]


def fold(name: str) -> str:
    """Letters, digits and "+" (RefCOCO is not RefCOCO+), case folded."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(mark for mark in folded if mark.isalnum() or mark == "+")


def listed(text: str) -> list[str]:
    return [part for part in text.split(";") if part]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with REGISTRY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_has_the_columns_of_the_registry(rows: list[Row]) -> None:
    assert all(",".join(row) == HEADER for row in rows)
    assert all(value is not None for row in rows for value in row.values())


def test_ids_are_unique_slugs(rows: list[Row]) -> None:
    ids = [row["benchmark_id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for one in ids)


ALIKE = {"tvqa": {"tvqa", "textvqa"}, "mathv": {"mathvista", "mathvision"}}
"""Spellings of two benchmarks that differ only in marks between their letters, as TVQA and T-VQA: as written."""


def test_a_spelling_names_one_benchmark_only(rows: list[Row]) -> None:
    owners: dict[str, set[str]] = {}
    exact: dict[str, set[str]] = {}
    for row in rows:
        for name in (row["name"], *listed(row["aliases"])):
            owners.setdefault(fold(name), set()).add(row["benchmark_id"])
            exact.setdefault(name.casefold(), set()).add(row["benchmark_id"])
    assert "" not in owners
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == ALIKE
    assert all(len(ids) == 1 for ids in exact.values())


def test_no_row_repeats_a_spelling(rows: list[Row]) -> None:
    for row in rows:
        spellings = [name.casefold() for name in (row["name"], *listed(row["aliases"]))]
        assert len(spellings) == len(set(spellings)), row["benchmark_id"]


def test_an_id_is_not_the_spelling_of_another_benchmark(rows: list[Row]) -> None:
    owner = {fold(name): row["benchmark_id"] for row in rows for name in (*listed(row["aliases"]), row["name"])}
    ids = [row["benchmark_id"] for row in rows]
    assert [one for one in ids if owner.get(fold(one), one) != one] == []


def test_scales_are_ordered_and_units_known(rows: list[Row]) -> None:
    for row in rows:
        assert row["unit"] in UNITS, row["benchmark_id"]
        assert row["scale_min"] != "", row["benchmark_id"]
        if row["scale_max"]:
            assert float(row["scale_min"]) < float(row["scale_max"]), row["benchmark_id"]


def test_flags_and_modalities_are_from_their_lists(rows: list[Row]) -> None:
    for row in rows:
        assert row["higher_is_better"] in {"true", "false"}, row["benchmark_id"]
        assert row["reviewed"] in {"yes", "no"}, row["benchmark_id"]
        assert row["modality"] in MODALITIES, row["benchmark_id"]


def test_the_default_split_is_one_of_the_splits(rows: list[Row]) -> None:
    assert [row["benchmark_id"] for row in rows if row["default_split"] not in listed(row["splits"])] == []


def test_every_row_gives_its_reason_and_a_reviewed_one_its_source(rows: list[Row]) -> None:
    assert [row["benchmark_id"] for row in rows if not row["reason"].endswith(".")] == []
    assert [row["benchmark_id"] for row in rows if row["reviewed"] == "yes" and not row["source"]] == []


def test_sub_scores_of_a_benchmark_do_not_repeat(rows: list[Row]) -> None:
    for row in rows:
        parts = [part.casefold() for part in listed(row["sub_scores"])]
        assert len(parts) == len(set(parts)), row["benchmark_id"]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: f"benchmarks of {path.stem[:30]} are known")
def test_expected_scores_name_known_benchmarks_and_keep_to_their_scale(path: Path, rows: list[Row]) -> None:
    owner = {fold(name): row for row in rows for name in (row["name"], *listed(row["aliases"]))}
    with path.open(encoding="utf-8", newline="") as file:
        scores = [fact for fact in csv.DictReader(file) if fact["kind"] == "score"]
    assert scores
    for fact in scores:
        row = owner[fold(fact["benchmark"])]
        if fact["unit"] != row["unit"]:
            assert fact["metric"], f"{fact}: another unit needs another metric, as BLEU beside CIDEr"
            continue
        assert float(row["scale_min"]) <= float(fact["value"]), fact
        assert not row["scale_max"] or float(fact["value"]) <= float(row["scale_max"]), fact


def test_the_readme_gives_the_columns_of_each_file_it_lists() -> None:
    folder = REGISTRY.parent
    lines = [line for line in (folder / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert lines
    for line in lines:
        name, _, columns = (cell.strip(" `") for cell in line.strip("|").split("|"))
        with (folder / name).open(encoding="utf-8", newline="") as file:
            assert columns.split(", ") == next(csv.reader(file)), name
