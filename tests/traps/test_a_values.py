"""Wrong, missing and contradictory values: one test a trap, on the originals and on our own documents."""

from __future__ import annotations

from library import Library


def statuses(library: Library, number: str, model: str, attribute: str, value: str) -> set[str]:
    return {claim.status for claim in library.claims(number, model, attribute) if claim.value_text == value}


def test_a01_a_zero_among_scores_of_forty_is_a_missing_value(library: Library) -> None:
    [claim] = library.claims("003", "MM1.5 1B", "score", benchmark="MMStar")
    assert (claim.value_number, claim.value_text, claim.status) == (None, "0.0", "missing_coded_as_zero")
    [row] = library.ask("select round(avg(score), 3) as mean from leaderboard where benchmark = 'MMStar'")
    assert row["mean"] == 44.517


def test_a02_nan_is_null_and_in_no_memory_fact(library: Library) -> None:
    claims = library.claims("003", "MM1.5 1B", "min_gpu_ram_gb")
    assert {(claim.value_number, claim.value_text, claim.status) for claim in claims} == {(None, "NaN", "missing")}
    [row] = library.ask("select count(*) as n, max(min_gb) as most from gpu_memory")
    assert (row["n"], row["most"]) == (6, 13.7)


def test_a03_a_repeated_list_makes_one_fact_with_two_places(library: Library) -> None:
    rows = library.ask("select min_gb, place_count, upstream_count, status from gpu_memory order by min_gb")
    assert [row["min_gb"] for row in rows] == [3.87, 5.02, 6.72, 7.88, 10.52, 13.7]
    assert {(row["place_count"], row["upstream_count"], row["status"]) for row in rows} == {(2, 1, "ok")}


def test_a04_a_doubted_size_is_stored_but_not_concluded(library: Library) -> None:
    claims = library.claims("003", "vikhyatk/moondream1", "params_total_b")
    assert {(claim.value_number, claim.status) for claim in claims} == {(1.6, "ok"), (1.86, "hedged")}
    [row] = library.ask(
        "select billions, status from parameter_counts where model_id = 'moondream1' and scope = 'total'"
    )
    assert (row["billions"], row["status"]) == (1.6, "conflict")
    rows = library.ask("select model_id from conflicts where attribute = 'params_total_b'")
    assert [row["model_id"] for row in rows] == ["moondream1"]


def test_a05_a_zero_for_an_o_is_repaired_by_the_link_beside_it(library: Library) -> None:
    assert library.values("003", "allenai/Molmo-7B-O-0924", "hf_id") == {"allenai/Molmo-7B-O-0924"}
    aliases = {row.alias: row.status for row in library.identities.aliases if row.model_id == "molmo-7b-o-0924"}
    assert aliases["allenai/Molmo-7B-0-0924"] == "typo"
    assert library.model_id("allenai/Molmo-7B-O-0924") != library.model_id("allenai/Molmo-7B-D-0924")
    assert library.issues("003", "typo_in_identifier")[0].original_text.strip("`") == "allenai/Molmo-7B-0-0924"


def test_a06_the_newer_of_two_scores_counts_and_the_date_is_none(library: Library) -> None:
    claims = library.claims("003", "moondream2", "score", benchmark="VQAv2")
    assert {(claim.value_number, claim.status, claim.split) for claim in claims} == {
        (80.3, "ok", ""),
        (74.7, "superseded", ""),
    }
    rows = library.ask("select value from scores where model_id = 'moondream2' and benchmark_id like 'vqav2%'")
    assert [row["value"] for row in rows] == [80.3]


def test_a07_what_is_only_assumed_gives_no_facts(library: Library) -> None:
    model = "vikhyatk/moondream2"
    assert not library.claims("003", model, "params_total_b")
    assert not library.parts("003", model, "vision_encoder") | library.parts("003", model, "language_model")
    assert any(issue.line == 35 for issue in library.issues("003", "hedged"))


def test_a08_a_paper_that_a_note_takes_back_goes_to_the_model_it_is_about(library: Library) -> None:
    assert not library.claims("003", "liuhaotian/llava-v1.5-7b", "arxiv_id")
    [claim] = library.claims("003", "LLaVA", "arxiv_id")
    assert (claim.value_text, claim.status, claim.line_start) == ("2304.08485", "repaired", 41)
    assert library.values("001", "LLaVA 1.5", "arxiv_id") == {"2310.03744"}


def test_a09_flash_attention_is_no_connector(library: Library) -> None:
    model = "Phi-3-vision-128k-instruct"
    assert statuses(library, "000", model, "connector", "Flash Attention v2") == {"misplaced"}
    assert not library.parts("000", model, "connector")
    assert library.values("000", model, "flash_attention") == {"v2", "Yes"}


def test_a10_an_input_format_is_no_connector(library: Library) -> None:
    for model in ("LLaVA-v1.6-mistral-7B", "Mantis-8B-clip-llama3"):
        assert statuses(library, "000", model, "connector", "Text-image interleaving") == {"suspicious"}
        assert not library.parts("000", model, "connector")
    assert any("connector" in value for value in library.values("002", "LLaVA 1.6", "connector"))


def test_a11_data_are_no_fine_tuning_method(library: Library) -> None:
    assert statuses(library, "000", "LLaVA-v1.6-vicuna-7B", "fine_tuning_method", "Multimodal instruction data") == {
        "misplaced"
    }


def test_a12_a_method_of_a_base_checkpoint_is_suspicious(library: Library) -> None:
    value = "LoRA (Low-Rank Adaptation)"
    assert statuses(library, "000", "Idefics2-8b-base", "fine_tuning_method", value) == {"suspicious"}
    assert statuses(library, "000", "Idefics2-8b", "fine_tuning_method", value) == {"ok"}


def test_a13_unnamed_parts_are_vague_and_a_context_length_is_no_size(library: Library) -> None:
    model = "Phi-3-vision-128k-instruct"
    assert statuses(library, "000", model, "vision_encoder", "custom-vision-transformer-128k") == {"vague"}
    assert statuses(library, "000", model, "language_model", "Custom LLM") == {"vague"}
    assert library.numbers("000", model, "params_total_b") == {4.2}
    assert library.numbers("000", model, "context_length_tokens") == {128_000.0}
    assert library.parts("000", "Mantis-8B-siglip-llama3", "vision_encoder") == {"SigLIP"}


def test_a14_not_specified_is_a_status_and_no_pooling(library: Library) -> None:
    claims = [claim for claim in library.claims("000", attribute="pooling") if claim.status == "not_specified"]
    assert len(claims) == 5
    assert {row["name"] for row in library.ask("select name from components where kind = 'pooling'")}.isdisjoint(
        {"Not specified", "none"}
    )


def test_a15_an_odd_score_is_kept_and_flagged(library: Library) -> None:
    [claim] = library.claims("003", "PaliGemma 3B 448px", "score", benchmark="DocVQA")
    assert (claim.value_number, claim.status) == (32.2, "outlier")


def test_a16_two_amounts_of_data_are_a_conflict_and_a_subset_is_none(library: Library) -> None:
    sizes = {(claim.scope, claim.value_number) for claim in library.claims("002", "EVE", "dataset_size")}
    assert {("training data", 35e6), ("training data", 33e6), ("subset", 16e6)} <= sizes
    rows = library.ask("select model_id from conflicts where attribute = 'dataset_size'")
    assert [row["model_id"] for row in rows] == ["eve"]


def test_a17_counts_of_tasks_and_of_benchmarks_are_no_sizes_or_scores(library: Library) -> None:
    assert not library.claims("002", "PaliGemma", "score")
    assert {30.0, 40.0}.isdisjoint(library.numbers("002", "PaliGemma", "params_total_b"))


def test_a18_a_number_in_a_name_is_not_the_size(library: Library) -> None:
    assert library.numbers("002", "LLaVA-CoT", "dataset_size") == {99_000.0}


def test_a19_full_fine_tuning_of_frozen_parts_contradicts_itself(library: Library) -> None:
    claims = library.claims("002", "Maya", "fine_tuning_method")
    assert {(claim.value_text.casefold(), claim.status) for claim in claims} == {
        ("full finetuning", "self_contradictory")
    }


def test_a20_model_and_language_model_of_twelve_billion_are_two_attributes(library: Library) -> None:
    assert library.numbers("002", "Pixtral 12B", "params_total_b") == {12.0}
    assert library.numbers("002", "Pixtral 12B", "llm_params_b") == {12.0}


def test_a21_sizes_of_parts_pair_with_totals_by_position(library: Library) -> None:
    for total, inner in ((3.0, 2.0), (10.0, 9.0), (28.0, 27.0)):
        variant = f"PaliGemma 2 {total:g}B"
        assert library.numbers("002", variant, "params_total_b") == {total}
        assert library.numbers("002", variant, "llm_params_b") == {inner}
    assert not library.claims("002", "PaliGemma 2", "params_total_b")


def test_a22_activated_parameters_are_told_from_totals_and_tokens(library: Library) -> None:
    assert library.numbers("002", "ARIA", "params_total_b") == {24.9}
    activated = {(claim.scope, claim.value_number) for claim in library.claims("002", "ARIA", "params_activated_b")}
    assert activated == {("text token", 3.5), ("visual token", 3.9)}
    assert library.numbers("002", "ARIA", "vision_encoder_params_b") == {0.438}


def test_a23_billion_may_be_written_out(library: Library) -> None:
    assert library.numbers("002", "MiniMax-01", "params_total_b") == {456.0}
    assert library.numbers("002", "MiniMax-01", "params_activated_b") == {45.9}


def test_a24_two_sizes_are_two_variants(library: Library) -> None:
    assert library.numbers("002", "Llama 3.2-Vision 11B", "params_total_b") == {11.0}
    assert library.numbers("002", "Llama 3.2-Vision 90B", "params_total_b") == {90.0}
    assert not library.claims("002", "Llama 3.2-Vision", "params_total_b")


def test_a25_pairs_are_no_parameters(library: Library) -> None:
    assert library.numbers("002", "Llama 3.2-Vision", "dataset_size") == {6e9}


def test_a26_a_range_of_the_language_model_is_no_total(library: Library) -> None:
    assert library.numbers("002", "Janus-Pro", "llm_params_b") == {1.5, 7.0}
    assert not library.claims("002", "Janus-Pro", "params_total_b")


def test_a27_sizes_of_models_in_a_comparison_are_not_the_subjects(library: Library) -> None:
    assert library.numbers("002", "Apollo", "llm_params_b") == {1.5, 3.0, 7.0}
    assert library.numbers("002", "Apollo 7B", "params_total_b") == {7.0}
    assert library.numbers("002", "Apollo-3B", "params_total_b") == {3.0}
    assert len(library.claims("002", "Apollo 7B", "params_total_b")) == 1


def test_a28_sub_billion_is_less_than_one(library: Library) -> None:
    claims = library.claims("002", "OmniVLM", "params_total_b")
    assert {(claim.value_number, claim.comparator) for claim in claims} == {(1.0, "<")}


def test_a29_a_range_has_two_ends(library: Library) -> None:
    assert library.numbers("002", "AIMv2", "params_min_b") == {0.3}
    assert library.numbers("002", "AIMv2", "params_max_b") == {3.0}


def test_a30_a_replaced_part_belongs_to_the_other_model(library: Library) -> None:
    assert library.parts("002", "SmolVLM", "language_model") == {"SmolLM2", "SmolLM2-1.7B"}
    assert library.parts("002", "Idefics3-8B", "language_model") == {"Llama 3.1 8B"}


def test_a31_a_teacher_or_an_example_is_no_encoder(library: Library) -> None:
    for model in ("EVE", "EVEv2"):
        assert library.parts("002", model, "vision_encoder") == {"none"}
    assert library.parts("002", "Maya", "vision_encoder") == {"SigLIP"}
    rows = library.ask(
        "select model_id from model_facts where attribute = 'vision_encoder' and status = 'explicit_none'"
    )
    assert sorted(row["model_id"] for row in rows) == ["eve", "evev2"]


def test_a32_the_predecessors_data_are_superseded(library: Library) -> None:
    sizes = {(claim.value_number, claim.status) for claim in library.claims("002", "Tarsier2", "dataset_size")}
    assert {(40e6, "ok"), (11e6, "superseded"), (11e6, "ok")} <= sizes
    commentary = [
        claim for claim in library.claims("002", "Tarsier2", "dataset_size", status="ok") if claim.value_number == 11e6
    ]
    assert all("commentary" in claim.scope for claim in commentary)


def test_a33_a_list_of_data_sets_goes_on_behind_a_full_stop(library: Library) -> None:
    sizes = {claim.value_number for claim in library.claims("002", "Sa2VA", "dataset_size") if claim.unit == "samples"}
    assert sizes == {665e3, 17e3, 22e3, 214e3, 100e3, 3.5e3, 600.0, 1.7e3, 37e3}
    names = {
        library.canonical("dataset", value) for value in library.values("002", "Sa2VA", "dataset", scope="training")
    }
    assert len(names) == 10
    assert not library.claims("002", "LLaVA 1.5", "params_total_b")


def test_a34_thousands_are_not_split_at_the_comma(library: Library) -> None:
    assert {114_228.0, 3_444_849.0} <= library.numbers("002", "VideoChat-Flash", "dataset_size")
    assert 558_000.0 in library.numbers("002", "Maya", "dataset_size")


def test_a35_training_hardware_is_no_requirement(library: Library) -> None:
    for number in ("000", "001", "002", "004"):
        assert not library.claims(number, attribute="min_gpu_ram_gb")


def test_a36_names_of_data_sets_and_encoders_hold_no_sizes(library: Library) -> None:
    for model in ("OpenFlamingo", "AIMv2", "LLM2CLIP", "NVLM", "VideoChat-Flash"):
        said = library.numbers("002", model, "params_total_b") | library.numbers("001", model, "params_total_b")
        assert said <= {9.0}


def test_a37_addresses_hold_no_sizes(library: Library) -> None:
    for model in ("Sa2VA", "UI-TARS", "Maya", "Tarsier2"):
        assert not library.claims("002", model, "params_total_b")
    assert 6.0 not in library.numbers("002", "Apollo 7B", "params_total_b")


def test_a38_one_data_set_may_have_two_roles(library: Library) -> None:
    roles = {
        claim.scope
        for claim in library.claims("001", "LLaVA", "dataset")
        if library.canonical("dataset", claim.value_text) == "ScienceQA"
    }
    assert {"fine_tuning", "evaluation"} <= roles


def test_a39_a_likeness_to_a_closed_model_is_suspicious(library: Library) -> None:
    [claim] = library.claims("001", "IDEFICS", "architecture")
    assert claim.status == "suspicious"
    assert not [claim for claim in library.claims("001") if claim.model.startswith("GPT")]
    assert {claim.status for claim in library.claims("001", "IDEFICS", "connector")} == {"hedged"}


def test_a40_counts_of_benchmarks_are_no_scores(library: Library) -> None:
    scores = library.claims("001", attribute="score") + library.claims("002", attribute="score")
    assert scores == []
    assert {11.0, 15.0, 10.0}.isdisjoint({claim.value_number for claim in library.claims("003", attribute="score")})


def test_a41_names_of_benchmarks_make_no_score_rows(library: Library) -> None:
    assert len(library.claims("002", "NVLM", "evaluation_benchmark")) == 13
    [row] = library.ask("select count(*) as n from score_claims where value is not null")
    assert row["n"] == 36


def test_a42_snapshots_of_one_readme_are_one_source(library: Library) -> None:
    rows = library.ask(
        "select upstream_count from model_components where model_id = 'llava' and component_id ="
        " 'language_model/vicuna'"
    )
    assert [row["upstream_count"] for row in rows] == [1]


def test_a43_a_more_exact_name_is_preferred_not_a_conflict(library: Library) -> None:
    rows = library.ask(
        "select component_id, is_preferred from model_components where model_id = 'paligemma' and role ="
        " 'vision_encoder'"
    )
    assert {row["component_id"]: row["is_preferred"] for row in rows} == {
        "vision_encoder/siglip": False,
        "vision_encoder/siglip-so400m": True,
    }
    assert library.parts("000", "Idefics2-8b", "vision_encoder") == {"SigLIP-SO400M"}


def test_a44_pooling_and_projection_are_no_text_encoder(library: Library) -> None:
    assert library.parts("002", "Idefics2", "pooling") == {"Perceiver pooling"}
    assert library.parts("002", "Idefics2", "connector") == {"MLP"}
    assert library.parts("002", "Idefics2", "language_model") == {"Mistral-7B"}
