"""The five source documents: what a careless reader gets wrong in their structure (C) and their encoding (D)."""

from __future__ import annotations

from extract.records import Field, Reading, Record, Table

Originals = dict[str, Reading]


def sections(reading: Reading) -> list[Record]:
    return [record for record in reading.records if record.kind == "section"]


def section(reading: Reading, name: str) -> Record:
    return next(record for record in sections(reading) if record.name == name)


def field(record: Record, name: str) -> Field:
    return next(field for field in record.fields if field.name == name)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def issues(reading: Reading, kind: str) -> list[int]:
    return [issue.line for issue in reading.issues if issue.kind == kind]


def test_fifteen_tables_with_334_cells_and_no_table_too_many(originals: Originals) -> None:
    shapes = {
        number: [(table.kind, len(table.rows), len(table.rows[0])) for table in reading.tables]
        for number, reading in originals.items()
    }
    assert shapes == {
        "000": [("gfm", 9, 10)],
        "001": [("html", 2, 8)] * 10,
        "002": [("gfm", 2, 2)],
        "003": [("tsv", 8, 7)],
        "004": [("gfm", 2, 6)] * 2,
    }
    tables = [table for reading in originals.values() for table in reading.tables]
    assert len(tables) == 15
    assert sum(len(row) for table in tables for row in table.rows) == 334
    assert all(table.header_row_count == 1 for table in tables)


def test_C1_the_tab_block_behind_a_list_keeps_its_last_row_without_a_line_break(originals: Originals) -> None:
    table = originals["003"].tables[0]
    assert (table.line_start, table.line_end) == (64, 71)
    assert texts(table)[-1] == ["MM1.5 1B", "35.8", "37.2", "0.0", "81.0", "72.5", "NaN"]
    assert [row[0].line for row in table.rows] == list(range(64, 72))


def test_C2_a_header_cell_keeps_benchmark_and_split_together(originals: Originals) -> None:
    header = texts(originals["003"].tables[0])[0]
    assert header == [
        "Model", "MMMU (val)", "MathVista (testmini)", "MMStar (val)", "DocVQA (test)", "TextVQA (val)",
        "Min GPU RAM required (GB)",
    ]  # fmt: skip


def test_C3_pairs_are_split_at_the_last_separator(originals: Originals) -> None:
    pairs = [record for record in originals["003"].records if record.kind == "pair"]
    assert [(pair.name, field(pair, "value").text, pair.line_start) for pair in pairs] == [
        ("SmolVLM", "5.02GB", 56), ("Qwen2-VL 2B", "13.70GB", 57), ("InternVL2 2B", "10.52GB", 58),
        ("PaliGemma 3B 448px", "6.72GB", 59), ("moondream2", "3.87GB", 60), ("MiniCPM-V-2", "7.88GB", 61),
        ("MM1.5 1B", "NaN", 62),
    ]  # fmt: skip
    assert "min GPU RAM" in field(pairs[0], "lead_in").text


def test_C4_a_link_broken_over_two_lines_is_joined_and_noted(originals: Originals) -> None:
    reading = originals["003"]
    bullet = next(record for record in reading.records if record.name == "Qwen/Qwen2-VL-7B-Instruct")
    assert bullet.children[0].fields[0].links[0].target == "https://huggingface.co/Qwen/Qwen2-VL-7B-Instruct"
    assert issues(reading, "broken_link") == [9]


def test_C5_a_todo_line_is_a_paragraph_and_no_record(originals: Originals) -> None:
    reading = originals["003"]
    assert any(paragraph.text.startswith("TODO") and paragraph.line_start == 3 for paragraph in reading.paragraphs)
    assert not any(record.name.startswith("TODO") for record in reading.records)


def test_C6_bold_inside_links_is_stripped_and_relative_targets_are_kept(originals: Originals) -> None:
    table = originals["000"].tables[0]
    names = [row[0] for row in table.rows[1:]]
    assert [cell.text for cell in names][2:5] == ["Idefics2-8b-chatty", "LLaVA-v1.6-mistral-7B", "LLaVA-v1.6-vicuna-7B"]
    notebooks = [link.target for cell in names for link in cell.links]
    assert len(notebooks) == 5
    assert all(target.startswith("notebooks/") for target in notebooks)
    assert [cell.marks for cell in names] == [("bold",)] * 8


def test_C7_a_number_sign_in_a_header_row_is_no_heading(originals: Originals) -> None:
    reading = originals["000"]
    assert texts(reading.tables[0])[0][1] == "# of Parameters"
    assert [record.name for record in sections(reading)] == ["vlm_architecture", "VLM Comparison"]


def test_C8_a_details_section_is_named_by_its_summary_and_its_table_knows_it(originals: Originals) -> None:
    reading = originals["001"]
    names = [table.section for table in reading.tables]
    assert names[:4] == ["LLaVA", "LLaVA 1.5", "LLaVA 1.6", "FROZEN"]
    assert section(reading, "LLaVA 1.5").table_indexes == (1,)


def test_C9_a_summary_that_repeats_names_nothing_the_heading_above_does(originals: Originals) -> None:
    records = sections(originals["002"])
    assert len(records) == 27
    assert [record.name for record in records[:5]] == ["LLaVA", "LLaVA 1.5", "LLaVA 1.6", "PaliGemma", "PaliGemma 2"]
    assert not any("More Information" in record.name for record in records)


def test_C10_markdown_inside_details_is_read_and_a_heading_in_a_summary_is_a_name(originals: Originals) -> None:
    reading = originals["004"]
    assert [table.section for table in reading.tables] == ["LLaVA", "LLaVA 1.5"]
    assert [(table.line_start, table.line_end, table.rescued) for table in reading.tables] == [(5, 7, ""), (12, 14, "")]


def test_C11_headers_are_read_as_they_stand(originals: Originals) -> None:
    assert texts(originals["001"].tables[0])[0][4] == "Alignment.Techniques"
    assert texts(originals["004"].tables[0])[0][4] == "alignment_techniques.methods"


def test_C12_entities_are_decoded_once(originals: Originals) -> None:
    shown = [cell.text for table in originals["001"].tables for row in table.rows for cell in row]
    assert not any("&#39;" in text or "&amp;" in text or "&quot;" in text for text in shown)
    assert sum(text.count("&") for text in shown) == 2


def test_C13_headings_without_marks_start_records(originals: Originals) -> None:
    idefics = section(originals["002"], "Idefics2")
    assert [field.name for field in idefics.fields] == ["heading", "abstract", "authors", "image", "body"]
    apollo = section(originals["002"], "Apollo")
    assert field(apollo, "title").text == "An Exploration of Video Understanding in Large Multimodal Models"
    assert not {"Models", "Tools", "Contents", "Architectures"} & {record.name for record in sections(originals["002"])}


def test_C14_C24_the_contents_line_is_a_list_of_97_names_and_no_table(originals: Originals) -> None:
    reading = originals["002"]
    names = next(record for record in reading.records if record.kind == "name_list")
    assert (names.name, names.line_start, len(names.children)) == ("Models", 11, 97)
    text = reading.document.text
    assert all(text[child.start : child.end] == child.name for child in names.children)
    assert "xGen-MM (BLIP-3)" in {child.name for child in names.children}


def test_C15_C16_a_table_right_below_a_line_is_rescued_and_says_so(originals: Originals) -> None:
    table = originals["002"].tables[0]
    assert (table.line_start, table.line_end) == (13, 15)
    assert table.rescued == "no blank line before it"
    assert table.lead_in == "Tools"


def test_C17_special_tokens_are_text(originals: Originals) -> None:
    bodies = {
        record.name: " ".join(field.text for field in record.fields if field.name == "body")
        for record in sections(originals["002"])
    }
    assert "<CLS>" in bodies["EVE"]
    assert "<SPL>" in bodies["EVE"]
    for token in ("<SUMMARY>", "<CAPTION>", "<REASONING>", "<CONCLUSION>"):
        assert token in bodies["LLaVA-CoT"]
    assert "<tile_1>" in bodies["NVLM"]
    assert "<|image|>" in bodies["Llama 3.2-Vision"]


def test_C18_C19_images_on_one_line_or_three_belong_to_their_record(originals: Originals) -> None:
    records = sections(originals["002"])
    images = {record.name: [field for field in record.fields if field.name == "image"] for record in records}
    assert sum(len(found) for found in images.values()) == 25
    assert images["MiniMax-01"] == []
    assert images["Idefics3-8B"] == []
    assert all(found[0].links[0].target.startswith("https://") for found in images.values() if found)
    assert field(section(originals["002"], "Llama 3.2-Vision"), "image").text.endswith("714dfc4c683b7a3") is False


def test_C20_a_second_paragraph_before_the_end_of_details_is_its_own_field(originals: Originals) -> None:
    bodies = [field.line_start for field in section(originals["002"], "EVE").fields if field.name == "body"]
    assert bodies == [82, 83]


def test_C21_chatter_between_two_records_is_a_paragraph_and_neither_heading_nor_abstract(originals: Originals) -> None:
    reading = originals["002"]
    assert [paragraph.line_start for paragraph in reading.paragraphs if paragraph.text.startswith("Okay")] == [85]
    assert section(reading, "EVEv2").line_start == 86


def test_C22_brackets_in_prose_are_no_links(originals: Originals) -> None:
    body = field(section(originals["002"], "Pixtral 12B"), "body")
    assert "[IMAGE BREAK]" in body.text
    assert body.links == ()


def test_C23_the_record_that_the_document_ends_in_is_not_complete(originals: Originals) -> None:
    reading = originals["002"]
    last = sections(reading)[-1]
    assert (last.name, last.is_complete) == ("Idefics3-8B", False)
    assert sum(record.is_complete for record in sections(reading)) == 26
    assert reading.document.is_truncated
    assert field(last, "note").line_start == 209
    assert issues(reading, "document_truncated") == [209]


def test_C25_C26_prose_stays_whole_for_those_who_understand_it(originals: Originals) -> None:
    assert "cohesively.The datasets" in field(section(originals["002"], "LLaVA"), "body").text
    assert "for pre-training; GQA" in texts(originals["001"].tables[9])[1][6]


def test_C27_task_types_stay_in_their_cell(originals: Originals) -> None:
    assert any("region-level VQA" in cell.text for cell in originals["004"].tables[1].rows[1])


def test_C28_sub_bullets_belong_to_the_bullet_above(originals: Originals) -> None:
    bullets = [record for record in originals["003"].records if record.kind == "bullet"]
    assert len(bullets) == 12
    moondream = next(record for record in bullets if record.name == "vikhyatk/moondream1")
    assert [child.line_start for child in moondream.children] == [29, 30, 32]
    assert [child.line_start for child in moondream.children[1].children] == [31]
    llava = next(record for record in bullets if record.name == "liuhaotian/llava-v1.5-7b")
    assert [child.line_start for child in llava.children[1].children] == [42]
    assert sum(len(bullet.children) for bullet in bullets) == 33


def test_C29_front_matter_without_fences_is_a_record(originals: Originals) -> None:
    matter = next(record for record in originals["002"].records if record.kind == "front_matter")
    assert [(field.name, field.text) for field in matter.fields] == [
        ("repo", "gokayfem/awesome-vlm-architectures"), ("category", "Theory"),
        ("related", "Deep Learning · Computer Vision"),
    ]  # fmt: skip


def test_D_fourteen_runs_are_repaired_27_pictographs_by_table_and_two_are_left(originals: Originals) -> None:
    reading = originals["002"]
    assert len(issues(reading, "mojibake_repaired")) == 14
    assert len(issues(reading, "mojibake_pictograph")) == 27
    assert issues(reading, "mojibake_unrepairable") == [8, 209]
    repaired = [issue for issue in reading.issues if issue.kind.startswith("mojibake")]
    text = reading.document.text
    assert all(text[issue.start : issue.end] == issue.original_text for issue in repaired)
    assert {issue.action for issue in repaired if issue.kind != "mojibake_unrepairable"} == {"repaired"}


def test_D_a_name_comes_back_as_it_was_and_its_place_holds_the_raw_text(originals: Originals) -> None:
    reading = originals["002"]
    authors = field(section(reading, "PaliGemma"), "authors")
    assert "Matko Bošnjak" in authors.text
    assert "André Susano Pinto" in authors.text
    assert "AndrΓ© Susano" in reading.document.text[authors.start : authors.end]
    assert "224px²" in field(section(reading, "PaliGemma 2"), "abstract").text


def test_D_the_other_documents_have_nothing_to_repair(originals: Originals) -> None:
    for number in ("000", "001", "003", "004"):
        assert not any(issue.kind.startswith("mojibake") for issue in originals[number].issues)
