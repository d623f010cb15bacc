"""One extraction in, rows of the staged relations out, in the column order of warehouse/frames.py."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from extract.byte_offsets import UNKNOWN, ByteOffsets
from extract.records import Cell, Claim, Extraction, Issue, Mention, Table, TableReading

Row = tuple[object, ...]

_SEPARATOR = "\x1f"


def rows_of(document_row: Row, document_id: str, extraction: Extraction) -> Mapping[str, list[Row]]:
    """Rows by relation name. Identifiers are made here, in the worker, so that loading is plain SQL."""
    readings = {reading.table_index: reading for reading in extraction.readings}
    return {
        "documents": [document_row],
        "tables": [_table_row(document_id, table, readings.get(table.index)) for table in extraction.tables],
        "cells": [row for table in extraction.tables for row in _cell_rows(document_id, table)],
        "fates": [
            (table_id(document_id, fate.table_index), fate.row_index, fate.column_index, fate.fate, fate.reason)
            for fate in extraction.fates
        ],
        "claims": list(_claim_rows(document_id, extraction.claims, ByteOffsets(extraction.document))),
        "issues": list(_issue_rows(document_id, (*extraction.issues, *_unfinite(extraction.claims)))),
        "mentions": [_mention_row(document_id, index, item) for index, item in enumerate(extraction.mentions)],
    }


def table_id(document_id: str, table_index: int) -> str:
    """The key of a table: the document's key and the table's number in it."""
    return f"{document_id}#{table_index}"


def slug(words: str) -> str:
    """Lower-case letters of any script, digits and dots, + as plus, everything else one hyphen; as the macro slug()."""
    parts = unicodedata.normalize("NFD", words.replace("+", " plus "))
    # Letter by letter, as the database does: a whole word's last sigma would become another letter.
    bare = "".join(letter.lower() for letter in parts if not unicodedata.category(letter).startswith("M"))
    return re.sub(r"(?:[^\w.]|_)+", "-", unicodedata.normalize("NFC", bare)).strip("-")


def benchmark_id(claim: Claim) -> str | None:
    """Slug of benchmark, split and metric; None for a claim about no benchmark."""
    if not claim.benchmark:
        return None
    return slug(" ".join(part for part in (claim.benchmark, claim.split, claim.metric) if part)) or None


def _digest(*parts: object) -> str:
    text = _SEPARATOR.join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _table_row(document_id: str, table: Table, reading: TableReading | None) -> Row:
    return (
        table_id(document_id, table.index),
        document_id,
        table.index,
        table.kind,
        reading.role if reading else "other",
        "; ".join(reading.reasons) if reading else "",
        reading.orientation if reading else "none",
        table.line_start,
        table.line_end,
        table.start,
        table.end,
        len(table.rows),
        max((len(row) for row in table.rows), default=0),
        table.header_row_count,
        table.header_column_count,
        table.caption,
        table.section,
        list(table.headings),
        table.rescued,
    )


def _cell_rows(document_id: str, table: Table) -> Iterator[Row]:
    key = table_id(document_id, table.index)
    for row_index, row in enumerate(table.rows):
        for column_index, cell in enumerate(row):
            yield _cell_row(key, row_index, column_index, cell)


def _cell_row(key: str, row_index: int, column_index: int, cell: Cell) -> Row:
    return (
        key,
        row_index,
        column_index,
        cell.is_header,
        cell.text,
        cell.line,
        cell.start,
        cell.end,
        cell.origin[0],
        cell.origin[1],
        cell.row_span,
        cell.column_span,
        [link.target for link in cell.links],
        list(cell.notes),
        list(cell.marks),
    )


def _claim_rows(document_id: str, claims: tuple[Claim, ...], offsets: ByteOffsets) -> Iterator[Row]:
    """The identifier holds all that is said and nothing of where, plus a number among equals in reading order."""
    seen: Counter[tuple[object, ...]] = Counter()
    for claim in sorted(claims, key=lambda item: (item.start, item.end)):
        number = _finite(claim.value_number)
        said = (
            *(claim.model, claim.attribute, claim.value_text, number, claim.unit, claim.comparator),
            *(claim.benchmark, claim.split, claim.metric, claim.scope, claim.condition),
            *(claim.status, claim.rule, claim.source_kind, claim.quote),
        )
        claim_id = _digest(document_id, *said, seen[said])
        seen[said] += 1
        yield _claim_row(claim_id, document_id, claim, number, offsets)


def _claim_row(claim_id: str, document_id: str, claim: Claim, number: float | None, offsets: ByteOffsets) -> Row:
    inside = claim.table_index is not None
    return (
        claim_id,
        document_id,
        claim.model,
        claim.attribute,
        claim.value_text,
        number,
        claim.unit,
        claim.comparator,
        claim.benchmark,
        benchmark_id(claim),
        claim.split,
        claim.metric,
        claim.scope,
        claim.condition,
        claim.qualifier,
        claim.status,
        claim.rule,
        claim.source_kind,
        claim.line_start,
        claim.line_end,
        claim.start,
        claim.end,
        *(byte if byte != UNKNOWN else None for byte in offsets.span(claim.start, claim.end)),
        claim.quote,
        table_id(document_id, claim.table_index) if claim.table_index is not None else None,
        claim.row_index if inside else None,
        claim.column_index if inside else None,
    )


def _finite(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None


def _unfinite(claims: tuple[Claim, ...]) -> Iterator[Issue]:
    """NaN and infinity are no numbers for people: the value becomes NULL and says so."""
    for claim in claims:
        if claim.value_number is not None and not math.isfinite(claim.value_number):
            yield Issue(
                line=claim.line_start,
                kind="number_not_finite",
                severity="warning",
                action="flagged",
                original_text=claim.quote,
                message=f"{claim.attribute} of {claim.model} reads as {claim.value_number}; stored without a number",
                start=claim.start,
                end=claim.end,
                table_index=claim.table_index,
                row_index=claim.row_index,
                column_index=claim.column_index,
            )


def _issue_rows(document_id: str, issues: tuple[Issue, ...]) -> Iterator[Row]:
    seen: Counter[tuple[object, ...]] = Counter()
    for issue in issues:
        said = (issue.kind, issue.severity, issue.action, issue.original_text, issue.message)
        issue_id = _digest("issue", document_id, *said, seen[said])
        seen[said] += 1
        yield (
            issue_id,
            document_id,
            issue.line,
            issue.kind,
            issue.severity,
            issue.action,
            issue.original_text,
            issue.message,
            issue.start if issue.start >= 0 else None,
            issue.end if issue.end >= 0 else None,
            table_id(document_id, issue.table_index) if issue.table_index is not None else None,
            issue.row_index,
            issue.column_index,
        )


def _mention_row(document_id: str, index: int, mention: Mention) -> Row:
    return (
        document_id,
        index,
        mention.name,
        mention.line,
        mention.start,
        mention.end,
        mention.role,
        mention.huggingface_id,
        list(mention.same_as),
        mention.family,
        mention.variant_of,
        mention.status,
    )
