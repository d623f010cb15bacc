"""A cell that lists data sets, or says what they are for, in; claims with role and kind out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.datasets.datasets import claim_datasets
from extract.narrative.forms.prose import claim_prose
from extract.narrative.language.analysis import Context
from extract.narrative.language.clauses import analyse
from extract.narrative.language.sentences import Sentence
from extract.narrative.scribe import Scribe
from extract.records import Cell

_ROLE_BEHIND = re.compile(
    r"\s+(?:is used |are used |used )?(?:for|in|during)\s+(?P<role>[\w -]{3,50})\W*$", re.IGNORECASE
)
_WORD_LIMIT = 5
"""A listed name has at most this many words; longer items are phrases about data."""


_COUNTED = re.compile(
    r"(?:about |around |~ ?|≈ ?)?(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[KMB])?\s(?:[a-z-]+ ){0,2}"
    r"(?P<noun>pairs|samples|images|examples|documents|pages|videos|clips|questions|conversations|instructions)",
    re.IGNORECASE,
)
"""How much data, and no name of any: "12M pairs"."""
_UNITS = {"": 1.0, "K": 1e3, "M": 1e6, "B": 1e9}


def claim_dataset_cell(scribe: Scribe, context: Context, cell: Cell) -> str:
    """Claim each item of a list of data sets; a role behind a part of the list ("… for pre-training") holds for it."""
    del cell
    text = scribe.passage.text
    for start, end in _parts(text, ";"):
        part = text[start:end]
        behind = _ROLE_BEHIND.search(part)
        role = _role(context, behind["role"]) if behind else ""
        if behind and role:
            end = start + behind.start()
        for item_start, item_end in _parts(text[start:end], ","):
            _claim_item(scribe, context, text, start + item_start, start + item_end, role)
    return ""


def claim_purpose_cell(scribe: Scribe, context: Context, cell: Cell) -> str:
    """Read sentences that say what each data set is for."""
    del cell
    role = ""
    for analysis in analyse(scribe.passage.text, context):
        role = claim_datasets(scribe, analysis, context, role, are_data=True)
    claim_prose(scribe, context)
    return ""


def _role(context: Context, words: str) -> str:
    names = [(match.lastgroup or "").removeprefix("role_") for match in context.vocabulary.cues.roles.finditer(words)]
    return next((name for name in names if name != "training"), names[0] if names else "")


def _parts(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """Pieces between marks outside brackets, without blanks and a closing full stop."""
    depth, start = 0, 0
    for place, letter in enumerate([*text, mark]):
        depth += (letter == "(") - (letter == ")")
        if letter != mark or (depth > 0 and place < len(text)):
            continue
        piece = text[start:place]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip(" .\n"))
        if right > left:
            yield left, right
        start = place + 1


def _claim_item(scribe: Scribe, context: Context, text: str, start: int, end: int, role: str) -> None:
    lead = re.match(
        r"(?:and|or|alongside(?: other)?|as well as|including|incorporating|plus|also)\s+",
        text[start:end],
        re.IGNORECASE,
    )
    begin = start + (lead.end() if lead else 0)
    name = text[begin:end]
    sentence = Sentence(text=text[start:end], start=start, end=end)
    counted = _COUNTED.fullmatch(name)
    if counted is not None:
        scribe.claim(
            context.subject.model, "dataset_size", name, sentence,
            value_number=round(float(counted["number"]) * _UNITS[(counted["unit"] or "").upper()], 6),
            unit=counted["noun"], scope="training data", rule="a count in a typed column",
        )  # fmt: skip
        return
    found = [
        item
        for item in context.lexicon.find(name)
        if any(kind.startswith("dataset") or kind == "benchmark" for kind in item.kinds)
    ]
    status = ""
    if found and found[0].start <= 9 and len(name.split()) <= len(found[0].text.split()) + 2:
        item = found[0]
        status = "generic" if "dataset_generic" in item.kinds and "dataset_named" not in item.kinds else "ok"
    elif _is_phrase(name):
        status = "generic"
    else:
        status = "ok"
    rule = (
        "typed column"
        if found
        else "unreviewed name in a typed column"
        if status == "ok"
        else "phrase in a typed column"
    )
    scribe.claim(context.subject.model, "dataset", name, sentence, scope=role or "training", status=status, rule=rule)


_DESCRIBED = re.compile(
    r"(?:An?|The|Our|Some|Various|Public(?:ly)?|Licensed|Internal|In-house|Proprietary|Synthetic|Mix(?:ture)?|Web)"
    r" (?=[a-z])(?![^,]*[A-Z\d])"
)
"""How a description of data begins that has no other capital: "A mix of publicly available …"."""


def _is_phrase(name: str) -> bool:
    """Whether an item is a description of data and no name: no capital or digit, or too many words."""
    is_kind = re.search(r"\b(?:data|datasets?|documents|pairs|tasks|images|videos)$", name) and not re.search(
        r"\d|[a-z][A-Z]", name
    )
    if _DESCRIBED.match(name):
        return True
    return len(name.split()) > _WORD_LIMIT or re.search(r"[A-Z0-9]", name) is None or bool(is_kind)
