"""An item of a list of training data in; the data sets that it names out.

"- FooQA-300K (300K)" below "## Training data" or "trained on the following datasets:", and "Stage 2: FooQA, Bar-1M".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.datasets.dataset_roles import role_of
from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.data_headings import TRAINS, leads_datasets
from extract.narrative.lexicon import NAME_FORM, Found
from extract.narrative.scribe import Scribe

_DATA = r"data(?:\s?sets?)?"
_STAGE_HEADING = re.compile(rf"\W*(?:stage\s\d\W*)?{TRAINS}(?:\s(?:{_DATA}|stage))?\W*", re.IGNORECASE)
_NAME = r"[A-Za-z]*[A-Z](?:[\w.+-]*[\w+])?(?: (?:[A-Z][\w+-]*|v?\d[\w.]*\w)){0,3}"
_ITEM = re.compile(rf"\W*(?P<name>{_NAME})(?:\s\([^()]{{1,40}}\))?\s*(?:$|[:：]\s|[–—-]\s|\.\s*$)")
_STAGE = re.compile(
    rf"\W*(?:(?:stage|phase|step)\s\d(?:\s\([\w -]+\))?|{TRAINS}(?:\s(?:{_DATA}|stage))?|{_DATA})\W*", re.IGNORECASE
)
"""What stands before the colon of a list in one line: "Stage 1 (pre-training):", "Training data:", "Datasets:"."""
_LISTED = re.compile(rf"\s*(?P<name>{_NAME})(?:\s\([^()]{{1,40}}\))?\s*(?:,\s*(?:and\s)?|\+|;|/|\band\s|&|\.?\s*$)")
_NO_DATA = re.compile(
    r"(?:stage|phase|step|total|epochs?|batch|learning|licen[cs]e|gpus?|images?|videos?|texts?|language|[AHV]\d{2,3})\b",
    re.IGNORECASE,
)
"""How items begin that name no data set: "Stage 1", "Total"."""


def claim_listed_datasets(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the data set that an item of such a list begins with, or those that all of a stage's item lists."""
    if not context.subject.model or analysis.hedged:
        return
    said = {claim.value_text for claim in scribe.claims if claim.attribute == "dataset"}
    for name, start, end in _names(analysis, context):
        if name in said or analysis.is_blocked(start, end) or not _is_data(name, context):
            continue
        role = role_of(analysis, context, [Found(start, end, name, {})])
        scribe.claim(
            context.subject.model, "dataset", name, analysis.sentence,
            scope=role if role not in ("", "evaluation") else "training", rule="item of a list of training data",
        )  # fmt: skip


def _names(analysis: Analysis, context: Context) -> Iterator[tuple[str, int, int]]:
    """Names with their places: what the item begins with, or all of a list behind the name of a stage."""
    is_item = analysis.sentence.start == 0 and _heads_data(context.heading)
    item = _ITEM.match(analysis.text) if is_item else None
    if item is not None:
        yield item["name"], *item.span("name")
        return
    body = analysis.sentence.body
    if not body or _STAGE.fullmatch(analysis.text, 0, body) is None:
        return
    found = []
    place = body
    while (one := _LISTED.match(analysis.text, place)) is not None and one.end() > place:
        found.append((one["name"], *one.span("name")))
        place = one.end()
    if place >= len(analysis.text.rstrip()):
        yield from found


def _heads_data(heading: str) -> bool:
    """Whether a heading or lead is one of data, or of a stage of training."""
    return leads_datasets(heading) or _STAGE_HEADING.fullmatch(heading) is not None


def _is_data(name: str, context: Context) -> bool:
    """A known data set or benchmark, or a name that is written like one and is no model's, part's or setting's."""
    kinds = context.lexicon.look_up(name)
    if any(kind in kinds for kind in ("dataset_named", "dataset_test", "benchmark")):
        return True
    return not kinds and NAME_FORM.search(name) is not None and _NO_DATA.match(name) is None
