"""Amounts that a model does not need, software that is no model, and counts of things that are no training data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def _facts(understand: Understand, sentence: str, *attributes: str) -> list[tuple[str, str]]:
    claims = understand(f"# Heron-VL\n\nHeron-VL is a vision-language model.\n\n{sentence}\n").claims
    return [(c.attribute, c.value_text) for c in claims if c.attribute in attributes]


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        pytest.param("A GPU with 80GB was available in the lab and uses 300 W.", [], id="a card at hand"),
        pytest.param("The GPU with 24GB VRAM takes 30 minutes.", [], id="time is taken"),
        pytest.param("DeepSpeed-ZeRO3 needs 24 GB VRAM for a 7B model.", [], id="software needs it"),
        pytest.param("Tuning with ZeRO needs 24 GB VRAM for a 7B model.", [], id="any model of a size"),
        pytest.param("A GPU with 80GB of VRAM is needed for inference.", ["80GB"], id="a card that is needed"),
        pytest.param("Inference needs a GPU with 16GB of memory.", ["16GB"], id="what a way to run it needs"),
        pytest.param("It uses 16GB of GPU memory.", ["16GB"], id="what it uses"),
        pytest.param(
            "Heron-VL joins SigLIP and Qwen2 — the vision encoder is ~1.6 GB, the projector is ~30 MB of VRAM.",
            [],
            id="what its parts take",
        ),
        pytest.param("Runs on a small board (<1GB VRAM target).", [], id="what is hoped for"),
    ],
)
def test_only_memory_that_the_model_needs_is_claimed(understand: Understand, sentence: str, amounts: list[str]) -> None:
    assert [value for _, value in _facts(understand, sentence, "min_gpu_ram_gb")] == amounts


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        pytest.param("Osprey-OCR-7B needs 15 GB of GPU memory.", {"Osprey-OCR-7B"}, id="a sized name that leads"),
        pytest.param("- **Low VRAM**: Osprey-OCR-7B needs only ~15GB (4-bit)", {"Osprey-OCR-7B"}, id="behind a label"),
        pytest.param("- **低显存占用**：Osprey-OCR-7B 仅需 ~15GB（4-bit 量化）", {"Osprey-OCR-7B"}, id="in Chinese"),
        pytest.param(
            "On one 48 GB GPU, run Kite3-32B (~28 GB VRAM) beside Kite3-VL-8B (~10 GB) only at night.",
            {"Kite3-32B"},
            id="several names, one with a bracket of video memory",
        ),
        pytest.param(
            "On one 48 GB GPU, Kite3-32B and Kite3-VL-8B take 28 GB VRAM, 10 GB and 4 GB.",
            set(),
            id="several names and several amounts",
        ),
    ],
)
def test_memory_in_a_survey_is_that_of_the_name_beside_it(
    understand: Understand, sentence: str, owners: set[str]
) -> None:
    said = understand(f"# Survey\n\n## Notes\n\nMany models exist.\n\n{sentence}\n")
    assert {claim.model for claim in said.claims if claim.attribute == "min_gpu_ram_gb"} == owners


def test_software_with_its_stage_is_no_model(understand: Understand) -> None:
    said = understand("GPU memory requirements:\n\n- DeepSpeed-ZeRO3 - 24 GB\n- Heron-VL 2B - 5 GB\n")
    assert {claim.model for claim in said.claims} == {"Heron-VL 2B"}


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        pytest.param("There are 5B total pages.", [], id="pages of nobody"),
        pytest.param("3B of them are active learning samples.", [], id="samples that a method picks"),
        pytest.param(
            "It was run on 10K samples from COCO to measure speed.", [("dataset", "COCO")], id="samples that measure"
        ),
        pytest.param("Latency fell by 20K cycles from LAION onward.", [], id="a sentence about running"),
        pytest.param("It is trained on 5M pages.", [("dataset_size", "5M")], id="pages trained on"),
        pytest.param(
            "It is trained on 10K samples from COCO.", [("dataset", "COCO"), ("dataset_size", "10K")], id="samples"
        ),
        pytest.param(
            "It is trained on 220K images from LAION.", [("dataset", "LAION"), ("dataset_size", "220K")], id="images"
        ),
    ],
)
def test_only_data_that_the_model_learns_from_has_a_size(
    understand: Understand, sentence: str, facts: list[tuple[str, str]]
) -> None:
    assert _facts(understand, sentence, "dataset", "dataset_size") == facts


def test_a_kind_of_models_in_the_title_needs_no_memory(understand: Understand) -> None:
    said = understand("# VLMs\n\n## GPU memory\n\nFine-tuning with ZeRO needs 24 GB of VRAM.\n")
    assert not said.claims
    assert [issue.kind for issue in said.issues] == ["memory_without_model"]


@pytest.mark.parametrize(
    ("sentence", "data"),
    [
        pytest.param(
            "We compared it with open GUI models (Qwen2-VL, ShowUI, SeeClick).", [], id="a name of data among models"
        ),
        pytest.param("It was trained on SeeClick and COCO.", ["SeeClick", "COCO"], id="the same name where it is data"),
    ],
)
def test_a_name_of_data_listed_with_models_is_a_model(understand: Understand, sentence: str, data: list[str]) -> None:
    assert [value for _, value in _facts(understand, sentence, "dataset")] == data


def test_what_a_part_was_before_is_no_part(understand: Understand) -> None:
    sentence = "It moved to a two-layer MLP projector (from a linear layer), which helps."
    assert _facts(understand, sentence, "connector") == [("connector", "two-layer MLP")]


def test_a_size_that_runs_is_the_variant(understand: Understand) -> None:
    said = understand("# Heron\n\nHeron is a family of VLMs.\n\nThe 8B runs in GPU memory at FP16 (16 GB VRAM).\n")
    assert [(c.model, c.value_text) for c in said.claims if c.attribute == "min_gpu_ram_gb"] == [("Heron 8B", "16 GB")]


@pytest.mark.parametrize("item", ["4K context: +0.5GB", "Model weights: ~140 GB", "KV cache: ~40 GB", "Total: ~180 GB"])
def test_parts_of_memory_in_a_list_are_no_models(understand: Understand, item: str) -> None:
    said = understand(
        f"# VRAM\n\n## GPU memory for a long context\n\nEach takes VRAM:\n\n- {item}\n- Heron-VL 2B: 5 GB\n"
    )
    assert {claim.model for claim in said.claims} <= {"Heron-VL 2B"}


def test_a_language_model_that_leads_the_sentence_needs_its_own_memory(understand: Understand) -> None:
    said = understand("# Heron-VL\n\nHeron-VL is a vision-language model.\n\nGemma 3 needs 4 GB of VRAM.\n")
    assert [(c.model, c.value_text) for c in said.claims if c.attribute == "min_gpu_ram_gb"] == [("Gemma 3", "4 GB")]


def test_a_known_name_that_leads_a_sentence_of_a_survey_needs_its_memory(understand: Understand) -> None:
    said = understand("# Models at home\n\nMany run at home.\n\nGemma 3 runs on 4GB VRAM.\n")
    assert [(c.model, c.value_text) for c in said.claims if c.attribute == "min_gpu_ram_gb"] == [("Gemma 3", "4GB")]


def test_a_family_heads_the_section_of_its_members(understand: Understand) -> None:
    """Repositories of two members below a heading that names their family: each size is the family's."""
    said = understand(
        "# Notes\n\n### Llama 3.1 (4B / 12B)\n\n- **Download:** `llama3.1-4b-instruct` or `llama3.1-12b-instruct`\n"
        "- **VRAM:** 4B needs ~6GB, 12B needs ~10GB\n"
    )
    owners = {claim.model: claim.value_number for claim in said.claims if claim.attribute == "min_gpu_ram_gb"}
    assert owners == {"Llama 3.1 4B": 6.0, "Llama 3.1 12B": 10.0}
