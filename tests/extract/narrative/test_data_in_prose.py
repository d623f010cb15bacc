"""Data sets and benchmarks in running text: role, size, and names that nobody reviewed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim

Describe = Callable[[str], Sequence[Claim]]

ROLES = {
    "a verb before": ("It was pre-trained on CC12M and SBU.", {("CC12M", "pretraining"), ("SBU", "pretraining")}),
    "a purpose behind": (
        "DOCCI was used for pre-training, The Cauldron for fine-tuning.",
        {("DOCCI", "pretraining"), ("The Cauldron", "fine_tuning")},
    ),
    "a label": (
        "Pretraining Dataset: COYO. Instruction Tuning Dataset: ALLaVA.",
        {("COYO", "pretraining"), ("ALLaVA", "fine_tuning")},
    ),
    "no stage": ("The training data are OBELICS and PMD.", {("OBELICS", "training"), ("PMD", "training")}),
    "clauses": (
        "CC3M feeds pre-training, whereas instruction tuning draws on ALLaVA.",
        {("CC3M", "pretraining"), ("ALLaVA", "fine_tuning")},
    ),
    "brackets of one name": (
        "Data: CC3M (for fine-tuning), and PMD for pre-training.",
        {("CC3M", "fine_tuning"), ("PMD", "pretraining")},
    ),
    "denied": ("It was fine-tuned without ShareGPT4V.", set()),
    "a new name": ("It was fine-tuned on FooDocs-120K.", {("FooDocs-120K", "fine_tuning")}),
    "hardware is no data": ("It was trained on A100 GPUs.", set()),
    "a notebook": ("A notebook shows fine-tuning on VQAv2.", set()),
}


@pytest.mark.parametrize("case", ROLES)
def test_roles(describe: Describe, case: str) -> None:
    sentence, wanted = ROLES[case]
    assert {(claim.value_text, claim.scope) for claim in describe(sentence) if claim.attribute == "dataset"} == wanted


def test_sizes_behind_names_and_a_list_that_goes_on(describe: Describe) -> None:
    claims = describe("Datasets used for co-training are: COYO (12K), PMD (3.5K). SBU (0.6K) and VCR (1.7K).")
    sizes = {(claim.scope, claim.value_number) for claim in claims if claim.attribute == "dataset_size"}
    assert sizes == {("COYO", 12_000.0), ("PMD", 3_500.0), ("SBU", 600.0), ("VCR", 1_700.0)}
    assert {claim.value_text for claim in claims if claim.attribute == "dataset"} == {"COYO", "PMD", "SBU", "VCR"}


def test_thousands_and_written_millions(describe: Describe) -> None:
    claims = describe("It contains 114,228 long videos; 45 million image-text pairs come on top.")
    assert {claim.value_number for claim in claims if claim.attribute == "dataset_size"} == {114_228.0, 45e6}


def test_benchmarks_without_numbers(describe: Describe) -> None:
    claims = describe("Results are reported on MMBench, POPE and SEED-Bench.")
    assert {claim.benchmark for claim in claims if claim.attribute == "evaluation_benchmark"} == {
        "MMBench",
        "POPE",
        "SEED-Bench",
    }
    assert not [claim for claim in claims if claim.attribute == "score"]


def test_abilities_are_no_data_and_no_evaluation(describe: Describe) -> None:
    claims = describe("Instruction-tuned, it excels at Document VQA (DocVQA) and captions.")
    assert not [claim for claim in claims if claim.attribute in ("dataset", "evaluation_benchmark")]


TESTED = {
    "set apart for testing": "AI2D and BLINK were used for testing only and never for training.",
    "test sets": "AI2D and BLINK are our test sets.",
    "beaten on": "It beats Boreas on AI2D and BLINK.",
}


@pytest.mark.parametrize("case", TESTED)
def test_sets_for_testing_are_evaluation(describe: Describe, case: str) -> None:
    claims = [claim for claim in describe(TESTED[case]) if claim.status == "ok"]
    assert {claim.value_text for claim in claims if claim.attribute == "evaluation_benchmark"} == {"AI2D", "BLINK"}
    assert not [claim for claim in claims if claim.attribute == "dataset" and claim.scope == "training"]


def test_kinds_of_questions_are_no_data_sets(describe: Describe) -> None:
    said = describe(
        "It is tuned on data of various tasks, including captioning, multi-turn QA, science QA and chart QA."
    )
    assert not [c for c in said if c.attribute in ("dataset", "evaluation_benchmark")]


def test_new_names_behind_a_comma_and_including(describe: Describe) -> None:
    said = describe("The last stage of pre-training uses synthetic datasets, including Docmatix, XQNA, and PicProse.")
    assert {c.value_text for c in said if c.attribute == "dataset"} == {"Docmatix", "XQNA", "PicProse"}


def test_a_gain_on_a_benchmark_names_it_without_a_score(describe: Describe) -> None:
    said = describe("It improves over its predecessor, achieving a 13.7-point improvement on DocVQA.")
    assert {(c.attribute, c.value_text) for c in said} == {("evaluation_benchmark", "DocVQA")}


def test_each_number_counts_the_data_set_it_is_taken_from(describe: Describe) -> None:
    said = describe(
        "It saw a mix comprising 220K images from LVIS-Instruct4V, 60K from ShareGPT4V, 150K private calls data."
    )
    sizes = {(c.scope, c.value_number) for c in said if c.attribute == "dataset_size"}
    assert {("LVIS-Instruct4V", 220_000.0), ("ShareGPT4V", 60_000.0)} <= sizes
    assert ("ShareGPT4V", 150_000.0) not in sizes


def test_a_short_name_in_capitals_is_no_preposition(describe: Describe) -> None:
    assert not [
        c
        for c in describe("It outperforms earlier models in zero-shot evaluations.")
        if c.attribute == "evaluation_benchmark"
    ]


def _data(claims: Sequence[Claim], attribute: str = "dataset") -> set[tuple[str, str]]:
    return {(c.value_text, c.scope) for c in claims if c.attribute == attribute and c.status == "ok"}


def test_unknown_names_go_on_a_list_of_data_sets(describe: Describe) -> None:
    claims = describe("It is fine-tuned on DocVQA, ChartQA, QuillMix (12K), InkPoints and TabWMP.")
    named = {"DocVQA", "ChartQA", "QuillMix", "InkPoints", "TabWMP"}
    assert _data(claims) == {(name, "fine_tuning") for name in named}
    assert {(c.scope, c.value_number) for c in claims if c.attribute == "dataset_size"} == {("QuillMix", 12_000.0)}


def test_a_stage_of_its_own_behind_a_data_set_is_not_its_role(describe: Describe) -> None:
    claims = describe("The recipe is pre-training on LAION-CC-SBU and instruction tuning on conversations.")
    assert _data(claims) == {("LAION-CC-SBU", "pretraining")}


def test_a_supervised_stage_is_one_of_tuning(describe: Describe) -> None:
    claims = describe("Pre-training covers LAION-5B and WebLI, and the supervised stage adds The Cauldron and M3IT.")
    assert {("LAION-5B", "pretraining"), ("M3IT", "fine_tuning")} <= _data(claims)


@pytest.mark.parametrize(
    ("sentence", "benchmarks"),
    [
        ("Across NLVR2, Q-Bench and MVBench, Zephyrus-VL surpasses Boreas.", {"NLVR2", "Q-Bench", "MVBench"}),
        ("Zephyrus-VL outperforms Chameleon-7B and Emu3-8B on VQAv2 and GQA.", {"VQAv2", "GQA"}),
    ],
    ids=["a list with one that is only a benchmark", "beaten on"],
)
def test_what_others_are_beaten_on_is_evaluation(describe: Describe, sentence: str, benchmarks: set[str]) -> None:
    assert {c.benchmark for c in describe(sentence) if c.attribute == "evaluation_benchmark"} == benchmarks


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        ("It is trained on 1536-pixel images.", set()),
        ("It supports 109 languages and was trained on over 30 million document pages.", {30e6}),
        ("The data comprises 1.4T text tokens and 220M image-text pairs.", {220e6}),
        ("Osprey-Bench contains 3,000 images.", set()),
        ("Each batch holds 4,096 samples.", set()),
        ("It is tuned on 16.3M samples, more than the 7.3M samples of Osprey1.5.", {16.3e6}),
        ("Training data: 2.5 million pairs in pre-training and 645 million in fine-tuning.", {2.5e6, 645e6}),
    ],
    ids=["pixels", "languages", "tokens", "a benchmark", "a batch", "another model's", "a noun that is said once"],
)
def test_only_counts_of_training_data_are_its_size(describe: Describe, sentence: str, sizes: set[float]) -> None:
    assert {c.value_number for c in describe(sentence) if c.attribute == "dataset_size"} == sizes


def test_a_name_that_holds_a_word_of_teaching_teaches_nobody(describe: Describe) -> None:
    claims = describe("It is fine-tuned on MIMIC-IT, LRV, SViT and LVIS.")
    assert {name for name, _ in _data(claims)} == {"MIMIC-IT", "LRV", "SViT", "LVIS"}


def test_models_that_a_list_of_data_begins_with_stand_for_their_data(describe: Describe) -> None:
    claims = describe("Image tuning relies on 10M samples from LLaVA-OneVision, LLaVA-1.5, DocVQA and PixMo.")
    assert {name for name, _ in _data(claims)} == {"LLaVA-OneVision", "LLaVA-1.5", "DocVQA", "PixMo"}


@pytest.mark.parametrize(
    "sentence", ["LAION-5B was excluded.", "Models trained on LAION-5B often memorise watermarks."], ids=str
)
def test_what_was_left_out_or_others_use_is_no_data(describe: Describe, sentence: str) -> None:
    assert not _data(describe(sentence))


def test_new_names_may_begin_small_and_have_sizes(describe: Describe) -> None:
    claims = describe("It is fine-tuned with LoRA on QuillVQA, fMoW and GeoTalk-Instruct (318K).")
    assert {name for name, _ in _data(claims)} == {"QuillVQA", "fMoW", "GeoTalk-Instruct"}
    assert {c.value_number for c in claims if c.attribute == "dataset_size"} == {318_000.0}


def test_benchmarks_that_a_model_is_tuned_on_are_data(describe: Describe) -> None:
    claims = describe("It is fine-tuned with LoRA on MIMIC-CXR, PadChest, VQA-RAD and PathVQA.")
    assert _data(claims) == {(name, "fine_tuning") for name in ("MIMIC-CXR", "PadChest", "VQA-RAD", "PathVQA")}
    assert not _data(describe("After fine-tuning, MMMU was used for testing."))


def test_hardware_behind_a_word_of_tuning_is_no_data_set(describe: Describe) -> None:
    assert not _data(describe("The 7B model can be fine-tuned on 8 A800 GPUs."))


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Data: 595K pairs from CC3M for alignment, LLaVA-Instruct-158K for tuning.", {"pretraining", "fine_tuning"}),
        ("The sequence is pre-training on SBU and then instruction tuning on conversations.", {"pretraining"}),
    ],
)
def test_roles_behind_the_names(describe: Describe, sentence: str, roles: set[str]) -> None:
    assert {scope for _, scope in _data(describe(sentence))} == roles


def test_garbled_characters_are_repaired_in_what_a_sentence_says(describe: Describe) -> None:
    claims = describe("AndrΓ© trained it on 50 million examples at 448pxΒ².")
    assert {(c.condition, c.quote) for c in claims if c.attribute == "dataset_size"} == {
        ("at 448px²", "AndrΓ© trained it on 50 million examples at 448pxΒ².")
    }


SIZED_SETS = {
    "It is trained on a 108,000-example dataset.": {(108_000.0, "training data")},
    "It is trained on our 107K-sample any-to-any instruction dataset.": {(107_000.0, "training data")},
    "We test on a 2,500-image held-out dataset and a 1,200-sample test set.": set(),
    "It reads 500-page documents.": set(),
}


@pytest.mark.parametrize("sentence", SIZED_SETS)
def test_what_a_data_set_has_stands_before_it(describe: Describe, sentence: str) -> None:
    sizes = {(claim.value_number, claim.scope) for claim in describe(sentence) if claim.attribute == "dataset_size"}
    assert sizes == SIZED_SETS[sentence]


def test_a_method_that_is_called_like_data_is_none(describe: Describe) -> None:
    assert not _data(describe("It leverages the latest RLAIF-V method and the RLHF-V technique."))
    assert _data(describe("It is aligned on RLAIF-V data."))


def test_a_data_set_that_was_not_used_and_a_stage_are_no_data(describe: Describe) -> None:
    assert {
        name for name, _ in _data(describe("It is tuned on GQA, TextVQA (not included for training) and COCO."))
    } == {
        "GQA",
        "COCO",
    }
    assert not _data(describe("It is fully fine-tuned on Stage 1 and 2 data."))
