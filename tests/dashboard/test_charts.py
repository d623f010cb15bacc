"""Every chart is a valid Vega-Lite specification, also at the edges, and can be saved as a picture."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path

import altair as alt
import polars as pl
import pytest

from dashboard.accounting_chart import accounting_chart, runs_chart
from dashboard.architecture_chart import meeting_chart, meetings, most_frequent, use_chart
from dashboard.charts import Spec, spec_of
from dashboard.comparison import profile, profile_chart
from dashboard.downloads import csv_bytes, json_bytes, parquet_bytes, png_bytes, svg_bytes
from dashboard.frontier import pareto_frontier
from dashboard.gaps import split_drawable
from dashboard.memory_chart import memory_chart, points_per_gb_chart
from dashboard.palette import WORDS_ON
from dashboard.plain_text import shown
from dashboard.query_view import query_chart
from dashboard.size_chart import UNKNOWN_MEMORY, size_chart
from warehouse import questions
from warehouse.questions import precision_named


def size_spec(release: Path) -> Spec:
    rows = questions.shortlist(release, questions.shortlist_parameters(["docvqa-test"], gpu_gb=8))
    points = rows.drop_nulls(["parameters_b", "score"])
    frontier = pareto_frontier(points, size="parameters_b", score="score")
    return spec_of(size_chart(points, frontier, score_title="DocVQA (test)", band=(80.6, 81.6)))


def one_mark_spec(release: Path) -> Spec:
    rows = questions.shortlist(release, questions.shortlist_parameters(["docvqa-test"], gpu_gb=8)).head(1)
    return spec_of(size_chart(rows, rows, score_title="x", band=None))


def memory_spec(release: Path) -> Spec:
    points = questions.memory(release, "docvqa-test").drop_nulls(["stated_gb", "score", "parameters_b"])
    return spec_of(memory_chart(points, score_title="DocVQA (test)", budgets=(8, 12, 16)))


def points_per_gb_spec(release: Path) -> Spec:
    return spec_of(points_per_gb_chart(questions.memory(release, "docvqa-test").drop_nulls("points_per_gb")))


def profile_spec(release: Path) -> Spec:
    labels = {"smolvlm": "SmolVLM", "qwen2-vl-2b": "Qwen2-VL 2B"}
    rows = profile(questions.model_scores(release, list(labels)), labels)
    return spec_of(profile_chart(rows, list(labels.values())))


def meeting_spec(release: Path) -> Spec:
    pairs = meetings(questions.architectures(release).drop_nulls(["vision_encoder", "language_model"]))
    return spec_of(meeting_chart(most_frequent(pairs, encoders=20, language_models=14)))


def use_spec(_: Path) -> Spec:
    return spec_of(use_chart(pl.DataFrame({"dataset": ["a"], "models": [2], "names": ["x, y"]})))


def accounting_spec(release: Path) -> Spec:
    return spec_of(accounting_chart(questions.accounting(release)))


def runs_spec(_: Path) -> Spec:
    return spec_of(runs_chart(pl.DataFrame({"run": [1, 1], "change": ["added", "withdrawn"], "claims": [3, 0]})))


def query_spec(_: Path) -> Spec:
    frame = pl.DataFrame({"a.b[0]": ["x", "y"], "n: q": [1.0, 2.0]})
    return spec_of(query_chart(frame, "point", "a.b[0]", "n: q"))


SPECS = (
    size_spec, one_mark_spec, memory_spec, points_per_gb_spec, profile_spec, meeting_spec, use_spec, accounting_spec,
    runs_spec, query_spec,
)  # fmt: skip


@pytest.mark.parametrize("make", SPECS)
def test_a_chart_is_valid_and_can_be_saved(small_release: Path, make: Callable[[Path], Spec]) -> None:
    spec = make(small_release)
    alt.Chart.from_dict(spec, validate=True)
    assert svg_bytes(spec).startswith(b"<svg")


def test_a_mark_of_unknown_memory_is_drawn_at_a_size_that_stands_for_no_memory(small_release: Path) -> None:
    parameters = questions.shortlist_parameters(["docvqa-test"], gpu_gb=8, precision=precision_named("int4"))
    rows = questions.shortlist(small_release, parameters).drop_nulls(["parameters_b", "score"])
    unknown = set(rows.filter(pl.col("needs_gb").is_null())["model"])
    picture = svg_bytes(spec_of(size_chart(rows, rows.clear(), score_title="x", band=None))).decode()
    marks = [mark for mark in re.findall(r"<path aria-label=[^>]*", picture) if 'roledescription="point"' in mark]
    assert len(marks) == rows.height
    drawn = {model: next(mark for mark in marks if f"model: {model};" in mark) for model in unknown}
    assert unknown == {"Qwen2-VL 2B", "InternVL2 2B"}
    assert all(f"{math.sqrt(UNKNOWN_MEMORY) / 2:.3f}" in mark for mark in drawn.values())
    assert all("GPU memory: unknown at this precision" in mark for mark in drawn.values())


def test_a_mark_says_that_its_score_is_in_doubt(small_release: Path) -> None:
    rows = questions.shortlist(small_release, questions.shortlist_parameters(["docvqa-test"], gpu_gb=8))
    is_doubted = pl.col("model") == "SmolVLM"
    rows = rows.with_columns(score_status=pl.when(is_doubted).then(pl.lit("conflict")).otherwise(pl.lit("")))
    points, _ = split_drawable(rows, {"score": "no score", "parameters_b": "no size"})
    picture = svg_bytes(spec_of(size_chart(points, points.clear(), score_title="DocVQA", band=None))).decode()
    assert "score: 81.6, disputed;" in picture
    assert "score: 90.1;" in picture


def test_a_profiles_line_is_broken_where_a_score_is_missing(small_release: Path) -> None:
    labels = {"mm1.5-1b": "MM1.5 1B", "smolvlm": "SmolVLM", "moondream2": "moondream2"}
    rows = profile(questions.model_scores(small_release, list(labels)), labels)
    picture = svg_bytes(spec_of(profile_chart(rows, list(labels.values()))))
    lines = re.findall(
        r'aria-label="[^"]*model: (MM1\.5 1B|SmolVLM)[^"]*" role="[^"]*" aria-roledescription="line mark" d="([^"]*)"',
        picture.decode(),
    )
    pieces = {model: path.count("M") for model, path in lines}
    assert pieces == {"MM1.5 1B": 2, "SmolVLM": 1}


def test_models_of_a_profile_keep_the_order_in_which_they_were_chosen(small_release: Path) -> None:
    labels = {"smolvlm": "SmolVLM", "qwen2-vl-2b": "Qwen2-VL 2B", "mm1.5-1b": "MM1.5 1B"}
    rows = profile(questions.model_scores(small_release, list(labels)), labels)
    domain = spec_of(profile_chart(rows, list(labels.values())))["encoding"]["color"]["scale"]["domain"]
    assert domain == list(labels.values())


def test_a_picture_is_a_png(small_release: Path) -> None:
    assert png_bytes(size_spec(small_release)).startswith(b"\x89PNG")


def test_the_picture_fetches_nothing(small_release: Path) -> None:
    assert b"http://www.w3.org" in svg_bytes(size_spec(small_release))
    assert svg_bytes(size_spec(small_release)).count(b"https://") == 0


def test_files_hold_all_values_with_null_as_nothing() -> None:
    frame = pl.DataFrame({"t": ["a,b", None], "n": [1.5, None], "l": [[1, 2], None]})
    assert csv_bytes(frame) == b't,n,l\n"a,b",1.5,"[1, 2]"\n,,\n'
    assert json_bytes(frame) == b'[{"t":"a,b","n":1.5,"l":[1,2]},{"t":null,"n":null,"l":null}]'
    import io

    assert pl.read_parquet(io.BytesIO(parquet_bytes(frame))).equals(frame)


def test_many_sessions_drawing_at_once_do_not_wait_for_one_another_for_ever(small_release: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    long_names = pl.DataFrame({"model": ["x" * 2_000] * 50})

    def draw(_: int) -> int:
        frames = [shown(long_names) for _ in range(20)]
        return pl.concat(frames).height + len(size_spec(small_release))

    with ThreadPoolExecutor(8) as threads:
        done = [threads.submit(draw, number) for number in range(24)]
        assert all(each.result(timeout=60) > 1_000 for each in done)


def test_no_python_function_runs_inside_polars_threads(root: Path) -> None:
    called = ("map_elements(", "map_batches(", "map_rows(")
    sources = {path.name: path.read_text(encoding="utf-8") for path in (root / "dashboard").rglob("*.py")}
    assert [name for name, text in sources.items() if any(call in text for call in called)] == []


GROUNDS = {"light": "#FFFFFF", "dark": "#181714"}


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, by WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_the_words_of_charts_are_legible_on_their_ground(ground: str) -> None:
    darker, lighter = sorted((luminance(WORDS_ON[ground]), luminance(GROUNDS[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_a_saved_picture_has_the_grey_of_a_white_ground(small_release: Path) -> None:
    drawn = svg_bytes(size_spec(small_release)).decode()
    assert re.search(rf'fill="{WORDS_ON["light"]}">SmolVLM<', drawn)
    assert WORDS_ON["dark"] not in drawn
