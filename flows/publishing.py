"""A plan and its staged batches in, the warehouse's report out; staged batches go once they are published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from extract.version import VERSION
from flows.planning import Plan
from flows.progress import Progress
from flows.reading_work import StagedBatch
from flows.seed_files import own_checks, seeds_folder
from warehouse.building import RunInput, SeenDocument, build_release
from warehouse.reports import RunReport

BUILDING_STEPS = 8
"""Of the warehouse: copy, load, resolve names, write claims, conclude facts, check, close, publish."""


def publish(plan: Plan, staged: Sequence[StagedBatch], progress: Progress) -> RunReport:
    """Build the next release from the plan's decisions and the staged batches, and swap it in (not on a dry run)."""
    request = plan.request
    with progress.phase("publish", BUILDING_STEPS) as advance:
        report = build_release(
            request.warehouse,
            run_input(plan, staged),
            dry_run=request.dry_run,
            keep=request.keep,
            progress=lambda _step: advance(1),
            checks_folder=own_checks(seeds_folder(request.folder)),
        )
    if not request.dry_run and report.status in {"published", "unchanged"}:
        clear_staged(plan.job.staged)
    return report


def run_input(plan: Plan, staged: Sequence[StagedBatch]) -> RunInput:
    """What the warehouse needs to know of a run."""
    return RunInput(
        started_at=plan.started_at,
        code_version=version("vlm-atlas"),
        extractor_version=VERSION,
        reference=plan.reference,
        sources_version=plan.sources.version,
        seen=tuple(_seen(plan, staged)),
        batches=tuple(done.folder for done in staged),
        expectations={source.source_id: source.expect for source in plan.sources.sources if source.expect},
    )


def clear_staged(folder: Path) -> None:
    """Remove the staged batches; the run that could need them is published."""
    shutil.rmtree(folder, ignore_errors=True)


def _seen(plan: Plan, staged: Sequence[StagedBatch]) -> Iterator[SeenDocument]:
    failures = {document_id: reason for done in staged for document_id, reason in done.failures.items()}
    for decision in plan.decisions:
        reason = failures.get(decision.document_id)
        yield SeenDocument(
            document_id=decision.document_id,
            uri=decision.uri,
            decision="failed" if reason is not None else decision.verdict,
            reason=decision.reason if reason is None else f"failed: {reason}",
        )
