"""Placed mentions in, identities out (thin version: equal after case and separators are folded)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.identity.identities import AliasRow, Identities, ModelRow, PlacedMention
from extract.reference import Reference


def resolve_models(mentions: Sequence[PlacedMention], reference: Reference) -> Identities:
    """Group spellings into models; `reference` gives reviewed aliases and pairs that must never merge."""
    del reference
    names: dict[tuple[str, str], str] = {}
    models: dict[str, ModelRow] = {}
    aliases: dict[tuple[str, str], AliasRow] = {}
    for mention in mentions:
        bare = mention.name.rsplit("/", 1)[-1]
        slug = re.sub(r"[^a-z0-9.]+", "-", bare.casefold()).strip("-")
        names[mention.document_id, mention.name] = slug
        old = models.get(slug)
        hf_id = (old.huggingface_id if old else "") or mention.huggingface_id
        models[slug] = ModelRow(
            model_id=slug,
            name=old.name if old else bare,
            family_id=slug,
            huggingface_id=hf_id,
            organization=hf_id.split("/")[0] if hf_id else "",
        )
        aliases.setdefault(
            (mention.name, slug),
            AliasRow(alias=mention.name, model_id=slug, document_id=mention.document_id, line=mention.line),
        )
    return Identities(
        models=tuple(models[key] for key in sorted(models)),
        aliases=tuple(aliases[key] for key in sorted(aliases)),
        names=names,
    )
