"""A sentence that sets a model's score against another's in; both claimed, each of the model that has it.

"Foo outperforms Bar on MMMU (56.1 vs. 53.8)": the first number is the subject's. Only where one other model is named
and the numbers are in the order that the verb says; anything else is left to be no score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.language.speakers import subject_before
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import BESIDE, NUMBER, claim_score, figure_of
from extract.narrative.scribe import Scribe

_VERB = re.compile(
    r"\b(?:(?P<wins>outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beats?|beating|exceed(?:s|ed|ing)?|outscores?"
    r"|outdoes|outdid|tops?|topped|edge[sd] out|overtakes?|overtook|(?:is|comes|sits|stays) (?:\w+ )?ahead of)"
    r"|trails?|trailed|lags behind|falls behind|(?:is|comes|sits|stays) (?:\w+ )?behind|los(?:es|t) to)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:may|might|could|should|would|can|to|not|n't|if)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_UNKNOWN = re.compile(r"\s+(?:the )?[A-Z][\w.+-]*(?: [A-Z\d][\w.]*)?(?: [a-z]+)?\s+(?:on|in)\s+(?:the\s+)?")
"""Between the verb and the benchmark: one name that nobody knows."""
_AGAINST = re.compile(
    rf"{BESIDE}\s*[,:]?\s*[(\[]?\s*{NUMBER.format('own')}\s*,?\s*(?:vs\.?|versus|against|to|compared (?:to|with))\s*"
    rf"{NUMBER.format('other')}(?!\s*(?:,|/|and|or|vs\.?)\s*\d)",
    re.IGNORECASE,
)


def claim_compared_scores(scribe: Scribe, analysis: Analysis, context: Context, benchmarks: Sequence[Found]) -> bool:
    """Claim the scores of a sentence with "A vs. B" behind its benchmarks; whether there was one."""
    found = [(item, match) for item in benchmarks if (match := _AGAINST.match(analysis.text, item.end))]
    verb = _VERB.search(analysis.text, analysis.sentence.body, found[0][0].start) if found else None
    if verb is None:
        return False
    named = [one for one in analysis.of_kind("model") if one.start >= verb.end() and not is_component(one)]
    model = subject_before(analysis, context.subject, verb.start())
    is_unknown = not named and _UNKNOWN.fullmatch(analysis.text, verb.end(), found[0][0].start) is not None
    if not model or not (is_unknown or (len(named) == 1 and named[0].end <= found[0][0].start)):
        return False
    scores = [(item, match, float(match["own"].replace(",", "")), float(match["other"].replace(",", "")))
              for item, match in found]  # fmt: skip
    is_told = all((own > other) == _wins(analysis, item) for item, _, own, other in scores)
    if not is_told or _SUPPOSED.search(analysis.text, analysis.sentence.body, verb.start()) or analysis.hedged:
        return False
    for item, match, *_ in scores:
        others = [(one.text.strip(), "other") for one in named]
        for name, group in ((model, "own"), *others):
            about = replace(context, subject=Subject(model=name))
            claim_score(scribe, analysis, about, item, figure_of(match, group))
    return True


def _wins(analysis: Analysis, item: Found) -> bool:
    """Whether the last verb of comparing before a benchmark says that the subject wins: "but trails it on …"."""
    return list(_VERB.finditer(analysis.text, analysis.sentence.body, item.start))[-1]["wins"] is not None
