"""Cards of models that were made of another: the title's name is the base's, and their licences stand in many forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

TUNED = "---\nlicense: mit\nbase_model: acme/Gannet-OCR\ndatasets:\n- Ledger-Pages\n---\n\n# {}\n\nRead and run.\n"


@pytest.mark.parametrize(
    "title",
    ["Gannet-OCR Fine-tuned for Old Ledgers", "Gannet-OCR LoRA for Old Ledgers", "Gannet-OCR - finetuned on ledgers"],
)
def test_a_title_that_tells_of_tuning_names_another_model_than_the_base(understand: Understand, title: str) -> None:
    text = TUNED.format(title) + "\n- **GPU memory usage:** 9 GB\n- **License:** MIT\n"
    said = {(c.model, c.attribute, c.value_text) for c in understand(text).claims}
    assert {
        (title, "licence", "mit"),
        (title, "base_model", "acme/Gannet-OCR"),
        (title, "dataset", "Ledger-Pages"),
    } <= said
    assert {model for model, _, _ in said} == {title}


@pytest.mark.parametrize("base", ["acme/Gannet-OCR-2", "acme/Tern-VL"])
def test_a_title_about_tuning_something_else_is_no_name(understand: Understand, base: str) -> None:
    text = TUNED.format("Gannet-OCR Fine-tuned for Old Ledgers").replace("acme/Gannet-OCR", base)
    assert "Gannet-OCR Fine-tuned for Old Ledgers" not in {c.model for c in understand(text).claims}


CARD = "# Gannet-VL-2B Model Card\n\nGannet-VL-2B is a vision-language model.\n\n"


@pytest.mark.parametrize(
    ("section", "licence"),
    [
        ("MIT", "MIT"),
        ("Apache License 2.0. See the base model's terms too.", "Apache License 2.0"),
        ("`apache-2.0`", "apache-2.0"),
        ("[CC BY-NC 4.0](https://creativecommons.org/licenses/by-nc/4.0/)", "CC BY-NC 4.0"),
        ("Llama 3.2 Community License", "Llama 3.2 Community License"),
    ],
)
def test_the_section_about_the_licence_of_a_card(understand: Understand, section: str, licence: str) -> None:
    said = [c.value_text for c in understand(f"{CARD}## License\n\n{section}\n").claims if c.attribute == "licence"]
    assert said == [licence]


@pytest.mark.parametrize(
    "text",
    [
        f"{CARD}## License\n\nThe code is MIT. The weights follow their base.\n",
        f"{CARD}## License\n\nMIT for the code; the weights are for research.\n",
        f"{CARD}## License\n\nPlease see LICENSE.\n",
        f"{CARD}## Acknowledgements\n\nMIT. Thanks to all who labelled pages.\n",
        "# Gannet-VL-2B\n\nGannet-VL-2B is a vision-language model.\n\n## License\n\nMIT\n",
    ],
    ids=["code", "code behind", "a file", "another section", "a repository, where it is the code's"],
)
def test_what_states_no_licence_of_the_model(understand: Understand, text: str) -> None:
    assert not [c for c in understand(text).claims if c.attribute == "licence"]


def test_the_licence_among_lines_of_other_labels(understand: Understand) -> None:
    text = (
        "# Gannet-VL-2B Model Card\n\n**Model Name:** Gannet-VL-2B  \n**Version:** 1.0  \n"
        "**Release Date:** March 2031  \n**License:** Apache 2.0  \n**Code License:** MIT  \n\n"
        "Gannet-VL-2B is a vision-language model.\n"
    )
    said = {(c.attribute, c.value_text, c.line_start) for c in understand(text).claims}
    assert ("licence", "Apache 2.0", 6) in said
    assert ("licence", "MIT", 7) not in said


@pytest.mark.parametrize(
    ("label", "size"),
    [
        ("Trainable parameters:** 9.6M (1.8% of total)", None),
        ("LoRA parameters:** 12M", None),
        ("Talker Module:** 3B parameters", None),
        ("Router:** 40M parameters", None),
        ("Total parameters:** 2.1B", 2.1),
        ("Model size:** 2.1B parameters", 2.1),
        ("Mixture of Experts:** 2.1B parameters in all", 2.1),
    ],
)
def test_a_label_of_a_part_has_no_size_of_the_model(understand: Understand, label: str, size: float | None) -> None:
    claims = understand(f"{CARD}## Details\n\n- **{label}\n- **Epochs:** 3\n").claims
    stated = [c.value_number for c in claims if c.attribute == "params_total_b" and c.status == "ok"]
    assert stated == ([] if size is None else [size])


@pytest.mark.parametrize(
    ("item", "lengths"),
    [
        ("Long inputs: it gets worse beyond 64K tokens of context.", []),
        ("Decodes 41 tok/s at 8k context.", []),
        ("A context length of 4,096 tokens is recommended for phones.", []),
        ("A 96k-context load peaks at 21 GB.", []),
        ("Extended the context window from **32K → 128K** tokens.", [(32_000, "superseded"), (128_000, "ok")]),
        ("Reads up to 128K tokens of context.", [(128_000, "ok")]),
    ],
)
def test_how_long_single_inputs_were_is_no_context_length(
    understand: Understand, item: str, lengths: list[tuple[int, str]]
) -> None:
    claims = understand(f"{CARD}## Notes\n\n- {item}\n- Runs offline.\n").claims
    assert [(c.value_number, c.status) for c in claims if c.attribute == "context_length_tokens"] == lengths


def test_what_another_model_does_alike_is_no_part(understand: Understand) -> None:
    text = f"{CARD}## Features\n\n- Drops positions in every fourth layer\n- Consistent with SmolLM2 methodology\n"
    assert not [c for c in understand(text).claims if c.attribute == "language_model"]


@pytest.mark.parametrize(
    "text",
    [
        "This model was converted to MLX format from [`acme/Heron-VL-2B`](https://huggingface.co/acme/Heron-VL-2B).",
        "Gannet-VL-2B is a quantized version of acme/Heron-VL-2B.",
        "Gannet-VL-2B is a GGUF quantization of acme/Heron-VL-2B.",
    ],
)
def test_what_a_model_was_converted_from_is_its_base(understand: Understand, text: str) -> None:
    said = {(c.model, c.value_text) for c in understand(CARD + text).claims if c.attribute == "base_model"}
    assert said == {("Gannet-VL-2B", "acme/Heron-VL-2B")}
