"""A passage about one model in; all claims that its sentences make out. The rules are a visible list, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.credits.makers import claim_makers
from extract.narrative.credits.paper_numbers import claim_paper_number
from extract.narrative.datasets.dataset_sizes import claim_dataset_sizes
from extract.narrative.datasets.datasets import claim_datasets
from extract.narrative.datasets.listed_datasets import claim_listed_datasets
from extract.narrative.datasets.trained_on import claim_trained_on
from extract.narrative.forms.chinese_figures import claim_chinese
from extract.narrative.forms.in_order import claim_in_order
from extract.narrative.forms.note_parts import claim_note_parts
from extract.narrative.language.analysis import Analysis, Context, Subject, is_component, key_of
from extract.narrative.language.clauses import analyse, spoken_of
from extract.narrative.language.data_headings import leads_datasets
from extract.narrative.language.heads import (
    SIZED_ONE,
    Head,
    announced_in,
    announces_other,
    goes_on_about,
    head_of,
    is_dated,
    is_generation,
    sibling_at_head,
    variant_in_force,
)
from extract.narrative.language.other_labels import is_labelled_other
from extract.narrative.language.plural_subjects import share_claims
from extract.narrative.language.quantities import find_groups
from extract.narrative.language.topics import own_sentences
from extract.narrative.lexicon import Found
from extract.narrative.memory.memory import claim_memory
from extract.narrative.parts.bases import claim_bases, claim_likeness, claim_replaced
from extract.narrative.parts.components import claim_components
from extract.narrative.parts.context_length import claim_context_length
from extract.narrative.parts.fine_tuning import claim_methods
from extract.narrative.parts.terms import claim_terms
from extract.narrative.passages import ADDRESS
from extract.narrative.scores.listed_scores import claim_listed_scores
from extract.narrative.scores.prose_scores import claim_prose_scores
from extract.narrative.scores.scores_beside_names import claim_scores_beside_names
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.labelled_sizes import claim_labelled_size
from extract.narrative.sizes.name_sizes import claim_name_size
from extract.narrative.sizes.parameters import claim_parameters
from extract.narrative.sizes.sizes_in_names import claim_sizes_in_names
from extract.narrative.subjects.variants import set_aside, sibling_clauses
from extract.records import Claim

_SIZED_NAME = re.compile(r"(?<![\w./-])[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?:-\w+)*\b(?![x×]\d)")
"""A name with a size that no vocabulary knows: "Foo-VL-7B-RL"."""


def claim_prose(scribe: Scribe, context: Context) -> Context:
    """Claim what the sentences of the scribe's passage say about the context's subject; gives whom it is all about.

    A passage that begins with another generation of the subject ("Foo 2 …"), or with the model that shares its section,
    is about that one until it names another.
    """
    role, base, about, variant, sibling, announced = "", "", context, "", "", ""
    listed: Sequence[str] = ()
    for place, analysis in enumerate(own_sentences(analyse(scribe.passage.text, context), context.subject)):
        _mention_models(scribe, analysis, context)
        if announces_other(analysis, context.subject):
            continue
        if (place or is_dated(analysis)) and claim_sibling(scribe, analysis, context):
            sibling = sibling_at_head(analysis, context.subject)
            continue
        head = head_of(analysis)
        if sibling and head is None and goes_on_about(analysis):
            claim_relative(scribe, analysis, context, sibling)
            continue
        sibling = ""
        is_own = head is None or head.is_of(context.subject)
        if head is not None and is_own:
            about = context
        elif head is not None and _turns_to(head, context.subject, place):
            about = replace(context, subject=Subject(model=head.name))
            claim_name_size(scribe, head.name, analysis.sentence, context.vocabulary.lexicon)
        if is_own or (head is not None and head.is_of(about.subject)):
            announced = announced_in(analysis, about.subject) or (
                announced if head is None and goes_on_about(analysis) else ""
            )
            variant = variant_in_force(analysis, head, about.subject, variant) or announced
            is_told = variant and (head is None or head.is_apposed or is_generation(head.name, about.subject))
            told = replace(about, subject=Subject(model=variant)) if is_told else about
            if head is not None and is_told:
                claim_name_size(scribe, variant, analysis.sentence, context.vocabulary.lexicon)
            for name, clause in sibling_clauses(analysis, context.subject):
                own = replace(context, subject=Subject(model=name))
                claim_sentence(scribe, clause, own, "", "")
                analysis = set_aside(analysis, clause)
            spoken = analysis if told is context else spoken_of(_without(analysis, told.subject), told.subject)
            since = len(scribe.claims)
            role, base = claim_sentence(scribe, spoken, told, role, base)
            share_claims(scribe, spoken, told.subject, since)
            listed = claim_in_order(scribe, spoken, told, listed, since)
        claim_scores_beside_names(scribe, analysis, context, kin=context.subject)
    settle_parts(scribe)
    return about


def _turns_to(head: Head, subject: Subject, place: int) -> bool:
    """Whether a sentence turns to another generation at a text's begin, or to a model that shares its section."""
    return subject.is_beside(head.name) or (place == 0 and head.is_relative_of(subject))


def claim_sibling(scribe: Scribe, analysis: Analysis, context: Context) -> bool:
    """Claim what a sentence says of a sibling of the context's subject that it begins with; whether there is one."""
    name = sibling_at_head(analysis, context.subject)
    if not name:
        return False
    own = replace(context, subject=Subject(model=name))
    known = len(scribe.claims)
    claim_sentence(scribe, spoken_of(_without(analysis, own.subject), own.subject), own, "", "")
    if len(scribe.claims) > known:
        claim_name_size(scribe, name, analysis.sentence, context.vocabulary.lexicon)
    return True


def claim_relative(scribe: Scribe, analysis: Analysis, context: Context, name: str) -> None:
    """Claim what a sentence says of another generation of the context's subject, or of a sibling of it."""
    own = Subject(model=name)
    sized = SIZED_ONE.match(analysis.text, analysis.sentence.body)
    own = Subject(model=own.variant(sized["size"])) if sized else own
    freed = tuple(span for span in analysis.others if span.end - span.start < len(analysis.text))
    analysis = _without(replace(analysis, others=freed), own)
    claim_sentence(scribe, spoken_of(analysis, own), replace(context, subject=own), "", "")


def _without(analysis: Analysis, subject: Subject) -> Analysis:
    """The sentence with clauses about `subject` no longer set aside as those of another model."""
    kept = tuple(span for span in analysis.others if not analysis.text.startswith(subject.model, span.start))
    return analysis if len(kept) == len(analysis.others) else replace(analysis, others=kept)


def claim_sentence(scribe: Scribe, analysis: Analysis, context: Context, role: str, base: str) -> tuple[str, str]:
    """Claim what one sentence says about the subject; gives the role of data and the base model in force behind it."""
    is_of_data = leads_datasets(context.heading)
    if is_labelled_other(analysis, context.subject) or (
        not is_of_data and claim_listed_scores(scribe, analysis, context)
    ):
        return role, base
    groups = find_groups(analysis.text, context.vocabulary.cues, _names(analysis))
    known = len(scribe.claims)
    if groups:
        claim_parameters(scribe, analysis, context, groups)
    _claim_named_variants(scribe, analysis, context)
    claim_components(scribe, analysis, context)
    base = claim_bases(scribe, analysis, context) or base
    claim_replaced(scribe, analysis, base)
    claim_likeness(scribe, analysis, context)
    role = claim_datasets(scribe, analysis, context, role)
    claim_listed_datasets(scribe, analysis, context)
    claim_dataset_sizes(scribe, analysis, context, groups)
    claim_trained_on(scribe, analysis, context)
    if analysis.meant is None:
        claim_context_length(scribe, analysis, context, groups)
    claim_methods(scribe, analysis, context)
    claim_terms(scribe, analysis, context)
    claim_makers(scribe, analysis, context)
    claim_paper_number(scribe, analysis, context)
    if not claim_note_parts(scribe, analysis, context) and not is_of_data:
        claim_prose_scores(scribe, analysis, context)
    if analysis.meant is None:
        claim_memory(scribe, analysis, context.subject.model, section=context.heading)
    claim_labelled_size(scribe, analysis, context)
    claim_sizes_in_names(scribe, analysis, context, known)
    claim_chinese(scribe, analysis, context, known)
    if len(scribe.claims) == known and analysis.hedged and not _only_asks(analysis):
        scribe.issue(
            "hedged",
            analysis.sentence,
            f"only supposed of {context.subject.model}; nothing is concluded",
            action="stored",
        )
    return role, base


_ASKS = re.compile(
    r"\W*(?:how|what|which|who|where|when|why|is|are|does|do|did|can|could|will|should|has|have)\b", re.IGNORECASE
)


def _only_asks(analysis: Analysis) -> bool:
    """Whether a sentence is a question that supposes nothing: "How large is it?"."""
    is_question = analysis.text.rstrip(" *_").endswith(("?", "？")) and _ASKS.match(analysis.text) is not None
    return is_question and not analysis.has_digit and not analysis.found


def _mention_models(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    for item in analysis.of_kind("model"):
        if is_component(item) or any(kind.startswith("dataset") for kind in item.kinds):
            continue
        name = item.text.strip()
        scribe.mention(name, item.start, item.end, analysis.sentence)
        if name.casefold() in context.vocabulary.typos:
            scribe.issue("typo_in_name", analysis.sentence, f"{name} read as {item.kinds['model']}", action="repaired")


def _names(analysis: Analysis) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in analysis.found if not _is_plain_size(item)]


def _is_plain_size(item: Found) -> bool:
    return ADDRESS in item.text


def _claim_named_variants(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """A name of the subject with a size behind it ("Apollo-3B", "PaLI-17B") names a variant of that size."""
    found = [item for item in analysis.of_kind("model") if item.text != context.subject.model]
    spelt = [
        match.group()
        for match in (_SIZED_NAME.finditer(analysis.text) if _may_name(analysis, context) else ())
        if not analysis.is_blocked(*match.span())
        and not any(item.start < match.end() and match.start() < item.end for item in analysis.found)
    ]
    for name in dict.fromkeys([*(item.text for item in found), *spelt]):
        if context.subject.is_named(name):
            claim_name_size(scribe, name, analysis.sentence, context.vocabulary.lexicon)


def _may_name(analysis: Analysis, context: Context) -> bool:
    """Whether a sentence holds a digit and the first word of the subject's name: else it names no size of it."""
    first = next(iter(key_of(context.subject.model)), "")
    return analysis.has_digit and bool(first) and first in analysis.small


def settle_parts(scribe: Scribe) -> None:
    """Where a text says that there is no encoder, encoders that it names beside do not belong to the model."""
    for role in ("vision_encoder", "pooling"):
        absent = next(
            (claim for claim in scribe.claims if claim.attribute == role and claim.status == "explicit_none"), None
        )
        if absent is not None:
            settle_absent(scribe, role, absent.model)


def settle_absent(scribe: Scribe, role: str, model: str) -> list[Claim]:
    """Set claims of a part that the text denies to "suspicious"; gives them."""
    doubted = [
        claim
        for claim in scribe.claims
        if claim.attribute == role
        and claim.model == model
        and claim.status in ("ok", "vague")
        and claim.value_text != "none"
    ]
    for claim in doubted:
        scribe.restate(claim, status="suspicious", rule="the same text says that there is none")
    return doubted
