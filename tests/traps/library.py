"""Documents in; claims, identities, canonical facts and a release out, to be compared with expectations."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from extract.extraction import extract_document
from extract.identity import Identities, PlacedMention, resolve_models
from extract.identity.parts import name_parts
from extract.records import Claim, Extraction, Issue
from extract.reference import Reference, read_reference
from warehouse.building import RunInput, SeenDocument, build_release
from warehouse.query import run_query
from warehouse.releases import writing
from warehouse.staging import SourceDocument, stage_extractions

EXPECTED = Path(__file__).parent / "expected"
ROLES = ("vision_encoder", "language_model", "connector", "pooling")
ONE_UPSTREAM = ("001", "002", "004")
"""Snapshots of one README."""

NO_FACT = ("hedged", "superseded", "misplaced", "suspicious", "missing", "not_specified", "missing_coded_as_zero")


@dataclass(frozen=True)
class Library:
    """`documents` by their number ("000" to "004")."""

    documents: Mapping[str, Extraction]
    reference: Reference
    folder: Path

    @cached_property
    def identities(self) -> Identities:
        mentions = []
        for number, extraction in self.documents.items():
            mentions += [_placed(number, mention) for mention in extraction.mentions]
            mentions += [
                PlacedMention(document_id=number, name=claim.model, line=claim.line_start)
                for claim in extraction.claims
            ]
        return resolve_models(mentions, self.reference)

    def model_id(self, name: str) -> str:
        """The model of a name used in any of the documents."""
        return next(
            (key for (_, known), key in self.identities.names.items() if known == name), ""
        ) or self._expected_id(name)

    def _expected_id(self, name: str) -> str:
        """Identity of a name that these documents spell otherwise."""
        known = [PlacedMention(document_id="0", name=row.name) for row in self.identities.models]
        ids = resolve_models([*known, PlacedMention(document_id="?", name=name)], self.reference)
        mine = ids.model_id("?", name)
        alike = [row.name for row in self.identities.models if ids.model_id("0", row.name) == mine]
        return next((row.model_id for row in self.identities.models if row.name in alike), "")

    def claims(self, number: str, model: str = "", attribute: str = "", **wanted: Any) -> list[Claim]:
        """Claims of a document about a model, filtered by further fields."""
        about = self.model_id(model) if model else ""
        return [
            claim
            for claim in self.documents[number].claims
            if (not model or self.identities.model_id(number, claim.model) == about)
            and (not attribute or claim.attribute == attribute)
            and all(getattr(claim, name) == value for name, value in wanted.items())
        ]

    def values(self, number: str, model: str, attribute: str, **wanted: Any) -> set[str]:
        """Value texts of claims."""
        return {claim.value_text for claim in self.claims(number, model, attribute, **wanted)}

    def numbers(self, number: str, model: str, attribute: str, **wanted: Any) -> set[float | None]:
        """Numbers of claims."""
        return {claim.value_number for claim in self.claims(number, model, attribute, **wanted)}

    def parts(self, number: str, model: str, role: str) -> set[str]:
        """Canonical names of the parts of a model that are facts in a document."""
        claims = [claim for claim in self.claims(number, model, role) if claim.status not in NO_FACT]
        return {self.canonical(role, claim.value_text) for claim in claims}

    def canonical(self, attribute: str, value: str) -> str:
        """Canonical name of a part or data set."""
        return name_parts([(attribute, value)], self.reference)[attribute, value].name

    def issues(self, number: str, kind: str = "") -> list[Issue]:
        """Issues of a document."""
        return [issue for issue in self.documents[number].issues if not kind or issue.kind == kind]

    @cached_property
    def warehouse(self) -> Path:
        """A release built from these documents."""
        path = self.folder / "atlas.duckdb"
        sources = [(_source(number, extraction), extraction) for number, extraction in self.documents.items()]
        batch = stage_extractions(self.folder / "staged", sources, key="all")
        run = RunInput(
            started_at=datetime.now(UTC),
            code_version="test",
            extractor_version="test",
            reference=self.reference,
            seen=tuple(
                SeenDocument(document_id=source.document_id, uri=source.uri, decision="new") for source, _ in sources
            ),
            batches=(batch,),
            expectations={},
        )
        with writing(path):
            report = build_release(path, run)
        assert report.status == "published", report
        return path

    def ask(self, query: str) -> list[dict[str, Any]]:
        """Rows of a query of the release."""
        frame: pl.DataFrame = run_query(self.warehouse, query)
        return frame.to_dicts()


def open_library(root: Path, paths: Sequence[Path], folder: Path) -> Library:
    """Read the documents with the reviewed reference data."""
    texts = {path.stem: path.read_text("utf-8") for path in (root / "seeds" / "reference").glob("*.csv")}
    reference = read_reference(texts)
    documents = {
        path.name[:3]: extract_document(path.read_bytes(), name=path.name, reference=reference) for path in paths
    }
    return Library(documents=documents, reference=reference, folder=folder)


def expected(name: str) -> list[dict[str, str]]:
    """Rows of a file of expectations."""
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(said: Iterable[Any], wanted: Iterable[Any]) -> tuple[float, float]:
    """Recall and precision."""
    found, due = set(said), set(wanted)
    right = len(found & due)
    return right / max(len(due), 1), right / max(len(found), 1)


def _placed(number: str, mention: Any) -> PlacedMention:
    return PlacedMention(
        document_id=number,
        name=mention.name,
        line=mention.line,
        role=mention.role,
        huggingface_id=mention.huggingface_id,
        same_as=mention.same_as,
        family=mention.family,
        variant_of=mention.variant_of,
        status=mention.status,
    )


def _source(number: str, extraction: Extraction) -> SourceDocument:
    upstream = "gokayfem/awesome-vlm-architectures" if number in ONE_UPSTREAM else f"unknown/{number}"
    return SourceDocument(
        document_id=f"document-{number}",
        uri=f"file:///{extraction.document.name}",
        name=extraction.document.name,
        media_type="text/markdown",
        upstream=upstream,
        fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
