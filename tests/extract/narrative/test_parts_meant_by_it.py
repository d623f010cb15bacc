"""Behind a sentence about a part, "it" is the part: its parameters are never those of the whole model."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

ABOUT_ENCODER = (
    "The vision encoder is SigLIP.", "SigLIP is frozen.", "We use SigLIP as the vision encoder.",
    "The vision tower is a ViT.", "Images go through CLIP.", "SigLIP encodes each image.",
    "The encoder comes from CLIP.",
    "**Vision encoder.**", "Our vision encoder is a SigLIP.", "As vision encoder we took SigLIP.",
)  # fmt: skip
ABOUT_LANGUAGE_MODEL = (
    "The language model is Vicuna-7B.", "Vicuna-7B serves as the language model.", "We use Qwen2-7B.",
    "Qwen2-7B writes the answer.", "**Language model.**", "The LLM is Qwen2-7B.",
)  # fmt: skip
ABOUT_CONNECTOR = ("The projector is an MLP.", "A Q-Former joins both.", "The connector is a two-layer MLP.")
ABOUT_MODEL = (
    "Foo-VL uses SigLIP.", "The model uses SigLIP and Qwen2-7B.", "Foo-VL is based on Qwen2-7B.",
    "SigLIP and Qwen2-7B are joined by an MLP.", "Foo-VL is open.", "Our model reads charts.",
)  # fmt: skip
SIZES = (
    "It has 0.4B parameters.", "It has about 0.4 billion parameters and is fast.", "It counts 0.4B parameters.",
    "Its size is 0.4B parameters.",
)  # fmt: skip
KINDS = ("params_total_b", "vision_encoder_params_b", "llm_params_b")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("sentences", "attributes"),
    [
        pytest.param(ABOUT_ENCODER, {"vision_encoder_params_b"}, id="encoder"),
        pytest.param(ABOUT_LANGUAGE_MODEL, {"llm_params_b"}, id="language model"),
        pytest.param(ABOUT_CONNECTOR, set(), id="connector"),
        pytest.param(ABOUT_MODEL, {"params_total_b"}, id="model"),
    ],
)
def test_it_is_what_the_sentence_before_is_about(
    reference: Reference, sentences: tuple[str, ...], attributes: set[str], size: str
) -> None:
    for sentence in sentences:
        text = f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n{sentence} {size}\n"
        claims = extract_document(text.encode(), name="page.md", reference=reference).claims
        said = {(one.attribute, one.value_number) for one in claims if one.attribute in KINDS}
        assert said == {(attribute, 0.4) for attribute in attributes}, sentence


@pytest.mark.parametrize("sentence", ["It needs 14 GB of VRAM.", "It has a context length of 4K tokens."])
def test_needs_and_context_of_a_language_model_are_not_the_models(reference: Reference, sentence: str) -> None:
    for before in ABOUT_LANGUAGE_MODEL:
        text = f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n{before} {sentence}\n"
        claims = extract_document(text.encode(), name="page.md", reference=reference).claims
        assert not [one for one in claims if one.attribute in ("min_gpu_ram_gb", "context_length_tokens")], before


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("SigLIP was trained on WebLI.", set()),
        ("Qwen2-7B (the base version) was originally pre-trained on FineWeb.", set()),
        ("ViT-9B uses the private Lake-2B dataset.", set()),
        ("OpenCLIP-G saw LAION-2B.", set()),
        ("The vision encoder, CLIP ViT-L, was pre-trained on LAION-2B.", {"vision_encoder"}),
        ("SigLIP is used with LAION-2B.", {"vision_encoder", "dataset"}),
        ("Foo-VL uses SigLIP and was trained on LAION-2B.", {"vision_encoder", "dataset"}),
    ],
)
def test_the_data_of_a_part_is_not_the_models(sentence: str, parts: set[str], reference: Reference) -> None:
    text = f"# Foo-VL\n\nFoo-VL is an open vision-language model.\n\n## Notes\n\n{sentence}\n"
    claims = extract_document(text.encode(), name="made-up.md", reference=reference).claims
    assert {one.attribute for one in claims} - {"dataset_purpose"} == parts
