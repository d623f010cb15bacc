"""A name in its sentence in; whether it stands for something whole, and for no part of a model, out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis
from extract.narrative.lexicon import Found
from extract.narrative.memory.need_words import NEEDS_AMOUNT

_BLOCKS = re.compile(
    r"\s+(?:[\w-]+ ){0,2}(?:layers?|blocks?|attention|convolutions?|mechanism|objective|loss|training recipe"
    r"|strategy|scheme|trick|technique|recipe"
    r"|position(?:al)? embeddings?)\b"
    r"|[\s-]+(?:vision[- ]language|multi-?modal|VL)\s+(?:famil(?:y|ies)|series|line|models?)\b"
    r"|['’]s\s+(?:(?:[a-z][\w-]*(?:/[\w-]+)?),?\s+){0,5}(?:vision|visual|multi-?modal|image|VLM|MLLM)\b[^.;]{0,40}?\b(?:model|family"
    r"|VLM|MLLM|assistant)\b",
    re.IGNORECASE,
)
"""Behind a name: a kind of layer, a line of whole models named after it, or a model of the maker of that name."""
_SAYS = re.compile(r"\b(?:says?|said|claims?|reports?|writes?|according to)\s+$")
"""Before the name of whoever says something: "90.7 on DocVQA, says Mistral"."""
_MADE_BY = re.compile(
    r"(?:\b(?:models?|assistant|VLM|MLLM|family|series|made|developed|released|built|created|introduced|launched|published)"
    r"|\w\d[\w.-]*(?:\s?\([^()]{1,80}\))?)\W{0,3}\sby (?:the )?(?:Alibaba )?$"
)
"""Before the name of whoever made something, which a line of language models bears, too: "Foo-VL by Qwen"."""
_WHOLE_BEHIND = re.compile(
    r"(?::\d+b)?\s(?:vision|multi-?modal)(?:[- ]language)? model\b"
    r"|[\s-]*(?:heads?\b|paper|report|repo|tokeni[sz]er|style|licen[cs]e|community|team|benchmark|ai\b)"
)


def is_whole(item: Found, analysis: Analysis, vague: frozenset[str]) -> bool:
    """The name is that of something whole: "Qwen2 technical report", "Foo:27b vision model", "Foo-6B needs 14 GB".

    `vague` holds names that say a kind and no part: "a Mamba-based decoder".
    """
    if NEEDS_AMOUNT.match(analysis.text, item.end) or _SAYS.search(analysis.text, max(0, item.start - 20), item.start):
        return True
    is_line = item.text.isalpha() and "language_model" in item.kinds
    if is_line and _MADE_BY.search(analysis.text, max(0, item.start - 120), item.start):
        return True
    behind = analysis.text[item.end : item.end + 36].casefold()
    if behind.startswith("-based") and item.kinds.get("language_model") in vague:
        return True
    if re.match(r"-based (?:model|one|variant|version)s?\b|/[a-z]", behind) or _BLOCKS.match(analysis.text, item.end):
        return True
    return _WHOLE_BEHIND.match(behind) is not None


_TITLED = re.compile(
    r"\b(?:[Pp]aper|[Rr]eport|[Pp]reprint|[Aa]rticle|[Pp]ost|(?:en)?titled|called)\W{1,3}[\"“][^\"”]{0,120}$"
)


def is_in_quoted_title(analysis: Analysis, item: Found) -> bool:
    """'the paper "The Foo 3 Herd of Models"': a name within a title in quotation marks."""
    if not any(mark in analysis.text for mark in '"“'):
        return False
    is_led = _TITLED.search(analysis.text, max(0, item.start - 140), item.start) is not None
    return is_led and any(mark in analysis.text[item.end :] for mark in '"”')


_FORMER = re.compile(
    r"\((?:before|previously|formerly|earlier|until now|was|instead of|not)(?: an? | the |: ?| )$", re.IGNORECASE
)
"""In a bracket before a name: the part that the model had before."""
_FORMER_BEHIND = re.compile(
    r"\s+(?:in|for|until|before|up to) (?:v\d[\d.]*|version \d[\d.]*"
    r"|(?:the |its )?(?:first|old|previous|original|earlier)\b[^()]{0,20})\)"
)
"""Behind a name in a bracket: it is the part of an earlier version, "Foo-7B (Bar-7B in v1)"."""


_HAD = re.compile(
    r"\W*(?:The|Its)\s(?:old|previous|former|earlier|original)\s(?:[\w-]+\s){0,3}?(?:encoder|tower|backbone|model|decoder"
    r"|connector|projector|version|one)\s(?:was|had|used)\b"
)
"""A sentence about what the model had before: "The old encoder was Foo"."""


def is_former(analysis: Analysis, item: Found) -> bool:
    """Whether a bracket says of a part that the model had it before."""
    if _FORMER.search(analysis.text, max(0, item.start - 24), item.start) or _HAD.match(analysis.text):
        return True
    return analysis.text.endswith("(", 0, item.start) and _FORMER_BEHIND.match(analysis.text, item.end) is not None
