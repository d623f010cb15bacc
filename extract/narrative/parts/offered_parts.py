"""An analysed sentence in; whether the parts in it are only offered, so that no model has them all."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis

_OFFERS = re.compile(
    r"\b(?:llms?|language models?|(?:vision|visual|image) (?:towers?|encoders?)|connectors?|projectors?|backbones?"
    r"|code ?base|framework|toolkit|library|factory|repo(?:sitory)?|trainer)\s+"
    r"(?:(?:currently|now|also|already)\s+)?supports?\s"
)


def offers_parts(analysis: Analysis) -> bool:
    """ "LLM currently supports Foo, Bar, and Baz": what a code base can build models from."""
    return " support" in analysis.small and _OFFERS.search(analysis.small) is not None
