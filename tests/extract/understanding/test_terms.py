"""Columns of dates and licences: what they say of the models that their rows name, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

SAID = {
    "columns": (
        "| Model | Params | Released | License |\n|---|---|---|---|\n| Wren-8B | 8.3B | Jan 2026 | Apache-2.0 |\n"
        "| Rook-V 2 | 4.1B | Nov 2025 | CC BY-NC 4.0 |\n",
        {
            ("Wren-8B", "release_date", "Jan 2026"),
            ("Wren-8B", "licence", "Apache-2.0"),
            ("Rook-V 2", "release_date", "Nov 2025"),
            ("Rook-V 2", "licence", "CC BY-NC 4.0"),
        },
    ),
    "ticks and other dates": (
        "| Model | Params | Updated | License |\n|---|---|---|---|\n| Wren-8B | 8.3B | Jan 2026 | ✓ |\n"
        "| Rook-V 2 | 4.1B | Nov 2025 | ✗ |\n",
        set(),
    ),
    "files": (
        "| file | commit | licence |\n|---|---|---|\n| wren.md | 0127fb6 | MIT |\n| rook.md | 2410d1d | MIT |\n",
        set(),
    ),
}


@pytest.mark.parametrize(("table", "said"), SAID.values(), ids=SAID)
def test_a_column_of_terms_is_its_models(understand: Understand, table: str, said: set[tuple[str, str, str]]) -> None:
    claims = understand(f"# Models\n\n{table}")[1].claims
    assert {(c.model, c.attribute, c.value_text) for c in claims if c.attribute in ("release_date", "licence")} == said


def test_a_card_of_components_and_details_is_read_line_by_line(understand: Understand) -> None:
    text = (
        "# Wren-VL-4B\n\nWren-VL-4B is a vision-language model.\n\n| Component | Details |\n|---|---|\n"
        "| Vision tower | SigLIP-So400m, 417M, frozen |\n| Language model | Gemma 3 4B |\n| Total parameters | 4.3B |\n"
    )
    claims = understand(text)[1].claims
    assert ("Wren-VL-4B", "params_total_b", 4.3) in {(c.model, c.attribute, c.value_number) for c in claims}
