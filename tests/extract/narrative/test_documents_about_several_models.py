"""READMEs, posts and lists about several models: each heading and bullet speaks of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

POST = """# What is new this autumn

*Two families and a small one.*

## Osprey-VL: one tower, two sizes

The team released **Osprey-VL** in two sizes, 3B and 11B. Both pair SigLIP-SO400M with Qwen2.5 through a two-layer MLP.
The 11B model was pre-trained on 4.2M image-text pairs from CC12M. Training took nine days on 64 H100 80GB GPUs.
On MMMU (val) the 11B model reaches 51.2, ahead of LLaVA-NeXT-34B, which scores 48.8.

You need about 24 GB of VRAM for the 11B model; the 3B model fits into 8 GB of VRAM. The weights are at
[osprey/Osprey-VL-11B](https://huggingface.co/osprey/Osprey-VL-11B), the paper is [here](https://arxiv.org/abs/2803.01234).

Unlike Flamingo, Osprey-VL has no resampler. An audio branch is planned; it will probably add 600M parameters.

## Dunlin 2: sparse

Dunlin 2 succeeds Dunlin 1, a dense 14B model. It has 52 billion parameters, 6.3 billion of them active per token.
Its vision encoder is InternViT-300M.

## And the small one

Wren (1.7B) is the smallest. It replaces the CLIP encoder of TinyLLaVA with MobileCLIP and keeps Phi-2 as its LLM.

## LMServe

LMServe is a toolkit for serving. It runs any 7B or 13B model with CLIP on one 80 GB card.

## Open questions

How large is Osprey-VL-Max? Perhaps 100B.
"""

LIST = """# Models that see

- **Avocet-7B** ([paper](https://arxiv.org/abs/2802.00021), [weights](https://huggingface.co/acme/Avocet-7B)): CLIP
  ViT-L/14 + Vicuna-7B with an MLP connector.
- **Godwit-VL** ([code](https://github.com/acme/godwit)): 2.4B parameters, SigLIP encoder, runs in 6 GB of VRAM.
- **Note**: weights of 7B models take 14 GB.
- **Int4** can be enabled with `--quant 4`; the model then needs 16GB of memory.
- Use `servit` 0.6; 80GB cards help.
"""


@pytest.mark.parametrize(
    ("text", "model", "attribute", "values"),
    [
        (POST, "Osprey-VL 3B", "params_total_b", {3.0}),
        (POST, "Osprey-VL 11B", "params_total_b", {11.0}),
        (POST, "Osprey-VL", "params_total_b", set()),
        (POST, "Osprey-VL 11B", "score", {51.2}),
        (POST, "Osprey-VL 11B", "min_gpu_ram_gb", {24.0}),
        (POST, "Osprey-VL 3B", "min_gpu_ram_gb", {8.0}),
        (POST, "Osprey-VL", "min_gpu_ram_gb", set()),
        (POST, "Dunlin 2", "params_total_b", {52.0}),
        (POST, "Dunlin 2", "params_activated_b", {6.3}),
        (POST, "Wren", "params_total_b", {1.7}),
        (LIST, "Avocet-7B", "params_total_b", {7.0}),
        (LIST, "Godwit-VL", "params_total_b", {2.4}),
        (LIST, "Godwit-VL", "min_gpu_ram_gb", {6.0}),
    ],
)
def test_numbers_of_each(understand: Understand, text: str, model: str, attribute: str, values: set[float]) -> None:
    claims = [c for c in understand(text).claims if (c.model, c.attribute) == (model, attribute)]
    assert {c.value_number for c in claims if c.status in ("ok", "derived_from_name")} == values


@pytest.mark.parametrize(
    ("text", "model", "attribute", "values"),
    [
        (POST, "Osprey-VL", "vision_encoder", {"SigLIP-SO400M"}),
        (POST, "Osprey-VL", "arxiv_id", {"2803.01234"}),
        (POST, "Dunlin 2", "vision_encoder", {"InternViT-300M"}),
        (POST, "Wren", "vision_encoder", {"MobileCLIP"}),
        (POST, "Wren", "language_model", {"Phi-2"}),
        (LIST, "Avocet-7B", "vision_encoder", {"CLIP ViT-L/14"}),
        (LIST, "Avocet-7B", "language_model", {"Vicuna-7B"}),
        (LIST, "Avocet-7B", "arxiv_id", {"2802.00021"}),
        (LIST, "Godwit-VL", "github_url", {"https://github.com/acme/godwit"}),
    ],
)
def test_parts_and_addresses_of_each(
    understand: Understand, text: str, model: str, attribute: str, values: set[str]
) -> None:
    claims = [c for c in understand(text).claims if (c.model, c.attribute) == (model, attribute)]
    assert {c.value_text for c in claims} == values


@pytest.mark.parametrize("text", [POST, LIST], ids=["post", "list"])
def test_nothing_is_said_of_tools_remarks_and_what_is_only_supposed(understand: Understand, text: str) -> None:
    models = {c.model for c in understand(text).claims}
    assert not models & {
        "LMServe",
        "Note",
        "Int4",
        "Open questions",
        "And the small one",
        "Vicuna-7B",
        "Dunlin 1",
        "Osprey-VL-Max",
    }


def test_no_size_is_made_of_hardware_plans_and_others(understand: Understand) -> None:
    numbers = {c.value_number for c in understand(POST).claims if "params" in c.attribute and c.status != "hedged"}
    assert not numbers & {0.6, 7.0, 13.0, 14.0, 34.0, 80.0, 100.0}
    assert not {c.value_number for c in understand(POST).claims if c.attribute == "score"} & {48.8}


NOTES = """# Field notes

## Kestrel-V2

Kestrel-V2 is a 27B mixture-of-experts VLM (4.1B active) that follows Kestrel-V1-9B. It drops the Q-Former of Kestrel-V1
and joins EVA-CLIP-8B to Mixtral-8x7B with a two-layer MLP. Its predecessor had 9B parameters. A 100B teacher labelled
the data. It was trained on 16 nodes with 8 A100 (80 GB) each.

## Smew (6B)

Smew is small: six billion parameters. It sees 12M pairs from DataComp-1B. Data: 118K images of COCO. Nobody has
tried it on DocVQA.

## Pochard 1.5

Pochard 1.5 improves on Pochard 1.0 by 4.2 points on ChartQA. It is rumoured to have 40B parameters. It has no separate
vision encoder.
"""


@pytest.mark.parametrize(
    ("model", "attribute", "values"),
    [
        ("Kestrel-V2", "params_total_b", {"27B"}),
        ("Kestrel-V2", "params_activated_b", {"4.1B"}),
        ("Kestrel-V2", "vision_encoder", {"EVA-CLIP-8B"}),
        ("Kestrel-V2", "language_model", {"Mixtral-8x7B"}),
        ("Kestrel-V2", "dataset_size", set()),
        ("Kestrel-V2", "min_gpu_ram_gb", set()),
        ("Smew", "params_total_b", {"6B", "six billion"}),
        ("Smew", "dataset", {"DataComp-1B", "COCO"}),
        ("Smew", "evaluation_benchmark", set()),
        ("Pochard 1.5", "vision_encoder", {"none"}),
        ("Pochard 1.5", "params_total_b", set()),
        ("Pochard 1.5", "score", set()),
    ],
)
def test_plain_and_versioned_headings(understand: Understand, model: str, attribute: str, values: set[str]) -> None:
    claims = [c for c in understand(NOTES).claims if (c.model, c.attribute) == (model, attribute)]
    assert {c.value_text for c in claims if c.status != "hedged"} == values


def test_memory_in_a_section_that_mentions_another_model_in_passing_is_nobodys(understand: Understand) -> None:
    hardware = "Qwen2-VL-7B was tried, too. Inference needs 18 GB of GPU memory."
    said = understand(f"# Zephyrus-VL-8B\n\nA story.\n\n## Hardware\n\n{hardware}\n")
    assert not [claim for claim in said.claims if claim.attribute == "min_gpu_ram_gb"]
    assert [issue.kind for issue in said.issues] == ["memory_without_model"]


@pytest.mark.parametrize(
    "text",
    [
        "## FlashAttention-2\n\nFlashAttention-2 is needed for 7B models. It uses 8GB of VRAM.\n",
        "- **Stage-2** (7B): trains the LLM with the CLIP encoder\n- **Step 3**: loads the weights of a 13B model\n",
        "- **RTX 4090** (24 GB): runs the 7B model\n- **A100-80GB**: trains the 13B model\n",
        "- **Python 3.10**: install the weights first\n- **PyTorch-2**: the 7B model needs it\n",
        "Helsinki (1.5M) has many cafes. Ada (3B) is the budget in crowns. Budget (7M) is spent at once.\n",
    ],
    ids=["software as a heading", "numbered steps", "cards", "versions of software", "sums and towns"],
)
def test_nothing_is_claimed_of_what_is_no_model(understand: Understand, text: str) -> None:
    assert understand(f"# Guide\n\n{text}").claims == ()


def test_memory_of_the_model_that_a_sentence_turns_to_is_its_own(understand: Understand) -> None:
    hint = "Chats run on a laptop. In Int4, for our LLaVA-1.5-7B, it takes less than 8 GB of VRAM."
    said = understand(f"# Zephyr-VL\n\nZephyr-VL is a vision-language model.\n\n### Command line\n\n{hint}\n")
    memory = {(claim.model, claim.value_number) for claim in said.claims if claim.attribute == "min_gpu_ram_gb"}
    assert memory == {("LLaVA-1.5-7B", 8.0)}


def test_a_date_before_an_item_of_news_is_no_model(understand: Understand) -> None:
    text = """# Zebra-VL

Two models that see.

## Updates

- **2024/06/07**: We release **Zebra_HD**, which sees more. Furthermore, it achieves **54.8% on
  [Video-MME](https://github.com/acme/x)**, the best score among 7B MLLMs.
- **2023/11/29**: Release **Zebra**:
    - [Zebra](https://arxiv.org/abs/2311.17005) is a robust baseline built on [UMT](https://github.com/acme/u).
    - **2M** diverse [instruction data](https://huggingface.co/acme/Zebra-7B) are released.
"""
    assert {claim.model for claim in understand(text).claims if "2024" in claim.model} == set()


DATED = """# Notes

## Models

### Rhea (Pampas Lab, 2025)

Rhea was the first model from Pampas Lab. It has 2.7B parameters. Rhea has since been superseded by Rhea 2, a 4B model
with SigLIP and Phi-3-mini.

### Emu-Mini (Outback, 2026)

Emu-Mini, at 0.9B parameters, is the smallest. There is no separate image encoder.

### Workshop (Paris, 2026)

Workshop talks were about 7B parameters and encoders.
"""


def test_a_heading_with_maker_and_year_names_its_model(understand: Understand) -> None:
    claims = understand(DATED).claims
    sizes = {(c.model, c.value_number) for c in claims if c.attribute == "params_total_b"}
    assert sizes == {("Rhea", 2.7), ("Emu-Mini", 0.9)}
    assert not [c for c in claims if c.attribute in ("vision_encoder", "language_model") and c.value_text != "none"]
