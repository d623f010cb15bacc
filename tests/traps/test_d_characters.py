"""Damaged characters, one by one, on the original that holds them: what is repaired, what is flagged, what stays."""

from __future__ import annotations

from collections.abc import Sequence

from library import Library

from extract.records import Issue


def _damage(originals: Library, raw: str) -> Sequence[Issue]:
    issues = originals.documents["002"].issues
    return [issue for issue in issues if issue.kind.startswith("mojibake") and issue.original_text == raw]


def _is_kept_raw(originals: Library, found: Sequence[Issue]) -> bool:
    text = originals.documents["002"].document.text
    return all(text[issue.start : issue.end] == issue.original_text for issue in found)


def _texts(originals: Library) -> str:
    records = originals.documents["002"].records
    return " ".join(field.text for record in records for field in record.fields)


def _repaired(originals: Library, raw: str, count: int, right: str) -> bool:
    found = _damage(originals, raw)
    is_repaired = {(issue.kind, issue.action) for issue in found} == {("mojibake_repaired", "repaired")}
    said = _texts(originals)
    return len(found) == count and is_repaired and _is_kept_raw(originals, found) and right in said and raw not in said


def test_d01_six_superscripts(originals: Library) -> None:
    assert _repaired(originals, "\u0392\u00b2", 6, "224px²")


def test_d02_five_accents_in_names(originals: Library) -> None:
    assert _repaired(originals, "\u0393\u00a9", 5, "André Susano Pinto")
    assert {"André Susano Pinto", "Léo Tronchon"} <= {c.value_text for c in originals.claims("002", attribute="author")}


def test_d03_a_cedilla_in_a_name(originals: Library) -> None:
    assert _repaired(originals, "\u0393\u00a7", 1, "Hugo Laurençon")


def test_d04_a_point_between_words(originals: Library) -> None:
    assert _repaired(originals, "\u0392\u00b7", 1, "Deep Learning · Computer Vision")


def test_d05_a_letter_that_another_encoding_would_make_another_name(originals: Library) -> None:
    assert _repaired(originals, "\u0395\u2018", 1, "Matko Bošnjak")
    assert "Boőnjak" not in _texts(originals)


def test_d06_pictographs_of_all_26_folds(originals: Library) -> None:
    found = _damage(originals, "\u03b2\u0389\u03bf\u0388")
    assert {(issue.kind, issue.action) for issue in found} == {("mojibake_pictograph", "repaired")}
    assert len(found) == 26
    assert _is_kept_raw(originals, found)
    assert not [name for name in originals.identities.models if "ℹ" in name.name]


def test_d07_a_joined_pictograph(originals: Library) -> None:
    found = [
        issue for issue in originals.documents["002"].issues if issue.kind == "mojibake_pictograph" and issue.line == 5
    ]
    assert [issue.action for issue in found] == ["repaired"]
    assert _is_kept_raw(originals, found)


def test_d08_a_letter_that_is_left_of_a_pictograph(originals: Library) -> None:
    found = _damage(originals, "\u03c0")
    assert [(issue.line, issue.kind, issue.action) for issue in found] == [(8, "mojibake_unrepairable", "flagged")]
    assert _is_kept_raw(originals, found)


def test_d09_a_letter_that_is_left_of_a_dash(originals: Library) -> None:
    found = _damage(originals, "\u03b2")
    assert [(issue.line, issue.kind, issue.action) for issue in found] == [(209, "mojibake_unrepairable", "flagged")]
    assert _is_kept_raw(originals, found)
