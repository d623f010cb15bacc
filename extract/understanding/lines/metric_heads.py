"""A view with models in rows in, whether its columns are metrics of benchmarks that its rows name out."""

from __future__ import annotations

from extract.understanding.lines.views import View


def heads_are_metrics(view: View) -> bool:
    """Whether the corner says that the rows are benchmarks, and metrics head all figures: Benchmark, BLEU-4, CIDEr.

    One bare column, `Benchmark | Score`, is headed so too; several bare ones are not: these may be models.
    """
    first = view.lines[0] if view.lines else None
    if first is None or first.meaning != "benchmark" or not first.profile.is_wordy or first.item.is_header_level:
        return False
    measured = [line for line in view.lines[1:] if line.profile.filled]
    are_bare = len(measured) == 1 and measured[0].meaning == "split" and not measured[0].reading.split
    return bool(measured) and all(
        line.profile.figures and line.meaning == "split" and (line.reading.metric or are_bare) for line in measured
    )
