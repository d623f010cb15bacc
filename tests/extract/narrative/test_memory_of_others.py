"""On a page of one model, memory that other models need is theirs, or nobody's: "Bar is larger. It needs 36 GB"."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.records import Claim
from extract.reference import Reference

OWN = ("Foo-VL", "Sardine-2B", "Sardine")
SIBLINGS = ("{own}-XL", "{own}-XL (17B)", "{own}-Pro", "The larger {own}-XL")
KNOWN = ("LLaVA-1.5-13B", "Qwen2-VL-7B")
STRANGERS = ("Bar-VL", "Bar-7B", "Bar")
FIRST = (
    "{other} will not fit on such a card.",
    "{other} is much larger.",
    "{other} is another story.",
    "{other} has 17B parameters.",
    "{other} reads longer documents.",
    "{other} does not run on consumer cards in fp16.",
    "{other} was released in May.",
)
SECOND = (
    "It needs 36 GB of VRAM.",
    "In 4-bit it squeezes into 36 GB of VRAM.",
    "Its memory footprint is 36 GB.",
    "With int4 weights it fits on a 36 GB GPU.",
    "Even in 4-bit it requires 36 GB of VRAM.",
)
WHOLE = (
    "{other} will not fit on such a card: it takes 36 GB of VRAM.",
    "{other} is larger and needs 36 GB of VRAM.",
    "{other} takes 36 GB of VRAM in fp16.",
    "Running {other} requires 36 GB of GPU memory.",
)
COMPARED = (
    "{own} needs 9 GB of VRAM, half of the 18 GB of {other}.",
    "{own} needs 9 GB of VRAM, half of what {other} needs (18 GB).",
    "{own} needs 9 GB of VRAM, compared to 18 GB for {other}.",
    "{own} needs 9 GB of VRAM vs. {other}'s 18 GB.",
    "{own} needs 9 GB of VRAM, while {other} needs 18 GB.",
    "{own} needs 9 GB of VRAM; {other} needs 18 GB.",
    "{own} needs 9 GB of VRAM rather than the 18 GB of {other}.",
    "{own} needs 9 GB of VRAM where {other} needs 18 GB.",
    "While {other} needs 18 GB of VRAM, {own} needs 9 GB.",
    "Unlike {other}, which needs 18 GB of VRAM, {own} needs 9 GB.",
    "{other} needs 18 GB of VRAM. {own} needs 9 GB of VRAM.",
    "With 9 GB of VRAM, {own} needs half the 18 GB of {other}.",
    "{own} needs 9 GB of VRAM, saving 18 GB over {other}.",
    "{own} needs 9 GB of VRAM; we measured {other} on a card with 18 GB.",
    "{own} cuts the VRAM from 18 GB to 9 GB.",
    "{own} (9 GB of VRAM) is lighter than {other}.",
)


def _memory(reference: Reference, own: str, text: str) -> list[Claim]:
    page = f"# {own}\n\n{own} is a vision-language model by Acme.\n\n{text}\n"
    claims = extract_document(page.encode(), name="page.md", reference=reference).claims
    return [one for one in claims if one.attribute == "min_gpu_ram_gb"]


def _texts(other: str) -> list[str]:
    texts = [*(f"{first} {second}" for first in FIRST for second in SECOND), *WHOLE]
    return [text.format(other=other) for text in texts]


@pytest.mark.parametrize("own", OWN)
def test_it_is_the_model_that_the_sentence_before_is_about(reference: Reference, own: str) -> None:
    false, missed = [], []
    for form in (*SIBLINGS, *KNOWN, *STRANGERS):
        other = form.format(own=own)
        name = other.removeprefix("The larger ").partition(" (")[0]
        for text in _texts(other):
            models = {claim.model for claim in _memory(reference, own, text)}
            false += [text for model in models if model != name]
            if form not in STRANGERS and name not in models:
                missed.append(text)
    assert not false
    assert not missed


@pytest.mark.parametrize("own", OWN)
def test_what_a_model_is_compared_with_needs_memory_of_its_own(reference: Reference, own: str) -> None:
    false, missed = [], []
    for other in (*KNOWN, *STRANGERS, "the baseline"):
        for form in COMPARED:
            text = form.format(own=own, other=other)
            claims = _memory(reference, own, text[0].upper() + text[1:])
            false += [text for claim in claims if (claim.model == own) != (claim.value_number == 9)]
            if own not in {claim.model for claim in claims}:
                missed.append(text)
    assert not false
    assert not missed


@pytest.mark.parametrize(
    "text", ["Full fine-tuning needs 4 × 80 GB of VRAM.", "It requires at least 4x80 GB of GPU memory."]
)
def test_memory_of_several_cards_says_how_many(reference: Reference, text: str) -> None:
    (claim,) = _memory(reference, "Foo-VL", text)
    assert claim.value_number == 80
    assert claim.condition.endswith("4 GPUs")
