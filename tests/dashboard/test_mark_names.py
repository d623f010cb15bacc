"""Names beside marks: the frontier's first, none over another name or mark."""

from __future__ import annotations

import polars as pl

from dashboard.mark_names import NARROW, WIDE, place_names


def marks(*spots: tuple[float, float]) -> pl.DataFrame:
    """Marks named a, b, c … at (size, score)."""
    names = [chr(ord("a") + index) * 12 for index in range(len(spots))]
    return pl.DataFrame({
        "model_id": [name[0] for name in names], "model": names,
        "size": [float(size) for size, _ in spots], "score": [float(score) for _, score in spots],
    })  # fmt: skip


def placed(frame: pl.DataFrame, *first: str, at_most: int = 14, width: float = WIDE) -> dict[str, str]:
    """model_id → side."""
    named = place_names(frame, x="size", y="score", first=list(first), at_most=at_most, width=width)
    return dict(named.select("model_id", "side").iter_rows())


def test_marks_far_apart_are_all_named_on_the_right() -> None:
    assert placed(marks((1, 10), (4, 50), (2, 90))) == {"a": "right", "b": "right", "c": "right"}


def test_of_marks_upon_one_another_the_first_is_named_and_no_more_than_there_is_room_for() -> None:
    frame = marks((1, 10), (2, 50), (2, 50.1), (2, 50.2), (4, 90))
    named = placed(frame, "c")
    assert "c" in named
    assert len({"b", "c", "d"} & set(named)) < 3


def test_no_more_than_asked_for_are_named() -> None:
    assert len(placed(marks((1, 10), (2, 50), (4, 90)), at_most=2)) == 2


def test_one_mark_alone_and_none_at_all() -> None:
    assert placed(marks((1, 10))) == {"a": "right"}
    assert placed(marks()) == {}


def test_a_narrow_screen_gets_fewer_names_rather_than_names_over_one_another() -> None:
    frame = marks((4, 10), (8, 50), (12, 50.1))
    assert set(placed(frame)) == {"a", "b", "c"}
    assert len(placed(frame, width=NARROW)) < 3
