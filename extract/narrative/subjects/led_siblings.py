"""A reading about several models in; what else its items and paragraphs begin with among those about models out.

Where items begin with "**Foo-VL** — 9B parameters …" and "**Bar-S** — …", one that begins with "**Lantern** — a plain
7B model …" is about a model, too, though a plain word is no proof by itself. What tells of the surroundings
("**Verdict**", "**Data**") is left out, and so is a label that repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subject_names import key_of
from extract.narrative.subjects.led_names import (
    DESCRIBES,
    bullet_names,
    is_of_data,
    is_plain_name,
    name_of,
    paragraph_name,
    raw_text,
    text_below,
)
from extract.narrative.vocabulary import Vocabulary
from extract.records import Field, Reading

_LEAD = re.compile(
    r"\s*(?:[-*+]|\d+[.)])?\s*(?P<mark>[*_`\[]++)"
    r"(?P<name>[^\W_](?:[\w.+-]*[\w+])?(?: [\w.+-]*[\w+]){0,3}?)\.?"
    r"(?:[*_`]|\](?:\([^()\s]*\))?)++(?P<brackets>(?:\s*\((?:[^()]|\([^()]*\)){0,200}\))*)"
    r"(?=[.:,]?\s|[.:]?$|\s?[–—|-]|[:：，（])"
)
"""A name in bold, code or a link, with brackets behind it: "**Foo** (Acme; [arXiv](…)). …"."""
_PLAIN_LEAD = re.compile(
    r"\s*(?:[-*+]|\d+[.)])\s+(?P<name>(?=\S*[\d-]|\S+ [\dV])[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,2})"
    r"(?P<brackets>(?:\s\([^()]{1,60}\))?)(?=:\s|\s[–—|-]\s)"
)
"""A name without marks that an item begins with, written like one: "- Foo 2 (Acme): a 34B model"."""
_OF_MODEL = re.compile(
    r"(?<![\w.])\d+(?:\.\d+)?\s?B\b|\b(?:fine-?tuned|distilled) from\b"
    r"|\bmodels?\b|encoder\b|param|\bVLMs?\b|\bLLM\b|SigLIP|\bCLIP\b|\bViT\b|billion|参数|编码器|模型",
    re.IGNORECASE,
)
"""What the beginning of a text must hold to tell of a model."""
_TALKS = re.compile(
    r"\W*(?:The(?! (?:\w+est|first|only|successor|second|new|follow-up|sequel)\b)|These|This|Those|All|Both|We|They"
    r"|If|When|For|Every|Each|No|None|Use|Choose|Pick|Take|There|My|Our)\b"
)
"""What a remark begins with, and no description."""
_IS_A_MODEL = re.compile(
    r"\W*(?:(?:is|was|comes as)\s(?:[^.;]|\.(?=\d)){0,60}?\b)?an?\s(?:[\w.+-]+\s){0,4}"
    r"(?:models?|VLMs?|MLLMs?|LMMs?|assistant)\b"
)
"""What is said of a name in bold that calls it a model."""
_RELATED = re.compile(
    r"\b(?:[Uu]nlike|[Ll]ike|[Tt]han|[Ff]rom|[Aa]s|[Oo]n|[Tt]o|[Oo]f|[Ww]ith|[Bb]eats|[Oo]utperforms)\s+(?:the\s)?"
    r"[A-Z][\w.+-]*(?: \d[\w.]*)?(?=[,;.?!)]|\s|$)"
)
"""A further name in what is said of another model: what that is built on, or compared with."""
_OPENING = 240
_FEW = 2
"""So many items about models make others like them be about models, too."""
_SHARE = 3
"""At least one in so many items must be about a model for itself."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """What an item or a paragraph begins with, and whether that is a model's for itself."""

    name: str
    start: int
    kind: str
    opening: str
    is_sure: bool


def led_siblings(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> Mapping[int, str]:
    """Where an item or a paragraph begins → the model that it is about, for those that only others like them prove."""
    found: dict[int, str] = {}
    leads = list(_leads(reading, lexicon, vocabulary))
    for kind in ("item", "paragraph"):
        alike = [lead for lead in leads if lead.kind == kind]
        sure = [lead.name for lead in alike if lead.is_sure]
        counted = Counter(lead.name for lead in alike)
        likely = [lead.name for lead in alike if lead.is_sure or _IS_A_MODEL.match(lead.opening)]
        if not sure or len({key_of(name)[:1] for name in likely}) < _FEW or len(likely) * _SHARE < len(alike):
            continue
        for lead in alike:
            if not lead.is_sure and counted[lead.name] == 1 and not any(name in _own(lead.opening) for name in sure):
                found[lead.start] = lead.name
    return found


def _own(opening: str) -> str:
    """What is said of a name, without the names that it is related to: "Unlike Foo", "fine-tuned from Foo"."""
    return _RELATED.sub("", opening)


def _leads(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[_Lead]:
    for record in reading.records:
        if record.kind == "bullet" and record.level == 0 and record.fields:
            given = (record.fields[0], reading, lexicon, vocabulary)
            yield from _lead(*given, kind="item", below=text_below(record))
    for field in reading.paragraphs:
        yield from _lead(field, reading, lexicon, vocabulary, kind="paragraph")


def _lead(
    field: Field, reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary, *, kind: str, below: str = ""
) -> Iterator[_Lead]:
    raw = raw_text(field, reading.document)
    lead = _LEAD.match(raw) or (_PLAIN_LEAD.match(raw) if kind == "item" else None)
    if lead is None or "](#" in lead.group() or is_of_data(raw):
        return
    given = (field, reading.document, vocabulary, lexicon)
    sure = bullet_names(*given, below=below) if kind == "item" else paragraph_name(*given)
    behind = f"{lead['brackets']} {raw[lead.end() :]} {below}"
    opening = behind[:_OPENING]
    name = sure or _name(lead["name"], opening, lexicon, vocabulary)
    if name and (sure or DESCRIBES.search(behind)):
        yield _Lead(name, field.start, kind, opening, bool(sure))


def _name(text: str, opening: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The name that a text may be among names: written like one, a plain word, or one in small letters."""
    if NAME_FORM.search(text):
        is_plain = vocabulary.cues.plain_subjects.fullmatch(text.split()[0]) is not None
        return "" if is_plain else name_of(text, lexicon, vocabulary)
    is_described = _OF_MODEL.search(opening) is not None and _TALKS.match(opening.lstrip(" .:–—-")) is None
    return text if is_described and is_plain_name(text, lexicon, vocabulary) else ""
