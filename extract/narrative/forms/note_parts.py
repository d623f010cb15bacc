"""A note that begins with its model's name in; what its parts between commas say out, each a claim of its own.

"Foo (1.9B) — 7.5 GB VRAM in int4, MMMU 53.1, 812 on OCRBench": no verb says whose the figures are, but the dash does.
Only parts that are nothing but an amount of memory or a benchmark's score count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.language.analysis import Analysis, Context, is_component
from extract.narrative.language.led_notes import behind_name
from extract.narrative.language.sentences import has_verb
from extract.narrative.lexicon import Found
from extract.narrative.memory.amounts import AMOUNT, gigabytes
from extract.narrative.memory.comparators import comparator_of
from extract.narrative.memory.conditions import memory_condition
from extract.narrative.scores.score_claims import NUMBER, claim_score, figure_of
from extract.narrative.scribe import Scribe

_PART_ENDS = re.compile(r"[,;]\s+(?:and\s+)?|\.\s*$|\s[|·•]\s+")
_MEMORY = re.compile(
    r"(?:about |around |only |just |under |needs |[~≈<])*\d[\d.]*\s?GB(?: of)?(?: peak)?"
    r" (?:v-?ram|(?:gpu|video) memory)"
    r"(?:,? (?:in|at|with|@) [\w.-]+| \([^()]{1,20}\))?"
    r"|(?:v-?ram|gpu memory)(?: \([^()]{1,20}\))?\W{1,3}(?:about |around |[~≈<])*\d[\d.]*\s?GB",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"\b(?:laptop|desktop|machine|workstation|server|node|RTX|GTX|GPUs?|cards?)\b", re.IGNORECASE)
"""Before an amount of memory: whose it is, if not the model's."""
_SPLIT = r"(?:\s*\([^()]{1,24}\)|[ -](?:val|test|testmini|dev))?"
_BEHIND = re.compile(rf"{_SPLIT}(?: (?:score|accuracy))?(?:\s*[:=]|\s+of)?\s*{NUMBER.format('value')}", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:scores? )?{NUMBER.format('value')}(?: points)? on (?:the )?", re.IGNORECASE)
_SURE = re.compile(r"[:=]|\d\.\d|\d{3}|%| on ")
"""What makes the number beside the only benchmark of a note its score, and not its version or its size."""


def claim_note_parts(scribe: Scribe, analysis: Analysis, context: Context) -> bool:
    """Claim the parts of a note that are memory or scores; whether a score was among them."""
    start = behind_name(analysis, context.subject) if analysis.has_digit and context.subject.model else -1
    if start < 0 and scribe.place.source_kind == "list" and analysis.has_digit and _is_bare(analysis):
        start = analysis.sentence.body
    if start < 0 or analysis.hedged or not context.subject.model:
        return False
    scored = []
    for begin, end in _parts(analysis.text, start):
        if analysis.is_blocked(begin, end):
            continue
        if _MEMORY.fullmatch(analysis.text, begin, end) and not _MACHINE.search(analysis.text, start, begin):
            _claim_memory(scribe, analysis, context, begin, end)
        elif found := _score(analysis, begin, end):
            scored.append(found)
    if len(scored) == 1 and not _SURE.search(scored[0][1].group()):
        return False
    for item, match in scored:
        claim_score(scribe, analysis, context, item, figure_of(match))
    return bool(scored)


def _is_bare(analysis: Analysis) -> bool:
    """ "4B VLM, two towers; MMMU 55.0": an item of a list without a verb and without the name of a model."""
    return not has_verb(analysis.text) and not any(not is_component(item) for item in analysis.of_kind("model"))


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in _PART_ENDS.finditer(text, start):
        if text.count("(", start, match.start()) == text.count(")", start, match.start()):
            yield start, match.start()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _claim_memory(scribe: Scribe, analysis: Analysis, context: Context, begin: int, end: int) -> None:
    amount = AMOUNT.search(analysis.text, begin, end)
    if amount is not None:
        scribe.claim(
            context.subject.model, "min_gpu_ram_gb", amount.group(), analysis.sentence, value_number=gigabytes(amount),
            unit="GB", comparator=comparator_of(analysis.text, amount),
            condition=memory_condition(analysis.text[begin:end]), rule="amount with requirement words",
        )  # fmt: skip


def _score(analysis: Analysis, begin: int, end: int) -> tuple[Found, re.Match[str]] | None:
    """The one benchmark of a part with its number, where the part holds nothing else."""
    items = [item for item in analysis.of_kind("benchmark") if begin <= item.start and item.end <= end]
    if len(items) != 1:
        return None
    item = items[0]
    if item.start == begin:
        match = _BEHIND.fullmatch(analysis.text, item.end, end)
    else:
        is_last = re.fullmatch(_SPLIT, analysis.text[item.end : end]) is not None
        match = _BEFORE.fullmatch(analysis.text, begin, item.start) if is_last else None
    return (item, match) if match is not None else None
