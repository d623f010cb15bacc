"""A sentence that gives several models' scores on one benchmark in; each as the score of the model it stands with out.

"MMMU: Foo-8B 62.7, Bar-7B 58.6", "On X, Foo (87.3) beats Bar (86.6)", "Foo-7B obtains 54.1 and Foo-72B 68.3 on MMMU",
"MMMU: 58.3 (7B), 44.1 (2B)". Only where each name is a known model or has a size, and nothing else stands between.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.lexicon import Found
from extract.narrative.memory.memory_needs import SIZED_NAME
from extract.narrative.scores.score_claims import BESIDE, NUMBER, Figure, claim_score, figure_of
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.name_sizes import claim_name_size

_LABEL = re.compile(rf"{BESIDE}[*_`]*\s*(?::|\s[–—-]\s)[*_`]*\s*")
_LED = re.compile(rf"{BESIDE},?\s+")
_ON = re.compile(r"\W*[Oo]n\s+(?:the\s+)?")
_HAS = r"(?:gets|got|reaches|reached|scores|scored|has|achieves|obtains|attains|is at|comes to)"
_FIGURE = re.compile(
    rf"[*_`]*\s+(?:{_HAS}\s+)?(?:only |just |even |about )?(?P<bracket>\()?{NUMBER.format('value')}(?(bracket)\))"
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
_REACHES = (
    r"(?:achiev(?:es?|ed|ing)|reach(?:es|ed|ing)?|scor(?:es|ed|ing)|obtain(?:s|ed|ing)?|attain(?:s|ed|ing)?|gets?|got"
    r"|posts?|posted|yield(?:s|ed)?|record(?:s|ed)?|report(?:s|ed)?|deliver(?:s|ed)?)"
)
_NAME = r"[A-Z][\w.+-]*(?: (?:[A-Z][\w.+-]*|v?\d[\w.]*)){0,3}?"
_TOLD = rf"(?: \(\w+\))?\s+(?:{_REACHES}\s+|at )?"
_PAIR = rf"(?:the )?{_NAME}{_TOLD}\d{{1,4}}(?:\.\d+)?(?:\s?%)?"
_AND = r"\s*(?:,? and|,? while|,? but|,|;)\s*"
_PAIRS_ON = re.compile(rf"(?<![\w.-])(?P<pairs>{_PAIR}(?:{_AND}{_PAIR})+)(?: points)? (?:on|in) (?:the )?$")
_NAMED = re.compile(
    rf"(?:the )?(?P<name>{_NAME}){_TOLD}(?P<value>\d{{1,4}}(?:\.\d+)?)(?P<value_unit>\s?%)?(?={_AND}|$)"
)
_NUMBER = r"\d{1,4}(?:\.\d+)?"
_BY_SIZE = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?[\s*`]*:?[\s*`]*(?P<list>{_NUMBER}%? \(\d+(?:\.\d+)?B\)(?:(?:,? and|,|/|;|\s·|\s\|)\s?"
    rf"{_NUMBER}%? \(\d+(?:\.\d+)?B\))+)[\s.]*"
)
"""Behind a benchmark: figures, each with the size of the model that has it."""
_FIGURE_OF_SIZE = re.compile(rf"({_NUMBER})(%?) \((\d+(?:\.\d+)?B)\)")
_FOR = rf"{_NUMBER}%? (?:for|with|by|from|at) (?:the )?\d+(?:\.\d+)?B"
_KIND = r"(?: (?:model|version|variant|one|checkpoint)\b)?"
_FOR_SIZE = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?[\s*`]*[:=]?[\s*`]*(?:(?:is|are|was|(?:stands?|sits?|comes?(?: out)?|lands?) at) )?"
    rf"(?P<list>{_FOR}{_KIND}(?:(?:,? and|,|/|;|\s·"
    rf"|\s\|)\s?{_FOR}{_KIND})+)"
    r"[\s.]*"
)
"""Behind a benchmark: figures, each for a size: "75.8 for the 4B, 87.1 for the 12B"."""
_FIGURE_FOR_SIZE = re.compile(rf"({_NUMBER})(%?) (?:for|with|by|from|at) (?:the )?(\d+(?:\.\d+)?B)")
_OF_SIZE = rf"(?:the )?\d+(?:\.\d+)?B(?: (?:model|version|variant|one|checkpoint))?(?::| (?:{_HAS}))? {_NUMBER}%?"
_SIZES_HAVE = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?[\s*`]*[:,]?[\s*`]*(?P<list>{_OF_SIZE}(?:(?:,? and|,? while|,|/|;|\s·"
    rf"|\s\|)\s?{_OF_SIZE})+)[\s.]*"
)
"""Behind a benchmark: sizes, each with its figure: "On DocVQA the 4B gets 75.8, the 12B 87.1"."""
_SIZE_HAS = re.compile(
    rf"(\d+(?:\.\d+)?B)(?: (?:model|version|variant|one|checkpoint))?(?::| (?:{_HAS}))? ({_NUMBER})(%?)(?![\w.])"
)


_LEADS = re.compile(r"(?:On|In|For|And on)(?: the)?|(?:Scores?|Results?)(?: on(?: the)?)?:?", re.IGNORECASE)
"""What may stand before the benchmark of sizes and figures."""


def claim_scores_by_model(scribe: Scribe, analysis: Analysis, context: Context) -> bool:
    """Claim the scores of a sentence that is one benchmark and pairs of models and numbers; whether it is one."""
    items = list(analysis.of_kind("benchmark")) if analysis.has_digit else []
    if len(items) != 1 or analysis.hedged:
        return False
    item = items[0]
    listed = _PAIRS_ON.search(analysis.text, 0, item.start)
    if listed is not None and not analysis.is_blocked(item.start, item.end):
        _claim_before(scribe, analysis, context, item, listed)
        return True
    scores = _behind(analysis, item) or _by_size(analysis, context.subject, item)
    for name, figure in scores:
        _claim(scribe, analysis, context, item, name, figure)
    return bool(scores)


def claim_second_scores(scribe: Scribe, analysis: Analysis, context: Context, item: Found, end: int) -> None:
    """ "Foo-3B scores 52.0 on MMMU, Bar-4B 54.5": what stands behind a score that was claimed."""
    lead = _SECOND.match(analysis.text, end)
    for name, figure in _pairs(analysis, lead.end() if lead else end):
        _claim(scribe, analysis, context, item, name, figure)


def _claim(scribe: Scribe, analysis: Analysis, context: Context, item: Found, model: str, figure: Figure) -> None:
    claim_score(scribe, analysis, replace(context, subject=Subject(model=model)), item, figure)


def _claim_before(scribe: Scribe, analysis: Analysis, context: Context, item: Found, listed: re.Match[str]) -> None:
    """ "Foo-7B obtains 54.1 and Foo-72B 68.3 on MMMU": a number behind each name."""
    for pair in _NAMED.finditer(analysis.text, listed.start("pairs"), listed.end("pairs")):
        model = _model_named(analysis, context.subject, pair)
        if model:
            claim_name_size(scribe, model, analysis.sentence, context.vocabulary.lexicon)
            _claim(scribe, analysis, context, item, model, figure_of(pair))


def _model_named(analysis: Analysis, subject: Subject, pair: re.Match[str]) -> str:
    """The model whose name stands before a number: the text's own, or one that is known."""
    if subject.is_exactly(pair["name"]):
        return subject.model
    known = (item for item in analysis.of_kind("model") if not is_component(item))
    is_known = any(item.start == pair.start("name") for item in known)
    return pair["name"] if is_known or subject.is_named(pair["name"]) else ""


def _behind(analysis: Analysis, item: Found) -> list[tuple[str, Figure]]:
    """ "MMMU: Foo-8B 62.7, Bar-7B 58.6", "On OCRBench, Foo-3B gets 822 and Bar-4B 790": two pairs at least."""
    start = _start(analysis, item)
    pairs = _pairs(analysis, start) if start >= 0 else []
    return pairs if len(pairs) > 1 else []


def _start(analysis: Analysis, item: Found) -> int:
    """Where the pairs begin, behind "MMMU: " or "On MMMU, "; -1 for another sentence."""
    if not analysis.text[: item.start].strip(" *_`-"):
        label = _LABEL.match(analysis.text, item.end)
        return label.end() if label else -1
    led = _LED.match(analysis.text, item.end) if _ON.fullmatch(analysis.text, 0, item.start) else None
    return led.end() if led else -1


def _pairs(analysis: Analysis, start: int) -> list[tuple[str, Figure]]:
    """Models and the numbers behind them, from a place to the sentence's end; nothing where anything else stands."""
    pairs: list[tuple[str, Figure]] = []
    place = start
    while named := _model_at(analysis, place):
        name, end = named
        figure = _FIGURE.match(analysis.text, end)
        if figure is None:
            return []
        pairs.append((name, figure_of(figure)))
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


def _by_size(analysis: Analysis, subject: Subject, item: Found) -> list[tuple[str, Figure]]:
    """ "MMMU: 58.3 (7B), 44.1 (2B)": all of a sentence about the sizes of one model."""
    lead = analysis.text[: item.start].strip(" *`-")
    if not subject.model or (lead and not _LEADS.fullmatch(lead)):
        return []
    for form, each in ((_BY_SIZE, _FIGURE_OF_SIZE), (_FOR_SIZE, _FIGURE_FOR_SIZE)):
        if listed := form.fullmatch(analysis.text, item.end):
            return [(subject.sized(size), Figure(value, unit)) for value, unit, size in each.findall(listed["list"])]
    listed = _SIZES_HAVE.fullmatch(analysis.text, item.end)
    pairs = _SIZE_HAS.findall(listed["list"]) if listed else []
    return [(subject.sized(size), Figure(value, unit)) for size, value, unit in pairs]
