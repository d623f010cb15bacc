"""Texts that are too long to be understood: what stands before the limit counts, and an issue tells of the rest."""

from __future__ import annotations

import pytest

from extract.bounds import LONGEST, bounded
from extract.extraction import extract_document
from extract.reading.body import read_body
from extract.records import Extraction
from extract.reference import Reference

HEAD = "# Foo\n\nFoo is a vision-language model.\n\n"
ENDLESS = "and so on " * (LONGEST // 5)


def _claims(extraction: Extraction) -> set[tuple[str, str]]:
    return {(claim.attribute, claim.value_text) for claim in extraction.claims}


def _cuts(extraction: Extraction) -> list[str]:
    text = extraction.document.text
    return [text[issue.start : issue.end] for issue in extraction.issues if issue.kind == "text_too_long"]


def test_a_long_paragraph_of_sentences_is_understood_to_its_end(reference: Reference) -> None:
    sentences = "The encoder hands its tokens to a projector. " * (LONGEST // 20)
    body = f"{HEAD}{sentences}Foo has a context length of 8192 tokens.\n"
    extraction = extract_document(body.encode(), name="x", reference=reference)
    assert not _cuts(extraction)
    assert any(attribute == "context_length_tokens" for attribute, _ in _claims(extraction))


@pytest.mark.parametrize("lead", ["", "- ", "> "], ids=["paragraph", "bullet", "quote"])
def test_a_sentence_without_end_is_understood_up_to_the_limit(lead: str, reference: Reference) -> None:
    body = f"{HEAD}{lead}Foo has a context length of 8192 tokens. Then {ENDLESS} it has 99B parameters.\n\n## More\n"
    extraction = extract_document(body.encode(), name="x", reference=reference)
    assert any(attribute == "context_length_tokens" for attribute, _ in _claims(extraction))
    assert not any("99" in value for _, value in _claims(extraction))
    assert len(_cuts(extraction)) == 1
    assert _cuts(extraction)[0].endswith("it has 99B parameters.")


def test_a_cell_without_end_is_cut_and_the_cells_beside_it_count(reference: Reference) -> None:
    body = f"| Model | MMMU | Notes |\n|---|---|---|\n| Foo 7B | 50.5 | {ENDLESS} |\n| Bar 7B | 60.5 | - |\n"
    extraction = extract_document(body.encode(), name="x", reference=reference)
    assert {claim.value_text for claim in extraction.claims if claim.attribute == "score"} == {"50.5", "60.5"}
    assert len(_cuts(extraction)) == 1
    assert len(extraction.tables[0].rows[1][2].text) > LONGEST


def test_what_is_read_stays_whole_and_is_not_copied_where_nothing_is_cut() -> None:
    reading = read_body(HEAD.encode(), name="x")
    assert bounded(reading)[0] is reading
    reading = read_body(f"{HEAD}{ENDLESS}\n\n- {ENDLESS}\n  - short\n".encode(), name="x")
    kept, issues = bounded(reading)
    assert len(issues) == 2
    assert max(len(field.text) for field in kept.paragraphs) == LONGEST
    assert max(len(record.name) for record in kept.records) <= LONGEST
    assert kept.records[0] is reading.records[0] or len(reading.records[0].fields[-1].text) > LONGEST
