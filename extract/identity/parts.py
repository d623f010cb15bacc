"""Values of claims about parts and data sets in, canonical names out: "SigLip-400M" and "SigLIP-SO400M" are one part.

A size or version behind a known family name stays part of the name ("Vicuna 13B" is Vicuna-13B of the family Vicuna). A
name that no vocabulary holds keeps its own spelling and is marked as not reviewed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.identity.spelling import slug
from extract.narrative.lexicon import Found
from extract.narrative.vocabulary import COMPONENT_KINDS, Vocabulary, fold, vocabulary_of
from extract.reference import Reference

_DATASET_KINDS = ("dataset_named", "dataset_test", "dataset_generic", "benchmark")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPart:
    """A part or data set. `part_id` is unique within its kind; `family` is itself where there is no wider one."""

    part_id: str
    name: str
    kind: str
    family: str
    is_reviewed: bool
    is_generic: bool = False


def name_parts(values: Iterable[tuple[str, str]], reference: Reference) -> Mapping[tuple[str, str], NamedPart]:
    """(attribute, value text) → the part that is meant; attributes are the four roles and "dataset"."""
    vocabulary = vocabulary_of(reference)
    sizes = {row["name"]: row["size_b"] for row in reference.rows("components")}
    return {(attribute, value): _named(attribute, value, vocabulary, sizes) for attribute, value in values}


def _named(attribute: str, value: str, vocabulary: Vocabulary, sizes: Mapping[str, str]) -> NamedPart:
    kinds = _DATASET_KINDS if attribute == "dataset" else (attribute,)
    kind = "dataset" if attribute == "dataset" else attribute
    found = [item for item in vocabulary.lexicon.find(value) if any(name in item.kinds for name in kinds)]
    named = vocabulary.column_aliases.get((attribute, fold(value)))
    best = _best(found, value) if named is None else Found(0, len(value), value, {attribute: named})
    if best is None:
        return NamedPart(
            part_id=f"{kind}/{slug(fold(value))}",
            name=value.strip(),
            kind=kind,
            family=value.strip(),
            is_reviewed=False,
        )
    which = next(name for name in kinds if name in best.kinds)
    base = best.kinds[which]
    name = (
        f"{base}{' ' if ' ' in base else '-'}{_tail(best.tail)}"
        if best.tail and attribute in COMPONENT_KINDS and not sizes.get(base)
        else base
    )
    family = vocabulary.component_families.get(base, base) if attribute in COMPONENT_KINDS else base
    return NamedPart(
        part_id=f"{kind}/{slug(name)}", name=name, kind=kind, family=family, is_reviewed=True,
        is_generic=which == "dataset_generic",
    )  # fmt: skip


def _best(found: list[Found], value: str) -> Found | None:
    """The known name that covers most of the value; none where the value is mostly something else."""
    if not found:
        return None
    best = max(found, key=lambda item: (item.end - item.start, -item.start))
    words = len(re.findall(r"\w+", value))
    return best if words <= 4 or best.end - best.start >= len(value) / 3 else None


def _tail(tail: str) -> str:
    """ "13b" and "13B" are one size; words of tuning begin with a capital."""
    return "-".join(
        piece.upper() if piece[:1].isdigit() else piece.capitalize() for piece in re.split(r"[-_ ]+", tail) if piece
    )
