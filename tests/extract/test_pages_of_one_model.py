"""A page of one model says the same of it, whatever the model is called, however the title is set, and how it opens."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

BODY = """\
## Details

- Vision encoder: SigLIP
- Context length: 32K

The model scores 41.0 on MMMU. It needs 9 GB of VRAM.

| Benchmark | Score |
|---|---|
| DocVQA | 88.1 |
| ChartQA | 79.0 |
"""
FACTS = {
    ("vision_encoder", "", "SigLIP"),
    ("context_length_tokens", "", "32K"),
    ("score", "MMMU", "41.0"),
    ("min_gpu_ram_gb", "", "9 GB"),
    ("score", "DocVQA", "88.1"),
    ("score", "ChartQA", "79.0"),
}
NAMES = (
    "Foo-VL", "Sardine-7B", "Sardine 2", "Sardine", "SardineV", "Sardine-Mini", "SARDINE", "SardineGPT",
    "LLaVA-Sardine", "Sardine 1.5", "Sardine-o 2.6",
)  # fmt: skip
TITLES = (
    "# {}", "# {}: Seeing Far with Small Models", "# Model Card for {}", "# {} – a small VLM", "# 🦉 {}",
    "# Introducing {}", "# **{}**", "# `{}`", "# {} (CVPR 2026)", "# [{}](https://foo.example): Seeing Far",
    '<h1 align="center">{}</h1>', "# {} | Acme Labs", "# {} Technical Report",
)  # fmt: skip
OPENINGS = (
    "{} is a vision-language model.",
    "This repository contains the code and weights of {}, a multimodal LLM for documents.",
    "Official repository of the paper **{}: Seeing Far**.",
    "Welcome to {}!",
    "{} reads charts, tables and forms.",
    "**{}** connects SigLIP to Qwen2.5-7B.",
    "TL;DR: a small VLM that reads. {} has 2.2B parameters.",
    "{} extends LLaVA-1.5 with higher resolution.",
    "Large multimodal models are slow. {} is fast.",
    "Hi! We built {} in six weeks.",
    "{} は視覚言語モデルです。",
    "{} est un modèle vision-langage ouvert.",
    "A small, fast VLM that reads receipts and forms.",
    "**A family of compact vision-language models for edge devices**",
)
ABOUT_OTHERS = {
    "a tool": "# LMServe\n\nLMServe is a server for multimodal LLMs.\n\nThe model needs 9 GB of VRAM. LMServe waits.\n",
    "an app": "# Receipt Reader\n\nReceipt Reader is a demo app. The model needs 4 GB of VRAM. Receipt Reader waits.\n",
    "a benchmark": "# DocArena\n\nDocArena ranks models. In DocArena the model scores 100 at most.\n",
    "a list": "# Awesome Small Models\n\nAwesome Small Models that see.\n\n- Foo: the model has 2B parameters\n",
    "a study": "# Attention Sinks in VLMs\n\nWe study attention sinks in VLMs. The model scores 60.1 on GQA.\n",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_about_the_model_of_its_title(name: str, reference: Reference) -> None:
    missed = []
    for title in TITLES:
        for opening in OPENINGS:
            text = f"{title.format(name)}\n\n{opening.format(name)}\n\n{BODY}"
            claims = extract_document(text.encode(), name="page.md", reference=reference).claims
            own = [one for one in claims if one.model.casefold().startswith(name.casefold())]
            said = {(one.attribute, one.benchmark if one.attribute == "score" else "", one.value_text) for one in own}
            missed += [(title, opening, fact) for fact in FACTS - said]
    assert not missed


@pytest.mark.parametrize("text", ABOUT_OTHERS.values(), ids=ABOUT_OTHERS)
def test_what_is_said_on_a_page_of_something_else_is_nobodys(text: str, reference: Reference) -> None:
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    assert not [one for one in claims if one.attribute in ("score", "min_gpu_ram_gb", "params_total_b")]
