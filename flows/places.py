"""Sources in, the places of single documents out: files found in folders and globs, URLs as they are.

Nothing is read or fetched here. A source that yields no document at all is an error with the next act.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extract.errors import FetchError
from flows.hosting import raw_url
from flows.sources import Source
from flows.urls import split_url, without_credentials

DOCUMENT_SUFFIXES = frozenset(
    {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm", ".xhtml", ".txt", ".text"}
)
"""What counts as a document in a folder. A file named on its own, or by a glob, is taken whatever its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one document is: exactly one of `path` and `url`. `uri` is what the warehouse stores."""

    document_id: str
    uri: str
    name: str
    source: Source
    path: Path | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which documents of earlier runs this run speaks for, so that their absence means something."""

    source_ids: frozenset[str]
    covers: Callable[[str], bool]
    """Whether a stored URI lies under one of this run's folders, globs or files."""


def find_places(source: Source) -> tuple[Place, ...]:
    """The documents of one source, in a fixed order.

    Raises FetchError naming the path when a file is missing, a folder or glob holds no document.
    """
    if source.url:
        return (_url_place(source),)
    if glob.has_magic(source.path) and not Path(source.path).exists():
        paths = _files_matching(source.path)
        if not paths:
            raise FetchError(f"{source.path}: no file matches; check the pattern (quote it so that ** reaches us)")
        return tuple(_file_place(source, path, is_only=False) for path in paths)
    path = Path(source.path)
    if path.is_dir():
        paths = sorted(_documents_below(path))
        if not paths:
            suffixes = " ".join(sorted(DOCUMENT_SUFFIXES))
            raise FetchError(f"{path}: no document in this folder ({suffixes}); name another, or a file itself")
        return tuple(_file_place(source, found, is_only=False) for found in paths)
    if not path.exists():
        raise FetchError(f"{path}: no such file; check the spelling")
    return (_file_place(source, path, is_only=True),)


def scope_of(sources: Sequence[Source]) -> Scope:
    """What these sources speak for when a document of an earlier run is not found any more."""
    patterns = tuple(source.path for source in sources if source.path)
    return Scope(
        source_ids=frozenset(source.source_id for source in sources if source.source_id),
        covers=lambda uri: _is_covered(uri, patterns),
    )


def _is_covered(uri: str, patterns: Sequence[str]) -> bool:
    if not uri.startswith("file://"):
        return False
    path = unquote(urlsplit(uri).path)
    return any(path == pattern or path.startswith(f"{pattern}/") or _matches(path, pattern) for pattern in patterns)


def _matches(path: str, pattern: str) -> bool:
    """Whether a glob finds the path; fnmatch's `*` also crosses folders, which errs towards noticing an absence."""
    return glob.has_magic(pattern) and fnmatchcase(path, pattern.replace("**/", "*"))


def _files_matching(pattern: str) -> list[Path]:
    """The files of a glob; one that is reached by several ways (a link to a folder above it) counts by its shortest."""
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207 (an absolute pattern: Path.glob refuses it)
    ways: dict[Path, Path] = {}
    for path in sorted(map(Path, found), key=lambda path: (len(path.parts), path)):
        if path.is_file():
            ways.setdefault(path.parent.resolve() / path.name, path)
    return sorted(ways.values())


def _documents_below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        for name in files:
            path = Path(parent) / name
            if not name.startswith(".") and path.suffix.lower() in DOCUMENT_SUFFIXES and path.is_file():
                yield path


def _file_place(source: Source, path: Path, *, is_only: bool) -> Place:
    uri = path.absolute().as_uri()
    name = os.fsencode(path.name).decode("utf-8", "replace")  # a name need not be text, what is stored must
    return Place(
        document_id=_document_id(source, uri, name, is_only=is_only),
        uri=uri,
        name=name,
        source=source,
        path=path,
    )


def _url_place(source: Source) -> Place:
    uri = without_credentials(source.url)
    parts = split_url(uri)
    name = unquote(parts.path).rstrip("/").rpartition("/")[2] or parts.hostname or "page"
    return Place(
        document_id=_document_id(source, uri, name, is_only=True),
        uri=uri,
        name=name,
        source=source,
        url=raw_url(source.url),
    )


def _document_id(source: Source, uri: str, name: str, *, is_only: bool) -> str:
    """A listed source's own id; elsewhere a readable name with a digest of the URI, so that it stays the same."""
    if source.source_id and is_only:
        return source.source_id
    stem = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.casefold()).strip("-")[:40] or "document"
    return f"{stem}-{hashlib.sha256(uri.encode()).hexdigest()[:12]}"
