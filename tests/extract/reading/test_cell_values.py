"""Typed values of cells: the right number, or text; never a wrong number."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extract.reading.values import read_value
from extract.records import Reading, Value

Read = Callable[[str], Reading]


def number(value: float, unit: str = "", **more: object) -> Value:
    return Value(kind="number", numbers=(value,), unit=unit, **more)  # type: ignore[arg-type]


VALUES: dict[str, Value] = {
    "88.1": number(88.1),
    "0.0": number(0.0),
    "-1.5": number(-1.5),
    "1,547.1": number(1547.1),
    "114,228": number(114228.0),
    "256'000": number(256000.0),
    "1e-6": number(1e-6),
    "5.02GB": number(5.02, "GB"),
    "7B": number(7.0, "B"),
    "456 billion": number(456.0, "billion"),
    "0.5 Billion": number(0.5, "Billion"),
    "1’547": number(1547.0),
    "-0.0": number(0.0),
    "448px": number(448.0, "px"),
    "88.1 ± 0.3": number(88.1, uncertainty=0.3),
    "88.1%": Value(kind="percent", numbers=(88.1,), unit="%"),
    "88.1±0.3%": Value(kind="percent", numbers=(88.1,), unit="%", uncertainty=0.3),
    "139.2 / 115.8 / 116.4": Value(kind="pair", numbers=(139.2, 115.8, 116.4)),
    "1519/332": Value(kind="pair", numbers=(1519.0, 332.0)),
    "14B / 14B": Value(kind="pair", numbers=(14.0, 14.0), unit="B"),
    "7B-13B": Value(kind="range", numbers=(7.0, 13.0), unit="B"),
    "<1B": number(1.0, "B", comparator="<", reason="<"),
    "sub-billion": number(1.0, "billion", comparator="<", reason="sub-billion"),
    ">=24GB": number(24.0, "GB", comparator=">", reason=">="),
    "~7B": number(7.0, "B", comparator="~", reason="~"),
    "24GB+": number(24.0, "GB", comparator=">", reason="and more"),
    "88.1 (+1.2)": number(88.1, reason="change (+1.2)"),
    "8x7B": Value(kind="count", numbers=(8.0, 7.0), unit="B", reason="one number times another"),
    "32×A100 (80G)": Value(kind="count", numbers=(32.0,), unit="A100 (80G)"),
    "✅": Value(kind="yes_no", reason="yes"),
    "❌": Value(kind="yes_no", reason="no"),
}
MISSING = {
    "": "blank", "-": "dash", "--": "dash", "–": "dash", "—": "dash", "N/A": "not_applicable", "n/a": "not_applicable",
    "NaN": "nan", "🤷": "unknown", "Not specified": "not_specified", "TBD": "to_be_done", "OOM": "out_of_memory",
    "None": "none", "- / -": "dash",
}  # fmt: skip
IDENTIFIERS = (
    "007", "2024.05", "1409.1556", "12345678901234567", "1e5", "1e", "00.5", "2024-08-26", "2024/8/30", "v1.5",
    "1.0.0", "2310.03744", "1-2-3", "#4",
)  # fmt: skip
TEXTS = (
    "1१", "٨٨", "１.５", "½", "1½", "224²", "88.1¹", "10^4", "1.5e+400", "1 547", "1,547,1", "1.547,1", "1O.5", "– 5",
    "$88.1$", "88.1 (2)", "88.", "5-", "inf", "1_000", "0x1F", "LLaVA-1.5", "53,2", "0,123", "75.0,", "12 34",
    "1,2,3", "5-3", "88.1 (1.2)", "65.0/-", "0-shot", "1.5.", "x",
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_a_value(text: str, value: Value) -> None:
    assert read_value(text) == value


@pytest.mark.parametrize(("text", "reason"), MISSING.items())
def test_a_missing_value_keeps_its_reason(text: str, reason: str) -> None:
    assert read_value(text) == Value(kind="missing", reason=reason)


@pytest.mark.parametrize("text", IDENTIFIERS)
def test_an_identifier_is_left_alone(text: str) -> None:
    assert (read_value(text).kind, read_value(text).numbers) == ("identifier", ())


@pytest.mark.parametrize("text", TEXTS)
def test_in_doubt_it_stays_text(text: str) -> None:
    assert (read_value(text).kind, read_value(text).numbers) == ("text", ())


@given(st.decimals(min_value=0, max_value=99999, places=2, allow_nan=False))
def test_a_plain_decimal_is_its_own_value(value: object) -> None:
    assume(re.fullmatch(r"(?:19|20)\d\d\.(?:0[1-9]|1[0-2])", str(value)) is None)  # 2007.01 may be a month
    assert read_value(str(value)).numbers == (float(str(value)),)
    assert read_value(f"{value:,}").numbers == (float(str(value)),)


@given(st.text(max_size=70))
def test_any_text_has_a_value(text: str) -> None:
    assert read_value(text).kind


def column(read: Read, *cells: str) -> tuple[list[tuple[float, ...]], list[str]]:
    reading = read("| m | s |\n|-|-|\n" + "".join(f"| x | {cell} |\n" for cell in cells))
    values = [row[1].value for row in reading.tables[0].rows[1:]]
    return [value.numbers for value in values if value], [issue.original_text for issue in reading.issues]


def test_a_column_of_decimal_commas_proves_itself(read: Read) -> None:
    assert column(read, "53,2", "48,75", "7") == ([(53.2,), (48.75,), (7.0,)], [])


def test_thousands_with_points_are_known_or_in_doubt_among_decimal_commas(read: Read) -> None:
    assert column(read, "53,2", "1.547,1", "1.547") == ([(53.2,), (1547.1,), ()], ["1.547"])
    assert column(read, "53,2", "48,7", "0.547") == ([(), (), (0.547,)], ["53,2", "48,7"])


@pytest.mark.parametrize("note", ["[^1]", "[^a-b]", "²", "¹⁰"])
def test_a_mark_of_a_note_behind_decimals_is_no_part_of_the_number(read: Read, note: str) -> None:
    assert column(read, f"88.1{note}", f"70.25{note}") == ([(88.1,), (70.25,)], [])


def test_one_decimal_comma_alone_is_text_and_an_issue(read: Read) -> None:
    assert column(read, "53,2", "48.7") == ([(), (48.7,)], ["53,2"])


def test_three_digits_behind_a_comma_are_in_doubt_among_decimal_commas(read: Read) -> None:
    assert column(read, "53,2", "48,7", "1,547") == ([(53.2,), (48.7,), ()], ["1,547"])


def test_thousands_are_thousands_elsewhere(read: Read) -> None:
    assert column(read, "1,547", "1,531.3") == ([(1547.0,), (1531.3,)], [])


def test_a_slip_of_the_pen_is_text_and_an_issue(read: Read) -> None:
    assert column(read, "75.0,", "48.7") == ([(), (48.7,)], ["75.0,"])
