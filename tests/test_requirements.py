"""The pinned requirements name no host, hash every package and hold the bounds that keep Prefect working."""

import re
from pathlib import Path

import pytest

FILES = ("run", "dev", "bench")


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_a_hash_and_no_file_names_a_host(root: Path, name: str) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text()
    pins = re.split(r"\n(?=\S)", re.sub(r"\n\s*#.*", "", text).strip())
    assert len(pins) > 100
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)
    assert "://" not in text


@pytest.mark.parametrize("name", FILES)
def test_versions_that_break_prefect_are_not_pinned(root: Path, name: str) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text()
    versions = dict(re.findall(r"^(fastapi|sqlalchemy)==(\d+\.\d+)", text, re.MULTILINE))
    assert tuple(map(int, versions["fastapi"].split("."))) < (0, 151)
    assert tuple(map(int, versions["sqlalchemy"].split("."))) < (2, 1)
