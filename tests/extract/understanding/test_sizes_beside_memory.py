"""Tables of sizes, memory and lengths: whose memory it is where no row names a model and a title or label does."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "an amount of tokens and a range of sizes name no model": (
        """
# Pelican Notes

## Estimates

| Model Size | Approx. VRAM | Context |
|---|---|---|
| 3–4B | ~3 GB | 128K+ |
| 12B (dense) | ~9 GB | 64K |
""",
        "",
    ),
    "a graphics card in the title is not the model of the sizes below": (
        """
# Acme Arc Q70 Models Guide

Two cards: 2× Q70 hold more than a single Q70.

| Model Size | Approx. VRAM | Max Context (single Q70) |
|---|---|---|
| 12B (dense) | ~9 GB | 64K |
| 40B (MoE) | ~22 GB | needs 2× Q70 |
""",
        "",
    ),
    "a label above a table names the model, a heading of memory is no condition": (
        """
# Quantised weights

**Model**: pelican-lab/Pelican-VL-7B

| Precision | VRAM |
|---|---|
| fp16 | 15 GB |
| int4 | 6 GB |
""",
        """
0.1 Pelican-VL-7B: memory [fp16] = 15 GB
0.2 Pelican-VL-7B: memory [int4] = 6 GB
""",
    ),
    "a title that tells what is done with a model of a size": (
        """
# Fine-tuning Pelican-VL-7B on your card

| Method | GPU memory |
|---|---|
| LoRA | 24 GB |
""",
        """
0.1 Pelican-VL-7B: memory [Fine-tuning Pelican-VL-7B on your card; LoRA] = 24 GB
""",
    ),
    "memory by length, with a hyphen between": (
        """
# Pelican-VL-7B-exl2

| Bits | VRAM - 4K | VRAM - 8K |
|---|---|---|
| 4.0 | 5.5 GB | 6.1 GB |
""",
        """
0.1 Pelican-VL-7B-exl2: memory [4K; 4.0] = 5.5 GB; memory [8K; 4.0] = 6.1 GB
""",
    ),
    "a row of the processor tells no graphics memory, whatever its column is called": (
        """
# Pelican-VL

| Model | Type | Memory |
|---|---|---|
| Pelican-VL-2B | GPU | 7 GB |
| Pelican-VL-2B-GGUF | CPU | 4 GB |
""",
        """
0.1 Pelican-VL-2B: memory = 7 GB
""",
    ),
    "sizes alone head the columns: each is a member of the family, and not how one of them was run": (
        """
# Pelican-VL-7B-Chat

## GPU memory

| Precision | 2B | 7B |
|---|---|---|
| fp16 | 6 GB | 18 GB |
| int4 | 3 GB | 8 GB |

| Batch size | 2B | 7B |
|---|---|---|
| 4 | 8 GB | 21 GB |
""",
        """
0.1 Pelican-VL-2B-Chat: memory [fp16] = 6 GB
0.1 Pelican-VL-7B-Chat: memory [fp16] = 18 GB
0.2 Pelican-VL-2B-Chat: memory [int4] = 3 GB
0.2 Pelican-VL-7B-Chat: memory [int4] = 8 GB
1.1 Pelican-VL-2B-Chat: memory [Batch size 4] = 8 GB
1.1 Pelican-VL-7B-Chat: memory [Batch size 4] = 21 GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert [line for line in facts.lines_of(understanding.claims) if "memory" in line] == expected.strip().splitlines()
