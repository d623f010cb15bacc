"""An analysed sentence in; the benchmark scores that it states in words out.

Only plain forms are read, for a wrong score is worse than none: "score from 74.7 to 80.3" beside one benchmark (the
first number is superseded), "80.3 on VQAv2", "a VQAv2 score of 80.3" or "VQAv2 (80.3)" with a reaching verb and no
comparison, and "…, on GQA 64.2" that goes on about the same model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.narrative.datasets.dataset_roles import LISTED
from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.language.speakers import is_strange, speaker_at, subject_before
from extract.narrative.lexicon import Found
from extract.narrative.scores.changed_scores import claim_changed_score
from extract.narrative.scores.compared_scores import claim_compared_scores
from extract.narrative.scores.score_claims import BESIDE, NAME_BESIDE, NUMBER, claim_score, figure_of
from extract.narrative.scores.score_forms import (
    AGAINST,
    BEATS_ON,
    BRACKETED,
    IS,
    JUDGED,
    LABELLED,
    OF,
    ON,
    PLAIN_OF,
    RAISED,
    RESULTS_ON,
    SCORE_BEHIND,
    SCORE_IS,
    STANDS,
    THEN,
    WITH_BEHIND,
)
from extract.narrative.scores.scores_by_benchmark import claim_scores_by_benchmark
from extract.narrative.scores.scores_by_model import claim_scores_by_model, claim_second_scores
from extract.narrative.scores.scores_by_split import claim_scores_by_split
from extract.narrative.scores.scores_in_brackets import claim_scores_in_brackets
from extract.narrative.scribe import Scribe
from extract.narrative.vocabulary import fold

_REACHES = re.compile(
    r"\b(?:achiev|reach|manag|notch|scor|obtain|attain|get|got|stood|stands|hit|land|in at|yield|record|report"
    r"|state|list|post"
    r"|deliver|sa(?:ys|id)|quot|show|earn|secur|test|evaluat|trail|beat|outperform|surpass|claim|tops|topped|leads|excels|shines|best"
    r"|first|measur|observ|found|saw|sees?)\w*\b|\b(?:scores?|accuracy|performance|results?)\b|\bha[sd] \d"
    r"|^[^:]{0,40}\b(?:numbers|figures|benchmarks)\b[^:]{0,40}:",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(
    r"(?:\w: |^\W*|['’]s |\b[Ii]ts )\d+(?:\.\d+)?%? on |^\W*With (?:an? )?\d+\.\d+%? on |[;,] (?:with |and )?(?:only "
    r"|just )?\d+\.\d+%? on |(?:; "
    r"|^)[^;:]{2,40}: \d|\bof \d\d\.\d|\bto \d|: [^;:]*, and \d+(?:\.\d+)? on "
)
"""A colon behind which scores stand without a verb of their own."""
_VERB = re.compile(
    r"\b(?:achiev(?:es?|ed|ing)|reach(?:es|ed|ing)?|(?<!a )(?<!an )(?<!the )"
    r"(?!scores (?:of|like|such as|including)\b)scor(?:es|ed|ing)"
    r"|obtain(?:s|ed|ing)?"
    r"|attain(?:s|ed|ing)?|manag(?:es|ed)|notch(?:es|ed)|gets?|got|getting|hits?|hitting|yield(?:s|ed|ing)?|record(?:s|ed|ing)?|report(?:s|ed|ing)?"
    r"|tops|topped|leads|led|wins|won|ranks|excels|shines|sets|states?|says|said|quotes?|lists?|posts?|posted|deliver(?:s|ed|ing)?|show(?:s|ed|ing)?|earn(?:s|ed|ing)?|secur(?:es?|ed|ing)|claim(?:s|ed|ing)?"
    r"|(?<=\b[Ww]e )(?:measure|observe|see|find)"
    r"|land(?:s|ed|ing)? at|(?:comes?|came|coming) in at|ha[sd](?=\san?\s(?:\w+\s)?(?:accuracy|score) of\b)"
    r"|(?:is|was|has|have)(?=\s+(?:now |about |only |an? )?\d))\b",
    re.IGNORECASE,
)
"""A verb whose subject has the score behind it."""
_LEADS_ON = re.compile(
    r"\b(?:tops?|topped|leads?|led|wins?|won|ranks?|ranked|excels?|excelled|shines?|record"
    r"|state[- ]of[- ]the[- ]art|SOTA|best|first)"
    r"\b[^.;:]{0,40}\b(?:on|in|of)\s+(?:the\s+)?$",
)
_AND_THEN = re.compile(r",\s+(?:and|while|but)\s+(?:its |the )?$")
"""Before a benchmark that a clause begins with."""
_AND_ON = re.compile(
    rf"{BESIDE}(?:\s*\([^()\d]{{1,30}}\))?(?:,\s+(?:which is |that is )?(?:about |only |some )?\d[\d.]*\s?%?"
    r"(?: points?| pp)?"
    r" (?:higher|lower|above|below|over|more|less|better|worse|ahead|behind)\b(?:[^.,;]|\.\d){0,60}(?=,))?"
    r"\s*(?:,\s*(?:and\s+)?|;\s*|\band\s+)(?:(?:on|in|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""Between a score and the next benchmark, behind how far the first is from another's."""
_ITS_NUMBER = re.compile(
    rf"{BESIDE},?\s+(?:an?\s+|about\s+|to\s+|at\s+)?{NUMBER.format('value')}"
    r"(?=\s*(?:[;)]|,\s|\.(?:\s|$)|$|\b(?:and|while|whereas|compared|against)\b))",
    re.IGNORECASE,
)
_SCORE_ON = re.compile(r"\b(?:scores?|accuracy|performance|results?)\s+(?:on|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""`Its score on VQAv2 is 80.3`."""
_TOLD_BY = re.compile(
    r"\W*(?P<maker>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})\s+(?:itself\s+)?(?:reports?|reported|claims?|states?|quotes?"
    r"|lists?|gives?"
    r"|cites?)\s+(?:an? |the )?(?>[^,;:]{2,50}?(?:,\s*(?:and\s+)?|\s+and\s+))*+"
)
"""An organisation that reports a score reports it of the model that the text is about."""
_LED_IN = re.compile(r"\b(?:on|for|in)\s+(?:the\s+)?$", re.IGNORECASE)
_AND_VALUE = re.compile(
    r"\s*[,;]?\s*(?:(?:and|but|yet)\s+)?(?:(?:only|just|even|still|also|an?|a mere|a score of)\s+)*"
)
"""Between a score and a further one of the same model: "91.2 on X, but only 38.0 on Y"."""
_MANY = re.compile(
    r"(?<![\w.-])\d+(?:\.\d+)?\s?%?\s*(?:,|/|;|\band\b|\bor\b|\bto\b|\bvs\b\.?|–|-)\s*(?:and\s+)?$", re.IGNORECASE
)
"""Before a score: another one, so that nobody knows which of them is meant."""
_MORE = re.compile(
    r"\s*(?:,|/|&|\band\b)\s*(?:and\s+)?(?!\d[\d.]*\s?%? (?:on|in)\b"
    r"|\d[\d.]*\s?%?(?: (?:absolute|full|whole|percentage))?(?: (?:points?|pp))?"
    r" (?:higher|lower|above|below|over|more|less|better|worse|ahead|behind|clear)\b)\d",
    re.IGNORECASE,
)
"""Behind a score: another one, and not how far it is from somebody else's."""
_FOR_WHOM = re.compile(
    r"(?:(?!\b(?:and|while|but)\s+(?:need|requir|tak|us|run|fit|ha)(?:s|es|ed|ing)?\b)[^.;,]){0,60}?"
    r"\b(?:for|by|of|goes to|belongs to)\s+(?:the\s+)?(?!(?:V?RAM|GPUs?)\b)"
    r"(?P<name>[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,2})"
)
"""Behind a score: the model that it is told of."""
_RELATIVE = re.compile(
    r"\b(?:by|before|gains?|improvements?|increases?|higher|lower|better|more|points? (?:above|over|higher)|faster"
    r"|reduc\w+)\b",
    re.IGNORECASE,
)


_OF_SIZE = re.compile(r"\s*\((?:the )?(?P<size>\d+(?:\.\d+)?B)\b[^()]{0,20}\)")
"""Behind a score: the size of the model that has it, "61.1 (3B)"."""
_SIZED = re.compile(r"\d[BM]\b")
_AND_REACHES = re.compile(r"\band (?=reach|achiev|scor|obtain|attain)")
"""What a gain is told before, and a score behind: "by 3.2% on X and reaches 54.1"."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """The model of a score that a sentence states, and where it ends."""

    model: str
    end: int


def claim_prose_scores(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the scores of one sentence."""
    benchmarks = list(analysis.of_kind("benchmark"))
    if "(" in analysis.text and analysis.has_digit:
        benchmarks = claim_scores_in_brackets(scribe, analysis, context, benchmarks, _VERB)
    if not benchmarks:
        return
    if claim_changed_score(scribe, analysis, context, benchmarks) or claim_scores_by_model(scribe, analysis, context):
        return
    if claim_compared_scores(scribe, analysis, context, benchmarks):
        return
    if claim_scores_by_benchmark(scribe, analysis, context, _VERB):
        return
    if claim_scores_by_split(scribe, analysis, context, _VERB):
        return
    if not any(form.search(analysis.text) for form in (_REACHES, _TOLD_BEHIND, STANDS, RAISED, JUDGED)):
        return
    before: _Stated | None = None
    for item in benchmarks:
        before = _claim_stated(scribe, analysis, context, item, before)


def _claim_stated(
    scribe: Scribe, analysis: Analysis, context: Context, item: Found, before: _Stated | None
) -> _Stated | None:
    """Claim the score on one benchmark; gives it, for one that goes on behind it."""
    again = _again(analysis, item, before)
    if before is not None and again is not None and not analysis.is_blocked(item.start, item.end):
        claim_score(scribe, analysis, _about(context, before.model), item, figure_of(again))
        return _Stated(before.model, again.end())
    stated = _stated(analysis, item, before.end if before is not None else 0)
    if stated is None or (analysis.is_blocked(item.start, item.end) and not _beaten(analysis, item, stated)):
        return None
    start, end = stated.span("value")
    before_it = _AND_REACHES.split(analysis.text[max(0, start - 30) : start])[-1]
    around = before_it + analysis.text[start : max(end, item.end)] + _behind(analysis.text, max(end, item.end))
    if (_RELATIVE.search(around) and stated.re is not RAISED) or analysis.status_at(item.start, item.end) == "hedged":
        return None
    if bracketed := _bracketing_model(analysis, context.subject, start):
        claim_score(scribe, analysis, _about(context, bracketed), item, figure_of(stated))
        return None
    goes_on = before is not None and _AND_VALUE.fullmatch(analysis.text, before.end, start)
    model = before.model if before is not None and goes_on else _scorer(analysis, context, item, stated)
    sized = _OF_SIZE.match(analysis.text, stated.end("value")) or _OF_SIZE.match(analysis.text, item.end)
    if model == context.subject.model and sized is not None and not _SIZED.search(model):
        model = context.subject.sized(sized["size"])
    if model:
        claim_score(scribe, analysis, _about(context, model), item, figure_of(stated))
        claim_second_scores(scribe, analysis, context, item, max(stated.end(), item.end))
        further = _SIZE_BEHIND.match(analysis.text, max(stated.end(), item.end)) if _SIZED.search(model) else None
        if further is not None:
            other = Subject(model=model).variant(further["size"])
            claim_score(scribe, analysis, _about(context, other), item, figure_of(further))
        return _Stated(model, max(stated.end(), item.end))
    message = f"a score is stated, but not certainly of {context.subject.model}; nothing is concluded"
    scribe.issue("score_without_model", analysis.sentence, message)
    return None


def _bracketing_model(analysis: Analysis, subject: Subject, start: int) -> str:
    """ "…, e.g. Bar-8B (91.6 on DocVQA)": the known model of others in whose brackets a score stands."""
    lead = _OPENS_BRACKET.search(analysis.text, max(0, start - len("(with only ")), start)
    end = lead.start() if lead is not None else -1
    models = (item for item in analysis.of_kind("model") if item.end == end and not is_component(item))
    return next((item.text.strip() for item in models if not subject.is_named(item.text)), "")


_OPENS_BRACKET = re.compile(r"\s\((?:with |at )?(?:only )?$")
_SIZE_BEHIND = re.compile(
    r"(?:,? (?:and|while|whereas)|,) the (?P<size>\d+(?:\.\d+)?B)(?: (?:model|one|variant|version))? "
    r"(?P<value>\d{1,3}\.\d{1,2})(?P<value_unit>\s?%)?(?=[,.;]|$)"
)
"""Behind a score of one size: that of another, "The 7B scores 52.4 on MMMU and the 13B 55.0"."""


def _about(context: Context, model: str) -> Context:
    return replace(context, subject=Subject(model=model))


def _again(analysis: Analysis, item: Found, before: _Stated | None) -> re.Match[str] | None:
    """ "On VQAv2 it reaches 80.3, on GQA 64.2": the number behind the next benchmark, where it has no verb."""
    if before is None or not _AND_ON.fullmatch(analysis.text, before.end, item.start):
        return None
    return _ITS_NUMBER.match(analysis.text, item.end)


def _behind(text: str, place: int) -> str:
    """The next words of the same clause."""
    return re.split(r"[,;–—]", text[place : place + 12], maxsplit=1)[0]


def _stated(analysis: Analysis, item: Found, told: int) -> re.Match[str] | None:
    """The one number that a sentence sets beside a benchmark; up to `told` all belongs to the one before."""
    text = analysis.text
    begin = max(0, item.start - 60)
    match = ON.search(text, begin, item.start)
    if match is not None and _is_averaged(analysis, item):
        return None
    if match is not None:
        many = _MANY.search(text, max(begin, told - 1), match.start("value"))
        is_in_name = many is not None and any(
            other.start < many.start() < other.end for other in analysis.of_kind("benchmark")
        )
        return match if many is None or is_in_name else None
    led = (_LEADS_ON.search(text, 0, item.start) or BEATS_ON.search(text, 0, item.start)) and WITH_BEHIND.match(
        text, item.end
    )
    led = led or (RESULTS_ON.search(text, 0, item.start) and SCORE_BEHIND.match(text, item.end))
    if led and not _MORE.match(text, led.end()):
        return led
    match = OF.match(text, item.end) or (IS.match(text, item.end) if _SCORE_ON.search(text, 0, item.start) else None)
    match = match or PLAIN_OF.match(text, item.end)
    if match is None and _leads_alone(analysis, item):
        match = next(filter(None, (form.match(text, item.end) for form in (SCORE_IS, THEN, AGAINST))), None)
    if match is None:
        return BRACKETED.match(text, item.end) or _labelled(analysis, item) or _raised(analysis, item)
    return None if _MORE.match(text, match.end()) else match


def _labelled(analysis: Analysis, item: Found) -> re.Match[str] | None:
    """ "…; VQAv2: 80.3": a part of a sentence that is a benchmark and its number."""
    lead = analysis.text[: item.start].rstrip()
    if not lead.endswith(";") and any(map(str.isalnum, lead)):
        return None
    return LABELLED.match(analysis.text, item.end)


def _raised(analysis: Analysis, item: Found) -> re.Match[str] | None:
    """ "VQAv2 improves to 80.3": a sentence about a benchmark and its new score."""
    lead = analysis.text[analysis.sentence.body : item.start].strip(" *`-")
    is_head = (
        not lead or lead.endswith(";") or _COMPARED.fullmatch(lead) or _AND_THEN.search(analysis.text, 0, item.start)
    )
    told = (form.match(analysis.text, item.end) for form in (RAISED, STANDS, JUDGED))
    return next(filter(None, told), None) if is_head else None


_COMPARED = re.compile(
    r"(?:Despite (?:that|this|it)|Even so|Still|Nevertheless|Nonetheless|As a result|In return|Overall"
    r"|Meanwhile|Here),|(?:[Cc]ompared (?:to|with)|[Rr]elative to|[Aa]gainst|[Oo]ver)\s+(?:the\s+)?[^,;:]{2,50},"
)
"""What leads a sentence about the text's own scores: "Compared to Foo 1, VQAv2 rises to 80.3"."""


def _is_averaged(analysis: Analysis, item: Found) -> bool:
    """ "70.0 on MMMU and AI2D": one number over a list of benchmarks is no score of the first."""
    later = next((other for other in analysis.of_kind("benchmark") if other.start >= item.end), None)
    is_listed = later is not None and LISTED.fullmatch(analysis.text, item.end, later.start) is not None
    return is_listed and later is not None and ";" not in analysis.text[item.end : later.start]


def _leads_alone(analysis: Analysis, item: Found) -> bool:
    """Whether "on" stands before this benchmark and no other stands beside it."""
    return _LED_IN.search(analysis.text, 0, item.start) is not None


def _scorer(analysis: Analysis, context: Context, item: Found, stated: re.Match[str]) -> str:
    """The model that a score is said of; "" where that is not certain."""
    subject = context.subject
    if _is_told_of_other(analysis, subject, max(stated.end("value"), item.end)):
        return ""
    if stated.re in (THEN, AGAINST):
        return subject_before(analysis, subject, stated.end("who"))
    if beaten := _beaten(analysis, item, stated):
        return subject_before(analysis, subject, beaten.start())
    if stated.re in (LABELLED, RAISED, STANDS, JUDGED, SCORE_IS):
        return "" if _is_of_named(analysis, subject, stated) else subject.model
    beside = NAME_BESIDE.search(analysis.text, analysis.sentence.body, stated.start("value"))
    is_verb = beside is not None and _VERB.match(analysis.text, beside.start("name")) is not None
    if beside is not None and not is_verb and is_strange(analysis, subject, *beside.span("name")):
        return ""
    if stated.re is PLAIN_OF and not analysis.names_model:
        is_other = analysis.cues.other_subjects.search(analysis.text, analysis.sentence.body, item.start)
        return "" if is_other else subject.model
    if stated.re in (OF, IS, PLAIN_OF):
        return subject_before(analysis, subject, item.start)
    if _ITS.search(analysis.text, analysis.sentence.body, stated.start("value")) and stated.re is ON:
        return subject.model
    if not analysis.names_model and _A_SCORE.fullmatch(analysis.text, analysis.sentence.body, stated.start("value")):
        return subject.model
    place = min(stated.start("value"), item.start)
    told = _TOLD_BY.match(analysis.text, analysis.sentence.body, place)
    if told is not None and fold(told["maker"]) in context.vocabulary.organizations:
        return subject.model
    return speaker_at(analysis, subject, place, _VERB)


_ITS = re.compile(r"(?:^\W*|[,;]\s(?:and|but|while|yet)\s)[Ii]ts (?:\w+ )?$")
"""Before a score that heads a clause: "Its 58.9 on …", "…, and its 92.1 on …"."""
_A_SCORE = re.compile(
    r"\W*(?:An?|The|Its|Our)\s+(?:[\w-]+\s+){0,2}(?:score|accuracy|result|average)\s+of\s+(?:about |only )?",
    re.IGNORECASE,
)
"""A sentence about the score itself: "A score of 57.1 on MMMU was recorded"."""


def _beaten(analysis: Analysis, item: Found, stated: re.Match[str]) -> re.Match[str] | None:
    """The verb of "surpasses Bar on MMMU with 73.0": the score behind the benchmark is the subject's."""
    return BEATS_ON.search(analysis.text, 0, item.start) if stated.re is WITH_BEHIND else None


def _is_of_named(analysis: Analysis, subject: Subject, stated: re.Match[str]) -> bool:
    """Whether a clause about a benchmark may be about a model that stands in it, and with which it compares nothing."""
    clause = max(analysis.text.rfind("; ", 0, stated.start()), analysis.text.rfind(", and ", 0, stated.start()))
    named = [item for item in analysis.of_kind("model") if not subject.is_exactly(item.text)]
    led = _COMPARED.match(analysis.text, analysis.sentence.body)
    named = [item for item in named if led is None or item.start >= led.end()]
    before = [item for item in named if item.start < stated.start()]
    if before and (clause < before[-1].end or not _leads(analysis, subject, before[0].start)):
        return True
    if _UNDER.match(analysis.text, stated.end()):
        return True
    behind = next((item for item in named if item.start >= stated.end()), None)
    return behind is not None and _BESIDE_OTHER.search(analysis.text[stated.end() : behind.start]) is None


def _leads(analysis: Analysis, subject: Subject, end: int) -> bool:
    """Whether the text's model is the subject of what a sentence says up to a place."""
    verb = _VERB.search(analysis.text, analysis.sentence.body, end)
    return verb is not None and subject_before(analysis, subject, verb.start()) != ""


_UNDER = re.compile(r"\s+(?:with|using|when|if|once|after|without)\b")
"""Behind a score: under which condition it is reached."""
_BESIDE_OTHER = re.compile(
    r"^\)?\s*\((?:[^()]*\s)?$|\b(?:above|below|over|than|vs\.?|versus|against|behind|ahead of|compared (?:to"
    r"|with)|of|from|while|whereas)\b"
)
"""Between a score and the name of a model that it is compared with."""


def _is_told_of_other(analysis: Analysis, subject: Subject, place: int) -> bool:
    told = _FOR_WHOM.match(analysis.text, place)
    return told is not None and is_strange(analysis, subject, told.start("name"), told.end("name"))
