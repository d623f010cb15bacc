"""What the ledger knows and what lies there now in, one decision with its reason a document out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal

from flows.batches import Work
from flows.places import Scope
from flows.sources import Source
from warehouse.ledger import LedgerEntry

Verdict = Literal["new", "changed", "unchanged", "extractor_changed", "failed", "vanished", "withdrawn"]

MISSED_RUNS_BEFORE_WITHDRAWAL = 3
"""A document that is gone without a word from the source list keeps its claims, marked stale, for this many runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a run does with one document, and why. `work` is there when it is to be read."""

    document_id: str
    uri: str
    verdict: Verdict
    reason: str
    work: Work | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What beside its bytes decides how a document is read."""

    extractor: str
    reference: str


def decide(work: Work, known: LedgerEntry | None, versions: Versions, *, is_full: bool) -> Decision:
    """Whether a document that is there must be read."""
    verdict, reason = _verdict(work, known, versions, is_full=is_full)
    return Decision(
        document_id=work.document_id,
        uri=work.uri,
        verdict=verdict,
        reason=reason,
        work=None if verdict == "unchanged" else work,
    )


def _verdict(work: Work, known: LedgerEntry | None, versions: Versions, *, is_full: bool) -> tuple[Verdict, str]:
    if known is None or not known.content_hash:
        return "new", "not seen before"
    if known.content_hash != work.content_hash:
        return "changed", f"content {known.content_hash[:12]} became {work.content_hash[:12]}"
    if known.status == "withdrawn":
        return "changed", "it was withdrawn and is back"
    if known.status == "stale":
        return "changed", "it could not be read in an earlier run"
    if known.extractor_version != versions.extractor:
        return "extractor_changed", f"extractor {known.extractor_version} became {versions.extractor}"
    if known.reference_version != versions.reference:
        return "extractor_changed", "the reference data changed"
    if is_full:
        return "extractor_changed", "read again: --full"
    return "unchanged", "same content, extractor and reference data"


def failure(document_id: str, uri: str, reason: str) -> Decision:
    """A document that could not be fetched or read: its last good claims stay, marked stale."""
    return Decision(document_id=document_id, uri=uri, verdict="failed", reason=reason)


def decide_absent(
    ledger: Mapping[str, LedgerEntry], seen: Set[str], scope: Scope, listed: Iterable[Source]
) -> Iterator[Decision]:
    """What becomes of documents of earlier runs that this run speaks for and did not find."""
    withdrawn = {source.source_id: source.withdrawn for source in listed if source.withdrawn}
    for document_id, entry in ledger.items():
        if document_id in seen or entry.status == "withdrawn":
            continue
        if document_id in withdrawn or entry.source_id in withdrawn:
            reason = withdrawn.get(document_id) or withdrawn[entry.source_id]
            yield _absent(entry, "withdrawn", f"the source list withdraws it: {reason}")
        elif entry.source_id in scope.source_ids or scope.covers(entry.uri):
            yield _missed(entry)


def decide_moved(
    absent: Iterable[Decision], ledger: Mapping[str, LedgerEntry], found: Iterable[Decision]
) -> Iterator[Decision]:
    """The absent documents; one whose content is new under another address is withdrawn at once: it has moved."""
    moved = {item.work.content_hash: item.uri for item in found if item.verdict == "new" and item.work is not None}
    for decision in absent:
        entry = ledger[decision.document_id]
        address = moved.get(entry.content_hash)
        is_moved = decision.verdict == "vanished" and address is not None
        yield _absent(entry, "withdrawn", f"the same content is at {address} now") if is_moved else decision


def _missed(entry: LedgerEntry) -> Decision:
    missed = entry.missing_run_count + 1
    if missed >= MISSED_RUNS_BEFORE_WITHDRAWAL:
        return _absent(entry, "withdrawn", f"not found in {missed} runs in a row")
    return _absent(
        entry, "vanished", f"not found, run {missed} of {MISSED_RUNS_BEFORE_WITHDRAWAL} before it is withdrawn"
    )


def _absent(entry: LedgerEntry, verdict: Verdict, reason: str) -> Decision:
    return Decision(document_id=entry.document_id, uri=entry.uri, verdict=verdict, reason=reason)
