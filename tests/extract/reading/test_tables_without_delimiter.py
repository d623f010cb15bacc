"""Lines with as many pipes each, words above figures: a table to a person, though no delimiter row says so."""

from __future__ import annotations

import pytest

from extract.reading.body import read_body

HEAD = "# Crane-VL\n\n"


def test_words_above_figures_are_a_table() -> None:
    text = f"{HEAD}Model | MMMU | AI2D\nCrane-2B | 38.1 | 74.2\nCrane-8B | 51.9 | **83.3**\n\nMore text.\n"
    (table,) = read_body(text.encode(), name="made-up.md").tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Model", "MMMU", "AI2D"],
        ["Crane-2B", "38.1", "74.2"],
        ["Crane-8B", "51.9", "83.3"],
    ]
    assert table.rescued == "no delimiter row below its header"
    assert (table.line_start, table.line_end, table.header_row_count) == (3, 5, 1)


@pytest.mark.parametrize(
    "lines",
    [
        "Paper | Code | Demo\nModel | Data | Blog\nNews | Team | Contact",
        "Model | MMMU | AI2D\nCrane-2B | 38.1 | 74.2",
        "Crane-2B | 38.1 | 74.2\nCrane-8B | 51.9 | 83.3\nCrane-9B | 53.9 | 84.3",
        "Model | MMMU\nCrane-2B | 38.1\nCrane-8B | 51.9",
        "Model | MMMU | AI2D\nCrane-2B | 38.1 | 74.2\nCrane-8B | 51.9 | 83.3 | 4",
    ],
    ids=["no figures", "one row", "no header", "two columns", "rows of other widths"],
)
def test_other_lines_with_pipes_are_none(lines: str) -> None:
    assert read_body(f"{HEAD}{lines}\n".encode(), name="made-up.md").tables == ()
