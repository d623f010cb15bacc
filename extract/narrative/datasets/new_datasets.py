"""An analysed sentence in; names out that no vocabulary holds, where words around say that they are data sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.narrative.language.analysis import Analysis
from extract.narrative.lexicon import NAME_FORM

_INTRODUCED = re.compile(
    r"\b(?:training|tuning|SFT|instruction) data\s*:\s*|^\W*(?:pre-?|fine-?)?(?:trained"
    r"|tuned) on\W{0,3}:\W{0,3}\s*|,\s+among (?:them|these|which)\s+(?:is |are )?"
    r"|\b(?:data ?sets?|benchmarks?|corpora|corpus|collections?|sources|mix(?:ture)?s?)\b[^.;:()]{0,30}?(?:such as"
    r"|called|named|dubbed|like|including|includes?|namely|are:?|is:?|comprising|encompass\w*|:|\(|, and|,|of)"
    r"\s*(?:including |such as |namely |like )?(?:the )?|(?<=\w )data \((?=(?-i:[A-Z])[\w-]+(?: [\w-]+)?,)",
    re.IGNORECASE,
)


_ITEM = re.compile(
    r"(?P<name>[a-z]?[A-Z0-9][\w.+/@-]*(?: (?:[A-Z0-9][\w.+/@-]*"
    r"|\d[\w.]*)){0,3})(?P<rest>\s*\([^()]*\))?\s*(?:,\s*(?:and |or )?|and |or |/|;|$|\.|\))"
)


_NAMED_SET = re.compile(
    r"(?P<name>(?:[A-Z][\w+-]*[\dA-Z][\w+-]*)(?: \d+[KMB]?)?)\s+(?:(?:instruction|visual|training"
    r"|pre-?training|multimodal|tuning|fine-?tuning|image-text|video)[- ]?){0,3}(?:data ?sets?|corpus"
    r"|benchmark)\b"
)


_COUNTING = re.compile(
    r"(?<![\w./-])(?P<name>[A-Z][A-Za-z]+(?:-[A-Za-z]+)*-?\d+(?:\.\d+)?[KM])(?=,? (?:(?:is|are|was|were) )?"
    r"(?:used|built|made|collected|serves?|follows)\b[^.;]{0,40}\b(?:(?:for|to|in) (?:[\w-]+ )?(?:align"
    r"|train|tun|pre-?train|fine-?tun)\w*"
    r"|purpose))"
)
"""A name that counts what it holds and that is said to train or tune."""
_CALLED = re.compile(
    r"\d\s?(?:[KMkm]|thousand|million) (?:[\w-]+ ){0,4}[a-z]+s\b[^.;()]{0,40}?,?"
    r" (?:called|named|dubbed|released as|which we call) (?:the )?(?P<name>[A-Z][\w+-]*)"
    r"|\b(?:pairs|images|samples|examples|documents|videos|clips|captions|scans|pages|questions|conversations|instructions)\b"
    r"[^.;()]{0,50}? \((?P<counted>[A-Z][A-Za-z]+(?:-[A-Za-z]+)*-\d+(?:\.\d+)?[KM])\)"
)
"""What many samples are called: "2M scans called ScanMix", "90K pairs (FooQA-90K)"."""
ABOUT_DATA = re.compile(r"data|corp|tun|train|bench|evaluat|test|source|mix|collection")
"""What a text in small letters must hold to speak of data."""


_TRAINED_ON = re.compile(
    r"\b[Tt]rain\w*(?: [\w.-]+){0,4} (?:pages|pairs|images|samples|examples|documents|videos|clips) \((?=[A-Z])"
    r"|\b[Tt]rain\w*(?:[^.;()]|\.(?=\d)){0,60}?\b(?:pages|pairs|images|samples|examples|documents|videos|clips|captions)"
    r" (?:(?:\w+ed )?from|of) (?:the )?(?=[A-Z0-9])"
    r"|\b(?:[Tt]rain|(?:[Ff]ine)?[Tt]un|[Ee]valuat|[Tt]est)\w*(?: [\w.-]+){0,3} on (?:(?:the|our|an?|own|new|in-house"
    r"|internal|proprietary|private|curated|public|open|large|filtered) ){0,3}(?=[A-Z0-9])"
    r"|(?<=[\w-]) and on (?:the )?(?=[A-Z0-9])"
    r"|\b(?:rest|half|part|others|remainder) (?:(?:of )?(?:which|them|these) )?(?:\w+ ){0,3}from (?:the )?(?=[A-Z0-9])"
)


_HARDWARE = re.compile(r"(?<![\w-])(?:[AHVBLP]\d{1,3}|RTX|GTX|TPU|GPU|NVIDIA|Ascend|CUDA|AWS|DGX|T4)\b")


_LICENCE = re.compile(r"(?:Apache|MIT|BSD|A?L?GPL|CC|MPL)(?:[- ](?:\d|BY|NC|SA)[\w.]*+)*+(?![\w-])")
"""Terms of use: "Apache 2.0", "CC BY-NC 4.0"."""
_NEXT = re.compile(
    r"\s*(?:\([^()]{0,30}\))?\s*(?:,\s*(?:and |or )?|;\s*(?:and )?|\b(?:and|or)\s|&\s)\s*"
    r"(?:the |our (?:own |new |in-house |internal )?|an? (?:new|internal|in-house) )?"
    r"(?P<name>[a-z]*[A-Z0-9][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,2})(?=\s*(?:[(,;)]|\.(?:\s|$)|$|(?:and|or|&)\s))"
)


_COUNT = re.compile(r"\d+(?: |[x×*]\d)")
"""A number of things and no name: "8 A800 GPUs"."""


_COUNTED_NAME = re.compile(r"-\d+(?:\.\d+)?[KkM]$")
"""A name that counts what it holds: data, even where it begins with a model's name."""
_SHOULD_NAME = re.compile(
    r"\d|[a-z][A-Z]|[A-Z]{2}|\b(?!(?:Vision|Visual|Image|Text|Video|Audio|Speech|Instruction|High|Low|Large|Multi|Open|Web"
    r"|Pre|Post|Fine|Cross|Long|Short|Self|Semi|Human|Real|Domain|Chain|Non|Single|Two|Three|State)-)[A-Z][a-z]+-[A-Z][a-z]"
)


def new_names(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    seen: set[int] = set()
    for lead in _INTRODUCED.finditer(analysis.text):
        place = lead.end()
        while match := _ITEM.match(analysis.text, place):
            place = match.end()
            if _is_new_name(analysis, match) and match.start() not in seen:
                seen.add(match.start())
                yield _placed(match)
    for lead in _TRAINED_ON.finditer(analysis.text):
        place = lead.end()
        while match := _ITEM.match(analysis.text, place):
            place = match.end()
            if _is_new_name(analysis, match) and match.start() not in seen:
                seen.add(match.start())
                yield _placed(match)
    for match in _CALLED.finditer(analysis.text):
        group = "name" if match["name"] else "counted"
        known = any(item.start < match.end(group) and match.start(group) < item.end for item in analysis.found)
        if not known and match.start(group) not in seen and NAME_FORM.search(match[group]):
            seen.add(match.start(group))
            yield match[group], match.start(group), match.end(group)
    for match in (*_NAMED_SET.finditer(analysis.text), *_COUNTING.finditer(analysis.text)):
        if _is_new_name(analysis, match) and match.start() not in seen:
            seen.add(match.start())
            yield _placed(match)


def names_behind(analysis: Analysis, place: int) -> Iterator[tuple[str, int, int]]:
    """New names that go on a list of data sets which ends at `place`."""
    while match := _NEXT.match(analysis.text, place):
        if not _is_new_name(analysis, match):
            return
        yield _placed(match)
        place = match.end()


def _placed(match: re.Match[str]) -> tuple[str, int, int]:
    name = match["name"].rstrip(".,")
    return name, match.start("name"), match.start("name") + len(name)


_VERSION_BEHIND = re.compile(r"\.\d")
"""Behind what looks like a name: it is only the beginning of one, "Foo2" of Foo2.5-9B."""


def _is_new_name(analysis: Analysis, match: re.Match[str]) -> bool:
    start, end = match.start("name"), match.end("name")
    if _VERSION_BEHIND.match(analysis.text, _placed(match)[2]):
        return False
    if _COUNT.match(match["name"]) or _HARDWARE.search(match["name"]) or _LICENCE.match(match["name"]):
        return False
    known = (item for item in analysis.found if item.start < end and start < item.end)
    if any(
        set(item.kinds) != {"model"} or not _COUNTED_NAME.search(match["name"]) for item in known
    ) or not _SHOULD_NAME.search(match["name"]):
        return False
    return (
        re.fullmatch(
            r"(?:\d[\d.,]*(?:\w|[GMT]i?B)?(?: \d[\d.]*)?|[A-Z]{1,3}|LLMs?|VLMs?|MLLMs?"
            r"|OCR|VQA|SFT|DPO|QA|AI|GPT.*|MoE|CoT|GRPO|RL|GUI|PDF"
            r"|SOTA|RLHF|ViT|(?i:stage|phase|step|round|level|part|table|figure|section|appendix)s?[ -]?[\dIV]+[a-z]?)",
            match["name"].rstrip(".,"),
        )
        is None
    )
