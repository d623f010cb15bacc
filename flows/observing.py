"""Places in, what lies there now out: files are hashed, URLs fetched, failures given reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import FetchError
from flows.batches import Work
from flows.local_files import hash_regular
from flows.places import Place
from flows.progress import Progress
from flows.requests import IngestRequest
from flows.settings import bodies_folder
from flows.urls import without_credentials

if TYPE_CHECKING:
    from flows.fetching import BodyStore, Fetched, FetchFailure, Wanted

Observed = tuple[Place, "Work | str"]
"""A place with the work it makes, or with the reason why there is nothing to read."""


def observe(places: Sequence[Place], request: IngestRequest, progress: Progress) -> Iterator[Observed]:
    """Look at every place, files first."""
    files = [place for place in places if place.path is not None]
    with progress.phase("files", len(files)) as advance:
        for place in files:
            yield place, _observe_file(place, place.path or Path())
            advance(1)
    urls = [place for place in places if place.path is None]
    if urls:
        yield from _UrlReader(request).observe(urls, progress)


def _observe_file(place: Place, path: Path) -> Work | str:
    try:
        content_hash, status = hash_regular(path, place.source.max_bytes)
    except FetchError as error:
        return str(error)
    modified = datetime.fromtimestamp(status.st_mtime, UTC)
    source = place.source
    return Work(
        document_id=place.document_id, uri=place.uri, name=place.name, path=path, content_hash=content_hash,
        byte_count=status.st_size, fetched_at=modified, source_id=source.source_id, title=source.title,
        media_type=source.media_type, charset=source.charset, licence=source.licence, upstream=source.upstream,
        upstream_url=source.upstream_url,
    )  # fmt: skip


@dataclass(frozen=True)
class _UrlReader:
    """Answers URLs from the network, or from the bodies on disk when offline or as of an earlier day."""

    request: IngestRequest

    def observe(self, places: Sequence[Place], progress: Progress) -> Iterator[Observed]:
        from flows.fetching import BodyStore, FetchFailure

        store = BodyStore(self.request.bodies or bodies_folder(self.request.warehouse))
        held = store.last_fetches(self.request.run_date)
        if self.request.offline or self.request.run_date is not None:
            outcomes: Sequence[Fetched | FetchFailure] = [
                held.get(without_credentials(place.url)) or self._not_held(place) for place in places
            ]
        else:
            outcomes = self._fetch(places, held, store, progress)
        for place, outcome in zip(places, outcomes, strict=True):
            if isinstance(outcome, FetchFailure):
                yield place, outcome.reason
            else:
                yield place, _fetched_work(place, outcome, held.get(without_credentials(place.url)), store)

    def _fetch(
        self, places: Sequence[Place], held: dict[str, Fetched], store: BodyStore, progress: Progress
    ) -> Sequence[Fetched | FetchFailure]:
        from flows.fetching import fetch_all

        with progress.phase("fetch", len(places)) as advance:
            return fetch_all(
                [_wanted(place, held.get(without_credentials(place.url))) for place in places],
                store,
                done=lambda _: advance(1),
            )

    def _not_held(self, place: Place) -> FetchFailure:
        from flows.fetching import FetchFailure

        day = f" as of {self.request.run_date:%Y-%m-%d}" if self.request.run_date else ""
        return FetchFailure(url=place.url, reason=f"no body of it is on disk{day}; run once with the network")


def _wanted(place: Place, held: Fetched | None) -> Wanted:
    from flows.fetching import Wanted

    source = place.source
    return Wanted(
        url=place.url,
        etag=held.etag if held else "",
        last_modified=held.last_modified if held else "",
        content_hash=held.content_hash if held else "",
        allow_private_addresses=source.allow_private_addresses,
        delay_seconds=source.delay_seconds,
        timeout_seconds=source.timeout_seconds,
        max_bytes=source.max_bytes,
    )


def _fetched_work(place: Place, fetched: Fetched, held: Fetched | None, store: BodyStore) -> Work:
    source = place.source
    same = held if held is not None and not fetched.is_new else fetched
    path = store.path(fetched.content_hash)
    return Work(
        document_id=place.document_id, uri=place.uri, name=place.name, path=path, content_hash=fetched.content_hash,
        byte_count=fetched.byte_count, fetched_at=fetched.fetched_at, source_id=source.source_id, title=source.title,
        media_type=fetched.media_type or same.media_type or source.media_type,
        charset=source.charset or fetched.charset or same.charset, licence=source.licence, upstream=source.upstream,
        upstream_url=source.upstream_url, etag=fetched.etag, last_modified=fetched.last_modified, body_path=str(path),
    )  # fmt: skip
