"""Batches are complete or absent, said twice they are found again, and broken ones are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from editions import Ingests, Said, extraction, run_input, source

from extract.errors import WarehouseError
from warehouse.building import SeenDocument, build_release
from warehouse.frames import STAGED
from warehouse.staging import stage_extractions


def test_a_batch_has_one_file_a_relation_with_the_declared_schema(tmp_path: Path) -> None:
    item = (source("one"), extraction("one.md", [Said("Alpha", "5"), Said("Beta", "x")], tables=2))
    batch = stage_extractions(tmp_path, [item], key="k")
    for relation, schema in STAGED.items():
        frame = pl.read_parquet(batch / f"{relation}.parquet")
        assert frame.columns == list(schema), relation
        assert [kind.base_type() for kind in frame.dtypes] == [kind.base_type() for kind in schema.values()], relation
        assert frame.height > 0, relation
    assert [path.name for path in tmp_path.iterdir()] == ["k"]


def test_a_finished_batch_is_not_written_again(tmp_path: Path) -> None:
    first = stage_extractions(tmp_path, [(source("one"), extraction("one.md", [Said("Alpha", "5")]))], key="k")
    before = (first / "claims.parquet").stat().st_mtime_ns
    assert stage_extractions(tmp_path, [], key="k") == first
    assert (first / "claims.parquet").stat().st_mtime_ns == before


def test_an_empty_batch_has_typed_empty_files(tmp_path: Path, ingests: Ingests) -> None:
    batch = stage_extractions(tmp_path, [], key="k")
    report = build_release(ingests.warehouse, run_input([], [batch]))
    assert report.claims_standing == 0


def test_identifiers_do_not_depend_on_lines_and_tell_equals_apart(tmp_path: Path) -> None:
    one, two = Said("Alpha", "5"), Said("Beta", "6")
    first = stage_extractions(tmp_path, [(source("d"), extraction("d.md", [one, two]))], key="a")
    second = stage_extractions(tmp_path, [(source("d"), extraction("d.md", [two, one, one]))], key="b")
    before = set(pl.read_parquet(first / "claims.parquet")["claim_id"])
    after = pl.read_parquet(second / "claims.parquet")["claim_id"].to_list()
    assert before < set(after)
    assert len(set(after)) == 3


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match="cannot stage a batch"):
        stage_extractions(tmp_path / "file", [], key="k")


def test_a_broken_batch_is_named(tmp_path: Path, ingests: Ingests) -> None:
    batch = stage_extractions(tmp_path, [(source("one"), extraction("one.md", [Said("Alpha", "5")]))], key="k")
    (batch / "claims.parquet").unlink()
    seen = [SeenDocument(document_id="one", uri="one", decision="new")]
    with pytest.raises(WarehouseError, match=r"k: the batch has no claims.parquet; remove the folder and run again"):
        build_release(ingests.warehouse, run_input(seen, [batch]))


def test_a_document_staged_twice_is_named(tmp_path: Path, ingests: Ingests) -> None:
    item = (source("one"), extraction("one.md", [Said("Alpha", "5")]))
    batches = [stage_extractions(tmp_path, [item], key=key) for key in ("a", "b")]
    seen = [SeenDocument(document_id="one", uri="one", decision="new")]
    with pytest.raises(WarehouseError, match="document one: is staged twice in this run"):
        build_release(ingests.warehouse, run_input(seen, batches))


def test_places_of_claims_are_told_in_bytes_of_the_body_too(tmp_path: Path) -> None:
    said = extraction("one.md", [Said("Ångström", "5"), Said("Beta", "6")])
    batch = stage_extractions(tmp_path, [(source("one"), said)], key="k")
    body = said.document.text.encode()
    claims = pl.read_parquet(batch / "claims.parquet").select("start_offset", "start_byte", "end_byte", "quote").rows()
    assert [body[start:end].decode() for _, start, end, _ in claims] == [quote for *_, quote in claims]
    assert [start != offset for offset, start, _, _ in claims] == [False, True]


def test_bytes_are_unknown_where_the_body_is_too_broken(tmp_path: Path) -> None:
    said = extraction("one.md", [Said("Alpha", "5")])
    broken = replace(said, document=replace(said.document, mark_bytes=-1))
    batch = stage_extractions(tmp_path, [(source("one"), broken)], key="k")
    assert pl.read_parquet(batch / "claims.parquet").select("start_byte", "end_byte").rows() == [(None, None)]
