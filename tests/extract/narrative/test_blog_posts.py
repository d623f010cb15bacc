"""A post that welcomes a model: its title stands in the front matter or greets, its sentences name sizes by the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

POST = "# Welcome Zebu3 – New vision language models by Acme\n\nZebu3 is a vision language model.\n\n{}\n"


def told(understand: Understand, text: str, *attributes: str) -> set[tuple[str, ...]]:
    """Model, attribute, what is measured or which role, and value of the claims about some attributes."""
    claims = understand(text).claims
    found = [claim for claim in claims if claim.attribute in attributes]
    return {(claim.model, claim.attribute, claim.benchmark or claim.scope, claim.value_text) for claim in found}


FRONT = "---\ntitle: {}\nauthors:\n- user: anna\n---\n\n## TLDR\n\nThis post is about a small model.\n\n"
TITLES = [
    "# Welcome Zebu3 – New vision language models by Acme\n\nZebu3 is a vision language model.\n\n",
    "# Welcome Zebu3: Acme's all new multimodal model\n\nZebu3 is a vision language model.\n\n",
    f"{FRONT.format('Zebu3 - small yet mighty vision language model')}## What is Zebu3?\n\n",
    f"{FRONT.format('Zebu3: A Vision-Language Model for Maps')}## Architecture\n\n",
]


@pytest.mark.parametrize("opening", TITLES)
def test_the_title_of_a_post_names_its_model(understand: Understand, opening: str) -> None:
    text = f"{opening}The vision encoder is SigLIP.\n"
    assert told(understand, text, "vision_encoder") == {("Zebu3", "vision_encoder", "", "SigLIP")}


SENTENCES = {
    "The 11B Vision model takes about 10 GB of GPU RAM.": {("Zebu3 11B", "params_total_b", "", "11B")},
    "It comes in two sizes: 11B for small servers and phones, and 90B for large-scale applications.": {
        ("Zebu3 11B", "params_total_b", "", "11B"),
        ("Zebu3 90B", "params_total_b", "", "90B"),
    },
    "Zebu3 is based on the Gemma 2 2B, 9B, and 27B language models.": {
        ("Zebu3", "language_model", "", "Gemma 2 2B"),
    },
    "The text models used are Llama 3.1 8B for the 11B model, and Llama 3.1 70B for the 90B model.": {
        ("Zebu3 11B", "language_model", "", "Llama 3.1 8B"),
        ("Zebu3 90B", "language_model", "", "Llama 3.1 70B"),
        ("Zebu3 90B", "params_total_b", "", "90B"),
        ("Zebu3 11B", "params_total_b", "", "11B"),
    },
    "This explains why the memory consumption increases so much for 2 images with Qwen and InternVL.": set(),
    "Zebu3 reduces memory usage by pairing SigLIP with Qwen2-7B.": {
        ("Zebu3", "vision_encoder", "", "SigLIP"),
        ("Zebu3", "language_model", "", "Qwen2-7B"),
    },
    "We tested quantization by evaluating a 3B fine-tuned checkpoint on the VQAv2 dataset.": {
        ("Zebu3", "dataset", "evaluation", "VQAv2"),
    },
    "The layers look at 5 local layers for 1 global layer and reduce the window size to 1024 tokens.": set(),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_a_post(understand: Understand, sentence: str) -> None:
    kinds = (
        "params_total_b", "llm_params_b", "vision_encoder_params_b", "language_model", "vision_encoder", "dataset",
        "context_length_tokens",
    )  # fmt: skip
    said = told(understand, POST.format(sentence), *kinds)
    assert {fact for fact in said if not (fact[0] == "Zebu3" and fact[1].startswith("params"))} == SENTENCES[sentence]


SCORES = {
    "On Chatbot Arena, Zebu3 27B IT reports an Elo score of **1334**.": {("Zebu3 27B IT", "Chatbot Arena", "1334")},
    "It has been evaluated on MMLU-Pro (27B: 67.5) and MMMU (27B: 64.9).": {
        ("Zebu3 27B", "MMLU-Pro", "67.5"),
        ("Zebu3 27B", "MMMU", "64.9"),
    },
    "It yielded competitive results on the CinePile benchmark, with a score of 27.14%.": {
        ("Zebu3", "CinePile", "27.14"),
    },
    "It has good results on VQAv2 with 4 frames.": set(),
}


@pytest.mark.parametrize("sentence", SCORES)
def test_a_score_in_a_post(understand: Understand, sentence: str) -> None:
    said = told(understand, POST.format(sentence), "score")
    assert {(model, benchmark, value) for model, _, benchmark, value in said} == SCORES[sentence]


def test_a_language_model_s_own_line_is_no_part_of_it(understand: Understand) -> None:
    text = (
        "# Welcome Gemma 3: multimodal at last\n\nGemma 3 is a vision-language model.\n\n"
        "Gemma-3-4B-IT beats Gemma 2 9B. The base frequency goes from 10k in Gemma 2 to 1M in Gemma 3.\n"
    )
    assert told(understand, text, "language_model", "llm_params_b") == set()


LINKS = {
    "[Fine-tuning script](https://github.com/anna/things/blob/main/tune_zebu3.ipynb)": set(),
    "[Zebu blog post](https://huggingface.co/blog/zebu)": set(),
    "[Blog post](https://huggingface.co/blog/zebu3)": {"https://huggingface.co/blog/zebu3"},
    "[Code](https://github.com/acme/zebu3)": {"https://github.com/acme/zebu3"},
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_of_a_post(understand: Understand, link: str) -> None:
    text = f"{POST.format('')}## Resources\n\n- {link}\n"
    assert {value for *_, value in told(understand, text, "github_url", "blog_url")} == LINKS[link]


def test_a_headline_names_its_model_and_what_a_part_comes_in_is_not_its_size(understand: Understand) -> None:
    text = (
        "---\ntitle: TinyZebu Grows Smaller – Introducing the 256M & 500M Models!\n---\n\n## TLDR\n\n"
        "We built on TinyZebu 2B, a small vision language model.\n\n## What changed since TinyZebu 2B?\n\n"
        "We compared SigLIP 400M SO against a smaller encoder, so we opted for the 93M-parameter SigLIP base.\n\n"
        "The Qwen3 family comes in three sizes: 1B, 4B and 8B.\n"
    )
    kinds = ("params_total_b", "vision_encoder", "vision_encoder_params_b")
    assert told(understand, text, *kinds) == {
        ("TinyZebu 2B", "params_total_b", "", "2B"),
        ("TinyZebu", "vision_encoder", "", "SigLIP base"),
        ("TinyZebu", "vision_encoder_params_b", "", "93M"),
    }


def test_a_linked_data_set_is_read_like_a_known_one(understand: Understand) -> None:
    hub = "https://huggingface.co/datasets"
    said = f"We rely on [Docmatix]({hub}/acme/Docmatix) with the addition of [MathNotes]({hub}/anna/math-notes-v2)."
    assert told(understand, POST.format(said), "dataset") == {
        ("Zebu3", "dataset", "training", "Docmatix"),
        ("Zebu3", "dataset", "training", "MathNotes"),
    }


def test_items_that_praise_a_model_before_its_name_are_about_it(understand: Understand) -> None:
    text = (
        "# Welcome Zebu 4 Maverick & Scout on the Hub\n\nThis generation includes two models:\n\n"
        "- The highly capable **Zebu 4 Maverick** with 17B active parameters out of ~400B total.\n"
        "- The efficient **Zebu 4 Scout** also has 17B active parameters out of ~109B total.\n"
    )
    assert told(understand, text, "params_total_b", "params_activated_b") == {
        ("Zebu 4 Maverick", "params_activated_b", "", "17B"),
        ("Zebu 4 Maverick", "params_total_b", "", "400B"),
        ("Zebu 4 Scout", "params_activated_b", "", "17B"),
        ("Zebu 4 Scout", "params_total_b", "", "109B"),
    }
