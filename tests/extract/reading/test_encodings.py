"""From bytes to text: byte order marks, declared charsets, invalid bytes, and mojibake."""

from __future__ import annotations

import pytest

from extract.reading.body import read_body
from extract.records import Reading

TABLE = "| Modèle | é |\n|---|---|\n| a | 1.5 |\n"


def kinds(reading: Reading) -> list[str]:
    return [issue.kind for issue in reading.issues]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (TABLE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TABLE.encode(), "utf-8"),
        (TABLE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), "utf-16-be"),
        (TABLE.encode("utf-32"), "utf-32-le"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16 LE", "UTF-16 BE", "UTF-32"],
)
def test_a_byte_order_mark_decides_and_is_no_text(body: bytes, encoding: str) -> None:
    reading = read_body(body, name="x")
    assert reading.document.encoding == encoding
    assert reading.document.text == TABLE
    assert [cell.text for cell in reading.tables[0].rows[0]] == ["Modèle", "é"]
    assert kinds(reading) == []


def test_utf_16_without_a_mark_is_told_by_its_zero_bytes() -> None:
    reading = read_body(TABLE.encode("utf-16-be"), name="x")
    assert reading.tables[0].rows[1][1].text == "1.5"
    assert kinds(reading) == ["encoding_guessed"]


def test_the_servers_charset_counts_before_the_declared_one() -> None:
    body = "<meta charset=utf-8><p>Bošnjak</p>".encode("iso8859-2")
    assert "Bošnjak" in read_body(body, name="x", charset="ISO-8859-2").document.text


def test_a_declared_charset_is_found_in_the_head() -> None:
    body = "<meta charset='windows-1252'><table><tr><td>naïve</td></tr></table>".encode("cp1252")
    assert read_body(body, name="x").tables[0].rows[0][0].text == "naïve"


@pytest.mark.parametrize("charset", ["no-such-charset", "rot13", "base64", "hex", "idna", "x" * 300])
def test_a_charset_that_is_none_is_noted_and_passed_over(charset: str) -> None:
    reading = read_body(TABLE.encode(), name="x", charset=charset)
    assert reading.document.text == TABLE
    assert kinds(reading) == ["unknown_charset"]


def test_a_wrong_charset_is_noted_and_passed_over() -> None:
    reading = read_body(TABLE.encode("cp1252"), name="x", charset="utf-8")
    assert "invalid_bytes" in kinds(reading)
    assert reading.tables[0].rows[1][0].text == "a"


def test_invalid_bytes_are_marked_and_the_rest_is_read() -> None:
    reading = read_body(b"| a | b |\n|-|-|\n| \xff | 2 |\n", name="x")
    assert [cell.text for cell in reading.tables[0].rows[1]] == ["\ufffd", "2"]
    assert kinds(reading) == ["invalid_bytes"]


def test_offsets_count_characters_behind_the_mark_whatever_the_line_breaks() -> None:
    reading = read_body(b"\xef\xbb\xbf# \xc3\xa9\r\n\r\n| a | b |\r\n|-|-|\r\n| \xf0\x9f\xa4\x97 x | 2 |\r\n", name="x")
    cell = reading.tables[0].rows[1][1]
    assert reading.document.text[cell.start : cell.end] == "2"
    assert cell.line == 5


def test_greek_mojibake_is_repaired_where_it_shows_and_left_in_the_text() -> None:
    garbled = "| Name | n |\n|---|---|\n| Matko BoΕ‘njak, AndrΓ© | 224pxΒ² |\n"
    reading = read_body(garbled.encode(), name="x")
    assert [cell.text for cell in reading.tables[0].rows[1]] == ["Matko Bošnjak, André", "224px²"]
    cell = reading.tables[0].rows[1][0]
    assert reading.document.text[cell.start : cell.end] == "Matko BoΕ‘njak, AndrΓ©"
    assert [(issue.kind, issue.original_text) for issue in reading.issues] == [
        ("mojibake_repaired", "Ε‘"), ("mojibake_repaired", "Γ©"), ("mojibake_repaired", "Β²"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["β-VAE and Γ² fields", "Ελληνικά κείμενα", "α = 0.5, Δ± = 1", "κόσμε «Β»"])
def test_real_greek_is_left_alone(text: str) -> None:
    reading = read_body(text.encode(), name="x")
    assert kinds(reading) == []
    assert reading.paragraphs[0].text == text
