"""Fields of running text in; each with the question about memory that it answers, or the line that leads its list.

"**How much VRAM is needed?** About 16 GB for the 7B model": the question says what the amounts of the answer are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.narrative.language.data_headings import leads_datasets
from extract.records import Document, Field, Record

Placed = tuple[Field, str]
"""A field, and the heading or question that it stands under."""

_MEMORY = r"v-?ram|\bgpus?\b|(?:gpu|video|graphics)[- ](?:memory|ram|cards?)|\bmemory\b|显存|显卡|видеопамят|видеокарт"
_ASKED = (
    r"\bhow (?:much|many|big)\b|\bwhat\b|\bwhich\b|\bminimum\b|\bneed\w*|\brequir\w+|多少|什么|哪|多大|"
    r"cu[aá]nt|qu[eé]\b|quant[ao]\b|\bqual\b|combien|quelle?\b|wie ?viel|welche|сколько|какая|どの|얼마"
)
_QUESTION = re.compile(rf"(?=.*(?:{_MEMORY}))(?=.*(?:{_ASKED}))[^\n]*[?？]\W*", re.IGNORECASE)
_LEAD = re.compile(
    r"(?=.*(?:\bv-?ram\b|(?:gpu|video|graphics) (?:memory|ram)|显存|видеопамят))(?=.*(?:requir|need|usage|us[eo]\b"
    r"|consum|footprint|estim|minim|m[ií]nim|necesari|necess[aá]ri|requerid|需|要求|占用|估|потребл|требу|必要|필요))",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:(?:approx\w*|peak|min(?:imum)?)\.? )?(?:v-?ram|(?:gpu|video) (?:memory|ram))(?: \([^()]*\))?\W*|\W*显存\W*",
    re.IGNORECASE,
)
"""A heading that says nothing but that: "## VRAM"."""
_MARK = re.compile(r"[?？][)\"'”’*_]*")
_ANSWER = re.compile(
    r"\s*(?:<br\s*/?>\s*)*[*_]*(?:a|answer|答|回答|respuesta|resposta|réponse|antwort)\s*[:：][*_]*\s*", re.I
)
LONGEST_QUESTION = 200
"""Characters; a longer text that ends in a question mark says more than it asks."""


def is_question(text: str) -> bool:
    """Whether a text asks for memory or graphics cards, and does nothing else."""
    return len(text) <= LONGEST_QUESTION and _QUESTION.fullmatch(text.strip()) is not None


def leads_amounts(text: str) -> bool:
    """Whether a heading, a question or the line above a list says that amounts below it are needed memory."""
    return is_question(text) or (len(text) <= LONGEST_QUESTION and _LEAD.search(text) is not None)


def heads_amounts(text: str) -> bool:
    """Whether a heading says "VRAM" and nothing else: notes below it that have no verb are needs."""
    return len(text) <= LONGEST_QUESTION and _HEADING.fullmatch(text) is not None


def leading_line(record: Record) -> str:
    """The text of a bullet that leads the amounts of those below it: "VRAM needed:"; "" where it does not."""
    text = record.fields[0].text.strip() if record.fields else ""
    return text if record.children and text.endswith((":", "：")) and leads_amounts(text) else ""


def leads_list_of_data(text: str) -> bool:
    """Whether a line ends in a colon behind which data sets stand that a model was trained on."""
    return text.endswith((":", "：")) and len(text) <= LONGEST_QUESTION and leads_datasets(text)


def under_questions(fields: Sequence[Placed], items: frozenset[int], document: Document) -> Iterator[Placed]:
    """The fields in order, an answer under its question; `items` are the places where items of lists begin."""
    pieces = [piece for field, section in fields for piece in _apart(field, section, document)]
    asked = dict(_answers(sorted(pieces, key=lambda piece: piece[0].start), items))
    for field, section in pieces:
        yield field, asked.get(field.start, section)


def _apart(field: Field, section: str, document: Document) -> Iterator[Placed]:
    """A question and what stands behind it in one paragraph, as two fields."""
    raw = document.text[field.start : field.end] if field.start >= 0 else ""
    mark = _MARK.search(raw, 0, LONGEST_QUESTION)
    seen = _MARK.search(field.text)
    if (
        mark is None
        or seen is None
        or not is_question(field.text[: seen.end()])
        or not raw[mark.end() :].strip(" *_\n")
    ):
        yield field, section
        return
    answer = _ANSWER.match(raw, mark.end())
    start = answer.end() if answer is not None else mark.end()
    yield replace(field, text=field.text[: seen.end()], end=field.start + mark.end(), links=()), section
    line = field.line_start + raw.count("\n", 0, start)
    yield replace(field, text=field.text[seen.end() :].strip(), start=field.start + start, line_start=line), section


def _answers(fields: Iterable[Placed], items: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Where an answer begins, and its question: the next paragraph, or the items of the list that follows.

    A line "It was trained on the following data sets:" stands above the items of a list alone.
    """
    question, section, is_listed = "", "", False
    for field, heading in fields:
        text = _ANSWER.sub("", field.text)
        if is_question(text) or leads_list_of_data(text):
            question, section, is_listed = text.strip(), heading, False
        elif question and leads_list_of_data(question) and field.start not in items:
            question = ""
        elif question and heading == section:
            yield field.start, question
            is_listed = field.start in items
            question = question if is_listed else ""
        else:
            question = ""
