"""The views of one table in, what kind of table it is out, with the evidence in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.narrative.language.data_headings import leads_datasets
from extract.records import Table, TableRole
from extract.understanding.lines.meanings import SIZES, SURE_OF_NAMES
from extract.understanding.lines.views import View
from extract.understanding.surroundings.context import Context
from extract.understanding.wording import plain

_ARCHITECTURE = (
    "vision_encoder",
    "language_model",
    "connector",
    "pooling",
    "architecture",
    "components_prose",
    "prose",
    "base_model",
)
_LINKS = ("huggingface_url", "checkpoint", "link", "notebook")
_DATA = ("data_size", "dataset", "dataset_purpose")
_HEADS_DATA = re.compile(
    r"(?:training |pre-?training |fine-?tuning )?(?:data ?sets?|corp(?:us|ora)|sources?)", re.IGNORECASE
)
"""What heads a column of data sets below a heading of training data."""
_COST = ("gpu_memory", "required_card", "throughput", "latency")


def decide_role(views: Sequence[View], table: Table, context: Context) -> tuple[TableRole, tuple[str, ...]]:
    """The role and why; `results` only with figures under benchmarks and somebody to whom they belong."""
    counts = Counter([line.meaning for view in views for line in view.lines])
    scores = counts["score"] + sum(_rows_name_benchmarks(view) for view in views)
    hyper = counts["hyper_parameter"]
    said = tuple(f"{count} × {meaning}" for meaning, count in sorted(counts.items()) if meaning != "empty")
    if hyper >= 2 and hyper >= scores and not any(_measures_named(view) for view in views):
        return "hyper_parameters", (f"{hyper} training settings", *said)
    if scores and _has_figures(views):
        return "results", (f"{scores} lines of scores", *said)
    if context.is_evaluation and any(_measures_models(view) for view in views):
        return "results", ("models with a metric, and no benchmark named anywhere", *said)
    if any(names_data(view, context) for view in views):
        return "data", ("data sets below a heading of training data", *said)
    if sum(counts[meaning] for meaning in _COST) and not (counts["data_size"] > 2):
        return "memory_and_speed", said
    is_card = any(view.frame.is_transposed and len(view.frame.subjects) == 1 for view in views)
    if is_card and any(counts[meaning] for meaning in SIZES):
        return "architecture", said
    return _without_figures(counts, table), said


def names_data(view: View, context: Context) -> bool:
    """Whether the first column names data sets that a model was trained on: "Dataset" below "Training data"."""
    if not view.lines or view.frame.is_transposed or not leads_datasets(context.heading):
        return False
    path = view.lines[0].item.path
    return bool(path) and _HEADS_DATA.fullmatch(plain(path[-1].text)) is not None


def _rows_name_benchmarks(view: View) -> int:
    """Lines of metrics or splits whose benchmark a column names row by row."""
    return len(view.all("split")) if view.first("benchmark") and not view.frame.is_transposed else 0


def _measures_named(view: View) -> bool:
    """Whether named models stand beside a known metric of a known benchmark: results with the settings of training."""
    model = view.first("model")
    certain = (
        line.reading.benchmark is not None and line.reading.benchmark.is_known and line.reading.metric
        for line in view.all("score")
        if line.profile.figures
    )  # fmt: skip
    return model is not None and model.likeness >= SURE_OF_NAMES and any(certain)


def _measures_models(view: View) -> bool:
    """Whether names of models stand beside a metric: results, though nothing says of which benchmark."""
    model = view.first("model")
    figures = any(line.profile.figures for line in view.all("split"))
    return model is not None and figures and model.likeness >= SURE_OF_NAMES


def _has_figures(views: Sequence[View]) -> bool:
    return any(line.meaning in ("score", "split") and line.profile.figures for view in views for line in view.lines)


def _without_figures(counts: Counter[str], table: Table) -> TableRole:
    architecture = sum([count for meaning, count in counts.items() if meaning in _ARCHITECTURE])
    links = sum([count for meaning, count in counts.items() if meaning in _LINKS])
    data = sum([count for meaning, count in counts.items() if meaning in _DATA])
    if counts["hyper_parameter"]:
        return "hyper_parameters"
    if architecture and architecture >= 2 * links:
        return "architecture"
    if links:
        return "resources"
    if architecture or (counts["model"] and any(counts[meaning] for meaning in (*SIZES, "context_length"))):
        return "architecture"
    if data:
        return "data"
    cells = [cell for row in table.rows for cell in row]
    if any(cell.images for cell in cells) or not any(cell.text.strip() for cell in cells):
        return "layout"
    body = [cell for row in table.rows[table.header_row_count :] for cell in row if cell.text.strip()]
    has_links = sum(bool(cell.links) for cell in body)
    return "resources" if has_links and has_links * 3 >= len(body) else "other"
