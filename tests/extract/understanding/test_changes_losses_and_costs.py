"""Figures that changed, lost something or cost something; speeds, shares and cards, which are no scores."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference


def _told(text: str, reference: Reference) -> list[str]:
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    told = (
        " ".join((f"{one.model}: {one.benchmark or one.attribute} {one.split}", f"{one.value_text} ({one.condition})"))
        for one in claims
        if one.status != "derived_from_name" and one.table_index is not None
    )
    return sorted(line.replace("  ", " ") for line in told)


def _table(*rows: str) -> str:
    head, *body = rows
    return "\n".join((head, "|" + "---|" * (head.count("|") - 1), *body)) + "\n"


CASES = {
    "before and after": (
        _table("| Model | MLVU |", "| Heron-7B | 42.9→**47.2** (+4.3) |", "| Heron-2B | 31.0 -> 33.5 |"),
        ["Heron-2B: MLVU 31.0 (before)", "Heron-2B: MLVU 33.5 (after)", "Heron-7B: MLVU 42.9 (before)",
         "Heron-7B: MLVU 47.2 (after)"],
    ),
    "a score and its time": (
        _table("| Model | GQA |", "| Heron-7B | 53.6% / 234.0 ms |"), ["Heron-7B: GQA 53.6 ()"],
    ),
    "what was lost": (
        _table("| Method | POPE | GQA |", "| Heron-7B | 87.1 | 61.2 |", "| HeronCut | 86.0-1.1 | 60.1−1.1 |"),
        ["Heron-7B: GQA 61.2 ()", "Heron-7B: POPE 87.1 ()", "HeronCut: GQA 60.1 ()", "HeronCut: POPE 86.0 ()"],
    ),
    "speeds below benchmarks": (
        _table("| Model | MMMU | | MMStar | |", "| | acc | tokens/s | throughput (tokens/s) | accept length |",
               "| Heron-7B | 45.2 | 120.1 | 90.2 | 2.1 |"),
        ["Heron-7B: MMMU 45.2 ()", "Heron-7B: throughput 120.1 ()", "Heron-7B: throughput 90.2 ()"],
    ),
    "speeds of a reader of documents": (
        "# Heron: Reading Pages\n\n## Inference speed (Pages/s)\n\n"
        + _table("| Model | GPU | 50 Pages | 100 Pages |", "| Heron-7B | A6000 | 0.58 | 0.59 |")
        + "\n## Results\n\nResults on OmniDocBench.\n\n"
        + _table("| Model | Text Edit | Table TEDS |", "| Heron-7B | 0.15 | 78.6 |"),
        ["Heron-7B: OmniDocBench Table TEDS 78.6 ()", "Heron-7B: OmniDocBench Text Edit 0.15 ()"],
    ),
    "shares of tokens": (
        _table("| 方法 | 平均图像Tokens | Token比率↓ | GQA |", "| Heron-7B | 576 | 100% | 61.9 |",
               "| HeronCut | 192 | 33% | 58.1 |"),
        ["Heron-7B: GQA 61.9 ()", "HeronCut: GQA 58.1 ()"],
    ),
    "nothing done": (
        "Comparison on Heron-7B (ratio 8):\n\n"
        + _table("| Method | MLVU |", "| No Compression (ratio=1) | 66.3 |", "| HeronCut | 60.1 |"),
        ["Heron-7B: MLVU 66.3 ()", "HeronCut: MLVU 60.1 ()"],
    ),
    "shortened parts": (
        _table("| Model | MME (cog./perp.) |", "| Heron-7B | 240/1238 |"),
        ["Heron-7B: MME cognition 240 ()", "Heron-7B: MME perception 1238 ()"],
    ),
    "a relative score": (
        "<table><tr><td rowspan=2>Method</td><td colspan=1>LLaVA-Bench</td><td>MM-Vet</td></tr>"
        "<tr><td>Rel. Score</td><td>Total</td></tr><tr><td>Heron-7B</td><td>69.7</td><td>65.9</td></tr></table>\n",
        ["Heron-7B: LLaVA-Bench Rel. Score 69.7 ()", "Heron-7B: MM-Vet Total 65.9 ()"],
    ),
    "a version like a seed": (
        _table("| Benchmark | Heron-7B | Seed-1.6 |", "| BLINK | 63.1 | 65.0 |", "| MMStar | 61.0 | 64.0 |"),
        ["Heron-7B: BLINK 63.1 ()", "Heron-7B: MMStar 61.0 ()", "Seed-1.6: BLINK 65.0 ()", "Seed-1.6: MMStar 64.0 ()"],
    ),
    "tasks beside data sets": (
        _table("| 数据集 | 任务 | 题数 | Heron-7B |", "| GQA | open | 1,200 | 61.2 |",
               "| MMBench | choice | 900 | 71.2 |",
               "| TextVQA | open | 800 | 51.2 |"),
        ["Heron-7B: GQA open 61.2 ()", "Heron-7B: MMBench choice 71.2 ()", "Heron-7B: TextVQA open 51.2 ()"],
    ),
    "one model beside the best of others": (
        _table("| Benchmark | A4VL | Strongest Baseline | Gain |", "| EgoSchema | 82.2 | 78.4 | +3.8 |",
               "| MLVU | 58.0 | 56.1 | +1.9 |"),
        ["A4VL: EgoSchema 82.2 ()", "A4VL: MLVU 58.0 ()"],
    ),
    "a figure that sorts the rows": (
        _table("| Retention group | Method | GQA |", "| 10% | HeronCut | 58.1 |", "| 10% | HeronZip | 57.1 |",
               "| 20% | HeronCut | 60.1 |", "| 20% | HeronZip | 59.1 |"),
        ["HeronCut: GQA 58.1 (10%)", "HeronCut: GQA 60.1 (20%)",
         "HeronZip: GQA 57.1 (10%)", "HeronZip: GQA 59.1 (20%)"],
    ),
    "sizes with a word": (
        _table("| モデル | MMMU | パラメータ |", "| Heron-A | 50.4 | 9B Dense |", "| Egret-B | 51.4 | 30B (MoE) |"),
        ["Egret-B: MMMU 51.4 ()", "Egret-B: params_total_b 30B (MoE) ()", "Heron-A: MMMU 50.4 ()",
         "Heron-A: params_total_b 9B Dense ()"],
    ),
    "memory by format in one cell": (
        _table("| Model | VRAM |", "| Heron-7B | BF16: ~18GB / INT4: ~5GB |"),
        ["Heron-7B: min_gpu_ram_gb BF16: ~18GB (BF16)", "Heron-7B: min_gpu_ram_gb INT4: ~5GB (INT4)"],
    ),
    "memory of parts and their total": (
        _table("| Model | Service | VRAM |", "| Heron-7B | Vision encoder | 1 GB |", "| Heron-7B | LLM | 14 GB |",
               "| Heron-7B | **Total** | 16 GB |"),
        ["Heron-7B: min_gpu_ram_gb 16 GB ()"],
    ),
    "cards before what is used of them": (
        _table("| VRAM | Model | VRAM Usage |", "| 6-8 GB | Heron-2B | ~4 GB |", "| 12-16 GB | Heron-7B | ~12 GB |"),
        ["Heron-2B: min_gpu_ram_gb ~4 GB ()", "Heron-7B: min_gpu_ram_gb ~12 GB ()"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_table_says_what_it_measured(text: str, expected: list[str], reference: Reference) -> None:
    assert _told(text, reference) == expected
