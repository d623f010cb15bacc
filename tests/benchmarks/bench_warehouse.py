"""Measures the warehouse on a million claims: build, check and publish against the bare insert, queries, file size.

    python tests/benchmarks/bench_warehouse.py [--claims 1000000] [--folder DIR]

Prints one line a figure with the bound that it must keep.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl

from extract.reference import read_reference
from warehouse.building import RunInput, SeenDocument, build_release
from warehouse.frames import STAGED
from warehouse.query import run_query
from warehouse.releases import current

CLAIMS_A_DOCUMENT = 100
COLUMNS_A_TABLE = 11
MODELS = 10_000
BENCHMARKS = 40


def main() -> None:
    """Build once from nothing, once unchanged, once with one changed document, and report."""
    options = _options()
    with _folder(options.folder) as folder:
        batches = _stage(folder / "staged", options.claims)
        bare = _timed("bare polars insert of the claims", lambda: _insert_bare(folder, batches))
        warehouse = folder / "atlas.duckdb"
        full = _timed("build, check, publish", lambda: _run(warehouse, "new", batches))
        print(f"  {full / bare:.1f} times the bare insert (at most 10)")
        still = _timed("unchanged run", lambda: _run(warehouse, "unchanged", ()))
        one = _stage(folder / "one", CLAIMS_A_DOCUMENT, salt="changed")
        changed = _timed("one changed document", lambda: _run(warehouse, "changed", one))
        print(f"  unchanged {still / full:.1%}, one changed {changed / full:.1%} of the build alone")
        _report_size(folder, warehouse)
        _report_queries(warehouse)
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _timed(what: str, work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    print(f"{what}: {seconds:.2f} s", flush=True)
    return seconds


def _run(warehouse: Path, decision: str, batches: tuple[Path, ...]) -> None:
    names = pl.concat([pl.read_parquet(batch / "documents.parquet") for batch in batches]) if batches else None
    seen = tuple(
        SeenDocument(document_id=row["document_id"], uri=row["uri"], decision=decision)
        for row in (names.iter_rows(named=True) if names is not None else _known(warehouse))
    )
    run = RunInput(
        started_at=datetime.now(UTC),
        code_version="bench",
        extractor_version="1",
        reference=read_reference({}),
        seen=seen,
        batches=batches,
    )
    report = build_release(warehouse, run)
    print(f"  {report.status}: " + ", ".join(f"{step} {seconds:.2f}" for step, seconds in report.timings.items()))
    for row in report.checks.iter_rows(named=True):
        print(f"  {row['severity']}: {row['check_name']} {row['row_count']} {row['sample'][:200]}")


def _known(warehouse: Path) -> Iterator[dict[str, str]]:
    return run_query(warehouse, "SELECT document_id, uri FROM documents").iter_rows(named=True)


def _insert_bare(folder: Path, batches: tuple[Path, ...]) -> None:
    frame = pl.concat([pl.read_parquet(batch / "claims.parquet") for batch in batches])
    with duckdb.connect(str(folder / "bare.duckdb")) as connection:
        connection.register("frame", frame)
        connection.execute("CREATE TABLE claims AS FROM frame").fetchall()
        connection.execute("CHECKPOINT").fetchall()


def _report_size(folder: Path, warehouse: Path) -> None:
    from warehouse.exports import export

    release = current(warehouse)
    if release is None:
        return
    shutil.rmtree(folder / "export", ignore_errors=True)
    _timed("Parquet export", lambda: export(warehouse, folder / "export", "parquet"))
    exported = sum(path.stat().st_size for path in (folder / "export").rglob("*") if path.is_file())
    size = release.stat().st_size
    print(f"file {size / 1e6:.0f} MB, export {exported / 1e6:.0f} MB: {size / exported:.1f} times (at most 3)")


def _report_queries(warehouse: Path) -> None:
    from warehouse.cookbook import read_cookbook

    for question in read_cookbook():
        best = min(_seconds(lambda sql=question.sql: run_query(warehouse, sql)) for _ in range(3))
        print(f"cookbook {best * 1000:6.1f} ms (at most 100): {question.title}")


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _stage(folder: Path, claims: int, *, salt: str = "") -> tuple[Path, ...]:
    """Staged batches of 1,000 documents each: one results table of 100 scores a document."""
    documents = claims // CLAIMS_A_DOCUMENT
    batches = []
    for number, first in enumerate(range(0, documents, 1_000)):
        batch = folder / f"{number:04d}{salt}"
        batch.mkdir(parents=True, exist_ok=True)
        for relation, frame in _frames(range(first, min(first + 1_000, documents)), salt).items():
            frame.write_parquet(batch / f"{relation}.parquet")
        batches.append(batch)
    return tuple(batches)


def _frames(documents: range, salt: str) -> dict[str, pl.DataFrame]:
    rows: dict[str, list[tuple[object, ...]]] = {relation: [] for relation in STAGED}
    for number in documents:
        _add_document(rows, number, salt)
    return {
        relation: pl.DataFrame(rows[relation], schema=dict(schema), orient="row") for relation, schema in STAGED.items()
    }


def _add_document(rows: dict[str, list[tuple[object, ...]]], number: int, salt: str) -> None:
    document, table = f"doc{number:06d}", f"doc{number:06d}#0"
    digest = hashlib.sha256(f"{number}{salt}".encode()).hexdigest()
    address = (document, "", f"{document}.md", f"/docs/{document}.md", "", "text/markdown", "MIT", None, None)
    fetched = (digest, 24_000, "utf-8", False, datetime(2026, 11, 1), "", "", 0, "")
    rows["documents"].append(address + fetched)
    names = [f"Model-{(number * 10 + row) % MODELS} 7B" for row in range(10)]
    role = (table, document, 0, "gfm", "results", "scores in columns", "models_in_rows")
    rows["tables"].append((*role, 10, 21, 0, 900, 11, COLUMNS_A_TABLE, 1, 0, "", "", ["Results"], ""))
    benches = [f"Bench{(number + column) % BENCHMARKS}" for column in range(10)]
    _add_cells(rows["cells"], table, 0, ["Model", *benches])
    for row, name in enumerate(names, start=1):
        scores = [
            round((number * 7 + row * 13 + column * 3 + len(salt) * (row == 1)) % 997 / 10, 1) for column in range(10)
        ]
        _add_cells(rows["cells"], table, row, [name, *map(str, scores)])
        rows["fates"].append((table, row, 0, "ignored", "names the model"))
        rows["fates"].extend((table, row, column + 1, "claim", "") for column in range(10))
        rows["mentions"].append((document, row, name, 11 + row, row * 80, row * 80 + 10, "table", "", [], "", "", "ok"))
        for column, (bench, score) in enumerate(zip(benches, scores, strict=True), start=1):
            rows["claims"].append(_claim(document, table, row, column, name, bench, score))


def _add_cells(rows: list[tuple[object, ...]], table: str, row: int, texts: list[str]) -> None:
    for column, text in enumerate(texts):
        start = row * 80 + column * 7
        rows.append((table, row, column, row == 0, text, 11 + row, start, start + 6, row, column, 1, 1, [], [], []))


def _claim(document: str, table: str, row: int, column: int, name: str, bench: str, score: float) -> tuple[object, ...]:
    key = f"{document}{row}/{column}{name}{bench}{score}".encode()
    start = row * 80 + column * 7
    return (
        *(hashlib.blake2b(key, digest_size=8).hexdigest(), document, name, "score", str(score), score, "percent", "="),
        *(bench, bench.lower(), "", "", "", "", bench, "ok", "", "table"),
        *(11 + row, 11 + row, start, start + 6, str(score), table, row, column),
    )


if __name__ == "__main__":
    main()
