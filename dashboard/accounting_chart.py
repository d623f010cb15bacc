"""Fates of cells, or counts of changes, in; stacked bars out."""

from __future__ import annotations

from typing import Final

import altair as alt
import polars as pl

from dashboard.charts import Drawing, row_legend
from dashboard.palette import BLUE, GREEN, GREY, ORANGE, RED
from dashboard.plain_text import shown

FATES: Final = {"claim": BLUE, "issue": ORANGE, "ignored": GREY, "not accounted for": RED}
CHANGES: Final = {"added": GREEN, "changed": BLUE, "withdrawn": RED}


def accounting_chart(rows: pl.DataFrame) -> Drawing:
    """One bar a document, stacked by fate."""
    marks = shown(rows.group_by("document", "fate").agg(pl.col("cells").sum()).sort("document", "fate"))
    drawing: Drawing = (
        alt.Chart(marks)
        .mark_bar()
        .encode(
            x=alt.X("cells:Q", title="body cells"),
            y=alt.Y("document:N", title=None, axis=alt.Axis(labelLimit=200, labelOverlap=False)),
            color=_colour("fate", FATES),
            tooltip=["document:N", "fate:N", "cells:Q"],
        )
        .properties(height=110 + 28 * min(marks["document"].n_unique(), 40))
    )
    return drawing


def runs_chart(counts: pl.DataFrame) -> Drawing:
    """One bar a run, stacked by kind of change; `counts` has run, change, claims."""
    drawing: Drawing = (
        alt.Chart(shown(counts))
        .mark_bar(size=36)
        .encode(
            x=alt.X("run:O", title="run", axis=alt.Axis(labelAngle=0)),
            y=alt.Y("claims:Q", title="claims", axis=alt.Axis(format=",d", tickMinStep=1)),
            color=_colour("change", CHANGES),
            tooltip=["run:O", "change:N", "claims:Q"],
        )
        .properties(height=240)
    )
    return drawing


def _colour(field: str, meanings: dict[str, str]) -> alt.Color:
    scale = alt.Scale(domain=list(meanings), range=list(meanings.values()))
    return alt.Color(f"{field}:N", scale=scale, legend=row_legend(None))
