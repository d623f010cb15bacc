"""Sentences laid out by rule: the card that a model needs, and what two models of a family need in one sentence."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

WHO = ("It", "The model", "Foo-VL", "Inference", "Foo-VL in bf16", "The int4 version")
TAKES = (
    "needs", "requires", "runs on", "fits on", "fits comfortably on", "will run on", "can run on", "can be run on",
    "calls for", "needs at least", "is happy with", "takes", "asks for", "easily fits on",
)  # fmt: skip
CARDS = (
    "a 24 GB card", "a 24GB GPU", "a single 24 GB GPU", "one 24 GB card", "a GPU with 24 GB", "a card with 24 GB",
    "a GPU with 24 GB of VRAM", "a GPU with at least 24 GB of memory", "a 24 GB graphics card", "a GPU that has 24 GB",
    "an RTX 4090 (24 GB)", "one RTX 3090 with 24 GB", "24 GB of VRAM", "a consumer GPU with 24 GB", "24 GB cards",
    "a single 24 GB RTX 4090",
)  # fmt: skip
NO_NEED = (
    "We trained it on a 24 GB card.", "It was tested on a 24 GB GPU.", "It does not fit on a 24 GB card.",
    "It cannot run on a 16 GB GPU.", "It won't fit on a 16 GB card.", "It fails to run on a 16 GB GPU.",
    "It runs out of memory on a 16 GB card.", "It no longer fits on a 24 GB card.", "No 24 GB card runs it.",
    "Without offloading it does not run on a 24 GB GPU.", "It runs on a cluster of 80 GB GPUs.",
    "It needs less than a 12 GB card offers.", "LLaVA-1.5-13B does not fit on a 24 GB card.",
    "We train on 8x80GB GPUs.", "It ran on an A100 80GB for 3 days.",
)  # fmt: skip


def _memory(reference: Reference, text: str) -> set[tuple[str, float | None]]:
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    return {(one.model.replace(" ", "-"), one.value_number) for one in claims if one.attribute == "min_gpu_ram_gb"}


@pytest.mark.parametrize("card", CARDS)
def test_the_card_that_is_needed_is_what_the_model_needs(card: str, reference: Reference) -> None:
    texts = [f"{who} {takes} {card}." for who in WHO for takes in TAKES]
    head = "# Foo-VL\n\nFoo-VL is a vision-language model.\n\n"
    assert not [text for text in texts if _memory(reference, head + text) != {("Foo-VL", 24)}]


@pytest.mark.parametrize("text", NO_NEED)
def test_cards_that_are_there_or_too_small_are_no_need(text: str, reference: Reference) -> None:
    claims = extract_document(
        f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n{text}\n".encode(), name="page.md", reference=reference
    ).claims
    assert not [one for one in claims if one.attribute in ("min_gpu_ram_gb", "dataset")]


PAIRS = (("Foo-VL-3B", "Foo-VL-12B"), ("Foo-VL-Lite", "Foo-VL-Pro"), ("the 3B model", "the 12B model"))
CLAUSES = (
    "{n} runs on a {a} GB GPU", "{n} runs in {a} GB of VRAM", "{n} needs {a} GB of VRAM", "{n} wants {a} GB of VRAM",
    "{n} fits on a {a} GB card", "{n} takes {a} GB of GPU memory", "{n} requires a GPU with {a} GB",
    "{n} uses about {a} GB of VRAM", "{n}: {a} GB of VRAM", "{n} will run on a single {a}GB GPU",
)  # fmt: skip
JOINED = ("{x}; {y}.", "{x}, {y}.", "{x} and {y}.", "{x}, and {y}.", "{x}, while {y}.", "{x}, but {y}.")
HEADINGS = ("", "## Setup\n\n")


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_each_of_two_models_has_its_own(heading: str, pair: tuple[str, str], reference: Reference) -> None:
    first, second = pair
    names = ("Foo-VL-3B", "Foo-VL-12B") if first.startswith("the") else pair
    head = f"# Foo-VL\n\nFoo-VL is a vision-language model in two sizes, {names[0]} and {names[1]}.\n\n{heading}"
    missed = []
    for clause in CLAUSES:
        for other in {clause, *CLAUSES[:3]}:
            for joined in JOINED:
                text = joined.format(x=clause.format(n=first, a=12), y=other.format(n=second, a=32))
                text = text[0].upper() + text[1:]
                said = _memory(reference, head + text)
                missed += [text for name, amount in zip(names, (12, 32), strict=True) if (name, amount) not in said]
                assert said <= {(names[0], 12), (names[1], 32)}, text
    assert not missed
