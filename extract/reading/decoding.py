"""The bytes of a body in, its text and the name of the encoding out, with notes on what could not be decoded."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 12, 13, 27}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a body; `notes` are (kind, message) about what was cut or could not be decoded."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()


def decode_body(body: bytes, *, charset: str = "") -> Decoded:
    """Decode `body`: byte order mark, then the server's `charset`, then a declared one, then UTF-8, then cp1252.

    Never raises. Binary content gives no text; bytes that do not belong to the encoding become U+FFFD.
    """
    decoded = _decode_body(body, charset)
    lines = decoded.text.count("\n") + decoded.text.count("\r")
    if lines <= MAX_DOCUMENT_LINES:
        return decoded
    text = "".join(decoded.text.splitlines(keepends=True)[:MAX_DOCUMENT_LINES])
    note = ("document_cut", f"about {lines} lines; only the first {MAX_DOCUMENT_LINES} were read")
    return Decoded(text=text, encoding=decoded.encoding, notes=(*decoded.notes, note))


def _decode_body(body: bytes, charset: str) -> Decoded:
    notes: list[tuple[str, str]] = []
    if len(body) > MAX_DOCUMENT_BYTES:
        notes.append(("document_cut", f"the body has {len(body)} bytes; only the first {CUT_DOCUMENT_BYTES} were read"))
        body = body[:CUT_DOCUMENT_BYTES]
    if not body:
        return Decoded(text="", encoding="utf-8", notes=(("empty_document", "the body is empty"),))
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _decode(body[len(mark) :], encoding, notes)
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
            return Decoded(text=_without_mark(body.decode(codec)), encoding=codec, notes=tuple(notes))
        except UnicodeDecodeError as error:
            if name != "utf-8":
                notes.append(("wrong_charset", f"not {name} as declared: {error.reason} at byte {error.start}"))
    return _decode(body, "utf-8", notes)


def _decode(body: bytes, encoding: str, notes: list[tuple[str, str]]) -> Decoded:
    text = body.decode(encoding, errors="replace")
    bad = text.count("\ufffd") - body.count("\ufffd".encode(encoding))
    if bad > 0:
        notes.append(("invalid_bytes", f"{bad} places are not {encoding}; they read as U+FFFD"))
    return Decoded(text=_without_mark(text), encoding=encoding, notes=tuple(notes))


def _codec(name: str) -> str:
    """Python's name of a text encoding, or nothing. As browsers do, latin-1 and ascii are read as cp1252."""
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name if name.strip() else ""
    except LookupError:
        return ""
    if codec in ("iso8859-1", "ascii"):
        return "cp1252" if name else ""
    return (
        codec
        if codec in _TEXT_CODECS
        or codec.startswith(("iso8859", "cp", "utf", "mac", "koi8", "gb", "big5", "euc", "shift"))
        else ""
    )


_TEXT_CODECS = frozenset({"tis-620", "johab", "hz", "ptcp154"})


def _without_mark(text: str) -> str:
    return text[1:] if text.startswith("\ufeff") else text


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
