"""The words right before a verb or an amount: patterns of whose need it is, a size's, a thing's or nobody's."""

from __future__ import annotations

import re

from extract.narrative.memory.need_words import TAKES

ONE_OF_TWO = re.compile(
    r"\b[Tt]he (?:small|large|big|tiny|light|heavy)(?:er|est|ger|gest)? "
    r"(?:one|model|variant|version|sibling)\s+(?:\w+ly )?$"
)
"""Right before a verb: one of several sizes, and nobody says which."""
CLASS = re.compile(
    r"(?<![\w.-])\d+(?:\.\d+)?B-(?:class|sized?|scale) (?:\w+ )?(?:models?|VLMs?|LLMs?|ones?)\s+(?:\w+ly )?$"
)
"""Right before a verb: whatever models of a size, "8B-class models need"."""
OF_NONE = (ONE_OF_TWO, CLASS)
AMOUNT_IS = re.compile(
    r"\W*(?:(?:At least|A minimum of|About|Around|Roughly|Approximately|Some|Only|Just|Up to|Typically|Usually"
    r"|In general|Generally),?\s+){0,3}"
    r"[~≈]?\s?\d[\d.,]*\s?Gi?B?\+?(?:\s+of)?(?:\s+(?:GPU|video|graphics|free|dedicated))?"
    r"(?:\s+(?:V-?RAM|RAM|memory))?\s+(?:is|are|was|were|will be|would be|should be)\s+(?:\w+ly\s+)?",
    re.IGNORECASE,
)
"""A sentence whose subject is the amount itself: "At least 16 GB of VRAM is required"."""
LED = re.compile(
    r"(?<![\w.-])(?P<name>[A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]*[A-Za-z0-9])+)\s?[^，,;；。A-Za-z\d]{0,16}(?:显存|需要?|占用)[^，,;；。A-Za-z\d]{0,12}$"
)
"""Before an amount in Chinese, the name whose need it is: "Foo-Chat最低显存占用可以降至"."""
LED_SIZE = re.compile(
    r"\b[Tt]he (?P<size>\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?) (?:(?:model|variant|version|one|checkpoint)\s+)?"
    rf"(?:(?:{TAKES})\s+)?(?:(?:in|on|with|at)\s+)?(?:about |around |only |just |~ ?)?$"
    r"|(?:^|[:,;(|：，、｜])\s*(?P<listed>\d+(?:\.\d+)?[BM])(?:\s?(?:模型|版本|model))?\s?[:=→–—：-]\s?"
    r"(?:\d[\d.]*\s?Gi?B?\s?(?:→|->|=>)\s?)?(?:about |around |~ ?|≈ ?)?$"
)
"""Right before an amount: the size that needs it, "the 2B model runs in 6 GB", "2B – 6 GB", "2B: 49G -> 13G"."""
ADVERB = re.compile(r"\s*(?:\w+ly )?(?:can )?")
ONE_MODEL = re.compile(
    r"An? (?P<name>[A-Z][\w.-]*(?: [\w.-]+){0,4}?) (?:model|checkpoint)"
    r"(?: (?:in|at|with) [\w-]{3,9}(?: precision)?)?\s*(?:\w+ly )?(?:can )?"
)
"""All before a verb: "A Foo-2B model in fp16 needs", which is said of that model."""
THING = re.compile(
    r"(?:^\W*|[.;:,]\s+|\b(?:where|while|whereas)\s+)(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts)\s+"
    r"(?P<phrase>(?:[a-z]+\s)?[a-z]+(?: sets?)?)\s+$"
)
"""Right before a verb: what needs the memory, where it has no name."""
DATA = re.compile(r"\b(?:data(?: ?sets?)?|corpus|benchmark|index|archive|cache|database|download|training set)$")
