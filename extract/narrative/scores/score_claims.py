"""A number beside a benchmark's name in; the claim that it is a score out, or an issue where its scale forbids it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe
from extract.records import Comparator

NUMBER = (
    r"(?<![\w.,+-])(?P<{0}>\d{{1,4}}(?:\.\d+)?|\d,\d{{3}}(?:\.\d+)?)"
    r"\+?\s?(?P<{0}_unit>%|percent|points?)?(?![\w]|[.,]\d|-\w)"
)
"""A form of numbers that may be scores; the braces take the name of the group."""
BESIDE = (
    r"(?:\s*\([^()]{1,14}\)|\s*\[[^\[\]]{1,14}\]| v\d[\d.]*"
    r"|[ -](?:val|test[- ]?[AB]|test|testmini|dev|validation)(?: (?:set|split))?)?"
    r"(?: (?:benchmark|suite)(?! of\b))?"
)
"""What may stand behind a benchmark's name: a split, a setting, a version."""
NAME_BESIDE = re.compile(r"(?<![\w.-])(?P<name>[A-Z][\w.+-]*(?: (?:[A-Z][\w.+-]*|v?\d[\w.]*)){0,2}) $")
"""Right before a score, without a verb: whose it is, "… and Bar 52.0 on VQAv2"."""
SPLIT = re.compile(
    r"[\s-]*[(\[]?(?P<split>val|test[- ]?[AB](?![\w-])|testmini|test-dev|test-std|testdev|test|dev|minival"
    r"|validation|(?<=[-(])(?:full[- ]?set|full|subset))(?![\w-])[)\]]?"
    r"(?!\s+(?:questions?|images?|cases?|samples?|time))",
    re.IGNORECASE,
)
"""Behind a benchmark: "MMMU (val)", "MMMU val", "DocVQA test set"."""


_WAY = re.compile(
    r"\s*\((?:[^(),]*,\s*)?(?P<way>(?:\w+[ -])?CoT|(?:zero|few|\d{1,2})-shot|(?:no |non-)?thinking|greedy"
    r"|pass@\d+)[^()]*\)",
    re.IGNORECASE,
)
"""Behind a benchmark: how the model was asked, "MMMU (CoT)", "MMLU (5-shot)"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands, with its unit and the split that stands beside it."""

    value: str
    unit: str = ""
    split: str = ""
    comparator: Comparator = "="
    is_former: bool = False
    """Whether the sentence says that an earlier version had it."""


_FORMER = (
    r"\b(?:[Ii]n|[Ww]ith|[Aa]t|[Ff]or|[Ff]rom) (?:the|its|our) (?:very )?"
    r"(?:first|initial|original|earlier|earliest|previous|prior|older|old|former|preview|beta)"
    r" (?:public )?(?:version|release|checkpoint|weights|snapshot|build|preview)\b"
)
_FORMER_BEHIND = re.compile(
    rf"(?:(?!\b(?:and|but|while|whereas|now)\b)(?:[^.,;]|\.(?=\d))){{0,50}}?(?<!than ){_FORMER}"
)
_FORMER_BEFORE = re.compile(rf"^\W*{_FORMER}(?:(?!\b(?:and|but|while|now)\b)[^;]){{0,60}}$")
"""Around a score: that it is of a version that another followed, "75.1 on ChartQA in the first version"."""


def _is_former(match: re.Match[str], group: str) -> bool:
    text, start, end = match.string, match.start(group), match.end(group)
    return _FORMER_BEHIND.match(text, end) is not None or _FORMER_BEFORE.search(text[:start]) is not None


_BOUND = re.compile(
    r"(?:(?P<more>\b(?:over|above|more than|at least|exceeding|beyond|upwards of|higher than)|>=?|≥)"
    r"|(?P<less>\b(?:below|under|less than|up to|at most|lower than)|<=?|≤)"
    r"|(?P<about>\b(?:about|around|nearly|almost|roughly|approximately|close to)|[~≈∼]))\s*(?:an? )?$",
    re.IGNORECASE,
)
_LONGEST_BOUND = 20


def figure_of(match: re.Match[str], group: str = "value") -> Figure:
    """The number of a match of `NUMBER`, with what bounds it: "over 700", "700+"."""
    unit, comparator = match[f"{group}_unit"] or "", _comparator(match, group)
    return Figure(match[group], unit, comparator=comparator, is_former=_is_former(match, group))


_PAIRED_BEHIND = re.compile(r"\s?%?\s?/\s?\d")
_PAIRED_BEFORE = re.compile(r"\d\s?%?\s?/\s?$")


def is_of_pair(match: re.Match[str], group: str = "value") -> bool:
    """Whether a number is one of two that a slash joins, "73.3/91.5": what tells them apart is said elsewhere."""
    text, start = match.string, match.start(group)
    return bool(_PAIRED_BEHIND.match(text, match.end(group)) or _PAIRED_BEFORE.search(text, max(0, start - 5), start))


def _comparator(match: re.Match[str], group: str) -> Comparator:
    start = match.start(group)
    bound = _BOUND.search(match.string, max(0, start - _LONGEST_BOUND), start)
    if match.string.startswith("+", match.end(group)) or (bound and bound["more"]):
        return ">"
    if bound is None:
        return "="
    return "<" if bound["less"] else "~"


def claim_score(
    scribe: Scribe,
    analysis: Analysis,
    context: Context,
    item: Found,
    figure: Figure,
    *,
    status: str = "ok",
    condition: str = "",
) -> None:
    """Claim a figure as the score of the context's subject on a benchmark."""
    split, way = SPLIT.match(analysis.text, item.end), _WAY.match(analysis.text, item.end)
    least, most = context.vocabulary.scales.get(item.kinds["benchmark"], (-inf, inf))
    number = float(figure.value.replace(",", ""))
    if not least <= number <= most:
        scribe.issue(
            "score_out_of_scale",
            analysis.sentence,
            f"{figure.value} lies outside {least:g} to {most:g}, the scale of {item.kinds['benchmark']}; left out",
        )
        return
    scribe.claim(
        context.subject.model,
        "score",
        figure.value,
        analysis.sentence,
        value_number=number,
        comparator=figure.comparator,
        unit="percent" if figure.unit in ("%", "percent") else "points" if figure.unit else "",
        benchmark=item.kinds["benchmark"],
        split=split["split"] if split else figure.split,
        condition=condition or (way["way"] if way else ""),
        status="superseded" if figure.is_former and status == "ok" else status,
        rule="score in prose",
    )
