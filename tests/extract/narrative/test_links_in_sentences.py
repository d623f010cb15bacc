"""What a sentence says of its model where it links the checkpoint of another, thanks others, or cites a licence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

TITLE = "# Tern-VL\n\nTern-VL is a vision-language model.\n\n"
HUB = "https://huggingface.co"
ATTRIBUTES = ("base_model", "language_model", "vision_encoder", "dataset", "min_gpu_ram_gb", "params_total_b")


def said(understanding: Understanding) -> list[tuple[str, str, str]]:
    return [(one.model, one.attribute, one.value_text) for one in understanding.claims if one.attribute in ATTRIBUTES]


LINKED = {
    f"Our model is based on [GLM-4V-9B]({HUB}/THUDM/glm-4v-9b).": [("Tern-VL", "base_model", "GLM-4V-9B")],
    f"It uses [Qwen2.5-7B]({HUB}/Qwen/Qwen2.5-7B) as language model.": [("Tern-VL", "language_model", "Qwen2.5-7B")],
    f"The `Tern-VL-9B` model is based on [GLM-4V-9B]({HUB}/THUDM/glm-4v-9b).": [
        ("Tern-VL-9B", "params_total_b", "9B"),
        ("Tern-VL-9B", "base_model", "GLM-4V-9B"),
    ],
    f"[Tern-VL-Int4]({HUB}/birds/Tern-VL-Int4) needs 6 GB of GPU memory.": [
        ("birds/Tern-VL-Int4", "min_gpu_ram_gb", "6 GB")
    ],
}


@pytest.mark.parametrize("sentence", LINKED)
def test_a_linked_checkpoint_speaks_only_where_it_is_the_models_own(understand: Understand, sentence: str) -> None:
    assert sorted(said(understand(TITLE + sentence))) == sorted(LINKED[sentence])


def test_a_sentence_about_a_size_says_that_size(understand: Understand) -> None:
    assert said(understand(f"{TITLE}Tern-VL-17B is a strong model.")) == [("Tern-VL-17B", "params_total_b", "17B")]


@pytest.mark.parametrize(
    "text",
    [
        "We thank the authors of Vicuna.",
        "We would like to thank the authors of SigLIP and LAION.",
        "- [ShareGPT](https://example.org): Thanks for their wonderful work!",
        "## \N{HEAVY BLACK HEART}\ufe0f Acknowledgments\n\n- Vicuna: the amazing open-sourced language model!",
        "The usage of Tern-VL checkpoints should comply with the base LLM's model license: Llama 2.",
    ],
)
def test_thanks_and_licences_name_no_parts(understand: Understand, text: str) -> None:
    assert said(understand(TITLE + text)) == []


def test_a_name_in_a_list_of_data_is_no_encoder(understand: Understand) -> None:
    found = understand(f"{TITLE}We filter 33M images from OpenImages, SAM and LAION for pre-training.")
    assert ("Tern-VL", "vision_encoder", "SAM") not in said(found)
    assert ("Tern-VL", "dataset", "LAION") in said(found)


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("Read the [technical report](https://arxiv.org/abs/2603.04567).", ["2603.04567"]),
        ("More details are in the [paper](https://arxiv.org/abs/2603.04567).", ["2603.04567"]),
        ("The loss is that of the [paper](https://arxiv.org/abs/2603.04567) on contrastive learning.", []),
    ],
)
def test_a_report_to_be_read_is_the_models_own(understand: Understand, sentence: str, ids: list[str]) -> None:
    claims = understand(f"{TITLE}## Limits\n\nTern-VL was not trained on video.\n\n{sentence}\n").claims
    assert [one.value_text for one in claims if one.attribute == "arxiv_id"] == ids
