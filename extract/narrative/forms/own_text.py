"""A field of running text in a document about one model in; claims about that model and its sizes out.

"We", "our model", "it" and sentences without any name speak of the document's model; a sentence or clause that begins
with one of its sizes ("the 7B model", "Foo-7B") speaks of that one; one that begins with another model does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.narrative.credits.paper_links import linked_repository
from extract.narrative.forms.in_order import claim_in_order
from extract.narrative.forms.prose import claim_relative, claim_sentence, claim_sibling, settle_parts
from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.language.clauses import clause_heads, only_clause, said_of, spoken_of
from extract.narrative.language.cues import Span
from extract.narrative.language.heads import (
    announced_in,
    announces_other,
    head_of,
    is_about_other,
    relative_in_force,
    rival_in_force,
    sibling_at_head,
    variant_in_force,
)
from extract.narrative.language.plural_subjects import share_claims
from extract.narrative.language.relative_clauses import end_of_relative, relative_heads
from extract.narrative.language.topics import own_sentences
from extract.narrative.lexicon import Found
from extract.narrative.memory.answers import leads_amounts
from extract.narrative.memory.memory import claim_memory
from extract.narrative.memory.memory_owners import HEADED
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.name_sizes import claim_name_size
from extract.narrative.subject_names import key_of
from extract.narrative.subjects.led_variants import labelled_variant, led_variant, sized_lead
from extract.narrative.subjects.title_names import told_name
from extract.records import Link

_SIZE_HEAD = re.compile(
    r"(?:^(?:(?:Hence|Thus|So|Therefore|Indeed|Actually|In fact|Here|Note that),?\s+)?|^(?:On|With|In|At"
    r"|For|Here)\b[^,;.]{1,40}?,?\s+|[;,:]\s+(?:(?:while|whereas|and|but)\s+)?|\b(?:[Ww]hile"
    r"|[Ww]hereas)\s+|\band\s+(?=the \d+(?:\.\d+)?[BM] (?:\w+ )?(?:on|with|from|by|uses|has|needs|scores"
    r"|reaches|gets|is)\b))"
    r"(?P<head>(?:The|the|Our|our)\s+(?P<size>\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?)(?:\s+(?:\w+\s+)?(?:models?|variant|version|sibling|one"
    r"|checkpoint)\b|(?=\s+(?:is|has|had|was|wants|needs|takes|fits|runs|uses|reaches|reached|gets|got|scores|scored"
    r"|attains|manages|requires|pairs|joins|activates|starts|started|comes|came|builds|keeps|combines|supports"
    r"|reads|adds|shares|weighs|from|with)\b)))"
)
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_BUT_FOR = re.compile(r",\s+(?:but|though|and)\s[^,;]{0,40}\bfor the \d")
_OTHER_CLAUSE = re.compile(r";|,\s+and\b|\b(?:while|whereas)\b")
_FOR_SIZE = re.compile(
    r"(?<!xcept )\b[Ff]or the (?P<size>\d+(?:\.\d+)?[BM]) (?:model|variant|version|one|checkpoint)\b"
)
_SIZE_TAIL = re.compile(r"\d[BbMm](?![a-z])")


def claim_own_text(
    scribe: Scribe, analyses: Sequence[Analysis], context: Context, heading: str, links: Sequence[Link] = ()
) -> None:
    """Claim what the sentences of a passage say of the context's subject; `heading` tells of its data."""
    role, base, variant, announced, relative, rival = "", "", "", "", "", ""
    listed: Sequence[str] = ()
    context = _below(_asked(context, heading or "", scribe.passage.text), heading)
    context = replace(_led(scribe, context), heading=heading)
    for analysis in own_sentences(said_of(context.subject, analyses), context.subject):
        if claim_sibling(scribe, analysis, context):
            relative = sibling_at_head(analysis, context.subject)
            continue
        since = len(scribe.claims)
        shown = [
            link for link in links or scribe.passage.links if not context.subject.is_exactly(link.text.strip(" *`"))
        ]
        linked = linked_repository(scribe, analysis, shown)
        if announces_other(analysis, context.subject) and not _is_kin(linked, context.subject):
            continue
        head = head_of(analysis)
        relative = relative_in_force(analysis, head, context.subject, relative, heading)
        if relative:
            claim_relative(scribe, analysis, context, relative)
            continue
        rival = "" if analysis.sentence.body else rival_in_force(analysis, head, context.subject, rival)
        if rival:
            claim_memory(scribe, replace(analysis, others=()), rival, section=heading)
        announced = _announced(scribe, analysis, context, "" if head is not None else announced)
        variant = variant_in_force(analysis, head, context.subject, variant) or announced
        is_link_meant = not announced and _is_kin(linked, context.subject) and not _tells_sizes(analysis)
        named = linked if is_link_meant else variant
        if head is not None and variant:
            claim_name_size(scribe, variant, analysis.sentence, context.vocabulary.lexicon)
        named = named or _labelled_size(analysis, context.subject)
        about = Subject(model=named) if named else context.subject
        for clause, subject in _clauses(_under(analysis, heading), about, context.subject):
            own = replace(context, subject=subject)
            known = len(scribe.claims)
            role, base = claim_sentence(scribe, spoken_of(clause, subject), own, role, base)
            is_other = subject.model != about.model and not context.subject.is_exactly(subject.model)
            if len(scribe.claims) > known and is_other and subject.model in analysis.text:
                claim_name_size(scribe, subject.model, analysis.sentence, context.vocabulary.lexicon)
            share_claims(scribe, analysis, subject, since)
        variant = variant or _variant_at_head(analysis, context.subject)
        listed = claim_in_order(scribe, analysis, context, listed, since)
    settle_parts(scribe)


_SIZE_OF_LABEL = re.compile(r"\bthe (?P<size>\d+(?:\.\d+)?[BM]) (?:model|variant|version|one|checkpoint)\b")
_ITS = re.compile(r"\W*(?:its?|the model)\b")


def _labelled_size(analysis: Analysis, subject: Subject) -> str:
    """ "We do not recommend the 1B model for OCR: its score …": the one size that "its" means behind a colon."""
    body = analysis.sentence.body
    sizes = {match["size"] for match in _SIZE_OF_LABEL.finditer(analysis.text, 0, body)} if body else set()
    is_meant = len(sizes) == 1 and _ITS.match(analysis.text, body) and not _SIZE_TAIL.search(subject.model)
    return subject.variant(sizes.pop()) if is_meant else ""


def _variant_at_head(analysis: Analysis, subject: Subject) -> str:
    """The one size that a sentence begins with and is all about, for the next one's "it": "The 7B model needs …"."""
    heads = list(_SIZE_HEAD.finditer(analysis.text)) if not _SIZE_TAIL.search(subject.model) else []
    is_only = len(heads) == 1 and not analysis.text[: heads[0].start("head")].strip(" *_`")
    return subject.variant(heads[0]["size"]) if is_only else ""


_QUESTION = re.compile(r"[^。.!！?？]{2,80}[?？]")
_ASKED_SIZE = re.compile(r"(?<![\w.-])(\d+(?:\.\d+)?B)\s?(?:模型|版本|model|version|variant)")


_ELSEWHERE = re.compile(r"\b(?:since|than|from|after|before|versus|vs\.?|over|against) (?:the )?$", re.IGNORECASE)
"""Before a name that a question does not ask about: "What changed since Foo 2B?"."""


def _asked(context: Context, heading: str, text: str) -> Context:
    """The context of the one variant that a question asks about, above a text or first in it: "And Foo-Nano?"."""
    asked = _QUESTION.match(text)
    sizes = set(_ASKED_SIZE.findall(asked.group())) if asked else set()
    if len(sizes) == 1 and not _SIZE_TAIL.search(context.subject.model):
        return replace(context, subject=Subject(model=context.subject.variant(sizes.pop())))
    if not heading.rstrip(" *_").endswith(("?", "？")):
        return context
    found = (item for item in context.lexicon.find(heading) if not _ELSEWHERE.search(heading, 0, item.start))
    named = {item.text.strip() for item in found if "model" in item.kinds}
    own = [name for name in named if context.subject.is_named(name) and not context.subject.is_exactly(name)]
    return replace(context, subject=Subject(model=own[0])) if len(own) == len(named) == 1 else context


def _below(context: Context, heading: str) -> Context:
    """The context of the variant that stands above an item of a list: "Foo-2B" over "bf16: 6 GB VRAM"."""
    headed = HEADED.fullmatch(heading or "")
    name = told_name(headed["name"]) if headed is not None else ""
    is_variant = name and context.subject.is_named(name) and not context.subject.is_exactly(name)
    is_longer = is_variant and len(key_of(name)) > len(key_of(context.subject.model))
    return replace(context, subject=Subject(model=name)) if is_longer else context


def _led(scribe: Scribe, context: Context) -> Context:
    """The context of the variant that an item of a list begins with ("Foo-Nano – 1.3B, …"), else as it is."""
    text, subject = scribe.passage.text, context.subject
    is_item = scribe.place.source_kind == "list"
    led = (led_variant(text, subject) if is_item else labelled_variant(text, subject)) or sized_lead(text, subject)
    if not led:
        return context
    claim_name_size(scribe, led, scribe.whole, context.vocabulary.lexicon)
    return replace(context, subject=Subject(model=led))


def _is_kin(repository: str, subject: Subject) -> bool:
    """Whether a repository that a sentence links is one of the subject's, and not what the subject is built on."""
    name, own = key_of(repository.rpartition("/")[2]), key_of(subject.model)
    return bool(name) and name[:1] == own[:1] and not subject.is_exactly(repository)


def _tells_sizes(analysis: Analysis) -> bool:
    """Whether a sentence tells of several sizes: what it links is one of them."""
    return len({match.group() for match in _ANY_SIZE.finditer(analysis.text)}) > 1


_ANY_SIZE = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?[BM]\b")


def _announced(scribe: Scribe, analysis: Analysis, context: Context, before: str) -> str:
    """The variant that this sentence or one before it announced: a whole item of a list, else while "it" goes on."""
    told = announced_in(analysis, context.subject)
    if told:
        claim_name_size(scribe, told, analysis.sentence, context.vocabulary.lexicon)
        return told
    return before if scribe.place.source_kind == "list" or _IT.search(analysis.text) else ""


_IT = re.compile(r"\b(?:[Ii]ts?|this (?:model|variant|version|checkpoint))\b")


_OF_CARD = re.compile(r"\W*(?:GPUs?|graphics(?: cards?)?|video cards?|显卡)\W*", re.IGNORECASE)
"""A label that says what an amount is of, and leaves what it is for to the heading: "GPU: 16 GB VRAM"."""


def _under(analysis: Analysis, heading: str) -> Analysis:
    """The sentence with its section's heading as topic, where it has none of its own."""
    sentence = analysis.sentence
    is_told = sentence.topic and not leads_amounts(heading) and not _OF_CARD.fullmatch(sentence.topic)
    if not heading or is_told:
        return analysis
    return replace(analysis, sentence=replace(sentence, topic=heading))


def _clauses(analysis: Analysis, subject: Subject, family: Subject) -> Iterator[tuple[Analysis, Subject]]:
    """Parts of a sentence, each with the model that it speaks of; parts about other models are left out."""
    heads = list(_SIZE_HEAD.finditer(analysis.text)) if not _SIZE_TAIL.search(subject.model) else []
    first = heads[0].start() if heads else len(analysis.text)
    if first > 0 and not is_about_other(analysis, subject):
        rest = only_clause(analysis, 0, first) if heads else analysis
        rest = _without(rest, variant_clauses(analysis, subject, family))
        yield rest, _headed(analysis, _sized(analysis.text[:first], subject))
    for item, end in variant_clauses(analysis, subject, family):
        freed = tuple([span for span in analysis.others if span.start != item.start])
        yield only_clause(replace(analysis, others=freed), item.start, end), Subject(model=item.text.strip())
    ends = [*(match.start() for match in heads[1:]), len(analysis.text)]
    for match, end in zip(heads, ends, strict=False):
        yield only_clause(analysis, match.start(), end), Subject(model=subject.variant(match["size"]))


def variant_clauses(analysis: Analysis, subject: Subject, family: Subject) -> list[tuple[Found, int]]:
    """Variants of a family with clauses of their own: "…: Foo-4B, which consists of …", "…; Foo-8B needs …"."""
    relative = [(item, end_of_relative(analysis.text, item.end)) for item in relative_heads(analysis)]
    heads = clause_heads(analysis)
    ends = [*(item.start for item in heads[1:]), len(analysis.text)][: len(heads)]
    known = {item.start for item, _ in relative}
    told = [*relative, *((item, end) for item, end in zip(heads, ends, strict=True) if item.start not in known)]
    return [
        (item, end)
        for item, end in told
        if family.is_named(item.text) and not subject.is_exactly(item.text) and not subject.is_short(item.text)
    ]


def _without(analysis: Analysis, clauses: Sequence[tuple[Found, int]]) -> Analysis:
    """The sentence with clauses about variants set aside."""
    spans = tuple(Span(item.start, end, "other") for item, end in clauses)
    return replace(analysis, others=(*analysis.others, *spans)) if spans else analysis


def _sized(text: str, subject: Subject) -> Subject:
    """ "24 GB for the 11B model": the one size that a clause is said for, and not only a bracket or a part of it."""
    sizes = {match["size"] for match in _FOR_SIZE.finditer(_IN_BRACKETS.sub("", text))}
    if _BUT_FOR.search(text):
        return subject
    if len(sizes) != 1 or _SIZE_TAIL.search(subject.model) or _OTHER_CLAUSE.search(text.rstrip("; ")):
        return subject
    return Subject(model=subject.variant(sizes.pop()))


_MARKS = re.compile(r"[\W\d_]*", re.ASCII)
"""A date and pictures before the name that an item of news begins with."""
_IN_LAST_BRACKET = re.compile(r"\)[\s.*_`]*")
"""Behind the name that a note closes with: "63.8 on MMMU and 88.1 on ChartQA (Foo-Pro)"."""
_FOR_IT = re.compile(
    r"\W*(?:(?:For|In|Inside)\s+(?:the\s+)?|(?:An?|The|Our|Its|Another)\s+(?:(?:[a-z-]+er|tiny|small|big|second|third|new"
    r"|lite)\s+){1,2})"
)
"""Before the variant that a sentence is about: "For Foo-Large we chose …", "A smaller Foo-2B swaps …"."""
_LED_BY = re.compile(r"\W*(?:On|In|At|With|For|Under)\s[^,;:.]{2,40}?,?\s+(?:the\s+)?")
_ACT = re.compile(r"\s+(?:\w+ly\s+)?(?!models|versions|variants|weights)[a-z]+(?:s|ed)\b")


def _headed(analysis: Analysis, subject: Subject) -> Subject:
    """The size of the subject that a sentence begins with ("Foo-7B needs …"), else the subject."""
    models = [item for item in analysis.of_kind("model") if not is_component(item)]
    closing = models[-1] if models and _IN_LAST_BRACKET.fullmatch(analysis.text, models[-1].end) else None
    if closing is not None and analysis.text[: closing.start].endswith("(") and len(models) == 1:
        return Subject(model=closing.text.strip()) if subject.is_named(closing.text) else subject
    for item in models:
        if analysis.is_blocked(item.start, item.end):
            continue
        is_head = (
            item.start <= analysis.sentence.body + 4
            or _MARKS.fullmatch(analysis.text, 0, item.start) is not None
            or _FOR_IT.fullmatch(analysis.text, analysis.sentence.body, item.start) is not None
            or (
                _LED_BY.fullmatch(analysis.text, analysis.sentence.body, item.start) is not None
                and _ACT.match(analysis.text, item.end) is not None
            )
        )
        if is_head and subject.is_named(item.text) and not subject.is_exactly(item.text):
            return Subject(model=item.text.strip())
        return subject
    return subject
