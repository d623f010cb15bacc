"""A section that goes on about later generations of its model: what they are given is theirs, links and dates too."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

SECTION = """### **{name}: Reading Charts with Care**

{name} is a vision-language model for charts.

[![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)](https://arxiv.org/abs/2605.00001)

Ada Bell, Carl Dunn<br>
**Released:** 2026-05-01

<details>
<summary>More</summary>

It pairs a SigLIP encoder with Qwen2-7B.

{text}

</details>

"""
INTRO = "# Models\n\nA list of vision-language models and their architectures.\n\n"
PAPER = "[Paper](https://arxiv.org/abs/2609.18154)"


def _said(reference: Reference, name: str, text: str, *attributes: str) -> set[tuple[str, str]]:
    page = INTRO + "".join(
        SECTION.format(name=one, text=told) for one, told in (("Heron-VL", "It is small."), (name, text))
    )
    claims = extract_document(page.encode(), name="page.md", reference=reference).claims
    said = {(one.model, one.value_text) for one in claims if one.attribute in attributes}
    return {
        (model, value) for model, value in said if model != "Heron-VL" and value not in ("2605.00001", "2026-05-01")
    }


@pytest.mark.parametrize(
    ("name", "later"), [("OkapiVL", "OkapiVL 4.5"), ("Okapi-V", "Okapi-V 4.6"), ("Okapi-o-2.6", "Okapi-o 4.5")]
)
@pytest.mark.parametrize(
    "lead",
    [
        "**{}**, released in May 2031, keeps the design. ",
        "**{}**, launched in May 2031, returns to a small footprint. It keeps the design. ",
    ],
)
def test_a_later_generations_paper(name: str, later: str, lead: str, reference: Reference) -> None:
    assert _said(reference, name, lead.format(later) + PAPER, "arxiv_id") == {(later, "2609.18154")}


@pytest.mark.parametrize("when", ["on 20 May 2031", "by arXiv v1 on May 20, 2031"])
def test_a_date_before_the_later_name(when: str, reference: Reference) -> None:
    text = f"Released {when}, **OkapiVL-1.5** preserves the design. {PAPER}"
    assert _said(reference, "OkapiVL", text, "arxiv_id") == {("OkapiVL-1.5", "2609.18154")}
    assert {model for model, _ in _said(reference, "OkapiVL", text, "release_date")} <= {"OkapiVL-1.5"}


def test_two_later_generations_share_a_line_of_links(reference: Reference) -> None:
    text = (
        "**Okapi-V 4.5**, released in May 2031, keeps it. **Okapi-V 4.6**, released in June 2031, shrinks it. "
        "[4.5 paper](https://arxiv.org/abs/2609.18154) · [4.6 model](https://huggingface.co/acme/Okapi-V-4.6) · "
        "[Repository](https://github.com/acme/Okapi-V)"
    )
    assert _said(reference, "Okapi-V", text, "arxiv_id") == {("Okapi-V 4.5", "2609.18154")}
    assert _said(reference, "Okapi-V", text, "hf_id") == {("Okapi-V 4.6", "acme/Okapi-V-4.6")}


def test_the_models_own_paper_stays_its_own(reference: Reference) -> None:
    assert _said(reference, "Okapi-V", f"Okapi-V is small. {PAPER}", "arxiv_id") == {("Okapi-V", "2609.18154")}


@pytest.mark.parametrize(
    "sentence",
    [
        "It was made to outperform notable predecessors, such as Llama 2 13B, on many tasks.",
        "It is made of **Text-to-Speech (TTS):** ChatTTS-200M **Large Language Model (LLM):** Qwen2.5-7B.",
    ],
)
def test_what_is_no_language_model(sentence: str, reference: Reference) -> None:
    said = _said(reference, "Okapi-V", sentence, "language_model")
    assert {value for _, value in said} <= {"Qwen2-7B", "Qwen2.5-7B"}


def test_two_titled_sections_are_no_page_about_the_one_that_is_described(reference: Reference) -> None:
    page = INTRO + (
        "### Okapi-V: Reading Charts\n\nOkapi-V reads.\n\nIt pairs a SigLIP encoder with Qwen2-7B.\n\n"
        "### Heron-VL: Seeing Far\n\nHeron-VL is a 3B model.\n"
    )
    claims = extract_document(page.encode(), name="page.md", reference=reference).claims
    assert not {one.value_text for one in claims if one.model == "Heron-VL"} & {"SigLIP", "Qwen2-7B"}
