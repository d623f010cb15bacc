"""A sentence that gives several models' scores on one benchmark in; each as the score of the model before it out.

"MMMU: Foo-8B 62.7, Bar-7B 58.6", "On OCRBench, Foo-3B gets 822 and Bar-4B 790", "On X, Foo (87.3) beats Bar (86.6)".
Only where each name is a known model or has a size, and nothing else stands between.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.narrative.analysis import Analysis, Context, Subject
from extract.narrative.lexicon import Found
from extract.narrative.memory_needs import SIZED_NAME
from extract.narrative.score_claims import BESIDE, NUMBER, claim_score, figure_of
from extract.narrative.scribe import Scribe

_LABEL = re.compile(rf"{BESIDE}[*_`]*\s*(?::|\s[–—-]\s)[*_`]*\s*")
_LED = re.compile(rf"{BESIDE},?\s+")
_ON = re.compile(r"\W*[Oo]n\s+(?:the\s+)?")
_VERB = r"(?:gets|got|reaches|reached|scores|scored|has|achieves|obtains|attains|is at|comes to)"
_FIGURE = re.compile(
    rf"[*_`]*\s+(?:{_VERB}\s+)?(?:only |just |even |about )?(?P<bracket>\()?{NUMBER.format('value')}(?(bracket)\))"
    r"(?!\s*(?:B|M|K|GB|on|in|points|times)\b)"
)
_JOIN = re.compile(
    r"\s*(?:[,;·|/]|\band\b|\bbut\b|\bwhile\b|\bwhereas\b|\bbefore\b|\bahead of\b|\bagainst\b"
    r"|\b(?:narrowly |clearly )?(?:beats|outperforms|trails|leads|surpasses|follows)\b)"
    r"\s*(?:(?:and|but|while|whereas)\s+)?(?:the\s+)?[*_`]*",
)
_END = re.compile(r"[\s.*_`]*(?:\([^()]{1,30}\))?[\s.]*")
_SIZED = re.compile(r"\d[Bb]$")
"""The end of a name that is also a language model's: beside others it is the model that sees."""
_SECOND = re.compile(r"\s*(?:,|;)?\s*(?:and|while|whereas|but)?\s*(?:the\s+)?")


def claim_scores_of_several(scribe: Scribe, analysis: Analysis, context: Context) -> bool:
    """Claim the scores of a sentence that is one benchmark and pairs of models and numbers; whether it is one."""
    items = list(analysis.of_kind("benchmark")) if analysis.has_digit else []
    if len(items) != 1 or analysis.hedged:
        return False
    start = _start(analysis, items[0])
    pairs = _pairs(analysis, start) if start >= 0 else []
    if len(pairs) < 2:
        return False
    for name, figure in pairs:
        about = replace(context, subject=Subject(model=name))
        claim_score(scribe, analysis, about, items[0], figure_of(figure))
    return True


def claim_second_scores(scribe: Scribe, analysis: Analysis, context: Context, item: Found, end: int) -> None:
    """ "Foo-3B scores 52.0 on MMMU, Bar-4B 54.5": what stands behind a score that was claimed."""
    lead = _SECOND.match(analysis.text, end)
    for name, figure in _pairs(analysis, lead.end() if lead else end):
        about = replace(context, subject=Subject(model=name))
        claim_score(scribe, analysis, about, item, figure_of(figure))


def _start(analysis: Analysis, item: Found) -> int:
    """Where the pairs begin, behind "MMMU: " or "On MMMU, "; -1 for another sentence."""
    if not analysis.text[: item.start].strip(" *_`-"):
        label = _LABEL.match(analysis.text, item.end)
        return label.end() if label else -1
    led = _LED.match(analysis.text, item.end) if _ON.fullmatch(analysis.text, 0, item.start) else None
    return led.end() if led else -1


def _pairs(analysis: Analysis, start: int) -> list[tuple[str, re.Match[str]]]:
    """Models and the numbers behind them, from a place to the sentence's end; nothing where anything else stands."""
    pairs: list[tuple[str, re.Match[str]]] = []
    place = start
    while named := _model_at(analysis, place):
        name, end = named
        figure = _FIGURE.match(analysis.text, end)
        if figure is None:
            return []
        pairs.append((name, figure))
        joined = _JOIN.match(analysis.text, figure.end())
        if joined is None:
            return pairs if _END.fullmatch(analysis.text, figure.end()) else []
        place = joined.end()
    return []


def _model_at(analysis: Analysis, place: int) -> tuple[str, int] | None:
    """The model at a place, known or told by its size, and where its name ends."""
    known = next((item for item in analysis.found if item.start == place), None)
    if known is not None:
        is_model = "model" in known.kinds or ("language_model" in known.kinds and _SIZED.search(known.text))
        return (known.text.strip(), known.end) if is_model else None
    sized = SIZED_NAME.match(analysis.text, place)
    return (sized.group(), sized.end()) if sized else None
