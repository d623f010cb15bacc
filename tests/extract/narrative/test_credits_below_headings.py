"""Lines of credits below a marked heading: who made the model, when it came out, where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]

HEAD = "# Awesome Seeing Models\n\nA list.\n\n## Architectures\n\n"
BADGES = (
    "[![arXiv](https://img.shields.io/badge/arXiv-2701.11111-b31b1b.svg)](https://arxiv.org/abs/2701.11111)"
    " [![GitHub](https://x.org/7b.svg)](https://github.com/acme/far)"
    " [![HuggingFace](https://x.org/hf.svg)](https://huggingface.co/acme/Far-VL-4B)"
)
DETAILS = "\n\n<details>\n<summary>More</summary>\n\n**{name}** sees far.\n\n</details>\n\n"


def _section(name: str, credits: str) -> str:
    return f"### **{name}: Seeing at a Distance**\n\n{name} looks at things.\n\n{credits}" + DETAILS.format(name=name)


def _catalogue(credits: str) -> str:
    return HEAD + _section("Far-VL", credits) + _section("Near-VL", "Acme Labs<br>\n**Released:** 2031-01-01")


def _authors(said: Understanding, model: str = "Far-VL") -> list[tuple[str, str]]:
    return [(c.value_text, c.scope) for c in said.claims if c.model == model and c.attribute == "author"]


def _of(said: Understanding, attribute: str) -> list[Claim]:
    return [c for c in said.claims if c.model == "Far-VL" and c.attribute == attribute]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("Acme<br>", [("Acme", "organization")], id="one word beside a date is whoever made it"),
        pytest.param("Far Keye Team<br>", [("Far Keye Team", "organization")], id="a team"),
        pytest.param("Ana Roe et al.<br>", [("Ana Roe", "")], id="one person and others"),
        pytest.param(
            "Ana Roe et al., Bright Networks<br>",
            [("Ana Roe", ""), ("Bright Networks", "organization")],
            id="behind et al. stands where they work",
        ),
        pytest.param(
            "Far Team, Acme AI and Acme University<br>",
            [("Far Team", "organization"), ("Acme AI", "organization"), ("Acme University", "organization")],
            id="several organisations",
        ),
        pytest.param(
            "Ana Roe, Björn Åkesson, Li Wei<br>",
            [("Ana Roe", ""), ("Björn Åkesson", ""), ("Li Wei", "")],
            id="people, and the date is none of them",
        ),
        pytest.param("**Authors:** Ana Roe and Li Wei\n", [("Ana Roe", ""), ("Li Wei", "")], id="a label"),
        pytest.param(
            "**Authors:** Ana Roe, Li Wei; Acme University\n",
            [("Ana Roe", ""), ("Li Wei", ""), ("Acme University", "organization")],
            id="people before a semicolon, and where they work behind it",
        ),
        pytest.param("**Authors:** Roe, Ana; Wei, Li\n", [("Roe, Ana", ""), ("Wei, Li", "")], id="last names first"),
        pytest.param("Jackdaw Collective<br>", [("Jackdaw Collective", "organization")], id="a collective"),
    ],
)
def test_authors_stand_beside_the_date(understand: Understand, line: str, authors: list[tuple[str, str]]) -> None:
    assert _authors(understand(_catalogue(f"{BADGES}\n\n{line}\n**Released:** 2031-05-02"))) == authors


def test_quotes_of_authors_are_slices_of_the_source(understand: Understand) -> None:
    text = _catalogue(f"{BADGES}\n\nAna Roe et al., Bright Networks<br>\n**Released:** 2031-05-02")
    for claim in _of(understand(text), "author"):
        assert claim.quote == text[claim.start : claim.end] == claim.value_text
        assert text.split("\n")[claim.line_start - 1].startswith("Ana Roe")


def test_a_section_with_badges_and_details_describes_a_model(understand: Understand) -> None:
    said = understand(_catalogue(BADGES))
    assert [c.value_text for c in _of(said, "title")] == ["Seeing at a Distance"]
    assert [c.value_text for c in _of(said, "arxiv_id")] == ["2701.11111"]


@pytest.mark.parametrize("between", ["\n\n", "  \n"], ids=["paragraphs of their own", "one paragraph"])
def test_badges_are_the_sections_own(understand: Understand, between: str) -> None:
    said = understand(_catalogue(f"{BADGES}{between}Ana Roe, Li Wei"))
    assert _authors(said) == [("Ana Roe", ""), ("Li Wei", "")]
    assert [c.value_text for c in _of(said, "github_url")] == ["https://github.com/acme/far"]
    assert [c.value_text for c in _of(said, "hf_id")] == ["acme/Far-VL-4B"]


def test_the_date_of_release_is_claimed(understand: Understand) -> None:
    said = understand(_catalogue(f"{BADGES}\n\nAcme<br>\n**Released:** 2031-05-02"))
    assert [c.value_text for c in _of(said, "release_date")] == ["2031-05-02"]


@pytest.mark.parametrize(
    "prose",
    [
        pytest.param("Far-VL is\nbuilt by Acme Labs, and by others.", id="a wrapped sentence"),
        pytest.param("Install it.\nRun it.", id="orders"),
    ],
)
def test_prose_is_no_credit(understand: Understand, prose: str) -> None:
    assert _authors(understand(_catalogue(f"{BADGES}\n\n{prose}"))) == []


def test_a_heading_of_instructions_with_badges_is_no_model(understand: Understand) -> None:
    said = understand(HEAD + f"### Installation: How To\n\nDo it.\n\n{BADGES}" + DETAILS.format(name="pip"))
    assert said.claims == ()


TWO = HEAD + (
    "### **Far-VL and Far-VL-Omni: Seeing at a Distance**\n\nFar-VL looks at things.\n\n" + BADGES + "\n\n"
    "<details>\n<summary>More</summary>\n\n**Far-VL** pairs SigLIP with Vicuna-7B.\n\n"
    "**Far-VL-Omni** pairs EVA-CLIP with Phi-2.\n\n"
    "**Far-VL 2**, out in 2032, replaces SigLIP with DINOv2. [Paper](https://arxiv.org/abs/2801.22222)\n\n</details>\n"
)


@pytest.mark.parametrize(
    ("model", "attribute", "values"),
    [
        ("Far-VL", "vision_encoder", ["SigLIP"]),
        ("Far-VL", "language_model", ["Vicuna-7B"]),
        ("Far-VL", "arxiv_id", ["2701.11111"]),
        ("Far-VL-Omni", "vision_encoder", ["EVA-CLIP"]),
        ("Far-VL-Omni", "language_model", ["Phi-2"]),
        ("Far-VL 2", "vision_encoder", ["DINOv2"]),
        ("Far-VL 2", "arxiv_id", ["2801.22222"]),
    ],
)
def test_models_that_share_a_section_keep_their_own(
    understand: Understand, model: str, attribute: str, values: list[str]
) -> None:
    claims = understand(TWO).claims
    assert [c.value_text for c in claims if (c.model, c.attribute) == (model, attribute)] == values


@pytest.mark.parametrize(
    ("heading", "model", "title"),
    [
        pytest.param("Far-VL and LAION-2B: Weights and Data", "Far-VL", "Weights and Data", id="a data set beside it"),
        pytest.param("Far-VL Vision Language Models: Faster", "Far-VL", "Faster", id="a class behind the name"),
    ],
)
def test_headings_hold_more_than_the_name(understand: Understand, heading: str, model: str, title: str) -> None:
    said = understand(HEAD + f"### **{heading}**\n\nFar-VL sees.\n\n{BADGES}" + DETAILS.format(name="Far-VL"))
    assert {(c.model, c.value_text) for c in said.claims if c.attribute == "title"} == {(model, title)}


def test_a_listed_pair_of_names_is_two_names(understand: Understand) -> None:
    listed = "## Models\n\n[Far-VL / Far-VL-Omni](#a) | [Near-VL](#b) | [Mid-VL](#c)\n\n"
    said = understand(listed + TWO)
    assert {m.name for m in said.mentions if m.role == "name_list"} == {"Far-VL", "Far-VL-Omni", "Near-VL", "Mid-VL"}


def test_a_line_of_labelled_links_is_evidence_that_a_section_describes_a_model(understand: Understand) -> None:
    links = "[Paper](https://arxiv.org/abs/2701.11111) | [Model](https://huggingface.co/acme/Far-VL)\n\nHugging Birds"
    said = understand(_catalogue(links))
    assert {c.value_text for c in _of(said, "title")} == {"Seeing at a Distance"}
    assert {c.value_text for c in _of(said, "arxiv_id")} == {"2701.11111"}
