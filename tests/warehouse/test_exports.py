"""What other programs get: packages that validate, model-index that Hugging Face reads, Every Eval Ever records."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import polars as pl
import pytest
import yaml
from editions import Ingests, Said
from huggingface_hub.repocard_data import model_index_to_eval_results

from extract.errors import WarehouseError
from extract.reference import read_reference
from warehouse.exports import FORMATS, export
from warehouse.exports.packages import JOURNAL
from warehouse.query import run_query

PACKAGES = ("csv", "json", "parquet")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("layout", FORMATS)
def test_the_same_facts_give_the_same_bytes(ingests: Ingests, tmp_path: Path, layout: str) -> None:
    """Also after a run that changed nothing, and from a warehouse that came to the same facts on another way."""
    from editions import open_ingests

    state = {"one": [Said("Alpha 2B", "81.6"), Said("Beta", "5", attribute="min_gpu_ram_gb")], "two": [Said("G", "7")]}
    ingests.ingest({"one": [Said("Old", "1")]})
    ingests.ingest(state)
    ingests.ingest(state)
    other = open_ingests(tmp_path / "other")
    other.ingest(state)
    export(ingests.warehouse, tmp_path / "a", layout)
    export(other.warehouse, tmp_path / "b", layout)
    assert digests(tmp_path / "a") == digests(tmp_path / "b")
    before = digests(tmp_path / "a")
    ingests.ingest(state)
    export(ingests.warehouse, tmp_path / "a", layout)
    assert digests(tmp_path / "a") == before


@pytest.mark.parametrize("history", [False, True], ids=["facts", "with history"])
@pytest.mark.parametrize("layout", PACKAGES)
def test_a_package_is_accepted_by_the_frictionless_validator(
    atlas: Path, tmp_path: Path, layout: str, history: bool
) -> None:
    export(atlas, tmp_path / "out", layout, history=history)
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])[:5]
    description = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    names = {resource["title"] for resource in description["resources"]}
    assert names.issuperset({"claims", "scores", "models", "documents"})
    assert set(JOURNAL) <= names if history else not names & set(JOURNAL)
    assert all(resource["schema"]["primaryKey"] for resource in description["resources"])
    assert description["licenses"] == [{"name": "MIT"}]
    assert len(description["sources"]) == 5


@pytest.mark.parametrize("layout", PACKAGES)
def test_rows_are_those_of_the_warehouse(atlas: Path, tmp_path: Path, layout: str) -> None:
    export(atlas, tmp_path / "out", layout)
    path = tmp_path / "out" / f"scores.{layout}"
    read: dict[str, Any] = {"csv": pl.read_csv, "json": pl.read_json, "parquet": pl.read_parquet}
    frame = read[layout](path)
    expected = run_query(atlas, "SELECT model_id, benchmark_id, value FROM scores ORDER BY 1, 2, condition")
    assert frame.select("model_id", "benchmark_id", "value").rows() == expected.rows()


def test_rows_of_json_fit_their_schema(atlas: Path, tmp_path: Path) -> None:
    export(atlas, tmp_path / "out", "json")
    description = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    for item in description["resources"]:
        rows = json.loads((tmp_path / "out" / item["path"]).read_text())
        schema = frictionless.Schema.from_descriptor({**item["schema"], "foreignKeys": []})
        if rows:
            report = frictionless.Resource(data=rows, schema=schema).validate()
            assert report.valid, (item["name"], report.flatten(["note"])[:3])


def test_a_withdrawn_claim_is_not_exported_without_history(ingests: Ingests, tmp_path: Path) -> None:
    ingests.ingest({"one": [Said("Alpha", "5"), Said("Beta", "6")]})
    ingests.ingest({"one": [Said("Beta", "6")]})
    for history, expected in ((False, {"Beta"}), (True, {"Alpha", "Beta"})):
        export(ingests.warehouse, tmp_path / "out", "csv", history=history)
        with (tmp_path / "out" / "claims.csv").open() as file:
            assert {row["model"] for row in csv.DictReader(file)} == expected


def test_hugging_face_reads_the_model_index_back(atlas: Path, tmp_path: Path) -> None:
    files = [path for path in export(atlas, tmp_path / "out", "model-index") if path.suffix == ".yaml"]
    read = {}
    for path in files:
        index = yaml.safe_load(path.read_text())["model-index"]
        name, results = model_index_to_eval_results(index)
        read[path.stem] = (name, results)
    expected = run_query(atlas, "SELECT model_id, value FROM scores ORDER BY 1, 2").rows()
    found = sorted((model, result.metric_value) for model, (_, results) in read.items() for result in results)
    assert found == expected
    _, results = read["smolvlm"]
    docvqa = next(result for result in results if result.dataset_name == "DocVQA")
    assert (docvqa.metric_value, docvqa.dataset_split) == (81.6, "test")
    assert docvqa.metric_args["document"] == "003_small_models.md"
    assert docvqa.metric_args["line"] == 65


def test_every_eval_ever_records_keep_the_schema_and_hold_their_evidence(atlas: Path, tmp_path: Path) -> None:
    files = [path for path in export(atlas, tmp_path / "out", "every-eval-ever") if path.suffix == ".json"]
    validator = jsonschema.Draft7Validator(every_eval_ever())
    found = []
    for path in files:
        record = json.loads(path.read_text())
        assert list(validator.iter_errors(record)) == []
        assert record["source_metadata"]["source_type"] == "documentation"
        assert uuid.UUID(path.stem).version == 4
        found += [(record["model_info"]["name"], *_scored(result)) for result in record["evaluation_results"]]
    assert len(found) == 36
    assert ("SmolVLM", "DocVQA (test)", 81.6, "003_small_models.md", "65", "81.6") in found
    assert (tmp_path / "out" / "left_out.csv").read_text().count("\n") == 1


def _scored(result: dict[str, Any]) -> tuple[Any, ...]:
    details = result["score_details"]["details"]
    return (
        *(result["evaluation_name"], result["score_details"]["score"]),
        *(details["document"], details["line"], details["value_text"]),
    )


def test_a_score_without_a_reviewed_direction_is_left_out_and_named(ingests: Ingests, tmp_path: Path) -> None:
    ingests.ingest({"one": [Said("Alpha", "5", "NewBench")]})
    files = export(ingests.warehouse, tmp_path / "out", "every-eval-ever")
    assert [path.name for path in files] == [".vlm-atlas-export", "left_out.csv"]
    assert "alpha,newbench-test,5.0,one.md,1" in (tmp_path / "out" / "left_out.csv").read_text()


def test_a_score_on_an_open_scale_gives_the_end_that_is_known(ingests: Ingests, tmp_path: Path) -> None:
    """A CIDEr has no largest score, and the schema calls a metric continuous only with both ends."""
    header = "benchmark_id,name,unit,scale_min,scale_max,higher_is_better,reason\n"
    reference = read_reference({"benchmarks": f"{header}cider,Captions,points,0,,true,an open scale\n"})
    ingests.ingest({"one": [Said("Alpha", "138.2", "Captions")]}, reference=reference)
    [path] = [path for path in export(ingests.warehouse, tmp_path / "out", "every-eval-ever") if path.suffix == ".json"]
    record = json.loads(path.read_text())
    assert list(jsonschema.Draft7Validator(every_eval_ever()).iter_errors(record)) == []
    [result] = record["evaluation_results"]
    assert result["score_details"]["score"] == 138.2
    assert result["metric_config"]["min_score"] == 0
    assert not result["metric_config"].keys() & {"max_score", "score_type"}


def test_a_folder_with_other_files_is_refused_and_left_alone(ingests: Ingests, tmp_path: Path) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(WarehouseError, match="holds files that no export wrote; name a new or empty folder"):
        export(ingests.warehouse, tmp_path / "mine", "csv")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    with pytest.raises(WarehouseError, match="export format 'xml' is unknown; choose one of parquet, csv"):
        export(ingests.warehouse, tmp_path / "new", "xml")
    with pytest.raises(WarehouseError, match="is a file; name a folder"):
        export(ingests.warehouse, tmp_path / "mine" / "letter.txt", "csv")


@pytest.mark.parametrize("layout", ["csv", "model-index"])
def test_a_folder_without_room_is_named_and_nothing_is_left(ingests: Ingests, tmp_path: Path, layout: str) -> None:
    ingests.ingest({"one": [Said(f"Alpha {number}", "5") for number in range(20)]})
    script = (
        "import resource, sys; from pathlib import Path; from extract.errors import WarehouseError\n"
        "from warehouse.exports import export\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))\n"
        "try: export(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])\n"
        "except WarehouseError as error: print(error)\n"
    )
    words = [sys.executable, "-c", script, str(ingests.warehouse), str(tmp_path / "out"), layout]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert said.startswith(f"{tmp_path / 'out'}: cannot be written ("), said
    assert said.endswith("); name another folder, or free space there\n")
    assert not [path for path in tmp_path.iterdir() if "out" in path.name]


def every_eval_ever() -> dict[str, Any]:
    """What version 0.3.0 of the record's schema demands of the parts that we write, in our own words."""
    text, number, texts = {"type": "string"}, {"type": "number"}, {"additionalProperties": {"type": "string"}}
    source_data = {
        "type": "object",
        "required": ["dataset_name", "source_type"],
        "properties": {"dataset_name": text, "source_type": {"const": "other"}, "additional_details": texts},
    }
    metric = {
        "type": "object",
        "required": ["lower_is_better"],
        "properties": {
            "lower_is_better": {"type": "boolean"},
            "score_type": {"const": "continuous"},
            "min_score": number,
            "max_score": number,
            "metric_name": text,
            "metric_unit": text,
        },
        "dependencies": {"score_type": ["min_score", "max_score"]},
    }
    score = {"type": "object", "required": ["score"], "properties": {"score": number, "details": texts}}
    result = {
        "type": "object",
        "required": ["evaluation_name", "source_data", "metric_config", "score_details"],
        "properties": {
            "evaluation_name": text,
            "evaluation_result_id": text,
            "source_data": source_data,
            "metric_config": metric,
            "score_details": score,
        },
    }
    source = {
        "type": "object",
        "required": ["source_type", "source_organization_name", "evaluator_relationship"],
        "properties": {
            "source_type": {"enum": ["documentation", "evaluation_run"]},
            "source_name": text,
            "source_organization_name": text,
            "evaluator_relationship": {"enum": ["first_party", "third_party", "collaborative", "other"]},
            "additional_details": texts,
        },
    }
    deployment = {
        "required": ["deployment_type", "model_availability"],
        "properties": {
            "deployment_type": {"enum": ["self_deployed", "externally_managed", "unknown"]},
            "model_availability": {"enum": ["open_weights", "closed_weights", "unknown"]},
        },
    }
    model = {
        "type": "object",
        "required": ["name", "id", "additional_details"],
        "properties": {"name": text, "id": text, "developer": text, "additional_details": texts | deployment},
    }
    parts: dict[str, Any] = {
        "schema_version": text,
        "evaluation_id": text,
        "retrieved_timestamp": {"type": "string", "pattern": "^[0-9]+$"},
        "source_metadata": source,
        "model_info": model,
        "eval_library": {"type": "object", "required": ["name", "version"]},
        "evaluation_results": {"type": "array", "minItems": 1, "items": result},
    }
    return {"type": "object", "required": list(parts), "additionalProperties": False, "properties": parts}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """The validator leaves files for the collector to close."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        yield
