"""A text and an amount of memory in it in; how much it is, what is said of it, and whether it is a card's own out."""

from __future__ import annotations

import re

from extract.records import Comparator

AMOUNT = re.compile(
    r"(?<![A-Za-z0-9_.,-])(?:(?P<low>\d+(?:[.,]\d{1,2})?)\s?(?:Gi?B?\s?)?[-–~]\s?)?(?P<number>\d+(?:[.,]\d{1,2}|\.\d+)?)\s?(?P<unit>GB|GiB|G|MB|MiB|ГБ)(?![A-Za-z0-9_])"
)
UP_FROM = re.compile(r"(?<![\w.,-])(?P<low>\d+(?:[.,]\d{1,2})?)\s?(?:GB?\s?)?(?:to|–|-|~|a|à|bis)\s?$")
ONE_CARD = re.compile(
    r"\b(?:requir\w+|needs?|fits?|runs?)\b[^.;]{0,24}\b(?:single|one|a)\s+(?:graphics )?(?:card|gpu)\s+(?:with|of)\s+"
    r"(?:only |about |at least )?(?=\d)"
    r"|\b(?:fits?|runs?) (?:on|in|into) (?:an?|one) (?:single )?(?=\d+ ?GB? (?:graphics )?(?:card|gpu)\b)"
    r"|\b(?:single|one)[- ](?:card|gpu)\s*\(\s*(?:above |over |about |at least |[>≥~]\s?)?(?=\d)",
    re.IGNORECASE,
)
"""What one card must have is what the model needs, even where the sentence speaks of training."""
_RECOMMENDED = re.compile(
    r"\s?\+?\s*(?:(?:of )?(?:gpu |video )?(?:v-?ram|memory)\s*)?(?:is |are )?recommended\b", re.IGNORECASE
)
"""Behind an amount that is better than what is needed: "16 GB VRAM (24 GB recommended)"."""
_OWNED_CARD = re.compile(
    r"\b(?:gpus?|cards?|machines?|servers?|workstations?|nodes?) (?:with|of) (?:about |~)?$", re.IGNORECASE
)
_AT_HAND = re.compile(
    r"[^.;,]{0,30}?\b(?:is|are|was|were) (?:available|installed|used|at hand|rented)\b", re.IGNORECASE
)
"""Around an amount that a card has which somebody owns: "a GPU with 80GB was available"."""
_IF = re.compile(r"\b(?:if|when|in case|unless)\s+(?:your|you|the|my|a)\b[^,.;:]*$", re.IGNORECASE)
"""Before an amount that somebody's card may have: "If your GPU has less than 24GB, …"."""
_FOR_ANY = re.compile(r"[^.;,]{0,24}?\bfor (?:an?|any) (?:[\w-]+ )?\d+(?:\.\d+)?B\b")
"""Behind an amount that is told of any model of a size: "24 GB for a 7B model"."""
_WISHED = re.compile(
    r"\s*(?:of )?(?:gpu |video )?(?:v-?ram|memory)?\s*(?:targets?|budgets?|goals?|limits?|caps?)\b", re.IGNORECASE
)
"""Behind an amount that somebody hopes for or must keep to: "1 GB VRAM target"."""
_HARDWARE = re.compile(
    r"\b(?:[AHVBPL]\d{1,3}0?0?(?=s\b|x\b|\W)|RTX|GTX|T4|TPU|4090|3090|i?Mac(?:Book)?(?: Pro| Air| Mini| Studio)?)"
    r"[- ]?(?:s\b|x\b)?[^.;]{0,12}$",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"\b(?:train(?:ed|ing)?|pre-?train\w*|cluster|nodes?|disk|disco|storage|download|repositor(?:y|io)|fichero|archivo"
    r"|checkpoint (?:size|file)|file"
    r" size|float32 checkpoint|system ram|cpu)\b",
    re.IGNORECASE,
)
_OWN_BRACKET = re.compile(
    r"[^,;()]{0,24}\((?!(?:vs|versus|compared|instead|rather|down|up|from|originally|against)\b)[^()]{1,40}\)",
    re.IGNORECASE,
)
"""`14GB VRAM (FP16)`: the brackets right behind an amount belong to it, unless they compare: `(vs 20GB for FP16)`."""
_LED = re.compile(r"\W*(?:At|In|With|Using|Under)\b[^,;.\d]{0,20}[\w-]+,\s", re.IGNORECASE)
"""What a sentence begins with and says of its first amount: "At BF16, it takes …"."""
_OTHERWISE = re.compile(r",\s+(?:or|and)\s+(?:in|at|with)\b")
"""Behind an amount: another way of running the model, whose amount has no unit."""
_PART = re.compile(r"[,;(，；（]|\band\b|\bor\b", re.IGNORECASE)
_CARD = re.compile(r"[\s-]*(?:graphics )?(?:gpus?|cards?)\b(?! ?(?:memory|v?ram))", re.IGNORECASE)
_NEEDED = re.compile(r"\s*(?:of )?(?:gpu |video |graphics )?(?:v-?ram|memory)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"\badd\w*\s(?:about |around |roughly |another |~ ?)?(?:\d+(?:\.\d+)?\s?(?:GB? ?)?(?:to|–|-)\s?)?$", re.IGNORECASE
)


def decimal(text: str) -> float:
    return float(text.replace(",", "."))


def gigabytes(amount: re.Match[str]) -> float:
    """Of a range the lower end, from which on the model runs."""
    number = decimal(amount["low"] or amount["number"])
    return number / 1024 if amount["unit"].startswith("M") else number


def is_of_hardware(text: str, amount: re.Match[str]) -> bool:
    if any(found.end() == amount.start() for found in ONE_CARD.finditer(text)):
        return False
    if _IF.search(text, 0, amount.start()):
        return True
    if _OWNED_CARD.search(text, 0, amount.start()) and _AT_HAND.match(text, amount.end()):
        return True
    if any(found.match(text, amount.end()) for found in (_FOR_ANY, _WISHED, _RECOMMENDED)):
        return True
    if _ADDED.search(text[: amount.start()]) or re.match(r"[^.,;]{0,24}\boverhead\b", text[amount.end() :]):
        return True
    if _CARD.match(text, amount.end()) and any(_NEEDED.match(text, other.end()) for other in AMOUNT.finditer(text)):
        return True
    before = text[max(0, amount.start() - 30) : amount.start()]
    behind = text[amount.end() : amount.end() + 14]
    if _HARDWARE.search(before) or re.match(r"\s*(?:[AHV]100|[AH]800|RTX|GPUs\b)", behind):
        return True
    return (
        _TRAINED.search(text) is not None
        and re.search(r"\b(?:fine-?tun|inference|v-?ram)", text, re.IGNORECASE) is None
    )


def phrase_of(text: str, amount: re.Match[str]) -> str:
    """The part of the sentence that the amount stands in, where others stand beside it ("20GB, 9GB in int4")."""
    if len(AMOUNT.findall(text)) == 1:
        other = _OTHERWISE.search(text, amount.end())
        return text[: other.start()] if other else text
    start = max((stop.end() for stop in _PART.finditer(text, 0, amount.start())), default=0)
    led = _LED.match(text)
    if led and AMOUNT.search(text, 0, amount.start()) is None:
        start = 0
    own = _OWN_BRACKET.match(text, amount.end())
    after = _PART.search(text, own.end() if own else amount.end())
    return text[start : after.start() if after else len(text)]


def comparator_of(text: str, amount: re.Match[str] | None) -> Comparator:
    lead = text.casefold() if amount is None else text[max(0, amount.start() - 18) : amount.start()].casefold()
    if re.search(r"(?:less than|no more than|at most|under|below|<)\s*(?:only )?$", lead):
        return "<"
    if re.search(r"(?:more than|over|above|>)\s*$", lead):
        return ">"
    if re.search(r"(?:about|around|approximately|roughly|~|≈|约)\s*$", lead):
        return "~"
    return "="
