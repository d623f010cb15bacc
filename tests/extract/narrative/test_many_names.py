"""Documents that name hundreds of models which begin alike: each is known by its whole name, in linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.narrative.lexicon import Lexicon, entries_of
from extract.narrative.subjects.short_names import short_names
from extract.narrative.vocabulary import vocabulary_of
from extract.reading.body import read_body
from extract.reference import Reference

NAMES = ("Heron", "Heron VL", "Heron VL 2", "Heron VL Tiny")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We use Heron VL Tiny here.", ["Heron VL Tiny"]),
        ("We use Heron-VL, and Heron.", ["Heron-VL", "Heron"]),
        ("Heron's VL is Heron VL 2.", ["Heron's VL", "Heron VL 2"]),
        ("Heron VL Small and Wren VL", ["Heron VL"]),
    ],
)
def test_the_longest_name_at_each_place_is_found(text: str, found: list[str]) -> None:
    lexicon = Lexicon(()).extended([entry for name in NAMES for entry in entries_of([name], "model", name)])
    assert [item.text for item in lexicon.find(text)] == found


def test_a_further_name_leaves_the_lexicon_that_it_extends_as_it_was() -> None:
    first = Lexicon(entries_of(["Heron VL"], "model", "Heron VL"))
    second = first.extended(entries_of(["Heron VL Tiny"], "model", "Heron VL Tiny"))
    assert [item.text for item in first.find("Wren or Heron VL Tiny")] == ["Heron VL"]
    assert [item.text for item in second.find("Wren or Heron VL Tiny")] == ["Heron VL Tiny"]


def test_time_grows_linearly_with_the_repositories_of_one_owner(assert_grows_linearly: Callable[..., None]) -> None:
    def work(count: int) -> Callable[[], object]:
        names = [f"acme/heron-{number}" for number in range(count)]
        entries = [entry for name in names for entry in entries_of([name], "model", name)]
        return lambda: Lexicon(()).extended(entries).find(" and ".join(names))

    assert_grows_linearly(work, 250, 4_000)


def test_time_grows_linearly_with_the_models_of_a_text(
    reference: Reference, assert_grows_linearly: Callable[..., None]
) -> None:
    cues = vocabulary_of(reference).cues

    def work(count: int) -> Callable[[], object]:
        models = [f"Heron-{number}" for number in range(count)]
        text = "".join(f"{model} Mini and {model} Pro are small.\n\n" for model in models)
        reading = read_body(text.encode(), name="made-up.md")
        return lambda: short_names(reading, models, (), cues, own="", kin=())

    assert_grows_linearly(work, 100, 1_600)
