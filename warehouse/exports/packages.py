"""A connection in, one file a relation and a Frictionless datapackage.json out (https://datapackage.org, version 1)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

PackageFormat = Literal["parquet", "csv", "json"]

JOURNAL = ("runs", "run_documents", "check_results", "claim_revisions")
"""Relations that tell of runs, not of models."""

_INTERNAL = ("warehouse_info",)

STANDING = {
    "claims": "until_run_id IS NULL",
    "documents": "state <> 'withdrawn'",
    "models": "is_current",
    "families": "family_id IN (SELECT family_id FROM models WHERE is_current)",
}
"""What of these relations stands now; the rest is history."""

WHEN = frozenset(
    {
        *("first_run_id", "last_run_id", "since_run_id", "since", "claim_number"),
        *("first_read_run_id", "changed_run_id", "last_seen_run_id", "missing_run_count"),
        *("fetched_at", "etag", "last_modified", "modified_ns", "body_path", "state_reason"),
    }
)
"""Columns that change from run to run, or from warehouse to warehouse, although nothing that is said changes."""

_COPY = {
    "parquet": "(FORMAT PARQUET, COMPRESSION ZSTD, ROW_GROUP_SIZE 122880)",
    "csv": "(FORMAT CSV, HEADER true)",
    "json": "(FORMAT JSON, ARRAY true)",
}
_MEDIA_TYPES = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv", "json": "application/json"}
_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "datetime",
    "JSON": "string",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    name: str
    kind: str
    is_required: bool
    comment: str


def write_package(
    connection: duckdb.DuckDBPyConnection, folder: Path, layout: PackageFormat, *, history: bool = False
) -> None:
    """Write every relation and the package's description into `folder`."""
    resources = [
        _write_resource(connection, folder, layout, schema, name, comment, history=history)
        for schema, name, comment in _relations(connection, history=history)
    ]
    names = {resource["name"] for resource in resources}
    for resource in resources:
        _keep_keys_within(resource, names)
    description = {
        "profile": "data-package",
        "name": "vlm-atlas",
        "title": "VLM Atlas: what documents say about vision-language models",
        "description": "Claims with their places, and the facts concluded from them; see docs/data_dictionary.md.",
        "licenses": _licences(connection),
        "sources": _sources(connection),
        "resources": resources,
    }
    text = json.dumps(description, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _relations(connection: duckdb.DuckDBPyConnection, *, history: bool) -> list[tuple[str, str, str]]:
    rows = connection.execute("""
        SELECT schema_name, table_name, comment FROM duckdb_tables()
        WHERE database_name = 'release' AND NOT internal ORDER BY schema_name DESC, table_oid
    """).fetchall()
    skipped = _INTERNAL if history else (*_INTERNAL, *JOURNAL)
    return [row for row in rows if row[1] not in skipped and (history or row[0] == "main")]


def _write_resource(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    layout: PackageFormat,
    schema: str,
    relation: str,
    comment: str,
    *,
    history: bool,
) -> dict[str, object]:
    columns = [item for item in _columns(connection, schema, relation) if history or item.name not in WHEN]
    if not history and relation == "claims":
        columns = [item for item in columns if item.name != "until_run_id"]
    key = _key(connection, schema, relation)
    name = relation if schema == "main" else f"{schema}-{relation}"
    path = folder / f"{name}.{layout}"
    target = str(path.absolute()).replace("'", "''")
    where = f"WHERE {STANDING[relation]}" if relation in STANDING and not history else ""
    query = f"""
        SELECT {", ".join(_selected(item, layout) for item in columns)} FROM {schema}.{relation} {where}
        ORDER BY {", ".join(f'"{name}"' for name in key)}
    """
    connection.execute(f"COPY ({query}) TO '{target}' {_COPY[layout]}").fetchall()
    return {
        **_description(path, name, layout),
        "title": relation,
        "description": comment,
        "schema": {
            "fields": [_field(item) for item in columns],
            "missingValues": [""],
            "primaryKey": key,
            "foreignKeys": _foreign_keys(connection, schema, relation),
        },
    }


def _description(path: Path, name: str, layout: PackageFormat) -> dict[str, object]:
    """The validator reads whole numbers with gaps in Parquet as NaN, and JSON only with an extra: both are described as
    files, with the schema beside."""
    described = {"profile": "tabular-data-resource"} if layout == "csv" else {"type": "file"}
    return {
        "name": name.replace("_", "-"),
        "path": path.name,
        **described,
        "format": layout,
        "mediatype": _MEDIA_TYPES[layout],
        "encoding": "utf-8",
        **_fingerprint(path),
    }


def _fingerprint(path: Path) -> dict[str, object]:
    """Length and hash, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest.hexdigest()}"}


def _columns(connection: duckdb.DuckDBPyConnection, schema: str, relation: str) -> list[_Column]:
    rows = connection.execute(
        """
        SELECT column_name, data_type, NOT is_nullable, comment FROM duckdb_columns()
        WHERE database_name = 'release' AND schema_name = ? AND table_name = ? ORDER BY column_index
        """,
        [schema, relation],
    ).fetchall()
    return [_Column(name=row[0], kind=row[1], is_required=row[2], comment=row[3] or "") for row in rows]


def _selected(column: _Column, layout: PackageFormat) -> str:
    name = f'"{column.name}"'
    if layout != "parquet" and column.kind == "TIMESTAMP":
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%SZ') AS {name}"
    if layout == "csv" and column.kind.endswith("[]"):
        return f"to_json({name}) AS {name}"
    if column.kind == "JSON":
        return f"{name}::TEXT AS {name}"
    return name


def _field(column: _Column) -> dict[str, object]:
    """Empty text reads as missing in CSV, so that only columns which are never empty are called required."""
    field: dict[str, object] = {
        "name": column.name,
        "type": "array" if column.kind.endswith("[]") else _TYPES.get(column.kind, "string"),
        "description": column.comment,
    }
    if column.is_required and column.kind not in ("VARCHAR", "JSON"):
        field["constraints"] = {"required": True}
    return field


def _key(connection: duckdb.DuckDBPyConnection, schema: str, relation: str) -> list[str]:
    """The primary key; that of claims is a number local to the warehouse, for which its identifier stands in."""
    if (schema, relation) == ("main", "claims"):
        return ["claim_id"]
    rows = connection.execute(
        """
        SELECT constraint_column_names FROM duckdb_constraints()
        WHERE database_name = 'release' AND schema_name = ? AND table_name = ? AND constraint_type = 'PRIMARY KEY'
        """,
        [schema, relation],
    ).fetchall()
    return list(rows[0][0])


def _foreign_keys(connection: duckdb.DuckDBPyConnection, schema: str, relation: str) -> list[dict[str, object]]:
    rows = connection.execute(
        """
        SELECT constraint_column_names, referenced_table, referenced_column_names FROM duckdb_constraints()
        WHERE database_name = 'release' AND schema_name = ? AND table_name = ? AND constraint_type = 'FOREIGN KEY'
        ORDER BY ALL
        """,
        [schema, relation],
    ).fetchall()
    return [
        {"fields": list(own), "reference": {"resource": table.replace("_", "-"), "fields": list(other)}}
        for own, table, other in rows
    ]


def _keep_keys_within(resource: dict[str, object], names: set[object]) -> None:
    """A key into a relation that the package leaves out would not be valid."""
    schema = resource["schema"]
    if isinstance(schema, dict):
        kept = [item for item in schema["foreignKeys"] if item["reference"]["resource"] in names]
        schema["foreignKeys"] = kept
        if not kept:
            del schema["foreignKeys"]


def _licences(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    rows = connection.execute(
        "SELECT DISTINCT licence FROM documents WHERE licence <> '' AND state <> 'withdrawn' ORDER BY licence"
    ).fetchall()
    return [{"name": row[0]} for row in rows] or [{"name": "unknown", "title": "the documents state no licence"}]


def _sources(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    rows = connection.execute("""
        SELECT coalesce(nullif(title, ''), name), coalesce(upstream_url, CASE WHEN uri LIKE 'http%' THEN uri END)
        FROM documents WHERE state <> 'withdrawn' ORDER BY document_id
    """).fetchall()
    sources = [{"title": title, "path": path} if path else {"title": title} for title, path in rows]
    return sources or [{"title": "no document"}]
