"""A title, or the line below it, in; whether it says of itself that it is a model's out."""

from __future__ import annotations

import re

KINDS = r"(?:models?|VLMs?|M?LLMs?|LMMs?|LVLMs?|assistant)"
"""What a model may be called."""
_SUBTITLE = re.compile(
    r"(?:an?|the|our)\s(?:(?:\S+ ){0,3}(?:family|series|suite|collection) of\s)?"
    rf"(?!.*\b(?:for|on|in|to|of)\b).*\b{KINDS}\W*",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"an?\s(?!.*\b(?:benchmarks?|surveys?|toolkits?|framework|datasets?|corpus)\b)"
    r"(?=(?:[\w-]+ ){0,5}?(?:vision|visual|vision-language|visual-language|multi-?modal|image-text|video)\b)"
    rf"(?:(?!(?:for|on|in|to|of|with|from|and)\b)[\w-]+ ){{1,6}}{KINDS} (?:for|with|that)\b.+",
    re.IGNORECASE,
)
"""`A Large Multimodal Model for Maps`: a kind of model first, then its purpose."""

TAGLINE = re.compile(
    r"[\W_]*(?:an?|the|our)\s(?:(?:[\w-]+ ){0,3}(?:family|series|suite|collection) of\s)?"
    rf"(?:(?!(?:for|on|in|to|of|with|from|is|are|was|were|has)\b)[\w.-]+,? ){{0,5}}{KINDS}"
    r"(?=[\W_]*$|[.,:;]|\s(?:for|that|which|with|built|made"
    r"|trained"
    r"|by|from|on|in|to)\b)",
    re.IGNORECASE,
)
"""What a page says below its title: "A family of compact vision-language models for edge devices"."""


def calls_itself_a_model(title: str, name: str) -> bool:
    """`Foo: An Open Vision-Language Model`: a title that says of its name that it is a model, whatever for."""
    before, _, rest = title.replace("：", ": ").partition(": ")
    subtitle = rest.strip()
    return name in before and (_SUBTITLE.fullmatch(subtitle) or _PURPOSE.fullmatch(subtitle)) is not None
