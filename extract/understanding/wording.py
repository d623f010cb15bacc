"""Header and cell texts in, their comparable forms out: folded keys, plain headings, arrows and marks taken off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extract.records import Cell

_LATEX_WORD = re.compile(r"\\(?:text|mathrm|mathbf|textbf|textit|rm|bf|it|mathit|texttt)\s*\{([^{}]*)\}")
_LATEX_COLOR = re.compile(r"\\(?:textcolor|color)\s*\{[^{}]*\}")
_LATEX_ARROW = re.compile(r"\\(?:up|down)arrow")
_LATEX_MATH = re.compile(r"\$`?([^$]*?)`?\$")
_LATEX_SCRIPT = re.compile(r"[_^](?=\s*[{\\])|[_^](?=[\w+*'†‡])")
_LATEX_SYMBOL = re.compile(
    r"\\(ddagger|dagger|ast|star|times|pm|mp|sim|approx|checkmark|cdot|ldots|leq?|geq?|Delta|alpha|beta|pi)(?![a-zA-Z])"
)
_SYMBOLS = {
    "dagger": "†", "ddagger": "‡", "ast": "*", "star": "*", "times": "×", "pm": "±", "mp": "±", "sim": "~",
    "approx": "≈",
    "checkmark": "✓", "cdot": "·", "ldots": "…", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "Delta": "Δ",
    "alpha": "α",
    "beta": "β", "pi": "π",
}  # fmt: skip
_WIKI_LINK = re.compile(r"\[\[(?!\d+\])([^\[\]|]{1,80})\]\]")
"""A page that notes link by its name: `[[Foo-VL]]`."""
_EDGE = "\x1f"
"""Stands for the edge of a sub- or superscript until the parts are taken apart."""
_LATEX_REST = re.compile(r"\\[a-zA-Z]+|\\.|[${}^~]")
_ARROWS = re.compile(
    r"\([↑↓⬆⬇⇑⇓▲▼]\ufe0f?\)|\s*[↑↓⬆⬇⇑⇓▲▼]\ufe0f?(?=\))|[↑↓⬆⬇⇑⇓▲▼🔼🔽👍🏆⭐🔥✨]\ufe0f?|"
    r"\((?:higher|lower|the higher|the lower)[^)]*\)",
    re.I,
)
_SPACE = re.compile(r"\s+")
_NOT_KEY = re.compile(r"[^a-z0-9+#*\u0400-\u052f\u0590-\u08ff\u0900-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD_KEY_STAR = re.compile(r"(?<=[a-z0-9])\*+$")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | {"：": ":", "（": "(", "）": ")", "，": ","})
_QUOTES = re.compile(r"[`\"“”]|\*\*|__(?=\S)|(?<=\S)__")
MAXIMUM_HEADING = 160
"""Longer header texts are prose; matching patterns against them only costs time."""


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Fold a name for comparison: case, accents, spaces and separators gone; `+` and `#` kept (RefCOCO+)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_DASHES).replace("×", "x"))
    folded = text.casefold()
    return _WORD_KEY_STAR.sub("", _NOT_KEY.sub("", folded))


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Text without LaTeX, arrows, emphasis marks and doubled spaces; dashes and crosses made equal, case kept."""
    return as_shown(text).replace("×", "x")


@lru_cache(maxsize=8192)
def as_shown(text: str) -> str:
    """The same with its crosses: `8×7B` is how a name is written."""
    if "$" in text or "\\" in text:
        text = _without_latex(text)
    if "[[" in text:
        text = _WIKI_LINK.sub(r"\1", text)
    if not text.isascii() or "(" in text:
        text = _ARROWS.sub("", text.translate(_DASHES))
    return _SPACE.sub(" ", _QUOTES.sub("", text)).strip(" :;,|")


def _without_latex(text: str, edge: str = " ") -> str:
    """Formulas as they look; `edge` goes before what is set lower or higher."""
    text = _LATEX_MATH.sub(lambda found: _LATEX_SCRIPT.sub(edge, found.group(1)) + "{}", text) if "$" in text else text
    text = _LATEX_SYMBOL.sub(lambda found: _SYMBOLS[found.group(1)], text)
    text = _LATEX_WORD.sub(r"\1", _LATEX_COLOR.sub("", text))
    return _LATEX_REST.sub("", _LATEX_WORD.sub(r"\1", _LATEX_ARROW.sub("", text)))


@lru_cache(maxsize=8192)
def script_parts(text: str) -> tuple[str, ...]:
    """A formula's text apart at its sub- and superscripts: "MMMU", "V/T"; empty when there are none."""
    if "$" not in text:
        return ()
    parts = tuple(part for part in map(plain, _without_latex(text, _EDGE).split(_EDGE)) if part)
    return parts if len(parts) > 1 else ()


@lru_cache(maxsize=8192)
def phrase(text: str) -> str:
    """Folded words of a heading, spaces kept: what the patterns of columns.csv are matched against."""
    folded = plain(unicodedata.normalize("NFKC", text)).casefold()
    return _SPACE.sub(" ", folded.replace("_", " ")).strip(" .:*†‡")[:MAXIMUM_HEADING]


_MARK_PART = re.compile(r"(?:[*†‡§¶#^∗⋆★☆♢◇◆⋄△▽∇□■○●◦♣♠♥♦✦]|\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹])+")
_NUMBER_NOTE = re.compile(r"\d{1,2}(?:,\d{1,2})*|\(\d{1,2}\)")
_POWER = re.compile(r"[+\-−]?\d{1,3}")
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]+")
_EMPTY_BRACKETS = re.compile(r"\s*(?:\(\s*\)|\[\s*\]|[(\[]\s*$)")


def visible(cell: Cell) -> str:
    """A cell's text with its parts (line breaks, sub- and superscripts) apart by blanks, footnote marks left out."""
    if not cell.parts:
        return cell.text
    parts = [part for part in cell.parts if not is_note(part.strip(), cell)]
    if len(parts) > 1 and parts[-1] == "+":
        return " ".join(parts[:-1]) + ("" if parts[-2][-1:].isdigit() else "+")
    return " ".join(parts).replace(" + ", "+ ")


def is_note(part: str, cell: Cell) -> bool:
    """Whether one part of a cell is a footnote mark."""
    return bool(_MARK_PART.fullmatch(part)) or (part in cell.notes and bool(_NUMBER_NOTE.fullmatch(part)))


STRUCK = "\x00"
"""Stands for the text of a cell that is struck through as a whole; no text that was read holds this character."""


def figure_text(cell: Cell) -> str:
    """A cell's text without footnote marks and what is struck through: what its figures are read from."""
    if "struck" in cell.marks:
        return STRUCK
    if not cell.parts:
        return cell.text
    if len(cell.parts) == 2 and cell.parts[0].endswith("10") and _POWER.fullmatch(cell.parts[1]):
        return "^".join(cell.parts)
    left = list(cell.notes)
    kept = []
    for place, part in enumerate(cell.parts):
        if part in left and (place or cell.parts.count(part) <= left.count(part)):
            left.remove(part)
        else:
            kept.append(part)
    are_figures = len(kept) > 1 and all(_WHOLE.fullmatch(part) for part in kept)
    return (" / " if are_figures else " ").join(kept)


_WHOLE = re.compile(r"\d{2,}(?:\.\d+)?%?")
"""Figures that stand one below the other in a cell: `1521<br>323`."""


def without_pictures(text: str) -> str:
    """A text without emoji and the brackets that held nothing else."""
    bare = _PICTURE.sub(" ", text)
    return _SPACE.sub(" ", _EMPTY_BRACKETS.sub("", bare)).strip()


def cell_heading(cell: Cell) -> str:
    """The plain text of a header cell."""
    return plain(visible(cell))


def direction(text: str) -> str:
    """What an arrow in a heading says: "higher", "lower" or ""."""
    if re.search(r"[↓⬇⇓▼🔽]|\\downarrow|lower (?:is|the) better", text):
        return "lower"
    return "higher" if re.search(r"[↑⬆⇑▲🔼]|\\uparrow", text) else ""


AS_IT_IS = re.compile(
    r"(?:(?:the )?(?:original|vanilla|unmodified|unpruned)(?: models?|[- ]?\d+(?:\.\d+)?b)?"
    r"|(?:no|without|w/o) (?:(?:token |visual |kv )?(?:compression|pruning|merging|reduction|quanti[sz]ation))"
    r"|un(?:compressed|quanti[sz]ed)|无压缩|不压缩|未压缩|无剪枝|不剪枝|未剪枝"
    r"|原始(?:模型)?|원본(?: 모델)?)"
    r"(?: ?\((?:all |全部 ?|ratio ?= ?)?\d[\d,.]*(?:%| ?(?:visual |vision )?tokens?|% tokens?)?\))?",
    re.I,
)
"""What a row or a cell beside a model's name says of the model with nothing added."""
