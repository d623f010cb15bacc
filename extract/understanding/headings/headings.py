"""One header text in, what it names out: a benchmark with split and metric, an attribute, or nothing known.

`a / b` in a heading names what each number of a cell is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.understanding.headings.amount_headings import amount_in
from extract.understanding.headings.benchmark_headings import (
    as_benchmark,
    as_benchmark_list,
    as_benchmark_with_rest,
    as_called_benchmark,
    as_glued_split,
    as_leading_language,
    as_leading_shots,
    as_optional_suffix,
    as_score_on,
)
from extract.understanding.headings.heading_tails import is_metric, without_tail
from extract.understanding.headings.measures_on import as_measure_on
from extract.understanding.headings.memory_headings import memory_with_condition
from extract.understanding.headings.qualifiers import (
    CONDITION,
    SHOTS,
    SLASHES,
    UNIT,
    Heading,
    HeadingKind,
    Part,
    joined,
    pieces_of,
    read_pieces,
)
from extract.understanding.headings.speeds import unit_and_device
from extract.understanding.headings.task_headings import one_way_of_retrieval
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key, phrase, plain

LONGEST_HEADING = 300
"""Characters; longer headers are prose, and trying every beginning of one would cost the square of its length."""


def read_heading(text: str, vocabulary: Vocabulary) -> Heading:
    """Understand one header text on its own, without its neighbours."""
    known: dict[str, Heading] = vocabulary.answered("heading")
    heading = known.get(text)
    if heading is None and len(text) > LONGEST_HEADING:
        return Heading(text=text, kind="unknown", reason="too long to name a measure")
    if heading is None:
        heading = known[text] = _read(plain(text), vocabulary)
    return heading


_NOTE = re.compile(r"(?<=\w)\s*(?:\[\d{1,2}\]|\([A-Z][^()\d]*,? (?:19|20)\d\d[a-z]?\))$")
"""The mark of a footnote behind a name, or who is cited: `FooBench [3]`, `FooBench (Doe et al., 2031)`."""


_IN_BRACKETS = re.compile(r"[(\[](?P<metric>[^()\[\]]{1,30})[)\]]")
"""A metric in brackets, a row below what was measured with it: `FooQA` above `(Acc.)`."""
_GLOSSED = re.compile(r"(?P<said>[A-Za-z][\w .#/-]*[A-Za-z])\s*\([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+\)")
"""A heading with the same in another script behind it."""
_OUT_OF = re.compile(r"(?P<said>\S.*?) ?/ ?(?:10|100|[12]\d00)")
"""A benchmark with the most that can be reached: `FooBench /1000`."""


def _read(text: str, vocabulary: Vocabulary) -> Heading:
    text = _NOTE.sub("", text)
    if text.startswith(("~", "≈")) and key(text):  # `~VRAM (Q4)`: amounts that are only about right
        return replace(_read(text.lstrip("~≈ "), vocabulary), text=text)
    if text.endswith(" τ"):
        reason = "how many drafted tokens are taken: how fast, not how good"
        return Heading(text=text, kind="attribute", meaning="ignored", reason=reason)
    out_of = _OUT_OF.fullmatch(text) if "/" in text else None
    if out_of is not None and vocabulary.benchmark(out_of["said"]) is not None:
        return replace(_read(out_of["said"], vocabulary), text=text)
    whole = _IN_BRACKETS.fullmatch(text)
    metric = vocabulary.metric(whole["metric"]) if whole is not None else None
    if whole is not None and metric is not None:
        reason = f"names a metric: {metric.reason}"
        return Heading(text=text, kind="metric", metric=whole["metric"], unit=metric.unit, reason=reason)
    said = _GLOSSED.fullmatch(text)
    if said is not None and vocabulary.column(said["said"]):
        return replace(_read(said["said"], vocabulary), text=text)
    if not key(text) and phrase(text) != "%" and not (vocabulary.column(text) or vocabulary.metric(text)):
        return Heading(text=text, kind="empty", reason="no text")
    for reader in _READERS:
        heading = reader(text, vocabulary)
        if heading is not None:
            return heading
    one_way = one_way_of_retrieval(text, vocabulary)
    return replace(_read(one_way, vocabulary), text=text) if one_way else _unknown(text, vocabulary)


_OTHER_SCRIPT = re.compile(r"[(（]?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+[)）]?")
"""What says the same in another script beside a name: `文書質問 FooBench`."""
_LISTED_TAIL = re.compile(r"(\S.*)-([A-Za-z]+(?:/[A-Za-z]+)+)")
"""A name with the parts of its numbers behind a hyphen: `FooBench-P/R/A`."""


def _unknown(text: str, vocabulary: Vocabulary) -> Heading:
    """A name nobody knows; splits, metrics and conditions behind it are known all the same."""
    bare = _OTHER_SCRIPT.sub(" ", text).strip()
    said = _read(bare, vocabulary) if bare and bare != text else None
    if said is not None and said.benchmark is not None and said.benchmark.is_known:
        return replace(said, text=text)
    amount, reason = amount_in(text)
    if amount:
        return Heading(text=text, kind="attribute", meaning=amount, reason=reason)
    listed = _LISTED_TAIL.fullmatch(text)
    if listed is not None and vocabulary.benchmark(listed.group(1)) is not None:
        return _read(f"{listed.group(1)} ({listed.group(2)})", vocabulary)
    plainly = Heading(text=text, kind="unknown", reason="no known word")
    bracket = re.search(r"\s*[(\[]", text)
    if bracket is not None and bracket.start() > 0:
        head = text[: bracket.start()].strip()
        pieces = [(piece, "/" in piece) for piece, _ in pieces_of(text[bracket.start() :])]
        known = read_pieces(plainly, pieces, vocabulary)
        if known is not None and known != plainly:
            tail = without_tail(plainly, head, vocabulary)
            metric, split = known.metric or tail.metric, joined(tail.split, known.split).strip()
            return replace(known, head=tail.head or head, metric=metric, split=split)
    return without_tail(plainly, text, vocabulary)


_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_MEASURES = frozenset(
    ("gpu_memory", "host_memory", "throughput", "latency", "total_size", "activated_size", "llm_size",
     "vision_encoder_size", "context_length", "download_size")
)  # fmt: skip


_STEPS = re.compile(r"\d+[ -]?(?:max )?steps?", re.I)
"""`15 steps`: how far an agent may go; without the number a training setting."""


def _as_attribute(text: str, vocabulary: Vocabulary) -> Heading | None:
    pattern = vocabulary.column(text) if not _STEPS.fullmatch(text) else None
    if pattern is None and _BRACKETS.search(text):
        outside = vocabulary.column(_BRACKETS.sub("", text))
        pattern = outside if outside is not None and outside.meaning in _MEASURES else None
    if pattern is None:
        return _as_memory(text, vocabulary)
    brackets = [found.strip() for found in re.findall(r"\(([^()]*)\)", text)]
    unit = next((found for found in brackets if UNIT.fullmatch(found)), "")
    others = "; ".join(found for found in brackets if found and not UNIT.fullmatch(found))
    if pattern.meaning == "average" and is_metric(others, vocabulary):
        return Heading(
            text=_BRACKETS.sub("", text), kind="average", meaning="average", metric=others, reason=pattern.reason
        )
    kind: HeadingKind = "average" if pattern.meaning == "average" else "attribute"
    condition = others if pattern.meaning in ("throughput", "latency", "gpu_memory") else ""
    if pattern.meaning == "throughput":
        said, device = unit_and_device(text)
        unit, condition = unit or said, joined(device, condition if condition != said else "").strip()
    return Heading(text=text, kind=kind, meaning=pattern.meaning, unit=unit, condition=condition, reason=pattern.reason)


def _as_memory(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`INT4 VRAM`: memory with what it depends on."""
    found = memory_with_condition(text, vocabulary)
    if found is None:
        return None
    pattern, condition = found
    unit = next((word for word in re.findall(r"\(([^()]*)\)", text) if UNIT.fullmatch(word)), "")
    return Heading(
        text=text, kind="attribute", meaning=pattern.meaning, unit=unit, condition=condition, reason=pattern.reason
    )


def _as_condition(text: str, vocabulary: Vocabulary) -> Heading | None:
    del vocabulary
    if SHOTS.fullmatch(text) or CONDITION.fullmatch(text):
        return Heading(text=text, kind="condition", condition=text, reason="says how it was measured")
    return None


def _as_metric(text: str, vocabulary: Vocabulary) -> Heading | None:
    pattern = vocabulary.metric(text)
    if pattern is None:
        return None
    metric = "" if pattern.reason.startswith("a bare heading") else plain(text)
    return Heading(
        text=text, kind="metric", metric=metric, unit=pattern.unit, reason=f"names a metric: {pattern.reason}"
    )


def _as_split(text: str, vocabulary: Vocabulary) -> Heading | None:
    if vocabulary.is_split(text):
        return Heading(text=text, kind="split", split=text, reason="names a split")
    return None


def _as_metric_with_rest(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`CIDEr (val)`, `CIDEr / BLEU-4 (test)`, `MIoU (validation) refcoco / refcoco+ / refcocog`."""
    bracket = re.search(r"[(\[]", text)
    head = text[: bracket.start()].strip() if bracket else text
    rest = text[bracket.start() :] if bracket else ""
    inner = _bracketed_benchmark(head, rest, vocabulary)
    if inner is not None:
        return replace(inner, text=text, metric=joined(head, inner.metric).strip())
    words = head.split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        heading = _as_metric(name, vocabulary) or _metric_list(name, vocabulary)
        if heading is not None:
            pieces = [*pieces_of(" ".join(words[count:])), *pieces_of(rest)]
            return read_pieces(replace(heading, text=text), pieces, vocabulary)
    return None


def _bracketed_benchmark(head: str, rest: str, vocabulary: Vocabulary) -> Heading | None:
    """`Accuracy (MMLU)`: the benchmark stands in brackets behind its metric."""
    bracket = re.fullmatch(r"\(([^()]+)\)", rest)
    if bracket is None or not is_metric(head, vocabulary):
        return None
    return as_benchmark(bracket.group(1), vocabulary) or as_benchmark_with_rest(bracket.group(1), vocabulary)


def _metric_list(text: str, vocabulary: Vocabulary) -> Heading | None:
    names = SLASHES.split(text)
    if len(names) < 2 or not all(vocabulary.metric(name) for name in names):
        return None
    return Heading(
        text=text, kind="metric", parts=tuple(Part(metric=name) for name in names), reason="names a metric a number"
    )


def _as_splits_with_rest(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`val (0-shot)`, `val / test`, `w/o subs`."""
    heading = read_pieces(Heading(text=text, kind="split", reason="names a split"), list(pieces_of(text)), vocabulary)
    return heading if heading is not None and (heading.split or heading.parts) else None


def _as_group(text: str, vocabulary: Vocabulary) -> Heading | None:
    pattern = vocabulary.group(text)
    return Heading(text=text, kind="group", reason=pattern.reason) if pattern is not None else None


_READERS = (
    as_optional_suffix,
    as_score_on,
    as_measure_on,
    as_benchmark,
    as_called_benchmark,
    _as_attribute,
    _as_condition,
    _as_metric,
    _as_split,
    as_benchmark_list,
    as_benchmark_with_rest,
    as_glued_split,
    _as_metric_with_rest,
    _as_splits_with_rest,
    as_leading_shots,
    as_leading_language,
    _as_group,
)
"""Tried in this order; the first that understands the text answers."""
