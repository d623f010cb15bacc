"""What a cell shows: text, links, images, parts, footnote marks, emphasis; and that quick ways read like slow ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.makers import new_cell, new_field, new_record
from extract.reading.html_text import parse_html, read_html
from extract.reading.markdown_text import parse_markdown, read_markdown
from extract.records import Cell, Field, Reading, Record

Read = Callable[[str], Reading]

SHOWN: dict[str, tuple[str, str]] = {
    "white space is folded": ("a   b\u00a0c", "a b c"),
    "bold": ("**88.1**", "88.1"),
    "an escaped hyphen": ("Qwen2\\-VL 7\\.8", "Qwen2-VL 7.8"),
    "code": ("`a_b` and `<x>`", "a_b and <x>"),
    "a line break in HTML": ("lr<br>decay", "lr decay"),
    "a subscript": ("MMMU<sub>val</sub>", "MMMU val"),
    "a superscript": ("88.1<sup>1</sup>", "88.1 1"),
    "an entity": ("R&amp;D &lt;x&gt; &amp;amp;", "R&D <x> &amp;"),
    "an unknown tag": ("the <CLS> token", "the <CLS> token"),
    "a token with bars": ("a <\\|image\\|> b", "a <|image|> b"),
    "a known name used as a token": ("<image> and <video>", "<image> and <video>"),
    "a tag in capitals without an end": ("(<SUMMARY>, <CAPTION>)", "(<SUMMARY>, <CAPTION>)"),
    "a comparator is no tag": ("<1B and >2B", "<1B and >2B"),
    "emoji": ("🤗 ✅", "🤗 ✅"),
    "an image gives no text": ("a ![logo](x.png) b", "a b"),
    "brackets": ("[MASK] x[1]", "[MASK] x[1]"),
    "struck out": ("~~12.5~~ 13", "12.5 13"),
    "stars that are no emphasis": ("1344 * 1344", "1344 * 1344"),
}


@pytest.mark.parametrize(("raw", "text"), SHOWN.values(), ids=SHOWN)
def test_the_visible_text_of_a_pipe_cell(read: Read, raw: str, text: str) -> None:
    assert read(f"| a |\n|-|\n| {raw} |\n").tables[0].rows[1][0].text == text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<b>a</b> b", "a b"), ("a<br/>b", "a b"), ("MMMU<sub>val</sub>", "MMMU val"), ("88.1<sup>*</sup>", "88.1 *"),
        ("&#39;x&#39; &amp;lt;", "'x' &lt;"), ("the <CLS> token", "the <CLS> token"), ("<p>a</p><p>b</p>", "a b"),
        ("<ul><li>a<li>b</ul>", "a b"), ("a<!-- x -->b", "ab"), ("<script>x</script>a", "a"),
        ("<span style='display: none'>x</span>a", "a"), ("<b>a", "a"), ("a < b", "a < b"), ("x<1B", "x<1B"),
        ("<img src='x.png' alt='logo'>", ""), ("<font color=red>a</font>", "a"),
    ],
)  # fmt: skip
def test_the_visible_text_of_an_html_cell(read: Read, inner: str, text: str) -> None:
    assert read(f"<table><tr><td>{inner}</td></tr></table>").tables[0].rows[0][0].text == text


def test_a_footnote_mark_is_kept_apart_from_the_number(read: Read) -> None:
    row = read(
        "| a | b | c | d | e |\n|-|-|-|-|-|\n| 88.1<sup>1</sup> | 88.1* | **70.2**† | 10<sup>5</sup> | 61.5 [2] |\n"
    )
    cells = row.tables[0].rows[1]
    assert [cell.notes for cell in cells] == [("1",), ("*",), ("†",), (), ("[2]",)]
    assert [cell.value and cell.value.numbers for cell in cells] == [(88.1,), (88.1,), (70.2,), (), (61.5,)]
    assert cells[0].parts == ("88.1", "1")
    assert cells[2].marks == ("bold",)


def test_links_images_and_marks_of_a_cell(read: Read) -> None:
    cell = read(
        "| a |\n|-|\n| [LoRA](https://x.y/a) <a href='https://x.y/b?c=1&amp;d=2'>merged</a>"
        " ![logo](l.png) https://x.y/c. |\n"
    ).tables[0].rows[1][0]  # fmt: skip
    assert [(link.text, link.target) for link in cell.links] == [
        ("LoRA", "https://x.y/a"), ("merged", "https://x.y/b?c=1&d=2"), ("https://x.y/c", "https://x.y/c"),
    ]  # fmt: skip
    assert cell.images == ("logo",)


@pytest.mark.parametrize(
    ("raw", "marks"),
    [
        ("**1**", ("bold",)), ("<b>1</b>", ("bold",)), ("<u>1</u>", ("underline",)), ("*1*", ("italic",)),
        ("~~1~~", ("struck",)), ("**<u>1</u>**", ("bold", "underline")), ("**1** / 2", ()), ("1", ()),
        ("[**1**](x)", ("bold",)),
    ],
)  # fmt: skip
def test_emphasis_counts_when_it_covers_the_whole_cell(read: Read, raw: str, marks: tuple[str, ...]) -> None:
    assert read(f"| a |\n|-|\n| {raw} |\n").tables[0].rows[1][0].marks == marks


def test_reference_links_are_resolved(read: Read) -> None:
    reading = read("| a | b |\n|-|-|\n| [Paper][p] | [code] |\n\n[p]: https://x.y/p\n[code]: <https://x.y/c>\n")
    assert [cell.links[0].target for cell in reading.tables[0].rows[1]] == ["https://x.y/p", "https://x.y/c"]
    assert reading.paragraphs == ()


MARKS = st.text(alphabet="ab1 .*_[]()`<>/\\&;:~|-!\n", max_size=24)


@settings(deadline=None)
@given(MARKS)
def test_the_quick_ways_to_read_markdown_give_what_the_parser_gives(raw: str) -> None:
    quick, slow = read_markdown(raw), parse_markdown(raw)
    assert quick._replace(parts=()) == slow._replace(parts=())


@settings(deadline=None)
@given(
    st.sampled_from(["b", "strong", "i", "em", "u", "a"]),
    st.text(alphabet="ab1 .*[]:/-", max_size=8),
    st.text(alphabet="ab1 *", max_size=5),
)
def test_the_quick_way_to_read_one_element_gives_what_the_tree_gives(name: str, content: str, around: str) -> None:
    attribute = ' href="x/y"' if name == "a" else ""
    inner = f"{around}<{name}{attribute}>{content}</{name}>{around}"
    assert read_html(inner) == parse_html(inner)


def test_a_cell_made_the_quick_way_is_a_cell() -> None:
    slow = Cell(
        text="a", line=1, start=2, end=3, is_header=True, origin=(4, 5), row_span=6, column_span=7, marks=("bold",)
    )
    quick = new_cell("a", 1, 2, 3, True, (4, 5), 6, 7, (), (), (), (), ("bold",), None)
    assert quick == slow
    assert type(quick) is Cell
    assert hash(quick) == hash(slow)
    with pytest.raises(AttributeError):
        quick.text = "b"  # type: ignore[misc]


def test_fields_and_records_made_the_quick_way_are_fields_and_records() -> None:
    field = Field(name="a", text="b", line_start=1, line_end=2, start=3, end=4)
    assert new_field("a", "b", 1, 2, 3, 4, ()) == field
    record = Record(kind="pair", name="a", line_start=1, line_end=2, start=3, end=4, level=5, fields=(field,))
    assert new_record("pair", "a", 1, 2, 3, 4, 5, True, (), (field,), ()) == record
