"""Models that a sentence means by their place in the one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_ABOVE = (
    "# Two weeks with small readers\n\nAndesite-4B is quick. Travertine-3B is slow. Rhyolite-7B is dear.\n\n"
    "Andesite-4B wins. Travertine-3B reads faxes. Rhyolite-7B is the third one.\n\n"
)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Andesite-4B and Travertine-3B differ. The former joins SigLIP to Qwen3-4B; the latter reads patches.",
            {("Andesite-4B", "vision_encoder", "SigLIP"), ("Andesite-4B", "language_model", "Qwen3-4B")},
            id="the former",
        ),
        pytest.param(
            "Andesite-4B takes 9.8 GB of GPU memory, Travertine-3B 7.1 GB and Rhyolite-7B 16.4 GB. "
            "In 4 bits, the first fits into 4 GB and the last into 6.5 GB.",
            {
                ("Andesite-4B", "min_gpu_ram_gb", "9.8 GB"),
                ("Travertine-3B", "min_gpu_ram_gb", "7.1 GB"),
                ("Rhyolite-7B", "min_gpu_ram_gb", "16.4 GB"),
                ("Andesite-4B", "min_gpu_ram_gb", "4 GB"),
                ("Rhyolite-7B", "min_gpu_ram_gb", "6.5 GB"),
            },
            id="the first and the last",
        ),
        pytest.param(
            "Andesite-4B pairs SigLIP with Vicuna-7B. The latter is frozen and has 7B parameters.",
            {("Andesite-4B", "vision_encoder", "SigLIP"), ("Andesite-4B", "language_model", "Vicuna-7B")},
            id="the latter part",
        ),
    ],
)
def test_a_reference_is_said_of_its_model(understand: Understand, text: str, facts: set[tuple[str, str, str]]) -> None:
    said = {
        (claim.model, claim.attribute, claim.value_text)
        for claim in understand(f"{_ABOVE}{text}\n").claims
        if claim.status == "ok" and claim.line_start > 5 and claim.attribute in {name for _, name, _ in facts}
    }
    assert said == facts
