"""Texts made from the extraction's own regular expressions, one of their repeats many times over, to make them slow.

Usage: python tests/fuzz/fuzz_patterns.py [--seed 0] [--tries 14]
Each repeat of each pattern that holds a choice or a repeat of its own is fed what it takes, many times and then
something that it does not take: a pattern that may cut such a text in several ways tries them all. Prints each pattern
that needs longer than the limit for a text of at most 1,500 characters; exit code 1 when there is any.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import extract
from extract.narrative.vocabulary import vocabulary_of as narrative_vocabulary
from extract.reference import read_reference
from extract.understanding.vocabulary import vocabulary_of

SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds" / "reference"
LONGEST: Final = 1_500
TIMES: Final = 28
"""How often a repeat is repeated: two ways to cut each piece are 2^28 ways in all."""
LIMIT: Final = 1.0
"""Seconds; a pattern without such a fault needs milliseconds."""
REPEATS: Final = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
OF_CATEGORY: Final = {"DIGIT": "1", "SPACE": " ", "WORD": "a", "NOT_SPACE": "a", "NOT_WORD": "-", "NOT_DIGIT": "a"}
UNLIKELY: Final = "a 1-/A.,(b|~"


class TooSlowError(Exception):
    """The limit has passed."""


def patterns() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the extraction by its source: of its modules, and made from the reference data."""
    found: dict[str, tuple[str, re.Pattern[str]]] = {}
    for module in pkgutil.walk_packages(extract.__path__, "extract."):
        for name, value in vars(importlib.import_module(module.name)).items():
            _collect(value, f"{module.name}.{name}", found, set(), depth=2)
    reference = read_reference({path.stem: path.read_text("utf-8") for path in SEEDS.glob("*.csv")})
    for vocabulary in (narrative_vocabulary(reference), vocabulary_of(reference)):
        _collect(vocabulary, type(vocabulary).__module__, found, set(), depth=7)
    return found


def _collect(
    value: object, name: str, found: dict[str, tuple[str, re.Pattern[str]]], seen: set[int], *, depth: int
) -> None:
    if id(value) in seen or depth < 0:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        found.setdefault(value.pattern, (name, value))
    elif isinstance(value, dict):
        for part in list(value.values()):
            _collect(part, name, found, seen, depth=depth - 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            _collect(part, name, found, seen, depth=depth - 1)
    elif not isinstance(value, type) and type(value).__module__.startswith("extract."):
        names = [*getattr(value, "__dict__", {}), *getattr(type(value), "__slots__", ())]
        for part_name in names:
            _collect(getattr(value, part_name, None), f"{name}.{part_name}", found, seen, depth=depth - 1)


def repeats(tree: Any) -> Iterator[Any]:
    """The bodies of long repeats that hold a choice or another repeat, and may be tried again."""
    for code, argument in tree:
        if code in REPEATS:
            _, most, body = argument
            if code is not codes.POSSESSIVE_REPEAT and most >= 8 and _may_vary(body):
                yield body
            yield from repeats(body)
        else:
            for part in _parts(code, argument):
                yield from repeats(part)


def _parts(code: Any, argument: Any) -> list[Any]:
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.ATOMIC_GROUP:
        return [argument]
    return list(argument[1]) if code is codes.BRANCH else []


def _may_vary(tree: Any) -> bool:
    return any(
        code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.BRANCH) or any(map(_may_vary, _parts(code, argument)))
        for code, argument in tree
    )


def _holds(tree: Any, body: Any) -> bool:
    for code, argument in tree:
        inner = [argument[2]] if code in REPEATS else _parts(code, argument)
        if any(part is body or _holds(part, body) for part in inner):
            return True
    return False


def sample(tree: Any, chance: random.Random, pumped: Any = None) -> str:
    """A text that a pattern takes, as far as can be told; the repeat `pumped` in it many times over."""
    return "".join(_sampled(code, argument, chance, pumped) for code, argument in tree)


def _sampled(code: Any, argument: Any, chance: random.Random, pumped: Any) -> str:
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if code is codes.ANY:
        return chance.choice("a 1-")
    if code is codes.IN:
        return _of_class(argument, chance)
    if code in REPEATS:
        return _repeated(argument, chance, pumped)
    if code is codes.BRANCH:
        holding = [part for part in argument[1] if pumped is not None and _holds(part, pumped)]
        return sample(chance.choice(holding or argument[1]), chance, pumped)
    return "".join(sample(part, chance, pumped) for part in _parts(code, argument))


def _repeated(argument: Any, chance: random.Random, pumped: Any) -> str:
    least, most, body = argument
    if body is pumped:
        return sample(body, chance) * TIMES
    if pumped is not None and _holds(body, pumped):
        return sample(body, chance, pumped)
    count = chance.choice((least, min(least + 1, most)))
    return "".join(sample(body, chance) for _ in range(min(count, 4)))


def _of_class(items: Any, chance: random.Random) -> str:
    letters: list[str] = []
    is_negated = False
    for code, argument in items:
        if code is codes.NEGATE:
            is_negated = True
        elif code is codes.LITERAL:
            letters.append(chr(argument))
        elif code is codes.RANGE:
            letters += [chr(argument[0]), chr(argument[1]), chr(chance.randint(*argument))]
        elif code is codes.CATEGORY:
            letters.append(OF_CATEGORY[str(argument).removeprefix("CATEGORY_")])
    if is_negated:
        return next((letter for letter in UNLIKELY if letter not in letters), "~")
    return chance.choice(letters)


def slowest(pattern: re.Pattern[str], chance: random.Random, tries: int) -> tuple[float, str]:
    """The longest CPU time of one match, in seconds, and its text; ends at the first that passes the limit."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    worst = (0.0, "")
    for body in repeats(tree):
        for _ in range(tries):
            text = sample(tree, chance, body)[:LONGEST]
            for end in ("!", "", "\x00~ X"):
                whole = text[: len(text) - chance.randrange(5)] + end
                worst = max(worst, (_seconds(pattern, whole), whole))
                if worst[0] >= LIMIT:
                    return worst
    return worst


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        pattern.search(text)
        pattern.fullmatch(text)
    except TooSlowError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _stop(*_: object) -> None:
    raise TooSlowError


def main() -> int:
    """Try every pattern; 1 when one is slow."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--tries", type=int, default=14, help="texts for each repeat of a pattern")
    chosen = arguments.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    chance = random.Random(chosen.seed)
    slow = 0
    found = patterns()
    for name, pattern in found.values():
        seconds, text = slowest(pattern, chance, chosen.tries)
        if seconds >= LIMIT:
            slow += 1
            print(
                f"{name}: more than {LIMIT:g} s for {len(text)} characters: {text[:100]!r}\n    {pattern.pattern[:200]}"
            )
    print(f"{len(found)} patterns, {slow} slow")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
