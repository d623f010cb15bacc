"""A sentence in; where it goes on behind its model's name and a dash, a bar or a colon out, as a note does."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Subject

SEPARATOR = r"\s[–—|·•-]\s+|:\s+"
_NAME = re.compile(rf"[*_`]*(?P<name>[^(|:·]+?)[*_`]*\s*(?:\([^()]*\)\s*)*(?:{SEPARATOR})")


def behind_name(analysis: Analysis, subject: Subject) -> int:
    """Where a note goes on behind its model's name and a dash, a bar or a colon; -1 for any other sentence."""
    named = _NAME.match(analysis.text, 0)
    return named.end() if named is not None and subject.is_exactly(named["name"]) else -1
