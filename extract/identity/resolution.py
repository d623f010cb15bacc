"""Placed mentions of all documents in, identities out: models, families, variants, aliases and doubtful pairs.

Rules in order: reviewed aliases; equal keys (case, separators, order of facets); what one place equates (`same_as`);
equal Hugging Face ids. A name that is equated with several sizes equates none of them. Nothing merges because it merely
looks alike, nor repositories of different owners because they have one name: such pairs become doubtful pairs, unless
reviewed data says that they never merge. Linear in the number of spellings, but for sorting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from extract.identity.doubts import find_doubts
from extract.identity.families import Kinship, relate
from extract.identity.identities import AliasRow, Identities, ModelRow, PlacedMention
from extract.identity.owners import Owners
from extract.identity.spelling import Spelling, slug, take_apart
from extract.reference import Reference

TWO_MODELS = 1.5
"""Sizes that differ by this factor are two models'; 7B and 8B are one's that somebody rounded."""

_STANDING = {"name_list": 1, "prose": 0, "repository_id": 1}
"""How much a mention's role says: 2 described, 1 only named, 0 only mentioned."""


@dataclass(slots=True)
class _Group:
    """Spellings that mean one model."""

    mentions: list[PlacedMention] = field(default_factory=list)
    hub_ids: list[str] = field(default_factory=list)


def resolve_models(mentions: Sequence[PlacedMention], reference: Reference) -> Identities:
    """Group spellings into models; `reference` gives reviewed aliases and pairs that must never merge."""
    ordered = sorted(mentions, key=lambda item: (item.document_id, item.line, item.name))
    reviewed = {_folded(row["alias"]): row["model"] for row in reference.rows("aliases")}
    apart = {frozenset((_folded(row["a"]), _folded(row["b"]))) for row in reference.rows("never_merge")}
    owners = Owners(filter(None, map(_hub_id, ordered)), _settled(reference), reference)
    merged = _Merger(reviewed, apart, owners, _of_several_sizes(ordered, reviewed))
    for mention in ordered:
        merged.add(mention)
    groups = _grouped(ordered, merged)
    names = {key: _usual_name(group, reviewed, owners) for key, group in groups.items()}
    ids = _model_ids(names, groups)
    kinship = relate({ids[key]: take_apart(names[key]) for key in groups}, reference)
    stated = {
        ids[key]: ids.get(merged.find(family), "") for key, group in groups.items() if (family := _stated_family(group))
    }
    rows = [_model_row(ids[key], names[key], group, kinship, stated, reference) for key, group in groups.items()]
    aliases = [alias for key, group in groups.items() for alias in _aliases(ids[key], group)]
    identities = Identities(
        models=tuple(sorted(rows, key=lambda row: row.model_id)),
        aliases=tuple(sorted(aliases, key=lambda row: (row.alias, row.model_id))),
        doubtful=find_doubts({row.model_id: row.name for row in rows}, tuple(owners.doubts()), reference),
        names={(mention.document_id, mention.name): ids[merged.find(mention.name)] for mention in ordered},
    )
    take_apart.cache_clear()  # 20,000 names: 20 MB that nobody asks for again
    return identities


def _settled(reference: Reference) -> set[object]:
    """Names of which a reviewed alias says that two owners' repositories hold one model."""
    pairs = [(take_apart(row["alias"]), take_apart(row["model"])) for row in reference.rows("aliases")]
    return {a.key for a, b in pairs if a.key == b.key and a.organization and b.organization}


def _of_several_sizes(mentions: Iterable[PlacedMention], reviewed: Mapping[str, str]) -> set[object]:
    """Names without a size that places equate with models of several: `FooVL`, with foovl-7b here, foovl-13b there.

    Such a name is that of the line, and equates nothing.
    """
    sizes: dict[object, set[float]] = defaultdict(set)
    for mention in mentions:
        spellings = [
            take_apart(reviewed.get(_folded(name), name))
            for name in filter(None, (mention.name, _hub_id(mention), *mention.same_as))
        ]
        found = {size for spelling in spellings if (size := spelling.billions) is not None}
        for spelling in spellings:
            if spelling.billions is None:
                sizes[spelling.key] |= found
    return {key for key, found in sizes.items() if found and max(found) >= TWO_MODELS * min(found)}


class _Merger:
    """Union of spellings, by the rules of this module."""

    def __init__(
        self, reviewed: Mapping[str, str], apart: set[frozenset[str]], owners: Owners, wide: Set[object]
    ) -> None:
        self.reviewed = reviewed
        self.apart = apart
        self.owners = owners
        self.wide = wide
        self.parent: dict[object, object] = {}
        self.hub: dict[object, str] = {}

    def add(self, mention: PlacedMention) -> None:
        own = self.find(mention.name)
        hub_id = _hub_id(mention)
        if hub_id:
            own = self._join(own, self.find(hub_id), mention.name, hub_id)
        for other in mention.same_as:
            own = self._join(own, self.find(other), mention.name, other)

    def find(self, name: str) -> object:
        """The group of a spelling."""
        key: object = self._key(name)
        while (up := self.parent.get(key)) is not None:
            key = up
        return key

    def is_wide(self, name: str) -> bool:
        """Whether a name stands for several sizes."""
        return take_apart(self.reviewed.get(_folded(name), name)).key in self.wide

    def _key(self, name: str) -> object:
        spelling = take_apart(self.reviewed.get(_folded(name), name))
        owner = self.owners.part(spelling)
        return (*spelling.key, owner) if owner else spelling.key

    def _join(self, first: object, second: object, a: str, b: str) -> object:
        if first == second or frozenset((_folded(a), _folded(b))) in self.apart:
            return first
        if self.is_wide(a) or self.is_wide(b):
            return first
        self.parent[second] = first
        return first


def _hub_id(mention: PlacedMention) -> str:
    return mention.huggingface_id or (mention.name if take_apart(mention.name).organization else "")


def _folded(name: str) -> str:
    spelling = take_apart(name)
    return " ".join((*spelling.core, *sorted(spelling.facets)))


def _grouped(mentions: Iterable[PlacedMention], merged: _Merger) -> dict[object, _Group]:
    groups: dict[object, _Group] = defaultdict(_Group)
    for mention in mentions:
        group = groups[merged.find(mention.name)]
        group.mentions.append(mention)
        hub_id = "" if merged.is_wide(mention.name) else _hub_id(mention)
        if hub_id and hub_id not in group.hub_ids:
            group.hub_ids.append(hub_id)
    return dict(groups)


def _stated_family(group: _Group) -> str:
    return next((mention.family for mention in group.mentions if mention.family), "")


def _usual_name(group: _Group, reviewed: Mapping[str, str], owners: Owners) -> str:
    """The spelling that a heading or table uses, the most frequent first; reviewed other spellings come last.

    A repository's id is said without its owner, but for one that has namesakes of other owners.
    """
    votes: dict[str, tuple[int, int, int]] = {}
    for place, mention in enumerate(group.mentions):
        spelling = take_apart(mention.name)
        name = mention.name.split("/", 1)[1] if spelling.organization and not owners.part(spelling) else mention.name
        weight, count, first = votes.get(name, (0, 0, -place))
        rank = 3 if mention.role == "record" else 2 if mention.role in ("table", "name_list", "pair") else 1
        if reviewed.get(_folded(mention.name), mention.name) != mention.name:
            rank = 0
        votes[name] = (max(weight, rank), count + 1, first)
    best = max(votes, key=lambda name: (votes[name], name))
    target = reviewed.get(_folded(best), "")
    return target.rsplit("/", 1)[-1] if target and votes[best][0] == 0 else best


def _model_ids(names: Mapping[object, str], groups: Mapping[object, _Group]) -> dict[object, str]:
    """A slug of the usual name; with the organisation or a number where two models would share it."""
    ids: dict[object, str] = {}
    taken: set[str] = set()
    for key in sorted(names, key=lambda item: (names[item].casefold(), repr(item))):
        wanted = slug(names[key])
        if wanted in taken and groups[key].hub_ids:
            wanted = f"{slug(groups[key].hub_ids[0].split('/')[0])}-{wanted}"
        number = 2
        unique = wanted
        while unique in taken:
            unique, number = f"{wanted}-{number}", number + 1
        taken.add(unique)
        ids[key] = unique
    return ids


def _model_row(
    model_id: str, name: str, group: _Group, kinship: Kinship, stated: Mapping[str, str], reference: Reference
) -> ModelRow:
    hub_id = group.hub_ids[0] if group.hub_ids else ""
    best = max((_STANDING.get(mention.role, 2) for mention in group.mentions), default=0)
    return ModelRow(
        model_id=model_id,
        name=name,
        family_id=kinship.family_of.get(model_id, model_id),
        organization=_organization(hub_id, reference),
        huggingface_id=hub_id,
        variant_of=kinship.variant_of.get(model_id, "") or stated.get(model_id, ""),
        standing=("mentioned", "named_only", "described")[best],
    )


def _organization(hub_id: str, reference: Reference) -> str:
    """Maker by the repository's owner; the owner itself where it is not reviewed, none where it only republishes."""
    owner = hub_id.split("/")[0] if "/" in hub_id else ""
    for row in reference.rows("organizations"):
        if owner and owner.casefold() in [name.casefold() for name in row["hub_names"].split(";")]:
            return "" if row["kind"] == "port" else row["name"]
    return owner


def _aliases(model_id: str, group: _Group) -> list[AliasRow]:
    first: dict[str, AliasRow] = {}
    for mention in group.mentions:
        for name in (mention.name, *mention.same_as):
            status = "typo" if mention.status == "typo" and name in mention.same_as else "ok"
            first.setdefault(
                name,
                AliasRow(
                    alias=name, model_id=model_id, document_id=mention.document_id, line=mention.line, status=status
                ),
            )
    return list(first.values())


__all__ = ["Spelling", "resolve_models"]
