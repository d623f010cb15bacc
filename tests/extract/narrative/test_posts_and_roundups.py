"""Posts about several models, news of a line, and pages whose title is not spelt as the text spells the model."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def said(understanding: Understanding, *attributes: str) -> set[tuple[str, str]]:
    return {(claim.model, claim.value_text) for claim in understanding.claims if claim.attribute in attributes}


def test_a_deep_dive_into_a_model_is_about_it(understand: Understand) -> None:
    text = "# A Deep Dive into Plover Vision: Far and Wide\n\nPlover Vision is an open multimodal model family.\n"
    read = understand(f"{text}\nFor Plover Vision 8B, we initialize the language model from Qwen2.5-7B.")
    assert said(read, "language_model") == {("Plover Vision 8B", "Qwen2.5-7B")}


def test_a_phrase_before_the_colon_of_a_title_is_no_model(understand: Understand) -> None:
    text = (
        "# Seeing Through Paper: Dense Reading with Dipper-VL\n\n**Abstract.** We present Dipper-VL, a 3.8B model which"
    )
    read = understand(f"{text} pairs SigLIP with Phi-3.5-mini.\n\nLena Vogt, Ibrahim Sow, Priya Nair\n")
    assert {claim.model for claim in read.claims} == {"Dipper-VL"}


def test_a_repository_in_small_letters_is_called_as_the_text_spells_it(understand: Understand) -> None:
    text = "# acme/ruff-vl-6b-instruct\n\nRuff-VL-6B-Instruct is small.\n\n- **Architecture**: SigLIP and Yi-1.5-6B\n"
    assert said(understand(text), "vision_encoder") == {("Ruff-VL-6B-Instruct", "SigLIP")}


def test_a_model_that_is_linked_and_presented_is_what_it_means(understand: Understand) -> None:
    link = "[Knot-A3B-Thinking](https://huggingface.co/acme/Knot-A3B-Thinking)"
    text = f"# News\n\nThere's another player, {link} by Acme Labs."
    assert said(understand(f"{text} It consists of SigLIP and Qwen3."), "vision_encoder") == {
        ("Knot-A3B-Thinking", "SigLIP")
    }


def test_two_models_with_two_language_models_have_one_each(understand: Understand) -> None:
    text = "# A month\n\nAcme answered with Tern-7B and Tern-72B. Both use SigLIP; the language models are Qwen2-7B and"
    read = understand(f"{text} Qwen2-72B. Tern-7B scores 54.1 on MMMU. Tern-72B scores 64.5 on MMMU.")
    assert said(read, "language_model") == {("Tern-7B", "Qwen2-7B"), ("Tern-72B", "Qwen2-72B")}


def test_an_item_of_news_goes_on_about_what_it_brings(understand: Understand) -> None:
    text = "# Lapwing\n\n## News\n\n* **[2025.03]** We release **Lapwing-2**! It has 4.1B parameters and uses SigLIP.\n"
    read = understand(
        f"{text}* **[2024.12]** Lapwing-1.5-8B is out: Llama-3-8B as the LLM.\n* Lapwing-1-3B has CLIP.\n"
    )
    assert ("Lapwing-2", "4.1B") in said(read, "params_total_b")


def test_a_date_in_bold_is_no_model(understand: Understand) -> None:
    text = "# Tern\n\n- **Apr-26-24**- Tern comes with Phi-3 Mini and a CLIP encoder.\n"
    assert "Apr-26-24" not in {claim.model for claim in understand(text).claims}


def test_items_may_part_what_they_tell_with_pipes(understand: Understand) -> None:
    text = "# Sheet\n\n- Knot-7B | 7B | SigLIP | Qwen2-7B\n- Ruff-13B | 13B | CLIP ViT-L/14 | Vicuna-13B\n"
    assert said(understand(text), "language_model") == {("Knot-7B", "Qwen2-7B"), ("Ruff-13B", "Vicuna-13B")}
