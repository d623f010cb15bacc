"""Scores of a few models in, the tables and the profile that put them side by side out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard.benchmark_sets import is_whole
from dashboard.charts import Drawing, row_legend
from dashboard.doubts import basis_words, doubt_words, size_words
from dashboard.palette import SERIES, SERIES_SHAPES
from dashboard.plain_text import shown

NAMED_AT_ONCE: Final = 16  # benchmarks whose names find room on an axis
SHORT_NAME: Final = 20  # characters of which two fit beside one another on a telephone
_HIGHER, _LOWER, _UNKNOWN = "higher", "lower", "not known"
# Okabe and Ito's green; the star says the same without colour
_BEST: Final = {"font-weight": "bold", "background-color": "rgba(0, 158, 115, 0.22)"}


def side_by_side(scores: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """One row a benchmark, one column a model, `best` naming the best, `doubt` where a score is in
    doubt; `labels` in the order of the columns.

    Where it is not known which way is better, or only one of the models has a score, `best` says so.
    """
    named = _labelled(scores, labels).filter(pl.col("is_headline"))
    wide = named.pivot("label", index=["benchmark_id", "benchmark_label"], values="score", aggregate_function="first")
    columns = [label for label in labels.values() if label in wide.columns]
    doubts = [
        f"{label}: {doubt}" if (doubt := doubt_words(status)) else None
        for label, status in named.select("label", "status").iter_rows()
    ]
    facts = (
        named.with_columns(pl.Series("doubt", doubts, dtype=pl.String))
        .group_by("benchmark_id")
        .agg(pl.col("better").first(), pl.len().alias("scored"), pl.col("doubt").drop_nulls().str.join("; "))
    )
    rows = wide.join(facts, on="benchmark_id", how="left", maintain_order="left")
    best = [", ".join(winners(row, columns)) or _no_best(row) for row in rows.to_dicts()]
    said = ["doubt"] if any(rows["doubt"]) else []
    return (
        rows.with_columns(pl.Series("best", best, dtype=pl.String))
        .sort("scored", "benchmark_label", descending=[True, False])
        .select(pl.col("benchmark_label").alias("benchmark"), *columns, "best", "better", "scored", *said)
    )


def winners(row: Mapping[str, Any], models: Sequence[str]) -> list[str]:
    """The models with the best score of one row of `side_by_side`; none where there is nothing to compare."""
    scores = {name: float(row[name]) for name in models if row[name] is not None}
    if len(scores) < 2 or row["better"] == _UNKNOWN:
        return []
    best = max(scores.values()) if row["better"] == _HIGHER else min(scores.values())
    return [name for name, score in scores.items() if score == best]


def _no_best(row: Mapping[str, Any]) -> str:
    return "only one score" if row["scored"] < 2 else "which way is better is not known"


def profile(scores: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """One row a model and benchmark that at least two of the models share: share of the scale in percent."""
    named = _labelled(scores, labels).filter(pl.col("is_headline") & pl.col("share").is_not_null())
    shared = named.group_by("benchmark_id").len().filter(pl.col("len") > 1)
    return named.join(shared, on="benchmark_id", how="semi").select(
        "model_id", pl.col("label").alias("model"), pl.col("benchmark_label").alias("benchmark"), "score", "share",
        "document", "line", pl.col("benchmark").alias("name"), "split",
    ).sort("benchmark", "model")  # fmt: skip


def one_split_each(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `profile` with one split a benchmark, where all of them are more than a chart can name.

    It is the split with the most models; of equal ones the mean over the others, or the one unnamed.
    """
    if rows["benchmark"].n_unique() <= NAMED_AT_ONCE:
        return rows
    counts = rows.group_by("name", "split", "benchmark").len().to_dicts()
    kept: dict[str, str] = {}
    for row in sorted(counts, key=lambda row: (-row["len"], not is_whole(row["split"]), row["benchmark"])):
        kept.setdefault(row["name"], row["benchmark"])
    return rows.filter(pl.col("benchmark").is_in(list(kept.values())[:NAMED_AT_ONCE]))


def without_scale(scores: pl.DataFrame, labels: Mapping[str, str]) -> list[str]:
    """Benchmarks that two of the models share and `profile` leaves out: no share of their scale is known."""
    named = _labelled(scores, labels).filter(pl.col("is_headline") & pl.col("share").is_null())
    shared = named.group_by("benchmark_label").len().filter(pl.col("len") > 1)
    return sorted(shared["benchmark_label"].to_list())


def architecture_side_by_side(parts: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """One row a role, one column a model; several parts are joined."""
    named = parts.with_columns(pl.col("model_id").replace_strict(labels, default=None).alias("label"))
    joined = named.group_by("role", "label", maintain_order=True).agg(
        pl.col("part").unique(maintain_order=True).str.join(", ")
    )
    wide = joined.pivot("label", index="role", values="part", aggregate_function="first")
    columns = [
        pl.col(label) if label in wide.columns else pl.lit(None, pl.String).alias(label) for label in labels.values()
    ]
    return wide.select(pl.col("role").str.replace("_", " "), *columns).sort("role")


def profile_chart(rows: pl.DataFrame, order: Sequence[str]) -> Drawing:
    """Lines over benchmarks, a colour and a shape for each model; a line is broken where a score is missing.

    The models keep the order in which they were chosen, so that one more changes no colour.
    """
    every = rows.select(pl.col("model").unique()).join(rows.select(pl.col("benchmark").unique()), how="cross")
    marks = shown(every.join(rows, on=["model", "benchmark"], how="left").sort("benchmark", "model"))
    drawn = set(rows["model"])
    models = shown(pl.DataFrame({"model": [name for name in order if name in drawn]}))["model"].to_list()
    colours, shapes = list(SERIES[: len(models)]), list(SERIES_SHAPES[: len(models)])
    legend = row_legend(None, columns=1 if max(len(name) for name in models) > SHORT_NAME else 2)
    upright = alt.ExprRef("width < 450 ? -90 : -35")  # slanting names leave one another no room on a telephone
    names = alt.Axis(labelAngle=upright, labelAlign="right", labelBaseline="middle", labelLimit=140, labelOverlap=False)
    drawing: Drawing = (
        alt.Chart(marks)
        .mark_line(point=alt.OverlayMarkDef(size=90, filled=True), strokeWidth=1.5)
        .encode(
            x=alt.X("benchmark:N", title=None, axis=names),
            y=alt.Y("share:Q", title="share of the scale (%)", scale=alt.Scale(zero=False)),
            color=alt.Color("model:N", scale=alt.Scale(domain=models, range=colours), legend=legend),
            shape=alt.Shape("model:N", scale=alt.Scale(domain=models, range=shapes), legend=legend),
            tooltip=["model:N", "benchmark:N", "score:Q", "document:N", "line:Q"],
        )
        .properties(height=400)
    )
    return drawing


def best_marked(rows: pl.DataFrame, models: Sequence[str]) -> Any:
    """The scores side by side as a styled table: each best score with a star, in bold, on a ground of its own."""
    styler = shown(rows).to_pandas().style.format("{:.2f}", subset=list(models), na_rep="")
    for index, row in enumerate(rows.to_dicts()):
        for name in winners(row, models):
            styler = styler.format("★ {:.2f}", subset=([index], [name]))
            styler = styler.set_properties(subset=([index], [name]), **_BEST)
    return styler


def at_a_glance(models: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    """One row a fact (size, memory, benchmarks, maker), one column a model; NULL where no source says it."""
    rows = {row["model_id"]: row for row in models.to_dicts()}
    columns = {
        label: [write(rows.get(model_id, {})) for _, write in _GLANCE] for model_id, label in labels.items()
    }  # fmt: skip
    return pl.DataFrame(
        {"role": [name for name, _ in _GLANCE], **columns}, schema_overrides=dict.fromkeys(columns, pl.String)
    )


def _size_words(row: Mapping[str, Any]) -> str | None:
    size = size_words(row)
    return None if size is None else f"{size}, {basis_words(row).partition(':')[0]}"


def _memory_words(row: Mapping[str, Any]) -> str | None:
    return None if row.get("stated_gb") is None else f"{row['stated_gb']:g} GB, stated"


_GLANCE: tuple[tuple[str, Callable[[Mapping[str, Any]], str | None]], ...] = (
    ("size", _size_words),
    ("GPU memory", _memory_words),
    ("organization", lambda row: row.get("organization")),
    ("family", lambda row: row.get("family")),
)


def _labelled(scores: pl.DataFrame, labels: Mapping[str, str]) -> pl.DataFrame:
    span = pl.col("scale_max") - pl.col("scale_min")
    rising = 100 * (pl.col("score") - pl.col("scale_min")) / span
    higher = pl.col("higher_is_better")
    short = (
        pl.when(pl.col("split") != "")
        .then(pl.format("{} ({})", pl.col("benchmark"), pl.col("split")))
        .otherwise(pl.col("benchmark"))
    )
    is_ambiguous = (pl.col("benchmark_id").n_unique().over(short) > 1) & (pl.col("metric") != "")
    return scores.with_columns(
        pl.col("model_id").replace_strict(labels, default=None).alias("label"),
        pl.when(is_ambiguous)
        .then(pl.format("{} {}", short, pl.col("metric")))
        .otherwise(short)
        .alias("benchmark_label"),
        pl.when(higher).then(rising).when(~higher).then(100 - rising).alias("share"),
        pl.when(higher)
        .then(pl.lit(_HIGHER))
        .when(~higher)
        .then(pl.lit(_LOWER))
        .otherwise(pl.lit(_UNKNOWN))
        .alias("better"),
    )
