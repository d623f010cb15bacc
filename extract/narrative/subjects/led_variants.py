"""An item of a list in a document about one model in; the variant that it begins with and describes out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Subject
from extract.narrative.language.heads import NO_MODEL

_LED = re.compile(
    r"\W*(?P<name>[A-Z][\w.]*(?:[-+ ][A-Z\d][\w.]*){1,4})(?:\s\([^()]{1,40}\))?(?:\s*[–—:]|\s-)\s", re.ASCII
)


def led_variant(text: str, subject: Subject) -> str:
    """ "Foo-Nano – 1.3B, …" in a text about Foo: the variant; "" where an item begins otherwise."""
    led = _LED.match(text)
    if led is None or len(subject.family) < len("Foo") or not led["name"].startswith(subject.family):
        return ""
    name = led["name"]
    return "" if NO_MODEL.search(name) or subject.is_exactly(name) or subject.is_short(name) else name
