"""An analysed sentence in; claims about when the subject came out and under which licence out.

"Foo was released in May 2024 under Apache 2.0", "Foo-Mini is MIT", "Foo-Mini and Foo-Base (MIT)", "When did it come?
On 21 October 2025." Only what is said of the model or its weights; terms of code and data are others'.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.narrative.language.analysis import Analysis, Context, is_component
from extract.narrative.language.dates import DAY_OR_MONTH
from extract.narrative.language.speakers import subject_before
from extract.narrative.scribe import Scribe

_DATE = rf"(?P<date>{DAY_OR_MONTH})"
_OUT = re.compile(
    rf"\b(?P<verb>[Rr]eleased|published|launched|announced|open-?sourced|came out|went (?:public|live|online)|appeared"
    rf"|followed|debuted) (?:\w+ )?(?:on|in) {_DATE}"
)
"""A verb of release with its date."""
_ASKED_WHEN = re.compile(
    r"\bwhen (?:was|did|is|were|has)\b.*\b(?:come out|released?|published?|appear|launch(?:ed)?)\b", re.I
)
_BARE_DATE = re.compile(rf"\W*(?:[Oo]n|[Ii]n)?\s*{_DATE}\W*")
_VERB = re.compile(
    r"\b(?:is|are|was|were|comply|comes?|came|[Rr]eleased|licen[cs]ed|available|distributed|published"
    r"|(?<=[Ww]e )(?:release|publish|license|share))\b"
)
_NOT_OF_MODEL = re.compile(
    r"\b(?:code|codebase|scripts?|repositor(?:y|ies)|repo|data(?:sets?)?|documentation|demo|benchmark|toolkit)\b",
    re.IGNORECASE,
)
_WEIGHTS = re.compile(r"\b(?:weights|models?|checkpoints?)\b", re.IGNORECASE)


def claim_terms(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the release date and the licence of the context's subject."""
    if not context.subject.model or analysis.hedged:
        return
    if analysis.has_digit:
        _claim_date(scribe, analysis, context)
    _claim_licence(scribe, analysis, context)


def _claim_date(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    is_answer = _ASKED_WHEN.search(analysis.sentence.topic) is not None and analysis.sentence.start == 0
    bare = _BARE_DATE.fullmatch(analysis.text) if is_answer else None
    out = bare or _OUT.search(analysis.text)
    if out is None or analysis.is_blocked(*out.span("date")):
        return
    is_own = bare is not None or _begins_sentence(analysis, out.start())
    is_own = is_own or _OWN_WEIGHTS.fullmatch(analysis.text, analysis.sentence.body, out.start()) is not None
    model = context.subject.model if is_own else subject_before(analysis, context.subject, _head(analysis, out.start()))
    if model and not _is_of_things(analysis, out.start()):
        scribe.claim(model, "release_date", out["date"], analysis.sentence, rule="date behind a verb of release")


def _claim_licence(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    if scribe.place.source_kind == "list" and (alone := _alone(context.vocabulary.cues.licences).search(analysis.text)):
        scribe.claim(context.subject.model, "licence", alone["name"], analysis.sentence, rule="licence alone in a note")
        return
    for licence in _licences(context.vocabulary.cues.licences).finditer(analysis.text):
        if analysis.is_blocked(*licence.span("name")) or _is_of_things(analysis, licence.start()):
            continue
        gapped = _GAPPED.search(analysis.text, analysis.sentence.body, licence.start())
        if gapped is not None and _WEIGHTS.search(gapped["thing"]) is None:
            continue
        for model in _holders(analysis, context, licence):
            scribe.claim(model, "licence", licence["name"], analysis.sentence, rule="licence in a sentence")


@lru_cache(maxsize=8)
def _alone(names: str) -> re.Pattern[str]:
    """A part of a note that is nothing but a licence's name: "… · Apache-2.0 · …", "MIT."."""
    return re.compile(rf"(?:^\W*|\s[·•|]\s+)(?P<name>{names})(?: licen[cs]ed?)?\s*(?:\.?\s*$|\s[·•|]\s)")


@lru_cache(maxsize=8)
def _licences(names: str) -> re.Pattern[str]:
    """The names of licences where a sentence says that something has them."""
    return re.compile(
        rf"(?P<lead>\b(?:under|subject to|comply with) (?:the |an? |our )?|\b(?:is|are) (?:now |all |both )?"
        rf"|\((?:the )?)(?P<name>{names})"
        r"(?:,? (?:licen[cs]e|terms))?(?=[\s,.;:)]|$)"
    )


def _holders(analysis: Analysis, context: Context, licence: re.Match[str]) -> list[str]:
    """The models that have a licence: those before its bracket, else the subject of the verb before it."""
    subject = context.subject
    if licence["lead"].startswith("("):
        before = [item for item in analysis.of_kind("model") if item.end <= licence.start() and not is_component(item)]
        beside = [item.text.strip() for item in before if _JOINED.fullmatch(analysis.text, item.end, licence.start())]
        return beside if before and analysis.text[before[-1].end : licence.start()].strip() == "" else []
    gapped = _GAPPED.search(analysis.text, analysis.sentence.body, licence.start())
    if gapped is not None and _WEIGHTS.search(gapped["thing"]):
        return [subject.model]  # "The code is MIT, the weights are CC BY 4.0"
    verb = next((found for found in _VERB.finditer(analysis.text, analysis.sentence.body, licence.end("lead"))), None)
    if verb is None:
        return []
    holder = subject_before(analysis, subject, _head(analysis, verb.start()))
    if not holder and (
        _begins_sentence(analysis, verb.start())
        or _OWN_WEIGHTS.fullmatch(analysis.text, analysis.sentence.body, verb.start())
    ):
        holder = subject.model
    return [holder] if holder else []


_GAPPED = re.compile(r"[,;]\s+(?:and |while |but )?(?:the|its|our|all) (?P<thing>[a-z]+(?: [a-z]+)?) $")
"""Before a further licence: what has it, "…, the data under CC BY"."""
_JOINED = re.compile(r"[*_`]*(?>(?:,? and |, | & )[*_`]*[A-Z][\w.-]*(?: (?!and\b)[\w.-]+)?[*_`]*)*+\s*")
_OWN_WEIGHTS = re.compile(
    r"\W*(?:(?:The|Our|All|Its|Both|Model|The model|The released)\s)?(?:(?:[Cc]ode and (?:the )?)?(?:models?"
    r"|[Ww]eights|checkpoints?)"
    r"|(?:[Mm]odels?|[Ww]eights|[Cc]heckpoints?),? and (?:the )?(?:\w+ )?(?:code|scripts))\s+(?:\w+ )?"
    r"|\W*We (?:release|publish|license|share) (?:the |our |[A-Z][\w.-]* )?(?:model |final )?(?:weights|models?"
    r"|checkpoints?)\s+"
    r"|\W*(?:The )?[Uu]s(?:e|age) of (?:(?:the|our|all|these|[A-Z][\w.-]*) ){0,3}"
    r"(?:weights|models?|checkpoints?)\s+(?:must )?"
    r"|\W*(?:Both|(?:The )?(?:[Ww]eights|[Cc]heckpoints) of (?:both|all(?: \w+)?))\s+(?:\w+ )?"
)


_FIRST = re.compile(r"\b(?:First|Originally|Initially)\s$")


def _begins_sentence(analysis: Analysis, place: int) -> bool:
    """ "Released on 3 March 2025 under MIT": a sentence without a subject is about the text's own model."""
    return _FIRST.sub("", analysis.text[analysis.sentence.body : place]).strip(" *_`-") == ""


def _head(analysis: Analysis, place: int) -> int:
    """Where the auxiliary before a participle begins: "Foo was released" has its subject before "was"."""
    auxiliary = re.search(
        r"\b(?:is|are|was|were|has been|have been|got)\s+(?:\w+ly\s+|also\s+|first\s+)?$", analysis.text[:place]
    )
    return auxiliary.start() if auxiliary else place


def _is_of_things(analysis: Analysis, place: int) -> bool:
    """Whether code or data come before a place, and no weights."""
    lead = analysis.text[analysis.sentence.body : place]
    clause = lead.rpartition(";")[2]
    return _NOT_OF_MODEL.search(clause) is not None and _WEIGHTS.search(clause) is None
