"""A sentence with one model, one benchmark and one score behind a verb of reaching in; that score out.

"Congratulations to Foo, which is now the best on BarBench, reaching 36.7%", "the new Foo model beats the average of
humans, scoring 63.8". On the page of one benchmark, a sentence that names none tells of that one. Other models may only
be those that it is compared to.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import NUMBER, claim_score, figure_of
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.name_sizes import claim_name_size

_LEAD = re.compile(
    r"\W*(?:\d[\d./-]*\W+)?(?:[A-Z][\w &/–-]{2,40}:\W+)?(?:For the first time,\s+)?"
    r"(?:(?:congrat(?:ulation)?s to|even|notably,|impressively,|the|an?|our|[\w.]+['’]s"
    r"|new(?:ly)?|released|latest|advanced|recent|powerful|strongest|(?:best|top)-performing|best|top|leading"
    r"|open(?:-?sourced?)?|proprietary|multi-?modal|vision-language|model|system)\b\W*+)*+",
    re.IGNORECASE,
)
"""What may stand before the model that a sentence is about."""
_GOES_ON = re.compile(
    r"(?:\s?\([^()]{1,20}\))?\W{0,4}(?:(?:model|itself|alone),?\s+)?(?:(?:which|that|now|only|already|also|still|even)\s+)*"
    r"(?:has|is|(?!plus\b|versus\b|thus\b|as\b)[a-z]{2,}(?:s|ed|ing))\b"
)
_REACHES = re.compile(
    r"\b(?:achiev(?:es?|ed|ing)|reach(?:es|ed|ing)|scor(?:es|ed|ing)|attain(?:s|ed|ing)|obtain(?:s|ed|ing)|gets|got"
    r"|hits|post(?:s|ed|ing))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:leads|tops|ranks|champion|leader|best|first|record|SOTA|state[- ]of[- ]the[- ]art)\b", re.IGNORECASE
)
_AT = re.compile(r"(?<=\w) (?:at|with) $")
"""Between the benchmark on which a model leads and its score: "the new champion on BarBench at 62.3%"."""
_FIGURE = re.compile(NUMBER.format("value"))
_BETWEEN = re.compile(r"(?:[^.;:()\d]|(?<=\w)\d|\.(?=\d)){0,70}")
_GAIN = re.compile(
    r"\b(?:by|gains?|improve\w*|improving|increas\w*|boost\w*|drops?|reduc\w*|than|over|within|ahead|below|above|top"
    r"|speed\w*|faster|smaller|fewer|throughput|latency|of the|out of)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[*_`]*\s*(?:[,;.!?)]|$|[–—]|(?:on|in|for|with|at|and|but|while|vs|versus|compared|against|accuracy|overall|scores?|average"
    r"|anls|f1|[a-z]+ly|[a-z]+ing)\b(?!\s+(?:higher|lower|more|less|better|worse|faster|fewer|smaller|larger)\b))",
    re.IGNORECASE,
)
"""What may stand behind a score; a number before other words counts something."""
_UNSURE = re.compile(r"\b(?:if|may|might|could|would|should|hopes?|aims?|expect\w*|when|unless)\b")
_ON_PART = re.compile(r"[*_`]*\s*(?:on|in|for)\s+(?!average\b|this\b|the (?:benchmark|whole|full|leaderboard)\b)")
"""Behind a figure on the page of a benchmark that the sentence does not name: on what part of it."""
_SPLIT = re.compile(
    r"\bon the \W{0,3}(?P<split>val|validation|testmini|test|dev|minival)\W{0,3} (?:sub)?(?:set|split)\b"
)
_COMPARED = re.compile(
    r"\b(?:over|than|outperform\w*|surpass\w*|beat\w*|exceed\w*|compared (?:to|with)|against|versus|vs\.?|ahead of"
    r"|above|behind)\s+(?:[\w-]+\s+){0,3}\W*$",
    re.IGNORECASE,
)


def claim_lone_score(scribe: Scribe, analysis: Analysis, context: Context, page: Found | None) -> None:
    """Claim the one score of a sentence; `page` is the benchmark that the whole document is about, if it is of one."""
    if not analysis.has_digit or analysis.hedged or _UNSURE.search(analysis.small):
        return
    model = _model(analysis)
    item = _benchmark(analysis, page)
    figures = _figures(analysis) if model is not None and item is not None else []
    if model is None or item is None or len(figures) != 1:
        return
    split = _SPLIT.search(analysis.text)
    if item.start == len(analysis.text) and not split and _ON_PART.match(analysis.text, figures[0].end()):
        return
    if scribe.of_sentence("score", analysis.sentence):
        return
    about = replace(context, subject=Subject(model=model.text.strip()))
    claim_score(scribe, analysis, about, item, replace(figure_of(figures[0]), split=split["split"] if split else ""))
    claim_name_size(scribe, about.subject.model, analysis.sentence, context.vocabulary.lexicon)


def _model(analysis: Analysis) -> Found | None:
    """The model that a sentence begins with and goes on about, where any other is only compared to it."""
    models = [item for item in analysis.of_kind("model") if not is_component(item)]
    if not models:
        return None
    first, others = models[0], models[1:]
    is_led = _LEAD.fullmatch(analysis.text, analysis.sentence.body, first.start) is not None
    if not is_led or not _GOES_ON.match(analysis.text, first.end) or analysis.is_blocked(first.start, first.end):
        return None
    own = Subject(model=first.text.strip())
    are_compared = all(
        own.is_exactly(one.text)
        or (_COMPARED.search(analysis.text, 0, one.start) and not _REACHES.match(analysis.text, one.end + 1))
        for one in others
    )
    return first if are_compared else None


def _benchmark(analysis: Analysis, page: Found | None) -> Found | None:
    """The one benchmark that a sentence names, else that of the page, behind it; None where there are several."""
    items = {item.kinds["benchmark"]: item for item in analysis.of_kind("benchmark")}
    if not items:
        end = len(analysis.text)
        return replace(page, start=end, end=end) if page is not None else None
    item = next(iter(items.values()))
    is_denied = any(span.kind != "comparison" and span.start <= item.start < span.end for span in analysis.blocked)
    return item if len(items) == 1 and not is_denied else None


def _figures(analysis: Analysis) -> list[re.Match[str]]:
    """Numbers with a fraction or a percent sign behind a verb of reaching, and no gain or count."""
    verbs = list(_REACHES.finditer(analysis.text))
    leads = list(_LEADS.finditer(analysis.text))
    return [
        figure
        for figure in _FIGURE.finditer(analysis.text)
        if _is_score(analysis, figure, leads if _AT.search(analysis.text, 0, figure.start()) else verbs)
    ]


def _is_score(analysis: Analysis, figure: re.Match[str], verbs: list[re.Match[str]]) -> bool:
    verb = max((one.end() for one in verbs if one.end() <= figure.start()), default=-1)
    is_named = any(item.start <= figure.start() < item.end for item in analysis.found)
    if verb < 0 or is_named or ("." not in figure["value"] and not figure["value_unit"]):
        return False
    between = _BETWEEN.fullmatch(analysis.text, verb, figure.start())
    is_gain = between is None or _GAIN.search(analysis.text, verb, figure.start()) is not None
    return not is_gain and _TAIL.match(analysis.text, figure.end()) is not None
