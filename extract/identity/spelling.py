"""One spelling of a model's name in, its comparable key out: core words in order, and facets (size, tuning, …) beside.

"Llama-3.2-11B-Vision-Instruct" and "Llama 3.2-Vision 11B Instruct" have the same key; "Gemma-2B" (a size) and "Gemma 2"
(a generation), "MiniCPM-V-2" and "MiniCPM-V-2_6", "InternVL2 2B" and "InternVL 22B" have different ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\s/_\-:()\[\],]+")
_SIZE = re.compile(r"^(?:\d+x)?\d+(?:\.\d+)?[bm]$")
_BILLIONS = re.compile(r"\d+(?:\.\d+)?b")
_ACTIVE = re.compile(r"^a\d+(?:\.\d+)?b$")
_RESOLUTION = re.compile(r"^(?:\d{3,4}(?:px)?|\d+khd|hd|hr)$")
_DATE = re.compile(r"^(?:0\d{3}|1[0-2]\d{2}|20\d{2}|\d{6}|\d{8})$")
_PIECE = re.compile(r"\d+(?:\.\d+)*[bmk](?![a-z0-9])|\d+(?:\.\d+)*(?:x\d+(?:\.\d+)?[bm])?|[^\W\d_]+|\+")
_UNDERSCORED_VERSION = re.compile(r"(?<=\d)_(?=\d)")
_DASHED_DATE = re.compile(r"(?<!\d)(20\d{2})[-.](0[1-9]|1[0-2])[-.]([0-3]\d)(?!\d)")
"""A day written with hyphens is the same day without: "GPT-4o (2024-05-13)", "gpt-4o-20240513"."""
_HYPHENED_VERSION = re.compile(r"(?<=[A-Za-z]-)(\d)-(\d)(?=-[A-Za-z])")
"""A version in an identifier that may hold no points: "claude-3-5-sonnet"."""
_TUNING = frozenset(
    [
        "instruct",
        "chat",
        "base",
        "it",
        "pt",
        "mix",
        "ft",
        "sft",
        "dpo",
        "rl",
        "rlhf",
        "chatty",
        "preview",
        "thinking",
        "reasoning",
        "tuned",
        "finetuned",
        "aligned",
    ]
)
_FORMAT = frozenset(["hf", "transformers", "safetensors"])
"""Another format of the same weights: no facet at all."""
_QUANTIZED = frozenset(
    ["int4", "int8", "fp16", "fp8", "bf16", "awq", "gptq", "gguf", "mlx", "4bit", "8bit", "q4", "nf4", "tgi"]
)
_FILLERS = frozenset(["model", "models", "family", "series", "the", "vlm"])
_RESOLUTIONS = frozenset(["224", "336", "384", "448", "512", "672", "768", "896", "1024", "1344"])


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name taken apart. `organization` is that of a repository id."""

    text: str
    core: tuple[str, ...]
    facets: frozenset[str]
    words: tuple[str, ...]
    core_words: tuple[str, ...]
    """Words that are no facets, undivided."""
    organization: str = ""

    @property
    def key(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """Equal for spellings that mean the same model by case, separators and order of facets alone."""
        return self.core, self.facets

    @property
    def billions(self) -> float | None:
        """The size that the name states; None for none, and for one of several experts (`8x7b`)."""
        return next((float(facet[:-1]) for facet in sorted(self.facets) if _BILLIONS.fullmatch(facet)), None)


@lru_cache(maxsize=65_536)
def take_apart(text: str) -> Spelling:
    """Core words, facets and organisation of a spelling."""
    organization, bare = _split_id(text)
    bare = _DASHED_DATE.sub(r"\1\2\3", _UNDERSCORED_VERSION.sub(".", bare.strip()))
    bare = _HYPHENED_VERSION.sub(r"\1.\2", bare)
    words = tuple(match.group().casefold() for match in _WORD.finditer(bare))
    core: list[str] = []
    facets: set[str] = set()
    core_words: list[str] = []
    for index, word in enumerate(words):
        facet = _facet(word, index, words)
        if facet == "":
            core += _pieces(word)
            core_words.append(word)
        elif facet != "format":
            facets.add(facet)
    if not core:
        core, facets, core_words = [piece for word in words for piece in _pieces(word)], set(), list(words)
    return Spelling(text, tuple(core), frozenset(facets), words, tuple(core_words), organization)


def _split_id(text: str) -> tuple[str, str]:
    match = re.fullmatch(r"([A-Za-z0-9][\w.-]*)/([A-Za-z0-9][\w.-]*)", text.strip())
    return (match[1], match[2]) if match else ("", text)


def _facet(word: str, index: int, words: tuple[str, ...]) -> str:
    """The facet that a word is: itself, "format" for none that counts, "" for a word of the core."""
    if index == 0:
        return ""
    if _SIZE.match(word) or _ACTIVE.match(word):
        return _in_billions(word)
    if word in _FORMAT or (word in _FILLERS and index == len(words) - 1):
        return "format"
    if word in _TUNING or word in _QUANTIZED:
        return word
    if word in _RESOLUTIONS or (word.endswith("px") and _RESOLUTION.match(word)):
        return word.removesuffix("px") + "px"
    if _DATE.match(word) and index == len(words) - 1 and len(words) > 2:
        return word
    return ""


def _in_billions(size: str) -> str:
    """ "500m" and "0.5b" are one size; "8x7b" stays as it is written."""
    number = re.fullmatch(r"(a?)(\d+(?:\.\d+)?)([bm])", size)
    if number is None:
        return size
    return f"{number[1]}{float(number[2]) / (1 if number[3] == 'b' else 1000):g}b"


def _pieces(word: str) -> list[str]:
    """ "videollama3" → videollama, 3; a "v" before a version is left out ("v1.6", "evev2")."""
    pieces = _PIECE.findall(word)
    kept: list[str] = []
    for index, piece in enumerate(pieces):
        follows_number = index + 1 < len(pieces) and pieces[index + 1][:1].isdigit()
        if piece == "v" and follows_number:
            continue
        if (
            follows_number
            and len(piece) > 2
            and piece.endswith("v")
            and index == 0
            and piece.isalpha()
            and len(pieces) == 2
        ):
            kept.append(piece.removesuffix("v"))
            continue
        kept.append(_plain_number(piece))
    return kept


def _plain_number(piece: str) -> str:
    """ "1.0" and "1" are written for the same version."""
    return piece.removesuffix(".0") if re.fullmatch(r"\d+\.0", piece) else piece


def slug(text: str) -> str:
    """A key for a name: small letters, digits, points and plus signs, joined by hyphens."""
    bare = _split_id(text)[1]
    bare = _UNDERSCORED_VERSION.sub(".", bare).casefold()
    return re.sub(r"[^\w.+]+|_", "-", bare).strip("-.") or "unnamed"
