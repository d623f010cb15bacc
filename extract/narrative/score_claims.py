"""A number beside a benchmark's name in; the claim that it is a score out, or an issue where its scale forbids it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from extract.narrative.analysis import Analysis, Context
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe

NUMBER = (
    r"(?<![\w.,-])(?P<{0}>\d{{1,4}}(?:\.\d+)?|\d,\d{{3}}(?:\.\d+)?)"
    r"\s?(?P<{0}_unit>%|percent|points?)?(?![\w]|[.,]\d|-\w)"
)
"""A form of numbers that may be scores; the braces take the name of the group."""
BESIDE = r"(?:\s*\([^()]{1,14}\)| v\d[\d.]*|[ -](?:val|test|testmini|dev|validation)(?: (?:set|split))?)?"
"""What may stand behind a benchmark's name: a split, a setting, a version."""
SPLIT = re.compile(
    r"[\s-]*\(?(?P<split>val|testmini|test-dev|test-std|testdev|test|dev|minival|validation)(?![\w-])\)?"
    r"(?!\s+(?:questions?|images?|cases?|samples?|time))",
    re.IGNORECASE,
)
"""Behind a benchmark: "MMMU (val)", "MMMU val", "DocVQA test set"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands, with its unit and the split that stands beside it."""

    value: str
    unit: str = ""
    split: str = ""


def figure_of(match: re.Match[str], group: str = "value") -> Figure:
    """The number of a match of `NUMBER`."""
    return Figure(match[group], match[f"{group}_unit"] or "")


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
    split = SPLIT.match(analysis.text, item.end)
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
        unit="percent" if figure.unit in ("%", "percent") else "points" if figure.unit else "",
        benchmark=item.kinds["benchmark"],
        split=split["split"] if split else figure.split,
        condition=condition,
        status=status,
        rule="score in prose",
    )
