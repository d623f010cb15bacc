"""Hostile and huge bodies, each with the issue that must say what became of it.

Usage: python tests/fuzz/bad_input.py NAME reads and understands that body in this process and prints CPU seconds, peak
memory in MB, and the kinds of the issues; without NAME it lists the names. Loading the reference data, once a process,
is not counted.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"


HEAD = b"# Foo 7B\n\nFoo is a vision-language model.\n\n"


def ragged_pipe_table() -> bytes:
    """3,000 rows of one to 3,000 cells under a header of 3,000."""
    chance = random.Random(1)
    lines = ["|" + "a|" * 3000, "|" + "-|" * 3000]
    lines += ["|" + "1|" * chance.randint(1, 3000) for _ in range(3000)]
    return "\n".join(lines).encode()


def html_rows() -> bytes:
    """An HTML table of 20,000 rows and five columns."""
    rows = "".join(
        f"<tr><td>model {row}</td><td>{row % 100}.5</td><td>7B</td><td>-</td><td>{row}</td></tr>\n"
        for row in range(20000)
    )
    return f"<table><tr><th>a</th><th>b</th><th>c</th><th>d</th><th>e</th></tr>\n{rows}</table>".encode()


def score_rows() -> bytes:
    """A table of results of 5,000 models: 15,000 claims and 5,000 names."""
    rows = "".join(
        f"<tr><td>Model {row}</td><td>{row % 100}.5</td><td>7B</td><td>-</td><td>{row % 90}.1</td></tr>\n"
        for row in range(5_000)
    )
    heads = "".join(f"<th>{head}</th>" for head in ("Model", "MMMU", "Params", "DocVQA (test)", "ChartQA"))
    return f"<table><tr>{heads}</tr>\n{rows}</table>".encode()


def pipe_rows(row: str, count: int) -> bytes:
    """A pipe table of results whose rows are all alike, below one with a name."""
    return f"| Model | Size | MMMU |\n|---|---|---|\n| Foo | 7B | 88.5 |\n{row * count}".encode()


def fifty_megabytes() -> bytes:
    """A pipe table of 50 MB."""
    return b"| a | b | c |\n|---|---|---|\n" + b"| Model | 88.1 | 7B |\n" * (50_000_000 // 22)


def random_bytes() -> bytes:
    """1 MB of noise."""
    return random.Random(2).randbytes(1_000_000)


BODIES: dict[str, tuple[Callable[[], bytes], str]] = {
    "column span of a million": (
        lambda: b'<table><tr><td colspan="1000000">x</td></tr><tr><td>y</td></tr></table>',
        "span_cut",
    ),
    "row span of 65534": (
        lambda: b'<table><tr><td rowspan="65534">x</td><td>y</td></tr><tr><td>z</td></tr></table>',
        "row_span_beyond_rows",
    ),
    "both spans at their caps": (
        lambda: b'<table><tr><td rowspan="65534" colspan="1000">x</td></tr><tr><td>y</td></tr></table>' * 20,
        "table_cut",
    ),
    "50,000 nested divs": (lambda: b"<div>" * 50_000 + b"x" + b"</div>" * 50_000, "markup_not_read"),
    "50,000 divs in a cell": (
        lambda: b"<table><tr><td>" + b"<div>" * 50_000 + b"x</td></tr></table>",
        "markup_not_read",
    ),
    "5,000 nested tables": (
        lambda: b"<table><tr><td>x" * 5_000 + b"</td></tr></table>" * 5_000,
        "table_too_deep",
    ),
    "100,000 pipes": (lambda: b"|" * 100_000, "marks_only"),
    "100,000 pipes on lines": (lambda: b"|\n" * 100_000, ""),
    "a table of 100,000 columns": (
        lambda: b"|a" * 100_000 + b"|\n" + b"|-" * 100_000 + b"|\n" + b"|1" * 100_000,
        "table_cut",
    ),
    "100,000 opening brackets": (lambda: b"[" * 100_000, "marks_only"),
    "100,000 opening brackets on lines": (lambda: b"[[[[[[[[[[\n" * 10_000, ""),
    "100,000 links without end": (lambda: b"[a](" * 100_000, ""),
    "100,000 nested links": (lambda: b"[" * 50_000 + b"](u)" * 50_000, ""),
    "100,000 less-than signs": (lambda: b"<" * 100_000, "markup_not_read"),
    "100,000 open tags": (lambda: b"<a " * 100_000, ""),
    "100,000 open tags in a table": (lambda: b"<table><tr><td>" + b"<a " * 100_000, "unclosed_table"),
    "100,000 tags without space": (lambda: b"<table><tr><td>" + b"<a" * 100_000, "unclosed_table"),
    "100,000 open quotes in tags": (lambda: b"<table><tr><td>" + b"<a b='" * 50_000, "unclosed_table"),
    "100,000 open comments": (lambda: b"<!--" * 100_000, "unclosed_comment"),
    "100,000 open tables": (lambda: b"<table>" * 100_000, ""),
    "100,000 open cells": (lambda: b"<table><tr>" + b"<td>" * 100_000, "table_cut"),
    "100,000 greater-than signs": (lambda: b">" * 100_000, "no_content"),
    "100,000 stars": (lambda: b"*" * 100_000, "no_content"),
    "100,000 stars with text": (lambda: b"*a **b " * 15_000, ""),
    "100,000 back ticks": (lambda: b"`a``b" * 20_000, ""),
    "100,000 ampersands": (lambda: b"&" * 100_000, ""),
    "100,000 backslashes": (lambda: b"\\" * 100_000, ""),
    "100,000 underscores": (lambda: b"_" * 100_000, ""),
    "100,000 brackets in a cell": (lambda: b"|a|b|\n|-|-|\n|" + b"[" * 100_000 + b"|1|", ""),
    "100,000 nested bullets": (lambda: b"\n".join(b" " * (2 * n) + b"- x" for n in range(400)) * 3, "list_too_deep"),
    "20,000 details": (lambda: b"<details><summary>x</summary>" * 20_000, "record_cut"),
    "a ragged pipe table of 3,000 by 3,000": (ragged_pipe_table, "table_cut"),
    "an HTML table of 20,000 rows": (html_rows, ""),
    "a table of results of 5,000 models": (score_rows, ""),
    "5,000 rows without a name": (lambda: pipe_rows("| | | 12.5 |\n", 5_000), ""),
    "5,000 rows of one name": (lambda: pipe_rows("| Foo | 7B | 12.5 |\n", 5_000), ""),
    "5,000 rows of the authors' own": (lambda: b"# Foo 7B\n\n" + pipe_rows("| Ours | 7B | 12.5 |\n", 5_000), ""),
    "5,000 rows of what is no model": (lambda: pipe_rows("| Random | | 12.5 |\n", 5_000), ""),
    "2,000 headers inside one table": (
        lambda: (
            b"<table>"
            + b"<tr><th>Model</th><th>MMMU</th><th>DocVQA</th></tr><tr><td>Foo</td><td>1.5</td><td>2.5</td></tr>"
            * 2_000
            + b"</table>"
        ),
        "",
    ),
    "a row of 30,000 headers with the wrong end tags": (
        lambda: b"<table><tr>" + b"<th>a</td>" * 30_000,
        "table_cut",
    ),
    "a number of 100,000 digits as an entity": (
        lambda: b"<table><tr><td>&#" + b"9" * 100_000 + b";</td></tr></table>",
        "",
    ),
    "100,000 starts of comments in a table": (lambda: b"<table><tr><td>" + b"<!x" * 100_000, "unclosed_table"),
    "24 MB of bytes that are no text": (lambda: b"- \xff " * 5_900_000, "document_cut"),
    "code that is open in 50,000 quotes": (lambda: b"> ```\n\n" * 50_000, "no_content"),
    "30,000 definitions": (lambda: b"".join(b"[a%d]: http://x/%d\n" % (n, n) for n in range(30_000)), "no_content"),
    "1 MB of noise": (random_bytes, "binary_document"),
    "invalid UTF-8": (lambda: b"| a | b |\n|---|---|\n| \xff\xfe | \xc3( |\n" * 100, "invalid_bytes"),
    "UTF-16 with a mark": (lambda: "| a | b |\n|---|---|\n| é | 1 |\n".encode("utf-16"), ""),
    "UTF-16 without a mark": (lambda: "| a | b |\n|---|---|\n| é | 1 |\n".encode("utf-16-le"), "encoding_guessed"),
    "an empty body": (lambda: b"", "empty_document"),
    "200,000 blank lines": (lambda: b"\n" * 200_000, "no_content"),
    "lists in details in quotes": (
        lambda: b"".join(
            b"> " * (n % 30) + b"<details><summary>x</summary>\n\n" + b"> " * (n % 30) + b"- a\n" for n in range(2_000)
        ),
        "section_too_deep",
    ),
    "1,000 levels of lists": (
        lambda: b"\n".join(b"  " * n + b"- Foo-%d 7B" % n for n in range(1_000)),
        "list_too_deep",
    ),
    "front matter of 20,000 keys": (
        lambda: b"---\n" + b"".join(b"key%d: value\n" % n for n in range(20_000)) + b"---\n\n# Foo 7B\n",
        "",
    ),
    "4,900 tags in front matter": (
        lambda: b"---\ntags:\n" + b"".join(b"- tag%d\n" % n for n in range(4_900)) + b"---\n\n# Foo 7B\n",
        "",
    ),
    "5,000 header rows": (
        lambda: b"<table><thead>" + b"<tr><th>Model</th><th>MMMU</th></tr>" * 5_000 + b"</thead><tr><td>Foo<td>1.5",
        "unclosed_table",
    ),
    "10,000 links in a cell": (
        lambda: b"| a | b |\n|---|---|\n| " + b"[m](http://huggingface.co/a/m) " * 10_000 + b"| 1 |\n",
        "markup_not_read",
    ),
    "200,000 marks of bullets": (lambda: b"-\n" * 200_000, "no_content"),
    "50,000 lines of divs": (lambda: b"<div>\n" * 50_000 + b"x\n" + b"</div>\n" * 50_000, ""),
    "300 repositories of one owner": (
        lambda: b"# Birds\n\n" + b"".join(b"- acme/heron-%d\n  - 7B\n" % n for n in range(300)),
        "",
    ),
    "a line of 100,000 names and breaks": (lambda: HEAD + b"Foo<br>" * 100_000, "text_too_long"),
    "20,000 open summaries": (lambda: b"<details><summary>" * 20_000, "record_cut"),
    "50,000 open headings": (lambda: b"<h2>x" * 50_000, "markup_not_read"),
    "100,000 open attributes": (lambda: b'<a href="' * 100_000, "text_too_long"),
    "100,000 fences in fences": (lambda: b"```\n~~~\n" * 20_000, ""),
    "an image of 5 MB in a paragraph": (
        lambda: HEAD + b"![x](data:image/png;base64," + b"iVBORw0KGgo/AA+B" * 300_000 + b")\n",
        "",
    ),
    "entities without end": (lambda: HEAD + b"&amp;lt;&#x41;&nbsp;&hellip;" * 50_000, "text_too_long"),
    "a line of 5 MB": (lambda: HEAD + b"word " * 1_000_000, "text_too_long"),
    "a word of 5 MB": (lambda: HEAD + b"x" * 5_000_000, "text_too_long"),
    "a number of 5 MB": (lambda: HEAD + b"7." * 2_500_000, "text_too_long"),
    "100,000 footnotes": (lambda: HEAD + b"text[^1] " * 100_000 + b"\n\n[^1]: note\n", "text_too_long"),
    "text from right to left": (lambda: HEAD + "\u202eFoo \u202c has 7B \u2067".encode() * 50_000, "text_too_long"),
    "text without width": (lambda: HEAD + "F\u200bo\u200do\u2060 7\u200bB ".encode() * 50_000, "text_too_long"),
    "line ends of every kind": (lambda: HEAD + "Foo is new\r\x0b\u2029\x85\x0c\n\r".encode() * 1_000, ""),
    "UTF-32 with a mark": (lambda: "| a | b |\n|---|---|\n| \u00e9 | 1 |\n".encode("utf-32"), ""),
    "a sentence of 1 MB of names": (lambda: HEAD + b"Foo beats " + b"Corvid-7B, " * 90_000, "text_too_long"),
    "a sentence of 1 MB of numbers": (lambda: HEAD + b"Foo has " + b"7.5 , " * 160_000, "text_too_long"),
    "a sentence of 1 MB of sizes": (lambda: HEAD + b"Foo has " + b"7B parameters, " * 65_000, "text_too_long"),
    "a sentence of 1 MB of memory": (lambda: HEAD + b"Foo needs " + b"7 GB of memory or " * 55_000, "text_too_long"),
    "a sentence of 1 MB of scores": (lambda: HEAD + b"Foo gets " + b"7.5 on MMMU and " * 62_000, "text_too_long"),
    "a sentence of 1 MB of brackets": (lambda: HEAD + b"Foo " + b"(7B [" * 200_000, "text_too_long"),
    "a sentence of 1 MB of open brackets": (lambda: HEAD + b"Foo has 7B " + b"(" * 1_000_000, "text_too_long"),
    "a sentence of 1 MB of commas": (lambda: HEAD + b"Foo has" + b"," * 1_000_000 + b" 7B.", "text_too_long"),
    "a bullet of 1 MB": (lambda: HEAD + b"- Foo " + b"has 7B parameters and " * 45_000, "text_too_long"),
    "a heading of 1 MB": (lambda: b"# " + b"Foo-7B " * 150_000 + b"\n\nIt has 7B parameters.\n", "text_too_long"),
    "a cell of 1 MB": (
        lambda: b"| Model | MMMU |\n|---|---|\n| " + b"Foo-7B " * 150_000 + b"| " + b"1.5 " * 200_000 + b"|\n",
        "text_too_long",
    ),
    "a lead-in of 1 MB": (
        lambda: b"Results on MMMU " * 60_000 + b"\n\n| Model | MMMU |\n|---|---|\n| Foo | 50.5 |\n",
        "text_too_long",
    ),
    "a document of 50 MB": (fifty_megabytes, "document_cut"),
}
"""Name → how to make the body, and the kind of issue that reading it must give ("" for none in particular)."""


def measure(name: str) -> dict[str, object]:
    """Read and understand the body called `name`, and say what it cost."""
    from extract.extraction import extract_document
    from extract.reading.body import read_body
    from extract.reference import read_reference

    body = BODIES[name][0]()
    reference = read_reference({path.stem: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.csv")})
    extract_document(b"| a | b |\n|---|---|\n| x | 1 |\n", name="first", reference=reference)
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    start = time.process_time()
    extraction = extract_document(body, name=name, reference=reference)
    seconds = time.process_time() - start
    megabytes = _peak_megabytes()
    start = time.process_time()
    read_body(body, name=name)
    return {
        "seconds": round(seconds, 3),
        "reading_seconds": round(time.process_time() - start, 3),
        "megabytes": megabytes,
        "issues": sorted({issue.kind for issue in extraction.issues}),
        "tables": [[len(table.rows), len(table.rows[0])] for table in extraction.tables[:5]],
        "cells": sum(len(table.rows) * len(table.rows[0]) for table in extraction.tables),
        "claims": len(extraction.claims),
    }


def _peak_megabytes() -> int:
    """Peak resident memory of this program; `ru_maxrss` would carry over the peak of the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Measure one body, or list them."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
        os._exit(0)
    print("\n".join(BODIES))


if __name__ == "__main__":
    main()
