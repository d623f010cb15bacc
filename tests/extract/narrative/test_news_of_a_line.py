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


_PAPERS = (
    "# GneissVA: small models that see\n\nGneissVA is a multimodal model.\n\n## News\n\n"
    "- [6/1] We released **GneissVA-Med: Reading Scans at Night**, for doctors. See the "
    "[paper](https://arxiv.org/abs/2606.00890).\n"
    "- [5/2] [GneissVA](https://arxiv.org/abs/2604.08485) is accepted by a conference, and "
    "[GneissVA-Art](https://arxiv.org/abs/2605.00891) by its track on data.\n"
)


def test_papers_in_news_are_those_of_the_models_that_the_news_names(understand: Understand) -> None:
    said = {(claim.model, claim.value_text) for claim in understand(_PAPERS).claims if claim.attribute == "arxiv_id"}
    assert said == {("GneissVA-Med", "2606.00890"), ("GneissVA", "2604.08485"), ("GneissVA-Art", "2605.00891")}
