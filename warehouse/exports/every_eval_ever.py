"""A connection in, Every Eval Ever records out: one JSON file for what one document says about one model.

Schema: evaleval/every_eval_ever, eval.schema.json 0.3.0. `source_type` is documentation: the numbers were read, not
measured. Each score's details hold its evidence. A score whose benchmark's direction was not reviewed cannot be
written (`lower_is_better` is required and is not guessed); left_out.csv names those.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import uuid
from itertools import groupby
from pathlib import Path

import duckdb

SCHEMA_VERSION = "0.3.0"
COLLECTION = "vlm-atlas"
UNKNOWN_DEPLOYMENT = {"deployment_type": "unknown", "model_availability": "unknown"}
"""Required of a model. A document says what was scored; where it ran, and under which terms, is not concluded."""

_SCORES = """
    SELECT
        c.model_id, m.name AS model, m.huggingface_id, m.organization, c.document_id, d.name AS document, d.title,
        CASE WHEN d.uri LIKE 'http%' THEN d.uri END AS address, d.upstream, d.upstream_url, d.content_hash, d.licence,
        epoch(d.fetched_at)::BIGINT AS fetched,
        b.benchmark_id, b.name AS benchmark, b.split, b.metric, b.unit, b.scale_min, b.scale_max, b.higher_is_better,
        c.condition, c.value_number AS value, c.value_text, c.status, c.line_start AS line, t.table_index, c.row_index,
        c.column_index, c.quote, c.claim_id
    FROM claims AS c
    JOIN models AS m USING (model_id)
    JOIN documents AS d USING (document_id)
    JOIN benchmarks AS b ON b.benchmark_id = c.benchmark_key
    LEFT JOIN tables AS t USING (table_id)
    WHERE c.attribute = 'score' AND c.until_run_id IS NULL AND c.value_number IS NOT NULL AND c.comparator = '='
        AND c.status IN ('ok', 'repaired', 'outlier', 'hedged', 'conflict', 'superseded', 'suspicious')
    ORDER BY c.model_id, c.document_id, c.start_offset, c.claim_id
"""

Row = dict[str, object]


def write_records(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write data/vlm-atlas/<developer>/<model>/<uuid>.json for every model and document, and left_out.csv."""
    cursor = connection.execute(_SCORES)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    usable = [row for row in rows if not _why_left_out(row)]
    for (model_id, document_id), scores in groupby(usable, key=lambda row: (row["model_id"], row["document_id"])):
        each = list(scores)
        developer, model = _developer_and_model(each[0])
        place = folder / "data" / COLLECTION / developer / model
        place.mkdir(parents=True, exist_ok=True)
        name = _file_name(f"vlm-atlas/{model_id}/{document_id}/{each[0]['content_hash']}")
        text = json.dumps(_record(each), indent=2, ensure_ascii=False)
        (place / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    (folder / "left_out.csv").write_text(_left_out(rows), encoding="utf-8")


def _file_name(key: str) -> uuid.UUID:
    """A UUID of version 4, as their validator wants, that is the same for the same key."""
    return uuid.UUID(bytes=hashlib.blake2b(key.encode(), digest_size=16).digest(), version=4)


def _left_out(rows: list[Row]) -> str:
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(("model_id", "benchmark_id", "value", "document", "line", "reason"))
    for row in rows:
        if reason := _why_left_out(row):
            writer.writerow((*(row[key] for key in ("model_id", "benchmark_id", "value", "document", "line")), reason))
    return sink.getvalue()


def _why_left_out(row: Row) -> str:
    """The schema takes a metric only with its direction."""
    if row["higher_is_better"] is None:
        return "the benchmark is not in the reviewed list, so whether lower is better is unknown"
    return ""


def _developer_and_model(row: Row) -> tuple[str, str]:
    repository = str(row["huggingface_id"] or "")
    if "/" in repository:
        developer, model = repository.split("/", 1)
        return developer, model
    return str(row["organization"] or "unknown").replace("/", "-"), str(row["model_id"])


def _record(rows: list[Row]) -> Row:
    first = rows[0]
    developer, model = _developer_and_model(first)
    return {
        "schema_version": SCHEMA_VERSION,
        "evaluation_id": f"{COLLECTION}/{first['model_id']}/{first['document_id']}/{str(first['content_hash'])[:16]}",
        "retrieved_timestamp": str(first["fetched"]),
        "source_metadata": {
            "source_name": first["title"] or first["document"],
            "source_type": "documentation",
            "source_organization_name": _upstream(first),
            "evaluator_relationship": "other",
            "additional_details": _texts(first, "document", "address", "upstream_url", "content_hash", "licence"),
        },
        "eval_library": {"name": "unknown", "version": "unknown"},
        "model_info": {
            "name": first["model"],
            "id": f"{developer}/{model}",
            **({"developer": first["organization"]} if first["organization"] else {}),
            "additional_details": _texts(first, "model_id", "huggingface_id") | UNKNOWN_DEPLOYMENT,
        },
        "evaluation_results": [_result(row) for row in rows],
    }


def _upstream(row: Row) -> str:
    """Keys that begin with unknown/ keep evidence apart and name nobody."""
    upstream = str(row["upstream"] or "unknown")
    return "unknown" if upstream.startswith("unknown/") else upstream


def _result(row: Row) -> Row:
    name = f"{row['benchmark']} ({row['split']})" if row["split"] else str(row["benchmark"])
    return {
        "evaluation_result_id": row["claim_id"],
        "evaluation_name": name,
        "source_data": {
            "dataset_name": row["benchmark"],
            "source_type": "other",
            "source_id": row["benchmark_id"],
            "additional_details": _texts(row, "split"),
        },
        "metric_config": {
            "evaluation_description": f"{name} as stated in {row['document']}, line {row['line']}",
            **({"metric_name": row["metric"]} if row["metric"] else {}),
            **({"metric_unit": row["unit"]} if row["unit"] else {}),
            "lower_is_better": not row["higher_is_better"],
            **_scale(row),
        },
        "score_details": {
            "score": row["value"],
            "details": _texts(
                row,
                *("document", "line", "table_index", "row_index", "column_index", "quote", "value_text"),
                *("status", "condition", "claim_id"),
            ),
        },
    }


def _scale(row: Row) -> Row:
    """The ends that are reviewed. The schema calls a score continuous only with both of them."""
    ends = {"min_score": row["scale_min"], "max_score": row["scale_max"]}
    known = {name: value for name, value in ends.items() if value is not None}
    return {"score_type": "continuous", **known} if len(known) == len(ends) else known


def _texts(row: Row, *names: str) -> dict[str, str]:
    """The schema wants texts only; what is missing is left out."""
    return {name: str(row[name]) for name in names if row[name] not in (None, "")}
