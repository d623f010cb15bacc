"""The Pareto frontier, against the definition by brute force."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dashboard.frontier import pareto_frontier

numbers = st.one_of(st.none(), st.integers(min_value=1, max_value=8).map(float))


def beaten(row: tuple[float, float], rows: list[tuple[float, float]]) -> bool:
    """Whether another row is at least as small and at least as good, and better in one."""
    return any(size <= row[0] and score >= row[1] and (size < row[0] or score > row[1]) for size, score in rows)


@given(st.lists(st.tuples(numbers, numbers), max_size=12))
def test_the_frontier_is_every_point_that_no_other_beats(rows: list[tuple[float | None, float | None]]) -> None:
    frame = pl.DataFrame(rows, schema={"size": pl.Float64, "score": pl.Float64}, orient="row")
    known = [(size, score) for size, score in rows if size is not None and score is not None]
    expected = sorted(row for row in known if not beaten(row, known))
    assert sorted(pareto_frontier(frame, size="size", score="score").rows()) == expected


def test_where_lower_is_better_the_frontier_turns_over() -> None:
    frame = pl.DataFrame({"size": [1.0, 2.0, 3.0], "score": [5.0, 6.0, 4.0]})
    found = pareto_frontier(frame, size="size", score="score", higher_is_better=False)
    assert found.rows() == [(1.0, 5.0), (3.0, 4.0)]
