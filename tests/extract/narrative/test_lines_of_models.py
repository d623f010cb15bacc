"""Names that notes on releases give models by generation and size, where no title names one."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def test_notes_on_releases_name_their_models(understand: Understand) -> None:
    claims = understand(
        "# Release notes\n\n## v2.0 (2031-03-02)\n\n- Wheatear-2 uses CLIP ViT-L/14@336 and Llama-3.1-8B.\n"
        "- Wheatear-2 scores 51.2 on MMMU (Wheatear-1: 43.8).\n- Wheatear-2-8B needs 18 GB of VRAM.\n"
    ).claims
    said = {(c.model, c.attribute, c.value_number or c.value_text) for c in claims if c.status == "ok"}
    assert said >= {
        ("Wheatear-2", "vision_encoder", "CLIP ViT-L/14@336"),
        ("Wheatear-2", "language_model", "Llama-3.1-8B"),
        ("Wheatear-2", "score", 51.2),
        ("Wheatear-1", "score", 43.8),
        ("Wheatear-2-8B", "min_gpu_ram_gb", 18.0),
    }
    assert {model for model, *_ in said} == {"Wheatear-1", "Wheatear-2", "Wheatear-2-8B"}


def test_what_is_evaluated_on_is_no_line_of_models(understand: Understand) -> None:
    claims = understand(
        "# A survey\n\nWe evaluate on Dabchick-2. Dabchick-2 has 500 questions. Dabchick-3-1B contains 1B tokens.\n"
    ).claims
    assert not claims
