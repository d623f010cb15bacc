"""A table whose rows link settings and logs in, the one benchmark that the names of all these files hold out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.records import Cell, Table
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key

_FILE = re.compile(r"([\w.-]+)\.(?:py|ya?ml|log|json|sh|txt)(?:[?#].*)?$")
LEAST_ROWS = 2
"""Rows whose files must all name the benchmark; one file may be named after anything."""
LEAST_NAME = 5
"""Characters of the shortest name of a benchmark that is told from the other words of a file's name."""


def linked_benchmarks(table: Table, vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    """`linear_foo_6b_ade20k_bs16.py` in every row: what the rows were measured on, where they name just one."""
    if len(table.rows) - table.header_row_count < LEAST_ROWS:
        return ()
    linking = [row for row in table.rows if any(cell.links for cell in row)]
    if len(linking) < LEAST_ROWS or len(linking) + table.header_row_count < len(table.rows):
        return ()
    rows = [found for row in linking if (found := set(_named(row, vocabulary)))]
    names = set().union(*rows) if rows else set()
    if len(rows) < LEAST_ROWS or len(names) != 1 or len(rows) + table.header_row_count < len(table.rows):
        return ()
    named = vocabulary.benchmark(names.pop())
    return (named,) if named is not None else ()


def _named(row: Iterable[Cell], vocabulary: Vocabulary) -> Iterable[str]:
    words = (word for cell in row for link in cell.links for word in _words_of_file(link.target))
    return (key(word) for word in words if vocabulary.benchmark(word))


@lru_cache(maxsize=4096)
def _words_of_file(target: str) -> tuple[str, ...]:
    file = _FILE.search(target)
    words = re.split(r"[^A-Za-z0-9]|_", file.group(1)) if file else ()
    return tuple(word for word in words if len(word) >= LEAST_NAME)
