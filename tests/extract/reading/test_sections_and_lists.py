"""Sections, lists, pairs, front matter and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from extract.records import Reading, Record

Read = Callable[[str], Reading]


def sections(reading: Reading) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(record.name, record.level, record.headings) for record in reading.records if record.kind == "section"]


def fields(record: Record) -> list[tuple[str, str]]:
    return [(field.name, field.text) for field in record.fields]


def test_headings_of_all_kinds_make_sections_with_their_path(read: Read) -> None:
    reading = read("# A\n\nText a.\n\nB\n---\n\nText b.\n\n<h3 align='center'>C</h3>\n\nText c.\n\n# D #\n")
    assert sections(reading) == [("A", 1, ()), ("B", 2, ("A",)), ("C", 3, ("A", "B")), ("D", 1, ())]
    assert [(paragraph.name, paragraph.text) for paragraph in reading.paragraphs] == [
        ("A", "Text a."), ("B", "Text b."), ("C", "Text c."),
    ]  # fmt: skip


def test_a_heading_with_a_colon_has_a_title(read: Read) -> None:
    assert fields(read("## Apollo: Video models\n\nText.\n").records[0]) == [
        ("heading", "Apollo: Video models"), ("title", "Video models"), ("body", "Text."),
    ]  # fmt: skip


def test_a_details_section_holds_its_paragraphs_and_keeps_them_out_of_the_document(read: Read) -> None:
    reading = read("# A\n\n<details>\n<summary><b>Zoo</b></summary>\n\nInside.\n\n</details>\n\nOutside.\n")
    record = next(record for record in reading.records if record.name == "Zoo")
    assert fields(record) == [("heading", "Zoo"), ("body", "Inside.")]
    assert record.is_complete
    assert [paragraph.text for paragraph in reading.paragraphs] == ["Outside."]


@pytest.mark.parametrize("summary", ["Click to expand", "More information", "ℹ️ Details", "Show", ""])
def test_a_summary_that_says_nothing_leaves_the_name_to_the_heading(read: Read, summary: str) -> None:
    reading = read(f"## Maya\n\n<details><summary>{summary}</summary>\n\nText.\n</details>\n")
    assert [name for name, _, _ in sections(reading)] == ["Maya", "Maya"]


def test_summaries_that_repeat_leave_the_name_to_the_headings(read: Read) -> None:
    piece = "### Video benchmark **{0}**\n<details><summary>Inference</summary>\n\nText.\n</details>\n\n"
    reading = read(piece.format("MLVU") + piece.format("MVBench"))
    assert [name for name, level, _ in sections(reading) if level == 0] == [
        "Video benchmark MLVU",
        "Video benchmark MVBench",
    ]


def test_with_marked_headings_the_lines_above_details_are_no_headings(read: Read) -> None:
    details = "<details><summary>More</summary>\nText.\n</details>\n\n"
    piece = "### Kestrel{0}: Sparse\n\nIt reads text.\n\nMara L, Tobias F\n" + details
    reading = read("# Zoo\n\n" + piece.format(1) + piece.format(2))
    assert [name for name, level, _ in sections(reading) if level == 0] == ["Kestrel1: Sparse", "Kestrel2: Sparse"]
    assert [paragraph.text for paragraph in reading.paragraphs][:2] == ["It reads text.", "Mara L, Tobias F"]


def test_headings_without_marks_count_below_a_title(read: Read) -> None:
    piece = (
        "Kestrel{0}: Sparse\nIt reads text.\nMara L, Tobias F\n<details><summary>More</summary>\nText.\n</details>\n"
    )
    reading = read("# Zoo\n\n" + "".join(map(piece.format, "123")))
    assert [name for name, level, _ in sections(reading) if level == 0] == ["Kestrel1", "Kestrel2", "Kestrel3"]


def test_a_details_section_that_the_document_ends_in_is_not_complete(read: Read) -> None:
    reading = read("<details><summary>Zoo</summary>\n\nText\n")
    assert [(record.name, record.is_complete) for record in reading.records] == [("Zoo", False)]
    assert reading.document.is_truncated


def test_a_section_ends_where_the_next_heading_starts(read: Read) -> None:
    reading = read("# A\n\ntext\n\n## B\n\nmore\n")
    assert [(record.line_start, record.line_end) for record in reading.records] == [(1, 3), (5, 7)]


def test_bullets_nest_by_indent_and_keep_wrapped_lines(read: Read) -> None:
    reading = read("- one\n  goes on\n    - below `x`\n        - deeper\n- two\n\n  more of two\n\nText.\n")
    one, two = reading.records
    assert (one.name, one.level, one.children[0].name, one.children[0].children[0].name) == (
        "one goes on",
        0,
        "below x",
        "deeper",
    )
    assert (two.name, two.line_start, two.line_end) == ("two more of two", 5, 7)
    assert [paragraph.text for paragraph in reading.paragraphs] == ["Text."]


@pytest.mark.parametrize(
    "text",
    [
        "- Qwen2-VL 2B - 13.70GB\n- MiniCPM-V-2 - 7.88GB\n",
        "* **Qwen2-VL 2B**: 13.70GB\n* MiniCPM-V-2: `7.88GB`\n",
        "1. Qwen2-VL 2B – 13.70GB\n2. MiniCPM-V-2 – 7.88GB\n",
    ],
)
def test_a_list_of_names_with_values_is_pairs(read: Read, text: str) -> None:
    reading = read(f"Memory:\n\n{text}")
    assert [(record.kind, record.name, fields(record)[1:]) for record in reading.records] == [
        ("pair", "Qwen2-VL 2B", [("value", "13.70GB"), ("lead_in", "Memory:")]),
        ("pair", "MiniCPM-V-2", [("value", "7.88GB"), ("lead_in", "Memory:")]),
    ]


def test_pairs_need_no_bullets(read: Read) -> None:
    reading = read("Memory:\nSmolVLM - 5.02GB\nQwen2-VL 2B - 13.70GB\nMM1.5 1B - NaN\n")
    assert [record.name for record in reading.records] == ["SmolVLM", "Qwen2-VL 2B", "MM1.5 1B"]


def test_bullets_of_prose_are_no_pairs(read: Read) -> None:
    assert {record.kind for record in read("- Stage 1 - we train it\n- Stage 2 - we tune it\n").records} == {"bullet"}


def test_a_mark_without_a_text_is_no_bullet(read: Read) -> None:
    bullets = read("# A\n\n- one\n-\n- two\n  -\n  - below\n*\n").records[1:]
    assert [bullet.name for bullet in bullets] == ["one", "two"]
    assert [child.name for child in bullets[1].children] == ["below"]


@pytest.mark.parametrize("tag", ["<div>", "</div>", '<p align="center">', "<br><br>", '<div class="a" id="b"></div>'])
def test_a_line_of_tags_that_show_nothing_parts_paragraphs_and_is_none(read: Read, tag: str) -> None:
    reading = read(f"# A\n\nOne.\n\n{tag}\n\nTwo.\n")
    assert [paragraph.text for paragraph in reading.paragraphs] == ["One.", "Two."]


def test_front_matter_between_rules(read: Read) -> None:
    reading = read("---\nlicense: mit\ntags:\n- vision\n- language\nname: 'X: y'\n---\n# Title\n")
    assert reading.records[0].kind == "front_matter"
    assert fields(reading.records[0]) == [("license", "mit"), ("tags", "vision, language"), ("name", "X: y")]


def test_front_matter_with_a_list_in_brackets(read: Read) -> None:
    reading = read("---\nlicense: mit\ntags: [vision, 'language']\nname: []\n---\n# Title\n")
    assert fields(reading.records[0]) == [("license", "mit"), ("tags", "vision, language"), ("name", "")]


def test_a_rule_at_the_top_is_no_front_matter(read: Read) -> None:
    assert [record.kind for record in read("---\n\n# Title\n\n---\n").records] == ["section"]


def test_wrapped_lines_are_one_paragraph_and_very_long_lines_stand_alone(read: Read) -> None:
    long = "word " * 60
    assert [len(p.text.split()) for p in read(f"a b\nc d\n\n{long}\n{long}\ne f\n").paragraphs] == [4, 60, 60, 2]


def test_code_is_skipped_and_an_unclosed_fence_is_an_issue(read: Read) -> None:
    reading = read("Text.\n\n```\n# no heading\n- no bullet\n```\n\nMore.\n\n```python\nx = 1\n")
    assert reading.records == ()
    assert [paragraph.text for paragraph in reading.paragraphs] == ["Text.", "More."]
    assert [issue.kind for issue in reading.issues] == ["unclosed_code_fence"]


def test_images_are_fields_of_their_section(read: Read) -> None:
    reading = read("# A\n\n![Chart](chart.png)\n\n<p align='center'>\n<img src='b.png' width=600/>\n</p>\n\nText.\n")
    images = [field for field in reading.records[0].fields if field.name == "image"]
    assert [link.target for field in images for link in field.links] == ["chart.png", "b.png"]
    assert [paragraph.text for paragraph in reading.paragraphs] == ["Text."]


def test_what_a_page_has_around_its_text_is_no_text(read: Read) -> None:
    reading = read(
        "<nav><ul><li><a href='/p'>Pricing: 16 GB</a></li></ul></nav>\n<h1>Gnu-VL</h1>\n<p>It sees.</p>\n"
        "<footer><p>Old Street 7B</p><table><tr><td>1</td></tr></table></footer>\n"
    )
    assert [field.text for field in reading.paragraphs] == ["It sees."]
    assert not reading.tables


def bullets(records: Iterable[Record]) -> list[object]:
    found = [record for record in records if record.kind == "bullet"]
    return [(record.name, bullets(record.children)) if record.children else record.name for record in found]


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>One <b>DocVQA:</b> 93.2<ul><li>a</li><li>b</li></ul></li><li>Two</li></ul>After.",
        "<ul>\n<li>One <b>DocVQA:</b>\n93.2\n  <ul>\n<li>a\n<li>b\n</ul>\n</li>\n<li><p>Two</p></li>\n</ul>\nAfter.",
        "<ol class='x'><li id='1'>One DocVQA: 93.2<ol><li>a<li>b</ol><li>Two</ol>\n\nAfter.",
    ],
)
def test_lists_of_html_are_bullets_that_nest(read: Read, text: str) -> None:
    reading = read(f"<h1>A</h1>\n<p>Text.</p>\n{text}\n")
    assert bullets(reading.records) == [("One DocVQA: 93.2", ["a", "b"]), "Two"]
    assert [paragraph.text for paragraph in reading.paragraphs] == ["Text.", "After."]
    assert all(
        record.fields[0].text.split()[0] in reading.document.text[record.start : record.end]
        for record in reading.records
        if record.kind == "bullet"
    )


def test_a_term_and_what_it_says_are_a_label_and_its_value(read: Read) -> None:
    reading = read("<dl><dt>Parameters</dt><dd>3.8 billion</dd><dt>Licence:</dt>\n<dd>MIT</dd></dl>\n")
    assert bullets(reading.records) == ["Parameters: 3.8 billion", "Licence: MIT"]


def test_paragraphs_of_html_need_no_line_breaks(read: Read) -> None:
    reading = read(
        "<h1>A</h1><p>One.</p><p class='x'>Two <b>bold</b>.</p><div>Three</div><section><p>Four\nlines</p>\n"
    )
    assert [paragraph.text for paragraph in reading.paragraphs] == ["One.", "Two bold.", "Three", "Four lines"]
    assert [reading.document.text[one.start : one.end] for one in reading.paragraphs][:2] == [
        "One.",
        "Two <b>bold</b>.",
    ]


def test_html_inside_a_markdown_item_or_a_row_stays_where_it_is(read: Read) -> None:
    reading = read("- one <ul><li>a</li></ul>\n- two\n\n| <p>A</p><p>B</p> | C |\n|---|---|\n| 1 | 2 |\n")
    assert bullets(reading.records) == ["one a", "two"]
    assert [cell.text for cell in reading.tables[0].rows[0]] == ["A B", "C"]


@pytest.mark.parametrize("text", ["<ul><li>a" * 100, "".join("  " * depth + "- a\n" for depth in range(100))])
def test_lists_that_nest_too_deep_are_lifted_and_say_so_once(read: Read, text: str) -> None:
    assert [issue.kind for issue in read(text).issues] == ["list_too_deep"]


def test_dots_right_below_a_number_belong_to_it(read: Read) -> None:
    """Markdown knows no item there, and goes on with the numbered one."""
    records = read("1. Okapi\n• small\n• quick\n2. Gnu\n• large\n").records
    assert [(record.name, [child.name for child in record.children]) for record in records] == [
        ("Okapi", ["small", "quick"]),
        ("Gnu", ["large"]),
    ]


def test_dots_apart_from_a_number_or_below_dashes_are_items_of_their_own(read: Read) -> None:
    for text in ("1. Okapi\n\n• small\n", "- Okapi\n• small\n"):
        assert [(record.name, record.children) for record in read(text).records] == [("Okapi", ()), ("small", ())]
