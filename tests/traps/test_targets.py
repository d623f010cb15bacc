"""The counts that the originals are known for, and the questions that they answer."""

from __future__ import annotations

from library import Library


def test_scores_sizes_identifiers_and_people(library: Library) -> None:
    [row] = library.ask("""
        select
            (select count(*) from score_claims where value is not null) as scores,
            (select count(distinct model_id) from parameter_counts where scope = 'total') as sized,
            (select count(*) from models where huggingface_id is not null) as repositories,
            (select count(distinct value_text) from current_claims where attribute = 'hf_id') as hub_ids,
            (select count(distinct arxiv_id) from publications where arxiv_id is not null) as papers,
            (select count(*) from publication_authors join authors using (author_id) where not is_organization) pairs,
            (select count(*) from authors where not is_organization) as people,
            (select count(*) from gpu_memory) as memory
    """)
    assert row["scores"] == 36
    assert row["sized"] == 39
    assert row["hub_ids"] == 23
    assert row["papers"] == 6
    assert (row["pairs"], row["people"]) == (367, 342)
    assert row["memory"] == 6


TASKS_IN_004_14 = {"VQA", "OCR", "region-level VQA", "visual conversation", "language conversation"}


def test_data_sets(library: Library) -> None:
    """97: 91 names and six collections without one (001:54, 001:199, 001:257, two each); five tasks stand beside."""
    rows = library.ask("select name, is_generic from datasets")
    unnamed = {row["name"] for row in rows if row["is_generic"]} - TASKS_IN_004_14
    assert sum(not row["is_generic"] for row in rows) + len(unnamed) == 97
    assert len(unnamed) == 6
    assert len(rows) == 97 + len(TASKS_IN_004_14)


def test_moondream1_is_the_only_conflict_of_total_sizes(library: Library) -> None:
    rows = library.ask("select model_id from conflicts where attribute = 'params_total_b'")
    assert [row["model_id"] for row in rows] == ["moondream1"]


def test_who_uses_docmatix_and_docvqa(library: Library) -> None:
    docmatix = library.ask("select distinct model_id from model_datasets where dataset_id = 'dataset/docmatix'")
    assert sorted(row["model_id"] for row in docmatix) == ["idefics3-8b", "janus-pro", "nvlm", "smolvlm"]
    docvqa = library.ask(
        "select distinct model_id from model_datasets where dataset_id = 'dataset/docvqa' and role <> 'evaluation'"
    )
    assert sorted(row["model_id"] for row in docvqa) == ["eve", "llava-1.6", "llava-cot", "qwen-vl"]


def test_who_is_built_on_mistral_7b(library: Library) -> None:
    rows = library.ask(
        "select distinct model_id from model_components where component_id = 'language_model/mistral-7b'"
    )
    assert sorted(row["model_id"] for row in rows) == [
        "idefics2",
        "idefics2-8b",
        "idefics2-8b-base",
        "idefics2-8b-chatty",
        "llava-v1.6-mistral-7b",
    ]


def test_a_family_lists_the_row_of_a_table_and_its_checkpoint(library: Library) -> None:
    rows = library.ask("select model_id, variant_of from models where family_id = 'qwen2-vl'")
    assert {row["model_id"]: row["variant_of"] for row in rows}["qwen2-vl-2b-instruct"] == "qwen2-vl-2b"
    assert {"qwen2-vl", "qwen2-vl-2b", "qwen2-vl-7b-instruct"} <= {row["model_id"] for row in rows}


def test_every_status_of_the_vocabulary_is_in_use(library: Library) -> None:
    rows = library.ask("select distinct status from current_claims union select distinct status from parameter_counts")
    assert {row["status"] for row in rows} == {
        "ok",
        "derived_from_name",
        "hedged",
        "superseded",
        "conflict",
        "repaired",
        "misplaced",
        "suspicious",
        "outlier",
        "vague",
        "generic",
        "not_specified",
        "missing",
        "missing_coded_as_zero",
        "self_contradictory",
        "explicit_none",
    }
