"""A name or split with remarks beside it in, the bare one out, with how the name's figures were measured."""

from __future__ import annotations

import re

from extract.understanding.wording import key

_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")
_SETTING = re.compile(
    r"(?:\d+|zero|one|few|k)[- ]?shots?|(?:w/ ?|with )?cot|(?:single|multi)[- ]?task(?: ft| fine-?tun\w+)?|"
    r"(?:w/o|w/|with|without|no) ?(?:external )?(?:ocr|cot|tools?|thinking|subs|subtitles|search|rag)\b.*|"
    r"(?:previous |current )?(?:specialist|generalist|expert)s?(?: sota| models?)?|sota|"
    r"(?:human|gpt(?:-?\d\w*)?|llm|auto(?:matic)?|rule)[- ](?:eval(?:uation|uated)?|judged?)|"
    r"detail: ?(?:low|high|auto)|(?:low|high|auto) detail|frozen|unfrozen|linear[- ]prob\w*",
    re.I,
)


def without_settings(text: str) -> tuple[str, str]:
    """`Foo-9B (32-shot)`, `Foo-9B (Specialist SOTA)`, `Foo-9B May 2, 2031 Version (human eval)` are Foo-9B."""
    said: list[str] = []
    while (found := _IN_BRACKETS.search(text)) and found.start() and _SETTING.fullmatch(found.group(1)):
        text = text[: found.start()]
        said.insert(0, found.group(1))
    dated = _DATED.search(text)
    if dated is not None and dated.start():
        text = text[: dated.start()]
        said.insert(0, dated.group(1))
    return text, "; ".join(said)


_DATED = re.compile(
    r"\s+((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?:\d{1,2},? )?20\d\d "
    r"(?:version|release|snapshot))$",
    re.I,
)


_MEASURE = re.compile(
    r"(?<=[\w)])\s*(?:(?<=\s)(?:scores?|results?|accuracy|acc\.?)|得分|分数|成绩|结果|スコア|점수)(?:\s*\(%\))?", re.I
)


def without_measure(text: str) -> str:
    """`Foo score`, `Foo 得分`: the model that heads a column of scores."""
    found = list(_MEASURE.finditer(text))
    return text[: found[-1].start()] if found and found[-1].end() == len(text) else text


_OVERALL = re.compile(r"(?:overall|avg\.?|average)\s*\(\s*((?:val|dev|test|mini)\w*)\s*\)", re.I)
_OF_VIDEOS = re.compile(r"(.+\S)\s+videos?", re.I)


def plain_split(text: str, parts: frozenset[str]) -> str:
    """`Overall (Val)` is val; `Short Video` of a benchmark whose parts are short and long ones is short."""
    whole = _OVERALL.fullmatch(text)
    videos = _OF_VIDEOS.fullmatch(text)
    if whole is not None:
        return whole.group(1)
    return videos.group(1) if videos is not None and key(videos.group(1)) in parts else text
