"""Untrusted SQL: nothing is read or written outside, each query ends, the others are answered meanwhile."""

from __future__ import annotations

import hashlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from warehouse.fence import AT_ONCE, FenceError, run_fenced

SECRET = "a-secret-that-no-query-may-read"

FILES = [
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_blob('{secret}')",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_csv_auto('{secret}', header=false)",
    "SELECT * FROM read_json('{secret}')",
    "SELECT * FROM read_parquet('{secret}')",
    "SELECT * FROM '{secret}'",
    'SELECT * FROM "{secret}"',
    "FROM '/etc/passwd'",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM parquet_metadata('{secret}')",
    "SELECT * FROM parquet_schema('{secret}')",
    "SELECT * FROM sniff_csv('{secret}')",
    "SELECT content FROM read_text('/proc/self/environ')",
    "SELECT * FROM read_text(['/etc/hostname', '{secret}'])",
    "SELECT * FROM read_duckdb('{secret}')",
    "SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')",
    "SELECT * FROM query_table('{secret}')",
    "SELECT * FROM read_text('{folder}/*')",
    "SELECT * FROM (SELECT '{secret}' AS f) s, LATERAL (SELECT * FROM read_text(s.f))",
    "FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM read_text(''{secret}'')'))",
    "FROM parquet_kv_metadata('{secret}')",
    "FROM parquet_bloom_probe('{secret}', 'a', 1)",
    "SELECT ('x' || content)::INT FROM read_text('{secret}')",
    "FROM duckdb_secrets()",
    "FROM which_secret('s3://bucket', 's3')",
    "FROM duckdb_extensions()",
]
WRITES = [
    "COPY (SELECT 1) TO '{target}'",
    "COPY (SELECT 1) TO '{target}' (FORMAT PARQUET)",
    "EXPORT DATABASE '{target}'",
    "CREATE TABLE mine AS SELECT 1",
    "CREATE TEMP TABLE mine AS SELECT 1",
    "INSERT INTO models SELECT * FROM models",
    "UPDATE models SET name = 'x'",
    "DELETE FROM models",
    "DROP TABLE models",
    "DROP VIEW leaderboard",
    "ALTER TABLE models ADD COLUMN x INTEGER",
    "TRUNCATE models",
    "VACUUM",
    "CHECKPOINT",
    "FORCE CHECKPOINT",
    "SELECT * FROM force_checkpoint()",
    "MERGE INTO models USING (SELECT 'x' AS k) s ON models.model_id = s.k WHEN MATCHED THEN DELETE",
    "CREATE MACRO f(x) AS x",
    "CREATE SECRET s (TYPE S3, KEY_ID 'a', SECRET 'b')",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{target}'",
    "EXPLAIN ANALYZE DELETE FROM models",
    "EXPLAIN COPY (SELECT 1) TO '{target}'",
    "EXPLAIN ANALYZE CREATE TABLE mine AS SELECT 1",
    "WITH c AS (COPY (SELECT 1) TO '{target}') SELECT 1",
    "WITH d AS (DELETE FROM models RETURNING *) SELECT * FROM d",
    "WITH d AS (INSERT INTO models SELECT * FROM models RETURNING *) SELECT * FROM d",
    "FROM query('COPY (SELECT 1) TO ''{target}''')",
    "FROM query('SELECT 1; DROP TABLE models')",
    "IMPORT DATABASE '{target}'",
    "CREATE TEMP MACRO m() AS TABLE SELECT 1",
    "SELECT write_log('mine', level := 'error')",
]
NETWORK = [
    "SELECT * FROM read_csv('https://example.org/x.csv')",
    "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
    "SELECT * FROM 'http://127.0.0.1:9/x.json'",
    "ATTACH 'https://example.org/x.duckdb' AS far",
    "SELECT * FROM postgres_scan('host=127.0.0.1', 'public', 't')",
    "SELECT * FROM sqlite_scan('{secret}', 't')",
]
SETTINGS = [
    "SET enable_external_access = true",
    "SET GLOBAL memory_limit = '100GB'",
    "RESET lock_configuration",
    "PRAGMA memory_limit = '100GB'",
    "PRAGMA enable_profiling",
    "SET lock_configuration = false",
    "INSTALL httpfs",
    "LOAD httpfs",
    "ATTACH '{target}' AS mine",
    "ATTACH ':memory:' AS mine",
    "DETACH atlas",
    "USE memory",
    "CALL pragma_version()",
    "PREPARE p AS SELECT 1",
    "BEGIN TRANSACTION",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE models",
    "SELECT * FROM sql",
    "SELECT * FROM request",
    "SELECT getenv('PATH')",
    "EXPLAIN ANALYZE SET memory_limit = '100GB'",
    "FROM enable_logging('QueryLog')",
    "FROM disable_profiling()",
    "CALL enable_logging()",
    "SET VARIABLE x = 1",
    "EXECUTE p(1)",
    "DEALLOCATE p",
    "UPDATE EXTENSIONS",
    "PRAGMA json_execute_serialized_sql('{}')",
    "/* SELECT */ DROP /* SELECT */ TABLE models -- SELECT",
    "SELECT 1 /* /* */ ; DROP TABLE models; /* */",
    "SELECT 1\N{FULLWIDTH SEMICOLON} DROP TABLE models",
    "SEL\N{ZERO WIDTH SPACE}ECT 1",
    "\N{CYRILLIC CAPITAL LETTER DZE}ELECT 1",
    "SELECT '\ud800'",
    "",
    "   ",
    "-- nothing but a comment",
    "SELECT '\0'",
    "this is no SQL",
    "\N{RIGHT-TO-LEFT OVERRIDE}SELECT 1 FROM nowhere",
]
BOMBS = [
    "SELECT range(0, 2000000000)",
    "SELECT lpad('x', 2000000000, 'y')",
    "SELECT repeat('x', 2000000000)",
    "SELECT string_agg(repeat('x', 100000), '') FROM range(100000)",
    "SELECT list(range) FROM range(1000000000)",
    "SELECT sum(a.range * b.range * c.range) FROM range(100000) a, range(100000) b, range(100000) c",
    "SELECT count(*) FROM range(10000000000000) WHERE hash(range) = 1",
    "WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM r) SELECT count(*) FROM r",
    "SELECT * FROM range(100000000) ORDER BY hash(range) DESC",
    "SELECT DISTINCT hash(range) FROM range(1000000000)",
    "SELECT count(DISTINCT uuid()) FROM range(1000000000)",
    "SELECT regexp_matches(repeat('a', 100000), '(a*)*b') FROM range(100000)",
    "SELECT repeat('x', 100000) FROM range(100000)",
    "SELECT " + "(" * 3000 + "1" + ")" * 3000,
    "SELECT " + "(SELECT " * 900 + "1" + ")" * 900,
    "SELECT 1 WHERE 1 IN (" + ", ".join(str(number) for number in range(300_000)) + ")",
    "SELECT " + " + ".join(["1"] * 4000),
    "SELECT " + ", ".join(f"{number} AS c{number}" for number in range(1500)),
    "SELECT * FROM (VALUES " + ", ".join(["(1)"] * 4500) + ")",
    "SELECT * FROM " + ", ".join(f"range(1000) t{number}" for number in range(900)),
    "FROM json_execute_serialized_sql(json_serialize_sql('SELECT sum(hash(range)) FROM range(900000000000)'))",
    "EXPLAIN ANALYZE SELECT count(*) FROM range(10000000000000) WHERE hash(range) = 1",
    "SELECT count(write_log(repeat('x', 1000000))) FROM range(100000000)",
    "SELECT sleep_ms(100000)",
    "SELECT string_split(repeat(',', 500000000), ',')",
    "SELECT count(*) FROM json_tree(repeat('[', 100000) || repeat(']', 100000))",
    "SELECT list_reduce(list_transform(range(40), lambda x: 'ab'), lambda x, y: x || x || y)",
    "SELECT [[x * y FOR y IN range(100000)] FOR x IN range(100000)]",
    "SELECT 1" + " UNION ALL SELECT 1" * 1000,
    "WITH c0 AS (SELECT 1 AS x)"
    + "".join(f", c{n} AS NOT MATERIALIZED (FROM c{n - 1} UNION ALL FROM c{n - 1})" for n in range(1, 40))
    + " SELECT count(*) FROM c39",
    "SELECT reservoir_quantile(range, 0.5, 1000000000) FROM range(100000000)",
    "SELECT " + ", ".join("1" for _ in range(9900)),
]
OUTSIDE = FILES + WRITES + NETWORK + SETTINGS


def test_the_list_is_long_enough() -> None:
    assert len({*OUTSIDE, *BOMBS}) >= 60


@pytest.fixture
def place(small_release: Path, tmp_path: Path) -> dict[str, Path]:
    """A release, a file that must stay secret, a path that must stay absent."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    return {"release": small_release, "secret": secret, "target": tmp_path / "written", "folder": tmp_path}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _filled(template: str, place: dict[str, Path]) -> str:
    for name in ("secret", "target", "folder"):
        template = template.replace("{" + name + "}", str(place[name]))
    return template


def said(release: Path, sql: str) -> str:
    """All that comes back: the rows, or the error's words."""
    try:
        return str(run_fenced(release, sql).frame.rows())
    except FenceError as error:
        return str(error)


def test_no_query_reads_or_writes_anything_outside(place: dict[str, Path]) -> None:
    before = _digest(place["release"])
    statements = [_filled(template, place) for template in OUTSIDE]
    with ThreadPoolExecutor(AT_ONCE) as asking:
        answers = list(asking.map(lambda sql: said(place["release"], sql), statements))
    assert [sql for sql, words in zip(statements, answers, strict=True) if SECRET in words] == []
    assert not place["target"].exists()
    assert _digest(place["release"]) == before
    assert sorted(path.name for path in place["release"].parent.iterdir()) == [place["release"].name]


@pytest.mark.slow
def test_every_bomb_ends_in_time_and_others_are_answered_meanwhile(place: dict[str, Path]) -> None:
    stop, waits = threading.Event(), []

    def ask_others() -> None:
        while not stop.is_set():
            started = time.monotonic()
            assert run_fenced(place["release"], "SELECT count(*) AS n FROM models").frame["n"][0] == 7
            waits.append(time.monotonic() - started)
            stop.wait(0.5)

    other = threading.Thread(target=ask_others)
    other.start()
    try:
        for sql in BOMBS:
            started = time.monotonic()
            assert 0 < len(said(place["release"], sql)) < 20_000_000, sql[:60]
            assert time.monotonic() - started < 6, sql[:60]
    finally:
        stop.set()
        other.join(timeout=20)
    assert len(waits) > 5
    assert max(waits) < 6


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        pytest.param("SELECT * FROM models", 7, id="a plain select"),
        pytest.param("FROM models", 7, id="from first"),
        pytest.param("WITH m AS (FROM models) SELECT count(*) FROM m", 1, id="a common table expression"),
        pytest.param("EXPLAIN SELECT * FROM models", 1, id="a plan"),
        pytest.param("DESCRIBE model_aliases", 4, id="a description"),
        pytest.param("SELECT 1 -- ; DROP TABLE models", 1, id="a semicolon in a comment"),
        pytest.param("SELECT ';' AS x;", 1, id="a semicolon in a text and one at the end"),
    ],
)
def test_reading_statements_are_answered(small_release: Path, sql: str, rows: int) -> None:
    assert run_fenced(small_release, sql).frame.height == rows


def test_a_long_answer_is_cut_and_says_so(small_release: Path) -> None:
    answer = run_fenced(small_release, "FROM range(5000)")
    assert (answer.frame.height, answer.is_truncated) == (1000, True)


def test_an_endless_answer_is_cut_too(small_release: Path) -> None:
    answer = run_fenced(small_release, "FROM range(1000000000000)")
    assert (answer.frame.height, answer.is_truncated) == (1000, True)


def test_values_keep_their_types_and_nested_ones_become_text(small_release: Path) -> None:
    sql = "SELECT 1 AS i, 1.5::DECIMAL(5, 2) AS d, 'é' AS t, today() AS day, [1, 2] AS l, NULL AS nothing, 2 AS i"
    frame = run_fenced(small_release, sql).frame
    assert frame.columns == ["i", "d", "t", "day", "l", "nothing", "i_2"]
    assert frame.row(0)[:3] == (1, 1.5, "é")
    assert frame["l"][0] == "[1, 2]"


def test_a_huge_cell_is_cut_and_counted(small_release: Path) -> None:
    text = run_fenced(small_release, "SELECT repeat('x', 100000) AS t").frame["t"][0]
    assert text.endswith("… (100,000 characters)")
    assert len(text) < 11_000


def test_an_error_names_what_is_wrong(small_release: Path) -> None:
    with pytest.raises(FenceError, match="nowhere"):
        run_fenced(small_release, "SELECT * FROM nowhere")


def test_an_inner_error_of_duckdb_names_no_folder_of_this_machine(small_release: Path) -> None:
    words = said(small_release, "SELECT reservoir_quantile(range, 0.5, 1000000000) FROM range(100000000)")
    assert "INTERNAL" in words
    assert "site-packages" not in words


def test_values_that_python_cannot_hold_are_an_error_of_the_query(small_release: Path) -> None:
    with pytest.raises(FenceError, match="the query failed"):
        run_fenced(small_release, "FROM test_all_types()")


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        pytest.param("SELECT " + ", ".join(["1"] * 501), "501 columns; select at most 500", id="too many columns"),
        pytest.param("SELECT '\ud800'", "half a character at place 9", id="half a character"),
    ],
)
def test_a_refusal_says_why(small_release: Path, sql: str, reason: str) -> None:
    with pytest.raises(FenceError, match=reason):
        run_fenced(small_release, sql)


def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FenceError, match="vlm-atlas ingest"):
        run_fenced(tmp_path / "none.duckdb", "SELECT 1")


def test_the_child_has_no_environment_of_ours(small_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLM_ATLAS_PASSWORD", SECRET)
    frame = run_fenced(small_release, "SELECT name, value FROM duckdb_settings()").frame
    assert SECRET not in str(frame.rows())
