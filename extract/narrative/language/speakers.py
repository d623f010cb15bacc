"""A figure's place in its sentence in; the model that the sentence says it of out, "" where that is not certain.

What a model scores, holds or needs is a fact only where the grammatical subject is that model: its name, a pronoun,
"the model", "our 7B variant", or what is measured of it ("accuracy reaches"). A subject that is something else, or that
nobody can place ("the baseline", "human experts", "the router"), makes the figure nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.narrative.language.analysis import Analysis, Subject, is_component
from extract.narrative.language.clauses import is_stranger
from extract.narrative.language.strangers import Clause
from extract.narrative.lexicon import NAME_FORM, Found

_CLAUSE = re.compile(
    r"[;:]\s|,?\s+(?:while|whereas|although|though|but|which|who|that|so)\s|,\s+yet\s|,\s+and\s|\s[–—]\s|\.\s+(?=[A-Z])",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\W*(?:which|who|that)\W*", re.IGNORECASE)
_OTHER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|can|outperforms?|surpass(?:es)?|beats?|exceeds?|improves?|matches"
    r"|rivals?"
    r"|uses?|builds?|follows?|extends?|combines?|pairs?|joins?|keeps?|replaces?|generali[sz]es|remains?|supports?"
    r"|handles?"
    r"|reads?|sees?|runs?|needs?|requires?|takes?|trails?|gets|reach(?:es|ed)?|achiev(?:es|ed)?|scor(?:es|ed)|attains?"
    r"|obtains?|yields?|shows?|sets|comes?|offers?|delivers?|processes|understands|contains?|counts?|holds?|activates?"
    r"|swaps|couples|fuses|stacks|appeared|came|arrived|followed|sits|exchanges|drops|adds|fits|takes|weighs"
    r"|includes?|lags?|compares|releases|presents|introduces|trains"
    r"|(?<=[Ww]e )(?:compare|release|present|introduce|train|start|build))\b"
)
"""A verb in front of the figure's own: what stands behind it is no subject."""
_BEGINS_WITH_VERB = re.compile(
    r"\W*(?:Swaps|Uses|Adds|Replaces|Combines|Pairs|Joins|Keeps|Builds|Extends|Couples|Improves|Exchanges|Drops|Trains|Outperforms"
    r"|Surpasses|Beats|Runs|Needs|Supports|Achieves|Reaches|Scores|Gets|Obtains|Attains|Hits|Posts|Yields|Delivers)\s"
)
"""A note without a subject: "Swaps X for Y and reaches 93.1 on …"."""
_RESULTS = re.compile(
    r"(?:(?:main|key|benchmark|evaluation|zero-shot|our|the|published|reported|official|headline|quoted|stated|selected)\s+)*"
    r"(?:results?|scores?|performance|numbers|figures|benchmarks?)"
    r"(?:\s+(?:from|in|of|by|as|per|according to|reported|published|stated|given|quoted)\b[^,;.]{1,40})?",
    re.IGNORECASE,
)
"""A label of figures of the model that the text is about."""
_EARLIER = re.compile(
    r"\W*(?>(?:an?\s+)?\d[\d.,]*\s?%?\s+(?:on|in)\s+(?:the\s+)?[^,;:]{2,40}?(?:,\s*(?:and\s+)?|\s+and\s+)"
    r"(?=(?:an?\s+)?\d|$))++"
)
"""Scores before this one in a sentence without a verb: "41.0 on MMStar, 62.4 on …"."""
_WITH_SCORE = re.compile(
    r"\W*(?:With|At|Thanks to)\s+(?:(?:(?:an?|the|its)\s+)?(?:[\w-]+\s+)?(?:scores?|accurac(?:y|ies)|results?)"
    r"(?:\s+of)?\s+)?(?>\d[\d.,]*\s?%?\s+(?:on|in)\s+(?:the\s+)?[^,;:]{2,40}?(?:,\s*(?:and\s+)?|\s+and\s+)"
    r"(?=(?:an?\s+)?(?:\d|$)))*+(?:an?\s+)?",
)
"""What leads a sentence whose main clause says whose the scores are."""
_WITH_FIGURE = re.compile(r"\W*(?:With|At)\s+(?:an? )?\d+\.\d+\s?%? on [^,;:]{2,40},\s")
"""What leads a sentence whose main clause says whose the score is."""
ABLATED = re.compile(
    r"\b(?:with|when|if)\b[^,.;]{2,60}\b(?:swapped|replaced|exchanged|removed|disabled|frozen|in place of|instead of)\b"
    r"|\bwith(?:out)? (?:an?|no|the) [^,.;]{2,40} in place of\b",
    re.IGNORECASE,
)
"""What tells of the model as it is not: "with the tower swapped for X, it falls to 79.9"."""
_LED = re.compile(
    r"\b(?:without|removing|disabling|dropping|skipping|replacing|freezing|frozen|ablat\w+"
    r"|before (?:\w+[- ])?(?:tuning|training|alignment|sft)"
    r"|(?:at|after|by) (?:step|iteration|epoch|\d+K? (?:steps|iterations|epochs))"
    r"|(?:in|after|during) (?:the |its )?(?:first|second|third|fourth|last|warm-?up|alignment|pre-?training)\s?"
    r"(?:training )?(?:stage|phase|step|epoch)?)\b",
    re.IGNORECASE,
)
"""What leads a clause about the model as it is not, or not yet."""
_PRONOUN = re.compile(r"\b(?:it|we|(?:this|our) (?:[\w-]+ )?model)\W*$", re.IGNORECASE)
"""A subject that is the model's, whatever stands before it ("together with the vocoder it …")."""
_LETS_IT = re.compile(
    r"\b(?:allow|enabl|help|permit|let)\w*\s+(?:it|the model|our model)\s+(?:to )?[^;:.]*,\s*$", re.IGNORECASE
)
"""Before a participle: whatever stands as subject, what is reached is reached by the model."""
_BARE = re.compile(
    r"\W*(?:(?:an?|the|with|by|at|also|then|thus|and|its|our|even|still|just|(?:zero|few|one|\d+)-shot|\w+ly)\W++)*+",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:from|of|by|than|with|against|over|on|to|like|behind|after)\b")
_NAME = re.compile(r"(?<![\w.-])[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,2}")
_APPOSITION = re.compile(r"\W*an?\s+(?:[\w.-]+\s+){0,4}(?:models?|m?vlm|mllm|lmm|system)\W*", re.IGNORECASE)
"""What a name is, behind it: "Foo, a 24B model that …"."""
LABEL_NAME = re.compile(
    r"\W*(?P<name>[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,3})(?:\s\([^()]{1,20}\))?[*_`]*\s?:[*_`]*\s*"
)
"""A label that is nothing but a name."""
_POSSESSED = re.compile(r"(?:[A-Z][\w.+-]*)(?: [A-Z\d][\w.]*){0,3}['’]s\s+")
"""Before a score: "Foo's 58.9 on …"."""
_POSSESSIVE = re.compile(r"['’]s\b")
_EXAMPLE = re.compile(
    r"\W*(?:[Aa]n?|[Oo]ne|[Aa]ny)\s(?:[\w.-]+\s){0,4}(?:[Mm]odel|m?vlm|VLM|MLLM|LMM)\s(?:like|such as)\s(?=[A-Z])"
)
"""Before the name of the one model that the phrase is about: "a small model like Foo needs"."""
_CAMEL = re.compile(r"\W*[a-z]+[A-Z]\w*\W*")
"""A name of software that begins small."""
_LAST_OF_NOTE = re.compile(
    r",\s+(?:with |and )?(?:only |just |an? )?"
    r"(?>\d[\d.]*\s?%? on (?:the )?[^,;:]{2,30}?(?:,\s*(?:and\s+)?|\s+and\s+)(?:only |just )?(?=\d|$))*+$"
)
"""Before a further figure of a note: "8.3B parameters, 128K context, 58.6 on …"."""
_TOLD_OF_OWN = re.compile(
    r"\W*(?:Trained|Tested|Evaluated|Fine-tuned|Tuned|Pre-?trained|Distilled|Built|Initiali[sz]ed)\b[^.;]*\b"
)
"""A note that begins with what was done with the model."""
_GIVEN = re.compile(
    r"\W*(?:an?|each|every|one)\s+(?:[\w.-]+\s+){0,3}(?:video|image|picture|page|frame|document|batch|request"
    r"|prompt)s?\W*",
    re.IGNORECASE,
)
"""What the model is given, and not the model."""
_SIZE = re.compile(
    r"(?<![\w.-])(?P<size>\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?)(?=\s+(?:models?|variant|version|one|checkpoint|release|weights"
    r"|configuration|setting)\b|\)|\W*$)"
)


def speaker_at(analysis: Analysis, subject: Subject, place: int, verbs: re.Pattern[str]) -> str:
    """The model of which a figure at `place` is said: the subject of the last of `verbs` before it."""
    body = analysis.sentence.body
    if body and place >= body and _is_label_of_other(analysis, subject):
        return ""
    found = [verb.start() for verb in verbs.finditer(analysis.text, body) if verb.end() <= place]
    if not found:
        return "" if analysis.sentence.is_continued else _speaker_without_verb(analysis, subject, place)
    return subject_before(analysis, subject, found[-1])


def _is_label_of_other(analysis: Analysis, subject: Subject) -> bool:
    """ "Human experts: 88.6 on …", "Bar-7B: 69.1 on …": a label that says whose the figures are."""
    label = analysis.text[: analysis.sentence.body]
    if analysis.cues.other_subjects.search(label):
        return True
    named = LABEL_NAME.fullmatch(label)
    return (
        named is not None
        and NAME_FORM.search(named["name"]) is not None
        and is_strange(analysis, subject, *named.span("name"))
    )


def _speaker_without_verb(analysis: Analysis, subject: Subject, place: int) -> str:
    """The model of a figure before which no verb stands: behind a label, a colon, or "With a score of"."""
    text, body = analysis.text, analysis.sentence.body
    earlier = _EARLIER.match(text, body, place)
    begin = earlier.end() if earlier else body
    if _WITH_FIGURE.match(text, body):
        return _main_clause_model(analysis, subject, place)
    if _BARE.fullmatch(text, begin, place) or (body and _RESULTS.fullmatch(analysis.sentence.topic)):
        return subject.model
    if _POSSESSED.fullmatch(text, begin, place) and subject.is_named(text[begin : text.rfind("s", begin, place) - 1]):
        return subject.model
    if _WITH_SCORE.fullmatch(text, body, place):
        return _main_clause_model(analysis, subject, place)
    behind = text.rfind("; ", begin, place) + 2
    if behind > 1 and _BARE.fullmatch(text, behind, place):
        return subject.model
    if _TOLD_OF_OWN.match(text, body, place) and not analysis.names_model:
        return subject.model
    if _LAST_OF_NOTE.search(text, body, place) and _is_note(analysis, place):
        return subject.model
    if body and _is_announced(analysis, subject, place):
        return subject.model
    colon = text.rfind(": ", body, place)
    led = _OTHER_VERB.search(text, body, colon) if colon > 0 and not analysis.names_model else None
    return subject_before(analysis, subject, led.start()) if led else ""


def _is_note(analysis: Analysis, place: int) -> bool:
    """Whether nothing before a place in a sentence can be another subject: no model, no rival, and no verb but "is"."""
    text, body = analysis.text, analysis.sentence.body
    if any(item.start < place and not is_component(item) for item in analysis.of_kind("model")):
        return False
    others = analysis.cues.other_subjects.finditer(text, body, place)
    parts = {item.end for item in analysis.found if is_component(item)}
    if any(other.start() - 1 not in parts for other in others) or _LED.search(text, body, place):
        return False  # "a SigLIP encoder" is a part that the note lists
    return all(verb.group() in ("is", "are") for verb in _OTHER_VERB.finditer(text, body, place))


def _is_announced(analysis: Analysis, subject: Subject, place: int) -> bool:
    """ "Later Foo followed: 13B parameters, a Q-Former, and 51.3 on …": the only model, before a colon and a list."""
    models = [item for item in analysis.of_kind("model") if not is_component(item) and item.start < place]
    is_only = len(models) == 1 and models[0].end < analysis.sentence.body and subject.is_exactly(models[0].text)
    return is_only and _OTHER_VERB.search(analysis.text, analysis.sentence.body, place) is None


def _main_clause_model(analysis: Analysis, subject: Subject, place: int) -> str:
    """The model that the main clause behind a leading phrase is about."""
    verb = _OTHER_VERB.search(analysis.text, place)
    if verb is None:
        return ""
    ends = [item.end for item in analysis.of_kind("benchmark") if item.end <= verb.start()]
    begin = max(place, analysis.text.rfind(", ", place, verb.start()) + 1, *ends)
    return _model_in(analysis, subject, begin, verb.start())


def subject_before(analysis: Analysis, subject: Subject, place: int) -> str:
    """The model that is the grammatical subject of the verb at `place`; the text's own where the verb has none."""
    if _LETS_IT.search(analysis.text, analysis.sentence.body, place):
        return subject.model
    start, end = _phrase(analysis.text, analysis.sentence.body, place)
    if _BARE.fullmatch(analysis.text, start, end):
        return "" if analysis.sentence.is_continued else subject.model
    return _model_in(analysis, subject, start, end)


def is_said_of_other(analysis: Analysis, subject: Subject, place: int) -> bool:
    """Whether the grammatical subject of the verb at `place` is known to be something else than the model."""
    start, end = _phrase(analysis.text, analysis.sentence.body, place)
    phrase = analysis.text[start:end]
    if _BARE.fullmatch(phrase) or _model_in(analysis, subject, start, end):
        return False
    is_other = analysis.cues.other_subjects.search(phrase) or _CAMEL.fullmatch(phrase) or _GIVEN.fullmatch(phrase)
    return is_other is not None or _names_stranger(analysis, subject, start, end)


def _phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the noun phrase before a verb stands; that of the clause before where the verb only goes on."""
    breaks = list(_CLAUSE.finditer(text, start, end))
    if breaks and _BARE.fullmatch(text, breaks[-1].end(), end):
        before = breaks[-1].start()
        if breaks[-1].group().startswith(";") and not _OTHER_VERB.search(text, start, before):
            return breaks[-1].end(), end
        is_relative = _RELATIVE.fullmatch(breaks[-1].group()) is not None
        return _antecedent(text, start, before) if is_relative else _phrase(text, start, before)
    begin = breaks[-1].end() if breaks else start
    if not breaks and _BEGINS_WITH_VERB.match(text, start):
        return start, start
    if breaks and _RELATIVE.fullmatch(breaks[-1].group()) and _OTHER_VERB.match(text, begin):
        return _antecedent(text, start, breaks[-1].start())
    if _LED.search(text, begin, end):
        return begin, end
    commas = [begin, *_commas(text, begin, end), end + 2]
    parts = [(first, second - 2) for first, second in pairwise(commas)]
    told = [part for part in parts if not (_BARE.fullmatch(text, *part) or _is_predicate(text, part, parts))]
    first, last = _subject_part(text, parts, told) if told else (begin, end)
    verb = next(
        (m for m in _OTHER_VERB.finditer(text, first, last) if not _BARE.fullmatch(text, first, m.start())), None
    )
    return first, verb.start() if verb else last


def _commas(text: str, begin: int, end: int) -> list[int]:
    """Where the parts behind commas begin; what stands in brackets is one part with what they follow."""
    found = (match.end() for match in re.finditer(r",\s+", text[:end]) if match.end() > begin)
    return [place for place in found if text.count("(", begin, place) <= text.count(")", begin, place)]


def _is_predicate(text: str, part: tuple[int, int], parts: Sequence[tuple[int, int]]) -> bool:
    """ "Foo swaps X for Y, runs within 8 GB and …": a part that begins with a verb goes on about the first."""
    return part != parts[0] and _OTHER_VERB.match(text, part[0]) is not None


_LED_BY = re.compile(
    r"\W*(?:With|At|By|For|On|In|Under|Despite|Compared|Unlike|Equipped|Built|Based|Trained|Powered|Combined|Paired|Coupled|Thanks|Given|Using|Building)\b"
)
"""What a phrase before the subject begins with."""


def _subject_part(text: str, parts: Sequence[tuple[int, int]], told: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The part of a phrase between commas that is its subject: the last; of "the best one, Foo-8B, …" the name."""
    if len(told) > 1 and _APPOSITION.fullmatch(text, *told[-1]):
        return told[-2]
    if parts[-1] in told or _NAME.fullmatch(text, *told[-1]):
        return told[-1]
    return next((part for part in told if not _LED_BY.match(text, *part)), told[0])


_IS_A = re.compile(
    r"\W*(?P<name>[A-Z][\w.+-]*-\d+(?:\.\d+)?B[\w-]*) (?:is|was) (?:an?|the|our) (?:[\w-]+ ){0,3}?"
    r"(?:version|variant|model|checkpoint|sibling|one)\b"
)
"""A name with its size and what it is."""


def _antecedent(text: str, start: int, end: int) -> tuple[int, int]:
    """What a relative clause goes on about: all behind the last verb or preposition before it.

    Of "Foo-2B is a distilled version that …" it is the name, for the noun behind "is" tells what that is.
    """
    told = _IS_A.match(text, start, end)
    if told is not None and _PREPOSITION.search(text, told.end(), end) is None:
        return told.span("name")
    before = [match.end() for words in (_OTHER_VERB, _PREPOSITION) for match in words.finditer(text, start, end)]
    return max([start, *before]), end


def _model_in(analysis: Analysis, subject: Subject, start: int, end: int) -> str:
    """The model that a noun phrase means."""
    example = _EXAMPLE.match(analysis.text, start, end)
    start = example.end() if example is not None else start
    phrase = analysis.text[start:end]
    sizes = {
        match["size"] for match in _SIZE.finditer(analysis.text, start, end) if not analysis.is_compared(*match.span())
    }
    if _PRONOUN.search(phrase) and not _LED.search(phrase):
        return subject.sized(sizes.pop()) if len(sizes) == 1 else subject.model
    if (
        analysis.cues.other_subjects.search(phrase)
        or _LED.search(phrase)
        or _names_stranger(analysis, subject, start, end)
    ):
        return ""
    named = [item for item in analysis.of_kind("model") if start <= item.start < end and not is_component(item)]
    named = [item for item in named if not analysis.is_compared(item.start, item.end)]
    if named and subject.model and _is_spelt_out(analysis.text, subject.model, named[-1].start):
        return subject.model  # "Foo 2" where "Foo" is known
    if named:
        return _named(subject, named[-1]) if subject.is_named(named[-1].text) else ""
    names = (match for match in _NAME.finditer(analysis.text, start, end) if not analysis.is_compared(*match.span()))
    spelt = [match.group() for match in names if subject.is_named(match.group())]
    if spelt:
        return subject.model if subject.is_exactly(spelt[-1]) else spelt[-1]
    if len(sizes) == 1:
        return subject.sized(sizes.pop())
    is_own = analysis.cues.own_subjects.search(phrase) or any(map(subject.is_short, _NAME.findall(phrase)))
    return subject.model if is_own else ""


def _is_spelt_out(text: str, model: str, start: int) -> bool:
    return text.startswith(model, start) and re.match(r"[\w+-]|\s\d", text[start + len(model) :]) is None


def _named(subject: Subject, item: Found) -> str:
    is_same = subject.is_exactly(item.text) or subject.is_short(item.text)
    return subject.model if is_same else item.text.strip()


def _names_stranger(analysis: Analysis, subject: Subject, start: int, end: int) -> bool:
    return any(
        (match.start() > analysis.sentence.body + len("The ") or _POSSESSIVE.match(analysis.text, match.end()))
        and is_strange(analysis, subject, *match.span())
        for match in _NAME.finditer(analysis.text, start, end)
    )


def is_strange(analysis: Analysis, subject: Subject, start: int, end: int) -> bool:
    """Whether a capitalised name is another model's, as far as anybody knows: no part, data set or plain word."""
    parts = (item for item in analysis.found if "model" not in item.kinds or is_component(item))
    if any(item.start < end and start < item.end for item in parts):
        return False
    return is_stranger(analysis, subject, Clause(analysis.text[start:end], start, end))
