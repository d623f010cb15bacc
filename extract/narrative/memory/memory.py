"""An analysed sentence or a key-value pair in; claims about the least GPU memory out.

Only memory that a model needs counts: a requirement word beside a memory word. The memory of the cards it was trained
on ("64 A100 80GB GPUs") is none.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Subject
from extract.narrative.language.sentences import Sentence, has_verb
from extract.narrative.memory.amounts import AMOUNT, ONE_CARD, UP_FROM, Amounts, comparator_of, decimal, gigabytes
from extract.narrative.memory.answers import heads_amounts, is_question, leads_amounts
from extract.narrative.memory.memory_needs import LISTED, SIZED_NAME, Owners, memory_condition, with_training
from extract.narrative.scribe import Scribe

_MEMORY = re.compile(
    r"\b(?:v-?ram|(?:gpu|video|graphics|cuda|device)[- ](?:memory|ram|vram)|memory(?: usage| footprint|"
    r" consumption| requirements?)?|gpu|peaks? (?:at|of) (?:about |around |~ ?)?\d[\d.]* ?GB"
    r"|\d ?GB (?:at|in) (?:the )?peak)\b"
    r"|显存|gpu ?内存",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:requir\w+|needs?|needed|wants?|asks? for|calls? for|demands?|run (?:it|them|the model)|will do"
    r"|makes? do with|costs? (?=\d[\d.]* ?GB)"
    r"|min(?:imum)?|at least"
    r"|usage|loads? in(?:to)?|use[sd]?|consum\w+|takes?|took|occup\w+|fits?|fitted|squeez\w+|(?:runs?|ran)"
    r"(?: \w+ly)? (?:on|in|with|within)|enough|or (?:more|higher|above|greater)"
    r"|footprint|as little as|suffic\w+|inference|only"
    r"|(?:I|we) measured (?=\d[\d.]* ?GB of (?:v-?ram|gpu))|"
    r"peak(?:s|ed)?|(?:allow|plan|budget) for|reserve|set aside|(?:happy|content|fine) with|gets? (?:by"
    r"|away) (?:on|with)|down to"
    r"|down from \d[\d.]* ?GB? to|deploy\w* (?:on|in|with)|(?:make|be) sure|ensure|"
    r"(?:memory|v-?ram) (?:stays|remains)|(?:memory|v-?ram|usage|footprint) (?:drops?|dropped|falls?|fell"
    r"|shrinks|goes) |"
    r"(?:memory|v-?ram) (?:is|was)(?! recommended))\b|"
    r"\d ?GB?\+|"
    r"^\W*(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|8)|awq|gptq|q\d\w*)\W{1,3}(?=[~≈<]?\s?\d)|"
    r"^\W*(?:about |around |~ ?)?\d[\d.]* ?GB of (?:v-?ram|(?:gpu|video) memory)\b|"
    r"(?:memory|v-?ram)(?: \([^()]*\))?\s*[:=]|需要|[仅只约]需|需求|占用|使用|峰值|至少|即可|最低|"
    r"\b(?:necesit\w+|requier\w+|precis[ao]\w*|ocupa\w*|estimad[ao]s?|m[ií]nim[ao]s?|caben? en|"
    r"n[ée]cessit\w+|requis\w*|pr[ée]vo(?:yez|ir)|comptez|il faut|"
    r"ben[öo]tig\w+|braucht|belegt|mindestens)\b|требу\w+|занимает|потребля\w+|必要|필요",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\b(?:requirements?|prerequisites?|requisitos|required|needed|minimum|(?:do|will|would) (?:I|we|you) need"
    r"|does (?:it|the model) (?:need|take|require|use)|can (?:I|we|you) (?:run|fit|fine-?tune|train|load))\b"
    r"|要求|环境需求|必要条件|必要環境|動作環境|要件|필요",
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
_IN_PRECISION = re.compile(
    r"^\W*memory\s*:\s*(?:about |around |~ ?)?\d[\d.]* ?G(?:i?B)?\s+(?:in|at|with)\s+(?:int|fp|bf|nf"
    r"|\d+-?bit|float|half|full)"
    r"|\binference\b[^.;]{0,24}\b(?:takes?|needs?|requires?|uses?|fits? in(?:to)?|occupies)\s+(?:about "
    r"|around |only |just |~ ?)?"
    r"\d[\d.]* ?G(?:i?B)?\s+(?:in|at|with)\s+(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|b?float\d+|half|full)"
    r"|\b(?:lora|fine-?tuning|finetuning)\b[^.;]{0,40}?\b(?:takes?|needs?|requires?|uses?"
    r"|fits? in(?:to)?) (?:about |around |only |just |~ ?)?"
    r"\d[\d.]* ?GB(?!\w)(?! (?:of )?(?:disk|data|images|storage|ram|text|download))"
    r"|\b(?:needs?|requires?|takes?|wants?) (?:about |around |only |just |~ ?)?\d[\d.]* ?GB (?:for|with"
    r"|in|at) (?:the )?"
    r"(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)\b|awq|gptq|quanti[sz]ed)"
    r"|\b(?:it|model|version|variant|(?-i:[A-Z][\w.]*-)?\d+(?:\.\d+)?B) (?:requires|needs) (?:about "
    r"|around |only |just |at least |~ ?)?"
    r"\d[\d.]* ?GB (?:to (?:run|load)|for inference)\b(?:[^.;]{0,12}\b(?:in|at|with)\s+(?:int-?[48]"
    r"|[48]-?bit|[fb]f?p?-?(?:16|32|8)))?"
    r"|\b(?:int-?[48]|[48]-?bit|quanti[sz]ed|awq|gptq|nf4) (?:model|version|variant|checkpoint|one|build)"
    r" (?:\w+ly )?(?:fits?|runs?|ran|loads?) (?:in|into|on|within) (?:about |only |just |under )?\d"
    r"|\b(?:loads?|fits?) in(?:to)? (?:about |around |only |just |~ ?)?\d[\d.]* ?GB (?:in|at|with) "
    r"(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|b?float\d+)\b"
    r"|\b(?:costs?|needs?|takes?) (?:about |only |just |~ ?)?\d[\d.]* ?GB to (?:run|load)\b"
    r"|\bsqueez(?:es?|ed) (?:in|into|onto) (?:about |only |just |under )?\d[\d.]* ?GB\b",
    re.IGNORECASE,
)
"""Memory that is not called so: what inference takes in a precision, what a model needs to run."""
_OTHER_NEED = re.compile(
    r"\b(?:requir\w+|needs?|needed|uses?|consum\w+|takes?)\s+(?:about |around |up to |only |roughly |~ ?)?"
    r"\d+(?:[.,]\d+)?\s?(?:k?W|[Ww]atts?|kWh|ms|s|sec\w*|min\w*|h|hours?|days?)\b"
)
"""What is used up here is power or time: "uses 300 W"."""
_LEAKS = re.compile(r"\b(?:memory|vram)? ?leak\w*|内存泄漏", re.IGNORECASE)
"""What was used up by a fault is no need."""
_UNITS = ("G", "MB", "MiB", "ГБ")
"""One of these stands in every amount of memory."""
_LONGEST_AMOUNT = 30
"""Characters of an amount before "to", with what joins the two."""
_NO_GPU = re.compile(
    r"\b(?:no gpu|without (?:an?y? )?gpus?|cpu[- ]only|of (?:system |main |cpu )?ram)\b", re.IGNORECASE
)
"""The memory is that of a computer and not of a graphics card."""
_GRAPHICS = re.compile(
    r"\b(?:v-?ram|gpus?|video|graphics|cuda|device|peak memory|memory (?:usage|footprint|consumption|requirements?))\b|"
    r"显存|gpu ?内存",
    re.IGNORECASE,
)
_MODEL_HEAD = re.compile(
    r"\b(?:it|its|model|variant|version|checkpoint|inference|fine-?tuning|gguf|awq|gptq)\b"
    r"|^\W*(?:requires|needs|uses|takes|occupies)\b(?!.*\bto (?:build|compile|install|convert|download)\b)"
    r"|\bat peak\b|\bpeaks at\b",
    re.IGNORECASE,
)
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
_LIST_LEAD = re.compile(
    r"\b(?:gpu|vram|video)\b.{0,20}\b(?:ram|memory|vram|requirements?)\b|\b(?:ram|memory|vram)\b.{0,25}\brequire"
    r"|\bvram\b",
    re.IGNORECASE,
)
_MISSING = re.compile(r"^(?:nan|n/?a|none|null|unknown|tbd|\?+|-+|–|—)$", re.IGNORECASE)


def claim_memory(scribe: Scribe, analysis: Analysis, model: str, heading: str = "", section: str = "") -> bool:
    """Claim the GPU memory that a sentence says the model needs, or its heading; whether there was such a claim.

    What stands below a `section` on training is needed for that, whatever label leads the sentence.
    """
    text = analysis.text
    above = heading or analysis.sentence.topic
    amounts = Amounts(text) if model and analysis.has_digit else None
    if (
        amounts is None
        or not amounts.found
        or not _tells_need(analysis, above)
        or _NO_GPU.search(text)
        or _LEAKS.search(text)
    ):
        return False
    owners = Owners(analysis, _addressed_model(analysis) or _asked_model(above, text, model))
    former = {found.end() for found in _REDUCED.finditer(text)}
    label = _LABEL.match(text) if _are_led(text, above) else None
    said = label.group() if label else ""
    done = False
    for amount in (amount for amount in amounts.found if amount.start() >= len(said)):
        owner = owners.of(amount)
        if not owner or amount.start() in former or amounts.is_of_hardware(amount):
            continue
        low = UP_FROM.search(text, max(0, amount.start() - _LONGEST_AMOUNT), amount.start())
        low = None if low is not None and low.start("low") in former else low
        phrase = amounts.phrase(amount)
        scribe.claim(
            owner,
            "min_gpu_ram_gb",
            f"{low['low']} to {amount.group()}" if low else amount.group(),
            analysis.sentence,
            value_number=decimal(low["low"]) if low else gigabytes(amount),
            unit="GB",
            comparator=comparator_of(text, amount),
            condition=with_training(memory_condition(_label_of(said, phrase) + phrase), phrase, amount, above, section),
            status=analysis.status_at(amount.start(), amount.end()),
            rule="amount with requirement words",
        )
        done = True
    return done


def _are_led(text: str, above: str) -> bool:
    """Whether what stands above says that the amounts of a text are needed memory."""
    return leads_amounts(above) or (heads_amounts(above) and not has_verb(text))


def _label_of(said: str, phrase: str) -> str:
    """The label of an item as far as it holds for one amount: of "bf16: 18 GB, int4: 6 GB" not for the second."""
    return "" if _PRECISION.search(said) and _PRECISION.search(phrase) else said


_PRECISION = re.compile(r"\b(?:int-?[48]|[48]-?bit|[bf]?f?p?-?16|fp-?8|awq|gptq|nf4|q\d\w*)\b", re.IGNORECASE)


def _tells_need(analysis: Analysis, above: str) -> bool:
    """Whether a sentence, or the heading or question above it, speaks of memory and of needing it."""
    text = analysis.text
    if not analysis.has_digit or not any(unit in text for unit in _UNITS):
        return False
    needs = _NEED.search(_OTHER_NEED.sub("", text)) is not None or LISTED.match(text) is not None
    if _are_led(text, above):
        return _SURROUNDINGS.search(text) is None and not (_ADVISED.search(text) and not _NEED.search(text))
    is_one_card = ONE_CARD.search(text) is not None
    is_told = (
        is_one_card
        or (_CARD.search(text) and _TAKES.search(text))
        or any(form.search(text) for form in (_MEMORY, _IN_PRECISION))
        or _MEMORY_HEADING.search(above)
    )
    return bool(is_told) and (is_one_card or needs or _REQUIRED.search(above) is not None) and _is_of_model(analysis)


_CARD = re.compile(r"\b(?:RTX|GTX|Tesla|Quadro|A100|A10|A6000|V100|H100|T4|L4|L40S?|[34]0[6-9]0(?:Ti)?)\b")
_TAKES = re.compile(r"\b(?:takes?|uses?|occupies|consumes?) (?:about |around |only |just |~ ?|≈ ?)?\d[\d.]* ?GB?\b")
"""Beside a graphics card's name, what is taken is its memory."""
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
