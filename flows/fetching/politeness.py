"""Turns at a host: at most so many requests at once, a least time between two starts, and a pause when it asks."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from extract.errors import FetchError
from flows.fetching.records import Manners


class HostTurns:
    """Hands out turns at hosts; one object a run."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._total = asyncio.Semaphore(manners.total_concurrency)
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._next_start: dict[str, float] = {}
        self._silences: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, host: str, delay_seconds: float | None = None) -> AsyncIterator[None]:
        """Wait for a turn at the host and hold it for the length of the block."""
        delay = self._manners.delay_seconds if delay_seconds is None else delay_seconds
        slots = self._hosts.setdefault(host, asyncio.Semaphore(self._manners.host_concurrency))
        async with slots:
            await self._wait_for_start(host, delay)
            async with self._total:
                yield

    def hold(self, host: str, seconds: float) -> None:
        """Start nothing at the host for that long (it answered 429 or 503 with Retry-After)."""
        until = asyncio.get_running_loop().time() + seconds
        self._next_start[host] = max(until, self._next_start.get(host, 0.0))

    def note_silence(self, host: str) -> None:
        """A document was given up because the host did not answer in any attempt."""
        self._silences[host] += 1

    def note_answer(self, host: str) -> None:
        """The host answered something: what came before no longer counts."""
        self._silences.pop(host, None)

    def refuse_silent(self, host: str) -> None:
        """Raise FetchError once the host left several documents in a row without an answer.

        Each costs up to four times the deadline: a thousand sources of a dead host would hold a run up for hours.
        """
        if self._silences[host] >= self._manners.silent_documents:
            raise FetchError(
                f"{host} answered for none of {self._silences[host]} documents before this one; try again later"
            )

    async def _wait_for_start(self, host: str, delay: float) -> None:
        clock = asyncio.get_running_loop().time
        while (start := self._next_start.get(host, 0.0)) > clock():
            await asyncio.sleep(start - clock())
        self._next_start[host] = clock() + delay
