"""Expected facts and claims in, precision and recall out: names compared folded, values and places exactly."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.records import Claim

ATTRIBUTES = {
    "score": ("score",),
    "total_size": ("params_total_b",),
    "llm_size": ("llm_params_b",),
    "gpu_memory": ("min_gpu_ram_gb",),
    "language_model": ("language_model", "base_model"),
    "vision_encoder": ("vision_encoder",),
}
HEADLINE = frozenset(("avg", "average", "overall", "mavg"))


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Counts of one comparison, with the facts that were missed and the claims that nobody expected."""

    right: int
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the expected facts that were found."""
        total = self.right + len(self.missed)
        return self.right / total if total else 1.0

    @property
    def precision(self) -> float:
        """Share of the claims that were expected."""
        total = self.right + len(self.wrong)
        return self.right / total if total else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_expected(path: Path) -> list[dict[str, str]]:
    """The rows of one hand-checked file that stand in a table."""
    with path.open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["table_index"]]


def compare(expected: Sequence[dict[str, str]], claims: Sequence[Claim], kinds: Iterable[str]) -> Sheet:
    """Match facts and claims place by place; a claim counts once. Optional rows may be left out, not contradicted."""
    right, missed, wrong = 0, [], []
    for kind in kinds:
        facts = [row for row in expected if row["kind"] == kind and not row["note"].startswith("not a model")]
        said = _said(claims, kind)
        for fact in facts:
            found = next((claim for claim in said if _same(fact, claim)), None)
            if found is not None:
                said.remove(found)
                right += 1
            elif not fact["note"].startswith("optional"):
                missed.append(_line(fact))
        wrong += [
            f"{c.line_start} [{c.row_index},{c.column_index}] {c.model} {c.qualifier} = {c.value_text}" for c in said
        ]
    return Sheet(right=right, missed=missed, wrong=wrong)


def _said(claims: Sequence[Claim], kind: str) -> list[Claim]:
    said = [c for c in claims if c.attribute in ATTRIBUTES[kind] and c.table_index is not None]
    said = [c for c in said if c.status not in ("derived_from_name", "missing", "missing_coded_as_zero")]
    return [c for c in said if kind not in ("score", "gpu_memory") or c.value_number is not None]


def _same(fact: dict[str, str], claim: Claim) -> bool:
    place = (claim.table_index, claim.row_index, claim.column_index, claim.line_start)
    if place != tuple(int(fact[name]) for name in ("table_index", "row_index", "column_index", "line")):
        return False
    if not _same_value(fact, claim) or not _same_model(fact["model"], claim.model):
        return False
    if fact["kind"] != "score":
        return True
    return _fold(fact["benchmark"]) == _fold(claim.benchmark) and _same_split(fact, claim)


def _same_value(fact: dict[str, str], claim: Claim) -> bool:
    try:
        number = float(fact["value"])
    except ValueError:
        return _fold(fact["value"].replace("×", "x")) in _fold(claim.value_text.replace("×", "x"))
    return claim.value_number == number


def _same_model(expected: str, said: str) -> bool:
    """Equal when folded, or equal but for a size that the row states beside the name."""
    first, second = _fold(expected), _fold(said)
    return first == second or re.fullmatch(re.escape(first) + r"[\d.]+[bm]", second) is not None


def _same_split(fact: dict[str, str], claim: Claim) -> bool:
    """Every word of one split is said by the other side, in its split, metric or condition; headline words may fail."""
    told = {"headline"} if fact["note"].startswith("headline") else set()
    ours, theirs = _words(claim.split), _words(fact["split"])
    if (ours | theirs) - HEADLINE == set() and (told or not theirs):
        return True
    everything = _words(f"{claim.split} {claim.metric} {claim.condition}")
    expected = _words(f"{fact['split']} {fact['metric']} {fact['condition']} {fact['note']}")
    return theirs <= everything and ours - _noise() <= expected


def _noise() -> set[str]:
    return {"video", "of"}


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"[^a-z0-9@+.]+", text.casefold()) if word}


def _fold(text: str) -> str:
    return re.sub(r"[^a-z0-9+]", "", text.casefold())


def _line(fact: dict[str, str]) -> str:
    names = ("line", "kind", "model", "benchmark", "split", "metric", "value", "row_index", "column_index")
    return " ".join(fact[name] for name in names)
