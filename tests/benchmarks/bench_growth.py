"""Reading beside length: CPU seconds for documents of one kind each, doubled from 1.25 MB to 20 MB.

Usage: python tests/benchmarks/bench_growth.py [--largest 20] [--only KIND …]

Exit code 1 when a doubling takes more than 2.2 times as long in the mean of its kind; the worst single step, which
scatters on a machine with other work, stands beside it. Each size is the best of two rounds, in one process, with
garbage collected before. "cut" says where a cap on cells or lines cut the document.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from statistics import geometric_mean

from extract.reading.body import read_body

MEGABYTE = 1_000_000
FACTOR = 2.2
ROUNDS = 2
WORDS = "the encoder hands its tokens to a projector that was trained before the language model saw any picture "


def prose(number: int) -> str:
    """A paragraph of three wrapped lines with a link, code and bold words."""
    return f"{WORDS}\nin step {number}, see [the page](https://x.y/{number}), `code` and **bold** words,\n{WORDS}\n\n"


def pipe_row(number: int) -> str:
    """A row of a pipe table, one cell of it prose."""
    return f"| **Model {number} 7B** | {number % 100}.5 | {WORDS} | [weights](https://huggingface.co/a/m-{number}) |\n"


def html_row(number: int) -> str:
    """A row of an HTML table, one cell of it prose with markup."""
    return (
        f"<tr><td>Model {number} 7B</td><td>{number % 100}.5</td><td>{WORDS}<b>bold</b></td>"
        f'<td><a href="https://huggingface.co/a/m-{number}">weights</a></td></tr>\n'
    )


def bullet(number: int) -> str:
    """A bullet with one below it."""
    return f"- **Model {number}**: {WORDS}\n  - a note with [a link](https://x.y/{number}) and {WORDS}\n"


def card(number: int) -> str:
    """A bullet of a repository with its facts below it, as lists of models have them."""
    return f"- acme/model-{number}\n  - uses a frozen encoder, {number % 90}B\n  - [weights](https://x.y/{number})\n"


def pair(number: int) -> str:
    """A bullet of a name and an amount."""
    return f"- Model {number} - {number % 90}.25GB\n"


def section(number: int) -> str:
    """A details section with a summary of its own and a paragraph."""
    return f"<details><summary>Model {number}</summary>\n\n{WORDS}\nin step {number} of **many**.\n\n</details>\n\n"


def tab_row(number: int) -> str:
    """A line with tabs between its cells."""
    return f"Model {number} 7B\t{number % 100}.5\t{WORDS}\t{number % 90}.1\n"


def whole_table(number: int) -> str:
    """A heading and a pipe table of three rows."""
    rows = "".join(f"| Model {number} | {row}.5 | {WORDS} |\n" for row in range(3))
    return f"## Results {number}\n\n| Model | MMMU | Notes |\n|---|---|---|\n{rows}\n"


KINDS: dict[str, tuple[str, Callable[[int], str]]] = {
    "prose": ("", prose),
    "one pipe table": ("| Model | MMMU | Notes | Link |\n|---|---|---|---|\n", pipe_row),
    "many pipe tables": ("", whole_table),
    "one HTML table": ("<table><tr><th>Model</th><th>MMMU</th><th>Notes</th><th>Link</th></tr>\n", html_row),
    "lists": ("", bullet),
    "bullet records": ("", card),
    "key-value lists": ("## Minimum GPU memory\n\n", pair),
    "details sections": ("", section),
    "tab-separated block": ("Model\tMMMU\tNotes\tDocVQA\n", tab_row),
}


def document(kind: str, size: int) -> bytes:
    """A document of one kind, at least `size` bytes."""
    head, make = KINDS[kind]
    pieces = [head]
    count = size // len(make(1_000)) + 1
    pieces += [make(number) for number in range(count)]
    return "".join(pieces).encode()


def measure(body: bytes) -> tuple[float, bool]:
    """CPU seconds of the quickest round, and whether a cap cut the document."""
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        reading = read_body(body, name="growth")
        rounds.append(time.process_time() - start)
        is_cut = any(issue.kind in ("document_cut", "table_cut") for issue in reading.issues)
        del reading
    return min(rounds), is_cut


def main() -> int:
    """Print seconds and factors; 1 when one is above the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=float, default=20, help="megabytes of the largest document")
    parser.add_argument("--only", nargs="*", default=[])
    chosen = parser.parse_args()
    sizes = [int(chosen.largest * MEGABYTE / 2**step) for step in range(4, -1, -1)]
    print(
        f"{'CPU seconds':<22}"
        + "".join(f"{size / MEGABYTE:>12.2f} MB" for size in sizes)
        + f"{'mean factor':>14}{'worst':>8}"
    )
    largest = 0.0
    for kind in KINDS:
        if chosen.only and kind not in chosen.only:
            continue
        measured = [measure(document(kind, size)) for size in sizes]
        factors = [later / earlier for (earlier, _), (later, _) in pairwise(measured)]
        told = "".join(f"{seconds:>11.2f}{' cut' if is_cut else '    '}" for seconds, is_cut in measured)
        mean = geometric_mean(factors)
        print(f"{kind:<22}{told}{mean:>14.2f}{max(factors):>8.2f}", flush=True)
        largest = max(largest, mean)
    print(f"\ndoubling costs at most {largest:.2f} times as much in the mean; the bound is {FACTOR}")
    return 0 if largest <= FACTOR else 1


if __name__ == "__main__":
    sys.exit(main())
