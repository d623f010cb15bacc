"""What coverage-guided fuzzing found once: each body is read and understood, and every cell has its fate."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.extraction import extract_document
from extract.reference import Reference
from extract.understanding.accounting import account

FINDINGS = Path(__file__).resolve().parents[1] / "fuzz" / "findings"


@pytest.mark.parametrize("path", sorted(FINDINGS.iterdir()), ids=lambda path: path.stem)
def test_what_fuzzing_found_is_understood(path: Path, reference: Reference) -> None:
    extraction = extract_document(path.read_bytes(), name=path.name, reference=reference)
    assert account(extraction.tables, extraction.fates).is_balanced
    assert all(0 <= claim.start <= claim.end <= len(extraction.document.text) for claim in extraction.claims)
