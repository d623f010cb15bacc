"""Python's search for cycles rests while a document is read, and comes back whatever happens."""

import gc
from pathlib import Path

import pytest

from extract.cycles import unsearched
from extract.extraction import extract_document
from extract.reference import read_reference


def test_the_search_rests_inside_and_comes_back() -> None:
    with unsearched():
        assert not gc.isenabled()
        with unsearched():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_comes_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), unsearched():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_whoever_paused_it_before_finds_it_paused() -> None:
    gc.disable()
    try:
        with unsearched():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_document_leaves_no_cycle(seeds: Path) -> None:
    reference = read_reference({path.stem: path.read_text("utf-8") for path in (seeds / "reference").glob("*.csv")})
    bodies = [path.read_bytes() for path in sorted(seeds.glob("*.md"))]
    for body in bodies:  # what is kept between documents is made now
        extract_document(body, name="a", reference=reference)
    gc.collect()
    gc.disable()
    try:
        for body in bodies:
            extract_document(body, name="a", reference=reference)
        found = gc.collect()
    finally:
        gc.enable()
    assert found == 0
