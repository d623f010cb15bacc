"""A field of running text in; claims about addresses that are linked under a model's name or by icons behind it, out.

"We release [Foo-Base](…) and [Foo Instruct](…)"; in a page's masthead "Foo 🤗 🤖 | Foo-Chat 🤗 (Int4: 🤗)": each
repository is that of the name before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.narrative.credits.links import hub_id, identify
from extract.narrative.scribe import Scribe
from extract.narrative.subject_names import Subject, key_of
from extract.narrative.subjects.described import looks_like_model
from extract.narrative.subjects.document_names import DocumentNames
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary
from extract.records import Field, Link

_SEPARATOR = re.compile(r"[|｜•·,;()（）:：\n]|&nbsp;?")
_PAPER = re.compile(r"\s+(?:technical\s+)?(?:report|paper|arxiv)$", re.IGNORECASE)


def claim_named_repositories(scribe: Scribe, field: Field, names: DocumentNames) -> None:
    """Claim repositories whose name is the text of their link, for models of the document's line and known ones."""
    own = Subject(model=names.subject or names.title_model)
    for link in field.links or scribe.passage.links:
        repository, name = hub_id(link.target), link.text.strip()
        if not repository or "/" in name or not _is_spelt(name, repository):
            continue
        kinds = names.lexicon.look_up(name)
        is_known = "model" in kinds and not any(kind in kinds for kind in COMPONENT_KINDS)
        if is_known or (own.model and own.is_named(name)):
            for found in identify(link.target, name):
                scribe.claim(name, found.attribute, found.value, scribe.whole, rule="link named after the model")


def _is_spelt(name: str, repository: str) -> bool:
    """Whether a name is a repository's, whatever its marks and case: "Foo-o 2.6" of foo-o-2_6."""
    bare = repository.rpartition("/")[2]
    spelt, called = (_MARKS.sub("", text.casefold()) for text in (name, bare))
    return spelt != "" and spelt == called


_MARKS = re.compile(r"[^a-z\d]")


def claim_icon_links(scribe: Scribe, field: Field, vocabulary: Vocabulary, known: str = "") -> None:
    """Claim repositories and papers for the names before their icons; `known` is a model whose links others read."""
    for link, name in _named_links(scribe.passage.text, field.links, vocabulary):
        if key_of(name) == key_of(known):
            continue
        for identified in identify(link.target, link.text):
            if identified.attribute in ("hf_id", "hf_url", "arxiv_id", "paper_url"):
                scribe.claim(name, identified.attribute, identified.value, scribe.whole, rule="icon behind a name")


def _named_links(text: str, links: Sequence[Link], vocabulary: Vocabulary) -> Iterator[tuple[Link, str]]:
    """Links without words, each with the model that stands before it; those behind other words are left out."""
    place = 0
    name = full = ""
    for link in links:
        icon = link.text.strip()
        start = text.find(icon, place) if icon else -1
        if start < 0:
            continue
        leads = [part.strip() for part in _SEPARATOR.split(text[place:start]) if part.strip()]
        if leads:
            bare = _PAPER.sub("", leads[-1])
            suffixed = f"{full}-{bare}" if full else ""
            if suffixed and key_of(suffixed) == key_of(hub_id(link.target)):
                name = suffixed
            else:
                name = full = bare if looks_like_model(bare, vocabulary) else ""
        place = start + len(icon)
        if name and not re.search(r"\w", icon) and _is_called(name, link):
            yield link, name


def _is_called(name: str, link: Link) -> bool:
    """Whether a repository begins like the name; a paper tells nothing of it."""
    repository = hub_id(link.target).rpartition("/")[2]
    return not repository or key_of(repository)[:1] == key_of(name)[:1]
