"""The record of one subject of a table: the model it names, or why it names none; and the ids that links carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.quick import maker, quickly_made
from extract.records import Cell, Link
from extract.understanding.layout.frames import Subject
from extract.understanding.names.names import is_address, name_of

SubjectKind = Literal["model", "not_model", "nobody"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One subject with its name. `cell` and `place` point at the text that names it, `condition` is what it adds."""

    subject: Subject
    name: str
    kind: SubjectKind = "model"
    cell: Cell | None = None
    place: tuple[int, int] | None = None
    condition: str = ""
    other_names: tuple[str, ...] = ()
    huggingface_id: str = ""
    reason: str = ""


new_named = maker(Named)


_HUGGINGFACE = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)/(?!datasets/|spaces/|papers/|collections/|"
    r"blog/|docs/)([\w.-]+/[\w.-]+)(?:/(?:tree|blob|resolve)/[^/\s?#]+(?:/[^\s]*?([^/\s?#]+))?)?/?(?:[?#].*)?$"
)
REPOSITORY = re.compile(r"[\w.-]+/((?=[A-Za-z])[\w.-]{3,})")
"""`organisation/name`; `ViT-B/16` is a name with the size of its patches."""


def huggingface_id(links: Sequence[Link]) -> str:
    """The repository that the first model link among these points to: `organisation/name`."""
    for link in links:
        found = _HUGGINGFACE.match(link.target)
        if found:
            return found.group(1)
    return ""


def file_name(links: Sequence[Link]) -> str:
    """The weights file that a link points at inside a repository, without its ending; a branch is none."""
    for link in links:
        found = _HUGGINGFACE.match(link.target)
        if found and found.group(2):
            return re.sub(r"\.(?:bin|pt|pth|safetensors|gguf|ckpt|npz)$", "", found.group(2))
    return ""


def shown_name(cell: Cell) -> str:
    """The visible name: parts joined, a repository id without its organisation; "ckpt" is called what it links."""
    text = name_of(cell)
    if is_address(text):
        text = huggingface_id(cell.links) or text
    head, bracket, remark = text.partition(" (")
    repository = REPOSITORY.fullmatch(head)
    is_bare_number = re.fullmatch(r"[\d./]+", text) is not None
    if repository is None or is_bare_number or _are_two(head, cell):
        return text
    return f"{repository.group(1)}{bracket}{remark}"


_VERSIONED = re.compile(r"[A-Za-z][\w.]*(?:-[A-Za-z]\w*)*-?\d+(?:\.\d+)?(?:[BM])?/.+")


def _are_two(text: str, cell: Cell) -> bool:
    """Whether `Foo-o-2.6/Foo-V-2.6` are two names: a version before the slash, or a link to the owner of both."""
    is_linked = any(link.target.rstrip("/").casefold().endswith(text.casefold()) for link in cell.links)
    is_owner = any(_OWNER.fullmatch(link.target) for link in cell.links)
    return not is_linked and (is_owner or _VERSIONED.fullmatch(text) is not None)


_OWNER = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/[\w.-]+/?")
