"""An analysed sentence in; names of parts that no vocabulary holds out, each with its role and place.

An unknown name needs a role word beside it ("the Foo-L vision encoder", "LLM: Bar-7B"), a known kind in it, or the
place of a part that it replaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.language.analysis import Analysis
from extract.narrative.language.cues import Cues

_NAME = r"(?P<name>(?:[A-Z][\w.+/-]*\d*|\d+[A-Za-z][\w.-]*)(?: (?:[A-Z]?[\w./-]*\d[\w./-]*|[A-Z][\w.+/-]*)){0,3})"
_REPLACING = ("replac", "swap", "exchang", "substitut", "trad", "supplant", "lieu")
"""What a text in small letters must hold to replace a part."""
_IN_ITS_PLACE = re.compile(rf"\s*(?:for|with|by)\s+(?:the |an? )?{_NAME}(?=[\s,.;)]|$)")
_NAME_BEHIND = re.compile(
    r"\s*(?:\(|:\s*|(?:,|\bis|\bare)\s+(?:the |an? )?(?:called |named )?|-\s|called |named )"
    + _NAME
    + r"(?=[\s,.;)]|$)"
)
_NAME_BEFORE = re.compile(r"\b" + _NAME + r"\s+(?:as (?:the |its |an? )?(?:[a-z-]+ ){0,2})?$")
_ENCODER_BY_NAME = re.compile(r"\b(?P<name>[A-Z][\w.]*-(?:ViT|CLIP|SigLIP)(?:-[\w.]+)*)\s+(?:encoder|tower|backbone)\b")
_ENCODER_JOINED = re.compile(
    r"\b(?:combin|pair|coupl|join|connect|glu|link|marri|fus)(?:es?|s|ed|ing)\s+(?:the |an? )?"
    r"(?P<name>[A-Z]\w*(?:ViT|CLIP|SigLIP|DINO)[\w.-]*(?<=\w))\s+(?:with|to|and|onto)\s"
)
"""What is joined to a language model: an encoder whose name holds that of a kind ("MobileViT")."""
_ENCODES = re.compile(
    rf"(?<![\w-]){_NAME}\s+encodes?\b(?!\s+(?:the |an? )?(?:audio|sound|speech|text|questions?|prompts?))"
)
"""What encodes pages or pictures: "Pix2Struct-Large encodes the pages"."""
_ENCODED_BY = re.compile(
    r"\b(?:[Ii]mages?|[Ff]rames|[Pp]ages|[Pp]ictures|[Tt]iles)\s+(?:are|is)\s+encoded\s+(?:by|with)\s+(?:the |an? )?"
    rf"{_NAME}(?=[\s,.;)]|$)"
)
"""The same said the other way: "Images are encoded by Foo-L"."""
_GONE_THROUGH = re.compile(
    r"\b(?:[Ii]mages?|[Ff]rames|[Pp]ages|[Pp]ictures|[Tt]iles|[Pp]ixels)\s+(?:go|pass|run|travel|flow|are (?:sent"
    r"|fed|passed|put))\s+"
    r"(?:first\s+)?(?:through|into|to|via)\s+(?:the |an? )?"
    r"(?P<name>[A-Z][\w.]*(?:-[\w.]+)*?-?(?:ViT|CLIP|SigLIP|[Ee]ncoder)(?:-[\w.]+)*)(?=[\s,.;)]|$)"
)
"""The same of what goes through an encoder: "Images pass through Foo-ViT"."""
_FROM = re.compile(rf"\s+(?:weights\s+)?(?:from|with)\s+(?:the |an? )?{_NAME}(?=[\s,.;)]|$)")
"""Behind a part that is initialised: what it was before."""
_ENCODER_AND = re.compile(r"\b(?P<name>[A-Z]\w*(?:-\w+)*)\s+encoder\s*(?:\([^()]{1,20}\)\s*)?(?:\+|plus|and)\s+$")
"""Before a language model: the name of the part that sees, in "Foo-L encoder (0.3B) + Bar 8B"."""


def encoders_by_name(analysis: Analysis) -> Iterator[tuple[str, str, int, int]]:
    """Encoders that no role word calls a vision encoder: by a known kind in the name, or beside the language model."""
    found = list(_ENCODER_JOINED.finditer(analysis.text)) if any(analysis.of_kind("language_model")) else []
    found += [*_encoding(analysis), *_GONE_THROUGH.finditer(analysis.text)]
    if any(word in analysis.small for word in ("encoder", "tower", "backbone")):
        found += _ENCODER_BY_NAME.finditer(analysis.text)
    elif not found:
        return
    for item in analysis.of_kind("language_model"):
        before = _ENCODER_AND.search(analysis.text, 0, item.start)
        found += [before] if before and _is_name(before["name"], analysis.cues) else []
    for match in found:
        yield "vision_encoder", match["name"], match.start("name"), match.end("name")


def _encoding(analysis: Analysis) -> list[re.Match[str]]:
    """Names, known as no model, that encode what the model sees."""
    if "encode" not in analysis.small:
        return []
    models = list(analysis.of_kind("model"))
    return [
        match
        for match in (*_ENCODES.finditer(analysis.text), *_ENCODED_BY.finditer(analysis.text))
        if _is_name(match["name"], analysis.cues) and not any(item.end == match.end("name") for item in models)
    ]


def replacements(analysis: Analysis) -> Iterator[tuple[str, str, int, int]]:
    """ "exchanges the ViT-G for BioCLIP": a name that nobody knows comes in the place of a part, and is one."""
    if not any(word in analysis.small for word in _REPLACING):
        return
    for span in (span for span in analysis.blocked if span.kind == "replaced"):
        old = next((item for item in analysis.found if span.start <= item.start and item.end <= span.end), None)
        role = next((role for role in ("vision_encoder", "language_model") if old and role in old.kinds), "")
        new = _IN_ITS_PLACE.match(analysis.text, span.end) if role else None
        if new is not None and _is_name(new["name"], analysis.cues):
            yield role, new["name"].rstrip(".,"), new.start("name"), new.start("name") + len(new["name"].rstrip(".,"))


def unknown_names(analysis: Analysis) -> Iterator[tuple[str, str, int, int]]:
    """Names beside a word for a part: "the Foo-L vision encoder", "LLM: Bar-7B"."""
    for match in analysis.role_words:
        role = match.lastgroup or ""
        if role not in ("vision_encoder", "language_model") or _has_known_name(analysis, role, match.start()):
            continue
        behind = _NAME_BEHIND.match(analysis.masked, match.end())
        if behind is None and "initiali" in analysis.small:
            behind = _FROM.match(analysis.masked, match.end())
        before = _NAME_BEFORE.search(analysis.masked, max(0, match.start() - 60), match.start())
        before = None if _LABELS.match(analysis.text, match.end()) else before
        for named in (behind, before):
            if named and _is_name(named["name"], analysis.cues):
                name = named["name"].rstrip(".,")
                yield role, name, named.start("name"), named.start("name") + len(name)
                break


_LABELS = re.compile(r"\s*(?:\([^()]{1,12}\))?\s*[*_]*:")
"""Behind a word for a part: it labels what follows, "Speech: Foo-200M LLM: Bar-7B"."""


def _has_known_name(analysis: Analysis, role: str, place: int) -> bool:
    """Whether a known part stands right before its role word: "the SigLIP-400M vision encoder, a Whisper …"."""
    return any(item.end in (place, place - 1) for item in analysis.of_kind(role))


def _is_name(name: str, cues: Cues) -> bool:
    """A name has a capital inside or a digit, and neither begins nor ends as an ordinary word ("CC-fine-tuned")."""
    first = name.split()[0]
    if re.search(r"-[a-z]{4,}$", name.rstrip(".,")) or re.match(r"(?:LLM|VLM|MLLM|ViT|CC)-", first):
        return False
    if cues.no_part_names.fullmatch(first) or cues.no_part_names.fullmatch(name.rstrip(".,")):
        return False
    return re.search(r"\d|[a-z][A-Z]|[A-Z]{2}|[a-z]-[A-Z]$", name.rstrip(".,")) is not None and not re.fullmatch(
        r"[\d.,]+\w?", name
    )
