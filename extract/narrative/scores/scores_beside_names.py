"""A sentence about one benchmark in; each number that stands right beside a model's name, as that model's score, out.

"Foo-8B leads with 66.0, followed by Bar (61.7) and Baz-V at 58.6", "96.2 for Foo-8B, 95.7 for Bar", "less than Bar's
52.9", "Foo and Bar are at 864 and 880". A number that stands beside no name, or counts something else, is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.language.speakers import ABLATED
from extract.narrative.lexicon import Found
from extract.narrative.scores.score_claims import NUMBER, claim_score, figure_of, is_of_pair
from extract.narrative.scribe import Scribe
from extract.narrative.sizes.name_sizes import claim_name_size

_FIGURE = re.compile(NUMBER.format("value"))
_GAIN = (
    r"and|or|but|while|whereas|vs|versus|against|compared|plus|by|than|from|over|more|less|not|no|never|without|points?|improv\w*|gain\w*|trained|average\w*|mean|costs?"
    r"|takes?|took|needs?|uses?|used|have|had|sees|saw|runs?|ran|loses?|lost"
)
_SAYS = rf"(?:(?!(?:{_GAIN})\b)[a-z]+\s+){{0,6}}?"
_BEHIND = re.compile(
    rf"(?:\s*\(\d+(?:\.\d+)?B\b[^()]{{0,20}}\))?[*_`]*(?:\s*\((?:with |at )?|['’]s\s+(?:only |mere )?"
    rf"|\s+{_SAYS}|,\s+(?:at|with)\s+|\s+[a-z]+ [a-z]+:\s+)"
)
"""Between a model's name and its number."""
_LABELS = re.compile(r"[*_`]*:[*_`]*\s+")
_OPENS = re.compile(r"(?:^\W*|\(|\([^()]*[,;]\s+)[*_`]*$")
"""Before the name that is a label of a number: "… 85.1 (Bar: 85.7, Baz: 84.0)"."""
_AHEAD = re.compile(r"\s+(?:for|with|by|from|of)\s+(?:the\s+)?[*_`]*|\s*\([*_`]*")
"""Between a number and the name of the model that has it."""
_LIST = re.compile(r"\s*(?:,\s*(?:and\s+)?|/|&|\band\b)\s*(?:the\s+)?[*_`]*")
_TAIL = re.compile(
    r"[*_`]*\s*(?:[,;.)/]|$|(?:and|but|while|whereas|for|with|by|from|of|according|against|versus|vs|on|in|to)\b"
    r"|\((?!\d+(?:\.\d+)?\)))"
)
"""Behind a number that counts nothing."""
_OTHER_AMOUNT = re.compile(
    r"\d\s?(?:hours?|days?|weeks?|minutes?|seconds?|ms|GPUs?|GB|tokens?|steps?|epochs?)\b|\bhours?\b"
)
"""What makes a whole number in the same sentence as likely one of hours or cards."""
_OF_TWO = re.compile(r"\s*%?\s*(?:vs\.?|versus|against|to|–|:)\s*\d")
"""Behind the first of two numbers that a bracket compares."""
_YEAR = range(1990, 2100)


def claim_scores_beside_names(
    scribe: Scribe, analysis: Analysis, context: Context, before: Found | None = None, kin: Subject | None = None
) -> None:
    """Claim scores of the models that a sentence names beside them; `before` is the benchmark of the sentence before.

    A number that was claimed already is left as it is. In a text about one model, `kin`, others that it is compared
    with have their scores, and nothing more is said of them.
    """
    items = {item.kinds["benchmark"]: item for item in analysis.of_kind("benchmark")} if analysis.has_digit else {}
    if len(items) > 1 or (not items and before is None) or analysis.hedged or ABLATED.search(analysis.text):
        return
    found = _pairs(analysis, list(items.values()))
    pairs = [(name, match) for name, match in found if kin is None or not kin.is_exactly(name)]
    item = next(iter(items.values()), before)
    if item is None or (not items and len(pairs) < len(("one", "other")) and not _all_told(analysis, pairs)):
        return
    told = {claim.value_number for claim in scribe.of_sentence("score", analysis.sentence)}
    for name, match in pairs:
        if float(match["value"].replace(",", "")) not in told:
            about = replace(context, subject=Subject(model=name))
            claim_score(scribe, analysis, about, item, figure_of(match))
            if kin is None or kin.is_named(name):
                claim_name_size(scribe, name, analysis.sentence, context.vocabulary.lexicon)


def _all_told(analysis: Analysis, pairs: Sequence[tuple[str, re.Match[str]]]) -> bool:
    """ "Foo-3B has 93.9.": a name and its number are all of a sentence behind one about a benchmark."""
    if len(pairs) != 1 or "." not in pairs[0][1]["value"]:
        return False
    name, figure = pairs[0]
    rest = analysis.text.replace(name, "", 1)
    return analysis.text.startswith(name) and _TOLD_ALONE.fullmatch(rest) is not None and bool(figure)


_TOLD_ALONE = re.compile(r"\s+(?:has|gets|got|reaches|reached|is at|scores|scored)\s+\d+\.\d+\s?%?[.\s]*")


def benchmark_in_force(analysis: Analysis, before: Found | None) -> Found | None:
    """The one benchmark that a sentence names, else that of the one before; None behind a sentence of several."""
    items = {item.kinds["benchmark"]: item for item in analysis.of_kind("benchmark")}
    return before if not items else next(iter(items.values())) if len(items) == 1 else None


def _pairs(analysis: Analysis, benchmarks: Sequence[Found]) -> Iterator[tuple[str, re.Match[str]]]:
    """Each model with the number beside it."""
    models = [item for item in analysis.of_kind("model") if not is_component(item)]
    figures = [match for match in _FIGURE.finditer(analysis.text) if _is_score(analysis, match, models, benchmarks)]
    taken: set[int] = set()
    for names, numbers in _lists(analysis.text, models, figures):
        taken |= {match.start() for match in numbers}
        yield from ((item.text.strip(), match) for item, match in zip(names, numbers, strict=True))
    for match in figures:
        owner = None if match.start() in taken or is_of_pair(match) else _owner(analysis.text, models, figures, match)
        if owner is not None and not any(
            span.kind in ("negation", "planned") and span.start <= match.start() < span.end for span in analysis.blocked
        ):
            yield owner.text.strip(), match


def _is_score(analysis: Analysis, match: re.Match[str], models: Sequence[Found], benchmarks: Sequence[Found]) -> bool:
    """Whether a number may be a score: no part of a name, no year, and nothing behind it that it counts."""
    if any(item.start <= match.start() < item.end for item in (*models, *benchmarks, *analysis.found)):
        return False
    value = match["value"].replace(",", "")
    if _OF_TWO.match(analysis.text, match.end()) and analysis.text.endswith("(", 0, match.start()):
        return False  # "loses to Foo (73.1 vs. 74.9)": the name's is the second
    if len(value) == 1 and any(item.end == match.start() - 1 for item in models):
        return False  # "Foo-VL 2 on TextVQA" tells a version
    is_doubtful = value.isdigit() and (int(value) in _YEAR or _OTHER_AMOUNT.search(analysis.text) is not None)
    return (
        not is_doubtful
        and match["value_unit"] not in ("points", "point")
        and bool(_TAIL.match(analysis.text, match.end()))
    )


def _owner(text: str, models: Sequence[Found], figures: Sequence[re.Match[str]], match: re.Match[str]) -> Found | None:
    """The model right before a number, or right behind it."""
    last = max((other.end() for other in figures if other.end() <= match.start()), default=0)
    before = next((item for item in reversed(models) if last <= item.end <= match.start()), None)
    behind = next((item for item in models if item.start >= match.end()), None)
    if before is not None and _BEHIND.fullmatch(text, before.end, match.start()):
        return before
    if (
        before is not None
        and _LABELS.fullmatch(text, before.end, match.start())
        and _OPENS.search(text[: before.start])
    ):
        return before
    ahead = _AHEAD.fullmatch(text, match.end(), behind.start) if behind is not None else None
    if behind is None or ahead is None:
        return None
    return behind if "(" not in ahead.group() or text.startswith(")", behind.end) else None


def _lists(
    text: str, models: Sequence[Found], figures: Sequence[re.Match[str]]
) -> Iterator[tuple[Sequence[Found], Sequence[re.Match[str]]]]:
    """Lists of models before lists of as many numbers: "Foo and Bar are at 864 and 880"."""
    listed = [run for run in _runs(text, [match.span() for match in figures]) if len(run) > 1]
    for run in _runs(text, [(item.start, item.end) for item in models]):
        names = [models[place] for place in run]
        behind = ([figures[place] for place in places] for places in listed)
        numbers = next((found for found in behind if found[0].start() >= names[-1].end), [])
        is_led = len(names) == len(numbers) and _BEHIND.fullmatch(text, names[-1].end, numbers[0].start())
        if is_led:
            yield names, numbers


def _runs(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Places of spans in groups that only commas and "and" part."""
    runs: list[list[int]] = [[0]] if spans else []
    for place, ((_, end), (start, _)) in enumerate(pairwise(spans), start=1):
        if _LIST.fullmatch(text, end, start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
