"""An analysed sentence or a key-value pair in; claims about the least GPU memory out.

Only memory that a model needs counts: a requirement word beside a memory word. The memory of the cards it was trained
on ("64 A100 80GB GPUs") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.narrative.amounts import (
    AMOUNT,
    ONE_CARD,
    UP_FROM,
    comparator_of,
    decimal,
    gigabytes,
    is_of_hardware,
    phrase_of,
)
from extract.narrative.analysis import Analysis, Subject
from extract.narrative.answers import is_question, leads_amounts
from extract.narrative.scribe import Scribe
from extract.narrative.sentences import Sentence
from extract.narrative.speakers import is_said_of_other, subject_before

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
    r"peaks?|down to|down from \d[\d.]* ?GB? to|deploy\w* (?:on|in|with)|(?:make|be) sure|ensure|"
    r"(?:memory|v-?ram) (?:stays|remains)|"
    r"(?:memory|v-?ram) (?:is|was)(?! recommended))\b|"
    r"(?:memory|v-?ram)(?: \([^()]*\))?\s*[:=]|需要|[仅只约]需|需求|占用|使用|峰值|至少|即可|最低|"
    r"\b(?:necesit\w+|requier\w+|precis[ao]\w*|ocupa\w*|estimad[ao]s?|m[ií]nim[ao]s?|caben? en|"
    r"n[ée]cessit\w+|requis\w*|ben[öo]tig\w+|braucht|belegt|mindestens)\b|требу\w+|занимает|потребля\w+|必要|필요",
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
_REDUCED = re.compile(
    r"\b(?:reduc\w+|drop\w*|lower\w*|cut\w*|decreas\w+|shr[iau]nk\w*|down|goes|went|fell|falls?)\b[^.;]{0,40}?\bfrom\s"
    r"(?:about |~)?(?=\d)|\bfrom\s(?=\d[\d.]*\s?GB? (?:down )?to )",
    re.IGNORECASE,
)
"""`reduced from 22GB to 11GB`: the first amount is that of another way of running the model."""
_CONDITION = re.compile(
    r"\b(?P<what>int-?4|int-?8|4-?bit|8-?bit|fp-?16|bf-?16|fp-?32|fp-?8|float16|bfloat16|awq|gptq|nf4|i?q\d(?:_\w+)?"
    r"|gguf|lora|qlora|fine-?tuning|inference|quantized|half precision|full precision|batch size \d+)\b",
    re.IGNORECASE,
)
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
    is_led = leads_amounts(above)
    if (
        not analysis.has_digit
        or not (
            _MEMORY.search(text)
            or _IN_PRECISION.search(text)
            or ONE_CARD.search(text)
            or _MEMORY_HEADING.search(above)
            or is_led
        )
        or not (_NEED.search(_OTHER_NEED.sub("", text)) or _REQUIRED.search(above) or is_led)
        or not model
        or not (_is_of_model(analysis) or (is_led and not _SURROUNDINGS.search(text)))
        or (is_led and _ADVISED.search(text) and not _NEED.search(text))
    ):
        return False
    model = _addressed_model(analysis) or _asked_model(above, text, model)
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
    label = _LABEL.match(text) if is_led else None
    said = label.group() if label else ""
    for amount in AMOUNT.finditer(text, len(said)):
        owner = _owner(text, amount, model, needing)
        is_others = owner == model and analysis.is_blocked(amount.start(), amount.end())
        if is_others or amount.start() in former or is_of_hardware(text, amount):
            continue
        low = UP_FROM.search(text, 0, amount.start())
        low = None if low is not None and low.start("low") in former else low
        scribe.claim(
            owner,
            "min_gpu_ram_gb",
            f"{low['low']} to {amount.group()}" if low else amount.group(),
            analysis.sentence,
            value_number=decimal(low["low"]) if low else gigabytes(amount),
            unit="GB",
            comparator=comparator_of(text, amount),
            condition=_with_training(memory_condition(said + phrase_of(text, amount)), text, above),
            status=analysis.status_at(amount.start(), amount.end()),
            rule="amount with requirement words",
        )
        done = True
    return done


_ADVISED = re.compile(r"\b(?:recommend|suggest|recomend|recommand|empf[eo]hl)\w*|推荐|建议|推奨|권장", re.IGNORECASE)
"""What is good to have, and not what is needed."""
_LABEL = re.compile(r"[^:：]{1,60}[:：]\s*(?=[~≈<>≤≥約约]?\s?\d)")
"""What stands before the amount of an item: of "Q4_K_M (4.7 GB file): 6 GB" the first one is no memory."""
_ASKED_SIZE = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?B\b")


def _asked_model(question: str, text: str, model: str) -> str:
    """What a question asks about and its answer does not name: "How much does the 2B model need? 6 GB"."""
    if not is_question(question) or _ASKED_SIZE.search(text) or SIZED_NAME.search(text):
        return model
    names, sizes = set(SIZED_NAME.findall(question)), set(_ASKED_SIZE.findall(question))
    if len(names) == 1:
        return str(names.pop())
    return Subject(model=model).sized(sizes.pop()) if len(sizes) == 1 else model


def _owner(text: str, amount: re.Match[str], model: str, needing: Sequence[re.Match[str]]) -> str:
    """The model that needs one of several amounts: "Foo-2B needs 5 GB, Foo-8B needs 18", "14 GB for the 6B model"."""
    sized = _FOR_SIZE.match(text, amount.end())
    if sized:
        return Subject(model=model).sized(sized["size"])
    beside = _BESIDE.search(text[: amount.start()]) if needing else None
    if beside:
        return beside["name"]
    before = [found["name"] for found in needing if found.end() <= amount.start()]
    if len(before) > 1:
        return before[-1]
    sizes = {found["size"] for found in _OF_SIZE.finditer(text)}
    return Subject(model=model).sized(sizes.pop()) if len(sizes) == 1 and not _SIZED.search(model) else model


_BESIDE = re.compile(rf"(?P<name>{SIZED_NAME.pattern})\s+(?:in|on|with|at)?\s*(?:about |around |only |just |~ ?)?$")
"""Right before an amount, behind another model that needs one: "Foo-2B runs in 5 GB and Foo-7B in 16 GB"."""
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
    telling = [(start, end) for start, end in clauses if AMOUNT.search(text, start, end)]
    return telling[0] if len(telling) == 1 else (0, 0)


def _is_of_model(analysis: Analysis) -> bool:
    """Words for a GPU's memory, or memory that a model is said to need: not that of tests, builds and tools."""
    text = analysis.text
    if _SURROUNDINGS.search(text):
        return False
    if ONE_CARD.search(text):
        return True
    return _GRAPHICS.search(text) is not None or _MODEL_HEAD.search(text) is not None or any(analysis.of_kind("model"))


def claim_paired_memory(scribe: Scribe, model: str, value: str, lead_in: str, sentence: Sentence) -> bool:
    """Claim a value of a list whose heading speaks of GPU memory; whether the pair was understood."""
    if not _LIST_LEAD.search(lead_in) and not (AMOUNT.fullmatch(value) and _MEMORY.search(lead_in)):
        return False
    text = value.strip()
    if _MISSING.match(text):
        scribe.claim(model, "min_gpu_ram_gb", text, sentence, unit="GB", status="missing", rule="missing value")
        return True
    amount = AMOUNT.search(text)
    number = re.fullmatch(r"\d+(?:\.\d+)?", text)
    if amount is None and number is None:
        return False
    scribe.claim(
        model,
        "min_gpu_ram_gb",
        text,
        sentence,
        value_number=gigabytes(amount) if amount else float(text),
        unit="GB",
        comparator=comparator_of(f"{text[: amount.start()]} " if amount else text, None),
        condition=memory_condition(f"{lead_in} {value}"),
        rule="list under a heading of GPU memory",
    )
    return True


def memory_condition(text: str) -> str:
    """Precision or use that a text names, in its own words, each once."""
    words = [match["what"] for match in _CONDITION.finditer(text)]
    return ", ".join(dict.fromkeys(word.casefold() for word in words))
