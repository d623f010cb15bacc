"""The raw chunks of a response in, the decoded body out, never more of it than allowed."""

from __future__ import annotations

import re
import zlib

import httpx

from extract.errors import FetchError

ENCODINGS = {
    "": None,
    "identity": None,
    "gzip": 16 + zlib.MAX_WBITS,
    "x-gzip": 16 + zlib.MAX_WBITS,
    "deflate": zlib.MAX_WBITS,
}
"""Content-Encoding → window bits for zlib; we ask for gzip only and refuse what we did not ask for."""


async def read_body(response: httpx.Response, max_bytes: int) -> bytes:
    """Read a streamed response to its end.

    Raises FetchError when the body passes `max_bytes`, sent or decoded (reading stops there), is empty, is cut short
    inside its compression, or has an encoding we did not ask for.
    """
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise FetchError(f"the body is encoded as {encoding!r}, which we did not ask for; only gzip is read")
    declared = response.headers.get("content-length", "")
    if re.fullmatch("[0-9]{1,20}", declared) and int(declared) > max_bytes:
        raise _too_large(max_bytes)
    decoder = _Inflater(ENCODINGS[encoding], max_bytes)
    async for chunk in response.aiter_raw():
        decoder.feed(chunk)
    return decoder.finish()


def _too_large(max_bytes: int) -> FetchError:
    return FetchError(f"the body is larger than {max_bytes:,} bytes; raise max_bytes in sources.toml if that is right")


class _Inflater:
    """Collects decoded bytes; inflates at most the bytes that are still allowed, so a bomb never unfolds."""

    def __init__(self, window_bits: int | None, max_bytes: int) -> None:
        self._window_bits = window_bits
        self._inflater = zlib.decompressobj(window_bits) if window_bits is not None else None
        self._max_bytes = max_bytes
        self._sent = 0
        self._body = bytearray()

    def feed(self, chunk: bytes) -> None:
        self._sent += len(chunk)
        if self._sent > self._max_bytes:
            raise _too_large(self._max_bytes)
        if self._inflater is None:
            self._take(chunk)
            return
        while chunk:
            if self._inflater.eof:
                if not chunk.startswith(b"\x1f\x8b"):
                    return  # padding after the stream, which gzip itself ignores too
                self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
            try:
                self._take(self._inflater.decompress(chunk, self._max_bytes - len(self._body) + 1))
            except zlib.error as error:
                raise FetchError(
                    f"the body is not what its Content-Encoding says ({error}); tell the server's owner"
                ) from error
            chunk = self._inflater.unconsumed_tail or self._inflater.unused_data

    def finish(self) -> bytes:
        if self._inflater is not None and not self._inflater.eof:
            raise FetchError("the compressed body stops in the middle; try again later")
        if not self._body:
            raise FetchError("the server sent an empty body; check the URL")
        return bytes(self._body)

    def _take(self, piece: bytes) -> None:
        self._body += piece
        if len(self._body) > self._max_bytes:
            raise _too_large(self._max_bytes)
