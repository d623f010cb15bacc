"""A sentence that is nothing but benchmarks and numbers in; their scores out.

Notes and lists state them without a verb: "VQAv2 (val): 80.3", "MMMU 55.1, ChartQA 81.4 and DocVQA 93.2 (paper)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.speakers import subject_before
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import NUMBER, SPLIT, claim_score, figure_of
from extract.narrative.scribe import Scribe

_LISTED = re.compile(
    r"\s*(?:\([^()]{1,24}\)|(?:\w+ )?(?:split|subset)|val|test|testmini|dev|(?:with|without|w/o?) (?:subtitles|subs|CoT"
    r"|tools))?(?: (?:accuracy|score|exact match|ANLS|F1|CIDEr|mIoU|mAP))?[\s*`]*(?:[:=–—-]|(?:(?:is|was|stands"
    r"|sits|comes out) )?at\s)?[\s*`]*"
    rf"{NUMBER.format('value')}(?P<behind>\s*\([^()]{{1,20}}\)"
    r"|\s+(?:with|without|w/o?) (?:subtitles|subs|CoT|tools|OCR)|,?\s+(?:zero|few|\d+)-shot"
    r"|\s+on the (?:val|validation|test|testmini|dev)(?: (?:split|set))?"
    rf"|\s*\((?>(?:vs\.? )?[A-Z][\w. -]{{1,30}}: ?\d[\d.]*%?(?:[;,] |(?=\))))++\))?"
    r"[\s*`.]*",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\s*(?:\([^()]{1,24}\)|(?:\w+ )?(?:split|subset)|val|test|testmini|dev|(?:with|without|w/o?) (?:subtitles|subs|CoT"
    r"|tools))?(?: (?:accuracy|score|exact match|ANLS|F1|CIDEr|mIoU|mAP))?[\s*`]*(?:[:=–—]|-\s|(?:(?:is|was"
    r"|stands|sits|comes out) )?at\s|\d{2}\.\d|\d{3}(?!\d))"
)
"""Behind the only benchmark of a sentence: a mark that makes the number its score, or a number that is no version."""
_LABEL = re.compile(
    r"\W*(?:(?:main|key|benchmark|reported|published|official|headline|quoted|stated|selected|zero-shot)\s+)*"
    r"(?:scores?|results?|benchmarks?|performance|numbers|figures|eval(?:uation)?s?|reported|metrics)"
    r"(?:\s+(?:from|in|as|per|according to|reported|published|stated|given|quoted)\b[^,;.]{1,40})?"
    r"(?:\s*\([^()]{1,24}\))?\W*",
    re.IGNORECASE,
)
"""What may stand before a list of scores and a colon."""
_UNTOLD = re.compile(
    r"\s*(?:\([^()]{1,14}\))?[\s:]*(?:(?:was |is )?not (?:reported|available|measured|given|tested)|n/a"
    r"|unknown|[–—-](?=\s*[,;.]|$))"
)
"""Behind a benchmark: that there is no score."""
_WITHOUT = re.compile(r"[;,]\s+(?:but )?no (?:scores? (?:on|for) )?$")
"""Before a benchmark: that there is no score, "MathVista 66.0; no MMMU"."""
_DATE = re.compile(r"^\W*\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?\W+")
"""What an item of news begins with."""
_JOIN = re.compile(
    r"\s*(?:,|;|/|\||·|\band\b|&)\s*"
    r"(?:[A-Z][\w-]{1,20}:? (?:n/a|not (?:reported|measured|given)|unknown|[–—-])\s*[,;|]\s*)*+"
    r"(?:and\s+)?(?:on\s+)?",
    re.IGNORECASE,
)
"""Between two scores, with benchmarks in between that have none: ", TextVQA n/a, "."""
_TOLD = re.compile(
    r"\W*(?:On|(?P<who>[\w.+-]*(?: [\w.+-]+){0,2}? )?"
    r"(?P<verb>achieves|reaches|scores|gets|hits|posts|attains|obtains)):?",
    re.IGNORECASE,
)
"""Before a list of scores, all that makes it a sentence."""
_SOURCE = re.compile(
    r"[\s,;(–—-]*(?:(?:according to|as per|per|as reported (?:in|by|on)|reported (?:in|by|on)|in|from|on|says)\s+)?"
    r"(?:(?:the|their|its)\s+)?(?:(?:model\s+)?card|paper|arXiv|link|(?:tech(?:nical)?\s+)?report|authors?|readme"
    r"|blog(?:\s+post)?|abstract)?"
    r"(?:[,;]\s+(?:but )?no [\w -]{2,30}|[,;]\s+[\w -]{2,30} not (?:reported|available|measured|given|tested))?"
    r"(?:,\s+(?:up|down) from\b.*|,\s+(?:but|yet|though|which)\b[^\d]*"
    r"|\s*\((?=[^()]*\b(?:competitive|lead|over|than|best|state|sota|improve\w*|gain|higher|ahead|behind|close"
    r"|comparable|par|points)\b)(?![^()]*\d\d\.\d)[^()]{1,90}\)"
    r"|(?:\s*[–—]\s|,\s+(?:which is )?)(?:(?:just|well|far|slightly|still|all) )?"
    r"(?:below|above|behind|ahead of|better|worse|close to|on par)\b(?:(?!\d\d\.\d).)*)?[\s.)]*",
    re.IGNORECASE,
)
"""Behind the last number: where it was read."""


def claim_listed_scores(scribe: Scribe, analysis: Analysis, context: Context) -> bool:
    """Claim the scores of a sentence that is nothing but benchmarks and numbers; whether it is one."""
    items = [item for item in analysis.of_kind("benchmark") if not _is_untold(analysis.text, item)]
    listed = _listed(analysis, items, context)
    if not listed or analysis.hedged:
        return False
    for item, match in zip(items, listed, strict=True):
        split = SPLIT.fullmatch(
            (match["behind"] or "").replace(" on the ", " ").removesuffix(" split").removesuffix(" set")
        )
        figure = replace(figure_of(match), split=split["split"] if split else "")
        claim_score(scribe, analysis, context, item, figure)
    return True


def _is_untold(text: str, item: Found) -> bool:
    """Whether a sentence says of a benchmark that there is no score on it."""
    return _UNTOLD.match(text, item.end) is not None or _WITHOUT.search(text, 0, item.start) is not None


def _is_told(analysis: Analysis, context: Context, end: int) -> bool:
    """Whether all before a list of scores is that the text's model reaches them."""
    told = _TOLD.fullmatch(analysis.text[:end].rstrip(" *`"))
    if told is None or not told["who"] or analysis.is_blocked(end, end + 1):
        return told is not None and not told["who"]
    return subject_before(analysis, context.subject, told.start("verb")) == context.subject.model


_OTHER_LEAD = re.compile(
    r"\b(?:gains?|improv\w*|increas\w*|rais\w*|drops?|los(?:s|es|t)|delta|differences?|margins?|ahead|behind|better|worse|higher"
    r"|lower|baselines?|previous\w*|former\w*|prior|earlier|instead|than|without|humans?|random|chance|average|mean|weights?|ratios?"
    r"|hours?|samples?|images?|questions?|sizes?|speed|latency|throughput|tokens?|seconds?|others?|rivals?|competitors?|teacher|vs"
    r"|compar\w+|against|ablat\w+|if|would|targets?|goals?|expect\w*|estimat\w*|prompts?|thresholds?|shots?"
    r"|(?:fine-?)?tun\w*|transfer\w*|quanti\w*)\b|\d ?[BM]\b"
    r"|[+±−]\s?\d",
    re.IGNORECASE,
)
"""What tells before a colon that numbers behind it are no scores of the text's model, or not as it is."""


def _is_led_by_colon(analysis: Analysis, lead: int, context: Context) -> bool:
    """Whether all before a list of scores is words and a colon: "Report card: MMBench 72.4", "Not bad for 3B: …"."""
    before = analysis.text[:lead].rstrip(" *_`")
    if (
        not before.endswith(":")
        or not re.search(r"[A-Za-z]{3}", _BRACKETS.sub("", before))
        or not context.subject.model
        or _OTHER_LEAD.search(before)
    ):
        return False
    if any(item.start < lead and ("model" in item.kinds or "benchmark" in item.kinds) for item in analysis.found):
        return False
    is_other = analysis.cues.other_subjects.search(before) or analysis.cues.other_labels.search(before)
    return not is_other and not analysis.is_blocked(lead, lead + 1) and not _NAMED.search(before[1:])


_BRACKETS = re.compile(r"\([^()]*\)")
_NAMED = re.compile(r"(?<=\s)[A-Z][\w.]*[A-Z\d][\w.-]*|(?<=\s)[A-Z][a-z]+['’]s\b")
"""A name before a colon, which may be another's."""


def _is_score(match: re.Match[str]) -> bool:
    """Whether a number has a form that scores have and counts have not."""
    return "." in match["value"] or bool(match["value_unit"])


def _listed(analysis: Analysis, items: Sequence[Found], context: Context) -> list[re.Match[str]]:
    """The number behind each benchmark, where the sentence holds nothing else but a label; else nothing."""
    text = analysis.text
    lead = items[0].start if items else 0
    is_labelled = analysis.sentence.body <= lead and _LABEL.fullmatch(analysis.sentence.topic) is not None
    begin = analysis.sentence.body if is_labelled else 0
    before = _DATE.sub("", text[begin:lead]).strip(" *`–—:-")
    before = "" if before and _is_led_by_colon(analysis, lead, context) else before
    is_led = before != "" and (context.subject.is_exactly(before) or _is_told(analysis, context, lead))
    if not items or (before and not is_led) or (len(items) == 1 and not _ALONE.match(text, items[0].end)):
        return []
    found: list[re.Match[str]] = []
    is_loose = begin < lead and not is_labelled and not is_led
    for place, item in enumerate(items):
        match = _LISTED.match(text, item.end)
        if match is None or (is_loose and not _is_score(match)):
            return []
        found.append(match)
        is_last = place + 1 == len(items)
        end = match.end() if is_last else items[place + 1].start
        if not (_SOURCE.fullmatch(text, match.end()) if is_last else _JOIN.fullmatch(text, match.end(), end)):
            return []
    return found
