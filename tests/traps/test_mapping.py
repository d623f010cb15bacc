"""docs/traps.md: every trap has a row, and every row's tests exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_ROW = re.compile(r"^\| (?P<trap>[A-D]\d+) \|(?P<rest>.*)\|$", re.MULTILINE)
_COUNTS = {"A": 44, "B": 18, "C": 29, "D": 9}


def _rows(root: Path) -> dict[str, str]:
    text = (root / "docs" / "traps.md").read_text("utf-8")
    return {match["trap"]: match["rest"] for match in _ROW.finditer(text)}


def _tests(root: Path) -> str:
    folders = (root / "tests" / "traps", root / "tests" / "extract" / "reading")
    return "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("test_*.py")))


def test_every_trap_has_a_row(root: Path) -> None:
    assert list(_rows(root)) == [
        f"{group}{number}" for group, count in _COUNTS.items() for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("group", _COUNTS)
def test_every_row_names_tests_that_exist_and_bear_its_number(root: Path, group: str) -> None:
    tests = _tests(root)
    for trap, rest in _rows(root).items():
        if not trap.startswith(group):
            continue
        named = re.findall(r"`(test_\w+_)…`", rest)
        number = int(trap[1:])
        assert named, trap
        for name in named:
            assert re.search(rf"^def {name}", tests, re.MULTILINE), f"{trap}: {name}"
            assert number in {int(found) for found in re.findall(r"_[a-dA-D](\d+)(?=_)", name)}, f"{trap}: {name}"
