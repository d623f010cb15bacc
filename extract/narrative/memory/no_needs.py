"""The words around an amount of memory: patterns of what says that it is no need, before it and behind it."""

from __future__ import annotations

import re

_RECOMMENDED = re.compile(
    r"\s?\+?\s*(?:(?:of )?(?:gpu |video )?(?:v-?ram|memory)\s*)?(?:is |are |\()?(?:recommended|ideal(?:ly)?|optimal)\b",
    re.IGNORECASE,
)
"""Behind an amount that is better than what is needed: "16 GB VRAM (24 GB recommended)"."""
_ADVISED = re.compile(
    r"(?:建议|推荐|推奨)[^，。；,;.]{0,16}$|\b(?:recommend|suggest)(?:ed|s)?:?\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE
)
"""Before an amount that is better than what is needed: "We recommend a card with 24 GB"."""
_FOR_ANY = re.compile(r"[^.;,]{0,24}?\bfor (?:an?|any) (?:[\w-]+ )?\d+(?:\.\d+)?B\b")
"""Behind an amount that is told of any model of a size: "24 GB for a 7B model"."""
_DIFFERENCE = re.compile(
    r"(?:\s+of (?:gpu )?(?:v-?ram|memory))?\s+(?:smaller|larger|bigger|less|lower|higher|more|fewer)(?: than\b|\W*$)",
    re.IGNORECASE,
)
"""Behind an amount by which something differs: "pick a file 2 GB smaller than your card's memory"."""
_SPARE = re.compile(
    r"\s?(?:以上|左右)?\s?的?(?:安全)?(?:余量|冗余|余裕|剩余)"
    r"|\s(?:of )?(?:spare|free|headroom|safety margin|to spare|left)\b",
    re.IGNORECASE,
)
"""Behind an amount that is left free: "leaves 5 GB of headroom"."""
_SHARE = re.compile(
    r"\b(?:half|thirds?|quarters?|fraction|twice|double|triple)\s+(?:of\s+)?"
    r"(?:the|what|those|that|its)\s+(?:about |~)?$"
    r"|\d ?% (?:of )?(?:the )?(?:的)?(?:GPU ?)?(?:memory|v-?ram|内存|显存)\s?(?:,|[(（])?\s?(?:about |约|~|≈)?\s?$"
    r"|\b(?:sav(?:es?|ing)|frees?|freeing)\s+(?:up\s+)?(?:about |around |up to |another |~ ?)?$",
    re.IGNORECASE,
)
"""Before an amount that another one is a part of, or less by: "half of the 18 GB", "saving 4 GB"; or of a card."""
_LIMIT = re.compile(
    r"\b(?:limits?|budgets?|caps?|ceilings?|constraints?) (?:of|is|was) (?:about |only |just |~ ?)?$", re.IGNORECASE
)
"""Before an amount that somebody must keep to: "a VRAM limit of 4 GB"."""
_FORMERLY = re.compile(
    r"\bused to (?:need|require|take|use|occupy|consume)\b[^.;,]{0,24}$"
    r"|(?:动辄|无需|不需要|不用|并非)[^，。；,;\d]{0,12}$",
    re.IGNORECASE,
)
"""Before an amount that was needed once, or by others."""
_WEIGHTS = re.compile(
    r"\b(?:weights (?:alone|only|themselves)|(?:only|just) the weights)\b[^.,;\d]{0,30}$"
    r"|(?:权重|模型文件|文件大小|体积)(?:大小|本身|文件|仅|只有|就|[约為为是占]|\s){0,4}[~≈]?\s?$",
    re.IGNORECASE,
)
"""Before an amount that the weights take without all that running them needs."""
_OF_PART = re.compile(
    r"\b(?:encoder|tower|projector|connector|adapter|resampler|backbone|tokenizer|cache)s? "
    r"(?:(?:alone|itself|only) )?(?:is|are|takes?|needs?|adds?|uses?|occup(?:y|ies)) "
    r"(?:only |about |around |roughly |just |~ ?|≈ ?)?$",
    re.IGNORECASE,
)
"""Before an amount that one part takes: "the vision encoder is ~1.6 GB"."""
_DUMPED = re.compile(r"\w['\"]:\s?['\"]$")
"""Before an amount that stands in a record of several, whatever is said around it: "{'total': '62 GB', …}"."""
_WISHED = re.compile(
    r"\s*(?:of )?(?:gpu |video )?(?:v-?ram|memory)?\s*(?:targets?|budgets?|goals?|limits?|caps?)\b"
    r"|\s*\((?:targets?|budget|goal|limit|cap|max(?:imum)?)\)",
    re.IGNORECASE,
)
"""Behind an amount that somebody hopes for or must keep to: "1 GB VRAM target"."""
_OVERHEAD = re.compile(r"[^.,;]{0,24}\boverhead\b")
_ON_DISK = re.compile(
    r"\s+(?:(?:on|of) )?(?:the |your |free )?(?:disks?|disc|storage|SSD|drive)\b|\s+(?:of )?downloads?\b", re.IGNORECASE
)
_OF_COMPUTER = re.compile(
    r"\s+(?:of )?(?:virtual|system|main|host|cpu) (?:memory|ram)\b"
    r"|\s+(?:of (?:memory|ram) )?on (?:the |a )?cpu\b",
    re.IGNORECASE,
)
"""Behind an amount that is the computer's: "48 GB of virtual memory on CPU"."""
BEFORE = (_WEIGHTS, _SHARE, _LIMIT, _FORMERLY, _ADVISED, _OF_PART, _DUMPED)
BEHIND = (_FOR_ANY, _DIFFERENCE, _WISHED, _RECOMMENDED, _SPARE, _OVERHEAD, _ON_DISK, _OF_COMPUTER)
"""What stands before and behind amounts that are no needs."""
