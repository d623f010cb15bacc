"""Sources in, the bytes of their documents out, one after the other; nothing is kept but what the caller keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import AtlasError, FetchError
from flows.local_files import read_limited
from flows.places import Place, find_places
from flows.sources import Source
from flows.urls import masked


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One document's bytes, and what its source or server said about them."""

    name: str
    uri: str
    body: bytes
    media_type: str = ""
    charset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadFailure:
    """Why a source gave no bytes."""

    uri: str
    error: AtlasError


def load_documents(sources: tuple[Source, ...], scratch: Path) -> Iterator[Loaded | LoadFailure]:
    """Read or fetch every document; URLs go through a body store in `scratch`, a folder the caller removes."""
    for source in sources:
        try:
            places = find_places(source)
        except FetchError as error:
            yield LoadFailure(uri=source.path or masked(source.url), error=error)
            continue
        for place in places:
            yield _load(place, scratch)


def _load(place: Place, scratch: Path) -> Loaded | LoadFailure:
    try:
        return _fetched(place, scratch) if place.path is None else _read(place, place.path)
    except FetchError as error:
        return LoadFailure(uri=place.uri, error=error)


def _read(place: Place, path: Path) -> Loaded:
    source = place.source
    body = read_limited(path, source.max_bytes)
    return Loaded(name=place.name, uri=place.uri, body=body, media_type=source.media_type, charset=source.charset)


def _fetched(place: Place, scratch: Path) -> Loaded:
    from flows.fetching import BodyStore, FetchFailure, Wanted, fetch_all  # httpx only where something is fetched

    store = BodyStore(scratch)
    (outcome,) = fetch_all([Wanted(url=place.url)], store)
    if isinstance(outcome, FetchFailure):
        raise FetchError(f"{place.uri}: {outcome.reason}")
    body = store.path(outcome.content_hash).read_bytes()
    return Loaded(name=place.name, uri=place.uri, body=body, media_type=outcome.media_type, charset=outcome.charset)
