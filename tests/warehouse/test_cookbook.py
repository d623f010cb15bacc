"""Every query of the cookbook runs on a fresh ingest of seeds/ and answers what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.cookbook import COOKBOOK, Question, answer_table, read_cookbook, write_answers
from warehouse.query import run_query

QUESTIONS = read_cookbook()


def test_there_are_at_least_sixteen_questions() -> None:
    assert len(QUESTIONS) >= 16
    assert [question.title.split(".")[0] for question in QUESTIONS] == [str(n + 1) for n in range(len(QUESTIONS))]


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.title for question in QUESTIONS])
def test_the_answer_is_what_the_page_says(atlas: Path, question: Question) -> None:
    answer = answer_table(run_query(atlas, question.sql))
    assert answer == question.answer, "python -m warehouse.cookbook WAREHOUSE writes the answers anew"


def test_writing_the_answers_anew_changes_nothing_else(atlas: Path, tmp_path: Path) -> None:
    copy = tmp_path / "cookbook.md"
    copy.write_text(COOKBOOK.read_text())
    write_answers(atlas, copy)
    assert copy.read_text() == COOKBOOK.read_text()
