"""Who is who: the spellings of models over all documents go in, models, families and aliases come out."""

from extract.identity.identities import AliasRow, DoubtfulPair, Identities, ModelRow, PlacedMention
from extract.identity.resolution import resolve_models

__all__ = ["AliasRow", "DoubtfulPair", "Identities", "ModelRow", "PlacedMention", "resolve_models"]
