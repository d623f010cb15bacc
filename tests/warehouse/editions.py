"""Documents made by hand: what is said goes in, extractions, staged batches and whole runs come out.

Imported by the tests of this folder and by the child processes that they start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from extract.records import Cell, CellFate, Claim, Document, Extraction, Issue, Mention, Table, TableReading
from extract.reference import Reference, read_reference
from warehouse.building import RunInput, SeenDocument, build_release
from warehouse.reports import RunReport
from warehouse.staging import SourceDocument, stage_extractions

NOTHING = read_reference({})
SCALE = read_reference(
    {
        "benchmarks": (
            "benchmark_id,name,unit,scale_min,scale_max,higher_is_better,reason\n"
            "docvqa,DocVQA,percent,0,100,true,a share in percent\n"
        )
    }
)
"""Reference data that know one benchmark."""
BEGINNING = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """One line of a document: what it says about a model."""

    model: str
    value: str
    benchmark: str = "DocVQA"
    split: str = "test"
    attribute: str = "score"
    status: str = "ok"
    condition: str = ""

    @property
    def line(self) -> str:
        return " | ".join((self.model, self.attribute, self.benchmark, self.split, self.condition, self.value))

    @property
    def number(self) -> float | None:
        try:
            return float(self.value)
        except ValueError:
            return None


State = Mapping[str, Sequence[Said]]
"""document_id → what its lines say, in order."""


def extraction(name: str, said: Sequence[Said], *, tables: int = 0) -> Extraction:
    """A document of one claim a line, and `tables` tables of one header and one score cell each below."""
    lines = [item.line for item in said]
    claims, mentions, offset = [], [], 0
    for number, item in enumerate(said, start=1):
        claims.append(_claim(item, number, offset))
        mentions.append(
            Mention(name=item.model, line=number, start=offset, end=offset + len(item.model), role="record")
        )
        offset += len(item.line) + 1
    body = "\n".join(lines).encode()
    parts = [_table(index, len(said) + 1 + index * 2, offset + index * 20) for index in range(tables)]
    return Extraction(
        document=Document(
            name=name,
            media_type="text/markdown",
            content_hash=hashlib.sha256(body + bytes([tables % 256])).hexdigest(),
            byte_count=len(body),
            encoding="utf-8",
            text=body.decode(),
        ),
        tables=tuple(table for table, _, _, _ in parts),
        readings=tuple(reading for _, reading, _, _ in parts),
        fates=tuple(fate for _, _, fates, _ in parts for fate in fates),
        claims=(*claims, *(claim for *_, claim in parts)),
        mentions=tuple(mentions),
        issues=tuple(
            Issue(line=1, kind="oddity", severity="info", action="stored", original_text=item.value, message="odd")
            for item in said
            if item.number is None
        ),
    )


def _claim(item: Said, line: int, start: int) -> Claim:
    scored = item.attribute == "score"
    return Claim(
        model=item.model,
        attribute=item.attribute,
        value_text=item.value,
        value_number=item.number,
        unit={"score": "percent", "min_gpu_ram_gb": "GB", "params_total_b": "B"}.get(item.attribute, ""),
        benchmark=item.benchmark if scored else "",
        split=item.split if scored else "",
        condition=item.condition,
        status=item.status,
        source_kind="list",
        line_start=line,
        line_end=line,
        start=start,
        end=start + len(item.line),
        quote=item.line,
    )


def _table(index: int, line: int, start: int) -> tuple[Table, TableReading, tuple[CellFate, ...], Claim]:
    head = tuple(_cell(text, line, start + at, is_header=True, origin=(0, at)) for at, text in enumerate("ab"))
    body = (
        _cell("T-Model", line + 1, start + 4, origin=(1, 0)),
        _cell(str(index), line + 1, start + 12, origin=(1, 1)),
    )
    table = Table(
        index=index,
        kind="gfm",
        line_start=line,
        line_end=line + 1,
        start=start,
        end=start + 20,
        header_row_count=1,
        rows=(head, body),
    )
    claim = Claim(
        model="T-Model",
        attribute="score",
        value_text=str(index),
        value_number=float(index),
        unit="percent",
        benchmark=f"TableBench{index}",
        source_kind="table",
        line_start=line + 1,
        line_end=line + 1,
        start=start + 12,
        end=start + 13,
        quote=str(index),
        table_index=index,
        row_index=1,
        column_index=1,
    )
    reading = TableReading(
        table_index=index, role="results", orientation="models_in_rows", header_row_count=1, columns=()
    )
    fates = (
        CellFate(table_index=index, row_index=1, column_index=0, fate="ignored", reason="names the model"),
        CellFate(table_index=index, row_index=1, column_index=1, fate="claim"),
    )
    return table, reading, fates, claim


def _cell(text: str, line: int, start: int, *, is_header: bool = False, origin: tuple[int, int]) -> Cell:
    return Cell(text=text, line=line, start=start, end=start + len(text), is_header=is_header, origin=origin)


def source(document_id: str, *, upstream: str = "", source_id: str = "") -> SourceDocument:
    return SourceDocument(
        document_id=document_id,
        uri=f"/docs/{document_id}.md",
        name=f"{document_id}.md",
        source_id=source_id,
        upstream=upstream,
        licence="MIT",
        fetched_at=BEGINNING,
    )


@dataclass
class Ingests:
    """A warehouse and what its documents say now; each call of `ingest` is one run to a new state."""

    warehouse: Path
    staged: Path
    state: dict[str, Sequence[Said]]
    runs: int = 0

    def ingest(self, state: State, *, reference: Reference = NOTHING, **options: object) -> RunReport:
        """Bring the warehouse to `state`: changed documents are staged, missing ones withdrawn."""
        self.runs += 1
        seen = tuple(_decisions(self.state, state))
        read = [item.document_id for item in seen if item.decision in ("new", "changed")]
        items = [(source(name), extraction(f"{name}.md", state[name])) for name in read]
        batches = (stage_extractions(self.staged, items, key=f"run{self.runs}"),) if items else ()
        report = build_release(self.warehouse, run_input(seen, batches, self.runs, reference=reference), **options)  # type: ignore[arg-type]
        if report.status in ("published", "unchanged"):
            self.state = dict(state)
        return report


def run_input(
    seen: Sequence[SeenDocument],
    batches: Sequence[Path] = (),
    number: int = 1,
    *,
    reference: Reference = NOTHING,
    expectations: Mapping[str, Mapping[str, int]] | None = None,
) -> RunInput:
    return RunInput(
        started_at=BEGINNING + timedelta(hours=number),
        code_version="test",
        extractor_version="1",
        reference=reference,
        seen=tuple(seen),
        batches=tuple(batches),
        expectations=expectations or {},
    )


def _decisions(before: State, after: State) -> list[SeenDocument]:
    found = []
    for name in sorted({*before, *after}):
        if name not in after:
            decision = "withdrawn"
        elif name not in before:
            decision = "new"
        else:
            decision = "unchanged" if list(before[name]) == list(after[name]) else "changed"
        found.append(
            SeenDocument(document_id=name, uri=f"/docs/{name}.md", decision=decision, reason=f"test says {decision}")
        )
    return found


def open_ingests(folder: Path) -> Ingests:
    return Ingests(warehouse=folder / "data" / "atlas.duckdb", staged=folder / "staged", state={})
