"""An analysed sentence in; claims that the subject has no encoder, or no pooling, out."""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.scribe import Scribe

_DENIED_PART = (
    r"(?:(?:without|no|lacks?|not (?:use|using|require|requiring|need|needing|rely(?:ing)? on|have|employ)"
    r"|eliminat\w+ (?:the )?need for"
    r"|remov\w+|drop\w*|abandon\w*|do(?:es|ing)? (?:away with|without)|dispens\w+ with|needs? no|uses? no|has no"
    r"|forgo(?:es|ing)?|no reliance on|leaves? out"
    r"|gets? rid of|undergo no|completely remov\w+)"
    r"\s+(?:(?!\w+ing\b|(?-i:[A-Z]))[\w-]+\s+){0,4}?)"
)
_NO_ENCODER = re.compile(
    rf"\b(?:{_DENIED_PART}(?:vision|visual|image)(?:[- ]\w+)?[- ]encoders?\b(?![- ](?:fine-?\s?tun|train"
    rf"|pre-?train|updat|weight|param|feature|super)\w*)|encoder-?free\b(?! (?:models|VLMs|approach\w*"
    rf"|predecess\w*|(?:designs|variants|versions|members|branches|configurations)\b))"
    rf"|do(?:es)? without (?:an?|any) encoder\b"
    rf"|(?:has|have|with|uses?|needs?) no encoders? (?:at all|whatsoever|of any kind))",
    re.IGNORECASE,
)
_NO_POOLING = re.compile(rf"\b{_DENIED_PART}(?:pooling|resampler)\b", re.IGNORECASE)
_NO_ENCODER_IN_CHINESE = re.compile(
    r"(?:没有|无需|不需要|不含|不使用|不采用|去掉了?|移除了?|取消了?)(?:任何|独立的?|单独的?)?(?:视觉|图像)编码器|无(?:视觉|图像)?编码器"
)
_NONE = re.compile(r"\W*[Nn]one\b(?! of)")
_SIGHT = re.compile(r"\W*(?:[Vv]ision|[Ii]mages?|[Vv]isual)(?: (?:side|part|tower|backbone|branch))?\W*")
"""A label before what sees, where no word calls it an encoder: "Vision: none"."""
_INSTEAD = re.compile(
    r"\b(?:[Ii]nstead|[Ii]n place) of (?:an?|any|the usual) (?:[\w-]+ )?(?:vision|visual|image) encoder(?=,"
    r"| (?:it|the model)\b)"
)


def claim_absent(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim that a part is said to be absent."""
    told = (
        ("ncoder", _NO_ENCODER, "vision_encoder"),
        ("编码器", _NO_ENCODER_IN_CHINESE, "vision_encoder"),
        ("pool", _NO_POOLING, "pooling"),
    )
    if _SIGHT.fullmatch(analysis.sentence.topic) and _NONE.match(analysis.text, analysis.sentence.body):
        rule = "said to be absent"
        scribe.claim(
            context.subject.model, "vision_encoder", "none", analysis.sentence, status="explicit_none", rule=rule
        )
        return
    for word, pattern, role in told:
        if word not in analysis.text:
            continue
        match = pattern.search(analysis.text) or _instead(analysis, role) or _labelled_none(analysis, role)
        if match is None or _is_compared(analysis, match.start()):
            continue
        status = "hedged" if analysis.status_at(match.start(), match.end()) == "hedged" else "explicit_none"
        scribe.claim(context.subject.model, role, "none", analysis.sentence, status=status, rule="said to be absent")


def _labelled_none(analysis: Analysis, role: str) -> re.Match[str] | None:
    """ "Vision encoder: none (…)"."""
    word = next((word for word in analysis.role_words if word.end() <= analysis.sentence.body), None)
    return _NONE.match(analysis.text, analysis.sentence.body) if word is not None and word.lastgroup == role else None


def _instead(analysis: Analysis, role: str) -> re.Match[str] | None:
    """ "Instead of a vision encoder, Foo …": the part is left out, unless one is named."""
    match = _INSTEAD.search(analysis.text) if role == "vision_encoder" else None
    return None if match and any(analysis.of_kind("vision_encoder")) else match


def _is_compared(analysis: Analysis, place: int) -> bool:
    return any(
        span.kind in ("comparison", "teacher", "other") and span.start <= place < span.end for span in analysis.blocked
    )
