"""Parts of models in running text: what is said of the model, and what only seems so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim, Understanding

Describe = Callable[[str], Sequence[Claim]]
Understand = Callable[[str], Understanding]
AUTHORS = "Ana Pérez, Björn Åkesson"

SAID = {
    "a verb of use": ("Zephyrus-VL uses EVA-CLIP ViT-G/14.", {("vision_encoder", "EVA-CLIP ViT-G/14")}),
    "no verb at all": ("SigLIP 2 plus Phi-4.", {("vision_encoder", "SigLIP 2"), ("language_model", "Phi-4")}),
    "a role word behind": ("The Mistral-7B language model writes.", {("language_model", "Mistral-7B")}),
    "a role word before": ("Its image encoder is DINOv2.", {("vision_encoder", "DINOv2")}),
    "brackets": ("A vision encoder (InternViT-300M) sees.", {("vision_encoder", "InternViT-300M")}),
    "a new encoder beside a role word": ("It has the FrobEnc-XL vision encoder.", {("vision_encoder", "FrobEnc-XL")}),
    "a new language model behind a colon": ("LLM: Zorblax-13B.", {("language_model", "Zorblax-13B")}),
    "a connector that joins": ("A two-layer MLP connects them.", {("connector", "two-layer MLP")}),
    "what replaces something": ("SigLIP replaces CLIP.", {("vision_encoder", "SigLIP")}),
    "replaced by": ("CLIP is replaced by SigLIP.", {("vision_encoder", "SigLIP")}),
    "swapped for": ("It swaps CLIP for SigLIP.", {("vision_encoder", "SigLIP")}),
    "in favour of": ("It drops the Q-Former in favour of a linear layer.", set()),
    "instead of": ("Instead of CLIP, it takes AIMv2.", {("vision_encoder", "AIMv2")}),
    "rather than": ("It builds on Qwen2.5-7B rather than Vicuna-7B.", {("language_model", "Qwen2.5-7B")}),
    "unlike": ("Unlike LLaVA with Vicuna-13B, it has Gemma 2.", {("language_model", "Gemma 2")}),
    "a comparison": ("It outperforms models with CLIP ViT-L/14.", set()),
    "a teacher": ("Features are distilled from SigLIP-SO400M.", set()),
    "a maker of data": ("Captions were written by Llama 3.", set()),
    "examples of a class": ("Contrastive methods (e.g., CLIP, SigLIP) need large batches.", set()),
    "a part of another model": ("It surpasses Boreas, which has Vicuna-7B.", set()),
    "a licence": ("It comes under the Llama 3.2 Community License.", set()),
    "a kind behind a part": ("Its encoder is DFN ViT, a CLIP model.", {("vision_encoder", "DFN ViT")}),
    "a company's name": ("Zephyrus-VL by Mistral AI is here.", set()),
}


@pytest.mark.parametrize("case", SAID)
def test_parts(describe: Describe, case: str) -> None:
    sentence, wanted = SAID[case]
    claims = [claim for claim in describe(sentence) if claim.model == "Zephyrus-VL" and claim.status in ("ok", "vague")]
    parts = {
        (claim.attribute, claim.value_text)
        for claim in claims
        if claim.attribute in ("vision_encoder", "language_model", "connector")
    }
    if case == "in favour of":
        parts = {part for part in parts if part[1] == "Q-Former"}
    assert parts == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "It is believed to use a ViT-G.",
        "Perhaps the encoder is SigLIP?",
        "Presumably Vicuna-7B writes.",
        "The language model might be Phi-3.",
    ],
)
def test_what_is_only_supposed_is_hedged(describe: Describe, sentence: str) -> None:
    assert {claim.status for claim in describe(sentence)} <= {"hedged"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Zephyrus-VL is an encoder-free model.",
        "It does away with the vision encoder.",
        "It works without a separate image encoder.",
        "No vision encoder is needed; it uses no vision encoder.",
        "The model does not use a visual encoder.",
    ],
)
def test_an_absent_encoder_is_said_to_be_none(describe: Describe, sentence: str) -> None:
    claims = [claim for claim in describe(sentence) if claim.attribute == "vision_encoder"]
    assert {(claim.value_text, claim.status) for claim in claims} == {("none", "explicit_none")}


@pytest.mark.parametrize(
    "sentence",
    [
        "It needs no image encoder fine-tuning.",
        "Training goes on without freezing the vision encoder.",
        "It outperforms encoder-free models.",
    ],
)
def test_an_encoder_that_is_there_is_not_denied(describe: Describe, sentence: str) -> None:
    assert not [claim for claim in describe(sentence) if claim.status == "explicit_none"]


def test_a_replaced_part_is_the_other_models(describe: Describe) -> None:
    claims = describe("It replaces the Vicuna-7B used in LLaVA with Qwen3-8B.")
    assert {(claim.model, claim.value_text) for claim in claims if claim.attribute == "language_model"} == {
        ("LLaVA", "Vicuna-7B"),
        ("Zephyrus-VL", "Qwen3-8B"),
    }


def test_a_base_model_is_what_it_builds_on(describe: Describe) -> None:
    claims = [
        claim for claim in describe("Zephyrus-VL builds upon LLaVA-OneVision.") if claim.attribute == "base_model"
    ]
    assert {claim.value_text for claim in claims} == {"LLaVA-OneVision"}


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("It combines Mamba-2 state-space layers with shared blocks.", id="a kind of layer"),
        pytest.param("It extends the Qwen vision-language family.", id="a line of whole models"),
        pytest.param("The entry belongs beside CLIP, SigLIP and ImageBind.", id="neighbours in a catalogue"),
        pytest.param("The later GLM-4.5V scales the recipe.", id="a name that goes on with a point"),
    ],
)
def test_a_name_that_is_no_part_here(describe: Describe, sentence: str) -> None:
    assert not [c for c in describe(sentence) if c.attribute in ("vision_encoder", "language_model")]


def test_a_method_inside_a_parts_name_is_no_method(describe: Describe) -> None:
    said = describe("The encoder and Partial LoRA are fine-tuned to align image and text.")
    assert {(c.attribute, c.value_text) for c in said} == {("connector", "Partial LoRA")}


def test_a_closed_model_is_no_certain_base(describe: Describe) -> None:
    said = describe("Its architecture builds on the foundations laid by GPT-4.")
    assert {(c.attribute, c.value_text, c.status) for c in said} == {("base_model", "GPT-4", "suspicious")}


def test_two_parts_are_replaced_in_one_sentence(describe: Describe) -> None:
    said = describe("It swaps DINOv2-L for SigLIP and InternLM2-7B for Qwen2.5-0.5B.")
    parts = {(c.attribute, c.value_text) for c in said if c.model == "Zephyrus-VL" and c.status == "ok"}
    assert parts == {("vision_encoder", "SigLIP"), ("language_model", "Qwen2.5-0.5B")}


def test_a_method_that_was_dropped_is_not_the_one_used(describe: Describe) -> None:
    said = describe("LoRA was tried and dropped in favour of full fine-tuning.")
    assert {c.value_text for c in said if c.attribute == "fine_tuning_method"} == {"full fine-tuning"}


def test_a_short_name_with_a_quality_repeats_the_longer_one(describe: Describe) -> None:
    said = describe("Zephyrus-VL uses the Aya-23 8B model as its LLM because of Aya's strong grasp of languages.")
    assert {claim.value_text for claim in said if claim.attribute == "language_model"} == {"Aya-23 8B"}


def test_a_part_that_lends_its_name_to_the_whole_is_still_a_part(understand: Understand) -> None:
    folded = "<details>\n<summary>More</summary>\nThe language model of it is a pre-trained PaLM.\n</details>\n"
    said = understand(
        f"Contents\nPaLM-Zeph | Boreas\n\nPaLM-Zeph: Seeing Far\nIt sees far.\n{AUTHORS}\n{folded}"
    ).claims
    assert {claim.value_text for claim in said if claim.attribute == "language_model"} == {"PaLM"}


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        pytest.param(
            "It has a SigLIP-400M vision encoder, a Whisper-medium-300M speech encoder, and Qwen2.5-7B-Instruct.",
            {"SigLIP-400M", "Qwen2.5-7B-Instruct"}, id="another part behind a named one",
        ),
        pytest.param("For comparison, ShareGPT4V-7B uses CLIP and Vicuna-7B.", set(), id="a model named like data"),
        pytest.param(
            "We also experimented with InternViT-300M and a Q-Former, but neither made it into the final model.",
            set(), id="tried and left out",
        ),
        pytest.param(
            "It was once planned with a Q-Former; an MLP now connects both.", {"MLP"}, id="planned at first",
        ),
        pytest.param("Earlier attempts with BLIP-2's Q-Former failed.", set(), id="attempts"),
        pytest.param("We chose SigLIP over CLIP after a small study.", {"SigLIP"}, id="not chosen"),
        pytest.param("CLIP similarity was used to filter the captions.", set(), id="what filters the data"),
        pytest.param("Captions were scored with CLIP.", set(), id="what scores the data"),
        pytest.param("Qwen2-72B rewrote the instructions.", set(), id="who rewrites the data"),
        pytest.param("We use Llama 3.1 70B for data generation.", set(), id="who writes the data"),
        pytest.param("The tokenizer of Llama 3 is used.", set(), id="only the tokenizer"),
        pytest.param("It shares its tokenizer with Qwen2.5.", set(), id="a tokenizer that is shared"),
        pytest.param("The code also supports InternViT-6B as an encoder.", set(), id="a possibility"),
        pytest.param("The Osprey model joins CLIP and Vicuna-7B.", set(), id="the model of others"),
        pytest.param("In Osprey, CLIP is joined to Vicuna-7B.", set(), id="in the model of others"),
        pytest.param("An ablation with Vicuna-13B shows small gains.", set(), id="an ablation"),
        pytest.param("Related work includes Flamingo with Chinchilla.", set(), id="related work"),
        pytest.param("With DINOv2 replaced by CLIP it sees less.", set(), id="replaced for a trial"),
        pytest.param(
            "Neither the vision encoder (DINOv2-L) nor the LLM (Mistral-7B-Instruct-v0.2) is updated.",
            {"DINOv2-L", "Mistral-7B-Instruct-v0.2"}, id="parts that both stay as they are",
        ),
    ],
)  # fmt: skip
def test_parts_of_others_and_of_trials_are_none(describe: Describe, sentence: str, parts: set[str]) -> None:
    kinds = ("vision_encoder", "language_model", "connector")
    assert {c.value_text for c in describe(sentence) if c.attribute in kinds and c.status == "ok"} == parts
