"""An analysed Chinese sentence in; the figures that its clauses say of the text's model out.

Scores, amounts of data, context, sizes of the model and of its parts. A clause (up to a comma, a semicolon or a stop)
counts only where it names no other model and the figure stands right behind what it measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.narrative.language.analysis import Analysis, Context, Subject, is_component
from extract.narrative.lexicon import NAME_FORM, Found
from extract.narrative.scores.score_claims import Figure, claim_score
from extract.narrative.scribe import Scribe

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CLAUSE_END = re.compile(r"[，；。！？：]|[;:](?=\s)|(?<=[A-Za-z\d）)]):(?=\d+(?:\.\d+)?\s?[BM](?!\w))|,(?=[A-Za-z])")
_NAME = re.compile(r"(?<![\w.-])[A-Z][\w.]*(?:-[\w.]*\w)*", re.ASCII)
_OF_DATA = re.compile(r"(?:微调|训练)[^，；。]{0,6}(?:使用|采用|基于|用)了?\s*$")
"""Before a name that stands for the data that something is trained with."""
_SCORED = re.compile(
    r"\s*(?:\([^()]{1,14}\)|（[^（）]{1,14}）)?\s*(?:基准|数据集|测试集|测试|评测|任务|榜单)?(?:测试)?\s*(?:上|中)?的?\s*"
    r"(?:(?:得分|仅|只有|仅有|分数|成绩|准确率|精度|表现|取得|达到?|获得|拿到|得到|高达|为|是|了|约)\s*){1,4}"
    r"(?P<value>\d{1,4}(?:\.\d+)?)\s?(?P<unit>%|分)?(?![\w.]|\s*(?:倍|个|名|位|款|百分点|以上))"
)
"""Behind a benchmark's name: what was reached on it."""
_BARE_SCORE = re.compile(
    r"\s*(?:\([^()]{1,14}\)|（[^（）]{1,14}）)?\s*(?:平均分|得分|分数|成绩)?\s*(?P<value>\d{1,4}(?:\.\d+)?)\s?(?P<unit>%|分)?\s*[，；。！]?"
)
"""All of a clause behind a benchmark's name: "MMMU 58.6，"."""
_RISEN = re.compile(r"(?:从|由|提升|提高|下降|降低|高出|领先|超过|超越|高于|优于|低于|不如|相比|目标|人类|基线)")
"""What a clause holds whose figures are differences, or another's."""
_DATA = re.compile(
    r"(?<![\w.])(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>万|亿|[KMB]))\s?(?:多)?(?:余)?(?:张|条|个|对|组|段|篇|份)?的?"
    r"[\u4e00-\u9fff]{0,8}?"
    r"(?P<noun>图文对|问答(?!对)|图像文本对|样本|数据|图像|图片|视频|对话|指令|问答对)"
)
_TRAINS = re.compile(r"训练|微调|阶段|数据集|学习|对齐")
_TESTS = re.compile(r"测试|评测|评估|基准|每|batch|批")
_UNITS = {"万": 1e4, "亿": 1e8, "k": 1e3, "m": 1e6, "b": 1e9}
_CONTEXT = re.compile(
    r"上下文(?:长度|窗口|窗口长度)?\W{0,4}(?:(?:最长|最大|最高|支持|扩展|达到?|可达|至|到|为|是|约|提升)\s*){0,4}"
    r"(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[KkM]))(?![\w])"
)
_CONTEXT_BEHIND = re.compile(
    r"(?<![\w.])(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[KkM]))\s?(?:tokens?\s?)?(?:的)?(?:(?:超长|长)?上下文|文本长度)"
)
_SIZES = re.compile(
    r"(?<![\w.-])(?P<sizes>\d+(?:\.\d+)?[BM](?:\s?(?:、|/|和|及|以及|与)\s?\d+(?:\.\d+)?[BM])+)\s?"
    r"(?:等)?(?:[两二三四五六七]|\d)?(?:种|个|款)?(?:不同)?的?(?:参数|模型)?(?:规模|尺寸|版本|大小|量级|参数量|模型)"
)
_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[BM])")
_PART_SIZE = re.compile(
    r"(?P<part>视觉编码器|图像编码器|视觉塔|视觉主干|大?语言模型|LLM)\s*(?:的)?(?:参数量?|规模|大小)?\s*"
    r"(?:(?:为|是|采用|使用|选用|用)?\s*[A-Z][\w.-]*(?=[\s（(，约])\s*)?"
    r"(?:为|有|是|约|共|仅|[（(])?\s*(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[BM](?![\w-])|亿))\s?(?P<noun>的?参数)?(?=[）)，；。、]|\s*(?:与|和|及|$)|$|参数)"
)
_JOINED = re.compile(
    r"(?:通过|经由?|采用|使用|利用|借助|用|由)\s?(?:一个|一层|两层|双层|三层|单层|线性|轻量|轻量级|的|\s)*$"
)
_JOINT = re.compile(
    r"(?:中间(?:是|为|用)|(?:连接|投影)(?:器|层|模块)(?:为|是|采用|使用))\s?(?:一个|一层|两层|双层|三层|单层|线性|轻量级?|的|\s)*$"
)
"""Before what is said to be the connector."""
_ACTIVE = re.compile(
    r"激活(?:的)?(?:参数)?(?:量|数)?(?:为|约|仅|只有|共|是|了|\s)*(?P<text>(?P<number>\d+(?:\.\d+)?)(?P<unit>[BM]))(?![\w-])"
)
_BARE_SIZE = re.compile(
    r"\s*(?:共|总共|总计|约|仅|只有|\s)*(?P<text>(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>[BM](?![\w-])|亿))\s?(?P<noun>(?:个|的)?总?参数(?:量|规模)?)?"
    r"\s*[，；。！]?"
)
"""All of a clause: "19B 参数，"; a size alone only right behind the label that names the model."""
_TOTAL = re.compile(
    r"(?:总|实际)参数(?:量|规模|数)?(?:约|为|是|共|达到?|仅|\s)*(?P<text>(?P<number>\d+(?:\.\d+)?)(?P<unit>[BM]))(?![\w-])"
)
_JOINS = re.compile(r"\s?(?:层|模块|投影层?|连接层)?\s?(?:进行|来|将其)?(?:连接|相连|桥接|对齐|衔接|映射)")
_ROLE = re.compile(r"(?:(?P<fine_tuning>微调)|(?P<pretraining>预训练)|训练)[^；。]*?(?:包括|包含|涵盖|含)\s*$")


def claim_chinese(scribe: Scribe, analysis: Analysis, context: Context, since: int) -> None:
    """Claim the figures of a Chinese sentence that the rules for any language have not claimed since `since`."""
    if not context.subject.model or not _CHINESE.search(analysis.text) or analysis.hedged:
        return
    known = {(claim.attribute, claim.value_number) for claim in scribe.claims[since:]}
    _claim_labelled_context(scribe, analysis, context)
    _claim_data_sets(scribe, analysis, context)
    _claim_sources(scribe, analysis, context)
    family, benchmark = context, None
    for start, end in _own_clauses(analysis, context):
        if analysis.is_blocked(start, end):
            continue
        context = _of_variant(analysis, family, context, start, end)
        benchmark = _claim_scores(scribe, analysis, context, start, end, benchmark)
        _claim_connector(scribe, analysis, context, start, end)
        for attribute, text, number, unit, scope in _figures(
            analysis.text, start, end, names_own=_names(analysis, context, start, end)[1]
        ):
            if (attribute, number) not in known:
                scribe.claim(
                    context.subject.model, attribute, text, analysis.sentence,
                    value_number=number, unit=unit, scope=scope, rule="figure behind its noun in Chinese",
                )  # fmt: skip
        _claim_sizes(scribe, analysis, context, start, end)


_LABELLED_CONTEXT = re.compile(
    r"\W*(?:最大|最长|支持的?)?(?:上下文(?:长度|窗口|窗口长度)?|文本长度)\s?[:：]\s?"
    r"(?P<text>(?P<number>\d+(?:[.,]\d+)?)\s?(?P<unit>[KkM]?))(?:\s?tokens?)?\W*"
)
"""A line that is nothing but the label and the length: "上下文长度：32K"."""


def _claim_labelled_context(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    told = _LABELLED_CONTEXT.fullmatch(analysis.text)
    if told is None:
        return
    number = float(told["number"].replace(",", "")) * _UNITS.get(told["unit"].casefold(), 1.0)
    scribe.claim(
        context.subject.model, "context_length_tokens", told["text"].strip(), analysis.sentence,
        value_number=number, unit="tokens", rule="length behind its label in Chinese",
    )  # fmt: skip


def _own_clauses(analysis: Analysis, context: Context) -> Iterator[tuple[int, int]]:
    """Clauses that name no other model; behind one that does, those that name nobody are that model's."""
    is_own, start = True, 0
    for stop in [*(match.end() for match in _CLAUSE_END.finditer(analysis.text)), len(analysis.text)]:
        others, own = _names(analysis, context, start, stop)
        is_own = (is_own or own) and not others
        if is_own and stop > start:
            yield start, stop
        start = stop


def _names(analysis: Analysis, context: Context, start: int, end: int) -> tuple[bool, bool]:
    """Whether a clause names another model, and whether it names the text's own."""
    others = own = False
    for match in _NAME.finditer(analysis.text, start, end):
        subject = context.subject
        if analysis.text.startswith(subject.model, match.start()):
            own = True
            continue
        if any(is_own(match.group()) for is_own in (subject.is_named, subject.is_short, subject.is_same_but_size)):
            own = True
            continue
        found = [item for item in analysis.found if item.start < match.end() and match.start() < item.end]
        if _OF_DATA.search(analysis.text, start, match.start()):
            continue
        is_model = any("model" in item.kinds and not is_component(item) for item in found)
        others = others or is_model or (not found and NAME_FORM.search(match.group()) is not None)
    return others, own


def _of_variant(analysis: Analysis, family: Context, before: Context, start: int, end: int) -> Context:
    """The context of the one variant of the text's model that a clause names; that of the one before where none is."""
    names = [match.group() for match in _NAME.finditer(analysis.text, start, end)]
    subject = family.subject
    sized = {name for name in names if _SIZE.search(name) and subject.is_same_but_size(name)}
    own = {name for name in names if subject.is_named(name) and not subject.is_short(name)} | sized
    variants = [name for name in own if name in sized or len(name) > len(subject.model)]
    is_variant = len(variants) == len(own) == 1
    return replace(family, subject=Subject(model=variants[0])) if is_variant else family if own else before


_ALONE = re.compile(r"\s*(?:方面|上|中|任务|得分|测试)?(?:上|中)?\s*")
"""Behind a benchmark, up to the end of a clause that only names it: "DocVQA 方面，"."""
_LED_ON = re.compile(r"在\s*$")
_HAS = re.compile(
    r"(?:得分|分数|准确率|达到?|取得|获得|拿到|得到|为|是)(?:了|约|为|是|\s)*(?P<value>\d{1,4}(?:\.\d+)?)\s?(?P<unit>%|分)?(?![\w.])"
)
"""What a clause behind "在 MMMU 上，" says of the model that it names."""


def _claim_scores(
    scribe: Scribe, analysis: Analysis, context: Context, start: int, end: int, before: Found | None
) -> Found | None:
    """Claim the scores of a clause; gives the benchmark that the clauses behind it are about."""
    inside = [item for item in analysis.of_kind("benchmark") if start <= item.start < end]
    if not inside and before is not None and not _RISEN.search(analysis.text, start, end):
        told = _HAS.search(analysis.text, start, end)
        if told is not None and _NAME.search(analysis.text, start, told.start()):
            unit = "%" if told["unit"] == "%" else ""
            claim_score(scribe, analysis, context, before, Figure(told["value"], unit))
    led = [item for item in inside if _LED_ON.search(analysis.text, start, item.start)]
    if _RISEN.search(analysis.text, start, end):
        return before
    for item in inside:
        bare = _BARE_SCORE.fullmatch(analysis.text, item.end, end)
        if bare is not None and not analysis.text[start : item.start].strip(" *_`"):
            claim_score(scribe, analysis, context, item, Figure(bare["value"], "%" if bare["unit"] == "%" else ""))
            continue
        told = _SCORED.match(analysis.text, item.end, end) if start <= item.start else None
        if told is not None:
            unit = "%" if told["unit"] == "%" else ""
            claim_score(scribe, analysis, context, item, Figure(told["value"], unit))
    led = led or [item for item in inside if _ALONE.fullmatch(analysis.text, item.end, end)]
    return led[0] if len(led) == len(inside) == 1 else before if not inside else None


_MADE_OF = re.compile(r"由[^，；。]*$")
_MADE = re.compile(r"组成|构成")


def _claim_connector(scribe: Scribe, analysis: Analysis, context: Context, start: int, end: int) -> None:
    """ "两者通过两层 MLP 连接": what joins two parts."""
    for item in analysis.of_kind("connector"):
        is_inside = start <= item.start and item.end <= end
        lead = analysis.text[start : item.start]
        is_joining = is_inside and (
            (_MADE_OF.search(lead) and _MADE.search(analysis.text, item.end, end))
            or _JOINT.search(lead)
            or (_JOINED.search(lead) and _JOINS.match(analysis.text, item.end))
        )
        if is_joining and not any(claim.attribute == "connector" for claim in scribe.claims):
            scribe.claim(context.subject.model, "connector", item.text.strip(), analysis.sentence, rule="known name")


def _figures(text: str, start: int, end: int, *, names_own: bool) -> Iterator[tuple[str, str, float, str, str]]:
    """Attribute, text, number, unit and scope of a clause's figures."""
    if _TRAINS.search(text) and not _TESTS.search(text, start, end):
        for match in _DATA.finditer(text, start, end):
            number = round(float(match["number"]) * _UNITS[match["unit"].casefold()], 3)
            yield "dataset_size", match["text"], number, "samples", "training data"
    for match in (*_CONTEXT.finditer(text, start, end), *_CONTEXT_BEHIND.finditer(text, start, end)):
        yield (
            "context_length_tokens",
            match["text"],
            float(match["number"]) * _UNITS[match["unit"].casefold()],
            "tokens",
            "",
        )
    if (bare := _BARE_SIZE.fullmatch(text, start, end)) and (
        bare["noun"] or text[:start].rstrip().endswith(("：", ":"))
    ):
        yield "params_total_b", bare["text"], _billions(bare), "billion", ""
    for match in _TOTAL.finditer(text, start, end):
        yield "params_total_b", match["text"], _billions(match), "billion", ""
    for match in _ACTIVE.finditer(text, start, end):
        if _NAME.search(text, start, match.start()) and not names_own:
            continue
        yield "params_activated_b", match["text"], _billions(match), "billion", ""
    for match in _PART_SIZE.finditer(text, start, end):
        attribute = "llm_params_b" if match["part"].endswith(("语言模型", "LLM")) else "vision_encoder_params_b"
        yield attribute, match["text"], _billions(match), "billion", ""


def _claim_sizes(scribe: Scribe, analysis: Analysis, context: Context, start: int, end: int) -> None:
    """ "包含 2B、8B 和 32B 三种规模": each is a size of the model's family."""
    told = _SIZES.search(analysis.text, start, end)
    for match in _SIZE.finditer(told["sizes"]) if told else ():
        scribe.claim(
            context.subject.variant(match.group()), "params_total_b", match.group(), analysis.sentence,
            value_number=_billions(match), unit="billion", rule="sizes of a family in Chinese",
        )  # fmt: skip


def _billions(match: re.Match[str]) -> float:
    return round(float(match["number"]) * {"B": 1.0, "亿": 0.1}.get(match["unit"], 1e-3), 9)


def _claim_data_sets(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """ "…微调，包括 DocVQA、ChartQA 和 InfoVQA": a list of what is trained on."""
    items = [item for item in analysis.found if item.kinds.keys() & {"benchmark", "dataset_named"}]
    lead = _ROLE.search(analysis.text, 0, items[0].start) if items else None
    if lead is None or any("model" in item.kinds for item in items):
        return
    for item in _listed(analysis.text, items):
        name = item.kinds.get("dataset_named") or item.kinds["benchmark"]
        scribe.claim(
            context.subject.model, "dataset", name, analysis.sentence, scope=lead.lastgroup or "training",
            rule="known name",
        )  # fmt: skip


_SOURCES = re.compile(r"数据(?:集)?(?:主要)?(?:来自|来源于|包括|包含|取自)(?:于|了|\s)*")
_BETWEEN_SOURCES = re.compile(r"\s*(?:、|,|和|及|以及|与)?\s*(?:以及|和)?\s*(?:自建|自研|开源|公开)?(?:的)?\s*")


def _claim_sources(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """ "数据来自 A、B 以及自建的 C": names of data, known or not."""
    lead = _SOURCES.search(analysis.text)
    place = lead.end() if lead else -1
    role = "fine_tuning" if "微调" in analysis.text[: max(place, 0)] else "pretraining"
    while place >= 0 and (name := _NAME.match(analysis.text, place)) is not None:
        found = next((item for item in analysis.found if item.start == name.start()), None)
        known = (found.kinds.get("dataset_named") or found.kinds.get("benchmark")) if found else None
        if (found is not None and known is None) or not NAME_FORM.search(name.group()):
            return
        scribe.claim(
            context.subject.model, "dataset", known or name.group(), analysis.sentence, scope=role, rule="listed"
        )
        between = _BETWEEN_SOURCES.match(analysis.text, name.end())
        place = between.end() if between else -1


def _listed(text: str, items: list[Found]) -> Iterator[Found]:
    """The first of several names and those in one list with it."""
    end = items[0].start
    for item in items:
        if re.fullmatch(r"\s*(?:、|,|和|及|以及|与|等)?\s*", text[end : item.start]) is None:
            return
        yield item
        end = item.end
