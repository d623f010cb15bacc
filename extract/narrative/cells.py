"""One cell of an architecture table and its column's meaning in, claims about the row's model out.

A typed column (vision encoder, language model, …) takes what stands there: a known name as it is, a new name marked as
unreviewed, a value that belongs to another column as misplaced. A prose column is read sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from extract.narrative.analysis import COMPONENT_KINDS, Context, Subject
from extract.narrative.dataset_cells import claim_dataset_cell, claim_purpose_cell
from extract.narrative.lexicon import Found, entries_of
from extract.narrative.links import hub_id, identify
from extract.narrative.passages import read_passage
from extract.narrative.prose import claim_prose
from extract.narrative.quantities import find_groups
from extract.narrative.scribe import Place, Scribe
from extract.narrative.sections import claim_links
from extract.narrative.vocabulary import Vocabulary, vocabulary_of
from extract.records import Cell, Claim, Document, Field, Issue, Table
from extract.reference import Reference

_MISSING = re.compile(r"^\W*$|^(?:n/?a|none given|unknown|tbd|-+|–|—|nan|\?+)$", re.IGNORECASE)
_NOT_SPECIFIED = re.compile(
    r"^(?:not (?:specified|stated|given|disclosed|available|mentioned|reported|detailed)|unspecified|undisclosed)\.?$",
    re.IGNORECASE,
)
_NONE = re.compile(r"^(?:none|no (?:vision )?encoder|encoder-?free|without|no pooling|no)$", re.IGNORECASE)
_CUSTOM = re.compile(r"\b(?:custom|proprietary|in-house|own|unnamed|internal)\b", re.IGNORECASE)
_CONTEXT_IN_NAME = re.compile(r"(?<![\w])(?P<text>(?P<number>\d{1,4})k)(?![\w])", re.IGNORECASE)

CellReader = Callable[[Scribe, Context, Cell], str]


def read_component_cell(
    cell: Cell,
    *,
    meaning: str,
    model: str,
    table: Table,
    row: int,
    column: int,
    document: Document,
    reference: Reference,
) -> tuple[tuple[Claim, ...], tuple[Issue, ...], str]:
    """Read a typed or prose cell of the row about `model`.

    Gives claims, issues, and where there are neither the reason: "empty", "nothing about the model that a claim could
    hold", "not understood". An unknown meaning gives the last.
    """
    if not cell.text.strip() or not model.strip():
        return (), (), "empty" if not cell.text.strip() else "no model"
    reader = READERS.get(meaning)
    if reader is None:
        return (), (), "not understood"
    vocabulary = vocabulary_of(reference)
    place = Place(
        document=document,
        source_kind="table",
        line=cell.line,
        origin=cell.start,
        table_index=table.index,
        row_index=row,
        column_index=column,
    )
    scribe = Scribe(place=place, passage=read_passage(document, cell.start, cell.end))
    reason = reader(scribe, _context(vocabulary, model), cell)
    if scribe.claims or scribe.issues:
        return tuple(dict.fromkeys(scribe.claims)), tuple(scribe.issues), ""
    return (), (), reason or "nothing about the model that a claim could hold"


def _context(vocabulary: Vocabulary, model: str) -> Context:
    lexicon = (
        vocabulary.lexicon.extended(entries_of([model], "model", model))
        if not vocabulary.lexicon.look_up(model)
        else vocabulary.lexicon
    )
    return Context(vocabulary=vocabulary, lexicon=lexicon, subject=Subject(model=model))


def _component_reader(role: str) -> CellReader:
    def read(scribe: Scribe, context: Context, cell: Cell) -> str:
        text = cell.text.strip()
        if _absent(scribe, context, role, text):
            return ""
        found = context.lexicon.find(text)
        parts = [item for item in found if role in item.kinds]
        if parts and len(text.split()) <= 8:
            for item in parts if len(parts) > 1 else parts[:1]:
                value = item.text if len(parts) > 1 else text
                status = "vague" if _CUSTOM.search(text) or _is_vague(item, role) else "ok"
                scribe.claim(context.subject.model, role, value, scribe.whole, status=status, rule="typed column")
            _claim_context_length(scribe, context, text)
            return ""
        return _read_unknown_part(scribe, context, role, text, found)

    return read


def _is_vague(item: Found, role: str) -> bool:
    return item.kinds[role] in ("ViT", "projection matrix", "custom LLM", "custom vision transformer") and not item.tail


def _read_unknown_part(scribe: Scribe, context: Context, role: str, text: str, found: list[Found]) -> str:
    model = context.subject.model
    status, rule = _misplaced(context, role, text, found)
    if status:
        scribe.claim(model, role, text, scribe.whole, status=status, rule=rule)
        scribe.issue(
            status,
            scribe.whole,
            f"{text!r} stands in the column of {role.replace('_', ' ')}: {rule}",
            severity="warning",
        )
        _claim_flash_attention(scribe, context, text)
        return ""
    if len(text.split()) > 8:
        claim_prose(scribe, context)
        return "prose that names no part"
    status = "vague" if _CUSTOM.search(text) else "ok"
    scribe.claim(model, role, text, scribe.whole, status=status, rule="unreviewed name in a typed column")
    _claim_context_length(scribe, context, text)
    return ""


def _misplaced(context: Context, role: str, text: str, found: list[Found]) -> tuple[str, str]:
    """Status and rule for a value that is no such part: reviewed wording first, else a known name of another kind."""
    for row in context.vocabulary.misplaced:
        if row["role"] in (role, "") and re.fullmatch(row["pattern"], text, re.IGNORECASE):
            return row["status"], row["reason"]
    kinds = {kind for item in found if item.text.strip() == text for kind in item.kinds}
    if kinds and role not in kinds and any(kind in COMPONENT_KINDS for kind in kinds):
        return "misplaced", "a known name of another kind of part"
    return "", ""


def _absent(scribe: Scribe, context: Context, role: str, text: str) -> bool:
    if _NOT_SPECIFIED.match(text):
        scribe.claim(
            context.subject.model, role, text, scribe.whole, status="not_specified", rule="said to be not specified"
        )
    elif _NONE.match(text):
        scribe.claim(
            context.subject.model, role, "none", scribe.whole, status="explicit_none", rule="said to be absent"
        )
    elif _MISSING.match(text):
        scribe.claim(context.subject.model, role, text, scribe.whole, status="missing", rule="missing value")
    else:
        return False
    return True


def _claim_context_length(scribe: Scribe, context: Context, text: str) -> None:
    match = _CONTEXT_IN_NAME.search(text)
    if match:
        scribe.claim(
            context.subject.model,
            "context_length_tokens",
            match["text"],
            scribe.whole,
            value_number=float(match["number"]) * 1000,
            unit="tokens",
            status="derived_from_name",
            rule="length in the name",
        )


def _claim_flash_attention(scribe: Scribe, context: Context, text: str) -> None:
    match = re.search(r"\bflash[- ]?attention\s*(?P<version>v?\d(?:\.\d+)?)?", text, re.IGNORECASE)
    if match:
        value = match["version"] or "yes"
        scribe.claim(
            context.subject.model,
            "flash_attention",
            value,
            scribe.whole,
            scope="version",
            rule="moved from another column",
        )


def _read_method(scribe: Scribe, context: Context, cell: Cell) -> str:
    text = cell.text.strip()
    if _absent(scribe, context, "fine_tuning_method", text):
        return ""
    status, rule = _misplaced(context, "fine_tuning_method", text, [])
    is_base = re.search(r"(?:^|[-_ ])base$", context.subject.model, re.IGNORECASE) is not None
    if not status and is_base:
        status, rule = "suspicious", "a base checkpoint has a fine-tuning method"
    scribe.claim(
        context.subject.model,
        "fine_tuning_method",
        text,
        scribe.whole,
        status=status or "ok",
        rule=rule or "typed column",
    )
    if status:
        scribe.issue(
            status,
            scribe.whole,
            f"{text!r} as fine-tuning method of {context.subject.model}: {rule}",
            severity="warning",
        )
    return ""


def _plain_reader(attribute: str) -> CellReader:
    def read(scribe: Scribe, context: Context, cell: Cell) -> str:
        if not _absent(scribe, context, attribute, cell.text.strip()):
            scribe.claim(context.subject.model, attribute, cell.text.strip(), scribe.whole, rule="typed column")
        return ""

    return read


def _read_flash_attention(scribe: Scribe, context: Context, cell: Cell) -> str:
    text = cell.text.strip()
    scribe.claim(context.subject.model, "flash_attention", text, scribe.whole, rule="typed column")
    return ""


def _read_prose(scribe: Scribe, context: Context, cell: Cell) -> str:
    del cell
    claim_prose(scribe, context)
    return ""


def _read_overview(scribe: Scribe, context: Context, cell: Cell) -> str:
    scribe.claim(context.subject.model, "summary", cell.text.strip(), scribe.whole)
    claim_prose(scribe, context)
    return ""


def _read_title(scribe: Scribe, context: Context, cell: Cell) -> str:
    """A paper's title with its link; a link behind the title is not part of it."""
    links = cell.links or scribe.passage.links
    text = cell.text.strip()
    if len(links) == 1 and links[0].text and text != links[0].text and text.endswith(links[0].text):
        text = text[: -len(links[0].text)].strip()
    is_name = all(hub_id(link.target) for link in links) and bool(links) and len(text.split()) == 1
    if not is_name:
        scribe.claim(context.subject.model, "title", text, scribe.whole)
    target = next((name for link in links if (name := hub_id(link.target))), "")
    _claim_title_size(scribe, context, text, target)
    claim_links(scribe, context.subject.model, _as_field(cell), scribe.whole)
    for link in links:
        if link.target.startswith("http") and not list(identify(link.target, link.text)):
            scribe.claim(context.subject.model, "project_url", link.target, scribe.whole, rule="address of a title")
    return ""


def _claim_title_size(scribe: Scribe, context: Context, text: str, target: str) -> None:
    for group in find_groups(text, context.vocabulary.cues, []):
        if group.noun == "parameters" and len(group.items) == 1:
            item = group.items[0]
            scribe.claim(
                context.subject.model,
                "params_total_b",
                item.text,
                scribe.whole,
                value_number=round(item.value / 1e9, 9),
                unit="billion",
                comparator=item.comparator,
                rule="number with its noun",
            )
            return
    size = re.search(
        r"(?<![\w.])(?P<text>(?P<number>\d+(?:\.\d+)?)B)(?![A-Za-z0-9])", target.replace("_", "-"), re.IGNORECASE
    )
    if size:
        scribe.claim(
            context.subject.model,
            "params_total_b",
            size["text"],
            scribe.whole,
            value_number=float(size["number"]),
            unit="billion",
            status="derived_from_name",
            rule="size in the name",
        )


def _as_field(cell: Cell) -> Field:
    return Field(
        name="title",
        text=cell.text,
        line_start=cell.line,
        line_end=cell.line,
        start=cell.start,
        end=cell.end,
        links=cell.links,
    )


def _read_address(scribe: Scribe, context: Context, cell: Cell) -> str:
    claim_links(scribe, context.subject.model, _as_field(cell), scribe.whole)
    return "no address"


def _read_notebook(scribe: Scribe, context: Context, cell: Cell) -> str:
    for link in cell.links or scribe.passage.links:
        if link.target.endswith(".ipynb") or "colab" in link.target:
            scribe.claim(context.subject.model, "notebook_link", link.target, scribe.whole, rule="address")
    return "no notebook"


def _read_context_length(scribe: Scribe, context: Context, cell: Cell) -> str:
    match = re.fullmatch(r"\s*(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>[kKmM])?\s*(?:tokens?)?\s*", cell.text)
    if match is None:
        return "not understood"
    factor = {"k": 1e3, "m": 1e6, "": 1.0}[(match["unit"] or "").casefold()]
    number = float(match["number"].replace(",", "")) * factor
    scribe.claim(
        context.subject.model,
        "context_length_tokens",
        cell.text.strip(),
        scribe.whole,
        value_number=number,
        unit="tokens",
        rule="typed column",
    )
    return ""


READERS: Mapping[str, CellReader] = {
    **{role: _component_reader(role) for role in COMPONENT_KINDS},
    "architecture": _plain_reader("architecture"),
    "base_model": _plain_reader("base_model"),
    "fine_tuning_method": _read_method,
    "flash_attention": _read_flash_attention,
    "dataset": claim_dataset_cell,
    "dataset_purpose": claim_purpose_cell,
    "title": _read_title,
    "components_prose": _read_prose,
    "prose": _read_prose,
    "overview": _read_overview,
    "huggingface_url": _read_address,
    "notebook": _read_notebook,
    "context_length": _read_context_length,
}
