"""Component and size columns of training and decoder tables: a part is claimed only of the model that has it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            "# Zebra-VL\n\n| | ViT | LLM |\n|---|---|---|\n"
            "| Stage1 | :snowflake: | :fire: |\n| Stage2 | :fire: | :fire: |\n",
            [],
            id="emoji codes are marks, not names of parts",
        ),
        pytest.param(
            "# Zebra-VL\n\n| method | decoder | #param (train/total) | mIoU |\n|---|---|---|---|\n"
            "| Zebra-ViT-6B | Linear | 0.5M / 5.9B | 47.2 |\n",
            ["Zebra-ViT-6B params_total_b 5.9"],
            id="a decoder that is no language model, and a size whose header says which number is the whole",
        ),
        pytest.param(
            "# Zebra-VL\n\n| MODEL_TYPE | LLM | Download Link |\n|---|---|---|\n"
            "| phi-1.5 | phi-1_5 | [microsoft/phi-1_5](https://huggingface.co/microsoft/phi-1_5) |\n",
            [],
            id="a row about a language model is no model that has it inside",
        ),
        pytest.param(
            "# Zebra-VL\n\n## Hyperparameters\n\n| Base LLM | Learning rate | Epochs |\n|---|---|---|\n"
            "| Vicuna-7B | 1e-3 | 1 |\n| Yi-34B | 1e-3 | 1 |\n",
            [],
            id="several language models of one model that no row names",
        ),
    ],
)
def test_parts_go_to_the_model_that_has_them(document: str, expected: list[str], understand: Understand) -> None:
    _, understanding = understand(document)
    kinds = ("vision_encoder", "language_model", "base_model", "params_total_b")
    said = [
        f"{one.model} {one.attribute} {one.value_number}"
        for one in understanding.claims
        if one.attribute in kinds and one.status != "derived_from_name"
    ]
    assert said == expected


@pytest.mark.parametrize(
    ("text", "status", "rule"),
    [
        pytest.param("Linear", "ok", "typed column", id="a word that is a part only in a column"),
        pytest.param("Projection", "vague", "typed column", id="a word of columns that says the kind alone"),
        pytest.param("projector", "vague", "typed column", id="a name that says the kind alone"),
        pytest.param("Native (early fusion)", "vague", "unreviewed name in a typed column", id="none of its own"),
        pytest.param("two-layer MLP", "ok", "typed column", id="a name that says which"),
        pytest.param("FrobJoint", "ok", "unreviewed name in a typed column", id="a name that nobody reviewed"),
    ],
)
def test_a_connector_is_known_vague_or_new(text: str, status: str, rule: str, understand: Understand) -> None:
    _, said = understand(f"| Model | Connector | LLM |\n|---|---|---|\n| Zebra-VL | {text} | Vicuna-7B |\n")
    assert [(c.status, c.rule) for c in said.claims if c.attribute == "connector"] == [(status, rule)]


def test_a_column_of_papers_tells_the_paper_of_each_model(understand: Understand) -> None:
    text = (
        "# Zebras\n\n## Models\n\n| Model | Size | Paper | Code |\n|---|---|---|---|\n"
        "| Zebra-VL | 3B | [arXiv](https://arxiv.org/abs/2402.01234) | [code](https://github.com/a/zebra) |\n"
        "| Okapi-VL | 4B | - | - |\n"
    )
    said = [(one.model, one.attribute, one.value_text) for one in understand(text)[1].claims]
    assert [one for one in said if one[1] != "params_total_b"] == [
        ("Zebra-VL", "arxiv_id", "2402.01234"),
        ("Zebra-VL", "paper_url", "https://arxiv.org/abs/2402.01234"),
    ]


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("A mix of publicly available, licensed data", set()),
        ("The web, books and code", set()),
        ("Internal OCR data", set()),
        ("OBELICS, A-OKVQA", {"OBELICS", "A-OKVQA"}),
        ("The Cauldron, The Pile", {"The Cauldron", "The Pile"}),
    ],
)
def test_a_description_of_training_data_is_no_name(understand: Understand, cell: str, named: set[str]) -> None:
    table = f"| Model | Params | Training data |\n|---|---|---|\n| Okapi-VL | 3B | {cell} |\n| Gnu-VL | 7B | COYO |\n"
    claims = understand(table)[1].claims
    assert {c.value_text for c in claims if c.attribute == "dataset" and c.status == "ok"} == named | {"COYO"}
