"""Addresses to serve at: whether a port is free, and whether what serves there answers."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from dataclasses import dataclass

from extract.errors import AtlasError


class PortError(AtlasError):
    """A port cannot be served at."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """Host and port of a server of ours."""

    host: str = "localhost"
    port: int

    def url(self, path: str = "") -> str:
        """The address for a browser on this machine."""
        host = "localhost" if self.host in {"0.0.0.0", "::"} else self.host
        return f"http://{host}:{self.port}{path}"


def ensure_free(address: Address, what: str, option: str) -> None:
    """Raise PortError, naming the option that chooses another, when the port cannot be listened at."""
    try:
        candidates = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise PortError(f"{what}: no such address {address.host!r}: {error.strerror}") from error
    for family, kind, protocol, _name, place in candidates:
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(place)
            except OSError as error:
                if family == socket.AF_INET6 and len(candidates) > 1:
                    continue  # a machine whose "localhost" has an IPv6 address that is not up
                place_text = f"port {address.port} at {address.host}"
                raise PortError(
                    f"{what}: {place_text} is in use ({error.strerror}); choose another with {option}"
                ) from error


def answers(url: str) -> bool:
    """Whether a GET of the URL is answered with success within two seconds; proxies are left out of it."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(200 <= response.status < 300)
    except (OSError, urllib.error.URLError, ValueError):
        return False
