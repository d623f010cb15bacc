"""Pipe tables by the rules of GitHub Flavored Markdown, strict and rescued, on examples of our own."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from extract.records import Reading

Read = Callable[[str], Reading]

STRICT: dict[str, tuple[str, list[list[str]]]] = {
    "header, delimiter row, one body row": (
        "| Model | MMMU |\n| --- | --- |\n| A | 1.5 |\n", [["Model", "MMMU"], ["A", "1.5"]]),
    "no pipes at the ends": ("Model | MMMU\n:-: | ---:\nA | 1.5\n", [["Model", "MMMU"], ["A", "1.5"]]),
    "pipes at one end only": ("Model | MMMU |\n--- | --- |\n| A | 1.5\n", [["Model", "MMMU"], ["A", "1.5"]]),
    "one hyphen is enough": ("|a|b|\n|-|-|\n|1|2|\n", [["a", "b"], ["1", "2"]]),
    "an escaped pipe stays in its cell": (
        "| a \\| b | c |\n| - | - |\n| 1 \\| 2 | 3 |\n", [["a | b", "c"], ["1 | 2", "3"]]),
    "an escaped pipe in code loses its backslash": ("| a |\n| - |\n| `x \\| y` |\n", [["a"], ["x | y"]]),
    "a pipe in code splits": ("| a | b |\n| - | - |\n| `x | y` |\n", [["a", "b"], ["`x", "y`"]]),
    "a short row is filled up": ("| a | b |\n| - | - |\n| 1 |\n", [["a", "b"], ["1", ""]]),
    "a long row is cut": ("| a | b |\n| - | - |\n| 1 | 2 | 3 |\n", [["a", "b"], ["1", "2"]]),
    "no body at all": ("| a | b |\n| - | - |\n", [["a", "b"]]),
    "a blank line ends the body": ("| a | b |\n| - | - |\n| 1 | 2 |\n\nmore\n", [["a", "b"], ["1", "2"]]),
    "a line without pipes is a row": (
        "| a | b |\n| - | - |\n| 1 | 2 |\nmore\n", [["a", "b"], ["1", "2"], ["more", ""]]),
    "a quote ends the body": ("| a | b |\n| - | - |\n| 1 | 2 |\n> more\n", [["a", "b"], ["1", "2"]]),
    "a heading ends the body": ("| a | b |\n| - | - |\n| 1 | 2 |\n# more\n", [["a", "b"], ["1", "2"]]),
    "a fence ends the body": ("| a | b |\n| - | - |\n| 1 | 2 |\n```\n| 3 | 4 |\n```\n", [["a", "b"], ["1", "2"]]),
    "a rule ends the body": ("| a | b |\n| - | - |\n| 1 | 2 |\n***\n", [["a", "b"], ["1", "2"]]),
    "a list ends the body": ("| a | b |\n| - | - |\n| 1 | 2 |\n- more\n", [["a", "b"], ["1", "2"]]),
    "HTML ends the body": ("| a | b |\n| - | - |\n| 1 | 2 |\n</details>\n", [["a", "b"], ["1", "2"]]),
    "three blanks before the rows": ("   | a | b |\n   | - | - |\n   | 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "tabs around cells": ("|\ta\t|\tb\t|\n|\t-\t|\t-\t|\n", [["a", "b"]]),
    "inside a list item": ("- text\n\n  | a | b |\n  | - | - |\n  | 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "as a list item": ("- | a | b |\n  | - | - |\n  | 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "inside a quote": ("> | a | b |\n> | - | - |\n> | 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "in details behind a blank line": (
        "<details>\n<summary>x</summary>\n\n| a | b |\n| - | - |\n| 1 | 2 |\n</details>\n", [["a", "b"], ["1", "2"]]),
    "one column": ("| a |\n| - |\n| 1 |\n", [["a"], ["1"]]),
    "one column without any pipe": ("a\n:-:\n1\n", [["a"], ["1"]]),
    "empty header cells": ("| | |\n|-|-|\n| 1 | 2 |\n", [["", ""], ["1", "2"]]),
    "Windows line breaks": ("| a | b |\r\n| - | - |\r\n| 1 | 2 |\r\n", [["a", "b"], ["1", "2"]]),
    "lone carriage returns": ("| a | b |\r| - | - |\r| 1 | 2 |\r", [["a", "b"], ["1", "2"]]),
    "an item that starts in an item": (
        "- 1. | a | b |\n     | - | - |\n     | 1 | 2 |\n     # more\n", [["a", "b"], ["1", "2"]]),
    "a quote below a list": ("- item\n> | a | b |\n> | - | - |\n> | 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "a tab behind a quote mark": ("> a | b\n> --|--\n> \t1 | 2\n", [["a", "b"], ["1", "2"]]),
    "a quote ends the code in it": (
        "> ```\n> code\n\n| a | b |\n| - | - |\n| 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    "all that a backslash can do": (
        "| a\\\\b | `c\\\\` |\n|-|-|\n| \\* \\| \\z | `\\* \\|` |\n", [["a\\b", "c\\\\"], ["* | \\z", "\\* |"]]),
    "marks inside marks": ("| _**x**_ | ***y*** |\n|-|-|\n| **`c\\|`** | ~~d~~ |\n", [["x", "y"], ["c|", "d"]]),
    "cells side by side": ("|a||c|\n|-|-|-|\n||2||\n", [["a", "", "c"], ["", "2", ""]]),
    "no line break at the end": ("| a | b |\n| - | - |\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
}  # fmt: skip

NEGATIVE: dict[str, str] = {
    "a delimiter row with fewer cells": "| a | b |\n| - |\n| 1 |\n",
    "a delimiter row with more cells": "| a | b |\n| - | - | - |\n| 1 | 2 |\n",
    "no delimiter row": "| a | b |\n| 1 | 2 |\n",
    "letters in the delimiter row": "| a | b |\n| - | x |\n",
    "a space inside a delimiter cell": "| a | b |\n| - - | - |\n",
    "a colon in the middle of hyphens": "| a | b |\n| -:- | - |\n",
    "a setext heading": "a | b\n-----\ntext\n",
    "a heading with a pipe": "| a |\n---\ntext\n",
    "in a code fence": "```\n| a | b |\n| - | - |\n| 1 | 2 |\n```\n",
    "in a tilde fence": "~~~\n| a | b |\n| - | - |\n~~~\n",
    "in a comment": "<!--\n| a | b |\n| - | - |\n| 1 | 2 |\n-->\n",
    "in pre": "<pre>\n| a | b |\n| - | - |\n| 1 | 2 |\n</pre>\n",
    "names with pipes between them": "LLaVA | Qwen-VL | Apollo | Maya\n",
    "a line that starts with a pipe": "| DualView\ntext\n",
    "a delimiter row indented like code": "a | b\n    - | -\n",
    "a rule under a line that lazily continues a quote": "> a\nb | c\n===\n",
}

RESCUED: dict[str, tuple[str, str, list[list[str]]]] = {
    "no blank line before it": (
        "Tools\n| a | b |\n|---|---|\n| 1 | 2 |\nMore\n", "no blank line", [["a", "b"], ["1", "2"]]),
    "below a list": ("- item\n| a | b |\n|---|---|\n| 1 | 2 |\n", "below the list", [["a", "b"], ["1", "2"]]),
    "inside an HTML block": (
        "<div>\n| a | b |\n|---|---|\n| 1 | 2 |\n</div>\n", "HTML block", [["a", "b"], ["1", "2"]]),
    "behind a summary": (
        "<details>\n<summary>x</summary>\n| a | b |\n|---|---|\n| 1 | 2 |\n</details>\n", "HTML block",
        [["a", "b"], ["1", "2"]]),
    "a paragraph that lazily continues a quote": (
        "> text\n| a | b |\n|---|---|\n| 1 | 2 |\n", "lazy", [["a", "b"], ["1", "2"]]),
    "an HTML block with a line of quote marks": (
        "<div>\n>\n| a | b |\n|---|---|\n| 1 | 2 |\n", "HTML block", [["a", "b"], ["1", "2"]]),
    "a heading in a list item": ("- # | b\n  --|--\n  1 | 2\n", "heading", [["#", "b"], ["1", "2"]]),
    "a paragraph above it, and no rows": ("text\na | b\n--|--\n\nmore\n", "no blank line", [["a", "b"]]),
    "a row without a pipe between rows": (
        "text\n| a | b |\n|---|---|\nx\n| 1 | 2 |\nmore\n", "no blank line", [["a", "b"], ["x", ""], ["1", "2"]]),
    "a lazy quote": ("> | a | b |\n|---|---|\n| 1 | 2 |\n", "lazy", [["a", "b"], ["1", "2"]]),
    "HTML in front of the header": ("<p>Model</p> | b\n---|---\n1 | 2\n", "HTML tag", [["Model", "b"], ["1", "2"]]),
    "a delimiter row like a list item": ("a | b\n- | -\n1 | 2\n", "list item", [["a", "b"], ["1", "2"]]),
    "a header like a heading": ("# a | b\n---|---\n1 | 2\n", "heading", [["# a", "b"], ["1", "2"]]),
    "a blank line below the header": ("| a | b |\n\n|---|---|\n| 1 | 2 |\n", "blank line", [["a", "b"], ["1", "2"]]),
    "indented like code": ("    | a | b |\n    |---|---|\n    | 1 | 2 |\n", "like code", [["a", "b"], ["1", "2"]]),
    "a delimiter row that is too short": (
        "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n", "differ",
        [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]),
}  # fmt: skip


def texts(reading: Reading) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in reading.tables]


@pytest.mark.parametrize(("text", "rows"), STRICT.values(), ids=STRICT)
def test_a_strict_table(read: Read, text: str, rows: list[list[str]]) -> None:
    reading = read(text)
    assert texts(reading) == [rows]
    assert reading.tables[0].rescued == ""
    assert reading.tables[0].header_row_count == 1


@pytest.mark.parametrize("text", NEGATIVE.values(), ids=NEGATIVE)
def test_no_table(read: Read, text: str) -> None:
    assert texts(read(text)) == []


@pytest.mark.parametrize(("text", "reason", "rows"), RESCUED.values(), ids=RESCUED)
def test_a_rescued_table_says_why(read: Read, text: str, reason: str, rows: list[list[str]]) -> None:
    reading = read(text)
    assert texts(reading) == [rows]
    assert reason in reading.tables[0].rescued


@pytest.mark.parametrize("link", ["[A b][]", "[A b]", "[A b][a B]"])
def test_a_link_by_reference_is_read_in_header_and_body(read: Read, link: str) -> None:
    reading = read(f"| to {link} |\n|---|\n| see {link} |\n\n[a b]: http://x.y/z\n")
    assert texts(reading) == [[["to A b"], ["see A b"]]]
    assert [cell.links[0].target for row in reading.tables[0].rows for cell in row] == ["http://x.y/z"] * 2


def test_a_definition_inside_a_table_or_paragraph_is_none(read: Read) -> None:
    reading = read("| a |\n|---|\n[x]: http://x.y/z\n| [x] |\n\ntext\n[x]: http://x.y/z\n")
    assert texts(reading) == [[["a"], ["[x]: http://x.y/z"], ["[x]"]]]
    assert [place.text for place in reading.paragraphs] == ["text [x]: http://x.y/z"]


def test_a_cell_beyond_the_header_is_an_issue(read: Read) -> None:
    reading = read("| a | b |\n| - | - |\n| 1 | 2 | 3 |\n")
    assert [(issue.kind, issue.original_text, issue.line) for issue in reading.issues] == [
        ("cell_beyond_header", "3", 3)
    ]


def test_rows_behind_a_blank_line_become_a_rescued_table_with_the_same_header(read: Read) -> None:
    reading = read("| a | b |\n| - | - |\n| 1 | 2 |\n\n| 3 | 4 |\n| 5 | 6 |\n")
    assert texts(reading) == [[["a", "b"], ["1", "2"]], [["a", "b"], ["3", "4"], ["5", "6"]]]
    assert reading.tables[0].rescued == ""
    assert "behind a blank line" in reading.tables[1].rescued
    assert (reading.tables[1].line_start, reading.tables[1].line_end) == (5, 6)
    assert reading.tables[1].rows[0][0].line == 1


@pytest.mark.parametrize("line", ["<br>", "<!-- | 7 | 8 | -->", "</tr>"])
def test_rows_behind_a_line_of_html_are_rescued_too(read: Read, line: str) -> None:
    reading = read(f"| a | b |\n| - | - |\n| 1 | 2 |\n{line}\n| 3 | 4 |\n\nText.\n")
    assert texts(reading) == [[["a", "b"], ["1", "2"]], [["a", "b"], ["3", "4"]]]
    assert "behind a line of HTML" in reading.tables[1].rescued
    assert [paragraph.text for paragraph in reading.paragraphs] == ["Text."]


def test_two_tables_with_a_blank_line_between_are_two(read: Read) -> None:
    table = "| a | b |\n| - | - |\n| 1 | 2 |\n"
    reading = read(f"{table}\n{table}")
    assert [table.rescued for table in reading.tables] == ["", ""]
    assert [table.index for table in reading.tables] == [0, 1]


def test_a_row_has_one_place_and_a_cell_its_own(read: Read) -> None:
    reading = read("text\n\n|  a |b|\n|-|-|\n| **1.5**  |  |\n")
    cell = reading.tables[0].rows[1][0]
    assert (cell.text, cell.line, cell.origin, cell.marks) == ("1.5", 5, (1, 0), ("bold",))
    assert reading.document.text[cell.start : cell.end] == "**1.5**"
    empty = reading.tables[0].rows[1][1]
    assert (empty.text, empty.start == empty.end) == ("", True)


def test_a_table_knows_headings_section_and_lead_in(read: Read) -> None:
    reading = read(
        "# Model\n\n## Results ##\n\n**On MMMU**:\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n"
        "<details><summary>Ablation</summary>\n\n| a | b |\n|-|-|\n</details>\n"
    )
    first, second = reading.tables
    assert (first.headings, first.section, first.lead_in) == (("Model", "Results"), "", "On MMMU:")
    assert (second.headings, second.section, second.lead_in) == (("Model", "Results"), "Ablation", "")


@pytest.mark.parametrize("block", range(4))
def test_generated_tables_read_as_they_were_written(fuzz_folder: object, block: int) -> None:
    from fuzz_tables import check_pipe  # type: ignore[import-not-found]

    for number in range(200):
        assert check_pipe(Random(f"test-{block}-{number}")) == ""


def test_strict_tables_in_lines_at_random_are_those_of_cmark_gfm(fuzz_folder: object) -> None:
    pytest.importorskip("cmarkgfm")
    from fuzz_tables import check_lines

    differences = [number for number in range(800) if check_lines(Random(f"test-{number}"))]
    assert len(differences) <= 1  # a list item that CommonMark continues lazily and a person does not
