"""Checks hold a publish back or warn; users' files count; each of ours finds what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from editions import SCALE, Ingests, Said, extraction, run_input, source

from extract.errors import WarehouseError
from extract.reference import Reference, read_reference
from warehouse.building import SeenDocument, build_release
from warehouse.checking import check_warehouse, read_checks
from warehouse.query import run_query
from warehouse.releases import current
from warehouse.reports import RunReport, check_lines
from warehouse.staging import stage_extractions


def test_a_score_outside_its_scale_holds_the_publish_back_and_is_named(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "50")]}, reference=SCALE)
    before = current(ingests.warehouse)
    report = ingests.ingest({"one": [Said("Alpha", "5000")]}, reference=SCALE)
    assert report.status == "failed"
    assert report.message == "nothing was published: 1 checks found errors (score_in_scale)"
    line = check_lines(report.checks)[0]
    assert line.startswith("error: score_in_scale (1 rows): ")
    assert "model Alpha" in line
    assert "score 5000.0" in line
    assert "document one.md, line 1" in line
    assert current(ingests.warehouse) == before
    assert run_query(ingests.warehouse, "SELECT score FROM leaderboard").item() == 50.0


def test_a_run_after_one_that_was_held_back_goes_on_and_tells_of_it(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "50")]}, reference=SCALE)
    ingests.ingest({"one": [Said("Alpha", "5000")]}, reference=SCALE)
    assert ingests.ingest({"one": [Said("Alpha", "51")]}, reference=SCALE).status == "published"
    rows = run_query(ingests.warehouse, "SELECT run_id, status, checks_failed FROM runs ORDER BY 1").rows()
    assert rows == [(1, "published", 0), (2, "failed", 1), (3, "published", 0)]
    told = run_query(ingests.warehouse, "SELECT check_name, sample->>'$[0].score' FROM check_results").rows()
    assert told == [("score_in_scale", "5000.0")]
    assert ingests.ingest({"one": [Said("Alpha", "51")]}, reference=SCALE).release.endswith("-same-as-000003")


def test_warnings_are_recorded_in_the_run(ingests: Ingests) -> None:
    report = ingests.ingest({"one": [Said("Alpha", "50"), Said("Alpha", "60")]})
    assert report.status == "published"
    rows = run_query(
        ingests.warehouse,
        "SELECT run_id, check_name, severity, row_count, sample->>'$[0].said[1]' FROM check_results",
    ).rows()
    assert rows == [(1, "conflicting_claims", "warning", 1, "60 (one.md line 2)")]
    assert run_query(ingests.warehouse, "SELECT checks_warned, checks_failed FROM runs").rows() == [(1, 0)]


def expecting(ingests: Ingests, name: str, tables: int, number: int, expect: dict[str, int] | None = None) -> RunReport:
    """One run in which a listed source holds so many tables."""
    item = (source(name, source_id=name), extraction(f"{name}.md", [Said("Alpha", "5")], tables=tables))
    batch = stage_extractions(ingests.staged, [item], key=f"tables{number}")
    seen = [SeenDocument(document_id=name, uri=name, decision="changed")]
    expectations = {name: expect} if expect else {}
    return build_release(ingests.warehouse, run_input(seen, [batch], number, expectations=expectations))


def test_fewer_tables_than_expected_hold_the_publish_back(ingests: Ingests) -> None:
    report = expecting(ingests, "one", tables=1, number=1, expect={"tables": 3})
    assert report.errors["check_name"].to_list() == ["minimum_counts"]
    assert '"minimum": 3' in report.errors["sample"][0]


def test_a_listed_source_that_lost_most_of_its_tables_holds_the_publish_back(ingests: Ingests) -> None:
    assert expecting(ingests, "one", tables=5, number=1).status == "published"
    assert expecting(ingests, "one", tables=3, number=2).status == "published"
    report = expecting(ingests, "one", tables=1, number=3)
    assert report.errors["check_name"].to_list() == ["lost_tables"]


def test_a_loss_of_tables_that_is_said_to_be_right_is_a_warning(ingests: Ingests) -> None:
    expecting(ingests, "one", tables=5, number=1)
    report = expecting(ingests, "one", tables=1, number=2, expect={"tables": 1})
    assert report.status == "published"
    assert report.checks["check_name"].to_list() == ["lost_tables_unlisted"]


def test_a_contradiction_of_a_reviewed_fact_holds_the_publish_back(ingests: Ingests) -> None:
    reviewed = read_reference(
        {"reviewed_facts": "model_id,relation,key,value,reason\nalpha,scores,docvqa-test,50,read by a person\n"}
    )
    assert ingests.ingest({"one": [Said("Alpha", "50")]}, reference=reviewed).status == "published"
    report = ingests.ingest({"one": [Said("Alpha", "51")]}, reference=reviewed)
    assert report.errors["check_name"].to_list() == ["reviewed_facts"]


def test_an_unknown_status_and_a_cell_without_fate_are_named(ingests: Ingests) -> None:
    from dataclasses import replace

    said = extraction("one.md", [Said("Alpha", "50", status="odd")], tables=1)
    broken = replace(said, fates=said.fates[:1], claims=said.claims[:1])
    batch = stage_extractions(ingests.staged, [(source("one"), broken)], key="broken")
    seen = [SeenDocument(document_id="one", uri="one", decision="new")]
    report = build_release(ingests.warehouse, run_input(seen, [batch]))
    assert report.errors["check_name"].to_list() == ["cells_accounted", "claim_status_known"]


def test_users_drop_their_own_checks_into_a_folder(
    ingests: Ingests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "no_fives.sql").write_text(
        "-- severity: error\n-- message: A five.\nSELECT model, score FROM leaderboard WHERE score = 5;\n"
    )
    monkeypatch.setenv("VLM_ATLAS_CHECKS", str(folder))
    assert ingests.ingest({"one": [Said("Alpha", "6")]}).status == "published"
    report = ingests.ingest({"one": [Said("Alpha", "5")]})
    assert report.errors["check_name"].to_list() == ["no_fives"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("headless", "SELECT 1", "begin it with '-- severity: error'"),
        ("odd", "-- severity: fatal\n-- message: x\nSELECT 1", "begin it with '-- severity: error'"),
        ("orphans", "-- severity: error\n-- message: x\nSELECT 1", "a check of this name exists already"),
    ],
)
def test_a_file_that_is_no_check_is_named(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / f"{name}.sql").write_text(text)
    with pytest.raises(WarehouseError, match=rf"{name}.sql: .*{words}"):
        read_checks(tmp_path)


def test_a_check_that_is_no_query_stops_the_run_and_is_named(ingests: Ingests, tmp_path: Path) -> None:
    (tmp_path / "wrong.sql").write_text("-- severity: warning\n-- message: x\nSELECT nothing FROM nowhere")
    with pytest.raises(WarehouseError, match=r"wrong.sql: the check is no query of the warehouse: Catalog Error"):
        ingests.ingest({"one": [Said("Alpha", "6")]}, checks_folder=tmp_path)
    assert current(ingests.warehouse) is None


def test_the_live_release_can_be_checked_alone(ingests: Ingests) -> None:
    with pytest.raises(WarehouseError, match="nothing is there yet; run vlm-atlas ingest first"):
        check_warehouse(ingests.warehouse, SCALE)
    ingests.ingest({"one": [Said("Alpha", "50")]})
    assert check_warehouse(ingests.warehouse, SCALE).is_empty()
    found = check_warehouse(ingests.warehouse, Reference(tables={}, version=""), {"": {"tables": 2}})
    assert found["check_name"].to_list() == ["minimum_counts"]


def test_no_nan_gets_in(ingests: Ingests) -> None:
    """A number that is none becomes NULL and an issue; what is missing has no fact."""
    ingests.ingest({"one": [Said("Alpha", "nan"), Said("Beta", "50"), Said("Gamma", "inf")]})
    numbers = run_query(ingests.warehouse, "SELECT value_text, value_number FROM claims ORDER BY 1").rows()
    assert numbers == [("50", 50.0), ("inf", None), ("nan", None)]
    assert run_query(ingests.warehouse, "SELECT max(value), avg(value) FROM scores").rows() == [(50.0, 50.0)]
    kinds = run_query(ingests.warehouse, "SELECT kind, count(*) FROM issues GROUP BY 1").rows()
    assert ("number_not_finite", 2) in kinds


def test_the_check_in_the_documentation_finds_what_it_says(ingests: Ingests, root: Path, tmp_path: Path) -> None:
    text = (root / "docs" / "command_line.md").read_text()
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "mine.sql").write_text(text.partition("```sql\n")[2].partition("```")[0])
    ingests.ingest({"one": [Said("Alpha", "50"), Said("Beta", "60"), Said("Beta", "8", attribute="min_gpu_ram_gb")]})
    assert check_warehouse(ingests.warehouse, SCALE, checks_folder=tmp_path / "checks").is_empty()
    ingests.ingest({"one": [Said("Alpha", "70"), Said("Beta", "60"), Said("Beta", "8", attribute="min_gpu_ram_gb")]})
    found = check_warehouse(ingests.warehouse, SCALE, checks_folder=tmp_path / "checks")
    assert found.select("check_name", "severity", "row_count").rows() == [("mine", "warning", 1)]
