"""No regular expression of the extraction tries the ways to cut a text one by one: two for each piece are millions.

The texts are made from the patterns themselves, by tests/fuzz/fuzz_patterns.py; more of them with other seeds there.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).resolve().parents[1] / "fuzz" / "fuzz_patterns.py"


def test_no_pattern_needs_long_for_a_short_text() -> None:
    tried = subprocess.run([sys.executable, FUZZ, "--tries", "6"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stdout
