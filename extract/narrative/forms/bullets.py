"""A bullet record in; claims about the model that it begins with out: identifiers, and what its notes say.

A note and the notes below it belong together: a question or a doubt below ("HF says 1.86B though?") is hedged and about
the same thing; links in a note that doubts are doubted too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.narrative.credits.links import hub_id, identify, is_hub_id
from extract.narrative.credits.paper_links import repository_mention
from extract.narrative.forms.memory_lists import read_memory_list
from extract.narrative.forms.prose import claim_prose
from extract.narrative.language.analysis import Context, Subject
from extract.narrative.language.clauses import analyse
from extract.narrative.language.quantities import find_groups
from extract.narrative.lexicon import tokens_of
from extract.narrative.passages import read_field
from extract.narrative.scribe import Place, Scribe
from extract.narrative.sizes.name_sizes import claim_name_size
from extract.narrative.subjects.document_names import DocumentNames, bullet_model
from extract.narrative.vocabulary import Vocabulary
from extract.records import Claim, Document, Field, Issue, Link, Mention, Record, Understanding

_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b"})
_HUB_LABEL = re.compile(
    r"\b(?:hugging\s?face|huffing\s?face|hf|model card|weights|checkpoint|model|instruct|base|here|hub)\b",
    re.IGNORECASE,
)
_OTHER_SIZE = re.compile(r"(?<![\w.])(?:[A-Za-z]*[-_ ])?(?P<text>(?P<number>\d+(?:\.\d+)?)\s?[Bb])(?![A-Za-z0-9])")


def read_bullet(record: Record, document: Document, vocabulary: Vocabulary, names: DocumentNames) -> Understanding:
    """Claims of a top-level bullet about a model with its notes, or of a list of memory below one; else it is prose."""
    model = bullet_model(record, vocabulary)
    if not model:
        return read_memory_list(record, document, vocabulary)
    reader = _BulletReader(
        record, document, Context(vocabulary=vocabulary, lexicon=names.lexicon, subject=Subject(model=model))
    )
    return reader.read()


class _BulletReader:
    """Reads one bullet: its own line, then each note with what stands below it."""

    def __init__(self, record: Record, document: Document, context: Context) -> None:
        self.record = record
        self.document = document
        self.claims: list[Claim] = []
        self.issues: list[Issue] = []
        self.mentions: list[Mention] = []
        self.stated = context.subject.model
        self.model = _by_link(self.stated, _links(record)) or self.stated
        self.context = Context(
            vocabulary=context.vocabulary,
            lexicon=context.lexicon,
            subject=Subject(model=self.model, names=(self.stated,)),
        )

    def read(self) -> Understanding:
        self._read_name()
        for note in self.record.children:
            self._read_note(note, is_doubted=False, above=None)
        return Understanding(claims=tuple(self.claims), issues=tuple(self.issues), mentions=tuple(self.mentions))

    def _scribe(self, field: Field) -> Scribe:
        place = Place(document=self.document, source_kind="list", line=field.line_start, origin=max(field.start, 0))
        return Scribe(place=place, passage=read_field(self.document, field))

    def _keep(self, scribe: Scribe) -> None:
        self.claims += scribe.claims
        self.issues += scribe.issues
        self.mentions += scribe.mentions

    def _read_name(self) -> None:
        field = self.record.fields[0]
        scribe = self._scribe(field)
        whole = scribe.whole
        is_typo = self.model != self.stated
        if is_hub_id(self.stated):
            scribe.claim(
                self.model,
                "hf_id",
                self.model,
                whole,
                status="repaired" if is_typo else "ok",
                rule="the link beside it spells the id otherwise" if is_typo else "",
            )
            claim_name_size(scribe, self.model, whole, self.context.vocabulary.lexicon)
        if is_typo:
            scribe.issue(
                "typo_in_identifier",
                whole,
                f"read as {self.model}, which the link beside it says",
                action="repaired",
                severity="warning",
            )
        if self.record.name.strip() != self.stated:
            scribe.issue(
                "unfinished_note", whole, f"the note names {self.stated} and only asks; nothing is concluded from it"
            )
        self.mentions.append(
            Mention(
                name=self.model,
                line=field.line_start,
                start=field.start,
                end=field.end,
                role="bullet",
                huggingface_id=self.model if is_hub_id(self.model) else "",
                same_as=(self.stated,) if is_typo else (),
                status="typo" if is_typo else "ok",
            )
        )
        self._keep(scribe)

    def _read_note(self, note: Record, *, is_doubted: bool, above: Sequence[Claim] | None) -> None:
        field = note.fields[0]
        below = [child.fields[0].text for child in note.children if child.fields]
        doubted = is_doubted or any(_takes_back(text) for text in below) or self._is_question(field)
        scribe = self._scribe(field)
        target = self._claim_hub(scribe, field, doubted)
        context = (
            self.context
            if not target
            else Context(
                vocabulary=self.context.vocabulary, lexicon=self.context.lexicon, subject=Subject(model=target)
            )
        )
        if target and target != self.model and _OTHER_SIZE.search(field.text):
            _claim_sibling(scribe, target, self.context)
        elif not target or target == self.model:
            claim_prose(scribe, context)
            if above is not None:
                _claim_doubt(scribe, context, above)
        self._keep(scribe)
        for child in note.children:
            self._read_note(child, is_doubted=doubted, above=scribe.claims)

    def _is_question(self, field: Field) -> bool:
        return bool(self.context.vocabulary.cues.hedges(field.text)) and len(field.links) > 0

    def _claim_hub(self, scribe: Scribe, field: Field, is_doubted: bool) -> str:
        """Claim what the note's links identify; gives the repository that they lead to, if it is one."""
        whole = scribe.whole
        target = ""
        for link in field.links or scribe.passage.links:
            repository = hub_id(link.target)
            if repository and _is_same(repository, self.model):
                target = self.model
            elif (
                repository
                and _is_kin(repository, self.model)
                and (_HUB_LABEL.search(link.text) or not link.text or _is_piece(link.text, repository))
            ):
                target = repository
                family = "" if is_hub_id(self.model) else self.model
                self.mentions.append(repository_mention(field, repository, family))
            elif repository:
                continue
            model = target or self.model
            for found in identify(link.target, link.text):
                scribe.claim(
                    model,
                    found.attribute,
                    found.value,
                    whole,
                    rule="address",
                    condition=f"version {found.version}" if found.version else "",
                    status="hedged"
                    if is_doubted and found.attribute in ("arxiv_id", "paper_url", "github_url")
                    else "ok",
                )
        if target:
            claim_name_size(scribe, target, whole, self.context.vocabulary.lexicon)
        return target


def _claim_sibling(scribe: Scribe, target: str, context: Context) -> None:
    """ "There's also a 2B version at LINK": the size is that of the repository behind the link."""
    for analysis in analyse(scribe.passage.text, context):
        for group in find_groups(
            analysis.text, context.vocabulary.cues, [(item.start, item.end) for item in analysis.found]
        ):
            if (
                group.noun in ("model", "parameters")
                and len(group.items) == 1
                and group.items[0].unit in ("b", "billion")
            ):
                item = group.items[0]
                scribe.claim(
                    target,
                    "params_total_b",
                    item.text,
                    analysis.sentence,
                    value_number=round(item.value / 1e9, 9),
                    unit="billion",
                    comparator=item.comparator,
                    status=analysis.status_at(item.start, item.end),
                    rule="number with its noun",
                )


def _claim_doubt(scribe: Scribe, context: Context, above: Sequence[Claim]) -> None:
    """A bare number in a doubting note below a statement doubts that statement's number."""
    stated = next((claim for claim in above if claim.attribute == "params_total_b"), None)
    if stated is None:
        return
    for analysis in analyse(scribe.passage.text, context):
        for group in find_groups(
            analysis.text, context.vocabulary.cues, [(item.start, item.end) for item in analysis.found]
        ):
            item = group.items[0]
            if group.noun or item.unit not in ("b", "billion") or len(group.items) > 1:
                continue
            scribe.claim(
                stated.model,
                "params_total_b",
                item.text,
                analysis.sentence,
                value_number=round(item.value / 1e9, 9),
                unit="billion",
                status="hedged",
                rule="doubt below a statement",
            )
            scribe.issue(
                "conflict",
                analysis.sentence,
                f"{item.text} stands against {stated.value_text} in the note above",
                severity="warning",
            )


def _takes_back(text: str) -> bool:
    return re.search(r"\b(?:not|isn't|wrong|actually|incorrect)\b", text, re.IGNORECASE) is not None


def _links(record: Record) -> list[Link]:
    return [link for note in record.children for field in note.fields for link in field.links]


def _by_link(stated: str, links: Sequence[Link]) -> str:
    """The id that a link gives where the written one differs only in characters that look alike (0 and O)."""
    if not is_hub_id(stated):
        return ""
    targets = [hub_id(link.target) for link in links]
    if stated in targets:
        return ""
    return next((target for target in targets if target and _folded(target) == _folded(stated)), "")


def _folded(name: str) -> str:
    return name.casefold().translate(_ALIKE)


def _is_piece(label: str, repository: str) -> bool:
    """Whether a link's label says how its repository is called, or how its name ends: "1.5", "int4", "Foo 0.5B"."""
    said = _folded(re.sub(r"[\W_]", "", label))
    return len(said) > 1 and said in _folded(re.sub(r"[\W_]", "", repository.rpartition("/")[2]))


def _is_same(repository: str, model: str) -> bool:
    return repository.casefold() == model.casefold()


def _is_kin(repository: str, model: str) -> bool:
    """Whether two names share their first word: a sibling or a checkpoint, no stranger."""
    first = [[token.text for token in tokens_of(name.rsplit("/", 1)[-1])][:1] for name in (repository, model)]
    return first[0] == first[1] != []
