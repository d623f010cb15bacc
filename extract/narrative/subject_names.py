"""A model in; whether another name is that model's, a member of its family, or one that shares its text, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.narrative.lexicon import words_of
from extract.quick import quickly_made

DIGIT = re.compile(r"\d")
_SIZE = re.compile(r"[-_ ]?(?:\d+x)?\d+(?:\.\d+)?[BbMm](?:-[Aa]\d+(?:\.\d+)?[Bb])?(?![A-Za-z0-9])")

_INNER_SIZE = re.compile(r"(?<=[-_])\d+(?:\.\d+)?[BbMm](?:-[Aa]\d+(?:\.\d+)?[Bb])?(?=[-_][A-Za-z])")
"""A size inside a name, between hyphens: "Foo-7B-Instruct"."""

_LONGEST_NAME = 200
"""Characters; what is asked about may be all that stands before a figure."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The model that a text is about. `names` are further spellings of it; `others` share its text and are not it."""

    model: str
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def is_named(self, name: str) -> bool:
        """Whether a name is this model's, a member of its family ("Apollo-3B"), or its name without the size."""
        if self.others and self.is_beside(name):
            return False
        return any(_is_kin(key_of(name), key_of(own)) for own in (self.model, *self.names))

    def is_beside(self, name: str) -> bool:
        """Whether a name is that of a model that shares the text."""
        key = key_of(name)
        return any(key[: len(other)] == other for other in map(key_of, self.others))

    def is_exactly(self, name: str) -> bool:
        """Whether a name is this model's own, whatever its separators and case."""
        return len(name) <= _LONGEST_NAME and any(key_of(name) == key_of(own) for own in (self.model, *self.names))

    def is_same_but_size(self, name: str) -> bool:
        """Whether a name is this model's own or differs from it by a size or version number alone ("Apollo-3B")."""
        wanted = key_of(name)
        return any(_without_sizes(wanted) == _without_sizes(key_of(own)) for own in (self.model, *self.names))

    def is_later_than(self, name: str) -> bool:
        """Whether this model is a later generation of the one that a name without a number is: "Foo 2" of "Foo"."""
        key, own = "".join(key_of(name)), "".join(key_of(self.model))
        return bool(key) and own.startswith(key) and re.fullmatch(r"\d{1,2}(?:\.\d+)?", own[len(key) :]) is not None

    def is_short(self, name: str) -> bool:
        """Whether a name is how this model's begins, only words left out ("Heron" for "Heron-VL")."""
        key = key_of(name)
        owns = [_without_size(key_of(own)) for own in (self.model, *self.names)]
        return any(key == own[: len(key)] and not any(DIGIT.match(word) for word in own[len(key) :]) for own in owns)

    @property
    def family(self) -> str:
        """The model's name without organisation and size, for naming its variants."""
        bare = self.model.rsplit("/", 1)[-1]
        return _SIZE.sub("", bare, count=1).strip(" -_") or bare

    def variant(self, size: str) -> str:
        """Name of the variant of a size ("3B"); of "Foo-7B-Instruct" it is "Foo-3B-Instruct"."""
        own = _INNER_SIZE.search(self.model.rsplit("/", 1)[-1])
        return own.string[: own.start()] + size + own.string[own.end() :] if own else f"{self.family} {size}"

    def sized(self, size: str) -> str:
        """The model where its name says this size, else the name of its variant of the size."""
        is_own = re.search(rf"(?<![\d.]){re.escape(size)}", self.model, re.IGNORECASE) is not None
        return self.model if is_own else self.variant(size)


IN_NO_NAME = r"(?:with|and|of|for|on|in|to|is|has|was|the|[a-z]{4,}s)"
"""Words of a sentence that stand in no name, as a regular expression: "Foo couples SigLIP with Bar-1.7B"."""


@lru_cache(maxsize=4096)
def key_of(name: str) -> tuple[str, ...]:
    """Tokens of a name without its organisation, "v" before a version left out, so that spellings compare."""
    tokens = words_of(name.rsplit("/", 1)[-1] if " " not in name else name)
    return tuple(
        token for index, token in enumerate(tokens) if not (token == "v" and _is_before_version(tokens, index))
    )


def _is_before_version(tokens: tuple[str, ...], index: int) -> bool:
    """Whether a "v" leads a version ("LLaVA-v1.5"), and is not the end of a name ("GLM-4.1V-9B")."""
    follows_number = index > 0 and tokens[index - 1][:1].isdigit()
    return not follows_number and index + 1 < len(tokens) and tokens[index + 1][:1].isdigit()


def _without_sizes(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(token for token in tokens if not (token[:1].isdigit() or token in ("b", "m")))


def _without_size(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Tokens without numbers of parameters; other numbers tell generations apart."""
    pairs = enumerate(pairwise(tokens))
    sizes = {place for place, (first, unit) in pairs if first[:1].isdigit() and unit in ("b", "m")}
    return tuple(token for place, token in enumerate(tokens) if not {place, place - 1} & sizes)


def _is_kin(tokens: tuple[str, ...], own: tuple[str, ...]) -> bool:
    if not tokens or not own:
        return False
    rest = own[len(tokens) :]
    if tokens[: len(own)] == own:
        return not _is_generation(tokens[len(own) :])
    return own[: len(tokens)] == tokens and all(token[:1].isdigit() or token in ("b", "m") for token in rest)


def _is_generation(rest: tuple[str, ...]) -> bool:
    """Whether a name goes on with a number that is no size: "Foo 2" beside "Foo" is another model."""
    return bool(rest) and re.fullmatch(r"\d{1,2}(?:\.\d+)?", rest[0]) is not None and rest[1:2] not in (("b",), ("m",))
