"""Posts that go through several models: whatever heads a section, its facts are its model's, in any form."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

MODELS = (
    {"name": "Zebu-VL", "size": "7.3B", "encoder": "SigLIP", "llm": "Qwen2-7B", "context": "32K", "memory": "16 GB",
     "data": "ShareGPT4V", "licence": "Apache 2.0", "score": "54.2", "year": "2031"},
    {"name": "Okapi2", "size": "2.1B", "encoder": "CLIP ViT-L/14", "llm": "Phi-2", "context": "8K", "memory": "6 GB",
     "data": "LLaVA-Instruct-150K", "licence": "MIT", "score": "41.7", "year": "2030"},
    {"name": "Heron", "size": "13B", "encoder": "EVA-CLIP", "llm": "Vicuna-13B", "context": "4K", "memory": "28 GB",
     "data": "LAION-5B", "licence": "CC BY-NC 4.0", "score": "36.4", "year": "2029"},
)  # fmt: skip
ATTRIBUTES = {
    "size": "params_total_b", "encoder": "vision_encoder", "llm": "language_model", "context": "context_length_tokens",
    "memory": "min_gpu_ram_gb", "data": "dataset", "licence": "licence", "score": "score",
}  # fmt: skip
SENTENCES = (
    "{name} is a vision-language model by Acme.", "It has {size} parameters.", "The vision encoder is {encoder}.",
    "The language model is {llm}.", "The context length is {context} tokens.", "It needs {memory} of GPU memory.",
    "It was trained on {data}.", "It is released under the {licence} license.", "It scores {score} on MMMU.",
)  # fmt: skip
LABELS = (
    ("Parameters", "{size}"), ("Vision encoder", "{encoder}"), ("Language model", "{llm}"),
    ("Context length", "{context} tokens"), ("GPU memory", "{memory}"), ("Training data", "{data}"),
    ("License", "{licence}"), ("MMMU", "{score}"),
)  # fmt: skip
BODIES = {
    "sentences": "\n\n".join(SENTENCES),
    "one paragraph": " ".join(SENTENCES),
    "the model": " ".join(sentence.replace("It ", "The model ") for sentence in SENTENCES),
    "items of prose": "\n".join(f"- {sentence}" for sentence in SENTENCES[1:]),
    "bold labels": "\n".join(f"- **{label}:** {value}" for label, value in LABELS),
    "plain labels": "\n".join(f"- {label}: {value}" for label, value in LABELS),
    "labels below a sentence": f"{SENTENCES[0]}\n\n" + "\n".join(f"- **{a}:** {b}" for a, b in LABELS),
    "card": "| Property | Value |\n|---|---|\n" + "\n".join(f"| {label} | {value} |" for label, value in LABELS),
}
HEADINGS = (
    "## {name}", "### {name}", "## {number}. {name}", "### {number}) {name}", "## {name}: Seeing Far",
    "## {name} (Acme)",
    "## {name} ({year})", "## {name} ({size})", "## {name} – the small one", "## 🦓 {name}", "**{name}**",
    "**{number}. {name}**", "## [{name}](https://github.com/acme/zoo)", "## {name} by Acme", "## **{name}**",
    "#### {name}", "## Best overall: {name}", "## `{name}`",
)  # fmt: skip
TITLES = (
    "# Three open vision-language models to try\n\nHere are the models that we tried.",
    "---\ntitle: Comparing open VLMs\n---",
)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("heading", HEADINGS)
def test_the_facts_of_a_section_are_its_model_s(reference: Reference, heading: str, body: str) -> None:
    expected = {(model["name"], attribute, model[key]) for model in MODELS for key, attribute in ATTRIBUTES.items()}
    for title in TITLES:
        parts = [f"{heading}\n\n{BODIES[body]}".format(number=at, **model) for at, model in enumerate(MODELS, 1)]
        text = "\n\n".join((title, *parts))
        claims = extract_document(text.encode(), name="made-up.md", reference=reference).claims
        told = {
            (claim.model, claim.attribute, claim.value_text.removesuffix(" tokens"))
            for claim in claims
            if claim.attribute in ATTRIBUTES.values() and claim.status != "derived_from_name"
        }
        assert told == expected
