"""A sentence that says what a score was and what it is in; both claimed, the former as superseded.

"Improved the VQAv2 score from 74.7 to 80.3", "VQAv2 rises from 74.7 to 80.3". What another model scored is no former
score: "Compared to Foo 1, VQAv2 rises from 74.7 to 80.3".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.narrative.language.analysis import Analysis, Context, Subject
from extract.narrative.language.speakers import subject_before
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import BESIDE, NUMBER, claim_score, figure_of
from extract.narrative.scribe import Scribe

_FROM_TO = re.compile(rf"\bfrom\s+{NUMBER.format('old')}\s+(?:up |down )?to\s+{NUMBER.format('new')}", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:rose|rises|went|goes|gr[eo]ws?|climb(?:s|ed)|jump(?:s|ed)|improv(?:es|ed)|increas(?:es|ed)|rais(?:es"
    r"|ed)|lift(?:s|ed)"
    r"|boost(?:s|ed)|reduc(?:es|ed)|drop(?:s|ped)|fell|falls|moves|moved)\b",
    re.IGNORECASE,
)
_TRIAL = re.compile(r"\W*[A-Za-z-]+ing\b")
"""A sentence that begins with what is done in a trial: "Replacing A by B reduces …"."""
_SCORE_WORD = re.compile(r"\b(?:scores?|accuracy|performance|results?|CIDEr|F1|ANLS|points)\b", re.IGNORECASE)
_GOES = re.compile(
    r"\s*(?:\([^()]{1,14}\)\s*)?(?:[\w]+ly\s+)?(?:goes|went|rises|rose|improves|improved|climbs|climbed|jumps"
    r"|jumped|grows|grew|moves|moved|is up)\s*",
    re.IGNORECASE,
)
"""Between a benchmark and "from A to B": its score changes."""
_ON = re.compile(r"\b[Oo]n (?:the )?$")
"""Before a benchmark on which the model changes: "On X it climbed from A to B"."""
_RELEASE = re.compile(r"\((?P<date>\d{4}-\d{2}(?:-\d{2})?)\)")
_COMPARED = re.compile(
    r"\W*(?:(?:when |as )?compared (?:to|with)|over|relative to|against|from)\s+(?P<other>[^,;]{2,50}),\s+$",
    re.IGNORECASE,
)
"""What leads a sentence: the former score is that of another model."""


def claim_changed_score(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """Claim the two scores of a sentence with "from A to B"; whether it is such a sentence, claimed or not."""
    if _claim_arrows(scribe, analysis, context, benchmarks) or _claim_then_and_now(
        scribe, analysis, context, benchmarks
    ):
        return True
    change = _FROM_TO.search(analysis.text)
    if change is None:
        return False
    item = benchmarks[0]
    if _claim_each_change(scribe, analysis, context, benchmarks):
        return True
    if len(benchmarks) > 1 or not _is_own_change(analysis, context.subject, change, item):
        return True
    release = _RELEASE.search(analysis.text, change.end())
    if _COMPARED.match(analysis.text[: item.start], analysis.sentence.body) is None:
        claim_score(scribe, analysis, context, item, figure_of(change, "old"), status="superseded")
    claim_score(
        scribe, analysis, context, item, figure_of(change, "new"),
        status=analysis.status_at(change.start(), change.end()),
        condition=f"release {release['date']}" if release else "",
    )  # fmt: skip
    return True


_THEN_AND_NOW = re.compile(
    rf"{BESIDE}[*_`]*(?::|,|\s(?:was|stood|used to be))[*_`]*\s*(?:at )?{NUMBER.format('old')}"
    r"(?:\s+(?:(?:in|with|for|under) (?:the )?[\w. -]{1,24}?|before|earlier|previously|at first|originally))?"
    r"\s*(?:[,;–—]|\band\b|\bbut\b)\s*(?:(?:and|but)\s+)?(?:it\s+)?(?:(?:is|stands|sits|reaches)\s+)?"
    rf"(?:now\s+(?:(?:is|stands|sits|reaches)\s+)?(?:at )?{NUMBER.format('new')}"
    rf"|(?:at )?{NUMBER.format('later')}\s+(?:now|today)\b)"
)
_MEASURE = re.compile(r"\W*(?:(?:The |Its )?(?:accuracy|score|result|performance) on (?:the )?)?", re.IGNORECASE)


def _claim_then_and_now(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """ "MMMU: 51.2 in v1; now 57.9", "Accuracy on ChartQA was 80.1 before and is now 86.4"."""
    told = [
        (item, change) for item in benchmarks if (change := _THEN_AND_NOW.match(analysis.text, item.end)) is not None
    ]
    names_other = any(not context.subject.is_named(item.text) for item in analysis.of_kind("model"))
    if len(told) != 1 or names_other or analysis.hedged:
        return False
    if _MEASURE.fullmatch(analysis.text, 0, told[0][0].start) is None:
        return False
    item, change = told[0]
    claim_score(scribe, analysis, context, item, figure_of(change, "old"), status="superseded")
    claim_score(scribe, analysis, context, item, figure_of(change, "new" if change["new"] else "later"))
    for other in benchmarks:
        further = _GOES_FROM.match(analysis.text, other.end)
        if further is not None and analysis.text[: other.start].endswith(("; ", ", and ", ", while ")):
            claim_score(scribe, analysis, context, other, figure_of(further, "old"), status="superseded")
            claim_score(scribe, analysis, context, other, figure_of(further, "new"))
    return True


_GOES_FROM = re.compile(
    rf"{_GOES.pattern}from\s+{NUMBER.format('old')}\s+(?:up |down )?to\s+{NUMBER.format('new')}", re.IGNORECASE
)
_ARROW = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?[*_`]*\s*:?[*_`]*\s+{NUMBER.format('old')}\s*(?:→|->|=>|⟶|➜)\s*{NUMBER.format('new')}"
)


def _claim_arrows(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """ "DocVQA: 91.4 → 92.6": a label and its change, all of a sentence or of its parts."""
    told = [(item, change) for item in benchmarks if (change := _ARROW.match(analysis.text, item.end)) is not None]
    is_led = bool(told) and not analysis.text[: told[0][0].start].strip(" *`-") and not analysis.hedged
    if not is_led or any("model" in item.kinds and "benchmark" not in item.kinds for item in analysis.found):
        return False
    for item, change in told:
        claim_score(scribe, analysis, context, item, figure_of(change, "old"), status="superseded")
        claim_score(scribe, analysis, context, item, figure_of(change, "new"))
    return True


_LEADS_CHANGE = re.compile(
    rf"{BESIDE}\s+(?:goes|went|rises|rose|improves|improved|climbs|climbed|jumps|jumped|grows|grew|moves|moved|is|was)"
    rf"(?: up| down)? from\s+{NUMBER.format('old')}\s+(?:up |down )?to\s+{NUMBER.format('new')}"
)
"""The first of several changes: "MMMU went up from 44.1 to 46.8, AI2D from …"."""
_EACH = re.compile(
    rf"{BESIDE}\s+from\s+{NUMBER.format('old')}\s+(?:up |down )?to\s+{NUMBER.format('new')}", re.IGNORECASE
)


def _claim_each_change(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """ "Foo improves MMMU from 51.2 to 56.8 and AI2D from 70.1 to 75.0": what becomes of its scores, one by one."""
    led = _LEADS_CHANGE.match(analysis.text, benchmarks[0].end)
    changes = [led, *(_EACH.match(analysis.text, item.end) for item in benchmarks[1:])] if led else []
    if led and len(changes) > 1 and not analysis.text[: benchmarks[0].start].strip(" *`-") and not analysis.names_model:
        return _claim_changes(scribe, analysis, context, benchmarks, changes)
    changes = [_EACH.match(analysis.text, item.end) for item in benchmarks]
    verb = _CHANGES.search(analysis.text, analysis.sentence.body, benchmarks[0].start)
    is_trial = _TRIAL.match(analysis.text, analysis.sentence.body) is not None
    if verb is None or is_trial or analysis.hedged or not subject_before(analysis, context.subject, verb.start()):
        return False
    return _claim_changes(scribe, analysis, context, benchmarks, changes)


def _claim_changes(
    scribe: Scribe,
    analysis: Analysis,
    context: Context,
    benchmarks: Sequence[Found],
    changes: Sequence[re.Match[str] | None],
) -> bool:
    """Claim the former and the new score on each benchmark; not where one has no change."""
    if any(change is None or analysis.is_blocked(*change.span()) for change in changes) or analysis.hedged:
        return False
    for item, change in zip(benchmarks, changes, strict=True):
        if change is not None:
            claim_score(scribe, analysis, context, item, figure_of(change, "old"), status="superseded")
            claim_score(scribe, analysis, context, item, figure_of(change, "new"))
    return True


def _is_own_change(analysis: Analysis, subject: Subject, change: re.Match[str], item: Found) -> bool:
    """Whether it is the model that scored one thing and scores another, not what a trial makes of it."""
    if analysis.is_blocked(change.start(), change.end()) or _TRIAL.match(analysis.text, analysis.sentence.body):
        return False
    if _GOES.fullmatch(analysis.text, item.end, change.start()):
        lead = analysis.text[analysis.sentence.body : item.start]
        return not lead.strip(" *`-") or _COMPARED.match(lead) is not None
    is_led = _ON.search(analysis.text, 0, item.start) is not None and item.end < change.start()
    if not (is_led or _SCORE_WORD.search(analysis.text)):
        return False
    verbs = [verb.start() for verb in _CHANGES.finditer(analysis.text, analysis.sentence.body, change.start())]
    return bool(subject_before(analysis, subject, verbs[-1] if verbs else change.start()))
