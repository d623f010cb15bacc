"""A reading about several models in; which heading, bullet or paragraph stands for which model out.

"## Heron-VL: one tower" over "Heron-VL pairs SigLIP with …", and "- **Avocet-7B** ([weights](…)): CLIP + Vicuna" are
about one model each, although the document as a whole is not. A heading counts only where its own text says something
of the name; a bullet only where it begins with the name in bold or as a link and goes on as descriptions do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subjects.described import looks_like_model, names_in
from extract.narrative.subjects.led_names import (
    DESCRIBES,
    PLAIN_KINDS,
    SETTING,
    SIZED_HEADING,
    WORD,
    bullet_names,
    led_together,
    name_of,
    paragraph_name,
    text_below,
)
from extract.narrative.subjects.openings import brought_names
from extract.narrative.subjects.titles import title_of
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading, Record

_NAME = "\u01c2"
"""Stands for a model's name, a letter that no text has: patterns about names are compiled once, not once a name."""
_SPOKEN = re.compile(
    r"(?:^|[.!?:]\s+|\*\*|(?:^|[.!?]\s+)(?:Unlike|Like|In|With|On|At|For|Compared|While|Although|Despite|Built|Based|After"
    rf"|Trained|Instead)\b[^.!?]{{2,80}},\s+)\W*(?:the |our |both |meet "
    rf"|[\w.]+['’]s )?{_NAME}(?:\*\*)?(?: \([^()]{{0,60}}\)"
    rf"|, [^,]{{1,50}},)?,?\s+"
    r"(?:\w+ly )?(?:is|are|was|has|have|[a-z]{2,}(?:s|ed))\b"
    rf"|\b(?:about|of) {_NAME}(?:\*\*)?: it\b"
    rf"|\b{_NAME}, an? (?:[^.;,]|\.(?=\d)){{0,40}}\b(?:models?|m?vlms?|mllms?|lmms?)\b"
    rf"|(?:^|[。；！：，\s]){_NAME}(?:-[\w.]+)?\s?(?:是|由|的|采用|使用|包含|包括|支持|基于|拥有|具有|引入|在)"
    rf"|(?:releas|introduc|present|announc|launch|open-sourc|propos)\w*\s+(?:\*\*)?{_NAME}\b",
    re.IGNORECASE,
)
_IS_A_THING = re.compile(
    rf"{_NAME}(?:\*\*)?(?: \([^()]{{0,60}}\))?,? (?:is|are|was) (?:(?!\bmodels?\b)(?:[^.;]|\.(?=\d))){{0,60}}?\b"
    r"(?:toolkits?|tools?|librar(?:y|ies)|engines?|packages?|benchmarks?|data ?sets?|leaderboards?|servers?|plug-?ins?"
    r"|repositor(?:y|ies)|(?:inference|serving|training|evaluation) (?:framework|platform|system|code)s?"
    r"|compan(?:y|ies)|teams?|labs?|papers?|surveys?)\b",
    re.IGNORECASE,
)
"""What says that a name is that of no model."""
_NO_MODEL_WORD = r"(?=[A-Z])(?![\w.-]{0,60}(?:[Bb]ench|Eval|Arena|Kit(?![a-z])|[Bb]oard|Data|Instruct-\d))"
"""Before a name: no word in it says that it is a benchmark, a tool or data."""
_NO_MODEL = re.compile(_NO_MODEL_WORD)
_SEES = re.compile(
    r"\bmulti-?modal|\b(?:vision|visual|image)[- ](?:encoder|input|understanding|language|tower)"
    r"|\bimages? and text|\bVLMs?\b"
    r"|SigLIP|\bCLIP\b|\bViT\b",
    re.IGNORECASE,
)
"""What the text below the name of a language model must say for that to be a model that sees."""
_WRITES = re.compile(
    r"\b(?:is|are) an? (?:[\w-]+ ){0,4}(?:(?<!vision[- ])language model|text-only|LLM)\b", re.IGNORECASE
)
"""What says that it only writes."""
_SEEING_NAME = re.compile(
    rf"(?<![\w./-])(?P<name>{_NO_MODEL_WORD}"
    r"(?:[A-Z][\w.]*-(?:VL|VLM)|[A-Z][a-z]\w*(?:VL|VLM|LLaVA))[\d.]*(?:-[\w.]+)*)(?=[\s,;:)]|\.(?:\s|$)|['’]s|$)"
)
_KIN = re.compile(
    r"(?<![\w./-])(?P<name>(?P<first>[A-Z][\w.]*)(?:-[A-Z\d][\w.]*)*?-\d+(?:\.\d+)?B(?:-[A-Z]\w*)*)(?![\w-])"
)
_VERSION = re.compile(r"[- ]v?\d", re.IGNORECASE)
_TELLS_PART = re.compile(
    r"\W*(?:(?:vision|visual|image|text|language|base|min\.?|total|training|pre-?training|sft|model)[- ])*"
    r"(?:encoder|tower|backbone|llm|lm|vision|language model|decoder|connector|projector|param(?:eter)?s?|size"
    r"|architecture"
    r"|base model|context(?: length| window)?|v?ram|gpu memory|data|weights|paper|scores?"
    r"|results?)\s*(?:\([^()]*\)\s*)?:"
    r"|\W*~?\d+(?:\.\d+)?[BM]\b|\W*[\w-]+(?: \((?:val|test)\))?:? ?\d\d\.\d",
    re.IGNORECASE,
)
"""A line of a list that tells a part, a size or a score."""
_TELLS_MODEL = re.compile(
    r"\W*(?:(?:vision|visual|image|language|total)[- ])*"
    r"(?:encoder|tower|llm|vision|language model|param(?:eter)?s?|base model|architecture)\s*(?:\([^()]*\)\s*)?"
    r":\s*\S*[\dA-Z]"
    r"|\W*(?:size\s*:\s*)?~?\d+(?:\.\d+)?B\b(?! models)(?!.*\b(?:views|tokens|pairs|samples|images)\b)"
    r"|\W*architecture:",
    re.IGNORECASE,
)
"""A line that only the list of a model has."""
_FEW = 2
"""So many such lines make the heading above them a model's."""
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
    r",?\s+(?:is|has|comes?|uses?|pairs?|combines?|consists?|joins?)\b"
)
"""A sentence about a name with a size in brackets: "Wren (1.7B) is …"."""
_SCORED = re.compile(
    r"\b[Ww]e (?:also |now )?(?:release|introduce|present|propose|launch|open-?source)d? \W{0,3}(?P<name>"
    + _NO_MODEL_WORD
    + r"[A-Z][\w.]*(?:-[\w.]+)*(?<!\.))\W{0,3},\s(?:which|an?)\s(?:[^.]|\.(?=\d)){0,160}?\d\.\d+%? on \W{0,3}[A-Z]"
)
"""A sentence that presents a name and what it scores: "We release Wren_mini, which …, 60.4% on BarBench"."""
_SIZE_IN_TEXT = re.compile(r"\d ?[BM] param")
_SAID = (_SIZED, _COUNTS, _SIZED_SUBJECT, _SCORED)
_CALLED_MODEL = re.compile(
    rf"{_NAME}(?:\*\*)?(?:[^.]{{0,20}}? (?:is|was)|, an?) "
    r"(?:[^.;]|\.(?=\d)){0,60}?\b(?:models?|m?vlm|mllm|lmm|assistant)\b",
    re.IGNORECASE,
)
_OF_MODELS = re.compile(
    r"param|encoder|decoder|\bLLM\b|\bmodel\b|weights|vision|visual|image|huggingface\.co|SigLIP|\bCLIP\b|\bViT\b"
    r"|\bVLMs?\b|multi-?modal",
    re.IGNORECASE,
)
_ENDS_IN_SIZE = re.compile(r"[- ]\d+(?:\.\d+)?B(?:-[A-Z]\w*)?$")
_OF_PARTS = re.compile(
    r"\d ?[BM] param|encoder|\bLLM\b|SigLIP|\bCLIP\b|\bViT\b|language model|\d ?GB of (?:VRAM|GPU|video)|VQA\b|MMMU"
)
"""What only the text about a model says."""


def section_models(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Heading → the model that all text under it is about, for headings that name one which their text speaks of."""
    texts: dict[str, list[str]] = {}
    for field in reading.paragraphs:
        texts.setdefault(field.name, []).append(field.text)
    told = _texts_below(reading, texts)
    title = title_of(reading)
    title_text = title.name if title else ""
    named = {heading: _heading_name(heading, lexicon, vocabulary, told[heading]) for heading in texts if heading}
    spoken = {
        heading: name
        for heading, name in named.items()
        if name
        and (
            (heading != title_text and _is_sure(name, heading, texts[heading], vocabulary))
            or _is_spoken_of(name, texts[heading], is_sized=SIZED_HEADING.fullmatch(heading) is not None)
        )
    }
    beside = {
        heading: name
        for heading, name in named.items()
        if name and heading not in (*spoken, title_text) and _is_measured(name, texts[heading], lexicon, vocabulary)
    }
    if len(beside) + len(spoken) >= _FEW:
        spoken |= beside
    return {**_listed_models(reading, lexicon, vocabulary), **spoken}


def _listed_models(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> dict[str, str]:
    """Headings that name a model whose parts and sizes the list below them tells: "### Foo-VL", "- LLM: Bar-7B"."""
    told: dict[str, list[str]] = {}
    for record in reading.records:
        if record.kind in ("bullet", "pair") and record.headings and _TELLS_PART.match(_line_of(record)):
            told.setdefault(record.headings[-1], []).append(_line_of(record))
    names = {
        heading: name_of(_unnumbered(heading, vocabulary), lexicon, vocabulary)
        for heading, lines in told.items()
        if len(lines) >= _FEW and (any(map(_TELLS_MODEL.match, lines)) or _ENDS_IN_SIZE.search(heading))
    }
    return {heading: name for heading, name in names.items() if name}


def _line_of(record: Record) -> str:
    """A bullet's or pair's own line."""
    return ": ".join(field.text for field in record.fields[:2])


def _texts_below(reading: Reading, texts: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The paragraphs and the lines of lists below each heading."""
    told = {heading: list(found) for heading, found in texts.items()}
    for record in reading.records:
        if record.kind == "bullet" and record.headings and record.headings[-1] in told:
            told[record.headings[-1]] += [field.text for field in record.fields]
    return told


def _heading_name(heading: str, lexicon: Lexicon, vocabulary: Vocabulary, told: list[str]) -> str:
    """The name that a heading is; a plain word may be one, which its text must call a model."""
    heading = _unnumbered(heading, vocabulary)
    word = names_in(heading, vocabulary)[0]
    is_word = WORD.fullmatch(word) is not None and vocabulary.cues.plain_subjects.fullmatch(word) is None
    name = name_of(heading, lexicon, vocabulary, is_told=is_word)
    headline = _HEADLINE.match(heading)
    if not name and headline is not None and NAME_FORM.search(headline["name"]):
        name = name_of(headline["name"], lexicon, vocabulary)
    kinds = set(lexicon.look_up(heading)) - PLAIN_KINDS
    if name or kinds != {"language_model"} or not any(map(_SEES.search, told)) or any(map(_WRITES.search, told)):
        return name
    return heading


_HEADLINE = re.compile(
    r"(?P<name>[A-Z][\w.+]*(?:-[\w.+]+)*(?: \d[\w.]*)?) (?:\w+ly )?"
    r"(?!models|variants|versions|weights|parameters|tokens|results|benchmarks|scores$)(?:is|has|gets|[a-z]{3,}s)\s[a-z]"
)
"""A heading that says something of a name: "Foo-VL learns to wait"."""


def _unnumbered(heading: str, vocabulary: Vocabulary) -> str:
    """A heading without the number before it."""
    number = vocabulary.cues.ordinals.match(heading)
    return heading[number.end() :] if number else heading


def _is_spoken_of(name: str, texts: list[str], *, is_sized: bool) -> bool:
    """Whether the text under a heading speaks of its name; a plain word must also be called a model, or have a size."""
    if not any(DESCRIBES.search(text) for text in texts):
        return False
    called = re.compile(rf"{re.escape(name)}(?:-\d+(?:\.\d+)?[BM]\b)?{_short(name)}", re.IGNORECASE)
    marked = [called.sub(_NAME, text) for text in texts if called.search(text)]
    is_plain = not NAME_FORM.search(name) and not is_sized
    if is_plain and not any(map(_CALLED_MODEL.search, marked)):
        return False
    return any(map(_SPOKEN.search, marked)) and not any(map(_IS_A_THING.search, marked))


def _is_sure(name: str, heading: str, texts: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a heading is a model's beyond doubt, though its text says only "it": known, sized, or one of a count."""
    number = vocabulary.cues.ordinals.match(heading)
    is_counted = number is not None and (WORD.fullmatch(name) is None or re.search("[a-z]", number.group(), re.I))
    if vocabulary.cues.plain_subjects.fullmatch(name.split()[0]) is not None:
        return False
    is_model = is_counted or "model" in vocabulary.lexicon.look_up(name) or _ENDS_IN_SIZE.search(name) is not None
    is_described = any(map(_OF_PARTS.search, texts))
    is_model = is_model or (_HEADLINE.match(heading) is not None and any(name in text for text in texts))
    return is_model and is_described and not any(_IS_A_THING.search(text.replace(name, _NAME)) for text in texts)


def _is_measured(name: str, texts: list[str], lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether a heading written like a name stands above a size, a part or a score of "it": one of several models."""
    if NAME_FORM.search(name) is None or vocabulary.cues.plain_subjects.fullmatch(name.split()[0]) is not None:
        return False
    if _NO_MODEL.match(name) is None or any(_IS_A_THING.search(text.replace(name, _NAME)) for text in texts):
        return False
    return any(
        _OF_ONE.search(text) or (_FIGURE.search(text) and any("benchmark" in item.kinds for item in lexicon.find(text)))
        for text in texts
    )


_OF_ONE = re.compile(
    r"\d ?[BM] param|\d billion param|\b(?:vision|visual|image) (?:encoder|tower|backbone)\b"
    r"|\b[Ll]anguage model is\b|\bLLM is\b"
)
_FIGURE = re.compile(r"(?<![\w.])\d{2}\.\d(?!\d*[BMK]\b)")


def _short(name: str) -> str:
    """What a text may say for a name with version and size: "|Foo\\b" for "Foo-v1.1-4B"; "" where nothing is left."""
    begin = _VERSION.split(name, maxsplit=1)[0]
    return rf"|\b{re.escape(begin)}\b(?![-.\w])" if begin != name and len(begin) > len("Ab") else ""


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
        forms = _SAID if _OF_MODELS.search(field.text) else (_SIZED_SUBJECT, _SCORED)
        said = [match["name"] for form in forms for match in form.finditer(field.text)]
        for name in (*said, *(brought_names(field.text) if forms is _SAID else ())):
            kinds = set(lexicon.look_up(name))
            is_plain = vocabulary.cues.plain_subjects.fullmatch(name.split()[0]) is not None
            is_other = (
                is_plain or _NO_MODEL.match(name) is None or vocabulary.is_no_model(name) or SETTING.fullmatch(name)
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
            yield from (name for name in brought_names(record.fields[0].text) if not vocabulary.is_no_model(name))
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
