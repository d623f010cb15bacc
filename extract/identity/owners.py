"""Ids of repositories in; which of equal names are of different owners, and so of models that may differ, out.

"acme/Foo-7B" and "other/Foo-7B" are one name and two repositories. Owners that reviewed data knows as one maker count
as one, and a reviewed port republishes what others made; beyond these, nothing says that the two hold one model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from extract.identity.identities import DoubtfulPair
from extract.identity.spelling import Spelling, take_apart
from extract.reference import Reference

_REASON = "repositories of two owners under one name"
_Key = tuple[tuple[str, ...], frozenset[str]]


class Owners:
    """Names that repositories of several owners share. `settled` are keys of names that a reviewed alias makes one."""

    def __init__(self, ids: Iterable[str], settled: Collection[object], reference: Reference) -> None:
        self._makers = {
            name.casefold(): "" if row["kind"] == "port" else row["name"]
            for row in reference.rows("organizations")
            for name in row["hub_names"].split(";")
            if name
        }
        found: dict[_Key, dict[str, str]] = defaultdict(dict)
        for repository in sorted(set(ids)):
            spelling = take_apart(repository)
            owner = self._owner(spelling)
            if owner and spelling.key not in settled:
                found[spelling.key].setdefault(owner, repository)
        self._contested = {key: owners for key, owners in found.items() if len(owners) > 1}
        self._holders = {key: self._holder(owners) for key, owners in self._contested.items()}

    def part(self, spelling: Spelling) -> str:
        """What tells a spelling's model from its namesakes: its owner; "" for the plain name and its known maker's."""
        owner = self._owner(spelling) if spelling.key in self._contested else ""
        return "" if not owner or owner == self._holders[spelling.key] else owner

    def doubts(self) -> Iterator[DoubtfulPair]:
        """The first repository of each such name with each other; the names stand for the models."""
        for key, owners in self._contested.items():
            first = self._holders[key] or next(iter(owners))
            others = (repository for owner, repository in owners.items() if owner != first)
            yield from (DoubtfulPair(a=owners[first], b=other, reason=_REASON) for other in others)

    def _owner(self, spelling: Spelling) -> str:
        owner = spelling.organization.casefold()
        return self._makers.get(owner, owner)

    def _holder(self, owners: Collection[str]) -> str:
        """Whose model the plain name means: the only reviewed maker's; "" where there is none, or are several."""
        makers = [owner for owner in owners if owner in self._makers.values()]
        return makers[0] if len(makers) == 1 else ""
