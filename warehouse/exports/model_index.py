"""A connection in, one YAML file a model out: its scores as Hugging Face's model-index, each with its evidence.

The format is that of a model card's metadata (https://huggingface.co/docs/hub/model-cards); a metric's `args` hold the
document, line and quote, because `source` takes only a name and an address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import duckdb

TASK = {"type": "image-text-to-text", "name": "Image-Text-to-Text"}
"""Hugging Face's task of vision-language models."""

_SCORES = """
    SELECT
        s.model_id, coalesce(m.huggingface_id, m.name) AS model, b.name AS benchmark, b.benchmark_id, b.split, b.metric,
        b.unit, s.condition, s.value, s.status, d.name AS document, c.line_start, c.quote, d.upstream_url
    FROM scores AS s
    JOIN models AS m USING (model_id)
    JOIN benchmarks AS b USING (benchmark_id)
    JOIN claims AS c ON c.claim_id = s.claim_id
    JOIN documents AS d ON d.document_id = c.document_id
    ORDER BY s.model_id, s.benchmark_id, s.condition
"""
_NAMES = (
    *("model_id", "model", "benchmark", "benchmark_id", "split", "metric", "unit", "condition", "value", "status"),
    *("document", "line", "quote", "upstream_url"),
)

Row = dict[str, object]


def write_model_index(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write <model_id>.yaml for every model with a score."""
    rows = [dict(zip(_NAMES, row, strict=True)) for row in connection.execute(_SCORES).fetchall()]
    for model_id, scores in groupby(rows, key=lambda row: row["model_id"]):
        each = list(scores)
        index = [{"name": each[0]["model"], "results": [_result(row) for row in each]}]
        (folder / f"{model_id}.yaml").write_text("".join(_yaml({"model-index": index})), encoding="utf-8")


def _result(row: Row) -> Row:
    dataset: Row = {"name": row["benchmark"], "type": row["benchmark_id"]}
    if row["split"]:
        dataset["split"] = row["split"]
    evidence = {"document": row["document"], "line": row["line"], "quote": row["quote"], "status": row["status"]}
    extra = {name: row[name] for name in ("condition", "unit") if row[name]}
    metric = {
        "type": row["metric"] or "score",
        "value": row["value"],
        "name": row["metric"] or f"{row['benchmark']} score",
        "args": evidence | extra,
    }
    result: Row = {"task": TASK, "dataset": dataset, "metrics": [metric]}
    if row["upstream_url"]:
        result["source"] = {"name": row["document"], "url": row["upstream_url"]}
    return result


def _yaml(value: object, indent: int = 0) -> Iterator[str]:
    """Block style with JSON scalars, which YAML reads as they stand."""
    pad = "  " * indent
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield f"{pad}{key}:\n"
                yield from _yaml(inner, indent + 1)
            else:
                yield f"{pad}{key}: {_scalar(inner)}\n"
    elif isinstance(value, list):
        for inner in value:
            lines = list(_yaml(inner, indent + 1))
            yield f"{pad}- {lines[0].lstrip()}"
            yield from lines[1:]


def _scalar(value: object) -> str:
    """ASCII-only JSON: escapes are read alike by JSON and YAML, raw line separators are not."""
    return json.dumps(value, ensure_ascii=True)
