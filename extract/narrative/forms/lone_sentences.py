"""A sentence of running text whose subject is certain in; claims of what it says of that model out."""

from __future__ import annotations

from extract.narrative.credits.makers import claim_makers
from extract.narrative.datasets.dataset_sizes import claim_dataset_sizes
from extract.narrative.datasets.datasets import claim_datasets
from extract.narrative.datasets.trained_on import claim_trained_on
from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.quantities import find_groups
from extract.narrative.parts.bases import claim_bases
from extract.narrative.parts.components import claim_components
from extract.narrative.parts.context_length import claim_context_length
from extract.narrative.parts.terms import claim_terms
from extract.narrative.scores.prose_scores import claim_prose_scores
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.parameters import claim_parameters


def claim_sentence(scribe: Scribe, analysis: Analysis, context: Context) -> bool:
    """Claim what one sentence says of the context's subject, memory apart; whether there was a claim of it."""
    known = len(scribe.claims)
    spans = [(item.start, item.end) for item in analysis.found]
    groups = find_groups(analysis.text, context.vocabulary.cues, spans)
    claim_parameters(scribe, analysis, context, groups)
    claim_components(scribe, analysis, context)
    claim_bases(scribe, analysis, context)
    claim_datasets(scribe, analysis, context, "")
    claim_dataset_sizes(scribe, analysis, context, groups)
    claim_trained_on(scribe, analysis, context)
    if analysis.meant is None:
        claim_context_length(scribe, analysis, context, groups)
    claim_terms(scribe, analysis, context)
    claim_makers(scribe, analysis, context)
    claim_prose_scores(scribe, analysis, context)
    return any(claim.model == context.subject.model for claim in scribe.claims[known:])
