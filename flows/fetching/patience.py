"""A failed attempt in, how long to wait before the next one out: backoff with jitter, and what the server asks for.

The pause before attempt n + 1 is random between 0 and backoff * 2^n ("full jitter": AWS Architecture Blog,
"Exponential Backoff And Jitter", 2015), so that clients that failed together do not come back together.
"""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from flows.fetching.records import Manners

WORTH_RETRYING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may pass by themselves: timeouts, too many requests, faults of the server and its gateways."""

LONGEST_BACKOFF_SECONDS = 30.0


class RetryableError(Exception):
    """An attempt failed in a way that may pass; `wait` is what the server asked for, in seconds.

    `is_silence`: nothing answered at all.
    """

    def __init__(self, reason: str, wait: float | None = None, *, is_silence: bool = False) -> None:
        super().__init__(reason)
        self.wait = wait
        self.is_silence = is_silence


def pause_before_next(attempt: int, manners: Manners, retry_after: float | None) -> float:
    """Seconds to wait after failed attempt `attempt` (from 1); never less than the server's Retry-After."""
    ceiling = min(manners.backoff_seconds * 2 ** (attempt - 1), LONGEST_BACKOFF_SECONDS)
    return max(random.uniform(0, ceiling), retry_after or 0.0)


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks to wait, given as a number or an HTTP date; None when it says nothing."""
    if not header:
        return None
    if re.fullmatch("[0-9]+", header.strip()):
        return float(header.strip())
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
