"""An analysed sentence in; how many of whatever thing its model was trained on out.

"It was tuned on 310K ledgers that volunteers transcribed": behind a verb of training, a large number counts data
whatever its noun is, but for steps, cards and hours.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.speakers import subject_before
from extract.narrative.scribe import Scribe

_TRAINED_ON = re.compile(
    r"\b(?P<verb>(?<=[Ww]e )(?:pre-?train|train|fine-?tune|tune)(?=\s)"
    r"|pre-?trained|trained|fine-?tuned|tuned|aligned|learn(?:s|ed|t)|fed|(?:training|pre-?training|alignment"
    r"|tuning) (?:ran|runs|saw|sees|used|uses|took))\s+(?:\w+ly\s+)?"
    r"(?:from [A-Z][\w.-]+(?: [\w.-]+)?\s+)?(?:(?:on|with|from)\s+)?"
    r"(?:(?:about|around|over|some|roughly|nearly|almost|another|more than|up to)\s+)?"
    r"(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[KkMB](?![A-Za-z])|thousand|million|billion))\s+"
    r"(?P<noun>(?:[a-z][a-z-]*\s+){0,2}?(?!parameters|params|tokens|steps|iterations|epochs|hours|days|weeks|cards|frames|models"
    r"|experts|layers|weights|classes|times|points|updates|batches|queries|variants|versions|sizes|languages|rows"
    r"|entries|pixels|of|is|was|has|as|its|this)[a-z]{3,}(?<!s)s)\b(?!\s+(?:of training|per\b))",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has been|have been|got)\s+(?:\w+ly\s+|then\s+|also\s+)?$")
"""Before a participle: the verb whose subject is trained."""
_UNITS = {"k": 1e3, "m": 1e6, "b": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}


def claim_trained_on(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim numbers behind a verb of training that no other rule has counted."""
    if not analysis.has_digit or not context.subject.model:
        return
    known = {claim.value_number for claim in scribe.of_sentence("dataset_size", analysis.sentence)}
    for told in _TRAINED_ON.finditer(analysis.text):
        number = round(float(told["number"]) * _UNITS[told["unit"].casefold()], 3)
        if number in known or analysis.is_blocked(*told.span("text")):
            continue
        auxiliary = _AUXILIARY.search(analysis.text, analysis.sentence.body, told.start("verb"))
        place = auxiliary.start() if auxiliary else told.start("verb")
        if not subject_before(analysis, context.subject, place):
            continue
        scribe.claim(
            context.subject.model, "dataset_size", told["text"], analysis.sentence,
            value_number=number, unit=told["noun"].split()[-1].casefold(), scope=told["noun"],
            status=analysis.status_at(*told.span("text")), rule="number behind a verb of training",
        )  # fmt: skip
