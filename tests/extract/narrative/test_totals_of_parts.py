"""A total beside the language model's name is the language model's; what stands beside is no part and no data."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

SIZES = ("params_total_b", "llm_params_b", "params_activated_b")


def _said(reference: Reference, sentence: str, *attributes: str) -> set[tuple[str, str, str]]:
    page = f"# Okapi\n\nOkapi is a vision-language model.\n\n{sentence}\n"
    claims = extract_document(page.encode(), name="page.md", reference=reference).claims
    return {(one.model, one.attribute, one.value_text) for one in claims if one.attribute in attributes}


@pytest.mark.parametrize(
    "sentence",
    [
        "**Okapi** ties HornViT to a roughly {}-total, {}-active language model.",
        "It joins SigLIP and a sparse decoder with {} total and {} active parameters.",
        "It is built on a {}-total / {}-active MoE backbone.",
        "Its language model has {} total parameters and activates {} per token.",
        "The decoder is a mixture of experts with {} parameters in total, of which {} are active.",
        "SigLIP feeds an LLM of {} total and {} active parameters.",
        "Okapi uses a {}-parameter sparse-MoE decoder with about {} parameters active per token.",
    ],
)
@pytest.mark.parametrize(("total", "active"), [("30B", "3B"), ("1T", "32B"), ("16.4B", "2.8B")])
def test_a_total_of_the_language_model(sentence: str, total: str, active: str, reference: Reference) -> None:
    said = _said(reference, sentence.format(total, active), "params_total_b", "llm_params_b")
    assert {(model, attribute) for model, attribute, _ in said} == {("Okapi", "llm_params_b")}
    assert all(total in value for _, _, value in said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Okapi is a {}-total, {}-active multimodal MoE.",
        "**Okapi** has {} total and {} active parameters across 93 layers.",
        "Okapi is a {}-total, {}-active decoder-only vision-language model.",
        "Okapi is a multimodal large language model with {} total and {} active parameters.",
        "Okapi is a unified decoder-only model with {} total and {} active parameters.",
        "Okapi is a MoE language model with {} total parameters, {} of them active.",
    ],
)
@pytest.mark.parametrize(("total", "active"), [("30B", "3B"), ("2.8T", "104B")])
def test_a_total_of_the_whole(sentence: str, total: str, active: str, reference: Reference) -> None:
    said = _said(reference, sentence.format(total, active), *SIZES)
    assert said == {("Okapi", "params_total_b", total), ("Okapi", "params_activated_b", active)}


@pytest.mark.parametrize("behind", ["and Qwen2 language models", "plus a Qwen2 decoder", "with a Qwen2 language model"])
def test_an_encoders_size_before_the_language_model(behind: str, reference: Reference) -> None:
    sentence = (
        f"It builds on its line, combining a Vision Transformer (ViT) with approximately 600M parameters {behind}."
    )
    said = _said(reference, sentence, *SIZES, "vision_encoder_params_b")
    assert {attribute for _, attribute, _ in said} <= {"vision_encoder_params_b"}


def test_a_size_that_heads_a_clause_is_a_variant(reference: Reference) -> None:
    sentence = "31B is a dense decoder for servers; and 26B-A4B is a sparse model with roughly 4B active parameters."
    assert {model for model, _, _ in _said(reference, sentence, *SIZES)} == {"Okapi 26B-A4B"}


@pytest.mark.parametrize(
    ("sentence", "attribute"),
    [
        ("The entry belongs beside CLIP, SigLIP, and ImageBind as an encoder architecture.", "vision_encoder"),
        ("It mixes interpolated SigLIP-SO400M position embeddings with rotary ones.", "vision_encoder"),
        ("The family spans dense, sparse, and encoder-free designs.", "vision_encoder"),
        (
            "Okapi makes its HornEncoder by initializing a vision backbone from a plain Qwen3-0.6B model.",
            "language_model",
        ),
        ("The image encoder is initialized from Qwen3-0.6B.", "language_model"),
        ("Its recipe builds on the research used for Qwen2 and Vicuna.", "language_model"),
        ("Local attention uses a 1,024-token window.", "context_length_tokens"),
        ("The line spans OkapiE-1B, whose backbone has 1B active and 7B total parameters.", "params_total_b"),
        ("The line spans OkapiE-1B, whose backbone has 1B active and 7B total parameters.", "llm_params_b"),
        ("It accepts as many as 128 images in one prompt.", "dataset_size"),
        ("Okapi handles up to 256 frames and reads 300 pages at once.", "dataset_size"),
    ],
)
def test_what_is_no_part_and_no_data(sentence: str, attribute: str, reference: Reference) -> None:
    assert _said(reference, sentence, attribute) == set()


@pytest.mark.parametrize("encoder", ["SigLIP", "CLIP ViT-L/14"])
def test_an_encoder_beside_its_language_model_stays(encoder: str, reference: Reference) -> None:
    said = _said(reference, f"It pairs a {encoder} image encoder with the Qwen3-0.6B language model.", "language_model")
    assert said == {("Okapi", "language_model", "Qwen3-0.6B")}


@pytest.mark.parametrize("sizes", ["2B-, 7B- and 34B-parameter sizes", "2B-, 7B-, and 34B-parameter variants"])
def test_sizes_that_share_a_word_behind_hyphens(sizes: str, reference: Reference) -> None:
    said = _said(reference, f"Okapi comes in {sizes}.", *SIZES)
    assert said == {(f"Okapi {size}", "params_total_b", size) for size in ("2B", "7B", "34B")}


NOTES = {
    "SigLIP + SmolLM2-360M, 0.6B params": {("params_total_b", "0.6B")},
    "SigLIP (400M params) + SmolLM2, 135M params": {("llm_params_b", "135M")},
    "SmolLM2, 135M params": {("llm_params_b", "135M")},
    "0.6B params, 1.2 GB VRAM. [[paper]](https://arxiv.org/abs/2503.00001)": {
        ("params_total_b", "0.6B"),
        ("min_gpu_ram_gb", "1.2 GB"),
    },
    "0.6B params, 80 GB VRAM cluster": {("params_total_b", "0.6B")},
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_parts_that_make_a_whole(note: str, reference: Reference) -> None:
    page = f"# A list of models\n\n- **Kudu-VL** - {note}\n"
    claims = extract_document(page.encode(), name="page.md", reference=reference).claims
    said = {(one.attribute, one.value_text) for one in claims if one.attribute in (*SIZES, "min_gpu_ram_gb")}
    assert said == NOTES[note]
