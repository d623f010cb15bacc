"""A table without names that varies one thing: each score keeps its row, whatever the first column is called."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

VARIED = {
    "Resolution": ("224", "336", "448"), "Input size": ("224x224", "336x336", "448x448"), "K": ("1", "5", "10"),
    "Tokens per frame": ("4", "16", "64"), "Visual tokens": ("64", "144", "576"), "LR": ("1e-4", "2e-5", "1e-5"),
    "Data": ("LAION", "LAION + COCO", "all"), "Training data": ("558K", "1.2M", "5M"), "Frames": ("8", "16", "32"),
    "Batch size": ("64", "128", "256"), "Layers": ("12", "24", "36"), "Pooling": ("mean", "max", "none"),
    "Connector": ("MLP", "Q-Former", "Resampler"), "Stage": ("1", "2", "3"), "# Queries": ("32", "64", "128"),
    "Vision encoder": ("CLIP", "SigLIP", "DINOv2"), "LLM": ("Vicuna-7B", "Qwen2-7B", "Llama-3-8B"),
    "Setting": ("full", "w/o stage 1", "w/o anyres"), "Config": ("A", "B", "C"), "Pruning ratio": ("0%", "50%", "75%"),
    "Max tiles": ("1", "4", "9"), "Precision": ("bf16", "int8", "int4"), "Context": ("4K", "16K", "64K"),
    "Shots": ("0", "4", "8"), "Ratio": ("1:1", "1:2", "1:4"), "α": ("0.1", "0.5", "0.9"), "Window": ("8", "16", "32"),
    "": ("full", "w/o A", "w/o B"),
}  # fmt: skip


@pytest.mark.parametrize("lead", ["", "## Ablations\n\n", "### Effect of it\n\nWe vary it.\n\n"])
@pytest.mark.parametrize(("head", "values"), VARIED.items(), ids=VARIED)
def test_each_score_keeps_what_was_varied(head: str, values: tuple[str, ...], lead: str, reference: Reference) -> None:
    rows = "".join(f"| {value} | {40 + row}.1 | {80 + row}.2 |\n" for row, value in enumerate(values))
    text = f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n{lead}| {head} | MMMU | DocVQA |\n|---|---|---|\n{rows}"
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    scores = [one for one in claims if one.attribute == "score"]
    assert len({(one.model, one.condition, one.benchmark) for one in scores}) == len(scores) == 2 * len(values)
    assert all(one.model.startswith("Foo-VL") for one in scores)


@pytest.mark.parametrize(
    "first", ["LLM | Qwen2.5-3B", "Language model | Qwen2.5-3B", "Vision encoder | SigLIP", "Base model | Foo-1"]
)
def test_the_first_line_of_a_card_without_heads_names_no_model(first: str, reference: Reference) -> None:
    card = f"| | |\n|---|---|\n| {first} |\n| Parameters | 3.4B |\n| VRAM | 8 GB |\n"
    text = f"# Foo-VL\n\nFoo-VL is a vision-language model.\n\n{card}"
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    assert {one.model for one in claims} == {"Foo-VL"}
    assert {one.attribute for one in claims} >= {"params_total_b", "min_gpu_ram_gb"}
