"""Pages of benchmarks: what their leaderboards measure is said once, by the title or the opening of the page."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "an opening that introduces the benchmark of the title": (
        """
# ChartTrap: Do Models Read Misleading Charts?

## Introduction

We introduce **ChartTrap**, a benchmark of 2,450 misleading charts with questions. The best model answers 41.3%.

## Leaderboard

| # | Model | Size | Overall | Axis | Scale | Colour | 3D |
|---|---|---|---|---|---|---|---|
| - | Human | - | 93.2 | 95.1 | 94.0 | 91.8 | 92.2 |
| 1 | Okapi-72B | 72B | 38.9 | 41.0 | 37.5 | 40.8 | 35.5 |
| 2 | Bongo-8B | 8B | 29.4 | 31.2 | 27.7 | 33.1 | 26.5 |

### With chain of thought

| Model | Overall | Axis | Scale | Colour | 3D |
|---|---|---|---|---|---|
| Okapi-72B | 40.2 (+1.3) | 42.2 | 39.0 | 42.1 | 37.4 |

## Statistics

| Category | Charts | Questions | Avg. length |
|---|---|---|---|
| Axis | 420 | 510 | 14.2 |
| Scale | 380 | 460 | 13.1 |
""",
        """
0.2 Okapi-72B: size = 72B; ChartTrap (Overall) = 38.9; ChartTrap (Axis) = 41.0; ChartTrap (Scale) = 37.5; ChartTrap (Colour) = 40.8; ChartTrap (3D) = 35.5
0.3 Bongo-8B: size = 8B; ChartTrap (Overall) = 29.4; ChartTrap (Axis) = 31.2; ChartTrap (Scale) = 27.7; ChartTrap (Colour) = 33.1; ChartTrap (3D) = 26.5
1.1 Okapi-72B: ChartTrap (Overall) = 40.2; ChartTrap (Axis) = 42.2; ChartTrap (Scale) = 39.0; ChartTrap (Colour) = 42.1; ChartTrap (3D) = 37.4
""",  # noqa: E501
    ),
    "a title that speaks of evaluating, and parts that are words like Math and OCR": (
        """
# OwlVet: Evaluating Large Multimodal Models for Joint Abilities

## Leaderboard

| Method | Rec | OCR | Know | Spat | Math | Total |
|---|---|---|---|---|---|---|
| Okapi-7B | 38.5 | 20.3 | 31.4 | 22.9 | 3.8 | 31.4±0.1 |
| Bongo-13B | 39.2 | 22.7 | 26.5 | 29.6 | 7.7 | 32.9±0.1 |
""",
        """
0.1 Okapi-7B: OwlVet (Rec) = 38.5; OwlVet (OCR) = 20.3; OwlVet (Know) = 31.4; OwlVet (Spat) = 22.9; OwlVet (Math) = 3.8; OwlVet (Total) = 31.4
0.2 Bongo-13B: OwlVet (Rec) = 39.2; OwlVet (OCR) = 22.7; OwlVet (Know) = 26.5; OwlVet (Spat) = 29.6; OwlVet (Math) = 7.7; OwlVet (Total) = 32.9
""",  # noqa: E501
    ),
    "a page in HTML whose header has two rows and whose names have their makers below them": (
        """
<h1>VidRecall: Memory of Long Films</h1>
<p>Ana Ruiz, Bo Chen</p>
<h2>Abstract</h2>
<p>VidRecall is a benchmark for remembering events in films of up to three hours. It has 1,250 films.</p>
<h2>Leaderboard</h2>
<p>Accuracy, sorted by the last column but two.</p>
<table><thead><tr><th rowspan="2">#</th><th rowspan="2">Model</th><th rowspan="2">LLM Params</th>
<th rowspan="2">Frames</th><th colspan="2">Overall (%)</th><th colspan="2">Short (%)</th></tr>
<tr><th>w/o subs</th><th>w subs</th><th>w/o subs</th><th>w subs</th></tr></thead>
<tbody><tr><td>1</td><td>Okapi Pro<br>Google</td><td>-</td><td>1 fps</td><td>62.1</td><td>67.3</td><td>71.7</td><td>74.5</td></tr>
<tr><td>2</td><td>Bongo-Video<br>ByteDance &amp; NTU</td><td>72B</td><td>64</td><td>58.8</td><td>63.3</td><td>69.0</td><td>71.5</td></tr>
</tbody></table>
""",  # noqa: E501
        """
0.2 Okapi Pro: VidRecall (Overall w/o subs) [1 fps] = 62.1; VidRecall (Overall w subs) [1 fps] = 67.3; VidRecall (Short w/o subs) [1 fps] = 71.7; VidRecall (Short w subs) [1 fps] = 74.5
0.3 Bongo-Video: language model = 72B; VidRecall (Overall w/o subs) [Frames 64] = 58.8; VidRecall (Overall w subs) [Frames 64] = 63.3; VidRecall (Short w/o subs) [Frames 64] = 69.0; VidRecall (Short w subs) [Frames 64] = 71.5
""",  # noqa: E501
    ),
    "a page whose only title is a reviewed benchmark's name": (
        """
<html><body><h1><span>MMMU</span></h1><h2>Questions from colleges</h2>
<h1>Results of experiments</h1>
<h2>Leaderboard</h2><p>Models and people answer without examples.</p>
<table><tr><td><strong>Reset</strong></td><td><strong>Size</strong></td><td><strong>Date</strong></td>
<td><strong>Overall</strong></td><td><strong>Art &amp; Design</strong></td><td><strong>Business</strong></td></tr>
<tr><td><b>Human Expert (Best)</b></td><td>-</td><td>2024-01-31</td><td>88.6</td><td>89.2</td><td>90.7</td></tr>
<tr><td><a href="https://example.org"><b>Okapi-VL-MAX*</b></a></td><td>-</td><td>2024-01-18</td><td>51.4</td><td>72.5</td><td>43.3</td></tr>
<tr><td><b>Bongo-34B</b></td><td>34B</td><td>2024-01-23</td><td>45.9</td><td>61.7</td><td>40.0</td></tr></table></body></html>
""",
        """
0.2 Okapi-VL-MAX: MMMU (Overall) = 51.4; MMMU (Art & Design) = 72.5; MMMU (Business) = 43.3
0.3 Bongo-34B: size = 34B; MMMU (Overall) = 45.9; MMMU (Art & Design) = 61.7; MMMU (Business) = 40.0
""",
    ),
    "who judged the answers is a condition, and no part of a model's name": (
        """
# HalluProbe

**HalluProbe** is a diagnostic benchmark for visual illusions. It comprises 346 images.

| Model | Figure Acc | Question Acc | Json |
|:--|:--:|:--:|:--:|
| **Okapi-4** <br />(Human Eval) | 44.22 | 67.58 | [A](./a.json) |
| **Okapi-4** <br />(GPT Eval) | 39.88 | 65.28 | [A](./b.json) |
""",
        """
0.1 Okapi-4: HalluProbe (Figure) {Acc} [Human Eval] = 44.22; HalluProbe (Question) {Acc} [Human Eval] = 67.58
0.2 Okapi-4: HalluProbe (Figure) {Acc} [GPT Eval] = 39.88; HalluProbe (Question) {Acc} [GPT Eval] = 65.28
""",
    ),
    "parts below benchmarks are no models, even where the rows are training data and headed Datasets": (
        """
# Better training data for geometry

<table><tr><td rowspan="2">Datasets</td><td colspan="3">MathVista</td><td colspan="2">MathVision</td></tr>
<tr><td>GPS</td><td>GEO</td><td>AVG</td><td>AnaG</td><td>AVG</td></tr>
<tr><td>Base</td><td>29.33</td><td>28.03</td><td>28.68</td><td>10.71</td><td>12.65</td></tr>
<tr><td>Replace</td><td>33.17</td><td>32.64</td><td>32.91</td><td>7.14</td><td>13.34</td></tr></table>
""",
        "",
    ),
    "a model's page that also presents a benchmark is about the model": (
        """
# Okapi-VL: A Model for Charts

Okapi-VL is a vision-language model of 7B parameters. We also introduce ChartTrap, a benchmark of charts.

## Results

| Model | Axis | Scale | MMMU |
|---|---|---|---|
| Okapi-VL | 44.0 | 40.2 | 51.3 |
| Bongo-8B | 31.2 | 27.7 | 44.8 |
""",
        """
0.1 Okapi-VL: Axis = 44.0; MMMU = 51.3
0.2 Bongo-8B: Axis = 31.2; MMMU = 44.8
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_page_of_a_benchmark(name: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[name]
    _, understanding = understand(text)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()
