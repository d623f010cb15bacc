"""What stands around a table in, what it says of the whole table out: benchmark, subject, conditions, purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.quick import maker, quickly_made
from extract.records import Table
from extract.understanding.headings.memory_headings import SIZED_NAME
from extract.understanding.headings.stated_conditions import stated_condition
from extract.understanding.headings.task_headings import benchmark_of_metric, benchmark_of_task, without_titled
from extract.understanding.names.heading_names import BENCH, heading_name, heading_split, heading_title
from extract.understanding.names.names import clean_name, text_looks_like_model
from extract.understanding.surroundings.linked_files import linked_benchmarks
from extract.understanding.surroundings.measured import (
    ablated_model,
    headed_model,
    labelled_model,
    measured,
    measured_model,
    memory_unit,
    of_results,
    precision,
)
from extract.understanding.surroundings.names_in_text import benchmarks_in, models_in
from extract.understanding.surroundings.purposes import purpose_of, tasks_in
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key, plain

_EVALUATION = re.compile(
    r"\b(?:evaluat\w*|assess\w*|benchmark\w*|bench|performance|results?|comparisons?|leaderboards?|accuracy|scores?|"
    r"rankings?|arena|elo|"
    r"quantitative|experiments?|"
    r"capabilit\w+|sota|state-of-the-art|metrics?|ablations?|zero-shot|few-shot|retrieval|classification|"
    r"captioning|grounding)\b|评测|评估|评价|性能|测评|基准|指标|结果|对比|能力",
    re.I,
)
METRIC_TASKS = (
    (re.compile(r"cider|bleu|meteor|spice|rouge", re.I), "captions"),
    (re.compile(r"\br@|recall@", re.I), "retrieval"),
)
LONGEST_TEXT = 600
"""Longer paragraphs above a table speak of more than the table."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the surroundings of one table say. `benchmarks` come from the nearest text that names any."""

    benchmarks: tuple[Benchmark, ...] = ()
    named_in: str = ""
    subject: str = ""
    document_subject: str = ""
    near_subject: str = ""
    """The model that the words by the table name where the document's own title names another or none."""
    measured: str = ""
    """The sized model that a paragraph of the section says its experiments use, beside the one the page is about."""
    titled: str = ""
    """The name in the title that "ours" below it stands for: `FooDrop: Dropping Tokens`, `FooCompose`."""
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
    splits: tuple[tuple[str, str], ...] = ()
    """The splits that a note above or below the table tells, by the benchmark's name."""
    precision: str = ""
    """The number format of the weights that the heading, the caption or what announces the table states."""
    stated: str = ""
    """How the models were run or tuned, where the nearest heading or caption says nothing else: `LoRA`, `8K tokens`."""

    @property
    def benchmark(self) -> Benchmark | None:
        """The one benchmark that the surroundings name, None when they name none or several."""
        return self.benchmarks[0] if len(self.benchmarks) == 1 else None


_new_context = maker(Context)


def context_of(
    table: Table, titles: Sequence[str], subject: str, vocabulary: Vocabulary, far: Sequence[str] = ()
) -> Context:
    """Read caption, title rows, the line above, the section's name, the headings, nearest first; `far` is last."""
    lead = _caption_in(table.lead_in)
    lead = lead if len(lead) <= LONGEST_TEXT else _announcement(lead)
    headings = [plain(text) for text in reversed(table.headings)]
    near = [plain(text) for text in (*titles, table.caption, lead, table.section) if text.strip()]
    texts = [*near, *headings]
    naming = [_without_figures(text) if text == plain(lead) else text for text in texts]
    benchmarks, named_in, heading_name = _nearest_benchmarks(naming, vocabulary)
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
    models = (
        name
        for text in (*own[:4], *headings[:1])
        for name in (_said_of(text, headings, vocabulary) if text == plain(lead) else models_in(text, vocabulary))
    )
    named = next(models, "") or _named_alone(titles, vocabulary)
    labelled = labelled_model(lead) or headed_model(headings[0] if headings else "")
    labelled = labelled or _kin_in(lead, subject) or _kin_in(headings[0] if headings else "", subject)
    labelled = labelled or next(filter(None, map(of_results, (*near, *headings[:1]))), "")
    tried = measured_model((lead, *far))
    purpose = purpose_of(" · ".join((*near, *(one for one in headings[:2] if not _is_paper_title(one, subject)))))
    return _new_context(
        benchmarks=benchmarks,
        named_in=named_in,
        subject=named or labelled or subject or tried or ablated_model(headings),
        document_subject=subject,
        measured=tried,
        near_subject=named if headings[1:] and key(named) not in key(headings[-1]) else "",
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
        stated=next(filter(None, (stated_condition(text, vocabulary) for text in (*near, *headings[:1]))), ""),
        precision=precision((*map(plain, (*titles, table.caption, _announcement(table.lead_in))), *headings[:1])),
    )


def _named_alone(titles: Sequence[str], vocabulary: Vocabulary) -> str:
    """The sized model, known or not, that a row over all columns is nothing but the name of."""
    names = (clean_name(title) for title in titles if SIZED_NAME.fullmatch(plain(title).strip(" *")))
    return next((name for name in names if text_looks_like_model(name, vocabulary) >= LEAST_LIKENESS), "")


LEAST_LIKENESS = 0.5
"""Likeness to a model's name from which a row over all columns is one."""
_SAYS = re.compile(
    r"\W*(?P<name>[A-Z][\w.+-]*(?: \d[\w.]*)?)\s+(?:is|has|was|(?!models\b|results\b|scores\b)[a-z]{3,}(?:s|ed))\b"
)
_SHAPED = re.compile(r"\d|-[A-Z]|[a-z][A-Z]")


_PART = (
    r"(?:the |our |a |its )?(?:(?:fixed|frozen|base|shared|same) )?(?:language models?|llms?"
    r"|(?:vision|visual|image) (?:encoders?|towers?)|(?:llm|language) (?:backbones?|decoders?))"
)
_AS_PART = re.compile(
    rf"(?<!\S)(?:[A-Z]\S* )?\S+ (?i:(?:is used )?as {_PART})\b|(?<![\w-])(?i:{_PART} (?:is|are|was)) \S+(?: \d[\w.]*)?"
)
"""A part of what is compared, no subject: "use Foo-7B as the language model", "The LLM is Foo-7B"."""


def _said_of(lead: str, headings: Sequence[str], vocabulary: Vocabulary) -> Iterable[str]:
    """The models that a text above a table may be about: of "Foo-VL couples SigLIP with Qwen" no part is one."""
    lead = _AS_PART.sub("", lead)
    says = _SAYS.match(lead)
    if says is None:
        return models_in(lead, vocabulary)
    name = says["name"]
    if _SHAPED.search(name) or any(key(name) == key(heading) for heading in headings):
        return models_in(name, vocabulary)
    parts = vocabulary.encoders | vocabulary.language_models
    return [other for other in models_in(lead, vocabulary) if not {key(other), key(other.split()[0])} & parts]


def _kin_in(lead: str, subject: str) -> str:
    """The one relative of the document's model that a line above a table names: "Peak memory of Foo-VL-Chat:"."""
    if not subject or len(lead) > LONGEST_LINE or f"{subject}-" not in lead:
        return ""
    kin = set(re.findall(rf"(?<![\w.-]){re.escape(subject)}-[A-Z\d][\w.-]*\w", lead))
    return kin.pop() if len(kin) == 1 and not BENCH.search(lead) else ""


LONGEST_LINE = 160
"""Characters of a line that speaks of the table below it alone."""


_NUMBERED = re.compile(r"(?<=[0-9a-z,.)*])(?:Table|Tab\.|TABLE) \d{1,2}[.:] |(?<=[.!?] )(?:Table|TABLE) \d{1,2}[.:] ")


def _caption_in(paragraph: str) -> str:
    """The caption that a page's text runs into, "… for 1,000Table 2: Scores on FooBench"; else the whole."""
    found = list(_NUMBERED.finditer(paragraph))
    return paragraph[found[-1].start() :] if found and found[-1].start() else paragraph


def _announcement(paragraph: str) -> str:
    """The last sentence of a long paragraph where it announces what stands below; else the paragraph says too much."""
    text = paragraph.rstrip()
    if not text.endswith((":", "：")):
        return ""
    sentence = re.split(r"(?<=[.!?]) ", text)[-1]
    return sentence if len(sentence) <= LONGEST_TEXT else ""


_SENTENCE = re.compile(r"(?<=[.!?]) (?=\W*[A-Z\d])")
_STATED = re.compile(r"(?<![\w.-])\d{1,3}(?:\.\d+|(?: ?%))(?![\w.-]|\.\d)")


def _without_figures(paragraph: str) -> str:
    """A paragraph above a table without the sentences that state scores themselves: of benchmarks of their own."""
    sentences = _SENTENCE.split(paragraph)
    return " ".join(one for one in sentences if not _STATED.search(one)) if len(sentences) > 1 else paragraph


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
    told = _MEASURED.fullmatch(text) if "(" in text or ":" in text else None
    tasks = [task for rule, task in METRIC_TASKS if told is not None and rule.search(told.group(2))]
    found = vocabulary.benchmark(f"{told.group(1)} {tasks[0]}") if told is not None and tasks else None
    return (found,) if found is not None else ()
