"""Shares of another's result, counted answers, captions that texts run into, parts and means of a page's benchmark."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference


def _told(text: str, reference: Reference) -> list[str]:
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    told = (
        " ".join((f"{one.model}: {one.benchmark or one.attribute} {one.split}", one.value_text))
        for one in claims
        if one.status != "derived_from_name" and one.table_index is not None
    )
    return sorted(line.replace("  ", " ") for line in told)


def _table(*rows: str) -> str:
    head, *body = rows
    return "\n".join((head, "|" + "---|" * (head.count("|") - 1), *body)) + "\n"


CASES = {
    "shares below a heading that says so": (
        "# Results of Heron-VL-7B\n\n## Retention relative to baseline\n\n"
        + _table("| Benchmark | Baseline | K=64 |", "| GQA | 100.0% | 98.1% |", "| MMStar | 100.0% | 94.8% |"),
        [],
    ),
    "scores below the same heading, where nobody has the whole": (
        "# Results of Heron-VL-7B\n\n## Relative results\n\n"
        + _table("| Model | GQA | MMStar |", "| Heron-VL-7B | 61.2 | 52.1 |", "| Egret-VL-7B | 60.1 | 50.2 |"),
        ["Egret-VL-7B: GQA 60.1", "Egret-VL-7B: MMStar 50.2", "Heron-VL-7B: GQA 61.2", "Heron-VL-7B: MMStar 52.1"],
    ),
    "a column of shares": (
        _table("| 方法 | GQA | 相对性能 | 平均 F1 |", "| Heron-7B | 61.2 | 98.1% | 70.1 |"), ["Heron-7B: GQA 61.2"],
    ),
    "counted answers": (
        _table("| Model | PathVQA | GQA | MMMU |", "| Heron-7B | 1952/3362 (58.06%) | 60.7% (5172/8518) | 45.1 |"),
        ["Heron-7B: GQA 60.7", "Heron-7B: MMMU 45.1", "Heron-7B: PathVQA 58.06"],
    ),
    "a caption that the text runs into": (
        "We tune on CORD, a set of receipts, for 1,000**Table 2: Layout of pages on PubLayNet validation set.**\n\n"
        + _table("| Model | Text | Title | Figure |", "| Heron-Doc-1B | 93.9 | 88.5 | 96.4 |"),
        ["Heron-Doc-1B: PubLayNet Figure 96.4", "Heron-Doc-1B: PubLayNet Text 93.9",
         "Heron-Doc-1B: PubLayNet Title 88.5"],
    ),
    "parts behind the whole": (
        _table("| Model | GenEval Overall | Counting | Color Attri. | DPG |",
               "| Heron-7B | 0.80 | 0.59 | 0.66 | 84.2 |"),
        ["Heron-7B: DPG-Bench 84.2", "Heron-7B: GenEval Color Attri. 0.66", "Heron-7B: GenEval Counting 0.59",
         "Heron-7B: GenEval Overall 0.80"],
    ),
    "nothing but a mean on a page of one benchmark": (
        "# OwlBench: Benchmarking Models on Owls\n\n## Leaderboard\n\n"
        + _table("| Rank | Model | Overall Score |", "| 1 | Heron-7B | 0.749 |", "| 2 | Egret-7B | 0.715 |"),
        ["Egret-7B: OwlBench Overall Score 0.715", "Heron-7B: OwlBench Overall Score 0.749"],
    ),
    "a benchmark of two words in the heading": (
        "## DeepOwl Bench 评估结果\n\n" + _table("| Model | Insight | Readability |", "| Heron-7B | 56.4 | 52.3 |"),
        ["Heron-7B: DeepOwl Bench Insight 56.4", "Heron-7B: DeepOwl Bench Readability 52.3"],
    ),
    "a name with an arrow set as a formula": (
        _table("| Model | MMMU |", r"| Heron-7B + G$\to$U (Ours) | 45.1 |"), ["Heron-7B + GU: MMMU 45.1"],
    ),
    "the authors' own in other languages": (
        _table("|模型|MMMU|", "|SpaHeron-2B (我們的)|40.0|", "|Egret-2B (nuestro)|39.0|"),
        ["Egret-2B: MMMU 39.0", "SpaHeron-2B: MMMU 40.0"],
    ),
    "sizes under the number of language models": (
        _table("| Model | #LLM | MMMU |", "| Heron | 7B | 41.0 |", "| Egret | 8B | 50.6 |"),
        ["Egret: MMMU 50.6", "Egret: llm_params_b 8B", "Heron: MMMU 41.0", "Heron: llm_params_b 7B"],
    ),
    "short names": (
        _table("| Model | SciQA | MMMU^v | CVB-2D | SEEDB |", "| Heron-7B | 70.3 | 41.0 | 64.3 | 58.8 |"),
        ["Heron-7B: CV-Bench 2D 64.3", "Heron-7B: MMMU val 41.0", "Heron-7B: SEED-Bench 58.8",
         "Heron-7B: ScienceQA 70.3"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_table_says_what_was_measured(text: str, expected: list[str], reference: Reference) -> None:
    assert _told(text, reference) == expected
