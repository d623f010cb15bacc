"""A request in, the plan of a run out: what was found, one decision a document, and the batches to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extract.errors import FetchError, WarehouseError
from extract.reference import Reference
from extract.version import VERSION
from flows.batches import Batch, make_batches
from flows.decisions import Decision, Versions, decide, decide_absent, decide_moved, failure
from flows.observing import observe
from flows.places import Place, find_places, scope_of
from flows.progress import Progress
from flows.reading_work import Job, reference_for
from flows.requests import IngestRequest
from flows.seed_files import reference_texts, seeds_folder
from flows.settings import staged_folder
from flows.sources import Source, SourceList, read_source_list, sources_from_arguments, upstream_sources
from warehouse import questions
from warehouse.ledger import LedgerEntry, read_ledger
from warehouse.releases import current


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run is going to do; made before any document is read."""

    request: IngestRequest
    started_at: datetime
    sources: SourceList
    reference: Reference
    decisions: tuple[Decision, ...]
    batches: tuple[Batch, ...]
    job: Job


def plan_run(request: IngestRequest, progress: Progress) -> Plan:
    """Find the documents, look at each, ask the ledger.

    Raises FetchError when no source yields a document, or an argument names a file that is not there.
    """
    seeds = seeds_folder(request.folder)
    texts = tuple(reference_texts(seeds).items())
    reference = reference_for(texts)
    sources = _source_list(request, seeds)
    job = Job(staged=staged_folder(request.warehouse), reference_texts=texts, reference_version=reference.version)
    ledger = read_ledger(request.warehouse)
    _ensure_order(request)
    decisions = _decisions(request, sources, ledger, Versions(extractor=VERSION, reference=reference.version), progress)
    work = [decision.work for decision in decisions if decision.work is not None]
    return Plan(
        request=request,
        started_at=request.run_date or datetime.now(UTC),
        sources=sources,
        reference=reference,
        decisions=decisions,
        batches=make_batches(work, job.versions),
        job=job,
    )


def _ensure_order(request: IngestRequest) -> None:
    """Raise WarehouseError for a run date that lies ahead, or before the last run: history is written in order."""
    if request.run_date is None:
        return
    if request.run_date > datetime.now(UTC):
        raise WarehouseError(f"run date {request.run_date:%Y-%m-%d %H:%M} lies ahead; leave it out for a run of now")
    release = current(request.warehouse)
    last = questions.runs(release)["started_at"].max() if release is not None else None
    if isinstance(last, datetime) and request.run_date <= last.replace(tzinfo=UTC):
        raise WarehouseError(
            f"{request.warehouse}: its last run, of {last:%Y-%m-%d %H:%M} UTC, is not before "
            f"{request.run_date:%Y-%m-%d %H:%M}; backfill into a fresh warehouse (--warehouse), oldest day first"
        )


def _source_list(request: IngestRequest, seeds: Path) -> SourceList:
    if request.sources:
        return sources_from_arguments(request.sources, request.folder)
    listed = read_source_list(seeds / "sources.toml")
    return upstream_sources(listed) if request.upstream else listed


def _decisions(
    request: IngestRequest,
    sources: SourceList,
    ledger: Mapping[str, LedgerEntry],
    versions: Versions,
    progress: Progress,
) -> tuple[Decision, ...]:
    living = [source for source in sources.sources if not source.withdrawn]
    places, missing = _find(living, ledger)
    decisions = {item.document_id: item for item in missing}
    for place, found in observe(places, request, progress):
        if isinstance(found, str):
            decisions[place.document_id] = failure(place.document_id, place.uri, found)
        else:
            decisions[place.document_id] = decide(found, ledger.get(place.document_id), versions, is_full=request.full)
    _refuse_total_failure(list(decisions.values()))
    seen = set(decisions)
    absent = decide_absent(ledger, seen, scope_of(living), sources.sources)
    return (*decisions.values(), *decide_moved(absent, ledger, decisions.values()))


def _find(sources: Sequence[Source], ledger: Mapping[str, LedgerEntry]) -> tuple[list[Place], list[Decision]]:
    """All places, each once; a listed or known file that is not there is a failed document, an unknown one an error."""
    places: dict[str, Place] = {}
    missing: list[Decision] = []
    for source in sources:
        try:
            for place in find_places(source):
                places.setdefault(place.document_id, place)
        except FetchError as error:
            missing.extend(_missing(source, ledger, error))
    return list(places.values()), missing


def _missing(source: Source, ledger: Mapping[str, LedgerEntry], error: FetchError) -> Iterator[Decision]:
    if source.source_id:
        yield failure(source.source_id, Path(source.path).as_uri(), str(error))
        return
    if not any(scope_of([source]).covers(entry.uri) for entry in ledger.values()):
        raise error


def _refuse_total_failure(decisions: Sequence[Decision]) -> None:
    failed = [decision for decision in decisions if decision.verdict == "failed"]
    if failed and len(failed) == len(decisions):
        more = f" (and {len(failed) - 1} more sources failed)" if len(failed) > 1 else ""
        raise FetchError(f"{_described(failed[0])}{more}; nothing to ingest")


def _described(decision: Decision) -> str:
    """The reason with its place: that of a file names its path, that of a URL leaves it to us."""
    is_named = decision.uri.startswith("file://") and unquote(urlsplit(decision.uri).path) in decision.reason
    return decision.reason if is_named else f"{decision.uri}: {decision.reason}"
