"""What stands behind a name in a heading in, split, metric, condition and what each number of a cell is out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.quick import quickly_made
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key

HeadingKind = Literal["empty", "attribute", "benchmark", "metric", "split", "condition", "average", "group", "unknown"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one number of an `a / b` cell is; empty fields come from the heading around it."""

    benchmark: Benchmark | None = None
    split: str = ""
    metric: str = ""
    condition: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One header text as understood. `meaning` is set for attributes, `parts` for headings of several numbers."""

    text: str
    kind: HeadingKind
    meaning: str = ""
    benchmark: Benchmark | None = None
    split: str = ""
    metric: str = ""
    unit: str = ""
    condition: str = ""
    parts: tuple[Part, ...] = ()
    head: str = ""
    """An unknown text without what is known behind it: `FooBench` of "FooBench (val)"."""
    reason: str = ""


DIRECTION = re.compile(r"[A-Za-z]+(?:→|->|⇒|➔|2|-to-)[A-Za-z]+")
"""Directions of retrieval: `T→I`, `i2t`, `image-to-text`."""
SHOTS = re.compile(r"(?:(?:\d+|zero|one|two|few|five|k|n|multi)[- ]?shots?\*?|\d+-?s)", re.I)
CONDITION = re.compile(
    r"(?:w/o|w/|with|without|no|\+|only)? ?(?:cot|chain.of.thought|ocr|hints?|thinking|ocr tokens?|tools?|greedy|"
    r"beam.*|(?<=[+/th] )(?:retrieved |retrieval |long )?context|"
    r"mask|prompt.*|rag|nothinking|non-?thinking|think)|\d+ ?(?:frames?|f|frms?|fps|px|k)|\d+[x*]\d+|"
    r"(?:(?:eps(?:ilon)?|[εϵ∊]) ?=? ?)?\d{1,2}/255|pass@\d+|maj@\d+|"
    r"(?:zero|few)[- ]shot|제로 ?샷|零样本|ゼロショット|fine-?tun(?:ed?|ing)|"
    r"(?:e2e|end-to-end)(?: ft| fine-?tun\w+)?|linear(?:[ -]prob\w+)?|ft|transfer|"
    r"\d+[ -]?(?:max )?steps?|max ?\d+.*|\d+ ?[x×]? ?(?:gpus?|cards?)|gpus?:? ?\d+|"
    r"(?:19|20)\d\d[/.-]\d{1,2}(?:[/.-]\d{1,2})?|[01]\d[0-3]\d|\d{4}-\d{4}",
    re.I,
)
UNIT = re.compile(
    r"%|in %|percent|gbs?|gib|g|mb|mib|b|m|tokens?/s(?:ec)?|token/s|tok/s|s|ms|fps|points?|k|/100|billions?", re.I
)
_MEASURE_IN_CODE = re.compile(
    r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*_(?:correctness|match|acc|accuracy|scores?|rate|em|f1|anls|precision|recall|ratio)"
)
"""The measure as the programme calls it: `relaxed_correctness`, `vqa_match`."""
SPLIT_LIKE = re.compile(r"\b(?:test|val|dev|train|split|testmini|validation|minival)", re.I)
_LETTERS = {
    "v": ("val",), "t": ("test",), "d": ("dev",), "p": ("perception", "popular"), "c": ("cognition",),
    "r": ("random",), "a": ("adversarial",),
}  # fmt: skip
"""What single letters behind a benchmark's name may stand for, of which one has to be a part of it."""
_LIST = re.compile(r"\s*(?:/|\||&|,|、|;)\s*")
SLASHES = re.compile(r"\s*(?:/|\|)\s*")
_WITH_AND_WITHOUT = re.compile(
    r"(?:w/?o\.? ?(?:subs?|subtitles?)?\.? ?(?:&|/|and|,) ?w/?\.?(?:[ -](subs?|subtitles?)\.?)?|"
    r"(?:without|sin|sem|sans|ohne) ?/ ?(?:with|con|com|avec|mit)"
    r"(?: (?:subs?|subt[ií]t[a-z]+|legendas|sous-titres|untertitel))?)",
    re.I,
)
_WITHOUT_AND_WITH = re.compile(
    r"w/?\.? ?(?:subs?|subtitles?)?\.? ?(?:&|/|and|,) ?w/?o\.?(?:[ -](subs?|subtitles?)\.?)?", re.I
)
_WITH = re.compile(r"\b(w/o|w/|wo/|w\.o\.|w\.)(?=\s|\w|$)", re.I)


def pieces_of(rest: str) -> Iterable[tuple[str, bool]]:
    """The pieces of what follows a name, with whether each stood in brackets."""
    rest = re.sub(r"\)\s*[x×*]\s*\(", " x ", rest.strip(" -_:,]^").rstrip("[("))
    for found in re.finditer(r"\(([^()]*)\)?|\[([^\[\]]*)\]?|([^()\[\]]+)", rest):
        bracketed = found.group(1) if found.group(1) is not None else found.group(2)
        piece = (bracketed if bracketed is not None else found.group(3)).strip(" -_:,")
        if piece:
            yield piece, bracketed is not None


def read_pieces(heading: Heading, pieces: Sequence[tuple[str, bool]], vocabulary: Vocabulary) -> Heading | None:
    """Add split, metric, condition and parts of the pieces; None when a piece outside brackets says nothing known."""
    for piece, is_bracketed in pieces:
        known = _add_piece(heading, piece, vocabulary) or _add_list(heading, piece, vocabulary, is_bracketed)
        if known is None:
            known = _add_words(heading, piece, vocabulary) or _add_enumerated(heading, piece, vocabulary)
        if known is None:
            if not is_bracketed:
                return None
            known = _add_bracketed(heading, piece)
        heading = known
    return heading


_SUBTITLES = re.compile(r"(?:(w/?o\.?|without)|w/?\.?|with) ?(?:subs?|subtitles?)\.?", re.I)


def _add_piece(heading: Heading, piece: str, vocabulary: Vocabulary) -> Heading | None:
    subtitles = _SUBTITLES.fullmatch(piece)
    if subtitles is not None:
        return replace(heading, split=joined(heading.split, "w/o subs" if subtitles.group(1) else "w/ subs"))
    parts = heading.benchmark.parts if heading.benchmark else frozenset()
    is_metric_too = bool(heading.split) and vocabulary.metric(piece) is not None
    if (key(piece) in parts and not is_metric_too) or vocabulary.is_split(piece):
        return replace(heading, split=joined(heading.split, piece))
    if letter := _in_full(piece, parts):
        return replace(heading, split=joined(heading.split, letter))
    if SHOTS.fullmatch(piece) or CONDITION.fullmatch(piece):
        return replace(heading, condition=joined(heading.condition, piece, "; "))
    if UNIT.fullmatch(piece):
        return replace(heading, unit=piece)
    metric = vocabulary.metric(piece)
    if metric is not None:
        return replace(heading, metric=heading.metric or piece, unit=heading.unit or metric.unit)
    return replace(heading, metric=heading.metric or piece) if _MEASURE_IN_CODE.fullmatch(piece) else None


def _add_list(heading: Heading, piece: str, vocabulary: Vocabulary, is_bracketed: bool = False) -> Heading | None:
    """`val/test`, `random / popular / adversarial`, `EN/CN`: what each number of a cell is."""
    if _WITH_AND_WITHOUT.fullmatch(piece):
        return replace(heading, parts=(Part(split="w/o subs"), Part(split="w/ subs")))
    if _WITHOUT_AND_WITH.fullmatch(piece):
        return replace(heading, parts=(Part(split="w/ subs"), Part(split="w/o subs")))
    if paired := _with_and_without(piece):
        return replace(heading, parts=paired)
    if _WITH.search(piece) or not _LIST.search(piece):
        return None
    items = [item for item in _LIST.split(piece) if item]
    if len(items) < 2:
        return None
    parts = [_part(heading.benchmark, item, vocabulary) for item in items]
    if (all(parts) and len({_kind_of(part) for part in parts}) == 1) or (
        "/" in piece and sum(map(bool, parts)) * 2 >= len(parts)
    ):
        known = tuple(part or Part(split=item) for part, item in zip(parts, items, strict=True))
        return replace(heading, parts=known)
    if (
        is_bracketed
        and "/" in piece
        and len(items) <= MOST_PARTS
        and all(re.fullmatch(r"[A-Za-z][\w@.+ -]{0,24}", item) for item in items)
    ):
        return replace(heading, parts=tuple(part or Part(split=item) for part, item in zip(parts, items, strict=True)))
    return None


_EITHER_WAY = re.compile(
    r"(?P<first>with(?:out)?|w/?o\.?|w/?)(?: ?(?P<thing>[A-Za-z]\w{0,11}))? ?/ ?"
    r"(?P<second>with(?:out)?|w/?o\.?|w/?) ?(?P<same>[A-Za-z]\w{0,11})",
    re.I,
)
_COT = re.compile(r"cot|thinking|reasoning", re.I)


def _with_and_without(piece: str) -> tuple[Part, ...]:
    """`w M / w/o M`, `w/o / w CoT`: a figure with something and one without; nothing for other lists."""
    found = _EITHER_WAY.fullmatch(piece)
    if found is None or (found["thing"] or found["same"]).casefold() != found["same"].casefold():
        return ()
    ways = ["w/o" if "o" in found[way].casefold().replace("with", "", 1) else "w/" for way in ("first", "second")]
    if ways[0] == ways[1]:
        return ()
    texts = [f"{way} {found['same']}" for way in ways]
    return tuple(Part(condition=text) if _COT.fullmatch(found["same"]) else Part(split=text) for text in texts)


MOST_PARTS = 6
"""Numbers of one cell that a heading may tell apart in words of its own."""


def _kind_of(part: Part | None) -> str:
    if part is None:
        return ""
    return "benchmark" if part.benchmark else "split" if part.split else "metric" if part.metric else "condition"


def named_part(benchmark: Benchmark, item: str, vocabulary: Vocabulary) -> Part | None:
    """The part of a benchmark that a word or its first letter names."""
    other = vocabulary.benchmark(f"{benchmark.name} {item}")
    if other is not None:
        return Part(benchmark=other)
    if key(item) in benchmark.parts:
        return Part(split=item)
    letter = _in_full(item, benchmark.parts)
    word = "" if letter or vocabulary.metric(item) or vocabulary.is_split(item) else _shortened(item, benchmark.parts)
    return named_part(benchmark, word, vocabulary) if word else Part(split=letter) if letter else None


def _in_full(letter: str, parts: frozenset[str]) -> str:
    """The part of a benchmark that a letter stands for: `POPE-P/R/A`."""
    return next((word for word in _LETTERS.get(letter.casefold(), ()) if key(word) in parts), "")


_SHORTENED = re.compile(r"[a-z]{3,6}\.", re.I)


def _shortened(item: str, parts: frozenset[str]) -> str:
    """The one part that a shortened word stands for: `cog.` is cognition, `perp.` perception."""
    letters = item.rstrip(".").casefold()
    if not _SHORTENED.fullmatch(item):
        return ""
    begun = [part for part in parts if part.startswith(letters)]
    found = begun or [part for part in parts if part.startswith(letters[:2]) and _stands_in(letters, part)]
    return found[0] if len(found) == 1 else ""


def _stands_in(letters: str, word: str) -> bool:
    """Whether the letters stand in a word in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _part(benchmark: Benchmark | None, item: str, vocabulary: Vocabulary) -> Part | None:
    own = named_part(benchmark, item, vocabulary) if benchmark is not None else None
    if own is not None:
        return own
    if vocabulary.is_split(item) or DIRECTION.fullmatch(item) or re.fullmatch(r"avg[-_ ]?\d+|g-?\d+", item):
        return Part(split=item)
    named = vocabulary.benchmark(item)
    if named is not None:
        return Part(benchmark=named)
    metric = vocabulary.metric(item)
    if metric is not None:
        return Part(metric=item)
    if SHOTS.fullmatch(item):
        return Part(condition=item)
    return Part(split=item) if SPLIT_LIKE.search(item) else None


def _add_words(heading: Heading, piece: str, vocabulary: Vocabulary) -> Heading | None:
    """Several words, each or two together known: "test Acc", "val (0-shot)", "image retrieval R@5"."""
    words = re.split(r"[\s,]+", piece)
    if len(words) < 2:
        words = re.split(r"[-_]+", piece)
    if not 2 <= len(words) <= 5:
        return None
    while words:
        pair = _add_piece(heading, " ".join(words[:2]), vocabulary) if len(words) > 2 else None
        known = pair or _add_piece(heading, words[0], vocabulary) or _add_list(heading, words[0], vocabulary)
        if known is None:
            return None
        heading, words = known, words[2 if pair else 1 :]
    return heading


def _add_enumerated(heading: Heading, piece: str, vocabulary: Vocabulary) -> Heading | None:
    """`val, unseen`: at least one item between commas is known, the others are conditions."""
    items = [item for item in re.split(r"\s*,\s*", piece) if item]
    found = [_add_piece(heading, item, vocabulary) for item in items]
    if len(items) < 2 or not any(found):
        return None
    for item in items:
        known = _add_piece(heading, item, vocabulary)
        heading = known or replace(heading, condition=joined(heading.condition, item, "; "))
    return heading


_SCALE = re.compile(
    r"/\s?\d{2,5}|(?:out of|of|max\.?|maximum|total|full (?:marks?|score))\s*:?\s*\d{2,5}(?: points)?"
    r"|0\s*[-–~]\s*\d{2,5}",
    re.I,
)
"""The ends of a benchmark's scale, `OCRBench (/1000)`: no condition of its scores."""


def _add_bracketed(heading: Heading, piece: str) -> Heading:
    if _SCALE.fullmatch(piece):
        return heading
    if SPLIT_LIKE.search(piece) and "+" not in piece and "train" not in piece and len(piece) < 40:
        return replace(heading, split=joined(heading.split, piece))
    return replace(heading, condition=joined(heading.condition, piece, "; "))


def joined(first: str, second: str, separator: str = " ") -> str:
    return f"{first}{separator}{second}" if first else second
