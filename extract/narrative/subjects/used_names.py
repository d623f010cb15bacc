"""How a text uses the name of a model, as patterns in which `NAME` stands for it."""

from __future__ import annotations

import re

NAME = "\u01c2"
"""Stands for a model's name, a letter that no text has: patterns about names are compiled once, not once a name."""
AS_NAME = re.compile(
    rf"{NAME}(?:[*_`]*(?:['’]s\b|[,.:;]| \()|[*_`]* (?:is|was|has|had|can|does|its|with|and|uses|pairs"
    r"|combines|couples|joins|needs|requires|runs|reaches|scores|gets|builds|comes|keeps|replaces|takes|supports|adds|extends|reads|sees|fits|consists"
    rf"|employs|relies|stacks|fuses|connects|achieves|attains|obtains|starts|swaps|counts|holds)\b)"
    rf"|\b(?:of|for|in|by|to|lends|gives|makes|lets) \W{{0,2}}{NAME}(?![\w -]*[a-z]ing\b)"
)
"""How a text uses a name, and hardly another word."""
IS_A_THING = re.compile(
    rf"{NAME}(?:\*\*)?(?: \([^()]{{0,60}}\))?,? (?:is|are|was) (?:(?!\bmodels?\b)(?:[^.;]|\.(?=\d))){{0,60}}?\b"
    r"(?:toolkits?|tools?|librar(?:y|ies)|engines?|packages?|benchmarks?|data ?sets?|leaderboards?|servers?|plug-?ins?"
    r"|repositor(?:y|ies)|(?:inference|serving|training|evaluation) (?:framework|platform|system|code)s?"
    r"|compan(?:y|ies)|teams?|labs?|papers?|surveys?)\b",
    re.IGNORECASE,
)
"""What says that a name is that of no model."""
OF_PARTS = re.compile(
    r"\d ?[BM] param|encoder|\bLLM\b|cross-attention"
    r"|\b(?:vision|visual) (?:adapter|tower|backbone)|projector|SigLIP|\bCLIP\b|\bViT\b|language model"
    r"|编码器|语言模型|显存|参数|\d ?GB of (?:VRAM|GPU|video)|VQA\b|MMMU|(?<![\w.])\d+(?:\.\d+)?B\b|\bV-?RAM\b"
    r"|\b(?:fine-?tuned|distilled|initiali[sz]ed) from [A-Z]|\b[Tt]rained on [A-Z\d]|\d+K context"
    r"|\bcontext (?:window|length)"
)
"""What only the text about a model says."""
