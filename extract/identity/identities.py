"""The records of identity: placed mentions go in; models, their spellings and doubtful pairs come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMention:
    """A model's name in one document. `name` is the spelling used there, `upstream` what the document is a snapshot of.

    `role` is that of a `Mention` (record, table, name_list, bullet, pair, repository_id, prose) or "claim".
    """

    document_id: str
    name: str
    upstream: str = ""
    line: int = 0
    role: str = "claim"
    huggingface_id: str = ""
    same_as: tuple[str, ...] = ()
    family: str = ""
    variant_of: str = ""
    status: str = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRow:
    """One model, variant or checkpoint. `standing`: described, named_only (in lists) or mentioned (in passing)."""

    model_id: str
    name: str
    family_id: str
    organization: str = ""
    huggingface_id: str = ""
    variant_of: str = ""
    standing: str = "described"


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasRow:
    """One spelling of a model and the first place of a document where it was seen."""

    alias: str
    model_id: str
    document_id: str
    line: int
    status: str = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulPair:
    """Two models that may be one, or share a name and may not: left for a person. `reason` says what makes them alike.

    `a` and `b` are model ids; for repositories of two owners under one name, the ids of these.
    """

    a: str
    b: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Identities:
    """Who is who over all documents. Rows are sorted by their keys."""

    models: tuple[ModelRow, ...] = ()
    aliases: tuple[AliasRow, ...] = ()
    doubtful: tuple[DoubtfulPair, ...] = ()
    names: Mapping[tuple[str, str], str]
    """(document_id, name as mentioned) → model_id."""

    def model_id(self, document_id: str, name: str) -> str:
        """The model that `name` means in this document; "" when the name was not among the mentions."""
        return self.names.get((document_id, name), "")

    @cached_property
    def by_id(self) -> Mapping[str, ModelRow]:
        """Models by model_id."""
        return {row.model_id: row for row in self.models}
