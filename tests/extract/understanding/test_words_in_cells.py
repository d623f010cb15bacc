"""Cells with marks, missing words of other languages, or the holder's name; each case states every fact."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding
from extract.understanding.accounting import account

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "something added to a baseline": (
        """
# Puffin-Tune

### Results

| Method | MMBench | MMStar |
|---|---|---|
| LLaVA-1.5-7B (baseline) | 65.1 | 33.0 |
| + Puffin | **66.2** | **35.5** |
| w/ Puffin twice [^2] | 67.0 | 35.9 |

[^2]: Two rounds.
""",
        """
0.1 LLaVA-1.5-7B (baseline): MMBench = 65.1; MMStar = 33.0
0.2 LLaVA-1.5-7B + Puffin: MMBench = 66.2; MMStar = 35.5
0.3 LLaVA-1.5-7B w/ Puffin twice: MMBench = 67.0; MMStar = 35.9
""",
    ),
    "footnotes behind names, and tokens that are no score": (
        """
## Evaluation

| Model | Method | MMMU Pass@1 | Token Usage% | MMStar |
|---|---|---|---|---|
| Qwen2.5-VL-7B [^12] | plain | 55.0 | 100 | 63.9 |
| InternVL3-8B [^3] | plain | 62.7 | 71.5 | 68.2 |
""",
        """
0.1 Qwen2.5-VL-7B: MMMU [Pass@1] = 55.0; MMStar = 63.9
0.2 InternVL3-8B: MMMU [Pass@1] = 62.7; MMStar = 68.2
""",
    ),
    "missing words, decimal commas and pairs of another language": (
        """
## Benchmarks de video

| Benchmark | Qwen2-VL-7B | Ibis-VL-7B |
|---|---|---|
| MVBench | 67,0 | 69,1 |
| LVBench | no disponible | 44,8 |
| Video-MME (sin/con subtitulos) | 63,3 / 69,0 | 65,2 / 70,7 |
| TempCompass | não disponível | 70,9 |
""",
        """
0.1 Ibis-VL-7B: MVBench = 69.1
0.1 Qwen2-VL-7B: MVBench = 67.0
0.2 Ibis-VL-7B: LVBench = 44.8
0.3 Ibis-VL-7B: Video-MME (w/o subs) = 65.2; Video-MME (w/ subs) = 70.7
0.3 Qwen2-VL-7B: Video-MME (w/o subs) = 63.3; Video-MME (w/ subs) = 69.0
0.4 Ibis-VL-7B: TempCompass = 70.9
""",
    ),
    "the next best names its holder in the cell": (
        """
## Why Ibis-VL-7B

| Benchmark | Ibis-VL-7B | Next Best (7-8B) |
|---|---|---|
| MVBench | **69.6** | InternVL2.5-8B: ~67 |
| PerceptionTest | **70.5** | LLaVA-OneVision: 57.1 |
""",
        """
0.1 Ibis-VL-7B: MVBench = 69.6
0.1 InternVL2.5-8B: MVBench = 67
0.2 Ibis-VL-7B: PerceptionTest = 70.5
0.2 LLaVA-OneVision: PerceptionTest = 57.1
""",
    ),
    "a mean over so many benchmarks, and a name that another begins with": (
        """
### MME-RealWorld-Lite

| Method | Overall | RS |
|---|---|---|
| Qwen2.5-VL-7B | 42.3 | 77.1 |
| Ibis-7B (Ours) | 62.9 | 78.0 |

### Others

| Benchmark | Qwen2.5-VL-7B | Ibis-7B |
|---|---|---|
| HRBench4K | 68.8 | 73.0 |
| MMVP | 74.3 | 78.0 |
| **9-Bench Avg.** | **62.1** | **65.2** |
""",
        """
0.1 Qwen2.5-VL-7B: MME-RealWorld-Lite (Overall) = 42.3; MME-RealWorld-Lite (RS) = 77.1
0.2 Ibis-7B: MME-RealWorld-Lite (Overall) = 62.9; MME-RealWorld-Lite (RS) = 78.0
1.1 Ibis-7B: HR-Bench 4K = 73.0
1.1 Qwen2.5-VL-7B: HR-Bench 4K = 68.8
1.2 Ibis-7B: MMVP = 78.0
1.2 Qwen2.5-VL-7B: MMVP = 74.3
""",
    ),
    "parts behind a hyphen, a relative mean, an amount of data and tokens that were kept": (
        """
### Selections of data for LLaVA-1.5-7B

| 方法 | Retained Tokens | SQA$^I$ | POPE-P/R/A | VisWiz | Rel. | 训练数据量 |
|---|---|---|---|---|---|---|
| Heron | 192 (↓67%) | 66.8 | 86.1 / 87.3 / 84.2 | 50.0 | 100 | 100% |
| Egret | 192 (↓67%) | 69.1 | 87.7 / 88.7 / 85.5 | 50.1 | 101.7 | 20% |
""",
        """
0.1 Heron: ScienceQA Image = 66.8; POPE (popular) = 86.1; POPE (random) = 87.3; POPE (adversarial) = 84.2; VizWiz = 50.0
0.2 Egret: ScienceQA Image = 69.1; POPE (popular) = 87.7; POPE (random) = 88.7; POPE (adversarial) = 85.5; VizWiz = 50.1
""",
    ),
    "rows that are sizes of a family": (
        """
# Auklet-500M-Video

Auklet-500M-Video is a small model for videos. Auklet comes in three sizes, and Auklet-500M-Video is one.

## Benchmarks

| Tamaño | Video-MME | MLVU |
|---|---|---|
| 2.2B | 52.1 | 55.2 |
| 500M | 42.2 | 47.3 |
""",
        """
0.1 Auklet-2.2B-Video: size = 2.2B; Video-MME = 52.1; MLVU = 55.2
0.2 Auklet-500M-Video: size = 500M; Video-MME = 42.2; MLVU = 47.3
""",
    ),
    "statistics beside the figures they are about": (
        """
# Knot

| Benchmark | n | Baseline | Knot-VL-7B | Δ | 95% CI | Raw p | Holm p |
|---|---|---|---|---|---|---|---|
| OCRBench | 1,000 | 81.30 | 81.00 | -0.30 | [-1.90, +1.30] | 0.8043 | 1.0000 |
| MMMU | 900 | 67.78 | 70.22△ | +2.44 | [0.00, +4.89] | 0.0672 | 0.4702 |
""",
        """
0.1 Baseline: OCRBench = 81.30
0.1 Knot-VL-7B: OCRBench = 81.00
0.2 Baseline: MMMU = 67.78
0.2 Knot-VL-7B: MMMU = 70.22
""",
    ),
    "an encoder that is not told": (
        """
| 모델 | Vision Encoder | LLM | MMBench |
|---|---|---|---|
| GPT-4V | 미공개 | GPT-4 | 75.0 |
| Ibis-VL-7B | SigLIP | Qwen2-7B | 80.1 |
""",
        """
0.1 GPT-4V: MMBench = 75.0
0.2 Ibis-VL-7B: MMBench = 80.1
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_words_in_cells(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    reading, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
    assert account(reading.tables, understanding.fates).is_balanced
    assert "미공개" not in {claim.value_text for claim in understanding.claims}


def test_how_a_model_is_tuned_is_a_condition_of_its_memory(understand: Understand) -> None:
    text = """
| Fine-tuning Model | Fine-tuning solution | GPU memory usage |
|---|---|---|
| Ibis-9B-Chat | lora (PEFT) | 22G |
| Ibis-9B-Chat | p-tuning v2 (PEFT) | 21G |
"""
    _, understanding = understand(text)
    memory = [claim for claim in understanding.claims if claim.attribute == "min_gpu_ram_gb"]
    assert [(claim.model, claim.condition) for claim in memory] == [
        ("Ibis-9B-Chat", "lora (PEFT)"),
        ("Ibis-9B-Chat", "p-tuning v2 (PEFT)"),
    ]


CONDITIONS_BELOW_MODELS = """
# Gannet

| {corner} | Gannet-VL-7B | | Tern-VL-8B | |
|---|---|---|---|---|
| {first} | {one} | {other} | {one} | {other} |
| MMMU (val) | 55.1 | 54.0 | 50.1 | 49.9 |
| OCRBench | 845/1000 | 840 | 811 | 799 |
"""


@pytest.mark.parametrize(
    ("corner", "first", "one", "other"),
    [("", "", "w/ CoT", "w/o CoT"), ("", "Benchmark", "CoT", "Direct"), ("Benchmark", "", "4-shot", "0-shot")],
)
def test_columns_of_one_model_differ_by_condition(
    corner: str, first: str, one: str, other: str, understand: Understand, facts: ModuleType
) -> None:
    reading, understanding = understand(
        CONDITIONS_BELOW_MODELS.format(corner=corner, first=first, one=one, other=other)
    )
    assert facts.lines_of(understanding.claims) == [
        f"0.2 Gannet-VL-7B: MMMU (val) [{one}] = 55.1; MMMU (val) [{other}] = 54.0",
        f"0.2 Tern-VL-8B: MMMU (val) [{one}] = 50.1; MMMU (val) [{other}] = 49.9",
        f"0.3 Gannet-VL-7B: OCRBench [{one}] = 845; OCRBench [{other}] = 840",
        f"0.3 Tern-VL-8B: OCRBench [{one}] = 811; OCRBench [{other}] = 799",
    ]
    assert account(reading.tables, understanding.fates).is_balanced


def test_a_title_with_a_size_names_the_model_of_a_card(understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(
        "# Fulmar-VL-3B\n\n| Fulmar-VL-3B | value |\n|--|--|\n| LLM | Qwen2.5-3B |\n| MMMU val | 45.1 |\n"
    )
    assert facts.lines_of(understanding.claims) == ["0.2 Fulmar-VL-3B: MMMU (val) = 45.1"]


def test_rankings_name_the_holder_in_every_cell(understand: Understand, facts: ModuleType) -> None:
    reading, understanding = understand("""
# Pipit-VL

## Q-Bench

| Rank | A1：Perception (dev) | A1：Perception (test) |
|:----:|:----:|:----:|
| 1 | Pipit-VL-7B<br/>0.6535 | Pipit-VL-7B<br/>0.6435 |
| 2 | LLaVA-v1.5-13B<br/>0.6214 | Qwen-VL<br/>0.6194 |

## Others

| Rank | MMStar | AI2D |
|---|---|---|
| 1st | **Pipit-VL-7B** 64 | Qwen-VL: 86 |
| 2nd | Qwen-VL 61 | Pipit-VL-7B: 71 |
""")
    assert facts.lines_of(understanding.claims) == [
        "0.1 Pipit-VL-7B: Q-Bench (dev) = 0.6535; Q-Bench (test) = 0.6435",
        "0.2 LLaVA-v1.5-13B: Q-Bench (dev) = 0.6214",
        "0.2 Qwen-VL: Q-Bench (test) = 0.6194",
        "1.1 Pipit-VL-7B: MMStar = 64",
        "1.1 Qwen-VL: AI2D = 86",
        "1.2 Pipit-VL-7B: AI2D = 71",
        "1.2 Qwen-VL: MMStar = 61",
    ]
    assert account(reading.tables, understanding.fates).is_balanced


def test_ours_below_the_name_of_a_model_that_has_its_row(understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand("""
# Results of pruning

### LLaVA-1.5-7B

| Method | Presented at | Avg. tokens | MME | Max Tok |
|---|---|---|---|---|
| LLaVA-1.5-7B | NeurIPS | 576 | 1862 | 900 |
| FastV [18] | ECCV | 192 | 1612 | 880 |
| Ours | - | 192 | 1832 | 870 |
""")
    assert facts.lines_of(understanding.claims) == [
        "0.1 LLaVA-1.5-7B: MME = 1862",
        "0.2 FastV: MME = 1612",
        "0.3 Ours: MME = 1832",
    ]


def test_parts_stand_behind_their_benchmark_and_figures_below_each_other(
    understand: Understand, facts: ModuleType
) -> None:
    reading, understanding = understand("""
# Ruff

| Method / Ratio | Frames sampled | token/帧 | MLVU | VideoMME | Short | Long | mme |
|---|---|---|---|---|---|---|---|
| Ruff-VL-7B, R=30% | 64 | 16 | 60.3 | 56.1 | 67.1 | 46.6 | 1521 <br> 323 |
| Reeve-VL-7B, R=25% | fps | 16 | 59.6 | 55.3 | 65.0 | 47.0 | 1476 <br> 338 |

| VideoMME | | | |
|---|---|---|---|
| Methods | MVBench | Overall | Short |
| Upper bound | | | |
| LLaVA-OV-7B | 56.9 | 58.6 | 70.3 |
| Ratio=30% | | | |
| Stint[CVPR'25] | 56.6 | 56.1 | 67.1 |
""")
    assert [line.partition(":")[0] for line in facts.lines_of(understanding.claims)] == [
        "0.1 Ruff-VL-7B, R=30%", "0.2 Reeve-VL-7B, R=25%", "1.3 LLaVA-OV-7B", "1.5 Stint",
    ]  # fmt: skip
    scores = [(c.benchmark, c.split, c.value_text) for c in understanding.claims if c.row_index == 1 and c.benchmark]
    assert scores == [
        ("MLVU", "", "60.3"), ("Video-MME", "", "56.1"), ("Video-MME", "Short", "67.1"), ("Video-MME", "Long", "46.6"),
        ("MME", "perception", "1521"), ("MME", "cognition", "323"),
    ]  # fmt: skip
    assert account(reading.tables, understanding.fates).is_balanced


def test_memory_that_did_not_do_is_a_bound(understand: Understand) -> None:
    table = "| Model | VRAM (FP16) |\n|---|---|\n| Puffin-VL-8B | 18 GB |\n| Puffin-VL-12B | 24 GB (OOM) |\n"
    claims = [claim for claim in understand(table)[1].claims if claim.attribute == "min_gpu_ram_gb"]
    assert [(claim.model, claim.comparator, claim.value_number) for claim in claims] == [
        ("Puffin-VL-8B", "=", 18.0),
        ("Puffin-VL-12B", ">", 24.0),
    ]
