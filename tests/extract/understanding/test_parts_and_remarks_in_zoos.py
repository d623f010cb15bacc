"""Zoos of checkpoints: notes in brackets behind names, rows of parts, and sizes behind a slash."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _scored(name: str, understand: Understand) -> set[str]:
    rows = f"| {name} | 51.2 |\n| Gnu-VL-8B | 48.7 |"
    claims = understand(f"# Okapi\n\n| Model | MMMU |\n|---|---|\n{rows}\n")[1].claims
    return {claim.model for claim in claims if claim.attribute == "score"} - {"Gnu-VL-8B"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Okapi-VL-40B (5B active)", "Okapi-VL-40B"),
        ("Okapi 3 Calf (12Bx24E)", "Okapi 3 Calf"),
        ("Okapi-VL-40B (not installed)", "Okapi-VL-40B"),
        ("Okapi-VL-40B (untested)", "Okapi-VL-40B"),
        ("Okapi-VL-40B (thinking)", "Okapi-VL-40B (thinking)"),
        ("Okapi-VL (40B)", "Okapi-VL (40B)"),
    ],
)
def test_what_is_active_and_what_is_installed_are_no_part_of_a_name(
    name: str, shown: str, understand: Understand
) -> None:
    assert _scored(name, understand) == {shown}


def test_notes_that_alone_tell_two_names_apart_stay(understand: Understand) -> None:
    rows = "| Okapi-VL (4B active) | 51.2 |\n| Okapi-VL (9B active) | 55.3 |"
    claims = understand(f"# Okapi\n\n| Model | MMMU |\n|---|---|\n{rows}\n")[1].claims
    assert {claim.model for claim in claims} == {"Okapi-VL (4B active)", "Okapi-VL (9B active)"}


def test_parts_to_download_are_no_models(understand: Understand) -> None:
    at = "https://huggingface.co/steppe"
    rows = (
        f"| Okapi-6B | 6B | [hf]({at}/Okapi-6B) |\n| Projector | 30M | [hf]({at}/Okapi-projector) |\n"
        f"| Vision Encoder | 300M | [hf]({at}/Okapi-vit) |\n| Okapi-Encoder-2B | 2B | [hf]({at}/Okapi-Encoder-2B) |"
    )
    _, understanding = understand(f"# Okapi\n\n## Download\n\n| Model | Params | Link |\n|---|---|---|\n{rows}\n")
    assert {claim.model for claim in understanding.claims} == {"Okapi-6B", "Okapi-Encoder-2B"}


@pytest.mark.parametrize(
    ("name", "size"),
    [("Okapi-3/8B", None), ("Okapi-3 / 8B", None), ("Okapi3/8B", 8.0), ("Okapi-v3/8B", 8.0), ("Okapi-3-8B", 8.0)],
)
def test_a_number_and_a_size_around_a_slash_are_an_issue(name: str, size: float | None, understand: Understand) -> None:
    rows = f"| {name} | 40.1 |\n| Gnu-VL | 45.2 |"
    _, understanding = understand(f"# Zoo\n\n| Model | MMMU |\n|---|---|\n{rows}\n")
    assert [one.value_number for one in understanding.claims if one.attribute == "params_total_b"] == (
        [size] if size else []
    )
    assert [issue.kind for issue in understanding.issues] == ([] if size else ["unreadable_size"])


@pytest.mark.parametrize(
    ("name", "active"),
    [
        ("Okapi-VL-40B (5B active)", [("Okapi-VL-40B", 5.0)]),
        ("Okapi-VL (40B total, 5B activated)", [("Okapi-VL", 5.0)]),
        ("Okapi-VL-40B (5B inactive)", []),
        ("Okapi-VL-40B (5B)", []),
    ],
)
def test_what_is_active_behind_a_name_is_claimed(
    name: str, active: list[tuple[str, float]], understand: Understand
) -> None:
    rows = f"| {name} | 51.2 |\n| Gnu-VL-8B | 48.7 |"
    claims = understand(f"# Zoo\n\n| Model | MMMU |\n|---|---|\n{rows}\n")[1].claims
    found = [(one.model, one.value_number) for one in claims if one.attribute == "params_activated_b"]
    assert found == active
