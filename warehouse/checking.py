"""Named SQL files in, offending rows out: each check is one SELECT with its severity and message in the header.

    -- severity: error | warning
    -- message: one sentence that says what is wrong and what to do

Errors hold a publish back, warnings are recorded in check_results. Files that users drop into a folder of their own
count the same.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from extract.errors import WarehouseError
from extract.reference import Reference
from warehouse.database import reader
from warehouse.judgements import load_expectations, load_reference_tables
from warehouse.loading import make_empty_comparisons
from warehouse.query import open_release

OWN_CHECKS = Path(__file__).with_name("checks")

CHECKS_FOLDER = "VLM_ATLAS_CHECKS"
"""Environment variable: a folder with more checks."""

SAMPLE_ROWS = 10

RESULTS = pl.Schema(
    {"check_name": pl.String, "severity": pl.String, "row_count": pl.Int64, "message": pl.String, "sample": pl.String}
)

_HEADER = re.compile(r"^--\s*(severity|message):\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: its name is the file's stem."""

    name: str
    severity: str
    message: str
    sql: str
    path: Path


def read_checks(folder: Path | None = None) -> tuple[Check, ...]:
    """Our own checks and those of `folder` (else of VLM_ATLAS_CHECKS), by name.

    Raises WarehouseError for a file without a proper header and for a name that is taken.
    """
    named = folder or (Path(os.environ[CHECKS_FOLDER]) if os.environ.get(CHECKS_FOLDER) else None)
    if named is not None and not named.is_dir():
        raise WarehouseError(f"{named}: is no folder of checks; make it or unset {CHECKS_FOLDER}")
    paths = sorted(OWN_CHECKS.glob("*.sql")) + (sorted(named.glob("*.sql")) if named else [])
    checks: dict[str, Check] = {}
    for path in paths:
        check = _read_check(path)
        if check.name in checks:
            raise WarehouseError(f"{path}: a check of this name exists already; rename the file")
        checks[check.name] = check
    return tuple(checks.values())


def _read_check(path: Path) -> Check:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WarehouseError(f"{path}: cannot be read as a check ({error})") from error
    header = dict(_HEADER.findall(text))
    if header.get("severity") not in ("error", "warning") or not header.get("message"):
        raise WarehouseError(f"{path}: begin it with '-- severity: error' (or warning) and '-- message: …'")
    query = text.strip().removesuffix(";")
    return Check(name=path.stem, severity=header["severity"], message=header["message"], sql=query, path=path)


def run_checks(connection: duckdb.DuckDBPyConnection, checks: Iterable[Check]) -> pl.DataFrame:
    """One row (see RESULTS) for each check that returned rows; `sample` holds the first rows as JSON.

    Raises WarehouseError naming the file of a check that is no query.
    """
    found = [_run_check(connection, check) for check in checks]
    return pl.DataFrame([row for row in found if row is not None], schema=RESULTS, orient="row")


def _run_check(connection: duckdb.DuckDBPyConnection, check: Check) -> tuple[str, str, int, str, str] | None:
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE offending AS FROM (\n{check.sql}\n)").fetchall()
    except duckdb.OutOfMemoryException:
        raise  # no fault of the check's: said as any other step's want of memory is
    except duckdb.Error as error:
        line = " ".join(str(error).split())[:300]
        raise WarehouseError(f"{check.path}: the check is no query of the warehouse: {line}") from error
    count = int(connection.execute("SELECT count(*) FROM offending").fetchall()[0][0])
    if count == 0:
        return None
    rows = connection.execute(f"SELECT to_json(o)::TEXT FROM offending AS o LIMIT {SAMPLE_ROWS}").fetchall()
    sample = json.dumps([json.loads(row[0]) for row in rows], ensure_ascii=False)
    return check.name, check.severity, count, check.message, sample


def check_warehouse(
    warehouse: Path,
    reference: Reference,
    expectations: Mapping[str, Mapping[str, int]] | None = None,
    *,
    checks_folder: Path | None = None,
) -> pl.DataFrame:
    """Run every check on the live release, publishing nothing; see RESULTS. Checks that compare with the run before
    have nothing to compare here and find nothing.

    Raises WarehouseError when there is no warehouse yet.
    """
    checks = read_checks(checks_folder)
    with reader(open_release(warehouse)) as connection:
        load_reference_tables(connection, reference)
        load_expectations(connection, expectations or {})
        make_empty_comparisons(connection)
        return run_checks(connection, checks)
