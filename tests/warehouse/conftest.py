"""Hand-made documents and runs for the tests of the warehouse."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from editions import Ingests, open_ingests


@pytest.fixture
def ingests(tmp_path: Path) -> Ingests:
    """An empty warehouse that can be brought from state to state."""
    return open_ingests(tmp_path)
