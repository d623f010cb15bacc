"""Models with their spellings in; families and variants out.

A family holds what shares a name once sizes, tunings, resolutions and dates are left out; words that name the language
model or the encoder inside ("-mistral-", "-clip-llama3") are left out where what remains is a model's name. A variant
belongs to the model of its family with the most of its own facets, and no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from extract.identity.spelling import Spelling, slug, take_apart
from extract.reference import Reference

_MOST_FACETS = 6
"""Subsets of facets are tried; a name with more facets than this is only placed in its family."""


@dataclass(frozen=True, kw_only=True)
class Kinship:
    """model_id → family_id, and model_id → model_id of which it is a variant."""

    family_of: Mapping[str, str]
    variant_of: Mapping[str, str]


def relate(models: Mapping[str, Spelling], reference: Reference) -> Kinship:
    """Families and variants of all models."""
    inner = _inner_words(reference)
    cores = {
        spelling.core: model_id for model_id, spelling in sorted(models.items(), reverse=True) if not spelling.facets
    }
    reduced = {model_id: _reduced(spelling, cores, inner) for model_id, spelling in models.items()}
    families: dict[tuple[str, ...], dict[frozenset[str], str]] = defaultdict(dict)
    for model_id, (core, facets) in sorted(reduced.items()):
        families[core].setdefault(facets, model_id)
    reviewed = {take_apart(row["model"]).key: row["family"] for row in reference.rows("families")}
    family_of = {
        model_id: slug(reviewed[models[model_id].key])
        if models[model_id].key in reviewed
        else cores.get(core) or slug(" ".join(models[model_id].core_words))
        for model_id, (core, _) in reduced.items()
    }
    variant_of = {}
    for model_id, (core, facets) in reduced.items():
        parent = _parent(facets, families[core], model_id)
        if parent:
            variant_of[model_id] = parent
    return Kinship(family_of=family_of, variant_of=variant_of)


def _reduced(
    spelling: Spelling, cores: Mapping[tuple[str, ...], str], inner: frozenset[str]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Core and facets, words for inner parts moved to the facets where the rest is a known model's name."""
    if spelling.core in cores:
        return spelling.core, spelling.facets
    words = [word for word in spelling.words[1:] if word in inner]
    for count in range(len(words), 0, -1):
        rest = take_apart(
            " ".join(word for word in spelling.words if word not in words[:count] or word == spelling.words[0])
        )
        if rest.core in cores:
            return rest.core, spelling.facets | frozenset(words[:count])
    return spelling.core, spelling.facets


def _parent(facets: frozenset[str], members: Mapping[frozenset[str], str], model_id: str) -> str:
    if not facets or len(facets) > _MOST_FACETS:
        return members.get(frozenset(), "") if facets else ""
    for count in range(len(facets) - 1, -1, -1):
        for some in combinations(sorted(facets), count):
            parent = members.get(frozenset(some), "")
            if parent and parent != model_id:
                return parent
    return ""


def _inner_words(reference: Reference) -> frozenset[str]:
    """Single words that name a language model or encoder, with a generation behind ("llama3", "mpt7b", "vitl")."""
    words: set[str] = set()
    for row in reference.rows("components"):
        if row["kind"] not in ("language_model", "vision_encoder"):
            continue
        for name in (row["name"], *row["aliases"].split(";")):
            bare = name.casefold().replace(" ", "")
            if bare and "/" not in bare and "-" not in bare:
                words |= {bare, *(f"{bare}{size}" for size in ("7b", "8b", "13b", "2b", "3b", "34b", "1b"))}
    return frozenset(words | {"vitl", "vitg", "vith", "vitb"})
