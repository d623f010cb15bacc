"""On a page about several models, the tables of a section are of the model that heads it and of no neighbour."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

TITLES = (
    "# Awesome Small VLMs\n\nA curated list of vision-language models below 10B parameters.\n\n",
    "# Small VLMs\n\n",
)
NAMES = (("Redshank", "Plover-V"), ("Foo-VL", "Bar-VL"), ("Foo-3B", "Bar-7B"))
SECTIONS = {
    "heading": "### {n}\n\n{i}\n\n{t}",
    "folded table": "### {n}\n\n{i}\n\n<details>\n<summary>Details</summary>\n\n{t}\n\n</details>",
    "folded section": "### {n}\n\n<details>\n<summary>Details</summary>\n\n{i}\n\n{t}\n\n</details>",
    "heading below": "### {n}\n\n{i}\n\n#### Details\n\n{t}",
    "summary": "<details>\n<summary>{n}</summary>\n\n{i}\n\n{t}\n\n</details>",
}
TABLES = {
    "card": "| | |\n|---|---|\n| LLM | Qwen2.5-3B |\n| Parameters | {a}B |\n| VRAM | {b} GB |\n",
    "benchmarks": "| Benchmark | Score |\n|---|---|\n| MMMU | {a} |\n| DocVQA | {b} |\n",
    "memory": "| Precision | VRAM |\n|---|---|\n| bf16 | {a} GB |\n| int4 | {b} GB |\n",
}


def _page(title: str, names: tuple[str, str], section: str, intro: str, table: str) -> str:
    parts = (
        section.format(n=name, i=intro.format(n=name), t=table.format(a=a, b=b))
        for name, a, b in ((names[0], "41.2", "18.1"), (names[1], "51.3", "28.4"))
    )
    return title + "\n\n".join(parts) + "\n"


def _said(reference: Reference, page: str) -> set[tuple[str, float | None]]:
    claims = extract_document(page.encode(), name="page.md", reference=reference).claims
    return {
        (one.model, one.value_number)
        for one in claims
        if one.source_kind == "table" and one.value_number in (41.2, 18.1, 51.3, 28.4)
    }


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
def test_a_sections_table_is_of_its_model(section: str, table: str, reference: Reference) -> None:
    for title in TITLES:
        for first, second in NAMES:
            wanted = {(first, 41.2), (first, 18.1), (second, 51.3), (second, 28.4)}
            for intro in ("{n} is a vision-language model.", "{n} couples SigLIP with SmolLM2-1.7B."):
                page = _page(title, (first, second), section, intro, table)
                assert _said(reference, page) <= wanted, page
                if "is a" in intro and section != SECTIONS["summary"]:
                    assert _said(reference, page) == wanted, page
