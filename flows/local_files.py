"""Local files in, bytes or hashes out, within a limit: a device, a pipe or a huge file never fills the memory."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from extract.errors import FetchError

MAX_BYTES = 64 * 1024 * 1024
"""As for fetched bodies: the longest README we know has 2 MB."""


def read_limited(path: Path, max_bytes: int | None = None) -> bytes:
    """All bytes of a file or pipe. Raises FetchError when it cannot be read or is longer than the limit."""
    limit = max_bytes or MAX_BYTES
    try:
        with path.open("rb") as file:
            body = file.read(limit + 1)
    except OSError as error:
        raise FetchError(f"{path}: {error.strerror}") from error
    if len(body) > limit:
        raise _too_large(path, limit)
    return body


def hash_regular(path: Path, max_bytes: int | None = None) -> tuple[str, os.stat_result]:
    """SHA-256 in hex and status of a regular file. Raises FetchError for anything else, and as `read_limited` does."""
    limit = max_bytes or MAX_BYTES
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FetchError(f"{path}: no regular file; save its content to one first")
        if status.st_size > limit:
            raise _too_large(path, limit)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), status
    except OSError as error:
        raise FetchError(f"{path}: {error.strerror}") from error


def _too_large(path: Path, limit: int) -> FetchError:
    return FetchError(f"{path}: larger than {limit:,} bytes; list it in a sources.toml with max_bytes if that is right")
