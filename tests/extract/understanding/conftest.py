"""Fixtures of the understanding tests: the reference data, documents understood from text, and the score sheet."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from extract.reading.body import read_body
from extract.records import Reading, Understanding
from extract.reference import Reference
from extract.understanding.tables import understand_tables

HERE = Path(__file__).parent


def _load(name: str) -> ModuleType:
    """A module beside this file; test folders are no packages."""
    full = f"understanding_tests_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, HERE / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[full] = module
        spec.loader.exec_module(module)
    return sys.modules[full]


@pytest.fixture(scope="session")
def score_sheet() -> ModuleType:
    """Compares expected facts with claims."""
    return _load("score_sheet")


@pytest.fixture(scope="session")
def facts() -> ModuleType:
    """Writes claims as lines."""
    return _load("facts")


@pytest.fixture(scope="session")
def synthetic() -> ModuleType:
    """Lays known facts out as tables."""
    return _load("synthetic")


@pytest.fixture(scope="session")
def understand(reference: Reference) -> Callable[[str], tuple[Reading, Understanding]]:
    """Read and understand a text."""

    def run(text: str) -> tuple[Reading, Understanding]:
        reading = read_body(text.encode(), name="test.md")
        return reading, understand_tables(reading, reference)

    return run
