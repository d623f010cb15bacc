"""HTML tables by the HTML standard's rules for forming a table, on examples of our own and against an oracle."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from extract.records import Reading

Read = Callable[[str], Reading]

SHAPES: dict[str, tuple[str, list[list[str]]]] = {
    "a column span": ("<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", [["a", "a", "b"], ["c", "d", "e"]]),
    "a row span": ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [["a", "b"], ["a", "c"]]),
    "a row span of 0 grows to the end of its group": (
        "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d<tbody><tr><td>e<td>f</table>",
        [["a", "b"], ["a", "c"], ["a", "d"], ["e", "f"]]),
    "a row span adds the rows that it reaches": (
        "<table><tr><td rowspan=3>a<td>b</table>", [["a", "b"], ["a", ""], ["a", ""]]),
    "a row span ends with its row group": (
        "<table><tbody><tr><td rowspan=2>a<tbody><tr><td>b</table>", [["a"], ["a"], ["b"]]),
    "cells that overlap: the later one is seen": (
        "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", [["a", "b"], ["c", "c"]]),
    "a cell slides past a span from above": (
        "<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>", [["a", "b", "c"], ["d", "b", "e"]]),
    "a column span of 0 is 1": ("<table><tr><td colspan=0>a<td>b</table>", [["a", "b"]]),
    "a span that is no number is 1": ("<table><tr><td colspan=x rowspan=-3>a<td>b</table>", [["a", "b"]]),
    "a span with a fraction is cut": ("<table><tr><td colspan=2.9>a</table>", [["a", "a"]]),
    "tfoot comes last wherever it stands": (
        "<table><tfoot><tr><td>f</tfoot><thead><tr><th>h</thead><tbody><tr><td>b</table>", [["h"], ["b"], ["f"]]),
    "ragged rows": ("<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c", ""]]),
    "a row without cells counts": ("<table><tr><td>a<tr><tr><td>b</table>", [["a"], [""], ["b"]]),
    "upper case and odd quotes": ("<TABLE BORDER='1'><TR><TD ALIGN=center\">a</TD></TR></TABLE>", [["a"]]),
    "a > in an attribute": ("<table><tr><td title='a>b'>x</td></tr></table>", [["x"]]),
    "a cell in a comment is none": ("<table><tr><!-- <td>x</td> --><td>a</td></tr></table>", [["a"]]),
    "a cell in a script is none": ("<table><tr><td>a<script>'<td>x'</script></td></tr></table>", [["a"]]),
    "the end tag of the other kind of cell means nothing": (
        "<table><tr><th>a</td>b<td>c</th>d</table>", [["ab", "cd"]]),
    "a comment may end with an exclamation mark": ("<table><tr><td>a<!-- <td> --!><td>b</table>", [["a", "b"]]),
    "the shortest comments": ("<table><tr><td>a<!--><td>b<!---><td>c</table>", [["a", "b", "c"]]),
    "what is no comment ends at the first >": (
        "<table><tr><td>a<!x <td>b<td>c<?php <td> ?><td><![CDATA[ <td>d</table>", [["ab", "c ?>", "d"]]),
    "a cell in a template or picture is none": (
        "<table><tr><td><template><td>x</td></template>a<td><svg><td>y</svg>b</table>", [["a", "b"]]),
    "a template without an end hides nothing": ("<table><tr><td><template><td>a</table>", [["<template>", "a"]]),
    "choices without end tags": ("<table><tr><td><select><option>a<option>b</select></table>", [["a b"]]),
    "only ASCII digits are a span": ("<table><tr><td colspan=\u0662>a<td>b</table>", [["a", "b"]]),
    "characters without width": ("<table><tr><td>8\u200b8.1<td>\ufeff\u00ad<td>\u200f3</table>", [["88.1", "", "3"]]),
    "other white space": ("<table\f><tr\r><td\n>a\u2028b\u00a0c\fd</table>", [["a b c d"]]),
    "entities without semicolon": (
        "<table><tr><td>a&ampb &lt3 &copy 1 &notit; &none;</table>", [["a&b <3 © 1 ¬it; &none;"]]),
    "content that is no markup": (
        "<table><tr><td>a<textarea><td>x</textarea><style>td{}</style><td>b</table>", [["a", "b"]]),
    "cells straight in a table": ("<table><td>a<td>b</table>", [["a", "b"]]),
    "text outside cells is left to the paragraphs": ("<table>x<tr>y<td>a</table>", [["a"]]),
}  # fmt: skip


def texts(reading: Reading) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in reading.tables]


@pytest.mark.parametrize(("text", "rows"), SHAPES.values(), ids=SHAPES)
def test_the_rectangle(read: Read, text: str, rows: list[list[str]]) -> None:
    assert texts(read(text)) == [rows]


def test_a_style_between_rows_is_no_text(read: Read) -> None:
    assert read("<table><style>td{}</style><tr><td>a</table>").issues == ()


HEADERS: dict[str, tuple[str, int, int]] = {
    "a thead": ("<table><thead><tr><td>a<tr><td>b</thead><tr><td>c</table>", 2, 0),
    "rows of th": ("<table><tr><th>a<th>b<tr><th>c<th>d<tr><td>1<td>2</table>", 2, 0),
    "an empty row above": ("<table><tr></tr><tr><td>a<tr><td>1</table>", 2, 0),
    "an empty corner": ("<table><tr><td><th>b<tr><th>c<td>d</table>", 1, 1),
    "row headers": ("<table><tr><th>a<th>b<tr><th>c<td>1<tr><th>d<td>2</table>", 1, 1),
    "a thead and a row of th below it": ("<table><thead><tr><th>a</thead><tr><th>b<tr><td>c</table>", 2, 0),
    "no th at all": ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", 1, 0),
    "no th, but spans in two directions": (
        "<table><tr><td rowspan=2>m<td colspan=2>x<tr><td>y<td>z<tr><td>1<td>2<td>3</table>", 2, 0),
    "one row": ("<table><tr><td>a<td>b</table>", 0, 0),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "columns"), HEADERS.values(), ids=HEADERS)
def test_header_rows_and_columns(read: Read, text: str, rows: int, columns: int) -> None:
    table = read(text).tables[0]
    assert (table.header_row_count, table.header_column_count) == (rows, columns)
    assert all(cell.is_header for row in table.rows[:rows] for cell in row)


def test_a_spanned_cell_shares_its_place_in_every_slot(read: Read) -> None:
    reading = read(
        "<table>\n<tr><td rowspan=2 colspan=2>\n  a <b>b</b>\n</td><td>c</td></tr>\n<tr><td>d</td></tr></table>"
    )
    table = reading.tables[0]
    cell = table.rows[1][1]
    assert cell == table.rows[0][0]
    assert (cell.text, cell.origin, cell.row_span, cell.column_span, cell.line) == ("a b", (0, 0), 2, 2, 3)
    assert reading.document.text[cell.start : cell.end] == "a <b>b</b>"


def test_a_nested_table_is_a_child_and_no_text_of_its_cell(read: Read) -> None:
    reading = read("<table><tr><td>x</td><td>before<table><tr><td>in</td></tr></table>after</td></tr></table>")
    outer, inner = reading.tables
    assert texts(reading) == [[["x", "before after"]], [["in"]]]
    assert (outer.parent, inner.parent) == (None, (0, 0, 1))
    assert outer.start < inner.start < inner.end < outer.end


def test_a_table_straight_inside_a_table_ends_it(read: Read) -> None:
    assert texts(read("<table><tr><td>a</td></tr><table><tr><td>b</td></tr></table></table>")) == [[["a"]], [["b"]]]


def test_a_caption_is_kept_and_a_table_without_rows_is_skipped(read: Read) -> None:
    reading = read(
        "<table><caption>Scores of <b>all</b></caption><tr><td>a</table><table></table><table><tr></tr></table>"
    )
    assert [table.caption for table in reading.tables] == ["Scores of all"]


def test_a_table_that_never_ends_is_read_to_the_next_blank_line(read: Read) -> None:
    reading = read("<table><tr><td>a<td>b\n\nText behind it.\n")
    assert texts(reading) == [[["a", "b"]]]
    assert [paragraph.text for paragraph in reading.paragraphs] == ["Text behind it."]
    assert [issue.kind for issue in reading.issues] == ["unclosed_table"]


def test_tables_in_code_and_comments_are_skipped(read: Read) -> None:
    table = "<table><tr><td>a</td></tr></table>"
    reading = read(f"```\n{table}\n```\n\n`{table}`\n\n<!-- {table} -->\n\n<pre>{table}</pre>\n")
    assert reading.tables == ()


def test_a_pipe_table_and_an_html_table_are_numbered_by_their_start(read: Read) -> None:
    reading = read("| a | b |\n|-|-|\n\n<table><tr><td>c</td></tr></table>\n\n| d | e |\n|-|-|\n")
    assert [(table.index, table.kind, table.line_start) for table in reading.tables] == [
        (0, "gfm", 1), (1, "html", 4), (2, "gfm", 6),
    ]  # fmt: skip


@pytest.mark.parametrize("block", range(5))
def test_generated_tables_are_formed_as_the_oracle_forms_them(fuzz_folder: object, block: int) -> None:
    from fuzz_tables import check_html  # type: ignore[import-not-found]

    for number in range(200):
        assert check_html(Random(f"test-{block}-{number}")) == ""


def test_tag_soup_has_the_cells_that_html5lib_finds(read: Read) -> None:
    html5lib = pytest.importorskip("html5lib")
    pieces = (
        "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<tbody>", "</tbody>", "<thead>", "</thead>", "<tfoot>",
        "<b>", "</b>", "<p>", "</p>", "a", "b", "<div>", "</div>", "<!-- c -->", "</table><table>",
    )  # fmt: skip
    chance = Random(5)
    for _ in range(300):
        text = "<table>" + "".join(chance.choice(pieces) for _ in range(chance.randint(3, 20))) + "</table>"
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        rows = [row for table in tree.iter("table") for row in table.iter("tr")]
        expected = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows]
        found = [
            sum(1 for column, cell in enumerate(row) if cell.end > cell.start or cell.origin == (number, column))
            for table in read(text).tables
            for number, row in enumerate(table.rows)
        ]
        assert sum(expected) <= sum(found), text


def test_a_pipe_table_in_an_html_cell_is_a_child_and_markdown_behind_a_blank_line_is_read(read: Read) -> None:
    reading = read(
        "<table><tr><td>\n\nSome **bold**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</td><td>x</td></tr></table>\n"
    )
    outer, inner = reading.tables
    assert texts(reading) == [[["Some bold", "x"]], [["a", "b"], ["1", "2"]]]
    assert (inner.kind, inner.parent, inner.rescued, inner.line_start) == ("gfm", (0, 0, 0), "", 5)
    assert outer.rows[0][0].marks == ()


def test_markdown_starts_behind_the_first_blank_line_of_a_cell(read: Read) -> None:
    reading = read("<table><tr><td>\n**a** [b](c)\n\n_d_ `e`\n\n<div>*f*\n</div>\n\n**g**\n</td></tr></table>\n")
    assert texts(reading) == [[["**a** [b](c) d e *f* g"]]]
    assert reading.tables[0].rows[0][0].links == ()


def test_an_html_table_in_a_pipe_cell_is_a_child(read: Read) -> None:
    reading = read("| a | b |\n|---|---|\n| x <table><tr><td>in</td></tr></table> y | 2 |\n")
    assert texts(reading) == [[["a", "b"], ["x y", "2"]], [["in"]]]
    assert [table.parent for table in reading.tables] == [None, (0, 1, 0)]


def test_text_in_a_table_but_in_no_cell_is_an_issue(read: Read) -> None:
    reading = read("<table>foo<tr><td>a</td>bar</tr></table>")
    assert [(issue.kind, issue.original_text) for issue in reading.issues] == [
        ("text_outside_cells", "foo"), ("text_outside_cells", "bar"),
    ]  # fmt: skip


def test_a_line_with_a_leading_pipe_that_ends_a_paragraph_is_no_row(read: Read) -> None:
    text = "<p>\n  A page\n  | <a href='x'>More</a> |</p><table><tr><th>Model</th></tr><tr><td>Foo</td></tr></table>"
    (table,) = read(text).tables
    assert [[cell.text for cell in row] for row in table.rows] == [["Model"], ["Foo"]]
