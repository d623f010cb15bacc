"""The records that the extraction room hands out; no behaviour beyond what each record can say of itself.

Places are given twice: as 1-based lines, and as `start`/`end`, offsets in characters into `Document.text` such that
`text[start:end]` is the text as it stood (raw: with marks, entities and mojibake). `text` fields hold the visible text.
`extract.byte_offsets` turns these offsets into bytes of the body.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extract.quick import quickly_made

TableKind = Literal["gfm", "html", "tsv"]
TableRole = Literal[
    "results", "architecture", "resources", "memory_and_speed", "hyper_parameters", "data", "layout", "other"
]
RecordKind = Literal["section", "bullet", "pair", "front_matter", "name_list"]
Comparator = Literal["=", "<", ">", "~"]
Severity = Literal["info", "warning", "error"]
Action = Literal["stored", "repaired", "flagged", "quarantined"]
SourceKind = Literal["table", "list", "prose"]
Fate = Literal["claim", "issue", "ignored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One decoded body. `content_hash` is the SHA-256 of the body's bytes in hex."""

    name: str
    media_type: str
    content_hash: str
    byte_count: int
    encoding: str
    text: str
    is_truncated: bool = False
    mark_bytes: int = 0
    """Bytes before the first character: a byte order mark. -1: the body is too broken to tell bytes of places."""
    odd_characters: tuple[int, ...] = ()
    """Offsets of the U+FFFD that stand for one byte of the body each, which belongs to no character."""
    garbled: tuple[tuple[str, str], ...] = ()
    """Runs of mojibake in the text, and what each stood for before it was garbled."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink of a cell or field: visible text and target, white space in a broken target removed."""

    text: str
    target: str
    start: int = -1
    end: int = -1


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A typed reading of a cell's text; `numbers` in reading order, `reason` says why something is missing or text.

    `kind`: number, percent, pair (a / b [/ c]), range, count, identifier, text, missing, yes_no.
    """

    kind: str
    numbers: tuple[float, ...] = ()
    unit: str = ""
    comparator: Comparator = "="
    reason: str = ""
    uncertainty: float | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One place of a table's rectangle. A spanned cell stands in each place it covers; `origin` is its first place."""

    text: str
    line: int
    start: int
    end: int
    is_header: bool = False
    origin: tuple[int, int] = (0, 0)
    row_span: int = 1
    column_span: int = 1
    links: tuple[Link, ...] = ()
    images: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """Visible text split at line breaks and at sub- and superscripts; empty when there is only one part."""
    notes: tuple[str, ...] = ()
    """Footnote marks and what is struck through, kept apart from the text: "1", "*", "†", "[2]"."""
    marks: tuple[str, ...] = ()
    """Emphasis with a meaning in result tables: "bold", "underline", "italic", "struck"."""
    value: Value | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: `rows` is the rectangle after spans are expanded, header rows first."""

    index: int
    kind: TableKind
    line_start: int
    line_end: int
    start: int
    end: int
    header_row_count: int
    header_column_count: int = 0
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    headings: tuple[str, ...] = ()
    """The headings above the table, outermost first, markup stripped."""
    section: str = ""
    """Name of the details section or plain-text heading that the table stands in, if any."""
    lead_in: str = ""
    """The paragraph directly above the table, if any."""
    rescued: str = ""
    """Why strict rules would have missed this table; empty for a strict one."""
    parent: tuple[int, int, int] | None = None
    """(table index, row, column) of the cell that holds this nested table."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One piece of a record. `name`: heading, title, abstract, authors, image, body, note, link, value, or a key."""

    name: str
    text: str
    line_start: int
    line_end: int
    start: int
    end: int
    links: tuple[Link, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A section, bullet, key-value pair, front matter or list of names, with its fields and sub-records."""

    kind: RecordKind
    name: str
    line_start: int
    line_end: int
    start: int
    end: int
    level: int = 0
    is_complete: bool = True
    headings: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    children: tuple[Record, ...] = ()
    table_indexes: tuple[int, ...] = ()
    """Tables that stand inside this record."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one place in one document says about one model; `attribute` and `status` as in the claim vocabulary.

    `model` is the name as understood in this document (markup stripped); identities across documents come later.
    `row_index` and `column_index` point into the rectangle of table `table_index`.
    """

    model: str
    attribute: str
    value_text: str
    value_number: float | None = None
    unit: str = ""
    comparator: Comparator = "="
    benchmark: str = ""
    split: str = ""
    metric: str = ""
    scope: str = ""
    """Which part or role: total, text token, pretraining, fine_tuning, evaluation, … or the data set of a size."""
    condition: str = ""
    status: str = "ok"
    rule: str = ""
    """Name of the rule that repaired, flagged or derived this claim."""
    source_kind: SourceKind
    line_start: int
    line_end: int
    start: int
    end: int
    quote: str
    table_index: int | None = None
    row_index: int | None = None
    column_index: int | None = None

    @property
    def qualifier(self) -> str:
        """Benchmark (split) · metric · scope · condition, only what is there: the key beside model and attribute."""
        benchmark = f"{self.benchmark} ({self.split})" if self.benchmark and self.split else self.benchmark
        return " · ".join(part for part in (benchmark, self.metric, self.scope, self.condition) if part)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something a person should look at; `action` says what became of the text: nothing is ever dropped silently."""

    line: int
    kind: str
    severity: Severity
    action: Action
    original_text: str
    message: str
    start: int = -1
    end: int = -1
    table_index: int | None = None
    row_index: int | None = None
    column_index: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where a document names a model. `same_as` holds other spellings that this place equates with it."""

    name: str
    line: int
    start: int
    end: int
    role: str
    """record, table, name_list, bullet, pair, repository_id, prose."""
    huggingface_id: str = ""
    same_as: tuple[str, ...] = ()
    family: str = ""
    variant_of: str = ""
    status: str = "ok"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMeaning:
    """What one column (one row in a transposed table) holds, and why we think so."""

    index: int
    meaning: str
    """model, score, total_size, llm_size, vision_encoder, language_model, gpu_memory, condition, …, ignored."""
    reason: str
    benchmark: str = ""
    split: str = ""
    metric: str = ""
    condition: str = ""
    unit: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """How one table was understood. `orientation`: models_in_rows, models_in_columns, none."""

    table_index: int
    role: TableRole
    orientation: str
    header_row_count: int
    columns: tuple[ColumnMeaning, ...]
    reasons: tuple[str, ...] = ()


class CellFate(NamedTuple):
    """Where one non-empty body cell ended: claim, issue, or ignored with a reason.

    A tuple, because there are as many as cells: it is made four times faster than a frozen dataclass.
    """

    table_index: int
    row_index: int
    column_index: int
    fate: Fate
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What stands in a document, before any of it is understood."""

    document: Document
    tables: tuple[Table, ...] = ()
    records: tuple[Record, ...] = ()
    paragraphs: tuple[Field, ...] = ()
    """Running text outside tables, lists, code and records, one field a paragraph, `name` the heading above it."""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What one step of understanding concludes; steps are concatenated."""

    tables: tuple[TableReading, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    mentions: tuple[Mention, ...] = ()
    fates: tuple[CellFate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one document says: the whole result of this room."""

    document: Document
    tables: tuple[Table, ...] = ()
    records: tuple[Record, ...] = ()
    readings: tuple[TableReading, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    mentions: tuple[Mention, ...] = ()
    fates: tuple[CellFate, ...] = field(default=())
