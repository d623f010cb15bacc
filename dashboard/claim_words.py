"""The claim vocabulary in, the words that a page shows out; the vocabulary itself stands in the data dictionary."""

from __future__ import annotations

from typing import Final

import polars as pl

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


def in_words(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its columns `attribute` and `status` in words; of `comparator` plain equality is left empty."""
    words = [attribute_words(str(attribute)) for attribute in frame["attribute"].to_list()]
    worded = frame.with_columns(pl.Series("attribute", words, dtype=pl.String))
    if "status" in frame.columns:
        worded = worded.with_columns(pl.col("status").str.replace_all("_", " ", literal=True))
    if "comparator" in frame.columns:
        worded = worded.with_columns(pl.col("comparator").replace("=", ""))
    return worded
