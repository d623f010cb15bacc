"""What is wanted from a URL, how we behave towards its host, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One URL to fetch. `etag` and `last_modified` are those of the body we hold under `content_hash`, if any."""

    url: str
    etag: str = ""
    last_modified: str = ""
    content_hash: str = ""
    allow_private_addresses: bool = False
    delay_seconds: float | None = None
    timeout_seconds: float | None = None
    max_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body that we now hold: `content_hash` names it in the store. `is_new` is false after a 304 or equal bytes."""

    url: str
    final_url: str
    content_hash: str
    byte_count: int
    fetched_at: datetime
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    is_new: bool = True
    attempts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailure:
    """Why a URL gave no body; `reason` names the value and the next act."""

    url: str
    reason: str
    attempts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Limits towards servers, and towards what they send."""

    host_concurrency: int = 2
    """Requests under way at one host: a polite crawler opens few connections (browsers open 6)."""
    delay_seconds: float = 0.2
    """Least time between two starts at one host."""
    total_concurrency: int = 16
    timeout_seconds: float = 60.0
    """For one attempt from connect to last byte, however slowly the bytes drip."""
    silence_seconds: float = 20.0
    """For connecting, and between two reads."""
    max_bytes: int = 64 * 1024 * 1024
    """Of the decoded body: the longest README we know has 2 MB; 64 MB leaves room and bounds a gzip bomb."""
    max_redirects: int = 5
    attempts: int = 4
    silent_documents: int = 3
    """So many documents in a row without any answer, and the rest of that host fails at once for this run."""
    backoff_seconds: float = 0.5
    """Upper end of the first random pause; doubles with every attempt, see flows/fetching/patience.py."""
    longest_wait_seconds: float = 60.0
    """A Retry-After beyond this fails the document for this run instead of holding the run up."""
    user_agent: str = field(default="")
