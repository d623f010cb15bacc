"""What the tests of all rooms of the extraction share."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.reference import Reference, read_reference


@pytest.fixture(scope="session")
def reference(root: Path) -> Reference:
    """The reviewed reference data of the project."""
    folder = root / "seeds" / "reference"
    return read_reference({path.stem: path.read_text("utf-8") for path in folder.glob("*.csv")})
