"""Lines in, those that are parts of one benchmark told so out: by a heading, by the document, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.items import PERCENT
from extract.understanding.headings.labels import unreviewed
from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.lines.new_benchmarks import LEAST_PARTS, of_benchmark
from extract.understanding.lines.parts_beside import is_below, is_beside
from extract.understanding.lines.settled_lines import is_placed_unknown
from extract.understanding.lines.upper_names import WORDS, holds_fractions, is_plain_word
from extract.understanding.surroundings.context import Context
from extract.understanding.surroundings.measured import measured
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key


def with_shared_benchmark(lines: Sequence[Line], context: Context, vocabulary: Vocabulary) -> list[Line]:
    """Sub-tasks, splits and metrics belong to the one benchmark that the heading or caption names."""
    if any(line.meaning == "benchmark" for line in lines):
        return list(lines)
    shared = context.benchmark or _far_benchmark(lines, context, vocabulary)
    if shared is None or _is_of_speed(context):
        return _with_parts_of_one(lines, context, vocabulary)
    lines = _with_codes_as_words(lines)
    own = sum(
        line.meaning == "score" and not (_is_sub_task(line, shared) or is_placed_unknown(line) or _is_doubtful(line))
        for line in lines
    )
    foreign = sum(line.meaning in ("unknown", "split") or _is_doubtful(line) for line in lines)
    are_models = _name_models(lines)
    is_upper = any(is_below(line, shared) for line in lines)
    result = []
    for line in lines:
        adopted = (line.meaning in ("split", "average") and not line.profile.is_wordy) or _is_sub_task(line, shared)
        adopted = adopted or (is_placed_unknown(line) and own == 0)
        adopted = adopted or (line.reading.kind == "attribute" and _is_listed(line, shared))
        adopted = adopted or (line.meaning == "split" and line.is_held)
        adopted = adopted or _is_among_splits(line, lines, vocabulary)
        adopted = adopted or (line.meaning == "unknown" and key(line.reading.name) in shared.parts)
        is_open = line.meaning == "unknown" or _is_doubtful(line)
        adopted = adopted or (is_open and are_models and own <= foreign and not _has_known(lines, shared))
        adopted = adopted and not (is_upper and is_beside(line, shared))
        if adopted and not (line.meaning == "average" and _has_known(lines, shared)):
            line = _adopt(line, shared, context)
        result.append(line)
    return result


def _is_of_speed(context: Context) -> bool:
    """Whether the words by a table speak of speed, and those that name a benchmark do not: `Pages/s` of no test."""
    return context.measures == "speed" and measured(context.named_in) != "speed"


def with_words_between_parts(frame: Frame, lines: Sequence[Line]) -> list[Line]:
    """`Axis | Scale | Colour` of one benchmark: Scale is a part of it too, whatever else the word means."""
    result = list(lines)
    for place in range(1, len(lines) - 1):
        left, line, right = lines[place - 1 : place + 2]
        whole = left.reading.benchmark
        if whole is None or not left.meaning == right.meaning == "score" or whole != right.reading.benchmark:
            continue
        is_word = line.reading.kind == "attribute" and line.meaning in WORDS | {"ignored"} and line.profile.is_numeric
        is_word = is_word or (not line.reading.split and line.reading.condition == line.reading.label != "")
        is_part = is_word and left.reading.split and right.reading.split
        if is_part and holds_fractions(frame, line.item):
            part = replace(line, reading=replace(line.reading, split=line.reading.label, condition=""))
            result[place] = of_benchmark(part, whole, f"a part of {whole.name}, between others")
    return result


def _name_models(lines: Sequence[Line]) -> bool:
    """Whether the rows are sure to be models, by their heading or their names; none at all speak against nothing."""
    named = [line for line in lines if line.meaning == "model"]
    return not named or any(line.reading.meaning == "model" or line.likeness >= CERTAIN_NAMES for line in named)


CERTAIN_NAMES = 0.6
"""Mean likeness from which names under a heading that says nothing are models."""


_GENERIC_HEADING = re.compile(
    r"(?:the |our |main |full |overall |detailed |quantitative |experimental |more |all |model |key |table \d+:? ?)*"
    r"(?:results?|evaluations?|performances?|benchmarks?|experiments?|comparisons?|leaderboards?|metrics?|scores?|tables?|"
    r"quantization|accuracy|overview|ablations?|zoo|models?|summary|details?)(?: results?| performance| comparisons?)?",
    re.I,
)


def with_heading_benchmark(lines: list[Line], context: Context) -> list[Line]:
    """Where all lines are parts and nothing names the whole, the heading does: "Multilingual Benchmarks"."""
    names = [line for line in lines if line.meaning == "model" and line.likeness >= SURE_OF_NAMES]
    parts = [line for line in lines if line.meaning == "split" and line.reading.split and line.profile.figures]
    if not names or any(line.meaning in ("score", "benchmark") for line in lines):
        return lines
    measured = [line for line in lines if line.meaning == "split" and line.reading.metric and line.profile.figures]
    if measured and (context.heading_title or context.heading_name):
        named = unreviewed(context.heading_title or context.heading_name)
        reason = "measured on what the heading names: not reviewed"
        return [of_benchmark(line, named, reason) if line in measured else line for line in lines]
    if len(parts) < LEAST_PARTS:
        return lines
    if not context.heading or len(context.heading) > 60 or _GENERIC_HEADING.fullmatch(context.heading):
        return lines
    named, reason = unreviewed(context.heading), "a part of what the heading names: a benchmark not reviewed"
    return [of_benchmark(line, named, reason) if line in parts or line.meaning == "average" else line for line in lines]


def _far_benchmark(lines: Sequence[Line], context: Context, vocabulary: Vocabulary) -> Benchmark | None:
    """Where nothing near names a benchmark: the one of the section's paragraphs, or the only one with these parts."""
    if context.benchmarks or any(
        line.meaning == "score" and not (is_placed_unknown(line) or _is_doubtful(line)) for line in lines
    ):
        return None
    open_lines = [
        line for line in lines if (line.meaning in ("unknown", "split") or _is_doubtful(line)) and line.profile.figures
    ]
    told = open_lines or [line for line in lines if line.meaning == "average" and line.profile.figures]
    if len(context.far_benchmarks) == 1 and told:
        return context.far_benchmarks[0]
    names = {key(line.reading.label) for line in told} - {""}
    parts = frozenset(key(line.reading.label) for line in open_lines if vocabulary.metric(line.reading.label) is None)
    levels = frozenset() if context.heading_name else _parts_of_levels(open_lines)
    whole = _whole_of(parts, vocabulary) if len(parts) >= LEAST_PARTS else None
    whole = whole or (_whole_of(levels, vocabulary) if len(levels) >= LEAST_PARTS else None)
    if whole is not None:
        return whole
    are_parts = not any(any(map(_LIKE_A_BENCHMARK.match, line.reading.label.split())) for line in open_lines)
    return unreviewed(context.heading_name) if context.heading_name and names and are_parts else None


_WITHOUT_UNIT = re.compile(r"\s*\(%\)|^(?:overall|average|avg\.?|all)\b", re.I)


def _parts_of_levels(lines: Sequence[Line]) -> frozenset[str]:
    """The parts that several header rows name one below the other: `Short Video (%)` above `w/o subs`."""
    paths = [line.item.path for line in lines if len(line.item.path) > 1]
    return frozenset(key(_WITHOUT_UNIT.sub("", label.text)) for path in paths for label in path) - {""}


def _with_parts_of_one(lines: Sequence[Line], context: Context, vocabulary: Vocabulary) -> list[Line]:
    """Beside other benchmarks, columns that are all parts of one known benchmark and of no other."""
    parts = [line for line in lines if line.meaning in ("unknown", "split") and line.profile.figures]
    parts = [line for line in parts if len(line.item.path) == 1 and vocabulary.metric(line.reading.label) is None]
    names = frozenset(key(line.reading.label) for line in parts)
    whole = _whole_of(names, vocabulary) if len(names) >= LEAST_PARTS else None
    if whole is None:
        return list(lines)
    return [_adopt(line, whole, context) if line in parts else line for line in lines]


def _whole_of(names: frozenset[str], vocabulary: Vocabulary) -> Benchmark | None:
    """The only benchmark that has all these parts; lengths of a text (`4k`, `8k`) are parts of many."""
    if all(map(_LENGTH.fullmatch, names)):
        return None
    known: dict[frozenset[str], Benchmark | None] = vocabulary.answered("whole of parts")
    if names not in known:
        found = {one.name: one for one in vocabulary.benchmarks.values() if names <= one.parts}
        known[names] = next(iter(found.values())) if len(found) == 1 else None
    return known[names]


_LENGTH = re.compile(r"\d+[km]")
_LIKE_A_BENCHMARK = re.compile(r"(?!V?QA$)\S*(?:[Bb]ench|BENCH|QA|Eval)(?![a-z])")
"""A word written like a benchmark; VQA alone is a task."""


_PLAIN_WORDS = re.compile(r"(?:[A-Z]?[a-z]+)(?:[ /&-]+[A-Z]?[a-z]+)*")


def _is_described(line: Line) -> bool:
    """Whether an upper header in plain words ("Read Order"), written like no name, was taken for a benchmark."""
    benchmark = line.reading.benchmark
    return (
        line.meaning == "score"
        and len(line.item.path) > 1
        and benchmark is not None
        and not (benchmark.is_known or line.reading.is_placed)
        and _PLAIN_WORDS.fullmatch(benchmark.name) is not None
    )


def _with_codes_as_words(lines: Sequence[Line]) -> list[Line]:
    """`CAD` above the same headings as `Creative` and `Office`: no more a benchmark than they are."""
    below: dict[str, list[str]] = {}
    for line in lines:
        if _is_described(line) or _is_code(line):
            below.setdefault(line.item.path[0].text, []).append(line.item.path[-1].text)
    worded = [parts for upper, parts in below.items() if not upper.isupper()]
    return [
        replace(line, reading=replace(line.reading, is_placed=True))
        if _is_code(line) and worded.count(below[line.item.path[0].text]) >= LEAST_PARTS
        else line
        for line in lines
    ]


def _is_code(line: Line) -> bool:
    """Whether an upper header in capitals that nobody has reviewed was taken for a benchmark."""
    benchmark = line.reading.benchmark
    is_new = line.meaning == "score" and benchmark is not None and not benchmark.is_known
    return is_new and len(line.item.path) > 1 and line.item.path[0].text.isupper()


def _is_doubtful(line: Line) -> bool:
    """Whether a line of scores may be a part of something else: an upper header in plain words, or a word like Math."""
    return _is_described(line) or (line.meaning == "score" and is_plain_word(line.reading))


def _is_listed(line: Line, shared: Benchmark) -> bool:
    """LR is a learning rate, but above figures of a benchmark with a sub-task LR it is that."""
    return line.profile.figures > 0 and line.profile.is_numeric and key(line.reading.label) in shared.parts


def _is_among_splits(line: Line, lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """IT is instruction tuning, but above figures between AR, DE and FR it is a language."""
    is_code = line.reading.kind == "attribute" and vocabulary.is_split(line.reading.label)
    if not is_code or not line.profile.figures or not line.profile.is_numeric:
        return False
    return sum(other.meaning == "split" and other.profile.figures > 0 for other in lines) >= LEAST_PARTS


_NAME = re.compile(r"\S*[a-z][A-Z]\S*")


def _has_known(lines: Sequence[Line], shared: Benchmark) -> bool:
    """Whether lines name benchmarks on their own, one beside the shared one or two others: it is one among several."""
    others = {
        line.reading.benchmark.name
        for line in lines
        if line.meaning == "score"
        and line.reading.benchmark is not None
        and line.reading.benchmark.name != shared.name
        and not _is_sub_task(line, shared)
        and not (is_placed_unknown(line) or _is_doubtful(line))
    }
    benchmarks = (line.reading.benchmark for line in lines if line.meaning == "score")
    is_named = any(one is not None and one.name == shared.name for one in benchmarks)
    others |= {
        line.reading.label
        for line in lines
        if line.meaning == "unknown"
        and _NAME.fullmatch(line.reading.label)
        and key(line.reading.label) not in shared.parts
    }
    return len(others) + is_named >= 2


def _is_sub_task(line: Line, shared: Benchmark) -> bool:
    """A short code that happens to name another benchmark is a sub-task of this one when listed so."""
    named = line.reading.benchmark
    return (
        line.meaning == "score"
        and named is not None
        and named.name != shared.name
        and len(line.item.path) == 1
        and key(line.reading.label) in shared.parts
    )


def _adopt(line: Line, shared: Benchmark, context: Context) -> Line:
    reading = line.reading
    listed = key(reading.label) in shared.parts
    split = (
        reading.split if line.meaning in ("split", "average") and not listed else reading.label.removesuffix(PERCENT)
    )
    if (_is_described(line) or _is_code(line)) and reading.benchmark is not None:
        split = f"{reading.benchmark.name} {reading.split}".strip()
    split = _below(context.heading_split, split, shared) if split else context.heading_split
    metric = "" if listed else reading.metric
    if line.meaning == "unknown" and metric and not listed:
        split = f"{reading.name} {reading.split}".strip()
    adopted = replace(reading, kind="score", benchmark=shared, split=split, metric=metric)
    where = f"sub-task of {shared.name}, " + (
        f"which {context.named_in[:60]!r} names" if context.named_in else "which the document is about"
    )
    return replace(line, meaning="score", reading=adopted, reason=where)


def _below(heading_split: str, part: str, shared: Benchmark) -> str:
    """A part in the split that the heading names; what a number without a split is of goes without saying."""
    splits = {key(one) for one in shared.splits} - {key(shared.default_split)}
    is_other = key(heading_split) in splits and key(part) not in {key(one) for one in shared.splits}
    return f"{heading_split} {part}" if is_other else part
