"""Memory that stands right beside a sized name, whatever is said around it; what is another's, and how it is run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]
Needs = list[tuple[str, float | None, str]]


def _needs(understand: Understand, document: str) -> Needs:
    claims = understand(document).claims
    return [(c.model, c.value_number, c.condition) for c in claims if c.attribute == "min_gpu_ram_gb"]


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("- **GPU**: RTX 4090 (24 GB) or A5000 (24 GB) — needs ≥16 GB VRAM for Okapi2-VL 7B", ("Okapi2-VL 7B", 16, "")),
        ("- Linux with 1–8× A100-80GB (or any GPU with ≥ 24GB VRAM for Okapi2-VL-7B)", ("Okapi2-VL-7B", 24, "")),
        ("- Each server needs ~48GB VRAM for Okapi2-VL-32B-AWQ", ("Okapi2-VL-32B-AWQ", 48, "awq")),
        ("**Purpose**: finds things using Okapi2-VL-32B (8-bit) — ~40GB VRAM", ("Okapi2-VL-32B", 40, "8-bit")),
        ("- GPU with 6-8GB VRAM for Okapi2-VL-2B", ("Okapi2-VL-2B", 6, "")),
    ],
)
def test_memory_beside_a_sized_name_is_its_need(
    understand: Understand, text: str, need: tuple[str, float, str]
) -> None:
    assert _needs(understand, f"# Captions for a museum\n\n## Setup\n\n{text}\n") == [need]


@pytest.mark.parametrize(
    "text",
    [
        "We used a server with 80GB VRAM for Okapi2-VL-7B.",
        "The first run downloads ~15 GB for Okapi2-VL-7B.",
        "Disk space: ~8 GB for Okapi2-VL-7B",
    ],
)
def test_other_gigabytes_beside_a_name_are_no_need(understand: Understand, text: str) -> None:
    assert _needs(understand, f"# Captions for a museum\n\n## Setup\n\n{text}\n") == []


ONE = "# Heron-VL-7B\n\nHeron-VL-7B is a vision-language model.\n\n## Hardware\n\n{}\n"
LINE = "# Heron-VL\n\nHeron-VL is a vision-language model in two sizes, Heron-VL-7B and Heron-VL-13B. {}\n"


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("We need 24 GB of VRAM for the judge.", []),
        ("Heron-VL-7B requires 48 GB of virtual memory on CPU or 24 GB VRAM on GPU.", [(24, "")]),
        ("To run inference with it, 40 GB are needed.", [(40, "inference")]),
        ("It runs in 8 GB with Q4_K_M and in 14 GB with Q8_0.", [(8, "q4_k_m"), (14, "q8_0")]),
        ("- Minimum GPU Memory: 20Gi", [(20, "")]),
        ("It takes 40 GB of VRAM; QLoRA (r=64) fits in 19 GB VRAM", [(40, ""), (19, "qlora")]),
    ],
)
def test_amounts_of_one_model(understand: Understand, text: str, needs: list[tuple[float, str]]) -> None:
    assert _needs(understand, ONE.format(text)) == [("Heron-VL-7B", *need) for need in needs]


def test_the_size_that_one_can_use_on_a_card(understand: Understand) -> None:
    said = _needs(understand, LINE.format("Everyone can use Heron-VL-13B on one 12G GPU."))
    assert said == [("Heron-VL-13B", 12, "")]


def test_a_way_of_running_is_no_model(understand: Understand) -> None:
    text = (
        "# Heron-VL-7B demos\n\n## Inference\n\n- [Normal inference](run.py) (needs ~20GB GPU memory)\n"
        "- [4bit quantized inference](run4.py) (needs ~7GB GPU memory)\n"
    )
    assert {model for model, _, _ in _needs(understand, text)} <= {"Heron-VL-7B"}
