"""Pages without a title: the model stands in the front matter, a heading, a caption or a card's row; and no maker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Claim, Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]
NAMES = ("Okapi-VL-7B", "okapi-ocr-3b", "OkapiVLM-2.5B", "Okapi-VL")
"""Forms of names that nobody has reviewed: with a size in capitals or not, with a version, a kind alone."""
TABLES = {
    "rows": "| Benchmark | Score |\n|---|---|\n| DocVQA | 91.2 |\n| MMMU | 50.3 |\n",
    "columns": "| DocVQA | MMMU |\n|---|---|\n| 91.2 | 50.3 |\n",
    "html": "<table><tr><th>Benchmark</th><th>Score</th></tr><tr><td>DocVQA</td><td>91.2</td></tr>"
    "<tr><td>MMMU</td><td>50.3</td></tr></table>\n",
}
FRONTS = {
    "model_name": "---\nlicense: mit\nmodel_name: {}\n---\n\n## Evaluation\n\n",
    "owner": "---\nlicense: mit\nmodel_name: steppe/{}\n---\n\n",
    "title": '---\ntitle: "{}: a small vision-language model"\nlanguage: en\n---\n\n## Results\n\n',
    "model-index": "---\nlicense: mit\nmodel-index:\n- name: {}\n  results: []\n---\n\n",
}
SAID = {
    "heading of": "## Results of {}\n\n",
    "heading with": "## {} evaluation results\n\n",
    "numbered caption": "Table 2: Performance of {} on documents.\n\n",
    "caption that begins with it": "Table 1. {} benchmark scores\n\n",
    "bold line": "**Evaluation results for {}**\n\n",
}


def _scores(understanding: Understanding) -> list[tuple[str, str, float | None]]:
    return sorted((one.model, one.benchmark, one.value_number) for one in _of(understanding, "score"))


def _of(understanding: Understanding, attribute: str) -> list[Claim]:
    return [one for one in understanding.claims if one.attribute == attribute]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("above", [*FRONTS.values(), *SAID.values()], ids=[*FRONTS, *SAID])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_without_a_title_is_about(name: str, above: str, table: str, understand: Understand) -> None:
    assert _scores(understand(above.format(name) + table)[1]) == [(name, "DocVQA", 91.2), (name, "MMMU", 50.3)]


@pytest.mark.parametrize(
    "above",
    [
        "## Results of Okapi-VL-7B and Gnu-VL-2B\n\n",
        "## Okapi-VL-7B results compared with Gnu-VL-2B\n\n",
        "## Performance of models distilled from Okapi-VL-7B\n\n",
        "---\ntitle: How to deploy\nlanguage: en\n---\n\n## Results\n\n",
        "---\nlicense: mit\ntags: vision\n---\n\n",
    ],
)
def test_nothing_says_whose_figures_these_are(above: str, understand: Understand) -> None:
    assert _scores(understand(above + TABLES["rows"])[1]) == []


def test_captions_above_their_tables_speak_of_what_stands_below(understand: Understand) -> None:
    pairs = (("Okapi-VL-7B", "91.2"), ("Okapi-VL-2B", "81.2"), ("Gnu-VL-3B", "71.2"))
    document = "".join(
        f"Table {place}: Performance of {name}.\n\n| Benchmark | Score |\n|---|---|\n| DocVQA | {figure} |\n\n"
        for place, (name, figure) in enumerate(pairs, 1)
    )
    assert _scores(understand(document)[1]) == sorted((name, "DocVQA", float(figure)) for name, figure in pairs)


@pytest.mark.parametrize("maker", ["Developer", "Organization", "Vendor", "Publisher"])
@pytest.mark.parametrize("form", ["pipes", "tabs"])
@pytest.mark.parametrize("is_titled", [True, False], ids=["titled", "named by a row"])
def test_a_card_whose_first_row_names_the_maker(maker: str, form: str, is_titled: bool, understand: Understand) -> None:
    rows = [(maker, "Steppe AI"), ("Parameters", "7.6B"), ("Vision encoder", "SigLIP"), ("DocVQA", "91.2")]
    rows += [] if is_titled else [("Model", "Okapi-VL-7B")]
    rows += [("GPU memory", "16 GB")]
    head = "# Okapi-VL-7B\n\n" if is_titled else ""
    if form == "pipes":
        lines = [f"| {label} | {value} |" for label, value in rows]
        document = head + "\n".join([lines[0], "|---|---|", *lines[1:]]) + "\n"
    else:
        document = head + "".join(f"{label}\t{value}\n" for label, value in rows)
    understanding = understand(document)[1]
    assert _scores(understanding) == [("Okapi-VL-7B", "DocVQA", 91.2)]
    assert [(one.model, one.value_number) for one in _of(understanding, "params_total_b")] == [("Okapi-VL-7B", 7.6)]
    memory = [(one.model, one.value_number, one.condition) for one in _of(understanding, "min_gpu_ram_gb")]
    assert memory == [("Okapi-VL-7B", 16.0, "")]


@pytest.mark.parametrize("head", ["Model", "Models", "Name", "Method"])
@pytest.mark.parametrize("metric", ["Accuracy", "ANLS", "F1"])
def test_benchmarks_below_a_heading_of_models(head: str, metric: str, understand: Understand) -> None:
    rows = "| DocVQA | 91.2 |\n| ChartQA | 85.0 |\n| LLaVA-Bench | 75.0 |\n"
    document = f"# Okapi-VL-7B\n\n## Results\n\n| {head} | {metric} |\n|---|---|\n{rows}"
    expected = [("ChartQA", 85.0), ("DocVQA", 91.2), ("LLaVA-Bench", 75.0)]
    assert _scores(understand(document)[1]) == [("Okapi-VL-7B", *one) for one in expected]
