"""What the Find page shows: the shortlist's rows, how they were asked for, and what can be drawn of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import polars as pl
import streamlit as st

from dashboard.answers import answer
from dashboard.choices import benchmark_facts
from dashboard.doubts import scores_in_words, sizes_in_words
from dashboard.find_filters import FindFilters
from dashboard.frontier import pareto_frontier
from dashboard.gaps import split_drawable
from dashboard.palette import VERDICT_WORDS
from dashboard.release import ShownRelease
from dashboard.score_words import PERCENT
from dashboard.size_chart import DRAWN
from warehouse import questions
from warehouse.questions import Parameter

TIE_SHARE: Final = 0.01  # of the scale: prompts and decoding alone move scores by about as much
MEAN_SCALE: Final[Mapping[str, Any]] = {"unit": PERCENT, "scale_min": 0.0, "scale_max": 100.0}


@dataclass(frozen=True, kw_only=True)
class ShortlistView:
    """One answer to the filters, and what follows from it, each made when it is first asked for.

    `scale`: unit, scale_min and scale_max of the scores; `unscaled`: benchmarks that keep a mean from being made.
    """

    rows: pl.DataFrame
    filters: FindFilters
    title: str
    names: tuple[str, ...]
    unscaled: tuple[str, ...]
    higher_is_better: bool | None
    scale: Mapping[str, Any]
    parameters: Mapping[str, Parameter]

    @property
    def sql(self) -> str:
        """The question as SQL that stands alone."""
        return questions.written_out("shortlist", self.parameters)

    @cached_property
    def fitting(self) -> pl.DataFrame:
        """The scored rows that fit the card, or all scored ones when none is chosen."""
        return self._within_budget(self.rows)

    @cached_property
    def split(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """(rows with size and score, the others with the reason)."""
        return split_drawable(self.rows, {"score": self._lacking, "parameters_b": "no stated size"})

    @property
    def _lacking(self) -> str:
        if self.unscaled:
            return "no mean for want of a known scale"
        asked = len(self.filters.benchmark_ids)
        return "no score" if asked == 1 else f"no score on all {asked} benchmarks"

    @cached_property
    def frontier(self) -> pl.DataFrame:
        """The best model of each size that fits the card."""
        budget = self._within_budget(self.split[0])
        if self.higher_is_better is None:
            return budget.clear()
        return pareto_frontier(budget, size="parameters_b", score="score", higher_is_better=self.higher_is_better)

    @cached_property
    def drawn(self) -> pl.DataFrame:
        """The marks of the chart: the frontier, then the best of the others."""
        others = self.split[0].join(self.frontier, on="model_id", how="anti", maintain_order="left")
        return pl.concat([self.frontier, others]).head(DRAWN)

    @cached_property
    def ranked(self) -> pl.DataFrame:
        """The rows as the table shows them: with a rank, and the verdict in words."""
        ranked = scores_in_words(sizes_in_words(self.rows)).with_row_index("rank", offset=1)
        if self.higher_is_better is None:
            ranked = ranked.with_columns(pl.lit(None, pl.UInt32).alias("rank"))
        return ranked.with_columns(pl.col("verdict").replace(VERDICT_WORDS))

    @cached_property
    def verdicts(self) -> dict[str, int]:
        """Verdict → number of models."""
        return dict(self.rows.group_by("verdict").len().iter_rows())

    @cached_property
    def tie(self) -> float:
        """The distance from the best score that still counts as equal: a share of the scale, of the best score where
        the scale has no known end."""
        low, high = self.scale["scale_min"], self.scale["scale_max"]
        if low is not None and high is not None:
            return TIE_SHARE * float(high - low)
        return TIE_SHARE * abs(self._best or 0.0)

    @property
    def _best(self) -> float | None:
        scores = [float(score) for score in self.fitting["score"]]
        if not scores or self.higher_is_better is None:
            return None
        return max(scores) if self.higher_is_better else min(scores)

    @cached_property
    def tie_band(self) -> tuple[float, float] | None:
        """The scores that count as equal to the best one that fits; None when none fits or the best is unknown."""
        best = self._best
        if best is None:
            return None
        return (best - self.tie, best) if self.higher_is_better else (best, best + self.tie)

    def is_tied(self, scores: pl.Series) -> pl.Series:
        """Which scores count as equal to the best one that fits."""
        band = self.tie_band
        tied = [band is not None and band[0] <= float(score) <= band[1] for score in scores]
        return pl.Series("tied", tied, dtype=pl.Boolean)

    def _within_budget(self, rows: pl.DataFrame) -> pl.DataFrame:
        return rows.filter(pl.col("verdict").is_in(["fits", "tight", "no card chosen"]) & pl.col("score").is_not_null())


def shortlist_view(shown: ShownRelease, filters: FindFilters, labels: Mapping[str, str]) -> ShortlistView:
    """The shortlist of these filters, asked for once a release and for all sessions. `labels`: benchmark_id → label."""
    return _view(shown.release_id, str(shown.path), filters, shown, labels)


@st.cache_resource(max_entries=200, show_spinner=False, hash_funcs={FindFilters: repr})
def _view(
    release_id: str,  # noqa: ARG001 - part of the key
    path: str,  # noqa: ARG001 - part of the key
    filters: FindFilters,
    _shown: ShownRelease,
    _labels: Mapping[str, str],
) -> ShortlistView:
    shown, labels = _shown, _labels
    facts = [benchmark_facts(shown)[each] for each in filters.benchmark_ids]
    is_single = len(facts) == 1
    direction = facts[0]["higher_is_better"]
    higher = True if not is_single else None if direction is None else bool(direction)
    parameters = questions.shortlist_parameters(
        filters.benchmark_ids,
        gpu_gb=filters.gpu_gb,
        precision=filters.precision,
        min_b=filters.min_b,
        max_b=filters.max_b,
        higher_is_better=higher,
    )
    return ShortlistView(
        rows=answer(shown, questions.shortlist, parameters),
        filters=filters,
        title=labels[filters.benchmark_ids[0]] + (" (direction unknown)" if higher is None else "")
        if is_single
        else f"the mean of {len(facts)} benchmarks",
        names=tuple(labels[each] for each in filters.benchmark_ids),
        unscaled=() if is_single else tuple(labels[each["benchmark_id"]] for each in facts if not _has_scale(each)),
        higher_is_better=higher,
        scale=facts[0] if is_single else MEAN_SCALE,
        parameters=parameters,
    )


def _has_scale(facts: Mapping[str, Any]) -> bool:
    return all(facts[each] is not None for each in ("scale_min", "scale_max", "higher_is_better"))
