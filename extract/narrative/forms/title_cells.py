"""A cell with a paper's title, an address or a notebook in; claims of what it names and links out."""

from __future__ import annotations

import re

from extract.narrative.credits.links import hub_id, identify, is_hub_id
from extract.narrative.forms.sections import claim_links
from extract.narrative.language.analysis import Context
from extract.narrative.language.quantities import find_groups
from extract.narrative.scribe import Scribe
from extract.records import Cell, Field


def read_title(scribe: Scribe, context: Context, cell: Cell) -> str:
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


def read_address(scribe: Scribe, context: Context, cell: Cell) -> str:
    """Papers, repositories and pages that the cell's links lead to."""
    claim_links(scribe, context.subject.model, _as_field(cell), scribe.whole)
    return "no address"


def read_repository(scribe: Scribe, context: Context, cell: Cell) -> str:
    """The repository of weights that a cell names, linked or not: `acme/Foo-VL-7B`."""
    text = cell.text.strip()
    if not cell.links and is_hub_id(text) and text.partition("/")[0].casefold() not in _FOLDERS:
        scribe.claim(context.subject.model, "hf_id", text, scribe.whole, rule="repository in a column of them")
        return ""
    return read_address(scribe, context, cell)


_FOLDERS = frozenset(("checkpoints", "ckpt", "ckpts", "models", "weights", "pretrained", "data", "output", "outputs"))


def read_notebook(scribe: Scribe, context: Context, cell: Cell) -> str:
    """Links to notebooks."""
    for link in cell.links or scribe.passage.links:
        if link.target.endswith(".ipynb") or "colab" in link.target:
            scribe.claim(context.subject.model, "notebook_link", link.target, scribe.whole, rule="address")
    return "no notebook"
