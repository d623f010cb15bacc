"""Tables as model pages lay them out, written for these tests: what they say, row by row, was checked by eye."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from extract.records import Reading, Understanding
from extract.understanding.accounting import account

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.md"), key=lambda path: path.stem)
Understand = Callable[[str], tuple[Reading, Understanding]]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_page_says_what_stands_in_it(path: Path, understand: Understand, facts: ModuleType) -> None:
    roles, _, expected = path.with_suffix(".facts").read_text(encoding="utf-8").partition("# facts\n")
    _, understanding = understand(path.read_text(encoding="utf-8"))
    found = [f"{t.table_index} is {t.role}, {t.orientation.replace('_', ' ')}" for t in understanding.tables]
    assert found == roles.splitlines()[1:]
    assert facts.lines_of(understanding.claims) == expected.splitlines()


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_page_is_accounted_for(path: Path, understand: Understand) -> None:
    reading, understanding = understand(path.read_text(encoding="utf-8"))
    assert account(reading.tables, understanding.fates).is_balanced
