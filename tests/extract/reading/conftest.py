"""Fixtures for reading: a document from text, and the generators and oracles of tests/fuzz."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.reading.body import read_body
from extract.records import Reading

FUZZ = Path(__file__).resolve().parents[2] / "fuzz"


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Read a text as a document."""
    return lambda text: read_body(text.encode(), name="document.md")


@pytest.fixture(scope="session")
def fuzz_folder() -> Path:
    """The folder of generators and oracles, importable while tests run."""
    if str(FUZZ) not in sys.path:
        sys.path.append(str(FUZZ))
    return FUZZ


@pytest.fixture(scope="session")
def originals(shared: Path) -> dict[str, Reading]:
    """The five source documents by their number, read once."""
    return {
        path.name[:3]: read_body(path.read_bytes(), name=path.name) for path in sorted((shared / "seeds").glob("*.txt"))
    }


@pytest.fixture(scope="session")
def shared_readings(shared: Path, originals: dict[str, Reading]) -> list[Reading]:
    """Every document beside the checkout, read once."""
    documents = sorted((shared / "documents").glob("*.md"))
    return [*originals.values(), *(read_body(path.read_bytes(), name=path.name) for path in documents)]
