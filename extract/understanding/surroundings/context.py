"""What stands around a table in, what it says of the whole table out: benchmark, subject, conditions, purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.records import Table
from extract.understanding.headings.task_headings import benchmark_of_metric, benchmark_of_task, without_titled
from extract.understanding.names.heading_names import BENCH, heading_name, heading_split, heading_title
from extract.understanding.names.names import clean_name, has_model_word
from extract.understanding.surroundings.linked_files import linked_benchmarks
from extract.understanding.surroundings.measured import (
    headed_model,
    labelled_model,
    measured,
    measured_model,
    memory_unit,
    precision,
)
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key, plain

_WORD = re.compile(r"[^\s,;:!?()\[\]{}*`\"'“”|]+")
_SCRIPTS = re.compile(r"(?<=[A-Za-z0-9])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
"""Between a name and the words behind it in scripts that set no blanks: `FooBenchベンチマーク`."""
_EVALUATION = re.compile(
    r"\b(?:evaluat\w*|assess\w*|benchmark\w*|bench|performance|results?|comparisons?|leaderboards?|accuracy|scores?|"
    r"quantitative|experiments?|"
    r"capabilit\w+|sota|state-of-the-art|metrics?|ablations?|zero-shot|few-shot|retrieval|classification|"
    r"captioning|grounding)\b|评测|评估|评价|性能|测评|基准|指标|结果|对比|能力",
    re.I,
)
_FINE_TUNING = re.compile(
    r"(?<!instruction )\bfine-?\s?tun(?:ing|e|ed)\b|"
    r"\bfinetun\w+\b|\bsft\b|\blora\b|\bqlora\b|\btraining\b|\btrain\b|微调|训练",
    re.I,
)
_MEMORY = re.compile(
    r"\b(?:memory|v?ram|gpu usage|speed|latency|throughput|inference (?:time|cost|efficiency)|efficien\w+)\b|"
    r"显存|速度|延迟",
    re.I,
)
_CONDITIONS = (
    re.compile(r"\bzero-shot\b", re.I),
    re.compile(r"\bfew-shot\b", re.I),
    re.compile(r"\bfine-?tuned\b", re.I),
)
_TASKS = (
    (re.compile(r"\bcaption", re.I), "captions"),
    (re.compile(r"\bretriev", re.I), "retrieval"),
    (re.compile(r"\bdetection\b", re.I), "detection"),
    (re.compile(r"\bqa\b|vqa\b|videoqa\b|question[ -]answering", re.I), "QA"),
)
METRIC_TASKS = (
    (re.compile(r"cider|bleu|meteor|spice|rouge", re.I), "captions"),
    (re.compile(r"\br@|recall@", re.I), "retrieval"),
)
LONGEST_TEXT = 600
"""Longer paragraphs above a table speak of more than the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the surroundings of one table say. `benchmarks` come from the nearest text that names any."""

    benchmarks: tuple[Benchmark, ...] = ()
    named_in: str = ""
    subject: str = ""
    document_subject: str = ""
    base: str = ""
    """The model that heads the column of names, to which rows below add something: `Method (Foo-8B)`."""
    section_subject: str = ""
    """A relative of the document's model that the section's text is about; only for rows that name nobody."""
    condition: str = ""
    is_evaluation: bool = False
    is_fine_tuning: bool = False
    is_memory: bool = False
    heading: str = ""
    tasks: tuple[str, ...] = ()
    heading_name: str = ""
    """A word of the nearest heading with any that is written like a benchmark nobody has reviewed: FooBench."""
    heading_title: str = ""
    """The whole nearest heading where it can be nothing but a name: K710, MiT V1."""
    heading_split: str = ""
    """A split that the nearest heading names beside its text: "English evaluation"."""
    far_benchmarks: tuple[Benchmark, ...] = ()
    """What a paragraph below the table, an enclosing section or the files that every row links names; only for tables
    that nothing nearer names."""
    measures: str = ""
    """What is measured besides quality: "speed", "memory", "both", "cache" (of keys and values) or ""."""

    memory_unit: str = ""
    """The unit of bare figures of memory that the nearest heading, caption or paragraph states."""
    precision: str = ""
    """The number format of the weights that the heading, the caption or what announces the table states."""

    @property
    def benchmark(self) -> Benchmark | None:
        """The one benchmark that the surroundings name, None when they name none or several."""
        return self.benchmarks[0] if len(self.benchmarks) == 1 else None


def context_of(
    table: Table, titles: Sequence[str], subject: str, vocabulary: Vocabulary, far: Sequence[str] = ()
) -> Context:
    """Read caption, title rows, the line above, the section's name, the headings, nearest first; `far` is last."""
    lead = table.lead_in if len(table.lead_in) <= LONGEST_TEXT else _announcement(table.lead_in)
    headings = [plain(text) for text in reversed(table.headings)]
    near = [plain(text) for text in (*titles, table.caption, lead, table.section) if text.strip()]
    texts = [*near, *headings]
    benchmarks, named_in, heading_name = _nearest_benchmarks(texts, vocabulary)
    if not benchmarks and (not heading_name or headings[:1] == [named_in]):
        headers = [cell.text for row in table.rows[: table.header_row_count] for cell in row]
        benchmarks = benchmark_of_metric(headings, headers, vocabulary)
        heading_name = "" if benchmarks else heading_name
    far_benchmarks = () if benchmarks else _far_benchmarks(far, vocabulary)
    if heading_name and headings[-1:] != [named_in]:
        far_benchmarks = ()
    if not benchmarks and not far_benchmarks:
        far_benchmarks = linked_benchmarks(table, vocabulary)
    own = [*near, *headings[:-1]] if len(headings) > 1 else near
    models = (name for text in (*own[:4], *headings[:1]) for name in models_in(text, vocabulary))
    labelled = labelled_model(lead) or headed_model(headings[0] if headings else "")
    purpose = _purpose_of(" · ".join((*near, *(one for one in headings[:2] if not _is_paper_title(one, subject)))))
    return Context(
        benchmarks=benchmarks,
        named_in=named_in,
        subject=next(models, "") or labelled or subject or measured_model((lead, *far)),
        document_subject=subject,
        condition=purpose.condition,
        is_evaluation=_is_evaluation(" · ".join(texts)),
        is_fine_tuning=purpose.is_fine_tuning,
        is_memory=purpose.is_memory,
        heading=headings[0] if headings else "",
        tasks=purpose.tasks,
        far_benchmarks=far_benchmarks,
        heading_name="" if far_benchmarks else heading_name,
        heading_title=heading_title(_title_of(headings, subject) if not benchmarks else "", vocabulary),
        heading_split=heading_split((lead, *headings[:1]), benchmarks, vocabulary),
        measures=next(filter(None, map(measured, (*near, *headings[:1]))), "") or purpose.measures,
        memory_unit=memory_unit((*near, *headings[:1], *far[:1])),
        precision=precision((*map(plain, (*titles, table.caption, _announcement(table.lead_in))), *headings[:1])),
    )


def _announcement(paragraph: str) -> str:
    """The last sentence of a long paragraph where it announces what stands below; else the paragraph says too much."""
    sentence = re.split(r"(?<=[.!?]) ", paragraph.rstrip())[-1]
    return sentence if sentence.endswith((":", "：")) and len(sentence) <= LONGEST_TEXT else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Purpose:
    """What the words close to a table say that it is for; tables below one heading mostly share them."""

    condition: str
    is_fine_tuning: bool
    is_memory: bool
    tasks: tuple[str, ...]
    measures: str


@lru_cache(maxsize=4096)
def _purpose_of(text: str) -> _Purpose:
    return _Purpose(
        condition=_condition(text),
        is_fine_tuning=bool(_FINE_TUNING.search(text)),
        is_memory=bool(_MEMORY.search(text)),
        tasks=tasks_in(text),
        measures=measured(text),
    )


def _condition(text: str) -> str:
    """How the surroundings say that figures were measured; two numbers of shots are compared, and say nothing."""
    said = [found.group(0).strip() for rule in _CONDITIONS if (found := rule.search(text))]
    shots = [words for words in said if words.casefold().endswith("-shot")]
    return "; ".join(words for words in said if len(shots) < 2 or words not in shots)


@lru_cache(maxsize=4096)
def _is_evaluation(text: str) -> bool:
    return bool(_EVALUATION.search(text) or BENCH.search(text))


def _is_paper_title(heading: str, subject: str) -> bool:
    """`Foo: Seeing with Better Captions`: the words of a paper's title say nothing of what one table measures."""
    return bool(subject) and key(heading).startswith(key(subject)) and len(heading.split()) > LONGEST_SECTION_TITLE


LONGEST_SECTION_TITLE = 4
"""Words up to which a heading that begins with the model's name may head a section: "Foo-VL Captioning Results"."""


def _title_of(headings: Sequence[str], subject: str) -> str:
    """The nearest heading, unless it names the document's own model: that is no benchmark."""
    nearest = headings[0] if headings else ""
    return "" if subject and key(nearest).startswith(key(subject)) else nearest


def _far_benchmarks(texts: Sequence[str], vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    """The one benchmark of the first paragraph that names just one and speaks of results."""
    for text in texts:
        found = benchmarks_in(text, vocabulary)
        if found:
            return found if len(found) == 1 and _EVALUATION.search(text) else ()
    return ()


def tasks_in(text: str) -> tuple[str, ...]:
    """What kinds of task a text names: captions, retrieval, detection, QA."""
    return tuple(task for rule, task in _TASKS if rule.search(text))


def _nearest_benchmarks(texts: Iterable[str], vocabulary: Vocabulary) -> tuple[tuple[Benchmark, ...], str, str]:
    """The benchmarks of the nearest text that names any, the text, and the name of one that nobody has reviewed."""
    for text in texts:
        found = benchmark_of_task(text, tasks_in(text), vocabulary) or benchmarks_in(text, vocabulary)
        found = without_titled(text, found) or _measured_benchmark(text, vocabulary)
        name = "" if found else heading_name(text)
        if found or name:
            return found, text, name
    return (), "", ""


_MEASURED = re.compile(r"(\S[^()]{0,40}?)\s*[(:]\s*([^()]{1,40}?)\)?")


def _measured_benchmark(text: str, vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    """`COCO (CIDEr)`: the name of a data set for several tasks, and a metric that tells which."""
    told = _MEASURED.fullmatch(text)
    tasks = [task for rule, task in METRIC_TASKS if told is not None and rule.search(told.group(2))]
    found = vocabulary.benchmark(f"{told.group(1)} {tasks[0]}") if told is not None and tasks else None
    return (found,) if found is not None else ()


def benchmarks_in(text: str, vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    """The benchmarks that running text names, longest name first at each word, in order, each once."""
    known: dict[str, tuple[Benchmark, ...]] = vocabulary.answered("benchmarks in a text")
    if text not in known:
        known[text] = _benchmarks_in(text, vocabulary)
    return known[text]


def _benchmarks_in(text: str, vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    words = [(found.group(0).strip(".-"), found.start()) for found in _WORD.finditer(_SCRIPTS.sub(" ", text))]
    found: dict[str, Benchmark] = {}
    place = 0
    while place < len(words):
        for length in range(min(4, len(words) - place), 0, -1):
            name = " ".join(word for word, _ in words[place : place + length])
            benchmark = vocabulary.benchmark(name) or (_without_split(name, vocabulary) if length == 1 else None)
            if benchmark is not None and _is_name(name, benchmark):
                found.setdefault(benchmark.name, benchmark)
                place += length - 1
                break
        place += 1
    return tuple(found.values())


def _without_split(word: str, vocabulary: Vocabulary) -> Benchmark | None:
    """`FooBench-test`: the benchmark before the split."""
    name, hyphen, split = word.rpartition("-")
    return vocabulary.benchmark(name) if hyphen and vocabulary.is_split(split) else None


def _is_name(text: str, benchmark: Benchmark) -> bool:
    """Ordinary words ("math", "wise", "direct") are names only when written like one."""
    return len(key(text)) >= 3 and (
        sum(map(str.isupper, text)) >= 2
        or any(map(str.isdigit, text))
        or text == benchmark.name
        or _SMALL.fullmatch(text) is not None
    )


_SMALL = re.compile(r"[a-z]{2,}(?:vqa|qa|bench)")
"""`aokvqa`, `mmbench`: no ordinary word ends like this."""


def models_in(text: str, vocabulary: Vocabulary) -> Iterable[str]:
    """The models that a text names beside benchmarks: LLaVA-Bench is none."""
    wholes = [key(benchmark.name) for benchmark in benchmarks_in(text, vocabulary)]
    return (name for name in model_names(text, vocabulary) if not any(key(name) in whole for whole in wholes))


def model_names(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Names of model lines in a heading: the word with its version and size behind it."""
    known: dict[str, tuple[str, ...]] = vocabulary.answered("models in a text")
    if text not in known:
        known[text] = tuple(_model_names(text, vocabulary))
    return known[text]


_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)*[BbMm]?|Pro|Flash|Sonnet|Opus|mini")
_KINDS = frozenset(("LLM", "LM", "VL", "VLM", "Chat", "Base", "Instruct", "Vision", "Omni", "Video", "Audio"))
"""Words between a model line and its size or version: DeepSeek LLM 7B."""


_BRACKET = re.compile(r"(?<=[^\x00-\x7f])\(")
"""Behind a word in scripts that set no blanks: `ベンチマーク(Foo-7B)`."""
_REPOSITORY = re.compile(r"[A-Za-z][\w.-]*/[A-Za-z]\w*(?:[.-]\w+)*-\w*\d\w*(?:[.-]\w+)*")
"""`acme/Foo-7B-GGUF`: the name of a model behind that of its owner."""


def _model_names(text: str, vocabulary: Vocabulary) -> Iterable[str]:
    words = _BRACKET.sub(" (", text.replace("`", " ")).split()
    place = 0
    while place < len(words):
        word = clean_name(words[place]).strip("()[]").rstrip(".,;:!?").rstrip("()[]")
        word = word if word.count("(") == word.count(")") else word.partition("(")[0]
        first = re.split(r"/" if _REPOSITORY.fullmatch(word) else r"[-_/]", word)[-1] if "/" in word else word
        parts = [key(part) for part in re.split(r"[-_]", first)]
        if (
            parts
            and has_model_word(parts[0], vocabulary)
            and first[:1].isalnum()
            and (len(words) <= 3 or not first.islower())
        ):
            name = [first]
            if (
                len(words) > place + 2
                and words[place + 1] in _KINDS
                and _VERSION.fullmatch(words[place + 2].strip("():,?!"))
            ):
                place += 1
                name.append(words[place])
            while place + 1 < len(words) and _VERSION.fullmatch(words[place + 1].strip("():,?!")):
                place += 1
                name.append(words[place].strip("():,?!"))
            if len(name) > 1 and place + 1 < len(words) and words[place + 1].strip("():,?!") in _KINDS:
                place += 1
                name.append(words[place].strip("():,?!"))
            if vocabulary.not_model(" ".join(name)) is None:
                yield " ".join(name)
        place += 1
