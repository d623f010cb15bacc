"""Structure as far as it bears meaning: what is no model, no title and no fact, on the originals and on ours."""

from __future__ import annotations

from library import Library


def names(library: Library) -> set[str]:
    return {row.name for row in library.identities.models}


def test_c02_benchmark_split_and_unit_are_told_apart(library: Library) -> None:
    scores = library.claims("003", "InternVL2 2B", "score", source_kind="table")
    assert {(claim.benchmark, claim.split) for claim in scores} >= {("MMMU", "val"), ("MathVista", "testmini")}
    assert "GB" not in {claim.split for claim in library.claims("003")}


def test_c03_hyphens_inside_names_do_not_part_pairs(library: Library) -> None:
    pairs = library.claims("003", attribute="min_gpu_ram_gb", source_kind="list")
    assert {"Qwen2-VL 2B", "MiniCPM-V-2"} <= {claim.model for claim in pairs}


def test_c04_a_broken_link_names_the_repository(library: Library) -> None:
    assert "Qwen/Qwen2-VL-7B-Instruct" in {claim.value_text for claim in library.claims("003", attribute="hf_id")}


def test_c05_a_note_to_oneself_is_no_fact(library: Library) -> None:
    assert not [claim for claim in library.claims("003") if claim.line_start == 3]


def test_c06_five_notebooks_and_no_invented_addresses(library: Library) -> None:
    links = {claim.value_text for claim in library.claims("000", attribute="notebook_link")}
    assert len(links) == 5
    assert all(link.startswith("notebooks/") for link in links)


def test_c08_the_title_of_a_paper_is_not_the_name_of_the_model(library: Library) -> None:
    assert library.values("001", "LLaVA 1.5", "title") == {"Improved Baselines with Visual Instruction Tuning"}
    assert "Improved Baselines with Visual Instruction Tuning" not in names(library)


def test_c09_more_information_is_no_model(library: Library) -> None:
    assert not [name for name in names(library) if "Information" in name]


def test_c11_other_headers_say_the_same(library: Library) -> None:
    assert library.parts("001", "LLaVA 1.5", "connector") & library.parts("004", "LLaVA 1.5", "connector")
    assert library.claims("004", "LLaVA 1.5", "dataset")
    assert library.claims("001", "LLaVA 1.5", "dataset")


def test_c13_section_lines_are_no_models(library: Library) -> None:
    assert not {"Models", "Tools", "Contents", "Architectures", "Model Descriptions", "VLM Comparison"} & names(library)


def test_c16_a_tool_in_a_table_is_no_model(library: Library) -> None:
    assert not [name for name in names(library) if name.startswith("DualView")]


def test_c19_a_record_without_figure_shifts_none(library: Library) -> None:
    assert not library.claims("002", "MiniMax-01", "image_url")
    assert len(library.claims("002", "NVLM", "image_url")) == 1
    assert len(library.claims("002", attribute="image_url")) == 25


def test_c20_a_second_paragraph_is_still_the_records(library: Library) -> None:
    sizes = {claim.value_number: claim.line_start for claim in library.claims("002", "EVE", "dataset_size")}
    assert sizes[33e6] in (82, 83)


def test_c21_a_remark_between_records_is_quarantined(library: Library) -> None:
    assert not [claim for claim in library.claims("002") if claim.line_start == 85]
    remarks = library.issues("002", "remark")
    assert remarks
    assert {issue.action for issue in remarks} == {"quarantined"}


def test_c23_a_record_that_breaks_off_is_flagged(library: Library) -> None:
    assert len(library.issues("002", "record_cut_off")) == 1
    assert not library.claims("002", "Idefics3-8B", "author")


def test_c24_names_that_are_only_listed_have_no_claims(library: Library) -> None:
    standing = {row.name: row.standing for row in library.identities.models}
    assert standing["CogVLM2"] == "named_only"
    assert standing["Tarsier2"] == "described"
    assert not library.claims("002", "Fuyu-8B")


def test_c25_a_sentence_may_begin_without_a_blank(library: Library) -> None:
    assert "DocVQA" in library.values("002", "LLaVA 1.6", "dataset")


def test_c26_prose_in_a_list_of_data_sets_is_generic(library: Library) -> None:
    claims = library.claims("001", "IDEFICS", "dataset")
    assert {claim.value_text for claim in claims if claim.status == "ok"} == {"OBELICS"}
    roles = {claim.value_text: claim.scope for claim in library.claims("001", "Qwen-VL", "dataset")}
    assert roles["LAION-en"] == roles["RefCOCOg"] == "pretraining"


def test_c27_types_of_tasks_are_generic(library: Library) -> None:
    claims = library.claims("004", "LLaVA 1.5", "dataset")
    generic = {claim.value_text for claim in claims if claim.status == "generic"}
    assert generic == {"VQA", "OCR", "region-level VQA", "visual conversation", "language conversation"}


def test_c28_a_note_is_about_the_bullet_above_it(library: Library) -> None:
    doubts = [claim for claim in library.claims("003", attribute="params_total_b") if claim.value_number == 1.86]
    assert {library.model_id(claim.model) for claim in doubts} == {library.model_id("moondream1")}


def test_no_benchmark_and_no_data_set_is_a_model(library: Library) -> None:
    assert not {"MMMU", "DocVQA", "ScienceQA", "OBELICS", "PixMo", "ApolloBench", "LongVid", "Docmatix"} & names(
        library
    )


def test_every_quote_is_a_slice_of_its_document(library: Library) -> None:
    for extraction in library.documents.values():
        for claim in extraction.claims:
            assert extraction.document.text[claim.start : claim.end] == claim.quote
            assert extraction.document.text.count("\n", 0, claim.start) + 1 == claim.line_start
