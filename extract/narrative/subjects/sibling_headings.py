"""Headings of models in; what else stands as a heading beside them and is a model's, or begins its own text, out.

"## Tern" over "It sees through SigLIP" between "## Foo-VL" and "## Bar-VL" is a model, though only its place says so;
"## Bramble" over "Bramble has 3B parameters" is one where a second heading is built alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subjects.led_names import bare_name, is_plain_name
from extract.narrative.subjects.said_names import NO_MODEL
from extract.narrative.subjects.told_alone import tells_of_it
from extract.narrative.subjects.used_names import AS_NAME, IS_A_THING, NAME, OF_PARTS
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading

_BEGINS = re.compile(
    rf"\W*(?:The )?{NAME}[*_`]*(?:\s\([^()]{{1,80}}\))?,?\s+(?:\w+ly )?"
    r"(?!of\b|is the (?:same|first|second|last|most)\b)"
    r"(?:is|was|has|comes?|came|uses?|pairs?|combines?|couples?|joins?|connects?|consists?|builds?|needs?|takes?|scores?"
    r"|reaches|drops|keeps|adds|extends|swaps|replaces|feeds|reads|starts|[a-z]{3,}ed"
    r"|[a-z]{3,}s(?=\s(?:an?|the|its|on|from|only|both|up|in|at|[A-Z\d])))\b"
)
"""What the text about a model begins with: its name and a verb."""
_OPENS = re.compile(
    r"\W*(?:(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}|We|we) (?:has |have |now |just )*"
    rf"(?:releas|introduc|publish|announc|open-sourc|launch|present|ship|drop)\w* (?:the )?[*_`]*{NAME}"
    r"|(?:It|Its|The model|This (?:one|model|release))\b)"
)
"""What else it begins with: who brought it out, or "it"."""
_TOLD = frozenset({"vision_encoder", "language_model", "connector", "benchmark"})
_AMOUNT = re.compile(
    r"\d ?GB\b|\d+[Kk] (?:tokens|context)|\d tokens\b|\d\d\.\d|\bLoRA\b|\d ?(?:M|K|million) (?:\w+[- ]){0,2}?"
    r"(?:pairs|images|samples|captions|examples|pages)\b"
)
_SHARE = 3
"""At least one in so many headings of a level must be a model's for itself, before others are by their place."""


def words_that_begin(
    reading: Reading, sure: Mapping[str, str], told: Mapping[str, list[str]], lexicon: Lexicon, vocabulary: Vocabulary
) -> dict[str, str]:
    """Headings that are a word alone, where the text below begins with it and tells of a size, a part or data of it."""
    found: dict[str, str] = {}
    for heading, level in _headings(reading):
        name = bare_name(vocabulary.cues.unnumbered(heading), vocabulary)
        texts = told.get(heading, [])
        if level == 1 or not texts or heading in sure:
            continue
        marked = texts[0].replace(name, NAME)
        begins = _BEGINS.match(marked) is not None and OF_PARTS.search(texts[0]) is not None
        if begins and is_plain_name(name, lexicon, vocabulary) and not IS_A_THING.search(marked):
            found[heading] = name
    return found


def models_beside(
    reading: Reading,
    sure: Mapping[str, str],
    named: Mapping[str, str],
    told: Mapping[str, list[str]],
    lexicon: Lexicon,
    vocabulary: Vocabulary,
) -> dict[str, str]:
    """Headings on the level of those of models that are written like a name or a word, and whose text tells of a model.

    `sure` are the headings of models, `named` the names that headings are written like, `told` the texts below each.
    """
    counted = Counter(level for _, level in _headings(reading))
    of_models = Counter(level for heading, level in _headings(reading) if heading in sure)
    levels = {level for level, count in of_models.items() if count * _SHARE >= counted[level]}
    found: dict[str, str] = {}
    for heading, level in _headings(reading):
        texts = told.get(heading, ())
        if heading in sure or level not in of_models or not texts:
            continue
        name = named.get(heading, "")
        if name and _is_like_a_name(name, vocabulary) and _tells(name, texts, lexicon, is_sure=level in levels):
            found[heading] = name
        word = bare_name(vocabulary.cues.unnumbered(heading), vocabulary)
        if is_plain_name(word, lexicon, vocabulary) and _is_told_as_word(word, texts, lexicon, is_sure=level in levels):
            found[heading] = word
    return found


def _headings(reading: Reading) -> Iterator[tuple[str, int]]:
    for record in reading.records:
        if record.kind == "section":
            yield record.name, record.level


def _is_like_a_name(name: str, vocabulary: Vocabulary) -> bool:
    is_plain = vocabulary.cues.plain_subjects.fullmatch(name.split()[0]) is not None
    return NAME_FORM.search(name) is not None and not is_plain and NO_MODEL.match(name) is not None


def _tells(name: str, texts: Sequence[str], lexicon: Lexicon, *, is_sure: bool) -> bool:
    """Whether the text below a name tells of a model; where few headings are models', it must begin so."""
    if any(IS_A_THING.search(text.replace(name, NAME)) for text in texts):
        return False
    return tells_of_it(texts[0], lexicon) or (is_sure and any(_is_of_model(text, lexicon) for text in texts))


def _is_told_as_word(word: str, texts: Sequence[str], lexicon: Lexicon, *, is_sure: bool) -> bool:
    marked = [text.replace(word, NAME) for text in texts]
    if any(map(IS_A_THING.search, marked)):
        return False
    if any(map(AS_NAME.search, marked)) and any(map(OF_PARTS.search, texts)):
        return True
    return is_sure and _OPENS.match(marked[0]) is not None and any(_is_of_model(text, lexicon) for text in texts)


def _is_of_model(text: str, lexicon: Lexicon) -> bool:
    if OF_PARTS.search(text) or _AMOUNT.search(text):
        return True
    kinds = (set(item.kinds) for item in lexicon.find(text))
    return any(_TOLD & found or any(kind.startswith("dataset") for kind in found) for found in kinds)
