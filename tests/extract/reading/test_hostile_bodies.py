"""Hostile and huge bodies: each in its own process, within bounds of time and memory, with an issue, no exception."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.bounds import bounded
from extract.reading.body import read_body

FUZZ = Path(__file__).resolve().parents[2] / "fuzz"
sys.path.append(str(FUZZ))
from bad_input import BODIES  # type: ignore[import-not-found]  # noqa: E402


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_read_and_says_what_was_cut(name: str) -> None:
    make, kind = BODIES[name]
    reading = read_body(make(), name=name)
    assert not kind or kind in {issue.kind for issue in (*reading.issues, *bounded(reading)[1])}


@pytest.mark.slow
@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_costs_little_to_read_and_understand_and_says_what_was_cut(name: str, root: Path) -> None:
    result = subprocess.run(
        [sys.executable, str(FUZZ / "bad_input.py"), name],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    measured = json.loads(result.stdout)
    # Four times the promised second: test machines differ as much (reading the 20,000 rows took 0.36 s on one and 1.0
    # to 1.4 s on another), and other processes share their cores.
    assert measured["seconds"] < 4, measured
    assert measured["megabytes"] < 300, measured
    if BODIES[name][1]:
        assert BODIES[name][1] in measured["issues"], measured


@pytest.mark.parametrize(
    "text",
    ["{}", "- {} **x**", "# {}", "| a | b |\n|-|-|\n| {} | <b>{}</b> |",
     "<table><caption>{}<tr><td>{}<td><i>{}</table>",
     "<table><tr><td colspan='{}'><a href='{}'>x</a></table>", "<img src='{}'>", "[a]({})", "![{}](b.png)",
     "<details><summary>{}</summary>x</details>"],
)  # fmt: skip
@pytest.mark.parametrize("digits", [8, 5_000, 100_000])
def test_an_entity_with_a_number_that_is_none_is_read(text: str, digits: int) -> None:
    read_body(text.replace("{}", "&#" + "9" * digits + ";").encode(), name="x")


def test_a_table_of_20000_rows_is_read_whole(root: Path) -> None:
    body = BODIES["an HTML table of 20,000 rows"][0]()
    table = read_body(body, name="x").tables[0]
    assert len(table.rows) == 20_001
    assert table.rows[-1][0].text == "model 19999"


@pytest.mark.parametrize("path", sorted((FUZZ / "findings").iterdir()), ids=lambda path: path.stem)
def test_what_fuzzing_found_takes_linear_time_when_it_repeats(
    path: Path, assert_grows_linearly: Callable[..., None]
) -> None:
    piece = path.read_bytes()

    def work(length: int) -> Callable[[], object]:
        return partial(read_body, piece * (length // len(piece)), name=path.name)

    assert_grows_linearly(work, 5_000, 80_000)


def test_time_grows_linearly_with_length(assert_grows_linearly: Callable[..., None]) -> None:
    sentence = "Text with [a link](https://x.y/z), `code` and **bold** words in a line of some length.\n"
    piece = "# Heading\n\n" + sentence * 4 + "\n| a | b |\n|---|---|\n| **1.5** | 2 |\n\n- item\n  - below\n\n"

    def work(copies: int) -> Callable[[], object]:
        return partial(read_body, (piece * copies).encode(), name="x")

    assert_grows_linearly(work, 50, 800)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(body: bytes) -> None:
    read_body(body, name="x")


ALPHABET = st.sampled_from(
    ["|", "-", ":", "\n", " ", "a", "1", "<table>", "<tr>", "<td", ">", "</td>", "</table>", "`", "```", "*", "[", "](",
     ")", "#", "- ", "> ", "\t", "<!--", "-->", "<details>", "<summary>", "</summary>", "</details>", "&amp;", "\\",
     "\r", "=", "~~~", "<b>", "<br>", "Β²", "<sup>1</sup>", "http://x", " | ", "---", "key: v"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(ALPHABET, max_size=60))
def test_any_mixture_of_marks_is_read_and_every_place_is_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = read_body(text.encode(), name="x")
    length = len(reading.document.text)
    for table in reading.tables:
        assert 0 <= table.start <= table.end <= length
        assert len({len(row) for row in table.rows}) == 1
        for row in table.rows:
            assert all(0 <= cell.start <= cell.end <= length for cell in row)
    for record in reading.records:
        assert 0 <= record.start <= record.end <= length
        assert all(0 <= field.start <= field.end <= length for field in record.fields)
