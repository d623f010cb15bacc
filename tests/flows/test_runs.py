"""Runs one after the other: what is read again, what is kept, what is withdrawn, and that failures stay alone."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extract.errors import FetchError, WarehouseError
from flows.pipeline import ingest, read_all
from flows.planning import plan_run
from flows.progress import NoProgress
from flows.requests import IngestRequest
from warehouse.query import run_query
from warehouse.reports import RunReport


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., RunReport]:
    def ingest_here(*sources: object, **options: Any) -> RunReport:
        request = IngestRequest(
            warehouse=tmp_path / "atlas.duckdb", folder=tmp_path, sources=tuple(map(str, sources)), **options
        )
        return ingest(request)

    return ingest_here


@pytest.fixture
def rows(tmp_path: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    return lambda query: run_query(tmp_path / "atlas.duckdb", query).rows()


def decisions(report: RunReport) -> dict[str, int]:
    return {decision: count for decision, count in report.documents.items() if count}


def test_the_second_run_reads_nothing(run, folder_of_documents) -> None:
    assert decisions(run(folder_of_documents)) == {"new": 3}
    again = run(folder_of_documents)
    assert (again.status, decisions(again)) == ("unchanged", {"unchanged": 3})


def test_full_reads_everything_again_and_changes_nothing(run, folder_of_documents) -> None:
    run(folder_of_documents)
    again = run(folder_of_documents, full=True)
    assert decisions(again) == {"extractor_changed": 3}
    assert (again.claims_added, again.claims_withdrawn) == (0, 0)


def test_only_a_changed_document_is_read(run, folder_of_documents, rows) -> None:
    run(folder_of_documents)
    path = folder_of_documents / "one.md"
    path.write_text(path.read_text().replace("81.6", "82.7"))
    again = run(folder_of_documents)
    assert decisions(again) == {"unchanged": 2, "changed": 1}
    assert (82.7,) in rows("select score from leaderboard")
    assert (81.6,) not in rows("select score from leaderboard where document = 'one.md'")


def test_a_dry_run_publishes_nothing_and_shows_the_changes(run, folder_of_documents, rows) -> None:
    run(folder_of_documents)
    path = folder_of_documents / "one.md"
    path.write_text(path.read_text().replace("81.6", "82.7"))
    report = run(folder_of_documents, dry_run=True)
    assert report.status == "dry_run"
    assert report.changes.height > 0
    assert (82.7,) not in rows("select score from leaderboard")
    assert decisions(run(folder_of_documents)) == {"unchanged": 2, "changed": 1}


def test_a_vanished_file_is_withdrawn_after_three_runs(run, folder_of_documents, rows) -> None:
    run(folder_of_documents)
    (folder_of_documents / "one.md").unlink()
    status = "select state from documents where name = 'one.md'"
    for _ in range(2):
        assert decisions(run(folder_of_documents)) == {"unchanged": 2, "vanished": 1}
        assert rows(status) == [("stale",)]
        assert rows("select count(*) from leaderboard where document = 'one.md'") == [(1,)]
    assert decisions(run(folder_of_documents)) == {"unchanged": 2, "withdrawn": 1}
    assert rows(status) == [("withdrawn",)]
    assert rows("select count(*) from leaderboard where document = 'one.md'") == [(0,)]


def test_a_renamed_file_is_withdrawn_under_its_old_name_at_once(run, folder_of_documents, rows) -> None:
    run(folder_of_documents)
    before = rows("select model_id, benchmark_id, value, place_count, upstream_count from scores order by all")
    (folder_of_documents / "one.md").rename(folder_of_documents / "first.md")
    assert decisions(run(folder_of_documents)) == {"unchanged": 2, "new": 1, "withdrawn": 1}
    [(reason,)] = rows("select state_reason from documents where name = 'one.md'")
    assert reason.startswith("the same content is at ")
    assert reason.endswith("/first.md now")
    assert rows("select model_id, benchmark_id, value, place_count, upstream_count from scores order by all") == before


def test_a_copy_of_a_file_is_no_further_evidence(run, folder_of_documents, rows) -> None:
    run(folder_of_documents)
    before = rows("select model_id, benchmark_id, value, upstream_count from scores order by all")
    shutil.copy(folder_of_documents / "one.md", folder_of_documents / "copy.md")
    assert decisions(run(folder_of_documents)) == {"unchanged": 3, "new": 1}
    assert rows("select model_id, benchmark_id, value, upstream_count from scores order by all") == before


def test_a_file_that_comes_back_stands_again(run, folder_of_documents, rows) -> None:
    run(folder_of_documents)
    kept = folder_of_documents / "one.md"
    body = kept.read_bytes()
    kept.unlink()
    run(folder_of_documents)
    kept.write_bytes(body)
    run(folder_of_documents)
    assert rows("select state from documents where name = 'one.md'") == [("current",)]


def test_a_run_says_nothing_about_other_folders(run, folder_of_documents, tmp_path, rows) -> None:
    run(folder_of_documents)
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(folder_of_documents / "one.md", other / "five.md")
    assert decisions(run(other)) == {"new": 1}
    assert rows("select distinct state from documents") == [("current",)]


def test_a_source_list_withdraws_at_once(run, folder_of_documents, tmp_path, rows) -> None:
    listed = tmp_path / "mine.toml"
    listed.write_text(
        '[[sources]]\nid = "one"\npath = "documents/one.md"\n[[sources]]\nid = "two"\npath = "documents/two.txt"\n'
    )
    run(listed)
    listed.write_text(listed.read_text().replace('id = "two"\n', 'id = "two"\nwithdrawn = "wrong figures"\n'))
    assert decisions(run(listed)) == {"unchanged": 1, "withdrawn": 1}
    assert rows("select state_reason from documents where document_id = 'two'") == [
        ("the source list withdraws it: wrong figures",)
    ]


def test_a_listed_file_that_is_missing_fails_alone(run, folder_of_documents, tmp_path, rows) -> None:
    listed = tmp_path / "mine.toml"
    listed.write_text(
        '[[sources]]\nid = "one"\npath = "documents/one.md"\n[[sources]]\nid = "two"\npath = "documents/two.txt"\n'
    )
    run(listed)
    (folder_of_documents / "two.txt").unlink()
    report = run(listed)
    assert decisions(report) == {"unchanged": 1, "failed": 1}
    assert "no such file" in report.failures[0][2]
    assert rows("select state from documents where document_id = 'two'") == [("stale",)]
    assert rows("select count(*) from leaderboard where document = 'two.txt'") == [(1,)]


def test_when_every_source_fails_nothing_is_built(run, server, tmp_path) -> None:
    with pytest.raises(FetchError, match="nothing to ingest"):
        run(server.url("/missing"), server.url("/gone"))
    assert not (tmp_path / "atlas.duckdb").exists()


def test_a_url_that_fails_keeps_its_claims_marked_stale(run, server, respond, folder_of_documents, rows) -> None:
    url = server.on("/a.md", lambda h, n: respond(h) if n == 1 else respond(h, b"", 404))
    run(url, folder_of_documents)
    report = run(url, folder_of_documents)
    assert decisions(report) == {"failed": 1, "unchanged": 3}
    assert "404" in report.failures[0][2]
    assert rows("select state from documents where name = 'a.md'") == [("stale",)]


def test_an_unchanged_url_costs_a_304(run, server, respond, rows) -> None:
    def behave(handler: Any, _number: int) -> None:
        if handler.headers["If-None-Match"] == '"1"':
            handler.send_response(304)
            handler.end_headers()
        else:
            respond(handler, ETag='"1"', Content_Type="text/markdown; charset=utf-8")

    url = server.on("/a.md", behave)
    run(url)
    assert run(url).status == "unchanged"
    assert server.count("/a.md") == 2
    assert rows("select etag, body_path <> '' from documents") == [('"1"', True)]


def test_a_run_can_be_repeated_offline(run, server, respond, tmp_path, rows) -> None:
    url = server.on("/a.md", lambda h, _: respond(h))
    run(url)
    for path in tmp_path.glob("atlas.duckdb"):
        path.unlink()
    shutil.rmtree(tmp_path / "atlas.releases")
    run(url, offline=True)
    assert server.count("/a.md") == 1
    assert rows("select count(*) from leaderboard") == [(1,)]


@pytest.mark.parametrize("path", ["/ä b.md", "/a%20b.md", "/a.md?name=x y", "/A.md#part"])
def test_a_url_is_known_again_however_it_is_written(run, server, respond, path) -> None:
    for asked in ("/%C3%A4%20b.md", "/a%20b.md", "/a.md?name=x%20y", "/A.md"):
        server.on(asked, lambda h, _: respond(h, ETag='"1"'))
    run(server.url(path))
    run(server.url(path))
    assert server.seen[1].headers["if-none-match"] == '"1"'
    assert run(server.url(path), offline=True).status == "unchanged"


def test_offline_without_a_body_says_what_to_do(run, server) -> None:
    with pytest.raises(FetchError, match="run once with the network"):
        run(server.url("/a.md"), offline=True)


def test_a_broken_run_goes_on_from_what_is_staged(run, folder_of_documents, tmp_path) -> None:
    request = IngestRequest(
        warehouse=tmp_path / "atlas.duckdb", folder=tmp_path, sources=(str(folder_of_documents),), runner="serial"
    )
    plan = plan_run(request, NoProgress())
    first = read_all(plan, NoProgress())
    second = read_all(plan, NoProgress())
    assert [staged.was_there for staged in first] == [False]
    assert [(staged.key, staged.was_there) for staged in second] == [(first[0].key, True)]
    assert decisions(run(folder_of_documents)) == {"new": 3}
    assert not (tmp_path / "atlas.staged").exists()


def test_two_runs_at_once_the_second_is_refused(run, folder_of_documents, tmp_path, vlm_atlas) -> None:
    from warehouse.releases import writing

    with writing(tmp_path / "atlas.duckdb"):
        finished = vlm_atlas("ingest", folder_of_documents, "--warehouse", tmp_path / "atlas.duckdb")
    assert finished.returncode == 1
    assert "another run writes to it" in finished.stderr


def test_the_report_is_printed(vlm_atlas, folder_of_documents) -> None:
    finished = vlm_atlas("ingest", folder_of_documents)
    assert finished.stdout.startswith("run 1: published")
    assert "documents: 3 new" in finished.stdout
    assert "time:" in finished.stdout
    assert finished.stderr == ""


def test_json_of_an_extraction_has_the_agreed_shape(vlm_atlas, one_document) -> None:
    finished = vlm_atlas("extract", one_document, "-", stdin="| a | b |\n|---|---|\n| 1 | [x](y) |\n")
    first, second = (json.loads(line) for line in finished.stdout.splitlines())
    assert {"name", "media_type", "content_hash", "byte_count"} <= first["document"].keys()
    [table] = second["tables"]
    assert (table["kind"], table["line_start"], table["line_end"], table["header_row_count"]) == ("gfm", 1, 3, 1)
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [["a", "b"], ["1", "x"]]
    assert table["rows"][1][1]["links"] == ["y"]
    assert table["rows"][1][1]["line"] == 3
    assert first["claims"][0].keys() >= {"model", "attribute", "value_text", "qualifier", "quote", "line_start"}


def test_a_backfill_answers_as_of_each_day_and_in_order(run, server, respond, tmp_path, rows, document) -> None:
    bodies = [document, document.replace(b"81.6", b"82.7")]
    url = server.on("/a.md", lambda h, n: respond(h, bodies[n - 1]))
    for _ in bodies:
        run(url)
    log = tmp_path / "atlas.bodies" / "fetches.jsonl"
    first, second = log.read_text().splitlines()
    earlier = json.loads(first) | {"fetched_at": "2026-01-01T06:00:00+00:00"}
    log.write_text(f"{json.dumps(earlier)}\n{second}\n")
    request = {"warehouse": tmp_path / "rebuilt.duckdb", "folder": tmp_path, "bodies": tmp_path / "atlas.bodies"}
    old = IngestRequest(**request, sources=(url,), run_date=datetime(2026, 1, 2, tzinfo=UTC))
    new = IngestRequest(**request, sources=(url,), run_date=datetime.now(UTC))
    for backfill, score in ((old, 81.6), (new, 82.7)):
        ingest(backfill)
        assert run_query(tmp_path / "rebuilt.duckdb", "select score from leaderboard").rows() == [(score,)]
    assert server.count("/a.md") == 2
    with pytest.raises(WarehouseError, match="oldest day first"):
        ingest(old)
    with pytest.raises(FetchError, match="as of 2025-12-31"):
        ingest(replace(old, warehouse=tmp_path / "x.duckdb", run_date=datetime(2025, 12, 31, tzinfo=UTC)))


def test_a_run_date_that_lies_ahead_is_refused(run, folder_of_documents) -> None:
    with pytest.raises(WarehouseError, match="lies ahead"):
        run(folder_of_documents, run_date=datetime(2999, 1, 1, tzinfo=UTC))


def test_today_alone_is_a_run_date(vlm_atlas, folder_of_documents) -> None:
    finished = vlm_atlas("ingest", folder_of_documents, "--run-date", f"{datetime.now(UTC):%Y-%m-%d}")
    assert (finished.returncode, finished.stderr) == (0, "")
