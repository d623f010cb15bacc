"""Source documents → warehouse → answers, through the command line, on our seeds and on the originals alike."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunCommand = Callable[..., subprocess.CompletedProcess[str]]
Ask = Callable[[str], list[dict[str, Any]]]

SMALL_MODELS = {
    "SmolVLM": 5.02,
    "Qwen2-VL 2B": 13.70,
    "InternVL2 2B": 10.52,
    "PaliGemma 3B 448px": 6.72,
    "moondream2": 3.87,
    "MiniCPM-V-2": 7.88,
}
LEADERS = {
    "MMMU": ("Qwen2-VL 2B", 41.1),
    "MathVista": ("Qwen2-VL 2B", 47.8),
    "DocVQA": ("Qwen2-VL 2B", 90.1),
    "TextVQA": ("Qwen2-VL 2B", 79.7),
    "MMStar": ("InternVL2 2B", 49.8),
}


def test_best_docvqa_model_below_8_gb_is_smolvlm(ask: Ask) -> None:
    rows = ask(
        "select model, score, min_gpu_memory_gb from leaderboard where benchmark = 'DocVQA' and split = 'test' "
        "and min_gpu_memory_gb < 8 order by score desc"
    )
    assert (rows[0]["model"], rows[0]["score"], rows[0]["min_gpu_memory_gb"]) == ("SmolVLM", 81.6, 5.02)
    assert "MM1.5 1B" not in {row["model"] for row in rows}


@pytest.mark.parametrize("benchmark", LEADERS)
def test_the_leader_of_a_benchmark(ask: Ask, benchmark: str) -> None:
    rows = ask(f"select model, score from leaderboard where benchmark = '{benchmark}' order by score desc limit 1")
    assert (rows[0]["model"], rows[0]["score"]) == LEADERS[benchmark]


def test_mean_mmstar_leaves_the_missing_value_out(ask: Ask) -> None:
    [row] = ask("select round(avg(score), 3) as mean, count(*) as models from leaderboard where benchmark = 'MMStar'")
    assert (row["mean"], row["models"]) == (44.517, 6)


def test_four_models_have_size_docvqa_score_and_memory(ask: Ask) -> None:
    rows = ask(
        "select model from leaderboard where benchmark = 'DocVQA' and parameters_b is not null "
        "and min_gpu_memory_gb is not null"
    )
    assert sorted(row["model"] for row in rows) == ["InternVL2 2B", "PaliGemma 3B 448px", "Qwen2-VL 2B", "SmolVLM"]


def test_what_is_missing_is_null_and_named(ask: Ask) -> None:
    rows = ask(
        "select model, parameters_b, parameters_basis, min_gpu_memory_gb from leaderboard where benchmark = 'DocVQA' "
        "and model in ('moondream2', 'MiniCPM-V-2', 'MM1.5 1B') order by model"
    )
    assert [(row["model"], row["parameters_b"], row["min_gpu_memory_gb"]) for row in rows] == [
        ("MM1.5 1B", 1.0, None),
        ("MiniCPM-V-2", None, 7.88),
        ("moondream2", None, 3.87),
    ]
    assert [row["parameters_basis"] for row in rows] == ["in the name", "unknown", "unknown"]


def test_six_memory_values_each_with_two_places(ask: Ask) -> None:
    rows = ask(
        "select m.name, g.min_gb, count(*) as places from gpu_memory g join models m using (model_id) "
        "join claims c on c.model_id = g.model_id and c.attribute = 'min_gpu_ram_gb' and c.value_number = g.min_gb "
        "group by all"
    )
    assert {row["name"]: row["min_gb"] for row in rows} == SMALL_MODELS
    assert {row["places"] for row in rows} == {2}


def test_thirty_six_real_scores(ask: Ask) -> None:
    [row] = ask(
        "select count(*) filter (where source_kind = 'table') as in_tables, "
        "count(*) filter (where source_kind <> 'table') as elsewhere from score_claims where value is not null"
    )
    assert (row["in_tables"], row["elsewhere"]) == (34, 2)
    rows = ask(
        "select value_number, status from claims join models using (model_id) where attribute = 'score' "
        "and name = 'moondream2' and qualifier like 'VQAv2%' order by 1"
    )
    assert [(row["value_number"], row["status"]) for row in rows] == [(74.7, "superseded"), (80.3, "ok")]


def test_no_nan_anywhere(ask: Ask) -> None:
    columns = ask(
        "select table_name as relation, column_name as name from information_schema.columns "
        "where data_type in ('DOUBLE', 'FLOAT') and table_schema = 'main'"
    )
    counts = " union all ".join(
        f'select count(*) as n from {row["relation"]} where isnan("{row["name"]}")' for row in columns
    )
    assert columns
    assert ask(f"select sum(n) as n from ({counts})")[0]["n"] == 0


def test_the_eight_models_of_the_architecture_table(ask: Ask) -> None:
    rows = ask(
        "select model_id, max(case when attribute = 'flash_attention' then value_text end) as flash, "
        "max(case when attribute = 'vision_encoder' then value_text end) as encoder, "
        "max(case when attribute = 'language_model' then value_text end) as language_model, "
        "max(case when attribute = 'params_total_b' then value_number end) as billions "
        "from claims join documents using (document_id) where documents.name like '000%' group by model_id"
    )
    assert len(rows) == 8
    assert sorted(row["billions"] for row in rows) == [4.2, 7, 7, 8, 8, 8, 8, 8]
    assert all(row["encoder"] and row["language_model"] and row["flash"] for row in rows)
    assert sum(row["flash"].lower() in ("yes", "v2", "true") for row in rows) == 1


def test_the_ten_models_of_the_html_tables_have_their_data_sets(ask: Ask) -> None:
    rows = ask(
        "select model_id, count(*) as data_sets from claims join documents using (document_id) "
        "where documents.name like '001%' and attribute = 'dataset' group by model_id"
    )
    assert len(rows) == 10


def test_ingesting_twice_changes_nothing(root: Path, tmp_path: Path, run_command: RunCommand) -> None:
    warehouse = tmp_path / "atlas.duckdb"
    first = run_command("ingest", "--warehouse", warehouse, cwd=root)
    second = run_command("ingest", "--warehouse", warehouse, cwd=root)
    assert (first.returncode, second.returncode) == (0, 0)
    rows = run_command(
        "sql",
        "select documents_seen, documents_changed, claims_added, claims_withdrawn from runs order by run_id",
        "--format",
        "csv",
        "--warehouse",
        warehouse,
        cwd=root,
    ).stdout.splitlines()
    assert rows[2] == "5,0,0,0"


FACTS = {
    "models": "select model_id, name, family_id, organization, huggingface_id from models",
    "model_aliases": "select alias, model_id from model_aliases",
    "benchmarks": "select name, split, metric, unit, scale_min, scale_max, higher_is_better from benchmarks",
    "scores": "select model_id, benchmark_id, value, status from scores",
    "parameter_counts": "select model_id, scope, billions, comparator, status from parameter_counts",
    "gpu_memory": "select model_id, min_gb, condition, status from gpu_memory",
    "components": "select name, kind from components",
    "model_components": "select model_id, component_id, role from model_components",
    "model_datasets": "select model_id, dataset_id, role from model_datasets",
    "publications": "select title, arxiv_id, url from publications",
    "authors": "select name, is_organization from authors",
}


@pytest.mark.parametrize("relation", FACTS)
def test_our_documents_and_the_originals_give_the_same_facts(
    seeds_warehouse: Path, originals_warehouse: Path, run_command: Callable[..., Any], relation: str
) -> None:
    def facts(warehouse: Path) -> list[str]:
        words = ("sql", f"{FACTS[relation]} order by all", "--format", "json", "--warehouse", warehouse)
        finished = run_command(*words, cwd=warehouse.parent)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout.splitlines()

    ours = facts(seeds_warehouse)
    assert len(ours) > 5
    assert ours == facts(originals_warehouse)
