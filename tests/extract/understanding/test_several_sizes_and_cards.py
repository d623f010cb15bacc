"""Cells with several sizes or several cards: what each is, by the names of the row or the words of the heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _sizes(understanding: Understanding) -> list[tuple[str, str, float | None]]:
    return sorted(
        (one.model, one.attribute, one.value_number)
        for one in understanding.claims
        if one.attribute.endswith("_b") and one.status == "ok"
    )


@pytest.mark.parametrize("between", ["/", " / "])
@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("Okapi-1B/2B/4B", ("Okapi-1B", "Okapi-2B", "Okapi-4B")),
        ("Okapi-VL-1B / 2B / 4B", ("Okapi-VL-1B", "Okapi-VL-2B", "Okapi-VL-4B")),
        ("**Okapi 1B/2B/4B**", ("Okapi 1B", "Okapi 2B", "Okapi 4B")),
    ],
)
def test_sizes_of_names_that_list_theirs(
    name: str, members: tuple[str, ...], between: str, understand: Understand
) -> None:
    sizes = between.join(("1.1B", "2.2B", "4.4B"))
    document = f"# Okapi\n\n| Model | Params | DocVQA |\n|---|---|---|\n| {name} | {sizes} | 80.1 / 85.2 / 88.3 |\n"
    expected = zip(members, (1.1, 2.2, 4.4), strict=True)
    assert _sizes(understand(document)[1]) == sorted((one, "params_total_b", size) for one, size in expected)


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        ("Params (LLM / total)", ("llm_params_b", "params_total_b")),
        ("#Params (vision + LLM)", ("vision_encoder_params_b", "llm_params_b")),
        ("Total / active params", ("params_total_b", "params_activated_b")),
        ("Params (Total/Activated)", ("params_total_b", "params_activated_b")),
        ("Size (language model / all)", ("llm_params_b", "params_total_b")),
    ],
)
@pytest.mark.parametrize("between", ["/", " / ", " + "])
def test_sizes_that_the_heading_tells_apart(
    head: str, kinds: tuple[str, str], between: str, understand: Understand
) -> None:
    document = f"# Zoo\n\n| Model | {head} | DocVQA |\n|---|---|---|\n| Okapi-VL | 1.7B{between}3B | 80.1 |\n"
    found = {kind: size for _, kind, size in _sizes(understand(document)[1])}
    assert found == dict(zip(kinds, (1.7, 3.0), strict=True))


def test_two_sizes_of_one_name_that_nothing_tells_apart(understand: Understand) -> None:
    document = "# Zoo\n\n| Model | Params | DocVQA |\n|---|---|---|\n| Okapi-VL | 1.7B / 3B | 80.1 |\n"
    understanding = understand(document)[1]
    assert _sizes(understanding) == []
    assert [issue.kind for issue in understanding.issues] == ["unreadable_size"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 x 80GB or 2 x 40GB", [(80.0, "1 GPU"), (40.0, "2 GPUs")]),
        ("one with 16 GB or two with 8 GB", [(16.0, "1 GPU"), (8.0, "2 GPUs")]),
        ("4×24 GB", [(24.0, "4 GPUs")]),
        ("4x24GB", [(24.0, "4 GPUs")]),
        ("8GB x 2", [(8.0, "2 GPUs")]),
        ("80 GB", [(80.0, "")]),
    ],
)
@pytest.mark.parametrize("head", ["GPU memory", "VRAM", "Required VRAM", "显存"])
def test_memory_card_by_card(text: str, expected: list[tuple[float, str]], head: str, understand: Understand) -> None:
    document = f"# Zoo\n\n| Model | {head} |\n|---|---|\n| Okapi-VL-72B | {text} |\n| Gnu-VL-2B | 6 GB |\n"
    claims = [one for one in understand(document)[1].claims if one.attribute == "min_gpu_ram_gb"]
    assert [(one.value_number, one.condition) for one in claims if one.model == "Okapi-VL-72B"] == expected


@pytest.mark.parametrize(
    ("text", "memory", "cards"),
    [("4× 24GB GPUs", 24.0, "4 GPUs"), ("1× 8GB", 8.0, ""), ("one GPU with 16 GB or two with 8 GB", 16.0, "")],
)
def test_cards_that_are_needed(text: str, memory: float, cards: str, understand: Understand) -> None:
    document = f"# Zoo\n\n| Model | GPUs needed |\n|---|---|\n| Okapi-VL-72B | {text} |\n"
    claims = [one for one in understand(document)[1].claims if one.attribute == "min_gpu_ram_gb"]
    assert [(one.value_number, one.condition) for one in claims] == [(memory, cards)]
