"""Columns of the hardware that is required in; claims of the memory of the card that is named with its memory out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.understanding.claims.conditions import row_condition
from extract.understanding.claims.ledger import Ledger
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, key, plain

_OTHERWISE = re.compile(r"\s+or\s+|\s*或者?\s*|\s*[;,/|]\s+")
_CARD = re.compile(
    r"\W*(?:(?P<count>\d{1,3})\s*[x×*]\s*)?(?P<card>[A-Za-z0-9][\w. -]*?)[\s(-]+(?P<memory>\d{1,3})\s?(?:GB?|GiB)\)?"
    r"(?:\s*(?:GPUs?|VRAM|memory|显存))?(?:\s*[x×*]\s*(?P<times>\d{1,3}))?\W*",
    re.I,
)
"""`1 * Foo 3000 (24G)`, `Bar100 80G x 2`."""
_KIND = re.compile(
    r"(?:nvidia|amd|geforce|tesla|quadro|radeon|ascend|instinct|rtx|gtx|gpu|mi\d{3}|[ahvbplt]\d{1,3}(?:[^\W\d](?!\d))?|\d0[5-9]0(?:ti|super)*)++",
    re.I,
)
_BARE = re.compile(
    r"\W*(?:(?P<count>\d{1,3})\s*[x×*]\s*)?(?P<memory>\d{1,3})\s?(?:GB?|GiB)\+?(?: of)? ?"
    r"(?:VRAM|GPUs?(?: memory)?|cards?|显存)\W*",
    re.I,
)
"""`24 GB VRAM`, `2 x 24GB GPU`."""
_COUNTED = re.compile(
    r"\W*(?:(?P<count>\d{1,3})\s*[x×*]\s*|(?:one|an?|1) (?:\w+ )?(?:GPU|card) (?:with|of) (?:at least )?)"
    r"(?P<memory>\d{1,3})\s?(?:GB?|GiB)\+?\W*",
    re.I,
)
"""`2 x 24GB`, `one GPU with 16 GB`."""


def claim_required_cards(view: View, named: Sequence[Named], vocabulary: Vocabulary, ledger: Ledger) -> None:
    """Claim the memory of the first card that a row says to require, where no column states the memory itself."""
    for line in view.all("required_card"):
        for one in named:
            cell, place = view.frame.cell(one.subject, line.item), view.frame.place(one.subject, line.item)
            text = plain(figure_text(cell))
            found = _required(_OTHERWISE.split(text)[0], vocabulary) if view.first("gpu_memory") is None else None
            if found is None or one.kind != "model":
                ledger.ignore(place, "a machine, and no memory that is needed")
                continue
            parts = found.groupdict()
            count = int(parts["count"] or parts.get("times") or 1)
            said = (row_condition(view, one), parts.get("card") or "", f"{count} GPUs" if count > 1 else "")
            ledger.claim(
                cell, place, model=one.name, attribute="min_gpu_ram_gb", value_text=text,
                value_number=float(parts["memory"]), unit="GB", rule="the card that is required",
                condition="; ".join(part for part in said if part),
            )  # fmt: skip


def _required(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    bare = _BARE.fullmatch(text) or _COUNTED.fullmatch(text)
    if bare is not None:
        return bare
    found = _CARD.fullmatch(text)
    if found is None:
        return None
    name = key(found["card"])
    is_known = any(name in card or card in name for card in vocabulary.cards) and len(name) > 1
    return found if is_known or _KIND.fullmatch(name) else None
