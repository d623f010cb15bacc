"""A release with many models and scores, written straight through the schema: for measuring the dashboard."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.empty import SCHEMA_VERSION

SCHEMA = Path(__file__).resolve().parents[2] / "warehouse" / "schema"
LINES = """
INSERT INTO warehouse_info VALUES ('product', 'vlm-atlas'), ('schema_version', '$schema');
INSERT INTO runs (run_id, started_at, finished_at, status, code_version)
    VALUES (1, '2026-01-02 03:04:05', '2026-01-02 03:09:05', 'published', '0');
INSERT INTO documents (document_id, name, uri, media_type, content_hash, byte_count, encoding, fetched_at,
        extractor_version, reference_version, state, first_read_run_id, changed_run_id, last_seen_run_id)
    SELECT 'd' || i, 'document_' || i || '.md', 'file:///none/' || i, 'text/markdown', 'h' || i, 1000, 'utf-8',
        TIMESTAMP '2026-01-02 03:04:05', '1', '1', 'current', 1, 1, 1
    FROM range(1000) t(i);
INSERT INTO models BY NAME SELECT 'm' || i AS model_id, 'Model ' || i AS name FROM range($models) t(i);
INSERT INTO benchmarks
    SELECT 'b' || i, CASE i WHEN 0 THEN 'DocVQA' ELSE 'Benchmark ' || i END, 'test', '', 'percent', 0, 100, true, 1
    FROM range($benchmarks) t(i);
INSERT INTO claims BY NAME
    SELECT 'c' || m || '-' || b AS claim_id, 'd' || (m % 1000) AS document_id, 'm' || m AS model_id,
        'Model ' || m AS model,
        'score' AS attribute, s::VARCHAR AS value_text, s AS value_number, 'percent' AS unit, '=' AS comparator,
        'Benchmark ' || b AS benchmark, 'b' || b AS benchmark_key, 'test' AS split, '' AS metric, '' AS scope,
        '' AS condition, 'Benchmark ' || b || ' (test)' AS qualifier, 'ok' AS status, '' AS rule, 'list' AS source_kind,
        m % 5000 + 1 AS line_start, m % 5000 + 1 AS line_end, 0 AS start_offset, 1 AS end_offset, s::VARCHAR AS quote,
        1 AS first_run_id, 1 AS last_run_id, 1 AS since_run_id, 'added' AS since
    FROM (
        SELECT m, b, round(20 + 60 * (hash(m * 1000 + b) % 1000) / 1000, 1) AS s
        FROM range($models) t(m), range($benchmarks) u(b)
    );
INSERT INTO scores BY NAME
    SELECT model_id, benchmark_key AS benchmark_id, '' AS condition, value_number AS value, true AS is_headline,
        'ok' AS status, claim_id, document_id AS evidence_document_id, line_start AS line, 1 AS place_count,
        1 AS upstream_count, 1 AS since_run_id
    FROM claims;
INSERT INTO parameter_counts BY NAME
    SELECT 'm' || m AS model_id, 'total' AS scope, '' AS condition, round(exp(m % 97 / 16.0), 2) AS billions,
        '=' AS comparator, 'ok' AS status, 'c' || m || '-0' AS claim_id, 1 AS place_count, 1 AS upstream_count,
        1 AS since_run_id
    FROM range($models) t(m) WHERE m % 7 <> 0;
INSERT INTO gpu_memory BY NAME
    SELECT 'm' || m AS model_id, '' AS condition, round(1 + m % 97, 2) AS min_gb, FALSE AS is_for_training,
        'ok' AS status, 'c' || m || '-0' AS claim_id, 1 AS place_count, 1 AS upstream_count, 1 AS since_run_id
    FROM range($models) t(m) WHERE m % 3 = 0;
"""


def build_big_warehouse(folder: Path, *, models: int = 10_000, benchmarks: int = 100) -> Path:
    """Publish `models` × `benchmarks` scores under folder/atlas.duckdb; the stable name."""
    releases = folder / "atlas.releases"
    releases.mkdir(parents=True)
    target = releases / "000001-20260102T030405Z.duckdb"
    with duckdb.connect(str(target)) as connection:
        for path in sorted(SCHEMA.glob("*.sql")):
            connection.execute(path.read_text(encoding="utf-8")).fetchall()
        for statement in LINES.split(";\n"):
            if statement.strip():
                text = statement.replace("$models", str(models)).replace("$benchmarks", str(benchmarks))
                text = text.replace("$schema", str(SCHEMA_VERSION))
                connection.execute(text).fetchall()
    stable = folder / "atlas.duckdb"
    stable.symlink_to(Path(releases.name) / target.name)
    return stable
