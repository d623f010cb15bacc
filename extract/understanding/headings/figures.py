"""One cell's text in, the figures in it out: scores, pairs, sizes in billions, gigabytes, speeds, missing markers.

Stricter than any number parser: a text that is not wholly understood gives no figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.quick import quickly_made
from extract.records import Comparator
from extract.understanding.headings.changed_figures import ends_of_change, share_counted, without_loss
from extract.understanding.wording import STRUCK, plain


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a cell holds. `numbers` are as written; `texts` their spelling; `model` a name in brackets behind a score.

    `kind`: empty, missing, scores, size, memory, measure (a time or speed), mark (tick or cross), text.
    """

    kind: str
    numbers: tuple[float, ...] = ()
    texts: tuple[str, ...] = ()
    is_percent: bool = False
    model: str = ""
    condition: str = ""
    comparator: Comparator = "="
    """What a bound says: `95+` is at least 95."""
    is_spaced: bool = False
    """Whether nothing but blanks stands between the numbers: only a heading can say what each is."""
    reason: str = ""
    is_signed: bool = False
    """Whether every score carries a sign: differences, not scores."""
    is_change: bool = False
    """Whether an arrow leads from the first number to the second: before and after something."""


_NUMBER = r"[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+\-−]?\.\d+"
_NOTE = r"(?:\s*(?:[*†‡§¶^#✝⁺∗⋆★☆♢◇◆⋄∇□■○●◦♣♠♥♦✦△▽]|\[\^?\d{1,3}\]|\^\d{1,2}(?!\d)|[¹²³⁴⁵⁶⁷⁸⁹⁰]|\{\d\}|⚠\ufe0f?))*+"
_SCORE = re.compile(
    rf"[~≈]?\s*({_NUMBER}){_NOTE}\s*(%|％)?{_NOTE}(?:\s*(?:±|\+/-|\+-)\s*(?:\d+(?:\.\d+)?%?|\?))?{_NOTE}\s*(?:[↑↓]\s*)?",
    re.A,
)
_SEPARATOR = re.compile(r"\s*(?:/|\|)\s*")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_DELTA = re.compile(r"\s*[(\[]?\s*(?:[↑↓△▲▼⬆⬇]\s*[+\-−]?|\+|(?<=[\s(\[])[\-−])\d+(?:\.\d+)?\s*%?\s*[↑↓]?\s*[)\]]?\s*$")
_PLAIN_DELTA = re.compile(r"(?<=\d)\s+[+\-−]\d+(?:\.\d+)?\s*%?$")
_MISSING = re.compile(
    r"[-–—−_=.?·•×xX]{1,6}|/|\\+|n\s*/\s*a|n\.a\.?|nan|none|null|nil|tbd|tba|unknown|not (?:recommend(?:ed)?|"
    r"reported|available|"
    r"applicable|tested|"
    r"specified|released|public|disclosed|given|evaluated|supported|provided)|unspecified|undisclosed|unavailable|"
    r"coming soon|soon|todo|wip|pending|failed?|oom|out of memory|not? support(?:ed)?|"
    r"未公[开開]|未披露|非公開|未知|不明|미공개|비공개|"
    r"no (?:disponible|reportado|publicado|aplica)|n[ãa]o (?:dispon[ií]vel|informado)|non (?:disponible|disponibile)|"
    r"indisponible|nicht (?:verfügbar|angegeben)|n/d|🤷[‍♂♀️🏻-🏿]*|\?+|❓|n",
    re.I,
)
_CHANGE = re.compile(r"\W*[↑↓⬆⬇⇑⇓▲▼](?=\ufe0f?\s*\d)")
"""An arrow before a figure says by how much something rose or fell: `↑13`."""
_UNFINISHED = re.compile(r"\d{1,4}\.")
"""A whole number with a stray full stop."""
_MARK = re.compile(
    r"(?:✅|❌|✔️?|✓|✗|✘|☑️?|⬜|🔒|🔓|🟢|🔴|yes|no|true|false|y|√|×|❎|⭕|✖️?)",
    re.I,
)
_SIZE = re.compile(
    r"[~≈<>≤≥]?\s*(\d+(?:\.\d+)?)\s*(b|bn|billion|m|million|t|trillion)(?:\s*(?:params?|parameters))?\+?", re.I
)
_EXPERTS = re.compile(r"(\d+)\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(b|m)", re.I)
_MEMORY = re.compile(
    r"(?:(?:about|around|approx\.?|ca\.|约|約)\s?)?[~≈<>≤≥=]*\s*(?:\d+\s*[x×*]\s*)?(\d+(?:,\d{3})*(?:\.\d+)?)\s*"
    r"(tib|tb|gib|gbs?|go|гб|g|mib|mb|m)(?:\s*(?:v?ram|vram|memory|of memory|gpu|显存))?"
    r"(?:\+|\s?(?:以上|起|左右|程度|前後|前后|이상|정도))?",
    re.I,
)
_MEASURE = re.compile(
    r"[~≈<>]?\s*\d+(?:,\d{3})*(?:\.\d+)?\s*(?:s|ms|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|s/it(?:er)?|it/s|fps|"
    r"tok(?:en)?s?/s(?:ec)?|images?/s|samples?/s|[tgm]?flops)|[~≈<>]?\s*(?:US)?[$€£¥]\s*\d[\d,]*(?:\.\d+)?[km]?",
    re.I,
)
_LATEX_NOTE = re.compile(
    r"(?<=[\d%}])\s*(?:\$`?\s*)?(?:\{\})?\^\s*(?:\{\s*(?:\d{1,2}|[a-z]|[*†‡§]|"
    r"\\[a-z]+)\s*\}|\\[a-z]+|\d|[a-z*†‡§])\s*`?\$\s*$"
)
_ARROW_DELTA = re.compile(
    r"(?<=[\d%*])\s*[(\[]?\s*(?:[↑↓⬆⬇⇑⇓▲▼△▽]\ufe0f?|\$?\\(?:up|down)arrow\$?)\s*[+\-−]?\d+(?:\.\d+)?\s*%?\s*[)\]]?\s*(?=[/|]|$)"
)
_SHORT_CODES = re.compile(r"\s*(?::[a-z][a-z0-9_+-]*:\s*)+")
_POWER_OF_TEN = re.compile(r"(?<![\d.])10`?\$?`?\s*\^")
_ENTITY_SPACE = re.compile(r"[\s ​]+")


TEXT = Figures(kind="text")
_BARE = re.compile(r"(?:0|[1-9][0-9]{0,8})\.[0-9]{1,6}|[1-9][0-9]{0,8}")
"""What most cells hold: nothing but one figure, of which no rule below says anything else."""
_WORDS = re.compile(
    r"(?!(?:x+|about|around|approx|ca|nan|none|null|nil|tbd|tba|unknown|not?|unspecified|undisclosed|unavailable|coming|soon|todo|wip|pending|"
    r"faile?d?|oom|out|non|nicht|nao|indisponible|yes|true|false)(?![a-z]))[a-z]{2,}[^$\\^_*`\"“”]*",
    re.I | re.A,
)
"""Text that begins with a word which begins no missing marker and no mark: none of the patterns above fits it."""
LONGEST_FIGURES = 150
"""Characters; longer cells are prose, whatever figures it holds."""


_ESCAPED = re.compile(r"\\(?=[.\-_*%+()|])")
"""The backslash of an escape that stands where no markup is read: `7\\.8` in a cell of HTML or between tabs."""


_PICTURE = "(?:[🏅🏆👑🌟💯🔝👍💪🔥🚀🟢🥇🥈🥉✅✓✔⭐]\ufe0f?)"
_PRAISE = re.compile(rf"^(?:{_PICTURE}\s*)+(?=[~≈<>≤≥]?\s?\d)|(?<=[\w%)+])(?:\s*{_PICTURE})+$")
"""Ticks and medals beside a figure: `4GB ✅`, `🥇 85.6`. A cross or a warning says something else."""


@lru_cache(maxsize=8192)
def read_figures(text: str) -> Figures:
    """The figures of a cell's visible text; kind "text" when it is not wholly made of figures."""
    if _BARE.fullmatch(text):
        return Figures(kind="scores", numbers=(float(text),), texts=(text,))
    if text == STRUCK:
        return Figures(kind="missing", reason="struck through, so withdrawn")
    if len(text) > LONGEST_FIGURES or _WORDS.fullmatch(text):
        return TEXT
    text = _ARROW_DELTA.sub("", _ESCAPED.sub("", text) if "\\" in text else text)
    if _SHORT_CODES.fullmatch(text):
        return Figures(kind="mark", reason=f"a mark: {text}")
    if _POWER_OF_TEN.search(text):
        return Figures(kind="text", reason="a power of ten")
    change = _CHANGE.match(text)
    text = _ENTITY_SPACE.sub(" ", _PRAISE.sub("", plain(_LATEX_NOTE.sub("", text)))).strip(" ,")
    text = text[:-1] if _UNFINISHED.fullmatch(text) else text
    if not text:
        return Figures(kind="empty")
    if change is not None and _BARE.fullmatch(text.rstrip("%")):
        return replace(_numbers(text, "", "") or TEXT, is_signed=True)
    if _MISSING.fullmatch(text) and not _MARK.fullmatch(text):
        return Figures(kind="missing", reason=f"missing marker {text}")
    if _MARK.fullmatch(text):
        return Figures(kind="mark", reason=f"a mark: {text}")
    if _MEASURE.fullmatch(text):
        return Figures(kind="measure", texts=(text,), reason="a time, a speed or a price")
    return (
        _memory(text) or _cost(text) or _size(text) or _counted(text) or _scores(text) or _bound(text) or _spaced(text)
        or _changed(text) or _beside_measure(text) or TEXT
    )  # fmt: skip


def _changed(text: str) -> Figures | None:
    """`50.6 -> 52.8`: two figures of one benchmark, before and after something."""
    pieces = ends_of_change(text)
    found = [_scores(piece) for piece in pieces]
    before, after = found if len(found) == 2 else (None, None)
    if before is None or after is None or not len(before.numbers) == len(after.numbers) == 1:
        return None
    numbers, texts = before.numbers + after.numbers, before.texts + after.texts
    return replace(after, numbers=numbers, texts=texts, is_change=True, model="", is_signed=False)


def _beside_measure(text: str) -> Figures | None:
    """`53.6% / 234.0 ms`: a score and what it took; the score is the figure."""
    pieces = [piece.strip() for piece in _SEPARATOR.split(text)]
    scores = [piece for piece in pieces if not _MEASURE.fullmatch(piece)]
    figures = _scores(scores[0]) if len(pieces) == 2 and len(scores) == 1 else None
    return figures if figures is not None and figures.kind == "scores" else None


def _size(text: str) -> Figures | None:
    experts = _EXPERTS.fullmatch(text)
    if experts:
        return Figures(kind="size", texts=(text,), reason="a mixture of experts: not one number")
    found = _SIZE.fullmatch(text)
    if found is None:
        return None
    factor = {"b": 1.0, "m": 0.001, "t": 1000.0}[found.group(2)[0].casefold()]
    number = float(found.group(1)) * factor
    return Figures(kind="size", numbers=(round(number, 9),), texts=(text,))


_MEMORY_RANGE = re.compile(r"[~≈]?\s*\d+(?:\.\d+)?\s*(?:gib|gb|g)?\s*(?:-|~|to)\s*(?=\d)", re.I)


_MEMORY_REMARK = re.compile(r"(?<=[GMTBgmtb+])\s*[(（][^()（）]*[^()（）\d.%\s+-][^()（）]*[)）]$")
"""Words in brackets behind an amount: `~24GB (one card)`."""


def _memory(text: str) -> Figures | None:
    """`5 GB`, `7-8 GB`: of a range the lower end, from which on it runs."""
    text = _MEMORY_REMARK.sub("", text)
    low = _MEMORY_RANGE.match(text)
    found = _MEMORY.fullmatch(text[low.end() :] if low else text)
    if low is not None and found is not None:
        text = re.sub(r"[^\d.]", "", low.group(0)) + " " + found.group(2)
        found = _MEMORY.fullmatch(text)
    if found is None or found.group(2).casefold() == "m":
        return None
    number = round(float(found.group(1).replace(",", "")) * in_gigabytes(found.group(2)), 4)
    return Figures(kind="memory", numbers=(number,), texts=(text,))


def in_gigabytes(unit: str) -> float:
    """Gigabytes in one TB, GiB, G, MB; 1,024 of a unit make one of the next, as cards and tools count."""
    return {"t": 1024.0, "g": 1.0, "г": 1.0, "m": 1 / 1024}[unit[0].casefold()]


def _cost(text: str) -> Figures | None:
    """`37.1G / 2.3s/it`: memory first, speed behind it."""
    first, slash, rest = text.partition("/")
    memory = _memory(first.strip()) if slash else None
    if memory is None or not re.fullmatch(
        r"\s*\d+(?:\.\d+)?\s*(?:s/it(?:er)?|it/s|s|ms|tok(?:en)?s?/s|fps)\s*", rest, re.I
    ):
        return None
    return Figures(kind="memory", numbers=memory.numbers, texts=(text,))


_COUNTED = re.compile(
    r"(?P<right>\d{1,7})\s?/\s?(?P<all>\d{1,7})\s?[(,;=:→ ]\s?(?P<share>\d{1,3}(?:\.\d+)?)\s?%\)?"
    r"|(?P<share_first>\d{1,3}(?:\.\d+)?)\s?%\s?\((?P<right_behind>\d{1,7})\s?/\s?(?P<all_behind>\d{1,7})\)"
)
"""`449/999 (44.94%)`, `44.94% (449/999)`: how many of how many, and the share that they are."""
ROUNDED = 0.6
"""Percent by which a share may differ from its two counts."""


def _counted(text: str) -> Figures | None:
    """The shares of counts beside them, one or several apart by slashes, each checked by its counts."""
    if "%" not in text:
        return None
    found = list(_COUNTED.finditer(text))
    if not found or _COUNTED.sub("", text).strip(" /|"):
        return None
    shares = [one["share"] or one["share_first"] for one in found]
    for one, share in zip(found, shares, strict=True):
        whole = int(one["all"] or one["all_behind"])
        if not whole or abs(100 * int(one["right"] or one["right_behind"]) / whole - float(share)) > ROUNDED:
            return None
    return Figures(kind="scores", numbers=tuple(map(float, shares)), texts=tuple(shares), is_percent=True)


def _scores(text: str) -> Figures | None:
    model = condition = ""
    text = without_loss(share_counted(text) or text)
    body = _DELTA.sub("", text) if _SCORE.match(text) and not _SCORE.fullmatch(text) else text
    if not _SCORE.fullmatch(body):
        body = _PLAIN_DELTA.sub("", body)
        bracket = _BRACKET.search(body)
        while bracket and bracket.start() > 0:
            inner = bracket.group(1).strip()
            if re.search(r"[A-Za-z]", inner):
                model, condition = (inner, condition) if not _is_condition(inner) else (model, inner)
            elif not re.fullmatch(
                rf"(?:{_NUMBER})\s*%?(?:\s?[-–,]\s?(?:{_NUMBER})\s*%?)?|#\d{{1,3}}|[*†‡↑↓\s]*", inner
            ):
                return None
            body = body[: bracket.start()]
            bracket = _BRACKET.search(body)
    return _numbers(body, model, condition)


def _numbers(body: str, model: str, condition: str) -> Figures | None:
    numbers, texts, percent = [], [], False
    for piece in _SEPARATOR.split(body):
        if _MISSING.fullmatch(piece.strip()) and len(piece.strip()) <= 3:
            numbers.append(float("nan"))
            texts.append(piece.strip())
            continue
        found = _SCORE.fullmatch(piece.strip()) or _SCORE.fullmatch(_DELTA.sub("", piece).strip())
        if found is None:
            return None
        written = found.group(1).replace(",", "").replace("−", "-")
        if re.fullmatch(r"[+\-]?0\d+(?:\.\d+)?", written):
            return None
        numbers.append(float(written))
        texts.append(found.group(1))
        percent = percent or bool(found.group(2))
    if not any(number == number for number in numbers):
        return Figures(kind="missing", reason=f"missing marker {body}")
    return Figures(
        kind="scores", numbers=tuple(numbers), texts=tuple(texts), is_percent=percent, model=model, condition=condition,
        is_signed=all(text[0] in "+-−" for text in texts),
    )  # fmt: skip


_BOUND = re.compile(rf"([<>≤≥]?)\s*((?:{_NUMBER})\s*%?)(\+?)")
_COMPARATORS: dict[str, Comparator] = {"<": "<", "≤": "<", ">": ">", "≥": ">", "+": ">"}


def _bound(text: str) -> Figures | None:
    """`95+`, `<5`: a figure of which only a bound is said."""
    found = _BOUND.fullmatch(text)
    sign = found.group(1) or found.group(3) if found else ""
    if found is None or not sign or (found.group(1) and found.group(3)):
        return None
    figures = _numbers(found.group(2), "", "")
    return replace(figures, comparator=_COMPARATORS[sign]) if figures is not None else None


def _spaced(text: str) -> Figures | None:
    """`88.0 86.63 85.67`: several figures with a fraction each, apart by blanks alone."""
    pieces = text.split(" ")
    if not 2 <= len(pieces) <= MOST_SPACED or not all(_WITH_FRACTION.fullmatch(piece) for piece in pieces):
        return None
    figures = _numbers("/".join(pieces), "", "")
    return replace(figures, is_spaced=True) if figures is not None else None


_WITH_FRACTION = re.compile(r"\d+\.\d+%?")
MOST_SPACED = 4
"""Figures that a heading may name part by part; longer rows of numbers are vectors."""


def _is_condition(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:\d+|zero|few|one)[- ]?shots?\*?|w/.*|w/o.*|with.*|\+.*|cot|\d+ ?(?:frames?|f|fps|px)|ours|ft|"
            r"(?:val|test|dev)[\w-]*|repro.*|our.*",
            text,
            re.I,
        )
        or re.fullmatch(r"[a-z]{1,4}", text)
    )
