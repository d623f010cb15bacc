"""Many generated tables through the reader and through the oracles; prints the first difference and fails.

Usage: python tests/fuzz/fuzz_tables.py [--count 100000] [--seed 0] [--kind html|pipe|lines]
"""

from __future__ import annotations

import argparse
import sys
import time
from random import Random

from html_oracle import difference, draw_table, write_table
from pipe_oracle import cmark_tables, draw_lines, draw_pipe_table

from extract.reading.body import read_body


def check_html(chance: Random) -> str:
    """One HTML table against the oracle of the HTML standard."""
    table = draw_table(chance)
    document = write_table(table, chance)
    found = difference(table, document, read_body(document.encode(), name="fuzz").tables)
    return f"{found}\n{document}" if found else ""


def check_pipe(chance: Random) -> str:
    """One pipe table against the cells it was written from."""
    document, expected = draw_pipe_table(chance)
    tables = read_body(document.encode(), name="fuzz").tables
    texts = [[[cell.text for cell in row] for row in table.rows] for table in tables]
    if texts != [expected] or tables[0].rescued:
        return f"{texts} {[table.rescued for table in tables]} instead of {expected}\n{document}"
    return ""


def check_lines(chance: Random) -> str:
    """Lines at random: our strict tables are those of cmark-gfm.

    cmark-gfm also takes a table right below a paragraph; here that counts as rescued, and its rows need pipes.
    """
    document = draw_lines(chance)
    read = read_body(document.encode(), name="fuzz").tables
    if any("no blank line before it" in table.rescued for table in read):
        return ""
    tables = [table for table in read if not table.rescued]
    texts = [[[cell.text for cell in row] for row in table.rows] for table in tables]
    expected = cmark_tables(document)
    return "" if texts == expected else f"{texts} instead of {expected}\n{document}"


CHECKS = {"html": check_html, "pipe": check_pipe, "lines": check_lines}


def main() -> None:
    """Run the checks."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--kind", choices=[*CHECKS, "all"], default="all")
    chosen = arguments.parse_args()
    kinds = ["html", "pipe"] if chosen.kind == "all" else [chosen.kind]
    for kind in kinds:
        start = time.monotonic()
        for number in range(chosen.count):
            found = CHECKS[kind](Random(f"{kind}-{chosen.seed}-{number}"))
            if found:
                sys.exit(f"{kind} {number}: {found}")
        print(f"{kind}: {chosen.count} generated, no difference, {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
