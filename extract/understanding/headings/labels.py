"""One header text with what its level is said to hold in, its heading out; and names of benchmarks nobody reviewed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.quick import maker, quickly_made
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.qualifiers import Heading
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One header text with what its own level is said to hold ("metric" in a column headed Metric), or ""."""

    text: str
    hint: str = ""


new_label = maker(Label)


SHORTEST_STEM = 8
"""Letters of a text that may stand for a benchmark without the word Bench behind it."""


SHORTEST_STEM_OF_EVAL = 6
"""The same for the word Eval, before which no everyday words stand."""


def short_for(name: str, vocabulary: Vocabulary) -> Benchmark | None:
    """The benchmark whose name is this text with the word Bench or Eval behind it."""
    bench = vocabulary.benchmark(f"{name} Bench") if len(key(name)) >= SHORTEST_STEM else None
    return bench or (vocabulary.benchmark(f"{name} Eval") if len(key(name)) >= SHORTEST_STEM_OF_EVAL else None)


def unreviewed(name: str) -> Benchmark:
    """A benchmark that only the document names; brackets around the whole name are no part of it."""
    bare = name[1:-1].strip() if name.startswith("(") and name.find(")") == len(name) - 1 else name
    return Benchmark(name=bare or name, is_known=False)


def bare_name(heading: Heading) -> str:
    """An unknown text without the split, metric or condition behind it."""
    return heading.head or heading.text


def hinted(label: Label, vocabulary: Vocabulary) -> Heading:
    heading = read_heading(label.text, vocabulary)
    if (
        label.hint == "benchmark"
        and heading.kind in ("unknown", "group", "attribute")
        and heading.meaning not in STRONG
    ):
        named = unreviewed(bare_name(heading))
        return replace(heading, kind="benchmark", meaning="", benchmark=named, reason="stands where benchmarks stand")
    if label.hint == "metric" and heading.kind in ("unknown", "attribute", "group") and heading.meaning not in STRONG:
        return Heading(text=heading.text, kind="metric", metric=heading.text, reason="stands where metrics stand")
    if label.hint == "part":
        return Heading(text=heading.text, kind="split", split=heading.text, reason="a part of what the header names")
    if label.hint == "split" and heading.kind in ("unknown", "attribute", "group", "average"):
        return Heading(text=heading.text, kind="split", split=heading.text, reason="stands where splits stand")
    if label.hint in ("condition", "frames", "quantization", "resolution"):
        return Heading(
            text=heading.text, kind="condition", condition=heading.text, reason="stands where conditions stand"
        )
    if label.hint == "group_row" and (heading.kind not in ("benchmark", "average") or _sorts(label.text, vocabulary)):
        return Heading(text=heading.text, kind="group", reason="only sorts the rows")
    if label.hint == "language" and (key(label.text) == "all" or "," in label.text):
        return Heading(text=heading.text, kind="empty", reason="lists what languages a benchmark is in")
    if label.hint == "beside":
        return Heading(text=heading.text, kind="empty", reason="says something about the line, not what it is")
    if label.hint in ("group", "rank", "link", "description", "language", "tokens", "date", "venue", "data_size"):
        kept = heading.kind == "average" or (label.hint == "group" and heading.meaning in STRONG)
        return heading if kept else Heading(text=heading.text, kind="group", reason="only sorts the rows")
    return heading


def _sorts(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a row that heads others is a word for a kind of task, though a benchmark goes by it too: Math, MATH."""
    return vocabulary.group(text) is not None and not text.isupper()


STRONG = frozenset(
    ("total_size", "activated_size", "llm_size", "vision_encoder_size", "gpu_memory", "throughput", "latency",
     "vision_encoder", "language_model", "base_model", "context_length", "tokens", "resolution", "hyper_parameter",
     "data_size", "download_size", "host_memory", "date", "licence", "ignored")
)  # fmt: skip
"""Attributes that stay so even in a column headed Benchmark."""
