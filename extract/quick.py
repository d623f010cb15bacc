"""A frozen dataclass with slots in, the same class out, made in half the time: a page makes tens of thousands.

The `__init__` that dataclasses write for a frozen class sets each field through `object.__setattr__`, which looks the
slot up by its name; this one of the same signature calls the slots themselves.
"""

from __future__ import annotations

from dataclasses import MISSING, Field
from typing import Any, TypeVar

Made = TypeVar("Made")


def quickly_made(made: type[Made]) -> type[Made]:
    """Replace the `__init__` of a class without factories, whose fields are keywords all or none."""
    fields: tuple[Field[Any], ...] = tuple(made.__dataclass_fields__.values())  # type: ignore[attr-defined]
    names: dict[str, Any] = {f"set_{one.name}": made.__dict__[one.name].__set__ for one in fields}
    names |= {f"default_{one.name}": one.default for one in fields}
    parameters = ", ".join(
        one.name if one.default is MISSING else f"{one.name}=default_{one.name}" for one in fields
    )  # fmt: skip
    keywords = "*, " if fields[0].kw_only else ""
    lines = (f"    set_{one.name}(self, {one.name})" for one in fields)
    exec("\n".join((f"def __init__(self, {keywords}{parameters}):", *lines)), names)
    made.__init__ = names["__init__"]  # type: ignore[method-assign]
    return made
