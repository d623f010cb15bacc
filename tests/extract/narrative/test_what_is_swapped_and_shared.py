"""Sizes and memory in phrases that a hasty reader gives to the wrong thing: parts swapped, parts that hear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim

Describe = Callable[[str], Sequence[Claim]]

_FIGURES = {
    "what comes in a part's place": (
        "It swaps the SigLIP for the 93M-parameter base version.", {("vision_encoder_params_b", 0.093)},
    ),
    "a part that hears": (
        "It attaches a 1.1B-parameter EVA-02 image encoder and a 640M Whisper speech encoder to Mistral Nemo 12B.",
        {("vision_encoder_params_b", 1.1)},
    ),
    "its own name behind a size": ("SigLIP and SmolLM2-135M make a 222M Zephyrus-VL.", {("params_total_b", 0.222)}),
    "all parameters at once": ("Being dense, all 12.4B params are used for every token.", {("params_total_b", 12.4)}),
    "parts together": (
        "The parts are UMT-L for vision and Phi-3.5 for language, together 4.6B.", {("params_total_b", 4.6)},
    ),
    "a share of another's": ("The later Zephyrus-Max has 124B parameters, 1B of which are the encoder's.", set()),
    "a decoder based on another": ("A 12B decoder based on Mistral Nemo writes.", {("llm_params_b", 12.0)}),
    "a word for one billion": ("It has less than a billion parameters (0.7B?).", {("params_total_b", 1.0)}),
    "what goes on behind its parts": (
        "It pairs CLIP with Vicuna-7B and has 13B parameters.", {("params_total_b", 13.0)},
    ),
    "a part that replaces another": ("Phi-2 (2.7B) replaces Vicuna.", {("llm_params_b", 2.7)}),
    "what it is, at once": ("A 7.4B model made of CLIP and Qwen2.", {("params_total_b", 7.4)}),
    "a ViT with its size": ("It sees through a ViT-B/16 with 86M parameters.", {("vision_encoder_params_b", 0.086)}),
    "a further part": ("A further 1.2B parameters sit in a speech decoder.", set()),
    "a connector with its own": (
        "It joins a 304M ViT-L, a Q-Former holding 107M parameters, and a T5.", {("vision_encoder_params_b", 0.304)},
    ),
    "memory of the other sort": ("No GPU is needed; 2 GB of RAM will do.", set()),
    "memory at most": ("It requires no more than 4 GB of VRAM.", {("min_gpu_ram_gb", 4.0)}),
    "behind the data's comma": (
        "It was trained on RICO, has 3.1B parameters and was never tested.", {("params_total_b", 3.1)},
    ),
}  # fmt: skip
_VARIANTS = {
    "sizes parted by slashes": (
        "Zephyrus-VL comes with three model sizes: 1.5B/4B/8B.",
        {("Zephyrus-VL 1.5B", 1.5), ("Zephyrus-VL 4B", 4.0), ("Zephyrus-VL 8B", 8.0)},
    ),
    "less than one billion": (
        "Models are offered at 0.5B and 7B.", {("Zephyrus-VL 0.5B", 0.5), ("Zephyrus-VL 7B", 7.0)},
    ),
    "a name behind its size": ("A 1.3B distilled version, Zephyrus-VL-Lite, is out.", {("Zephyrus-VL-Lite", 1.3)}),
    "memory for each": (
        "You'll want at least 6 GB of VRAM for the 2.2B model and 14 GB for the 6.1B one.",
        {("Zephyrus-VL 2.2B", 6.0), ("Zephyrus-VL 6.1B", 14.0), ("Zephyrus-VL 2.2B", 2.2), ("Zephyrus-VL 6.1B", 6.1)},
    ),
    "memory of the variant before": (
        "Two are public. Zephyrus-VL-1.8B is small. It runs in 5 GB of VRAM.",
        {("Zephyrus-VL-1.8B", 1.8), ("Zephyrus-VL-1.8B", 5.0)},
    ),
}  # fmt: skip
_NUMBERS = frozenset(
    {"params_total_b", "params_activated_b", "llm_params_b", "vision_encoder_params_b", "min_gpu_ram_gb"}
)


def _figures(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.attribute in _NUMBERS and claim.status in ("ok", "derived_from_name")]


@pytest.mark.parametrize(("sentence", "figures"), _FIGURES.values(), ids=_FIGURES.keys())
def test_figures_go_to_what_they_count(describe: Describe, sentence: str, figures: set[tuple[str, float]]) -> None:
    assert {(claim.attribute, claim.value_number) for claim in _figures(describe(sentence))} == figures


@pytest.mark.parametrize(("sentence", "figures"), _VARIANTS.values(), ids=_VARIANTS.keys())
def test_figures_go_to_their_variants(describe: Describe, sentence: str, figures: set[tuple[str, float]]) -> None:
    assert {(claim.model, claim.value_number) for claim in _figures(describe(sentence))} == figures


@pytest.mark.parametrize(
    ("sentence", "attribute"),
    [
        ("Tiling is enough, so there is no Q-Former.", "connector"),
        ("no resampler, a table of embeddings instead", "connector"),
        ("In contrast with LLaVA, which relies on CLIP, it reads patches.", "vision_encoder"),
        ("No evaluation on ChartQA was done.", "evaluation_benchmark"),
        ("It was tuned on chats and MathVerse-style problems.", "evaluation_benchmark"),
        ("It reads well, while UReader reaches 65.4.", "dataset"),
        ("In earlier prototypes we used SigLIP 2, but found it weak.", "vision_encoder"),
        ("In fine-tuned VQAv2 it lags behind LLaVA-1.5.", "dataset"),
        ("The paper promises MMMU 48.", "score"),
        ("The stack is UMT-L for vision.", "dataset"),
        ("Its 128K context window lets it digest long documents.", "dataset_size"),
    ],
)
def test_what_is_denied_or_only_like_it_is_not_claimed(describe: Describe, sentence: str, attribute: str) -> None:
    assert not [claim for claim in describe(sentence) if claim.attribute == attribute and claim.value_text != "none"]


@pytest.mark.parametrize("sentence", ["It scales from 1B to 72B.", "It is available in sizes from 1B to 72B."])
def test_a_range_of_sizes_needs_no_noun(describe: Describe, sentence: str) -> None:
    claims = {(c.attribute, c.value_number) for c in describe(sentence) if c.attribute.startswith("params")}
    assert claims == {("params_min_b", 1.0), ("params_max_b", 72.0)}
