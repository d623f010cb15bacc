"""Fetched bodies on disk: bytes in, a file named by their SHA-256 out, and a log of what was fetched when.

With the log any run can be repeated offline, also as of an earlier day: the body of a URL is the last one logged by
then. Both are append-only; a body is complete or absent (written beside, then renamed).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from extract.errors import FetchError
from flows.fetching.records import Fetched
from flows.whole_files import write_whole


@dataclass(frozen=True)
class BodyStore:
    """The folder of bodies beside a warehouse; created when the first body is stored."""

    folder: Path

    def put(self, body: bytes) -> str:
        """Store a body, once; its SHA-256 in hex."""
        content_hash = hashlib.sha256(body).hexdigest()
        path = self.path(content_hash)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, body)
        return content_hash

    def path(self, content_hash: str) -> Path:
        """Where the body of that hash lies, whether it is there or not."""
        return self.folder / content_hash[:2] / content_hash

    def has(self, content_hash: str) -> bool:
        """Whether the body of that hash is held."""
        return bool(content_hash) and self.path(content_hash).is_file()

    def log(self, fetched: Fetched) -> None:
        """Remember that this body was the answer of this URL at that time."""
        self.folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps(
            {name: getattr(fetched, name) for name in _TEXTS} | {"fetched_at": fetched.fetched_at.isoformat()}
            | {"byte_count": fetched.byte_count}
        )  # fmt: skip
        descriptor = os.open(self._log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(descriptor, line.encode() + b"\n")  # one write: lines of two processes never mix
        finally:
            os.close(descriptor)

    def last_fetches(self, until: datetime | None = None) -> dict[str, Fetched]:
        """The last fetch of every URL (not later than `until`, if given) whose body is still held."""
        last: dict[str, Fetched] = {}
        for fetched in self._logged():
            if (until is None or fetched.fetched_at <= until) and self.has(fetched.content_hash):
                last[fetched.url] = fetched
        return last

    @property
    def _log_path(self) -> Path:
        return self.folder / "fetches.jsonl"

    def _logged(self) -> Iterator[Fetched]:
        if not self._log_path.is_file():
            return
        with self._log_path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    entry = json.loads(line)
                    texts: dict[str, Any] = {name: str(entry[name]) for name in _TEXTS}
                    yield Fetched(
                        **texts,
                        fetched_at=datetime.fromisoformat(entry["fetched_at"]),
                        byte_count=int(entry["byte_count"]),
                        is_new=False,
                    )
                except (ValueError, KeyError, TypeError) as error:
                    if not line.endswith("\n"):
                        return  # the last line of a run that was killed while it wrote
                    raise FetchError(
                        f"{self._log_path} line {number}: not a fetch ({error}); delete that line"
                    ) from error


_TEXTS = ("url", "final_url", "content_hash", "media_type", "charset", "etag", "last_modified")
