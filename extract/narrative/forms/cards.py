"""A document about one model in; what its front matter, bibliography, link rows and line of authors say of it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.narrative.credits.bibliography import claim_bibliography
from extract.narrative.credits.credits import DATE, are_authors, credit_fields, is_of_links
from extract.narrative.credits.licences import is_model_card, stated_licence
from extract.narrative.credits.links import hub_id, identify
from extract.narrative.credits.links_of_kin import owners_of_badges
from extract.narrative.forms.front_matter import claim_front_matter, told_fields
from extract.narrative.forms.sections import claim_authors, claim_links, sized_variants
from extract.narrative.language.analysis import Context, Subject, key_of
from extract.narrative.language.dates import DAY_OR_MONTH, DAY_OR_MONTH_IN_CHINESE
from extract.narrative.language.sentences import Sentence
from extract.narrative.passages import Passage, read_field
from extract.narrative.scribe import Place, Scribe
from extract.narrative.sizes.name_sizes import claim_name_size
from extract.narrative.subjects.document_names import DocumentNames
from extract.narrative.subjects.subjects import each_field
from extract.narrative.subjects.titles import title_of
from extract.narrative.vocabulary import Vocabulary, fold
from extract.records import Field, Link, Mention, Reading, Record, Understanding

_LINK_HEADING = re.compile(
    r"\b(?:links?|resources|downloads?|get it|model zoo|models?|weights|checkpoints)\b|下载|资源|权重|链接",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:weights|checkpoints?|preprint|paper|report|model) (?:is|are|lives?|can be|sits?)\b|\bvia\b|^\W*(?:At|On|From"
    r"|Here)\b",
    re.IGNORECASE,
)
"""What a sentence says that tells where the weights or the paper are."""
_HUB_LABEL = re.compile(
    r"\W*(?:(?:🤗 ?)?hugging ?face(?: hub| model)?|hf|(?:model )?weights|checkpoints?|model(?: hub| page| link)?)\W*:"
    r"\W*[\w.-]+(?:/[\w.-]+)?\W*$",
    re.IGNORECASE,
)
"""A line that is a label and the link behind it: "Hugging Face: [acme/foo-vl](…)"."""
_NEWS = re.compile(r"\b(?:news|updates?|change ?log|what['’]s new)\b", re.IGNORECASE)
_VERSION = re.compile(r"[- ]?v?\d")
"""Behind a name: the text is about another of its line."""
_OPENING = re.compile(r"\W*(?:\d+[.)]?\s+)?(?:introduction|overview|about|简介|介绍)\W*", re.IGNORECASE)
"""A heading below which the paper and its authors may stand."""
_TITLED = re.compile(r"(?P<name>[\w.+-]+(?: [\w.+-]+)?): +(?P<title>\w\S*(?: \S+){2,})")
_AUTHOR_HEADING = re.compile(r"^\W*(?:authors?|team|contributors)\W*$", re.IGNORECASE)
_DEVELOPED = re.compile(
    r"\W*(?:(?:developed|created|made|trained) by(?: \[optional\])?|(?:model )?(?:developer|creator|maker"
    r"|organi[sz]ation|company|provider|vendor)(?:s|\(s\))?)\W*:\W*(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
"""A label of those who made the model, in a card's list of details."""
_AUTHORED = re.compile(
    r"\W*(?:authors?|作者|开发者|开发团队|(?:开发|发布)?(?:机构|团队|单位|公司)|厂商|出品方?)\W{0,4}[:：]\W*(?=\w)",
    re.IGNORECASE,
)
_IMPLEMENTED = re.compile(
    r"\b(?:official|original|pytorch|our|this)\b[^.;]{0,60}?\b(?:implementation|repository|repo|code(?:base)?|release)\b"
    r"[^.;]{0,40}?\b(?:of|for)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Before the paper that a repository belongs to: "Official implementation of [Seeing Far](…)"."""
_MADE_BY = re.compile(
    r"\b(?:repository|repo|implementation|code|weights|release|project|home)\b[^.;]{0,160}?\bby\s+(?P<people>[A-Z][^.;:]{5,240}?)"
    r"(?=\.\s|\.$|$)"
)
"""A sentence below the title that names who made the model."""
_OF_FILES = re.compile(r"[-_](?:weights?|checkpoints?|ckpts?)$", re.IGNORECASE)
"""What a repository's name may say behind the model's: that it holds its files."""
_PAPER_FIELD = re.compile(
    r"\W*(?:paper|(?:technical |tech )?report|arxiv|publication|论文|技术报告)(?: \[optional\])?\W*[:：]", re.IGNORECASE
)
"""A label of the model's paper, whatever its link is called."""
_DATED_IN_CHINESE = re.compile(
    r"(?:发布|开源|上线)(?:日期|时间)?\W{0,4}[:：]\W{0,4}"
    rf"(?P<date>{DAY_OR_MONTH_IN_CHINESE})"
)
_NAME = r"(?P<name>[A-Z][\w.-]*(?: [\w.-]+)?)"
_RELEASED_IN_CHINESE = (
    re.compile(rf"{_NAME}\s?已?[于在]\s?(?P<date>{DAY_OR_MONTH_IN_CHINESE})\s?(?:正式)?(?:发布|开源|上线)"),
    re.compile(rf"^\W*(?P<date>{DAY_OR_MONTH_IN_CHINESE})[，,]?\s?我们(?:正式)?(?:发布|开源|推出)了?\s?{_NAME}"),
)
"""Sentences in Chinese that tell when a model came out."""
_RELEASE_HEADING = re.compile(r"\W*(?:model )?release dates?\W*", re.IGNORECASE)
_DATE = re.compile(DAY_OR_MONTH)
_LONGEST_DATE = 30
"""Characters behind "Released:"; longer is no date alone."""


def read_card(reading: Reading, vocabulary: Vocabulary, names: DocumentNames) -> Understanding:
    """Claims about the document's model outside its sentences; nothing where no model is certain."""
    if not names.subject:
        return Understanding()
    title = title_of(reading) or Record(kind="section", name="", line_start=1, line_end=1, start=0, end=0)
    reader = _CardReader(reading, title, vocabulary, names)
    reader.read()
    claims = tuple(claim for scribe in reader.scribes for claim in scribe.claims)
    issues = tuple(issue for scribe in reader.scribes for issue in scribe.issues)
    return Understanding(claims=claims, issues=issues, mentions=(reader.mention(),))


class _CardReader:
    """Reads the parts of one document in turn; each part has a scribe of its own."""

    def __init__(self, reading: Reading, title: Record, vocabulary: Vocabulary, names: DocumentNames) -> None:
        self.reading = reading
        self.vocabulary = vocabulary
        self.model = names.subject
        self.context = Context(vocabulary=vocabulary, lexicon=names.lexicon, subject=Subject(model=names.subject))
        self.scribes: list[Scribe] = []
        self.title = title
        self.licences = vocabulary.cues.licences if is_model_card(reading) else ""
        self.sized = sized_variants(self.model, [link for field in each_field(reading) for link in field.links])

    def mention(self) -> Mention:
        named = (field for field in (*self.title.fields[:1], *self.reading.paragraphs) if self.model in field.text)
        place = next(named, self.title)
        return Mention(
            name=self.model, line=place.line_start, start=place.start, end=place.end, role="record",
            huggingface_id=self._own_repository(),
        )  # fmt: skip

    def _own_repository(self) -> str:
        """The one repository of the hub whose name is the model's own."""
        targets = {hub_id(link.target) for field in each_field(self.reading) for link in field.links}
        own = [name for name in targets if name and key_of(name) == key_of(self.model)]
        return own[0] if len(own) == 1 else ""

    def read(self) -> None:
        self._read_name()
        for record in self.reading.records:
            if record.kind == "front_matter":
                for field in told_fields(record):
                    claim_front_matter(self._scribe(field), self.model, field)
        for field, heading in self._headed_fields():
            self._read_links(field, heading)
            self._read_authors(field, heading)
            self._read_release(field, heading)
            self._read_licence(field, heading)
        self.scribes += claim_bibliography(self.reading.document, self.model)

    def _read_name(self) -> None:
        """The size in the model's name, where the title says it, and what the title links."""
        for heading in self.title.fields[:1]:
            scribe = self._scribe(heading)
            claim_name_size(
                scribe,
                self.model,
                Sentence(text=scribe.passage.text, start=0, end=len(scribe.passage.text)),
                self.vocabulary.lexicon,
            )
            self._read_links(heading, self.title.name)

    def _scribe(self, field: Field, passage: Passage | None = None) -> Scribe:
        place = Place(document=self.reading.document, line=field.line_start, origin=max(field.start, 0))
        scribe = Scribe(place=place, passage=passage or read_field(self.reading.document, field))
        self.scribes.append(scribe)
        return scribe

    def _headed_fields(self) -> Iterator[tuple[Field, str]]:
        for field in self.reading.paragraphs:
            yield field, field.name
        for record in self.reading.records:
            if record.kind == "section" and record is not self.title:
                yield from ((field, self.title.name) for field in record.fields[:1] if _is_row_of_links(field))
            if record.kind in ("bullet", "name_list"):
                heading = record.headings[-1] if record.headings else ""
                for part in (record, *record.children):
                    yield from ((field, heading) for field in part.fields)

    def _read_links(self, field: Field, heading: str) -> None:
        is_led = heading in ("", self.title.name) or _LINK_HEADING.search(heading) is not None
        is_led = is_led or (_OPENING.fullmatch(heading) is not None and is_of_links(field))
        if not is_led and not self._tells_where(field) and not self._is_news_of_paper(field, heading):
            return
        passage = read_field(self.reading.document, field)
        if not (field.links or passage.links):
            return
        scribe = self._scribe(field, passage)
        whole = scribe.whole
        owners = owners_of_badges(self.reading.document, field.links or passage.links, self.context.subject)
        claim_links(scribe, self.model, field, whole, context=self.context, sized=self.sized, owners=owners)
        papers = [link for link in field.links if "arxiv.org" in link.target]
        if is_led and len(papers) == 1 and _PAPER_FIELD.match(field.text):
            claim_links(scribe, self.model, replace(field, links=tuple(papers)), whole, owners=owners)
        self._claim_title(scribe, field)
        strange = {
            claim
            for claim in scribe.claims
            if claim.attribute == "hf_id"
            and not (self._is_own(claim.value_text) or claim.value_text.endswith(f"/{claim.model}"))
        }
        scribe.claims[:] = [
            claim for claim in scribe.claims if claim not in strange and not (strange and claim.attribute == "hf_url")
        ]

    def _claim_title(self, scribe: Scribe, field: Field) -> None:
        """The title of the model's paper, where a link to it is nothing but that: "[Foo: Seeing Far](arxiv.org/…)".

        A paper that has the title of the page behind the model's name, or that the repository implements, is its own.
        """
        papers = [link for link in field.links if "arxiv.org" in link.target]
        own = self.title.name.partition(":")[2]
        for link in papers:
            titled = _TITLED.fullmatch(link.text.strip())
            subject = self.context.subject
            if titled is not None and (subject.is_named(titled["name"]) or subject.is_short(titled["name"])):
                scribe.claim(self.model, "title", titled["title"], scribe.whole, rule="title of a linked paper")
                continue
            before = field.text[: max(0, field.text.find(link.text))]
            is_own = bool(own) and fold(link.text) == fold(own)
            if is_own or (len(papers) == 1 and titled is None and _IMPLEMENTED.search(before)):
                self._claim_paper(scribe, link)

    def _claim_paper(self, scribe: Scribe, link: Link) -> None:
        """A paper of the model's own under its title, and where it is."""
        if len(link.text.split()) > len(("the", "paper")):
            scribe.claim(self.model, "title", link.text.strip(' *"“”'), scribe.whole, rule="title of a linked paper")
        for found in identify(link.target, link.text):
            if not any(claim.attribute == found.attribute for claim in scribe.claims):
                scribe.claim(self.model, found.attribute, found.value, scribe.whole, rule="address")

    def _tells_where(self, field: Field) -> bool:
        """ "The preprint is [arXiv:…], the weights are [acme/foo-vl]": where they are, under any heading."""
        is_told = _WHERE.search(field.text) or _HUB_LABEL.match(field.text)
        return is_told is not None and any(self._is_own(hub_id(link.target)) for link in field.links)

    def _is_news_of_paper(self, field: Field, heading: str) -> bool:
        """ "Foo-VL accepted to CVPR! Paper on [arXiv](…)": an item of news about the model's paper, and no other's."""
        if _NEWS.search(heading) is None or not any("arxiv.org" in link.target for link in field.links):
            return False
        named = [item for item in self.context.lexicon.find(field.text) if "model" in item.kinds]
        is_own = [
            self.context.subject.is_exactly(one.text) and not _VERSION.match(field.text, one.end) for one in named
        ]
        return bool(named) and all(is_own)

    def _is_own(self, repository: str) -> bool:
        own = key_of(self.model)
        repository = _OF_FILES.sub("", repository)
        return key_of(repository)[: len(own)] == own and Subject(model=self.model).is_same_but_size(repository)

    def _read_release(self, field: Field, heading: str) -> None:
        dated = _DATE.search(field.text) if _RELEASE_HEADING.fullmatch(heading) else None
        if date := dated.group() if dated is not None else self._dated_in_chinese(field.text):
            scribe = self._scribe(field)
            scribe.claim(self.model, "release_date", date, scribe.whole, rule="date below a heading")
            return
        for line in credit_fields(field, self.reading.document, self.vocabulary) if DATE.search(field.text) else ():
            if line.name == "release" and len(line.text) <= _LONGEST_DATE:
                scribe = self._scribe(line)
                scribe.claim(self.model, "release_date", line.text.rstrip("."), scribe.whole, rule="label of a date")

    def _dated_in_chinese(self, text: str) -> str:
        """The date behind a label, or in a sentence that says that the model itself came out then; or ""."""
        if text.isascii():
            return ""
        told = _DATED_IN_CHINESE.search(text)
        if told is None:
            told = next(filter(None, (form.search(text) for form in _RELEASED_IN_CHINESE)), None)
            told = told if told is not None and self.context.subject.is_exactly(told["name"].strip()) else None
        return told["date"].replace(" ", "") if told is not None else ""

    def _read_licence(self, field: Field, heading: str) -> None:
        line, licence = stated_licence(field, heading, self.reading.document, self.licences)
        if licence:
            scribe = self._scribe(line)
            scribe.claim(self.model, "licence", licence, scribe.whole, rule="licence in words")

    def _read_authors(self, field: Field, heading: str) -> None:
        is_opening = _OPENING.fullmatch(heading) is not None and field.text.count(",") > 1
        is_opening = is_opening and are_authors(field.text, self.vocabulary)
        if heading != self.title.name and not _AUTHOR_HEADING.match(heading) and not is_opening:
            made, told = _DEVELOPED.match(field.text), _AUTHORED.match(field.text)
            if told is not None and are_authors(field.text[told.end() :], self.vocabulary):
                made = told
            if made is not None:
                scribe = self._scribe(field)
                people = replace(field, text=field.text[made.end() :])
                claim_authors(scribe, self.model, people, scribe.passage, self.vocabulary)
            return
        told = _MADE_BY.search(field.text)
        if told is not None and are_authors(told["people"], self.vocabulary):
            scribe = self._scribe(field)
            people = replace(field, text=told["people"])
            claim_authors(scribe, self.model, people, scribe.passage, self.vocabulary)
            return
        for line in credit_fields(field, self.reading.document, self.vocabulary):
            is_button = line.name == "link" and fold(line.text) in self.vocabulary.organizations
            if line.name == "authors" or (are_authors(line.text, self.vocabulary) and not is_button):
                scribe = self._scribe(line)
                claim_authors(scribe, self.model, line, scribe.passage, self.vocabulary)


def _is_row_of_links(heading: Field) -> bool:
    """Whether a heading is nothing but links and what stands between them: `### [Paper](…) | [Code](…)`."""
    rest = heading.text
    for link in heading.links:
        rest = rest.replace(link.text.strip(), "", 1)
    return bool(heading.links) and re.search(r"\w", rest) is None


__all__ = ["read_card"]
