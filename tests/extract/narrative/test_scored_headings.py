"""Headings of notes above lists of scores: names of models, and runs, settings and weeks that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def _scores(said: Understanding) -> set[tuple[str, str]]:
    return {(one.model, one.value_text) for one in said.claims if one.attribute == "score"}


def test_headings_that_name_models_have_the_scores_of_their_lists(understand: Understand) -> None:
    said = understand(
        "# Notes\n\n### WrenUI (Acme, 2026)\n- **ScreenSpot-Pro**: 42.2%\n\n### Heron-UI (arXiv 2701.12345)\n"
        "- **ScreenSpot-Pro**: 59.6%\n- **ScreenSpot v2**: 91.5%\n"
    )
    assert _scores(said) == {("WrenUI", "42.2"), ("Heron-UI", "59.6"), ("Heron-UI", "91.5")}


@pytest.mark.parametrize(
    "heading",
    ["LoRA-r16", "Run-3", "Week 3 (May, 2026)", "ChartQA results (2026)", "GPT-4o as Judge", "Stage-2", "MMMU-Pro"],
)
def test_what_runs_and_settings_are_called_is_no_model(understand: Understand, heading: str) -> None:
    said = understand(
        f"# Notes\n\n### WrenUI\n- MMMU: 42.2\n\n### Heron-UI\n- MMMU: 43.2\n\n### {heading}\n- MMMU: 51.1\n"
    )
    assert _scores(said) == {("WrenUI", "42.2"), ("Heron-UI", "43.2")}
