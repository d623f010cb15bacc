"""Names of models: cleaned, compared, and the size in them only where it is the model's own."""

from __future__ import annotations

import pytest

from extract.reference import Reference
from extract.understanding.names.names import clean_name, name_key, own_size
from extract.understanding.vocabulary import vocabulary_of

CLEAN = {
    "a footnote star": ("GPT-4V*", "GPT-4V"),
    "an escaped star": (r"GPT-4V\*", "GPT-4V"),
    "a citation": ("Flamingo [Alayrac, 2022]", "Flamingo"),
    "our own model": ("FancyVL (ours)", "FancyVL"),
    "an escaped underscore": (r"Qwen2\_VL", "Qwen2_VL"),
    "a picture in front": ("🔥 Qwen2-VL-7B", "Qwen2-VL-7B"),
    "a broken name": ("InternVL-Chat -V1-2-Plus", "InternVL-Chat-V1-2-Plus"),
}


@pytest.mark.parametrize(("text", "name"), CLEAN.values(), ids=CLEAN)
def test_a_name_is_freed_of_what_is_no_name(text: str, name: str) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("VILA1.5", "VILA-1.5"),
        ("VideoLlaMA2", "VideoLLaMA2"),
        ("Claude 3.5 Sonnet", "Claude-3.5-Sonnet"),
        ("GPT-4o", "GPT4o"),
    ],
)
def test_spellings_of_one_name_compare_equal(first: str, second: str) -> None:
    assert name_key(first) == name_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("InternVL2 2B", "InternVL 22B"),
        ("MM1.5 1B", "MM1 51B"),
        ("MiniCPM-V-2", "MiniCPM-V-2_6"),
        ("Molmo-7B-O", "Molmo-7B-D"),
    ],
)
def test_names_that_only_look_alike_stay_apart(first: str, second: str) -> None:
    assert name_key(first) != name_key(second)


@pytest.mark.parametrize(
    ("name", "billions"),
    [("Qwen2-VL 2B", 2.0), ("MM1.5 1B", 1.0), ("InternVL2-2B", 2.0), ("Idefics2-8b-chatty", 8.0), ("SmolVLM-500M", 0.5),
     ("PaliGemma 3B 448px", 3.0), ("Mantis-8B-clip-llama3", 8.0), ("cogvlm2-llama3-chat-19B", 19.0),
     ("Gemma 3 27B", 27.0)],
)  # fmt: skip
def test_a_size_of_its_own(name: str, billions: float, reference: Reference) -> None:
    size = own_size(name, vocabulary_of(reference))
    assert size is not None
    assert (size.number, size.why_not) == (billions, "")


@pytest.mark.parametrize(
    "name",
    [
        "llava-v1.6-vicuna-7b",
        "LLaVA-v1.6-mistral-7B",
        "BLIP-2 (Vicuna-13B)",
        "VITA-8x7B",
        "moondream2",
        "MiniCPM-V-2_6",
        "7B",
    ],
)
def test_a_size_that_is_another_part_s_or_none(name: str, reference: Reference) -> None:
    size = own_size(name, vocabulary_of(reference))
    assert size is None or size.why_not or size.number is None
