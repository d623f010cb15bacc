"""News about the generations of one line: each item is about the model that it says to be out."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_PAGE = (
    "# Gneiss: small models that see\n\nGneiss is a family of multimodal models.\n\n"
    "## News\n\n"
    "* 2031.05.08 🔥 **Gneiss-v1.1-4B, reading larger pages, is released!** It is built upon SigLIP and Phi-3-mini. "
    "See [HuggingFace](https://huggingface.co/acme/Gneiss-v1_1-4B)!\n"
    "* 2031.02.07 **Gneiss-v1.0-3B is out.** It is built upon EVA-CLIP and Phi-2.\n\n"
    "## Weights\n\n**Gneiss-v1.0-3B**: 🤗 [HuggingFace](https://huggingface.co/acme/Gneiss-v1_0-3B)\n"
)


def test_each_item_is_about_what_is_out(understand: Understand) -> None:
    said = {
        (claim.model, claim.attribute, claim.value_text)
        for claim in understand(_PAGE).claims
        if claim.attribute in ("vision_encoder", "language_model", "hf_id")
    }
    assert said == {
        ("Gneiss-v1.1-4B", "vision_encoder", "SigLIP"),
        ("Gneiss-v1.1-4B", "language_model", "Phi-3-mini"),
        ("Gneiss-v1.1-4B", "hf_id", "acme/Gneiss-v1_1-4B"),
        ("Gneiss-v1.0-3B", "vision_encoder", "EVA-CLIP"),
        ("Gneiss-v1.0-3B", "language_model", "Phi-2"),
        ("Gneiss-v1.0-3B", "hf_id", "acme/Gneiss-v1_0-3B"),
    }
