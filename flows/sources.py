"""The list of sources: seeds/sources.toml or command-line arguments in, frozen `Source` records out.

A source is a place that documents come from: a file, a folder, a glob or a URL. Paths in a list are relative to the
folder that the list lies in.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from extract.errors import SeedsError
from flows.urls import is_web_url, masked

Expectations = Mapping[str, int]
Number = TypeVar("Number", int, float)

LIST_NAME = "sources.toml"

LIST_KEYS = frozenset(
    {
        "id", "title", "path", "url", "media_type", "charset", "licence", "upstream", "upstream_url", "fetch_url",
        "description", "expect", "withdrawn", "allow_private_addresses", "delay_seconds", "timeout_seconds",
        "max_bytes",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry of the source list, or one argument. Exactly one of `path` and `url` is not empty."""

    source_id: str
    """The entry's id; empty for an argument of the command line."""
    path: str = ""
    """A file, folder or glob; absolute."""
    url: str = ""
    title: str = ""
    media_type: str = ""
    charset: str = ""
    licence: str = ""
    upstream: str = ""
    upstream_url: str = ""
    fetch_url: str = ""
    """Where the upstream itself can be fetched, for `--upstream`."""
    description: str = ""
    withdrawn: str = ""
    """Why the source list takes this source back; empty for a living source."""
    expect: Expectations = field(default_factory=dict)
    allow_private_addresses: bool = False
    delay_seconds: float | None = None
    timeout_seconds: float | None = None
    max_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """All sources of one run; `version` is the SHA-256 of the list's text, empty for arguments."""

    sources: tuple[Source, ...]
    origin: str
    """The list's file, or "arguments"."""
    version: str = ""


def read_source_list(path: Path) -> SourceList:
    """Read a sources.toml. Raises SeedsError naming file, entry, key and the next act."""
    try:
        text = path.read_bytes().decode("utf-8")
        document = tomllib.loads(text)
    except OSError as error:
        raise SeedsError(f"{path}: {error.strerror}; name sources, or write the list of sources there") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SeedsError(f"{path}: not TOML: {error}; mend that line") from error
    for key in document.keys() - {"sources"}:
        raise SeedsError(f"{path}: unknown key {key!r} beside [[sources]]; mend its name, or remove it")
    entries = document.get("sources")
    if not isinstance(entries, list) or not entries:
        raise SeedsError(f'{path}: no [[sources]] entry; add one with id = "…" and path = "…" or url = "…"')
    sources = tuple(_read_entry(path, number, entry) for number, entry in enumerate(entries, 1))
    _refuse_repetition(path, sources)
    return SourceList(sources=sources, origin=str(path), version=hashlib.sha256(text.encode()).hexdigest())


def sources_from_arguments(arguments: Sequence[str], folder: Path) -> SourceList:
    """One source an argument; relative paths are taken from `folder`.

    A `.toml` argument is a list of sources, and so is a folder that holds a sources.toml. A file that the sources.toml
    beside it lists is that source, with its id and upstream: a snapshot stays one however it is named.
    """
    sources = [source for argument in arguments for source in _argument_sources(argument, folder)]
    return SourceList(sources=tuple(sources), origin="arguments")


def _argument_sources(argument: str, folder: Path) -> Iterator[Source]:
    if is_url(argument):
        yield Source(source_id="", url=argument)
        return
    path = _absolute(folder, argument)
    if path.suffix == ".toml" or (path / LIST_NAME).is_file():
        yield from read_source_list(path if path.suffix == ".toml" else path / LIST_NAME).sources
        return
    beside = path.parent / LIST_NAME
    listed = read_source_list(beside).sources if beside.is_file() and path.is_file() else ()
    yield next((source for source in listed if Path(source.path) == path), Source(source_id="", path=str(path)))


def upstream_sources(listed: SourceList) -> SourceList:
    """The upstream of each listed source that has one, fetched from its `fetch_url`, in place of the snapshots.

    Several snapshots of one upstream become one source. Raises SeedsError when no source has a `fetch_url`.
    """
    by_url: dict[str, Source] = {}
    for source in listed.sources:
        if source.fetch_url and source.fetch_url not in by_url:
            name = re.sub(r"[^A-Za-z0-9._-]+", "-", source.upstream or source.source_id)
            by_url[source.fetch_url] = dataclasses.replace(
                source, source_id=f"upstream-{name}", path="", url=source.fetch_url, expect={}
            )
    if not by_url:
        raise SeedsError(f"{listed.origin}: no source has a fetch_url; add one where the upstream is known")
    return dataclasses.replace(listed, sources=tuple(by_url.values()))


def is_url(text: str) -> bool:
    """Whether the text is a URL of any scheme (`c:\\x` is none): which schemes are served is the fetcher's matter."""
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+://", text) is not None


def _absolute(folder: Path, path: str) -> Path:
    """One spelling a place: `a/../b.md` is the file that `b.md` names, and no second source of the same claims."""
    whole = (folder / Path(path).expanduser()).absolute()
    return whole.parent.resolve() / whole.name if ".." in whole.parts and whole.name != ".." else whole


def _read_entry(path: Path, number: int, entry: object) -> Source:
    place = f"{path}: [[sources]] entry {number}"
    if not isinstance(entry, dict):
        raise SeedsError(f"{place} is {type(entry).__name__}, not a table; write it as [[sources]]")
    for key in entry.keys() - LIST_KEYS:
        raise SeedsError(f"{place}: unknown key {key!r}; known are {', '.join(sorted(LIST_KEYS))}")
    source_id = _text(place, entry, "id")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", source_id):
        raise SeedsError(f"{place}: id {source_id!r} is not made of letters, digits, '.', '_' and '-'; give it one")
    place = f"{path}: source {source_id!r}"
    if bool(entry.get("path")) == bool(entry.get("url")) and not entry.get("withdrawn"):
        raise SeedsError(f"{place}: give exactly one of path and url")
    texts = {key: _text(place, entry, key) for key in _TEXT_KEYS}
    located = str(_absolute(path.parent, texts.pop("path"))) if entry.get("path") else ""
    return Source(
        source_id=source_id,
        path=located,
        expect=_counts(place, entry.get("expect", {})),
        allow_private_addresses=_flag(place, entry, "allow_private_addresses"),
        delay_seconds=_number(place, entry, "delay_seconds"),
        timeout_seconds=_positive(place, "timeout_seconds", _number(place, entry, "timeout_seconds")),
        max_bytes=_positive(place, "max_bytes", _whole(place, entry, "max_bytes")),
        **{key: text for key, text in texts.items() if key != "path"},
    )


_TEXT_KEYS = (
    "path", "url", "title", "media_type", "charset", "licence", "upstream", "upstream_url", "fetch_url", "description",
    "withdrawn",
)  # fmt: skip


def _text(place: str, entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise SeedsError(f"{place}: {key} = {value!r} is not a text; put it in quotes")
    if "\0" in value:
        raise SeedsError(f"{place}: {key} = {value!r} holds a null character; remove it")
    if key.endswith("url") and value and not is_web_url(value.strip()):
        raise SeedsError(f"{place}: {key} = {masked(value)!r} is neither http:// nor https:// with a host; mend it")
    return value.strip()


def _flag(place: str, entry: Mapping[str, Any], key: str) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise SeedsError(f"{place}: {key} = {value!r} is neither true nor false")
    return value


def _number(place: str, entry: Mapping[str, Any], key: str) -> float | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise SeedsError(f"{place}: {key} = {value!r} is not a number from 0 on")
    return float(value)


def _positive(place: str, key: str, number: Number | None) -> Number | None:
    if number == 0:
        raise SeedsError(f"{place}: {key} = 0 lets nothing through; give a limit above 0, or leave it out")
    return number


def _whole(place: str, entry: Mapping[str, Any], key: str) -> int | None:
    number = _number(place, entry, key)
    if number is not None and number != int(number):
        raise SeedsError(f"{place}: {key} = {number!r} is not a whole number")
    return None if number is None else int(number)


def _counts(place: str, table: object) -> Expectations:
    if not isinstance(table, dict):
        raise SeedsError(f"{place}: expect is not a table; write [sources.expect] with one count a line")
    return {str(key): count for key in table for count in [_whole(f"{place}: expect", table, key)] if count is not None}


def _refuse_repetition(path: Path, sources: Sequence[Source]) -> None:
    for source_id in _repeated(source.source_id for source in sources):
        raise SeedsError(f"{path}: source {source_id!r} is listed twice; give each its own id")
    for place in _repeated(source.path or source.url for source in sources if not source.withdrawn):
        ids = " and ".join(repr(source.source_id) for source in sources if place in {source.path, source.url})
        raise SeedsError(f"{path}: sources {ids} are one place, {masked(place)}, and would count twice; remove one")


def _repeated(values: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)
