"""Generated pipe tables with the cells that they must have, and what cmark-gfm makes of lines at random."""

from __future__ import annotations

import html
import re
from random import Random

WORDS = (
    "a",
    "LLaVA-1.5",
    "88.1",
    "-",
    "x y",
    "`c`",
    "**b**",
    "*i*",
    "\\|",
    "`\\|`",
    "[t](u)",
    "",
    "1,547.1",
    "#",
    "<br>",
    "é",
)
SEEN = {"`c`": "c", "**b**": "b", "*i*": "i", "\\|": "|", "`\\|`": "|", "[t](u)": "t", "<br>": ""}
LINES = (
    "| a | b |", "|---|---|", "a | b", "--- | ---", "| a |", "|-|", "a", "", "  | c | d |", "    | e | f |",
    "| g | h | i |", "|:-:|---:|", ":-:", "---", "# h", "> q", "```\nx | y\n```", "***", "| \\| | x |", "|", "||",
    "x | y | z", "<div>", "> | a | b |", "> |---|---|", "|---|", "- | a | b |", "  |---|---|", "| `a | b` | c |", "===",
    "\t| a | b |", "<b>x</b> | y", "| a | b | <!-- c -->", "text", "|--- |:--|", "<!-- c -->",
)  # fmt: skip


def draw_pipe_table(chance: Random) -> tuple[str, list[list[str]]]:
    """A strict pipe table as text, and the visible texts of its rectangle."""
    width = chance.randint(1, 6)
    rows = [[chance.choice(WORDS) for _ in range(width)] for _ in range(chance.randint(1, 6))]
    header = [chance.choice(("Model", "MMMU", "`c`", "x y", "Score (val)")) for _ in range(width)]
    has_ends = width == 1 or chance.random() < 0.7
    rules = [draw_rule(chance) for _ in range(width)]
    if not has_ends and rules[0] == "-":
        rules[0] = "--"  # "- |" would start a list
    lines = [write_row(header, chance, has_ends), write_row(rules, chance, has_ends)]
    expected = [[SEEN.get(word, word) for word in header]]
    for row in rows:
        kept = row[: chance.randint(1, width)] if chance.random() < 0.2 else row
        extra = [chance.choice(WORDS)] if chance.random() < 0.1 and len(kept) == width else []
        lines.append("| " + " | ".join([*kept, *extra]) + " |")
        expected.append([SEEN.get(word, word) for word in kept] + [""] * (width - len(kept)))
    return "\n".join(lines) + "\n", expected


def draw_rule(chance: Random) -> str:
    """A cell of a delimiter row."""
    return chance.choice(("---", ":--", "--:", ":-:", "-", ":-", "-----"))


def write_row(cells: list[str], chance: Random, has_ends: bool) -> str:
    """A row with or without pipes at its ends."""
    gap = chance.choice((" ", "", "  "))
    text = f"{gap}|{gap}".join(cells)
    return f"|{gap}{text}{gap}|" if has_ends else text


def draw_lines(chance: Random) -> str:
    """Lines at random; a blank line stands before what may be a header, for there cmark-gfm and the reader differ."""
    lines = [chance.choice(LINES) for _ in range(chance.randint(2, 9))]
    spaced: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if RULES.fullmatch(below):
            spaced.append("")
        spaced.append(line)
    return "\n".join(spaced) + "\n"


RULES = re.compile(r"[\s>|:-]*-[\s|:-]*")
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)


def cmark_tables(text: str) -> list[list[list[str]]]:
    """The tables of `text` as cmark-gfm renders them, tags stripped."""
    import cmarkgfm
    from cmarkgfm.cmark import Options

    page = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    return [
        [[_visible(cell) for cell in CELL.findall(row)] for row in ROW.findall(table)]
        for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL)
    ]


def _visible(cell: str) -> str:
    return " ".join(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", cell)).split())
