"""A cell of a typed column in; a claim of the part, method or word that stands there out, or why it is none.

A known name is taken as it is, a new name marked as unreviewed, a value that belongs to another column as misplaced.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extract.narrative.forms.prose import claim_prose
from extract.narrative.language.analysis import Context
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.sized_parts import SIZED_PARTS
from extract.narrative.sizes.sizes_in_names import billions, size_in_name
from extract.narrative.vocabulary import COMPONENT_KINDS, fold
from extract.records import Cell

_MISSING = re.compile(r"^\W*$|^(?:n/?a|none given|unknown|tbd|-+|–|—|nan|\?+)$", re.IGNORECASE)
_NOT_SPECIFIED = re.compile(
    r"^(?:not (?:specified|stated|given|disclosed|available|mentioned|reported|detailed)|unspecified|undisclosed)\.?$",
    re.IGNORECASE,
)
_NONE = re.compile(r"^(?:none|no (?:vision )?encoder|encoder-?free|without|no pooling|no)$", re.IGNORECASE)
_CUSTOM = re.compile(
    r"\b(?:custom|proprietary|in-house|own|unnamed|internal|(?:from )?scratch)\b"
    r"|^\W*native(?:ly)?\b(?![- ]resolution)"
    r"|^\W*(?:frozen |pre-?trained |trainable |large )?(?:m?llms?|vits?|(?:language|text|vision|image|visual) "
    r"(?:models?|encoders?|decoders?|transformers?))\W*$",
    re.IGNORECASE,
)
_CONTEXT_IN_NAME = re.compile(r"(?<![\w])(?P<text>(?P<number>\d{1,4})k)(?![\w])", re.IGNORECASE)

CellReader = Callable[[Scribe, Context, Cell], str]
"""Claims what a cell says; gives why there is nothing to claim, where there is not."""


def component_reader(role: str) -> CellReader:
    """A reader of the column of one kind of part ("vision_encoder")."""

    def read(scribe: Scribe, context: Context, cell: Cell) -> str:
        text = _TUNED.sub("", cell.text.strip())
        if _absent(scribe, context, role, text):
            return ""
        found = context.lexicon.find(_PLUS.sub(" ", text))
        if _LAYERS.match(text) and not any(item.start == 0 and role in item.kinds for item in found):
            return "how many layers, and no name"
        parts = _as_whole(_outside_brackets([item for item in found if role in item.kinds], text), text)
        joined = _joined(found, text)
        if parts and len(joined) > 1:
            for kind, item in joined:
                scribe.claim(context.subject.model, kind, item.text, scribe.whole, rule="typed column")
            return ""
        if parts and len(text.split()) <= 8:
            for item in parts if len(parts) > 1 else parts[:1]:
                value = item.text if len(parts) > 1 else text
                is_vague = item.kinds[role] in context.vocabulary.vague_components and not item.tail
                status = "vague" if _CUSTOM.search(text) or is_vague else "ok"
                scribe.claim(context.subject.model, role, value, scribe.whole, status=status, rule="typed column")
            if len(parts) == 1 and role in SIZED_PARTS:
                _claim_size(scribe, context, role, text)
            _claim_context_length(scribe, context, text)
            return ""
        return _read_unknown_part(scribe, context, role, text, found)

    return read


_PLUS = re.compile(r"(?<=[A-Za-z\d])\+(?=[A-Z][A-Za-z])")
"""Between two names without blanks: `DINOv2+SigLIP`."""
_TUNED = re.compile(r"\s*\((?:frozen|unfrozen|trainable|trained|tuned|fine-?tuned|lora)\)$", re.IGNORECASE)
"""What was done to a part, behind its name."""
_LAYERS = re.compile(r"\d+[- ]layers?\b", re.IGNORECASE)


def _as_whole(parts: list[Found], text: str) -> list[Found]:
    """`CLIP ViT-G14`, `Acme/Acme1.5-7B`: one part in two names, whose kind or maker stands first."""
    whole: list[Found] = []
    for item in parts:
        before = text[whole[-1].end : item.start] if whole else ""
        is_kind = before == " " and item.text.startswith("ViT") != whole[-1].text.startswith("ViT")
        is_kind = is_kind and not ("ViT" in item.text and "ViT" in whole[-1].text)
        if is_kind or (before == "/" and fold(item.text).startswith(fold(whole[-1].text))):
            first = whole.pop()
            item = replace(first, end=item.end, text=text[first.start : item.end], tail=item.tail or item.text)
        whole.append(item)
    return whole


def _joined(found: list[Found], text: str) -> list[tuple[str, Found]]:
    """`ViT-g + Vicuna-7B`: a cell that is one encoder and one language model, each known; else nothing."""
    pieces = text.split(" + ")
    if len(pieces) != len(SIZED_PARTS):
        return []
    kinds = [(kind, item) for item in found for kind in SIZED_PARTS if kind in item.kinds and "model" not in item.kinds]
    is_whole = [item.text.strip() for _, item in kinds] == [piece.strip() for piece in pieces]
    return kinds if is_whole and {kind for kind, _ in kinds} == set(SIZED_PARTS) else []


_SIZE_BEHIND = re.compile(
    r"[,;(]\s*[~≈]?\s?(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[BM]))\s(?i:params?|parameters)\b"
)
"""Behind a name in a list of what is known of it: `SigLIP2, ~150M params, 768-dim`."""
_MODALITY = re.compile(r"(?:vision|visual|image|video|audio|speech|text|language)s?", re.IGNORECASE)
"""What a column of bridges may tell for: a kind of input, and no part."""


def _claim_size(scribe: Scribe, context: Context, role: str, text: str) -> None:
    """The size that stands in brackets behind a part's name: "SigLIP (400M)"."""
    size = size_in_name(text) or _SIZE_BEHIND.search(text)
    if size is not None:
        scribe.claim(
            context.subject.model, SIZED_PARTS[role], size["text"], scribe.whole,
            value_number=billions(size), unit="billion", rule="size behind a part's name",
        )  # fmt: skip


def _outside_brackets(parts: list[Found], text: str) -> list[Found]:
    """Parts named outside brackets: `Foo-7B (Bar)` says what the one part is or was made from."""
    outside = [item for item in parts if text.count("(", 0, item.start) == text.count(")", 0, item.start)]
    return outside or parts


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
    if role == "connector" and _MODALITY.fullmatch(text):
        return "a kind of input, and no part"
    component = context.vocabulary.column_aliases.get((role, fold(text)), "")
    status = "vague" if _CUSTOM.search(text) or component in context.vocabulary.vague_components else "ok"
    rule = "typed column" if component else "unreviewed name in a typed column"
    scribe.claim(model, role, text, scribe.whole, status=status, rule=rule)
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


def read_method(scribe: Scribe, context: Context, cell: Cell) -> str:
    """A fine-tuning method; flagged where reviewed wording says that it is none, or the model is a base checkpoint."""
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


def plain_reader(attribute: str) -> CellReader:
    """A reader of a column whose words are claimed as they stand, or as absent."""

    def read(scribe: Scribe, context: Context, cell: Cell) -> str:
        if not _absent(scribe, context, attribute, cell.text.strip()):
            scribe.claim(context.subject.model, attribute, cell.text.strip(), scribe.whole, rule="typed column")
        return ""

    return read


def read_flash_attention(scribe: Scribe, context: Context, cell: Cell) -> str:
    """Whether, or in which version, flash attention is used, in the cell's own words."""
    text = cell.text.strip()
    scribe.claim(context.subject.model, "flash_attention", text, scribe.whole, rule="typed column")
    return ""
