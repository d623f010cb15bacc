"""A heading in; the benchmark that it names by a task on a data set out, or none where it only titles a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key

_TITLE = re.compile(r"(?P<name>[\w.+-]+): (?:\S+ ){3,}\S+")
_OF_TASK = re.compile(
    r" (?:[a-z-]+ )+(?:comprehension|generation|segmentation|grounding|detection|captioning|recognition|counting"
    r"|retrieval|classification|answering)"
)
"""What a section says of a benchmark in small letters: `Foo: generalized referring expression comprehension`."""
_OF_BENCHMARK = re.compile(r"bench|data ?set|evaluat|leaderboard|challenge|corpus|results?|test|assess|measur", re.I)


def without_titled(text: str, found: tuple[Benchmark, ...]) -> tuple[Benchmark, ...]:
    """`Foo: A Transformer for Everything` is the title of what it presents, though a benchmark has the same name."""
    title = _TITLE.fullmatch(text)
    if (
        title is None
        or _OF_BENCHMARK.search(text, title.end("name"))
        or _OF_TASK.fullmatch(text, title.end("name") + 1)
    ):
        return found
    return tuple(one for one in found if key(one.name) != key(title["name"]))


_TASK_ON = re.compile(
    r"(?P<task>[A-Za-z][A-Za-z -]{2,40}?) on (?:the )?(?P<name>[^,:()]{2,30}?)"
    r"(?: (?:19|20)\d\d)?(?: (?:data ?set|benchmark)s?)?",
    re.I,
)


def benchmark_of_task(text: str, tasks: Sequence[str], vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    """`Object Detection on COCO 2017 Dataset`: a data set for several `tasks`, and the one that is meant."""
    told = _TASK_ON.fullmatch(text)
    if told is None:
        return ()
    named = (vocabulary.benchmark(f"{told['name']} {task}") for task in (told["task"], *tasks))
    return tuple(one for one in named if one is not None)[:1]


_TWO_WAYS = re.compile(
    r"(?P<name>\S[^()]{1,28}?)[ -](?P<way>(?:image|text|video)(?:[ -]to[ -](?:image|text|video))?) retrieval\b"
    r"(?P<rest>.*)",
    re.I,
)


def one_way_of_retrieval(text: str, vocabulary: Vocabulary) -> str:
    """`COCO image retrieval R@5` as "COCO retrieval (image retrieval) R@5"; "" where it is not known."""
    told = _TWO_WAYS.fullmatch(text)
    name = f"{told['name']} retrieval" if told is not None else ""
    if told is None or vocabulary.benchmark(name) is None:
        return ""
    way = told["way"] if " to " in told["way"] or "-to-" in told["way"] else f"{told['way']} retrieval"
    return f"{name} ({way}){told['rest']}"


_OF_SEVERAL = re.compile(
    r"(?P<name>[A-Z][\w-]{2,12})(?: (?:zero-?shot|fine-?tun(?:ed|ing)|results?|transfer|20\d\d|val(?:20\d\d)?))*"
    r"(?: ?\([^()]*\))?",
    re.I,
)
TASKS_OF_METRICS = (
    (re.compile(r"\b(?:box |zero-shot )?m?AP(?:50|75)?\b"), "detection"),
    (re.compile(r"cider|bleu|spice", re.I), "captions"),
    (re.compile(r"\br@\d|recall@", re.I), "retrieval"),
)


def benchmark_of_metric(
    headings: Sequence[str], headers: Sequence[str], vocabulary: Vocabulary
) -> tuple[Benchmark, ...]:
    """A heading that is nothing but a data set for several tasks (`COCO Zero-Shot`), and a header that tells which."""
    told = _OF_SEVERAL.fullmatch(headings[0]) if headings else None
    tasks = [task for rule, task in TASKS_OF_METRICS if told is not None and any(map(rule.search, headers))]
    found = vocabulary.benchmark(f"{told['name']} {tasks[0]}") if told is not None and len(tasks) == 1 else None
    return (found,) if found is not None else ()
