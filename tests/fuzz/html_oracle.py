"""Generated HTML tables, and what the HTML standard makes of them: an oracle that shares no code with the reader.

The generator draws the structure first and writes it as HTML afterwards, with the liberties that HTML allows; the
oracle forms the table from the structure, with a dictionary of slots, sentence by sentence as the standard states it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

SPANS = ("1", "1", "2", "2", "3", "4", "0", "-1", "abc", "2.5", " 2", "+3", "", "01")
GROUPS = ("thead", "tbody", "tbody", "tfoot", "")


@dataclass
class OracleCell:
    """A cell as drawn: its text, its attributes as written, its nested table."""

    text: str
    is_th: bool
    colspan: str | None = None
    rowspan: str | None = None
    nested: OracleTable | None = None


@dataclass
class OracleTable:
    """Row groups, each a name ("" for rows outside any group) and its rows."""

    groups: list[tuple[str, list[list[OracleCell]]]] = field(default_factory=list)
    caption: str = ""


def draw_table(chance: Random, depth: int = 0) -> OracleTable:
    """Draw the structure of a table."""
    table = OracleTable(caption="A caption" if chance.random() < 0.1 else "")
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(GROUPS)
        if not name and table.groups and not table.groups[-1][0]:
            continue
        rows = [draw_row(chance, depth) for _ in range(chance.randint(0, 4))]
        if name or rows:
            table.groups.append((name, rows))
    return table


def draw_row(chance: Random, depth: int) -> list[OracleCell]:
    """Draw a row of zero to five cells."""
    return [draw_cell(chance, depth) for _ in range(chance.choice((0, 1, 2, 2, 3, 3, 4, 5)))]


def draw_cell(chance: Random, depth: int) -> OracleCell:
    """Draw a cell; one in fifty holds a table."""
    cell = OracleCell(f"t{chance.randrange(10**12)}", chance.random() < 0.25)
    if chance.random() < 0.25:
        cell.colspan = chance.choice(SPANS)
    if chance.random() < 0.25:
        cell.rowspan = chance.choice(SPANS)
    if depth < 2 and chance.random() < 0.02:
        cell.nested = draw_table(chance, depth + 1)
    return cell


def write_table(table: OracleTable, chance: Random) -> str:
    """The table as HTML, with end tags left out where HTML lets one do so."""
    shout = chance.random() < 0.1
    parts = ["<table" + chance.choice(("", " border=1", ' class="a b"')) + ">"]
    if table.caption:
        parts.append(f"<caption>{table.caption}</caption>")
    if chance.random() < 0.1:
        parts.append("<colgroup><col><col span=2></colgroup>")
    for number, (name, rows) in enumerate(table.groups):
        following = table.groups[number + 1][0] if number + 1 < len(table.groups) else "end"
        if name:
            parts.append(f"<{name}>")
        parts += [write_row(row, chance) for row in rows]
        if name and (not following or chance.random() < 0.7):
            parts.append(f"</{name}>")
    parts.append("</table>")
    gap = chance.choice(("", "\n", "\n  ", " <!-- <td>x</td> --> "))
    text = gap.join(parts)
    return text.replace("<td", "<TD").replace("</td>", "</TD>").replace("<tr", "<TR") if shout else text


def write_row(row: list[OracleCell], chance: Random) -> str:
    """A row as HTML."""
    cells = "".join(write_cell(cell, chance) for cell in row)
    return f"<tr{chance.choice(('', ' align=center'))}>{cells}{'</tr>' if chance.random() < 0.7 else ''}"


def write_cell(cell: OracleCell, chance: Random) -> str:
    """A cell as HTML."""
    name = "th" if cell.is_th else "td"
    attributes = ""
    for key, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)):
        if value is not None:
            quote = '"' if not value.isalnum() else chance.choice(('"', "'", ""))
            attributes += f" {key}={quote}{value}{quote}"
    text = chance.choice(
        ("{}", "{}", " {} ", "<b>{}</b>", "<p>{}", "<a href='x>y'>{}</a>", "<font color=red>{}", "{}<br>")
    )
    inner = text.format(cell.text) + (write_table(cell.nested, chance) if cell.nested else "")
    return f"<{name}{attributes}>{inner}{f'</{name}>' if chance.random() < 0.7 else ''}"


def parse_integer(text: str | None) -> int | None:
    """Rules for parsing non-negative integers: leading white space, an optional sign, digits; the rest is ignored."""
    rest = (text or "").lstrip(" \t\n\f\r")
    if rest[:1] == "-":
        return None
    rest = rest.removeprefix("+")
    digits = ""
    for character in rest:
        if character not in "0123456789":
            break
        digits += character
    return int(digits) if digits else None


def form_table(table: OracleTable) -> tuple[dict[tuple[int, int], str], dict[str, tuple[int, int]], int, int]:
    """Slots (x, y) → text, text → anchor (x, y), width and height, by the algorithm for forming a table."""
    slots: dict[tuple[int, int], str] = {}
    anchors: dict[str, tuple[int, int]] = {}
    width = height = y_current = 0
    ordered = [group for group in table.groups if group[0] != "tfoot"]
    ordered += [group for group in table.groups if group[0] == "tfoot"]
    for _, rows in ordered:
        growing: list[tuple[str, int, int]] = []

        def grow(y: int, growing: list[tuple[str, int, int]] = growing) -> None:
            for text, x, columns in growing:
                for covered in range(x, x + columns):
                    slots[covered, y] = text

        for row in rows:
            if height == y_current:
                height += 1
            x_current = 0
            grow(y_current)
            for cell in row:
                while x_current < width and (x_current, y_current) in slots:
                    x_current += 1
                if x_current == width:
                    width += 1
                columns = parse_integer(cell.colspan) or 1
                columns = min(columns, 1000)
                parsed = parse_integer(cell.rowspan)
                lines = 1 if parsed is None else min(parsed, 65534)
                grows = lines == 0
                lines = lines or 1
                width = max(width, x_current + columns)
                height = max(height, y_current + lines)
                anchors[cell.text] = (x_current, y_current)
                for y in range(y_current, y_current + lines):
                    for x in range(x_current, x_current + columns):
                        slots[x, y] = cell.text
                if grows:
                    growing.append((cell.text, x_current, columns))
                x_current += columns
            y_current += 1
        while y_current < height:
            grow(y_current)
            y_current += 1
    return slots, anchors, width, height


def expected_tables(table: OracleTable) -> list[tuple[list[list[str]], dict[str, tuple[int, int]]]]:
    """Rectangles and anchors of the table and of those nested in it, in the order in which they start."""
    slots, anchors, width, height = form_table(table)
    found = []
    if width:
        found.append(([[slots.get((x, y), "") for x in range(width)] for y in range(height)], anchors))
    for _, rows in table.groups:
        for row in rows:
            for cell in row:
                if cell.nested:
                    found += expected_tables(cell.nested)
    return found


def difference(table: OracleTable, document: str, tables: tuple[object, ...]) -> str:
    """What the reader's `tables` of `document` have otherwise than the oracle; nothing if all is the same."""
    expected = expected_tables(table)
    if len(expected) != len(tables):
        return f"{len(tables)} tables instead of {len(expected)}"
    for number, ((rows, anchors), read) in enumerate(zip(expected, tables, strict=True)):
        texts = [[cell.text for cell in row] for row in read.rows]  # type: ignore[attr-defined]
        if texts != rows:
            return f"table {number}: {texts} instead of {rows}"
        for row in read.rows:  # type: ignore[attr-defined]
            for cell in row:
                if cell.text and cell.origin != anchors[cell.text][::-1]:
                    return f"table {number}: {cell.text} starts at {cell.origin} instead of {anchors[cell.text][::-1]}"
                if cell.text not in document[cell.start : cell.end]:
                    return f"table {number}: the place of {cell.text} holds {document[cell.start : cell.end]!r}"
    return ""
