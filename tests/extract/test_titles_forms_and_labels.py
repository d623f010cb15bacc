"""The same facts of one model below any title, in any form of list, table or prose, and behind any usual label."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

NAMES = ("Zebu", "Zebu2", "Zebu-VL", "ZebuNet", "Zebu-7B", "Zebu Vision 3.3", "zebu-vl-2b")
TITLES = (
    "# {}", "# {} Model Card", "# Model Card for {}", "# {}: A Vision-Language Model", "# {}: Seeing in the Wild",
    "# 🦩 {}", "# {} (CVPR 2031)", '<h1 align="center">{}</h1>', "# Welcome {}", "# Introducing {}", "{}\n=====",
    "# **{}**", "# [{}](https://github.com/acme/zoo)", '# <img src="a.png" width=20> {}',
    "# {}: Official Implementation", "# {} Technical Report", "# Getting Started with {}", "# {} on Hugging Face",
    "# {}🔥: Look Twice", "# The {} Family", "## {}", "# {} — Overview", "# {} Documentation", "# About {}",
    "# {} Quickstart", "# {} README", "# {} | Acme AI", "# {} by Acme", "# Official repository of {}", "# {} 模型",
    "# {} 使用指南", "# {} Inference", "# Deploying {}", "# How to fine-tune {}", "# Acme {}", "# {} - GGUF",
    "# {} Usage Guide", "# What is {}?", "# Paper: {}",
    '<div align="center">\n<h2>{}: Seeing in the Wild</h2>\n</div>', '<p align="center"><b>{}</b></p>',
    "# {} Project Page", "# Announcing {}: our new model", "# {}, a small model for the edge", "# {} is here",
    "# {} FAQ", "---\ntitle: {}\n---", "**<center><span>{}</span></center>**",
)  # fmt: skip
PROSE = (
    "It has 7.3B parameters.", "The vision encoder is SigLIP.", "The language model is Qwen2-7B.",
    "A two-layer MLP connects them.", "The context length is 32K tokens.", "It needs 16 GB of GPU memory.",
    "It was trained on ShareGPT4V.", "It is released under the Apache 2.0 license.", "It was released in March 2031.",
    "It scores 54.2 on MMMU (val).",
)  # fmt: skip
LABELLED = {
    "Parameters": "7.3B", "Vision encoder": "SigLIP", "Language model": "Qwen2-7B", "Connector": "two-layer MLP",
    "Context length": "32K tokens", "GPU memory": "16 GB", "Training data": "ShareGPT4V", "License": "Apache 2.0",
    "Release date": "March 2031", "MMMU (val)": "54.2",
}  # fmt: skip
ATTRIBUTES = {
    "params_total_b", "vision_encoder", "language_model", "connector", "context_length_tokens", "min_gpu_ram_gb",
    "dataset", "licence", "release_date", "score",
}  # fmt: skip
LINES = [f"{label}: {value}" for label, value in LABELLED.items()]
BOLD = [f"**{label}:** {value}" for label, value in LABELLED.items()]
FORMS = {
    "bold labels": "\n".join(f"- {line}" for line in BOLD),
    "colons outside": "\n".join(f"- **{label}**: {value}" for label, value in LABELLED.items()),
    "hyphens": "\n".join(f"- {label} - {value}" for label, value in LABELLED.items()),
    "dashes": "\n".join(f"- **{label}** — {value}" for label, value in LABELLED.items()),
    "equals": "\n".join(f"- {label} = {value}" for label, value in LABELLED.items()),
    "plain items": "\n".join(f"* {line}" for line in LINES),
    "numbers": "\n".join(f"{number}. {line}" for number, line in enumerate(LINES, 1)),
    "tasks": "\n".join(f"- [x] {line}" for line in BOLD),
    "pictures": "\n".join(f"- 🔹 {line}" for line in BOLD),
    "code": "\n".join(f"- `{label}`: `{value}`" for label, value in LABELLED.items()),
    "nested": "- Facts\n" + "\n".join(f"  - {line}" for line in BOLD),
    "breaks": "<br>\n".join(BOLD),
    "two blanks": "  \n".join(BOLD),
    "paragraphs": "\n\n".join(LINES),
    "pipes": " | ".join(LINES),
    "dots": " · ".join(LINES[:8]) + "\n\nReleased: March 2031\n\nMMMU (val): 54.2",
    "card": "| Property | Value |\n|---|---|\n" + "\n".join(f"| {one} | {value} |" for one, value in LABELLED.items()),
    "bare card": "| | |\n|---|---|\n" + "\n".join(f"| **{one}** | {value} |" for one, value in LABELLED.items()),
    "HTML card": "<table>" + "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in LABELLED.items()) + "</table>",
    "HTML list": "<ul>" + "".join(f"<li><b>{label}:</b> {value}</li>" for label, value in LABELLED.items()) + "</ul>",
    "one paragraph": " ".join(PROSE),
    "sentences": "\n\n".join(PROSE),
    "items of prose": "\n".join(f"- {sentence}" for sentence in PROSE),
    "quote": "\n".join(f"> {sentence}" for sentence in PROSE),
    "folded": "<details>\n<summary>More</summary>\n\n" + "\n\n".join(PROSE) + "\n\n</details>",
    "the model": "\n\n".join(sentence.replace("It ", "The model ") for sentence in PROSE),
    "our model": " ".join(sentence.replace("It ", "Our model ") for sentence in PROSE),
}
LABELS = {
    "params_total_b": ("Params", "Model size", "Size", "# Params", "Number of parameters", "Total parameters", "Scale"),
    "vision_encoder": ("Visual encoder", "Image encoder", "Vision backbone", "Vision tower", "Vision model", "ViT"),
    "language_model": ("LLM", "LLM backbone", "Base LLM", "Text decoder", "Language backbone", "LM", "Text model"),
    "connector": ("Projector", "Adapter", "Modality projector", "Projection layer", "Alignment module"),
    "context_length_tokens": ("Context window", "Max context", "Context", "Max context length", "Input context"),
    "min_gpu_ram_gb": ("VRAM", "Memory requirement", "Min VRAM", "VRAM required", "Peak memory", "GPU RAM"),
    "licence": ("Licence", "License type", "Model license", "Weights license"),
    "release_date": ("Released", "Release", "Launch date", "Date of release", "Model date"),
    "base_model": ("Base model", "Fine-tuned from", "Parent model", "Built on", "Derived from"),
    "author": ("Developed by", "Developer", "Authors", "Organization", "Made by", "Company"),
}
VALUES = {
    "params_total_b": "7.3B", "vision_encoder": "SigLIP-SO400M", "language_model": "Vicuna-13B-v1.5",
    "connector": "Q-Former", "context_length_tokens": "32K", "min_gpu_ram_gb": "~16GB", "licence": "CC BY-NC 4.0",
    "release_date": "March 5, 2031", "base_model": "Heron-VL-7B", "author": "Acme AI",
}  # fmt: skip


def told(reference: Reference, text: str) -> dict[str, set[str]]:
    """The models of each attribute that a document claims, but for sizes that names say."""
    models: dict[str, set[str]] = {}
    for claim in extract_document(text.encode(), name="made-up.md", reference=reference).claims:
        if claim.status != "derived_from_name":
            models.setdefault(claim.attribute, set()).add(claim.model)
    return models


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", NAMES)
def test_a_title_names_its_model(reference: Reference, name: str, title: str) -> None:
    text = f"{title.format(name)}\n\n{name} is a vision-language model.\n\n" + "\n\n".join(PROSE)
    said = told(reference, text)
    assert {attribute: said.get(attribute) for attribute in ATTRIBUTES} == {key: {name} for key in ATTRIBUTES}


@pytest.mark.parametrize("heading", ["", "## Model Details\n\n", "## Highlights\n\n"])
@pytest.mark.parametrize("form", FORMS)
def test_a_form_tells_every_fact(reference: Reference, form: str, heading: str) -> None:
    said = told(reference, f"# Zebu-VL\n\nZebu-VL is a vision-language model.\n\n{heading}{FORMS[form]}\n")
    assert {attribute: said.get(attribute) for attribute in ATTRIBUTES} == {key: {"Zebu-VL"} for key in ATTRIBUTES}


LINE = "- **{}:** {}\n"
CARD = "| Property | Value |\n|---|---|\n| {} | {} |\n| Languages | English |\n| Tasks | captions |\n"


@pytest.mark.parametrize("form", [LINE, CARD], ids=["item", "card"])
@pytest.mark.parametrize(("attribute", "label"), [(one, label) for one, labels in LABELS.items() for label in labels])
def test_a_label_says_what_stands_behind_it(reference: Reference, attribute: str, label: str, form: str) -> None:
    known = "" if form == LINE else "| Total parameters | 9.9B |\n| Precision | bf16 |\n"
    known = "| LLM | Qwen2-7B |\n| Precision | bf16 |\n" if known and attribute == "params_total_b" else known
    text = f"# Zebu-VL\n\nZebu-VL is a vision-language model.\n\n{form.format(label, VALUES[attribute])}{known}"
    assert told(reference, text).get(attribute) == {"Zebu-VL"}
