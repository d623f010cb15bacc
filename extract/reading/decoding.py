"""The bytes of a body in, its text and the name of the encoding out, with notes on what could not be decoded."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from itertools import islice

from extract.reading.limits import CUT_DOCUMENT_BYTES, MAX_DOCUMENT_BYTES, MAX_DOCUMENT_LINES

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DECLARATION_BYTES = 1_024
"""The HTML standard looks for a declared charset within the first 1,024 bytes."""
SAMPLE_BYTES = 4_096
STRAY_ZEROS = 3
MAX_ODD_CHARACTERS = 200_000
"""Characters without an encoding whose places are kept; with more of them bytes of places are not told."""
NOISE_SHARE = 10
"""One byte in so many that is no text makes a large body noise."""
ESCAPED = re.compile("[\udc80-\udcff]")
ODD = re.compile("[\0\udc80-\udcff]")
WIDE_CHARACTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
HIGH_RUN = re.compile(
    rb"(?<=[A-Za-z])[\xc0-\xd6\xd8-\xf6\xf8-\xff]{1,3}|[\xc0-\xd6\xd8-\xf6\xf8-\xff]{1,3}(?=[A-Za-z])|"
    rb"(?<=[\w\s(])[\x91-\x97\xb0-\xb3\xb7\xb9\xd7\x80\xa0\xa9\xae\x85\x99](?=[\w\s.,;:)]|$)"
)
"""Letters beside ASCII letters; quotes, dashes and signs beside words."""
CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 12, 13, 27}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a body; `notes` are (kind, message) about what was cut or could not be decoded."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()
    mark_bytes: int = 0
    odd_characters: tuple[int, ...] = ()
    """Both as in `Document`."""


def decode_body(body: bytes, *, charset: str = "") -> Decoded:
    """Decode `body`: byte order mark, then the server's `charset`, then a declared one, then UTF-8, then cp1252.

    Never raises. Binary content gives no text; bytes that do not belong to the encoding become U+FFFD, and so do
    zeros. cp1252 is guessed only where it reads as words.
    """
    decoded = _decode_body(body, charset)
    if len(decoded.text) <= MAX_DOCUMENT_LINES:
        return decoded
    lines = decoded.text.count("\n") + decoded.text.count("\r")
    if lines <= MAX_DOCUMENT_LINES:
        return decoded
    text = "".join(decoded.text.splitlines(keepends=True)[:MAX_DOCUMENT_LINES])
    note = ("document_cut", f"about {lines} lines; only the first {MAX_DOCUMENT_LINES} were read")
    return replace(decoded, text=text, notes=(*decoded.notes, note))


def _decode_body(body: bytes, charset: str) -> Decoded:
    notes: list[tuple[str, str]] = []
    if len(body) > MAX_DOCUMENT_BYTES:
        notes.append(("document_cut", f"the body has {len(body)} bytes; only the first {CUT_DOCUMENT_BYTES} were read"))
        body = body[:CUT_DOCUMENT_BYTES]
    if not body:
        return Decoded(text="", encoding="utf-8", notes=(("empty_document", "the body is empty"),))
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _decode(body[len(mark) :], encoding, notes, mark_bytes=len(mark))
    guessed = _guess_wide(body[:SAMPLE_BYTES])
    if guessed:
        notes.append(("encoding_guessed", f"no byte order mark; read as {guessed} by the pattern of its zero bytes"))
        return _decode(body, guessed, notes)
    if _is_binary(body[:SAMPLE_BYTES]):
        notes.append(("binary_document", f"the body ({len(body)} bytes) is binary, not text; nothing was read"))
        return Decoded(text="", encoding="binary", notes=tuple(notes))
    return _decode_declared(body, charset, notes)


def _decode_declared(body: bytes, charset: str, notes: list[tuple[str, str]]) -> Decoded:
    declared = DECLARED.search(body[:DECLARATION_BYTES])
    names = [charset, declared[1].decode("ascii") if declared else "", "utf-8"]
    for name in names:
        codec = _codec(name)
        if not codec:
            if name:
                notes.append(("unknown_charset", f"the declared charset {name!r} is unknown; tried others"))
            continue
        try:
            return _finish(body.decode(codec), codec, notes)
        except UnicodeDecodeError as error:
            if name != "utf-8":
                notes.append(("wrong_charset", f"not {name} as declared: {error.reason} at byte {error.start}"))
    if _reads_as_western(body[:CUT_DOCUMENT_BYTES]):
        notes.append(("encoding_guessed", "not UTF-8; read as cp1252, which gives words"))
        return _finish(body.decode("cp1252", "replace"), "cp1252", notes)
    return _decode(_without_noise(body, notes), "utf-8", notes)


def _without_noise(body: bytes, notes: list[tuple[str, str]]) -> bytes:
    """A large body that is hardly text is cut, for every character of it would be kept with its place."""
    head = body[:CUT_DOCUMENT_BYTES].decode("utf-8", "surrogateescape")
    bad = len(ESCAPED.findall(head))
    if len(body) <= CUT_DOCUMENT_BYTES or bad * NOISE_SHARE < CUT_DOCUMENT_BYTES:
        return body
    notes.append(("document_cut", f"hardly text: {bad} of the first {CUT_DOCUMENT_BYTES} bytes; only these were read"))
    return body[:CUT_DOCUMENT_BYTES]


def _decode(body: bytes, encoding: str, notes: list[tuple[str, str]], mark_bytes: int = 0) -> Decoded:
    """Decode whatever it is, one U+FFFD a byte (in UTF-16 and UTF-32 a unit) that belongs to no character."""
    is_narrow = encoding == "utf-8"
    text = body.decode(encoding, errors="surrogateescape" if is_narrow else "replace")
    bad = len(ESCAPED.findall(text)) if is_narrow else text.count("\ufffd") - body.count("\ufffd".encode(encoding))
    if bad > 0:
        notes.append(("invalid_bytes", f"{bad} places are not {encoding}; they read as U+FFFD"))
    return _finish(text, encoding, notes, mark_bytes)


def _finish(text: str, encoding: str, notes: list[tuple[str, str]], mark_bytes: int = 0) -> Decoded:
    """Take a byte order mark off, and put U+FFFD where bytes were lost or zeros stand."""
    if text.startswith("\ufeff"):
        text = text[1:]
        mark_bytes += len("\ufeff".encode(encoding, "replace"))
    if "\0" in text:
        notes.append(("invalid_bytes", f"{text.count(chr(0))} zero bytes; they read as U+FFFD"))
    odd: tuple[int, ...] = ()
    if notes and notes[-1][0] == "invalid_bytes":
        if not encoding.startswith(("utf-16", "utf-32")):
            odd = tuple(match.start() for match in islice(ODD.finditer(text), MAX_ODD_CHARACTERS + 1))
        text = ODD.sub("\ufffd", text)
    if len(odd) > MAX_ODD_CHARACTERS:
        mark_bytes, odd = -1, ()
    return Decoded(text=text, encoding=encoding, notes=tuple(notes), mark_bytes=mark_bytes, odd_characters=odd)


def _reads_as_western(body: bytes) -> bool:
    """Whether three in four bytes of a text without any UTF-8 are letters inside words, quotes or dashes of cp1252."""
    if WIDE_CHARACTER.search(body):
        return False
    explained = sum(map(len, HIGH_RUN.findall(body)))
    return explained > 0 and explained * 4 >= len(HIGH_BYTE.findall(body)) * 3


def _codec(name: str) -> str:
    """Python's name of a text encoding, or nothing. As browsers do, latin-1 and ascii are read as cp1252."""
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name if name.strip() else ""
    except LookupError:
        return ""
    if codec in ("iso8859-1", "ascii"):
        return "cp1252" if name else ""
    codec = _PLAIN_NAMES.get(codec, codec)
    return (
        codec
        if codec in _TEXT_CODECS or codec.startswith(("iso8859", "cp", "mac", "koi8", "gb", "big5", "euc", "shift"))
        else ""
    )


_TEXT_CODECS = frozenset({"tis-620", "johab", "ptcp154", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_PLAIN_NAMES = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
"""Encodings that handle a byte order mark themselves; that is done here."""


def _guess_wide(sample: bytes) -> str:
    """UTF-16 without a byte order mark: nearly every second byte of mostly ASCII text is zero."""
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""


def _is_binary(sample: bytes) -> bool:
    """More than one zero byte in a hundred and than a few, or more than one control character in twenty."""
    zeros = sample.count(0)
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return zeros > max(STRAY_ZEROS, len(sample) // 100) or controls * 20 > len(sample)
