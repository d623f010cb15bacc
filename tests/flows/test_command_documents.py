"""docs/command_line.md and docs/operations.md say what the code does: options, defaults, variables, limits."""

import re
from pathlib import Path

import click
import pytest

from flows.command_line import COMMANDS, main
from flows.decisions import MISSED_RUNS_BEFORE_WITHDRAWAL
from flows.fetching import Manners
from flows.fetching.patience import WORTH_RETRYING


@pytest.mark.parametrize("command", COMMANDS)
def test_defaults_in_the_document_are_those_of_the_options(root: Path, command: str) -> None:
    text = (root / "docs" / "command_line.md").read_text()
    section = text.split(f"## vlm-atlas {command}\n")[1].split("\n## ")[0]
    for option in main.commands[command].params:
        if isinstance(option, click.Option) and option.show_default:
            assert str(option.default) in section, option.name


def test_every_variable_is_documented(root: Path) -> None:
    text = (root / "docs" / "command_line.md").read_text()
    used = set()
    for path in [*(root / "flows").rglob("*.py"), *(root / "warehouse").rglob("*.py")]:
        used |= set(re.findall(r'"(VLM_ATLAS_[A-Z_]+)"', path.read_text()))
    assert [name for name in sorted(used) if name not in text] == []


def test_limits_in_the_document_are_those_of_the_code(root: Path) -> None:
    text = (root / "docs" / "operations.md").read_text()
    manners = Manners()
    assert ", ".join(map(str, sorted(WORTH_RETRYING))) in text
    assert f"up to {manners.longest_wait_seconds:g} s" in text
    assert f"silent for {manners.silence_seconds:g} s, or not done within {manners.timeout_seconds:g} s" in text
    assert f"more than {manners.max_bytes // 2**20} MB" in text
    assert (manners.attempts, manners.max_redirects, MISSED_RUNS_BEFORE_WITHDRAWAL) == (4, 5, 3)
    assert f"{manners.delay_seconds:g} s apart" in text
