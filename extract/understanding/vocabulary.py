"""Reviewed reference rows in, one frozen lookup out, built once for each version of the reference data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from extract.errors import SeedsError
from extract.reference import Reference, Row
from extract.understanding.wording import key, phrase

_ARROW = re.compile(r"(?<=[A-Za-z]) ?(?:→|->|⇒|➔) ?(?=[A-Za-z])")
"""A direction of retrieval, `T→I`, is written T2I as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One benchmark of benchmarks.csv, or one that a document names and nobody has reviewed yet."""

    name: str
    splits: tuple[str, ...] = ()
    default_split: str = ""
    """The split of a number that names none."""
    metric: str = ""
    unit: str = ""
    scale_minimum: float | None = None
    scale_maximum: float | None = None
    higher_is_better: bool = True
    pair: tuple[str, ...] = ()
    pair_maxima: tuple[float | None, ...] = ()
    """The end of the scale of each number of a pair, where the part has a reviewed row of its own."""
    sub_scores: tuple[str, ...] = ()
    is_known: bool = True
    parts: frozenset[str] = frozenset()
    """Keys of splits, sub-scores and parts of a pair."""
    whole: str = ""
    part: str = ""
    """Of a name for one number of another benchmark's pair: that benchmark and the part, so that both are one key."""

    @property
    def is_relative(self) -> bool:
        """Whether its score is itself a share of a reference's: a relative score is no share of another row's."""
        return self.metric.startswith("relative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One reviewed row: a compiled pattern, what it means, and why."""

    expression: re.Pattern[str]
    meaning: str
    reason: str
    unit: str = ""


class Patterns:
    """Reviewed rows in order. One expression of them all says first whether any matches: for most texts none does."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._any = re.compile("|".join(f"(?:{one.expression.pattern})" for one in self._patterns))

    def first(self, text: str) -> Pattern | None:
        """The first row whose pattern matches the whole text."""
        if not self._any.fullmatch(text):
            return None
        return next((one for one in self._patterns if one.expression.fullmatch(text)), None)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Everything that the reference data says about the words of tables."""

    benchmarks: Mapping[str, Benchmark]
    """By folded spelling; spellings of two benchmarks that fold alike stand in `exact` alone."""
    exact: Mapping[str, Benchmark]
    columns: Patterns
    not_models: Patterns
    groups: Patterns
    metrics: Patterns
    split_words: frozenset[str]
    model_words: frozenset[str]
    language_models: frozenset[str]
    encoders: frozenset[str]
    training_data: frozenset[str]
    """Keys of data sets that models are trained on and that are no benchmarks."""
    organizations: frozenset[str]
    """Keys of the names of those who make models."""
    cards: Mapping[str, float]
    """Gigabytes of known graphics cards by the key of their name."""
    memory: dict[tuple[str, str], Pattern | None] = field(default_factory=dict, repr=False, compare=False)
    answers: dict[str, dict[Any, Any]] = field(default_factory=dict, repr=False, compare=False)
    """Answers already given, by question: what depends on a text and this vocabulary alone is worked out once."""

    def benchmark(self, text: str) -> Benchmark | None:
        """The benchmark that the whole text names, if any."""
        return self.exact.get(text.strip().casefold()) or self.benchmarks.get(key(text))

    def column(self, text: str) -> Pattern | None:
        """What a header text means apart from benchmarks."""
        return self._find("columns", self.columns, text)

    def not_model(self, text: str) -> Pattern | None:
        """Why a row is no model (Human, Random, …), if so."""
        return self._find("not_models", self.not_models, text)

    def group(self, text: str) -> Pattern | None:
        """Why a text only sorts rows or columns ("Open-source models"), if so."""
        return self._find("groups", self.groups, text)

    def metric(self, text: str) -> Pattern | None:
        """The metric that the whole text names, if any."""
        return self._find("metrics", self.metrics, text)

    def is_split(self, text: str) -> bool:
        """Whether the text is a usual name of a split; `val/test` are two."""
        if "/" in text and not text.casefold().startswith(("w/", "wo/")):
            return False
        return key(_ARROW.sub("2", text)) in self.split_words

    def answered(self, question: str) -> dict[Any, Any]:
        """The answers to one kind of question, emptied when there are too many."""
        known = self.answers.setdefault(question, {})
        if len(known) > MAXIMUM_MEMORY:
            known.clear()
        return known

    def _find(self, kind: str, patterns: Patterns, text: str) -> Pattern | None:
        folded = phrase(text)
        if not folded:
            return None
        place = (kind, folded)
        if place not in self.memory:
            if len(self.memory) > MAXIMUM_MEMORY:
                self.memory.clear()
            self.memory[place] = patterns.first(folded)
        return self.memory[place]


MAXIMUM_MEMORY = 100_000
"""Remembered headings; bounds memory over a corpus of many documents."""


class _Keyed:
    """A reference that compares by its version, so that it can be a cache key."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.reference.version == self.reference.version

    def __hash__(self) -> int:
        return hash(self.reference.version)


def vocabulary_of(reference: Reference) -> Vocabulary:
    """The lookup of one reference; the same object for the same version."""
    return _build(_Keyed(reference))


@lru_cache(maxsize=8)
def _build(keyed: _Keyed) -> Vocabulary:
    reference = keyed.reference
    return Vocabulary(
        benchmarks=_benchmarks(reference.rows("benchmarks")),
        exact=_shared_spellings(reference.rows("benchmarks")),
        columns=_patterns(reference, "columns", "meaning"),
        not_models=_patterns(reference, "not_models", ""),
        groups=_patterns(reference, "group_words", ""),
        metrics=_patterns(reference, "metric_words", "metric"),
        split_words=frozenset(key(row["word"]) for row in reference.rows("split_words")),
        model_words=frozenset(key(row["word"]) for row in reference.rows("model_words")),
        language_models=_families(reference.rows("components"), "language_model"),
        cards={key(row["gpu"]): float(row["memory_gb"]) for row in reference.rows("gpus") if row["memory_gb"]},
        encoders=_families(reference.rows("components"), "vision_encoder"),
        training_data=_training_data(reference),
        organizations=_spellings(reference.rows("organizations")),
    )


def _training_data(reference: Reference) -> frozenset[str]:
    return _spellings(reference.rows("datasets")) - _benchmarks(reference.rows("benchmarks")).keys()


def _spellings(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(key(name) for row in rows for name in (row["name"], *_list(row["aliases"])))


def _patterns(reference: Reference, name: str, meaning: str) -> Patterns:
    made: list[Pattern] = []
    for number, row in enumerate(reference.rows(name), 2):
        try:
            expression = re.compile(row["pattern"])
        except re.error as error:
            raise SeedsError(
                f"seeds/reference/{name}.csv row {number}: {row['pattern']!r} is no pattern ({error}); mend the row"
            ) from error
        made.append(
            Pattern(
                expression=expression,
                meaning=row[meaning] if meaning else "",
                reason=row["reason"],
                unit=row.get("unit", ""),
            )
        )
    return Patterns(made)


def _benchmarks(rows: Iterable[Row]) -> dict[str, Benchmark]:
    found: dict[str, Benchmark] = {}
    aliases: dict[str, Benchmark] = {}
    pairs, maxima = _pairs(rows), _maxima(rows)
    for row in rows:
        benchmark = _benchmark(row, pairs, maxima)
        found.setdefault(key(row["name"]), benchmark)
        found.setdefault(key(row["benchmark_id"]), benchmark)
        for alias in row["aliases"].split(";"):
            if alias.strip():
                aliases.setdefault(key(alias), benchmark)
    for spelling in _shared_spellings(rows):
        aliases.pop(key(spelling), None)
        found.pop(key(spelling), None)
    return aliases | found


def _shared_spellings(rows: Iterable[Row]) -> dict[str, Benchmark]:
    """Spellings of different benchmarks that are equal when folded: these count only as they are written."""
    spellings: dict[str, dict[str, Row]] = {}
    pairs, maxima = _pairs(rows), _maxima(rows)
    for row in rows:
        for name in (row["name"], *_list(row["aliases"])):
            spellings.setdefault(key(name), {})[name.casefold()] = row
    return {
        name: _benchmark(row, pairs, maxima)
        for group in spellings.values()
        if len({row["benchmark_id"] for row in group.values()}) > 1
        for name, row in group.items()
    }


def _pairs(rows: Iterable[Row]) -> dict[str, tuple[str, str]]:
    """By folded name: the benchmark and the part of its pair that a name such as FooBench-Reading says in one."""
    return {key(f"{row['name']} {part}"): (row["name"], part) for row in rows for part in _list(row["pair_convention"])}


def _maxima(rows: Iterable[Row]) -> dict[str, float | None]:
    """By folded name: the end of a benchmark's scale."""
    return {key(row["name"]): _number(row.get("scale_max", "")) for row in rows}


def _benchmark(row: Row, pairs: Mapping[str, tuple[str, str]], maxima: Mapping[str, float | None]) -> Benchmark:
    whole, part = pairs.get(key(row["name"]), ("", ""))
    splits, pair, parts = (_list(row.get(name, "")) for name in ("splits", "pair_convention", "sub_scores"))
    return Benchmark(
        name=row["name"],
        splits=splits,
        default_split=row.get("default_split", ""),
        metric=row.get("metric", ""),
        unit=row.get("unit", ""),
        scale_minimum=_number(row.get("scale_min", "")),
        scale_maximum=_number(row.get("scale_max", "")),
        higher_is_better=row.get("higher_is_better", "") != "false",
        pair=pair,
        pair_maxima=tuple(maxima.get(key(f"{row['name']} {one}")) for one in pair),
        sub_scores=parts,
        parts=frozenset(key(one) for one in (*splits, *pair, *parts)),
        whole=whole,
        part=part,
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _number(text: str) -> float | None:
    return float(text) if text.strip() else None


def _families(rows: Iterable[Row], kind: str) -> frozenset[str]:
    """Keys of the names of one kind of component, with and without their version, and of their last words."""
    found: set[str] = set()
    for row in rows:
        if row.get("kind") != kind:
            continue
        for name in (row["name"], row.get("family", ""), *row.get("aliases", "").split(";")):
            words = [word for word in re.split(r"[\s/-]+", name) if word]
            forms = [
                key(name),
                key(name).rstrip("0123456789"),
                *(key(word).rstrip("0123456789") for word in words[-1:]),
            ]
            found.update(form for form in forms if len(form) > 1 and not form.isdigit())
    return frozenset(found - _NO_FAMILY)


_NO_FAMILY = frozenset(
    ("model", "base", "large", "small", "chat", "instruct", "custom", "llm", "encoder", "vl", "language", "it")
)
"""Last words of component names that name nothing by themselves."""
