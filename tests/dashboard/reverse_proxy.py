"""A reverse proxy as a process of its own: python reverse_proxy.py PORT TARGET_PORT NAME=VALUE…

Passes each connection on to 127.0.0.1:TARGET_PORT, WebSockets too. Of every request it drops what the visitor sent
under the names given and sets the values given, as the documentation asks of the proxy in front of the dashboard.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys


async def main(port: int, target: int, headers: dict[str, str]) -> None:
    """Serve until the process is ended."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = await reader.readuntil(b"\r\n\r\n")
            upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", target)
            upstream_writer.write(_signed(head, headers))
            await asyncio.gather(_pass_on(reader, upstream_writer), _pass_on(upstream_reader, writer))
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


def _signed(head: bytes, headers: dict[str, str]) -> bytes:
    """The request's head with our headers instead of the visitor's, and one request a connection."""
    first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
    is_upgrade = any(line.lower().startswith(b"upgrade:") for line in lines)
    ours = {name.lower().encode() for name in headers} | (set() if is_upgrade else {b"connection"})
    kept = [line for line in lines if line.partition(b":")[0].strip().lower() not in ours]
    added = [f"{name}: {value}".encode() for name, value in headers.items()]
    closing = [] if is_upgrade else [b"Connection: close"]
    return b"\r\n".join([first, *kept, *added, *closing]) + b"\r\n\r\n"


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(1 << 16):
        writer.write(piece)
        await writer.drain()
    with contextlib.suppress(OSError):
        writer.write_eof()


if __name__ == "__main__":
    pairs = (argument.partition("=") for argument in sys.argv[3:])
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), {name: value for name, _, value in pairs}))
