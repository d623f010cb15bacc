"""The reviewed cue words in; compiled indexes out, and for a sentence the spans that assert nothing of its subject.

A span is blocked when it follows or precedes a cue of negation, comparison, replacement, teaching or data making, up to
the end of its clause or list. Built once per `Reference`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extract.narrative.language.word_alternation import WordAlternation
from extract.reference import Reference, Row

_BLOCKING = ("negation", "comparison", "replaced", "teacher", "generator")
_CLAUSE_WORD = re.compile(
    r"\b(?:but|while|whereas|although|though|yet|so that|it|which|who|with only"
    r"|with an? (?:\w+ly )?(?:smaller|lighter)|using|in favou?r of|and (?:it"
    r"|then|now|the model|uses?|employs?|relies|rely|takes|draws|learns|instead|builds?|has|joins?|pairs?"
    r"|connects?|combines?|couples?|adds?|keeps?|puts|brings|moves|switches|feeds|settled on|chose|ended up with"
    r"|reach(?:es|ed)|achiev(?:es|ed)|scor(?:es|ed)|obtain(?:s|ed)|attain(?:s|ed)))\b"
)
_REACHES = re.compile(r"and (?:reach|achiev|scor|obtain|attain)")
_WHICH = re.compile(r"\b(?:which|who|whose|that)\b")
_IN_FAVOUR = re.compile(r"\s+in favou?r of\b")
_REPLACEMENT = re.compile(r"\b(?:with|by|for|to|in favou?r of)\b")
_TAUGHT_WITH = re.compile(r"\bon\s+(?=\d)")
"""Behind a teacher: the data that it teaches with ("distilled from X on 5M images")."""
_ALSO_REPLACED = re.compile(
    r"\s*(?:for|with|by)\s+(?:[^,;.]|\.(?=\d)){2,60}?\s+and\s+(?P<old>[^,;]{2,50}?)\s+(?:for|with|by)\s+(?=[A-Z]|an?\s|one\s|two\s)"
)
"""Behind what is replaced: "… for X and the old Y for Z"."""
_LIST_ITEM = re.compile(
    r"\s*(?:and |or |& )?(?:the |an? )?(?!\d+(?:\.\d+)?%? on )[A-Z0-9~\"'][^\s,;()]*(?:\s+(?:or"
    r"|and) (?:any )?others?\b[^,;()]*"
    r"|(?:\s+[^\s,;()]+){0,3}(?:\s+as(?:\s+[^\s,;()]+){1,3})?)\s*(?=[,;)(]|\.(?!\d)|$)"
)
_RELATIVE = re.compile(r"\s+(?:which|who|whose)\b")
"""What goes on about the system that is compared: "surpasses X, which has …"."""
_APPOSED = re.compile(
    r"\s+an?\s+(?:[\w.-]+\s+){0,4}(?:models?|m?vlm|mllm|lmm|system|successor|variant)\b", re.IGNORECASE
)
"""What the system that is compared is: "is superseded by X, a 4B model with …"."""
_LEADING_WORDS = 3
"""A cue so near the beginning leads the sentence ("Unlike X, a model …"): what its comma parts is the main clause."""
_VERBLIKE = re.compile(
    r"\b(?:is|are|was|were|has|have|uses?|takes?|gives?|employs?|relies|needs?|keeps?|combines?|adopts?|builds?"
    r"|works?|runs?|connects?|reads?|replaces?|serves?|handles?)\b"
)
_ACTS = re.compile(
    r"\s*(?:the )?[A-Z][\w.+-]*(?: \d[\w.]*)? (?:\w+ly )?(?!models|variants|versions|layers|tokens|features"
    r"|images|pairs"
    r"|samples|series|weights|experts|heads|data|as\b|is\b)[a-z]+s (?:for|to|on|in|with|from|up|into|out|an?"
    r"|the|its|[A-Z])"
)
"""A name and a verb: a clause, and no item of a list ("Unlike Foo, which uses X, Bar opts for Y")."""
_ASKED = re.compile(r"\([^()]*\?\s*\)")
_HEDGE_BREAK = re.compile(r"[;]|\s[–—]\s|,\s+(?:and|but|while|which|though|yet)\b")


class Span(NamedTuple):
    """A part of a sentence and why it asserts nothing."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class Cues:
    """Compiled cue words by what they do."""

    after: WordAlternation
    before: WordAlternation
    chinese_denials: re.Pattern[str]
    """Words of denial and comparison in Chinese, where no blank parts words, with what they govern behind them."""
    hedge: WordAlternation
    planned: WordAlternation
    roles: WordAlternation
    comparators: WordAlternation
    role_words: WordAlternation
    remarks: re.Pattern[str]
    """Beginnings of text that speaks to a person, not of a model."""
    ordinals: re.Pattern[str]
    """Numbers before a heading's name: "Contender 3: Foo"."""
    helpers: WordAlternation
    """Things beside a model whose sizes are not the model's: a judge, a draft, an adapter."""
    foreign_headings: re.Pattern[str]
    """Headings under which a document speaks of its surroundings, not of its model: contributing, licence."""
    plain_subjects: re.Pattern[str]
    """Capitalised words before a verb that name no model: "It", "While", "Accuracy", "Training"."""
    no_part_names: re.Pattern[str]
    """Capitalised words beside a word for a part that are not its name: "The", "Frozen", "Google"."""
    tiers: str
    """Words that tell the sizes of a family apart, as one regular expression: "Nano|Mini|Pro"."""
    licences: str
    """Names of licences, as one regular expression."""
    own_subjects: WordAlternation
    """Grammatical subjects that mean the text's own model: "it", "the model", "accuracy"."""
    other_labels: WordAlternation
    """Labels of lines about something beside the model: "Teacher", "Tokenizer", "Planned sizes"."""
    other_subjects: WordAlternation
    """Grammatical subjects that do not: "the baseline", "human experts", "most models"."""

    def unnumbered(self, heading: str) -> str:
        """A heading without the number or the date before it."""
        number = self.ordinals.match(heading)
        return heading[number.end() :] if number else heading

    def blocked(self, text: str) -> list[Span]:
        """Spans of a sentence that say nothing about its subject, in order of their cues."""
        spans = [
            Span(m.end(), _scope_end(text, m.end(), m.lastgroup or ""), m.lastgroup or "")
            for m in self.after.finditer(text)
            if not (m.lastgroup == "generator" and _is_made_of(text, m))
        ]
        denials = self.chinese_denials.finditer(text)
        spans += [Span(m.end(m.lastgroup or 0), m.end(), m.lastgroup or "") for m in denials]
        spans += [
            Span(also.start("old"), also.end("old"), span.kind)
            for span in spans
            if span.kind == "replaced" and (also := _ALSO_REPLACED.match(text, span.end))
        ]
        spans += [
            Span(_clause_start(text, m.start()), m.start(), m.lastgroup or "") for m in self.before.finditer(text)
        ]
        return spans

    def hedges(self, text: str) -> list[Span]:
        """Clauses that are only supposed, or planned; a question mark makes its bracket or part so."""
        spans = _asked(text)
        if spans and spans[-1].end == len(text):
            text = text[: spans[-1].start]
        found = [(match.start(), "hedge") for match in self.hedge.finditer(text)]
        found += [(match.start(), "planned") for match in self.planned.finditer(text)]
        return spans + _clauses(text, found) if found else spans


_MADE_WITH = re.compile(r"(?:built|made) with", re.IGNORECASE)
_DATA = re.compile(
    r"\b(?:data\w*|sets?|corp\w+|captions?|pairs|samples|annotations?|labels|questions|answers|benchmark)\b"
)


def _is_made_of(text: str, cue: re.Match[str]) -> bool:
    """ "Foo is built with a SigLIP tower": a model is made of what stands behind; data are made by it."""
    return _MADE_WITH.match(cue.group()) is not None and _DATA.search(text.lower(), 0, cue.start()) is None


def _asked(text: str) -> list[Span]:
    """What question marks ask: their brackets, else all behind the last semicolon, or the whole sentence."""
    if "?" not in text:
        return []
    asked = [Span(match.start(), match.end(), "hedge") for match in _ASKED.finditer(text)]
    if text.rstrip("\"')] ").endswith("?") and not (asked and asked[-1].end == len(text.rstrip("\"' "))):
        asked.append(Span(text.rfind("; ") + 1, len(text), "hedge"))
    return asked


def read_cues(reference: Reference) -> Cues:
    """Compile the cue words of seeds/reference/cues.csv and role_words.csv."""
    rows = reference.rows("cues")
    return Cues(
        after=_named(rows, _BLOCKING, "after"),
        before=_named(rows, _BLOCKING, "before"),
        chinese_denials=re.compile(
            rf"(?P<negation>{_chinese(rows, 'negation')})[^，；。！？]*"
            rf"|(?P<comparison>{_chinese(rows, 'comparison')})[^，；。！？）)]*"
        ),
        hedge=_words(row["cue"] for row in rows if row["kind"] == "hedge"),
        planned=_words(row["cue"] for row in rows if row["kind"] == "planned"),
        roles=_named(rows, ("role_pretraining", "role_fine_tuning", "role_evaluation", "role_training"), "role"),
        ordinals=re.compile("|".join(row["cue"] for row in rows if row["kind"] == "ordinal") or r"(?!)", re.IGNORECASE),
        remarks=_alternation(row["cue"] for row in rows if row["kind"] == "remark"),
        helpers=_words(row["cue"] for row in rows if row["kind"] == "helper"),
        foreign_headings=_alternation(row["cue"] for row in rows if row["kind"] == "foreign_heading"),
        plain_subjects=_alternation(
            [
                *(row["cue"] for row in rows if row["kind"] == "plain_subject"),
                *(re.escape(row["name"]) for row in reference.rows("organizations")),
            ]
        ),
        no_part_names=_alternation(row["cue"] for row in rows if row["kind"] == "no_part_name"),
        tiers="|".join(row["cue"] for row in rows if row["kind"] == "tier") or "(?!)",
        licences="|".join(row["cue"] for row in rows if row["kind"] == "licence") or "(?!)",
        own_subjects=_words(row["cue"] for row in rows if row["kind"] == "own_subject"),
        other_labels=_words(row["cue"] for row in rows if row["kind"] == "other_label"),
        other_subjects=_words(row["cue"] for row in rows if row["kind"] == "other_subject"),
        comparators=_named(rows, ("comparator_less", "comparator_more", "comparator_about"), "before_number"),
        role_words=_named(
            tuple({"cue": row["words"], "kind": row["role"], "reach": "role"} for row in reference.rows("role_words")),
            ("vision_encoder", "language_model", "connector", "pooling"),
            "role",
        ),
    )


def span_at(spans: Iterable[Span], start: int, end: int) -> Span | None:
    """The first span that holds [start, end), if any."""
    return next((span for span in spans if span.start <= start and end <= span.end), None)


def _named(rows: Iterable[Mapping[str, str]], kinds: tuple[str, ...], reach: str) -> WordAlternation:
    """Cues of these kinds, in the order of kinds, the longest of each first."""
    cues = [(row["kind"], row["cue"]) for row in rows if row["kind"] in kinds and row["reach"] == reach]
    return WordAlternation(sorted(cues, key=lambda cue: (kinds.index(cue[0]), -len(cue[1]))))


def _chinese(rows: Iterable[Row], kind: str) -> str:
    """The cues of a kind that govern a Chinese clause, as one regular expression."""
    cues = [row["cue"] for row in rows if row["kind"] == kind and row["reach"] == "chinese_clause"]
    return "|".join(cues) or "(?!)"


def _words(words: Iterable[str]) -> WordAlternation:
    return WordAlternation([("", word) for word in sorted(words, key=len, reverse=True)])


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    pattern = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)" if pattern else r"(?!)", re.IGNORECASE)


_LONGEST_SCOPE = 2_000
"""Characters that a cue governs at most, so that a long sentence is not read once for each of its cues."""


def _scope_end(text: str, start: int, kind: str) -> int:
    """End of what a cue governs: a closing bracket, a semicolon, a new clause, or a comma that continues no list."""
    if _IN_FAVOUR.match(text, start):
        return start
    depth = 0
    place = start
    stops = {"replaced": _REPLACEMENT, "teacher": _TAUGHT_WITH}.get(kind)
    end = min(len(text), start + _LONGEST_SCOPE)
    stop = stops.search(text, start, end) if stops else None
    word = _CLAUSE_WORD.search(text, start, end)
    while kind == "comparison" and word is not None and _is_of_compared(text, start, word):
        word = _CLAUSE_WORD.search(text, word.end(), end)
    limit = min(stop.start() if stop else end, word.start() if word and word.start() > start + 1 else end)
    while place < limit:
        mark = text[place]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth < 0:
                return place
        elif depth == 0 and (
            mark in ";:"
            or text.startswith(" | ", place)
            or (mark == "," and not _goes_on(text, start, place + 1, kind))
        ):
            return place
        place += 1
    return limit


def _is_of_compared(text: str, start: int, word: re.Match[str]) -> bool:
    """Whether a clause is about the system that is compared: "… X, which has …", "X, which is … and scores"."""
    if word.group().casefold() in ("which", "who"):
        return True
    return _REACHES.match(word.group()) is not None and _WHICH.search(text, start, word.start()) is not None


def _goes_on(text: str, cue_end: int, start: int, kind: str) -> bool:
    """Whether what stands behind a comma still belongs to the cue: a next item, or more about the one compared."""
    if kind in ("comparison", "negation") and _SUCH_AS.match(text, start):
        return True
    is_of_names = kind != "negation" or _NAMED.search(text, cue_end, start) is not None
    if is_of_names and _continues_list(text, start):
        return True
    if kind == "negation" and (items := _OR_ITEMS.match(text, start)) and not _VERBLIKE.search(items.group()):
        return True
    is_led_by_cue = len(text[:cue_end].split(None, _LEADING_WORDS)) <= _LEADING_WORDS
    return kind == "comparison" and (
        _RELATIVE.match(text, start) is not None or (not is_led_by_cue and _APPOSED.match(text, start) is not None)
    )


def _continues_list(text: str, start: int) -> bool:
    item = _LIST_ITEM.match(text, start)
    return item is not None and not _VERBLIKE.search(item.group()) and _ACTS.match(item.group()) is None


_OR_ITEMS = re.compile(r"(?:\s+(?:an? |the )?[^,;.:()]{2,50},){1,4}\s+or\s")
"""Behind the first thing denied: further ones up to the last, "without a diffuser, a CLIP encoder, or …"."""
_SUCH_AS = re.compile(r"\s+(?:such as|like)\s")
"""Behind what is compared or denied: examples of it, "outperforms earlier models, such as Foo"."""
_NAMED = re.compile(r"[A-Z0-9]")
"""What an item of a list of names has: "without cropping, Foo reaches" goes on about Foo."""
_CLAUSE_BREAK = re.compile(r"[;:]|\s\|\s|,\s+(?:and|but|while|which|where|so)\b|\s[–—]\s")


def _clause_start(text: str, end: int) -> int:
    first = max(0, end - _LONGEST_SCOPE)
    starts = [match.end() for match in _CLAUSE_BREAK.finditer(text, first, end)]
    bracket = text.rfind("(", first, end)
    is_inside = bracket >= 0 and text.find(")", bracket, end) < 0
    return max(starts[-1] if starts else first, bracket + 1 if is_inside else 0)


def _clauses(text: str, found: Iterable[tuple[int, str]]) -> list[Span]:
    """The clauses around places, each with its kind."""
    breaks = [0, *(match.end() for match in _HEDGE_BREAK.finditer(text)), len(text) + 1]
    indexes = [(bisect_right(breaks, place), kind) for place, kind in found]
    return [Span(breaks[index - 1], min(breaks[index], len(text)), kind) for index, kind in indexes]


__all__ = ["Cues", "Row", "Span", "read_cues", "span_at"]
