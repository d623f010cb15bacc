"""Runs follow each other; an independent difference in plain Python says what each of them changed."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from editions import Ingests, Said, State, extraction, open_ingests, run_input, source

from extract.reference import read_reference
from warehouse.building import SeenDocument, build_release
from warehouse.query import run_query
from warehouse.staging import stage_extractions

RUNS = 20
MODELS = ("Alpha 1B", "Beta-2", "Gamma VL", "Delta 7B", "Epsilon")
BENCHMARKS = ("DocVQA", "MMMU", "TextVQA")
FACTS = ("scores", "parameter_counts", "gpu_memory", "disputes")

Change = tuple[str, str, str, str, str, str | None, str | None]


def expected_changes(before: State, after: State) -> Counter[Change]:
    """Change, document, model, attribute, qualifier, old and new value: a multiset difference by key."""
    gone: dict[tuple[str, ...], list[str]] = defaultdict(list)
    new: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for document in {*before, *after}:
        old_said, new_said = Counter(before.get(document, ())), Counter(after.get(document, ()))
        for said in (old_said - new_said).elements():
            gone[_key(document, said)].append(said.value)
        for said in (new_said - old_said).elements():
            new[_key(document, said)].append(said.value)
    changes: Counter[Change] = Counter()
    for key in {*gone, *new}:
        if len(gone[key]) == 1 and len(new[key]) == 1:
            changes["changed", *key, gone[key][0], new[key][0]] += 1  # type: ignore[index]
            continue
        changes.update(("withdrawn", *key, value, None) for value in gone[key])  # type: ignore[misc]
        changes.update(("added", *key, None, value) for value in new[key])  # type: ignore[misc]
    return changes


def _key(document: str, said: Said) -> tuple[str, ...]:
    return f"{document}.md", said.model, said.attribute, _qualifier(said)


def _qualifier(said: Said) -> str:
    benchmark = f"{said.benchmark} ({said.split})" if said.attribute == "score" else ""
    return " · ".join(part for part in (benchmark, said.condition) if part)


def found_changes(warehouse: Path, run: int) -> Counter[Change]:
    frame = run_query(
        warehouse,
        f"""
        SELECT change, document, model, attribute, qualifier, old_value, new_value FROM changes WHERE run_id = {run}
        """,
    )
    return Counter(frame.rows())


def found_state(warehouse: Path, run: int) -> Counter[tuple[object, ...]]:
    frame = run_query(
        warehouse,
        f"""
        SELECT document_id, name_in_document, attribute, qualifier, value_text, status, line_start
        FROM claims_as_of({run})
        """,
    )
    return Counter(frame.rows())


def expected_state(state: State) -> Counter[tuple[object, ...]]:
    return Counter(
        (document, said.model, said.attribute, _qualifier(said), said.value, said.status, line)
        for document, lines in state.items()
        for line, said in enumerate(lines, start=1)
    )


def found_documents(warehouse: Path, run: int) -> set[tuple[object, ...]]:
    return set(run_query(warehouse, f"SELECT document_id, content_hash FROM documents_as_of({run})").rows())


def expected_documents(state: State) -> set[tuple[object, ...]]:
    return {(name, extraction(f"{name}.md", said).document.content_hash) for name, said in state.items()}


def mutate(state: State, chance: random.Random) -> dict[str, Sequence[Said]]:
    """Lines added, changed, removed, moved and doubled; a document that goes and comes back."""
    after: dict[str, Sequence[Said]] = {}
    for document in ("one", "two", "three"):
        lines = list(state.get(document, ()))
        for _ in range(chance.randrange(4)):
            _mutate_lines(lines, chance)
        if chance.random() < 0.85:
            after[document] = lines
    if chance.random() < 0.5:
        after["guest"] = [said_something(chance, index) for index in range(3)]
    return after


def _mutate_lines(lines: list[Said], chance: random.Random) -> None:
    at = chance.randrange(len(lines) + 1)
    match chance.randrange(4):
        case 0:
            lines.insert(at, said_something(chance, len(lines)))
        case 1 if lines:
            old = lines[at % len(lines)]
            lines[at % len(lines)] = Said(
                old.model, str(chance.randrange(100)), old.benchmark, old.split, old.attribute
            )
        case 2 if lines:
            del lines[at % len(lines)]
        case 3 if lines:
            lines.insert(0, lines[at % len(lines)])
        case _:
            lines.append(said_something(chance, at))


def said_something(chance: random.Random, at: int) -> Said:
    attribute = chance.choice(("score", "score", "score", "min_gpu_ram_gb", "params_total_b"))
    return Said(
        chance.choice(MODELS), str(1 + chance.randrange(99)), chance.choice(BENCHMARKS), "test", attribute, condition=""
    )


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow), pytest.param(3, marks=pytest.mark.slow)])
def test_twenty_ingestions_are_told_and_remembered_exactly(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    ingests = open_ingests(tmp_path)
    states: list[dict[str, Sequence[Said]]] = [{}]
    facts: dict[int, dict[str, object]] = {}
    for run in range(1, RUNS + 1):
        after = mutate(states[-1], chance)
        report = ingests.ingest(after)
        assert report.run_id == run
        assert report.errors.is_empty(), report.checks
        assert found_changes(ingests.warehouse, run) == expected_changes(states[-1], after)
        facts[run] = {name: _fact_rows(ingests.warehouse, name) for name in FACTS}
        states.append(after)
    for run, state in enumerate(states[1:], start=1):
        assert found_state(ingests.warehouse, run) == expected_state(state)
        assert found_documents(ingests.warehouse, run) == expected_documents(state)
        assert {name: _fact_rows(ingests.warehouse, f"{name}_as_of({run})") for name in FACTS} == facts[run]
    _assert_same_as_fresh(ingests, states[-1], tmp_path / "fresh")


def _fact_rows(warehouse: Path, relation: str) -> list[tuple[object, ...]]:
    return run_query(warehouse, f"SELECT * FROM {relation} ORDER BY ALL").rows()


def _assert_same_as_fresh(ingests: Ingests, state: State, folder: Path) -> None:
    """Twenty steps lead to the same facts as one."""
    fresh = open_ingests(folder)
    fresh.ingest(state)
    for relation in (*FACTS, "benchmarks", "models WHERE is_current", "model_aliases", "mentions", "issues"):
        columns = "* EXCLUDE (first_run_id)" if relation == "issues" else "*"
        columns = columns if relation not in (*FACTS, "benchmarks") else "* EXCLUDE (since_run_id)"
        query = f"SELECT {columns} FROM {relation} ORDER BY ALL"
        assert run_query(ingests.warehouse, query).rows() == run_query(fresh.warehouse, query).rows(), relation


def test_an_identical_run_changes_nothing_and_is_recorded(ingests: Ingests) -> None:
    state = {"one": [Said("Alpha 1B", "50")]}
    first = ingests.ingest(state)
    again = ingests.ingest(state)
    assert (first.status, again.status) == ("published", "unchanged")
    assert run_query(ingests.warehouse, "SELECT run_id, status, claims_added FROM runs ORDER BY 1").rows() == [
        (1, "published", 1),
        (2, "unchanged", 0),
    ]
    claims = run_query(ingests.warehouse, "SELECT first_run_id, last_run_id, since_run_id FROM claims").rows()
    assert claims == [(1, 2, 1)]


def test_reading_the_same_again_with_a_new_extractor_changes_nothing(ingests: Ingests) -> None:
    said = [Said("Alpha 1B", "50"), Said("Beta", "no number")]
    ingests.ingest({"one": said})
    batch = stage_extractions(ingests.staged, [(source("one"), extraction("one.md", said))], key="again")
    seen = [SeenDocument(document_id="one", uri="/docs/one.md", decision="extractor_changed")]
    report = build_release(ingests.warehouse, run_input(seen, [batch], 2))
    assert (report.status, report.claims_added, report.claims_withdrawn) == ("unchanged", 0, 0)
    assert run_query(ingests.warehouse, "SELECT first_run_id, last_run_id FROM claims").rows() == [(1, 2), (1, 2)]
    assert run_query(ingests.warehouse, "SELECT since_run_id FROM scores").rows() == [(1,)]


def test_a_claim_that_only_moves_keeps_its_identifier_and_is_no_change(ingests: Ingests) -> None:
    said = Said("Alpha 1B", "50")
    ingests.ingest({"one": [said]})
    before = run_query(ingests.warehouse, "SELECT claim_id FROM claims").rows()
    ingests.ingest({"one": [Said("Beta-2", "60"), said]})
    moved = run_query(
        ingests.warehouse, "SELECT claim_id, line_start, first_run_id, since FROM claims WHERE model = 'Alpha 1B'"
    ).rows()
    assert moved == [(*before[0], 2, 1, "moved")]
    assert run_query(ingests.warehouse, "SELECT model FROM changes WHERE run_id = 2").rows() == [("Beta-2",)]
    assert run_query(ingests.warehouse, "SELECT line_start FROM claims_as_of(1)").rows() == [(1,)]


def test_a_claim_that_comes_back_is_the_same_claim_with_two_times(ingests: Ingests) -> None:
    full, empty = {"one": [Said("Alpha 1B", "50")]}, {"one": [Said("Beta-2", "1")]}
    for state in (full, empty, full):
        ingests.ingest(state)
    times = run_query(
        ingests.warehouse,
        "SELECT since_run_id, until_run_id FROM claim_times WHERE name_in_document = 'Alpha 1B' ORDER BY 1",
    ).rows()
    assert times == [(1, 2), (3, None)]
    assert run_query(ingests.warehouse, "SELECT first_run_id FROM claims WHERE model = 'Alpha 1B'").rows() == [(1,)]
    told = run_query(ingests.warehouse, "SELECT run_id, change FROM changes WHERE model = 'Alpha 1B' ORDER BY 1").rows()
    assert told == [(1, "added"), (2, "withdrawn"), (3, "added")]


def test_a_change_says_what_differs(ingests: Ingests) -> None:
    """The same value in other words, or with another status, is told as a change of that."""
    ingests.ingest({"one": [Said("Alpha", "5"), Said("Beta", "6"), Said("Gamma", "7", condition="4 bit")]})
    ingests.ingest(
        {"one": [Said("Alpha", "5.5"), Said("Beta", "6", status="hedged"), Said("Gamma", "7", condition="4 bit")]}
    )
    told = run_query(
        ingests.warehouse, "SELECT model, old_value, new_value, differs_in FROM changes WHERE run_id = 2 ORDER BY 1"
    )
    assert told.rows() == [("Alpha", "5", "5.5", "value"), ("Beta", "6", "6", "status")]
    first = run_query(ingests.warehouse, "SELECT DISTINCT differs_in FROM changes WHERE run_id = 1")
    assert first.rows() == [(None,)]


def test_a_past_state_of_documents_tells_nothing_of_later_runs(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha", "5")]})
    before = run_query(ingests.warehouse, "FROM documents_as_of(1)")
    seen = [SeenDocument(document_id="one", uri="/docs/one.md", decision="failed", reason="no answer")]
    build_release(ingests.warehouse, run_input(seen, number=2))
    assert run_query(ingests.warehouse, "SELECT state FROM documents").item() == "stale"
    assert run_query(ingests.warehouse, "FROM documents_as_of(1)").equals(before)


def test_a_failed_document_keeps_its_claims_and_turns_stale(ingests: Ingests) -> None:
    ingests.ingest({"one": [Said("Alpha 1B", "50")]})
    failed = SeenDocument(document_id="one", uri="/docs/one.md", decision="failed", reason="timed out")
    report = build_release(ingests.warehouse, run_input([failed], number=2))
    assert report.failures == (("one", "/docs/one.md", "timed out"),)
    rows = run_query(ingests.warehouse, "SELECT state, state_reason, last_seen_run_id FROM documents").rows()
    assert rows == [("stale", "failed: timed out", 1)]
    assert run_query(ingests.warehouse, "SELECT last_run_id, until_run_id FROM claims").rows() == [(1, None)]
    assert run_query(ingests.warehouse, "SELECT score FROM leaderboard").rows() == [(50.0,)]
    assert report.checks["check_name"].to_list() == ["stale_documents"]


def test_a_name_that_comes_to_mean_another_model_takes_its_claims_along(ingests: Ingests) -> None:
    """A reviewed alias changes who is who: facts follow, and the earlier state stays as it was."""
    state = {"one": [Said("Alpha 1B", "50")], "two": [Said("Alfa One", "60", "MMMU")]}
    ingests.ingest(state)
    reference = read_reference({"aliases": "alias,model,status,reason\nAlfa One,Alpha 1B,reviewed,same model\n"})
    assert ingests.ingest(state, reference=reference).status == "published"
    assert run_query(ingests.warehouse, "SELECT count(DISTINCT model_id) FROM scores").item() == 1
    assert run_query(ingests.warehouse, "SELECT count(DISTINCT model_id) FROM scores_as_of(1)").item() == 2
    assert run_query(ingests.warehouse, "SELECT count(DISTINCT model_id) FROM claims_as_of(1)").item() == 2
    assert run_query(ingests.warehouse, "SELECT count(*) FROM changes WHERE run_id = 2").item() == 0
    told = run_query(ingests.warehouse, "SELECT run_id, name_in_document, claim_count FROM identity_changes").rows()
    assert told == [(2, "Alfa One", 1)]
    ingests.ingest(state)
    assert run_query(ingests.warehouse, "SELECT count(DISTINCT model_id) FROM scores").item() == 2
    assert run_query(ingests.warehouse, "SELECT count(DISTINCT model_id) FROM scores_as_of(2)").item() == 1
