"""A text and an amount of memory in it in; how much it is, what is said of it, and whether it is a card's own out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from extract.narrative.memory.no_needs import BEFORE, BEHIND

AMOUNT = re.compile(
    r"(?:(?<![A-Za-z0-9_.,-])|(?<=\d[x×*]))(?:(?P<low>\d+(?:[.,]\d{1,2})?)\s?(?:Gi?B?\s?)?[-–~]\s?)?(?P<number>\d+(?:[.,]\d{1,2}|\.\d+)?)\s?(?P<unit>GB|GiB?|[Gg]igabytes?|G|Go|MB|MiB|ГБ)(?![A-Za-z0-9_])"
)
UP_FROM = re.compile(r"(?<![\w.,-])(?P<low>\d+(?:[.,]\d{1,2})?)\s?(?:GB?\s?)?(?:to|–|-|~|a|à|bis)\s?$")
CARD_NAME = (
    r"(?:(?:nvidia |geforce |tesla |quadro )*"
    r"(?:[RG]TX ?A?\d{4}|[345]0[5-9]0|[AHBVPLT]\d{1,3}[GS]?|titan \w+)(?: ?(?:ti|super|ada))*\b)"
)
"""What graphics cards are called."""
_ONE = r"(?:an? (?:single )?|one (?:single )?|1 ?[x×]? ?|single )(?:consumer )?"
_WITH = r"(?: gpu)?(?: with (?:only )?|\s?[(-]?)"
_NEEDS_ONE = r"\b(?:requir(?:es?|ing)|needs?|minimum hardware:?|at least|fits? (?:on|in|into))\s+(?:at least )?" + _ONE
_RUNS_ON_ONE = (
    r"\b(?:(?<!were )(?<!was )runs?|deployed|served|loaded)(?: it| this| the model)? on\s+(?:at least )?" + _ONE
)
_ENOUGH = r"(?: of (?:v?ram|memory))? (?:(?:is|are|will be|should be) (?:\w+ly )?(?:enough|sufficient)|suffices?)\b"
_TAKES_A_CARD = (
    r"\b(?:requires?|needs?|fits?|(?<!were )(?<!was )(?<!been )runs?|works"
    r"|be (?:served|run|loaded|deployed)|calls? for|asks? for|takes"
    r"|(?:is|are) happy)\b"
    r"(?: (?:\w+ly|fine|well|at full speed))?(?: (?:on|in|into|with|within|at least))*"
    r"(?: (?:an?|one|any|single|consumer|desktop|modern|\w+-range))* "
)
_RUN_CARD = re.compile(
    rf"{_TAKES_A_CARD}(?:(?=\d+ ?GB? (?:(?:graphics )?(?:card|gpu)s?\b|{CARD_NAME}))"
    rf"|(?:(?:graphics )?(?:card|gpu) (?:with|of|that has)|{CARD_NAME}(?: with| of| \()) ?"
    r"(?:at least |about |only )?(?=\d))"
    rf"|{_RUNS_ON_ONE}{CARD_NAME}{_WITH}(?=\d)|{_RUNS_ON_ONE}(?=\d+ ?GB? {CARD_NAME})",
    re.IGNORECASE,
)
"""The card that a model runs on: "deployed on a single A100 80GB"; no need of it where something is trained on it."""
_ONE_CARD = re.compile(
    r"\b(?:requir\w+|needs?|fits?|runs?)\b[^.;]{0,24}\b(?:single|one|a)\s+(?:graphics )?(?:card|gpu)\s+(?:with|of)\s+"
    r"(?:only |about |at least )?(?=\d)"
    r"|\b(?:fits?|runs?(?: it| the model| [A-Z][\w.-]+)?|running) (?:(?:on|in|into) (?:(?:an?|one"
    r"|any) )?|(?<!which fits )(?<=\bfits )an? |(?<=\bfit )an? )(?:single |consumer )?"
    r"(?=\d+ ?GB? (?:graphics )?(?:card|gpu)s?\b)"
    r"|\b(?:single|one)[- ](?:card|gpu)\s*\(\s*(?:above |over |about |at least |[>≥~]\s?)?(?=\d)"
    rf"|{_NEEDS_ONE}{CARD_NAME}{_WITH}(?=\d)|{_NEEDS_ONE}(?=\d+ ?GB? {CARD_NAME})"
    rf"|\b{_ONE}{CARD_NAME}{_WITH}(?=\d+ ?GB?\)?{_ENOUGH})"
    rf"|\b(?:{_ONE}|any )(?=\d+ ?GB? (?:(?:graphics |video )?card|gpu){_ENOUGH})"
    r"|\b(?:comfortable|comfortably|happy|happily|at home|usable|possible|fine) (?:\w+ )?(?:on|with|in) (?:an? |one )?"
    r"(?:single )?(?=\d+ ?GB? (?:(?:graphics |video )?card|gpu)\b)"
    r"|\b(?:on|with) (?:an? (?:single )?)?(?=\d+ ?GB? (?:(?:graphics )?(?:card|gpu)|of (?:v-?ram|gpu memory)|v-?ram),? "
    r"(?:you|one|we) can (?:run|use|load|serve|host)\b)",
    re.IGNORECASE,
)
"""What one card must have is what the model needs, even where the sentence speaks of training."""
_USED_CARD = re.compile(
    r"\b(?:used?|using|have|has|had|own(?:ed)?|bought|rented|tested|measured)(?: (?:[\w.-]+ ){0,3}(?:on|with))? "
    r"(?:an?|one|our|the|two|my) "
    r"(?:[\w-]+ ){0,3}(?:gpus?|cards?|machine|server|workstation) (?:with|of) (?:about |~)?$",
    re.IGNORECASE,
)
"""Before the amount of a card that somebody used: "we used a card with 24 GB"."""
_OWNED_CARD = re.compile(
    r"\b(?:gpus?|cards?|machines?|servers?|workstations?|nodes?) (?:with|of) (?:about |~)?$", re.IGNORECASE
)
_AT_HAND = re.compile(
    r"[^.;,]{0,30}?\b(?:is|are|was|were) (?:available|installed|used|at hand|rented)\b", re.IGNORECASE
)
"""Around an amount that a card has which somebody owns: "a GPU with 80GB was available"."""
_IF = re.compile(
    r"^\W*For (?:\d|two|three|four|eight|several|single|one) (?:[\w-]+ )?(?:cards?|gpus?) (?:with|of) $"
    r"|\b(?:if|when|in case|unless)\s+(?:your|you|the|my|a)\b[^,.;:]*$",
    re.IGNORECASE,
)
"""Before an amount that somebody's card may have: "If your GPU has less than 24GB, …"."""
_CARD_HAS = re.compile(
    r"^\W*(?:(?:the|an?|our|your)\s+)?(?:(?:nvidia|amd|geforce|apple|tesla|radeon)\s+)*"
    r"(?:RTX|GTX|RX|Quadro|[AHVBL]\d{1,3}0?0S?|T4|L4|M[1-5])\b"
    r"(?:[^.;,]{0,24}?\s(?:has|offers|provides|features|packs)|[^.;]{0,120}?\s(?:is|comes|are|ships) (?:\w+ )?with)\s"
    r"(?:only |just |about |~ ?)?$"
    r"|^\W*your (?:gpu|(?:graphics )?card)\W{1,6}(?:has (?:only )?)?$",
    re.IGNORECASE,
)
"""Before an amount: a card is what is spoken of, "The RTX 4090, a consumer's card, is equipped with 24 GB"."""
_NOT_ENOUGH = re.compile(
    r"[^.;,]{0,24}\b(?:(?:is|are|was|were) (?:not|never)|(?:is|are|was|were)n['’]t) (?:\w+ )?(?:enough|sufficient)\b"
    r"|[^.;,]{0,24}\b(?:is|are|was|were) too (?:little|small|tight)\b"
    r"|(?: of (?:gpu )?(?:v-?ram|memory))? for (?:the |its )?(?:optimi[sz]er|gradients?|kv|caches?|buffers?"
    r"|activations?|llm|language model|context|image tokens|(?:vision |image |visual )?(?:encoder|tower)|projector)\b"
    r"(?! (?:length|of \d|window))",
    re.IGNORECASE,
)
"""Behind an amount that is no need of the whole model: too little, or that of what is kept beside it."""
_HARDWARE = re.compile(
    r"\b(?:[AHVBPL]\d{1,3}0?0?(?=s\b|x\b|\W)|RTX|GTX|RX \d{4}|T4|TPU|Colab|Kaggle|Jetson"
    r"|M[1-4](?: (?:Pro|Max|Ultra))?\b|4090|3090|i?Mac(?:Book)?(?: Pro| Air| Mini| Studio)?)"
    r"[- ]?(?:s\b|x\b)?(?:(?!\b(?:uses|needs|takes|requires)\b)[^.;]){0,12}$",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"\b(?:train(?:ed|ing)?|pre-?train\w*|cluster|nodes?|disk|disco|storage|download|repositor(?:y|io)|fichero|archivo"
    r"|checkpoint (?:size|file)|file"
    r" size|float32 checkpoint|system ram|cpu)\b",
    re.IGNORECASE,
)
_OWN_BRACKET = re.compile(
    r"[^,;()（）]{0,24}[(（](?!(?:vs|versus|compared|instead|rather|down|up|from|originally|against|or)\b)[^()（）]{1,40}[)）]",
    re.IGNORECASE,
)
"""`14GB VRAM (FP16)`: the brackets right behind an amount belong to it, unless they compare: `(vs 20GB for FP16)`."""
_LED = re.compile(r"\W*(?:At|In|With|Using|Under)\b[^,;.\d]{0,20}[\w-]+,\s", re.IGNORECASE)
"""What a sentence begins with and says of its first amount: "At BF16, it takes …"."""
_LEADS = re.compile(
    r"\s*(?:(?:and|but|y|e|und|et)\s)?(?:with|at|in|using|under|after|con|en|mit|bei|avec|com|em)\s(?:\w+ ){0,3}"
    r"(?:int-?[48]|[48]-?\s?bits?|[fb]f?p?-?(?:16|8)|awq|gptq|nf4|q\d\w*)\b[^,;.\d]{0,24},"
    r"|\s*(?:采用|使用|经过?|通过|启用|开启|在)\s?(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|8)|awq|gptq|nf4)[^，。；\d]{0,10}，",
    re.IGNORECASE,
)
"""What leads a later amount, "…; with 4 bits, about 6 GB"."""
_OTHERWISE = re.compile(
    r",\s+(?:or|and)\s+(?:in|at|with)\b"
    r"|;\s+(?:the |an? )(?:[\w-]+ ){1,2}(?:build|version|variant|model|checkpoint|one)\b"
)
"""Behind an amount: another way of running the model, whose amount has no unit."""
_PART = re.compile(r"[,;(，；（]|\s?[/|·]\s|\band\b|\bor\b", re.IGNORECASE)
_CLOSED = re.compile(r"[(（][^()（）]{0,40}[)）][^()（）]{0,40}")
"""A bracket that is closed again before the amount: "QLoRA (r=64) fits in 19 GB"."""
_SEVERAL_CARDS = re.compile(r"(?<![\w.])\d{1,3}\s?[x×*]\s?\d{2,3}\s?GB?\b")
"""No amount of one card, and yet another need beside it: "8x80GB for training, 24 GB for inference"."""
_CARD = re.compile(r"[\s-]*(?:graphics )?(?:gpus?|cards?|ones)\b(?! ?(?:memory|v?ram))", re.IGNORECASE)
_NEEDED = re.compile(r"\s*(?:of )?(?:gpu |video |graphics )?(?:v-?ram|memory)\b", re.IGNORECASE)
_IS_NEEDED = re.compile(
    r"\b(?:needs?|wants?|requires?|takes?|took|uses?|used|peak(?:s|ed)? (?:of|at)|peaks?)\s(?:about |around "
    r"|only |~ ?)?$",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\badd\w*\s(?:about |around |roughly |another |up to |~ ?)?(?:\d+(?:\.\d+)?\s?(?:GB? ?)?(?:to|–|-)\s?)?$",
    re.IGNORECASE,
)
_RAM = re.compile(r"\s*(?:of )?(?:system |main |cpu |host )?RAM\b")
"""Behind an amount that is the computer's, where the graphics card has another."""
_OF_CARD = re.compile(r"\s*(?:的\s?)?(?:[AHV]100|[AH]800|RTX|GPUs\b)")
_RUN = re.compile(r"\b(?:fine-?tun|inference|v-?ram|gpu ram)", re.IGNORECASE)
"""What makes an amount beside words of training one of running the model."""
NEAR, _BESIDE = 60, 30
"""Characters before an amount in which words say what it is of."""


def decimal(text: str) -> float:
    return float(text.replace(",", "."))


def gigabytes(amount: re.Match[str]) -> float:
    """Of a range the lower end, from which on the model runs."""
    number = decimal(amount["low"] or amount["number"])
    return number / 1024 if amount["unit"].startswith("M") else number


def names_one_card(text: str) -> bool:
    """Whether a text says which one card, with its memory, is needed or runs the model."""
    return _ONE_CARD.search(text) is not None or _RUN_CARD.search(text) is not None


_TIMES = re.compile(r"(?<![\w.])(?P<count>\d{1,3})\s?[x×*]\s?$")


def cards_before(amount: re.Match[str]) -> str:
    """`4 × 80 GB`: over how many cards the memory is spread; "" for one."""
    times = _TIMES.search(amount.string, max(0, amount.start() - len("100 × ")), amount.start())
    return f"{int(times['count'])} GPUs" if times is not None and int(times["count"]) > 1 else ""


class Amounts:
    """The amounts of memory of one sentence; what holds of all of it is looked for once, however many there are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = list(AMOUNT.finditer(text))

    def is_of_hardware(self, amount: re.Match[str]) -> bool:
        """Whether an amount is that of a card, of training or of disks, and no need of the model."""
        if amount.start() in self._needed_cards:
            return False
        text, start, end = self.text, amount.start(), amount.end()
        if _RAM.match(text, end) and self._names_gpu:
            return True
        if _IF.search(text, max(0, start - NEAR), start):
            return True
        if _OWNED_CARD.search(text, max(0, start - NEAR), start) and (
            _AT_HAND.match(text, end) or _USED_CARD.search(text, max(0, start - NEAR), start)
        ):
            return True
        if any(form.match(text, end) for form in BEHIND):
            return True
        if _NOT_ENOUGH.match(text, end) or any(form.search(text, max(0, start - NEAR), start) for form in BEFORE):
            return True
        if _ADDED.search(text, max(0, start - NEAR), start) or (
            _CARD.match(text, end) and (self._names_memory or self._is_need_told_beside(amount))
        ):
            return True
        if _CARD_HAS.search(text, 0, start):
            return True
        before = text[max(0, start - _BESIDE) : start]
        return _HARDWARE.search(before) is not None or _OF_CARD.match(text, end) is not None or self._is_of_training

    def phrase(self, amount: re.Match[str]) -> str:
        """The part of the sentence that an amount stands in, where others stand beside it ("20GB, 9GB in int4")."""
        text = self.text
        if len(self.found) == 1 and not _SEVERAL_CARDS.search(text):
            other = _OTHERWISE.search(text, amount.end())
            return text[: other.start()] if other else text
        before = self._begun_before(amount)
        own = _OWN_BRACKET.match(text, amount.end())
        after = bisect_left(self._part_starts, own.end() if own else amount.end())
        is_led = amount.start() == self.found[0].start() and _LED.match(text) is not None
        start = self._part_ends[before - 1] if before and not is_led else 0
        if before and not is_led:
            told = self._part_ends[before - 2] if before > 1 else 0
            is_own = not any(told <= other.start() < start for other in self.found)
            start = told if is_own and _LEADS.match(text, told) else start
        return text[start : self._part_starts[after] if after < len(self._part_starts) else len(text)]

    def _begun_before(self, amount: re.Match[str]) -> int:
        """How many parts have begun before an amount, without brackets right before it that are closed again."""
        before = bisect_right(self._part_ends, amount.start())
        while before and _CLOSED.fullmatch(self.text, self._part_starts[before - 1], amount.start()):
            before -= 1
        return before

    @cached_property
    def _needed_cards(self) -> frozenset[int]:
        forms = (_ONE_CARD,) if self._is_of_training else (_ONE_CARD, _RUN_CARD)
        needed = {found.end() for form in forms for found in form.finditer(self.text)}
        told = {amount.start() for amount in self.found if _NEEDED.match(self.text, amount.end())}
        return frozenset(needed & told if told else needed)  # "5 GB VRAM fits on an RTX 3060 12GB"

    def _is_need_told_beside(self, amount: re.Match[str]) -> bool:
        """ "needs 33 GB, so use a 40 GB card": another amount is what is needed."""
        return any(
            other is not amount
            and not _CARD.match(self.text, other.end())
            and _IS_NEEDED.search(self.text, max(0, other.start() - NEAR), other.start())
            for other in self.found
        )

    @cached_property
    def _names_memory(self) -> bool:
        return any(_NEEDED.match(self.text, amount.end()) for amount in self.found)

    @cached_property
    def _names_gpu(self) -> bool:
        return re.search(r"v-?ram\b|\bgpus?\b", self.text, re.IGNORECASE) is not None

    @cached_property
    def _is_of_training(self) -> bool:
        return _TRAINED.search(self.text) is not None and _RUN.search(self.text) is None

    @cached_property
    def _part_starts(self) -> list[int]:
        return [found.start() for found in _PART.finditer(self.text)]

    @cached_property
    def _part_ends(self) -> list[int]:
        return [found.end() for found in _PART.finditer(self.text)]
