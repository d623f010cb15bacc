"""A reference in; everything that narrative rules look up in it out, built once and kept."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from extract.narrative.language.cues import Cues, read_cues
from extract.narrative.lexicon import Lexicon, read_lexicon
from extract.reference import Reference, Row

COMPONENT_KINDS = ("vision_encoder", "language_model", "connector", "pooling")
"""The roles that a part of a model can have."""

_KEPT = 4
"""References kept at a time: a run uses one, tests a few."""

_CACHE: OrderedDict[str, Vocabulary] = OrderedDict()


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Compiled reference data. `version` is that of the reference it was built from."""

    version: str
    reference: Reference = field(repr=False)
    lexicon: Lexicon
    no_models: frozenset[str]
    """Folded headings that name no model: "contents", "installation"."""
    no_model_forms: re.Pattern[str]
    """What whole cells and headings that name no model look like: people, averages, software."""
    organizations: Mapping[str, Row]
    """Folded organisation → its row."""
    misplaced: tuple[Row, ...]
    """Values that stand in the wrong typed column: role, pattern, status, reason."""
    typos: frozenset[str]
    """Reviewed misspellings of models, in small letters."""
    closed_models: frozenset[str]
    """Models whose design is not public."""
    scales: Mapping[str, tuple[float, float]]
    """Benchmark → its least and largest score, where they are known."""
    component_families: Mapping[str, str]
    """Component → family, for "the more specific wins"."""
    vague_components: frozenset[str]
    """Names that say what kind of part it is and not which: "ViT", "projection matrix"."""
    plain_components: frozenset[str]
    """Names of everyday words that name a part only beside a word for joining: "MLP", "linear layer"."""
    column_aliases: Mapping[tuple[str, str], str]
    """(role, folded text) → component, for words that name one only where they are all of a typed cell: "Linear"."""

    @cached_property
    def cues(self) -> Cues:
        """The cue words, compiled at the first sentence: who only looks names up need not wait for them."""
        return read_cues(self.reference)

    def is_no_model(self, name: str) -> bool:
        """Whether a heading is known to name no model."""
        return fold(name) in self.no_models or self.no_model_forms.fullmatch(name.strip()) is not None


def vocabulary_of(reference: Reference) -> Vocabulary:
    """The vocabulary of a reference; the same object for the same version."""
    known = _CACHE.get(reference.version)
    if known is None:
        known = _read(reference)
        _CACHE[reference.version] = known
        while len(_CACHE) > _KEPT:
            _CACHE.popitem(last=False)
    return known


def fold(name: str) -> str:
    """A name without case, marks and repeated blanks, for look-ups of whole headings."""
    return " ".join(re.sub(r"[^\w+.&/-]+", " ", name.casefold()).split()).strip(".-/& ")


def _read(reference: Reference) -> Vocabulary:
    return Vocabulary(
        version=reference.version,
        reference=reference,
        lexicon=read_lexicon(reference),
        no_models=frozenset(fold(row["heading"]) for row in reference.rows("headings")),
        no_model_forms=re.compile(
            "|".join(f"(?:{row['pattern']})" for row in reference.rows("not_models")) or r"(?!)", re.IGNORECASE
        ),
        organizations={
            fold(name): row
            for row in reference.rows("organizations")
            for name in [row["name"], *row["aliases"].split(";")]
            if name
        },
        misplaced=reference.rows("misplaced"),
        typos=frozenset(row["alias"].casefold() for row in reference.rows("aliases") if row.get("status") == "typo"),
        closed_models=frozenset(row["name"] for row in reference.rows("known_models") if row.get("kind") == "external"),
        scales={
            row["name"]: (float(row["scale_min"] or -inf), float(row["scale_max"] or inf))
            for row in reference.rows("benchmarks")
        },
        component_families={row["name"]: row["family"] for row in reference.rows("components")},
        vague_components=frozenset(row["name"] for row in reference.rows("components") if row.get("vague")),
        plain_components=frozenset(row["name"] for row in reference.rows("components") if row.get("plain")),
        column_aliases={
            (row["kind"], fold(alias)): row["name"]
            for row in reference.rows("components")
            for alias in row.get("column_aliases", "").split(";")
            if alias
        },
    )
