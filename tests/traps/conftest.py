"""The five documents, original and ours, read once a session: claims, who is who, and a release."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from library import Library, open_library


@pytest.fixture(scope="session")
def originals(root: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The originals."""
    return open_library(root, sorted((shared / "seeds").glob("*.txt")), tmp_path_factory.mktemp("originals"))


@pytest.fixture(scope="session")
def ours(root: Path, seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Our own documents, which say the same in other words."""
    return open_library(root, sorted(seeds.glob("00*.md")), tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="session", params=["originals", "ours"])
def library(request: pytest.FixtureRequest) -> Library:
    """Both, one after the other."""
    return request.getfixturevalue(str(request.param))
