"""An analysed sentence in; claims about how the subject is fine-tuned out.

Only methods that say which weights change (full, LoRA, adapters, …) are claimed; that a model has a stage of supervised
fine-tuning is said of nearly all. Full fine-tuning beside frozen parts contradicts itself and is marked so.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.scribe import Scribe
from extract.narrative.vocabulary import COMPONENT_KINDS

_FULL = re.compile(
    r"\b(?:full|complete)[- ](?:parameter )?(?:fine-?\s?tun(?:ing|ed)|finetun(?:ing|ed))\b", re.IGNORECASE
)
_METHOD = re.compile(
    r"\b(?:Q?LoRA|DoRA|low-rank adaptation|prefix[- ]tuning|prompt[- ]tuning|adapter tuning|linear probing"
    r"|BitFit|IA3)\b(?:\s*\(Low-Rank Adaptation\))?",
)
_TRAINED = re.compile(
    r"\b(?:Q?LoRA|DoRA)\b[^.;]{0,60}\b(?:(?:is|are|was|were) (?:\w+ )?(?:trained|updated|learned|used|inserted"
    r"|added|applied))"
    r"|\b(?:trained|updated|adapted|updates|trains|applies|adds|uses) (?:only |just )?(?:with |by |using "
    r"|via )?(?:an? |the )?"
    r"(?:[\w-]+ )?(?:Q?LoRA|DoRA)\b",
)
"""That weights were trained so, though nobody says tuning: "A LoRA of rank 64 was trained"."""
_FROZEN = re.compile(
    r"\b(?:frozen (?:\w+ ){0,3}(?:encoder|LLM|language model|backbone)|(?:encoder|LLM|language model"
    r"|backbone)s?[^.;]{0,30} (?:is|are|being|kept) frozen)",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:notebooks?|tutorials?|scripts?|options?|supports?|fits?|GPU|GB|can be|colab|examples?)\b", re.IGNORECASE
)


def claim_methods(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the methods that a sentence says were used; not those that are only offered to users."""
    if not ("tun" in analysis.small or _TRAINED.search(analysis.text)) or _OFFERED.search(analysis.text):
        return
    for match in (*_FULL.finditer(analysis.text), *_METHOD.finditer(analysis.text)):
        if analysis.is_blocked(match.start(), match.end()) or _is_in_name(analysis, match):
            continue
        contradicts = match.re is _FULL and _FROZEN.search(analysis.text) is not None
        status = "self_contradictory" if contradicts else analysis.status_at(match.start(), match.end())
        scribe.claim(
            context.subject.model,
            "fine_tuning_method",
            match.group(),
            analysis.sentence,
            status=status,
            rule="named method",
        )
        if contradicts:
            scribe.issue(
                "self_contradictory",
                analysis.sentence,
                "full fine-tuning beside parts that stay frozen",
                severity="warning",
            )


def _is_in_name(analysis: Analysis, match: re.Match[str]) -> bool:
    """Whether the method is a word of a part's name ("Partial LoRA", a connector)."""
    return any(
        item.start <= match.start() and match.end() <= item.end and item.text.strip() != match.group()
        for item in analysis.of_kind(*COMPONENT_KINDS)
    )
