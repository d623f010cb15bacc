"""A paragraph about relatives of a section's model in; whose each of its links is out.

"**Foo 2**, released in May, … [Paper](…)" in the section of Foo: the paper is Foo 2's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.narrative.credits.links import identify
from extract.narrative.language.analysis import Analysis, Context, Subject, key_of
from extract.narrative.language.clauses import analyse
from extract.narrative.language.heads import Head, head_of, is_generation, sibling_at_head
from extract.narrative.passages import Passage
from extract.records import Document, Link

_GENERATION = re.compile(r"\W*(?P<name>[A-Z][A-Za-z]*(?:-[A-Za-z]+)*[ -]v?\d+(?:\.\d+)+)[*_]*(?=,|\s+[a-z]+(?:s|ed)\b)")
"""A sentence that begins with a name and the number of a generation: "Foo-o 4.5, released in May, …"."""
_VERSION = re.compile(r"\d[\w.]*$")


def owners_of_links(passage: Passage, links: Sequence[Link], context: Context) -> Mapping[str, str]:
    """For each link by its target the relative whose it is, "" where nothing tells; links of the model are left out.

    A link is that of the last relative before it, of several in a row that of the one whose version it names; links
    that identify nothing are left out, too.
    """
    owners: dict[str, str] = {}
    links = [link for link in links if next(identify(link.target, link.text), None)]
    if not links:
        return owners
    kin: list[str] = []
    for analysis in analyse(passage.text, context):
        head = head_of(analysis)
        if name := _kin_at_head(analysis, head, context.subject):
            kin.append(name)
        elif head is not None:
            kin.clear()
        for link in links if kin else ():
            if link.text.strip() and link.text.strip() in analysis.text:
                owners.setdefault(link.target, _owner(link, kin))
    return owners


_ALT = re.compile(r"!\[(?P<alt>[^\[\]]{2,40})\](?:\([^()\s]{0,300}\)\s*\]\($)?")
_LONGEST_BADGE = 360
"""Characters before the target of a badge in which its picture stands."""


_LABEL = re.compile(r"/badge/(?P<label>(?:[^()\s/-]|--)+)-[^()\s]*\)\s*\]\($")
"""The first word of a badge in the address of its picture: "/badge/foo_video-paper-green"."""


def owners_of_badges(document: Document, links: Sequence[Link], subject: Subject) -> Mapping[str, str]:
    """For each badge by its target the model beside the section's own that its picture is called after.

    A badge whose picture has the name of another model of the line is nobody's that can be told: "".
    """
    owners: dict[str, str] = {}
    for link in links:
        place = max(link.start, 0)
        label = _LABEL.search(document.text, max(0, place - _LONGEST_BADGE), place)
        if label is not None and _is_of_kin(label["label"], subject):
            owners[link.target] = ""
    for link in links if subject.others else ():
        place = max(link.start, 0)
        whole = _ALT.match(document.text, place + 1)
        before = list(_ALT.finditer(document.text, max(0, place - _LONGEST_BADGE), place)) if whole is None else []
        badge = whole or next((one for one in before if one.end() == place), None)
        named = (name for name in subject.others if badge and key_of(name) == key_of(badge["alt"]))
        if (name := next(named, "")) and not subject.is_exactly(name):
            owners[link.target] = name
    return owners


def _is_of_kin(label: str, subject: Subject) -> bool:
    """Whether a label begins with the first word of the model's name and goes on otherwise: foo_video beside Foo-V."""
    key, own = key_of(label.replace("--", "-").replace("_", "-")), key_of(subject.model)
    return len(key) > 1 and len(own) > 1 and key[0] == own[0] and key[: len(own)] != own and own[: len(key)] != key


def _kin_at_head(analysis: Analysis, head: Head | None, subject: Subject) -> str:
    told = _GENERATION.match(analysis.text, analysis.sentence.body)
    name = head.name if head is not None else told["name"] if told is not None else ""
    if is_generation(name, subject) and not subject.is_exactly(name):
        return name
    return sibling_at_head(analysis, subject)


def _owner(link: Link, kin: Sequence[str]) -> str:
    tail = f"{link.text} {link.target.rstrip('/').rpartition('/')[2]}"
    for name in kin:
        version = _VERSION.search(name)
        if version is not None and re.search(rf"(?<![\d.]){re.escape(version.group())}(?![\d]|\.\d)", tail):
            return name
    return kin[0] if len(set(kin)) == 1 else ""
