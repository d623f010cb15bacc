"""A reading in; names out that its sentences and items say as those of models: "Foo-VL-12B", "Wren (1.7B) is …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.lexicon import Lexicon
from extract.narrative.subjects.described import looks_like_model
from extract.narrative.subjects.led_names import (
    PLAIN_KINDS,
    SETTING,
    bullet_names,
    led_together,
    paragraph_name,
    text_below,
)
from extract.narrative.subjects.openings import brought_names
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading

_NO_MODEL_WORD = r"(?=[A-Z])(?![\w.-]{0,60}(?:[Bb]ench|Eval|Arena|Kit(?![a-z])|[Bb]oard|Data|Instruct-\d))"
"""Before a name: no word in it says that it is a benchmark, a tool or data."""
NO_MODEL = re.compile(_NO_MODEL_WORD)
_SEEING_NAME = re.compile(
    rf"(?<![\w./-])(?P<name>{_NO_MODEL_WORD}"
    r"(?:[A-Z][\w.]*-(?:VL|VLM)|[A-Z][a-z]\w*(?:VL|VLM|LLaVA))[\d.]*(?:-[\w.]+)*)(?=[\s,;:)]|\.(?:\s|$)|['’]s|$)"
)
_KIN = re.compile(
    r"(?<![\w./-])(?P<name>(?P<first>[A-Z][\w.]*)(?:-[A-Z\d][\w.]*)*?-\d+(?:\.\d+)?B(?:-[A-Z]\w*)*)(?![\w-])"
)
_COUNTS = re.compile(
    r"(?:^|[.!?;]\s+)(?:\*\*)?(?P<name>[A-Z][\w.-]+(?: [A-Z\d][\w.]*){0,2})(?:\*\*)?,? (?:(?:has|counts|comes with)"
    r"|(?:is|was) (?:[^.;]|\.(?=\d)){3,60}, with)"
    r" (?:about |around |only |just |over )?\d+(?:\.\d+)?\s?[BM] (?:total )?param"
)
"""A sentence that says of a name how many parameters it has."""
_SIZED_SUBJECT = re.compile(
    r"(?:^|[.!?;]\s+)(?:\*\*)?(?P<name>"
    + _NO_MODEL_WORD
    + r"[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?:-A\d+(?:\.\d+)?B)?)(?:\*\*)?"
    r"(?: v\d[\d.]*)?(?:, [^,.;]{2,60},)? (?:\w+ly |now )?(?:fixes|improves|scores?|scored|reach(?:es|ed)"
    r"|hits|achiev(?:es|ed)"
    r"|obtain(?:s|ed)|gets|got"
    r"|attain(?:s|ed)|posts|fits|needs|requires|takes|runs|was (?:\w+ly )?(?:trained|tuned|fine-tuned|pre-trained))\b"
)
"""A sentence that says of a name with a size what is said of models."""
_SIZED = re.compile(
    r"(?:^|[.!?]\s+)(?:\*\*)?(?P<name>[A-Z][\w.-]+(?: \d[\w.]*)?)(?:\*\*)? \(~?\d+(?:\.\d+)?\s?[BM](?: param\w*)?\)"
    r",?\s+(?:\w+ly |still |also |now )?(?:is|was|has|had|comes?|uses?|used|pairs?|combines?|consists?|joins?|runs?"
    r"|needs?|fits?|takes?|reach(?:es|ed)|scor(?:es|ed)|gets|got)\b"
)
"""A sentence about a name with a size in brackets: "Wren (1.7B) is …"."""
_SCORED = re.compile(
    r"\b[Ww]e (?:also |now )?(?:release|introduce|present|propose|launch|open-?source)d? \W{0,3}(?P<name>"
    + _NO_MODEL_WORD
    + r"[A-Z][\w.]*(?:-[\w.]+)*(?<!\.))\W{0,3},\s(?:which|an?)\s(?:[^.]|\.(?=\d)){0,160}?\d\.\d+%? on \W{0,3}[A-Z]"
)
"""A sentence that presents a name and what it scores: "We release Wren_mini, which …, 60.4% on BarBench"."""
_IN_SIZES = re.compile(
    r"(?:^|[.!?;]\s+)(?:\*\*)?(?P<name>"
    + _NO_MODEL_WORD
    + r"[A-Z][\w.]*(?:-[\w.]+)*(?: \d[\w.]*)?)(?:\*\*)? (?:now |also )?"
    r"(?:comes?|came|is (?:available|offered|out)|ships?) in (?:\w+ )?sizes(?:,|:|\s\(| of)? \d+(?:\.\d+)?\s?[BM]\b"
)
"""A sentence that says in which sizes a name comes."""
_CITED = re.compile(
    r"(?:^|[.!?;]\s+)(?:\*\*)?(?P<name>"
    + _NO_MODEL_WORD
    + r"[A-Z][\w.]*(?:-[\w.]+)*(?: \d[\w.]*)?)(?:\*\*)? ?\[\d{1,3}(?:, ?\d{1,3})*\] (?:\w+ly |also |then )?"
    r"(?:bridges|uses|pairs|combines|connects|couples|joins|replaces|employs|adopts|feeds|activates|switches|splits|builds"
    r"|extends|projects|freezes|aligns|trains|keeps|adds)\b"
)
"""A sentence about a name with the number of its paper: "Foo [12] bridges …"."""
_SIZE_IN_TEXT = re.compile(r"\d ?[BM] param")
_SAID = (_SIZED, _IN_SIZES, _CITED, _COUNTS, _SIZED_SUBJECT, _SCORED)
_OF_MODELS = re.compile(
    r"param|encoder|decoder|[Qq]-?[Ff]ormer|resampler|projector|cross-attention|GPU memory|VRAM"
    r"|\bLLM\b|\bmodel\b|weights|vision|visual|image|huggingface\.co|SigLIP|\bCLIP\b|\bViT\b"
    r"|\bVLMs?\b|multi-?modal",
    re.IGNORECASE,
)


def sized_kin(reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """Sized names that begin with a known model's and go on otherwise: "Molmo-7B-D", "NVLM-D-72B"."""
    for field in reading.paragraphs:
        for match in _KIN.finditer(field.text):
            parts = match["name"].split("-")
            first = any("model" in lexicon.look_up("-".join(parts[:count])) for count in range(1, len(parts)))
            if first and not lexicon.look_up(match["name"]) and not lexicon.find(match["name"]):
                yield match["name"]


def _seeing_names(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[str]:
    """Names in running text that say themselves that the model sees: "Foo-VL-12B", "SmolVLM2"."""
    for field in reading.paragraphs:
        for match in _SEEING_NAME.finditer(field.text):
            name = match["name"].rstrip(".")
            if set(lexicon.look_up(name)) <= PLAIN_KINDS and looks_like_model(name, vocabulary):
                yield name


def names_said(reading: Reading, vocabulary: Vocabulary, lexicon: Lexicon) -> Iterator[str]:
    """Names that bullets begin with and describe, and that sentences give a size in brackets."""
    for field in reading.paragraphs:
        forms = _SAID if _OF_MODELS.search(field.text) else (_SIZED_SUBJECT, _SCORED, _IN_SIZES)
        said = [match["name"] for form in forms for match in form.finditer(field.text)]
        for name in (*said, *(brought_names(field.text) if forms is _SAID else ())):
            kinds = set(lexicon.look_up(name))
            is_plain = vocabulary.cues.plain_subjects.fullmatch(name.split()[0]) is not None
            is_other = (
                is_plain or NO_MODEL.match(name) is None or vocabulary.is_no_model(name) or SETTING.fullmatch(name)
            )
            if kinds <= PLAIN_KINDS and not is_other and looks_like_model(name, vocabulary):
                yield name
    yield from _seeing_names(reading, lexicon, vocabulary)
    yield from sized_kin(reading, lexicon)
    for field in reading.paragraphs:
        if name := paragraph_name(field, reading.document, vocabulary, lexicon):
            yield name
    for record in reading.records:
        if record.kind == "bullet" and record.fields and _SIZE_IN_TEXT.search(record.fields[0].text):
            brought = (name for name in brought_names(record.fields[0].text) if not vocabulary.is_no_model(name))
            yield from (one for one in brought if vocabulary.cues.plain_subjects.fullmatch(one.split()[0]) is None)
        scored = _SCORED.search(record.fields[0].text) if record.kind == "bullet" and record.fields else None
        if scored and not vocabulary.is_no_model(scored["name"]) and looks_like_model(scored["name"], vocabulary):
            yield scored["name"]
        if record.kind == "bullet" and record.fields:
            below = text_below(record)
            name = bullet_names(record.fields[0], reading.document, vocabulary, lexicon, below=below)
            if name:
                yield name
            first = name or paragraph_name(record.fields[0], reading.document, vocabulary, lexicon)
            raw = reading.document.text[record.fields[0].start : record.fields[0].end]
            yield from (one for one in led_together(raw, first) if first and looks_like_model(one, vocabulary))
