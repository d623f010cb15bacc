"""Text of documents stays text: no markup, no direction change, no endless cell."""

from __future__ import annotations

import polars as pl
import pytest
from markdown_it import MarkdownIt

from dashboard.evidence import is_web_address
from dashboard.plain_text import escaped, label, option, quoted, shown, visible

HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "**bold** _it_ `code` ~~struck~~",
    "# heading",
    "- item\n- item",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "https://example.org/tracking",
    "www.example.org",
    "$x^2$",
    ":red[text] :material/delete: :smile:",
    "<img src=x onerror=alert(1)>",
    "a &amp; b &lt;script&gt;",
    "line\r\nbreak",
)


def test_a_name_in_a_table_becomes_no_icon() -> None:
    cell = shown(pl.DataFrame({"model": [":material/delete: x"]}))["model"][0]
    assert ":material/" not in cell
    assert cell.replace("\u2060", "") == ":material/delete: x"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_is_one_paragraph_of_plain_text(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parseInline(label(text))
    children = tokens[0].children or []
    assert {token.type for token in children} <= {"text", "text_special"}
    shown_text = "".join(token.content for token in children).replace("\u2060", "")
    assert shown_text == " ".join(text.split())


@pytest.mark.parametrize("text", [*HOSTILE, "1. first", "- item", "+ item", "a -- b", "[x]: y", "&lt;b&gt;", "= x"])
def test_an_option_in_which_a_mark_would_act_is_escaped(text: str) -> None:
    assert option(text) == label(text)


@pytest.mark.parametrize("text", ["DocVQA (test)", "MMMU (val)", "MathVista (testmini)", "POPE, F1", "GPT-4V 1.5%"])
def test_an_ordinary_option_stays_as_it_is(text: str) -> None:
    assert option(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_holds_no_tag(text: str) -> None:
    assert "<" not in escaped(text)
    assert ">" not in escaped(text)
    assert '"' not in escaped('"')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\u202egnp.exe", "a‹U+202E›gnp.exe", id="right-to-left override"),
        pytest.param("a\u2066b\u2069", "a‹U+2066›b‹U+2069›", id="isolates"),
        pytest.param("zero\u200bwidth", "zero‹U+200B›width", id="zero-width space"),
        pytest.param("bell\x07", "bell‹U+0007›", id="control character"),
        pytest.param("tab\tand\nline", "tab\tand\nline", id="tabs and line breaks stay"),
        pytest.param("Größe 中文 עברית", "Größe 中文 עברית", id="letters of any script stay"),
    ],
)
def test_hidden_characters_are_written_out(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_a_huge_quote_is_cut_and_counted() -> None:
    assert quoted("x" * 1_000_000).endswith("… (1,000,000 characters)")
    assert len(quoted("x" * 1_000_000)) < 5_000


def test_a_frame_is_made_visible_and_short_without_touching_numbers() -> None:
    frame = pl.DataFrame({"t": ["a\u202eb", "y" * 1000, None], "n": [1.5, None, 2.0]})
    found = shown(frame)
    assert found["t"][0] == "a‹U+202E›b"
    assert len(found["t"][1]) < 450
    assert found["t"][2] is None
    assert found["n"].to_list() == [1.5, None, 2.0]


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        pytest.param("https://example.org/a?b=c", True, id="https"),
        pytest.param("javascript:alert(1)", False, id="javascript"),
        pytest.param("JaVaScRiPt:alert(1)", False, id="javascript in mixed case"),
        pytest.param("data:text/html,<script>", False, id="data"),
        pytest.param("https://example.org/\u0000", False, id="a NUL"),
        pytest.param(" https://example.org", False, id="a space in front"),
        pytest.param("//example.org", False, id="no scheme"),
        pytest.param("http://", False, id="no host"),
        pytest.param("http://[", False, id="a broken host"),
    ],
)
def test_only_plain_web_addresses_become_links(address: str, is_link: bool) -> None:
    assert is_web_address(address) is is_link
