"""Lines with unknown headings in, lines of benchmarks out: short for a known one, of an upper header, or new."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.understanding.headings.amount_headings import amount_in
from extract.understanding.headings.labels import short_for, unreviewed
from extract.understanding.headings.memory_headings import SIZED_NAME
from extract.understanding.headings.qualifiers import SPLIT_LIKE
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.names.heading_names import BENCH
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key


def of_benchmark(line: Line, benchmark: Benchmark, reason: str) -> Line:
    reading = replace(line.reading, kind="score", benchmark=benchmark)
    return replace(line, meaning="score", reading=reading, reason=reason)


LEAST_PARTS = 3
"""Lines that must all be sub-tasks of one benchmark before it is taken for named."""


def with_unreviewed(lines: Sequence[Line], context: Context, vocabulary: Vocabulary) -> list[Line]:
    """An unknown heading over figures names a benchmark nobody has reviewed, in a table that is about results."""
    uppers = _upper_benchmarks(lines)
    has_subject = bool(context.subject) or any(line.meaning == "model" for line in lines)
    are_models = any(line.meaning == "model" and line.likeness >= SURE_OF_NAMES for line in lines)
    is_about_results = context.is_evaluation or any(
        line.meaning in ("score", "average") or (are_models and _is_called_benchmark(line)) for line in lines
    )
    is_about_results = is_about_results and not (
        _are_ways(lines) or _lists_features(lines) or _are_costs(lines) or _are_settings(lines)
    )
    lines = _without_ways(_without_sorting(_with_short_names(lines, vocabulary)))
    result = [
        _with_unreviewed(line, uppers, vocabulary, has_subject and is_about_results, are_models) for line in lines
    ]
    return _with_parts_among_new(result)


def _without_sorting(lines: Sequence[Line]) -> list[Line]:
    """An unknown column of few different figures before the names sorts the rows: `10%` beside five methods."""
    names = next((line for line in lines if line.meaning == "model"), None)
    if names is None or names.item.is_header_level:
        return list(lines)
    return [
        replace(line, meaning="condition", reason="sorts the rows by a figure before their names")
        if line.meaning == "unknown" and line.item.index < names.item.index and line.profile.repeats
        else line
        for line in lines
    ]


def _without_ways(lines: Sequence[Line]) -> list[Line]:
    """`Foo Avg. | Bar Avg.`, `Foo performance`: how well ways did on what nothing names, and no benchmarks."""
    if any(line.meaning == "score" for line in lines):
        return list(lines)
    means = [line for line in lines if _is_of_way(line, _MEAN)]
    told = [line for line in lines if _is_of_way(line, _PERFORMANCE)] + (means if len(means) >= LEAST_NEW else [])
    reason = "how well a way did on what nothing names"
    return [replace(line, meaning="average", reason=reason) if line in told else line for line in lines]


def _is_of_way(line: Line, form: re.Pattern[str]) -> bool:
    found = form.fullmatch(line.reading.label) if line.meaning == "unknown" and line.profile.figures else None
    return found is not None and BENCH.search(found["name"]) is None


_MEAN = re.compile(r"(?P<name>\S+) (?:avg\.?|average|mean)", re.I)
_PERFORMANCE = re.compile(r"(?P<name>\S+) ?(?:performance|perf\.?|性能|表现)(?: ?\(?%\)?)?", re.I)


def _lists_features(lines: Sequence[Line]) -> bool:
    """Whether rows are features of what heads the columns, `Feature | Foo | Bar`, and no column names any model."""
    first = lines[0] if lines else None
    is_led = first is not None and first.meaning == "description" and first.item.index == 0
    return is_led and not any(line.meaning == "model" for line in lines)


_COSTS = frozenset(("latency", "throughput", "tokens", "gpu_memory", "host_memory"))
LEAST_COSTS = 3


def _are_costs(lines: Sequence[Line]) -> bool:
    """Whether times, speeds and counts make up the table: what is unknown among them was counted on the way, too."""
    costs = sum(line.meaning in _COSTS and line.profile.figures > 0 for line in lines)
    return costs >= LEAST_COSTS and not any(line.meaning in ("score", "average") for line in lines)


def _are_settings(lines: Sequence[Line]) -> bool:
    """Whether rows hold figures alone and one is a bare metric's: what stands beside it, K and M, was varied."""
    if any(line.profile.is_wordy or line.meaning in ("model", "score", "average") for line in lines):
        return False
    return any(line.meaning == "split" and line.reading.metric and line.profile.figures for line in lines)


def _are_ways(lines: Sequence[Line]) -> bool:
    """Whether lines that nobody knows say what was done to a model, and one that nothing was: Foo, Bar, Undefended."""
    unknown = [line.reading.label for line in lines if line.meaning == "unknown" and line.profile.figures]
    known = any(line.meaning == "score" for line in lines)
    return not known and any(_NOTHING_DONE.fullmatch(label) for label in unknown)


_NOTHING_DONE = re.compile(
    r"(?:undefended|unprotected|vanilla|original|baseline|clean|before|none"
    r"|(?:no|without|w/o) (?:defen[cs]es?|attacks?|guard\w*|filters?|mitigations?))"
    r"(?: \(.*\))?",
    re.I,
)


def _is_called_benchmark(line: Line) -> bool:
    """Whether a name nobody knows says itself that it is one: FooBench, FooEval."""
    return line.meaning == "unknown" and bool(line.profile.figures) and bool(BENCH.fullmatch(line.reading.name))


def _with_parts_among_new(lines: list[Line]) -> list[Line]:
    """OCR is a part of some benchmarks, but between columns of new ones, and no known one, it is one of them."""
    named = [line.reading.benchmark for line in lines if line.meaning == "score" and line.reading.benchmark is not None]
    if len(named) < LEAST_NEW or any(one.is_known for one in named):
        return lines
    return [_named_by_leaf(line) if line.meaning == "split" and line.profile.figures else line for line in lines]


def _named_by_leaf(line: Line) -> Line:
    leaf = line.item.path[-1].text if line.item.path else ""
    if not _PART.fullmatch(leaf) or SPLIT_LIKE.search(leaf):
        return line
    upper, condition = (text.removesuffix(leaf).strip(" ;") for text in (line.reading.split, line.reading.condition))
    reading = replace(line.reading, split=upper, condition=condition)
    return of_benchmark(replace(line, reading=reading), unreviewed(leaf), "one of new names")


_PART = re.compile(r"[A-Z]{3,}|[A-Z][a-z]{4,}(?: [A-Z][a-z]{3,})*")
LEAST_NEW = 2
"""New names beside which a word that usually names a part is taken for a new name, too."""


def _with_short_names(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """OCR is a part of some benchmarks, but between columns of other benchmarks it is short for the one named so."""
    own = [line.reading.benchmark for line in lines if line.meaning == "score"]
    if len({one.name for one in own if one is not None and one.is_known}) < LEAST_PARTS:
        return list(lines)
    lines = _with_stems(lines, vocabulary)
    return [
        of_benchmark(
            replace(line, reading=replace(line.reading, split="", condition="")), bench, f"short for {bench.name}"
        )
        if line.meaning == "split"
        and line.profile.figures
        and line.reading.label.isupper()
        and (bench := vocabulary.benchmark(f"{line.reading.label} Bench"))
        else line
        for line in lines
    ]


_STEM = re.compile(r"[A-Z][a-z]{2,}")


def _with_stems(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """Text and Doc beside each other between benchmarks: TextVQA and DocVQA; one such word alone may be a part."""
    found = {place: bench for place, line in enumerate(lines) if (bench := _of_stem(line, vocabulary)) is not None}
    if len(found) < LEAST_NEW:
        return list(lines)
    return [
        of_benchmark(
            replace(line, reading=replace(line.reading, split="", condition="")), found[place],
            f"short for {found[place].name}",
        )
        if place in found
        else line
        for place, line in enumerate(lines)
    ]  # fmt: skip


def _of_stem(line: Line, vocabulary: Vocabulary) -> Benchmark | None:
    name = line.reading.label
    is_open = line.meaning in ("split", "unknown") and line.profile.figures > 0 and len(line.item.path) == 1
    if not is_open or not _STEM.fullmatch(name):
        return None
    return vocabulary.benchmark(f"{name}VQA") or vocabulary.benchmark(f"{name}QA")


def _with_unreviewed(
    line: Line, uppers: Mapping[str, Benchmark], vocabulary: Vocabulary, is_likely: bool, is_of_models: bool
) -> Line:
    name = line.reading.name or (line.reading.label if line.reading.kind == "attribute" else "")
    if line.meaning != "unknown" or not name or not line.profile.figures:
        return line
    upper = uppers.get(key(line.item.path[0].text)) if len(line.item.path) > 1 else None
    if upper is not None:
        reading = replace(line.reading, kind="score", benchmark=upper, split=line.item.path[-1].text)
        return replace(line, meaning="score", reading=reading, reason=f"a column of {upper.name} beside others")
    bench = short_for(name, vocabulary)
    if bench is not None:
        reading = replace(line.reading, kind="score", benchmark=bench)
        return replace(line, meaning="score", reading=reading, reason=f"short for {bench.name}")
    amount, why = amount_in(line.item.path[-1].text) if line.item.path else ("", "")
    if amount:
        return replace(line, meaning=amount, reason=why)
    if name.startswith("+ ") and is_of_models:
        return replace(line, meaning="ignored", reason="something added to each model, no benchmark")
    if not any(map(str.isalpha, name)):
        return replace(line, meaning="ignored", reason="a number, no benchmark")
    if SIZED_NAME.fullmatch(name) and name.endswith(("B", "b")):
        return replace(line, meaning="ignored", reason="a name with a size: a model, no benchmark")
    if name.startswith("#"):
        return replace(line, meaning="ignored", reason="a count, not a score")
    if not is_likely and not (is_of_models and BENCH.fullmatch(name)):
        return replace(line, reason="an unknown heading in a table that shows no sign of results")
    reading = replace(line.reading, kind="score", benchmark=unreviewed(name))
    return replace(
        line, meaning="score", reading=reading, reason="an unknown heading over figures: a benchmark not reviewed"
    )


def _upper_benchmarks(lines: Sequence[Line]) -> dict[str, Benchmark]:
    """The benchmarks that an upper header gives to lines below it, by that header: their neighbours may share it."""
    found: dict[str, Benchmark] = {}
    for line in lines:
        benchmark = line.reading.benchmark
        if line.meaning == "score" and benchmark is not None and len(line.item.path) > 1:
            upper = key(line.item.path[0].text)
            if upper == key(benchmark.name):
                found.setdefault(upper, benchmark)
    return found
