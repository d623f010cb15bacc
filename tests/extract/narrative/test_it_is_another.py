"""On a page of one model, "it" behind a sentence that is about, or ends on, another model is not the page's own."""

from __future__ import annotations

import pytest

from extract.extraction import extract_document
from extract.reference import Reference

OWN = ("Foo-VL", "Plover-V", "Sardine")
OTHERS = ("{own}-XL", "{own}-Pro", "{own} 2", "Bar-VL", "Bar-7B", "LLaVA-1.5-13B")
FIRST = (
    "{other} is much larger.", "{other} is another story.", "{other} has a longer context.", "{other} follows soon.",
    "{other} does not run on consumer cards.", "{other}, on the other hand, is heavy.", "{other} was released in May.",
    "{other} was trained by Acme.", "{other} scores higher.", "{other} came out in 2025.", "We compare with {other}.",
    "We also tested {other}.", "There is also {other}.", "Our earlier work is {other}.",
)  # fmt: skip
SECOND = {
    "score": ("It scores 61.2 on MMMU.", "On DocVQA it reaches 91.3.", "Its MMMU score is 61.2."),
    "params_total_b": ("It has 17B parameters.",),
    "vision_encoder": ("It uses InternViT-6B as its vision encoder.",),
    "language_model": ("Its language model is Qwen2-72B.",),
    "context_length_tokens": ("It supports a context of 128K tokens.",),
    "dataset": ("It was trained on LAION.",),
}


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("attribute", SECOND)
def test_it_is_not_the_pages_own(attribute: str, own: str, reference: Reference) -> None:
    false = []
    for other in OTHERS:
        for first in FIRST:
            for second in SECOND[attribute]:
                text = f"{first.format(other=other.format(own=own))} {second}"
                page = f"# {own}\n\n{own} is a vision-language model by Acme.\n\n{text}\n"
                claims = extract_document(page.encode(), name="page.md", reference=reference).claims
                false += [text for one in claims if one.attribute == attribute and one.model == own]
    assert not false


@pytest.mark.parametrize("own", OWN)
def test_it_is_the_pages_own_behind_its_name(own: str, reference: Reference) -> None:
    missed = []
    for first in ("{own} is small.", "We release {own}.", "We also tested {own}.", "{own} was trained by Acme."):
        for attribute, sentences in SECOND.items():
            text = f"{first.format(own=own)} {sentences[0]}"
            page = f"# {own}\n\n{own} is a vision-language model by Acme.\n\n{text}\n"
            claims = extract_document(page.encode(), name="page.md", reference=reference).claims
            if (attribute, own) not in {(one.attribute, one.model) for one in claims}:
                missed.append(text)
    assert not missed
