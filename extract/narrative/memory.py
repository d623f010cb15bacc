"""An analysed sentence or a key-value pair in; claims about the least GPU memory out.

Only memory that a model needs counts: a requirement word beside a memory word. The memory of the cards it was trained
on ("64 A100 80GB GPUs") is none.
"""

from __future__ import annotations

import re

from extract.narrative.amounts import AMOUNT, ONE_CARD, UP_FROM, Amounts, comparator_of, decimal, gigabytes
from extract.narrative.analysis import Analysis, Subject, is_component
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
    r"\b(?:requir\w+|needs?|needed|wants?|asks? for|calls? for|demands?|run (?:it|them|the model)|will do"
    r"|makes? do with"
    r"|min(?:imum)?|at least"
    r"|usage|uses?|consum\w+|takes?|occup\w+|fits?|runs?"
    r" (?:on|in|with|within)|enough|footprint|as little as|suffic\w+|inference|only|"
    r"peak(?:s|ed)?|(?:allow|plan|budget) for|reserve|set aside|(?:happy|content|fine) with|gets? (?:by"
    r"|away) (?:on|with)|down to"
    r"|down from \d[\d.]* ?GB? to|deploy\w* (?:on|in|with)|(?:make|be) sure|ensure|"
    r"(?:memory|v-?ram) (?:stays|remains)|"
    r"(?:memory|v-?ram) (?:is|was)(?! recommended))\b|"
    r"^\W*(?:about |around |~ ?)?\d[\d.]* ?GB of (?:v-?ram|(?:gpu|video) memory)\b|"
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
    r"\b(?:v-?ram|(?:gpu|video|graphics) (?:memory|requirements?)|how much (?:gpu )?memory|(?:what"
    r"|which) (?:\w+ )?(?:gpu|card)"
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
    r"\b(?:requir(?:es?|ed)|needs?|needed|wants|asks? for|calls? for|demands?|makes? do with|consum(?:es?|ed)|takes?"
    r"|took|uses|occup(?:y|ies|ied)|fits?"
    r"|runs?(?= (?:on|in|with)))\b",
    re.IGNORECASE,
)
"""A verb whose subject needs the memory."""
_IN_PRECISION = re.compile(
    r"^\W*memory\s*:\s*(?:about |around |~ ?)?\d[\d.]* ?G(?:i?B)?\s+(?:in|at|with)\s+(?:int|fp|bf|nf"
    r"|\d+-?bit|float|half|full)"
    r"|\binference\b[^.;]{0,24}\b(?:takes?|needs?|requires?|uses?|fits? in(?:to)?|occupies)\s+(?:about "
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
_FOR_WHOM = re.compile(
    r"\s+(?:of (?:VRAM|GPU memory|memory) )?for (?:the )?(?P<name>[A-Z][\w.-]*)(?=\s*(?:[,;.)]|and\b|$))"
)
"""Behind an amount: the name of the model that needs it, "2 GB for S, 6.5 GB for M"."""
_OF_SIZE = re.compile(
    r"\b(?:the|our|its) (?P<size>\d+(?:\.\d+)?[BM]) (?:model|variant|version|one|checkpoint)\b", re.IGNORECASE
)
"""The size of the model that a sentence is about: "fine-tuning the 7B model fits into 24 GB"."""
_SIZED = re.compile(r"\d[BM]\b")
_LONGEST_AMOUNT = 30
"""Characters of an amount before "to", with what joins the two."""
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
    r"(?:about |~)?(?=\d)|\bfrom\s(?=\d[\d.]*\s?GB? (?:down )?to )"
    r"|(?:^|[\s:(])(?=\d[\d.]*\s?(?:G(?:i?B)?)?\s*(?:→|->|=>|⟶)\s*\d)",
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
    if not model or not _tells_need(analysis, above) or _NO_GPU.search(text):
        return False
    owners = _Owners(analysis, _addressed_model(analysis) or _asked_model(above, text, model))
    former = {found.end() for found in _REDUCED.finditer(text)}
    label = _LABEL.match(text) if leads_amounts(above) else None
    said = label.group() if label else ""
    amounts = Amounts(text)
    done = False
    for amount in (amount for amount in amounts.found if amount.start() >= len(said)):
        owner = owners.of(amount)
        if not owner or amount.start() in former or amounts.is_of_hardware(amount):
            continue
        low = UP_FROM.search(text, max(0, amount.start() - _LONGEST_AMOUNT), amount.start())
        low = None if low is not None and low.start("low") in former else low
        scribe.claim(
            owner,
            "min_gpu_ram_gb",
            f"{low['low']} to {amount.group()}" if low else amount.group(),
            analysis.sentence,
            value_number=decimal(low["low"]) if low else gigabytes(amount),
            unit="GB",
            comparator=comparator_of(text, amount),
            condition=_with_training(memory_condition(said + amounts.phrase(amount)), text, above),
            status=analysis.status_at(amount.start(), amount.end()),
            rule="amount with requirement words",
        )
        done = True
    return done


def _tells_need(analysis: Analysis, above: str) -> bool:
    """Whether a sentence, or the heading or question above it, speaks of memory and of needing it."""
    text = analysis.text
    if not analysis.has_digit:
        return False
    needs = _NEED.search(_OTHER_NEED.sub("", text)) is not None
    if leads_amounts(above):
        return _SURROUNDINGS.search(text) is None and not (_ADVISED.search(text) and not _NEED.search(text))
    is_told = any(form.search(text) for form in (_MEMORY, _IN_PRECISION, ONE_CARD)) or _MEMORY_HEADING.search(above)
    return bool(is_told) and (needs or _REQUIRED.search(above) is not None) and _is_of_model(analysis)


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


class _Owners:
    """Knows whose need each amount of a sentence is, where `model` is the one that the text is about."""

    def __init__(self, analysis: Analysis, model: str) -> None:
        self._analysis = analysis
        self._model = model
        self._verbs = [found.start() for found in _VERB.finditer(analysis.text)]
        self._needing = list(_NEEDING.finditer(analysis.text))
        self._by_verb: dict[int, str] = {}

    def of(self, amount: re.Match[str]) -> str:
        """The model that needs an amount: "Foo-2B needs 5 GB, Foo-8B needs 18", "14 GB for the 6B model"; or ""."""
        before = [found["name"] for found in self._needing if found.end() <= amount.start()]
        known = self._named_beside(amount)
        if known:
            return known
        beside = _BESIDE.search(self._analysis.text[: amount.start()]) if self._needing else None
        if beside or len(before) > 1:
            return str(beside["name"] if beside else before[-1])
        model = self._subject(amount.start())
        if not model:
            return ""
        owner = self._named(amount, model)
        is_blocked = owner == model and self._analysis.is_blocked(amount.start(), amount.end())
        return "" if is_blocked else owner

    def _named_beside(self, amount: re.Match[str]) -> str:
        """The known model right before a further amount: "Foo needs 22 GB and Bar-VL 7B 17 GB"."""
        text = self._analysis.text
        if AMOUNT.search(text, 0, amount.start()) is None:
            return ""
        models = (item for item in self._analysis.of_kind("model") if not is_component(item))
        return next((item.text.strip() for item in models if _GAP.fullmatch(text, item.end, amount.start())), "")

    def _subject(self, place: int) -> str:
        """The subject of the last verb of needing before a place, else of the first; "" where that is no model."""
        if not self._verbs:
            return self._model
        verb = max((start for start in self._verbs if start < place), default=self._verbs[0])
        if verb not in self._by_verb:
            self._by_verb[verb] = self._before(verb)
        return self._by_verb[verb]

    def _before(self, verb: int) -> str:
        subject = Subject(model=self._model)
        if is_said_of_other(self._analysis, subject, verb):
            return ""
        return subject_before(self._analysis, subject, verb) or self._model

    def _named(self, amount: re.Match[str], model: str) -> str:
        sized = _FOR_SIZE.match(self._analysis.text, amount.end())
        if sized:
            return Subject(model=model).sized(sized["size"])
        whom = _FOR_WHOM.match(self._analysis.text, amount.end())
        if whom and not memory_condition(whom["name"]):
            return str(whom["name"]) if Subject(model=model).is_named(whom["name"]) else ""
        sizes = {found["size"] for found in _OF_SIZE.finditer(self._analysis.text)}
        return Subject(model=model).sized(sizes.pop()) if len(sizes) == 1 and not _SIZED.search(model) else model


_BESIDE = re.compile(rf"(?P<name>{SIZED_NAME.pattern})\s+(?:in|on|with|at)?\s*(?:about |around |only |just |~ ?)?$")
"""Right before an amount, behind another model that needs one: "Foo-2B runs in 5 GB and Foo-7B in 16 GB"."""
_GAP = re.compile(r"\s+(?:in|on|with|at)?\s*(?:about |around |only |just |~ ?)?")
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
    if ONE_CARD.search(text) or _IN_PRECISION.search(text):
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
