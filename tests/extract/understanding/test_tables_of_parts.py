"""Tables whose rows are the parts of one model: what stands in it, and whose sizes are told."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


def _said(understand: Understand, text: str) -> set[tuple[str, str, str]]:
    _, understanding = understand(text)
    claims = understanding.claims
    return {(c.model, c.attribute, c.value_text) for c in claims if c.status != "derived_from_name"}


def test_names_and_sizes_of_parts_are_the_documents_models(understand: Understand) -> None:
    text = """
# Okapi-Omni-VL

Okapi-Omni-VL is a vision-language model.

Component sizes:

| Module | Architecture | Params |
|---|---|---|
| Audio encoder | AuT (Audio Transformer) | 650M |
| Vision encoder | SigLIP2-So400M | 540M |
| Language model | Qwen3-8B | ~8B |
| **Total** | | **~9.2B** |
"""
    assert _said(understand, text) == {
        ("Okapi-Omni-VL", "vision_encoder", "SigLIP2-So400M"),
        ("Okapi-Omni-VL", "vision_encoder_params_b", "540M"),
        ("Okapi-Omni-VL", "language_model", "Qwen3-8B"),
        ("Okapi-Omni-VL", "llm_params_b", "~8B"),
        ("Okapi-Omni-VL", "params_total_b", "~9.2B"),
    }


def test_the_line_above_tells_whose_parts_they_are(understand: Understand) -> None:
    text = """
# 论文解读

## 结构

TinyOkapi 由三个组件组成：

| 组件 | 来源 | 参数量 | 作用 |
|---|---|---|---|
| Vision Encoder | SigLIP-400M | ~400M | 图像编码 |
| Language Model | Phi-2 | ~2.7B | 推理 |
| Action Decoder | Diffusion Policy | ~50M | 动作 |
"""
    assert _said(understand, text) == {
        ("TinyOkapi", "vision_encoder", "SigLIP-400M"),
        ("TinyOkapi", "vision_encoder_params_b", "~400M"),
        ("TinyOkapi", "language_model", "Phi-2"),
        ("TinyOkapi", "llm_params_b", "~2.7B"),
    }


def test_a_part_in_several_versions_is_left_open_and_another_choice_is_none(understand: Understand) -> None:
    text = """
# Okapi-VLM

Okapi-VLM is a vision-language model.

| Component | Model | License |
|---|---|---|
| Vision Encoder | SigLIP-Base | Apache 2.0 |
| Vision (alt) | CLIP-ViT-B/16 | MIT |
| Decoder (Tiny) | Llama 3.2-1B | Llama 3.2 |
| Decoder (Small) | Gemma 2-2B | Gemma |
| Bridge | QFormer-Lite | Apache 2.0 |
"""
    assert _said(understand, text) == {
        ("Okapi-VLM", "vision_encoder", "SigLIP-Base"),
        ("Okapi-VLM", "connector", "QFormer-Lite"),
    }


def test_a_card_tells_a_parts_size_beside_its_name_and_bridges_of_inputs_are_no_parts(understand: Understand) -> None:
    text = """
# Okapi-VL

Okapi-VL is a vision-language model.

| Spec | Value |
|---|---|
| Total params | 8B |
| Vision encoder | SigLIP2, ~150M params, 768-dim |

| Bridge | Source states | Target states |
|---|---|---|
| vision | SigLIP rows 768 | captions |
| audio | AuT rows 896 | transcripts |
"""
    said = _said(understand, text)
    assert ("Okapi-VL", "vision_encoder_params_b", "150M") in said
    assert not [one for one in said if one[1] == "connector"]
