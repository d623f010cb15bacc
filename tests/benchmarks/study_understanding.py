"""What each part of the understanding is good for: take it out, lay known facts out in every pattern, see what breaks.

The generator of the synthetic tests writes every pattern alone, pairs of patterns, and tables of many patterns. The
first table says how hard combinations fare, the second which patterns lose facts or gain wrong ones without one part.
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import importlib.util
import pkgutil
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

from extract.reading.body import read_body
from extract.reference import Reference, read_reference
from extract.understanding.tables import understand_tables
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import cell_heading, key

ROOT = Path(__file__).resolve().parents[2]
Fact = tuple[str, str, frozenset[str], float]
Patterns = frozenset[str]
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Part:
    """One mechanism: what it does, the name of what does it, and what stands in its place when it is taken out."""

    does: str
    name: str
    instead: Any
    where: str = "extract.understanding"
    """The package or module whose uses of the name are replaced."""


def _first(value: Any, *_: Any, **__: Any) -> Any:
    return value


PARTS = (
    Part("header rows below the first", "_continues_header", lambda *_: False),
    Part("rows that head a group", "_is_group", lambda *_: False),
    Part("headers repeated in the body", "_repeats_header", lambda *_: False),
    Part("models in columns", "_turned", lambda *_: None),
    Part("breaks and lowered parts of headers", "heading_text", lambda cell, _: cell_heading(cell)),
    Part("footnotes kept apart from figures", "figure_text", lambda cell: cell.text),
    Part("benchmark named in the heading", "with_shared_benchmark", lambda lines, *_: list(lines)),
    Part("benchmarks nobody reviewed", "with_unreviewed", _first),
    Part("blank names mean as above", "_has_figures", lambda *_: False, "extract.understanding.subjects"),
    Part("what a / b means", "_add_list", lambda *_: None),
    Part("words behind a benchmark's name", "_with_rest", lambda *_: None),
    Part("missing markers", "_MISSING", NEVER, "extract.understanding.headings"),
    Part("rows that are no models", "not_model", lambda *_: None),
    Part("averages and other columns by their words", "column", lambda *_: None),
    Part("GPU memory", "claim_memory", lambda *_: None),
)
OF_VOCABULARY = frozenset(("not_model", "column"))


def main() -> int:
    """Print both tables as markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=150, help="pairs of patterns tried for each part")
    parser.add_argument("--hard", type=int, default=100, help="tables of many patterns tried for each size")
    options = parser.parse_args()
    folder = ROOT / "seeds" / "reference"
    reference = read_reference({path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")})
    synthetic = _synthetic()
    print("| patterns in one table | tables | facts | recall | precision |\n|---:|---:|---:|---:|---:|")
    for count in range(1, 9):
        tables = _drawn(synthetic, count, options.hard)
        right, missed, wrong = _counts(tables, reference, synthetic)
        recall, precision = right / (right + missed), right / (right + wrong)
        print(f"| {count} | {len(tables)} | {right + missed} | {recall:.4f} | {precision:.4f} |")
    print("\n| taken out | F1 alone and in pairs | patterns that break alone |\n|---|---:|---|")
    tables = _drawn(synthetic, 1, len(synthetic.PATTERNS)) + _drawn(synthetic, 2, options.pairs)
    for part in PARTS:
        with _without(part):
            right, missed, wrong = _counts(tables, reference, synthetic)
            broken = [
                name for name in synthetic.PATTERNS if sum(_counts([frozenset((name,))], reference, synthetic)[1:])
            ]
        told = ", ".join(broken) if len(broken) < len(synthetic.PATTERNS) // 2 else f"{len(broken)} patterns"
        print(f"| {part.does} | {2 * right / (2 * right + missed + wrong):.3f} | {told or 'none'} |")
    return 0


def _synthetic() -> ModuleType:
    path = ROOT / "tests" / "extract" / "understanding" / "synthetic.py"
    spec = importlib.util.spec_from_file_location("synthetic_tables", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded; restore it")
    module = importlib.util.module_from_spec(spec)
    sys.modules["synthetic_tables"] = module
    spec.loader.exec_module(module)
    return module


@contextmanager
def _without(part: Part) -> Iterator[None]:
    kept = [(owner, getattr(owner, part.name)) for owner in _owners(part)]
    for owner, _ in kept:
        setattr(owner, part.name, part.instead)
    _forget()
    try:
        yield
    finally:
        for owner, value in kept:
            setattr(owner, part.name, value)
        _forget()


def _owners(part: Part) -> list[Any]:
    """All that hold the name: the vocabulary, or each module that defines or imports it."""
    if part.name in OF_VOCABULARY:
        return [Vocabulary]
    package = importlib.import_module(part.where)
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{part.where}.")]
    owners = [module for name in names if hasattr(module := importlib.import_module(name), part.name)]
    if not owners:
        raise SystemExit(f"{part.where} has no {part.name} any more; name in PARTS what knows {part.does!r} now")
    return owners


def _forget() -> None:
    """Drop every remembered answer, so that none outlives the part that gave it."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and found.__module__.startswith("extract."):
            found.cache_clear()


def _drawn(synthetic: ModuleType, count: int, most: int) -> list[Patterns]:
    chance = random.Random(count)
    if count <= 2:
        every = [frozenset(one) for one in combinations(synthetic.PATTERNS, count)]
        every = [one for one in every if synthetic.possible(one)]
        return chance.sample(every, min(most, len(every)))
    draw: Callable[[], Patterns] = lambda: frozenset(chance.sample(synthetic.PATTERNS, count))  # noqa: E731
    tables: list[Patterns] = []
    while len(tables) < most:
        patterns = draw()
        if synthetic.possible(patterns):
            tables.append(patterns)
    return tables


def _counts(tables: Sequence[Patterns], reference: Reference, synthetic: ModuleType) -> tuple[int, int, int]:
    right = missed = wrong = 0
    for patterns in tables:
        text, facts, memory = synthetic.lay_out(patterns, 13)
        claims = understand_tables(read_body(text.encode(), name="study.md"), reference).claims
        expected = {(key(model), key(benchmark), _words(split), value) for model, benchmark, split, value in facts}
        expected |= {(key(model), "gpu memory", frozenset(), value) for model, value in memory}
        said: set[Fact] = set()
        for claim in claims:
            if claim.value_number is not None and claim.attribute == "score":
                said.add((key(claim.model), key(claim.benchmark), _words(claim.split), claim.value_number))
            elif claim.value_number is not None and claim.attribute == "min_gpu_ram_gb":
                said.add((key(claim.model), "gpu memory", frozenset(), claim.value_number))
        right, missed, wrong = right + len(expected & said), missed + len(expected - said), wrong + len(said - expected)
    return right, missed, wrong


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.casefold()))


if __name__ == "__main__":
    raise SystemExit(main())
