"""The words around an amount of memory in; how the model is run then, its precision, or that it is trained, out."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.records import Claim

_CONDITION = re.compile(
    r"\b(?P<what>int-?4|int-?8|4[- ]?bits?|8[- ]?bits?|(?:four|eight)[- ]bits?"
    r"|fp-?16|bf-?16|fp-?32|fp-?8|float16|bfloat16|awq|gptq|nf4|i?q\d(?:_\w+)?"
    r"|gguf|lora|qlora|sft|grpo|fine-?tuning|inference|quantized|(?:half|full)[- ]precision|batch size \d+"
    r"|(?:cpu )?offload(?:ing|ed)?"
    r"|\d{3,4} ?[x×] ?\d{3,4}|\d+ (?:frames|images)|(?:\d+K|\d{4,6}) (?:tokens|context))\b"
    r"|(?P<chinese>推理|微调|训练|[48] ?(?:比特|位)(?=量化|版|下|精度))"
    r"|(?P<other>[48] ?(?:비트|ビット)|추론|推論|미세 ?조정|파인 ?튜닝|ファインチューニング|微調整|학습|学習)",
    re.IGNORECASE,
)


def memory_condition(text: str) -> str:
    """Precision or use that a text names, in its own words, each once."""
    words = [_word(found).casefold() for found in _CONDITION.finditer(text)]
    return ", ".join(dict.fromkeys(_BITS.get(word.rstrip("s").replace(" ", "-"), word) for word in words))


def _word(found: re.Match[str]) -> str:
    """What a condition is called in English."""
    if found["other"]:
        return _OTHER.get(found["other"].replace(" ", "")) or f"{found['other'][0]}-bit"
    return found["what"] or _CHINESE[found["chinese"][:2].strip()]


_CHINESE = {
    "推理": "inference",
    "微调": "fine-tuning",
    "训练": "training",
    "4": "4-bit",
    "4比": "4-bit",
    "4位": "4-bit",
    "8": "8-bit",
    "8比": "8-bit",
    "8位": "8-bit",
}
_OTHER = {
    "추론": "inference",
    "推論": "inference",
    "미세조정": "fine-tuning",
    "파인튜닝": "fine-tuning",
    "ファインチューニング": "fine-tuning",
    "微調整": "fine-tuning",
    "학습": "training",
    "学習": "training",
}
"""The same in Korean and Japanese."""
_BITS = {"4-bit": "4-bit", "8-bit": "8-bit", "four-bit": "4-bit", "eight-bit": "8-bit"}
"""Number formats as people write them out."""


_TRAINING = re.compile(
    r"\b(?:fine-?tun|train|infer)|推理|微调|训练|추론|推論|미세 ?조정|파인 ?튜닝|学習|학습|ファインチューニング|微調整",
    re.IGNORECASE,
)
_TRAINING_HEADING = re.compile(
    r"\b(?:fine-?tuning|training)\b|微调|训练(?!好|后)|미세 ?조정|파인 ?튜닝|ファインチューニング|微調整",
    re.IGNORECASE,
)


def with_training(condition: str, phrase: str, amount: re.Match[str], *headings: str) -> str:
    """The condition, with training where the amount's own part of the sentence, or else only a heading, says so."""
    of = next(filter(None, (_TRAINING_HEADING.search(one) for one in headings if not _SUBTITLED.match(one))), None)
    if (_FOR_TRAINING.search(phrase) or _is_led(amount)) and "fine" not in condition:
        told = "training"
    elif of is None or _TRAINING.search(amount.string):
        return condition
    else:
        told = memory_condition(of.group()) or of.group().casefold()
    return ", ".join(filter(None, (condition, told)))


def titled(claim: Claim, deed: str) -> Claim:
    """The claim; where a document's title tells of training, an amount of memory is for that, unless it says itself."""
    of = _TRAINING_HEADING.search(deed) if claim.attribute == "min_gpu_ram_gb" else None
    if of is None or _TRAINING.search(f"{claim.condition} {claim.quote}"):
        return claim
    told = memory_condition(of.group()) or of.group().casefold()
    return replace(claim, condition=", ".join(filter(None, (claim.condition, told))))


_SUBTITLED = re.compile(r"\W*\S*(?:\d|[a-z][A-Z]|-[A-Z])\S*[:：]\s")
"""A name and what a paper's title says of it: "Foo2: Efficient Fine-tuning of Cameras"."""
_TRAINING_LEADS = re.compile(r"\W*(?:full )?(?:fine-?tuning|training)\b(?:[^,;.]|\.(?=\d))*$", re.IGNORECASE)
_RUNS = re.compile(r"\b(?:infer|run|deploy|serv)", re.IGNORECASE)


def _is_led(amount: re.Match[str]) -> bool:
    """Whether training is the subject that needs an amount, too: "Fine-tuning takes 40 GB or 80 GB without LoRA"."""
    led = _TRAINING_LEADS.match(amount.string, 0, amount.start())
    return led is not None and _RUNS.search(amount.string) is None


_FOR_TRAINING = re.compile(r"(?<!after )(?<!without )\btraining\b(?![- ]free)", re.IGNORECASE)
