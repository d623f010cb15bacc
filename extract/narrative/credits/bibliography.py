"""A document about one model in; what its BibTeX entries of that model say out: title, authors, arXiv number."""

from __future__ import annotations

import re
import unicodedata

from extract.narrative.language.analysis import Subject, key_of
from extract.narrative.language.sentences import Sentence
from extract.narrative.passages import Passage
from extract.narrative.scribe import Place, Scribe
from extract.records import Document

_ENTRY = re.compile(r"@(?P<kind>\w+)\s*\{\s*(?P<key>[^,\s{}]+)\s*,(?P<body>.*?)\n\s*\}", re.DOTALL)
_PART = re.compile(
    r"(?P<name>\w+)\s*=\s*(?:\{(?P<braced>(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}|\"(?P<quoted>[^\"]*)\"|(?P<bare>\w+))",
    re.DOTALL,
)
_ARXIV = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?!\d)")
_SIZE = re.compile(r"[-_ ]\d+(?:\.\d+)?[BM](?![a-z])")
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "v": "\u030c",
    "c": "\u0327", "u": "\u0306", "H": "\u030b", "=": "\u0304", ".": "\u0307", "r": "\u030a",
}  # fmt: skip


def claim_bibliography(document: Document, model: str) -> list[Scribe]:
    """What the entries of the model's own works say, a scribe an entry."""
    text = document.text
    scribes: list[Scribe] = []
    for entry in _ENTRY.finditer(text) if "@" in text else ():
        parts = {part["name"].casefold(): part for part in _PART.finditer(text, entry.start("body"), entry.end())}
        title = parts.get("title")
        if title is not None and _names_model(_value(title), model):
            scribes.append(_claim_entry(document, model, entry, parts))
    return scribes


def _names_model(title: str, model: str) -> bool:
    """Whether a title names the model, with or without its size."""
    words = key_of(title.replace("/", " "))
    return any(_holds(words, key_of(name)) for name in (Subject(model=model).family, _before_size(model)))


def _claim_entry(document: Document, model: str, entry: re.Match[str], parts: dict[str, re.Match[str]]) -> Scribe:
    text = document.text
    scribe = Scribe(
        place=Place(document=document, line=text.count("\n", 0, entry.start()) + 1, origin=entry.start()),
        passage=Passage(text, (0,), (0,), (len(text),), (), (entry.start(), entry.end())),
    )
    title = parts["title"]
    scribe.claim(model, "title", _value(title), _placed(title), rule="bibliography")
    if "author" in parts:
        for order, name in enumerate(_people(parts["author"])):
            scribe.claim(
                model, "author", name, _placed(parts["author"]), value_number=float(order + 1), rule="bibliography"
            )
    for key in ("eprint", "journal", "url", "volume", "note"):
        found = _ARXIV.search(_value(parts[key])) if key in parts else None
        if found and (key == "eprint" or "arxiv" in _value(parts[key]).casefold()):
            scribe.claim(model, "arxiv_id", found[1], _placed(parts[key]), rule="bibliography")
            break
    return scribe


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name of more than two letters stands among words."""
    named = any(words[place : place + len(name)] == name for place in range(len(words)))
    return named and len("".join(name)) > 2


def _before_size(model: str) -> str:
    """ "Foo-VL" of "Foo-VL-3.5B-Instruct"."""
    return _SIZE.split(model.rsplit("/", 1)[-1], maxsplit=1)[0]


def _placed(part: re.Match[str]) -> Sentence:
    return Sentence(text=part.group(), start=part.start(), end=part.end())


def _value(part: re.Match[str]) -> str:
    return " ".join(_untexed(part["braced"] or part["quoted"] or part["bare"] or "").split())


def _untexed(text: str) -> str:
    """A value without TeX: accents become letters, braces fall away."""
    accented = re.sub(
        r"\\([`'^\"~=.uvHcr])\s*\{?(\w)\}?",
        lambda match: unicodedata.normalize("NFC", match[2] + _ACCENTS[match[1]]),
        text,
    )
    return re.sub(r"[{}]", "", accented)


def _people(part: re.Match[str]) -> list[str]:
    """Names in order, first names first; "and others" is none."""
    value = _value(part)
    listed = [name.strip() for name in value.split(",")]
    if " and " not in value and len(listed) > 2 and all(" " in name for name in listed):
        return listed  # full names with commas between them, as the format does not want them
    names = [name.strip() for name in re.split(r"\s+and\s+", value) if name.strip()]
    turned = [" ".join(reversed([piece.strip() for piece in name.split(",", 1)])) for name in names]
    return [name for name in turned if name.casefold() != "others"]
