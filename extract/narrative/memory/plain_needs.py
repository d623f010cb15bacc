"""A sentence or note with an amount in gigabytes in; whether its wording alone says that the amount is needed to run.

"20.3 GB in bf16", "You need at least 24 GB", "A 12 GB card is enough": nobody says memory there, and nothing else is
meant. What speaks of disks, downloads, files or the computer's own memory is left out.
"""

from __future__ import annotations

import re

from extract.narrative.language.sentences import has_verb

_FORMAT = (
    r"(?:int-?[48]|[48][- ]?bits?|[fb]f?p?-?(?:16|32|8)|b?float(?:16|32|8)|nf4|awq|gptq|i?q[2-8](?:_\w{1,4}){0,2}"
    r"|half precision|full precision)(?![\w-])"
)
_GB = r"\d ?[GM]i?B(?!\w)"
_IN_FORMAT = re.compile(
    rf"{_GB}\)?\s?(?:on [^.;,\d]{{1,24}} )?(?:\(|in |at |with |when loaded (?:in|with) "
    rf"|quanti[sz]ed to )(?:\w+ )?{_FORMAT}",
    re.IGNORECASE,
)
"""An amount with the number format that it holds for: "20.3 GB in bf16"."""
_FORMAT_BEFORE = re.compile(
    rf"\b{_FORMAT}\)?(?:\s?[:=–-]|,)?\s(?:it |the model )?(?:\w+ ){{0,3}}(?:about |around "
    r"|~ ?)?\d[\d.]* ?G(?:i?B)(?!\w)",
    re.IGNORECASE,
)
"""The format before its amount: "in 4 bit it fits into 4 GB"; for itself the size of a file."""
_TAKEN = re.compile(
    r"\b(?:needs?|needed|requires?|required|takes?|took|uses?|used|occupies|consumes?|wants?|fits?|runs?|ran|loads?|loaded"
    r"|got|gets?|goes|went|down|memory)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    rf"\b(?:you(?:['’]ll| will| would)? need|(?:you|one) (?:must|should) have|it(?:['’]ll| will)? needs?|needs?"
    r"|requires?|have)"
    rf" at least (?:an? |one )?(?:single )?\d[\d.]* ?GB(?: (?:of )?(?:memory|gpu))?"
    rf"(?= (?:for|to run|to load|on (?:your|the|a|one) (?:gpu|card))\b|[ ]?[.;,)]|$)"
    rf"|{_GB}(?: of memory)? (?:is|are) (?:the |an? )?(?:bare |absolute |strict )*(?:minimum|least)\b"
    rf"|\b(?:can ?not|can['’]?t|can’t|won['’]?t|will not|would not|does not|doesn['’]t|refuses to) (?:be )?(?:run"
    r"|start|load|fit)\w*"
    rf" (?:with|on|in) (?:a card with |anything )?(?:less than|below|under|fewer than) \d[\d.]* ?GB(?!\w)",
    re.IGNORECASE,
)
"""The least that somebody must have: "You will need at least 24 GB", "cannot run with less than 16 GB"."""
_NEEDS = re.compile(
    r"\b(?:needs?|wants?|requires?|asks? for|gets? by (?:with|on)|makes? do with|fits? (?:in|into|within)"
    r"|squeeze (?:it |the model )?(?:in|into)"
    r"|runs? (?:in|within|on)|is happy with|took|takes|used|uses|stay(?:s|ed) (?:below|under)"
    r"|(?:never|not) (?:went|go|goes|rose|exceeds?|exceeded) (?:above |over |beyond )?)\s?"
    r"(?:about |around |some |only |just |roughly |approximately |~ ?)?\d[\d.]* ?GB"
    r"(?=\s*(?:[,.;)]|$)|\s(?:and|while|but|or|(?:in )?total|overall|altogether)\b"
    r"|\s(?:on|for|with|at)\s(?:(?:my|the|a|an|our|one)\b|(?-i:[A-Z][\w.]*-[A-Z\d])))"
    rf"|{_GB} (?:(?:is|was|are|were) (?:all|enough|plenty|sufficient)|(?:will|would) do)\b",
    re.IGNORECASE,
)
"""What a model needs, and nothing is said of what it is: "Foo wants 20 GB", "It took 6 GB"."""
_THING = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ee]very|[Ee]ach|[Oo]ur|[Mm]y|[Ii]ts|[Tt]heir|[Aa]ll)\s(?:[a-z-]+\s){0,2}?"
    r"(?!(?:model|version|variant|checkpoint|one|it|whole|thing|inference|larger|smaller|bigger|largest|smallest|latter|former"
    r"|quantized|quantised|network|release|sibling|instruct|chat|base|that|which|and|but|only|just|also|already|still|then|easily|even)\s)[a-z-]{3,}\s$"
)
"""Right before what needs an amount: a thing that is no model, "the videos need", "the app used"."""
_AMOUNT = re.compile(r"[GM]i?B(?!\w)", re.IGNORECASE)
_IS_NEEDED = re.compile(rf"{_GB} (?:is|are|was|were|will be) (?:needed|required|necessary)\b", re.IGNORECASE)
_RUN = re.compile(
    r"\b(?:inference|run|runs|running|load|loading|serve|serving|deploy\w*|gpus?"
    r"|cards?|fine-?tun\w+|batch)\b",
    re.IGNORECASE,
)
"""What one does with a model on a card, where an amount is needed: "To run inference, 40 GB are needed"."""
_PEAK = re.compile(r"\bpeak(?:s|ed)? (?:of|at) (?:about |around |only |just |~ ?)?\d[\d.]* ?GB(?!\w)", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:dis[ck]s?|downloads?|downloaded|files?|storage|sizes?|checkpoints?|weights?|gguf|safetensors|swap|space|shards?"
    r"|(?:system |main |cpu |host |of )ram|data\w*|images|corpus|tokens|per second|cache|cluster|trained|training)\b",
    re.IGNORECASE,
)


def tells_plainly(text: str, above: str) -> bool:
    """Whether the amounts of a text are what running a model takes, though nothing in it or `above` says memory."""
    if _AMOUNT.search(text) is None:
        return False
    if _OTHER.search(text) is not None or _OTHER.search(above) is not None:
        return False
    if any(form.search(text) for form in (_LEAST, _PEAK)):
        return True
    if _IS_NEEDED.search(text) is not None and _RUN.search(text) is not None:
        return True
    needs = _NEEDS.search(text)
    if needs is not None and _THING.search(text, 0, needs.start()) is None:
        return True
    is_taken = _TAKEN.search(text) is not None
    if _IN_FORMAT.search(text) is not None:
        return is_taken or not has_verb(text)
    return is_taken and _FORMAT_BEFORE.search(text) is not None
