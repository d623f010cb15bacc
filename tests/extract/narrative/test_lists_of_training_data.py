"""Lists and tables of the data sets that a model was trained on, as cards and READMEs write them."""

from __future__ import annotations

import pytest

from extract.extraction import Extraction, extract_document
from extract.reference import Reference

NAME = "Zebu-VL"
DATA = ("ShareGPT4V", "DocVQA", "MathNotes-300K")


def extract(body: str, reference: Reference) -> Extraction:
    document = f"# {NAME}\n\n{NAME} is a vision-language model.\n\n{body}\n"
    return extract_document(document.encode(), name="card.md", reference=reference)


def data_sets(extraction: Extraction) -> set[tuple[str, str]]:
    return {(claim.model, claim.value_text) for claim in extraction.claims if claim.attribute == "dataset"}


A, B, C = DATA
FORMS = {
    "bullets": f"## Training data\n\n- {A}\n- {B}\n- {C}",
    "counts in brackets": f"## Training data\n\n- {A} (1.2M)\n- {B} (39K)\n- {C} (300K)",
    "counts behind colons": f"## Datasets\n\n- {A}: 1.2M samples\n- {B}: 39K samples\n- {C}: 300K samples",
    "bold names": f"## Training data\n\n- **{A}**: captions\n- **{B}**: documents\n- **{C}**: formulas",
    "links": "## Datasets\n\n" + "\n".join(f"- [{one}](https://huggingface.co/datasets/acme/{one})" for one in DATA),
    "a line above": f"The model was trained on the following datasets:\n\n- {A}\n- {B}\n- {C}",
    "numbers": f"## Data\n\n1. {A}\n2. {B}\n3. {C}",
    "stages in bullets": f"- **Stage 1:** {A}\n- **Stage 2:** {B}, {C}",
    "stages in lines": f"**Stage 1 (pre-training):** {A}.\n\n**Stage 2 (instruction tuning):** {B} and {C}.",
    "headings of stages": f"## Training data\n\n### Pre-training\n\n- {A}\n\n### Fine-tuning\n\n- {B}\n- {C}",
    "shares of a mixture": f"## Data mix\n\n- {A} – 40%\n- {B} – 30%\n- {C} – 30%",
    "names behind a label": f"Data: {A} + {B} + {C}",
    "slashes behind a label": f"**Datasets:** {A} / {B} / {C}",
    "a table of kinds and sizes": "## Training data\n\n| Dataset | Type | Size |\n|---|---|---|\n"
    + "".join(f"| {one} | pictures | 1.2M |\n" for one in DATA),
    "a table": "## Training data\n\n| Dataset | Samples |\n|---|---|\n"
    + "".join(f"| {one} | 1.2M |\n" for one in DATA),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_data_set_of_a_list_is_told_once(form: str, reference: Reference) -> None:
    extraction = extract(FORMS[form], reference)

    assert data_sets(extraction) == {(NAME, one) for one in DATA}
    assert [claim.value_text for claim in extraction.claims if claim.attribute == "dataset"].count("DocVQA") == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_benchmark_that_a_model_was_trained_on_has_no_score_or_size(form: str, reference: Reference) -> None:
    """DocVQA is a benchmark too; its count or share among training data is no score and no size of a model."""
    told = {claim.attribute for claim in extract(FORMS[form], reference).claims}

    assert not told & {"score", "evaluation_benchmark", "params_total_b"}


def test_a_table_tells_the_model_and_not_its_sum(reference: Reference) -> None:
    body = "## Training data\n\n| Dataset | Samples |\n|---|---|\n| ShareGPT4V | 1.2M |\n| **Total** | 1.2M |"

    assert data_sets(extract(body, reference)) == {(NAME, "ShareGPT4V")}


def test_items_below_another_heading_are_no_data(reference: Reference) -> None:
    body = "## Highlights\n\n- MathNotes-300K\n- Quick\n\nIt was trained on the following datasets:\n\nIt reads well."

    assert data_sets(extract(body, reference)) == set()
