"""Cards in other scripts, advised beside needed memory, ranks in brackets; settings, prices, designs as no scores."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a card of fields and values": (
        """
# okapi-ocr-v2: a VLM for forms

## Spec

| Feature | Value |
|---|---|
| Architecture | MoE (Gnu-OCR backbone) |
| VRAM | ~6.8 GB (FP16) |
| OmniDocBench v1.6 | 90.21 |
""",
        """
0.2 okapi-ocr-v2: memory [FP16] = ~6.8 GB (FP16)
0.3 okapi-ocr-v2: OmniDocBench (v1.6) = 90.21
""",
    ),
    "the same in Arabic, where labels are no blanks and languages no scores": (
        """
# okapi-ocr-v2 — قارئ VLM

| الميزة | القيمة |
|---|---|
| البنية | MoE (Gnu-OCR backbone) |
| VRAM | ~6.8 GB (FP16) |
| OmniDocBench v1.6 | 90.21 |
| اللغات | 90+ |
""",
        """
0.2 okapi-ocr-v2: memory [FP16] = ~6.8 GB (FP16)
0.3 okapi-ocr-v2: OmniDocBench (v1.6) = 90.21
""",
    ),
    "advised memory is called so, none is no amount, and several models at once are nobody": (
        """
# Local setups

| Model | Min VRAM (optimized) | Recommended VRAM |
|---|---|---|
| Okapi 2.1 T2V-14B | 38GB | 80GB |
| Gnu-T2V-5B | 11GB (quantized) | 24GB |

| Model | Min VRAM |
|---|---|
| `okapi:3b` | 0 GB (CPU) |
| Okapi 3.1 70B + Gnu Coder 32B | 12GB |
""",
        """
0.1 Okapi 2.1 T2V-14B: memory [optimized] = 38GB; memory [Recommended] = 80GB
0.2 Gnu-T2V-5B: memory [optimized; quantized] = 11GB (quantized); memory [Recommended] = 24GB
""",
    ),
    "a rank behind a figure, a remark on the benchmark": (
        """
# Okapi K3

| Benchmark | Okapi K3 | GPT-5.6 Sol |
|---|---|---|
| GPQA-Diamond (hard science) | **92.5 (#1)** | 91.0 |
""",
        """
0.1 GPT-5.6 Sol: GPQA (diamond) [hard science] = 91.0
0.1 Okapi K3: GPQA (diamond) [hard science] = 92.5
""",
    ),
    "the column of one model's scores, with comparisons beside it": (
        """
# Okapi K3 解读

### 推理（2 项）

| 基准 | K3 得分 | 关键对比 |
| --- | --- | --- |
| GPQA-Diamond | 92.5 | GPT 5.6：91.0 |
| MMMU-Pro | 80.4 | — |
""",
        """
0.1 K3: GPQA (diamond) = 92.5
0.2 K3: MMMU-Pro = 80.4
""",
    ),
    "settings of a training are no models, and a mark before a bracket no part of a name": (
        """
# Ablations of parameters

| Variant | OSWorld-G | ScreenSpot-Pro |
|---|---:|---:|
| temp = 0.6 | 0.61 | 0.42 |
| temp = 0.9 (baseline) | 0.63 | 0.45 |
| baseline (LR = 1e-6, KL = 1e-2) | 0.66 | 0.49 |

| Model | MMMU | MMStar |
|---|---|---|
| Qwen2.5VL-3B* (Baseline) | 41.2 | 49.5 |
| Vision-Okapi-7B | 46.7 | 60.1 |
""",
        """
1.1 Qwen2.5VL-3B (Baseline): MMMU = 41.2; MMStar = 49.5
1.2 Vision-Okapi-7B: MMMU = 46.7; MMStar = 60.1
""",
    ),
    "a run of training heads the figures, behind prompts and counts": (
        """
# Results of the annotation run

| Benchmark | Prompt / Dataset | Rows | okapi-gnu25vl7b-rlvr-additive-0p50-step500 |
| --- | --- | ---: | ---: |
| ScreenSpot | `defaults_sample200` | 1272 | 65.21 |
| MathVerse | `cot_judge` | 788 | 26.31 |
| Average |  |  | 45.76 |
| Average excl. ScreenSpot |  |  | 26.31 |
""",
        """
0.1 okapi-gnu25vl7b-rlvr-additive-0p50-step500: ScreenSpot [defaults_sample200] = 65.21
0.2 okapi-gnu25vl7b-rlvr-additive-0p50-step500: MathVerse [cot_judge] = 26.31
""",
    ),
    "prices, counts and costs beside scores": (
        """
# Judges

| Model | MMMU | $/1M in | N |
|---|---|---|---|
| GPT-4o | 69.1 | $2.50[^3] | 100 |
| Okapi-VL-7B | 60.2 | $0.10[^4] | 100 |

| Method | MMBench Acc. | Relative Cost |
|---|---|---|
| Okapi-VL-7B | 88.1% | 1.00 |
| GPT-4o | 83.4% | 1.21 |
""",
        """
0.1 GPT-4o: MMMU = 69.1
0.2 Okapi-VL-7B: MMMU = 60.2
1.1 Okapi-VL-7B: MMBench {Acc.} = 88.1
1.2 GPT-4o: MMBench {Acc.} = 83.4
""",
    ),
    "a fraction with a decimal comma among percentages with one": (
        """
# Números

| Benchmark | Okapi 3 Pro | GPT-5.1 |
|---|---|---|
| MMMU-Pro | **80,0%** | 75,5% |
| Video-MMMU | 86,6% | 79,4% |
| OmniDocBench 1.5 (Edit Distance, menor é melhor) | **0,117** | 0,149 |
""",
        """
0.1 GPT-5.1: MMMU-Pro = 75.5
0.1 Okapi 3 Pro: MMMU-Pro = 80.0
0.2 GPT-5.1: Video-MMMU = 79.4
0.2 Okapi 3 Pro: Video-MMMU = 86.6
0.3 GPT-5.1: OmniDocBench (1.5) {Edit Distance} [menor é melhor] = 0.149
0.3 Okapi 3 Pro: OmniDocBench (1.5) {Edit Distance} [menor é melhor] = 0.117
""",
    ),
    "designs and phases take memory and time, and are no models": (
        """
# Interfaces

| Metric | Static Page | Drawn Layout | Mixed Design |
|--------|-----------|------------|----------|
| Frame latency (ms) | 9.4 | 37.1 | 23.8 |
| GPU memory usage (GB) | 0.14 | 1.91 | 0.88 |
""",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_card_or_an_advice_says(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())


def test_a_card_with_parts_states_its_size_and_a_title_with_a_blank_names_it(understand: Understand) -> None:
    _, understanding = understand(
        "# Curlew-VL 12B\n\nCurlew-VL is an open multimodal model.\n\n| Property | Value |\n|---|---|\n"
        "| Parameters | 12.4B |\n| Vision encoder | SigLIP |\n| Language model | Qwen2.5-7B |\n"
        "| Minimum VRAM (bf16) | 28 GB |\n"
    )
    said = {(c.model, c.attribute, c.value_text, c.condition) for c in understanding.claims}
    assert said >= {
        ("Curlew-VL 12B", "params_total_b", "12.4B", ""),
        ("Curlew-VL 12B", "vision_encoder", "SigLIP", ""),
        ("Curlew-VL 12B", "min_gpu_ram_gb", "28 GB", "bf16"),
    }
