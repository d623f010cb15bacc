"""An analysed sentence or a key-value pair in; claims about the least GPU memory out.

Only memory that a model needs counts: a requirement word beside a memory word. The memory of the cards it was trained
on ("64 A100 80GB GPUs") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.narrative.analysis import Analysis, Subject
from extract.narrative.scribe import Scribe
from extract.narrative.sentences import Sentence
from extract.narrative.speakers import is_said_of_other, subject_before
from extract.records import Comparator

_AMOUNT = re.compile(r"(?<![A-Za-z0-9_.-])(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>GB|GiB|G|MB|MiB)(?![A-Za-z0-9_])")
_MEMORY = re.compile(
    r"\b(?:v-?ram|(?:gpu|video|graphics|cuda|device)[- ](?:memory|ram|vram)|memory(?: usage| footprint|"
    r" consumption| requirements?)?|gpu)\b|显存|gpu ?内存",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:requir\w+|needs?|needed|asks? for|calls? for|demands?|run (?:it|them|the model)|will do|makes? do with"
    r"|min(?:imum)?|at least"
    r"|usage|uses?|consum\w+|takes?|occup\w+|fits?|runs?"
    r" (?:on|in|with|within)|enough|footprint|as little as|suffic\w+|inference|only|"
    r"peaks?|down to|down from \d[\d.]* ?GB? to|deploy\w* (?:on|in|with)|(?:memory|v-?ram) (?:stays|remains)|"
    r"(?:memory|v-?ram) (?:is|was)(?! recommended))\b|"
    r"(?:memory|v-?ram)(?: \([^()]*\))?\s*[:=]|需要|仅需|只需|需求|占用|使用|峰值|至少|即可",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\b(?:requirements?|prerequisites?|requisitos|required|needed|minimum|(?:do|will|would) (?:I|we|you) need"
    r"|does (?:it|the model) (?:need|take|require|use)|can (?:I|we|you) (?:run|fit|fine-?tune|train|load))\b"
    r"|要求|环境需求|필요",
    re.IGNORECASE,
)
"""A heading or question whose items are needed, whether they say so or not: "## Requirements"."""
_MEMORY_HEADING = re.compile(
    r"\b(?:v-?ram|(?:gpu|video|graphics) (?:memory|requirements?)|how much (?:gpu )?memory"
    r"|(?:on|with) (?:a|one|my|a single|consumer) (?:\w+ )?(?:cards?|gpus?))\b|显存",
    re.IGNORECASE,
)
"""A heading below which amounts are those of graphics cards."""
_RECOMMENDED = re.compile(
    r"\s?\+?\s*(?:(?:of )?(?:gpu |video )?(?:v-?ram|memory)\s*)?(?:is |are )?recommended\b", re.IGNORECASE
)
"""Behind an amount that is better than what is needed: "16 GB VRAM (24 GB recommended)"."""
SIZED_NAME = re.compile(r"(?<![\w.-])[A-Z][\w.-]*-\d+(?:\.\d+)?B(?:-[A-Z][\w-]*)?(?![\w-])")
"""A name with its size, known or not."""
_NEEDING = re.compile(
    rf"(?P<name>{SIZED_NAME.pattern})(?: \([^()]{{0,60}}\))?\s+(?:\w+ly )?(?:can )?"
    r"(?:needs?|requires?|takes?|uses?|consumes?|occupies|(?:runs?|fits?) (?:on|in|into|with|within))\b"
)
"""A name with its size and the verb that it is the subject of."""
_VERB = re.compile(
    r"\b(?:requir(?:es?|ed)|needs?|needed|asks? for|calls? for|demands?|makes? do with|consum(?:es?|ed)|takes?"
    r"|took|uses|occup(?:y|ies|ied)|fits?"
    r"|runs?(?= (?:on|in|with)))\b",
    re.IGNORECASE,
)
"""A verb whose subject needs the memory."""
_IN_PRECISION = re.compile(
    r"\binference\b[^.;]{0,24}\b(?:takes?|needs?|requires?|uses?|fits? in(?:to)?|occupies)\s+(?:about "
    r"|around |only |just |~ ?)?"
    r"\d[\d.]* ?G(?:i?B)?\s+(?:in|at|with)\s+(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|b?float\d+|half|full)",
    re.IGNORECASE,
)
"""Memory that is not called so: what inference takes in a precision."""
_OTHER_NEED = re.compile(
    r"\b(?:requir\w+|needs?|needed|uses?|consum\w+|takes?)\s+(?:about |around |up to |only |roughly |~ ?)?"
    r"\d+(?:[.,]\d+)?\s?(?:k?W|[Ww]atts?|kWh|ms|s|sec\w*|min\w*|h|hours?|days?)\b"
)
"""What is used up here is power or time: "uses 300 W"."""
_OWNED_CARD = re.compile(
    r"\b(?:gpus?|cards?|machines?|servers?|workstations?|nodes?) (?:with|of) (?:about |~)?$", re.IGNORECASE
)
_AT_HAND = re.compile(
    r"[^.;,]{0,30}?\b(?:is|are|was|were) (?:available|installed|used|at hand|rented)\b", re.IGNORECASE
)
"""Around an amount that a card has which somebody owns: "a GPU with 80GB was available"."""
_FOR_ANY = re.compile(r"[^.;,]{0,24}?\bfor (?:an?|any) (?:[\w-]+ )?\d+(?:\.\d+)?B\b")
"""Behind an amount that is told of any model of a size: "24 GB for a 7B model"."""
_FOR_SIZE = re.compile(r"[^,;.\d]{0,30}?\bfor (?:the|our|its) (?P<size>\d+(?:\.\d+)?[BM])\b")
"""Behind an amount: the size of the model that needs it, "6 GB for the 2B model and 14 GB for the 6B one"."""
_OF_SIZE = re.compile(
    r"\b(?:the|our|its) (?P<size>\d+(?:\.\d+)?[BM]) (?:model|variant|version|one|checkpoint)\b", re.IGNORECASE
)
"""The size of the model that a sentence is about: "fine-tuning the 7B model fits into 24 GB"."""
_SIZED = re.compile(r"\d[BM]\b")
_NO_GPU = re.compile(
    r"\b(?:no gpu|without (?:an?y? )?gpus?|cpu[- ]only|of (?:system |main |cpu )?ram)\b", re.IGNORECASE
)
"""The memory is that of a computer and not of a graphics card."""
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
    r"\b(?:train(?:ed|ing)?|pre-?train\w*|cluster|nodes?|disk|storage|download|checkpoint (?:size|file)|file"
    r" size|float32 checkpoint|system ram|cpu)\b",
    re.IGNORECASE,
)
_GRAPHICS = re.compile(
    r"\b(?:v-?ram|gpus?|video|graphics|cuda|device|memory (?:usage|footprint|consumption|requirements?))\b|"
    r"显存|gpu ?内存",
    re.IGNORECASE,
)
_MODEL_HEAD = re.compile(r"\b(?:it|its|model|variant|version|checkpoint|inference|fine-?tuning)\b", re.IGNORECASE)
_SURROUNDINGS = re.compile(
    r"^\W*(?:the |our |running |building |to (?:run|build) )*"
    r"(?:unit )?(?:experiments?|tests?|test suite|build|compil\w+|installer|docker|conversion|script)\b",
    re.IGNORECASE,
)
_ONE_CARD = re.compile(
    r"\b(?:requir\w+|needs?|fits?|runs?)\b[^.;]{0,24}\b(?:single|one|a)\s+(?:graphics )?(?:card|gpu)\s+(?:with|of)\s+"
    r"(?:only |about |at least )?(?=\d)"
    r"|\b(?:fits?|runs?) (?:on|in|into) (?:an?|one) (?:single )?(?=\d+ ?GB? (?:graphics )?(?:card|gpu)\b)",
    re.IGNORECASE,
)
"""What one card must have is what the model needs, even where the sentence speaks of training."""
_REDUCED = re.compile(
    r"\b(?:reduc\w+|drop\w*|lower\w*|cut\w*|decreas\w+|shr[iau]nk\w*|down|goes|went|fell|falls?)\b[^.;]{0,40}?\bfrom\s"
    r"(?:about |~)?(?=\d)|\bfrom\s(?=\d[\d.]*\s?GB? (?:down )?to )",
    re.IGNORECASE,
)
"""`reduced from 22GB to 11GB`: the first amount is that of another way of running the model."""
_UP_FROM = re.compile(r"(?<![\w.-])(?P<low>\d+(?:\.\d+)?)\s?(?:GB?\s?)?(?:to|–|-)\s?$")
_CONDITION = re.compile(
    r"\b(?P<what>int-?4|int-?8|4-?bit|8-?bit|fp-?16|bf-?16|fp-?32|fp-?8|float16|bfloat16|awq|gptq|nf4|q\d(?:_\w+)?"
    r"|gguf|lora|qlora|fine-?tuning|inference|quantized|half precision|full precision|batch size \d+)\b",
    re.IGNORECASE,
)
_OWN_BRACKET = re.compile(
    r"[^,;()]{0,24}\((?!(?:vs|versus|compared|instead|rather|down|up|from|originally|against)\b)[^()]{1,40}\)",
    re.IGNORECASE,
)
"""`14GB VRAM (FP16)`: the brackets right behind an amount belong to it, unless they compare: `(vs 20GB for FP16)`."""
_OTHERWISE = re.compile(r",\s+(?:or|and)\s+(?:in|at|with)\b")
"""Behind an amount: another way of running the model, whose amount has no unit."""
_PART = re.compile(r"[,;(，；（]|\band\b|\bor\b", re.IGNORECASE)
_LIST_LEAD = re.compile(
    r"\b(?:gpu|vram|video)\b.{0,20}\b(?:ram|memory|vram|requirements?)\b|\b(?:ram|memory|vram)\b.{0,25}\brequire"
    r"|\bvram\b",
    re.IGNORECASE,
)
_MISSING = re.compile(r"^(?:nan|n/?a|none|null|unknown|tbd|\?+|-+|–|—)$", re.IGNORECASE)


def claim_memory(scribe: Scribe, analysis: Analysis, model: str, heading: str = "") -> bool:
    """Claim the GPU memory that a sentence says the model needs, or its heading; whether there was such a claim."""
    text = analysis.text
    above = heading or analysis.sentence.topic
    if (
        not analysis.has_digit
        or not (
            _MEMORY.search(text)
            or _IN_PRECISION.search(text)
            or _ONE_CARD.search(text)
            or _MEMORY_HEADING.search(above)
        )
        or not (_NEED.search(_OTHER_NEED.sub("", text)) or _REQUIRED.search(above))
        or not model
        or not _is_of_model(analysis)
    ):
        return False
    model = _addressed_model(analysis) or model
    needs = _VERB.search(text)
    if needs is not None:
        subject = Subject(model=model)
        if is_said_of_other(analysis, subject, needs.start()):
            return False
        model = subject_before(analysis, subject, needs.start()) or model
    if _NO_GPU.search(text):
        return False
    done = False
    needing = list(_NEEDING.finditer(text))
    former = {found.end() for found in _REDUCED.finditer(text)}
    for amount in _AMOUNT.finditer(text):
        owner = _owner(text, amount, model, needing)
        is_others = owner == model and analysis.is_blocked(amount.start(), amount.end())
        if is_others or amount.start() in former or _is_of_hardware(text, amount):
            continue
        low = _UP_FROM.search(text, 0, amount.start())
        low = None if low is not None and low.start("low") in former else low
        scribe.claim(
            owner,
            "min_gpu_ram_gb",
            f"{low['low']} to {amount.group()}" if low else amount.group(),
            analysis.sentence,
            value_number=float(low["low"]) if low else _gigabytes(amount),
            unit="GB",
            comparator=_comparator(text, amount),
            condition=_with_training(memory_condition(_phrase(text, amount)), text, above),
            status=analysis.status_at(amount.start(), amount.end()),
            rule="amount with requirement words",
        )
        done = True
    return done


def _owner(text: str, amount: re.Match[str], model: str, needing: Sequence[re.Match[str]]) -> str:
    """The model that needs one of several amounts: "Foo-2B needs 5 GB, Foo-8B needs 18", "14 GB for the 6B model"."""
    sized = _FOR_SIZE.match(text, amount.end())
    if sized:
        return Subject(model=model).sized(sized["size"])
    before = [found["name"] for found in needing if found.end() <= amount.start()]
    if len(before) > 1:
        return before[-1]
    sizes = {found["size"] for found in _OF_SIZE.finditer(text)}
    return Subject(model=model).sized(sizes.pop()) if len(sizes) == 1 and not _SIZED.search(model) else model


_TRAINING = re.compile(r"\b(?:fine-?tun|train|infer)", re.IGNORECASE)
_TRAINING_HEADING = re.compile(r"\b(?:fine-?tuning|training)\b", re.IGNORECASE)


def _with_training(condition: str, text: str, heading: str) -> str:
    """Below a heading of training the memory is that of training, unless the sentence says what it is for."""
    of = _TRAINING_HEADING.search(heading)
    if of is None or _TRAINING.search(text):
        return condition
    return ", ".join(filter(None, (condition, of.group().casefold())))


_FOR = re.compile(r"\bfor (?:our |the )?$", re.IGNORECASE)


def _addressed_model(analysis: Analysis) -> str:
    """The one model that the sentence turns to before it goes on: "for our Foo-7B, it takes less than 8 GB"."""
    text = analysis.text
    named = {
        item.text.strip()
        for item in analysis.found
        if not {"model", "language_model"}.isdisjoint(item.kinds)
        and text[item.end :].startswith(",")
        and _FOR.search(text[: item.start])
    }
    return named.pop() if len(named) == 1 else ""


_CLAUSE = re.compile(r"[,;]\s|\band (?:even|up to|more|less|larger)\b|\b(?:while|whereas|but)\b", re.IGNORECASE)


def clause_of_amounts(text: str) -> tuple[int, int]:
    """Where the only clause with amounts of memory begins and ends; nothing where several have some."""
    starts = [0, *(found.end() for found in _CLAUSE.finditer(text))]
    clauses = [(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    telling = [(start, end) for start, end in clauses if _AMOUNT.search(text, start, end)]
    return telling[0] if len(telling) == 1 else (0, 0)


def _is_of_model(analysis: Analysis) -> bool:
    """Words for a GPU's memory, or memory that a model is said to need: not that of tests, builds and tools."""
    text = analysis.text
    if _SURROUNDINGS.search(text):
        return False
    if _ONE_CARD.search(text):
        return True
    return _GRAPHICS.search(text) is not None or _MODEL_HEAD.search(text) is not None or any(analysis.of_kind("model"))


def claim_paired_memory(scribe: Scribe, model: str, value: str, lead_in: str, sentence: Sentence) -> bool:
    """Claim a value of a list whose heading speaks of GPU memory; whether the pair was understood."""
    if not _LIST_LEAD.search(lead_in) and not (_AMOUNT.fullmatch(value) and _MEMORY.search(lead_in)):
        return False
    text = value.strip()
    if _MISSING.match(text):
        scribe.claim(model, "min_gpu_ram_gb", text, sentence, unit="GB", status="missing", rule="missing value")
        return True
    amount = _AMOUNT.search(text)
    number = re.fullmatch(r"\d+(?:\.\d+)?", text)
    if amount is None and number is None:
        return False
    gigabytes = _gigabytes(amount) if amount else float(text)
    scribe.claim(
        model,
        "min_gpu_ram_gb",
        text,
        sentence,
        value_number=gigabytes,
        unit="GB",
        comparator=_comparator(f"{text[: amount.start()]} " if amount else text, None),
        condition=memory_condition(f"{lead_in} {value}"),
        rule="list under a heading of GPU memory",
    )
    return True


def memory_condition(text: str) -> str:
    """Precision or use that a text names, in its own words, each once."""
    words = [match["what"] for match in _CONDITION.finditer(text)]
    return ", ".join(dict.fromkeys(word.casefold() for word in words))


def _gigabytes(amount: re.Match[str]) -> float:
    number = float(amount["number"])
    return number / 1024 if amount["unit"].startswith("M") else number


_CARD = re.compile(r"[\s-]*(?:graphics )?(?:gpus?|cards?)\b(?! ?(?:memory|v?ram))", re.IGNORECASE)
_NEEDED = re.compile(r"\s*(?:of )?(?:gpu |video |graphics )?(?:v-?ram|memory)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"\badd\w*\s(?:about |around |roughly |another |~ ?)?(?:\d+(?:\.\d+)?\s?(?:GB? ?)?(?:to|–|-)\s?)?$", re.IGNORECASE
)


def _is_of_hardware(text: str, amount: re.Match[str]) -> bool:
    if any(found.end() == amount.start() for found in _ONE_CARD.finditer(text)):
        return False
    if _OWNED_CARD.search(text, 0, amount.start()) and _AT_HAND.match(text, amount.end()):
        return True
    if any(found.match(text, amount.end()) for found in (_FOR_ANY, _WISHED, _RECOMMENDED)):
        return True
    if _ADDED.search(text[: amount.start()]) or re.match(r"[^.,;]{0,24}\boverhead\b", text[amount.end() :]):
        return True
    if _CARD.match(text, amount.end()) and any(_NEEDED.match(text, other.end()) for other in _AMOUNT.finditer(text)):
        return True
    before = text[max(0, amount.start() - 30) : amount.start()]
    behind = text[amount.end() : amount.end() + 14]
    if _HARDWARE.search(before) or re.match(r"\s*(?:[AHV]100|[AH]800|RTX|GPUs\b)", behind):
        return True
    return (
        _TRAINED.search(text) is not None
        and re.search(r"\b(?:fine-?tun|inference|v-?ram)", text, re.IGNORECASE) is None
    )


def _phrase(text: str, amount: re.Match[str]) -> str:
    """The part of the sentence that the amount stands in, where others stand beside it ("20GB, 9GB in int4")."""
    if len(_AMOUNT.findall(text)) == 1:
        other = _OTHERWISE.search(text, amount.end())
        return text[: other.start()] if other else text
    start = max((stop.end() for stop in _PART.finditer(text, 0, amount.start())), default=0)
    own = _OWN_BRACKET.match(text, amount.end())
    after = _PART.search(text, own.end() if own else amount.end())
    return text[start : after.start() if after else len(text)]


def _comparator(text: str, amount: re.Match[str] | None) -> Comparator:
    lead = text.casefold() if amount is None else text[max(0, amount.start() - 18) : amount.start()].casefold()
    if re.search(r"(?:less than|no more than|at most|under|below|<)\s*(?:only )?$", lead):
        return "<"
    if re.search(r"(?:more than|over|above|>)\s*$", lead):
        return ">"
    if re.search(r"(?:about|around|approximately|roughly|~|≈|约)\s*$", lead):
        return "~"
    return "="
