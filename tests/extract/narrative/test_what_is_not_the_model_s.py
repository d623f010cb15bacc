"""Sentences on a model's page that tell nothing of the model itself, however much they name and count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

LEFT_OUT = {"summary", "evaluation_benchmark"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It outperforms most existing 7B models.",
        "Unlike LLaVA-1.5, which uses CLIP, it keeps images whole.",
        "It was trained on 8 A100 80GB GPUs.",
        "We used a single 24 GB card for our experiments.",
        "The judge is GPT-4.",
        "The reward model is Qwen2-7B.",
        "Captions were written by Qwen2-VL-72B.",
        "It distils Qwen2-72B.",
        "It beats Heron-13B by 3.2 points on MMMU.",
        "It is 2.5x faster than Vicuna-7B.",
        "There is no CLIP encoder.",
        "Disk space: 30 GB.",
        "You need 64 GB of RAM.",
        "The download is 16 GB.",
        "Compared to Okapi-7B it saves 12 GB of memory.",
        "It improves MMMU by 4.1 points.",
        "It reduces memory by 50%.",
        "We thank the authors of LLaVA and Qwen2.",
        "Our code is based on LLaVA-NeXT.",
        "See the paper of SigLIP for details.",
        "It is inspired by Flamingo.",
        "Other models need 40 GB of VRAM.",
        "The human baseline is 88.6 on MMMU.",
        "License of the code: MIT.",
        "The code is released under the MIT license.",
        "The training data has a CC BY 4.0 license.",
        "The vocabulary has 150K tokens.",
        "It generates up to 4096 tokens.",
        "Images are split into 576 tokens.",
        "Inference of 100 images takes 16 seconds.",
        "It was tested on an RTX 4090 (24 GB).",
        "Without the adapter it would have 7B parameters.",
        "The teacher has 72B parameters.",
        "Prompts follow the Vicuna template.",
        "The demo runs on LLaVA-1.5.",
        "Its predecessor used CLIP.",
        "The previous version had 3B parameters.",
        "The old encoder was SigLIP.",
    ],
)
def test_a_sentence_tells_nothing_of_the_model(understand: Understand, sentence: str) -> None:
    claims = understand(f"# Zebu-VL\n\nZebu-VL is a vision-language model.\n\n{sentence}\n").claims
    said = [(one.attribute, one.value_text) for one in claims if one.model == "Zebu-VL" and one.status == "ok"]
    assert [one for one in said if one[0] not in LEFT_OUT] == []


@pytest.mark.parametrize("sentence", ["It may run on 8 GB cards.", "It could use SigLIP in the future."])
def test_what_may_be_is_no_fact(understand: Understand, sentence: str) -> None:
    claims = understand(f"# Zebu-VL\n\nZebu-VL is a vision-language model.\n\n{sentence}\n").claims
    assert {claim.status for claim in claims if claim.attribute != "summary"} <= {"hedged"}
