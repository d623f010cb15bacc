"""Parts of models that are written once for several rows: above blank cells, or in the row that heads a group."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "| LLM | Model | MMMU (val) | GQA |\n|---|---|---|---|\n"
            "| Vicuna-7B | Zebra-A | 31.5 | 61.0 |\n| | Okapi | 33.5 | 62.0 |\n| | Gnu-VL | 34.5 | 63.0 |\n"
            "| Yi-34B | Zebra-B | 41.5 | 64.0 |\n| | Lemur-VL | 44.5 | 65.0 |\n",
            [
                "Zebra-A language_model Vicuna-7B @ 1.0", "Okapi language_model Vicuna-7B @ 1.0",
                "Gnu-VL language_model Vicuna-7B @ 1.0", "Zebra-B language_model Yi-34B @ 4.0",
                "Lemur-VL language_model Yi-34B @ 4.0",
            ],
            id="blank cells before the names mean as above",
        ),
        pytest.param(
            "| LLM | Model | MMMU (val) | GQA |\n|---|---|---|---|\n"
            "| Vicuna-7B | Zebra-A | 31.5 | 61.0 |\n| | GPT-4V | 53.5 | 62.0 |\n| Yi-34B | Zebra-B | 41.5 | 64.0 |\n",
            ["Zebra-A language_model Vicuna-7B @ 1.0", "Zebra-B language_model Yi-34B @ 3.0"],
            id="one blank among names may as well say that nothing is known",
        ),
        pytest.param(
            "| Model | LLM | MMMU (val) | GQA |\n|---|---|---|---|\n"
            "| Zebra-A | Vicuna-7B | 31.5 | 61.0 |\n| GPT-4V | | 53.5 | 62.0 |\n| Gemini Pro | | 53.5 | 62.0 |\n",
            ["Zebra-A language_model Vicuna-7B @ 1.1"],
            id="blank cells behind the names say nothing",
        ),
        pytest.param(
            "| Model | Tokens | MMMU (val) | GQA |\n|---|---|---|---|\n| GPT-4V | - | 56.8 | 55.0 |\n"
            "| **Base LLM: Vicuna-7B** | | | |\n| Zebra-7B | 576 | 31.5 | 61.0 |\n| Okapi-7B | 144 | 33.5 | 62.0 |\n"
            "| **Base LLM: Yi-34B** | | | |\n| Zebra-34B | 576 | 41.5 | 64.0 |\n",
            [
                "Zebra-7B language_model Vicuna-7B @ 2.0", "Okapi-7B language_model Vicuna-7B @ 2.0",
                "Zebra-34B language_model Yi-34B @ 5.0",
            ],
            id="a row that heads a group and says whose language model",
        ),
        pytest.param(
            "| Model | MMMU (val) | GQA |\n|---|---|---|\n"
            "| **Training data: LLaVA-665K** | | |\n| Zebra-7B | 31.5 | 61.0 |\n| Okapi-7B | 33.5 | 62.0 |\n",
            [],
            id="a row that heads a group and says something else",
        ),
        pytest.param(
            "| method | visual encoder | glue layer | GQA |\n|---|---|---|---|\n| Zebra-7B | SigLIP-L | MLP | 62.9 |\n",
            ["Zebra-7B vision_encoder SigLIP-L @ 1.1", "Zebra-7B connector MLP @ 1.2"],
            id="a glue layer joins encoder and language model",
        ),
    ],
)  # fmt: skip
def test_a_part_written_once_belongs_to_every_row_below(
    table: str, expected: list[str], understand: Understand
) -> None:
    reading, understanding = understand(f"# Results\n\n{table}")
    parts = [one for one in understanding.claims if one.attribute in ("language_model", "vision_encoder", "connector")]
    said = [f"{one.model} {one.attribute} {one.value_text} @ {one.row_index}.{one.column_index}" for one in parts]
    assert sorted(said) == sorted(expected)
    assert all(reading.document.text[one.start : one.end] == one.quote for one in parts)
