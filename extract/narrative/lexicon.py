"""The vocabularies of the reference data in, the known names of a text out.

Built once per `Reference`. Names are compared by their tokens (runs of letters, numbers) whatever stands between them,
so that "SigLIP-SO400M" and "siglip so 400m" meet while "InternVL2 2B" and "InternVL 22B" do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.quick import quickly_made
from extract.reference import Reference

_TOKEN = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]+|\d+(?:[._]\d+)*|\+")
_BETWEEN = re.compile(r"(?:['’]s)?(?:(?!\.\s)[\s\-_/@.:()&]){0,3}")
_APOSTROPHES = "'’"
_TAIL = re.compile(
    r"(?:[-_@ ]?(?:\d+(?:\.\d+)?x)?\d+(?:\.\d+)?[BM](?![A-Za-z0-9])"  # size
    r"|[-_]A\d+(?:\.\d+)?B(?![A-Za-z0-9])"  # activated size
    r"|[-_](?:Instruct|Chat|Base|it|hf|pt|Large|Small|Medium|Mini|XL|XXL|Preview|Turbo|Coder|Math)(?![A-Za-z])"
    r"|[-_@/](?:patch)?\d+(?:px|k)?(?![A-Za-z0-9]|\.\d)|[-_]v\d+(?:[._]\d+)*(?![A-Za-z0-9])"
    r"|[- ]v?\d\.\d{1,2}(?![\w.%]|\s?(?:[GMT]i?B|points?)\b)"  # a version that no vocabulary lists, and no amount;
    # two digits before the point are a score
    r"| \d+(?:\.\d+)?[Bb](?![A-Za-z0-9-])|[-_ ]Instruct(?![A-Za-z])| v\d+(?:\.\d+)+"
    r"|(?<=\d[Bb]) (?-i:IT|PT|Chat)(?![\w-]))",
    re.IGNORECASE,
)


_ENCODER_SIZE = re.compile(r"[-_][SBLHG](?:[-/]\d{1,2})?(?![A-Za-z0-9])")
"""How large an encoder is: "AIMv2-L", "ViT-B/16"."""


_SIZE_APART = re.compile(r" \d+\.\d{1,3}B(?!\w)")
"""Behind a part that is no language model: how large it is, and no piece of its name ("ViT 0.67B")."""
_NAMED_BY_SIZE = frozenset({"language_model", "model"})
TIER = "tier"
"""A further kind of names that end in a word for a size ("Foo Mini"): a number behind them is no piece of the name."""
_SHORT = 3
"""Letters of a name that is told by its case alone."""
_SIZED = re.compile(r"\d[BbMm]$")
"""The end of a name that says a size: a further one behind a blank counts something ("Foo-7B 7.7B")."""


class Token(NamedTuple):
    """One run of letters or one number, folded, with its place."""

    text: str
    start: int
    end: int


class _Words(NamedTuple):
    """The tokens of a text as lists."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


NAME_FORM = re.compile(r"\d|[a-z][A-Z]|[A-Z]{2}|-[A-Z]")
"""What names of products have and words do not: a digit, a capital inside, capitals, a hyphen before one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the vocabularies. `kinds` maps what it may be (vision_encoder, benchmark, …) to a canonical name."""

    tokens: tuple[str, ...]
    spellings: tuple[str, ...]
    kinds: Mapping[str, str]


@quickly_made
@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text: `text` as it stands there, with a size or version behind it if there is one."""

    start: int
    end: int
    text: str
    kinds: Mapping[str, str]
    tail: str = ""

    def is_a(self, kind: str) -> bool:
        """Whether the name may be of this kind."""
        return kind in self.kinds


class Lexicon:
    """Known names by their tokens; immutable after it is built."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[tuple[str, ...], Entry] = {}
        self._longest: dict[tuple[str, str], int] = {}
        """First two tokens → how many the longest name has that begins with them; a document may name a thousand."""
        self._firsts: set[str] = set()
        for entry in entries:
            self._add(entry)

    def extended(self, entries: Iterable[Entry]) -> Lexicon:
        """A lexicon with further names, for those that only one document holds."""
        other = Lexicon(())
        other._entries, other._longest, other._firsts = dict(self._entries), dict(self._longest), set(self._firsts)
        for entry in entries:
            other._add(entry)
        return other

    def _add(self, entry: Entry) -> None:
        old = self._entries.get(entry.tokens)
        if old is not None:
            spellings = tuple(dict.fromkeys((*old.spellings, *entry.spellings)))
            entry = Entry(entry.tokens, spellings, {**entry.kinds, **old.kinds})
        self._entries[entry.tokens] = entry
        self._firsts.add(entry.tokens[0])
        pair = entry.tokens[0], entry.tokens[1] if len(entry.tokens) > 1 else ""
        self._longest[pair] = max(self._longest.get(pair, 0), len(entry.tokens))

    def look_up(self, name: str) -> Mapping[str, str]:
        """Kinds of a whole name; empty when it is unknown."""
        entry = self._entries.get(words_of(name))
        return entry.kinds if entry else {}

    def find(self, text: str) -> list[Found]:
        """Known names from left to right, the longest at each place, never inside a longer compound word.

        "MMMU/MathVista" is no compound: behind a known name, a slash may part it from another of its kind.
        """
        words, starts, ends = _words_of(text)
        found: list[Found] = []
        end = 0
        firsts = self._firsts
        longest = self._longest
        for index, word in enumerate(words):
            if word not in firsts or starts[index] < end:
                continue
            following = words[index + 1] if index + 1 < len(words) else ""
            if following != "s" and (word, following) not in longest and (word, "") not in longest:
                continue
            is_next = bool(found) and text[found[-1].end : starts[index]] == "/"
            if not is_next and _is_inside_compound(text, starts[index]):
                continue
            match = self._match(text, _Words(words, starts, ends), index)
            if match is not None and not (is_next and found[-1].kinds.keys().isdisjoint(match.kinds)):
                found.append(match)
                end = match.end
        return found

    def _match(self, text: str, words: _Words, index: int) -> Found | None:
        start = words.starts[index]
        for entry, end in self._entries_at(text, words, index):
            if not _case_fits(text[start:end], entry.spellings):
                continue
            tail = _tail_of(text, end, entry.kinds)
            if tail is not None:
                stop = _close_bracket(text, start, end + len(tail))
                if text.count("(", start, stop) != text.count(")", start, stop):
                    continue
                return Found(start, stop, text[start:stop], entry.kinds, tail.strip(" -_@/"))
        return None

    def _entries_at(self, text: str, words: _Words, index: int) -> Iterator[tuple[Entry, int]]:
        """Entries that begin with the word here, the longest first, each with where it ends."""
        tokens, ends = [words.texts[index]], [words.ends[index]]
        longest = 2
        for token, end in _words_behind(text, words, index):
            if len(tokens) >= longest:
                break
            tokens.append(token)
            ends.append(end)
            longest = self._longest.get((tokens[0], tokens[1]), 1)
        for count in range(len(tokens), 0, -1):
            entry = self._entries.get(tuple(tokens[:count]))
            if entry is not None:
                yield entry, ends[count - 1]


def _words_of(text: str) -> tuple[list[str], list[int], list[int]]:
    """What `tokens_of` gives, as three lists: this is the inner loop of all reading of prose."""
    folded = text.casefold()
    if len(folded) != len(text):
        tokens = tokens_of(text)
        return [item.text for item in tokens], [item.start for item in tokens], [item.end for item in tokens]
    matches = list(_TOKEN.finditer(folded))
    words = [match[0] for match in matches]
    if "_" in folded:
        words = [word.replace("_", ".") for word in words]
    return words, [match.start() for match in matches], [match.end() for match in matches]


def tokens_of(text: str) -> list[Token]:
    """Letters and numbers with their places, folded; an underscore inside a version counts as a point."""
    return [
        Token(match.group().casefold().replace("_", "."), match.start(), match.end()) for match in _TOKEN.finditer(text)
    ]


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The texts of the tokens of a name: what names are compared by."""
    return tuple(word.casefold().replace("_", ".") for word in _TOKEN.findall(name))


def names_of(row: Mapping[str, str], column: str = "name") -> list[str]:
    """The canonical name and the aliases of a reference row."""
    return [row[column], *(alias for alias in row.get("aliases", "").split(";") if alias.strip())]


def read_lexicon(reference: Reference) -> Lexicon:
    """The lexicon of all vocabularies."""
    entries: list[Entry] = []
    for row in reference.rows("components"):
        entries += entries_of(names_of(row), row["kind"], row["name"])
    for row in reference.rows("datasets"):
        entries += entries_of(names_of(row), f"dataset_{row['kind']}", row["name"])
    for row in reference.rows("benchmarks"):
        entries += entries_of(names_of(row), "benchmark", row["name"])
    for row in reference.rows("organizations"):
        entries += entries_of([name for name in names_of(row) if " " in name], "organization", row["name"])
    for row in reference.rows("aliases"):
        entries += entries_of([row["alias"], row["model"]], "model", row["model"])
    for row in reference.rows("known_models"):
        entries += entries_of(names_of(row), "model", row["name"])
    return Lexicon(entries)


def entries_of(names: Iterable[str], kind: str, canonical: str) -> list[Entry]:
    """One entry a spelling."""
    entries = []
    for name in names:
        tokens = words_of(name)
        if tokens:
            entries.append(Entry(tokens, (name,), {kind: canonical}))
    return entries


def _is_of_word(letter: str) -> bool:
    """Whether a letter goes on with a name beside it; Chinese and Japanese words stand beside names without a blank."""
    return letter == "_" or (letter.isalnum() and _WIDE.match(letter) is None)


_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _is_inside_compound(text: str, start: int) -> bool:
    if start == 0:
        return False
    before = text[start - 1]
    if _is_of_word(before):
        return True
    return before in "-/" and start > 1 and _is_of_word(text[start - 2]) and not _is_plain_prefix(text, start - 1)


def _is_plain_prefix(text: str, end: int) -> bool:
    """Whether the hyphenated word before `end` is plain lower case ("pre-trained CLIP", "frozen-CLIP"), no name."""
    start = end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-_"):
        start -= 1
    return text[start:end].islower() and text[start:end].isalpha()


def _words_behind(text: str, words: _Words, index: int) -> Iterator[tuple[str, int]]:
    """The words that may go on a name, each with its end; a possessive "s" between them is passed over."""
    place, end = index + 1, words.ends[index]
    while place < len(words.texts):
        if place + 1 < len(words.texts) and words.texts[place] == "s" and text[words.starts[place] - 1] in _APOSTROPHES:
            place += 1
        if not _BETWEEN.fullmatch(text, end, words.starts[place]):
            return
        end = words.ends[place]
        yield words.texts[place], end
        place += 1


def _close_bracket(text: str, start: int, end: int) -> int:
    return end + 1 if "(" in text[start:end] and ")" not in text[start:end] and text[end : end + 1] == ")" else end


def _case_fits(text: str, spellings: tuple[str, ...]) -> bool:
    """Short names that are also words count only in their own case: ALIGN, WIT, Zero, Frozen."""
    return any(_fits(text, spelling) for spelling in spellings)


def _fits(text: str, spelling: str) -> bool:
    letters = spelling.replace("-", "")
    if len(letters) <= _SHORT and letters.isalpha() and not letters.islower() and not letters.isupper():
        return text == spelling  # "MiT" is a data set, "MIT" a licence
    if " " in text and text[0].islower() and spelling[0].isupper() and text.split()[-1].isupper():
        return False  # "science QA" among kinds of questions; "ScienceQA" and "science qa" may be the name
    first = re.split(r"[ -]", spelling, maxsplit=1)[0]
    if " " in text and first.isupper() and len(first) <= 3 and text[: len(first)] in (first.lower(), first.title()):
        return False  # "in zero-shot" is not "IN zero-shot", nor "In v2" "IN-v2"
    if spelling.startswith("The ") and text[len("The ") :].islower():
        return False  # "the stack" of models is not "The Stack"
    if " " in spelling or not letters.isalpha() or letters.islower() or len(letters) > 6:
        return True
    return text.isupper() if letters.isupper() and len(letters) > 1 else not text.islower()


_COUNTED = re.compile(r" \d+(?:\.\d+)?[BM] (?:(?:in )?total|active|activated|param)")
"""Behind a name: a size that is told of it and is no part of it, "gives Foo 13.4B total and 3.1B active parameters"."""


def _tail_of(text: str, end: int, kinds: Mapping[str, str]) -> str | None:
    """Size, version or tuning behind a name; None when the word goes on as another name ("Qwen2" of "Qwen2-VL")."""
    start = end
    size = _ENCODER_SIZE.match(text, end) if "vision_encoder" in kinds else None
    end = size.end() if size else end
    is_size_apart = text.startswith(" ", end) and _SIZE_APART.match(text, end) and _NAMED_BY_SIZE.isdisjoint(kinds)
    is_size_apart = is_size_apart or (text.startswith(" ", end) and _COUNTED.match(text, end) is not None)
    is_size_apart = is_size_apart or (TIER in kinds and text.startswith(" ", end))
    is_sized = _SIZED.search(text, max(0, start - len("7B")), start) is not None
    while match := None if is_size_apart else _TAIL.match(text, end):
        if is_sized and match.group().startswith(" ") and _SIZED.search(match.group()):
            break
        is_sized = is_sized or _SIZED.search(match.group()) is not None
        end = match.end()
    if end < len(text) and _is_of_word(text[end]):
        return None
    if re.match(r"[-+][A-Z0-9]|\.\d", text[end : end + 2]) or text[end : end + 1] == "+":
        return None
    return text[start:end]
