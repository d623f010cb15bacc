"""One way of retrieval in a header, Korean headers, a group's model as it is, settings that are called nominal."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "one way of retrieval and its recall stand behind the data set": (
        """
# OpenCLIP

## Results

| Model | MS-COCO image retrieval R@5 | COCO text-to-image retrieval R@1 | Flickr30K text retrieval R@5 |
|---|---|---|---|
| OpenCLIP ViT-B/32 | 71.21 | 51.34 | 91.41 |
""",
        """
0.1 OpenCLIP ViT-B/32: COCO retrieval (image retrieval) {R@5} = 71.21; """
        """COCO retrieval (text-to-image) {R@1} = 51.34; Flickr30K (text retrieval) {R@5} = 91.41
""",
    ),
    "zero shots and means in Korean": (
        """
# 오카피 CLIP

## 성능

| 모델 | ImageNet 제로샷 | ImageNetV2 | 평균 21개 벤치(Top-1) |
|---|---|---|---|
| CLIP ViT-L/14 | 74.1 | 68.2 | 73.3 |
""",
        """
0.1 CLIP ViT-L/14: ImageNet-1K [제로샷] = 74.1; ImageNet-V2 = 68.2
""",
    ),
    "the original below a model's name is that model": (
        """
# Merging what Okapis see

### Results

| Method | MSVD-QA |  | ActivityNet-QA |  |
|---|---|---|---|---|
|  | Acc | Score | Acc | Score |
| **Baselines** |  |  |  |  |
| VideoChat | 51.3 | 2.1 | 41.0 | 2.2 |
| **Video-LLaVA** |  |  |  |  |
| Original | 61.7 | 3.2 | 42.3 | 3.1 |
| + KuduMerge | 62.1 | 3.4 | 43.3 | 3.0 |
""",
        """
0.3 VideoChat: MSVD-QA {Acc} = 51.3; MSVD-QA {Score} = 2.1; ActivityNet-QA {Acc} = 41.0; """
        """ActivityNet-QA {Score} = 2.2
0.5 Video-LLaVA: MSVD-QA {Acc} = 61.7; MSVD-QA {Score} = 3.2; ActivityNet-QA {Acc} = 42.3; """
        """ActivityNet-QA {Score} = 3.1
0.6 Video-LLaVA + KuduMerge: MSVD-QA {Acc} = 62.1; MSVD-QA {Score} = 3.4; ActivityNet-QA {Acc} = 43.3; """
        """ActivityNet-QA {Score} = 3.0
""",
    ),
    "the original beside a model's name is that model": (
        """
# Look Again

### Main Results

| Model | Method | MMStar | MathVista |
|---|---|---|---|
| Qwen3-VL-4B | Original | 71.2 | 77.5 |
| | Ours (again) | **72.0**(+0.8) | **80.3**(+2.8) |
""",
        """
0.1 Qwen3-VL-4B: MMStar = 71.2; MathVista = 77.5
0.2 Qwen3-VL-4B Ours (again): MMStar = 72.0; MathVista = 80.3
""",
    ),
    "a header tells the task of the data set that is a heading": (
        """
# Grounding

#### COCO Zero-Shot (no data of COCO)

| Model | Zero-Shot AP |
|---|---|
| GLIP-L | 47.8 |

#### COCO

| Model | CIDEr |
|---|---|
| BLIP-2 | 139.1 |
""",
        """
0.1 GLIP-L: COCO detection {AP} [Zero-Shot] = 47.8
1.1 BLIP-2: COCO captions {CIDEr} = 139.1
""",
    ),
    "nominal settings, less of the tokens and shares of another's performance are no scores": (
        """
# Okapi-Prune

## Results

| Model | Nominal T | Visual token reduction | Relative aggregate performance | POPE |
|---|---|---|---|---|
| LLaVA-1.5-7B | 24 | 93.1% | 95.2% | 81.2 |
""",
        """
0.1 LLaVA-1.5-7B: POPE [Nominal T 24] = 81.2
""",
    ),
    "video memory beside several cards or a processor": (
        """
# 模型

| 模型 | 量化类型 | 显存需求 | 推荐硬件 |
|---|---|---|---|
| Okapi-9B | Q4_K_XL | ~6GB | RTX 3060 12GB |
| Okapi-397B | Q3_K_XL | ~181GB | 多卡或 CPU |
""",
        """
0.1 Okapi-9B: memory [Q4_K_XL; RTX 3060 12GB] = ~6GB
0.2 Okapi-397B: memory [Q3_K_XL; 多卡或 CPU] = ~181GB
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_fragment_says_exactly_this(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
