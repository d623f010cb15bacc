"""Lists that compare several models: each item begins with a name and says its figures without a verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_NOTES = (
    ("Tern-VL 2.2B", "5.2 GB of VRAM, 42.0 on MMMU, Apache 2.0"),
    ("Plover-VL-3B", "7.5 GB VRAM, MMMU 53.1, OCRBench 797"),
    ("Dunlin-2", "6.4 GB VRAM; meant for fine-tuning"),
)
_SAID = {
    ("Tern-VL 2.2B", "min_gpu_ram_gb", 5.2),
    ("Tern-VL 2.2B", "score", 42.0),
    ("Plover-VL-3B", "min_gpu_ram_gb", 7.5),
    ("Plover-VL-3B", "score", 53.1),
    ("Plover-VL-3B", "score", 797.0),
    ("Dunlin-2", "min_gpu_ram_gb", 6.4),
}
_MARKDOWN = "# Small VLMs compared\n\nWe put three models on a laptop with 8 GB.\n\n" + "".join(
    f"- **{name}** — {note}\n" for name, note in _NOTES
)
_HTML = "<h1>Small VLMs compared</h1>\n<p>We put three models on a laptop with 8 GB.</p>\n<ul>\n{}</ul>\n".format(
    "".join(f"<li><b>{name}</b> — {note}</li>\n" for name, note in _NOTES)
)


@pytest.mark.parametrize("page", [_MARKDOWN, _HTML], ids=["markdown", "HTML"])
def test_each_note_is_about_the_model_that_it_begins_with(understand: Understand, page: str) -> None:
    claims = understand(page).claims
    said = {(c.model, c.attribute, c.value_number) for c in claims if c.attribute in ("min_gpu_ram_gb", "score")}
    assert said == _SAID


def test_a_list_of_scores_says_how_they_were_obtained(understand: Understand) -> None:
    read = understand(
        "# Curlew-VL 12B\n\nCurlew-VL is an open multimodal model.\n\n## Scores\n\n"
        "* MMMU (CoT): 52.5\n* DocVQA (ANLS): 90.7\n* MMLU (5-shot): 69.2\n"
    )
    scores = {(c.model, c.benchmark, c.value_number, c.condition) for c in read.claims if c.attribute == "score"}
    assert scores == {
        ("Curlew-VL 12B", "MMMU", 52.5, "CoT"),
        ("Curlew-VL 12B", "DocVQA", 90.7, ""),
        ("Curlew-VL 12B", "MMLU", 69.2, "5-shot"),
    }


def test_marks_of_places_of_work_are_no_part_of_names(understand: Understand) -> None:
    read = understand(
        "# Curlew-VL: Reading Charts\n\n**Ana Ortiz¹, Ben Novák², Chi Wei¹**\n\n¹Acme Research ²Charles University\n\n"
        "## Abstract\n\nWe present Curlew-VL, a 12-billion-parameter multimodal language model.\n"
    )
    people = {(claim.value_text, claim.scope) for claim in read.claims if claim.attribute == "author"}
    assert people == {
        ("Ana Ortiz", ""),
        ("Ben Novák", ""),
        ("Chi Wei", ""),
        ("Acme Research", "organization"),
        ("Charles University", "organization"),
    }


def test_sections_of_models_are_read_where_lists_alone_tell_of_them(understand: Understand) -> None:
    read = understand(
        "# Which one for invoices?\n\n## Plover-VL-7B\n\n- Size: 8.3B parameters\n"
        "- VRAM: 17 GB in bf16, 7 GB with AWQ\n- DocVQA: 95.7\n\n"
        "## Tern-VL-8B\n\n- VRAM: 18 GB in bf16\n- DocVQA: 92.7\n\n## Verdict\n\nBoth read well.\n"
    )
    wanted = ("min_gpu_ram_gb", "score", "params_total_b")
    said = {(c.model, c.attribute, c.value_number, c.status) for c in read.claims if c.attribute in wanted}
    assert said == {
        ("Plover-VL-7B", "params_total_b", 7.0, "derived_from_name"),
        ("Plover-VL-7B", "params_total_b", 8.3, "ok"),
        ("Plover-VL-7B", "min_gpu_ram_gb", 17.0, "ok"),
        ("Plover-VL-7B", "min_gpu_ram_gb", 7.0, "ok"),
        ("Plover-VL-7B", "score", 95.7, "ok"),
        ("Tern-VL-8B", "params_total_b", 8.0, "derived_from_name"),
        ("Tern-VL-8B", "min_gpu_ram_gb", 18.0, "ok"),
        ("Tern-VL-8B", "score", 92.7, "ok"),
    }


def test_a_chinese_page_is_about_the_name_in_the_brackets_of_its_title(understand: Understand) -> None:
    read = understand(
        "# 翠鸟-VL（Kingfisher-VL）\n\nKingfisher-VL 是一个 8B 参数的多模态大模型。\n\n"
        "## 显存需求\n\n- BF16 推理需要约 18GB 显存\n"
    )
    said = {(c.model, c.attribute, c.value_number) for c in read.claims if c.value_number is not None}
    assert said == {("Kingfisher-VL", "params_total_b", 8.0), ("Kingfisher-VL", "min_gpu_ram_gb", 18.0)}


def test_questions_that_suppose_nothing_are_no_issues(understand: Understand) -> None:
    read = understand(
        "# Dunlin-VL\n\nDunlin-VL is a 4B multimodal model.\n\n## FAQ\n\n**How large is it?** 4.3B parameters.\n\n"
        "**Is there a bigger one?** Not yet.\n"
    )
    assert [issue.kind for issue in read.issues] == []


def test_amounts_below_a_heading_of_memory_are_needs_each_with_its_precision(understand: Understand) -> None:
    read = understand(
        "# Foo-7B\n\nFoo-7B is a vision-language model.\n\n## VRAM\n\n- bf16: ~18 GB, int4: ~6 GB\n- RTX 3060: 12 GB\n"
    )
    needs = {(c.value_number, c.condition) for c in read.claims if c.attribute == "min_gpu_ram_gb"}
    assert needs == {(18.0, "bf16"), (6.0, "int4")}


def test_cards_are_no_models_and_their_memory_is_no_need(understand: Understand) -> None:
    cards = ("RTX 3060", "T4", "A100", "NVIDIA L40S", "Apple M2 Max", "RX 7900 XTX", "Colab")
    read = understand(
        "# Foo-7B\n\nFoo-7B is a vision-language model.\n\n## VRAM requirements\n\n"
        + "".join(f"- {card} - 16 GB\n" for card in cards)
        + "- Foo-7B - 18 GB\n- Foo-2B - 6 GB\n"
    )
    needs = {(c.model, c.value_number) for c in read.claims if c.attribute == "min_gpu_ram_gb"}
    assert needs == {("Foo-7B", 18.0), ("Foo-2B", 6.0)}
