"""A heading or the line above a list in; whether what stands below it are data that a model was trained on out."""

from __future__ import annotations

import re

TRAINS = r"(?:pre-?train\w*|fine-?tun\w*|instruction[- ]tuning|train(?:ed|ing)?|tun(?:ed|ing)|sft|alignment)"
_HEADING = re.compile(
    rf"\W*(?:\d[\d.]*\s+)?(?:(?:our|the)\s+)?(?:{TRAINS}\s+)?(?:data(?:\s?sets?)?|corp(?:us|ora)|data\s(?:mix(?:ture)?|sources?"
    r"|recipe|composition)|mix(?:ture)?)\W*(?:used)?\W*",
    re.IGNORECASE,
)
"""A heading below which items are data sets: "Training data", "Datasets used"."""
_LEAD = re.compile(
    rf"\b{TRAINS}\b[^.:]{{0,60}}\b(?:on|with|using|data(?:\s?sets?)?|mixture)\b[^.:]{{0,60}}[:：]\W*$", re.IGNORECASE
)
"""The line above a list: "The model was trained on the following datasets:"."""


def leads_datasets(text: str) -> bool:
    """Whether what stands above a list says that its items are data a model was trained on."""
    return _HEADING.fullmatch(text) is not None or _LEAD.search(text) is not None
