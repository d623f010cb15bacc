"""A sentence that gives one model's scores on the parts of one benchmark in; each number with its part out.

"Scores of 0.13 for English and 0.21 for Chinese on FooBench", "On FooBench it reaches 62.1 on val and 58.3 on test",
"84.1 (EN) and 81.0 (CN) on FooBench".
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.speakers import speaker_at
from extract.narrative.scores.score_claims import NUMBER, Figure, claim_score
from extract.narrative.scribe import Scribe

_SPLIT = (
    r"(?:English|Chinese|EN|CN|ZH|easy|medium|hard|short|long|standard|vision|full|mini"
    r"|val(?:idation)?|dev|test(?:[- ]?(?:mini|dev|std))?)"
)
_FIGURE = re.sub(r"P<\w+>", ":", NUMBER.format("value"))
_PART = rf"{_FIGURE}\s?(?:(?:for|on|in) (?:the )?{_SPLIT}(?: (?:set|split|subset|part|half))?\b|\({_SPLIT}\))"
_LIST = re.compile(rf"(?>{_PART})(?>\s*(?:,? and|,|;|/)\s*{_PART})++", re.IGNORECASE)
_EACH = re.compile(
    rf"(?P<value>[\d.,]*\d)\s?(?P<unit>%|percent|points?)?\s?(?:(?:for|on|in) (?:the )?|\()(?P<split>{_SPLIT})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s*(?:(?:sets?|splits?|parts?|subsets?) )?(?:on|of|in) (?:the )?[*_`\[]*")
"""Between the list and the benchmark behind it."""
_BEHIND = re.compile(r"[*_`\]]*(?:\([^()\s]*\))?[:,]?[^\d.;:]{0,50}")
"""Between a benchmark and the list behind it."""


def claim_scores_by_split(scribe: Scribe, analysis: Analysis, context: Context, verbs: re.Pattern[str]) -> bool:
    """Claim the scores of such a sentence; whether it is one. `verbs` are those whose subject has the scores."""
    items = list(analysis.of_kind("benchmark")) if analysis.has_digit else []
    listed = _LIST.search(analysis.text) if len(items) == 1 and not analysis.hedged else None
    if listed is None:
        return False
    item = items[0]
    is_beside = _BEFORE.fullmatch(analysis.text, listed.end(), item.start) or (
        item.end <= listed.start() and _BEHIND.fullmatch(analysis.text, item.end, listed.start())
    )
    if not is_beside or analysis.is_blocked(item.start, item.end):
        return False
    if speaker_at(analysis, context.subject, listed.start(), verbs) != context.subject.model:
        return False
    for part in _EACH.finditer(analysis.text, listed.start(), listed.end()):
        figure = Figure(part["value"], part["unit"] or "", split=part["split"])
        claim_score(scribe, analysis, context, item, figure)
    return True
