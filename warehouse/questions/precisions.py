"""The number formats that weights are loaded in: bytes for each parameter, and how conditions name them."""

from __future__ import annotations

from dataclasses import dataclass

from extract.errors import WarehouseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """One number format; `pattern` finds it in the condition of a stated memory figure (lower case)."""

    name: str
    bytes_per_parameter: float
    pattern: str


PRECISIONS: tuple[Precision, ...] = (
    Precision(name="fp32", bytes_per_parameter=4, pattern=r"(fp|float)-?32|(^|[^0-9])32[ -]?bit|full precision"),
    Precision(
        name="bf16",
        bytes_per_parameter=2,
        pattern=r"(bf|fp|float|bfloat)-?16|(^|[^0-9])16[ -]?bit|half precision",
    ),
    Precision(name="int8", bytes_per_parameter=1, pattern=r"(int|fp|q)-?8|(^|[^0-9])8[ -]?bit"),
    Precision(name="int4", bytes_per_parameter=0.5, pattern=r"(int|nf|q|fp)-?4|(^|[^0-9])4[ -]?bit|awq|gptq"),
)


def precision_named(name: str) -> Precision:
    """The precision of that name; raises WarehouseError for a name that is none."""
    for precision in PRECISIONS:
        if precision.name == name:
            return precision
    raise WarehouseError(f"{name!r} is no precision; choose one of {', '.join(each.name for each in PRECISIONS)}")
