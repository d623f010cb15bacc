"""What the five documents say, against what a person wrote down from them: recall and precision at least 0.97."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from library import NO_FACT, ROLES, Library, expected, score

BAR = 0.97
SAID: dict[str, Callable[[Library], set[Any]]] = {}


def components(library: Library) -> set[Any]:
    return {
        (
            number,
            library.identities.model_id(number, claim.model),
            claim.attribute,
            library.canonical(claim.attribute, claim.value_text),
        )
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute in ROLES and claim.status not in NO_FACT
    }


def datasets(library: Library) -> set[Any]:
    return {
        (number, library.identities.model_id(number, claim.model), library.canonical("dataset", claim.value_text))
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute == "dataset"
        and claim.status not in NO_FACT
        and "phrase" not in claim.rule
        and not (
            claim.status == "generic" and library.canonical("dataset", claim.value_text) == "other web-scraped datasets"
        )
    }


def sizes(library: Library) -> set[Any]:
    attributes = (
        "params_total_b",
        "llm_params_b",
        "vision_encoder_params_b",
        "params_activated_b",
        "params_min_b",
        "params_max_b",
    )
    return {
        (
            number,
            library.identities.model_id(number, claim.model),
            claim.attribute,
            claim.value_number,
            claim.comparator,
            claim.status,
        )
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute in attributes
    }


def benchmarks(library: Library) -> set[Any]:
    return {
        (number, library.identities.model_id(number, claim.model), _fold(claim.benchmark))
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute == "evaluation_benchmark"
    }


def identifiers(library: Library) -> set[Any]:
    return {
        (number, library.identities.model_id(number, claim.model), claim.attribute, claim.value_text)
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute in ("hf_id", "arxiv_id", "blog_url", "project_url") and claim.status not in NO_FACT
    }


def titles(library: Library) -> set[Any]:
    return {
        (number, library.identities.model_id(number, claim.model), claim.value_text)
        for number, extraction in library.documents.items()
        for claim in extraction.claims
        if claim.attribute == "title"
    }


def _fold(name: str) -> str:
    short = {"SEED": "SEED-Bench", "MMB": "MMBench", "PALO multilingual evalution": "PALO Multilingual"}
    return short.get(name, name).casefold()


def wanted(library: Library, name: str) -> set[Any]:
    rows = expected(name)
    ids = {row["model"]: library.model_id(row["model"]) for row in rows}
    keys: dict[str, Callable[[dict[str, str]], Any]] = {
        "components": lambda row: (row["role"], library.canonical(row["role"], row["value"])),
        "datasets": lambda row: (library.canonical("dataset", row["dataset"]),),
        "sizes": lambda row: (row["attribute"], float(row["billions"]), row["comparator"], row["status"]),
        "benchmarks": lambda row: (_fold(row["benchmark"]),),
        "identifiers": lambda row: (row["attribute"], row["value"]),
        "titles": lambda row: (row["title"],),
    }
    return {(row["document"], ids[row["model"]], *keys[name](row)) for row in rows}


READERS = {
    "components": components,
    "datasets": datasets,
    "sizes": sizes,
    "benchmarks": benchmarks,
    "identifiers": identifiers,
    "titles": titles,
}


@pytest.mark.parametrize("name", READERS)
def test_recall_and_precision(library: Library, name: str) -> None:
    said, due = READERS[name](library), wanted(library, name)
    recall, precision = score(said, due)
    missing, more = sorted(due - said, key=str), sorted(said - due, key=str)
    assert recall >= BAR, (recall, missing)
    assert precision >= BAR, (precision, more)


def test_not_one_false_total_size(library: Library) -> None:
    wrong = {row for row in sizes(library) - wanted(library, "sizes") if row[2] == "params_total_b"}
    assert wrong == set()


def test_stages_of_data_sets_where_a_document_tells_them(library: Library) -> None:
    rows = [row for row in expected("datasets") if row["role"]]
    lacking = []
    for row in rows:
        claims = library.claims(row["document"], row["model"], "dataset")
        roles = {
            claim.scope
            for claim in claims
            if library.canonical("dataset", claim.value_text) == library.canonical("dataset", row["dataset"])
        }
        benchmark = row["role"] == "evaluation" and library.claims(
            row["document"], row["model"], "evaluation_benchmark"
        )
        if row["role"] not in roles and not benchmark:
            lacking.append((row, roles))
    assert len(lacking) <= len(rows) * (1 - BAR), lacking
