"""How much GPU memory a model needs, in words: where the figure is from, what the formula is and what it leaves out."""

from __future__ import annotations

from typing import Any, Final

from dashboard.doubts import size_words
from warehouse.questions import Precision

COMMON_CARDS: Final = (8, 12, 16, 24, 48, 80)

LEAVES_OUT: Final = (
    "It leaves out the KV cache, activations, vision tokens and the framework itself, so it is a lower bound: "
    "long prompts and large pictures need more."
)


def formula(precision: Precision) -> str:
    """The formula that the page shows, for one precision."""
    return f"weights in GB = parameters in billions × {precision.bytes_per_parameter:g} bytes ({precision.name})"


def rules(precision: Precision) -> tuple[str, ...]:
    """How a verdict comes about, sentence by sentence."""
    return (
        "A figure that a source states decides wherever it applies; it is marked stated.",
        f"Where none is stated, the weights are computed: {formula(precision)}. {LEAVES_OUT}",
        "A stated figure that names no precision is taken for bf16, the format models are published in. For int8 and "
        "int4 it is the most a model can need: if it fits, the model fits; if not, the answer is unknown. For fp32 it "
        "is the least.",
        "fits: a stated figure fills at most 90 % of the card, a computed one at most 75 %. tight: up to 100 %. "
        "does not: more. unknown: neither memory nor size is known.",
        "Figures for fine-tuning are not used here. 1 GB counts as 10⁹ bytes on both sides.",
    )


def needs_words(row: dict[str, Any]) -> str:
    """'5.02 GB, stated' for one row of the shortlist."""
    needs, basis = row["needs_gb"], row["needs_basis"]
    if needs is None:
        return unknown_words(row)
    if basis == "stated":
        condition = f" ({row['stated_condition']})" if row["stated_condition"] else ""
        return f"{needs:g} GB, stated in a source{condition}"
    origin = "a size in the name" if row["parameters_basis"] == "in the name" else "a stated size"
    least = "up to" if row["parameters_comparator"] == "<" else "at least"
    return f"{least} {needs:g} GB, computed from {origin} ({size_words(row)} parameters)"


def unknown_words(row: dict[str, Any]) -> str:
    """Why a model's memory is not known."""
    if row["stated_gb"] is not None:
        return f"unknown at this precision (stated without one: {row['stated_gb']:g} GB)"
    return "unknown: neither memory nor size is stated"
