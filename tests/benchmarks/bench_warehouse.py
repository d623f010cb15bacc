"""Measures the warehouse on a million claims: build, check and publish against the bare insert, queries, file size.

    python tests/benchmarks/bench_warehouse.py [--claims 1000000] [--folder DIR]

Prints one line a figure with the bound that it must keep.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from extract.reference import read_reference
from warehouse.building import RunInput, SeenDocument, build_release
from warehouse.frames import STAGED
from warehouse.query import run_query
from warehouse.releases import current

TABLE_MODELS, TABLE_BENCHMARKS, WORDED = 6, 10, 40
CLAIMS_A_DOCUMENT = TABLE_MODELS * TABLE_BENCHMARKS + WORDED
MODELS = 3_000
"""Some are named far more often than others: the square of an even chance picks them."""
BENCHMARKS = 60

Row = tuple[Any, ...]


def main() -> None:
    """Build once from nothing, once unchanged, once with one changed document, and report."""
    options = _options()
    with _folder(options.folder) as folder:
        batches = _stage(folder / "staged", options.claims)
        bare = _timed("bare polars insert of the claims", lambda: _insert_bare(folder, batches))
        warehouse = folder / "atlas.duckdb"
        full = _timed("build, check, publish", lambda: _run(warehouse, "new", batches))
        print(f"  {full / bare:.1f} times the bare insert (at most 10)")
        _report_size(folder, warehouse)
        _report_queries(warehouse)
        still = _timed("unchanged run", lambda: _run(warehouse, "unchanged", ()))
        one = _stage(folder / "one", CLAIMS_A_DOCUMENT, salt="changed")
        changed = _timed("one changed document", lambda: _run(warehouse, "changed", one))
        print(f"  unchanged {still / full:.1%}, one changed {changed / full:.1%} of the build alone")
        _report_size(folder, warehouse)
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
    """Staged batches of 1,000 documents each; a document holds one results table and forty statements in words."""
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
    rows: dict[str, list[Row]] = {relation: [] for relation in STAGED}
    for number in documents:
        _add_document(rows, number, salt)
    return {
        relation: pl.DataFrame(rows[relation], schema=dict(schema), orient="row") for relation, schema in STAGED.items()
    }


def _add_document(rows: dict[str, list[Row]], number: int, salt: str) -> None:
    chance = random.Random(f"{number}{salt}")
    document = f"doc{number:06d}"
    digest = hashlib.sha256(f"{number}{salt}".encode()).hexdigest()
    address = (document, "", f"{document}.md", f"/docs/{document}.md", "", "text/markdown", "MIT", None, None)
    fetched = (digest, 24_000, "utf-8", False, datetime(2026, 11, 1), "", "", 0, "")
    rows["documents"].append(address + fetched)
    names = [_model_name(int(MODELS * chance.random() ** 2)) for _ in range(TABLE_MODELS)]
    _add_table(rows, document, names, chance)
    for line in range(WORDED):
        rows["claims"].append(_worded_claim(document, 40 + line, names[line % TABLE_MODELS], chance))
    for index, name in enumerate(names):
        place = (11 + index, index * 80, index * 80 + len(name))
        rows["mentions"].append((document, index, name, *place, "table", "", [], "", "", "ok"))


def _model_name(number: int) -> str:
    maker, line, size = ("Vision", "Omni", "Pixel", "Lumen", "Argus")[number % 5], number // 5 % 120, number // 600
    return f"{maker}-VL {line // 20}.{line % 20} {(1, 2, 7, 13, 70)[size]}B"


def _add_table(rows: dict[str, list[Row]], document: str, names: list[str], chance: random.Random) -> None:
    table = f"{document}#0"
    role = (table, document, 0, "gfm", "results", "scores in columns", "models_in_rows")
    shape = (10, 11 + len(names), 0, 900, len(names) + 1, TABLE_BENCHMARKS + 1, 1, 0, "", "", ["Results"], "")
    rows["tables"].append((*role, *shape))
    benches = [f"Bench{number}" for number in chance.sample(range(BENCHMARKS), TABLE_BENCHMARKS)]
    _add_cells(rows["cells"], table, 0, ["Model", *benches])
    for row, name in enumerate(names, start=1):
        scores = [_score_of(name, bench, chance) for bench in benches]
        _add_cells(rows["cells"], table, row, [name, *map(str, scores)])
        rows["fates"].append((table, row, 0, "ignored", "names the model"))
        rows["fates"].extend((table, row, column + 1, "claim", "") for column in range(TABLE_BENCHMARKS))
        for column, (bench, score) in enumerate(zip(benches, scores, strict=True), start=1):
            said = ("score", str(score), score, "percent", "=", bench, f"{bench.lower()}-test", "test")
            start = row * 80 + column * 7
            place = ("table", 11 + row, 11 + row, *(start, start + 6) * 2, f"**{score}**", table, row, column)
            rows["claims"].append(_claim(document, name, said, f"{bench} (test)", place))


def _score_of(name: str, bench: str, chance: random.Random) -> float:
    """Documents agree on a model's score, but for one in fifty."""
    own = random.Random(f"{name}{bench}").randrange(900)
    return (own if chance.random() < 0.98 else own + chance.randrange(99)) / 10


def _add_cells(rows: list[Row], table: str, row: int, texts: list[str]) -> None:
    for column, text in enumerate(texts):
        start = row * 80 + column * 7
        rows.append((table, row, column, row == 0, text, 11 + row, start, start + 6, row, column, 1, 1, [], [], []))


def _worded_claim(document: str, line: int, name: str, chance: random.Random) -> Row:
    """A component, data set, size or summary, with the sentence that says it: 8 to 24 words."""
    attribute = ("vision_encoder", "language_model", "dataset", "connector", "summary", "params_total_b")[line % 6]
    words = [_WORDS[min(int(chance.expovariate(1 / 300)), len(_WORDS) - 1)] for _ in range(chance.randrange(8, 24))]
    number = float(name.split()[-1][:-1]) if attribute == "params_total_b" else None
    value = f"{number:.0f}B" if number else _part_of(name, attribute, chance)
    start = 900 + line * 150
    quote = f"{name} {' '.join(words)}."
    said = (attribute, value, number, "billion" if number else "", "=", "", None, "")
    place = ("prose", line, line, *(start, start + len(quote)) * 2, quote, None, None, None)
    return _claim(document, name, said, "", place)


def _part_of(name: str, attribute: str, chance: random.Random) -> str:
    """Documents agree on what a model is made of, but for one in twenty; a summary is everyone's own."""
    if attribute == "summary":
        return f"summary {chance.randrange(1_000_000)}"
    own = random.Random(f"{name}{attribute}")
    return f"{attribute.split('_')[-1]} {own.randrange(120) if chance.random() < 0.95 else chance.randrange(120)}"


def _claim(document: str, name: str, said: Row, qualifier: str, place: Row) -> Row:
    key = hashlib.blake2b(f"{document}{name}{said}{place}".encode(), digest_size=8).hexdigest()
    return (key, document, name, *said, "", "", "", qualifier, "ok", "", *place)


_WORDS = tuple(
    "".join(random.Random(number).choices(("ba", "re", "ti", "no", "lu", "ve", "ka", "so"), k=1 + number % 4))
    for number in range(3000)
)


if __name__ == "__main__":
    main()
