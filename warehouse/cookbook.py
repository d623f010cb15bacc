"""docs/cookbook.md in, its questions out; `python -m warehouse.cookbook WAREHOUSE [FILE]` writes the answers anew.

A question is a heading `## N. …`, some words, one sql block, and the answer as a markdown table.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from warehouse.query import run_query

COOKBOOK = Path(__file__).resolve().parents[1] / "docs" / "cookbook.md"

_QUESTION = re.compile(
    r"^## (?P<title>\d+\. [^\n]+)\n(?P<words>.*?)^```sql\n(?P<sql>.*?)^```\n(?P<answer>.*?)(?=^## |\Z)", re.M | re.S
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One entry: `answer` is the markdown table below the query, as it stands in the file."""

    title: str
    sql: str
    answer: str


def read_cookbook(path: Path = COOKBOOK) -> tuple[Question, ...]:
    """The questions in the file's order."""
    text = path.read_text(encoding="utf-8")
    return tuple(
        Question(title=match["title"], sql=match["sql"].strip(), answer=match["answer"].strip())
        for match in _QUESTION.finditer(text)
    )


def answer_table(frame: pl.DataFrame) -> str:
    """A frame as a markdown table; NULL is an empty cell, a list its items with semicolons between."""
    lines = [" | ".join(("", *frame.columns, "")).strip(), "|" + "---|" * frame.width]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in frame.iter_rows()]
    return "\n".join(lines)


def write_answers(warehouse: Path, path: Path = COOKBOOK) -> None:
    """Replace every answer in the file by what the warehouse says now."""

    def answered(match: re.Match[str]) -> str:
        table = answer_table(run_query(warehouse, match["sql"]))
        return f"## {match['title']}\n{match['words']}```sql\n{match['sql']}```\n\n{table}\n\n"

    text = _QUESTION.sub(answered, path.read_text(encoding="utf-8"))
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    write_answers(Path(sys.argv[1]), *(Path(name) for name in sys.argv[2:3]))
