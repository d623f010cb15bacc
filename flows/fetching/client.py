"""Many URLs in, one outcome each out, in the order asked: the kept HTTP client, its redirects and its retries.

At most `Manners.max_redirects` redirects are followed, in no circle; `hops` judges each before it is taken.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version

import httpx

from extract.errors import FetchError
from flows.fetching.bodies import BodyStore
from flows.fetching.hops import checked_url, next_hop, refuse_private_peer, shown
from flows.fetching.patience import WORTH_RETRYING, RetryableError, pause_before_next, retry_after_seconds
from flows.fetching.politeness import HostTurns
from flows.fetching.records import Fetched, FetchFailure, Manners, Wanted
from flows.fetching.streaming import read_body
from flows.urls import without_credentials

Outcome = Fetched | FetchFailure
CONTACT_VARIABLE = "VLM_ATLAS_CONTACT"


def fetch_all(
    wanted: Sequence[Wanted],
    store: BodyStore,
    manners: Manners | None = None,
    done: Callable[[Outcome], None] = lambda _outcome: None,
) -> tuple[Outcome, ...]:
    """Fetch all with one kept client; `done` is called with each outcome as it arrives. Never raises for a URL."""
    fetching = _fetch_all(wanted, store, manners or Manners(), done)
    if not _is_in_event_loop():
        return asyncio.run(fetching)
    with ThreadPoolExecutor(1, thread_name_prefix="fetch") as beside:  # a notebook's cell, or an async caller's flow
        return beside.submit(asyncio.run, fetching).result()


def _is_in_event_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


async def _fetch_all(
    wanted: Sequence[Wanted], store: BodyStore, manners: Manners, done: Callable[[Outcome], None]
) -> tuple[Outcome, ...]:
    turns = HostTurns(manners)
    async with _client(manners) as client:

        async def fetch_one(item: Wanted) -> Outcome:
            outcome = await _fetch_patiently(client, turns, store, manners, item)
            done(outcome)
            return outcome

        return tuple(await asyncio.gather(*(fetch_one(item) for item in wanted)))


def _client(manners: Manners) -> httpx.AsyncClient:
    contact = os.environ.get(CONTACT_VARIABLE, "")
    agent = (
        manners.user_agent or f"vlm-atlas/{version('vlm-atlas')} (document reader{'; ' + contact if contact else ''})"
    )
    return httpx.AsyncClient(
        headers={
            "User-Agent": agent,
            "Accept-Encoding": "gzip",
            "Accept": "text/markdown, text/html, text/plain, */*;q=0.5",
        },
        timeout=httpx.Timeout(manners.silence_seconds, pool=None),
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=manners.total_concurrency),
        follow_redirects=False,
        trust_env=True,
    )


async def _fetch_patiently(
    client: httpx.AsyncClient, turns: HostTurns, store: BodyStore, manners: Manners, wanted: Wanted
) -> Outcome:
    attempt = 1
    while True:
        try:
            return await _attempt(client, turns, store, manners, wanted, attempt)
        except FetchError as error:
            return FetchFailure(url=wanted.url, reason=str(error), attempts=attempt)
        except RetryableError as error:
            if attempt >= manners.attempts:
                if error.is_silence:
                    turns.note_silence(checked_url(wanted.url).host)
                return FetchFailure(
                    url=wanted.url, reason=f"{error} (tried {attempt} times); try again later", attempts=attempt
                )
            await asyncio.sleep(pause_before_next(attempt, manners, error.wait))
            attempt += 1


async def _attempt(
    client: httpx.AsyncClient, turns: HostTurns, store: BodyStore, manners: Manners, wanted: Wanted, attempt: int
) -> Fetched:
    """One attempt through all redirects. Raises FetchError for good, RetryableError for what may pass."""
    seconds = wanted.timeout_seconds or manners.timeout_seconds
    try:
        host = checked_url(wanted.url).host
        async with turns.turn(host, wanted.delay_seconds), asyncio.timeout(seconds):
            turns.refuse_silent(host)
            return await _follow(client, turns, store, manners, wanted, attempt)
    except TimeoutError as error:
        raise RetryableError(f"no complete answer within {seconds:g} s", is_silence=True) from error
    except httpx.TimeoutException as error:
        raise RetryableError(f"the server was silent for {manners.silence_seconds:g} s", is_silence=True) from error
    except httpx.ConnectError as error:
        raise _connect_failure(error) from error
    except httpx.TransportError as error:
        raise RetryableError(f"the connection broke: {error or type(error).__name__}") from error
    except (httpx.InvalidURL, UnicodeError) as error:  # httpx looks at a redirect before we do
        raise FetchError(
            f"redirect to what is no URL, only http:// and https:// are followed ({error}); name the document itself"
        ) from error


async def _follow(
    client: httpx.AsyncClient, turns: HostTurns, store: BodyStore, manners: Manners, wanted: Wanted, attempt: int
) -> Fetched:
    url = start = checked_url(wanted.url)
    seen = {str(url)}
    for _hop in range(manners.max_redirects + 1):
        request = client.build_request("GET", url, headers=_conditions(wanted, store))
        response = await client.send(request, stream=True)
        try:
            turns.note_answer(url.host)
            refuse_private_peer(response, url, start, wanted)
            if not response.has_redirect_location:
                return await _receive(response, turns, store, manners, wanted, attempt)
            url = await next_hop(response, url, start, wanted)
        finally:
            await response.aclose()
        if str(url) in seen:
            raise FetchError(f"redirects in a circle at {shown(url)}; name the URL of the document itself")
        seen.add(str(url))
    raise FetchError(
        f"more than {manners.max_redirects} redirects, the last to {shown(url)}; name the URL of the document itself"
    )


def _conditions(wanted: Wanted, store: BodyStore) -> dict[str, str]:
    if not store.has(wanted.content_hash):
        return {}
    named = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
    # A validator with other characters cannot be sent back as it came; without it the body is fetched again.
    return {name: value for name, value in named.items() if value and value.isascii() and value.isprintable()}


async def _receive(
    response: httpx.Response, turns: HostTurns, store: BodyStore, manners: Manners, wanted: Wanted, attempt: int
) -> Fetched:
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return _unchanged(response, store, wanted, attempt)
    if response.status_code != httpx.codes.OK:
        raise _refusal(response, turns, manners)
    body = await read_body(response, wanted.max_bytes or manners.max_bytes)
    content_hash = store.put(body)
    fetched = _fetched(response, wanted, attempt, content_hash, len(body), is_new=content_hash != wanted.content_hash)
    store.log(fetched)
    return fetched


def _unchanged(response: httpx.Response, store: BodyStore, wanted: Wanted, attempt: int) -> Fetched:
    if not store.has(wanted.content_hash):
        raise FetchError("304 Not Modified although we asked without a condition; tell the server's owner")
    size = store.path(wanted.content_hash).stat().st_size
    return _fetched(response, wanted, attempt, wanted.content_hash, size, is_new=False)


def _fetched(
    response: httpx.Response, wanted: Wanted, attempt: int, content_hash: str, byte_count: int, *, is_new: bool
) -> Fetched:
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(
        url=without_credentials(wanted.url),
        final_url=shown(response.url),
        content_hash=content_hash,
        byte_count=byte_count,
        fetched_at=datetime.now(UTC),
        media_type=media_type,
        charset=response.charset_encoding or "",
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
        is_new=is_new,
        attempts=attempt,
    )


def _refusal(response: httpx.Response, turns: HostTurns, manners: Manners) -> Exception:
    said = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
    if response.status_code not in WORTH_RETRYING:
        return FetchError(f"{said}; check the URL" if response.status_code in {404, 410} else said)
    wait = retry_after_seconds(response.headers.get("retry-after"), datetime.now(UTC))
    if wait is not None and wait > manners.longest_wait_seconds:
        return FetchError(f"{said} and asks to wait {wait:,.0f} s; run again after that")
    if wait:
        turns.hold(response.url.host, wait)
    return RetryableError(said, wait)


def _connect_failure(error: httpx.ConnectError) -> Exception:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(
                f"the certificate is not trusted: {cause.verify_message}; check the URL, or SSL_CERT_FILE"
            )
        if isinstance(cause, socket.gaierror) and cause.errno != socket.EAI_AGAIN:
            return FetchError(f"no such host: {error}; check the URL")
        cause = cause.__cause__ or cause.__context__
    return RetryableError(f"no connection: {error}", is_silence=True)
