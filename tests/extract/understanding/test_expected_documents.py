"""The five development documents against the facts that were written down from them by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from extract.reading.body import read_body
from extract.records import Reading, Understanding
from extract.reference import Reference
from extract.understanding.accounting import account
from extract.understanding.tables import understand_tables

EXPECTED = Path(__file__).resolve().parents[1] / "expected"
DOCUMENTS = sorted(path.stem for path in EXPECTED.glob("*.csv"))
LEAST = 0.98
Known = tuple[Reading, Understanding]


@pytest.fixture(scope="module")
def known(shared: Path, reference: Reference) -> Callable[[str], Known]:
    """Each document read and understood once."""
    done: dict[str, Known] = {}

    def of(stem: str) -> Known:
        if stem not in done:
            reading = read_body((shared / "documents" / f"{stem}.md").read_bytes(), name=f"{stem}.md")
            done[stem] = (reading, understand_tables(reading, reference))
        return done[stem]

    return of


@pytest.mark.parametrize("stem", DOCUMENTS)
@pytest.mark.parametrize("kind", ["score", "total_size", "llm_size", "gpu_memory", "language_model", "vision_encoder"])
def test_facts_of_a_document_are_found_and_no_others(
    stem: str, kind: str, known: Callable[[str], Known], score_sheet: ModuleType
) -> None:
    expected = score_sheet.read_expected(EXPECTED / f"{stem}.csv")
    sheet = score_sheet.compare(expected, known(stem)[1].claims, [kind])
    print(f"{stem} {kind}: {sheet.right} right, recall {sheet.recall:.3f}, precision {sheet.precision:.3f}")
    assert sheet.recall >= LEAST, sheet.missed[:10]
    assert sheet.precision >= LEAST, sheet.wrong[:10]


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_every_table_gets_its_role(stem: str, known: Callable[[str], Known]) -> None:
    with (EXPECTED / "roles" / "table_roles.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["document"] == stem]
    found = {str(table.table_index): table.role for table in known(stem)[1].tables}
    assert len(found) == len(rows)
    for row in rows:
        assert found[row["table_index"]] in (row["role"], row["also_right"]), row


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_tables_without_results_give_no_score(stem: str, known: Callable[[str], Known]) -> None:
    _, understanding = known(stem)
    results = {table.table_index for table in understanding.tables if table.role == "results"}
    assert {claim.table_index for claim in understanding.claims if claim.attribute == "score"} <= results


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_people_are_no_models(stem: str, known: Callable[[str], Known]) -> None:
    assert not [claim for claim in known(stem)[1].claims if claim.model.casefold() in ("human", "random")]


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_every_claim_quotes_the_place_it_names(stem: str, known: Callable[[str], Known]) -> None:
    reading, understanding = known(stem)
    text = reading.document.text
    for claim in understanding.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.table_index is not None
        assert claim.row_index is not None
        assert claim.column_index is not None
        cell = reading.tables[claim.table_index].rows[claim.row_index][claim.column_index]
        assert cell.start <= claim.start <= claim.end <= cell.end


def test_every_cell_of_all_ten_documents_is_accounted_for(shared: Path, reference: Reference) -> None:
    paths = sorted((shared / "documents").glob("*__*.md")) + sorted((shared / "seeds").glob("*.txt"))
    assert len(paths) == 10
    for path in paths:
        reading = read_body(path.read_bytes(), name=path.name)
        sums = account(reading.tables, understand_tables(reading, reference).fates)
        print(f"{path.name}: {sums.body_cells} = {sums.claims} claims + {sums.issues} issues + {sums.ignored} ignored")
        assert sums.is_balanced, (path.name, sums)
