"""A reading in; the names of a line of models that it speaks of by generation and size out: "Foo-2", "Foo-3-8B".

Names that no vocabulary holds are models' where they share a first word, one of them ends in a size, and two of them
head a sentence or a note as its subject. Notes on releases tell of models like this, often without any title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.narrative.lexicon import Lexicon
from extract.narrative.subjects.subjects import each_field
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading

_NAME = r"(?P<name>(?P<stem>[A-Z][a-zA-Z]{3,})-\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?B)?)"
_NAMED = re.compile(rf"(?<![\w./-]){_NAME}(?![\w-]|\.\d)")
_HEADING = re.compile(
    rf"(?:^|[.!?]\s+)[-*+\s]*(?:\*\*|`)?{_NAME}(?:\*\*|`)?(?::|,|\s+(?:\w+ly |now |still )?"
    r"(?!is (?:the|its|our|their|an?) (?:[\w-]+ )?(?:language|text|vision|image|base|encoder|decoder|LLM|data|bench))"
    r"(?:is|was|has|had|needs|uses|used|runs|scores|[a-z]{3,}(?:s|ed))\b)"
)
_MEASURED_ON = re.compile(
    r"\b(?:on|from)\s+(?:the\s+)?(?P<before>[A-Z][a-zA-Z]{3,})-\d"
    r"|(?<![\w./-])(?P<stem>[A-Z][a-zA-Z]{3,})-[\d.]+B?(?:-\d+B)?\s+"
    r"(?:has|contains|holds|counts|consists of|covers)\s[\d.,]+\s?[KMBT]?\s(?:[a-z]+\s)?"
    r"(?:questions|samples|images|pairs|tokens|tasks|videos|examples|problems)\b"
)
"""What is said of data and benchmarks, and not of models."""
_SIZED = re.compile(r"-\d+(?:\.\d+)?B$")
_NO_MODEL = re.compile(r"Bench|Eval|Data|Set|Corpus|Stage|Phase|Step|Table|Figure|Version|Section|Issue|Python|Coder$")
_FEW = 2


def names_of_line(reading: Reading, stem: str) -> list[str]:
    """The names by generation and size of the line of models that a page is about: "Foo 1", "Foo-2-9B", "Foo-2-27B".

    Nothing where only one generation comes in sizes, or none: then the page speaks of it, or of the sizes of one model.
    """
    if not stem:
        return []
    pattern = re.compile(
        rf"(?<![\w.-]){re.escape(stem)}"
        r"(?:-v?\d(?:\.\d)?(?:-(?:\d+(?:\.\d+)?[BM]|A\d+B|[A-Za-z][\w.]*\w))*| \d(?:\.\d)?)"
        r"(?![\w-]|\.\d| ?[%BM]\b)"
    )
    names = dict.fromkeys(match.group() for field in each_field(reading) for match in pattern.finditer(field.text))
    generations = {name[len(stem) :].lstrip(" -v").split("-")[0] for name in names}
    is_line = len(generations) >= _FEW and sum(1 for name in names if _SIZED.search(name)) >= _FEW
    return list(names) if is_line else []


def generation_names(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[str]:
    """The names of each line of models, in the order in which they are first spoken of."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    heading: dict[str, set[str]] = defaultdict(set)
    data: set[str] = set()
    for field in each_field(reading):
        if "-" not in field.text:
            continue
        for match in _NAMED.finditer(field.text):
            named[match["stem"]][match["name"]] = None
        for match in _HEADING.finditer(field.text):
            heading[match["stem"]].add(match["name"])
        data |= {match["before"] or match["stem"] for match in _MEASURED_ON.finditer(field.text)}
    for stem, names in named.items():
        is_known = lexicon.look_up(stem) or _NO_MODEL.search(stem) or vocabulary.is_no_model(stem)
        is_line = len(heading[stem]) >= _FEW and any(map(_SIZED.search, names))
        if is_line and stem not in data and not is_known and not any(map(lexicon.find, names)):
            yield from names
