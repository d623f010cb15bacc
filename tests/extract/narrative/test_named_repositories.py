"""Icons behind names, as in a page's masthead, lead to the repositories and papers of those names."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]

HUB = "https://huggingface.co/acme"


def linked(understand: Understand, masthead: str) -> set[tuple[str, str]]:
    """Model and repository or paper of every link that was claimed."""
    text = f"# Zebu\n\n{masthead}\n\nZebu is a vision-language model.\n"
    found = understand(text).claims
    return {(claim.model, claim.value_text) for claim in found if claim.attribute in ("hf_id", "arxiv_id")}


def test_each_icon_belongs_to_the_name_before_it(understand: Understand) -> None:
    masthead = f"Zebu-7B [🤗]({HUB}/Zebu-7B) | Zebu-7B-Chat [🤗]({HUB}/Zebu-7B-Chat)"
    assert linked(understand, masthead) == {("Zebu-7B", "acme/Zebu-7B"), ("Zebu-7B-Chat", "acme/Zebu-7B-Chat")}


def test_what_stands_in_brackets_is_a_version_of_the_name(understand: Understand) -> None:
    masthead = f"Zebu-7B [🤗]({HUB}/Zebu-7B) (Int4: [🤗]({HUB}/Zebu-7B-Int4))"
    assert linked(understand, masthead) == {("Zebu-7B", "acme/Zebu-7B"), ("Zebu-7B-Int4", "acme/Zebu-7B-Int4")}


def test_a_report_is_that_of_the_name(understand: Understand) -> None:
    masthead = "Zebu-7B Technical Report [📄](https://arxiv.org/abs/2501.12345)"
    assert ("Zebu-7B", "2501.12345") in linked(understand, masthead)


def test_an_icon_behind_other_words_leads_to_no_model(understand: Understand) -> None:
    assert linked(understand, f"Try it in the demo [🤗]({HUB}/Quagga-7B)") == set()


def test_a_repository_of_another_name_is_not_that_of_the_name_before_it(understand: Understand) -> None:
    assert linked(understand, f"Zebu-7B [🤗]({HUB}/Quagga-7B)") == set()


def test_a_name_that_is_linked_as_its_repository_is_called_is_that_model(understand: Understand) -> None:
    said = f"We release [Zebu-Base]({HUB}/Zebu-Base) and [Zebu Instruct]({HUB}/Zebu-Instruct)."
    assert linked(understand, said) == {("Zebu-Base", "acme/Zebu-Base"), ("Zebu Instruct", "acme/Zebu-Instruct")}
