"""A page about one model in; which of its headings name others of the line, and which names are of that line, out.

A page about Foo-V may have sections "Foo-V 2.5" and "Foo-Pro-V": where the text below one opens with its name, all of
it is about that model, and none of it about Foo-V.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.language.heads import ANNOUNCES, NO_MODEL
from extract.narrative.subject_names import key_of
from extract.records import Reading

_NAME = re.compile(r"[A-Z][\w.]*(?:[- ][A-Za-z\d][\w.]*){1,4}", re.ASCII)
_DISTINCT = re.compile(r"[A-Z]\w*[A-Z]\w*|[A-Z]\w{4,}", re.ASCII)
"""A first word that other things are hardly called by: `MiniFoo`, `FOO`, `Sardine`."""
_ACTS = re.compile(r"[*_`]*\s+(?:is|was|has|[a-z]{2,}(?:s|ed))\b")
_LEAD = re.compile(r"[*_`\s]*(?:(?:The|Our)\s+)?[*_`]*")


def is_of_line(name: str, model: str) -> bool:
    """Whether a name is that of another model of the same line: it begins with the same distinct word."""
    own, key = key_of(model), key_of(name)
    first = re.split(r"[- ]", name, maxsplit=1)[0]
    is_other = key[:1] == own[:1] and key != own
    return is_other and _DISTINCT.fullmatch(first) is not None and NO_MODEL.search(name) is None


_NEWS = re.compile(
    r"\W*(?:\d[\d./-]*\d\W+)?(?P<name>[A-Z][\w.]*(?:[- ][A-Za-z\d][\w.]*){0,3}?)[*_`]*(?:\s\([^()]{1,60}\))?\s+"
    r"(?:is|are|was|has|have)\s+(?:(?:now|finally|also|officially|just|been)\s+)*"
    r"(?:releas|open-?sourc|publish|launch|available|out\b|here\b|online\b|undergone|updated|upgraded|accepted)"
)
"""An item of news about a name: "[2031/10/04] Foo-Video (formerly Foo-V) has undergone …"."""


_TITLED = re.compile(r"(?P<name>[A-Z][\w.]*(?:[- ][A-Za-z\d][\w.]*){1,3}?):\s+[*_`]*[A-Z]\w*(?:\s+\S+){2,}")
"""Behind the verb of an item of news: a name and the title of its own paper, "Foo-Med: Reading Scans at Night"."""


def news_of_line(text: str, model: str) -> str:
    """The other model of the line that an item of news says to be out or changed; "" for any other text."""
    lead = ANNOUNCES.match(text)
    news = _NEWS.match(text) or (lead and _TITLED.match(text, lead.end()))
    return news["name"] if news is not None and is_of_line(news["name"], model) else ""


def headed_kin(reading: Reading, model: str) -> frozenset[str]:
    """The headings that are names of the model's line and that the first text below them opens with."""
    opened: dict[str, str] = {}
    for heading, text in _texts_below(reading):
        opened.setdefault(heading, text)
    return frozenset(
        heading
        for heading, text in opened.items()
        if _NAME.fullmatch(heading) and is_of_line(heading, model) and _opens_with(heading, text)
    )


def _texts_below(reading: Reading) -> Iterator[tuple[str, str]]:
    for field in reading.paragraphs:
        yield field.name, field.text
    for record in reading.records:
        if record.kind == "section" and record.level == 0 and record.headings:
            yield from ((record.headings[-1], field.text) for field in record.fields if field.name in ("body", "text"))


def _opens_with(name: str, text: str) -> bool:
    lead = _LEAD.match(text)
    place = lead.end() if lead is not None else 0
    return text.startswith(name, place) and _ACTS.match(text, place + len(name)) is not None
