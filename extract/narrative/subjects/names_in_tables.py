"""A reading in; the names that its tables list below a head such as "Model" out, which its sentences then speak of.

A table that is read names its models in its own claims; the prose beside it ("On MMMU Foo-8B leads with 66.0") would
not know that Foo-8B is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subjects.described import looks_like_model
from extract.narrative.subjects.led_names import SETTING
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary
from extract.records import Reading, Table

_HEAD = re.compile(
    r"(?:our |open |vlm |mllm |lmm |lvlm )?(?:models?|m?vlms?|mllms?|lmms?|lvlms?|checkpoints?)"
    r"(?: ?names?| ?variants?)?"
    r"|模型(?:名称)?",
    re.IGNORECASE,
)
"""The head of a column of models; other words ("Name", "Version") stand over data and files, too."""
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_LONGEST = 4
"""Words of a name."""
_SIZE = re.compile(r"\d+(?:\.\d+)?[BbMm]")


def names_in_tables(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[str]:
    """Names below the heads of columns of models that no vocabulary knows as anything."""
    for table in reading.tables:
        for name in _names(table):
            if NAME_FORM.search(name) and looks_like_model(name, vocabulary) and not _is_known(name, lexicon):
                yield name


def _names(table: Table) -> Iterator[str]:
    head = table.rows[: table.header_row_count]
    columns = {place for row in head for place, cell in enumerate(row) if _HEAD.fullmatch(cell.text.strip())}
    for row in table.rows[table.header_row_count :]:
        for cell in (cell for place, cell in enumerate(row) if place in columns):
            name = _BEHIND.sub("", cell.text).strip()
            if name and len(name.split()) <= _LONGEST and not (SETTING.fullmatch(name) or _SIZE.fullmatch(name)):
                yield name


def _is_known(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is known already, or begins with that of a part that models are made of."""
    found = lexicon.find(name)
    return bool(lexicon.look_up(name)) or any(kind in item.kinds for item in found for kind in COMPONENT_KINDS)
