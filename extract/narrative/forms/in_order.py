"""A sentence whose values belong in order to several variants in; each variant's own parts, scores and memory out.

"The 2B and 7B variants use Bar-1B and Bar-6B, respectively. They reach 41.1 and 54.1 on MMMU." Only where there are as
many values in one list as variants; anything else is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject
from extract.narrative.memory.conditions import memory_condition
from extract.narrative.scores.score_claims import claim_score
from extract.narrative.scores.scores_by_benchmark import LISTED_FIGURES, figures_in
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.name_sizes import claim_name_size
from extract.narrative.subjects.variants import variants_in

_THEY = re.compile(r"\W*(?:They|These|Both|Their|The (?:two|three|four|models|variants|versions))\b")
_NUMBER = r"\d{1,4}(?:\.\d+)?"
_FIGURES_BEHIND = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?(?: (?:scores?|accuracy|accuracies|results?))? (?:of|is|are|was|were)\s+"
    rf"(?P<list>{_NUMBER}%?(?:(?:,? and|,|/| &)\s?{_NUMBER}%?)+)(?![\w.]\d)"
)
_AMOUNTS = re.compile(
    r"(?<![\w.,-])(?P<list>[\d.]+(?: ?GB)?(?:(?:,? and|,|/| &)\s?(?:about |~)?[\d.]+(?: ?GB)?)+)(?<=GB)"
)
_NEEDS = re.compile(r"\b(?:needs?|requires?|takes?|uses?|fits?|runs?|occup(?:y|ies)|consumes?)\b")
_MEMORY = re.compile(r"\b(?:v-?ram|gpu|memory)\b")
_PARTS = frozenset({"vision_encoder", "language_model", "connector", "llm_params_b", "vision_encoder_params_b"})


def claim_in_order(
    scribe: Scribe, analysis: Analysis, context: Context, before: Sequence[str], since: int
) -> Sequence[str]:
    """Claim what a sentence says of several variants in order; gives the variants that "they" means behind it.

    `before` are those of the sentence before; claims of the scribe from `since` on were made of this sentence.
    """
    own = variants_in(analysis, context.subject)
    is_they = bool(before) and _THEY.match(analysis.text, analysis.sentence.body) is not None
    names = own or (before if is_they or "respectively" in analysis.small else [])
    if len(own) > 1 and own[0] in analysis.text:
        for name in own:
            claim_name_size(scribe, name, analysis.sentence, context.vocabulary.lexicon)
    if len(names) > 1 and (is_they or "respectively" in analysis.small) and not analysis.hedged:
        _share_parts(scribe, context, names, since)
        _claim_scores(scribe, analysis, context, names)
        _claim_memory(scribe, analysis, names, since)
    return names


def _share_parts(scribe: Scribe, context: Context, names: Sequence[str], since: int) -> None:
    """As many parts of a kind as variants: each is the part of its variant, and none is the whole family's."""
    first = Subject(model=names[0])
    made = [c for c in scribe.claims[since:] if context.subject.is_exactly(c.model) or first.is_exactly(c.model)]
    for attribute in _PARTS:
        parts = [claim for claim in made if claim.attribute == attribute]
        if len(parts) == len(names) and all(claim.status == "ok" for claim in parts):
            for claim, name in zip(parts, names, strict=True):
                scribe.restate(claim, model=name, condition="")
        elif len(parts) == 1 and first.is_exactly(parts[0].model):
            scribe.claims += [replace(parts[0], model=name) for name in names[1:]]


def _claim_scores(scribe: Scribe, analysis: Analysis, context: Context, names: Sequence[str]) -> None:
    for item in analysis.of_kind("benchmark"):
        listed = LISTED_FIGURES.search(analysis.text, 0, item.start) or _FIGURES_BEHIND.match(analysis.text, item.end)
        figures = figures_in(listed["list"]) if listed else []
        if len(figures) != len(names) or analysis.is_blocked(item.start, item.end):
            continue
        for name, figure in zip(names, figures, strict=True):
            claim_score(scribe, analysis, replace(context, subject=Subject(model=name)), item, figure)


def _claim_memory(scribe: Scribe, analysis: Analysis, names: Sequence[str], since: int) -> None:
    """Each amount of a list for the variant at its place, and for nobody else."""
    if "GB" not in analysis.text or not _MEMORY.search(analysis.small) or not _NEEDS.search(analysis.small):
        return
    listed = _AMOUNTS.search(analysis.text)
    amounts = re.findall(r"\d+(?:\.\d+)?", listed["list"]) if listed else []
    if len(amounts) != len(names) or "train" in analysis.small:
        return
    told = {(claim.model, claim.value_number) for claim in scribe.claims[since:] if claim.attribute == "min_gpu_ram_gb"}
    ordered = [(name, float(amount)) for name, amount in zip(names, amounts, strict=True)]
    if told == set(ordered):
        return
    scribe.claims[since:] = [claim for claim in scribe.claims[since:] if claim.attribute != "min_gpu_ram_gb"]
    for name, amount in ordered:
        scribe.claim(
            name, "min_gpu_ram_gb", f"{amount:g} GB", analysis.sentence,
            value_number=amount, unit="GB", condition=memory_condition(analysis.text),
            rule="amounts in the order of the variants",
        )  # fmt: skip
