"""An analysed sentence in; the number of the subject's paper out, where it has no address: "arXiv:2505.04321"."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context, is_component
from extract.narrative.scribe import Scribe

_NUMBER = re.compile(
    r"\barxiv\s?(?:preprint\s?)?(?:arxiv)?\s?:?\s?(?P<id>\d{4}\.\d{4,5})(?:v\d+)?(?![\d.]\d)", re.IGNORECASE
)


def claim_paper_number(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the one paper that a sentence numbers and that no other model's name stands beside."""
    if "arxiv" not in analysis.small or not context.subject.model:
        return
    found = {match["id"]: match for match in _NUMBER.finditer(analysis.text)}
    models = (item for item in analysis.of_kind("model") if not is_component(item))
    if len(found) != 1 or any(not context.subject.is_named(item.text) for item in models):
        return
    number, match = next(iter(found.items()))
    if not analysis.is_blocked(*match.span()):
        scribe.claim(context.subject.model, "arxiv_id", number, analysis.sentence, rule="number of a paper")
