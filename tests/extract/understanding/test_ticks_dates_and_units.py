"""Ticks and medals beside figures, columns of ticks under a heading of names, dated versions below a name."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "a tick says that an amount is a good one": (
        """
# Memory of fine-tuning

| Model | Full | LoRA + 4bit |
|---|---|---|
| Okapi-VL-7B | 84GB | **8GB** ✅ |
| Kudu-VL-3B | 46GB | **4GB** ✅ |
""",
        """
0.1 Okapi-VL-7B: memory [Memory of fine-tuning; Full] = 84GB; memory [Memory of fine-tuning; LoRA + 4bit] = 8GB ✅
0.2 Kudu-VL-3B: memory [Memory of fine-tuning; Full] = 46GB; memory [Memory of fine-tuning; LoRA + 4bit] = 4GB ✅
""",
    ),
    "medals say who leads": (
        """
# Results

| Model | MMMU | DocVQA |
|---|---|---|
| Okapi-VL-7B | 55.1 🥇 | 🥈 90.1 |
| Kudu-VL-3B | 44.0 | 91.2 ✅ |
""",
        """
0.1 Okapi-VL-7B: MMMU = 55.1; DocVQA = 90.1
0.2 Kudu-VL-3B: MMMU = 44.0; DocVQA = 91.2
""",
    ),
    "ticks under a heading of names are none": (
        """
# サーバー

| モデルID | 正式名 | VRAM | VLM |
|---|---|---|---|
| `okapi-12b-int8` | Acme/okapi-12b-it-w8a8 | ~14GB | Yes |
| `kudu-14b-awq` | Acme/kudu-14b-it-awq | ~10GB | No |
""",
        """
0.1 okapi-12b-int8: memory = ~14GB
0.2 kudu-14b-awq: memory = ~10GB
""",
    ),
    "an amount without a unit among others with one": (
        """
# Cards

| Model | VRAM |
|---|---|
| Okapi-VL 72B Q4 | 48 GB |
| Kudu-VL 72B Q4 | 44 |
| Kudu-VL 2B Q4 | 4 GB |
""",
        """
0.1 Okapi-VL 72B: memory [Q4] = 48 GB
0.2 Kudu-VL 72B: memory [Q4] = 44
0.3 Kudu-VL 2B: memory [Q4] = 4 GB
""",
    ),
    "the memory of a computer is none of a card": (
        """
# Which models fit

| Your Mac RAM | Vision model | Solve time |
|---|---|---|
| 8 GB | okapi-vl:2b | 20 sec |
| 16 GB | kudu-vl:7b | 12 sec |
""",
        "",
    ),
    "a dated version and who judged stand below a name": (
        """
# OkapiBench: Do You See It?

## Leaderboard

| Model | Figure Acc | Question Acc |
|---|---|---|
| Kudu4V <br />May 25, 2031 Version <br />(Human Eval) | 30.4 | 63.3 |
| Kudu4V <br />May 25, 2031 Version <br />(GPT Eval) | 27.5 | 61.0 |
""",
        """
0.1 Kudu4V: OkapiBench (Figure) {Acc} [May 25, 2031 Version; Human Eval] = 30.4; \
OkapiBench (Question) {Acc} [May 25, 2031 Version; Human Eval] = 63.3
0.2 Kudu4V: OkapiBench (Figure) {Acc} [May 25, 2031 Version; GPT Eval] = 27.5; \
OkapiBench (Question) {Acc} [May 25, 2031 Version; GPT Eval] = 61.0
""",
    ),
    "a checkpoint's own name beside its recipe's is spelt as it is shown": (
        """
# Model zoo

| Checkpoint | MMMU | POPE |
|---|---|---|
| [Okapi-v1.0-3B/okapi-phi-2-siglip](https://huggingface.co/acme/Okapi-v1_0-3B) | 38.2 | 86.8 |
| [Okapi-v1.0-4B](https://huggingface.co/acme/Okapi-v1_0-4B) | 40.1 | 86.7 |
""",
        """
0.1 Okapi-v1.0-3B: MMMU = 38.2; POPE = 86.8
0.2 Okapi-v1.0-4B: MMMU = 40.1; POPE = 86.7
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_page_says_what_stands_in_it(understand: Understand, facts: ModuleType, text: str, expected: str) -> None:
    _, understanding = understand(text.lstrip("\n"))
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
