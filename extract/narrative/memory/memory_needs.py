"""A sentence about memory in; the model that needs each of its amounts, and how it is run then, out."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.narrative.language.analysis import Analysis, Subject, is_component
from extract.narrative.language.speakers import is_said_of_other, is_strange, subject_before
from extract.narrative.memory.amounts import AMOUNT
from extract.narrative.memory.conditions import memory_condition
from extract.narrative.memory.further_amounts import named_between
from extract.narrative.memory.need_owners import ADVERB, AMOUNT_IS, DATA, LED, LED_SIZE, OF_NONE, ONE_MODEL, THING
from extract.narrative.subject_names import key_of

SIZED_NAME = re.compile(r"(?<![\w.-])[A-Z][\w.-]*-\d+(?:\.\d+)?B(?:-[A-Z][\w-]*)?(?![\w-])")
"""A name with its size, known or not."""
TAGGED = re.compile(r"(?<![\w.:/-])[A-Za-z][\w.]*(?:-[\w.]+)*:\d+(?:\.\d+)?b(?:-[\w.-]*\w)?(?![\w:])")
"""A name with the tag of its size, as programmes that run models spell it: `foo2vl:3b`."""
NEEDED_IN_BRACKET = re.compile(
    r"[(（](?:the |our |an? )?(?P<name>(?-i:[A-Z])[\w.-]*-\d+(?:\.\d+)?B(?:-[A-Z][\w-]*)?)"
    r" (?:needs|requires|takes|uses) "
    r"(?:about |around |approximately |roughly |at least |only |just |~ ?|≈ ?)?(?=\d[\d.]* ?G)",
    re.IGNORECASE,
)
"""A bracket that tells what a model needs, whatever is said around it: "no errors (Foo-7B requires ~16 GB VRAM)"."""
BEFORE_BRACKET = re.compile(
    rf"(?P<name>{SIZED_NAME.pattern})[`*_]{{0,3}} ?[(（]"
    r"(?:(?:requires|needs|takes|uses|min\.?|minimum|at least|about|around) |[~≈≥]\s?)*"
    r"(?=\d[\d.]* ?GB?\+? (?:of )?(?:v-?ram|(?:gpu|video) memory|显存)\b)",
    re.IGNORECASE,
)
"""A name right before the bracket with what it needs: "`Foo-4B` (Requires 16GB VRAM)"."""
RUNNING = (
    r"(?:(?:[Ii]nference|[Gg]eneration|[Ee]valuation) (?:of|with|for|using|on) "
    r"|(?:[Rr]unning|[Ll]oading|[Ss]erving|[Dd]eploying|[Hh]osting|[Uu]sing) )"
)
"""Before the name of what needs memory: what is done with it."""
_RUN_NAME = re.compile(rf"\W*{RUNNING}(?:the )?(?={SIZED_NAME.pattern})")
_NEEDING = re.compile(
    rf"(?P<apposed>(?<=[a-z], ))?(?P<name>{SIZED_NAME.pattern})(?: \([^()]{{0,60}}\))?(?(apposed),?)\s+"
    r"(?:\w+ly )?(?:can )?"
    r"(?:needs?|requires?|takes?|uses?|consumes?|occupies|(?:runs?|fits?) (?:on|in|into|with|within))\b"
)
"""A name with its size and the verb that it is the subject of; an apposition stands between commas."""
LISTED = re.compile(
    r"\W*(?:[\w.]+/)?(?P<name>[A-Za-z][\w.]*(?:-[\w.]+)*[-:]\d+(?:\.\d+)?[BbMm](?:-\w+)*)[`*\s]{1,4}(?:\(|[—–]\s)"
    r"(?:about |around |~ ?)?(?=\d[\d.]* ?[GM]B (?:of )?v-?ram\b)",
    re.IGNORECASE,
)
"""An item that is a name with its memory in brackets: "acme/Foo-4B (~2.5 GB VRAM in 4-bit)"."""
BRACKETED = re.compile(
    rf"\+?\s*(?:of )?(?:v-?ram|(?:gpu|video) memory|显存|gpu ?メモリ)\s*[(（](?:for )?(?P<name>{SIZED_NAME.pattern})"
    r"(?:[,;] [^()（）]*)?[)）]",
    re.IGNORECASE,
)
"""Behind an amount, the name of the model that needs it in brackets: "16 GB VRAM (Foo-3B)"."""
_VERB = re.compile(
    r"\b(?:requir(?:es?|ed)|needs?|needed|wants|asks? for|calls? for|demands?|makes? do with|consum(?:es?|ed)|takes?"
    r"|took|uses|occup(?:y|ies|ied)|fits?|squeez(?:es|ed)"
    r"|loads?(?= in)|runs?(?= (?:on|in|with)))\b",
    re.IGNORECASE,
)
"""A verb whose subject needs the memory."""
_FOR_SIZE = re.compile(r"[^,;.\d]{0,30}?\b(?:for|with) (?:(?:the|our|its) )?(?P<size>\d+(?:\.\d+)?[BM])\b")
"""Behind an amount: the size of the model that needs it, "6 GB for the 2B model and 14 GB for the 6B one"."""
_FOR_WHOM = re.compile(
    r"\s+(?:of (?:VRAM|GPU memory|memory) )?(?P<tie>for|with|on) (?:the )?(?P<name>[A-Z](?:[\w.-]*\w)?)"
    r"(?=\s*(?:[,;.)]|(?:and|in|at|with)\b|$))"
)
"""Behind an amount: the name of the model that needs it, "2 GB for S, 6.5 GB for M"."""
_FOR_THING = re.compile(r"\s+(?:of (?:VRAM|GPU memory|memory) )?for (?:the|an?|our|its) (?P<thing>[a-z][a-z -]{2,30})")
"""Behind an amount: what it is for, "24 GB for the judge"."""
_SHAPED = r"(?P<name>(?=[^\s,;]*(?:\d|[a-z][A-Z]|-[A-Z]))[A-Z][\w.+-]*\w)"
_OF_WHOM = re.compile(rf"\s+(?:of (?:VRAM|GPU memory|memory) )?(?:of|for|with|by) (?:the )?{_SHAPED}")
_WHOSE = re.compile(rf"{_SHAPED}['’]s\s+(?:about |around |~ ?|≈ ?)?$")
"""An amount beside a name written like a model's: "18 GB of Bar-7B", "Bar-7B's 18 GB"."""
_OF_SIZE = re.compile(
    r"\b(?:the|our|its) (?P<size>\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?) "
    r"(?:(?:(?-i:Vision|Instruct|Chat|Base|Text) )?(?:model|variant|version|one|checkpoint)\b"
    r"|(?=(?:needs|takes|requires|uses|occupies|runs|fits)\b))",
    re.IGNORECASE,
)
"""The size of the model that a sentence is about: "fine-tuning the 7B model fits into 24 GB"."""
_LATER = re.compile(r";|,\s+and\b|\b(?:while|whereas|but)\b")
"""Where a clause begins that may tell of another size: "24 GB are needed; the 34B model wants 80 GB"."""
_SIZED = re.compile(r"\d[BM]\b")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_CHINESE_SIZED = re.compile(
    rf"(?P<name>{SIZED_NAME.pattern})|(?<![\w.-])(?P<size>\d+(?:\.\d+)?B)\s?(?:的)?(?:参数)?(?:版本|模型|版|规模)"
)
"""A name with its size, or a size alone: "4B 版本推理需要 10GB 显存"."""
_CHINESE_CLASS = re.compile(r"\d+(?:\.\d+)?B\s?(?:参数)?(?:规模|级别?|量级)的?(?:大|多模态|视觉)?模型")
"""Whatever models of a size: "8B 参数规模的模型"."""


class Owners:
    """Knows whose need each amount of a sentence is, where `model` is the one that the text is about."""

    def __init__(self, analysis: Analysis, model: str) -> None:
        self._analysis = analysis
        self._model = model
        self._verbs = [found.start() for found in _VERB.finditer(analysis.text)]
        self._needing = list(_NEEDING.finditer(analysis.text))
        forms = (NEEDED_IN_BRACKET, BEFORE_BRACKET) if "(" in analysis.text or "（" in analysis.text else ()
        self._in_brackets = [found for form in forms for found in form.finditer(analysis.text)]
        self._tagged = list(TAGGED.finditer(analysis.text)) if ":" in analysis.text else []
        self._ends = [found.end() for found in AMOUNT.finditer(analysis.text)]
        self._is_chinese = not analysis.text.isascii() and _HAN.search(analysis.text) is not None
        self._by_verb: dict[int, str] = {}
        self._kin: dict[str, list[str]] = {}

    def of(self, amount: re.Match[str]) -> str:
        """The model that needs an amount: "Foo-2B needs 5 GB, Foo-8B needs 18", "14 GB for the 6B model"; or ""."""
        listed = LISTED.match(self._analysis.text, self._analysis.sentence.body)
        if listed and listed.end() == amount.start():
            return str(listed["name"])
        bracketed = next((one for one in self._in_brackets if one.end() == amount.start()), None)
        if bracketed is not None:
            return str(bracketed["name"])
        tagged = [found for found in self._tagged if found.end() <= amount.start()]
        if tagged:
            return tagged[-1].group()
        thing = _FOR_THING.match(self._analysis.text, amount.end())
        if thing is not None and self._analysis.cues.helpers.match(self._analysis.text, thing.start("thing")):
            return ""
        told = self._told_in_chinese(amount)
        if told is not None:
            return told
        behind = BRACKETED.match(self._analysis.text, amount.end())
        if behind:
            return str(behind["name"])
        sized = _SIZE_BEHIND.match(self._analysis.text, amount.end())
        if sized is not None and self._model:
            return Subject(model=self._model).sized(sized["size"])
        in_order = self._in_order_of_sizes(amount)
        if in_order is not None:
            return in_order
        run = _RUN_IN.search(self._analysis.text, max(0, amount.start() - _LONGEST_LEAD), amount.start())
        if run is not None and Subject(model=self._model).is_named(run["name"]):
            return str(run["name"])
        before = [found["name"] for found in self._needing if found.end() <= amount.start()]
        bracketed = _BRACKETED.search(self._analysis.text, max(0, amount.start() - _LONGEST_NAME), amount.start())
        if bracketed and not bracketed["verb"]:
            return str(bracketed["name"]) if Subject(model=self._model).is_named(bracketed["name"]) else ""
        taker = _TAKER.search(self._analysis.text, max(0, amount.start() - _LONGEST_NAME), amount.start())
        if taker and not self._is_ours(taker["name"]):
            return ""
        place = bisect_right(self._ends, amount.start())
        if place:
            named = named_between(self._analysis, Subject(model=self._model), self._ends[place - 1], amount)
            if named is not None:
                return named
        if len(before) == 1 and self._is_run(amount):
            return str(before[0])
        beside = _BESIDE.search(self._analysis.text[: amount.start()]) if self._needing else None
        if beside or len(before) > 1:
            return str(beside["name"] if beside else before[-1])
        model = self._subject(amount.start())
        if not model:
            return ""
        owner = self._named(amount, model)
        is_blocked = owner == model and self._analysis.is_blocked(amount.start(), amount.end())
        return "" if is_blocked else owner

    def _told_in_chinese(self, amount: re.Match[str]) -> str | None:
        """The size or name that a Chinese text names last before an amount; None where it names none."""
        if not self._is_chinese:
            return None
        parts = {item.start for item in self._analysis.found if is_component(item)}
        told = [
            one
            for one in _CHINESE_SIZED.finditer(self._analysis.text, 0, amount.start())
            if one.start() not in parts or Subject(model=self._model).is_named(one.group())
        ]
        if not told:
            return None
        named = told[-1]
        if _CHINESE_CLASS.match(self._analysis.text, named.start()):
            return ""
        return Subject(model=self._model).sized(named["size"]) if named["size"] else str(named["name"])

    def _is_run(self, amount: re.Match[str]) -> bool:
        """ "Running Foo-8B takes 20 GB", "its sibling, Foo-8B, takes": what one name needs, no model behind it."""
        run = _RUN_NAME.match(self._analysis.text, self._analysis.sentence.body)
        needing = self._needing[0]
        is_led = (run is not None and needing.start() == run.end()) or needing["apposed"] is not None
        if not is_led or len(self._verbs) != 1:
            return False
        models = (item for item in self._analysis.of_kind("model") if not is_component(item))
        return not any(needing.end() <= item.start < amount.start() for item in models)

    def _is_ours(self, name: str) -> bool:
        """Whether a name is the text's own, that of a known model, or a way of running: "LoRA takes 20 GB"."""
        own = Subject(model=self._model)
        is_known = any(item.text.strip().startswith(name) for item in self._analysis.of_kind("model"))
        return own.is_named(name) or own.is_short(name) or is_known or bool(memory_condition(name))

    def _subject(self, place: int) -> str:
        """The subject of the last verb of needing before a place, else of the first; "" where that is no model."""
        if not self._verbs:
            return self._model
        verb = max((start for start in self._verbs if start < place), default=self._verbs[0])
        if verb > place and _LATER.search(self._analysis.text, place, verb):
            return self._model
        if verb not in self._by_verb:
            self._by_verb[verb] = self._before(verb)
        return self._by_verb[verb]

    def _before(self, verb: int) -> str:
        subject = Subject(model=self._model)
        if AMOUNT_IS.fullmatch(self._analysis.text, self._analysis.sentence.body, verb):
            return self._model
        other = self._leading_other(subject, verb)
        if other:
            return other
        one = ONE_MODEL.fullmatch(self._analysis.text, self._analysis.sentence.body, verb)
        if one and subject.is_exactly(one["name"]):
            return self._model
        if is_said_of_other(self._analysis, subject, verb) or self._is_beside(verb):
            return ""
        if any(form.search(self._analysis.text, max(0, verb - _LONGEST_NAME), verb) for form in OF_NONE):
            return ""
        return subject_before(self._analysis, subject, verb) or self._model

    def _leading_other(self, subject: Subject, verb: int) -> str:
        """ "Vicuna-7B needs 14 GB": a language model that is the whole subject of a sentence needs it itself."""
        text, body = self._analysis.text, self._analysis.sentence.body
        leading = (item for item in self._analysis.of_kind("language_model") if not text[body : item.start].strip())
        names = (item.text.strip() for item in leading if ADVERB.fullmatch(text, item.end, verb))
        return next((name for name in names if not subject.is_named(name)), "")

    def _is_beside(self, verb: int) -> bool:
        """ "The judge needs", "the data set takes": a thing beside the model is the whole subject of a verb."""
        thing = THING.search(self._analysis.text, 0, verb)
        if thing is None:
            return False
        helpers = self._analysis.cues.helpers
        return DATA.search(thing["phrase"]) is not None or helpers.search(thing["phrase"]) is not None

    def _in_order_of_sizes(self, amount: re.Match[str]) -> str | None:
        """ "6 GB / 18 GB for the 2B / 8B": the size in an amount's place; "" where counts differ, None for no list."""
        listed = _SIZES_LISTED.search(self._analysis.text) if self._model else None
        amounts = list(AMOUNT.finditer(self._analysis.text)) if listed is not None else []
        if listed is None or len(amounts) < len(("one", "another")) or amount.start() > listed.start():
            return None
        sizes = re.findall(r"\d+(?:\.\d+)?B", listed["sizes"])
        places = [found.start() for found in amounts]
        if len(sizes) != len(places) or amount.start() not in places:
            return ""
        return Subject(model=self._model).sized(sizes[places.index(amount.start())])

    def _other_beside(self, amount: re.Match[str], own: Subject) -> str | None:
        """The model that "18 GB of Foo", "Foo's 18 GB" are said of, "" where nobody knows it; None where it is none."""
        text = self._analysis.text
        named = _OF_WHOM.match(text, amount.end()) or _WHOSE.search(
            text, max(0, amount.start() - _LONGEST_NAME), amount.start()
        )
        if named is None or own.is_named(named["name"]) or memory_condition(named["name"]):
            return None
        models = (item for item in self._analysis.of_kind("model") if not is_component(item))
        known = next((item for item in models if item.start == named.start("name")), None)
        if known is not None:
            return None if own.is_named(known.text) else known.text.strip()
        return "" if is_strange(self._analysis, own, *named.span("name")) else None

    def _named(self, amount: re.Match[str], model: str) -> str:
        led = LED.search(self._analysis.text, max(0, amount.start() - _LONGEST_LEAD), amount.start())
        is_kin = led is not None and key_of(led["name"])[:1] == key_of(model)[:1]
        if led and (is_kin or SIZED_NAME.fullmatch(led["name"])):
            return str(led["name"])
        led = LED_SIZE.search(self._analysis.text, max(0, amount.start() - _LONGEST_LEAD), amount.start())
        if led:
            return Subject(model=model).sized(led["size"] or led["listed"])
        sized = _FOR_SIZE.match(self._analysis.text, amount.end())
        if sized:
            return Subject(model=model).sized(sized["size"])
        taker = self._other_beside(amount, Subject(model=model))
        if taker is not None:
            return taker
        whom = _FOR_WHOM.match(self._analysis.text, amount.end())
        if whom and Subject(model=model).is_named(whom["name"]):
            return str(whom["name"])
        if whom and whom["tie"] == "for" and not memory_condition(whom["name"]):
            return ""
        if model not in self._kin:
            self._kin[model] = _kin_named(self._analysis, model)
        spelt = self._kin[model]
        if len(spelt) == 1:
            return spelt[0]
        later = _LATER.search(self._analysis.text, amount.end())
        end = later.start() if later else len(self._analysis.text)
        sizes = {found["size"] for found in _OF_SIZE.finditer(self._analysis.text, 0, end)}
        return Subject(model=model).sized(sizes.pop()) if len(sizes) == 1 and not _SIZED.search(model) else model


def _kin_named(analysis: Analysis, model: str) -> list[str]:
    """Names that go on where the model's ends, spelt as their repositories are: "to run it with foo-vl-small"."""
    own = key_of(model)
    found = _RUN_WITH.finditer(analysis.text)
    names = (match["name"] for match in found if not analysis.is_blocked(*match.span("name")))
    return list(
        dict.fromkeys(name for name in names if own and own != key_of(name) and key_of(name)[: len(own)] == own)
    )


_RUN_WITH = re.compile(
    r"\b(?:with|using|of|for|(?:run|load|serv|host|deploy|fine-?tun)(?:n?ing|e)?|use) (?:the )?[`*_]{0,2}"
    r"(?P<name>[A-Za-z][\w.]*(?:-[\w.]*\w)+)"
)
_LONGEST_NAME = 50
_BRACKETED = re.compile(
    rf"(?P<verb>^\W*(?:the |our )?)?(?P<name>{SIZED_NAME.pattern}) \((?:about |around |~ ?|≈ ?|requires |needs )?$"
)
"""Right before an amount: the name whose bracket it stands in; what a sentence begins with has a verb of its own."""
_TAKER = re.compile(
    r"(?<![\w.-])(?P<name>[A-Z][a-z]+[A-Z]\w*)\s+(?:needs?|requires?|takes?|uses?|consumes?|occupies)\s+"
    r"(?:about |around |only |just |~ ?|≈ ?)?$"
)
"""Right before an amount: a name written like a model's that takes it, perhaps one that nobody knows."""
_BESIDE = re.compile(rf"(?P<name>{SIZED_NAME.pattern})\s+(?:in|on|with|at)?\s*(?:about |around |only |just |~ ?)?$")
"""Right before an amount, behind another model that needs one: "Foo-2B runs in 5 GB and Foo-7B in 16 GB"."""
_SIZE_BEHIND = re.compile(r"\s?\((?:the )?(?P<size>\d+(?:\.\d+)?B)(?: (?:model|version|variant))?\)")
"""Behind an amount: the size of the model that needs it, "6 GB (2B), 18 GB (8B)"."""
_SIZES_LISTED = re.compile(
    r"\bfor (?:the |our )?(?P<sizes>\d+(?:\.\d+)?B(?:(?:\s?/\s?|, (?:and )?| and )\d+(?:\.\d+)?B)+)\b"
)
_RUN_IN = re.compile(
    r"\b(?:run|load|serve|use|deploy|host|fit)\s(?:the\s)?[*_`]{0,2}(?P<name>[A-Z][\w.]*(?:-[\w.]+)*)[*_`]{0,2}\s"
    r"(?:with|in|on|within|into)\s(?:about |around |only |just |~ ?|≈ ?)?$"
)
"""Before an amount: what one can run with it, "you can run Foo-2B with 6 GB of VRAM"."""
_LONGEST_LEAD = 80
