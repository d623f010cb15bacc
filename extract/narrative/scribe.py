"""What a rule has understood goes in; claims and issues with exact places come out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from extract.narrative.language.sentences import Sentence
from extract.narrative.passages import Passage
from extract.quick import quickly_made
from extract.records import Action, Claim, Document, Issue, Mention, Severity, SourceKind


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage stands: its document, the kind of its source, and its table cell if it is one."""

    document: Document
    source_kind: SourceKind = "prose"
    line: int = 0
    """Line of `origin`."""
    origin: int = 0
    """Character from which lines are counted."""
    table_index: int | None = None
    row_index: int | None = None
    column_index: int | None = None

    def line_of(self, offset: int) -> int:
        """The 1-based line of a character of the document."""
        return self.line + self.document.text.count("\n", self.origin, offset)


@dataclass(slots=True, kw_only=True)
class Scribe:
    """Collects claims and issues of one passage about one model."""

    place: Place
    passage: Passage
    claims: list[Claim] = field(default_factory=list)
    known: set[Claim] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _evidence: dict[tuple[int, int], tuple[int, int, str]] = field(default_factory=dict)
    """Lines and quote of places claimed from: a paragraph of many links is cut and hashed once, not once a link."""

    @property
    def whole(self) -> Sentence:
        """The whole passage as one sentence."""
        return Sentence(text=self.passage.text, start=0, end=len(self.passage.text))

    def mention(self, name: str, start: int, end: int, sentence: Sentence) -> None:
        """Note that a sentence names a model; places are relative to the sentence."""
        start, end = self.passage.place(sentence.start + start, sentence.start + end)
        self.mentions.append(Mention(name=name, line=self.place.line_of(start), start=start, end=end, role="prose"))

    def claim(self, model: str, attribute: str, value: str, sentence: Sentence, **details: Any) -> None:
        """Add a claim whose evidence is the sentence; `details` are further fields of `Claim`."""
        start, end = self.passage.place(sentence.start, sentence.end)
        line_start, line_end, quote = self._evidence_at(start, end)
        details["status"] = details.get("status") or "ok"
        made = Claim(
            model=model,
            attribute=attribute,
            value_text=value,
            source_kind=self.place.source_kind,
            line_start=line_start,
            line_end=line_end,
            start=start,
            end=end,
            quote=quote,
            table_index=self.place.table_index,
            row_index=self.place.row_index,
            column_index=self.place.column_index,
            **details,
        )
        if made not in self.known:
            self.known.add(made)
            self.claims.append(made)

    def _evidence_at(self, start: int, end: int) -> tuple[int, int, str]:
        known = self._evidence.get((start, end))
        if known is None:
            lines = self.place.line_of(start), self.place.line_of(max(end - 1, start))
            known = self._evidence[start, end] = (*lines, self.place.document.text[start:end])
        return known

    def of_sentence(self, attribute: str, sentence: Sentence) -> list[Claim]:
        """Claims made so far of the sentence that is being read."""
        return [claim for claim in self.claims[self._since(sentence) :] if claim.attribute == attribute]

    def withdraw(self, attribute: str, sentence: Sentence) -> None:
        """Take back claims of the sentence that is being read."""
        since = self._since(sentence)
        self.claims[since:] = [claim for claim in self.claims[since:] if claim.attribute != attribute]

    def keep_since(self, claims: int, issues: int, attributes: Collection[str]) -> None:
        """Of what was claimed behind the first `claims`, keep some attributes; of issues the first ones."""
        self.claims[claims:] = [claim for claim in self.claims[claims:] if claim.attribute in attributes]
        del self.issues[issues:]

    def _since(self, sentence: Sentence) -> int:
        """Where the claims of a sentence and its clauses begin: sentences are read in order, so they are the last."""
        start, _ = self.passage.place(sentence.start, sentence.end)
        number = len(self.claims)
        while number and self.claims[number - 1].start >= start:
            number -= 1
        return number

    def issue(
        self, kind: str, sentence: Sentence, message: str, *, severity: Severity = "info", action: Action = "flagged"
    ) -> None:
        """Add an issue whose original text is the sentence."""
        start, end = self.passage.place(sentence.start, sentence.end)
        self.issues.append(
            Issue(
                line=self.place.line_of(start),
                kind=kind,
                severity=severity,
                action=action,
                original_text=self.place.document.text[start:end],
                message=message,
                start=start,
                end=end,
                table_index=self.place.table_index,
                row_index=self.place.row_index,
                column_index=self.place.column_index,
            )
        )

    def restate(self, claim: Claim, **changes: Any) -> None:
        """Replace one claim by a changed one."""
        self.claims[self.claims.index(claim)] = replace(claim, **changes)
