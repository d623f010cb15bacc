"""Posts that announce a family, and cards in sections with labels: dates, terms, sizes of parts, members by size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

POST = (
    "# {verb} Dunlin 3: open multimodal models from 2B to 30B\n\n{dated}\n\nToday we release **Dunlin 3**, our third"
    " generation of open vision-language models. The family has three members: Dunlin-3-2B, Dunlin-3-9B and"
    " Dunlin-3-30B-A3B{behind}.\n\n## Notes\n\n{notes}\n"
)


def _said(
    understand: Understand, notes: str = "", *, verb: str = "Introducing", dated: str = "", behind: str = ""
) -> set[tuple[str, str, str]]:
    text = POST.format(verb=verb, dated=dated, behind=behind, notes=notes)
    return {(c.model, c.attribute, c.value_text) for c in understand(text).claims}


@pytest.mark.parametrize("verb", ["Introducing", "Announcing", "Meet"])
def test_the_verb_of_a_headline_is_no_part_of_the_name(understand: Understand, verb: str) -> None:
    said = _said(understand, "Dunlin 3 reads 64K tokens of context.", verb=verb, dated="*Posted by Tarn Labs*")
    assert ("Dunlin 3", "context_length_tokens", "64K") in said
    assert not [model for model, _, _ in said if model.startswith(verb)]


@pytest.mark.parametrize(
    ("dated", "date"),
    [
        ("*Published May 9, 2032 · Tarn Labs*", "May 9, 2032"),
        ("Posted on 9 May 2032 by Ana Roe", "9 May 2032"),
        ("Published 2032-05-09", "2032-05-09"),
    ],
)
def test_a_line_that_dates_a_post(understand: Understand, dated: str, date: str) -> None:
    said = _said(understand, dated=dated)
    assert ("Dunlin 3", "release_date", date) in said
    assert not [value for _, attribute, value in said if attribute == "author" and "Published" in value]


def test_the_largest_of_a_family_may_be_a_mixture(understand: Understand) -> None:
    said = _said(understand, "Dunlin-3-9B scores 60.3 on MMMU. The largest model gets 69.4 on MMMU.")
    assert {("Dunlin-3-9B", "score", "60.3"), ("Dunlin-3-30B-A3B", "score", "69.4")} <= said
    assert ("Dunlin-3-9B", "score", "69.4") not in said


@pytest.mark.parametrize(
    "notes",
    ["The 2B starts from Qwen3-0.6B, the 9B from Qwen3-4B.", "The 2B starts from Qwen3-0.6B and the 9B from Qwen3-4B."],
)
def test_members_called_by_their_sizes_start_from_models_of_their_own(understand: Understand, notes: str) -> None:
    said = _said(understand, f"- **Backbones.** {notes}\n- **Reach.** Forty languages.")
    assert {("Dunlin 3 2B", "language_model", "Qwen3-0.6B"), ("Dunlin 3 9B", "language_model", "Qwen3-4B")} <= said
    assert "llm_params_b" not in {attribute for _, attribute, _ in said}


def test_what_follows_the_last_of_a_list_is_said_of_the_last(understand: Understand) -> None:
    said = _said(understand, behind=", a mixture of experts that activates 3B of its 30B parameters")
    assert {model for model, attribute, _ in said if attribute == "params_activated_b"} == {"Dunlin-3-30B-A3B"}


CARD = "# Dunlin-Doc-9B\n\nDunlin-Doc-9B is a vision-language model for pages.\n\n"


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("**Number of model parameters:** 9.2*10^9\n", "params_total_b", "9.2*10^9"),
        ("### Terms:\n\nUse of this model is governed by the Tarn Open License.\n", "licence", "Tarn Open License"),
        ("### Release Date:\n\nHugging Face 05/09/2032 via our page\n", "release_date", "05/09/2032"),
        (
            "## Contact\n\n- **Hugging Face:** [tarn/Dunlin-Doc-9B](https://huggingface.co/tarn/Dunlin-Doc-9B)\n",
            "hf_id",
            "tarn/Dunlin-Doc-9B",
        ),
    ],
)
def test_labels_and_headings_of_cards(understand: Understand, text: str, attribute: str, value: str) -> None:
    claims = understand(CARD + text).claims
    assert value in [c.value_text for c in claims if c.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("**Learning rate:** 9.2*10^9\n", "params_total_b"),
        ("### Terms:\n\nUse of this service is governed by the Tarn Cloud Terms.\n", "licence"),
        ("### Last checked:\n\nOn 05/09/2032 via our page\n", "release_date"),
        ("## Contact\n\n- **Hugging Face:** [tarn/Snipe-VL-4B](https://huggingface.co/tarn/Snipe-VL-4B)\n", "hf_id"),
    ],
)
def test_neighbours_of_such_labels_say_nothing(understand: Understand, text: str, attribute: str) -> None:
    claims = understand(CARD + text).claims
    assert not [c for c in claims if c.attribute == attribute and c.status == "ok"]


def test_the_power_of_ten_is_read_in_billions(understand: Understand) -> None:
    claims = understand(f"{CARD}**Number of model parameters:** 9.2*10^9\n").claims
    assert [c.value_number for c in claims if c.attribute == "params_total_b" and c.status == "ok"] == [9.2]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("125M (text decoder) + 86M (CLIP vision encoder)", {"llm_params_b": 0.125, "vision_encoder_params_b": 0.086}),
        ("3.4B (language model), 20M (projector)", {"llm_params_b": 3.4}),
        ("8.1B (with the vision encoder)", {"params_total_b": 8.1}),
    ],
)
def test_a_bracket_behind_a_size_says_whose_it_is(understand: Understand, text: str, sizes: dict[str, float]) -> None:
    claims = understand(f"# Dunlin-VL\n\nDunlin-VL is a vision-language model.\n\n- **Parameters:** {text}\n").claims
    assert {c.attribute: c.value_number for c in claims if "params" in c.attribute} == sizes


@pytest.mark.parametrize(
    ("keys", "licence"),
    [
        ("license: other\nlicense_name: tarn-research", "tarn-research"),
        ("license: other", "other"),
        ("license: mit\nlicense_name: tarn-research", "mit"),
    ],
)
def test_the_name_of_another_licence(understand: Understand, keys: str, licence: str) -> None:
    claims = understand(f"---\n{keys}\n---\n\n{CARD}").claims
    assert [c.value_text for c in claims if c.attribute == "licence"] == [licence]


def test_the_beginning_of_a_version_is_no_data_set(understand: Understand) -> None:
    claims = understand(f"{CARD}It is a tuned model based on **Ovis2.5-9B** for assessing pages.\n").claims
    assert not [c for c in claims if c.attribute in ("dataset", "evaluation_benchmark")]
