"""A model's name and what a row or column calls a variant of it in; the variant's name out."""

from __future__ import annotations

import re

from extract.narrative.subject_names import Subject

_SIZE = re.compile(r"\(?(?P<size>\d+(?:\.\d+)?[BM])\b", re.I)
_SIZED = re.compile(r"[-_ ]\d+(?:\.\d+)?[BM]\b", re.I)


def variant_name(model: str, variant: str) -> str:
    """`pt-224` of Foo is `Foo pt-224`; a size takes the place of the name's own: `2B` beside Foo-8B is `Foo 2B`."""
    size = _SIZE.match(variant) if _SIZED.search(model) else None
    if size is None:
        return f"{model} {variant}"
    return Subject(model=model).sized(size["size"]) + variant[size.end() :]
