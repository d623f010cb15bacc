"""Tables of thousands of rows: what their columns hold is told from some rows, what the cells say from every row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from extract.reading.body import read_body
from extract.records import Reading, Understanding
from extract.reference import Reference
from extract.understanding.accounting import account
from extract.understanding.layout.samples import sample
from extract.understanding.tables import understand_tables

Understand = Callable[[str], tuple[Reading, Understanding]]


def test_few_rows_are_all_asked() -> None:
    assert sample(list(range(50)), 50) == list(range(50))


def test_rows_that_alternate_are_met_in_all_their_kinds() -> None:
    assert {row % 10 for row in sample(list(range(4_000)), 400)} == set(range(10))
    assert len(sample(list(range(4_001)), 400)) == 400


def test_every_row_of_a_long_table_of_results_is_claimed(understand: Understand) -> None:
    rows = "".join(f"| Foo-{number} 7B | {number % 90 + 1}.5 | {number % 80 + 1}.1 |\n" for number in range(1_500))
    reading, understanding = understand(f"| Model | MMMU | DocVQA |\n|---|---|---|\n{rows}")
    scores = [claim for claim in understanding.claims if claim.attribute == "score"]
    assert len(scores) == 3_000
    assert (scores[-1].model, scores[-1].value_number) == ("Foo-1499 7B", 60.1)
    assert account(reading.tables, understanding.fates).is_balanced


def test_models_stand_in_columns_of_a_table_of_hundreds_of_benchmarks(understand: Understand) -> None:
    rows = "".join(f"| FooBench-{number} | {number % 90 + 1}.5 | {number % 80 + 1}.1 |\n" for number in range(600))
    _, understanding = understand(f"| Benchmark | LLaVA-7B | Qwen2-VL-7B |\n|---|---|---|\n{rows}")
    assert understanding.tables[0].orientation == "models_in_columns"
    assert len([claim for claim in understanding.claims if claim.attribute == "score"]) == 1_200


def test_a_blank_row_far_below_a_name_still_means_as_above(understand: Understand) -> None:
    rows = "| Foo 7B | 8 | 50.5 |\n" + "| | | 60.5 |\n" * 1_200
    _, understanding = understand(f"| Model | Frames | MMMU |\n|---|---|---|\n{rows}")
    scores = [claim for claim in understanding.claims if claim.attribute == "score"]
    assert {(claim.model, claim.condition) for claim in scores} == {("Foo 7B", "Frames 8")}
    assert len(scores) == 1_201


@pytest.mark.parametrize(
    ("head", "row"),
    [
        pytest.param("| a | b | c |\n|---|---|---|\n", "| model {} | {}.5 | - |\n", id="words that nobody knows"),
        pytest.param("| Setting | Steps |\n|---|---|\n| Foo-7B | 5 |\n", "| LoRA | {} |\n", id="ways of training"),
        pytest.param(
            "| Vision Encoder | LLM | MMMU |\n|---|---|---|\n",
            "| SigLIP | Qwen2-{}B | {}.5 |\n",
            id="parts of one model",
        ),
        pytest.param(
            "| Weights | MMMU |\n|---|---|\n",
            "| [x](https://huggingface.co/acme/Foo-{}) | 5.5 |\n",
            id="linked weights",
        ),
        pytest.param("| Model | VRAM |\n|---|---|\n", "| Foo-{} | {} GB |\n", id="memory"),
    ],
)
def test_time_grows_linearly_with_a_table(
    reference: Reference, head: str, row: str, assert_grows_linearly: Callable[..., None]
) -> None:
    def work(rows: int) -> Callable[[], object]:
        table = head + "".join(row.format(number % 90, number % 90) for number in range(rows))
        reading = read_body(f"# Foo\n\nFoo is a vision-language model.\n\n{table}".encode(), name="made-up.md")
        return partial(understand_tables, reading, reference)

    assert_grows_linearly(work, 250, 4_000)
