"""A cell or a header of speed in; how fast, in which unit, and under which condition out."""

from __future__ import annotations

import re

from extract.understanding.wording import plain

_OF = (
    r"(?:(?:output|out|input|total|new) )?(?:tok(?:en)?s?|frames?|images?|imgs?|pages?|docs?|documents?|samples?"
    r"|videos?|clips?|requests?|reqs?|quer(?:y|ies)|it(?:er)?s?|steps?|questions?|pairs?)"
)
_PER = r"(?: ?/ ?| per )(?:s(?:ec(?:ond)?)?|min(?:ute)?|h(?:ou)?r?)(?![A-Za-z])"
_UNIT = (
    rf"(?:{_OF}{_PER}|t/s|s/it(?:er)?|fps|tps|qps|rps|hz"
    r"|m?s(?: ?(?:/|per) ?(?:imgs?|images?|pages?|frames?|samples?|tok(?:en)?s?|requests?|[页张帧])"
    r"|(?=\s*(?:/|$|[(（]))))(?![A-Za-z])"
)

_SPEED = re.compile(
    r"(?<![\w.])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"(?: ?(?:-|–|~|to|→) ?\d+(?:,\d{{3}})*(?:\.\d+)?)?\+? ?(?P<unit>{_UNIT})",
    re.I,
)
_RANGE = re.compile(r"[~≈]? ?(?P<number>\d+(?:\.\d+)?) ?(?:-|–|~|to) ?\d+(?:\.\d+)?", re.I)
_HEADER = re.compile(rf"(?P<before>.*?)[\s:,–-]*[(\[]?(?P<unit>{_OF}{_PER}|t/s|fps|tps|qps|rps)[)\]]?", re.I)
_SAYS_NOTHING = re.compile(
    r"(?:(?:speed|throughput|rate|performance|inference|generation|average|avg|mean|median|measured|estimated|est"
    r"|approx|typical|total|the|in|of|maximum|max|peak|tokens?|output)\b[\s:.,-]*+)*+",
    re.I,
)
"""Words before a unit that name no device and no way of running."""
_TAIL = re.compile(r"\s+(?:speed|throughput|rate)$", re.I)


def speed_in(text: str) -> tuple[float, str] | None:
    """The first speed with its unit, of a range the lower end: `~2-3 img/s` is 2 img/s."""
    found = _SPEED.search(text)
    return (float(found["number"].replace(",", "")), found["unit"]) if found is not None else None


def bare_speed(text: str) -> float | None:
    """The lower end of a range without a unit: `30-35`."""
    found = _RANGE.fullmatch(plain(text).strip())
    return float(found["number"]) if found is not None else None


def unit_and_device(header: str) -> tuple[str, str]:
    """`Jetson X1 tokens/s`: the unit at a header's end, and the device or way of running before it; "" for none."""
    found = _HEADER.fullmatch(header.strip())
    if found is None:
        return "", ""
    before = _TAIL.sub("", re.sub(r"\s*\([^()]*\)", "", found["before"]).strip(" :,-–("))
    return found["unit"], "" if _SAYS_NOTHING.fullmatch(before) else before
