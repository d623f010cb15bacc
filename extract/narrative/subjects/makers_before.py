"""The name in a title and the text below it in; the name without its maker out, where the text leaves that out.

"Acme Foo-VL" over items that begin with Foo-VL-7B and Foo-VL-2B is Foo-VL.
"""

from __future__ import annotations

import re

_MADE = re.compile(r"(?P<maker>[A-Z][a-z]+) (?P<name>[A-Z][\w.]*-[\w.-]*\w)")
_FEW = 2
"""So many times the text uses the bare name, and more often than with the maker."""


def without_maker(name: str, text: str) -> str:
    """The bare name, where the text mostly says it so."""
    made = _MADE.fullmatch(name)
    if made is None:
        return name
    own = re.escape(made["name"])
    whole = len(re.findall(rf"\b{made['maker']} {own}\b", text))
    bare = len(re.findall(rf"(?<![\w/.-]){own}\b", text)) - whole
    return made["name"] if bare >= _FEW and bare > whole else name
