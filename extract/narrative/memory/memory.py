"""An analysed sentence or a key-value pair in; claims about the least GPU memory out.

Only memory that a model needs counts: a requirement word beside a memory word. The memory of the cards it was trained
on ("64 A100 80GB GPUs") is none.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Subject
from extract.narrative.language.sentences import Sentence, has_verb
from extract.narrative.memory.amounts import (
    AMOUNT,
    UP_FROM,
    Amounts,
    cards_before,
    decimal,
    gigabytes,
    names_one_card,
)
from extract.narrative.memory.answers import heads_amounts, is_question, leads_amounts
from extract.narrative.memory.comparators import comparator_of
from extract.narrative.memory.conditions import memory_condition, with_training
from extract.narrative.memory.memory_needs import LISTED, SIZED_NAME, Owners
from extract.narrative.memory.named_needs import named_needs
from extract.narrative.memory.need_words import (
    GRAPHICS,
    IN_PRECISION,
    LEAKS,
    LONGEST_AMOUNT,
    MEMORY,
    MEMORY_HEADING,
    MODEL_HEAD,
    NEED,
    NO_GPU,
    OTHER_NEED,
    REDUCED,
    REQUIRED,
    SURROUNDINGS,
    UNITS,
)
from extract.narrative.memory.plain_needs import tells_plainly
from extract.narrative.scribe import Scribe

_LIST_LEAD = re.compile(
    r"\b(?:gpu|vram|video)\b.{0,20}\b(?:ram|memory|vram|requirements?)\b|\b(?:ram|memory|vram)\b.{0,25}\brequire"
    r"|\bvram\b|显存|gpu ?メモリ|\b(?:gpus?|q?lora)\b.{0,80}内存",
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
    if amounts is None or not amounts.found or NO_GPU.search(text) or LEAKS.search(text):
        return False
    named = named_needs(text)
    tells_need = _tells_need(analysis, above)
    if not tells_need and not named:
        return False
    owners = Owners(analysis, _addressed_model(analysis) or _asked_model(above, text, model))
    former = {found.end() for found in REDUCED.finditer(text)}
    label = _LABEL.match(text) if _are_led(text, above) else None
    said = label.group() if label else ""
    done = False
    for amount in (amount for amount in amounts.found if amount.start() >= len(said)):
        owner = named.get(amount.start()) or (owners.of(amount) if tells_need else "")
        if not owner or amount.start() in former:
            continue
        if amount.start() not in named and amounts.is_of_hardware(amount):
            continue
        low = UP_FROM.search(text, max(0, amount.start() - LONGEST_AMOUNT), amount.start())
        low = None if low is not None and low.start("low") in former else low
        phrase = amounts.phrase(amount)
        version = "" if _PRECISION.search(phrase) else _version_of(text)
        run = memory_condition(version + _label_of(said, phrase) + phrase)
        run = with_training(run, phrase, amount, above, section)
        scribe.claim(
            owner,
            "min_gpu_ram_gb",
            f"{low['low']} to {amount.group()}" if low else amount.group(),
            analysis.sentence,
            value_number=decimal(low["low"]) if low else gigabytes(amount),
            unit="GB",
            comparator=comparator_of(text, amount),
            condition=", ".join(filter(None, (run, cards_before(amount)))),
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


_VERSION = re.compile(
    rf"\W*(?:the |our )?(?:{_PRECISION.pattern}) (?:quantized )?(?:model|version|variant|checkpoint)\b", re.IGNORECASE
)


def _version_of(text: str) -> str:
    """The version that a sentence is about: "The Int4 model runs with 9 GB at 2048 tokens and 12 GB at 8192"."""
    version = _VERSION.match(text)
    return f"{version.group()} " if version is not None else ""


def _tells_need(analysis: Analysis, above: str) -> bool:
    """Whether a sentence, or the heading or question above it, speaks of memory and of needing it."""
    text = analysis.text
    if not analysis.has_digit or not any(unit in text for unit in UNITS):
        return False
    needs = NEED.search(OTHER_NEED.sub("", text)) is not None or LISTED.match(text) is not None
    needs = needs or (_NOTED.search(text) is not None and not has_verb(text))
    needs = needs or (":" in text and _SAID.fullmatch(text) is not None)
    if _are_led(text, above):
        return SURROUNDINGS.search(text) is None and not (_ADVISED.search(text) and not NEED.search(text))
    if tells_plainly(text, above):
        return SURROUNDINGS.search(text) is None
    is_one_card = names_one_card(text)
    is_told = (
        is_one_card
        or (_CARD.search(text) and _TAKES.search(text))
        or any(form.search(text) for form in (MEMORY, IN_PRECISION))
        or MEMORY_HEADING.search(above)
    )
    return bool(is_told) and (is_one_card or needs or REQUIRED.search(above) is not None) and _is_of_model(analysis)


_GRAPHICS_MEMORY = r"(?:v-?ram|(?:gpu|video) memory)"
_NOTED = re.compile(
    rf", (?:and )?(?:about |only |~ ?)?\d[\d.]* ?[GM]B (?:of {_GRAPHICS_MEMORY}\b|{_GRAPHICS_MEMORY}"
    r"(?=\s*(?:[.,;()\[\]|]|$)| (?:paper|code|demo|weights|github|arxiv|project|blog|link|hf)\b))",
    re.IGNORECASE,
)
"""In a note without a verb: "2.2B parameters, 61.2 on MMMU, 9 GB of VRAM", also before links: "9 GB VRAM [paper]"."""
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
    if SURROUNDINGS.search(text):
        return False
    if names_one_card(text) or IN_PRECISION.search(text):
        return True
    return GRAPHICS.search(text) is not None or MODEL_HEAD.search(text) is not None or any(analysis.of_kind("model"))


_STORED = re.compile(r"\b(?:download|file|disk|storage)(?:ed)? (?:sizes?|space|usage)\b", re.IGNORECASE)
_VIDEO = re.compile(r"v-?ram|gpu|video", re.IGNORECASE)
_AMOUNT_ALONE = re.compile(rf"\W*{AMOUNT.pattern}(?:\s*[(（][^()（）]*[)）])?")
"""An amount with nothing but a remark in brackets behind it."""


_SAID = re.compile(
    rf"(?:[\w. +-]{{0,30}}\d[BM][\w. +-]{{0,20}}[:：]\s)?\W*{AMOUNT.pattern}\+?\s(?:of\s)?"
    r"(?:v-?ram|gpu (?:memory|ram)|video memory|显存)"
    r"(?:\s*[(（][^()（）]*[)）])?\W*",
    re.IGNORECASE,
)
"""An amount that says itself what memory it is, perhaps behind a size: "2B: 6 GB of VRAM"."""


def heads_list_of_memory(lead: str) -> bool:
    """Whether what stands above a list says that its amounts are memory that models need."""
    return bool(_LIST_LEAD.search(lead) or MEMORY.search(lead)) and SURROUNDINGS.search(lead) is None


def claim_paired_memory(scribe: Scribe, model: str, value: str, lead_in: str, sentence: Sentence) -> bool:
    """Claim a value of a list whose heading speaks of GPU memory; whether the pair was understood."""
    text = value.strip()
    is_amount = _AMOUNT_ALONE.fullmatch(text) is not None
    if _STORED.search(lead_in) and not _VIDEO.search(lead_in):
        return False
    is_told = _LIST_LEAD.search(lead_in) or (is_amount and MEMORY.search(lead_in)) or _SAID.fullmatch(text)
    if not is_told:
        return False
    model, ran = without_format(model)
    if _MISSING.match(text):
        scribe.claim(model, "min_gpu_ram_gb", text, sentence, unit="GB", status="missing", rule="missing value")
        return True
    pieces = _each_format(text)
    if len(pieces) > 1:
        told = [claim_paired_memory(scribe, model, piece, f"{lead_in} {ran}", sentence) for piece in pieces]
        return all(told)
    amount = AMOUNT.search(text)
    number = re.fullmatch(r"\d+(?:\.\d+)?", text)
    if amount is None and number is None:
        return False
    scribe.claim(
        model,
        "min_gpu_ram_gb",
        amount.group() if amount is not None and _SAID.fullmatch(text) else text,
        sentence,
        value_number=gigabytes(amount) if amount else float(text),
        unit="GB",
        comparator=comparator_of(f"{text[: amount.start()]} " if amount else text, None),
        condition=memory_condition(f"{lead_in} {ran} {value}"),
        rule="list under a heading of GPU memory",
    )
    return True


_FORMAT_BEHIND = re.compile(
    r"[\s_-]*[(\[](?P<inside>[^()\[\]]{2,24})[)\]]$|\s+(?P<behind>(?:int|fp|bf|nf)-?\d{1,2}|[48]-?bit)$", re.IGNORECASE
)
_OTHERWISE = re.compile(r"\s*[,;/]\s+|\s+or\s+|\s*或\s*")


def without_format(model: str) -> tuple[str, str]:
    """`Foo-7B (INT8)`: the model, and the number format that its figure is of."""
    found = _FORMAT_BEHIND.search(model)
    ran = (found["inside"] or found["behind"]) if found is not None else ""
    return (model[: found.start()], ran) if found is not None and memory_condition(ran) else (model, "")


def _each_format(text: str) -> list[str]:
    """`6 GB (INT8), 4 GB (INT4)`: the amounts, where each names a format of its own."""
    pieces = _OTHERWISE.split(text)
    formats = [memory_condition(piece) if AMOUNT.search(piece) else "" for piece in pieces]
    return pieces if all(formats) and len(set(formats)) == len(formats) else [text]
