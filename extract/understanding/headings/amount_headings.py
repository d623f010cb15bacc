"""A heading in, what it counts by the unit in its last brackets out: `Checkpoint (GB)`, `Load (s)`, `Input ($)`."""

from __future__ import annotations

import re

_UNIT = re.compile(
    r".*\s[(\[](?:in )?(?:(?P<bytes>[kmgt]i?b)|(?P<time>ms|s|secs?|seconds|h|hrs?|hours)|(?P<money>[$€]|usd))[)\]]",
    re.I,
)
_MEANINGS = {"bytes": "download_size", "time": "latency", "money": "ignored"}


def amount_in(heading: str) -> tuple[str, str]:
    """The meaning of a column headed by an amount, and why it is no benchmark; both "" for any other heading."""
    found = _UNIT.fullmatch(heading)
    kind = found.lastgroup if found is not None else None
    return (_MEANINGS[kind], f"an amount of {kind}, no benchmark") if kind is not None else ("", "")
