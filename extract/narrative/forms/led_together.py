"""An item of a list that begins with several models in; what it and its notes say, each of the model that has it, out.

"- **Foo-4B** and **Foo-12B**, our new line" over "Encoder: X in both" and "Language model: Y and Z, respectively".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.narrative.language.analysis import Subject
from extract.narrative.scribe import Scribe

_SHARED = re.compile(r"\b(?:both|each|all (?:two|three|four|of them|models|sizes))\b", re.IGNORECASE)
_ONE_EACH = frozenset({"params_total_b", "score", "min_gpu_ram_gb", "params_activated_b"})


def share_among(scribe: Scribe, names: Sequence[str]) -> None:
    """Give what was claimed of the first model to the one of `names` that has it: in order, to all, or to nobody."""
    text = scribe.passage.text
    first = Subject(model=names[0])
    own = [claim for claim in scribe.claims if first.is_exactly(claim.model) and claim.status != "derived_from_name"]
    for attribute in dict.fromkeys(claim.attribute for claim in own):
        told = [claim for claim in own if claim.attribute == attribute]
        if "respectively" in text and len(told) == len(names):
            for claim, name in zip(told, names, strict=True):
                scribe.restate(claim, model=name, condition="")
        elif _SHARED.search(text) and attribute not in _ONE_EACH:
            scribe.claims += [replace(claim, model=name) for name in names[1:] for claim in told]
        else:
            message = f"{attribute} below {' and '.join(names)}, but not of which; nothing is concluded"
            scribe.issue("claim_of_several", scribe.whole, message)
            scribe.claims[:] = [claim for claim in scribe.claims if claim not in told]
