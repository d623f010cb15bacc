"""What stands beside a model's name in its cell: makers, remarks, places in a list, comparisons; and gains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

NAMES = (
    "Okapi-VL-7B",
    "GnuVL 2.5",
    "okapi.reader 3B",
    "**Kudu-Doc-pro-3B**",
    "[Eland-VL](https://huggingface.co/e/Eland-VL)",
)
"""Forms of names: hyphens, a version behind a blank, a dot in small letters, bold, linked."""
BARE = ("Okapi-VL-7B", "GnuVL 2.5", "okapi.reader 3B", "Kudu-Doc-pro-3B", "Eland-VL")


def _scores(understanding: Understanding) -> list[tuple[str, str, float | None]]:
    return sorted(
        (one.model, one.benchmark, one.value_number) for one in understanding.claims if one.attribute == "score"
    )


def _table(names: list[str], figures: list[tuple[str, str]]) -> str:
    rows = "\n".join(f"| {name} | {one} | {two} |" for name, (one, two) in zip(names, figures, strict=True))
    return f"# Choices\n\n| Model | DocVQA | MMMU |\n|---|---|---|\n{rows}\n"


FIGURES = [("91.2", "50.1"), ("90.3", "51.2"), ("89.4", "52.3"), ("88.5", "53.4"), ("87.6", "54.5")]
EXPECTED = sorted(
    (name, benchmark, float(figure))
    for name, pair in zip(BARE, FIGURES, strict=True)
    for benchmark, figure in zip(("DocVQA", "MMMU"), pair, strict=True)
)


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(("Microsoft", "Baidu", "Steppe Lab", "DesertNote", "IBM"), id="makers, three of them reviewed"),
        pytest.param(("cloud, ref", "local", "GUI specialist", "OCR expert", "generalist"), id="remarks"),
        pytest.param(("Microsoft, API", "cloud", "Google", "free", "default"), id="makers and remarks together"),
    ],
)
def test_brackets_that_are_no_part_of_a_name(behind: tuple[str, ...], understand: Understand) -> None:
    names = [f"{name} ({word})" for name, word in zip(NAMES, behind, strict=True)]
    assert _scores(understand(_table(names, FIGURES))[1]) == EXPECTED


@pytest.mark.parametrize("word", ["Thinking", "High", "Instruct", "LoRA", "Teacher"])
def test_a_variety_beside_makers_stays(word: str, understand: Understand) -> None:
    names = [f"{name} (Microsoft)" for name in NAMES[:4]] + [f"{NAMES[4]} ({word})"]
    models = {model for model, _, _ in _scores(understand(_table(names, FIGURES))[1])}
    assert models == {*BARE[:4], f"{BARE[4]} ({word})"}


@pytest.mark.parametrize("written", ["{} ({}st)", "**{}** ({}nd)", "~{} (#{})", "{} (**{}th**)"])
def test_places_in_a_list_behind_figures(written: str, understand: Understand) -> None:
    figures = [(written.format(one, place), two) for place, (one, two) in enumerate(FIGURES, 1)]
    assert _scores(understand(_table(list(NAMES), figures))[1]) == EXPECTED


def test_pages_linked_by_their_names(understand: Understand) -> None:
    names = ["[[Okapi-VL]]-7B", "[[GnuVL]] 2.5", "[[okapi.reader]] 3B", "[[Kudu-Doc-pro-3B]]", "[[Eland-VL]]"]
    assert _scores(understand(_table(names, FIGURES))[1]) == EXPECTED


@pytest.mark.parametrize("note", ["compare to Gnu-HD", "*compared with Gnu-HD*", "(vs. Gnu-HD)", "versus Gnu-HD-7B"])
def test_a_second_line_that_says_what_to_compare_with(note: str, understand: Understand) -> None:
    names = [f"{name} <br> {note}" for name in NAMES]
    figures = [(f"{one} <br> +2.2", f"{two} <br> -0.3") for one, two in FIGURES]
    assert _scores(understand(_table(names, figures))[1]) == EXPECTED


@pytest.mark.parametrize("name", ["Δ", "$\\Delta$ vs. Base Model", "Improvement over Gnu-VL", "Relative gain", "Lead"])
@pytest.mark.parametrize("figures", [("↑13", "↑11"), ("▲ 1.5", "▼ 0.3"), ("⬆️2.2", "⬇️1.0%")])
def test_rows_of_arrows_are_differences(name: str, figures: tuple[str, str], understand: Understand) -> None:
    document = _table([*NAMES, name], [*FIGURES, figures])
    assert _scores(understand(document)[1]) == EXPECTED


@pytest.mark.parametrize("name", ["Gains vs. Gnu-VL", "Average improvement", "Gap to the best", "Δ (ours)"])
def test_rows_that_say_they_are_differences(name: str, understand: Understand) -> None:
    document = _table([*NAMES, name], [*FIGURES, ("3.2", "1.1")])
    assert _scores(understand(document)[1]) == EXPECTED


@pytest.mark.parametrize(
    "head", ["LLM-Type", "LLM type", "LLM-Backbone", "语言模型基座", "基座大模型", "语言主干", "LLM 基座"]
)
def test_heads_of_the_language_model(head: str, understand: Understand) -> None:
    document = f"# Okapi\n\n| Model | {head} | DocVQA |\n|---|---|---|\n| Okapi-7B | Vicuna-7B | 80.1 |\n"
    claims = understand(document)[1].claims
    said = [(one.model, one.value_text) for one in claims if one.attribute == "language_model"]
    assert said == [("Okapi-7B", "Vicuna-7B")]


@pytest.mark.parametrize(
    ("attribute", "head", "text"),
    [
        ("vision_encoder", "Vision Encoder", "CLIP ViT-G14"),
        ("vision_encoder", "Vision Encoder", "OpenCLIP ViT-G"),
        ("language_model", "LLM", "Qwen/Qwen1.5-0.5B"),
        ("language_model", "LLM", "Yi/Yi-34B"),
    ],
)
def test_one_part_in_two_names(attribute: str, head: str, text: str, understand: Understand) -> None:
    document = f"# Okapi\n\n| Model | {head} | DocVQA |\n|---|---|---|\n| Okapi-7B | {text} | 80.1 |\n"
    claims = understand(document)[1].claims
    assert [one.value_text for one in claims if one.attribute == attribute] == [text]


@pytest.mark.parametrize("names", [("Okapi-Gnu1.5-0_5B",), ("Okapi-2B", "Okapi-7B")])
def test_checkpoints_named_after_the_page_name_the_rows(names: tuple[str, ...], understand: Understand) -> None:
    rows = "\n".join(f"| {name} | SigLIP | 5{place}.5 |" for place, name in enumerate(names))
    head = "| Checkpoint | Vision Encoder | MMBench |\n|---|---|---|\n"
    document = f"# Okapi: small vision-language models\n\nOkapi is a family of models.\n\n## Zoo\n\n{head}{rows}\n"
    said = [model for model, _, _ in _scores(understand(document)[1])]
    assert said == sorted(names)


@pytest.mark.parametrize(("name", "size"), [("Gnu-Phi (3B)", 3.0), ("Gnu-Qwen (7B)", 7.0), ("Gnu (Vicuna-7B)", None)])
def test_a_size_alone_in_brackets_is_the_models_own(name: str, size: float | None, understand: Understand) -> None:
    claims = understand(_table([name, "Okapi-VL"], FIGURES[:2]))[1].claims
    assert [one.value_number for one in claims if one.attribute == "params_total_b"] == ([size] if size else [])
