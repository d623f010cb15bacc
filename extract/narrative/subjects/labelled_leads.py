"""Items and lines of labels in, "Model: Foo-VL-4B"; which of the labels behind them tell of that model out.

"- Vision encoder: SigLIP" below it is said of Foo-VL-4B, though the document is about something else. What a training
or a test was run with ("Batch size", "Dataset") is none of the model's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.narrative.lexicon import NAME_FORM
from extract.records import Field, Reading

_NAMED = re.compile(
    r"[*_`\s]*(?:(?:vision[- ]language )?model|vlm|mllm)(?: (?:name|id))?[*_`\s]*[:：][*_`\s]*"
    r"(?:[\w.-]+/)?(?P<name>(?-i:[A-Z])[\w.+-]*(?: \d[\w.]*)?)[*_`\s]*(?:[(（][^()（）]{1,60}[)）])?[*_`.\s]*",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"[*_`\s]*(?:(?:(?:base |text |language |vision |visual |image )*(?:encoder|tower|backbone|language model|llm"
    r"|decoder|connector|projector|adapter))|(?:model )?licen[cs]e|(?:total |model )?(?:param(?:eter)?s?|size)"
    r"|base model|context(?: length| window)?|(?:min(?:imum)? |peak )?(?:v-?ram|gpu memory)"
    r"|(?:hf|hugging ?face|upstream|model) "
    r"?(?:id|repo|page|url|link|card)?|weights|checkpoint|paper|arxiv)[*_`\s]*[:：]",
    re.IGNORECASE,
)
_ANY = re.compile(r"[*_`\s]*[^:：]{1,40}[:：]")


def led_by_labels(reading: Reading) -> Mapping[int, str]:
    """Where a line that tells of a labelled model begins → that model."""
    found: dict[int, str] = {}
    model, heading = "", ""
    for field, above in _lines(reading):
        named = _NAMED.fullmatch(field.text)
        if named is not None and NAME_FORM.search(named["name"]):
            model, heading = named["name"], above
        elif above != heading or _ANY.match(field.text) is None:
            model = ""
        elif model and _OWN.match(field.text):
            found[field.start] = model
    return found


def _lines(reading: Reading) -> Iterator[tuple[Field, str]]:
    """Items of lists and short lines in order, each with the heading that it stands below."""
    lines = [(field, field.name) for field in reading.paragraphs]
    lines += [
        (record.fields[0], record.headings[-1] if record.headings else "")
        for record in reading.records
        if record.kind in ("bullet", "pair") and record.fields
    ]
    return iter(sorted(lines, key=lambda line: line[0].start))
