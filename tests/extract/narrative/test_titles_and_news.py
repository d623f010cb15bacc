"""Titles of lower levels, badges in headings, items of news about one variant, and sizes that lead a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

CALLED = "Tern-VL is a vision-language model."
PAPER = "https://arxiv.org/abs/2604.01234"


def said(understanding: Understanding, *attributes: str) -> list[tuple[str, str, str]]:
    return [
        (claim.model, claim.attribute, claim.value_text)
        for claim in understanding.claims
        if claim.attribute in attributes
    ]


TITLES = {
    "level 2": f"## Tern-VL: Wading Through Images\n\n{CALLED}",
    "level 2 below pictures": f'<img src="logo.png">\n\n## Tern-VL: Wading Through Images\n\n{CALLED}',
    "level 2 in HTML": f'<h2 align="center"><a href="{PAPER}">Tern-VL: Wading Through Images</a></h2>\n\n{CALLED}',
    "a name that comes in sizes": "# Tern-VL: Wading Through Images\n\nGet Tern-VL-3B or Tern-VL-8B.",
    "a name whose next version comes in sizes": "# Tern-VL: Wading Through Images\n\nGet Tern-VL-1.5-3B.",
    "a title that says so": "# Tern-VL: An Open Family of Multimodal Language Models",
    "a name whose repository a table links": (
        "# Tern-VL: Wading\n\n| Name | Link |\n|---|---|\n| small | [hf](https://huggingface.co/marsh/Tern-VL-s) |"
    ),
    "released as one": "# Tern-VL: Wading\n\nWe released Tern-VL! A family of multimodal LLMs (MLLMs) for birds.",
    "the first of several of level 1": f"# Tern-VL: Wading Through Images\n\n{CALLED}\n\n# Usage\n\nRun it.",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_document_stands_under_its_first_heading(understand: Understand, title: str) -> None:
    found = understand(f"{title}\n\n## Notes\n\nWe use SigLIP. The model has 3.2B parameters.\n")
    assert ("Tern-VL", "params_total_b", "3.2B") in said(found, "params_total_b")


@pytest.mark.parametrize(
    ("title", "models"),
    [
        ("# Gannet: A Large Multimodal Model for Reading Tide Tables", {"Gannet"}),
        ("# Gannet: A Large Multimodal Benchmark for Reading Tide Tables", set()),
        ("# Gannet: A Survey of Vision-Language Models for Tide Tables", set()),
    ],
)
def test_a_title_says_what_its_name_is_and_what_for(understand: Understand, title: str, models: set[str]) -> None:
    found = understand(f"{title}\n\n## Notes\n\nWe use SigLIP. The model has 3.2B parameters.\n")
    assert {model for model, *_ in said(found, "params_total_b")} == models


def test_headings_of_one_level_that_name_two_models_make_no_title(understand: Understand) -> None:
    text = f"## Tern-VL\n\n{CALLED}\n\n## Knot-VL2\n\nThe model has 3.2B parameters.\n"
    assert ("Tern-VL", "params_total_b", "3.2B") not in said(understand(text), "params_total_b")


ADDRESSES = {
    "the title is a link": f"# [Tern-VL: Wading Through Images]({PAPER})\n\n{CALLED}",
    "a heading of badges": f"# Tern-VL\n\n##### [![arXiv](badge.svg)]({PAPER})\n\n{CALLED}",
    "buttons in HTML": f"# Tern-VL\n\n<a href='{PAPER}'><img src='https://b.example/x.svg'></a>\n\n{CALLED}",
    "a heading of links": f"# Tern-VL\n\n### [Paper]({PAPER}) | [Demo](https://tern.example/demo)\n\n{CALLED}",
}


@pytest.mark.parametrize("text", ADDRESSES.values(), ids=ADDRESSES)
def test_addresses_in_headings_are_the_model_s(understand: Understand, text: str) -> None:
    assert set(said(understand(text), "arxiv_id")) == {("Tern-VL", "arxiv_id", "2604.01234")}


def test_badges_beside_another_paper_s_title_are_that_paper_s(understand: Understand) -> None:
    other = "https://arxiv.org/abs/2603.09999"
    beside = f"> [**Knot-Video: Seeing Long Films**]({other}) [![arXiv](https://b.example/x.svg)]({other})\n"
    assert said(understand(f"# Tern-VL\n\n{CALLED}\n\n{beside}"), "arxiv_id") == []


NEWS = {
    "goes on behind it": "We release a stronger [Tern-VL-Chat](https://huggingface.co/shore/Tern-VL-Chat-3B). "
    "The accuracy is close to that of larger models by using **2.0B** activated parameters.",
    "a relative clause": "We release Tern-VL-Chat, which has 2.0B activated parameters.",
    "dated": "[2026.02.03] 🎉 We have open-sourced Tern-VL-Chat with 2.0B activated parameters.",
}


@pytest.mark.parametrize("item", NEWS.values(), ids=NEWS)
def test_an_item_of_news_is_about_the_variant_that_it_announces(understand: Understand, item: str) -> None:
    found = understand(f"# Tern-VL\n\n{CALLED}\n\n## News\n\n* {item}\n")
    assert said(found, "params_activated_b") == [("Tern-VL-Chat", "params_activated_b", "2.0B")]


LED = {
    "the model itself": ("With just **4.2B** parameters, Tern-VL leads its class.", "Tern-VL"),
    "a variant": ("Having only 4.2B parameters, Tern-VL-Mini runs on phones.", "Tern-VL-Mini"),
    "a later generation": ("With just 4.2B parameters, Tern-VL2.5-Pro leads its class.", "Tern-VL2.5-Pro"),
    "a pronoun": ("With only 4.2B parameters, it beats Knot-13B.", "Tern-VL"),
    "a stranger": ("With only 4.2B parameters, Knot-VL2 is smaller.", None),
}


@pytest.mark.parametrize(("sentence", "model"), LED.values(), ids=LED)
def test_a_size_that_leads_a_sentence_is_that_of_the_main_clause_s_subject(
    understand: Understand, sentence: str, model: str | None
) -> None:
    weights = "[weights](https://huggingface.co/shore/Tern-VL2.5-Pro)"
    found = understand(f"# Tern-VL\n\n{CALLED} Get the {weights}.\n\n## Results\n\n{sentence}\n")
    assert said(found, "params_total_b") == ([(model, "params_total_b", "4.2B")] if model else [])


@pytest.mark.parametrize("name", ["Tern-Gemma2-9B", "Tern-MoE-1.6B×4", "Tern-MoE-2.7B-4e", "Tern-8x7B"])
def test_a_size_in_a_name_that_is_a_part_s_or_an_expert_s_is_not_the_model_s(understand: Understand, name: str) -> None:
    found = understand(f"# {name}\n\n{name} is a vision-language model that uses SigLIP.\n")
    assert said(found, "params_total_b") == []


OPENINGS = {
    "a definition": "Tern is a family of vision-language models.",
    "a presentation": "We present **Tern**, an efficient open vision-language model that reads pages.",
}


@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
@pytest.mark.parametrize("heading", ["## Introduction", "## 1. Introduction"])
def test_below_a_picture_a_document_is_about_what_its_opening_defines(
    understand: Understand, heading: str, opening: str
) -> None:
    text = f'<img src="logo.png">\n\n{heading}\n\n{opening}\n\n## Results\n\nTern reads. It has 3.2B parameters.\n'
    assert said(understand(f"{text}\nTern is open.\n"), "params_total_b") == [("Tern", "params_total_b", "3.2B")]


def test_two_definitions_make_no_subject(understand: Understand) -> None:
    text = f"## Introduction\n\n{CALLED} Tern-VL reads, and Tern-VL sees.\n\nKnot-VL2 is a vision-language model.\n"
    found = understand(f"{text}\n## Results\n\nThe model has 3.2B parameters.\n")
    assert said(found, "params_total_b") == []


PARTICIPLES = {
    "scores of": "Tern-VL reads long inputs, achieving impressive scores of 64.5 on MMMU, and 35.1 on DocVQA.",
    "a phrase before it": "Equipped with a long window, Tern-VL reads, reaching 64.5 on MMMU and 35.1 on DocVQA.",
    "what a part lets it do": "Its encoder, MoonViT, lets it read pages, achieving 64.5 on MMMU and 35.1 on DocVQA.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", PARTICIPLES.values(), ids=PARTICIPLES)
def test_what_is_achieved_along_the_way_is_the_subject_s(understand: Understand, sentence: str) -> None:
    found = understand(f"# Tern-VL\n\n{CALLED}\n\n{sentence}\n")
    assert said(found, "score") == [("Tern-VL", "score", "64.5"), ("Tern-VL", "score", "35.1")]


def test_a_paragraph_goes_on_about_the_variant_that_it_introduces(understand: Understand) -> None:
    text = (
        "Building on this, we introduce a long-thinking variant: **Tern-VL-Thinking**. Developed with reinforcement "
        "learning, this model reasons well. It achieves scores of 61.7 on MMMU. We release the weights."
    )
    found = understand(f"# Tern-VL\n\n{CALLED}\n\n{text}\n")
    assert said(found, "score") == [("Tern-VL-Thinking", "score", "61.7")]


def test_quoted_authors_below_a_quoted_title_are_all_people(understand: Understand) -> None:
    quoted = f"> [**Tern-VL: Wading**]({PAPER})  \n> **Ada Roe, Bo Moe, Cy Doe**\n"
    found = understand(f"# Tern-VL\n\n{quoted}\n{CALLED}\n")
    assert [name for _, _, name in said(found, "author")] == ["Ada Roe", "Bo Moe", "Cy Doe"]


def test_each_name_has_the_size_in_the_brackets_behind_it(understand: Understand) -> None:
    text = "Tern-4.6V comes in two versions: Tern-4.6V (106B), for clusters, and Tern-4.6V-Flash (9B), for laptops."
    found = understand(f"# Tern-4.6V\n\nTern-4.6V is a vision-language model.\n\n{text}\n")
    assert said(found, "params_total_b") == [
        ("Tern-4.6V", "params_total_b", "106B"), ("Tern-4.6V-Flash", "params_total_b", "9B"),
    ]  # fmt: skip


def test_people_linked_on_lines_of_their_own_are_the_authors(understand: Understand) -> None:
    people = "<div>\n<a href='https://a.example'>Ada Roe*</a>,\n<a href='https://b.example'>Bo Moe</a>,\n<br>\n"
    more = "<a href='https://c.example'>Cy Doe</a>,\n<a href='https://d.example'>Di Fey</a>\n</div>\n"
    found = understand(f"# Tern-VL\n\n{people}{more}\n{CALLED}\n")
    assert [name for _, _, name in said(found, "author")] == ["Ada Roe", "Bo Moe", "Cy Doe", "Di Fey"]


def test_full_names_with_commas_in_a_bibliography_are_people(understand: Understand) -> None:
    entry = "@misc{tern,\n  title = {Tern-VL: Wading},\n  author = {Ada Roe, Bo Moe, Cy Doe},\n}"
    found = understand(f"# Tern-VL\n\n{CALLED}\n\n```\n{entry}\n```\n")
    assert [name for _, _, name in said(found, "author")] == ["Ada Roe", "Bo Moe", "Cy Doe"]


NO_PARTS = {
    "what the repository is built on": "We build this repo based on LLaVA.",
    "layers that are tuned": "We freeze the language model and introduce LoRA into four linear layers for training.",
}


@pytest.mark.parametrize("sentence", NO_PARTS.values(), ids=NO_PARTS)
def test_software_and_tuned_layers_are_no_parts(understand: Understand, sentence: str) -> None:
    found = understand(f"# Tern-VL\n\n{CALLED}\n\n{sentence}\n")
    assert said(found, "base_model", "connector") == []


@pytest.mark.parametrize("end", ["", " <br>"])
def test_lines_with_labels_in_bold_are_statements_of_their_own(understand: Understand, end: str) -> None:
    lines = ("**Model size:** 13B parameters", "**Vision encoder:** C-RADIOv2-H", "**Language model:** Vicuna-7B")
    found = understand(f"# Tern-VL\n\n{CALLED}\n\n" + "\n".join(f"{line}{end}" for line in lines) + "\n")
    assert set(said(found, "params_total_b", "vision_encoder_params_b", "vision_encoder", "language_model")) == {
        ("Tern-VL", "params_total_b", "13B"),
        ("Tern-VL", "vision_encoder", "C-RADIOv2-H"),
        ("Tern-VL", "language_model", "Vicuna-7B"),
    }


def test_a_text_backbone_is_a_part_and_no_data(understand: Understand) -> None:
    found = understand(f"# Tern-VL\n\n{CALLED} It has a 70B text backbone and SigLIP.\n")
    assert said(found, "llm_params_b", "dataset_size") == [("Tern-VL", "llm_params_b", "70B")]


def test_a_class_of_competitors_is_no_size(understand: Understand) -> None:
    text = "Our Tern-VL reaches the top of the leaderboard (under 4B parameters)."
    assert said(understand(f"# Tern-VL\n\n{CALLED}\n\n{text}\n"), "params_total_b") == []


def test_a_document_introduces_its_model_below_a_numbered_heading(understand: Understand) -> None:
    text = """
## 1. Introduction

Introducing Tern-VL2, a series of Mixture-of-Experts Vision-Language Models. It comes in two variants:
Tern-VL2-Tiny and Tern-VL2, with 1.0B and 4.5B activated parameters respectively.

## 2. Usage

Note: you need 80GB GPU memory to run this script with tern-vl2-tiny.
"""
    assert said(understand(text), "params_activated_b", "min_gpu_ram_gb") == [
        ("Tern-VL2-Tiny", "params_activated_b", "1.0B"),
        ("Tern-VL2", "params_activated_b", "4.5B"),
        ("tern-vl2-tiny", "min_gpu_ram_gb", "80GB"),
    ]


def test_a_note_on_the_split_of_benchmarks_names_no_data(understand: Understand) -> None:
    text = f"# Tern-VL\n\n{CALLED}\n\nNOTE: VQAv2 and VizWiz are test-dev, MME is divided by 20.\n"
    assert said(understand(text), "dataset") == []


COMPARED = ("Tern-VL-128K vs Knot-Llama3-V 2.5", "Tern-VL versus Knot-VL2", "Tern-VL compared with Knot-VL2")


@pytest.mark.parametrize("title", COMPARED)
def test_a_title_that_sets_two_models_against_each_other_makes_no_subject(understand: Understand, title: str) -> None:
    text = f"## {title}\n\n{CALLED}\n\n### Hardware\n\nWith int4, Knot-Llama3-V 2.5 runs with only 8GB of GPU memory.\n"
    assert said(understand(text), "min_gpu_ram_gb") == []


FAMILY = "# Tern: Small Models\n\nTern is a family of vision-language models."
OUT = {
    "with its generation": "2031.05.08 🔥 **Tern-v1.1-4B is released!**",
    "with an apposition": "2031.05.08 **Tern-v1.1-4B, a small model based on Phi-3.5, is now available!**",
    "with what it supports": "Tern-v1.1-4B, supporting 1,152x1152 images, has been open-sourced.",
}


@pytest.mark.parametrize("news", OUT.values(), ids=OUT)
def test_news_that_a_variant_is_out_go_on_about_it(understand: Understand, news: str) -> None:
    text = f"{FAMILY}\n\n## News\n\n* {news} It is built upon SigLIP.\n"
    assert said(understand(text), "vision_encoder") == [("Tern-v1.1-4B", "vision_encoder", "SigLIP")]


def test_news_that_data_are_out_go_on_about_no_variant(understand: Understand) -> None:
    text = f"{FAMILY}\n\n* **Tern-v1.1-Data is released!** It has 2B pairs.\n"
    assert not {claim.model for claim in understand(text).claims} & {"Tern-v1.1-Data"}


FOLDED = ("Few-shot results", "Image Benchmarks", "Ablations", "Grounding", "Training details", "Stage 1", "FAQs")


@pytest.mark.parametrize("summary", FOLDED)
def test_a_folded_table_makes_no_model_of_its_summary(understand: Understand, summary: str) -> None:
    table = "| Setting | MMMU |\n|---|---|\n| Tern-VL | 51.2 |"
    folded = f"<details>\n<summary>{summary}</summary>\n\n{table}\n</details>\n"
    found = understand(f"# Tern-VL: Wading\n\n{CALLED} It has 3.2B parameters.\n\n{folded}")
    assert ("Tern-VL", "params_total_b", "3.2B") in said(found, "params_total_b")
    assert {claim.model for claim in found.claims} == {"Tern-VL"}


NEXT = {
    "weights of a generation": "We have released the weights of [Tern2.5](https://example.org/t), which sees more.",
    "a submission": "[2031/06/06] We have submitted Tern2.5 to a test of models.",
}


@pytest.mark.parametrize("title", ["Tern: Small Models", "Tern Family: Small Models", "Tern Model Series"])
@pytest.mark.parametrize("news", NEXT.values(), ids=NEXT)
def test_news_of_a_later_generation_go_on_about_it(understand: Understand, title: str, news: str) -> None:
    text = f"# {title}\n\nTern is a vision-language model.\n\n## News\n\n- {news} It achieves 74.3 on MMMU.\n"
    assert said(understand(text), "score") == [("Tern2.5", "score", "74.3")]
