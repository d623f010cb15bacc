"""An analysed sentence in; the model that the subject is built on out, and parts of other models that it replaces.

"replaces the Llama 3.1 8B backbone with SmolLM2" says two things: SmolLM2 is a part of the subject, and the model that
the subject builds on has Llama 3.1 8B.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context, is_component
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe

_BUILT_ON = re.compile(
    r"\b(?:buil(?:ds?|t|ding)\s+(?:up)?on(?: top of)?|based (?:up)?on|starts? from|starting from|extends?"
    r"|fine-?tuned from|\bfine-?tun(?:e|ing) of|\bfine-?tuned (?:version|variant|checkpoint"
    r"|derivative) of|\bconverted (?:to [\w.+-]{2,12}(?: format)? )?from|\b(?:quanti[sz]ation|conversion) of"
    r"|\bquanti[sz]ed (?:version|variant|checkpoint|build|weights|formats?) of"
    r"|^\W*(?:[\w.-]+\s+)?fine-?tunes|initiali[sz]ed (?:from|with)"
    r"(?: the (?:weights|checkpoint|parameters) (?:of|from))?|derived from|(?<!not )trained from"
    r"|(?:LoRA|adapters?)(?: adapters?| weights)? (?:for|on top of)|continu\w+ (?:the )?(?:pre-?)?training (?:of|from)"
    r"|takes(?=\s[^,.;]{2,40}\sas (?:its|the|a) (?:starting|base|basis|foundation))|base(?: model)? (?:of [\w.-]+ )?is"
    r"|by (?:\w+ )?(?:fine-?|instruction[- ])?tuning|(?:RL|SFT|RLHF)(?: \(\w+\))? on top of"
    r"|inherits?|on the foundations? (?:laid by|of)|follows the|uses? (?:an? )?(?:[\w-]+ ){0,3}\(?(?:VLM)\)?,?"
    r" (?:specifically|namely)|built around|adopts? the|foundation for|namely"
    r"|makes? the (?:text-only )?)\s+(?:(?:the|an?|existing|general-domain|pre-?trained|architecture of|framework of"
    r"|foundations? (?:laid by|of)|(?:capabilities|success|strengths?|ideas?|weights|checkpoint|parameters) of"
    r"|text-only|core|model|series of"
    r"|top of)\s+){0,4}",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\s+(?:architecture|framework|recipe|design)\b", re.IGNORECASE)
_WEIGHTS = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:weights|parameters|checkpoint)\b")
_OF_CODE = re.compile(
    r"\b(?:repo(?:sitory)?|code ?base|code|scripts?|demo|evaluation|implementation|environment)\s+(?:is |was |are )?"
    r"(?:mostly |mainly |largely |heavily )?$",
    re.IGNORECASE,
)
"""Before what something is built on: software, and not the model."""
_UNKNOWN = re.compile(
    r"`?(?P<name>[\w-]+/[A-Za-z][\w.-]*\d[Bb](?:-[\w.-]*\w)?|[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B"
    r"(?:-(?:[A-Z]\w*|\d{4}))*|[A-Z][\w.-]*(?: \d\.\d)? \d+(?:\.\d+)?B(?: (?:IT|PT|Instruct|Base|Chat))?)(?![\w-])"
)
"""A sized name, or a repository whose name is one."""
_SIMILAR = re.compile(
    r"\b(?:similar (?:architecture|design|structure) (?:to|as)|(?:architecture|design|structure) (?:is |that"
    r" is )?(?:similar to|like)) (?:that of |the )?",
    re.IGNORECASE,
)


def claim_bases(scribe: Scribe, analysis: Analysis, context: Context) -> str:
    """Claim what the subject builds on; gives the name of the last such model, "" if none."""
    last = ""
    if labelled := labelled_base(analysis):
        status = analysis.status_at(analysis.sentence.body, analysis.sentence.body + len(labelled))
        rule = "label of a base model"
        scribe.claim(context.subject.model, "base_model", labelled, analysis.sentence, status=status, rule=rule)
        return labelled
    if not (analysis.names_model or analysis.has_digit):
        return last
    for match in _BUILT_ON.finditer(analysis.text):
        if _OF_CODE.search(analysis.text, 0, match.start()):
            continue
        item = _model_at(analysis, match.end())
        if (
            item is not None
            and match.group().casefold().startswith(("follow", "adopt"))
            and not _SCHEME.match(analysis.text, item.end)
        ):
            continue
        if (
            item is not None
            and match.group().casefold().startswith("inherit")
            and not _WEIGHTS.match(analysis.text, item.end)
        ):
            continue
        if item is None and not match.group().casefold().startswith(("follow", "adopt", "inherit")):
            last = _claim_unknown(scribe, analysis, context, match.end()) or last
        if item is None or analysis.is_blocked(item.start, item.end) or _is_self(context, item):
            continue
        for name in _with_sizes(analysis, item):
            scribe.claim(
                context.subject.model,
                "base_model",
                name,
                analysis.sentence,
                status="suspicious"
                if item.kinds["model"] in context.vocabulary.closed_models
                else analysis.status_at(item.start, item.end),
                rule="built on a named model",
            )
        last = item.text
    return last


_CHINESE_LABEL = re.compile(r"\W*(?:(?:基座|基础|底座|父)模型|基于)\W{0,4}[:：]")


def labelled_base(analysis: Analysis) -> str:
    """The one model or repository behind "Base model:"; "" for a part alone ("Base model: Qwen2-7B") and prose."""
    chinese = _CHINESE_LABEL.match(analysis.text)
    body = chinese.end() if chinese is not None else analysis.sentence.body
    if not body or (chinese is None and not _LABEL.fullmatch(analysis.sentence.topic.strip(" *_:"))):
        return ""
    repository = _REPOSITORY.match(analysis.text, body)
    if repository is not None:
        return repository["id"]
    unknown = _SIZED.match(analysis.text, body)
    if unknown is not None and not any(one.start <= unknown.start("name") < one.end for one in analysis.found):
        return unknown["name"]
    item = next((one for one in analysis.of_kind("model") if not is_component(one)), None)
    lead = analysis.text[body : item.start] if item else "-"
    return "" if item is None or lead.strip(" *_`:") else item.text.strip()


_LABEL = re.compile(
    r"base|(?:base|parent|source|foundation)(?: (?:vl|vision-language|multi-?modal))? (?:model|checkpoint|vlm"
    r"|mllm)|backbone(?: model)?"
    r"|fine-?tuned from(?: model)?|(?:derived|initiali[sz]ed|adapted) from|(?:based|built) (?:up)?on",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(r"[\s*_`:]*(?P<id>[\w-][\w.-]*/[A-Za-z][\w.-]*\w)(?=[\s*_`.,;(]|$)")


_SIZED = re.compile(r"[\s*_`:]*(?P<name>[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?B(?:-[A-Z]\w*)*)(?=[\s*_`.,;(]|$)")
"""Behind the label: a name with its size that nobody knows."""


def _claim_unknown(scribe: Scribe, analysis: Analysis, context: Context, place: int) -> str:
    """Claim a sized name that nobody knows, right behind words for building on it; gives it, "" for none."""
    match = _UNKNOWN.match(analysis.text, place)
    if match is None:
        return ""
    is_known = any(item.start < match.end() and match.start() < item.end for item in analysis.found)
    if is_known and "/" not in match["name"]:
        return ""
    bare = match["name"].rpartition("/")[2]
    is_own = context.subject.is_named(match["name"]) and not context.subject.model.rpartition("/")[2].startswith(
        f"{bare}-"
    )
    if is_own or analysis.is_blocked(*match.span()):
        return ""
    status = analysis.status_at(*match.span())
    rule = "built on a sized name"
    scribe.claim(context.subject.model, "base_model", match["name"], analysis.sentence, status=status, rule=rule)
    return str(match["name"])


def claim_likeness(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Keep "a similar architecture to X" as it is said; suspicious where X is a model whose design is not public."""
    match = _SIMILAR.search(analysis.text) if analysis.names_model else None
    if match is None:
        return
    named = [item for item in analysis.of_kind("model") if item.start >= match.end()]
    if not named or named[0].start - match.end() > 2:
        return
    value = analysis.text[match.start() : named[-1].end]
    is_closed = any(item.kinds["model"] in context.vocabulary.closed_models for item in named)
    scribe.claim(
        context.subject.model,
        "architecture",
        value,
        analysis.sentence,
        status="suspicious" if is_closed else analysis.status_at(match.start(), named[-1].end),
        rule="likened to other models",
    )


def claim_replaced(scribe: Scribe, analysis: Analysis, base: str) -> None:
    """Claim parts that the subject replaces as parts of the model that the sentence, or the one before, names."""
    for item in analysis.of_kind("vision_encoder", "language_model"):
        span = next(
            (
                span
                for span in analysis.blocked
                if span.kind == "replaced" and span.start <= item.start and item.end <= span.end
            ),
            None,
        )
        if span is None:
            continue
        owner = next(
            (
                other.text
                for other in analysis.of_kind("model")
                if other.start >= item.end and other.end <= span.end + 1
            ),
            base,
        )
        if owner and owner != item.text:
            role = "vision_encoder" if "vision_encoder" in item.kinds else "language_model"
            scribe.claim(
                owner,
                role,
                item.text,
                analysis.sentence,
                status=analysis.status_at(item.start, item.end),
                rule="replaced part of the base model",
            )


def _model_at(analysis: Analysis, place: int) -> Found | None:
    for item in analysis.found:
        if item.start >= place and item.start - place <= 2 and "model" in item.kinds:
            return None if is_component(item) else item
    return None


_SIZE_BEHIND = re.compile(r"[- ]\d+(?:\.\d+)?[BM]")


def _is_self(context: Context, item: Found) -> bool:
    own = context.subject.names
    model = context.subject.model
    is_size = item.text.startswith(model) and _SIZE_BEHIND.fullmatch(item.text.strip(), len(model)) is not None
    is_repository = model.rpartition("/")[2] == item.text.strip()
    return item.text in own or item.text == model or is_size or is_repository


def _with_sizes(analysis: Analysis, item: Found) -> list[str]:
    """ "Qwen-2-VL 7B and 72B" names two models."""
    names = [item.text.strip()]
    size = re.search(r"\d+(?:\.\d+)?B$", names[0])
    more = re.match(r"\s*(?:,|and|or|/)\s*(\d+(?:\.\d+)?B)(?![\w])", analysis.text[item.end :])
    if size and more:
        names.append(names[0][: size.start()] + more[1])
    return names
