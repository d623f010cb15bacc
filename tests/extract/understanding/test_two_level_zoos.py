"""Zoos whose groups, twins and blanks say what a column or row is; each case states every score of its fragment."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "groups above, names below, and a merged cell of language models left blank": (
        """
# Zebra-VL

## Models

|            |       | Knowledge |      | Reading |      |
|------------|-------|:---------:|:----:|:-------:|:----:|
| LLM        | Model | Avg | AI2D | Avg | DocVQA |
| Llama 3-8B | Okapi-HD | 55.7 | 73.5 | 62.9 | 74.6 |
|            | Gnu-NeXT | 55.6 | 71.6 | 63.9 | 72.6 |
| Vicuna-13B | Okapi-HD | 54.1 | 70.1 | 60.8 | 69.8 |
|            | Gnu-NeXT | 53.7 | 70.0 | 62.9 | 70.9 |
""",
        """
0.2 Okapi-HD Llama 3-8B: AI2D = 73.5; DocVQA = 74.6
0.3 Gnu-NeXT Llama 3-8B: AI2D = 71.6; DocVQA = 72.6
0.4 Okapi-HD Vicuna-13B: AI2D = 70.1; DocVQA = 69.8
0.5 Gnu-NeXT Vicuna-13B: AI2D = 70.0; DocVQA = 70.9
""",
    ),
    "accuracy and judged score of one set of questions about videos": (
        """
# Zebra-Video

## Evaluation

| Method | Subtitles | MSVD Acc.↑ | MSVD Score↑ | FooClips Acc | FooClips Score |
|---|:-:|---|---|---|---|
| Video Okapi | :x: | 56.3 | 2.8 | 45 | 2.5 |
| Gnu-VID-7B | :x: | 69.7 | 3.7 | 57.7 | 3.2 |
""",
        """
0.1 Video Okapi: MSVD-QA {Acc.} = 56.3; MSVD-QA {Score} = 2.8; FooClips {Acc} = 45; FooClips {Score} = 2.5
0.2 Gnu-VID-7B: MSVD-QA {Acc.} = 69.7; MSVD-QA {Score} = 3.7; FooClips {Acc} = 57.7; FooClips {Score} = 3.2
""",
    ),
    "an abbreviation between other benchmarks is short for the one named so": (
        """
# Zebra-VL

## Results

| Model | GQA | MMMU | OCR | POPE |
|---|---|---|---|---|
| Zebra-VL-7B | 64.8 | 34.9 | 540 | 88.4 |
""",
        """
0.1 Zebra-VL-7B: GQA = 64.8; MMMU = 34.9; OCRBench = 540; POPE = 88.4
""",
    ),
    "a caption names a data set, and its metric tells the task": (
        """
# LLaVA-Zebra-9B

## Evaluation

We looked at the validation sets of two tasks: COCO captioning and VQAv2.

**COCO (CIDEr)**

|0-shot|4-shot|
|--|--|
|65.5|74.3|

**VQAv2 (VQA accuracy)**

|0-shot|4-shot|
|--|--|
|43.6|44.1|
""",
        """
0.1 LLaVA-Zebra-9B: COCO captions [0-shot] = 65.5; COCO captions [4-shot] = 74.3
1.1 LLaVA-Zebra-9B: VQAv2 [0-shot] = 43.6; VQAv2 [4-shot] = 44.1
""",
    ),
    "how often a layer comes is a setting": (
        """
# LLaVA-Zebra

## Released models

| # params | Language model | Xattn interval* | VQAv2 4-shot Accuracy | Weights |
|---|---|---|---|---|
| 3B | org/mpt-1b | 1 | 45.8 | [Link](https://huggingface.co/org/Zebra-3B-vitl-mpt1b) |
| 9B | org/mpt-7b | 4 | 54.8 | [Link](https://huggingface.co/org/Zebra-9B-vitl-mpt7b) |
""",
        """
0.1 Zebra-3B-vitl-mpt1b: size = 3B; VQAv2 {Accuracy} [4-shot] = 45.8
0.2 Zebra-9B-vitl-mpt7b: size = 9B; VQAv2 {Accuracy} [4-shot] = 54.8
""",
    ),
    "the page's own model with a size and the language model inside": (
        """
# LLaVA-Zebra: Reading Films

## Evaluation

| Method | MVBench | MLVU |
|---|---|---|
| Ours-7B Llama2 | 41.2 | 50.1 |
| Ours-7B Mistral | 42.3 | 51.2 |
""",
        """
0.1 LLaVA-Zebra 7B Llama2: MVBench = 41.2; MLVU = 50.1
0.2 LLaVA-Zebra 7B Mistral: MVBench = 42.3; MLVU = 51.2
""",
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_groups_twins_and_blanks(document: str, expected: str, understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(document)
    assert facts.lines_of(understanding.claims) == expected.strip().splitlines()


def test_a_sized_name_beside_sizes_states_no_size_of_its_own(understand: Understand) -> None:
    """A name that spans two header rows stands in the row of sizes, too: the size in it is only derived."""
    _, understanding = understand(
        "# Plover 2\n\n<table><tr><th rowspan=2>Benchmark</th><th colspan=2>Plover 2</th><th rowspan=2>Gnu-VL 27B</th>"
        "</tr><tr><th>4B</th><th>27B</th></tr>"
        "<tr><td>MMMU (val)</td><td>48.8</td><td>64.9</td><td>64.2</td></tr>"
        "<tr><td>DocVQA</td><td>75.8</td><td>86.6</td><td>85.6</td></tr></table>\n"
    )
    sizes = {(c.model, c.value_number, c.status) for c in understanding.claims if c.attribute == "params_total_b"}
    assert sizes == {
        ("Plover 2 4B", 4.0, "ok"),
        ("Plover 2 27B", 27.0, "ok"),
        ("Gnu-VL 27B", 27.0, "derived_from_name"),
    }
