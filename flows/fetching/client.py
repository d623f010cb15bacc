"""Many URLs in, one outcome each out, in the order asked: the kept HTTP client, its redirects and its retries.

Each hop of a redirect is judged before it is taken: only http and https, no downgrade from https, no circle, at most
`Manners.max_redirects`, and into a private network only where the source allows it.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urljoin

import httpx

from extract.errors import FetchError
from flows.fetching.addresses import is_private, is_proxied, private_address
from flows.fetching.bodies import BodyStore
from flows.fetching.patience import WORTH_RETRYING, pause_before_next, retry_after_seconds
from flows.fetching.politeness import HostTurns
from flows.fetching.records import Fetched, FetchFailure, Manners, Wanted
from flows.fetching.streaming import read_body

Outcome = Fetched | FetchFailure
CONTACT_VARIABLE = "VLM_ATLAS_CONTACT"


class _RetryableError(Exception):
    """An attempt failed in a way that may pass; `wait` is what the server asked for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


def fetch_all(
    wanted: Sequence[Wanted],
    store: BodyStore,
    manners: Manners | None = None,
    done: Callable[[Outcome], None] = lambda _outcome: None,
) -> tuple[Outcome, ...]:
    """Fetch all with one kept client; `done` is called with each outcome as it arrives. Never raises for a URL."""
    return asyncio.run(_fetch_all(wanted, store, manners or Manners(), done))


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
        except _RetryableError as error:
            if attempt >= manners.attempts:
                return FetchFailure(
                    url=wanted.url, reason=f"{error} (tried {attempt} times); try again later", attempts=attempt
                )
            await asyncio.sleep(pause_before_next(attempt, manners, error.wait))
            attempt += 1


async def _attempt(
    client: httpx.AsyncClient, turns: HostTurns, store: BodyStore, manners: Manners, wanted: Wanted, attempt: int
) -> Fetched:
    """One attempt through all redirects. Raises FetchError for good, _RetryableError for what may pass."""
    seconds = wanted.timeout_seconds or manners.timeout_seconds
    try:
        host = _checked_url(wanted.url).host
        async with turns.turn(host, wanted.delay_seconds), asyncio.timeout(seconds):
            return await _follow(client, turns, store, manners, wanted, attempt)
    except TimeoutError as error:
        raise _RetryableError(f"no complete answer within {seconds:g} s") from error
    except httpx.TimeoutException as error:
        raise _RetryableError(f"the server was silent for {manners.silence_seconds:g} s") from error
    except httpx.ConnectError as error:
        raise _connect_failure(error) from error
    except httpx.TransportError as error:
        raise _RetryableError(f"the connection broke: {error or type(error).__name__}") from error
    except (httpx.InvalidURL, httpx.DecodingError) as error:
        raise FetchError(f"no URL that can be fetched, only http:// and https:// are ({error}); mend it") from error


async def _follow(
    client: httpx.AsyncClient, turns: HostTurns, store: BodyStore, manners: Manners, wanted: Wanted, attempt: int
) -> Fetched:
    url = start = _checked_url(wanted.url)
    seen = {str(url)}
    for _hop in range(manners.max_redirects + 1):
        request = client.build_request("GET", url, headers=_conditions(wanted, store))
        response = await client.send(request, stream=True)
        try:
            _refuse_private_peer(response, url, start, wanted)
            if not response.has_redirect_location:
                return await _receive(response, turns, store, manners, wanted, attempt)
            url = await _next_hop(response, url, start, wanted)
        finally:
            await response.aclose()
        if str(url) in seen:
            raise FetchError(f"redirects in a circle at {url}; name the URL of the document itself")
        seen.add(str(url))
    raise FetchError(
        f"more than {manners.max_redirects} redirects, the last to {url}; name the URL of the document itself"
    )


def _checked_url(text: str) -> httpx.URL:
    is_web = text.partition(":")[0].lower() in {"http", "https"}
    if not is_web or not (url := httpx.URL(text)).host:
        raise FetchError(f"{text}: only http:// and https:// are fetched; mend the URL")
    return url


def _conditions(wanted: Wanted, store: BodyStore) -> dict[str, str]:
    if not store.has(wanted.content_hash):
        return {}
    named = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
    return {name: value for name, value in named.items() if value}


async def _next_hop(response: httpx.Response, url: httpx.URL, start: httpx.URL, wanted: Wanted) -> httpx.URL:
    location = response.headers["location"]
    target = _checked_url(urljoin(str(url), location))
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError(f"redirect from https to {target} refused; name the http URL itself if you trust it")
    if (
        not _is_same_place(target, start)
        and not wanted.allow_private_addresses
        and not is_proxied(target.scheme, target.host)
    ):
        try:
            address = await private_address(target.host, target.port or 0)
        except OSError as error:
            raise _RetryableError(f"redirect to {target}: {error}") from error
        if address:
            raise _private(target, address)
    return target


def _refuse_private_peer(response: httpx.Response, url: httpx.URL, start: httpx.URL, wanted: Wanted) -> None:
    """Look at the address really connected to: a name may have changed between our look-up and the connection's."""
    if wanted.allow_private_addresses or _is_same_place(url, start) or is_proxied(url.scheme, url.host):
        return
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer and is_private(str(peer[0])):
        raise _private(url, str(peer[0]))


def _is_same_place(url: httpx.URL, start: httpx.URL) -> bool:
    return (url.host, url.port, url.scheme) == (start.host, start.port, start.scheme)


def _private(url: httpx.URL, address: str) -> FetchError:
    return FetchError(
        f"redirect to {url} ({address}) refused: a private address; set allow_private_addresses = true for this source "
        "in sources.toml if it is yours"
    )


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
        url=str(httpx.URL(wanted.url).copy_with(userinfo=b"")),
        final_url=str(response.url.copy_with(userinfo=b"")),
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
    return _RetryableError(said, wait)


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
    return _RetryableError(f"no connection: {error}")
