"""What the documentation names exists, and what exists is documented: commands, options, relations, files, targets."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from flows.command_line import main
from warehouse.dictionary import describe

COMMANDS = sorted(main.commands)


def documents(root: Path) -> dict[str, str]:
    paths = [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").glob("*.md"))]
    return {path.relative_to(root).as_posix(): path.read_text() for path in paths}


def test_every_command_named_in_the_documentation_exists(root: Path) -> None:
    named = {
        (name, word)
        for name, text in documents(root).items()
        for word in re.findall(r"vlm-atlas (?!is\b|and\b|or\b)([a-z]+)(?![\w-])", "\n".join(_code(text)))
    }
    assert named
    assert {(name, word) for name, word in named if word not in COMMANDS} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_all_its_options(root: Path, command: str) -> None:
    text = (root / "docs" / "command_line.md").read_text()
    assert f"vlm-atlas {command}" in text
    found = main.commands[command]
    shown = [item for item in found.params if isinstance(item, click.Option) and not item.hidden]
    options = [name for item in shown for name in item.opts]
    assert [name for name in options if name.startswith("--") and name != "--help" and name not in text] == []


def test_the_readme_names_every_command(root: Path) -> None:
    text = (root / "README.md").read_text()
    assert [command for command in COMMANDS if f"vlm-atlas {command}" not in text] == []


def test_the_data_dictionary_is_current(root: Path) -> None:
    assert (root / "docs" / "data_dictionary.md").read_text() == describe()


def test_every_linked_file_exists(root: Path) -> None:
    missing = [
        (name, target)
        for name, text in documents(root).items()
        for target in re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", text)
        if not (root / name).parent.joinpath(target).exists()
    ]
    assert missing == []


def test_every_make_target_named_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE))
    code = "\n".join(part for text in documents(root).values() for part in _code(text))
    named = set(re.findall(r"make ([a-z]+)", code))
    assert {"run", "test", "check"} <= named
    assert named <= targets


def test_no_file_names_a_path_of_a_machine_or_a_package_index(root: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    pattern = re.compile(r"(?<![\w.])/(?:w[o]rk|ro[o]t|ho[m]e/[a-z]+)/|index-url\s*=|find-links\s*=")
    offenders = []
    for name in filter(None, listed.split("\0")):
        path = root / name
        if path.suffix in {".png", ".parquet"} or not path.is_file():
            continue
        if pattern.search(path.read_text(encoding="utf-8", errors="replace")):
            offenders.append(name)
    assert offenders == []


def test_help_is_quick_to_load(root: Path) -> None:
    heavy = {"prefect", "streamlit", "duckdb", "polars", "bs4"}
    script = f"import sys, flows.command_line; print(sorted({heavy} & set(sys.modules)))"
    finished = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"


def _code(text: str) -> list[str]:
    return re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
