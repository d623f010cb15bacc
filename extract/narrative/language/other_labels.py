"""A line with a label in; whether the label says that it is about something beside the text's own model, out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Subject
from extract.narrative.language.speakers import LABEL_NAME, is_strange

_MODEL_FORM = re.compile(r"\dB\b|VL|LLaVA|-\d|[a-z]\d|\d\.\d")
"""What names of models have, and labels of stages and kinds of data have not."""
_COUNTED = re.compile(r"\d[KM]$")
_LONGEST_LABEL = 60


def is_labelled_other(analysis: Analysis, subject: Subject) -> bool:
    """ "Teacher: Bar-72B", "Bar-VL-7B: 7.6B parameters, …": a line whose label says that it is not about the model."""
    body = analysis.sentence.body
    if not subject.model or ": " not in analysis.text[: max(body, _LONGEST_LABEL)]:
        return False
    if body and analysis.cues.other_labels.search(analysis.text[:body]):
        return True
    named = LABEL_NAME.match(analysis.text)
    if (
        named is None
        or body not in (0, len(analysis.text[: named.end()].rstrip()))
        or not _MODEL_FORM.search(named["name"])
        or _COUNTED.search(named["name"])
    ):
        return False
    return is_strange(analysis, subject, *named.span("name"))
