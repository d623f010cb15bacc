"""Cards of one model with its terms, encyclopedias' boxes among them, and headers that say the same in two scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]
Facts = set[tuple[str, str, str]]

TITLE = "# Nightjar\n\nNightjar is a vision-language model.\n\n"
TOTAL, ACTIVE = "params_total_b", "params_activated_b"
CARDS: dict[str, tuple[str, Facts]] = {
    "sizes and terms without a part": (
        "| Property | Value |\n|---|---|\n| Release date | 3 June 2025 |\n| Total parameters | 34B (9B active) |\n"
        "| License | Apache 2.0 |\n| Context | 128K |\n",
        {
            (TOTAL, "34B", "34"),
            (ACTIVE, "9B", "9"),
            ("release_date", "3 June 2025", ""),
            ("licence", "Apache 2.0", ""),
            ("context_length_tokens", "128K", "128000"),
        },
    ),
    "sizes in words below the model's name": (
        "| | Nightjar |\n|---|---|\n| Developer(s) | Sable AI |\n| Initial release | 3 June 2025 |\n"
        "| Parameters | 34 billion (9 billion active) |\n| License | MIT License |\n",
        {
            (TOTAL, "34 billion", "34"),
            (ACTIVE, "9 billion", "9"),
            ("release_date", "3 June 2025", ""),
            ("licence", "MIT License", ""),
        },
    ),
    "an encyclopedia's box": (
        '<table class="infobox"><tr><th colspan="2">Nightjar</th></tr><tr><td colspan="2"><img src="n.svg"></td></tr>'
        '<tr><th scope="row">Developer(s)</th><td><a href="/wiki/Sable">Sable AI</a></td></tr>'
        '<tr><th scope="row">Parameters</th><td>800 million</td></tr>'
        '<tr><th scope="row">Type</th><td>Vision-language model</td></tr>'
        '<tr><th scope="row">License</th><td>MIT License</td></tr></table>\n',
        {(TOTAL, "800 million", "0.8"), ("licence", "MIT License", "")},
    ),
}


@pytest.mark.parametrize(("card", "facts"), CARDS.values(), ids=CARDS)
def test_a_card_says_its_models_sizes_and_terms(understand: Understand, card: str, facts: Facts) -> None:
    claims = understand(TITLE + card)[1].claims
    assert {claim.model for claim in claims} == {"Nightjar"}
    said = ((c.attribute, c.value_text, "" if c.value_number is None else f"{c.value_number:g}") for c in claims)
    assert set(said) == facts


HEADERS = {
    "文档问答 DocVQA": ("DocVQA", ""),
    "MathVista数学": ("MathVista", ""),
    "图表理解 ChartQA (test)": ("ChartQA", "test"),
    "文書 DocVQA": ("DocVQA", ""),
    "中文能力": ("中文能力", ""),
}


@pytest.mark.parametrize(("header", "named"), HEADERS.items(), ids=HEADERS)
def test_a_header_in_two_scripts_names_one_benchmark(
    understand: Understand, header: str, named: tuple[str, str]
) -> None:
    text = f"| Model | {header} | MMMU |\n|---|---|---|\n| Foo-VL-3B | 73.1 | 51.2 |\n| Bar-VL-7B | 74.5 | 54.1 |\n"
    scores = [claim for claim in understand(text)[1].claims if claim.attribute == "score" and claim.column_index == 1]
    assert [(claim.benchmark, claim.split) for claim in scores] == [named] * 2


def test_a_count_in_a_column_of_data_sets_is_a_size_and_a_divergence_no_score(understand: Understand) -> None:
    text = (
        "| Model | Train data | KLD mean | MMMU |\n|---|---|---|---|\n"
        "| Foo-VL-3B | 12M pairs | 0.03 | 41.2 |\n| Bar-VL-7B | CC3M, 1.5M images | 0.01 | 50.1 |\n"
    )
    claims = understand(text)[1].claims
    said = {(c.model, c.attribute, c.value_text) for c in claims if c.attribute.startswith("dataset")}
    assert said == {
        ("Foo-VL-3B", "dataset_size", "12M pairs"),
        ("Bar-VL-7B", "dataset", "CC3M"),
        ("Bar-VL-7B", "dataset_size", "1.5M images"),
    }
    assert {c.benchmark for c in claims if c.attribute == "score"} == {"MMMU"}


@pytest.mark.parametrize(
    "heads",
    ["Component | Model", "Module | Name", "Part | Name", "Component | Choice", "Parameter | Value", "Spec | Foo-VL"],
)
def test_a_card_of_parts_is_its_documents_whatever_heads_it(understand: Understand, heads: str) -> None:
    rows = "| Vision encoder | SigLIP2-SO400M |\n| Language model | Qwen3-4B |\n| Connector | MLP |\n"
    claims = understand(f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n| {heads} |\n|---|---|\n{rows}")[1].claims
    assert {(c.model, c.attribute, c.value_text) for c in claims} == {
        ("Foo-VL", "vision_encoder", "SigLIP2-SO400M"),
        ("Foo-VL", "language_model", "Qwen3-4B"),
        ("Foo-VL", "connector", "MLP"),
    }


@pytest.mark.parametrize("heads", ["Component | Size", "Component | Parameters", "Module | Params"])
def test_sizes_of_parts_are_the_parts_sizes(understand: Understand, heads: str) -> None:
    rows = "| Vision encoder | 0.4B |\n| LLM | 4.0B |\n| Projector | 20M |\n| Total | 4.4B |\n"
    claims = understand(f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n| {heads} |\n|---|---|\n{rows}")[1].claims
    assert {(c.model, c.attribute, c.value_number) for c in claims} == {
        ("Foo-VL", "vision_encoder_params_b", 0.4),
        ("Foo-VL", "llm_params_b", 4.0),
        ("Foo-VL", "params_total_b", 4.4),
    }


def test_sizes_beside_other_models_are_nobodys_unless_they_are_marked_ours(understand: Understand) -> None:
    rows = "| GPT-4o | 69.1 |\n| 2B | 41.2 |\n| 8B | 51.5 |\n"
    text = f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n| Model | MMMU |\n|---|---|\n{rows}"
    said = [
        {(one.model, one.value_number) for one in understand(page)[1].claims if one.attribute == "score"}
        for page in (text, text.replace("2B |", "2B (ours) |").replace("8B |", "8B (ours) |"))
    ]
    assert said == [{("GPT-4o", 69.1)}, {("GPT-4o", 69.1), ("Foo-VL 2B", 41.2), ("Foo-VL 8B", 51.5)}]
