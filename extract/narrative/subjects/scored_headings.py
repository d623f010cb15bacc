"""A reading in; headings beside each other that name models whose scores the lists below them tell out.

"### Foo-VL (Acme, 2026)" above "- MMMU: 50.1": a model by its form; runs, settings and weeks are none.
"""

from __future__ import annotations

import re

from extract.narrative.lexicon import Lexicon
from extract.narrative.subjects.led_names import name_of
from extract.narrative.vocabulary import Vocabulary
from extract.records import Reading, Record

_SCORED = re.compile(r"\W*(?P<label>[A-Za-z][\w.-]*(?: [\w.-]+){0,2}(?: \([a-z-]+\))?)\W{0,3}[:：]\W{0,4}\d\d\.\d")
_DATED = re.compile(r"\s*\((?:[^()]*[, ])?(?:(?:19|20)\d\d|arXiv[ :]?\d{4}\.\d{4,5})\)\W*$")
"""Behind a name in a heading: who made it and when, "Foo-VL (Acme, 2026)"."""
_NAME = re.compile(
    r"(?!(?i:q?lora|dora|runs?|exp\w*|steps?|stages?|weeks?|days?|epochs?|tests?|config\w*|ablation|settings?|variants?"
    r"|baselines?|phases?|rounds?|trials?|options?|methods?|models?|groups?|cases?|parts?|tasks?|seeds?|batch|versions?"
    r"|sprints?|checkpoints?|ckpt|results?|data|prompts?|judges?|sets?|zero|few|top|multi|single|fine|full|pre|post)"
    r"(?![A-Za-z]))"
    r"[A-Z](?=[\w.]*[A-Z-])[\w.]*(?:-[\w.]+)*(?: \d+(?:\.\d+)?)?"
)
"""One word with a hyphen or a further capital, and its version."""
_FEW = 2


def scored_models(reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary) -> dict[str, str]:
    """Heading → the model that it names, where several such headings stand above scores on known benchmarks."""
    lines = ((one, line_of(one)) for one in reading.records if one.kind in ("bullet", "pair") and one.headings)
    scored = dict.fromkeys(one.headings[-1] for one, line in lines if _is_score_of_benchmark(line, lexicon))
    bare = {heading: _DATED.sub("", vocabulary.cues.unnumbered(heading)).strip() for heading in scored}
    names = {
        heading: name_of(text, lexicon, vocabulary)
        for heading, text in bare.items()
        if _NAME.fullmatch(text) and not any("model" not in item.kinds for item in lexicon.find(text))
    }
    told = {heading: name for heading, name in names.items() if name}
    return told if len(told) >= _FEW else {}


def line_of(record: Record) -> str:
    """A bullet's or pair's own line."""
    return ": ".join(field.text for field in record.fields[:2])


def _is_score_of_benchmark(line: str, lexicon: Lexicon) -> bool:
    label = _SCORED.match(line)
    return label is not None and any("benchmark" in item.kinds for item in lexicon.find(label["label"]))
