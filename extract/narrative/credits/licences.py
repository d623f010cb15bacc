"""A line of a document about one model in; the licence that it says the model or its weights have out.

"License: Apache 2.0", "The weights are released under the CC-BY-NC 4.0 licence"; not the terms of code or data.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.narrative.language.labelled_lines import labelled_lines
from extract.records import Document, Field, Reading

_LABELLED = re.compile(
    r"\W*(?:model |weights? )?licen[cs]e(?:\(s\)"
    r"|s)?(?: type| \(?weights\)?)?(?:\W*:|\W?\s[–—=-](?=\s))\W*"
    r"(?P<licence>[A-Z][^.:;,()\n]{1,40}(?:\.\d[^.:;,()\n]{0,20})?)"
    r"(?:\s*\([^()]{2,120}\))?[.\s]*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:(?:the )?(?P<what>model|weights|checkpoints?|it)(?: weights)? (?:is|are)|(?P<bare>^\W*"
    r"|[;,] )(?:weights )?) ?"
    r"(?:openly |publicly |freely )?(?:released|licen[cs]ed|available|distributed|published) under (?:the |an? )?"
    r"(?P<licence>[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,5}(?: of Use)?)(?: licen[cs]e| terms|\W*$)"
)
_GOVERNED = re.compile(
    r"\b[Uu]se of (?:this|the) (?:model|checkpoint|weights) (?:is|are) governed by (?:the )?(?P<licence>[A-Z][\w+-]*"
    r"(?: [A-Z\d][\w+-]*(?:\.\d+)*){0,6})(?=\s*(?:[.,;:(]|$))"
)
"""`Use of this model is governed by the Acme Open Model License.`"""
_CHINESE = re.compile(
    r"(?:模型|权重|^\W*[A-Z][\w.-]*)[^。；，]{0,8}(?:遵循|遵守|采用|基于|使用|根据|按照)\s?"
    r"(?P<licence>[A-Z][\w.-]*(?: [\w.-]+){0,3}?)\s?(?:许可|协议|开源(?!\s?(?:的|大|基座|多模态)*模型))"
)
_LABELLED_IN_CHINESE = re.compile(
    r"(?:(?:^|\s)\W{0,4}(?:模型|开源)?(?:许可证?|许可协议|协议)\W{0,4}[:：]|^\W*License\W{0,3}：)\W{0,4}"
    r"(?P<licence>[A-Z][\w.-]*(?: [\w.-]+){0,4}?)\W*$"
)
_LABELS = re.compile(r"\W*[A-Z][a-z]+(?: [a-z]+)?: \w[^\n]*?\s(?=(?:Model |Weights )?Licen[cs]e: )")
"""Other labels of the same paragraph before that of the licence: "Released: May 2, 2026 License: Apache 2.0"."""
_OF_OTHERS = re.compile(r"\b(?:code|data|dataset|source|repository|documentation)\s*$", re.IGNORECASE)
_LONGEST = 400
"""Characters of a line in which a licence is looked for."""


def licence_in(text: str) -> str:
    """The licence of the model that a line states, or ""."""
    chinese = _LABELLED_IN_CHINESE.search(text) or _CHINESE.search(text) if len(text) <= _LONGEST else None
    if chinese is not None:
        return chinese["licence"].strip()
    if len(text) > _LONGEST or "icen" not in text:
        return ""
    if labelled := labelled_licence(text):
        return labelled
    told = _GOVERNED.search(text)
    if told is not None:
        return told["licence"]
    told = _TOLD.search(text)
    return re.sub(r"(?: [Ll]icen[cs]e)?\.?$", "", told["licence"]) if told else ""


def labelled_licence(text: str) -> str:
    """The licence of a line that is a label and nothing else ("License: Apache 2.0 (weights)"), or ""."""
    if len(text) > _LONGEST or "icen" not in text:
        return ""
    before = _LABELS.match(text) if text.count("icen") == 1 else None
    start = before.end() if before is not None and not _OF_OTHERS.search(before.group()) else 0
    found = _LABELLED.fullmatch(text, start)
    return found["licence"].strip() if found else ""


def stated_licence(field: Field, heading: str, document: Document, names: str) -> tuple[Field, str]:
    """The line of a paragraph that states the model's licence, and the licence; "" where none does.

    On a model's card, a section "License" that begins with one of the `names` of licences states it too.
    """
    if licence := licence_in(field.text):
        return field, licence
    if "icen" in field.text:
        for line in labelled_lines(field, document):
            if licence := labelled_licence(line.text):
                return line, licence
    named = _alone(names).match(field.text) if names and _HEADING.fullmatch(heading) else None
    return field, named["licence"] if named is not None else ""


def is_model_card(reading: Reading) -> bool:
    """Whether a document calls itself the card of a model, in its front matter or its first headings."""
    for record in reading.records:
        if record.kind == "front_matter":
            return any(field.name in _CARD_KEYS for field in record.fields)
        if record.kind == "section" and _CARD_TITLE.search(record.name):
            return True
    return False


_CARD_KEYS = frozenset(("license", "pipeline_tag", "library_name", "base_model"))
"""Keys of front matter that only cards of models have."""
_CARD_TITLE = re.compile(r"\bmodel[- ]card\b|^\W*model (?:details|information|summary|description)\W*$", re.IGNORECASE)
_HEADING = re.compile(
    r"\W*(?:\d+[.)]?\s+)?(?:model )?(?:licen[cs]e|licen[cs]ing|许可证?|ライセンス|라이[선센]스)\W*", re.IGNORECASE
)


@lru_cache(maxsize=8)
def _alone(names: str) -> re.Pattern[str]:
    """What the section about the licence begins with, where it names no code before: "Apache 2.0. See …"."""
    return re.compile(
        rf"\W*(?:[Tt]he )?(?P<licence>{names}|apache-2\.0|mit|cc-by(?:-nc|-sa|-nd)*-\d\.\d)(?: [Ll]icen[cs]e,?)?"
        r"(?: (?:[Vv]ersion |v)?\d\.\d)?[`*_]*(?=\s*(?:$|[.,;(\n]|[-–—]\s))"
    )
