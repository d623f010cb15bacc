"""A model card's reading in; its title out where that tells what was made of a base: "Foo-OCR Fine-tuned for …".

Such a card has no other name for its model, and the one in its title is the base's: what the card says of its own model
must not be said of the base.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import key_of
from extract.narrative.subjects.titles import title_of
from extract.records import Reading

_DERIVED = re.compile(
    r"\W*(?P<name>(?P<base>[A-Za-z][\w./-]*(?: [\w.-]+){0,3}?)"
    r"(?:\s[–—:|-])?\s(?:fine-?tun(?:e|ed|ing)|(?:q?lora|peft)(?: adapter| fine-?tun\w+)?|adapter|adapted)\b"
    r"[^:|–—()]{0,80}?)\W*",
    re.IGNORECASE,
)
"""A title that begins with a name, and says then that this model was tuned."""
_QUANTIZED = re.compile(
    r"\W*(?P<name>(?P<base>[A-Za-z][\w./-]*(?: [\w.-]+){0,3}?)"
    r"[ -](?:NVFP4|MXFP[48]|FP8|INT[48]|AWQ|GPTQ|GGUF|EXL[23]|MLX|[48]-?bits?)(?:[ -](?:AWQ|GPTQ|GGUF|quantized))?)\W*",
    re.IGNORECASE,
)
"""A title that is a name and a format of weights."""


def derived_title(reading: Reading) -> str:
    """The title of a card whose front matter calls the model named in it the base; "" for any other document."""
    bases = {
        key_of(base.strip().rpartition("/")[2])
        for record in reading.records
        if record.kind == "front_matter"
        for field in record.fields
        if field.name == "base_model"
        for base in field.text.split(",")
    }
    title = title_of(reading) if bases else None
    if title is None:
        return ""
    for form in (_DERIVED, _QUANTIZED):
        derived = form.fullmatch(title.name)
        if derived is not None and key_of(derived["base"].rpartition("/")[2]) in bases:
            return derived["name"]
    return ""
