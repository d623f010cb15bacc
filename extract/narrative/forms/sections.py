"""A section record in; claims about its model out: title, summary, authors, figure, links, and what its prose says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from extract.narrative.credits.authors import Author, split_authors
from extract.narrative.credits.links import hub_id, identify
from extract.narrative.credits.links_of_kin import owners_of_badges, owners_of_links
from extract.narrative.forms.prose import claim_prose, settle_absent
from extract.narrative.language.analysis import Context, Subject, key_of
from extract.narrative.language.former_latter import spell_out_references
from extract.narrative.language.heads import Head, with_generation
from extract.narrative.language.sentences import Sentence
from extract.narrative.lexicon import NAME_FORM
from extract.narrative.passages import Passage, read_field
from extract.narrative.scribe import Place, Scribe
from extract.narrative.sizes.name_sizes import claim_name_size
from extract.narrative.subjects.described import names_in
from extract.narrative.subjects.document_names import DocumentNames
from extract.narrative.subjects.short_names import ShortNames, members_of
from extract.narrative.vocabulary import Vocabulary, fold
from extract.records import Claim, Document, Field, Issue, Link, Mention, Record, Understanding

_SUMMARY_LIMIT = 2_000
"""Characters of a summary that are kept as a value; the quote holds the whole."""

_OWN_LABEL = re.compile(
    r"\b(?:code|repo\w*|github|project|home ?page|website|blog|model|weights|checkpoints?|hugging ?face|hf|demo)\b|🤗",
    re.IGNORECASE,
)
_PAPER_LABEL = re.compile(
    r"\b(?:paper|arxiv|report|pdf|preprint|publication|here|\d{4}\.\d{4,5})\b|📄|📝|论文|技术报告", re.IGNORECASE
)
_SIZED_TAIL = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?[BbM](?![A-Za-z])")
_BADGE = re.compile(r"shields\.io|badge", re.IGNORECASE)
"""The address of a picture that is a button and no figure."""
_TELLING = re.compile(r"\d|ncoder|illion|[a-z-][A-Z]")
"""What a title must hold to say a size, that there is no encoder, or a name."""


def read_section(record: Record, document: Document, vocabulary: Vocabulary, names: DocumentNames) -> Understanding:
    """Claims of a section that describes a model: one of `names.described`."""
    others = _others(record, vocabulary)
    subject = Subject(model=record.name, names=_own_names(record, names, others), others=others)
    context = Context(vocabulary=vocabulary, lexicon=names.lexicon, subject=subject)
    claims: list[Claim] = []
    issues: list[Issue] = []
    mentions = [_mention(record, subject)]
    for field in record.fields:
        scribe = _read_field(field, document, context, members_of(record.name, others))
        claims += scribe.claims
        issues += scribe.issues
        mentions += scribe.mentions
    if not record.is_complete:
        issues.append(
            _issue(
                record, document, "record_cut_off", f"the section on {record.name} breaks off; what it lacks is unknown"
            )
        )
    return Understanding(claims=tuple(_settled(claims, record.name)), issues=tuple(issues), mentions=tuple(mentions))


def _others(record: Record, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Models that share the section by its heading: "Foo and Foo-Pro"."""
    heading = next((field.text for field in record.fields if field.name == "heading"), "")
    return tuple(name for name in names_in(heading, vocabulary) if name != record.name) if record.level else ()


def _own_names(record: Record, names: DocumentNames, others: tuple[str, ...]) -> tuple[str, ...]:
    """Other spellings that the section's own text begins with: "LLaVA 1.6: LLaVA-NeXT Improved …", "NVLM 1.0 is …".

    A name that shares no word with the heading's is another model, with which the text compares.
    """
    own: list[str] = []
    for kind in ("title", "abstract", "body"):
        field = next((field for field in record.fields if field.name == kind), None)
        if field is None:
            continue
        found = [item for item in names.lexicon.find(field.text[:80]) if "model" in item.kinds]
        if not found or field.text[: found[0].start].strip():
            continue
        name = (
            field.text[found[0].start : found[0].end] if field.name == "body" else with_generation(field.text, found[0])
        )
        if set(key_of(name)[:1]) & set(key_of(record.name)) and not _is_sized_kin(name, record.name):
            own.append(name.strip())
    return tuple(dict.fromkeys(name for name in own if name not in (record.name, *others)))


def _is_sized_kin(name: str, own: str) -> bool:
    """Whether a name with a size is that of another of the section's line ("Foo-D-72B" below "Foo 1.0")."""
    return Head(name, name).is_relative_of(Subject(model=own)) and not Subject(model=own).is_named(name)


def _mention(record: Record, subject: Subject) -> Mention:
    heading = next((field for field in record.fields if field.name == "heading"), None)
    start, end = (heading.start, heading.end) if heading else (record.start, record.end)
    same = tuple(name for name in subject.names if _is_other_spelling(name, record.name))
    return Mention(name=record.name, line=record.line_start, start=start, end=end, role="record", same_as=same)


def _is_other_spelling(name: str, own: str) -> bool:
    return key_of(name) == key_of(own)


def _read_field(field: Field, document: Document, context: Context, members: ShortNames) -> Scribe:
    passage = members.spell_out(spell_out_references(read_field(document, field), context.lexicon))
    place = Place(document=document, line=field.line_start, origin=max(field.start, 0))
    scribe = Scribe(place=place, passage=passage)
    whole = scribe.whole
    subject, model = context.subject, context.subject.model
    if field.name == "heading":
        claim_name_size(scribe, model, whole, context.vocabulary.lexicon)
        claim_links(scribe, model, field, whole)
    elif field.name == "title":
        scribe.claim(model, "title", field.text.strip(), whole)
        if _TELLING.search(field.text):
            _claim_size(scribe, model, field.text, whole, context)
    elif field.name == "authors":
        claim_authors(scribe, model, field, passage, context.vocabulary)
    elif field.name == "release":
        scribe.claim(model, "release_date", field.text, whole)
    elif field.name == "image" and not _BADGE.search(field.text):
        scribe.claim(model, "image_url", field.text.strip(), whole)
    elif field.name in ("abstract", "body", "text"):
        if field.name == "abstract":
            scribe.claim(model, "summary", field.text.strip()[:_SUMMARY_LIMIT], whole)
        about = claim_prose(scribe, context)
        owners = {**owners_of_links(passage, field.links, context), **owners_of_badges(document, field.links, subject)}
        claim_links(scribe, about.subject.model, field, whole, context=about, owners=owners)
    elif field.name in ("link", "note"):
        named = owners_of_badges(document, field.links or passage.links, subject)
        claim_links(scribe, model, field, whole, context=context if field.name == "note" else None, owners=named)
    return scribe


def claim_links(
    scribe: Scribe,
    model: str,
    field: Field,
    whole: Sentence,
    *,
    context: Context | None = None,
    status: str = "",
    sized: Mapping[str, str] | None = None,
    owners: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Claim what the addresses of a field identify, for a field that is about one model.

    `sized` tells whose repositories of several sizes are, where all of a document was asked. With `context` the field
    is prose, where a link may lead to something of another model: then its label or the address must fit the model.
    `owners` tells by target which links are of a relative, or of nobody that can be told ("").
    """
    links = field.links or scribe.passage.links
    strange = _of_others(links, context) if context is not None else frozenset()
    sized = sized_variants(model, links) if sized is None else sized
    for link in links:
        owner = owners.get(link.target, model)
        for found in identify(link.target, link.text) if owner else ():
            if context is not None and (
                found.value in strange or not _is_own(link, found.attribute, found.value, context)
            ):
                continue
            scribe.claim(
                sized.get(hub_id(link.target), owner) if found.attribute in ("hf_id", "hf_url") else owner,
                found.attribute, found.value, whole,
                condition=f"version {found.version}" if found.version else "", status=status, rule="address",
            )  # fmt: skip


def sized_variants(model: str, links: Sequence[Link]) -> dict[str, str]:
    """Repositories of several sizes of a model, each with the variant that its name is; none where there is one."""
    if _SIZED_TAIL.search(model):
        return {}
    names = {hub_id(link.target) for link in links} - {""}
    subject = Subject(model=model)
    kin = {name: name.rpartition("/")[2] for name in names if _SIZED_TAIL.search(name)}
    shown = {link.text.strip(" `*") for link in links}
    own = key_of(model)
    kin = {
        name: tail
        for name, tail in kin.items()
        if subject.is_named(tail)
        or subject.is_same_but_size(tail)
        or (tail in shown and key_of(tail)[: len(own)] == own)
    }
    return kin if len(kin) > 1 else {}


_TITLED = re.compile(r"\W*(?P<name>[\w.+-]+(?: [\w.+-]+)?): +\w+\W+\w+")


def _of_others(links: Sequence[Link], context: Context) -> frozenset[str]:
    """What the addresses of other models' papers identify: "Bar-VL: Learning to See", and the badges beside it."""
    others: list[Link] = []
    is_other = False
    for link in links:
        title = _TITLED.match(link.text)
        if title and NAME_FORM.search(title["name"]):
            is_own = _is_of(title["name"], context.subject) and not context.subject.is_later_than(title["name"])
            is_other = not is_own
        elif link.text.strip() and not _LABELLED.search(link.text):
            is_other = False
        if is_other:
            others.append(link)
    return frozenset(found.value for link in others for found in identify(link.target, link.text))


_LABELLED = re.compile(r"\b(?:github|code|arxiv|paper|pdf|project(?: page)?|demo|model|data)\b", re.IGNORECASE)
"""The text of a badge, which stands beside what it belongs to."""


def _is_of(name: str, subject: Subject) -> bool:
    return subject.is_named(name) or subject.is_short(name)


_SIZED_NAME = re.compile(r"[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?:-[\w.]+)*")
"""The text of a link that is nothing but the name of one size of a model."""


def _is_own(link: Link, attribute: str, value: str, context: Context) -> bool:
    """Whether a link in prose about a model is the model's own: by its label, else by its address."""
    named = [item for item in context.lexicon.find(link.text) if "model" in item.kinds]
    if context.subject.is_later_than(link.text.strip().partition(" ")[0]):
        return False
    if named:
        return any(context.subject.is_named(item.text) for item in named)
    if _SIZED_NAME.fullmatch(link.text.strip()) and not _is_of(link.text.strip(), context.subject):
        return False
    first = next(iter(key_of(context.subject.model)), "")
    if attribute in ("hf_id", "hf_url", "github_url", "project_url", "blog_url"):
        return bool(first) and (first in value.casefold() or _OWN_LABEL.search(link.text) is not None)
    return not link.text.strip() or _PAPER_LABEL.search(link.text) is not None


def _claim_size(scribe: Scribe, model: str, title: str, whole: Sentence, context: Context) -> None:
    """A size in a title that calls the model itself so: "A Versatile and Transferable 3B Vision-Language Model"."""
    claim_prose(scribe, Context(vocabulary=context.vocabulary, lexicon=context.lexicon, subject=context.subject))
    kept = [
        claim
        for claim in scribe.claims
        if claim.attribute in ("title", "params_total_b", "vision_encoder") and claim.value_text != ""
    ]
    scribe.claims[:] = [
        claim for claim in kept if claim.attribute != "vision_encoder" or claim.status == "explicit_none"
    ]
    match = re.search(
        r"\b(?P<text>(?P<number>\d+(?:\.\d+)?)B)\s+(?:[\w-]+\s+){0,2}?(?:vision|visual|multi-?modal|VLM|LMM|MLLM)",
        title,
        re.IGNORECASE,
    )
    if match and not any(claim.attribute == "params_total_b" for claim in scribe.claims):
        scribe.claim(
            model,
            "params_total_b",
            match["text"],
            whole,
            value_number=float(match["number"]),
            unit="billion",
            rule="size in the title",
        )


def claim_authors(scribe: Scribe, model: str, field: Field, passage: Passage, vocabulary: Vocabulary) -> None:
    """Claim the people and organisations of a line of authors, in order."""
    organizations = set(vocabulary.organizations)
    named, is_cut = split_authors(field.text, organizations)
    placed = named if passage.text == field.text else split_authors(passage.text, organizations)[0]
    for order, author in enumerate(named):
        where = placed[order] if len(placed) == len(named) else Author(author.name, 0, len(passage.text))
        is_organization = author.is_organization or fold(author.name) in vocabulary.organizations
        scribe.claim(
            model, "author", author.name, Sentence(text=where.name, start=where.start, end=where.end),
            value_number=float(order + 1), scope="organization" if is_organization else "",
        )  # fmt: skip
    if is_cut:
        scribe.issue("authors_incomplete", scribe.whole, f"the list of authors of {model} is cut short (et al.)")


def _settled(claims: list[Claim], model: str) -> list[Claim]:
    """Over all fields: where one says that there is no encoder, encoders named in another are doubted too."""
    denied = {claim.attribute for claim in claims if claim.status == "explicit_none" and claim.model == model}
    if not denied:
        return claims
    scribe = Scribe(place=Place(document=_NOWHERE), passage=Passage("", (), (), (), ()), claims=claims)
    for role in sorted(denied):
        settle_absent(scribe, role, model)
    return scribe.claims


_NOWHERE = Document(name="", media_type="", content_hash="", byte_count=0, encoding="", text="")


def _issue(record: Record, document: Document, kind: str, message: str) -> Issue:
    return Issue(
        line=record.line_start, kind=kind, severity="warning", action="flagged",
        original_text=document.text[record.start : min(record.end, record.start + 400)],
        message=message, start=record.start, end=min(record.end, record.start + 400),
    )  # fmt: skip
