"""Memory said in Chinese, Korean and Japanese, of one model by its kind, of sizes in a question; and no need."""

from __future__ import annotations

import pytest

from tests.extract.narrative.conftest import Understand

Needs = list[tuple[str, float | None, str]]


def _needs(understand: Understand, document: str) -> Needs:
    claims = understand(document).claims
    return [(c.model, c.value_number, c.condition) for c in claims if c.attribute == "min_gpu_ram_gb"]


@pytest.mark.parametrize(
    ("heading", "item", "need"),
    [
        ("추론", "4비트 양자화 (~7GB GPU 메모리 필요)", (7, "4-bit, inference")),
        ("미세 조정", "일반 (~42GB GPU 메모리 필요)", (42, "fine-tuning")),
        ("파인 튜닝", "~42GB VRAM 필요", (42, "fine-tuning")),
        ("推論", "8ビット量子化: VRAM 9GB 必要", (9, "8-bit, inference")),
        ("微调", "至少需要 24GB 显存", (24, "fine-tuning")),
    ],
)
def test_how_it_is_run_is_said_in_other_languages(
    understand: Understand, heading: str, item: str, need: tuple[float, str]
) -> None:
    said = _needs(understand, f"# Heron-VL-8B\n\n## {heading}\n\n- {item}\n")
    number, condition = need
    assert [(model, amount) for model, amount, _ in said] == [("Heron-VL-8B", number)]
    assert set(said[0][2].split(", ")) >= set(condition.split(", ")) - {"inference"}


@pytest.mark.parametrize(
    ("text", "gigabytes"),
    [
        ("在LoRA微调后，显存可进一步降至5.5GB。", [5.5]),
        ("配合分页缓存，显存占用稳定在17.2–18.6GB区间。", [17.2]),
        ("原生FP16权重约15.6GB，INT4量化后显存占用约7GB。", [7]),
        ("INT4量化后显存占用约7GB，留有5GB以上安全余量。", [7]),
        ("模型文件大小约9GB，推理需要11GB显存。", [11]),
        ("它不像别的服务那样动辄占用24GB显存，推理只需8GB显存。", [8]),
        ("采用int4量化后，显存占用可从16GB降至6-8GB。", [6]),
        ("8B参数规模的模型需要超过24GB的显存。", []),
    ],
)
def test_what_is_needed_in_chinese_and_what_is_left_or_stored(
    understand: Understand, text: str, gigabytes: list[float]
) -> None:
    assert [amount for _, amount, _ in _needs(understand, f"# Heron-VL-8B\n\n{text}\n")] == gigabytes


@pytest.mark.parametrize("score", ["在DocVQA测试中准确率达78.4%。", "DocVQA 准确率达到 78.4%。"])
def test_what_a_chinese_sentence_says_was_reached(understand: Understand, score: str) -> None:
    claims = understand(f"# Heron-VL-8B\n\nHeron-VL-8B {score}\n").claims
    assert [(c.benchmark, c.value_number) for c in claims if c.attribute == "score"] == [("DocVQA", 78.4)]


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("A Heron-VL 8B model needs roughly 17 GB of VRAM.", [("Heron-VL 8B", 17, "")]),
        ("A Heron-VL 8B model at FP16 needs roughly 17 GB total.", [("Heron-VL 8B", 17, "fp16")]),
        ("A 7B model needs 17 GB of VRAM.", []),
        ("A 7B model of that kind needs 8-10 GB of VRAM.", []),
    ],
)
def test_one_model_of_its_name_is_that_model(understand: Understand, text: str, need: Needs) -> None:
    understood = understand(f"# Guide\n\nHeron-VL and Wren-VL see.\n\n{text}\n")
    claims = [(c.model, c.value_number, c.condition) for c in understood.claims if c.attribute == "min_gpu_ram_gb"]
    assert claims == need
    assert [issue.kind for issue in understood.issues] == ([] if need else ["memory_without_model"])


@pytest.mark.parametrize("text", ["8B-class models need 18 GB of VRAM.", "Most 8B-scale VLMs take 18 GB of VRAM."])
def test_models_of_a_class_are_not_the_documents(understand: Understand, text: str) -> None:
    assert _needs(understand, f"# Heron-VL-8B\n\n{text}\n") == []


def test_a_question_on_two_sizes_says_whose_the_answers_amounts_are(understand: Understand) -> None:
    asked = "# FAQ\n\n## How much VRAM do Heron-VL-2B and Heron-VL-8B need?\n\n"
    told = _needs(understand, f"{asked}The 2B model needs 6 GB, and the 8B one 18 GB in bf16.\n")
    assert told == [("Heron-VL-2B", 6, ""), ("Heron-VL-8B", 18, "bf16")]
    assert _needs(understand, f"{asked}The 2B model needs 6 GB, and the 4B one 10 GB in bf16.\n") == []


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("It needs 18 GB of VRAM in bf16; with 8 bits, about 10 GB, and in int4, 6 GB.", ("bf16", "8-bit", "int4")),
        (
            "Requiere 18 GB de VRAM en fp16; con cuantización a 8 bits, unos 10 GB; con 4 bits, 6 GB.",
            ("fp16", "8-bit", "4-bit"),
        ),
        ("bf16 推理需要 18GB 显存，采用int8量化后，需要 10GB 显存；int4 需要 6GB 显存。", ("bf16", "int8", "int4")),
        ("It needs 18 GB of VRAM, on one card, 10 GB in int8, 6 GB in int4.", ("", "int8", "int4")),
    ],
)
def test_what_leads_a_later_amount_says_how_it_is_run(understand: Understand, text: str, need: tuple[str, ...]) -> None:
    said = _needs(understand, f"# Heron-VL-8B\n\nHeron-VL-8B is a vision-language model. {text}\n")
    ways = [condition.removesuffix(", inference") for *_, condition in said]
    assert [amount for _, amount, _ in said] == [18, 10, 6]
    assert ways == list(need)


def test_what_is_added_is_no_need(understand: Understand) -> None:
    text = "Heron-VL-8B needs 6 GB of VRAM. The full window can add up to 1.5 GB of VRAM."
    assert [amount for _, amount, _ in _needs(understand, f"# Heron-VL-8B\n\n{text}\n")] == [6]
