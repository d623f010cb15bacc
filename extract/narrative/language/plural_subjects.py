"""Sentences in order in; whom "both", "the two" and "they" at the head of one mean out.

"Foo and Bar-VL share a lab. Both use SigLIP." says it of Foo and of Bar-VL; behind a sentence that names two models
that are not the text's own, or more than one beside it, nobody can say it of the text's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Subject, is_component
from extract.narrative.lexicon import NAME_FORM
from extract.narrative.scribe import Scribe

_THEY = re.compile(
    r"\W*(?:Both(?! (?:vision |visual |image |language |training )?(?!models\b|systems\b|variants\b)[a-z-]+s\b)"
    r"|They|Their|(?:The|These|Those|All) (?:two|three|four|five)|These (?:models|systems))\b"
)
_COUNTS_FIRST = re.compile(r"\b(?:has|have|with|counts?|holds?)\s+(?:\w+ )?\d+(?:\.\d+)?\s?[BM] param")
_SIZE_BEHIND = re.compile(r"(?<=[A-Za-z])\s\d+(?:\.\d+)?\s?[BM]$")
"""Behind a further name its size, where a sentence counts the first one's parameters: "Foo has 1.4B, Foo Pro 3.6B"."""
_BOTH = re.compile(r"\W*(?:Both|(?:The|These|Those) two)\b")
_NAME = r"[A-Z][\w.]*(?:-[\w.]*\w)*(?: \d[\w.]*\w)?"
_PAIR = re.compile(rf"(?<![\w.-])(?P<first>{_NAME}),? (?:and|or|nor) (?P<second>{_NAME})(?![\w-])")
_SHARED = frozenset(
    {"vision_encoder", "language_model", "connector", "pooling", "dataset", "context_length_tokens", "params_total_b"}
)
"""What two models may have in common, said once of both."""


def says_they(analysis: Analysis) -> bool:
    """Whether a sentence is about several that were named before."""
    return _THEY.match(analysis.text, analysis.sentence.body) is not None


def models_named(analysis: Analysis) -> list[str]:
    """The models that a sentence names, known ones and pairs of names that nobody knows, in order."""
    if not any(letter.isupper() for letter in analysis.text[1:]):
        return []
    names = [item.text.strip() for item in analysis.of_kind("model") if not is_component(item)]
    if _COUNTS_FIRST.search(analysis.text):
        names = [_SIZE_BEHIND.sub("", name) for name in names]
    for pair in _PAIR.finditer(analysis.text):
        spans = (pair.span("first"), pair.span("second"))
        names += [analysis.text[slice(*span)] for span in spans if _may_be_model(analysis, *span)]
    return list(dict.fromkeys(names))


def says_both(analysis: Analysis) -> bool:
    """Whether a sentence is about exactly two that were named before."""
    return _BOTH.match(analysis.text, analysis.sentence.body) is not None


def pair_named(analysis: Analysis) -> tuple[str, ...]:
    """The two models that a sentence joins, where it names no more than them."""
    named = models_named(analysis)
    joined = (frozenset((pair["first"], pair["second"])) for pair in _PAIR.finditer(analysis.text))
    return tuple(named) if len(named) == 2 and frozenset(named) in joined else ()


def _may_be_model(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a word is written like a name and known as nothing else."""
    known = any(item.start < end and start < item.end for item in analysis.found)
    return not known and NAME_FORM.search(analysis.text[start:end]) is not None


def others_among(names: Sequence[str], subject: Subject) -> list[str]:
    """The names that are not the subject's, nor those of its sizes."""
    return [name for name in names if not (subject.is_named(name) or subject.is_short(name))]


def partner_in(analysis: Analysis, subject: Subject) -> str:
    """The one model that a sentence joins to the subject: "Foo and Bar-VL come from one lab"."""
    for pair in _PAIR.finditer(analysis.text):
        first, second = pair["first"], pair["second"]
        for own, other in ((first, second), (second, first)):
            if subject.is_exactly(own) and not (subject.is_named(other) or subject.is_short(other)):
                return str(other)
    return ""


def share_claims(scribe: Scribe, analysis: Analysis, subject: Subject, since: int) -> None:
    """Say of the model that shares a sentence with the subject what was claimed of the subject from `since` on."""
    own = [claim for claim in scribe.claims[since:] if subject.is_exactly(claim.model) and claim.attribute in _SHARED]
    scribe.claims += [replace(claim, model=name) for name in analysis.shared_with for claim in own]


_ONE_OF_EACH = frozenset({"language_model", "params_total_b", "llm_params_b", "base_model"})
"""What a model has one of: where a sentence about several names as many, each has its own."""


def keep_in_order(scribe: Scribe, since: int, names: Sequence[str]) -> None:
    """Of what was said of each of several models from `since` on, keep for each its own: "… are Bar-7B and Bar-72B"."""
    told = scribe.claims[since:]
    for attribute in _ONE_OF_EACH:
        values = list(dict.fromkeys(claim.value_text for claim in told if claim.attribute == attribute))
        if len(values) < len(("one", "another")):
            continue
        own = dict(zip(names, values, strict=True)) if len(values) == len(names) else {}
        told = [claim for claim in told if claim.attribute != attribute or own.get(claim.model) == claim.value_text]
    scribe.claims[since:] = told
