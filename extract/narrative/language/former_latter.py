"""A passage in; the same with "the former", "the latter", "the first", "the last" as the models that they stand for.

"Foo-4B and Bar-3B differ. The former joins SigLIP to Qwen3-4B; the latter has no encoder." Only where the last names
before it are those of models; each name stands at the place of the words that it is put for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.narrative.language.analysis import is_component
from extract.narrative.language.sentences import split_sentences
from extract.narrative.lexicon import Found, Lexicon
from extract.narrative.passages import Passage, respelt

_REFERENCE = re.compile(
    r"(?P<chinese>前者|后者)|\b(?:the (?P<pair>former|latter)(?:['’]s\b)?(?: (?:one|model))?(?=[\s,.;:)])"
    r"|the (?P<place>first|second|third|last)(?: (?:one|model))?"
    r"(?=\s+(?:is|has|had|needs?|takes?|took|fits?|uses?|runs?|gets|got|scores?|scored|reach(?:es|ed)|wants?|pairs|joins|asks"
    r"|on|into|in|with|at|by)\b))",
    re.IGNORECASE,
)
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_PAIR = 2
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\b|\bor\b|/|&|、|和|与|及|以及)\s*(?:the\s+)?", re.IGNORECASE)


def spell_out_references(passage: Passage, lexicon: Lexicon) -> Passage:
    """The passage with references to models by their place in the sentence before as these models' names."""
    if _REFERENCE.search(passage.text) is None:
        return passage
    runs = list(_runs(passage.text, lexicon))
    return respelt(passage, runs) if runs else passage


def _runs(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    found = lexicon.find(text)
    before = 0
    for sentence in split_sentences(text):
        references = list(_REFERENCE.finditer(text, sentence.start, sentence.end))
        if references:
            end = sentence.start if references[0]["chinese"] else references[0].start()
            meant = _listed_last(text, [item for item in found if before <= item.start < end])
        for reference in references:
            name = _meant(reference, meant)
            if name and (reference["pair"] or reference["chinese"] or _is_subject(text, sentence.start, reference)):
                yield reference.start(), reference.end(), f"{name} " if reference["chinese"] else name
        before = sentence.start


def _listed_last(text: str, items: Sequence[Found]) -> Sequence[str]:
    """The models of the last list of names before a reference; nothing where anything else was named behind it."""
    lists: list[list[Found]] = []
    for item in items:
        if lists and _LISTED.fullmatch(text, lists[-1][-1].end, item.start):
            lists[-1].append(item)
        else:
            lists.append([item])
    several = [run for run in lists if len(run) > 1]
    models = [[item for item in run if "model" in item.kinds and not is_component(item)] for run in several]
    if several and len(models[-1]) == len(several[-1]):
        return [item.text.strip() for item in models[-1]]
    told = dict.fromkeys(item.text.strip() for item in items if "model" in item.kinds and not is_component(item))
    return () if several else tuple(told)


def _meant(reference: re.Match[str], meant: Sequence[str]) -> str:
    """The name that a reference stands for; "" where that is not certain."""
    if reference["pair"] or reference["chinese"]:
        is_former = reference["chinese"] == "前者" or (reference["pair"] or "").casefold() == "former"
        return meant[0 if is_former else 1] if len(meant) == _PAIR else ""
    place = _PLACES[reference["place"].casefold()]
    return meant[place] if len(meant) >= _PAIR and -1 <= place < len(meant) else ""


def _is_subject(text: str, start: int, reference: re.Match[str]) -> bool:
    """Whether a sentence or a clause begins with a reference, perhaps behind "In 4 bits,"."""
    lead = text[start : reference.start()]
    return not lead.strip() or re.search(r"(?:[,;]|\band|\bwhile|\bwhereas|\bbut)\s+$", lead) is not None
