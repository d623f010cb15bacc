"""A reading in; the heading that the whole document stands under out, and what opening sentences define."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extract.narrative.lexicon import Found, Lexicon
from extract.records import Field, Reading, Record

_TRAIL = re.compile(r"\w > [A-Z]")
"""In a heading that says where a page stands: "Computer Science > Computation and Language"."""
_WORDS = re.compile(r"[^\W\d_]+(?:\W+[^\W\d_]+){7}")
"""Words enough for a sentence: a heading below one is no title, but a heading below badges and addresses is."""


def title_of(reading: Reading) -> Record | None:
    """The first heading of level 1; else the front matter's title, a line shown as one, or the first heading.

    The last only if no text stands above it.
    """
    headings = [record for record in reading.records if record.kind == "section" and record.level > 0]
    headings = [record for record in headings if not _TRAIL.search(record.name)]
    highest = next((record for record in headings if record.level == 1), None) or _fronted(reading) or _shown(reading)
    if highest is not None or not headings:
        return highest
    first = min(headings, key=lambda record: record.start)
    above = (field.text for field in reading.paragraphs if 0 <= field.start < first.start)
    return None if any(map(_WORDS.search, above)) else first


def _fronted(reading: Reading) -> Record | None:
    """The title that a page's front matter gives, as the heading that it is shown as."""
    front = next((record for record in reading.records if record.kind == "front_matter"), None)
    told = next((field for field in front.fields if field.name == "title" and field.text), None) if front else None
    if front is None or told is None:
        return None
    return _heading(told)


_SHOWN = re.compile(
    r"(?:\*\*|__)?\s*<center>.{1,300}</center>\s*(?:\*\*|__)?|<(?:p|div) align=\"?center\"?>\s*<(?:b|strong)>.{1,300}"
    r"</(?:b|strong)>\s*</(?:p|div)>",
    re.IGNORECASE | re.DOTALL,
)
"""A line in the middle of the page, in large or bold letters."""
_LONGEST_SHOWN = 60


def _shown(reading: Reading) -> Record | None:
    """The first line of a page where it is a few words in the middle, as a title is shown without a heading's marks."""
    first = reading.paragraphs[0] if reading.paragraphs else None
    if first is None or first.start < 0 or not 0 < len(first.text) <= _LONGEST_SHOWN or first.links:
        return None
    raw = reading.document.text[first.start : first.end].strip()
    return _heading(first) if _SHOWN.fullmatch(raw) else None


def _heading(field: Field) -> Record:
    """A field that is shown as a page's heading."""
    return Record(
        kind="section", name=field.text, line_start=field.line_start, line_end=field.line_end,
        start=field.start, end=field.end, level=1, fields=(replace(field, name="heading"),),
    )  # fmt: skip


_OF_BENCHMARK = re.compile(r"\W*(?::|$|\s(?:[Bb]enchmark|[Ll]eaderboard)\b)")


def page_benchmark(reading: Reading, lexicon: Lexicon) -> Found | None:
    """The benchmark whose page a document is: what its title begins with, "FooBench: Do You See It?"."""
    title = title_of(reading)
    found = lexicon.find(title.name) if title is not None else ()
    item = found[0] if len(found) == 1 and set(found[0].kinds) <= {"benchmark", "dataset"} else None
    if title is None or item is None or not item.is_a("benchmark"):
        return None
    is_first = not re.search(r"\w", title.name[: item.start])
    return item if is_first and _OF_BENCHMARK.match(title.name, item.end) else None


_COMPARES = re.compile(r"\b(?:vs\.?|versus|compared (?:to|with))\s|대비|对比|相比", re.IGNORECASE)


def compares(title: str) -> bool:
    """Whether a heading sets one model against another and is about neither."""
    return _COMPARES.search(title) is not None


_KIND = (
    r"(?:a|an|the|our)\b(?:[^.!?]|\.(?=\d))*?"
    r"\b(?i:models?|famil(?:y|ies)|frameworks?|vlms?|m?llms?|lvlms?|lmms?|assistants?|agents?)\b"
)
_DEFINED = re.compile(
    rf"(?:^|(?<=[.!?] ))\W*(?:we (?:present|introduce|propose|release) )?"
    r"[*_`]*(?P<name>(?:(?:[A-Z]|[a-z]+(?=[A-Z]))[\w.+-]*[\w+]|[a-z]+(?:-[\w.]+)*-(?:vlm?|\d)[\w.-]*)"
    r"(?: (?:Vision|VL|Omni))?(?: \d+(?:\.\d+)?B?)?)"
    rf"[*_`]*(?: ?\([^()]*\))? (?:is|are) {_KIND}"
)
_PRESENTED = re.compile(
    r"(?:^|(?<=[.!?] ))\W*(?:[Ww]e (?:present|introduce|propose|release)|Introducing|Meet) "
    r"\W{0,2}(?P<name>[A-Z][\w.+-]*[\w+])\W{0,2}"
    rf"(?: ?\([^()]*\))?, {_KIND}"
)
"""`We present Foo, an open model that …`, `Introducing Foo, a series of …`."""
_APPOSED = re.compile(
    r"(?<=\bto )\W{0,2}(?P<name>[A-Z][\w.+-]*[\w+])\W{0,2}, (?:the|an?|our)\b[^,.!?]*?"
    r"\b(?i:models?|m?vlms?|mllms?|lmms?),"
)
"""`All notable changes to Foo, the open vision-language model, are …`."""
_DEFINED_IN_CHINESE = re.compile(
    r"(?:^|(?<=[。；！]))\W*(?P<name>[A-Z][\w.+-]*[\w+])\s?(?:[（(][^（）()]*[）)])?\s?是[^。]*?模型", re.ASCII
)
_SEEING = re.compile(
    r"\b(?:vision|visual|image|video|multi-?modal|omni|(?:document|ocr) (?:\w+ )?models?\b)"
    r"|\b(?:VLM|MLLM|LVLM|LMM)s?\b|视觉|多模态",
    re.IGNORECASE,
)
"""What a definition says of a model that sees."""


@lru_cache(maxsize=256)
def defined_name(text: str) -> str:
    """`Foo is a unified model that …`: the name that a text defines as a model; "" for none."""
    found = _DEFINED.search(text)
    return found["name"] if found else ""


@lru_cache(maxsize=256)
def defined_seeing(text: str) -> str:
    """The name that a text defines, or presents, as a model that sees."""
    forms = (_DEFINED, _PRESENTED, _APPOSED, _DEFINED_IN_CHINESE)
    found = next((match for form in forms if (match := form.search(text))), None)
    sentence = re.split(r"[.!?] |。", text[found.start() :].lstrip(), maxsplit=1)[0] if found else ""
    return found["name"] if found and (_SEEING.search(sentence) or _SEES_BY_NAME.search(found["name"])) else ""


_SEES_BY_NAME = re.compile(r"(?<=[-a-z])VLM?\b")
"""A name that says itself that the model sees: `Foo-VL`."""
