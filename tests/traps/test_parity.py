"""Our documents say what the originals say, in other words: the same facts must come out of both."""

from __future__ import annotations

from typing import Any

import pytest
from library import NO_FACT, ROLES, Library

PARAMETERS = (
    "params_total_b",
    "llm_params_b",
    "vision_encoder_params_b",
    "params_activated_b",
    "params_min_b",
    "params_max_b",
)
SAME_NUMBERS = (*PARAMETERS, "min_gpu_ram_gb", "score")
SAME_TEXTS = (
    "hf_id",
    "arxiv_id",
    "hf_url",
    "paper_url",
    "blog_url",
    "project_url",
    "notebook_link",
    "title",
    "author",
    "image_url",
)


def numbers(library: Library, attribute: str) -> set[Any]:
    return {
        (
            number,
            library.identities.model_id(number, claim.model),
            claim.value_number,
            claim.comparator,
            claim.benchmark,
            claim.split,
            claim.status,
        )
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute == attribute
    }


def texts(library: Library, attribute: str) -> set[Any]:
    return {
        (number, library.identities.model_id(number, claim.model), claim.value_text, claim.status)
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute == attribute
    }


def parts(library: Library, role: str) -> set[Any]:
    found = set()
    for number, extraction in library.documents.items():
        for claim in extraction.claims:
            if claim.attribute == role and claim.status not in NO_FACT:
                name = library.canonical(role, claim.value_text)
                found.add((number, library.identities.model_id(number, claim.model), name))
    return found


@pytest.mark.parametrize("attribute", SAME_NUMBERS)
def test_the_same_numbers(originals: Library, ours: Library, attribute: str) -> None:
    assert numbers(ours, attribute) == numbers(originals, attribute)


@pytest.mark.parametrize("attribute", SAME_TEXTS)
def test_the_same_texts(originals: Library, ours: Library, attribute: str) -> None:
    assert texts(ours, attribute) == texts(originals, attribute)


@pytest.mark.parametrize("role", ROLES)
def test_the_same_parts(originals: Library, ours: Library, role: str) -> None:
    assert parts(ours, role) == parts(originals, role)


def test_the_same_data_sets(originals: Library, ours: Library) -> None:
    def named(library: Library) -> set[Any]:
        return {
            (number, library.identities.model_id(number, claim.model), library.canonical("dataset", claim.value_text))
            for number, extraction in library.documents.items()
            for claim in extraction.claims
            if claim.attribute == "dataset" and claim.status != "generic"
        }

    assert named(ours) == named(originals)


def test_the_same_unscored_benchmarks(originals: Library, ours: Library) -> None:
    def named(library: Library) -> set[Any]:
        return {
            (number, claim.model, claim.benchmark)
            for number, extraction in library.documents.items()
            for claim in extraction.claims
            if claim.attribute == "evaluation_benchmark"
        }

    assert named(ours) == named(originals)


def test_the_same_models(originals: Library, ours: Library) -> None:
    theirs = {(row.model_id, row.family_id, row.variant_of, row.standing) for row in originals.identities.models}
    mine = {(row.model_id, row.family_id, row.variant_of, row.standing) for row in ours.identities.models}
    assert mine == theirs
