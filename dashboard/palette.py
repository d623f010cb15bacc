"""Colours and shapes with fixed meanings; Okabe and Ito's colours, distinguishable with any colour vision.

Every meaning has a colour, a shape and a word, so that none hangs on colour alone.
Source: M. Okabe, K. Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
GREEN: Final = "#009E73"
PINK: Final = "#CC79A7"
RED: Final = "#D55E00"
SKY: Final = "#56B4E9"
YELLOW: Final = "#F0E442"
GREY: Final = "#7F7F7F"

WORDS_ON: Final = {"light": "#666666", "dark": "#A6A6A6"}
"""Ground → the grey of a chart's words, with a contrast of at least 4.5 to 1 on it."""

SERIES: Final = (BLUE, ORANGE, GREEN, PINK, RED, SKY)
"""One colour each for up to six models beside one another."""

SERIES_SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

VERDICTS: Final[dict[str, tuple[str, str]]] = {
    "fits": (GREEN, "circle"),
    "tight": (ORANGE, "square"),
    "does not": (RED, "triangle-down"),
    "unknown": (GREY, "diamond"),
    "no card chosen": (BLUE, "circle"),
}
"""Verdict → colour and shape."""

VERDICT_NAMES: Final[dict[str, str]] = {**{verdict: verdict for verdict in VERDICTS}, "does not": "does not fit"}
"""Verdict → what a page calls it."""

_SIGNS: Final = {"fits": "✓", "tight": "!", "does not": "✗", "unknown": "?", "no card chosen": "–"}
VERDICT_WORDS: Final[dict[str, str]] = {verdict: f"{_SIGNS[verdict]} {name}" for verdict, name in VERDICT_NAMES.items()}


def on_ground(spec: Mapping[str, Any], ground: str) -> dict[str, Any]:
    """The Vega-Lite specification with its words in the grey of that ground, "light" or "dark"."""
    grey = WORDS_ON[ground]
    words = {"labelColor": grey, "titleColor": grey}
    config = {"axis": words, "header": words, "legend": words, "text": {"color": grey}}
    return {**spec, "config": {**spec.get("config", {}), **config}}
