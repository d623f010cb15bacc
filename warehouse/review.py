"""A warehouse in; what a person should decide out: pairs that may be one model, and names that no vocabulary knows.

Each row carries a ready-made line for the file under seeds/reference that would settle it. Nothing merges and nothing
is dropped by itself: a row pasted there takes effect with the next ingest.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl

from warehouse.query import run_query

_DOUBTFUL = """
    SELECT original_text, message FROM issues WHERE kind = 'doubtful_identity' ORDER BY original_text
"""

_UNKNOWN_PARTS = """
    SELECT p.kind, p.name, min(d.name) AS document, min(c.line_start) AS line, count(*) AS models
    FROM components AS p
    JOIN model_components AS m USING (component_id)
    JOIN claims AS c ON c.claim_id = m.claim_id
    JOIN documents AS d ON d.document_id = c.document_id
    WHERE NOT p.is_reviewed
    GROUP BY p.kind, p.name
    ORDER BY models DESC, p.kind, p.name
"""

_UNKNOWN_DATASETS = """
    SELECT s.name, min(d.name) AS document, min(c.line_start) AS line, count(*) AS models
    FROM datasets AS s
    JOIN model_datasets AS m USING (dataset_id)
    JOIN claims AS c ON c.claim_id = m.claim_id
    JOIN documents AS d ON d.document_id = c.document_id
    WHERE NOT s.is_reviewed AND NOT s.is_generic
    GROUP BY s.name
    ORDER BY models DESC, s.name
"""

_SCHEMA = {
    "what": pl.String,
    "name": pl.String,
    "why": pl.String,
    "document": pl.String,
    "line": pl.Int64,
    "file": pl.String,
    "row": pl.String,
}


def review(warehouse: Path) -> pl.DataFrame:
    """What is left to decide: what, name, why, document, line, and the file with the row to paste there.

    For a doubtful pair there are two rows, one for each decision. Raises WarehouseError where there is no warehouse.
    """
    rows = [*_pairs(warehouse), *_parts(warehouse), *_datasets(warehouse)]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _pairs(warehouse: Path) -> list[tuple[object, ...]]:
    names = {row[0]: row[1] for row in run_query(warehouse, "SELECT model_id, name FROM models").rows()}
    rows: list[tuple[object, ...]] = []
    for text, why in run_query(warehouse, _DOUBTFUL).rows():
        first, _, second = text.partition(" / ")
        a, b = names.get(first, first), names.get(second, second)
        shared = ("doubtful pair", f"{a} / {b}", why, None, None)
        rows.append((*shared, "never_merge.csv", _line(a, b, "two models: say why")))
        rows.append((*shared, "aliases.csv", _line(b, a, "ok", "one model: say why")))
    return rows


def _parts(warehouse: Path) -> list[tuple[object, ...]]:
    return [
        (
            f"unknown {kind.replace('_', ' ')}", name, f"named by {models} model(s)", document, line,
            "components.csv", _line(name, kind, name, "", "", "say what it is"),
        )
        for kind, name, document, line, models in run_query(warehouse, _UNKNOWN_PARTS).rows()
    ]  # fmt: skip


def _datasets(warehouse: Path) -> list[tuple[object, ...]]:
    return [
        (
            "unknown data set", name, f"named by {models} model(s)", document, line,
            "datasets.csv", _line(name, "named", "", "say what it is"),
        )
        for name, document, line, models in run_query(warehouse, _UNKNOWN_DATASETS).rows()
    ]  # fmt: skip


def _line(*values: str) -> str:
    """One CSV line without its end."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(values)
    return text.getvalue()
