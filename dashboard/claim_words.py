"""The claim vocabulary in, the words that a page shows out; the vocabulary itself stands in the data dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from dashboard.doubts import SIGNS

_WORDS: Final = {
    "params_total_b": "size",
    "params_activated_b": "activated parameters",
    "params_min_b": "smallest size",
    "params_max_b": "largest size",
    "llm_params_b": "language model's size",
    "vision_encoder_params_b": "vision encoder's size",
    "min_gpu_ram_gb": "GPU memory",
    "context_length_tokens": "context length",
    "arxiv_id": "arXiv",
    "hf_id": "Hugging Face id",
    "hf_url": "Hugging Face address",
}


def attribute_words(attribute: str) -> str:
    """'params_total_b' → 'size'; attributes without words of their own lose only their underscores."""
    return _WORDS.get(attribute, attribute.replace("_", " "))


def value_words(row: Mapping[str, Any]) -> str:
    """What one claim says, as it is written and as it is understood: '81.6 percent', 'sub-billion (< 1 billion)'."""
    written, number, unit = str(row["value_text"] or ""), row["value_number"], row["unit"]
    if number is None or (written and not unit):
        return written
    figure = f"{SIGNS.get(row.get('comparator') or '', '')}{number:,.10g} {unit}".strip()
    is_same = not written or figure.replace(" ", "").startswith(written.replace(" ", ""))
    return figure if is_same else f"{written} ({figure})"


def in_words(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its columns `attribute` and `status` in words; of `comparator` plain equality is left empty."""
    words = [attribute_words(str(attribute)) for attribute in frame["attribute"].to_list()]
    worded = frame.with_columns(pl.Series("attribute", words, dtype=pl.String))
    if "status" in frame.columns:
        worded = worded.with_columns(pl.col("status").str.replace_all("_", " ", literal=True))
    if "comparator" in frame.columns:
        worded = worded.with_columns(pl.col("comparator").replace("=", ""))
    return worded
