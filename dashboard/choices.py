"""The filters that several pages share: benchmark, models, card. Each is bound to the address under its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import polars as pl
import streamlit as st

from dashboard.answers import answer, per_release
from dashboard.benchmark_sets import leading_splits
from dashboard.permalinks import accept_ids, go, unknown_values
from dashboard.plain_text import LABEL_CHARACTERS, quoted, shortened, visible
from dashboard.release import ShownRelease
from warehouse import questions


@per_release
def benchmark_labels(shown: ShownRelease) -> dict[str, str]:
    """benchmark_id → 'DocVQA (test)', with the metric where two would read alike.

    In the order of the question: first those on which most models have a stated memory.
    """
    frame = answer(shown, questions.benchmarks)
    short = [f"{row['name']} ({row['split']})" if row["split"] else row["name"] for row in frame.to_dicts()]
    labels: dict[str, str] = {}
    for row, label in zip(frame.to_dicts(), short, strict=True):
        metric = f" {row['metric']}" if short.count(label) > 1 and row["metric"] else ""
        labels[row["benchmark_id"]] = _distinct(shortened(visible(label + metric), LABEL_CHARACTERS), labels)
    return labels


@per_release
def model_labels(shown: ShownRelease) -> dict[str, str]:
    """model_id → its name, with the identifier where two would read alike; the most scored first."""
    frame = answer(shown, questions.models)
    names = [shortened(visible(name), LABEL_CHARACTERS) for name in frame["model"]]
    repeated = {name for name, count in pl.Series(names).value_counts().iter_rows() if count > 1}
    return {
        model_id: f"{name} · {model_id}" if name in repeated else name
        for model_id, name in zip(frame["model_id"], names, strict=True)
    }


@per_release
def document_labels(shown: ShownRelease) -> dict[str, str]:
    """document_id → its file name, with the identifier where two are named alike."""
    documents = answer(shown, questions.documents)
    names = [shortened(visible(name), LABEL_CHARACTERS) for name in documents["document"]]
    repeated = {name for name, count in pl.Series(names).value_counts().iter_rows() if count > 1}
    return {
        document_id: f"{name} · {document_id}" if name in repeated else name
        for document_id, name in zip(documents["document_id"], names, strict=True)
    }


def place_values(shown: ShownRelease, document_id: str, claim_id: str | None = None) -> dict[str, str]:
    """What an address of the Sources page says to show a document, with the place of a claim marked."""
    document = document_labels(shown).get(document_id, document_id)
    return {"document": document, **({"claim": claim_id} if claim_id else {})}


def model_value(shown: ShownRelease, model_id: str) -> str:
    """The model as an address names it: by the label of the pickers, which then leave the address as it is."""
    return model_labels(shown).get(model_id, model_id)


def go_model(shown: ShownRelease, model_id: str, **values: str) -> NoReturn:
    """Open the page of a model."""
    go("model", {"model": model_value(shown, model_id), **values})


def _distinct(label: str, taken: dict[str, str]) -> str:
    count = sum(1 for each in taken.values() if each == label or each.startswith(f"{label} #"))
    return label if count == 0 else f"{label} #{count + 1}"


def choose_model(shown: ShownRelease) -> str | None:
    """The model of `model=`; None when there is none."""
    labels = model_labels(shown)
    note_unknown("model", labels)
    accept_ids("model", labels)
    chosen: str | None = st.selectbox(
        "Model", list(labels), key="model", bind="query-params", format_func=lambda each: labels.get(each, each)
    )
    return chosen


def choose_models(shown: ShownRelease, *, at_most: int, default: list[str]) -> list[str]:
    """The models of `models=`, up to `at_most`."""
    labels = model_labels(shown)
    note_unknown("models", labels)
    accept_many("models", labels)
    return st.multiselect(
        f"Models (up to {at_most})",
        list(labels),
        default=default,
        key="models",
        bind="query-params",
        max_selections=at_most,
        format_func=lambda each: labels.get(each, each),
    )


def choose_benchmark(shown: ShownRelease, *, key: str = "benchmark") -> str | None:
    """The benchmark of `benchmark=`, the leading one by default; None when there are none."""
    labels = benchmark_labels(shown)
    leading = leading_splits(shown)
    note_unknown(key, labels)
    accept_ids(key, labels)
    chosen: str | None = st.selectbox(
        "Benchmark",
        list(labels),
        index=list(labels).index(leading[0]) if leading else 0,
        key=key,
        bind="query-params",
        format_func=lambda each: labels.get(each, each),
    )
    return chosen


def accept_many(key: str, labels: dict[str, str]) -> None:
    """`accept_ids` for a picker of several."""
    asked = st.query_params.get_all(key)
    known = [each for each in asked if each in labels and each not in labels.values()]
    if known and key not in st.session_state:
        by_label = {label: each for each, label in labels.items()}
        st.session_state[key] = [
            each if each in labels else by_label[each] for each in asked if each in labels or each in by_label
        ]


def note_unknown(key: str, known: Sequence[str] | Mapping[str, str]) -> None:
    """Say what the address asks for that this release does not have, instead of showing something else silently."""
    unknown = unknown_values(key, known)
    if unknown:
        st.warning(f"The address asks under `{key}` for something that this release does not have:")
        st.text("\n".join(quoted(each)[:120] for each in unknown[:5]))


@per_release
def benchmark_facts(shown: ShownRelease) -> dict[str, dict[str, Any]]:
    """benchmark_id → its row: name, split, unit, scale, direction, number of models."""
    return {row["benchmark_id"]: row for row in answer(shown, questions.benchmarks).to_dicts()}
