"""Host names in, whether they lead into a private network out: what a redirect must not do unasked."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.request import getproxies, proxy_bypass


async def private_address(host: str, port: int) -> str:
    """The first address of the host that is not on the public internet; empty when all are public.

    Raises OSError when the host has no address.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # an empty or too long label
        raise OSError(f"no host name ({error})") from error
    addresses = [str(entry[4][0]) for entry in found]
    return next((address for address in addresses if is_private(address)), "")


def is_private(address: str) -> bool:
    """Whether an address is loopback, private, link-local, reserved or otherwise not globally reachable.

    IPv4 inside IPv6 (mapped, 6to4, NAT64) is judged by the IPv4 address; whatever else of IPv6 lies outside the global
    unicast addresses (2000::/3, RFC 4291) is private, so also a site's own NAT64 prefix.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or _nat64(parsed)
        if inner is not None:
            return not inner.is_global
        if parsed not in _GLOBAL_UNICAST:
            return True
    return not parsed.is_global or parsed.is_multicast


_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")


def literal_address(host: str) -> str:
    """The address that a host is when it is written as one, in any form (127.1, 2130706433, 0x7f000001); else empty."""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return "127.0.0.1" if host.rstrip(".").lower() == "localhost" else ""


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def is_proxied(scheme: str, host: str) -> bool:
    """Whether the environment sends this request through a proxy, which then resolves the name itself."""
    proxies = getproxies()
    return bool(proxies.get(scheme) or proxies.get("all")) and not proxy_bypass(host)
