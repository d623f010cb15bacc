"""The paper, title and people of a page about one model, where they stand in a link, a label or a line of news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

PAPER = "https://arxiv.org/abs/2606.11832"
SENTENCES = {
    f"Official pytorch implementation of **[Seeing Without Towers]({PAPER})**.": {"2606.11832"},
    f"This repository holds our code for the paper [Looking Far From Afar]({PAPER}).": {"2606.11832"},
    f"The [paper]({PAPER}) is now released!": {"2606.11832"},
    f"**[DUN-VL: Seeing Without Towers]({PAPER})**": {"2606.11832"},
    f"DUN-VL follows [Other Things Once Seen]({PAPER}).": set(),
    f"Others wrote a fine [study of tall towers]({PAPER}).": set(),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_page_has_the_paper_that_it_implements(understand: Understand, sentence: str) -> None:
    text = f"# DUN-VL: Seeing Without Towers\n\n{sentence}\n\n## Highlights\n\n- DUN-VL is a vision-language model.\n"
    claims = understand(text).claims
    assert {one.value_text for one in claims if one.attribute == "arxiv_id"} == SENTENCES[sentence]
    assert {one.model for one in claims} <= {"DUN-VL"}


def test_a_labelled_line_of_authors_with_marks_is_read(understand: Understand) -> None:
    text = (
        "# DUN-VL: Seeing Without Towers\n\nDUN-VL is a vision-language model.\n\n## Motivation\n\n"
        "- **Authors**: [Ana Roe*](https://a.org), [Bo Li](https://b.org), [Cy Young📧](https://c.org)\n"
        "- **Institutes**: University of Acme; Crane Labs\n"
    )
    people = [one.value_text for one in understand(text).claims if one.attribute == "author"]
    assert people == ["Ana Roe", "Bo Li", "Cy Young"]


def test_titles_of_papers_name_whose_they_are_on_a_page_about_several(understand: Understand) -> None:
    text = (
        "# Dunlin-Series: Models That See\n\n## News\n\n**Dunlin-VL** has 7B parameters.\n\n"
        "**Siskin-VL** has 2B parameters.\n\n"
        f"## Papers\n\n[**Siskin-VL: Seeing Without Any Towers**]({PAPER})\n"
    )
    said = {(one.model, one.value_text) for one in understand(text).claims if one.attribute == "arxiv_id"}
    assert said == {("Siskin-VL", "2606.11832")}


def test_what_a_page_asks_of_its_readers_is_no_summary_and_its_terms_no_repository(understand: Understand) -> None:
    text = (
        f'<h2><a href="{PAPER}">DUN-VL: Seeing Without Towers</a></h2>\n\n'
        "If you like our project, please give us a star on GitHub.\n\n"
        "[![License](https://img.shields.io/badge/x.svg)](https://github.com/acme/dun/blob/main/LICENSE)\n\n"
        "## News\n\nDUN-VL is a vision-language model.\n"
    )
    assert not {one.attribute for one in understand(text).claims} & {"summary", "github_url"}
