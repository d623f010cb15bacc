"""A pair of a model and a number below the name of one benchmark in; the model's score out."""

from __future__ import annotations

import re
from math import inf

from extract.narrative.language.analysis import is_component
from extract.narrative.scores.score_claims import NUMBER, SPLIT, figure_of
from extract.narrative.scribe import Scribe
from extract.narrative.vocabulary import Vocabulary

_VALUE = re.compile(rf"[\s*_`]*{NUMBER.format('value')}(?:\s*\([^()]{{1,30}}\))?\W*")
_SIZED = re.compile(r"\d[BM]\b")
_NO_RESULTS = re.compile(
    r"\b(?:train|fine-?tun|data|sampl|question|cost|price|time|speed|latency|gain|improv)\w*", re.I
)
"""In a heading: its numbers are no scores."""


def claim_paired_score(scribe: Scribe, model: str, value: str, above: str, vocabulary: Vocabulary) -> bool:
    """Claim the number of a pair as a score on the only benchmark that stands `above`; whether it is one."""
    items = {item.kinds["benchmark"]: item for item in vocabulary.lexicon.find(above) if "benchmark" in item.kinds}
    found = _VALUE.fullmatch(value)
    if len(items) != 1 or found is None or _NO_RESULTS.search(above) or not _is_model(model, vocabulary):
        return False
    (benchmark, item), figure = next(iter(items.items())), figure_of(found)
    least, most = vocabulary.scales.get(benchmark, (-inf, inf))
    number = float(figure.value.replace(",", ""))
    is_score = "." in figure.value or figure.unit or number >= _LEAST_COUNT
    if not is_score or not least <= number <= most:
        return False
    split = SPLIT.match(above, item.end)
    scribe.claim(
        model, "score", figure.value, scribe.whole, value_number=number, benchmark=benchmark,
        comparator=figure.comparator, unit="percent" if figure.unit in ("%", "percent") else "",
        split=split["split"] if split else "", rule="list under the name of a benchmark",
    )  # fmt: skip
    return True


_LEAST_COUNT = 100
"""Whole numbers below it may be ranks or counts."""


def _is_model(name: str, vocabulary: Vocabulary) -> bool:
    known = (item for item in vocabulary.lexicon.find(name) if "model" in item.kinds and not is_component(item))
    return _SIZED.search(name) is not None or any(True for _ in known)
