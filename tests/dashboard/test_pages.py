"""The pages' logic, each run as Streamlit runs it, without a browser."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from warehouse import questions
from warehouse.fence import run_fenced

PAGES = ("find", "compare", "model", "leaderboard", "memory", "architectures", "sources", "changes", "sql")
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(root: Path, small_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """A function that opens a page of the dashboard over a warehouse, with an address's parameters."""

    def opened(page: str = "find", warehouse: Path = small_warehouse, **values: str | list[str]) -> AppTest:
        monkeypatch.setenv("VLM_ATLAS_WAREHOUSE", str(warehouse))
        app = AppTest.from_file(str(root / "dashboard" / "app.py"), default_timeout=30)
        app.query_params.update(values)
        app.run()
        if page != "find":
            app.switch_page(f"views/{page}.py")
            app.query_params.update(values)
            app.run()
        assert not app.exception
        return app

    return opened


def texts(app: AppTest) -> str:
    """All that the page says in words."""
    kinds = ("title", "subheader", "caption", "markdown", "text", "code", "info", "warning", "error", "success")
    said = [str(element.value) for kind in kinds for element in app.get(kind)]
    said += [str(element.proto.body) for element in app.get("html")]
    said += [str(element.label) for element in app.get("expander")]
    return "\n".join(said).replace("\u00a0", " ")


def frames(app: AppTest) -> list[Any]:
    """The tables of the page, as pandas frames."""
    return [element.value for element in app.dataframe]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_without_an_error(open_page: Open, page: str) -> None:
    app = open_page(page)
    assert app.title
    assert not app.error


@pytest.mark.parametrize("page", PAGES)
def test_without_a_warehouse_every_page_says_what_to_do(open_page: Open, page: str, tmp_path: Path) -> None:
    warehouse = tmp_path / "none yet.duckdb"
    assert f"vlm-atlas ingest --warehouse '{warehouse}'" in texts(open_page(page, warehouse=warehouse))


def test_a_file_that_is_no_warehouse_is_named_instead_of_a_traceback(open_page: Open, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    other.write_text("not a database")
    said = texts(open_page(warehouse=other))
    assert "other.duckdb" in said
    assert "cannot be read" in said


def test_find_names_the_best_model_that_fits_with_its_line(open_page: Open) -> None:
    said = texts(open_page(gpu="8 GB", benchmark="DocVQA (test)"))
    assert "SmolVLM — 81.6" in said
    assert "5.02 GB, stated in a source" in said
    assert "003_small_models.md, line 63" in said


def test_find_shows_what_its_sql_answers(open_page: Open, small_release: Path) -> None:
    app = open_page(gpu="8 GB", benchmark="DocVQA (test)")
    shortlist = next(frame for frame in frames(app) if "rank" in frame.columns)
    written = questions.written_out("shortlist", questions.shortlist_parameters(["docvqa-test"], gpu_gb=8))
    answer = run_fenced(small_release, written).frame
    assert shortlist["model"].to_list() == answer["model"].to_list()
    assert shortlist["score"].to_list() == answer["score"].to_list()


def test_find_counts_what_it_does_not_draw(open_page: Open) -> None:
    assert "2 of 7 not drawn: 2 with no stated size." in texts(open_page(benchmark="DocVQA (test)"))


def test_find_says_how_a_computed_figure_comes_about(open_page: Open) -> None:
    said = texts(open_page(precision="int4"))
    assert "× 0.5 bytes" in said
    assert "KV cache" in said


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"gpu": "16 GB"}, "Qwen2-VL 2B — 90.1", id="a larger card from the pills"),
        pytest.param({"card": "NVIDIA T4 (16 GB)"}, "Qwen2-VL 2B — 90.1", id="a card by name"),
        pytest.param({"gb": "11"}, "InternVL2 2B — 86.9", id="an exact figure"),
        pytest.param({"gb": "3"}, "MM1.5 1B — 81", id="only a computed one fits"),
        pytest.param({"gb": "1"}, "No model with this score is known to fit", id="none fits"),
        pytest.param({"benchmark": "MMStar (val)", "gpu": "any"}, "InternVL2 2B — 49.8", id="another benchmark"),
        pytest.param({"benchmark": "mmmu-val", "gpu": "any"}, "Qwen2-VL 2B — 41.1", id="a benchmark by identifier"),
        pytest.param({"task": "Read documents"}, "SmolVLM — 81.6", id="a task"),
        pytest.param({"max_b": "1"}, "MM1.5 1B — 81", id="a largest size"),
    ],
)
def test_the_address_of_find_restores_its_filters(open_page: Open, values: dict[str, str], expected: str) -> None:
    asked = {"benchmark": "DocVQA (test)", **values}
    assert expected in texts(open_page(**asked))


def links(app: AppTest) -> dict[str, str]:
    """The page's links to our own pages: label → query string."""
    return {str(each.proto.label): str(each.proto.query_string) for each in app.get("page_link")}


def test_a_size_range_that_holds_nothing_is_said_so(open_page: Open) -> None:
    app = open_page(min_b="3", max_b="2", benchmark="DocVQA (test)")
    assert "No size is from 3 to 2 B" in texts(app)


def test_the_best_of_unknown_size_is_said_to_be_perhaps_outside_the_range(open_page: Open) -> None:
    note = "Its size is not known: it may lie outside the range"
    assert note in texts(open_page(min_b="50", benchmark="DocVQA (test)"))
    assert note not in texts(open_page(max_b="2.5", benchmark="DocVQA (test)"))


def test_weights_that_fill_the_card_are_not_called_room_for_prompts(open_page: Open) -> None:
    said = texts(open_page(gb="2", benchmark="DocVQA (test)"))
    assert "the weights alone take 100 % of the card" in said


def test_find_lists_the_next_best_and_says_which_are_tied(open_page: Open) -> None:
    app = open_page(gpu="8 GB", benchmark="DocVQA (test)")
    following = next(frame for frame in frames(app) if "note" in frame.columns)
    assert following["model"].to_list() == ["MM1.5 1B", "MiniCPM-V-2", "moondream2", "PaliGemma 3B 448px"]
    assert following["note"].to_list() == ["≈ tied", "! tight", "", ""]


def test_where_nothing_fits_find_says_what_is_least_and_what_to_try(open_page: Open) -> None:
    app = open_page(gb="1", benchmark="DocVQA (test)")
    assert "The least that is known: MM1.5 1B needs at least 2 GB" in texts(app)
    ways = links(app)
    assert {"8 GB", "int8", "int4", "any card"} <= set(ways)
    assert "gb=" not in ways["8 GB"]
    assert "precision=int8" in ways["int8"]
    assert "gb=1" in ways["int8"]


def test_the_best_model_opens_at_the_very_score(open_page: Open) -> None:
    app = open_page(gpu="8 GB", benchmark="TextVQA (val)")
    assert "claim=claim-" in next(query for label, query in links(app).items() if label.startswith("Open"))


def test_the_model_page_shows_the_claim_that_the_address_names(open_page: Open, small_release: Path) -> None:
    claims = questions.model_claims(small_release, "smolvlm")
    asked = claims.filter(claims["qualifier"] == "MMMU (val)")["claim_id"][0]
    assert "score MMMU (val)" in texts(open_page("model", model="SmolVLM", claim=asked))


def test_memory_for_training_is_listed_but_not_counted_as_what_fits(
    open_page: Open, make_warehouse: Any, small_models: Any
) -> None:
    models = small_models()
    models[0].memory_condition = "LoRA fine-tuning"
    app = open_page("memory", warehouse=make_warehouse(models), benchmark="DocVQA (test)")
    cards = next(frame for frame in frames(app) if "card_gb" in frame.columns)
    assert cards["best_model"].to_list()[0] == "MiniCPM-V-2"
    figures = next(frame for frame in frames(app) if "quote" in frame.columns)
    assert "LoRA fine-tuning" in figures["stated_condition"].to_list()


def test_a_benchmark_that_the_release_does_not_have_is_said_so(open_page: Open) -> None:
    said = texts(open_page(benchmark="NoSuchBench"))
    assert "this release does not have" in said
    assert "NoSuchBench" in said


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("find", "card"), ("find", "task"), ("find", "gpu"), ("find", "precision"), ("find", "gb"), ("find", "max_b"),
        ("model", "part"), ("sources", "section"), ("changes", "run"), ("changes", "change"), ("sql", "relation"),
        ("sql", "view"),
    ],
)  # fmt: skip
def test_a_filter_of_the_address_that_does_not_exist_is_not_dropped_silently(
    open_page: Open, page: str, key: str
) -> None:
    said = texts(open_page(page, **{key: "NoSuchThing"}))
    assert f"under `{key}` for something" in said
    assert "NoSuchThing" in said


@pytest.mark.parametrize(("section", "key"), [("One document", "table"), ("Issues", "kind"), ("Issues", "severity")])
def test_a_filter_below_a_tab_that_does_not_exist_is_not_dropped_silently(
    open_page: Open, section: str, key: str
) -> None:
    said = texts(open_page("sources", section=section, **{key: "NoSuchThing"}))
    assert f"under `{key}` for something" in said


def test_the_best_score_has_its_unit(open_page: Open) -> None:
    assert "SmolVLM — 81.6 %" in texts(open_page(gpu="8 GB", benchmark="DocVQA (test)"))


@pytest.mark.parametrize(
    ("finer", "said", "pill", "choice"),
    [
        pytest.param({"card": "NVIDIA T4 (16 GB)"}, "NVIDIA T4", "gpu", "24 GB", id="a card by name"),
        pytest.param({"gb": "11"}, "a card of 11 GB", "gpu", "24 GB", id="an exact figure"),
        pytest.param({"task": "Mathematics"}, "Mathematics", "benchmark", "textvqa-val", id="a task"),
        pytest.param({"several": ["MMMU (val)", "MMStar (val)"]}, "MMStar", "benchmark", "textvqa-val", id="a mean"),
    ],
)
def test_a_finer_choice_is_named_beneath_the_pills_and_the_next_pill_takes_its_place(
    open_page: Open, finer: dict[str, str | list[str]], said: str, pill: str, choice: str
) -> None:
    app = open_page(**finer)
    assert any("as chosen below" in caption.value and said in caption.value for caption in app.caption)
    app.button_group(key=pill).set_value(choice).run()
    assert "as chosen below" not in texts(app)
    assert f"{'TextVQA (val)' if pill == 'benchmark' else 'fits 24 GB'}" in texts(app)


@pytest.mark.parametrize(("page", "key", "value"), [("changes", "run", "1"), ("sql", "relation", "models")])
def test_an_address_may_name_a_run_or_a_relation_without_its_label(
    open_page: Open, page: str, key: str, value: str
) -> None:
    app = open_page(page, **{key: value})
    assert app.selectbox(key=key).value == value
    assert "does not have" not in texts(app)


def test_a_mean_over_several_benchmarks_names_models_without_all(open_page: Open) -> None:
    said = texts(open_page(several=["MMMU (val)", "MMStar (val)"], gpu="any"))
    assert "no score on all 2 benchmarks" in said


def test_memory_draws_the_four_models_with_all_three_values_and_names_the_rest(open_page: Open) -> None:
    app = open_page("memory", benchmark="DocVQA (test)")
    folded = len(frames(app))
    app.session_state["open_twin_memory_and_score"] = True
    app.run()
    assert len(frames(app)) == folded + 1, "a folded table is made only when it is opened"
    drawn = next(frame for frame in frames(app) if list(frame.columns)[:3] == ["model", "stated_gb", "score"])
    assert set(drawn["model"]) == {"SmolVLM", "Qwen2-VL 2B", "InternVL2 2B", "PaliGemma 3B 448px"}
    assert "3 of 7 not drawn: 2 with no stated size, 1 with no stated memory." in texts(app)


def test_model_shows_every_claim_with_document_line_and_quote(open_page: Open) -> None:
    app = open_page("model", model="SmolVLM")
    said = texts(app)
    assert "003_small_models.md" in said
    assert "SmolVLM as the line says it" in said or "SmolVLM │ 81.6" in said
    assert sum(len(frame) for frame in frames(app) if "is_current" in frame.columns) == 8


def test_a_model_is_found_by_identifier_too(open_page: Open) -> None:
    assert open_page("model", model="qwen2-vl-2b").selectbox(key="model").value == "qwen2-vl-2b"


@pytest.fixture
def doubted(make_warehouse: Any, small_models: Any) -> Path:
    """A warehouse in which SmolVLM's size is a bound, MM1.5 1B's is disputed, and two DocVQA scores are in doubt."""
    stable: Path = make_warehouse(small_models())
    with duckdb.connect(str(stable.resolve())) as connection:
        for statement in (
            "UPDATE parameter_counts SET comparator = '<' WHERE model_id = 'smolvlm'",
            "UPDATE parameter_counts SET status = 'conflict' WHERE model_id = 'mm1.5-1b'",
            "UPDATE scores SET status = 'outlier' WHERE benchmark_id = 'docvqa-test' AND model_id LIKE 'paligemma%'",
            "UPDATE scores SET status = 'conflict' WHERE benchmark_id = 'docvqa-test' AND model_id = 'smolvlm'",
        ):
            connection.execute(statement).fetchall()
    return stable


def test_find_shows_which_sizes_and_scores_are_in_doubt(open_page: Open, doubted: Path) -> None:
    app = open_page(warehouse=doubted, gpu="8 GB", benchmark="DocVQA (test)")
    by_model = next(frame for frame in frames(app) if "rank" in frame.columns).set_index("model")
    assert by_model["score_status"].to_dict()["SmolVLM"] == "disputed"
    assert by_model["score_status"].to_dict()["MM1.5 1B"] == ""
    assert by_model["parameters_basis"].to_dict()["SmolVLM"] == "stated: less than this"
    assert by_model["parameters_basis"].to_dict()["MM1.5 1B"] == "stated, disputed"
    following = next(frame for frame in frames(app) if "note" in frame.columns).set_index("model")
    assert following["note"].to_dict()["PaliGemma 3B 448px"] == "outlier"
    assert "do not agree on this score" in texts(app)


def test_leaderboard_and_compare_show_which_sizes_and_scores_are_in_doubt(open_page: Open, doubted: Path) -> None:
    by_model = frames(open_page("leaderboard", warehouse=doubted))[0].set_index("model")
    assert by_model["doubt"].to_dict()["PaliGemma 3B 448px"] == "DocVQA (test): outlier"
    assert by_model["parameters_basis"].to_dict()["SmolVLM"] == "stated: less than this"
    app = open_page("compare", warehouse=doubted, models=["SmolVLM", "PaliGemma 3B 448px"])
    scores, glance = frames(app)[-3], frames(app)[-2]
    assert scores.set_index("benchmark")["doubt"].to_dict()["DocVQA (test)"] == (
        "PaliGemma 3B 448px: outlier; SmolVLM: disputed"
    )
    assert glance.set_index("role")["SmolVLM"].to_dict()["size"] == "< 2.2 B, stated"


def test_the_model_page_shows_a_bound_as_one(open_page: Open, doubted: Path) -> None:
    app = open_page("model", warehouse=doubted, model="SmolVLM")
    assert next(metric for metric in app.metric if metric.label == "Size").value == "< 2.2 B"


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://arxiv.org/abs/2504.05299", True),
        ("javascript:alert(1)", False),
        ('https://e.org/"onclick="alert(1)', True),  # escaped: the quote never ends the attribute
        ("https://e.org/a b", False),
    ],
)
def test_an_address_that_a_claim_states_is_a_link_only_to_the_web(
    open_page: Open, make_warehouse: Any, small_models: Any, address: str, is_link: bool
) -> None:
    stable: Path = make_warehouse(small_models())
    with duckdb.connect(str(stable.resolve())) as connection:
        connection.execute(
            "UPDATE claims SET attribute = 'paper_url', value_text = ?, value_number = NULL WHERE claim_id = 'claim-1'",
            [address],
        ).fetchall()
    said = texts(open_page("model", warehouse=stable, model="SmolVLM", claim="claim-1"))
    assert "paper url" in said
    assert (f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer nofollow">' in said) == is_link
    assert said.count("<a ") == 1 + is_link  # with that of the document


def test_leaderboard_has_a_mean_only_for_models_with_all(open_page: Open) -> None:
    app = open_page("leaderboard")
    frame = frames(app)[0]
    by_model = frame.set_index("model")
    assert by_model.loc["MM1.5 1B", "coverage"] == "4/5"
    assert by_model["mean"].isna().to_dict()["MM1.5 1B"]
    assert by_model.loc["Qwen2-VL 2B", "mean"] == pytest.approx(61.24)


@pytest.fixture
def unscaled(make_warehouse: Any, small_models: Any) -> Path:
    """A warehouse in which MMStar's scale has no known end, and nobody says which way TextVQA is better."""
    stable: Path = make_warehouse(small_models())
    with duckdb.connect(str(stable.resolve())) as connection:
        connection.execute("UPDATE benchmarks SET scale_max = NULL, unit = 'points' WHERE name = 'MMStar'").fetchall()
        connection.execute("UPDATE benchmarks SET higher_is_better = NULL WHERE name = 'TextVQA'").fetchall()
    return stable


def test_leaderboard_says_in_words_which_column_has_no_direction(open_page: Open, unscaled: Path) -> None:
    said = texts(open_page("leaderboard", warehouse=unscaled)).replace("\\", "")
    assert "Without colour, since no source says whether more is better: TextVQA (val)." in said
    assert "No mean" in said


def test_find_says_which_benchmark_keeps_a_mean_from_being_made(open_page: Open, unscaled: Path) -> None:
    app = open_page(warehouse=unscaled, gpu="any", several=["MMMU (val)", "MMStar (val)"])
    assert "There is no mean with MMStar (val)" in texts(app).replace("\\", "")
    assert "5 with no mean for want of a known scale" in texts(app)


@pytest.mark.parametrize("page", ["find", "memory"])
def test_where_nobody_says_whether_more_is_better_no_model_is_called_the_best(
    open_page: Open, unscaled: Path, page: str
) -> None:
    app = open_page(page, warehouse=unscaled)
    (app.selectbox if page == "memory" else app.button_group)(key="benchmark").set_value("textvqa-val").run()
    said = texts(app)
    assert "no source says whether more is better" in said
    assert "Best on" not in said
    assert "tied" not in said


def test_compare_counts_and_names_the_shared_benchmarks_that_it_cannot_draw(open_page: Open, unscaled: Path) -> None:
    said = texts(open_page("compare", warehouse=unscaled, models=["SmolVLM", "Qwen2-VL 2B"])).replace("\\", "")
    assert "Not drawn, being of unknown scale or direction: MMStar (val), TextVQA (val)." in said


def test_without_an_end_of_the_scale_ties_are_a_share_of_the_best_score(open_page: Open, unscaled: Path) -> None:
    said = texts(open_page(warehouse=unscaled, gpu="any", benchmark="MMStar (val)"))
    assert "InternVL2 2B — 49.8 points" in said
    assert "tied with the best, within 0.498." in said


def test_leaderboard_counts_what_the_search_hides(open_page: Open) -> None:
    app = open_page("leaderboard", search="qwen")
    assert "6 of 7 models hidden by the search." in texts(app)
    assert len(frames(app)[0]) == 1


def test_compare_names_the_best_of_each_benchmark(open_page: Open) -> None:
    app = open_page("compare", models=["SmolVLM", "Qwen2-VL 2B"])
    scores = next(frame for frame in frames(app) if "best" in frame.columns)
    assert set(scores["best"]) == {"Qwen2-VL 2B"}


def test_the_document_is_shown_with_the_cell_marked(open_page: Open) -> None:
    app = open_page("sources", document="small-models", claim="claim-3")
    assert "Marked: row 1, column 2." in texts(app)


def test_sources_account_for_every_cell(open_page: Open) -> None:
    assert "2 of 2 cells are accounted for" in texts(open_page("sources", section="Accounting"))


def test_changes_lists_what_a_run_added(open_page: Open) -> None:
    app = open_page("changes")
    added = next(frame for frame in frames(app) if "change" in frame.columns and "model" in frame.columns)
    assert set(added["change"]) == {"added"}


def test_sql_answers_the_query_of_the_address(open_page: Open) -> None:
    app = open_page("sql", q="SELECT count(*) AS n FROM models")
    assert any(list(frame.columns) == ["n"] and frame["n"][0] == 7 for frame in frames(app))


def test_sql_shows_an_error_as_text(open_page: Open) -> None:
    app = open_page("sql", q="DROP TABLE models")
    assert "only SELECT and EXPLAIN" in texts(app)


def test_a_new_release_shows_at_the_next_interaction_with_a_note(
    open_page: Open, make_warehouse: Any, small_models: Any
) -> None:
    stable = make_warehouse(small_models()[:3], run=1)
    app = open_page(warehouse=stable)
    assert "3 models" in texts(app)
    make_warehouse(small_models(), run=2)
    app.run()
    assert "7 models" in texts(app)
    assert any("The data moved" in toast.value for toast in app.toast)
    app.run()
    assert not app.toast


def test_a_pinned_release_keeps_showing_its_data(open_page: Open, make_warehouse: Any, small_models: Any) -> None:
    stable = make_warehouse(small_models()[:3], run=1)
    pinned = stable.resolve().stem
    make_warehouse(small_models(), run=2)
    app = open_page(warehouse=stable, release=pinned)
    assert "3 models" in texts(app)
    app.run()
    assert "3 models" in texts(app)


def test_a_release_that_is_gone_is_said_so(open_page: Open) -> None:
    said = texts(open_page(release="000099-20260101T000000Z"))
    assert "not kept any more" in said
    assert "000099" in said


def test_an_empty_warehouse_says_why_nothing_is_shown(open_page: Open, make_warehouse: Any) -> None:
    stable = make_warehouse([])
    for page in PAGES:
        open_page(page, warehouse=stable)
    assert "No document states a score yet" in texts(open_page(warehouse=stable))
