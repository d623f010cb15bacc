"""Text with HTML entities in, the same with the characters that they stand for out; any text, however long."""

from __future__ import annotations

import html
import re
from typing import Final

ENDLESS: Final = re.compile(r"&#[0-9]{1000,}+;?")
"""Python converts no decimal number of more than 4,300 digits; no character has one of more than seven."""


def decode_entities(text: str) -> str:
    """Decode each entity once, with or without its semicolon, as the HTML standard says."""
    return html.unescape(without_endless(text)) if "&" in text else text


def without_endless(text: str) -> str:
    """Numbers that are no character as U+FFFD, which is what the standard makes of them."""
    return ENDLESS.sub("\ufffd", text) if "&#" in text else text
