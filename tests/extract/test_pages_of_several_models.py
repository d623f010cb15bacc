"""A page of several models says each one's facts of that one, however its sections or items are set and worded."""

from __future__ import annotations

from itertools import product

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

ABOVE = "# Small models compared\n\nWe looked at several vision-language models.\n\n"
NAMES = (
    ("Foo-VL", "Bar-VL"),
    ("Sardine-7B", "Herring-3B"),
    ("SardineGPT", "HerringGPT"),
    ("Qwen2.5-VL-7B", "InternVL3-8B"),
    ("Sardine 2", "Herring 3"),
)
FORMS = {
    "a heading": "## {n}\n\n{f}",
    "a linked heading": "### [{n}](https://foo.example)\n\n{f}",
    "a counted heading": "## {k}. {n}\n\n{f}",
    "a heading with a title": "## {n}: Seeing Far\n\n{f}",
    "a heading of HTML": "<h3>{n}</h3>\n<p>{f}</p>",
    "a bold paragraph": "**{n}.** {f}",
    "a bold item": "- **{n}**: {f}",
    "a bold item with a link": "- [**{n}**](https://foo.example) – {f}",
    "a counted item": "{k}. **{n}** — {f}",
    "a heading with a size": "## {n} (2.2B)\n\n{f}",
    "a heading with a maker": "## {n} (Acme Labs)\n\n{f}",
    "a heading with a picture": "## 🦉 {n}\n\n{f}",
    "a heading with a year": "## {n} (2026)\n\n{f}",
    "a heading in code": "## `{n}`\n\n{f}",
}
WORDINGS = (
    "It scores 61.2 on MMMU and needs 9 GB of VRAM. The vision encoder is SigLIP.",
    "Scores 61.2 on MMMU; needs 9 GB of VRAM; SigLIP as vision encoder.",
    "The model reaches 61.2 on MMMU. It requires 9 GB of GPU memory. It uses the SigLIP vision encoder.",
    "{n} gets 61.2 on MMMU. {n} needs 9 GB of VRAM. {n} uses SigLIP to encode images.",
    "2.2B parameters, SigLIP encoder, 61.2 on MMMU, 9 GB of VRAM.",
)
OF_FIRST = {("score", "61.2"), ("min_gpu_ram_gb", "9 GB"), ("vision_encoder", "SigLIP")}
OF_SECOND = {("score", "44.1"), ("min_gpu_ram_gb", "21 GB"), ("vision_encoder", "DINOv2")}


def _said(text: str, reference: Reference) -> set[tuple[str, str, str]]:
    claims = extract_document(text.encode(), name="page.md", reference=reference).claims
    attributes = {attribute for attribute, _ in OF_FIRST}
    return {
        (one.model.partition(" (")[0], one.attribute, one.value_text) for one in claims if one.attribute in attributes
    }


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_model_has_its_own(form: str, reference: Reference) -> None:
    missed, wrong = [], []
    for (first, second), wording in product(NAMES, WORDINGS):
        other = (
            wording.replace("61.2", "44.1").replace("9 GB", "21 GB").replace("SigLIP", "DINOv2").replace("2.2", "8.4")
        )
        sections = (
            form.format(n=first, k=1, f=wording.format(n=first)),
            form.format(n=second, k=2, f=other.format(n=second)),
        )
        said = _said(ABOVE + "\n\n".join(sections) + "\n", reference)
        facts = {(first, *fact) for fact in OF_FIRST} | {(second, *fact) for fact in OF_SECOND}
        missed += [(first, wording, fact) for fact in facts - said]
        wrong += [(first, wording, fact) for fact in said - facts]
    assert not wrong
    assert not missed


NO_MODELS = {
    "software": "## FlashAttention-2\n\nIt uses 8 GB of VRAM.\n\n## PyTorch 2\n\nIt needs 9 GB of VRAM.\n",
    "topics": "## Charts\n\nGPT-4o gets 85.7 on ChartQA.\n\n## Pages\n\nGPT-4o gets 92.8 on DocVQA.\n",
    "benchmarks": "## PageBench\n\nThe best model scores 61.2.\n\n## FormBench\n\nThe best model scores 44.1.\n",
    "methods": "## LoRA\n\nIt needs 9 GB of VRAM.\n\n## QLoRA\n\nIt needs 6 GB of VRAM.\n",
}


@pytest.mark.parametrize("text", NO_MODELS.values(), ids=NO_MODELS)
def test_sections_of_other_things_are_no_models(text: str, reference: Reference) -> None:
    names = {line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")}
    assert not {model for model, _, _ in _said(ABOVE + text, reference)} & names
