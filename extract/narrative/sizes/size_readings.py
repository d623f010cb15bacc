"""What each group of numbers of one sentence counts, told apart by the names and variants that share the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.narrative.language.analysis import Analysis
from extract.narrative.language.counted_numbers import Quantity
from extract.narrative.language.quantities import Group
from extract.narrative.sizes.ownership import OWN, Owner

_NEAR = 24
"""Characters between a total and what is activated of it."""


@dataclass(frozen=True, slots=True)
class SizeReading:
    """What a group of numbers counts: attribute and scope."""

    attribute: str
    scope: str
    group: Group
    owner: Owner = OWN
    variant: str = ""
    """The size whose variant it is said of, where a sentence names several with what each activates."""


def _by_name(readings: Sequence[SizeReading]) -> list[SizeReading]:
    """ "Foo-S with 16B total and 2.4B activated parameters": what is activated is that of the name before the total."""
    done = list(readings)
    for place, (first, second) in enumerate(pairwise(readings)):
        is_pair = (first.attribute, second.attribute) == ("params_total_b", "params_activated_b")
        if is_pair and first.owner.kind == "named" and second.owner == OWN and len(second.group.before) < _NEAR:
            done[place + 1] = replace(second, owner=first.owner)
    return done


def _by_variant(readings: Sequence[SizeReading]) -> list[SizeReading]:
    """ "424B-total/47B-active and 28B-total/3B-active": each total and what is activated of it are one variant's."""
    pairs = [
        place
        for place, (first, second) in enumerate(pairwise(readings))
        if (first.attribute, second.attribute) == ("params_total_b", "params_activated_b")
        and first.owner == second.owner == OWN
        and len(first.group.items) == len(second.group.items) == 1
    ]
    if len(pairs) < 2:
        return list(readings)
    done = list(readings)
    for place in pairs:
        size = size_name(readings[place].group.items[0])
        done[place : place + 2] = [replace(reading, variant=size) for reading in readings[place : place + 2]]
    return done


_ACTS = re.compile(r"\s+(?:is|are|has|have|uses?|targets?|adds?|keeps?|runs?|remains?|serves?|activates?)\b")
_CLAUSE = re.compile(r";\s+(?:and\s+)?$")


def _by_clause(readings: Sequence[SizeReading], analysis: Analysis) -> list[SizeReading]:
    """ "…; and 26B-A4B is sparse, with 4B active parameters": a size that heads a clause is the variant it is about."""
    done, variant, end = list(readings), "", 0
    for place, reading in enumerate(readings):
        group = reading.group
        if variant and ";" in analysis.text[end : group.start]:
            variant = ""
        is_own = reading.owner == OWN and not reading.variant and len(group.items) == 1
        if is_own and reading.attribute == "params_total_b" and _heads_clause(analysis, group):
            variant, end = size_name(group.items[0]), group.end
        if is_own and variant:
            done[place] = replace(reading, variant=variant)
    return done


def _heads_clause(analysis: Analysis, group: Group) -> bool:
    is_first = _CLAUSE.search(analysis.text[analysis.sentence.body : group.start]) is not None
    return is_first and _ACTS.match(analysis.text, group.end) is not None


def size_name(item: Quantity) -> str:
    billions = item.value / 1e9
    is_in_billions = billions >= 1 or item.unit.startswith("b")
    size = f"{billions:g}B" if is_in_billions else f"{item.value / 1e6:g}M"
    return f"{size}-A{item.active / 1e9:g}B" if item.active else size


def told_apart(readings: Sequence[SizeReading], analysis: Analysis) -> list[SizeReading]:
    """The readings with the variant or the name that each total and what is activated of it belong to."""
    return _by_clause(_by_variant(_by_name(readings)), analysis)
