"""A heading above a table in, the names in it out that no reviewed list knows: a benchmark, a data set, a split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.understanding.names.names import has_model_word
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key

BENCH = re.compile(
    r"(?<![\w.-])(?:[A-Z][A-Za-z0-9_-]*(?:[Bb]ench|BENCH|QA|Eval)|[a-z][\w.]*-(?:[Bb]ench|BENCH)"
    r"|(?!The|Our|This|An?\b)(?:[A-Z][A-Za-z0-9]*[ -]?Arena|[A-Z][a-z0-9]*[A-Z][A-Za-z0-9]* Bench))"
    r"(?:[-A-Za-z0-9_.]*\d)?(?![A-Za-z0-9_-])"
)
"""Words written like names of benchmarks."""

_TASK_NAMES = frozenset(("vqa", "videoqa", "docqa", "kbqa", "mcqa", "openqa", "multiqa"))
"""Kinds of task that are written like names of benchmarks."""


@lru_cache(maxsize=4096)
def heading_name(text: str) -> str:
    """The one word of a heading that is written like a benchmark's name: FooBench."""
    found = {name for name in BENCH.findall(text) if name.casefold() not in _TASK_NAMES}
    if not found and (told := _RESULTS_ON.fullmatch(text)) and told["name"].casefold() not in _NO_NAMES:
        return told["name"]
    said = {one["name"] for one in _ON_BENCHMARK.finditer(text)}
    if not found and len(said) == 1:
        return str(said.pop())
    if len(found) != 1:
        return ""
    name = found.pop()
    return name if len(text) <= LONGEST_HEADING or _ends_on(text, name) else ""


def _ends_on(text: str, name: str) -> bool:
    """Whether a caption, however long, ends on what was measured: "Comparison of … on the FooBench"."""
    before, _, behind = text.rpartition(name)
    return bool(_ON.search(before)) and bool(_END.fullmatch(behind))


_ON = re.compile(r"\b(?:on|in|of) (?:the |our )?$")
_END = re.compile(r"(?: (?:benchmark|data ?set|test set))?\W*", re.I)


_ON_BENCHMARK = re.compile(
    r"\b(?:on|for) (?:the |our )?(?:new )?"
    r"(?P<name>(?=\S*(?:[A-Z]\S*[A-Z]|[A-Za-z]\d|\d[A-Z]))[A-Z][\w+-]*) benchmark\b(?!s)"
)
"""`performance of the methods on the F2F benchmark`: what a text calls a benchmark is one."""


_RESULTS_ON = re.compile(
    r"(?i:(?:(?:main |zero-shot |our )?(?:results?|performance|evaluations?)|benchmarking|evaluating|evaluated) on "
    r"(?:the )?)(?P<name>[A-Z][A-Za-z]*[A-Z0-9][\w+-]*)(?i: (?:benchmark|data ?set|test set))?"
)
"""`Benchmarking on FOO`: the name stands where benchmarks stand."""


_TITLE = re.compile(r"(?=.*(?:[A-Z].*[A-Z]|\d))[A-Z][A-Za-z]*[\w+.-]*(?: [vV]?\d[\w.]*)?")
_NO_NAMES = frozenset(
    ("faq", "todo", "sota", "results", "ocr", "gui", "gpu", "llm", "vlm", "mllm", "lora", "sft", "dpo")
)


def heading_title(heading: str, vocabulary: Vocabulary) -> str:
    """A heading of one name with its version, which is no model's, part's or kind of task's."""
    known: dict[str, str] = vocabulary.answered("title in a heading")
    if heading not in known:
        known[heading] = _heading_title(heading, vocabulary)
    return known[heading]


def _heading_title(heading: str, vocabulary: Vocabulary) -> str:
    if not _TITLE.fullmatch(heading) or (heading.isupper() and len(heading) > LONGEST_SHORT_NAME):
        return ""
    first = key(re.split(r"[\s_-]+", heading, maxsplit=1)[0])
    letters = first.rstrip("0123456789v")
    if has_model_word(first, vocabulary) or first in _NO_NAMES or first in _TASK_NAMES:
        return ""
    parts = vocabulary.encoders, vocabulary.language_models
    return "" if any(first in names or letters in names for names in parts) else heading


LONGEST_SHORT_NAME = 6
"""Characters of a heading in capitals; longer ones are words that shout."""


def heading_split(texts: Sequence[str], benchmarks: Sequence[Benchmark], vocabulary: Vocabulary) -> str:
    """The one split that the nearest of some short texts names: "English evaluation", "FooBench-test"."""
    for text in texts:
        told = _split_words(text)
        names = {key(part) for one in benchmarks for part in _LETTERS.findall(one.name)} if told else ()
        found = [word for word in told if key(word) not in names and vocabulary.is_split(word)]
        if len(found) == 1:
            return found[0]
    return ""


@lru_cache(maxsize=4096)
def _split_words(text: str) -> tuple[str, ...]:
    words = _LETTERS.findall(text) if len(text) <= LONGEST_HEADING else ()
    return tuple(word for word in words if key(word) in _TOLD_IN_HEADINGS)


_LETTERS = re.compile(r"[A-Za-z]+")


_TOLD_IN_HEADINGS = frozenset(
    ("val", "validation", "test", "testdev", "testmini", "english", "chinese", "en", "zh", "cn")
)
LONGEST_HEADING = 60
"""Characters; longer headings are sentences."""
