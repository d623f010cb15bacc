"""Labels that name a model and those behind them; names whose maker a title puts before them; ranges and remarks."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def _said(understand: Understand, text: str) -> set[tuple[str, str, str]]:
    return {(c.model, c.attribute, c.value_text) for c in understand(text).claims if c.status != "derived_from_name"}


def test_labels_behind_a_models_are_said_of_it(understand: Understand) -> None:
    text = (
        "# Notes on packs\n\n## Reference\n\n- Model: `acme/Okapi2-VL-4B`\n- Revision: `042`\n- License: Apache-2.0\n"
        "- Base language model: Qwen3-4B-Instruct\n- Vision encoder: SigLIP2\n- Batch size: 4\n"
    )
    said = _said(understand, text)
    assert ("Okapi2-VL-4B", "vision_encoder", "SigLIP2") in said
    assert ("Okapi2-VL-4B", "language_model", "Qwen3-4B-Instruct") in said
    assert {model for model, _, _ in said} == {"Okapi2-VL-4B"}


def test_what_a_training_used_is_not_the_models(understand: Understand) -> None:
    text = "# Notes\n\n- Model: Okapi2-VL-4B\n- Dataset: ShareGPT4V\n\n## Other\n\n- Vision encoder: SigLIP2\n"
    assert not [one for one in _said(understand, text) if one[1] in ("dataset", "vision_encoder")]


def test_the_text_leaves_out_the_maker_that_the_title_puts_before_a_name(understand: Understand) -> None:
    text = (
        "# Acme Okapi-VL\n\nAcme Okapi-VL is a vision-language model.\n\n"
        "- **Okapi-VL-671B-A37B** (2031.11.20) — 671B parameters (37B activated)\n"
        "- **Okapi-VL-1.5-8B** (2031.08.28) — 128K context\n\n## Models on HuggingFace\n\n"
        "- [Okapi-VL-8B-Preview](https://huggingface.co/acme/Okapi-VL-8B-Preview)\n"
        "- [Okapi-VL-671B-A37B](https://huggingface.co/acme/Okapi-VL-671B-A37B/)\n"
    )
    said = _said(understand, text)
    assert ("Okapi-VL-671B-A37B", "params_total_b", "671B") in said
    assert ("Okapi-VL-1.5-8B", "context_length_tokens", "128K") in said
    assert ("Okapi-VL-8B-Preview", "hf_id", "acme/Okapi-VL-8B-Preview") in said
    assert ("Okapi-VL-671B-A37B", "hf_id", "acme/Okapi-VL-671B-A37B") in said


def test_ranges_of_sizes_and_remarks_behind_scores(understand: Understand) -> None:
    text = (
        "# Okapi-VL\n\nOkapi-VL is a vision-language model.\n\n- **Total parameters**: 3.37B-27.5B\n"
        "- **Activated parameters**: 1.0B-4.5B\n- **MMMU**: 66.8 (competitive with semi-open models)\n"
        "- **MMStar**: 50.7 (**3.6% lead** over Qwen2.5-VL-7B)\n"
    )
    said = {(attribute, value) for _, attribute, value in _said(understand, text)}
    assert {("params_min_b", "3.37B"), ("params_max_b", "27.5B"), ("score", "66.8"), ("score", "50.7")} <= said
    assert not [attribute for attribute, _ in said if attribute in ("params_total_b", "params_activated_b")]
