"""Small tables that once gave wrong or missing facts; each case states every score that the fragment holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Claim, Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "lines with tabs whose headers have no first cell, and escapes that stay where no markup is read": (
        "# Quartz\n\n\tRefCOCO\t\tDocVQA\n\tval\ttestA\ttest\nQuartz-1B\t90\\.1\t92.7\t64.2\n"
        "Quartz-3B\t91.0\t93.1\t\\-\n\n\tindented code\twith tabs\n\tand more\tof it\n",
        """
Quartz-1B | DocVQA (test) = 64.2
Quartz-1B | RefCOCO (testA) = 92.7
Quartz-1B | RefCOCO (val) = 90.1
Quartz-3B | RefCOCO (testA) = 93.1
Quartz-3B | RefCOCO (val) = 91.0
""",
    ),
    "letters raised by a formula name the split of each number": (
        r"""
# Zebra-VL

## Results

| Model | MMB$`^{\text{T}/\text{D}}`$ | MMB-CN$^{T/D}$ | MMMU$_{\text{val}}$ | SQA$^\text{I}$ |
|---|---|---|---|---|
| Zebra-VL-7B | 60.9/56.8 | 59.5/58.5 | 40.1 | 61.2$^{\dagger}$ |
""",
        """
Zebra-VL-7B | MMBench (test) = 60.9
Zebra-VL-7B | MMBench (dev) = 56.8
Zebra-VL-7B | MMBench-CN (test) = 59.5
Zebra-VL-7B | MMBench-CN (dev) = 58.5
Zebra-VL-7B | MMMU (val) = 40.1
Zebra-VL-7B | ScienceQA Image () = 61.2
""",
    ),
    "a deviation or a raised mark is no digit of the score": (
        r"""
# Zebra-VL

## Results

| Model | MMMU | DocVQA | ChartQA |
|---|---|---|---|
| Zebra-VL-7B | 5$\pm$3 | 89.4$^1$ | 71.2 <sup>2</sup> |
| Zebra-VL-2B | 45.1$_{\pm0.2}$ | 81.3% <sup>3</sup> | 65.5<sup>[4]</sup> |
""",
        """
Zebra-VL-7B | MMMU () = 5
Zebra-VL-2B | MMMU () = 45.1
Zebra-VL-7B | DocVQA () = 89.4
Zebra-VL-2B | DocVQA () = 81.3
Zebra-VL-7B | ChartQA () = 71.2
Zebra-VL-2B | ChartQA () = 65.5
""",
    ),
    "a raised plus belongs to the benchmark": (
        """
# Zebra-VL

## Results

| Model | RefCOCO val | RefCOCO<sup>+</sup> val |
|---|---|---|
| Zebra-VL-7B | 88.1 | 81.9 |
""",
        """
Zebra-VL-7B | RefCOCO (val) = 88.1
Zebra-VL-7B | RefCOCO+ (val) = 81.9
""",
    ),
    "notes and links behind a name are not the name": (
        """
# Zebra-VL

## Results

| Benchmark | Okapi-VL-9B | **Zebra-VL-72B**<br><sup>(Coming soon) | Zebra-VL-7B[[HF]](https://hf.co/zoo/Zebra-VL-7B) |
|---|---|---|---|
| MMMU | 40.1 | 61.2 | 51.0 |
| DocVQA | 80.1 | 91.2 | 90.0 |
""",
        """
Okapi-VL-9B | MMMU () = 40.1
Zebra-VL-72B | MMMU () = 61.2
Zebra-VL-7B | MMMU () = 51.0
Okapi-VL-9B | DocVQA () = 80.1
Zebra-VL-72B | DocVQA () = 91.2
Zebra-VL-7B | DocVQA () = 90.0
""",
    ),
    "a short name with a number is no variant of the document's model": (
        """
# Zebra

Results of Zebra.

| Model | MMMU | DocVQA |
|---|---|---|
| GPX-2 | 30.1 | 60.2 |
| XYZ-9B | 35.1 | 65.2 |
| Chat-3D | 36.1 | 66.2 |
""",
        """
GPX-2 | MMMU () = 30.1
XYZ-9B | MMMU () = 35.1
Chat-3D | MMMU () = 36.1
GPX-2 | DocVQA () = 60.2
XYZ-9B | DocVQA () = 65.2
Chat-3D | DocVQA () = 66.2
""",
    ),
    "bare variants among themselves are variants of the document's model": (
        """
# LLaVA-Zebra

## Results

| Model | MMMU | DocVQA |
|---|---|---|
| 2B | 30.1 | 60.2 |
| 7B | 35.1 | 65.2 |
""",
        """
LLaVA-Zebra 2B | MMMU () = 30.1
LLaVA-Zebra 7B | MMMU () = 35.1
LLaVA-Zebra 2B | DocVQA () = 60.2
LLaVA-Zebra 7B | DocVQA () = 65.2
""",
    ),
    "a bare size among full names belongs to nobody": (
        """
# LLaVA-Zebra

## Results

| Model | MMMU | DocVQA |
|---|---|---|
| LLaVA-Okapi-7B | 30.1 | 60.2 |
| 34B | 35.1 | 65.2 |
""",
        """
LLaVA-Okapi-7B | MMMU () = 30.1
LLaVA-Okapi-7B | DocVQA () = 60.2
""",
    ),
    "a model that is called like a kind of benchmark keeps its figures": (
        """
# Zebra-VL

## Results

| Model | MSVD-QA | MSRVTT-QA |
|---|---|---|
| Video Chat | 56.3 | 45.0 |
| Zebra-VL | 64.9 | 49.3 |
""",
        """
Video Chat | MSVD-QA () = 56.3
Zebra-VL | MSVD-QA () = 64.9
Video Chat | MSRVTT-QA () = 45.0
Zebra-VL | MSRVTT-QA () = 49.3
""",
    ),
    "a paragraph below the table names the benchmark of its languages": (
        """
# Zebra-VL

## Multilingual results

| Models | AR | DE | Average |
|---|---|---|---|
| Zebra-VL-7B | 20.7 | 36.5 | 28.6 |
| Okapi-VL-9B | 15.1 | 33.4 | 24.3 |

All figures are from the benchmark MTVQA.
""",
        """
Zebra-VL-7B | MTVQA (AR) = 20.7
Okapi-VL-9B | MTVQA (AR) = 15.1
Zebra-VL-7B | MTVQA (DE) = 36.5
Okapi-VL-9B | MTVQA (DE) = 33.4
Zebra-VL-7B | MTVQA (Average) = 28.6
Okapi-VL-9B | MTVQA (Average) = 24.3
""",
    ),
    "a language is never a benchmark": (
        """
# Zebra-VL

## Results

| Models | AR | DE | KO |
|---|---|---|---|
| Zebra-VL-7B | 20.7 | 36.5 | 28.6 |
| Okapi-VL-9B | 15.1 | 33.4 | 24.3 |
""",
        "",
    ),
    "the section's paragraph names the benchmark of a lone score": (
        """
# Zebra-VL

## Chat evaluation

TouchStone scores dialogues with a judge.

### English evaluation

| Model | Score |
|---|---|
| Zebra-VL-Chat | 645.2 |
| Okapi-VL-Chat | 590.1 |
""",
        """
Zebra-VL-Chat | TouchStone (English) = 645.2
Okapi-VL-Chat | TouchStone (English) = 590.1
""",
    ),
    "a figure in brackets behind a model's name comes from that model": (
        """
# Zebra-VL

## Results

| Model | DocVQA | MMMU |
|---|---|---|
| Other Best<br>Open-source LVLM | 81.6%<br>(CogAgent) | 45.9%<br>(Yi-VL-34B) |
| Zebra-VL-7B | 93.1% | 51.4% |
""",
        """
CogAgent | DocVQA () = 81.6
Zebra-VL-7B | DocVQA () = 93.1
Yi-VL-34B | MMMU () = 45.9
Zebra-VL-7B | MMMU () = 51.4
""",
    ),
    "a column of short abbreviations that repeat holds metrics, and a blank means as above in its own column": (
        """
# Zebra-VL

## Agent results

|     | Benchmark | Metic | Okapi-VL | Zebra-VL |
|---|---|---|---|---|
| General | FnCall | TM | 90.2 | 93.1 |
|  |  | EM | 50.0 | 53.2 |
| Game | BlackJack | SR | 34.5 | 42.6 |
|  | EZPoint | SR | 44.5 | 52.6 |
""",
        """
Okapi-VL | FnCall () TM = 90.2
Zebra-VL | FnCall () TM = 93.1
Okapi-VL | FnCall () EM = 50.0
Zebra-VL | FnCall () EM = 53.2
Okapi-VL | BlackJack () SR = 34.5
Zebra-VL | BlackJack () SR = 42.6
Okapi-VL | EZPoint () SR = 44.5
Zebra-VL | EZPoint () SR = 52.6
""",
    ),
    "an unknown name keeps neither split nor metric nor condition": (
        """
# Zebra-VL

## Results

| Model | MMMU | FooSeg val mIoU | BarCap test CIDEr | BazQA zero-shot |
|---|---|---|---|---|
| Zebra-VL-7B | 50.1 | 35.8 | 101.2 | 44.0 |
""",
        """
Zebra-VL-7B | MMMU () = 50.1
Zebra-VL-7B | FooSeg (val) mIoU = 35.8
Zebra-VL-7B | BarCap (test) CIDEr = 101.2
Zebra-VL-7B | BazQA () [zero-shot] = 44.0
""",
    ),
    "a list of languages beside a benchmark is no split": (
        """
# Zebra-VL

## Results

| Dataset | Zebra-VL-7B | Okapi-VL-9B | Languages |
|---|---|---|---|
| MGSM | 54.0 | 65.3 | zh, en, bn |
| XWinograd | 61.7 | 73.1 | all |
""",
        """
Zebra-VL-7B | MGSM () = 54.0
Okapi-VL-9B | MGSM () = 65.3
Zebra-VL-7B | XWinograd () = 61.7
Okapi-VL-9B | XWinograd () = 73.1
""",
    ),
    "spellings that fold alike count as they are written": (
        """
# Zebra-VL

## Results

| Model | T-VQA | TVQA | MMMU |
|---|---|---|---|
| Zebra-VL-7B | 57.0 | 44.1 | 40.0 |
""",
        """
Zebra-VL-7B | TextVQA () = 57.0
Zebra-VL-7B | TVQA () = 44.1
Zebra-VL-7B | MMMU () = 40.0
""",
    ),
    "a heading is short for the benchmark that is called so": (
        """
# Zebra-VL

## Results

| Model | MVBench | Video<br>ChatGPT |
|---|---|---|
| Zebra-VL-7B | 57.0 | 3.10 |
""",
        """
Zebra-VL-7B | MVBench () = 57.0
Zebra-VL-7B | VideoChatGPT-Bench () = 3.10
""",
    ),
    "the heading names a benchmark nobody knows, and its columns are its parts": (
        """
# Zebra-OCR

## FooDocBench

| Model Type | Methods | Overall<sup>Edit</sup>↓ EN | Text<sup>Edit</sup>↓ ZH |
|---|---|---|---|
| Pipeline | MinerU | 0.150 | 0.215 |
| Expert | GOT-OCR | 0.287 | 0.315 |
""",
        """
MinerU | FooDocBench (Overall EN) Edit = 0.150
GOT-OCR | FooDocBench (Overall EN) Edit = 0.287
MinerU | FooDocBench (Text ZH) Edit = 0.215
GOT-OCR | FooDocBench (Text ZH) Edit = 0.315
""",
    ),
    "a sub-task keeps its name, its metric goes apart": (
        """
# Zebra-GUI

## Multimodal-Mind2Web

| Model | Cross-Task Ele.Acc | Cross-Task Step SR |
|---|---|---|
| Zebra-GUI-7B | 73.1 | 67.1 |
| GPT-4o | 5.7 | 4.3 |
""",
        """
Zebra-GUI-7B | Multimodal-Mind2Web (Cross-Task) Ele.Acc = 73.1
GPT-4o | Multimodal-Mind2Web (Cross-Task) Ele.Acc = 5.7
Zebra-GUI-7B | Multimodal-Mind2Web (Cross-Task) Step SR = 67.1
GPT-4o | Multimodal-Mind2Web (Cross-Task) Step SR = 4.3
""",
    ),
    "an arrow with a difference is no digit of the score": (
        """
# Zebra-VL

## Results

| Model | MMMU | MMBench | HallusionBench |
|---|---|---|---|
| LLaVA-1.5-7B | 35.3 | 64.3 | 27.6 |
| Zebra-VL-7B | 40.1 (+4.8) | 68↑3 | 35.0 (**+7.4**) |
""",
        """
LLaVA-1.5-7B | MMMU () = 35.3
Zebra-VL-7B | MMMU () = 40.1
LLaVA-1.5-7B | MMBench () = 64.3
Zebra-VL-7B | MMBench () = 68
LLaVA-1.5-7B | HallusionBench () = 27.6
Zebra-VL-7B | HallusionBench () = 35.0
""",
    ),
    "a date and a range are no score with a difference": (
        """
# Zebra-VL

## Results

| Model | MMMU | FooBench |
|---|---|---|
| LLaVA-1.5-7B | 35.3 | 45-50 |
| Zebra-VL-7B | 40.1 | 2024-05 |
| Okapi-VL-7B | 41.1 | 71.0 |
| Gnu-VL-7B | 42.1 | 72.0 |
""",
        """
LLaVA-1.5-7B | MMMU () = 35.3
Zebra-VL-7B | MMMU () = 40.1
Okapi-VL-7B | MMMU () = 41.1
Gnu-VL-7B | MMMU () = 42.1
Okapi-VL-7B | FooBench () = 71.0
Gnu-VL-7B | FooBench () = 72.0
""",
    ),
}


def _said(claim: Claim) -> str:
    metric = f" {claim.metric}" if claim.metric else ""
    condition = f" [{claim.condition}]" if claim.condition else ""
    return f"{claim.model} | {claim.benchmark} ({claim.split}){metric}{condition} = {claim.value_text}"


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES.keys())
def test_table_gives_exactly_these_scores(document: str, expected: str, understand: Understand) -> None:
    _, understanding = understand(document)
    said = [_said(claim) for claim in understanding.claims if claim.attribute == "score"]
    assert sorted(said) == sorted(expected.strip().splitlines())


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(CASES["a language is never a benchmark"][0], id="figures under languages of no benchmark"),
        pytest.param(
            "# Zebra-VL\n\n## Evaluation\n\n| Model | Accuracy |\n|---|---|\n"
            "| Zebra-VL-7B | 71.2 |\n| LLaVA-7B | 61.2 |\n",
            id="figures under a metric of no benchmark",
        ),
        pytest.param(
            "# Zoo\n\n## Results\n\n| Model | MMMU | DocVQA |\n|---|---|---|\n"
            "| LLaVA-7B | 61.2 | 71.2 |\n| Open-source models | 60.1 | 70.0 |\n",
            id="figures of a line that reads like a heading",
        ),
    ],
)
def test_figures_that_belong_nowhere_are_issues_not_silence(document: str, understand: Understand) -> None:
    reading, understanding = understand(document)
    places = {(one.row_index, one.column_index) for one in understanding.issues}
    places |= {(one.row_index, one.column_index) for one in understanding.claims}
    figures = {
        (row, column)
        for row, cells in enumerate(reading.tables[0].rows)
        for column, cell in enumerate(cells)
        if cell.text.replace(".", "").isdigit()
    }
    assert figures <= places
