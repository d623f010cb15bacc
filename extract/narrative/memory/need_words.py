"""The words by which a sentence tells that a model needs memory, that it is a graphics card's, and whose it is not."""

from __future__ import annotations

import re

MEMORY = re.compile(
    r"\b(?:v-?ram|(?:gpu|video|graphics|cuda|device)[- ](?:memory|ram|vram)|memory(?: usage| footprint|"
    r" consumption| requirements?)?|gpu|peaks? (?:at|of) (?:about |around |~ ?)?\d[\d.]* ?GB"
    r"|peak (?:usage|consumption|use)|\d ?GB (?:at|in) (?:the )?peak)\b"
    r"|显存|gpu ?内存",
    re.IGNORECASE,
)
NEED = re.compile(
    r"\b(?:requir\w+|needs?|needed|wants?|asks? for|calls? for|demands?|run (?:it|them|the model)|will do"
    r"|makes? do with|costs? (?=\d[\d.]* ?GB)"
    r"|min(?:imum)?|at least"
    r"|usage|loads? in(?:to)?|use[sd]?|consum\w+|takes?|took|occup\w+|fits?|fitted|squeez\w+|(?:runs?|ran)"
    r"(?: \w+ly)? (?:on|in|with|within)|enough|or (?:more|higher|above|greater)"
    r"|footprint|as little as|suffic\w+|inference|only"
    r"|(?:I|we) measured (?=\d[\d.]* ?GB of (?:v-?ram|gpu))|"
    r"peak(?:s|ed)?"
    r"|(?:allow|plan|budget|expect|reckon)(?: for| with| on)?(?= (?:about |around |roughly |some |~ ?)?\d[\d.]* ?GB)"
    r"|(?:allow|plan|budget) for|reserve|set aside|(?:happy|content|fine) with|gets? (?:by"
    r"|away) (?:on|with)|down to"
    r"|down from \d[\d.]* ?GB? to|deploy\w* (?:on|in|with)|(?:make|be) sure|ensure|"
    r"(?:memory|v-?ram) (?:stays|stayed|remains|remained|sits|sat|hovers|hovered)|"
    r"(?:memory|v-?ram|usage|footprint) (?:drops?|dropped|falls?|fell"
    r"|shrinks|goes) |it (?:dropped|drops|fell|falls|shrank|shrinks) to (?=\d[\d.]* ?GB)|"
    r"(?:memory|v-?ram)(?: use| usage)? (?:is|was)(?! recommended)"
    r"|(?:cut|cuts|cutting|reduc(?:es?|ed|ing)|lower(?:s|ed)|halve[sd]?|shrinks?|brings?|decreases?) "
    r"(?:the |its |peak )*"
    r"(?:gpu |video )?(?:memory|v-?ram)\b[^.;,]{0,60}?\bto (?=(?:about |around |just |only |~ ?)?\d[\d.]* ?GB))\b|"
    r"\((?:about |around |~ ?)?\d[\d.]* ?GB of (?:v-?ram|(?:gpu|video) memory)\)|"
    r"\d ?GB?\+|"
    r"^\W*(?:(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|8)|awq|gptq|q\d\w*)(?: quanti[sz](?:ed|ation))?|quanti[sz]ed)"
    r"(?: \((?:int|fp|bf|nf|q)?\d+(?:-?bit)?\)| \(quanti[sz]ed\))?\W{1,3}(?=[~≈<]?\s?\d)|"
    r"^\W*(?:about |around |~ ?)?\d[\d.]* ?GB of (?:v-?ram|(?:gpu|video) memory)\b|"
    r"(?:memory|v-?ram)(?:-[^\W\d_]{2,14})?(?: \([^()]*\))?(?: (?:for|at|with) [^:.;]{1,24})?\s*[:=]|"
    r"需要|[仅只约]需|显存(?:要求)?\s?(?:大?约|为"
    r"|[:：])?\s?(?=[~≈]?\s?\d)|"
    r"需求|占用|使用|峰值|至少|即可|最低|不(?:少于|低于|小于)|显存[需须]|(?:显存|内存)[^，。；,;\d]{0,8}"
    r"(?:降至|降到|降低[到至]|压缩[到至]|控制在|稳定在|维持在|[减缩]少?[到至])[^，。；\d]{0,4}(?=\d)|"
    r"\b(?:necesit\w+|requier\w+|precis[ao]\w*|ocupa\w*|estimad[ao]s?|m[ií]nim[ao]s?|caben? en|"
    r"n[ée]cessit\w+|requis\w*|pr[ée]vo(?:yez|ir)|comptez|il faut|"
    r"ben[öo]tig\w+|braucht|belegt|mindestens)\b|требу\w+|занимает|потребля\w+|必要|필요|최소",
    re.IGNORECASE,
)
TAKES = (
    r"(?:needs?|needed|requires?|required|takes?|took|uses?|used|occup(?:y|ies|ied)|consumes?|consumed|wants?"
    r"|reserves?|reserved|(?:gets?|got) (?:by|away) (?:with|on)|(?:peak|stay)(?:s|ed)? (?:at|below|under|within)"
    r"|(?:runs?|ran|fits?|loads?|loaded) (?:in|on|into|with|within)|(?:comes?|came) (?:to|in at)|makes? do with"
    r"|(?:is|are) (?:happy|fine|content) with)"
)
"""A verb whose subject needs the amount behind it."""
NEEDS_AMOUNT = re.compile(
    rf"(?:\s\([^()]*\))?\s+(?:\w+ly )?{TAKES}\s[^.;,\d]{{0,20}}\d[\d.]* ?(?:GB|GiB|MB|MiB)\b", re.IGNORECASE
)
"""Behind a name: it needs an amount of memory."""
REQUIRED = re.compile(
    r"\b(?:requirements?|prerequisites?|requisitos|required|needed|minimum|(?:do|will|would) (?:I|we|you) need"
    r"|does (?:it|the model) (?:need|take|require|use)|can (?:I|we|you) (?:run|fit|fine-?tune|train|load))\b"
    r"|要求|环境需求|必要条件|必要環境|動作環境|要件|필요|요구 ?사항|최소 ?사양",
    re.IGNORECASE,
)
"""A heading or question whose items are needed, whether they say so or not: "## Requirements"."""
MEMORY_HEADING = re.compile(
    r"\b(?:v-?ram|(?:gpu|video|graphics) (?:memory|requirements?)|how much (?:gpu )?memory|(?:what"
    r"|which) (?:\w+ )?(?:gpu|card)"
    r"|(?:on|with) (?:a|one|my|a single|consumer) (?:\w+ )?(?:cards?|gpus?))\b|显存",
    re.IGNORECASE,
)
"""A heading below which amounts are those of graphics cards."""
IN_PRECISION = re.compile(
    r"^\W*memory\s*:\s*(?:about |around |~ ?)?\d[\d.]* ?G(?:i?B)?\s+(?:in|at|with)\s+(?:int|fp|bf|nf"
    r"|\d+-?bit|float|half|full)"
    r"|\binference\b[^.;]{0,24}\b(?:takes?|needs?|requires?|uses?|fits? in(?:to)?|occupies)\s+(?:about "
    r"|around |only |just |~ ?)?"
    r"\d[\d.]* ?G(?:i?B)?\s+(?:in|at|with)\s+(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|b?float\d+|half|full)"
    r"|\binference in (?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|b?float\d+)\s+(?:takes?|needs?|requires?|uses?) "
    r"(?:about |around |only |just |~ ?)?\d[\d.]* ?GB(?!\w)(?! (?:of )?(?:disk|data|ram))"
    r"|\b(?:lora|fine-?tuning|finetuning)\b[^.;]{0,40}?\b(?:takes?|needs?|requires?|uses?"
    r"|fits? in(?:to)?) (?:about |around |only |just |~ ?)?"
    r"\d[\d.]* ?GB(?!\w)(?! (?:of )?(?:disk|data|images|storage|ram|text|download))"
    r"|\b(?:needs?|requires?|takes?|wants?) (?:about |around |only |just |~ ?)?\d[\d.]* ?GB (?:for|with"
    r"|in|at) (?:the )?"
    r"(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)\b|awq|gptq|quanti[sz]ed)"
    r"|\b(?:it|model|version|variant|(?-i:[A-Z][\w.]*-)?\d+(?:\.\d+)?B) (?:requires|needs) (?:about "
    r"|around |only |just |at least |~ ?)?"
    r"\d[\d.]* ?GB (?:to (?:run|load)|for inference)\b(?:[^.;]{0,12}\b(?:in|at|with)\s+(?:int-?[48]"
    r"|[48]-?bit|[fb]f?p?-?(?:16|32|8)))?"
    r"|\b(?:int-?[48]|[48]-?bit|quanti[sz]ed|awq|gptq|nf4) (?:model|version|variant|checkpoint|one|build)"
    r" (?:\w+ly )?(?:fits?|runs?|ran|loads?) (?:in|into|on|within) (?:about |only |just |under )?\d"
    r"|\b(?:loads?|fits?) in(?:to)? (?:about |around |only |just |~ ?)?\d[\d.]* ?GB (?:in|at|with) "
    r"(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|b?float\d+)\b"
    r"|\b(?:in|at|with) (?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)|b?float\d+|half precision|full precision),? "
    r"(?:it |the model )?(?:wants|needs|requires|takes|occupies|uses) (?:about |around |only |just |~ ?)?"
    r"\d[\d.]* ?GB(?!\w)(?! (?:of )?(?:disk|data|images|storage|ram|text|download))"
    r"|\b(?:it|model|version|variant|(?-i:[A-Z][\w.]*-)?\d+(?:\.\d+)?B) (?:occupies|wants|takes|uses) "
    r"(?:about |around |~ ?)?"
    r"\d[\d.]* ?GB (?:in|at|with) (?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|32|8)\b|b?float\d+|half|full)"
    r"|\b(?:in|at|with) (?:\w+ )?(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|8)|nf4|awq|gptq)(?: (?:weights"
    r"|quanti[sz]ation))?,? "
    r"(?:(?:it|this) (?:drops|dropped|falls|fell|goes|went|shrinks|shrank) to (?:about |only |just )?\d[\d.]* ?GB\b"
    r"|(?:about |only |just )?\d[\d.]* ?GB (?:(?:are|is|will be) (?:enough|sufficient)|suffices?)\b)"
    r"|\b\d[\d.]* ?GB (?:(?:are|is|will be) (?:enough|sufficient)|suffices?) (?:in|at|with|for) "
    r"(?:int-?[48]|[48]-?bit|[fb]f?p?-?(?:16|8)|b?float\d+|half|full)\b"
    r"|\b(?:costs?|needs?|takes?) (?:about |only |just |~ ?)?\d[\d.]* ?GB to (?:run|load)\b"
    r"|\bsqueez(?:es?|ed) (?:in|into|onto) (?:about |only |just |under )?\d[\d.]* ?GB\b",
    re.IGNORECASE,
)
"""Memory that is not called so: what inference takes in a precision, what a model needs to run."""
OTHER_NEED = re.compile(
    r"\b(?:requir\w+|needs?|needed|uses?|consum\w+|takes?)\s+(?:about |around |up to |only |roughly |~ ?)?"
    r"\d+(?:[.,]\d+)?\s?(?:k?W|[Ww]atts?|kWh|ms|s|sec\w*|min\w*|h|hours?|days?)\b"
)
"""What is used up here is power or time: "uses 300 W"."""
LEAKS = re.compile(r"\b(?:memory|vram)? ?leak\w*|内存泄漏", re.IGNORECASE)
"""What was used up by a fault is no need."""
UNITS = ("G", "gigabyte", "MB", "MiB", "ГБ")
"""One of these stands in every amount of memory."""
LONGEST_AMOUNT = 30
"""Characters of an amount before "to", with what joins the two."""
NO_GPU = re.compile(r"\b(?:no gpu|without (?:an?y? )?gpus?|cpu[- ]only|of (?:system |main |cpu )?ram)\b", re.IGNORECASE)
"""The memory is that of a computer and not of a graphics card."""
GRAPHICS = re.compile(
    r"\b(?:v-?ram|gpus?|video|graphics|cuda|device|peak memory|memory (?:usage|footprint|consumption|requirements?))\b|"
    r"显存|gpu ?内存",
    re.IGNORECASE,
)
MODEL_HEAD = re.compile(
    r"\b(?:it|its|model|variant|version|checkpoint|inference|fine-?tuning|gguf|awq|gptq)\b"
    r"|^\W*(?:requires|needs|uses|takes|occupies)\b(?!.*\bto (?:build|compile|install|convert|download)\b)"
    r"|\bat peak\b|\bpeaks at\b"
    r"|^\W*(?:peak (?:usage|consumption)|memory(?: use| usage)? (?:is|was|stays|stayed|remains|remained))\b",
    re.IGNORECASE,
)
SURROUNDINGS = re.compile(
    r"^\W*(?:the |our |running |building |to (?:run|build) )*"
    r"(?:unit )?(?:experiments?|tests?|test suite|build|compil\w+|installer|docker|conversion|script"
    r"|(?:(?:online|web|live|public|hosted|hugging face|gradio) )*(?:demo|space|playground|website|api)"
    r" (?:(?:currently|still|now) )?(?:is |was )?(?:runs?|ran|running|hosted|served|deployed|lives?))\b"
    r"|\bon (?:our|my) (?:own )?(?:cards?|gpus?|machines?|servers?|workstations?|laptops?)\W*$",
    re.IGNORECASE,
)
REDUCED = re.compile(
    r"\b(?:reduc\w+|halv\w+|drop\w*|lower\w*|cut\w*|decreas\w+|shr[iau]nk\w*|down|goes|went|fell|falls?)\b[^.;]{0,40}?\bfrom\s"
    r"(?:about |~)?(?=\d)|\bfrom\s(?=\d[\d.]*\s?GB? (?:down )?to )"
    r"|[从由]\s?(?:约|~)?\s?(?=\d[\d.]*\s?GB?\s?(?:左右)?\s?(?:降|减|压缩|缩))"
    r"|(?:^|[\s:(])(?=\d[\d.]*\s?(?:G(?:i?B)?)?\s*(?:→|->|=>|⟶)\s*\d)",
    re.IGNORECASE,
)
"""`reduced from 22GB to 11GB`: the first amount is that of another way of running the model."""
