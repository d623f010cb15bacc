"""Text of documents in, text that a page can show in: never markup, never a hidden direction change, never endless.

Everything that comes out of the warehouse (names, quotes, messages, addresses) was written by strangers.
"""

from __future__ import annotations

import html
import re
from typing import Final

import polars as pl

CELL_CHARACTERS: Final = 400  # a table cell; the whole text is in the download
QUOTE_CHARACTERS: Final = 4_000  # a quote of one line or cell; longer ones are whole tables in one line
LABEL_CHARACTERS: Final = 80

_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTIONS: Final = r"\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_HIDDEN: Final = _CONTROLS + _DIRECTIONS
_HIDDEN_PATTERN: Final = re.compile(f"[{_HIDDEN}]")
_ICON: Final = ":material/"
_ACTIVE_IN_CELL: Final = re.compile(f"[{_HIDDEN}]|{_ICON}")
_PUNCTUATION: Final = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")

# Whatever may begin Markdown, an icon, a link, an entity or a typographic replacement; brackets alone do nothing.
_ACTIVE: Final = re.compile(r"[!\"#$&*:<>@\[\\\]^_`{|}~\t\r\n]|--|www\.|^\s*(?:[-+=]|\d+[.)])")


def visible(text: str) -> str:
    """The text with invisible and direction-changing characters written as ‹U+202E›, so that none acts."""
    return _HIDDEN_PATTERN.sub(lambda found: f"‹U+{ord(found.group()):04X}›", text)


def shortened(text: str, characters: int) -> str:
    """At most `characters` characters; what was cut is counted."""
    return text if len(text) <= characters else f"{text[:characters]}… ({len(text):,} characters)"


def quoted(text: str) -> str:
    """A quote for `st.code` or `st.text`: visible and of bounded length."""
    return shortened(visible(text), QUOTE_CHARACTERS)


def label(text: str) -> str:
    """A name for a place that reads Markdown (links, expanders): every mark escaped, one line, bounded.

    A word joiner after each colon keeps `:name:` from becoming an icon, which escaping alone does not.
    """
    line = shortened(" ".join(visible(text).split()), LABEL_CHARACTERS)
    return _PUNCTUATION.sub(r"\\\1", line).replace("\\:", "\\:\u2060")


def option(text: str) -> str:
    """A name for a choice that reads Markdown and travels in the address (pills): escaped only where a mark would act.

    Of 'DocVQA (test)' nothing acts, and its address stays readable.
    """
    return label(text) if _ACTIVE.search(text) else text


def escaped(text: str) -> str:
    """A text for `st.html`, as a text node: visible, bounded, escaped."""
    return html.escape(quoted(text), quote=True)


def shown(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame for a table on a page: every text visible and cut to a cell's length."""
    # Column by column: a query of polars for so few rows costs more than its work.
    return pl.DataFrame(
        [_shown_column(column) if column.dtype == pl.String else column for column in frame.get_columns()]
    )


def _shown_column(column: pl.Series) -> pl.Series:
    # In Python, not by polars' map_elements: its worker threads wait for the interpreter's lock there, while a session
    # that holds the lock waits for the workers; with twenty sessions the server stood still.
    texts = column.to_list()
    if any(text is not None and (len(text) > CELL_CHARACTERS or _ACTIVE_IN_CELL.search(text)) for text in texts):
        cut = [None if text is None else _cell(text) for text in texts]
        return pl.Series(column.name, cut, dtype=pl.String)
    return column


def _cell(text: str) -> str:
    """A word joiner keeps `:material/name:` from becoming an icon on the buttons with which a table names its rows."""
    return visible(shortened(text, CELL_CHARACTERS)).replace(_ICON, f"{_ICON[0]}\u2060{_ICON[1:]}")


def cut_column(frame: pl.DataFrame, name: str, characters: int) -> pl.DataFrame:
    """The frame with the texts of one column shortened."""
    texts = [None if text is None else shortened(text, characters) for text in frame[name].to_list()]
    return frame.with_columns(pl.Series(name, texts, dtype=pl.String))
