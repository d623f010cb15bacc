"""The text below a heading in; whether it begins with what "it" is made of, trained with, reaches or needs out.

"Trained on Foo-2B and …", "Scores 61.2 on …", "Needs 9 GB of VRAM": only the heading says what is spoken of.
"""

from __future__ import annotations

import re

from extract.narrative.lexicon import Lexicon

_PARTS = frozenset({"vision_encoder", "language_model", "connector", "dataset", "dataset_named"})
_MADE = re.compile(
    r"\W*(?:(?:It|The model|This (?:one|model)) (?:is |was )?|Is )?(?:(?:pre-?|fine-?)?trained|(?:fine-?)?tuned"
    r"|built|based|pairs|uses|combines|joins|connects|couples) ",
    re.IGNORECASE,
)
"""What the text about a model begins with where its heading is all that names it."""
_REACHES = re.compile(
    r"\W*(?:It |The model )?(?:achieves|scores|reaches|gets|attains|obtains|hits) (?=[^.]*\d\d\.\d)", re.IGNORECASE
)
_NEEDS = re.compile(
    r"\W*(?:(?:It |The model )?(?:needs|requires|fits (?:in|into|on)|takes|runs (?:in|on)) "
    r"(?:about |around |only |at least )?"
    r"\d[\d.]* ?GB\b"
    r"|(?:(?:its|the) )?total size is \d[\d.]* ?B\b"
    r"|(?:It |The model )?(?:reads|handles|takes|accepts|supports) up to \d+K tokens\b)",
    re.IGNORECASE,
)
"""The same with an amount: what nothing but a model needs, weighs or reads."""


def tells_of_it(text: str, lexicon: Lexicon) -> bool:
    """Whether a text begins with what is said of a model and of little else."""
    if _NEEDS.match(text) is not None:
        return True
    opening = _MADE.match(text) or _REACHES.match(text)
    if opening is None:
        return False
    kinds = _PARTS if opening.re is _MADE else {"benchmark"}
    return any(kinds & set(item.kinds) for item in lexicon.find(text) if item.start >= opening.end())
