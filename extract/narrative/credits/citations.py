"""A paragraph that cites a paper in; its title, authors and links as fields out.

Catalogues and reading lists set them in one line: "**Foo: Seeing Far** — Ana Roe, Bo Li (Acme Labs), [arXiv](…)",
"*Foo: Seeing Far.* Ana Roe et al. 2031. [[paper]](…)". The title stands apart by its marks, the names behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.narrative.credits.credits import are_authors, is_person
from extract.narrative.language.labelled_lines import part_of
from extract.narrative.vocabulary import Vocabulary, fold
from extract.records import Document, Field, Record

_TITLE = re.compile(
    r"(?:[\s>]|<(?:p|div|li|td)\b[^<>]*>|[-*+]\s|\d+[.)]\s)*"
    r"(?:(?P<mark>\*{1,3}|__?|[\"“])|(?P<tag><(?P<element>b|strong|em|i|cite)>))?"
    r"(?P<linked>\[|<a\s[^<>]*>)?(?P<inner>\*{1,3})?(?P<title>[^\s*_\"“”\[\]<\n][^*\"“”\[\]<\n]{9,200}?)"
    r"(?(inner)(?P=inner))(?(linked)(?:\]\([^()\s]*\)|</a>))(?(mark)(?:(?P=mark)|”))(?(tag)</(?P=element)>)"
)
"""A title in bold, italics, quotation marks or a link, as markdown or HTML has them."""
_LINKED_BEFORE = re.compile(
    r"(?:[\s>]|[-*+]\s|\d+[.)]\s)*(?:\*\*)?\[[^\[\]\n]{2,50}\](?:\([^()\s]*\))?(?:\*\*)?\s*[—–:-]\s*(?=[*_\"“])"
)
"""A name that stands as a link before the title: "[Foo](…) — *Foo: Seeing Far* by …"."""
_BETWEEN = re.compile(
    r"(?:\s*\((?=[^()]*(?:\]|\d{4}))(?:[^()\n]|\([^()\n]*\)){1,200}\))?"
    r"[.,]?\s*(?:[—–:,-]|<br\s*/?>|\bby\b)?\s*(?:[*_](?=\w))?",
    re.IGNORECASE,
)
"""Between a title and its people: a bracket with links or a year, a dash, "by"."""
_PEOPLE_END = re.compile(
    r"(?<=[a-z])\.\s+(?=[A-Z])|\s*[.,;:—–-]?\s*(?:\(?(?:19|20)\d\d\b|https?:|\(?\[|[<|*\n]|_(?=[\s.,]|$)|\barXiv\b|$)"
)
_NAMED = re.compile(r"(?P<name>[^:]{2,50}): (?P<rest>\S.*)", re.DOTALL)
OTHER_THING = re.compile(
    r"\b(?:benchmark\w*|data ?sets?|corpus|survey|review|leaderboard|toolkit|library|evaluating|evaluation)\b",
    re.IGNORECASE,
)
"""What a title says that is no model's."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The name before the colon of a title, if it has one, and what stands behind it; who wrote the paper."""

    name: str
    title: Field
    authors: Field
    links: Field

    @property
    def fields(self) -> tuple[Field, ...]:
        """The parts that tell something of the model."""
        return (self.title, self.authors, self.links)

    @property
    def may_name_model(self) -> bool:
        """Whether the title does not say that its name is that of something else."""
        return bool(self.name) and OTHER_THING.search(self.title.text) is None


def cited(field: Field, document: Document, vocabulary: Vocabulary) -> Citation | None:
    """The paper that a paragraph cites; None for one that does not begin with a title apart and people behind it."""
    raw = document.text[field.start : field.end] if field.start >= 0 else ""
    linked = _LINKED_BEFORE.match(raw)
    title = _TITLE.match(raw, linked.end() if linked else 0)
    if title is None or not (title["mark"] or title["tag"] or title["linked"]):
        return None
    begin = _BETWEEN.match(raw, title.end()).end()  # type: ignore[union-attr]
    stop = _PEOPLE_END.search(raw, begin)
    people = part_of(field, field.start + begin, field.start + stop.start(), document) if stop else field
    if not (are_authors(people.text, vocabulary) or (field.links and is_person(people.text, vocabulary))):
        return None
    named = _NAMED.fullmatch(title["title"].rstrip("."))
    start = field.start + (title.start("title") + named.start("rest") if named else title.start("title"))
    whole = part_of(field, start, field.start + title.start("title") + len(title["title"].rstrip(".")), document)
    return Citation(
        name=named["name"].strip() if named else "",
        title=replace(whole, name="title", links=()),
        authors=replace(people, name="authors", links=()),
        links=replace(field, name="link"),
    )


def own_citation(section: Record, document: Document, vocabulary: Vocabulary) -> Citation | None:
    """The one paper that a section cites, its title without a name or with the section's; None for a list of papers."""
    texts = (field for field in section.fields if field.name in ("body", "text"))
    found = [citation for field in texts if (citation := cited(field, document, vocabulary)) is not None]
    own = fold(section.name.partition(":")[0])
    return found[0] if len(found) == 1 and fold(found[0].name) in ("", own) else None
