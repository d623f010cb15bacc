"""Which benchmarks are offered first, and which go into one mean: one split a benchmark, and a common set of models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dashboard.answers import answer, per_release
from dashboard.release import ShownRelease
from warehouse import questions

WIDELY: Final = 0.5  # a benchmark that fewer of the leading one's models have would leave no common set
_COUNTS: Final = ("with_memory", "with_size", "models")


@per_release
def leading_splits(shown: ShownRelease) -> list[str]:
    """One benchmark_id for each benchmark's name; first those on which most models have a stated memory.

    Of several splits it is the one with the most models; of equal ones the mean over the others, or the one unnamed.
    """
    leading: dict[str, dict[str, Any]] = {}
    for row in answer(shown, questions.benchmarks).to_dicts():
        held = leading.get(row["name"])
        if held is None or _speaks_before(row, held):
            leading[row["name"]] = row
    return [str(row["benchmark_id"]) for row in leading.values()]


def common_set(shown: ShownRelease, benchmark_ids: Sequence[str], at_most: int) -> list[str]:
    """The first of these benchmarks and those of the others that at least half of its models have too."""
    if not benchmark_ids:
        return []
    first, offered = benchmark_ids[0], set(benchmark_ids)
    together = dict(answer(shown, questions.reported_together, first).iter_rows())
    return [each for each, count in together.items() if each in offered and count >= WIDELY * together[first]][:at_most]


@per_release
def by_task(shown: ShownRelease) -> dict[str, list[str]]:
    """Task → the leading splits of its benchmarks that have scores, in the order of `leading_splits`."""
    names = {row["benchmark_id"]: row["name"] for row in answer(shown, questions.benchmarks).to_dicts()}
    reviewed = questions.tasks()
    found: dict[str, list[str]] = {task: [] for task in reviewed["task"].unique(maintain_order=True)}
    meant = set(reviewed.select("task", "benchmark").iter_rows())
    for benchmark_id in leading_splits(shown):
        for task, chosen in found.items():
            if (task, names[benchmark_id]) in meant:
                chosen.append(benchmark_id)
    return {task: chosen for task, chosen in found.items() if chosen}


def _speaks_before(row: dict[str, Any], held: dict[str, Any]) -> bool:
    is_equal = all(row[count] == held[count] for count in _COUNTS)
    return is_equal and is_whole(row["split"]) and not is_whole(held["split"])


def is_whole(split: str) -> bool:
    """Whether a split stands for its whole benchmark: the mean over the others, or the one unnamed."""
    return not split or questions.is_mean(split)
