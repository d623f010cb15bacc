"""Fixtures shared by all rooms."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """Our own source documents."""
    return root / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The originals beside the checkout; tests that need them skip where they are absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ is not beside this checkout")
    return SHARED
