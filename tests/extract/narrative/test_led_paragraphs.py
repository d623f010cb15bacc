"""Posts that speak of a model in each paragraph, or under a heading that is a plain word or longer than the text's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

POST = """# Which one to take

*Two weeks with open models.*

## The contenders

**Heron-VL** remains our choice. It is offered in 3B, 7B and 72B. The decoder is Qwen2.5.

**Gemma 3** comes as 4B and 12B multimodal models (the 1B is text-only). All share one 400M SigLIP encoder.

**Dhole** from Acme Robotics is no general model: it was trained only on RICO, has 3.1B parameters and was never tested.

**Avocet-0.5B** runs anywhere, with 0.6B parameters. **PaliGemma 2 3B** (SigLIP + Gemma 2 2B) was tuned on DocVQA; it
gets 73.6 on DocVQA.

**Installation** is easy. A model with 7B parameters takes a while to load.

**SigLIP** is what all of them share; it has 400M parameters.

## Garganey

We had high hopes for Garganey, an 11B model on top of Llama 3.1 8B.

## Bunny-v1.1-4B

Bunny pairs Phi-3-mini with SigLIP. Training data: Bunny-pretrain-2M and Bunny-695K.

## Lessons

Lessons are short. 6 GB are enough for a model of 3B parameters.
"""


@pytest.mark.parametrize(
    ("model", "attribute", "values"),
    [
        ("Heron-VL 3B", "params_total_b", {"3B"}),
        ("Heron-VL 72B", "params_total_b", {"72B"}),
        ("Heron-VL", "language_model", {"Qwen2.5"}),
        ("Gemma 3 12B", "params_total_b", {"12B"}),
        ("Gemma 3", "llm_params_b", set()),
        ("Gemma 3", "dataset_size", set()),
        ("Gemma 3", "vision_encoder_params_b", {"400M"}),
        ("Dhole", "params_total_b", {"3.1B"}),
        ("Dhole", "dataset", {"RICO"}),
        ("Avocet-0.5B", "vision_encoder", set()),
        ("Avocet-0.5B", "score", set()),
        ("Garganey", "params_total_b", {"11B"}),
        ("Garganey", "language_model", {"Llama 3.1 8B"}),
        ("Bunny-v1.1-4B", "vision_encoder", {"SigLIP"}),
        ("Bunny-v1.1-4B", "dataset", {"Bunny-pretrain-2M", "Bunny-695K"}),
    ],
)
def test_each_is_read_of_its_own(understand: Understand, model: str, attribute: str, values: set[str]) -> None:
    claims = [claim for claim in understand(POST).claims if (claim.model, claim.attribute) == (model, attribute)]
    assert {claim.value_text for claim in claims if claim.status in ("ok", "derived_from_name")} == values


def test_no_model_is_made_of_other_words_in_bold(understand: Understand) -> None:
    assert not {claim.model for claim in understand(POST).claims} & {"Installation", "SigLIP", "Lessons"}
