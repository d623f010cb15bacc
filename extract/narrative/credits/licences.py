"""A line of a document about one model in; the licence that it says the model or its weights have out.

"License: Apache 2.0", "The weights are released under the CC-BY-NC 4.0 licence"; not the terms of code or data.
"""

from __future__ import annotations

import re

_LABELLED = re.compile(
    r"\W*(?:model |weights? )?licen[cs]e(?:\(s\)"
    r"|s)?(?: \(?weights\)?)?\W*:\W*(?P<licence>[A-Z][^.:;,()\n]{1,40}(?:\.\d[^.:;,()\n]{0,20})?)"
    r"(?:\s*\([^()]{2,120}\))?[.\s]*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:(?:the )?(?P<what>model|weights|checkpoints?|it)(?: weights)? (?:is|are)|(?P<bare>^\W*"
    r"|[;,] )(?:weights )?) ?"
    r"(?:openly |publicly |freely )?(?:released|licen[cs]ed|available|distributed|published) under (?:the |an? )?"
    r"(?P<licence>[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,5}(?: of Use)?)(?: licen[cs]e| terms|\W*$)"
)
_CHINESE = re.compile(
    r"(?:模型|权重)[^。；，]{0,8}(?:遵循|采用|基于|使用)\s?"
    r"(?P<licence>[A-Z][\w.-]*(?: [\w.-]+){0,3}?)\s?(?:许可|协议|开源)"
)
_LABELS = re.compile(r"\W*[A-Z][a-z]+(?: [a-z]+)?: \w[^\n]*?\s(?=(?:Model |Weights )?Licen[cs]e: )")
"""Other labels of the same paragraph before that of the licence: "Released: May 2, 2026 License: Apache 2.0"."""
_OF_OTHERS = re.compile(r"\b(?:code|data|dataset|source|repository|documentation)\s*$", re.IGNORECASE)
_LONGEST = 400
"""Characters of a line in which a licence is looked for."""


def licence_in(text: str) -> str:
    """The licence of the model that a line states, or ""."""
    chinese = _CHINESE.search(text) if len(text) <= _LONGEST else None
    if chinese is not None:
        return chinese["licence"].strip()
    if len(text) > _LONGEST or "icen" not in text:
        return ""
    if labelled := labelled_licence(text):
        return labelled
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
