"""Names that nobody knows, in a document about one model: what is said of them is said of nobody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]
Describe = Callable[[str], Sequence[Claim]]

_FIGURES = ("score", "params_total_b", "min_gpu_ram_gb")
_STRANGE = {
    "a plain name before a scoring verb": "Osprey scores 71.2 on MMMU, and Heron-VL follows.",
    "a plain name in a clause that leads": "While Osprey reached 60.1 on MMMU, Heron-VL was not tested.",
    "a plain name in mid-sentence": "In that setting Osprey obtains 71.2 on MMMU.",
    "a plain name behind the benchmark": "On MMMU Osprey gets a score of 71.2.",
    "a name with a word behind it": "Osprey Large scores 71.2 on MMMU.",
    "a name and what it is": "The Osprey model also scores 71.2 on MMMU.",
    "a name that owns what scores": "Osprey's small model scores 71.2 on MMMU.",
    "a name with a phrase behind it": "Osprey, with an accuracy of 71.2 on MMMU, is a rival.",
    "a known model in mid-sentence": "In that setting LLaVA-1.5 obtains 71.2 on MMMU.",
    "what goes on about a stranger": "Osprey was tested on MMMU. On MMMU, the 7B model scores 51 in its paper.",
    "what goes on about a known model": "LLaVA-1.5 is a VLM by others. It has 7B parameters and scores 51.0 on MMMU.",
    "a stranger's parameters": "Osprey has 7B parameters.",
    "a stranger's parameters behind what it is": "Osprey is a VLM by others. It has 7B parameters.",
    "a stranger's memory": "Osprey needs 16GB of VRAM.",
    "a class of models": "Heron-VL is the best among open-source models under 7B parameters.",
    "the size of what is outperformed": "Heron-VL is strong, outperforming 8B-parameter models such as Osprey.",
}
_OWN = {
    "the model's name": ("Heron-VL scores 71.2 on MMMU.", 71.2),
    "its name behind a word that leads": ("Overall Heron-VL scores 71.2 on MMMU.", 71.2),
    "its name cut short": ("Heron scores 71.2 on MMMU.", 71.2),
    "its clause behind a stranger's": ("While Osprey reached 60.1 on MMMU, Heron-VL reached 71.2 on MMMU.", 71.2),
    "a pronoun": ("Although small, it scores 71.2 on MMMU.", 71.2),
    "what is measured": ("Performance reaches 71.2 on MMMU.", 71.2),
    "what is measured, behind the benchmark": ("MMMU accuracy reaches 71.2 on MMMU.", 71.2),
    "our model behind another": ("LLaVA-1.5 came out last year. Our model scores 71.2 on MMMU.", 71.2),
    "its name behind another": ("Osprey is a rival of others. Heron-VL scores 71.2 on MMMU.", 71.2),
    "a clause that only leads": ("While Osprey is a rival, we go on. It scores 71.2 on MMMU.", 71.2),
    "memory of a way to run it": ("Inference needs 16GB of VRAM.", 16),
    "memory in a number format": ("FP16 takes 14GB of VRAM.", 14),
    "its parameters": ("It has 7B parameters.", 7),
}


def _figures(understand: Understand, sentence: str) -> list[tuple[str, float | None]]:
    text = f"# Heron-VL\n\nHeron-VL is a vision-language model.\n\n{sentence}\n"
    claims = understand(text).claims
    return [(c.model, c.value_number) for c in claims if c.attribute in _FIGURES and c.model.startswith("Heron")]


@pytest.mark.parametrize("sentence", _STRANGE.values(), ids=_STRANGE.keys())
def test_a_strangers_figures_are_not_the_models(understand: Understand, sentence: str) -> None:
    assert not _figures(understand, sentence)


@pytest.mark.parametrize(("sentence", "value"), _OWN.values(), ids=_OWN.keys())
def test_the_models_own_figures_are_read_beside_strangers(understand: Understand, sentence: str, value: float) -> None:
    assert _figures(understand, sentence) == [("Heron-VL", value)]


@pytest.mark.parametrize(
    "sentence",
    ["The 7B model scores 71.2 on MMMU.", "Our 7B variant reaches 71.2 on MMMU.", "On MMMU, the 7B model scores 71.2."],
)
def test_a_size_of_the_model_is_no_stranger(understand: Understand, sentence: str) -> None:
    assert ("Heron-VL 7B", 71.2) in _figures(understand, sentence)


@pytest.mark.parametrize("sentence", _STRANGE.values(), ids=_STRANGE.keys())
def test_a_described_model_takes_no_figures_of_strangers(describe: Describe, sentence: str) -> None:
    claims = describe(f"Zephyrus-VL answers questions. {sentence.replace('Heron-VL', 'Zephyrus-VL')}")
    assert not [c for c in claims if c.attribute in _FIGURES and c.model.startswith("Zephyrus")]


@pytest.mark.parametrize(
    "sentence", ["Osprey is a VLM by others. It has 7B parameters.", "Osprey needs 16GB of VRAM."], ids=str
)
def test_a_title_takes_no_figures_of_strangers(understand: Understand, sentence: str) -> None:
    """In a document about several models, too, where a bare "it" would be the title's."""
    said = understand(f"# Heron-VL\n\n{sentence}\n\n## LLaVA-1.5\n\nLLaVA-1.5 has 13B parameters.\n")
    assert not [c for c in said.claims if c.attribute in _FIGURES and c.model == "Heron-VL"]
    assert "VRAM" not in sentence or any(issue.kind == "memory_without_model" for issue in said.issues)
