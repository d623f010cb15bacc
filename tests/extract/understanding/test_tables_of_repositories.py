"""Result tables as repositories of models show them: backbones, parts with their whole, settings that were varied."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "an ablation whose columns are parts of one benchmark, their whole, and another": (
        """
# Video-Wren: Looking Twice

Video-Wren is a video language model that looks twice.

### Ablation Study

| Configuration | VideoMME Short | Med | Long | Total | LVBench |
|---|---|---|---|---|---|
| **Full Model** | 71.8 | 60.2 | 51.7 | 61.2 | 41.3 |
| w/o Second Look | 69.1 | 56.9 | 49.2 | 58.4 | 37.0 |
| **Gain** | -2.7 | -3.3 | -2.5 | -2.8 | -4.3 |
""",
        """
0.1 Video-Wren: Video-MME (Short) [Full Model] = 71.8; Video-MME (Med) [Full Model] = 60.2; \
Video-MME (Long) [Full Model] = 51.7; Video-MME (Total) [Full Model] = 61.2; LVBench [Full Model] = 41.3
0.2 Video-Wren: Video-MME (Short) [w/o Second Look] = 69.1; Video-MME (Med) [w/o Second Look] = 56.9; \
Video-MME (Long) [w/o Second Look] = 49.2; Video-MME (Total) [w/o Second Look] = 58.4; \
LVBench [w/o Second Look] = 37.0
""",
    ),
    "figures that were varied beside a bare metric, in rows that name nothing": (
        """
# Wren-VL

Wren-VL is a vision-language model.

### Experiments

| K (High) | M (Mid) | N (Low) | Acc (%) |
|---|---|---|---|
| 8 | 0 | 0 | 57.6 |
| 6 | 4 | 16 | 58.3 |
| 4 | 8 | 32 | 58.4 |
""",
        "",
    ),
    "splits with metrics below a heading that names the benchmark and says in small letters what it is": (
        """
# Experimental results

## gRefCOCO: generalized referring expression comprehension

| Model | Backbone | Val F1 | Val N-acc. | TestA F1 | TestA N-acc. |
|---|---|---|---|---|---|
| WrenVG | BEiT3-ViT-B | 75.2 | 76.3 | 68.9 | 74.4 |

## Ref-ZOM: generalized referring expression segmentation

| Model | oIoU | mIoU | Acc. |
|---|---|---|---|
| WrenVG | 65.9 | 65.8 | 98.1 |
""",
        """
0.1 WrenVG: gRefCOCO (Val) {F1} = 75.2; gRefCOCO (Val) {N-acc.} = 76.3; gRefCOCO (TestA) {F1} = 68.9; \
gRefCOCO (TestA) {N-acc.} = 74.4
1.1 WrenVG: Ref-ZOM {oIoU} = 65.9; Ref-ZOM {mIoU} = 65.8; Ref-ZOM {Acc.} = 98.1
""",
    ),
    "other benchmarks beside the parts of the one that the caption knows": (
        """
# Wren-V 4.0

Results on Mantis, Blink and Video-MME.

<table>
<thead><tr><th>model</th><th>Size</th><th>Mantis</th><th>Blink</th><th colspan="2">Video-MME</th></tr></thead>
<tbody>
<tr><td></td><td></td><td></td><td></td><td>wo subs</td><td>w subs</td></tr>
<tr><td colspan="6"><strong>Open-source</strong></td></tr>
<tr><td>Wren-V-4.0</td><td>4.1B</td><td>71.4</td><td>54.0</td><td>61.2</td><td>65.8</td></tr>
</tbody>
</table>
""",
        """
0.3 Wren-V-4.0: size = 4.1B; Mantis-Eval = 71.4; BLINK = 54.0; Video-MME (wo subs) = 61.2; \
Video-MME (w subs) = 65.8
""",
    ),
    "rows below how many tokens were kept": (
        """
# Experiment

**Table 5: Performance On LLaVA-1.5 7B.**

| Method | GQA | MMB | POPE | avg |
|---|---|---|---|---|
| Vanilla | 61.9 | 64.7 | 85.9 | 100% |
| **Avg Token 192 ↓ 66.7%** |
| FastV | 52.7 | 61.2 | 64.8 | 89.5% |
| **Avg Token 64 ↓ 88.9%** |
| FastV | 46.1 | 48.0 | 59.6 | 79.4% |

**Table 6: Efficiency.**

| Method | Avg Token | main (TFLOPs) | metric (MFLOPs) |
|---|---|---|---|
| FastV | 64 | 0.83 | 4.72 |
""",
        """
0.1 LLaVA-1.5: GQA = 61.9; MMBench = 64.7; POPE = 85.9
0.3 FastV: GQA [Avg Token 192 66.7%] = 52.7; MMBench [Avg Token 192 66.7%] = 61.2; POPE [Avg Token 192 66.7%] = 64.8
0.5 FastV: GQA [Avg Token 64 88.9%] = 46.1; MMBench [Avg Token 64 88.9%] = 48.0; POPE [Avg Token 64 88.9%] = 59.6
""",
    ),
    "a column of tokens that tells the rows of one way apart": (
        """
# WrenDrop: Dropping Tokens

| Method | Tokens | GQA | POPE |
|---|---|---|---|
| FastV | 192 | 52.7 | 64.8 |
| FastV | 64 | 46.1 | 48.0 |

| Model | Ratio | FastV Avg. | WrenDrop Avg. | Gap |
|---|---|---|---|---|
| LLaVA-Next-7B | 88.9% | 86.4% | 93.9% | +7.5% |

| Model | Tokens | WrenDrop performance |
|---|---|---|
| LLaVA-Next-7B | 64 | 94.0% |
""",
        """
0.1 FastV: GQA [Tokens 192] = 52.7; POPE [Tokens 192] = 64.8
0.2 FastV: GQA [Tokens 64] = 46.1; POPE [Tokens 64] = 48.0
""",
    ),
    "what the authors made of a model beside the model": (
        """
# WrenCoT: Thinking in Pictures

| Model | Params | MMMU | MMStar |
|---|---|---|---|
| Qwen2.5-VL | 7B | 58.6 | 63.9 |
| **Qwen2.5-VL (Ours)** | **7B** | 57.5 | **66.4** |
| InternVL3 (Ours) | 8B | 62.7 | 68.7 |
""",
        """
0.1 Qwen2.5-VL: size = 7B; MMMU = 58.6; MMStar = 63.9
0.2 Qwen2.5-VL + WrenCoT: size = 7B; MMMU = 57.5; MMStar = 66.4
0.3 InternVL3: size = 8B; MMMU = 62.7; MMStar = 68.7
""",
    ),
    "a title over the header, the header among the rows, and metrics in brackets below it": (
        """
# Wren-Omni-1.5

<table>
<thead><tr><th colspan="6">Open-ended VQA</th></tr></thead>
<tbody>
<tr><td rowspan="2">Model</td><td rowspan="2">Size</td><td colspan="2">ActivityNet-QA</td>
<td colspan="2">MSVD-QA</td></tr>
<tr><td>(Acc.)</td><td>(Score)</td><td>(Acc.)</td><td>(Score)</td></tr>
<tr><td colspan="6">Proprietary Models</td></tr>
<tr><td>GPT 4o mini</td><td>-</td><td>62.1</td><td>3.1</td><td>67.5</td><td>3.3</td></tr>
<tr><td colspan="6">Open-source Models (Omni-modal)</td></tr>
<tr><td>Wren-Omni-1.5</td><td>7B</td><td>62.0</td><td>3.2</td><td>74.2</td><td>3.6</td></tr>
</tbody>
</table>
""",
        """
0.4 GPT 4o mini: ActivityNet-QA {Acc.} = 62.1; ActivityNet-QA {Score} = 3.1; MSVD-QA {Acc.} = 67.5; \
MSVD-QA {Score} = 3.3
0.6 Wren-Omni-1.5: size = 7B; ActivityNet-QA {Acc.} = 62.0; ActivityNet-QA {Score} = 3.2; \
MSVD-QA {Acc.} = 74.2; MSVD-QA {Score} = 3.6
""",
    ),
    "a title that is about GUIs, and amounts below a heading of data": (
        """
# Fewer Steps: Empowering GUI Agent with Simplification

GUI agents click. A GUI has icons. Many a GUI is dense.

| Method | Pretraining Data | Params | AITW |
|---|---|---|---|
| SeeClick | 850K | 9.6B | 59.3 |
| WrenAgent | - | 2B | 71.3 |

| Component | AITW | GUI-Odyssey |
|---|---|---|
| + History compression | 67.3 | 71.8 |
| + Element pruning | 71.3 | 76.0 |
""",
        """
0.1 SeeClick: size = 9.6B; AITW = 59.3
0.2 WrenAgent: size = 2B; AITW = 71.3
""",
    ),
    "a row as it is, in a section that says what its experiments use": (
        """
# Patient Decoding

PatientDecoding is a training-free framework. PatientDecoding waits. PatientDecoding sees.

## Results

All experiments use **LLaVA-1.5-7B** with temperature = 0.

### MMMU Benchmark

| Method | Val | Test |
|---|---|---|
| Vanilla | 35.3 | 34.1 |

### More

| Method | MMStar | POPE |
|---|---|---|
| Baseline | 33.1 | 85.0 |
| VCD | 34.1 | 86.0 |
""",
        """
0.1 LLaVA-1.5-7B: MMMU (Val) = 35.3; MMMU (Test) = 34.1
1.1 LLaVA-1.5-7B: MMStar = 33.1; POPE = 85.0
1.2 VCD: MMStar = 34.1; POPE = 86.0
""",
    ),
    "rows that say what was done to a model that nothing names": (
        """
# Final Analysis

| Model | OCRBench | DocVQA |
|---|---|---|
| **Baseline** | 3.10% | 7.20% |
| Trained on ChartQA | 3.40% | 7.00% |
""",
        "",
    ),
    "a metric before the split or the benchmark that it was measured on": (
        """
# Wren-2

### Phrase grounding

We evaluate phrase grounding on Flickr30k Entities:

| Model | Recall@1 on val split | Recall@1 on test split |
|---|---|---|
| Wren-2 | 77.8 | 78.7 |

### Image captioning

| Model | CIDEr on Flickr30K |
|---|---|
| Wren-2 | 80.5 |
""",
        """
0.1 Wren-2: Flickr30k Entities (val) {Recall@1} = 77.8; Flickr30k Entities (test) {Recall@1} = 78.7
1.1 Wren-2: Flickr30K captions {CIDEr} = 80.5
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_the_tables_of_a_repository_say(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())


@pytest.mark.parametrize("head", ["Backbone VLM", "Backbone Model", "VLM Backbone", "MLLM backbone"])
def test_a_backbone_that_sees_is_what_a_model_was_made_from(head: str, understand: Understand) -> None:
    text = f"""
# Wren-GUI

| Method | {head} | ScreenSpot | ScreenSpot-Pro |
|---|---|---|---|
| Wren-GUI-7B | Qwen2-VL | 84.4 | 31.1 |
| Heron-UI-7B | Qwen2.5-VL | 80.9 | 27.6 |
| Qwen2.5-VL-7B | Qwen2.5-VL | 79.2 | 26.1 |
"""
    claims = understand(text)[1].claims
    bases = {(one.model, one.value_text) for one in claims if one.attribute == "base_model"}
    assert bases == {("Wren-GUI-7B", "Qwen2-VL"), ("Heron-UI-7B", "Qwen2.5-VL")}


def test_an_amount_below_a_heading_of_data_is_no_data_set(understand: Understand) -> None:
    text = "# Wren\n\n| Method | Training data | AITW |\n|---|---|---|\n| SeeClick | 850K | 59.3 |\n"
    assert not [one for one in understand(text)[1].claims if one.attribute == "dataset"]


def test_two_columns_of_repositories_are_two_models_each(understand: Understand) -> None:
    hub = "https://huggingface.co/acme"
    text = (
        "# Wren\n\n| Pre Trained | Instruction Tuned | Input Context Window |\n|---|---|---|\n"
        f"| [wren-1b-pt]({hub}/wren-1b-pt) | [wren-1b-it]({hub}/wren-1b-it) | 32K |\n"
        f"| [wren-4b-pt]({hub}/wren-4b-pt) | [wren-4b-it]({hub}/wren-4b-it) | 128K |\n"
    )
    claims = understand(text)[1].claims
    ids = {(one.model, one.value_text) for one in claims if one.attribute == "hf_id"}
    assert ids == {(name, f"acme/{name}") for name in ("wren-1b-pt", "wren-1b-it", "wren-4b-pt", "wren-4b-it")}
    lengths = {(one.model, one.value_text) for one in claims if one.attribute == "context_length_tokens"}
    assert lengths == {("wren-1b-pt", "32K"), ("wren-4b-pt", "128K")}


def test_brackets_behind_figures_name_splits_that_the_benchmark_has_not(understand: Understand) -> None:
    text = (
        "# Wren\n\nBelow you see how the sizes and their instruction fine-tuned versions compare.\n\n"
        "|  | Wren-11B | Wren-90B |\n|---|---|---|\n| VQAv2 | 66.8 (val) | 78.1 (test) |\n| AI2D | 62.4 | 75.3 |\n"
    )
    claims = understand(text)[1].claims
    scores = [(one.model, one.benchmark, one.split, one.condition) for one in claims if one.attribute == "score"]
    assert scores == [
        ("Wren-11B", "VQAv2", "val", ""),
        ("Wren-90B", "VQAv2", "test", ""),
        ("Wren-11B", "AI2D", "", ""),
        ("Wren-90B", "AI2D", "", ""),
    ]


def test_a_lone_title_in_the_header_stands_above_the_row_that_heads_the_columns(understand: Understand) -> None:
    text = (
        "# Wren\n\n| Tuned models |  |  |  |  |\n|---|---|---|---|---|\n"
        "| Category | Benchmark | Metric | Heron 3 70B | Wren 4 |\n"
        "| Images | MMMU | accuracy | No images |  |\n|  | MathVista | accuracy |  | 70.7 |\n"
        "|  | DocVQA (test) | anls |  | 94.4 |\n| Code | MBPP | pass@1 | 66.4 | 67.8 |\n"
    )
    scores = {(one.model, one.benchmark, one.value_text) for one in understand(text)[1].claims if one.benchmark}
    assert scores == {
        ("Wren 4", "MathVista", "70.7"),
        ("Wren 4", "DocVQA", "94.4"),
        ("Heron 3 70B", "MBPP", "66.4"),
        ("Wren 4", "MBPP", "67.8"),
    }
