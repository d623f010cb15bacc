"""The declared schemas of the staged frames: one polars schema for each relation that a batch of documents brings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import polars as pl

Kind = pl.DataType | type[pl.DataType]

TEXTS = pl.List(pl.String)

DOCUMENTS: Mapping[str, Kind] = {
    "document_id": pl.String,
    "source_id": pl.String,
    "name": pl.String,
    "uri": pl.String,
    "title": pl.String,
    "media_type": pl.String,
    "licence": pl.String,
    "upstream": pl.String,
    "upstream_url": pl.String,
    "content_hash": pl.String,
    "byte_count": pl.Int64,
    "encoding": pl.String,
    "is_truncated": pl.Boolean,
    "fetched_at": pl.Datetime,
    "etag": pl.String,
    "last_modified": pl.String,
    "modified_ns": pl.Int64,
    "body_path": pl.String,
}
TABLES: Mapping[str, Kind] = {
    "table_id": pl.String,
    "document_id": pl.String,
    "table_index": pl.Int32,
    "kind": pl.String,
    "role": pl.String,
    "role_reasons": pl.String,
    "orientation": pl.String,
    "line_start": pl.Int32,
    "line_end": pl.Int32,
    "start_offset": pl.Int32,
    "end_offset": pl.Int32,
    "row_count": pl.Int32,
    "column_count": pl.Int32,
    "header_row_count": pl.Int32,
    "header_column_count": pl.Int32,
    "caption": pl.String,
    "section": pl.String,
    "headings": TEXTS,
    "rescued": pl.String,
}
CELLS: Mapping[str, Kind] = {
    "table_id": pl.String,
    "row_index": pl.Int32,
    "column_index": pl.Int32,
    "is_header": pl.Boolean,
    "text": pl.String,
    "line": pl.Int32,
    "start_offset": pl.Int32,
    "end_offset": pl.Int32,
    "origin_row_index": pl.Int32,
    "origin_column_index": pl.Int32,
    "row_span": pl.Int32,
    "column_span": pl.Int32,
    "links": TEXTS,
    "notes": TEXTS,
    "marks": TEXTS,
}
FATES: Mapping[str, Kind] = {
    "table_id": pl.String,
    "row_index": pl.Int32,
    "column_index": pl.Int32,
    "fate": pl.String,
    "reason": pl.String,
}
CLAIMS: Mapping[str, Kind] = {
    "claim_id": pl.String,
    "document_id": pl.String,
    "model": pl.String,
    "attribute": pl.String,
    "value_text": pl.String,
    "value_number": pl.Float64,
    "unit": pl.String,
    "comparator": pl.String,
    "benchmark": pl.String,
    "benchmark_id": pl.String,
    "split": pl.String,
    "metric": pl.String,
    "scope": pl.String,
    "condition": pl.String,
    "qualifier": pl.String,
    "status": pl.String,
    "rule": pl.String,
    "source_kind": pl.String,
    "line_start": pl.Int32,
    "line_end": pl.Int32,
    "start_offset": pl.Int32,
    "end_offset": pl.Int32,
    "start_byte": pl.Int32,
    "end_byte": pl.Int32,
    "quote": pl.String,
    "table_id": pl.String,
    "row_index": pl.Int32,
    "column_index": pl.Int32,
}
ISSUES: Mapping[str, Kind] = {
    "issue_id": pl.String,
    "document_id": pl.String,
    "line": pl.Int32,
    "kind": pl.String,
    "severity": pl.String,
    "action": pl.String,
    "original_text": pl.String,
    "message": pl.String,
    "start_offset": pl.Int32,
    "end_offset": pl.Int32,
    "table_id": pl.String,
    "row_index": pl.Int32,
    "column_index": pl.Int32,
}
MENTIONS: Mapping[str, Kind] = {
    "document_id": pl.String,
    "mention_index": pl.Int32,
    "name": pl.String,
    "line": pl.Int32,
    "start_offset": pl.Int32,
    "end_offset": pl.Int32,
    "role": pl.String,
    "huggingface_id": pl.String,
    "same_as": TEXTS,
    "family": pl.String,
    "variant_of": pl.String,
    "status": pl.String,
}

STAGED: Mapping[str, Mapping[str, Kind]] = {
    "documents": DOCUMENTS,
    "tables": TABLES,
    "cells": CELLS,
    "fates": FATES,
    "claims": CLAIMS,
    "issues": ISSUES,
    "mentions": MENTIONS,
}
"""Relation → schema of its Parquet file in a staged batch."""

STAGED_VERSION = hashlib.sha256(repr(STAGED).encode()).hexdigest()[:12]
"""Of these schemas: a batch that another program staged has other columns, and is not taken for ours."""
