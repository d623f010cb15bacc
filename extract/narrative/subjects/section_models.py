"""A reading about several models in; which heading, bullet or paragraph stands for which model out.

"## Heron-VL: one tower" over "Heron-VL pairs SigLIP with …", and "- **Avocet-7B** ([weights](…)): CLIP + Vicuna" are
about one model each, although the document as a whole is not. A heading counts only where its own text says something
of the name; a bullet only where it begins with the name in bold or as a link and goes on as descriptions do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.narrative.credits.links import is_hub_id
from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subject_names import key_of
from extract.narrative.subjects.described import names_in
from extract.narrative.subjects.led_names import (
    DESCRIBES,
    PLAIN_KINDS,
    SIZED_HEADING,
    WORD,
    bare_name,
    is_plain_name,
    name_of,
    without_maker,
)
from extract.narrative.subjects.said_names import NO_MODEL
from extract.narrative.subjects.scored_headings import line_of, scored_models
from extract.narrative.subjects.sibling_headings import models_beside, words_that_begin
from extract.narrative.subjects.titles import title_of
from extract.narrative.subjects.used_names import IS_A_THING, NAME, OF_PARTS
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading

_SPOKEN = re.compile(
    r"(?:^|[.!?:]\s+|\*\*|(?:^|[.!?]\s+)(?:Unlike|Like|In|With|On|At|For|Compared|While|Although|Despite|Built|Based|After"
    rf"|Trained|Instead)\b[^.!?]{{2,80}},\s+)\W*(?:the |our |both |meet "
    rf"|[\w.]+['’]s )?{NAME}(?:\*\*)?(?: \([^()]{{0,60}}\)"
    rf"|, [^,]{{1,50}},)?,?\s+"
    r"(?:\w+ly )?(?:is|are|was|has|have|[a-z]{2,}(?:s|ed))\b"
    rf"|\b(?:about|of) {NAME}(?:\*\*)?: it\b"
    rf"|\b{NAME}, an? (?:[^.;,]|\.(?=\d)){{0,40}}\b(?:models?|m?vlms?|mllms?|lmms?)\b"
    rf"|(?:^|[。；！：，\s]){NAME}(?:-[\w.]+)?\s?(?:是|由|的|采用|使用|包含|包括|支持|基于|拥有|具有|引入|在|共|有|为|总|通过|结合|提供|需要)"
    rf"|(?:releas|introduc|present|announc|launch|open-sourc|propos)\w*\s+(?:\*\*)?{NAME}\b",
    re.IGNORECASE,
)
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
_VERSION = re.compile(r"[- ]v?\d", re.IGNORECASE)
_TELLS_PART = re.compile(
    r"\W*(?:(?:vision|visual|image|text|language|base|min\.?|total|training|pre-?training|sft|model)[- ])*"
    r"(?:encoder|tower|backbone|llm|lm|vision|language model|decoder|connector|projector|param(?:eter)?s?|size"
    r"|architecture"
    r"|base model|context(?: length| window)?|v?ram|gpu memory|data|weights|paper|scores?"
    r"|licen[cs]e|develop(?:er|ed by)|maker|vendor|released?(?: date)?|modalit(?:y|ies)"
    r"|results?)\s*(?:\([^()]*\)\s*)?:"
    r"|\W*~?\d+(?:\.\d+)?[BM]\b|\W*[\w-]+(?: \((?:val|test)\))?:? ?\d\d\.\d"
    r"|\W*(?:It|The model|This model)\s(?:has|uses|needs|requires|takes|runs|was trained|is (?:trained|built|released)"
    r"|scores|reaches|supports|pairs|combines)\b"
    r"|\W*(?:The|Its)\s(?:(?:vision|visual|image|language|text)[- ])?"
    r"(?:encoder|tower|backbone|model|decoder|context \w+)\sis\b",
    re.IGNORECASE,
)
"""A line of a list that tells a part, a size or a score."""
_TELLS_MODEL = re.compile(
    r"\W*(?:(?:vision|visual|image|language|total)[- ])*"
    r"(?:encoder|tower|llm|vision|language model|param(?:eter)?s?|base model|architecture)\s*(?:\([^()]*\)\s*)?"
    r":\s*\S*[\dA-Z]"
    r"|\W*(?:size\s*:\s*)?~?\d+(?:\.\d+)?B\b(?! models)(?!.*\b(?:views|tokens|pairs|samples|images)\b)"
    r"|\W*architecture:"
    r"|\W*(?:It|The model|This model)\shas\s[^.]{0,20}\d\s?(?:[BM]|billion|million)\sparam"
    r"|\W*(?:The|Its)\s(?:vision|visual|image|language)[- ](?:encoder|tower|model)\sis\b",
    re.IGNORECASE,
)
"""A line that only the list of a model has."""
_SEES_OR_IS_SIZED = re.compile(
    rf"{OF_PARTS.pattern}|\d ?GB\b|\d\d\.\d|huggingface\.co|\b(?:trained|tuned)\b|\d tokens|MLP"
)
"""What the text below a repository's id tells, where that is a model's."""
_LABEL = re.compile(r"\s(?=[A-Z][a-z-]+(?: [\w-]+){0,2}: )")
"""Where the next label of a paragraph stands: "Developer: Acme License: MIT"."""
_FEW = 2
"""So many such lines make the heading above them a model's."""
_CALLED_MODEL = re.compile(
    rf"{NAME}(?:\*\*)?(?:[^.]{{0,20}}? (?:is|was)|, an?) "
    r"(?:[^.;]|\.(?=\d)){0,60}?\b(?:models?|m?vlm|mllm|lmm|assistant)\b",
    re.IGNORECASE,
)
_ENDS_IN_SIZE = re.compile(r"[- ]\d+(?:\.\d+)?B(?:-[A-Z]\w*)?$")


def section_models(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Heading → the model that all text under it is about, for headings that name one which their text speaks of."""
    texts: dict[str, list[str]] = {}
    for field in reading.paragraphs:
        texts.setdefault(field.name, []).append(field.text)
    told = _texts_below(reading, texts)
    title = title_of(reading)
    is_above = title is not None and not any(
        record.kind == "section" and record.level == title.level > 1 and record is not title
        for record in reading.records
    )
    title_text = title.name if title is not None and is_above else ""
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
    words = words_that_begin(reading, spoken, told, lexicon, vocabulary)
    if len(words) + len(spoken) >= _FEW:
        spoken |= words
    if len({key_of(name)[:1] for name in spoken.values()}) >= _FEW:
        written = {heading: name for heading, name in named.items() if heading != title_text}
        spoken |= models_beside(reading, spoken, written, told, lexicon, vocabulary)
    return {**_listed_models(reading, lexicon, vocabulary), **spoken}


def _listed_models(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> dict[str, str]:
    """Headings that name a model whose parts and sizes the list below them tells: "### Foo-VL", "- LLM: Bar-7B".

    A paragraph of labels is such a list, too, and a table of two columns.
    """
    told: dict[str, list[str]] = {}
    for record in reading.records:
        if record.kind in ("bullet", "pair") and record.headings and _TELLS_PART.match(line_of(record)):
            told.setdefault(record.headings[-1], []).append(line_of(record))
    for table in reading.tables:
        for row in table.rows if table.headings else ():
            line = f"{row[0].text}: {row[1].text}" if len(row) == len(("label", "value")) else ""
            if _TELLS_PART.match(line):
                told.setdefault(table.headings[-1], []).append(line)
    for field in reading.paragraphs:
        if field.name and field.text.count(": ") >= _FEW:
            told.setdefault(field.name, []).extend(filter(_TELLS_PART.match, _LABEL.split(field.text)))
    full = [
        heading
        for heading, lines in told.items()
        if len(lines) >= _FEW and (any(map(_TELLS_MODEL.match, lines)) or _ENDS_IN_SIZE.search(heading))
    ]
    shown = {heading: without_maker(vocabulary.cues.unnumbered(heading), told[heading]) for heading in full}
    names = {heading: name_of(text, lexicon, vocabulary) for heading, text in shown.items()}
    if len(full) >= _FEW:
        bare = ((heading, bare_name(text, vocabulary)) for heading, text in shown.items())
        names |= {
            heading: name for heading, name in bare if not names[heading] and is_plain_name(name, lexicon, vocabulary)
        }
    return {**scored_models(reading, lexicon, vocabulary), **{head: name for head, name in names.items() if name}}


def _texts_below(reading: Reading, texts: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The paragraphs and the lines of lists below each heading."""
    told = {heading: list(found) for heading, found in texts.items()}
    for record in reading.records:
        if record.kind == "bullet" and record.headings and record.headings[-1] in told:
            told[record.headings[-1]] += [field.text for field in record.fields]
    return told


def _heading_name(heading: str, lexicon: Lexicon, vocabulary: Vocabulary, told: list[str]) -> str:
    """The name that a heading is; a plain word may be one, which its text must call a model."""
    if is_hub_id(heading):
        return heading
    heading = without_maker(_NEWS_BEHIND.sub("", vocabulary.cues.unnumbered(heading)), told)
    word = names_in(heading, vocabulary)[0]
    is_word = WORD.fullmatch(word) is not None and vocabulary.cues.plain_subjects.fullmatch(word) is None
    name = name_of(heading, lexicon, vocabulary, is_told=is_word)
    if name.endswith(")") and (bare := name.partition(" (")[0]) != name and _uses(bare, told):
        name = bare
    headline = _HEADLINE.match(heading)
    if not name and headline is not None and NAME_FORM.search(headline["name"]):
        name = name_of(headline["name"], lexicon, vocabulary)
    heading = bare_name(heading, vocabulary)
    kinds = set(lexicon.look_up(heading)) - PLAIN_KINDS
    if name or kinds != {"language_model"} or not any(map(_SEES.search, told)) or any(map(_WRITES.search, told)):
        return name
    return heading


_NEWS_BEHIND = re.compile(
    r"(?<=\S)\s+(?:(?:has |is |was )?(?:arrive[sd]|land(?:s|ed)|released?|launche[sd]|announced|appears|out|here"
    r"|live|online)"
    r"(?: today| now)?|(?:first look|first impressions|review|hands-on|release))[.!]*$"
)
"""Behind a name in a heading: that it came out, or is looked at."""
_HEADLINE = re.compile(
    r"(?P<name>[A-Z][\w.+]*(?:-[\w.+]+)*(?: \d[\w.]*)?) (?:\w+ly )?"
    r"(?!models|variants|versions|weights|parameters|tokens|results|benchmarks|scores$)(?:is|has|gets|[a-z]{3,}s)\s[a-z]"
)
"""A heading that says something of a name: "Foo-VL learns to wait"."""


def _uses(name: str, told: list[str]) -> bool:
    """Whether a text uses a name without the bracket that stands behind it in its heading."""
    used = re.compile(rf"\b{re.escape(name)}\b(?! \()")
    return NAME_FORM.search(name) is not None and any(map(used.search, told))


def _is_spoken_of(name: str, texts: list[str], *, is_sized: bool) -> bool:
    """Whether the text under a heading speaks of its name; a plain word must also be called a model, or have a size."""
    if not any(DESCRIBES.search(text) for text in texts):
        return False
    called = re.compile(rf"{re.escape(name)}(?:-\d+(?:\.\d+)?[BM]\b)?{_short(name)}", re.IGNORECASE)
    marked = [called.sub(NAME, text) for text in texts if called.search(text)]
    is_plain = not NAME_FORM.search(name) and not is_sized
    if is_plain and not any(map(_CALLED_MODEL.search, marked)):
        return False
    return any(map(_SPOKEN.search, marked)) and not any(map(IS_A_THING.search, marked))


def _is_sure(name: str, heading: str, texts: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a heading is a model's beyond doubt, though its text says only "it": known, sized, or one of a count."""
    number = vocabulary.cues.ordinals.match(heading)
    is_counted = number is not None and (WORD.fullmatch(name) is None or re.search("[a-z]", number.group(), re.I))
    if vocabulary.cues.plain_subjects.fullmatch(name.split()[0]) is not None:
        return False
    if is_hub_id(name) and any(map(_SEES_OR_IS_SIZED.search, texts)):
        return True
    is_model = is_counted or "model" in vocabulary.lexicon.look_up(name) or _ENDS_IN_SIZE.search(name) is not None
    is_described = any(map(OF_PARTS.search, texts))
    is_model = is_model or (_HEADLINE.match(heading) is not None and any(name in text for text in texts))
    return is_model and is_described and not any(IS_A_THING.search(text.replace(name, NAME)) for text in texts)


def _is_measured(name: str, texts: list[str], lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether a heading written like a name stands above a size, a part or a score of "it": one of several models."""
    if NAME_FORM.search(name) is None or vocabulary.cues.plain_subjects.fullmatch(name.split()[0]) is not None:
        return False
    if NO_MODEL.match(name) is None or any(IS_A_THING.search(text.replace(name, NAME)) for text in texts):
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
