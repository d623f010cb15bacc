"""Cells that list labelled figures or one for each size, tasks that read like settings, what names rows of no model."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference


def _told(text: str, reference: Reference) -> list[str]:
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    told = (
        " ".join(filter(None, (f"{one.model}:", one.benchmark or one.attribute, one.split, one.metric, one.value_text)))
        for one in claims
        if one.status != "derived_from_name" and one.table_index is not None
    )
    return sorted(told)


def _table(*rows: str) -> str:
    head, *body = rows
    return "\n".join((head, "|" + "---|" * (head.count("|") - 1), *body)) + "\n"


_HERON = "# HeronNet: a video language model\n\n"

CASES = {
    "labelled figures, one for each size in the heading": (
        _HERON
        + _table("| Benchmark | Evaluation Results (2B/7B) |",
                 "| `ZS` MVBench (test) | `Acc: 62.5/64.6` |",
                 "| `FT` Charades-STA | `R@0.5: 51.1/59.1` `mIoU: 45.2/50.2` |",
                 "| LVBench | `Overall: 35.4/40.8` |"),
        ["HeronNet 2B: Charades-STA R@0.5 51.1", "HeronNet 2B: Charades-STA mIoU 45.2",
         "HeronNet 2B: LVBench Overall 35.4", "HeronNet 2B: MVBench test Acc 62.5",
         "HeronNet 7B: Charades-STA R@0.5 59.1", "HeronNet 7B: Charades-STA mIoU 50.2",
         "HeronNet 7B: LVBench Overall 40.8", "HeronNet 7B: MVBench test Acc 64.6"],
    ),
    "labelled figures below a benchmark": (
        _table("| Model | Charades-STA | MVBench |", "| Heron-7B | R@0.5: 51.1, rec@IoU: 45.2 | 61.2 |"),
        ["Heron-7B: Charades-STA R@0.5 51.1", "Heron-7B: Charades-STA rec@IoU 45.2", "Heron-7B: MVBench 61.2"],
    ),
    "words with figures that are no scores": (
        _table("| Model | MMMU | Notes |", "| Heron-7B | 51.1 | lr: 5, epochs: 3 |"), ["Heron-7B: MMMU 51.1"],
    ),
    "a figure for each size of a row": (
        _table("| Model | MVBench | MLVU |", "| Heron (2B / 7B) | 58.7 / 64.4 | 60.1 / 61.2 |",
               "| Egret-7B | 50.7 | 51.2 |"),
        ["Egret-7B: MLVU 51.2", "Egret-7B: MVBench 50.7", "Heron 2B: MLVU 60.1", "Heron 2B: MVBench 58.7",
         "Heron 7B: MLVU 61.2", "Heron 7B: MVBench 64.4"],
    ),
    "a figure for each of two models that head a column": (
        _table("| Benchmark | Heron-2B / Heron-7B |", "| MVBench | 62.5 / 64.6 |", "| MLVU | 58.7 / 64.4 |"),
        ["Heron-2B: MLVU 58.7", "Heron-2B: MVBench 62.5", "Heron-7B: MLVU 64.4", "Heron-7B: MVBench 64.6"],
    ),
    "one figure for several sizes is of none of them": (
        _table("| Model | MVBench |", "| Heron (2B / 7B) | 58.7 |", "| Egret-7B | 50.7 |"),
        ["Egret-7B: MVBench 50.7", "Heron (2B / 7B): MVBench 58.7"],
    ),
    "tasks that read like settings, above what is better or worse": (
        "## Benchmarking on NEST\n\n"
        + _table("| Model | Semantic | Instance | Depth |", "| | CS(↑)/HS(↓) | CS(↑)/HS(↓) | DS(↓) |",
                 "| Heron-7B | 88.6/10.4 | 71.1/26.9 | 65.9 |", "| Egret-7B | 89.0/10.0 | 73.3/25.0 | 63.3 |"),
        ["Egret-7B: NEST Depth DS 63.3", "Egret-7B: NEST Instance CS 73.3", "Egret-7B: NEST Instance HS 25.0",
         "Egret-7B: NEST Semantic CS 89.0", "Egret-7B: NEST Semantic HS 10.0", "Heron-7B: NEST Depth DS 65.9",
         "Heron-7B: NEST Instance CS 71.1", "Heron-7B: NEST Instance HS 26.9", "Heron-7B: NEST Semantic CS 88.6",
         "Heron-7B: NEST Semantic HS 10.4"],
    ),
    "a model with one language model or another, one of them called like its maker": (
        _table("| Model | MMMU |", "| Heron (Vicuna) | 41.2 |", "| Heron (Phi3) | 43.2 |", "| Heron (Mistral) | 42.2 |",
               "| Heron-HD (Mistral) | 44.2 |"),
        ["Heron (Mistral): MMMU 42.2", "Heron (Phi3): MMMU 43.2", "Heron (Vicuna): MMMU 41.2",
         "Heron-HD (Mistral): MMMU 44.2"],
    ),
    "makers in brackets": (
        _table("| Model | MMMU |", "| Heron (OpenAI) | 41.2 |", "| Egret (Anthropic) | 43.2 |", "| Ibis (7B) | 42.2 |"),
        ["Egret: MMMU 43.2", "Heron: MMMU 41.2", "Ibis (7B): MMMU 42.2"],
    ),
    "backbones called after the page's own": (
        "# Nested Image Pyramids (HERN)\n\n" + _table("| Backbone | MMMU | MMBench |", "| HERN-T | 41.2 | 60.2 |",
                                                      "| HERN-XL | 43.2 | 61.2 |", "| ViT-L | 40.0 | 60.0 |"),
        ["HERN-T: MMBench 60.2", "HERN-T: MMMU 41.2", "HERN-XL: MMBench 61.2", "HERN-XL: MMMU 43.2",
         "ViT-L: MMBench 60.0", "ViT-L: MMMU 40.0"],
    ),
    "backbones that are whole models, on a page about none": (
        "## Main results\n\n" + _table("| Backbone | MMMU | MMBench |", "| LLaVA-1.5-7B | 41.2 | 60.2 |",
                                       "| InstructBLIP-7B | 43.2 | 61.2 |"),
        ["InstructBLIP-7B: MMBench 61.2", "InstructBLIP-7B: MMMU 43.2", "LLaVA-1.5-7B: MMBench 60.2",
         "LLaVA-1.5-7B: MMMU 41.2"],
    ),
    "backbones that are language models, on a page about none": (
        "## Main results\n\n" + _table("| Backbone | MMMU | MMBench |", "| Vicuna-7B | 41.2 | 60.2 |",
                                       "| Llama-3-8B | 43.2 | 61.2 |"),
        [],
    ),
    "what was learned from, and what was measured": (
        _HERON.replace("Net:", "Net-3B:")
        + _table("| Benchmark (train split) | Metric (split) | HeronNet-3B |",
                 "| OKVQA (train) | Accuracy (val) | 63.54 |",
                 "| TallyQA (train) | Accuracy (test_simple/test_complex) | 81.72 / 69.56 |"),
        ["HeronNet-3B: OK-VQA val Accuracy 63.54", "HeronNet-3B: TallyQA test_complex Accuracy 69.56",
         "HeronNet-3B: TallyQA test_simple Accuracy 81.72"],
    ),
    "boxes and masks": (
        _table("| Model | COCO detection | ADE20K |", "| | AP box / AP mask | mIoU ss / mIoU ms |",
               "| Heron-7B | 60.4 / 52.9 | 62.0 / 63.0 |", "| Egret-7B | 50.4 / 42.9 | 52.0 / 53.0 |"),
        ["Egret-7B: ADE20K mIoU ms 53.0", "Egret-7B: ADE20K mIoU ss 52.0", "Egret-7B: COCO detection AP box 50.4",
         "Egret-7B: COCO detection AP mask 42.9", "Heron-7B: ADE20K mIoU ms 63.0", "Heron-7B: ADE20K mIoU ss 62.0",
         "Heron-7B: COCO detection AP box 60.4", "Heron-7B: COCO detection AP mask 52.9"],
    ),
    "patches and pixels in one name": (
        _table("| Model | MMMU |", "| HRN-CLIP ViT-L/14@336px | 59.0 |", "| HRN-CLIP ViT-B/16 | 52.0 |"),
        ["HRN-CLIP ViT-B/16: MMMU 52.0", "HRN-CLIP ViT-L/14@336px: MMMU 59.0"],
    ),
    "people among the participants": (
        "# OwlBench: A Benchmark of Owls\n\n"
        + _table("| **Participant Name** | yes-or-no | what | overall |",
                 "| GPT-4V | 0.77 | 0.79 | 0.73 (+0.11 to best) |",
                 "| human-1 | 0.82 | 0.79 | 0.74 |", "| human-Senior | 0.84 | 0.88 | 0.81 |"),
        ["GPT-4V: OwlBench overall 0.73", "GPT-4V: OwlBench what 0.79", "GPT-4V: OwlBench yes-or-no 0.77"],
    ),
    "counts below one are scores": (
        "## Results on GenAI-Bench\n\n"
        + _table("| Model | Count | Differ |", "| Heron-7B | 0.70 | 0.62 |", "| Egret-7B | 0.60 | 0.52 |"),
        ["Egret-7B: GenAI-Bench Count 0.60", "Egret-7B: GenAI-Bench Differ 0.52", "Heron-7B: GenAI-Bench Count 0.70",
         "Heron-7B: GenAI-Bench Differ 0.62"],
    ),
    "settings below a heading that says what was taken apart": (
        "## HeronFlex Ablation Study (2031)\n\n### Fixed budgets\n\n"
        + _table("| Training Tokens | Inference Tokens | MMStar |", "| **64 tokens** | 64 | 53.0 |",
                 "| **256 tokens** | 256 | 55.3 |"),
        ["HeronFlex: MMStar 53.0", "HeronFlex: MMStar 55.3"],
    ),
    "settings below a heading that names no model": (
        "## OCR Ablation Study\n\n"
        + _table("| Setting | DocVQA |", "| with crops | 53.0 |", "| without crops | 54.0 |"),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_table_says_what_was_measured(text: str, expected: list[str], reference: Reference) -> None:
    assert _told(text, reference) == expected
