"""The questions that the dashboard asks: each takes the file of one release and answers with a polars frame.

The SQL of each question stands in the `.sql` file of the same name; `written_out` gives it with the values filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from extract.errors import AtlasError, WarehouseError
from warehouse.questions.asking import Parameter, ask, examples, question_names, question_text, written_out
from warehouse.questions.bodies import document_lines
from warehouse.questions.precisions import PRECISIONS, Precision, precision_named
from warehouse.questions.reviewed import cards, is_mean, tasks

__all__ = [
    "PRECISIONS",
    "AtlasError",
    "Parameter",
    "Precision",
    "WarehouseError",
    "accounting",
    "architectures",
    "ask",
    "benchmarks",
    "cards",
    "claim_place",
    "claim_row",
    "conflicts",
    "document_claims",
    "document_lines",
    "document_tables",
    "documents",
    "examples",
    "is_mean",
    "issues",
    "leaderboard",
    "macros",
    "memory",
    "model_claims",
    "model_components",
    "model_conflicts",
    "model_datasets",
    "model_family",
    "model_history",
    "model_names",
    "model_scores",
    "models",
    "precision_named",
    "question_names",
    "question_text",
    "reported_together",
    "run_changes",
    "run_checks",
    "run_documents",
    "run_moves",
    "runs",
    "schema",
    "shortlist",
    "shortlist_parameters",
    "summary",
    "table_cells",
    "tasks",
    "written_out",
]


def shortlist_parameters(
    benchmark_ids: Sequence[str],
    *,
    gpu_gb: float | None = None,
    precision: Precision = PRECISIONS[1],
    min_b: float | None = None,
    max_b: float | None = None,
    higher_is_better: bool | None = True,
) -> Mapping[str, Parameter]:
    """The parameters of the question `shortlist`; sizes in billions, memory in GB; a NULL direction ranks no score."""
    return {
        "benchmark_ids": tuple(benchmark_ids),
        "gpu_gb": gpu_gb,
        "precision": precision.name,
        "precision_pattern": precision.pattern,
        "bytes_per_parameter": precision.bytes_per_parameter,
        "min_b": min_b,
        "max_b": max_b,
        "higher_is_better": higher_is_better,
    }


def shortlist(release_path: Path, parameters: Mapping[str, Parameter]) -> pl.DataFrame:
    """One row a model with a score on any asked benchmark: verdict, score, memory with its basis, place of the score.

    `parameters` come from `shortlist_parameters`. `score` is NULL unless the model has all asked benchmarks.
    """
    return ask(release_path, "shortlist", parameters)


def benchmarks(release_path: Path) -> pl.DataFrame:
    """One row a benchmark with scores: name, split, metric, unit, scale, direction, number of models.

    First those on which most models have a stated memory, then a known size.
    """
    return ask(release_path, "benchmarks")


def reported_together(release_path: Path, benchmark_id: str) -> pl.DataFrame:
    """One row a benchmark: how many of the models scored on this one have it too; this one first, then the most."""
    return ask(release_path, "reported_together", {"benchmark_id": benchmark_id})


def models(release_path: Path) -> pl.DataFrame:
    """One row a model: name, family, size in billions with its basis, stated memory in GB, number of benchmarks."""
    return ask(release_path, "models")


def model_claims(release_path: Path, model_id: str) -> pl.DataFrame:
    """One row a claim about the model: value, status, whether the fact was concluded from it, document, line, quote."""
    return ask(release_path, "model_claims", {"model_id": model_id})


def model_conflicts(release_path: Path, model_id: str) -> pl.DataFrame:
    """One row a disagreeing value about the model, with its place."""
    return ask(release_path, "model_conflicts", {"model_id": model_id})


def model_names(release_path: Path, model_id: str) -> pl.DataFrame:
    """The spellings of the model's name."""
    return ask(release_path, "model_names", {"model_id": model_id})


def model_family(release_path: Path, model_id: str) -> pl.DataFrame:
    """The other models of its family, and its variants."""
    return ask(release_path, "model_family", {"model_id": model_id})


def model_history(release_path: Path, model_id: str) -> pl.DataFrame:
    """What each run added, changed or withdrew about the model."""
    return ask(release_path, "model_history", {"model_id": model_id})


def model_scores(release_path: Path, model_ids: Sequence[str]) -> pl.DataFrame:
    """One row a score of these models, in every condition, with its place."""
    return ask(release_path, "model_scores", {"model_ids": tuple(model_ids)})


def model_components(release_path: Path, model_ids: Sequence[str]) -> pl.DataFrame:
    """One row a part or data set of these models: role, part, document, line."""
    return ask(release_path, "model_components", {"model_ids": tuple(model_ids)})


def leaderboard(release_path: Path, benchmark_ids: Sequence[str]) -> pl.DataFrame:
    """One row a model and benchmark: score, size, stated memory, document, line."""
    return ask(release_path, "leaderboard", {"benchmark_ids": tuple(benchmark_ids)})


def memory(release_path: Path, benchmark_id: str) -> pl.DataFrame:
    """One row a stated memory figure (GB) or scored model without one: size, score, points per GB, place."""
    return ask(release_path, "memory", {"benchmark_id": benchmark_id})


def architectures(release_path: Path) -> pl.DataFrame:
    """One row a model with known parts: vision encoder, connector, language model, pooling."""
    return ask(release_path, "architectures")


def model_datasets(release_path: Path) -> pl.DataFrame:
    """One row a model, data set and role, with its place."""
    return ask(release_path, "model_datasets")


def documents(release_path: Path) -> pl.DataFrame:
    """One row a document: address, licence, freshness, status, number of tables, claims and issues."""
    return ask(release_path, "documents")


def document_tables(release_path: Path, document_id: str) -> pl.DataFrame:
    """One row a table of the document: kind, role, lines, size."""
    return ask(release_path, "document_tables", {"document_id": document_id})


def document_claims(release_path: Path, document_id: str) -> pl.DataFrame:
    """What the document says, in reading order, at most 5,000 rows."""
    return ask(release_path, "document_claims", {"document_id": document_id})


def table_cells(release_path: Path, table_id: str) -> pl.DataFrame:
    """One row a cell of the table's rectangle with its fate, at most 20,000."""
    return ask(release_path, "table_cells", {"table_id": table_id})


def issues(release_path: Path) -> pl.DataFrame:
    """One row an issue to work through, the gravest first, at most 20,000."""
    return ask(release_path, "issues")


def conflicts(release_path: Path) -> pl.DataFrame:
    """One row a disagreeing value, with its place."""
    return ask(release_path, "conflicts")


def accounting(release_path: Path) -> pl.DataFrame:
    """One row a document, fate and reason: how many non-empty body cells ended so."""
    return ask(release_path, "accounting")


def runs(release_path: Path) -> pl.DataFrame:
    """One row a run, the newest first, at most 200."""
    return ask(release_path, "runs")


MOST_CHANGES = 20_000
"""Rows that questions about changes answer at most."""


def run(release_path: Path, run_id: str) -> pl.DataFrame:
    """The run of this number: one row, or none."""
    return ask(release_path, "run", {"run_id": run_id})


def run_changes(release_path: Path, run_id: str) -> pl.DataFrame:
    """What the run added, changed and withdrew, at most 20,000 rows."""
    return ask(release_path, "run_changes", {"run_id": run_id})


def run_identities(release_path: Path, run_id: str) -> pl.DataFrame:
    """Names that the run came to give to another model."""
    return ask(release_path, "run_identities", {"run_id": run_id})


def run_moves(release_path: Path, run_id: str) -> pl.DataFrame:
    """One row a document that the run found under another name with the same content: both names, its claims."""
    return ask(release_path, "run_moves", {"run_id": run_id})


def run_checks(release_path: Path, run_id: str) -> pl.DataFrame:
    """The checks that returned rows in the run."""
    return ask(release_path, "run_checks", {"run_id": run_id})


def run_documents(release_path: Path, run_id: str) -> pl.DataFrame:
    """What the run did with each document, and why."""
    return ask(release_path, "run_documents", {"run_id": run_id})


def schema(release_path: Path) -> pl.DataFrame:
    """One row a column of each relation, with the comments."""
    return ask(release_path, "schema")


def macros(release_path: Path) -> pl.DataFrame:
    """One row a macro, under the names of the schema's columns: relation, kind, relation_comment."""
    return ask(release_path, "macros")


def summary(release_path: Path) -> pl.DataFrame:
    """One row: how much the release holds, and how fresh it is."""
    return ask(release_path, "summary")


def claim_place(release_path: Path, claim_id: str) -> pl.DataFrame:
    """One row: where the claim stands, its quote and value; none when this release does not have it."""
    return ask(release_path, "claim_place", {"claim_id": claim_id})


def claim_row(release_path: Path, claim_id: str) -> pl.DataFrame:
    """The header rows and the row of the claim's table as text, cells parted by │; none outside tables."""
    return ask(release_path, "claim_row", {"claim_id": claim_id})
