"""Below a heading of the surroundings: what a model is built on where its terms are told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

PAGE = "# Okapi-V\n\nOkapi-V is a compact multimodal model.\n\n## {heading}\n\n{text}\n"
BUILT = "{} was built on [SigLIP](https://example.org/siglip), its vision encoder, and SmolLM2, its language model."
PARTS = {("vision_encoder", "SigLIP"), ("language_model", "SmolLM2")}


def _said(understand: Understand, heading: str, text: str) -> set[tuple[str, str]]:
    claims = understand(PAGE.format(heading=heading, text=text)).claims
    return {(claim.attribute, claim.value_text) for claim in claims if claim.line_start > 3}


@pytest.mark.parametrize("heading", ["License", "Licence and terms", "📜 Licensing"])
@pytest.mark.parametrize("name", ["Okapi-V", "The model", "This model"])
def test_parts_are_told_beside_the_terms(understand: Understand, heading: str, name: str) -> None:
    assert _said(understand, heading, BUILT.format(name) + " It needs 8 GB of VRAM to build.") == PARTS


@pytest.mark.parametrize("heading", ["Acknowledgements", "Contributing", "Related work"])
def test_below_other_headings_nothing_is_told(understand: Understand, heading: str) -> None:
    assert _said(understand, heading, BUILT.format("Okapi-V")) == set()


@pytest.mark.parametrize(
    "text", ["Vicuna-7B is subject to its own terms.", "This project uses code of LLaVA.", "Parts: SigLIP and SmolLM2."]
)
def test_terms_of_others_are_no_parts(understand: Understand, text: str) -> None:
    assert _said(understand, "License", text) == set()
