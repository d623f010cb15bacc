"""Names in documents in, models, families and aliases out: the border to extract's identity rules."""

from __future__ import annotations

import duckdb
import polars as pl

from extract.errors import WarehouseError
from extract.identity import Identities, PlacedMention, resolve_models
from extract.reference import Reference
from warehouse.deltas import apply_delta, read_shapes

_MENTIONS = """
    SELECT
        arg_min((m.document_id, coalesce(d.upstream, ''), m.line), (m.document_id, m.line)) AS place,
        m.name, m.role, m.huggingface_id, m.same_as, m.family, m.variant_of, m.status
    FROM mentions AS m
    JOIN documents AS d USING (document_id)
    GROUP BY ALL
    ORDER BY ALL
"""

_SUBJECTS = """
    SELECT arg_min((c.document_id, coalesce(d.upstream, ''), c.line_start), (c.document_id, c.line_start)), c.model
    FROM (
        SELECT document_id, model, line_start FROM claims
        WHERE until_run_id IS NULL AND document_id NOT IN (FROM touched) AND document_id NOT IN (FROM gone)
        UNION ALL
        SELECT document_id, model, line_start FROM staged_claims
    ) AS c
    JOIN documents AS d USING (document_id)
    GROUP BY c.model
    ORDER BY ALL
"""
"""What is said of a name alike in many documents is asked once, with its first place: who a name is depends on what is
said of it, not on the document, and so the memory that this takes grows with the names only."""


def resolve_names(connection: duckdb.DuckDBPyConnection, reference: Reference, run_id: int) -> None:
    """Ask who is who over all that stands, and write families, models, aliases and the table `resolved_names`.

    `resolved_names` holds (name, model_id) for every name that is mentioned or spoken of.
    """
    mentions = [
        PlacedMention(
            document_id=place[0],
            upstream=place[1],
            line=place[2],
            name=name,
            role=role,
            huggingface_id=huggingface_id,
            same_as=tuple(same_as),
            family=family,
            variant_of=variant_of,
            status=status,
        )
        for place, name, role, huggingface_id, same_as, family, variant_of, status in connection.execute(
            _MENTIONS
        ).fetchall()
    ]
    mentions += [
        PlacedMention(document_id=place[0], upstream=place[1], line=place[2], name=name)
        for place, name in connection.execute(_SUBJECTS).fetchall()
    ]
    identities = resolve_models(mentions, reference)
    del mentions
    _write_names(connection, identities)
    _write_models(connection, identities)
    _write_doubts(connection, identities, run_id)


def _write_names(connection: duckdb.DuckDBPyConnection, identities: Identities) -> None:
    models = {(name, model_id) for (_, name), model_id in identities.names.items()}
    frame = pl.DataFrame(sorted(models), schema={"name": pl.String, "model_id": pl.String}, orient="row")
    twice = frame.filter(pl.col("name").is_duplicated())
    if twice.height:
        raise WarehouseError(f"the name {twice['name'][0]!r} is given two models; mend seeds/reference/aliases.csv")
    _keep(connection, "resolved_names", frame)
    connection.execute("""
        UPDATE mentions AS m SET model_id = n.model_id
        FROM resolved_names AS n
        WHERE n.name = m.name AND m.model_id IS DISTINCT FROM n.model_id
    """).fetchall()


def _write_models(connection: duckdb.DuckDBPyConnection, identities: Identities) -> None:
    """Models that only ended claims speak of stay, marked so: their claims point to them."""
    _keep(connection, "new_models", _model_rows(identities))
    _keep(connection, "new_model_aliases", _alias_rows(identities))
    for statement in _KEEP_ENDED_MODELS, _NAME_FAMILIES:
        connection.execute(statement).fetchall()
    shapes = read_shapes(connection)
    for relation in ("families", "models", "model_aliases"):
        apply_delta(connection, shapes[relation])


_KEEP_ENDED_MODELS = """
    INSERT INTO new_models
    SELECT * REPLACE (false AS is_current) FROM models
    WHERE model_id NOT IN (SELECT model_id FROM new_models)
"""

_NAME_FAMILIES = """
    CREATE TEMP TABLE new_families AS
    SELECT
        m.family_id,
        coalesce(min(f.name), min(_beginning) FILTER (slug(_beginning) = m.family_id), m.family_id) AS name
    FROM (SELECT *, left(name, length(family_id)) AS _beginning FROM new_models WHERE family_id IS NOT NULL) AS m
    LEFT JOIN new_models AS f ON f.model_id = m.family_id
    GROUP BY m.family_id
"""
"""A family is named like the model of its own name; else as its members' names begin: Idefics3 of Idefics3-8B."""


def _model_rows(identities: Identities) -> pl.DataFrame:
    texts = ("model_id", "name", "family_id", "organization", "huggingface_id", "variant_of", "standing")
    rows = [(*(getattr(row, name) or None for name in texts), True) for row in identities.models]
    return pl.DataFrame(rows, schema={**dict.fromkeys(texts, pl.String), "is_current": pl.Boolean}, orient="row")


def _alias_rows(identities: Identities) -> pl.DataFrame:
    rows = [(row.alias, row.model_id, row.document_id or None, row.line or None) for row in identities.aliases]
    schema = {"alias": pl.String, "model_id": pl.String, "document_id": pl.String, "line": pl.Int32}
    return pl.DataFrame(rows, schema=schema, orient="row").unique(
        subset=["alias", "model_id"], keep="first", maintain_order=True
    )


def forget_models(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove models that no claim, also no ended one, speaks of any more. Comes after the facts are concluded."""
    connection.execute("""
        DELETE FROM models
        WHERE NOT is_current AND model_id NOT IN (SELECT model_id FROM claims)
    """).fetchall()


def _write_doubts(connection: duckdb.DuckDBPyConnection, identities: Identities, run_id: int) -> None:
    frame = pl.DataFrame(
        [(f"identity:{pair.a}:{pair.b}", f"{pair.a} / {pair.b}", pair.reason) for pair in identities.doubtful],
        schema=[("issue_id", pl.String), ("original_text", pl.String), ("message", pl.String)],
        orient="row",
    )
    _keep(connection, "doubts", frame.unique(subset="issue_id", keep="first"))
    connection.execute("""
        DELETE FROM issues WHERE document_id IS NULL AND issue_id NOT IN (SELECT issue_id FROM doubts)
    """).fetchall()
    connection.execute(
        """
        INSERT INTO issues BY NAME
        SELECT issue_id, 'doubtful_identity' AS kind, 'warning' AS severity, 'flagged' AS action, original_text,
            message, $run AS first_run_id
        FROM doubts
        ANTI JOIN issues USING (issue_id)
        """,
        {"run": run_id},
    ).fetchall()


def _keep(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    connection.register("passing_frame", frame)
    connection.execute(f"CREATE TEMP TABLE {name} AS FROM passing_frame").fetchall()
    connection.unregister("passing_frame")
