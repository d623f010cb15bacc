"""Titles of repositories: what they name, and whose the links below them are."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def _of(said: Understanding, attribute: str) -> set[tuple[str, str]]:
    return {(one.model, one.value_text) for one in said.claims if one.attribute == attribute}


def test_a_subtitle_that_begins_with_unveiling_announces_nothing(understand: Understand) -> None:
    said = understand("# WREN: Unveiling Wing-Free Vision-Language Models\n\nWe pretrain WREN-7B with 33M pairs.\n")
    assert _of(said, "dataset_size") == {("WREN", "33M")}


def test_a_generation_comes_in_sizes_whatever_joins_it(understand: Understand) -> None:
    link = "[![Report](https://img.shields.io/badge/Report-red)](https://arxiv.org/abs/2701.22222)"
    said = understand(f"# Wren-UI 1.5\n\n{link}\n\nWren-UI-1.5-2B and Wren-UI-1.5-8B are open.\n")
    assert _of(said, "arxiv_id") == {("Wren-UI 1.5", "2701.22222")}


def test_an_issue_is_no_repository(understand: Understand) -> None:
    said = understand(
        "# Wren-VL-7B\n\nWren-VL-7B is a vision-language model. Please read"
        " https://github.com/acme/Wren-VL/issues/27 first.\n"
    )
    assert not _of(said, "github_url")


def test_badges_beside_the_title_of_an_earlier_model_are_its_own(understand: Understand) -> None:
    said = understand(
        "# VideoWren 2: Seeing Time in Video-LLMs\n\nVideoWren 2 is a video language model.\n\n"
        "<details open><summary>Other projects</summary><p>\n\n"
        "> [**Video-Wren: A Tuned Model for Video Understanding**](https://github.com/acme/Video-Wren) <br>\n"
        "> Ada Bird <br>\n"
        "[![github](https://img.shields.io/badge/-Github-black)](https://github.com/acme/Video-Wren) "
        "[![arXiv](https://img.shields.io/badge/Arxiv-2706.02858-red.svg)](https://arxiv.org/abs/2706.02858) <br>\n\n"
        "</p></details>\n"
    )
    assert not _of(said, "arxiv_id")
    assert not _of(said, "github_url")


def test_the_page_of_an_author_is_no_projects(understand: Understand) -> None:
    said = understand(
        "# Wren-1: A Fully Open Exploration of Multimodal LLMs\n\n"
        '<a href="https://wren-mllm.github.io/"><img alt="Website" src="https://x.org/Website.svg"/></a>\n\n'
        '<div><a href="https://adabird.github.io/" target="_blank">Ada Bird*</a>,\n'
        '<a href="https://bobfinch.github.io/" target="_blank">Bob Finch</a></div>\n\nWren-1-8B is open.\n'
    )
    assert _of(said, "project_url") == {("Wren-1", "https://wren-mllm.github.io/")}
