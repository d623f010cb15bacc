"""Single sentences about a made-up model, each with all that is to be taken from it, and nothing more.

A file under `single_sentences` holds blocks: a line `> sentence` (`\\n` parts lines), below it a line a claim,
`[model:] attribute value [@ benchmark or condition] [(status)]`; a block without claims says that nothing is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]

_ABOVE = "# Foo\n\nFoo is a vision-language model.\n\n"
_FIRST_LINE = 5
_LEFT_OUT = frozenset({"evaluation_benchmark", "fine_tuning_method"})
_SIGNS = {"=": "", "<": "< ", ">": "> ", "~": "~ "}


def _blocks() -> Iterator[tuple[str, frozenset[str]]]:
    for path in sorted((Path(__file__).parent / "single_sentences").glob("*.txt")):
        for block in f"\n{path.read_text('utf-8')}".split("\n> ")[1:]:
            sentence, *claims = block.splitlines()
            yield sentence, frozenset(line.strip() for line in claims if line.strip())


_CASES = dict(_blocks())


@pytest.mark.parametrize("sentence", _CASES)
def test_a_sentence_says_this_and_nothing_more(understand: Understand, sentence: str) -> None:
    read = understand(_ABOVE + sentence.replace("\\n", "\n") + "\n").claims
    said = {shown(claim) for claim in read if claim.line_start >= _FIRST_LINE and claim.attribute not in _LEFT_OUT}
    assert said == _CASES[sentence]


def shown(claim: Claim) -> str:
    """A claim as a line of a block."""
    model = "" if claim.model == "Foo" else f"{claim.model}: "
    number = "" if claim.value_number is None or claim.attribute == "author" else f"{claim.value_number:.9g}"
    value = _SIGNS[claim.comparator] + (number or claim.value_text)
    place = claim.benchmark or claim.scope if claim.attribute in ("score", "dataset") else claim.condition
    if claim.attribute == "dataset_size" and claim.scope != "training data":
        place = " · ".join(filter(None, (claim.scope, claim.condition)))
    status = "" if claim.status == "ok" else f" ({claim.status})"
    return f"{model}{claim.attribute} {value}{f' @ {place}' if place else ''}{status}"
