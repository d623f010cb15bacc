"""The bytes of every place, in every encoding: sliced out of the body and decoded they read as the place."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest

from extract.byte_offsets import ByteOffsets
from extract.reading.body import read_body
from extract.records import Reading

TEXT = "# Étude 🤗\r\n\r\nZu **Größe** und Maß.\r\n\r\n| modèle | n |\n|---|---|\n| “a” – é | 88.1 |\n" + "ß " * 3000

ENCODINGS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "UTF-8": (str.encode, ""),
    "UTF-8 with a mark": (lambda text: codecs.BOM_UTF8 + text.encode(), ""),
    "UTF-8 with two marks": (lambda text: codecs.BOM_UTF8 * 2 + text.encode(), ""),
    "UTF-16": (lambda text: text.encode("utf-16"), ""),
    "UTF-16 BE without a mark": (lambda text: ("x " * 3000 + text).encode("utf-16-be"), ""),
    "UTF-32": (lambda text: text.encode("utf-32"), ""),
    "cp1252 declared": (lambda text: text.encode("cp1252", "replace"), "latin-1"),
    "cp1252 guessed": (lambda text: text.replace("–", "-").encode("cp1252", "replace"), ""),
    "GB 18030": (lambda text: text.encode("gb18030"), "gb18030"),
    "UTF-8 with bytes that are none": (
        lambda text: text.encode().replace(b"a", b"\xff\xe2\x80").replace(b"t", b"\0"),
        "",
    ),
}


def places_of(reading: Reading) -> list[tuple[int, int]]:
    places = [(cell.start, cell.end) for table in reading.tables for row in table.rows for cell in row]
    places += [(field.start, field.end) for record in reading.records for field in record.fields]
    places += [(paragraph.start, paragraph.end) for paragraph in reading.paragraphs]
    return places + [(issue.start, issue.end) for issue in reading.issues if issue.start >= 0]


def decoded(raw: bytes, encoding: str) -> str:
    text = raw.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")
    return "".join(
        "\ufffd" if character == "\0" or "\udc80" <= character <= "\udcff" else character for character in text
    )


@pytest.mark.parametrize(("encode", "charset"), ENCODINGS.values(), ids=ENCODINGS)
def test_the_bytes_of_a_place_read_as_the_place(encode: Callable[[str], bytes], charset: str) -> None:
    body = encode(TEXT)
    reading = read_body(body, name="x", charset=charset)
    document = reading.document
    offsets = ByteOffsets(document)
    places = places_of(reading)
    assert len(places) >= 8
    for start, end in places:
        first, last = offsets.span(start, end)
        assert decoded(body[first:last], document.encoding) == document.text[start:end]


def test_every_shared_document_tells_its_bytes(shared_readings: list[Reading]) -> None:
    for reading in shared_readings:
        body = reading.document.text.encode()
        offsets = ByteOffsets(reading.document)
        for start, end in places_of(reading):
            first, last = offsets.span(start, end)
            assert body[first:last].decode() == reading.document.text[start:end]


def test_bytes_are_unknown_where_there_is_no_place_or_the_body_is_noise() -> None:
    assert ByteOffsets(read_body(b"x", name="x").document).span(-1, -1) == (-1, -1)
    noise = read_body(b"- \xff" * 300_000, name="x").document
    assert noise.odd_characters == ()
    assert ByteOffsets(noise).at(5) == -1


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("Un modèle déjà vu".encode(), "modèle"),
        ("Größe – naïve".encode("cp1252"), "Größe"),
        (b"| \xff\xfe | \xc3( |", "\ufffd"),
    ],
    ids=["UTF-8", "words", "no words"],
)
def test_cp1252_is_guessed_where_it_gives_words(body: bytes, word: str) -> None:
    assert word in read_body(body, name="x").document.text


def test_zeros_are_marked() -> None:
    reading = read_body(b"| a | b |\n|-|-|\n| 8\x008 | 2 |\n", name="x")
    assert reading.tables[0].rows[1][0].text == "8\ufffd8"
    assert [issue.kind for issue in reading.issues] == ["invalid_bytes"]
