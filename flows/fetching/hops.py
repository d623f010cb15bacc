"""Where a redirect leads in, the URL that may be asked next out, or the reason why not.

Each hop is judged before it is taken: only http and https, no downgrade from https, and into a private network only
where the source allows it or named that very server itself.
"""

from __future__ import annotations

import httpx

from extract.errors import FetchError
from flows.fetching.addresses import is_private, is_proxied, literal_address, private_address
from flows.fetching.patience import RetryableError
from flows.fetching.records import Wanted
from flows.urls import masked


def checked_url(text: str) -> httpx.URL:
    """The URL that the text is. Raises FetchError for anything but http and https with a host that can be one."""
    if text.partition(":")[0].lower() not in {"http", "https"}:
        raise FetchError("only http:// and https:// are fetched; mend the URL, or name a file by its path")
    try:
        url = httpx.URL(text)
        has_host = bool(url.host)  # decodes the name, which fails for a broken one
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"no URL that can be fetched ({error}); mend it") from error
    if not has_host:
        raise FetchError("the URL names no host; mend it")
    return url


def shown(url: httpx.URL) -> str:
    """The URL without user and password."""
    return str(url.copy_with(userinfo=b""))


async def next_hop(response: httpx.Response, url: httpx.URL, start: httpx.URL, wanted: Wanted) -> httpx.URL:
    """Where the response redirects to.

    Raises FetchError when it must not be followed, RetryableError when its host has no address at the moment.
    """
    target = _target(url, response.headers["location"])
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError(f"redirect from https to {shown(target)} refused; name the http URL itself if you trust it")
    if wanted.allow_private_addresses or _is_same_place(target, start):
        return target
    if address := await _private_address(target):
        raise _private(target, address)
    return target


def refuse_private_peer(response: httpx.Response, url: httpx.URL, start: httpx.URL, wanted: Wanted) -> None:
    """Look at the address really connected to: a name may have changed between our look-up and the connection's."""
    if wanted.allow_private_addresses or _is_same_place(url, start) or is_proxied(url.scheme, url.host):
        return
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer and is_private(str(peer[0])):
        raise _private(url, str(peer[0]))


def _target(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return checked_url(str(url.join(location).copy_with(fragment=None)))
    except FetchError as error:
        raise FetchError(f"redirect to {masked(location)}: {error}") from error
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"redirect to {masked(location)}: no URL that can be fetched ({error})") from error


async def _private_address(target: httpx.URL) -> str:
    """A proxy resolves names itself, so that only an address written as such can be judged there."""
    if is_proxied(target.scheme, target.host):
        address = literal_address(target.host)
        return address if address and is_private(address) else ""
    try:
        return await private_address(target.host, target.port or 0)
    except OSError as error:
        raise RetryableError(f"redirect to {shown(target)}: {error}") from error


def _is_same_place(url: httpx.URL, start: httpx.URL) -> bool:
    return (url.host, url.port, url.scheme) == (start.host, start.port, start.scheme)


def _private(url: httpx.URL, address: str) -> FetchError:
    return FetchError(
        f"redirect to {shown(url)} ({address}) refused: a private address; set allow_private_addresses = true for this "
        "source in sources.toml if it is yours"
    )
