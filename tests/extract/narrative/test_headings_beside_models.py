"""Headings between those of models are models' where their texts tell what only a model has, whoever they say it of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_AROUND = """\
# Notes

## Heron-VL

Heron-VL pairs CLIP ViT-L/14 with Vicuna-7B. It has 7.1B parameters.

## {}

{}

## Avocet-VL

Avocet-VL joins EVA-CLIP to Llama-3-8B. It has 8.3B parameters.
"""
_TEXTS = {
    "{} has 7.6B parameters.": ("params_total_b", 7.6),
    "With 7.6B parameters, {} is small.": ("params_total_b", 7.6),
    "{} sees through SigLIP and has 7.6B parameters.": ("params_total_b", 7.6),
    "{} scores 54.1 on MMMU.": ("score", 54.1),
    "On MMMU {} reaches 54.1.": ("score", 54.1),
    "{} needs 9.4 GB of VRAM.": ("min_gpu_ram_gb", 9.4),
    "{} has a context window of 32K tokens.": ("context_length_tokens", 32000.0),
    "Acme released {} today. It has 7.6B parameters.": ("params_total_b", 7.6),
}


def _said(understand: Understand, heading: str, text: str) -> set[tuple[str, str, float | None]]:
    claims = understand(_AROUND.format(heading, text)).claims
    kept = {attribute for attribute, _ in _TEXTS.values()}
    return {
        (claim.model, claim.attribute, claim.value_number)
        for claim in claims
        if claim.attribute in kept and claim.status == "ok" and not claim.model.endswith(("Heron-VL", "Avocet-VL"))
    }


@pytest.mark.parametrize("name", ["Tern-VL", "Bramble", "acme/tern-vl-4b", "Cambrian-1"])
@pytest.mark.parametrize("text", _TEXTS)
def test_a_heading_beside_models_is_a_model(understand: Understand, name: str, text: str) -> None:
    attribute, value = _TEXTS[text]
    assert (name, attribute, value) in _said(understand, name, text.format(name.rpartition("/")[2]))


@pytest.mark.parametrize("name", ["Tern-VL", "acme/tern-vl-4b"])
@pytest.mark.parametrize("text", ["It scores 54.1 on MMMU.", "It sees through SigLIP. It scores 54.1 on MMMU."])
def test_it_is_what_the_heading_names(understand: Understand, name: str, text: str) -> None:
    assert _said(understand, name, text) == {(name, "score", 54.1)}


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("FooKit", "FooKit is a toolkit that loads Heron-VL in 9.4 GB of VRAM."),
        ("BarBench", "BarBench is a benchmark of 54.1K questions."),
        ("Training", "It took 9.4 GB of VRAM to load Heron-VL."),
        ("Summary", "It is hard to say which scores 54.1 on MMMU."),
    ],
)
def test_another_heading_is_none(understand: Understand, heading: str, text: str) -> None:
    assert not [said for said in _said(understand, heading, text) if said[0] == heading]
