"""Values of standing claims about parts and data sets in, the table `named_parts` of their canonical names out."""

from __future__ import annotations

import duckdb
import polars as pl

from extract.identity.parts import name_parts
from extract.reference import Reference

_VALUES = """
    SELECT DISTINCT attribute, value_text FROM claims
    WHERE until_run_id IS NULL AND value_text <> ''
        AND attribute IN ('vision_encoder', 'language_model', 'connector', 'pooling', 'dataset')
    ORDER BY ALL
"""

_COLUMNS = {
    "attribute": pl.String,
    "value_text": pl.String,
    "part_id": pl.String,
    "name": pl.String,
    "family": pl.String,
    "is_reviewed": pl.Boolean,
    "is_generic": pl.Boolean,
}


def name_values(connection: duckdb.DuckDBPyConnection, reference: Reference) -> None:
    """Make the temporary table named_parts(attribute, value_text, part_id, name, family, is_reviewed, is_generic)."""
    values = connection.execute(_VALUES).fetchall()
    named = name_parts(((row[0], row[1]) for row in values), reference)
    rows = [
        (attribute, value, part.part_id, part.name, part.family, part.is_reviewed, part.is_generic)
        for (attribute, value), part in named.items()
    ]
    frame = pl.DataFrame(rows, schema=_COLUMNS, orient="row")
    connection.register("passing_frame", frame)
    connection.execute("CREATE TEMP TABLE named_parts AS FROM passing_frame").fetchall()
    connection.unregister("passing_frame")
