"""A model's name in; the claim of the size that it says out ("paligemma-3b-pt-224", "SmolVLM-256M")."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Context
from extract.narrative.language.sentences import Sentence
from extract.narrative.lexicon import Lexicon, words_of
from extract.narrative.scribe import Scribe

_SIZE = re.compile(
    r"(?<![\w.])(?P<text>(?P<billions>\d+(?:\.\d+)?)\s?[Bb]|(?P<millions>(?:\d{3}|[2-9]\d)(?:\.\d+)?)M)(?![A-Za-z0-9])"
)
"""Fewer than 20 million parameters make no model that sees; such a number counts data."""


_EXPERTS = re.compile(r"\d ?[x×] ?\d|\d ?[Bb] ?[x×] ?\d|-\d+e(?![\w])")
"""Several experts of a size: what they come to together the name does not say ("1.6B×4", "2.7B-4e")."""
_LONGEST_NAME = 3
"""Words of a language model's name that may stand before its size ("Llama 3.1", "Qwen 2.5")."""


def claim_name_size(scribe: Scribe, model: str, sentence: Sentence, lexicon: Lexicon) -> None:
    """Claim the size that a model's name says of the model; nothing where it says none, or that of a part."""
    name = model.rsplit("/", 1)[-1].replace("_", "-")
    size = _SIZE.search(name)
    if size is None or _EXPERTS.search(name) or _is_of_part(name[: size.start()], lexicon):
        return
    billions = float(size["billions"]) if size["billions"] else float(size["millions"]) / 1000
    scribe.claim(
        model, "params_total_b", size["text"], sentence,
        value_number=billions, unit="billion", status="derived_from_name", rule="size in the name",
    )  # fmt: skip


def claim_heading_size(scribe: Scribe, context: Context) -> None:
    """Claim the sizes in brackets of a heading that is nothing but a model's name and its total or active size."""
    text = scribe.passage.text
    for size in _SIZE.finditer(text, max(text.rfind("("), 0)):
        billions = float(size["billions"]) if size["billions"] else float(size["millions"]) / 1000
        is_active = _ACTIVE.match(text, size.end()) is not None
        scribe.claim(
            context.subject.model, "params_activated_b" if is_active else "params_total_b", size["text"], scribe.whole,
            value_number=billions, unit="billion", rule="size in the heading",
        )  # fmt: skip


_ACTIVE = re.compile(r"[ -](?:param\w*[ -])?(?:is |are )?activ")


def _is_of_part(before: str, lexicon: Lexicon) -> bool:
    """Whether a name ends with that of its language model or encoder, to which a size then belongs: "Foo-Gemma2-"."""
    words = words_of(before)
    ends = (words[-count:] for count in range(1, min(_LONGEST_NAME, len(words) - 1) + 1))
    kinds = (lexicon.look_up(" ".join(end)) for end in ends)
    return any("model" not in kind and not kind.keys().isdisjoint(_PARTS) for kind in kinds)


_PARTS = ("language_model", "vision_encoder")
