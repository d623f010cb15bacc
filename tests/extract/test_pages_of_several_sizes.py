"""A page of one model in several sizes says each size's facts of that size, wherever and however it is named."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

ABOVE = (
    "# Foo-VL\n\nFoo-VL is a family of vision-language models in two sizes, Foo-VL-2B and Foo-VL-8B.\n\n## Models\n\n"
)
FORMS = {
    "a heading": "### {n}\n\n{f}",
    "a heading of the size": "### {s}\n\n{f}",
    "a heading in words": "### The {s} model\n\n{f}",
    "a heading above another": "### {n}\n\nText.\n\n#### Results\n\n{f}",
    "a bold paragraph": "**{n}**: {f}",
    "a bold item": "- **{n}**: {f}",
    "an item": "- {n}: {f}",
    "a bold item of the size": "- **{s}**: {f}",
    "an item of the size": "- {s}: {f}",
}
WORDINGS = (
    "It scores 61.2 on MMMU. It needs 9 GB of VRAM. The language model is Qwen2.5-1.5B.",
    "61.2 on MMMU, 9 GB of VRAM, Qwen2.5-1.5B as language model.",
    "{n} scores 61.2 on MMMU. {n} needs 9 GB of VRAM. {n} uses Qwen2.5-1.5B as its language model.",
    "The {s} model scores 61.2 on MMMU. The {s} model needs 9 GB of VRAM. The {s} model uses Qwen2.5-1.5B.",
)
OF_2B = {("score", "61.2"), ("min_gpu_ram_gb", "9 GB"), ("language_model", "Qwen2.5-1.5B")}
OF_8B = {("score", "74.1"), ("min_gpu_ram_gb", "21 GB"), ("language_model", "Qwen2.5-7B")}


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_size_has_its_own_and_the_family_none(form: str, wording: str, reference: Reference) -> None:
    other = wording.replace("61.2", "74.1").replace("9 GB", "21 GB").replace("Qwen2.5-1.5B", "Qwen2.5-7B")
    parts = [
        form.format(n=f"Foo-VL-{size}", s=size, f=words.format(n=f"Foo-VL-{size}", s=size))
        for size, words in (("2B", wording), ("8B", other))
    ]
    text = ABOVE + "\n\n".join(parts) + "\n"
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    kinds = {attribute for attribute, _ in OF_2B}
    said = {(one.model.replace(" ", "-"), one.attribute, one.value_text) for one in claims if one.attribute in kinds}
    assert said == {("Foo-VL-2B", *fact) for fact in OF_2B} | {("Foo-VL-8B", *fact) for fact in OF_8B}


HEADS = (
    "### {n}", "### {s}", "### The {s} model", "**{n}**", "**{s}**", "Results of {n}:", "### {n}\n\n#### Scores",
    "### Results of {n}", "### Results ({s})", "**Results of {n}**", "Table 1: {n}",
)  # fmt: skip
TABLES = {
    "rows of benchmarks": "| Benchmark | Score |\n|---|---|\n| MMMU | {a} |\n| DocVQA | {b} |\n",
    "columns of benchmarks": "| MMMU | DocVQA |\n|---|---|\n| {a} | {b} |\n",
    "memory by precision": "| Precision | VRAM |\n|---|---|\n| bf16 | {a} GB |\n| int4 | {b} GB |\n",
    "ours beside others": "| | MMMU | DocVQA |\n|---|---|---|\n| Ours | {a} | {b} |\n| GPT-4o | 69.1 | 92.8 |\n",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_below_a_size_is_that_sizes(table: str, head: str, reference: Reference) -> None:
    parts = [
        head.format(n=f"Foo-VL-{size}", s=size) + "\n\n" + table.format(a=a, b=b)
        for size, a, b in (("2B", "41.2", "81.3"), ("8B", "51.5", "91.6"))
    ]
    claims = extract_document((ABOVE + "\n".join(parts)).encode(), name="page.md", reference=reference).claims
    said = {
        (one.model.replace(" ", "-"), one.value_number)
        for one in claims
        if one.attribute in ("score", "min_gpu_ram_gb") and one.model != "GPT-4o"
    }
    assert said == {("Foo-VL-2B", 41.2), ("Foo-VL-2B", 81.3), ("Foo-VL-8B", 51.5), ("Foo-VL-8B", 91.6)}


NEAR = (
    "",
    "LoRA fine-tuning of the 2B model takes 11 GB; full fine-tuning of Foo-VL-8B needs 4 × 80 GB.",
    "Memory of Foo-VL-8B and its small sibling:",
    "Foo-VL-2B fits on a laptop.",
    "## Fine-tuning",
    "## Memory\n\nFoo-VL-8B is heavy.",
    "## Fine-tuning Foo-VL-8B and Foo-VL-2B",
)
BESIDE_EACH_OTHER = {
    "columns of sizes, memory": (
        "| Method | 2B | 8B |\n|---|---|---|\n| Full | 32 GB | 80 GB |\n| LoRA | 11 GB | 24 GB |\n"
    ),
    "columns of names, memory": (
        "| GPU memory | Foo-VL-2B | Foo-VL-8B |\n|---|---|---|\n| Full | 32 GB | 80 GB |\n| LoRA | 11 GB | 24 GB |\n"
    ),
    "rows of sizes, memory": "| Size | Full | LoRA |\n|---|---|---|\n| 2B | 32 GB | 11 GB |\n| 8B | 80 GB | 24 GB |\n",
    "columns of sizes": "| Benchmark | 2B | 8B |\n|---|---|---|\n| MMMU | 32 | 80 |\n| DocVQA | 11 | 24 |\n",
    "rows of sizes": "| Model | MMMU | DocVQA |\n|---|---|---|\n| 2B | 32 | 11 |\n| 8B | 80 | 24 |\n",
}


@pytest.mark.parametrize("near", NEAR)
@pytest.mark.parametrize("table", BESIDE_EACH_OTHER.values(), ids=BESIDE_EACH_OTHER)
def test_a_table_of_sizes_is_of_the_family_whatever_size_the_text_speaks_of(
    table: str, near: str, reference: Reference
) -> None:
    claims = extract_document(f"{ABOVE}{near}\n\n{table}".encode(), name="page.md", reference=reference).claims
    said = {
        (one.model.replace(" ", "-"), one.value_number)
        for one in claims
        if one.source_kind == "table" and one.attribute in ("score", "min_gpu_ram_gb")
    }
    assert said == {("Foo-VL-2B", 32), ("Foo-VL-2B", 11), ("Foo-VL-8B", 80), ("Foo-VL-8B", 24)}
