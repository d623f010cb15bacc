"""Reading beside other readers of tables, on one core, in one run: megabytes and documents a second, and ratios.

Usage: python tests/benchmarks/bench_reading.py [--documents 1000] [--only NAME …]

The corpus is made from the source documents with seeded variation: every number in it is varied. Our reader also gives
evidence and typed values; the others give tables only. Readers that are not installed are left out, and those too slow
for the whole corpus run on a part of it; the table says so. docling and markitdown stand twice: with one converter kept
for all documents, and with one made for each, as their own examples and a script called file by file do.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DECIMAL = re.compile(r"(?<=\d\.)\d+|(?<![\w.])\d{2,3}(?=[ |<\t]|%)")
SLOW_PART = 50
"""Documents that the slow readers get: docling and its like need seconds for ten of them."""


def corpus(count: int) -> list[bytes]:
    """`count` documents: the sources in turn, their numbers varied, the same for every run."""
    shared = ROOT.parent / "shared" / "seeds"
    paths = sorted(shared.glob("*.txt")) if shared.is_dir() else sorted((ROOT / "seeds").glob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    chance = random.Random(20)

    def vary(match: re.Match[str]) -> str:
        return "".join(str(chance.randrange(1, 10)) for _ in match[0])

    return [DECIMAL.sub(vary, texts[number % len(texts)]).encode() for number in range(count)]


def read_ours() -> Callable[[bytes], object]:
    """This project: tables, sections, lists, values, places."""
    from extract.reading.body import read_body

    return lambda body: read_body(body, name="document.md")


def read_pandas() -> Callable[[bytes], object]:
    """pandas.read_html on the document as it stands: HTML tables only."""
    import pandas

    def read(body: bytes) -> object:
        try:
            return pandas.read_html(io.StringIO(body.decode()))
        except ValueError:
            return []

    return read


def read_markdown_it() -> Callable[[bytes], object]:
    """markdown-it-py to HTML, the tables of that with lxml."""
    from lxml import html
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")

    def read(body: bytes) -> object:
        return _tables(html.fromstring(parser.render(body.decode()) or "<p></p>"))

    return read


def read_markdown_it_pandas() -> Callable[[bytes], object]:
    """markdown-it-py to HTML, the tables of that with pandas.read_html."""
    import pandas
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")

    def read(body: bytes) -> object:
        try:
            return pandas.read_html(io.StringIO(parser.render(body.decode())))
        except ValueError:
            return []

    return read


def read_cmarkgfm() -> Callable[[bytes], object]:
    """cmark-gfm (C) to HTML, the tables of that with lxml."""
    import cmarkgfm
    from lxml import html

    def read(body: bytes) -> object:
        return _tables(html.fromstring(cmarkgfm.github_flavored_markdown_to_html(body.decode()) or "<p></p>"))

    return read


def _tables(root: object) -> list[list[list[str]]]:
    return [
        [["".join(cell.itertext()).strip() for cell in row.iterfind("./*")] for row in table.iter("tr")]
        for table in root.iter("table")  # type: ignore[attr-defined]
    ]


def read_docling(*, is_kept: bool = True) -> Callable[[bytes], object]:
    """docling's markdown back end."""
    from docling.document_converter import DocumentConverter, DocumentStream

    converter = _converter(DocumentConverter, is_kept=is_kept)
    return lambda body: converter().convert(DocumentStream(name="document.md", stream=io.BytesIO(body)))


def read_markitdown(*, is_kept: bool = True) -> Callable[[bytes], object]:
    """markitdown on HTML."""
    from markitdown import MarkItDown

    converter = _converter(MarkItDown, is_kept=is_kept)
    return lambda body: converter().convert_stream(io.BytesIO(body), file_extension=".html")


def _converter(make: Callable[[], Any], *, is_kept: bool) -> Callable[[], Any]:
    """What gives a converter: the same one again, or a new one each time."""
    kept = make()
    return (lambda: kept) if is_kept else make


def read_unstructured() -> Callable[[bytes], object]:
    """unstructured's markdown partition."""
    from unstructured.partition.md import partition_md

    return lambda body: partition_md(text=body.decode())


READERS: tuple[tuple[str, Callable[[], Callable[[bytes], object]], bool], ...] = (
    ("vlm-atlas", read_ours, False),
    ("pandas.read_html", read_pandas, False),
    ("markdown-it-py + lxml", read_markdown_it, False),
    ("markdown-it-py + pandas", read_markdown_it_pandas, False),
    ("cmarkgfm + lxml", read_cmarkgfm, False),
    ("docling", read_docling, True),
    ("docling, made anew", partial(read_docling, is_kept=False), True),
    ("markitdown", read_markitdown, True),
    ("markitdown, made anew", partial(read_markitdown, is_kept=False), True),
    ("unstructured", read_unstructured, True),
)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--only", nargs="*", default=[])
    chosen = arguments.parse_args()
    bodies = corpus(chosen.documents)
    print(f"{len(bodies)} documents, {sum(map(len, bodies)) / 1e6:.1f} MB; times are CPU seconds of this process\n")
    print(f"{'reader':<26}{'documents':>10}{'seconds':>9}{'MB/s':>8}{'docs/s':>8}{'ours / its':>12}")
    ours = 0.0
    for name, make, is_slow in READERS:
        if chosen.only and name not in chosen.only:
            continue
        try:
            read = make()
        except ImportError:
            print(f"{name:<26}not installed")
            continue
        part = bodies[:SLOW_PART] if is_slow else bodies
        seconds = _time(read, part)
        speed = sum(map(len, part)) / 1e6 / seconds
        ours = ours or speed
        print(f"{name:<26}{len(part):>10}{seconds:>9.2f}{speed:>8.2f}{len(part) / seconds:>8.0f}{ours / speed:>11.1f}×")
        if name == "vlm-atlas":
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{'':<26}peak memory of the process so far, corpus included: {peak:.0f} MB")


def _time(read: Callable[[bytes], object], bodies: list[bytes]) -> float:
    for body in bodies[:5]:
        read(body)
    start = time.process_time()
    for body in bodies:
        read(body)
    return time.process_time() - start


if __name__ == "__main__":
    main()
