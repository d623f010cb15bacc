"""A list of checkpoints in the card of a family: each name links the repository of its own."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]

CARD = """# Okapi2

Okapi2 is an open multimodal model.

We release three checkpoints:
- [okapi2-8b-base](https://huggingface.co/acme/okapi2-8b-base): before any tuning
- [okapi2-8b](https://huggingface.co/acme/okapi2-8b): tuned to follow instructions
- [okapi2-8b-chatty](https://huggingface.co/acme/okapi2-8b-chatty): tuned to talk at length
- [gnu-8b-base](https://huggingface.co/acme/gnu-8b-base): a model of others
"""


def test_each_checkpoint_has_its_own_repository(understand: Understand) -> None:
    said = {(c.model, c.value_text) for c in understand(CARD).claims if c.attribute == "hf_id"}
    assert said == {(name, f"acme/{name}") for name in ("okapi2-8b-base", "okapi2-8b", "okapi2-8b-chatty")}


def test_sizes_of_a_later_generation_are_its_own(understand: Understand) -> None:
    text = (
        "# OkapiVLM: A Vision-Language Model for Phones\n\n[paper](https://arxiv.org/abs/2312.00001)\n\n## Release\n\n"
        "* Our OkapiVLM V2 weights are [`1.7B`](https://huggingface.co/acme/OkapiVLM_V2-1.7B) and "
        "[`3B`](https://huggingface.co/acme/OkapiVLM_V2-3B)!\n"
    )
    said = {(c.model, c.value_text) for c in understand(text).claims if c.attribute == "hf_id"}
    assert said == {(f"OkapiVLM_V2-{size}", f"acme/OkapiVLM_V2-{size}") for size in ("1.7B", "3B")}
