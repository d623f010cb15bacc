"""A sentence about memory in; each amount that stands right behind a model's name, or in its order, as its need, out.

"Foo took 18.1 GB, Bar-V 2 9.6 GB, Baz-Mini just 1.5 GB", "Foo-2B and Foo-8B need 6 GB and 18 GB in bf16". Only where
every amount of the sentence has its name: else nobody knows whose the others are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.narrative.language.analysis import Analysis, Subject, is_component
from extract.narrative.memory.conditions import memory_condition
from extract.narrative.memory.memory_needs import SIZED_NAME
from extract.narrative.memory.need_words import TAKES
from extract.narrative.scribe import Scribe

_AMOUNT = re.compile(r"(?<![\w.-])(?:about |around |only |just |~ ?)?(?P<number>\d+(?:\.\d+)?) ?GB\b")
_ADVERBS = r"(?:(?:will|can|should|could|just|already|even|still|also|\w+ly)\s+)*+"
_LESS = (
    r"(?:(?:an?|one|a\ssingle|just|only|about|around|roughly|at\sleast|under|less\sthan|some)\s+)*"
    r"(?:(?:gpu|card|graphics\scard)\s+(?:with|of)\s+(?:at\sleast\s+)?)?~?\s?"
)
_TAKING = r"(?:runs?|fits?|loads?|be\s(?:loaded|run|served|deployed))\s(?:on|in|into|with|within)"
_VERB = rf"{_ADVERBS}(?:{TAKES}|{_TAKING})\s+{_LESS}"
_BEHIND = re.compile(
    rf"[*_`]*(?:\s+\([^()]{{1,30}}\))?(?:\s?[:：]\s*|\s+(?:{_VERB}|(?:in(?:to)?|at|on)\s+{_LESS})?)",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"[*_`]*(?:\s+\([^()]{{1,30}}\))?(?:\s?[:：]\s*|\s+{_VERB})", re.IGNORECASE)
_SIZE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts)\s(?P<size>\d+(?:\.\d+)?B)(?:\s(?:model|version|variant|one|checkpoint))?\b"
)
"""A size that names a model of the text's own family."""
_LIST = re.compile(r"[*_`]*\s*(?:,\s*(?:and\s+)?|/|&|\band\b)\s*(?:the\s+)?[*_`]*")
_OTHER = re.compile(r"\b(?:disk|storage|download|data ?set|host|cpu|system|train(?:ing|ed)?|fine-?tun\w+|ram)\b")
_FEW = 2


def claim_memory_beside_names(
    scribe: Scribe, analysis: Analysis, above: str, before: Sequence[str] = (), kin: Subject | None = None
) -> Sequence[str]:
    """Claim amounts of models that the sentence names beside them, or of those of the sentence `before` in their order.

    Gives the models; `above` tells what amounts are of. In a text about one model, `kin`, only its variants count.
    """
    amounts = list(_AMOUNT.finditer(analysis.text)) if "GB" in analysis.text else []
    if (
        len(amounts) < _FEW
        or _OTHER.search(analysis.small)
        or analysis.hedged
        or not _MEMORY.search(f"{above} {analysis.text}")
    ):
        return ()
    models = [item for item in _named(analysis, kin, above) if item.start < amounts[-1].start()]
    if kin is not None and not all(kin.is_named(item.name) and not kin.is_exactly(item.name) for item in models):
        return ()
    owners = [item.name for item in _owners(analysis.text, models, amounts)]
    if (
        not models
        and len(before) == len(amounts)
        and _THEIRS.search(analysis.text)
        and _is_list(analysis.text, amounts)
    ):
        owners = list(before)
    if len(owners) != len(amounts):
        return ()
    scribe.withdraw("min_gpu_ram_gb", analysis.sentence)
    for owner, amount, condition in zip(owners, amounts, _conditions(analysis, models, amounts), strict=True):
        scribe.claim(
            owner, "min_gpu_ram_gb", f"{amount['number']} GB", analysis.sentence,
            value_number=float(amount["number"]), unit="GB", condition=condition, rule="amount beside a name",
        )  # fmt: skip
    return owners


class _Named(NamedTuple):
    """A model's name in a sentence, or the size that stands for it."""

    start: int
    end: int
    name: str


def _named(analysis: Analysis, kin: Subject | None, above: str) -> list[_Named]:
    """The models that a sentence names, in order; "the 2B model" is one of the text's own, or one named `above`."""
    known = [
        _Named(item.start, item.end, item.text.strip()) for item in analysis.of_kind("model") if not is_component(item)
    ]
    sized = list(_SIZE.finditer(analysis.text))
    if not sized:
        return known
    called = kin.variant if kin is not None else _names_by_size(above).get
    sizes = ((found, called(found["size"])) for found in sized)
    return sorted([*known, *(_Named(found.start(), found.end(), name) for found, name in sizes if name)])


def _names_by_size(text: str) -> dict[str, str]:
    """The names of a text by their sizes, where each size is that of one: a question on Foo-2B and Foo-8B."""
    names = dict.fromkeys(SIZED_NAME.findall(text))
    sizes = [_SIZE_IN_NAME.findall(name)[-1] for name in names]
    return dict(zip(sizes, names, strict=True)) if len(set(sizes)) == len(sizes) else {}


_SIZE_IN_NAME = re.compile(r"\d+(?:\.\d+)?B")


def _conditions(analysis: Analysis, models: Sequence[_Named], amounts: Sequence[re.Match[str]]) -> list[str]:
    """How each amount is meant: by its own clause and what leads the sentence, or by all of a list."""
    text = analysis.text
    if len(models) != len(amounts) or any(
        amount.end() > then.start for amount, then in zip(amounts, models[1:], strict=False)
    ):
        return [memory_condition(text)] * len(amounts)
    lead = text[: models[0].start]
    ends = [*(then.start for then in models[1:]), len(text)]
    return [memory_condition(f"{lead} {text[model.start : end]}") for model, end in zip(models, ends, strict=True)]


_THEIRS = re.compile(
    r"\b(?:[Tt]hey|[Tt]heir|[Bb]oth|[Tt]hese|(?:the|those) (?:requirements?|needs|amounts|figures|numbers))\b"
)


_MEMORY = re.compile(
    r"\bv-?ram\b|\b(?:gpu|video|graphics)[- ]?(?:memory|ram|cards?)?\b|\bmemory\b|\bcards?\b|显存"
    r"|\b(?:bf-?16|fp-?16|fp-?8|int-?[48]|[48]-?bit|half precision)\b"
    r"|\b(?:needs?|wants?|requires?|asks? for|fits? (?:in|into|on|within)|runs? (?:in"
    r"|within))\s[^.;,\d]{0,16}\d[\d.]* ?GB\b",
    re.IGNORECASE,
)


def _owners(text: str, models: Sequence[_Named], amounts: Sequence[re.Match[str]]) -> list[_Named]:
    """The model of each amount; fewer where an amount has none."""
    if len(models) == len(amounts) and _are_listed(text, models, amounts):
        return list(models)
    owners: list[_Named] = []
    for amount in amounts:
        before = next((item for item in reversed(models) if item.end <= amount.start()), None)
        gap = _BEHIND if owners else _FIRST
        if before is None or before in owners or not gap.fullmatch(text, before.end, amount.start()):
            return []
        owners.append(before)
    return owners


def _are_listed(text: str, models: Sequence[_Named], amounts: Sequence[re.Match[str]]) -> bool:
    """Whether all names stand in one list, and all amounts in one behind its verb."""
    is_verb = _FIRST.fullmatch(text, models[-1].end, amounts[0].start()) is not None
    is_listed = all(_LIST.fullmatch(text, first.end, then.start) for first, then in pairwise(models))
    return is_verb and is_listed and _is_list(text, amounts)


def _is_list(text: str, amounts: Sequence[re.Match[str]]) -> bool:
    return all(_LIST.fullmatch(text, first.end(), then.start()) for first, then in pairwise(amounts))
