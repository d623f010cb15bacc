"""One run in, one release out: built beside the live one, checked, and swapped in, or nothing at all.

copy the live release ▸ load batches ▸ resolve names ▸ write claims and history ▸ conclude facts ▸ check ▸ publish
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from extract.reference import Reference
from warehouse.checking import read_checks, run_checks
from warehouse.compacting import compact
from warehouse.conclusions import conclude_facts, facts_version
from warehouse.copying import copy_file
from warehouse.database import allow_memory_for, wrapped, writer
from warehouse.empty import make_empty
from warehouse.failures import forget_failures, recall_failures, remember_failure
from warehouse.history import mark_seen, write_claims
from warehouse.identifying import forget_models, resolve_names
from warehouse.judgements import load_expectations, load_reference
from warehouse.loading import (
    count_rows,
    load_documents,
    mark_documents,
    note_decisions,
    open_batches,
    release_indexes,
    remember_counts,
    replace_contents,
)
from warehouse.migrating import has_todays_schema, renew
from warehouse.naming import name_values
from warehouse.places import ensure_usable, releases_folder
from warehouse.releases import current, next_run_id, publish, release_name, writing
from warehouse.reports import RunReport
from warehouse.run_records import Outcome, conclude_run, has_changed, last_results

READ_ANEW = ("new", "changed", "extractor_changed")
SEEN = (*READ_ANEW, "unchanged")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenDocument:
    """One document and the decision: new, changed, extractor_changed, unchanged, failed, vanished, withdrawn."""

    document_id: str
    uri: str
    decision: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class RunInput:
    """All that a release is built from. `expectations`: source_id → relation → least number of rows."""

    started_at: datetime
    code_version: str
    extractor_version: str
    reference: Reference
    seen: tuple[SeenDocument, ...]
    batches: tuple[Path, ...] = ()
    sources_version: str = ""
    expectations: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def build_release(
    warehouse: Path,
    run: RunInput,
    *,
    dry_run: bool = False,
    keep: int = 5,
    progress: Progress | None = None,
    checks_folder: Path | None = None,
) -> RunReport:
    """Build, check and publish one release; the live one stays as it is unless the report says `published`/`unchanged`.

    `keep` is the number of releases that stay for rollback. Takes the writer's lock unless the caller holds it.
    Raises WarehouseError when the path, the disk or a batch is at fault; failing checks come back as status `failed`.
    """
    with writing(warehouse), _scratch_file(warehouse) as scratch:
        clock = _Clock(progress)
        live = current(warehouse)
        clock.step("copy")
        _prepare(scratch, live)
        with writer(scratch) as connection:
            live_run = _last_run(connection)
            run_id = next_run_id(warehouse, max(live_run, recall_failures(warehouse, connection)))
            outcome = _build(connection, run, run_id, clock, checks_folder)
            if outcome.status == "failed" and not dry_run:
                remember_failure(warehouse, connection, run_id)
            clock.step("close")
            connection.execute("CHECKPOINT").fetchall()
            is_published = not dry_run and outcome.status != "failed"
            built = compact(connection, scratch) if is_published else scratch
        if not is_published:
            return _report(run, outcome, clock, status="failed" if outcome.status == "failed" else "dry_run")
        clock.step("publish")
        same_as = live_run if outcome.status == "unchanged" else None
        name = release_name(run_id, run.started_at, same_as=same_as)
        publish(warehouse, built, name, keep=keep)
        forget_failures(warehouse)
        return _report(run, outcome, clock, status=outcome.status, release=name)


def _last_run(connection: duckdb.DuckDBPyConnection) -> int:
    """The run that made this file; 0 in a new one."""
    query = "SELECT coalesce(max(run_id), 0) FROM runs WHERE status IN ('published', 'unchanged')"
    return int(connection.execute(query).fetchall()[0][0])


@contextlib.contextmanager
def _scratch_file(warehouse: Path) -> Iterator[Path]:
    """The file that the release is built in; leftovers of killed builds go first, whatever is left goes last."""
    ensure_usable(warehouse)
    folder = releases_folder(warehouse)
    with wrapped(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        try:
            yield folder / ".building.duckdb"
        finally:
            _sweep(folder)


def _sweep(folder: Path) -> None:
    for path in (*folder.glob(".building.*"), *folder.glob(".link-*")):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _prepare(scratch: Path, live: Path | None) -> None:
    """Make the file that is going to be changed: a copy of the live release, in today's schema, or an empty one."""
    if live is None:
        make_empty(scratch)
    elif has_todays_schema(live):
        with wrapped(scratch):
            copy_file(live, scratch)
    else:
        renew(live, scratch)


def _report(run: RunInput, outcome: Outcome, clock: _Clock, *, status: str, release: str = "") -> RunReport:
    return RunReport(
        run_id=outcome.run_id,
        status=status,
        release=release,
        started_at=run.started_at,
        finished_at=datetime.now(UTC),
        documents=Counter(item.decision for item in run.seen),
        changes=outcome.changes,
        identities=outcome.identities,
        checks=outcome.checks,
        issues=outcome.issues,
        failures=tuple((item.document_id, item.uri, item.reason) for item in run.seen if item.decision == "failed"),
        accounting=outcome.accounting,
        timings=clock.stop(),
        message=outcome.held_back if status == "failed" else "",
        **outcome.counts,
    )


class _Clock:
    """Says which step has begun and keeps how long each took."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._seconds: dict[str, float] = {}
        self._name = ""
        self._begun = time.perf_counter()

    def step(self, name: str) -> None:
        self.stop()
        self._name = name
        if self._progress is not None:
            self._progress(name)

    def stop(self) -> Mapping[str, float]:
        now = time.perf_counter()
        if self._name:
            self._seconds[self._name] = self._seconds.get(self._name, 0.0) + now - self._begun
        self._begun, self._name = now, ""
        return dict(self._seconds)


def _build(
    connection: duckdb.DuckDBPyConnection, run: RunInput, run_id: int, clock: _Clock, checks_folder: Path | None
) -> Outcome:
    checks = read_checks(checks_folder)
    started = run.started_at.astimezone(UTC).replace(tzinfo=None)
    connection.execute(
        "INSERT INTO runs (run_id, started_at, status, code_version) VALUES (?, ?, 'running', ?)",
        [run_id, started, run.code_version],
    ).fetchall()
    clock.step("load")
    open_batches(connection, run.batches)
    allow_memory_for(connection, count_rows(connection))
    note_decisions(connection, ((item.document_id, item.uri, item.decision, item.reason) for item in run.seen))
    if _is_still(connection, run):
        mark_documents(connection, run_id)
        mark_seen(connection, run_id)
        found, is_changed = last_results(connection), False
    else:
        _change(connection, run, run_id, clock)
        is_changed = has_changed(connection, run_id)
        clock.step("check")
        found = run_checks(connection, checks)
    return conclude_run(connection, _particulars(run), run_id, found, is_changed=is_changed)


def _particulars(run: RunInput) -> dict[str, object]:
    """What the row of the run says of its input."""
    decisions = Counter(item.decision for item in run.seen)
    return {
        "documents_seen": sum(decisions[name] for name in SEEN),
        "documents_changed": sum(decisions[name] for name in READ_ANEW),
        "documents_failed": decisions["failed"],
        "documents_withdrawn": decisions["withdrawn"],
        "extractor_version": run.extractor_version,
        "reference_version": run.reference.version,
        "sources_version": run.sources_version,
    }


def _is_still(connection: duckdb.DuckDBPyConnection, run: RunInput) -> bool:
    """Nothing was read anew, failed or went away, and judgements and rules are those of the live release."""
    if run.batches or any(item.decision != "unchanged" for item in run.seen):
        return False
    return not _is_judged_anew(connection, run)


def _is_judged_anew(connection: duckdb.DuckDBPyConnection, run: RunInput) -> bool:
    """Whether judgements or rules are not those of the live release, so that any fact can differ."""
    query = """
        SELECT reference_version, (SELECT value FROM warehouse_info WHERE name = 'facts_version')
        FROM runs WHERE status IN ('published', 'unchanged') ORDER BY run_id DESC LIMIT 1
    """
    return connection.execute(query).fetchall() != [(run.reference.version, facts_version())]


def _change(connection: duckdb.DuckDBPyConnection, run: RunInput, run_id: int, clock: _Clock) -> None:
    load_reference(connection, run.reference)
    load_expectations(connection, run.expectations)
    remember_counts(connection)
    load_documents(connection, run_id, run.extractor_version, run.reference.version)
    mark_documents(connection, run_id)
    replace_contents(connection, run_id)
    release_indexes(connection)
    clock.step("resolve names")
    resolve_names(connection, run.reference, run_id)
    clock.step("write claims")
    write_claims(connection, run_id)
    mark_seen(connection, run_id)
    release_indexes(connection)
    clock.step("conclude facts")
    name_values(connection, run.reference)
    conclude_facts(connection, run_id, anew=_is_judged_anew(connection, run))
    connection.execute(
        "INSERT OR REPLACE INTO warehouse_info VALUES ('facts_version', ?)", [facts_version()]
    ).fetchall()
    forget_models(connection)
    release_indexes(connection)
