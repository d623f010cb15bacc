"""Texts around a table in, what they say was measured besides quality out: speed or memory, in which unit, of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extract.records import Table
from extract.understanding.wording import plain


@lru_cache(maxsize=4096)
def measured(text: str) -> str:
    """What a text speaks of: "speed", "memory", "both", "cache" (of keys and values) or ""."""
    if _OF_CACHE.search(text):
        return "cache"
    is_memory = _OF_MEMORY.search(text)
    if _OF_SPEED.search(text):
        return "both" if is_memory else "speed"
    return "memory" if is_memory else ""


_OF_MEMORY = re.compile(r"\bmemory|vram|\bgpu (?:requirements?|usage)|显存|gpu ?要求", re.I)
_OF_SPEED = re.compile(r"\bspeed|速度|throughput|tokens? ?/ ?s|\bfps\b", re.I)
_OF_CACHE = re.compile(
    r"\bkv[- ]?caches? (?:memory|sizes?|usage|footprint|requirements?|consumption)\b|"
    r"\b(?:memory|sizes?|footprint|usage|consumption|requirements?) (?:of|for|by) (?:the )?kv[- ]?cache",
    re.I,
)
"""Memory of the cache alone, which comes on top of what the model takes."""


def memory_unit(texts: Iterable[str]) -> str:
    """The unit of bare figures that the nearest heading or caption states: `Peak memory (GB)`."""
    return next(filter(None, map(_unit_in, texts)), "")


@lru_cache(maxsize=4096)
def _unit_in(text: str) -> str:
    found = _UNIT.search(text)
    return (found.group(1) or found.group(2)) if found is not None else ""


_UNIT = re.compile(r"\((?:in |all in )?(gib|gb|mib|mb)\)|\bin (gib|gb|mib|mb)\b", re.I)
PRECISION = re.compile(
    r"(?<![\w.-])(?:(?:int|fp|bf|nf)-?(?:4|8|16|32)|b?float-?(?:8|16|32)|(?:4|8|16|32)[- ]?bits?|awq|gptq)(?![\w.])",
    re.I,
)


def precision(texts: Iterable[str]) -> str:
    """The number format that the nearest text with any states, where it is one: `### INT4`, "in 16-bit precision:"."""
    found = next(filter(None, map(_formats_in, texts)), ())
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def _formats_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(PRECISION.findall(text)))


_MEASURED_MODEL = re.compile(
    r"\b(?:test object|(?:test|evaluat|measur|benchmark)\w*)\b[^.:]*?\b(?:is|are|on|with|of|using)\s+(?:the\s+|a\s+)?"
    r"[`*\"]?(?P<name>[A-Za-z][\w.-]*-\d+(?:\.\d+)?[bB](?![A-Za-z0-9])[\w.-]*\w|[A-Za-z][\w.-]*-\d+(?:\.\d+)?[bB]\b)"
    r"|\b(?:methods?|runs?|experiments?|configurations?|settings?)\s(?:\w+\s)?(?:trained|tuned|fine-tuned|used?)\s(?:the\s|a\s)?"
    r"[`*\"]*(?P<trained>[A-Za-z][\w.-]*-\d+(?:\.\d+)?[bB](?![A-Za-z0-9])(?:[\w.-]*\w)?)"
)


_TOLD_BELOW = re.compile(
    r"(?:^|(?<=[.!] ))\W*(?:(?:all|the|these|our|above) ){0,2}"
    r"(?:results?|numbers?|figures?|scores?|measurements?|values?|memory(?: usage)?|speeds?|tests?)\b[^.:;]{0,40}?"
    r"\b(?:is|are|was|were)\s(?:\w+ ){0,2}?(?:for|of|from|on|with|using)\s(?:the )?[`*]*(?P<name>"
    r"[A-Za-z][\w.]*(?:[- ][\w.]+){0,3}?[- ]\d+(?:\.\d+)?[bBM](?![A-Za-z0-9])(?:-\w+)*)"
    r"|^\W*(?:以上|上表|上述)[^。；A-Za-z]{0,12}(?P<name_behind>[A-Za-z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[bBM](?:-\w+)*)"
    r"|^\W*(?:table|tab\.)\s[\dA-Z.]{1,4}[:.]?\s[^.:;]{0,90}?\b(?:on|of|for|with|using)\s(?:the )?[`*]*"
    r"(?P<name_in_caption>[A-Za-z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[bBM](?![A-Za-z0-9])(?:-\w+)*)[`*]*\.?$",
    re.IGNORECASE | re.ASCII,
)


def told_below(text: str) -> str:
    """The sized model that a paragraph below a table says its figures are of: "Results are for Foo-7B."; else ""."""
    found = _TOLD_BELOW.search(plain(text))
    return (found["name"] or found["name_behind"] or found["name_in_caption"]) if found is not None else ""


_CAPTION = re.compile(r"\W*(?:table|tab\.|表)\s?\d", re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether a line numbers the table that it speaks of: "Table 2: ..."."""
    return _CAPTION.match(text) is not None


_NAME = (
    r"(?:[A-Za-z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[bBM](?![A-Za-z0-9])(?:-\w+)*"
    r"|(?=[A-Za-z-]*[a-z])[A-Z][A-Za-z]*-?(?:VLM|LVLM|MLLM|LMM|VL)(?![A-Za-z-])(?:[- ]?v?\d[\d.]*\d|[- ]?v?\d)?)"
)
_RESULTS = (
    r"(?:results?|performance|evaluations?|scores?|accuracy|benchmarks?|metrics|(?:gpu )?memory(?: usage| footprint)?|"
    r"vram|speed)"
)
_OF_RESULTS = re.compile(
    rf"\b{_RESULTS}\b[^.:;]{{0,60}}?\b(?:of|for|with|using|when)\s(?:the |our )?"
    rf"(?:(?:fine-?)?(?:tun|train)ing |running |serving |deploying |loading )?[`*]*(?P<behind>{_NAME})[`*]*"
    r"(?:\s(?:on|across|in|at|with|using|by|via|under)\b[^.]*|\smodel)?\W*$"
    rf"|^(?:\W*(?:table|tab\.)\s[\dA-Z.]{{1,4}}[:.]?)?\W*(?P<first>{_NAME})[`*]*(?:'s)?\s(?:[\w-]+\s){{0,2}}?"
    rf"{_RESULTS}\b[^.]*\W*$",
    re.IGNORECASE | re.ASCII,
)
_DONE_ON = re.compile(
    r"\b(?i:results?|comparisons?|compared?|experiments?|ablations?|performance|evaluat\w+)\b[^.:;()]{0,40}?"
    r"\b(?i:on|upon)\s(?:the\s)?[`*]*(?P<name>[A-Za-z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[bBM](?![A-Za-z0-9])(?:-\w+)*)[`*]*"
    r"(?:\s?\([^()]{0,80}\))?\W*$",
    re.ASCII,
)
"""`Comparison on Foo-7B (ratio 8):`: nothing but a model that methods are tried on has a size in its name."""
_WAY_ON = re.compile(
    r"\W*(?=\S*[A-Z])[\w+.-]+(?: [\w+.-]+){0,3} on "
    r"(?P<name>[A-Za-z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?![A-Za-z0-9])(?:-\w+)*)\W*",
    re.ASCII,
)
_MADE = re.compile(r"\b(?:based|built|train|tun|distill|initiali|found|run|deploy|depend)", re.I)
"""What is built on a model is another one: "Based on Foo-7B"."""
_NAMES = re.compile(rf"(?<![\w.-]){_NAME}", re.ASCII)
_COMPARED = re.compile(r"\b(?:vs\.?|versus|compar\w+|against|than|from)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def of_results(text: str) -> str:
    """The one model that a line says it gives the results of: "Performance of Foo-7B on documents"; else ""."""
    on = _DONE_ON.search(text) if len(text) <= LONGEST_LINE else None
    if on is not None and len({one.group() for one in _NAMES.finditer(text)}) == 1:
        return on["name"]
    way = _WAY_ON.fullmatch(text) if len(text) <= LONGEST_LINE and " on " in text else None
    if way is not None and not _MADE.search(text):
        return way["name"]
    found = _OF_RESULTS.search(text) if len(text) <= LONGEST_LINE and _SAYS.search(text) else None
    if found is None or _COMPARED.search(text) or len({one.group() for one in _NAMES.finditer(text)}) != 1:
        return ""
    return found["behind"] or found["first"]


_TITLED = re.compile(
    r"\W*(?P<name>(?=\S*(?:[a-z\d][A-Z]|[A-Z]{2}|[A-Za-z]\d))[A-Z][A-Za-z\d]*(?:[-.+][A-Za-z\d]+)*)\W*(?:[:：] ?\S.*)?"
)
_NO_TITLE = re.compile(r"README|FAQ|[A-Z]?[a-z]*(?:LLMs?|VLMs?)|GPUs?|TODO|SOTA|OCR|VQA", re.IGNORECASE)


@lru_cache(maxsize=4096)
def titled_name(title: str) -> str:
    """The name before the colon of a title, or that the title is alone: `FooDrop: Dropping Tokens`; "" for words."""
    found = _TITLED.fullmatch(title) if len(title) <= LONGEST_TITLE else None
    return found["name"] if found is not None and not _NO_TITLE.fullmatch(found["name"]) else ""


LONGEST_TITLE = 240
"""Characters of a title; longer lines are text."""


_SAYS = re.compile(r"(?i:result|perform|evaluat|scores?|accura|bench|metric|memory|vram|speed)")
LONGEST_LINE = 160
"""Characters of a caption or heading that speaks of one table alone."""


_MEMORY_BELOW = re.compile(
    r"(?:^|(?<=[.!] ))\W*(?:(?:all|the|these|above|table) ){0,2}"
    r"(?:(?:numbers?|figures?|values?|amounts?|measurements?|sizes?|entries|cells|columns|it)\b[^.;]{0,30}?"
    r"\b(?:is|are|was|were|shows?|gives?|lists?|states?|in)\b[^.;]{0,30}?(?:v-?ram|(?:gpu|video|graphics) memory)\b"
    r"|(?:(?:peak|total|minimum|required) )?(?:v-?ram|(?:gpu|video|graphics) memory)(?: usage)? "
    r"(?:(?:is|was) )?(?:measured|reported|given|estimated)\b)",
    re.IGNORECASE,
)


def is_of_memory(table: Table, below: str) -> bool:
    """Whether a table's amounts are memory by the paragraph below ("Numbers are peak VRAM") or a cell ("OOM")."""
    if _MEMORY_BELOW.search(plain(below)) is not None:
        return True
    values = [cell.value for row in table.rows[1:] for cell in row[1:] if cell.value is not None]
    is_too_much = any(value.reason == "out_of_memory" for value in values)
    return is_too_much and any(value.unit in _BYTES for value in values)


_BYTES = frozenset(("GB", "GiB", "MB", "MiB"))


_LABELLED = re.compile(
    r"\W*(?:base )?models?(?: (?:name|id|card))?\W*[:：]\W*(?:[\w.-]+/)?"
    r"(?P<name>[A-Za-z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[BM](?:-\w+)*)"
    r"(?: \(~?[\d.]+ ?(?:B|M|[bm]illion)(?: (?:param(?:eter)?s))?\))?\W*",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def labelled_model(text: str) -> str:
    """The sized model that a line above a table is nothing but the label of: `Model: acme/foo-chat-7b`."""
    found = _LABELLED.fullmatch(plain(text))
    return found["name"] if found is not None else ""


_WORDS_BEHIND = (
    r"(?:的?(?:模型|配置|部署|性能|显存|内存|评测|测试|结果|推理|要求|需求|占用|量化|对比|设置|设定|比較)){1,4}"
)
_HEADED = re.compile(
    r"\W*(?:models?:? )?(?P<name>[A-Za-z]*(?:[a-z][A-Z]|\d|[A-Z]{2})[\w.-]*(?: [vV]?\d[\w.]*)?)"
    r" \(~?\d+(?:\.\d+)?[BM](?: param(?:eter)?s)?\)\W*"
    r"|\W*(?P<sized>[A-Za-z][A-Za-z0-9_.]*(?:-[A-Za-z0-9_.]+)*-\d+(?:\.\d+)?B(?:-[A-Za-z0-9_]+)*)"
    rf"(?: \([^()]{{1,40}}\)| ?{_WORDS_BEHIND})?\W*"
    r"|(?P<kind>(?=\S*[a-z])[A-Z][A-Za-z]*-?(?:VLM|LVLM|MLLM|LMM|VL)(?:[- ]?v?\d[\d.]*)?)"
)


@lru_cache(maxsize=4096)
def headed_model(heading: str) -> str:
    """What a heading calls by its name and size or kind, known or not: `### FooPal 2.0 (20B)`, `FooVLM`."""
    found = _HEADED.fullmatch(heading)
    if found is not None:
        return next(filter(None, found.group("name", "sized", "kind")), "")
    bracketed = _IN_BRACKETS.fullmatch(heading)
    return bracketed["name"] if bracketed is not None else ""


_IN_BRACKETS = re.compile(
    r"[^()（）]{2,60}[(（](?:[A-Za-z]\w*/)?(?P<name>[A-Za-z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?:-[A-Za-z0-9_]+)*)"
    r"(?:[,，;；、][^()（）]*)?[)）]\W*"
)
"""`Main results (Foo-7B, 20 epochs)`."""


_ABLATED = re.compile(
    r"\W*(?P<name>(?=\S*(?:[a-z\d][A-Z]|[A-Z]{2}))[A-Z][A-Za-z\d]*(?:[-.][A-Za-z\d]+)*) (?i:ablation)"
    r"(?i:s|\sstud(?:y|ies)|\sexperiments?|\sresults?)?(?: \([^()]*\))?\W*"
)


def ablated_model(headings: Sequence[str]) -> str:
    """What a heading says parts were taken from: "FooPal Ablation Study (2031)"."""
    names = (found["name"] for text in headings if (found := _ABLATED.fullmatch(text)))
    return next((name for name in names if not _NO_TITLE.fullmatch(name)), "")


def measured_model(texts: Sequence[str]) -> str:
    """The sized model that a paragraph of the section says was measured: "The test object is the foo-chat-7b model"."""
    for text in texts:
        names = {found["name"] or found["trained"] for found in _MEASURED_MODEL.finditer(plain(text))}
        if names:
            return names.pop() if len(names) == 1 else ""
    return ""
