"""READMEs and model cards about one model: whom "we", "it" and a bare sentence speak of, and when nobody can say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

CARD = """---
base_model:
- Zorblax/Zorblax2-7B
datasets:
- tarn/Zephyr-Mix
pipeline_tag: image-text-to-text
---

# Zephyrus-VL: Seeing Far

[Paper](https://arxiv.org/abs/2511.04321) | [Code](https://github.com/tarn/zephyrus) | [Weights](https://huggingface.co/tarn/Zephyrus-VL)

## Introduction

We pair SigLIP-SO400M with Qwen2.5-7B by means of a two-layer MLP connector. It has 8.4B parameters in total.

- **Long pages**: it supports a context of 64K tokens.

## Training data

We pre-trained on CC12M. Stage 2 fine-tunes on ALLaVA.

## Evaluation

The 3B version scores 71.2 on ChartQA. We evaluate on MMMU and AI2D.

## Contributing

The tests need 4 GB of GPU memory.

## Citation

```bibtex
@article{perez2025zephyrus,
  title={{Zephyrus-VL}: Seeing Far},
  author={P{\\'e}rez, Ana and {\\v{S}}imek, Petra and others},
  journal={arXiv preprint arXiv:2511.04321}
}
@article{other2024boreas,
  title={Boreas},
  author={Nemo, Captain},
  eprint={2401.00001}
}
```
"""


def said(understanding: Understanding, model: str = "Zephyrus-VL") -> set[tuple[str, str]]:
    """Attribute and value of each certain claim about a model."""
    return {(claim.attribute, claim.value_text) for claim in understanding.claims if claim.model == model}


@pytest.mark.parametrize(
    "fact",
    [
        ("base_model", "Zorblax/Zorblax2-7B"),
        ("dataset", "tarn/Zephyr-Mix"),
        ("arxiv_id", "2511.04321"),
        ("github_url", "https://github.com/tarn/zephyrus"),
        ("hf_id", "tarn/Zephyrus-VL"),
        ("vision_encoder", "SigLIP-SO400M"),
        ("language_model", "Qwen2.5-7B"),
        ("params_total_b", "8.4B"),
        ("context_length_tokens", "64K"),
        ("dataset", "CC12M"),
        ("dataset", "ALLaVA"),
        ("evaluation_benchmark", "MMMU"),
        ("evaluation_benchmark", "AI2D"),
        ("title", "Zephyrus-VL: Seeing Far"),
        ("author", "Ana Pérez"),
        ("author", "Petra Šimek"),
    ],
)
def test_a_card_speaks_of_its_model(understand: Understand, fact: tuple[str, str]) -> None:
    assert fact in said(understand(CARD))


def test_a_size_at_the_head_of_a_sentence_is_that_variant(understand: Understand) -> None:
    assert ("score", "71.2") in said(understand(CARD), "Zephyrus-VL 3B")
    assert ("score", "71.2") not in said(understand(CARD))


def test_what_surrounds_the_model_and_other_entries_say_nothing_of_it(understand: Understand) -> None:
    claims = said(understand(CARD))
    assert not claims & {("min_gpu_ram_gb", "4 GB"), ("author", "Captain Nemo"), ("arxiv_id", "2401.00001")}
    assert not any(value == "others" for _, value in claims)


@pytest.mark.parametrize(
    "document",
    [
        "# Fernglass\n\nFernglass is an evaluation toolkit. It runs on 8B parameters and uses SigLIP.\n",
        "# Zephyrus-VL\n\nWe use SigLIP and Vicuna-7B.\n",
        "# Zephyrus-VL and Boreas\n\nZephyrus-VL is a vision-language model.\n\n## Usage\n\nWe use SigLIP.\n",
        "# Zephyrus-VL\n\nZephyrus-VL is a vision-language model.\n\n## LLaVA-1.5\n\nWe use SigLIP and Vicuna-7B.\n",
    ],
    ids=["a tool", "nothing bears the title out", "two models in the title", "a heading of another model"],
)
def test_nothing_is_said_where_the_subject_is_not_certain(understand: Understand, document: str) -> None:
    claims = understand(document).claims
    parts = ("vision_encoder", "language_model", "params_total_b")
    assert not [claim for claim in claims if claim.attribute in parts and claim.model in ("Zephyrus-VL", "Fernglass")]
