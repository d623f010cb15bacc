"""Scores, sizes and memory whose grammatical subject is not the model, or nobody knows who: they are nobody's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]
Describe = Callable[[str], Sequence[Claim]]

_FIGURES = ("score", "params_total_b", "min_gpu_ram_gb")

NOBODYS = {
    "people": "Human experts reach 88.6 on MMMU.",
    "chance": "Random guessing yields 25.0 on MMMU.",
    "a baseline": "The baseline reaches 71.2 on DocVQA.",
    "a baseline with its name": "The strongest baseline, Osprey, scores 71.2 on DocVQA.",
    "those before": "Previous methods reach 71.2 on DocVQA.",
    "reported for a stranger": "Accuracy of 71.2 on DocVQA is reported for Osprey.",
    "later reported for a stranger": "A score of 71.2 on DocVQA was recently reported for Osprey-7B.",
    "a relative clause about a stranger": "It trails the 13B Osprey, which scores 71.2 on DocVQA.",
    "with whom one compares": "We compare with Osprey, which scores 71.2 on MMMU.",
    "what goes on about whom one compares with": "We compare with LLaVA-1.5. It scores 71.2 on DocVQA.",
    "a stranger's benchmark": "Osprey's MMMU score is 71.2.",
    "without a part": "Without the second stage, it scores 61.2 on DocVQA.",
    "an aim": "We target a score of 90 on DocVQA.",
    "what would be needed": "To match GPT-4V, it would need to score 88.4 on DocVQA.",
    "two scores and one benchmark": "The two stages reach 51.0 and 49.0 on MMMU.",
    "two benchmarks and two scores": "On MMMU and AI2D it reaches 71.2 and 80.1.",
    "a model that wrote the data": "The captions come from a model of 34B parameters.",
    "models of a size": "Models below 10B parameters rarely follow such instructions.",
    "any model": "Any model with 7B parameters fits on one card with 16GB of VRAM.",
    "most models": "Most 7B models need 16GB of VRAM.",
    "a model in general": "A 7B model needs about 14 GB of VRAM in fp16.",
    "what is trained": "Only 120M parameters are trained.",
    "what it trains": "Zephyrus-VL trains 3.8M parameters only.",
    "the trainable part": "In total the trainable part amounts to 5.1B parameters.",
    "a router": "The router holds 2M parameters.",
    "a table": "The embedding table alone holds 500M parameters.",
    "a part in brackets": "The Whisper encoder (637M parameters) is frozen.",
    "a part that a label names": "- **Vision encoder**: SigLIP-SO400M at 384 pixels, 428M parameters",
    "a part that a clause goes on about": "It joins MoonViT to the language model, which has 16B total parameters.",
    "a part that it is built around": "It is an assistant for speech built around a 7.6B-parameter language model.",
    "another model's, told behind": "Zephyrus-VL needs one tenth of the 671B parameters that DeepSeek-V3 has.",
    "what a part brings": "The speech decoder brings another 1.5B parameters.",
    "what it starts from": "It was initialised from a checkpoint that scored 60.2 on DocVQA.",
    "an ensemble": "An ensemble of five runs reaches 73.0 on MMMU.",
    "a decoder behind its size": "It consists of DeepEncoder and a 3B MoE decoder with 570M activated parameters.",
    "memory of what it is given": "A 60-second video takes 31.1 GB of VRAM instead of 60.2 GB.",
    "memory of a part": "The vision tower takes 1GB of VRAM.",
    "a number that is no score": "It is fine-tuned with batch size 64 on TextVQA.",
    "a benchmark's range": "DocVQA scores of 90 are within reach of 7B models.",
    "a trial": "Replacing SigLIP by CLIP reduces the score on MMMU from 48.2 to 45.1.",
    "a stranger that improves": "Osprey's VQAv2 score rose from 74.7 to 80.3.",
    "on the way": "In the first stage, the model only reaches 31.0 on MMMU.",
    "several at work": "Serving three replicas requires 48GB of GPU memory.",
    "a class of models": "Among open models with fewer than 10B parameters it ranks first.",
    "models that it matches": "Zephyrus-VL matches models with 34B parameters.",
    "vision parameters": "It has 10 billion vision parameters and 7 billion language parameters.",
    "a lead about another": "With 7B parameters, Osprey reaches only 54.6 on MVBench.",
    "one of two": "A small and a large one are released; the latter activates 3.3B of 30.5B parameters.",
    "a variant of a part": "It fuses a 1.2B InternViT variant with Llama-3.1-8B-Instruct.",
    "with whom the paper compares": "The paper compares with Qwen2.5-Omni, which has 7B parameters.",
    "a baseline in apposition": "ChartGemma, a 3B model, is used as a baseline.",
    "experts": "There are 64 routed experts with 0.2B parameters each.",
    "a counterpart": "A dense counterpart with 16B parameters did worse.",
    "a relative": "Its 13B cousin needs 28GB of VRAM.",
    "an average over benchmarks": "On average it scores 70.0 on MMMU and AI2D.",
    "a condition": "If scaled to 30B parameters, it may improve.",
    "software": "vLLM needs at least 24GB of GPU memory.",
    "a cache": "The KV cache takes 4GB of GPU memory.",
}
OWN = {
    "a relative clause about the model": ("We release Zephyrus-VL, which scores 71.2 on MMMU.", 71.2),
    "a participle": ("Zephyrus-VL improves on Osprey, reaching 71.2 on MMMU.", 71.2),
    "what it was trained on before": ("Trained on LAION, the model reaches 71.2 on MMMU.", 71.2),
    "the benchmark first": ("On TextVQA Zephyrus-VL reaches 65.8, a gain over LLaVA-1.5-13B.", 65.8),
    "the benchmark first, with words before the score": ("On DocVQA, it attains an overall score of 65.8.", 65.8),
    "with an aid": ("Zephyrus-VL with chain-of-thought prompting obtains 71.2 on MMMU.", 71.2),
    "a way to tune it": ("Fine-tuning on TextVQA yields 71.2 on TextVQA.", 71.2),
    "its score": ("Its MMMU score is 71.2.", 71.2),
    "told of it and of another": ("The MMMU score is 71.2 for Zephyrus-VL and 68.0 for Osprey.", 71.2),
    "compared behind": ("Zephyrus-VL achieves 71.2% accuracy on MMMU, compared to 68.0% for Osprey.", 71.2),
    "figures behind a label": ("Results: 71.2 on MMMU.", 71.2),
    "the benchmark first, and what it yields": ("On MMMU the model yields 71.2.", 71.2),
    "its score on": ("Its score on MMMU (val) is 71.2.", 71.2),
    "the accuracy on": ("The accuracy on ScienceQA is 92.5%.", 92.5),
    "a size in brackets behind it": ("On MathVista, Zephyrus-VL reaches 68.1, whereas the rival reaches 69.0.", 68.1),
    "a pronoun behind another thing": ("Together with the vocoder it totals 9.2B parameters.", 9.2),
    "memory of a way to run it": ("Inference on one image takes 1.2GB of GPU RAM.", 1.2),
    "an average": ("Zephyrus-VL achieves an average of 70.2 on OpenCompass, which covers eight benchmarks.", 70.2),
    "a model with so many": ("We present a model with 8B parameters.", 8.0),
    "all together": ("It joins MoonViT and Qwen2.5-7B-Instruct, with a total of 8.4B parameters.", 8.4),
}


@pytest.mark.parametrize("sentence", NOBODYS.values(), ids=NOBODYS.keys())
def test_a_figure_of_something_else_is_nobodys(describe: Describe, understand: Understand, sentence: str) -> None:
    """In a section about the model and in a document about it."""
    card = f"# Zephyrus-VL\n\nZephyrus-VL is a vision-language model.\n\n{sentence}\n"
    claims = [*describe(sentence), *understand(card).claims]
    assert not [c for c in claims if c.attribute in _FIGURES and c.status == "ok" and c.model.startswith("Zephyrus")]


@pytest.mark.parametrize(("sentence", "value"), OWN.values(), ids=OWN.keys())
def test_a_figure_of_the_model_is_its_own(describe: Describe, sentence: str, value: float) -> None:
    claims = {(c.model, c.value_number) for c in describe(sentence) if c.attribute in _FIGURES and c.status == "ok"}
    assert claims == {("Zephyrus-VL", value)}


@pytest.mark.parametrize(
    ("sentence", "model"),
    [
        pytest.param("The 7B scores 71.2 on DocVQA.", "Zephyrus-VL 7B", id="a size alone"),
        pytest.param("The small version (2B) gets 71.2 on DocVQA.", "Zephyrus-VL 2B", id="a size in brackets"),
        pytest.param("In the 2B configuration it gets 71.2 on DocVQA.", "Zephyrus-VL 2B", id="a configuration"),
        pytest.param("Zephyrus-VL-Think, a slow one, gets 71.2 on DocVQA.", "Zephyrus-VL-Think", id="a sibling"),
    ],
)
def test_a_score_of_a_variant_is_the_variants(describe: Describe, sentence: str, model: str) -> None:
    assert {c.model for c in describe(sentence) if c.attribute == "score"} == {model}


def test_scores_of_a_list_are_read_behind_names_with_digits(describe: Describe) -> None:
    claims = describe("It reaches 84.3% on MMBench-1.1, 57.0% on MMMU and 68.4% on Video-MME.")
    assert {c.value_number for c in claims if c.attribute == "score"} == {84.3, 57.0, 68.4}


def test_memory_of_a_variants_weights_is_the_variants(describe: Describe) -> None:
    claims = describe("In int4 the 27B weights need 14.1 GB of VRAM.")
    assert {(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"} == {("Zephyrus-VL 27B", 14.1)}


def test_a_score_that_is_not_certainly_the_models_is_left_to_a_person(understand: Understand) -> None:
    said = understand("# Heron-VL\n\nHeron-VL is a vision-language model.\n\nThe baseline reaches 71.2 on DocVQA.\n")
    assert [issue.kind for issue in said.issues] == ["score_without_model"]


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        (
            "Zephyrus-VL-S with 16B total and 2.4B activated parameters is small.",
            {("Zephyrus-VL-S", 16.0), ("Zephyrus-VL-S", 2.4)},
        ),
        (
            "There are Zephyrus-VL-Tiny and Zephyrus-VL-Small, with 1.0B and 2.8B activated parameters respectively.",
            {("Zephyrus-VL-Tiny", 1.0), ("Zephyrus-VL-Small", 2.8)},
        ),
        (
            "It has 10 billion vision parameters and 7 billion language parameters.",
            {("Zephyrus-VL", 10.0), ("Zephyrus-VL", 7.0)},
        ),
        ("It has 2B audio parameters.", set()),
        ("It has 4.2B parameters and contains an image encoder, a projector and more.", {("Zephyrus-VL", 4.2)}),
        ("ViT-bigG (1.9B) is joined to Qwen-7B (7.7B).", {("Zephyrus-VL", 1.9), ("Zephyrus-VL", 7.7)}),
        ("A pixel-unshuffle MLP with 50M parameters compresses them.", set()),
        ("It totals 15.7B parameters, of which 2.4B fire per token.", {("Zephyrus-VL", 15.7), ("Zephyrus-VL", 2.4)}),
        ("It has 3B parameters, 400M of them for vision.", {("Zephyrus-VL", 3.0)}),
        ("It has 15.6B parameters; the encoders together account for 2.4B parameters.", {("Zephyrus-VL", 15.6)}),
        ("It is an open multimodal LLM with 11 billion parameters.", {("Zephyrus-VL", 11.0)}),
        ("Of its 102B parameters, 12B are used at a time.", {("Zephyrus-VL", 102.0), ("Zephyrus-VL", 12.0)}),
        ("Both share a 428M CLIP ViT-L/14-336 encoder.", {("Zephyrus-VL", 0.428)}),
        ("It has a 400M native-resolution encoder and a 600M speech encoder.", {("Zephyrus-VL", 0.4)}),
    ],
    ids=[
        "what a named variant activates",
        "names and numbers in order",
        "parts by one word",
        "a part that no attribute holds",
        "a part that is mentioned behind",
        "parts with their sizes in brackets",
        "a connector with its size",
        "what fires per token",
        "a share",
        "what parts account for",
        "a multimodal LLM is the whole model",
        "what is used at a time",
        "a part's name behind its size",
        "an encoder that sees and one that hears",
    ],
)
def test_sizes_go_to_their_owners(describe: Describe, sentence: str, sizes: set[tuple[str, float]]) -> None:
    assert {(c.model, c.value_number) for c in describe(sentence) if "params" in c.attribute} == sizes


def test_a_name_that_a_text_begins_with_is_not_the_headings(describe: Describe) -> None:
    """ "GPT-4V gets …" under "Zephyrus-VL": another model, not another spelling."""
    assert not [c for c in describe("GPT-4V gets 88.4 on DocVQA.") if c.attribute == "score" and c.model != "GPT-4V"]


def test_a_piece_of_a_long_sentence_has_no_subject_of_its_own(understand: Understand) -> None:
    long = "Osprey, " + "made of many parts, " * 99 + "reaches 71.2 on MMMU and has 13B parameters"
    said = understand(f"# Heron-VL\n\nHeron-VL is a vision-language model.\n\nWe saw that the rival {long}.\n")
    assert not [c for c in said.claims if c.attribute in _FIGURES]


def test_a_score_behind_a_name_is_no_version_of_it(understand: Understand) -> None:
    said = understand("# Heron-VL\n\nHeron-VL is a VLM.\n\nOn MMMU, Heron-VL-30B scores 51.2, Heron-VL-9B 44.7.\n")
    assert {c.model for c in said.claims if c.attribute == "params_total_b"} <= {"Heron-VL-30B", "Heron-VL-9B"}
