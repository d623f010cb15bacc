"""From claims to facts: what wins, what is only kept, and what is never concluded, on documents made up for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import Library, open_library


def section(name: str, title: str, summary: str, details: str) -> str:
    """A document with one described model."""
    folded = f"<details>\n<summary>More</summary>\n{details}\n</details>\n"
    return f"Contents\nFoo-VL-8B | Bar-VL\n\n{name}: {title}\n{summary}\nAna Smith, Bo Jones\n{folded}"


DOCUMENTS = {
    "001": section(
        "Foo-VL-8B",
        "Seeing",
        "Foo-VL-8B has 7.6B parameters and uses SigLIP.",
        "Its vision encoder is SigLIP-SO400M. The context length is 32K tokens.",
    ),
    "002": section(
        "Foo-VL-8B",
        "Seeing",
        "Foo-VL-8B has 7.6B parameters.",
        "It seems to have 9B parameters. The context length is 32K tokens.",
    ),
    "003": section(
        "Foo-VL-8B",
        "Seeing",
        "Foo-VL-8B has 7.7B parameters.",
        "The context length is 64K tokens. Bar-VL uses CLIP.",
    ),
    "005": section(
        "Bar-VL",
        "Hearing",
        "Bar-VL is presumably built on Vicuna-7B.",
        "It has no vision encoder. The context length is 32K tokens.",
    ),
}


@pytest.fixture(scope="module")
def made_up(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("made_up")
    for number, text in DOCUMENTS.items():
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return open_library(root, sorted(folder.glob("*.md")), folder)


def test_a_stated_size_beats_the_one_in_the_name_and_disagreement_is_marked(made_up: Library) -> None:
    [row] = made_up.ask("select * from parameter_counts where model_id = 'foo-vl-8b' and scope = 'total'")
    assert (row["billions"], row["status"]) == (7.6, "conflict")


def test_snapshots_of_one_upstream_count_once(made_up: Library) -> None:
    [row] = made_up.ask("select * from parameter_counts where model_id = 'foo-vl-8b' and scope = 'total'")
    assert (row["place_count"], row["upstream_count"]) == (2, 1)


def test_what_is_hedged_is_kept_as_a_claim_and_never_a_fact(made_up: Library) -> None:
    claims = made_up.ask(
        "select value_number, status from current_claims where attribute = 'params_total_b' and status = 'hedged'"
    )
    assert [(row["value_number"]) for row in claims] == [9.0]
    assert made_up.ask("select * from model_components where model_id = 'bar-vl' and role = 'language_model'") == []


def test_values_that_disagree_stand_in_the_view_with_their_places(made_up: Library) -> None:
    rows = made_up.ask(
        "select attribute, claims_that_disagree from conflicts where model_id = 'foo-vl-8b' order by attribute"
    )
    found = {row["attribute"]: {item["number"] for item in row["claims_that_disagree"]} for row in rows}
    assert found == {"context_length_tokens": {32_000.0, 64_000.0}, "params_total_b": {7.6, 7.7, 9.0}}


def test_the_more_exact_part_is_preferred(made_up: Library) -> None:
    rows = made_up.ask(
        "select component_id, is_preferred from model_components where model_id = 'foo-vl-8b' order by component_id"
    )
    assert [(row["component_id"], row["is_preferred"]) for row in rows] == [
        ("vision_encoder/siglip", False),
        ("vision_encoder/siglip-so400m", True),
    ]


def test_an_absent_part_is_a_fact_and_no_component(made_up: Library) -> None:
    rows = made_up.ask("select value_text from model_facts where model_id = 'bar-vl' and attribute = 'vision_encoder'")
    assert rows == [{"value_text": "none"}]
    assert made_up.ask("select * from model_components where model_id = 'bar-vl' and role = 'vision_encoder'") == []
