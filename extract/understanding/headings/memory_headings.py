"""A heading of memory with words around it in, the condition that they state out: `FP16 VRAM`, `VRAM @ 4K context`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.narrative.subject_names import IN_NO_NAME
from extract.understanding.vocabulary import Pattern, Vocabulary

_STATED = (
    r"b?fp?-?\d{1,2}|bfloat16|float16|b?float-?\d{1,2}|int-?\d{1,2}|\d{1,2}(?:\.\d\d?)?[- ]?bits?|q\d\w*(?:[_-]\w+)*|"
    r"nf4|awq|gptq|gguf|mlx|(?:half|full|mixed)[- ]precision|(?:full )?fine-?tun\w*|half|full|完整|全精度|半精度|原始|"
    r"推理|微调|训练|量化|tun\w*|(?:un)?quantized|q?-?lora|p-?tuning|"
    r"kv(?:[- ]cache)?|"
    r"freeze|ft|sft|train\w*|infer\w*|generat\w*|encod\w*|decod\w*|prefill\w*|"
    r"load(?:ing|ed)?|idle|peak|(?:batch ?size|bs|batch)\s*=?\s*\d+|batch|"
    r"\d+k?[- ]?(?:ctx|context|tokens?|frames?|images?|pages?|tiles?|px)|\d+k|\d+p|"
    r"\d+ ?[x×] ?\d+|(?:single|one|two|multi)[- ]images?|per (?:image|gpu|device)|context|w/o|w/|flash[- ]?att\w*|"
    r"sizes?|footprint|--?[a-z][\w-]{1,24}|stock|baseline|vanilla|default|eager|sdpa|"
    r"est(?:imated|\.)?|approx(?:imate(?:ly)?|\.)?|measured|observed|theoretical|@"
    r"|(?:at|with|for|in|of|during|when|while)(?![a-z])"
)
"""What states how a model runs; of words that begin alike the longer stands first, for none is tried again."""
CONDITION = re.compile(rf"(?!$)[\s,/+]*+(?:(?>{_STATED})(?:[\s,/+]++|-(?={_STATED}))?+)*+", re.I)
_MEMORY_WORD = re.compile(r"ram\b|memory|\bmem\b|\bgpu usage|显存|メモリ|메모리", re.I)
MOST_WORDS = 12
"""Words of a heading; longer ones are sentences."""


def is_condition(text: str) -> bool:
    """Whether a text is nothing but a number format or a way of running: `BF16 / FP16 inference`."""
    return bool(CONDITION.fullmatch(re.sub(r"\s*\([^()]*\)", "", text).strip())) and bool(_FORMAT.search(text))


def ways_in(text: str) -> list[str]:
    """`bf16 / int4`: the number formats or ways of running that a condition names, one for each figure below it."""
    ways = [way.strip() for way in text.split("/")]
    return ways if len(ways) > 1 and all(map(CONDITION.fullmatch, ways)) else []


_FORMAT = re.compile(
    r"(?<![A-Za-z0-9_])(?:b?fp?-?(?:8|16|32)|int-?\d|\d{1,2}(?:\.\d\d?)?[- ]?bits?|q\d(?:k\w?)?|nf4|awq|gptq|q?-?lora|"
    r"\d+k?[- ](?:ctx|context|tokens?))(?![a-z])",
    re.I,
)
SIZED_NAME = re.compile(
    rf"[A-Za-z][\w.-]*(?: (?!{IN_NO_NAME}\b)[\w.-]+){{0,3}}?[ -]?"
    r"(?<![\d.])\d+(?:\.\d+)?[BM](?:[ -][A-Za-z][\w.-]*)?"
)
"""A name with its size, and no sentence that ends on one."""


_UNIT_IN_BRACKETS = re.compile(r"\s*[(\[]\s*(?:in )?(?:gi?b|mi?b|g)s?\s*[)\]]", re.I)


_SCRIPTS = re.compile(r"(?<=[A-Za-z\d])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
"""Between Latin letters and words in scripts that set no blanks: `QLoRA显存`."""


_VARIED = re.compile(
    r"\s(?:by|vs\.?|versus|across|at different|for different|under different)\s[A-Za-z]+(?:[ -][A-Za-z]+){0,3}$", re.I
)
"""`GPU memory by input length`: what the headers below tell."""
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def memory_with_condition(text: str, vocabulary: Vocabulary) -> tuple[Pattern, str] | None:
    """The memory column that some words of a heading name, and the condition that all others state."""
    if not _MEMORY_WORD.search(text):
        return None
    text = _SCRIPTS.sub(" ", _UNIT_IN_BRACKETS.sub(" ", THOUSANDS.sub("", text)))
    if _VARIED.search(text):
        text = _VARIED.sub("", text)
        whole = vocabulary.column(text.strip())
        if whole is not None and whole.meaning == "gpu_memory":
            return whole, ""
    words = re.sub(r"[():,;]|(?<=\s)[-–—|](?=\s)", " ", text).split()
    if not _MEMORY_WORD.search(text) or not 2 <= len(words) <= MOST_WORDS:
        return None
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            core = vocabulary.column(" ".join(words[start : start + size]))
            others = " ".join((*words[:start], *words[start + size :]))
            if core is None or core.meaning != "gpu_memory":
                continue
            if CONDITION.fullmatch(others):
                return core, others.strip(" @,/").removeprefix("of ")
            if SIZED_NAME.fullmatch(others):
                return core, ""
    return None


def model_in(text: str, vocabulary: Vocabulary) -> str:
    """The model that a heading of memory names: `Foo-7B GPU memory (GB)`; "" where it names none."""
    words = re.sub(r"\s*\([^()]*\)\s*$", "", text).split()
    for count in range(1, len(words)):
        rest, name = " ".join(words[count:]), " ".join(words[:count])
        core = vocabulary.column(rest)
        if core is not None and core.meaning == "gpu_memory" and SIZED_NAME.fullmatch(name):
            return name
    return ""


SAYS_NOTHING = re.compile(
    r"\W*+(?>(?:hardware|system|gpu|g|gi?b|mi?b|graphics|v-?ram|memory|ram|resources?|requirements?|required|needed|needs|usage|use"
    r"|consumption|footprint|deploy\w*|run|running|serving|setup|how|to|experiments?|evaluations?|ablations?|estimat\w+|est|approx\w*|min|minimum|overview|summary|table|guide|and|of|the|for|by|models?"
    r"|(?:推荐|最低|硬件|显存|内存|显卡|系统|环境|资源|部署|运行|要求|配置|需求|占用|说明|参考|模型|估算|对比|所需|性能|速度|效率|モデル|詳細|概要|仕様|スペック|必要|동작|모델|메모리|상세)++"
    r"|checkpoints?|zoo|famil(?:y|ies)|releases?|list|downloads?|efficien(?:cy|t)|performance|costs?|speed|throughput|latency|deployment|results?|comparisons?|measurements?|profil\w+"
    r"|spec(?:ification)?s?|technical|details?|information|info|checks?|quanti[sz]ed|weights|variants?|versions?|values?|supported|available)\b\W*+)++",
    re.I,
)
"""A heading that only says that memory is told of: no condition under which it was measured."""
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[A-Z]\.\d+)\.?\s+(?=\D)")
"""The number of a section, "3.2 Experiments"."""


def telling_heading(heading: str, names: Iterable[str]) -> str:
    """The heading above a table without its number; "" where it says nothing but whose memory is told of."""
    bare = heading = _NUMBER.sub("", heading)
    for name in filter(None, names):
        bare = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", bare, flags=re.IGNORECASE)
    if bare.strip().startswith("(") and bare.strip().endswith(")"):
        heading = bare.strip()[1:-1]
    return heading if bare.strip() and not SAYS_NOTHING.fullmatch(bare) else ""
