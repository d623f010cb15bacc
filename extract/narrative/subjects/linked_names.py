"""A reading in; the model whose repository its opening links out, as the text spells it.

For a page whose title says it in another script, or not at all: below "# 翠鸟：看得远的模型" the badge leads to
`acme/Kingfisher-VL-2-4B`, and the text calls the model Kingfisher-VL 2.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extract.narrative.credits.links import hub_id
from extract.narrative.lexicon import NAME_FORM
from extract.records import Reading

FIRST_PARAGRAPHS = 5
"""Paragraphs, badges among them, in which a page links its model."""
LEAST_MENTIONS = 3
"""Times that a text must use a name before it counts as what the text is about."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_TAIL = re.compile(r"[-_]\d+(?:\.\d+)?[BbMm](?:[-_].*)?$")
_BREAK = re.compile(r"[-_\s]+")


def linked_models(reading: Reading) -> Iterator[str]:
    """Names that running text links to a repository of weights called so: "[Foo-VL 2](…/acme/Foo-VL-2)"."""
    for field in reading.paragraphs:
        for link in field.links:
            shown = link.text.strip(" *_`")
            repository = _BREAK.split(hub_id(link.target).rpartition("/")[2].casefold())
            words = _BREAK.split(shown.casefold())
            if words == repository[: len(words)] and NAME_FORM.search(shown):
                yield shown


def is_chinese(title: str) -> bool:
    """Whether a title is in Chinese, whose name the text may call by another one in Latin letters."""
    return _CHINESE.search(title) is not None


def name_of_linked_model(reading: Reading) -> str:
    """The one name that the repositories linked in the opening share, if the text keeps using it; else ""."""
    opening = reading.paragraphs[:FIRST_PARAGRAPHS]
    ids = {hub_id(link.target).rpartition("/")[2] for field in opening for link in field.links} - {""}
    stems = {_TAIL.sub("", name) for name in ids}
    stem = min(stems, key=len, default="")
    if not stem or not all(one == stem or one.startswith((f"{stem}-", f"{stem}_")) for one in stems):
        return ""
    form = r"[-_\s]?".join(map(re.escape, _BREAK.split(stem)))
    spelt = re.compile(rf"(?<![\w./-]){form}(?![\w.]*[A-Za-z])", re.IGNORECASE)
    found = Counter(match for field in reading.paragraphs for match in spelt.findall(field.text))
    total = len(spelt.findall(reading.document.text))
    return found.most_common(1)[0][0] if found and total >= LEAST_MENTIONS else ""


def latin_name(reading: Reading, name: str) -> str:
    """ "青花-VL（Cobalt-VL）是…": what the text calls a model with a Chinese name in Latin letters, and keeps using."""
    form = re.compile(rf"{re.escape(name)}\W{{0,3}}[（(](?P<latin>[A-Z][\w.-]+(?: [\w.-]+)?)[）)]", re.ASCII)
    told = next((match["latin"] for field in reading.paragraphs if (match := form.search(field.text))), "")
    return told if told and reading.document.text.count(told) >= LEAST_MENTIONS else ""
