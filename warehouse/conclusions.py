"""Standing claims in, facts out: each file of warehouse/facts is one SELECT for the relation in its name.

The files are read in order, parents before children. A fact that did not change keeps its row and since_run_id; one
that ended or changed leaves its earlier row in history.<relation>.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.deltas import columns_of, insert_added, keep_ended, key_of, remove_missing, update_changed

FACTS = Path(__file__).with_name("facts")


def fact_relations() -> tuple[tuple[str, Path], ...]:
    """(relation, file) in the order in which they are concluded."""
    return tuple((path.stem.split("_", 1)[1], path) for path in sorted(FACTS.glob("[0-9]*_*.sql")))


def make_history_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make history.<relation> for every fact: its columns and comments, and until_run_id."""
    for relation, _path in fact_relations():
        columns = connection.execute(
            """
            SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
            WHERE schema_name = 'main' AND table_name = ? AND database_name = current_database()
            ORDER BY column_index
            """,
            [relation],
        ).fetchall()
        lines = [f'"{name}" {kind}{"" if nullable else " NOT NULL"}' for name, kind, nullable, _ in columns]
        key = ", ".join(f'"{name}"' for name in (*key_of(connection, relation), "since_run_id"))
        lines += ["until_run_id INTEGER NOT NULL", f"PRIMARY KEY ({key})", "CHECK (until_run_id > since_run_id)"]
        table = f"history.{relation}"
        connection.execute(f"CREATE TABLE {table} ({', '.join(lines)})").fetchall()
        comments = {name: comment for name, _, _, comment in columns} | {"until_run_id": "First run after this time."}
        _comment(connection, f"TABLE {table}", f"Earlier rows of {relation}: what was concluded before.")
        for name, comment in comments.items():
            _comment(connection, f'COLUMN {table}."{name}"', comment)


def retire_facts(connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """End the facts that rest on claims which `resumed` gives to another model: their key would point to the wrong one.

    They must go before the claims change, because a claim that a fact refers to cannot be given another model.
    """
    connection.execute("""
        CREATE TEMP TABLE reassigned AS
        SELECT claim_id FROM resumed AS r JOIN claims AS c USING (claim_id) WHERE r.model_id <> c.model_id
    """).fetchall()
    for relation, _path in reversed(fact_relations()):
        names = columns_of(connection, relation)
        if "claim_id" not in names or relation == "publications":
            continue
        listed = ", ".join(f'"{name}"' for name in names)
        connection.execute(f"""
            INSERT INTO history.{relation} BY NAME
            SELECT {listed}, {run_id} AS until_run_id FROM {relation} WHERE claim_id IN (FROM reassigned)
        """).fetchall()
        connection.execute(f"DELETE FROM {relation} WHERE claim_id IN (FROM reassigned)").fetchall()


def conclude_facts(connection: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """Bring every fact relation to what its SELECT now gives."""
    relations = fact_relations()
    for relation, path in relations:
        listed = ", ".join(f'"{name}"' for name in columns_of(connection, relation) if name != "since_run_id")
        query = path.read_text(encoding="utf-8").rstrip().removesuffix(";")
        connection.execute(f"CREATE TEMP TABLE new_{relation} AS SELECT {listed} FROM (\n{query}\n)").fetchall()
        keep_ended(connection, relation, run_id)
    for relation, _path in reversed(relations):
        remove_missing(connection, relation)
    for relation, _path in relations:
        update_changed(connection, relation, run_id)
        insert_added(connection, relation, run_id)
        connection.execute(f"DROP TABLE new_{relation}").fetchall()


def _comment(connection: duckdb.DuckDBPyConnection, target: str, text: str) -> None:
    quoted = (text or "").replace("'", "''")
    connection.execute(f"COMMENT ON {target} IS '{quoted}'").fetchall()
