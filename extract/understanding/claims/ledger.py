"""What became of one table's cells, gathered while it is understood: claims, issues, mentions, and a fate a cell."""

from __future__ import annotations

from collections.abc import Iterable

from extract.makers import new_claim, new_issue, new_mention
from extract.records import Action, Cell, CellFate, Claim, Comparator, Document, Fate, Issue, Mention, Severity, Table

Place = tuple[int, int]


class Ledger:
    """Collects the records of one table. Every record points at a cell's place and quotes it raw."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document = document
        self.table = table
        self.claims: list[Claim] = []
        self.issues: list[Issue] = []
        self.mentions: list[Mention] = []
        self._fates: dict[Place, tuple[Fate, str]] = {}
        self._evidence: dict[Place, tuple[int, str]] = {}

    def claim(
        self,
        cell: Cell,
        place: Place,
        *,
        model: str,
        attribute: str,
        value_text: str,
        value_number: float | None = None,
        unit: str = "",
        comparator: Comparator = "=",
        benchmark: str = "",
        split: str = "",
        metric: str = "",
        scope: str = "",
        condition: str = "",
        status: str = "ok",
        rule: str = "",
    ) -> None:
        """Record what a cell says of a model."""
        line_end, quote = self._evidence_of(cell)
        self.claims.append(
            new_claim(
                model=model,
                attribute=attribute,
                value_text=value_text,
                value_number=value_number,
                unit=unit,
                comparator=comparator,
                benchmark=benchmark,
                split=split,
                metric=metric,
                scope=scope,
                condition=condition,
                status=status,
                rule=rule,
                source_kind="table",
                line_start=cell.line,
                line_end=line_end,
                start=cell.start,
                end=cell.end,
                quote=quote,
                table_index=self.table.index,
                row_index=place[0],
                column_index=place[1],
            )
        )
        self.fate(place, "claim", attribute)

    def _evidence_of(self, cell: Cell) -> tuple[int, str]:
        """Last line and quote of a cell; one that thousands of claims come from is cut once."""
        key = cell.start, cell.end
        if key not in self._evidence:
            breaks = self.document.text.count("\n", cell.start, cell.end)
            self._evidence[key] = cell.line + breaks, self.document.text[cell.start : cell.end]
        return self._evidence[key]

    def adopt(self, place: Place, claims: tuple[Claim, ...], issues: tuple[Issue, ...], reason: str) -> None:
        """Take over what another reader made of a cell."""
        if issues:
            self.issues.extend(issues)
        if claims:
            self.claims.extend(claims)
            self.fate(place, "claim", claims[0].attribute)
        elif issues:
            self.fate(place, "issue", issues[0].kind)
        else:
            self.fate(place, "ignored", reason or "nothing to say")

    def issue(
        self,
        cell: Cell,
        place: Place,
        *,
        kind: str,
        message: str,
        severity: Severity = "warning",
        action: Action = "quarantined",
    ) -> None:
        """Record a cell that a person should look at."""
        self.issues.append(
            new_issue(
                line=cell.line,
                kind=kind,
                severity=severity,
                action=action,
                original_text=self.document.text[cell.start : cell.end],
                message=message,
                start=cell.start,
                end=cell.end,
                table_index=self.table.index,
                row_index=place[0],
                column_index=place[1],
            )
        )
        self.fate(place, "issue", kind)

    def ignore(self, place: Place, reason: str) -> None:
        """Record why a cell says nothing for the warehouse."""
        self._fates.setdefault(place, ("ignored", reason))

    def ignore_all(self, places: Iterable[Place], reason: str) -> None:
        """Record one reason why many cells say nothing for the warehouse."""
        fate: tuple[Fate, str] = ("ignored", reason)
        known = self._fates
        for place in places:
            known.setdefault(place, fate)

    def mention(self, cell: Cell, *, name: str, huggingface_id: str, same_as: tuple[str, ...]) -> None:
        """Record that a cell names a model."""
        self.mentions.append(
            new_mention(
                name=name,
                line=cell.line,
                start=cell.start,
                end=cell.end,
                role="table",
                huggingface_id=huggingface_id,
                same_as=same_as,
            )
        )

    def fate(self, place: Place, fate: Fate, reason: str) -> None:
        """Set where a cell went; a claim outranks an issue, an issue outranks being ignored."""
        known = self._fates.get(place)
        if known is None or _RANK[fate] > _RANK[known[0]]:
            self._fates[place] = (fate, reason)

    def fates(self, reason: str = "") -> tuple[CellFate, ...]:
        """One fate for every body cell that is not empty, in reading order; `reason` stands for those not looked at."""
        index, known = self.table.index, self._fates
        unread: tuple[Fate, str] = ("ignored", reason or "no rule reads this cell")
        return tuple([CellFate(index, *place, *known.get(place, unread)) for place in body_places(self.table)])


_RANK = {"ignored": 0, "issue": 1, "claim": 2}


def body_places(table: Table) -> list[Place]:
    """Row and column of every body cell that is not empty: text, link or image below the header rows."""
    return [
        (row, column)
        for row in range(table.header_row_count, len(table.rows))
        for column, cell in enumerate(table.rows[row])
        if cell.text.strip() or cell.links or cell.images
    ]
