"""A reading about several models in; names with their sizes that its text keeps using as models out.

"Foo-4B and Bar-3B could hardly differ more. … Foo-4B takes 9.8 GB": what a text says so often of names with a size,
and once as the subject of a sentence, is said of models, unless it calls them parts of others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extract.narrative.lexicon import Lexicon
from extract.narrative.subjects.led_names import PLAIN_KINDS, SETTING
from extract.records import Reading

_SIZED = re.compile(
    r"(?<![\w./-])(?P<name>[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?:-A\d+(?:\.\d+)?B)?(?:-[A-Z]\w*)*)(?![\w/-])"
)
_ACTS = re.compile(
    r"(?:['’]s\b|\s+(?:\w+ly |also |only |now )?(?!models|weights|tokens|parameters)(?:is|was|has|had|got"
    r"|[a-z]{2,}(?:s|ed))\b)"
)
_OF_PART_BEFORE = re.compile(
    r"\b(?:LLM|language model|backbone|decoder|encoder|tower|teacher|initiali[sz]ed (?:from|with)|built (?:on"
    r"|upon|from)|based on|on top of)"
    r"\W*(?:is |was |the |a |of |by )*$",
    re.IGNORECASE,
)
_OF_PART_BEHIND = re.compile(
    r"\s+(?:as (?:the|its|an?|our) (?:[\w-]+ )?(?:LLM|language model|backbone|decoder|teacher)|(?:LLM"
    r"|language model|backbone|decoder|encoder)\b)"
)
_OFTEN = 3
_LONGEST_ROLE = 200
"""Characters before a name in which its role in another model is told."""
_SHORT = re.compile(
    r"(?<![\w./-])(?P<name>[A-Z][\w.]*(?:-[\w.]+)*)-(?P<size>\d+(?:\.\d+)?B)\W{0,3}\s?\((?P<short>[A-Z]{2,6}-(?P=size))\)"
)


def abbreviated_names(reading: Reading) -> Iterator[str]:
    """What a text calls a sized name for short: "OpenFooReasoner-7B (OFR-7B)"."""
    for field in reading.paragraphs:
        for match in _SHORT.finditer(field.text):
            capitals = "".join(filter(str.isupper, match["name"]))
            if match["short"].partition("-")[0] in capitals or capitals.startswith(match["short"][:2]):
                yield match["short"]


def repeated_names(reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """Names of several models, each used often."""
    counted: Counter[str] = Counter()
    heads: set[str] = set()
    parts: set[str] = set()
    for field in reading.paragraphs:
        for match in _SIZED.finditer(field.text):
            name = match["name"]
            counted[name] += 1
            before = field.text[max(0, match.start() - _LONGEST_ROLE) : match.start()]
            if _OF_PART_BEFORE.search(before) or _OF_PART_BEHIND.match(field.text, match.end()):
                parts.add(name)
            elif _ACTS.match(field.text, match.end()) and (not before or before.endswith((". ", "! ", "? ", "; "))):
                heads.add(name)
    names = [name for name, count in counted.items() if count >= _OFTEN and name in heads - parts]
    if len(names) > 1:
        yield from (name for name in names if set(lexicon.look_up(name)) <= PLAIN_KINDS and not SETTING.fullmatch(name))
