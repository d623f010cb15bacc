"""Numbers in running text: parameters, context lengths, data, memory and scores, each told from the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.records import Claim

Describe = Callable[[str], Sequence[Claim]]

PARAMETERS = {
    "a plain total": ("It has 8.1B parameters.", {("params_total_b", 8.1, "=")}),
    "in words": ("It counts seven billion parameters.", {("params_total_b", 7.0, "=")}),
    "hyphens": ("A 3-billion-parameter model.", {("params_total_b", 3.0, "=")}),
    "millions": ("A 450M parameter vision-language model.", {("params_total_b", 0.45, "=")}),
    "less than": ("It stays below one billion parameters.", {("params_total_b", 1.0, "<")}),
    "sub-billion": ("A sub-billion-parameter model.", {("params_total_b", 1.0, "<")}),
    "more than": ("It has over 100 billion parameters.", {("params_total_b", 100.0, ">")}),
    "about": ("It has roughly 2B parameters.", {("params_total_b", 2.0, "~")}),
    "total and activated": (
        "Of its 30B parameters in total just 3B are activated per token.",
        {("params_total_b", 30.0, "="), ("params_activated_b", 3.0, "=")},
    ),
    "activated first": (
        "It activates 2.4B parameters per token, out of 16B in total.",
        {("params_total_b", 16.0, "="), ("params_activated_b", 2.4, "=")},
    ),
    "a share of the whole that is activated": (
        "Only 3B of 30B parameters activate per token.",
        {("params_total_b", 30.0, "="), ("params_activated_b", 3.0, "=")},
    ),
    "a share of the whole that is trained": (
        "Just 0.4B of its 3B parameters are trained at first.",
        {("params_total_b", 3.0, "=")},
    ),
    "so many of them": (
        "It has 52 billion parameters, 6.3 billion of them active per token.",
        {("params_total_b", 52.0, "="), ("params_activated_b", 6.3, "=")},
    ),
    "an apposition of another model": ("Zephyrus-VL succeeds Boreas 1, a dense 14B model.", set()),
    "larger by so many": ("Compared with Boreas (9.6B), it is larger by 3.4B parameters.", set()),
    "so many more": ("It has 3B more parameters than Boreas.", set()),
    "hundreds in words": ("It counts seven hundred million parameters.", {("params_total_b", 0.7, "=")}),
    "tens in words": ("It counts twenty-two billion parameters.", {("params_total_b", 22.0, "=")}),
    "a half in words": ("It counts one and a half billion parameters.", {("params_total_b", 1.5, "=")}),
    "a percentage of the whole": (
        "Routing activates less than 3% of the 2.4T-parameter network.",
        {("params_total_b", 2400.0, "=")},
    ),
    "words of counting without a noun": (
        "It is a 321B-total, 38B-active mixture of experts.",
        {("params_total_b", 321.0, "="), ("params_activated_b", 38.0, "=")},
    ),
    "a total behind a part's name": (
        "It joins a dynamic encoder with SmolLM2-360M to parse pages using only 0.9B parameters.",
        {("params_total_b", 0.9, "=")},
    ),
    "a part beside a comparison": (
        "It is comparable to GPT-4V with a significantly smaller 7B LLM backend.",
        {("llm_params_b", 7.0, "=")},
    ),
    "a size before a part's name": (
        "It pairs a contrastively trained 2B SigLIP vision model with a 3B encoder-decoder UL2 Transformer.",
        {("vision_encoder_params_b", 2.0, "="), ("llm_params_b", 3.0, "=")},
    ),
    "a size before a name made from a part's": (
        "It is a 7B Vicuna-based vision-language model.",
        {("params_total_b", 7.0, "=")},
    ),
    "parameters before a part's name": (
        "It combines a CLIP ViT-L/14 visual encoder with a 7B parameter MPT-7B language model.",
        {("llm_params_b", 7.0, "=")},
    ),
    "parameters before a part's name in brackets": (
        "It joins ViT-L/14 and a 7-billion parameter Multimodal Pretrained Transformer (MPT-7B) for language.",
        {("llm_params_b", 7.0, "=")},
    ),
    "a part at the head of the sentence": (
        "It sees through ViT-e. ViT-e marks a significant advance in seeing with up to 4 billion parameters.",
        {("vision_encoder_params_b", 4.0, "=")},
    ),
    "one transformer that is all": (
        "It trains a single 8B autoregressive transformer.",
        {("params_total_b", 8.0, "=")},
    ),
    "a transformer that is a part": ("Images are drawn by a 2B diffusion transformer.", set()),
    "classes of size": (
        "Nano configurations combine 8B-class components and Super configurations 32B-class ones.",
        set(),
    ),
    "sizes of others": ("It beats several 7B and 13B models.", set()),
    "the language model's": ("The LLM has 7B parameters.", {("llm_params_b", 7.0, "=")}),
    "a size before a part": ("The 13B LLM is frozen.", {("llm_params_b", 13.0, "=")}),
    "the encoder's": ("A 632M-parameter vision encoder sees.", {("vision_encoder_params_b", 0.632, "=")}),
    "a sum of parts": (
        "It has 500M parameters in all: 93M for SigLIP-Base and 360M for SmolLM2.",
        {("params_total_b", 0.5, "="), ("vision_encoder_params_b", 0.093, "="), ("llm_params_b", 0.36, "=")},
    ),
    "a range": (
        "Its sizes range from 300 million to 3 billion parameters.",
        {("params_min_b", 0.3, "="), ("params_max_b", 3.0, "=")},
    ),
    "a comparison": ("It outperforms most 70B models.", set()),
    "tokens": ("It saw 2T tokens and 6B image-text pairs.", set()),
    "a data set's name": ("It was trained on LAION-2B and HowTo100M.", set()),
    "an address": ("See https://example.org/zephyrus-13b-8b.png for a figure.", set()),
    "hardware": ("Training took 64 A100 80GB GPUs.", set()),
    "a successor": ("Its successor has 40B parameters.", set()),
}


@pytest.mark.parametrize("case", PARAMETERS)
def test_parameters(describe: Describe, case: str) -> None:
    sentence, wanted = PARAMETERS[case]
    said = {
        (claim.attribute, claim.value_number, claim.comparator)
        for claim in describe(sentence)
        if "params" in claim.attribute
    }
    assert said == wanted


def test_several_sizes_are_variants(describe: Describe) -> None:
    said = {
        (claim.model, claim.value_number)
        for claim in describe("It comes in three sizes (4B, 12B, 27B).")
        if "params" in claim.attribute
    }
    assert said == {("Zephyrus-VL 4B", 4.0), ("Zephyrus-VL 12B", 12.0), ("Zephyrus-VL 27B", 27.0)}


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        pytest.param(
            "Zephyrus-VL provides compact 2B and 8B English-Norse VLMs.",
            {("Zephyrus-VL 2B", "params_total_b", 2.0), ("Zephyrus-VL 8B", "params_total_b", 8.0)},
            id="models that are provided",
        ),
        pytest.param(
            "Zephyrus-VL includes 424B-total/47B-active and 28B-total/3B-active models.",
            {
                ("Zephyrus-VL 424B", "params_total_b", 424.0),
                ("Zephyrus-VL 424B", "params_activated_b", 47.0),
                ("Zephyrus-VL 28B", "params_total_b", 28.0),
                ("Zephyrus-VL 28B", "params_activated_b", 3.0),
            },
            id="each total with what it activates",
        ),
        pytest.param(
            "Zephyrus-VL pairs Qwen3 language backbones in dense 4B and sparse 30B-A3B configurations.",
            {
                ("Zephyrus-VL 4B", "params_total_b", 4.0),
                ("Zephyrus-VL 30B-A3B", "params_total_b", 30.0),
                ("Zephyrus-VL 30B-A3B", "params_activated_b", 3.0),
            },
            id="sizes that name what they activate",
        ),
    ],
)
def test_sizes_of_variants(describe: Describe, sentence: str, sizes: set[tuple[str, str, float]]) -> None:
    assert {(c.model, c.attribute, c.value_number) for c in describe(sentence) if "params" in c.attribute} == sizes


def test_two_lists_of_sizes_pair_by_position(describe: Describe) -> None:
    claims = describe("The LLM has 2B and 7B parameters, corresponding to 3B and 8B parameters in total.")
    said = {(claim.model, claim.attribute, claim.value_number) for claim in claims if "params" in claim.attribute}
    assert said == {
        ("Zephyrus-VL 3B", "llm_params_b", 2.0),
        ("Zephyrus-VL 8B", "llm_params_b", 7.0),
        ("Zephyrus-VL 3B", "params_total_b", 3.0),
        ("Zephyrus-VL 8B", "params_total_b", 8.0),
    }


@pytest.mark.parametrize(
    ("sentence", "tokens"),
    [
        ("It fits into a 128K context window.", 128_000),
        ("The context length is 32768 tokens.", 32_768),
        ("Context windows of up to 1 million tokens are supported.", 1_000_000),
    ],
)
def test_context_lengths(describe: Describe, sentence: str, tokens: int) -> None:
    assert {claim.value_number for claim in describe(sentence) if claim.attribute == "context_length_tokens"} == {
        tokens
    }


@pytest.mark.parametrize(
    ("sentence", "memory"),
    [
        ("It needs at least 28GB of VRAM in bf16.", {(28.0, "bf16")}),
        ("Inference requires only 6 GB of GPU memory.", {(6.0, "inference")}),
        ("It needs 20GB VRAM, 9GB in int4.", {(20.0, ""), (9.0, "int4")}),
        ("It runs on small cards (requiring as little as 8.7G memory under INT4).", {(8.7, "int4")}),
        ("It is trained requiring only a single card with 20GB for the whole training.", {(20.0, "training")}),
        ("It needs ~14GB VRAM (FP16) or ~5GB (Q4).", {(14.0, "fp16"), (5.0, "q4")}),
        ("Its peak GPU memory is 22.6 GB in BF16 and 11.8 GB in Int4.", {(22.6, "bf16"), (11.8, "int4")}),
        ("It can be deployed on GPUs with 7GB memory.", {(7.0, "")}),
        ("Its peak usage of GPU memory is reduced from 22GB to 11.5GB.", {(11.5, "")}),
        ("Lower memory: it runs on 7GB VRAM (vs 20GB for FP16).", {(7.0, "")}),
        ("It needs 12 GB to 16 GB of VRAM.", {(12.0, "")}),
        ("It needs about 6 GB of VRAM at Q4, which fits a 12 GB card.", {(6.0, "q4")}),
        ("Its encoder adds 0.5-2 GB of VRAM to what it needs.", set()),
        ("It needs 33G GPU memory.", {(33.0, "")}),
        ("At least 28 GB of VRAM is required for inference.", {(28.0, "inference")}),
        ("A minimum of 28 GB of GPU memory is needed.", {(28.0, "")}),
        ("At least 28 GB of VRAM is recommended.", set()),
        ("Expect about 19 GB of VRAM at batch size 1.", {(19.0, "batch size 1")}),
        ("Budget 19 GB of VRAM for it.", {(19.0, "")}),
        ("It was trained on A100 80GB GPUs.", set()),
        ("The checkpoint needs 14GB of disk space.", set()),
    ],
)
def test_memory(describe: Describe, sentence: str, memory: set[tuple[float, str]]) -> None:
    said = {
        (claim.value_number, claim.condition) for claim in describe(sentence) if claim.attribute == "min_gpu_ram_gb"
    }
    assert said == memory


@pytest.mark.parametrize(
    ("sentence", "scores"),
    [
        ("It achieves 55.3% on MMMU.", {("MMMU", 55.3, "ok")}),
        ("On DocVQA it scores 91.2.", {("DocVQA", 91.2, "ok")}),
        ("The TextVQA score rose from 70.1 to 74.2.", {("TextVQA", 70.1, "superseded"), ("TextVQA", 74.2, "ok")}),
        ("We measure 55.3 on MMMU and 60.1 on AI2D.", {("MMMU", 55.3, "ok"), ("AI2D", 60.1, "ok")}),
        ("A score of 55.3 on MMMU was recorded.", {("MMMU", 55.3, "ok")}),
        ("A score of 55.3 on MMMU was the best of LLaVA-1.5.", set()),
        ("It achieves _**55.3%**_ on __MMMU__.", {("MMMU", 55.3, "ok")}),
        ("It achieves a 9.4% hallucination rate on Object HalBench.", {("Object HalBench", 9.4, "ok")}),
        ("It has 81.2% zero-shot accuracy on ScienceQA.", {("ScienceQA", 81.2, "ok")}),
        ("It has 3.2% higher accuracy on ScienceQA.", set()),
        ("It has a 2.2% lower error rate on ScienceQA.", set()),
        ("It gains 3.1 points on MMMU.", set()),
        ("It was tested on 11 benchmarks such as MMMU.", set()),
        ("It reaches higher scores than Boreas with 60.0 on MMMU.", set()),
    ],
)
def test_scores(describe: Describe, sentence: str, scores: set[tuple[str, float, str]]) -> None:
    said = {
        (claim.benchmark, claim.value_number, claim.status)
        for claim in describe(sentence)
        if claim.attribute == "score"
    }
    assert said == scores


OWNERS = {
    "a tower": ("The 1.3B-parameter tower stays frozen.", {("Zephyrus-VL", "vision_encoder_params_b", 1.3)}),
    "the encoder as subject": (
        "The encoder has 250M parameters and the language model 6.1B.",
        {("Zephyrus-VL", "vision_encoder_params_b", 0.25), ("Zephyrus-VL", "llm_params_b", 6.1)},
    ),
    "a ViT": ("Both share a 410M ViT.", {("Zephyrus-VL", "vision_encoder_params_b", 0.41)}),
    "a speech encoder": ("The speech encoder has 300M parameters.", set()),
    "a reward model": ("The reward model has 9B parameters.", set()),
    "a judge": ("The judge, a 65B model, stays outside.", set()),
    "a draft": ("With 1.5B draft parameters it runs faster.", set()),
    "an adapter": ("LoRA adds 40M trainable parameters.", set()),
    "another model's": ("That is a tenth of the 60B parameters of Boreas-60B.", set()),
    "a clause on another model": ("It beats Boreas v3, which has 610B parameters and activates 33B.", set()),
    "a sibling in brackets": (
        "Zephyrus-VL-Nano (less than 1B parameters) is another line.",
        {("Zephyrus-VL-Nano", "params_total_b", 1.0)},
    ),
    "total and active": (
        "It has 90B total and 11B active parameters.",
        {("Zephyrus-VL", "params_total_b", 90.0), ("Zephyrus-VL", "params_activated_b", 11.0)},
    ),
    "growth": ("It grows from 4.5B to 4.9B parameters.", {("Zephyrus-VL", "params_total_b", 4.9)}),
    "a part behind an and": (
        "It has 5.2B parameters and pairs InternViT-300M with a decoder.",
        {("Zephyrus-VL", "params_total_b", 5.2)},
    ),
}


@pytest.mark.parametrize("case", OWNERS)
def test_a_size_belongs_to_what_governs_it(describe: Describe, case: str) -> None:
    sentence, wanted = OWNERS[case]
    said = {
        (claim.model, claim.attribute, claim.value_number)
        for claim in describe(sentence)
        if "params" in claim.attribute and claim.status == "ok"
    }
    assert said == wanted


NOT_SAID = {
    "a contrast with a relative clause": (
        "In contrast to Boreas, whose Q-Former looks twice, Zephyrus-VL relies on a plain MLP.",
        {"Q-Former"},
    ),
    "what has given way": ("The previous linear projector has given way to a C-Abstractor.", {"linear projector"}),
    "a plan": ("The next version may move to a 1.9B decoder (SmolLM2).", {"SmolLM2", "1.9B"}),
    "answers of another model": ("The Llama 3 70B answers in the mix were filtered.", {"Llama 3 70B"}),
    "terms": ("Parts of it fall under the terms of Vicuna-13B and its licence terms.", set()),
    "no data from": ("No data from COYO is used.", {"COYO"}),
    "an assumption": ("It is assumed to have been trained on COYO.", {"COYO"}),
    "a context that was": ("The context shrinks from 24K to 12K tokens.", {"24K"}),
    "a reader of documents": ("It is a 0.7B document parser.", {"0.7B"}),
    "the size of a benchmark": ("Our benchmark of 7K questions is on the hub.", {"7K"}),
    "the size of a codebook": ("Its tokenizer has a codebook of 8,192 entries.", {"8,192"}),
    "a resolution": ("Zephyrus-VL reads 4K images.", {"4K"}),
    "memory of the tests": ("The tests need Python 3.12 and 6 GB of memory.", {"6 GB"}),
    "a part's share of the data": ("It saw 1.9 billion pairs, of which COYO gives 0.7 billion.", set()),
}


@pytest.mark.parametrize("case", NOT_SAID)
def test_what_is_not_said_of_the_model_is_no_fact(describe: Describe, case: str) -> None:
    sentence, unwanted = NOT_SAID[case]
    said = {claim.value_text for claim in describe(sentence) if claim.status == "ok"}
    assert not said & unwanted


def test_a_span_of_memory_needs_its_lower_end(describe: Describe) -> None:
    said = {
        (claim.value_text, claim.value_number)
        for claim in describe("Inference takes 14 to 18 GB of VRAM.")
        if claim.attribute == "min_gpu_ram_gb"
    }
    assert said == {("14 to 18 GB", 14.0)}


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("Prompts of up to 24K tokens fit.", 24_000.0),
        ("Sequences now reach 12,288 tokens, twice what Boreas took (6,144 tokens).", 12_288.0),
    ],
)
def test_the_longest_prompt_is_the_context(describe: Describe, sentence: str, length: float) -> None:
    said = {claim.value_number for claim in describe(sentence) if claim.attribute == "context_length_tokens"}
    assert said == {length}


def test_a_size_in_the_bracket_of_another_model_is_not_ours(describe: Describe) -> None:
    claims = describe("We thank the authors of LLaVA and InternVL (6B encoder).")
    assert not [claim for claim in claims if "params" in claim.attribute and claim.model == "Zephyrus-VL"]


@pytest.mark.parametrize(
    ("sentence", "scores"),
    [
        pytest.param(
            "It scores 78.4 on MMBench; GPT-4V scores 77.0 on MMBench.", {78.4}, id="a clause about another model"
        ),
        pytest.param(
            "It scores 78.4 on MMBench, while Boreas reaches 79.9 on it.", {78.4}, id="a name that nobody knows"
        ),
    ],
)
def test_scores_of_others_stay_theirs(describe: Describe, sentence: str, scores: set[float]) -> None:
    own = {c.value_number for c in describe(sentence) if c.attribute == "score" and c.model == "Zephyrus-VL"}
    assert own == scores
