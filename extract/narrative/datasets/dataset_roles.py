"""A list of data sets in its sentence in; the role that the words around give it out.

The nearest cue of the clause counts, then a label in front, then the run-in heading, then the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.sentences import has_verb
from extract.narrative.lexicon import Found

_MEASURED_ON = re.compile(
    r"\b(?:CIDEr|BLEU|METEOR|SPICE|ROUGE|ANLS|accuracy|recall|mAP|m?IoU|F1|scores?)(?:[@-]\w+)?\s+(?:on|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before the name of data on which something is measured: "CIDEr on COCO is 138.2"."""
_MEASURED_BEHIND = re.compile(
    r"\s+(?:(?:word|character|line|exact|top-\d) )?(?:accuracy|recall|F1|CER|WER|error rate|mAP|m?IoU|scores?)"
    r" (?:is|was|reaches|drops to|falls to|at|of) (?:about )?\d",
    re.IGNORECASE,
)
"""Behind such a name: "IAM word accuracy is 71%"."""
LISTED = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,|;|/|&|\band\b|\bor\b|, and|\bas well as\b)*\s*(?:the |an? |others?\b)?", re.IGNORECASE
)
"""What may stand between two names of one list."""
_CLAUSES = re.compile(
    r";|\.\s|,?\s+\b(?:while|whereas|although|though)\b|,?\s+(?:which|who|and)\s+(?:now |still "
    r"|also )?(?=(?:reach|scor|achiev|gets|got|obtain|attain|hits|posts)\w*)|(?<=\w)\s*\b\d\)\s|\(\d\)\s"
)


CAPABLE = re.compile(
    r"\b(?:excels?|excelling|good at|capab\w+|supports?|handles?|strong (?:in|at))\b[^.;]*$", re.IGNORECASE
)


_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|serves?|plays?|used|uses|utili[sz]ed|goes|go|makes?|provides?)\b", re.IGNORECASE
)


_APPOSITION = re.compile(r"^\s*[,:]\s+(?:an?|the|new)\b[^;]*$", re.IGNORECASE)


_LABEL = re.compile(r"(?:^|[:;.]\s+)(?P<label>[A-Z0-9][^.:;]{2,60}):(?=\s)")


_BRACKETED_ROLE = re.compile(r"\s*\((?:for|in|during|used for) (?P<words>[^()]{3,40})\)")


_SERVES = re.compile(
    r"\s*(?:\([^()]{1,30}\))?\s*(?:data ?sets?)?\s*(?:(?:is|are|was|were)\s+)?(?:used|employed|utili[sz]ed|serves?"
    r"|serving)?\s*(?:for|in|during)\s+(?:the |its |\w+ ){0,2}",
    re.IGNORECASE,
)


_BRACKET = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?")
_AIM = re.compile(
    r"achiev\w*|state-of-the-art|perform(?:ance|s)?\b.{0,30}\b(?:on|across)|outperform|strong", re.IGNORECASE
)


_TRAINED_ON = re.compile(r"\b(?:train|tun)(?:ed|s|ing)\b[^.;:,]{0,20}\bon\s+(?:the\s+)?$", re.IGNORECASE)
"""Right before a list: what is said behind its next comma is said of something else."""
_SETTING = re.compile(r"\b(?:in|on|for)\s+(?:fine-?tuned|zero-shot|few-shot|\d+-shot)\s+$", re.IGNORECASE)
"""Right before a benchmark: how it is measured ("in fine-tuned VQAv2 it lags")."""
_SCORED_ON = re.compile(
    r"\b(?:reach|scor|achiev|gets|got|obtain|attain|hits|posts)\w*\s+[^;:]*?\b\d[\d.]*%?\s+on\s+(?:the\s+)?$"
    r"|(?<![\d.])\d{1,3}\.\d%?\s+(?:(?:CIDEr|ANLS|BLEU|F1|mIoU|mAP|AP|accuracy|points)\s+)?on\s+(?:the\s+)?$"
)
"""Right before a benchmark: a score on it."""
_BEATS_ON = re.compile(
    r"\b(?:outperform|surpass|beat|exceed|lag|trail)\w*\b[^;:]*\bby\b[^;:]*?\d%?\s+on\s+(?:the\s+)?$", re.IGNORECASE
)
_SCORED_BEHIND = re.compile(r"\s?(?:\([^()]{1,14}\))?\s?=\s?\d{1,4}(?:\.\d+)?(?![\d.]*\s?[KMB]\b)")
"""Right behind a benchmark: its score, "ChartQA=85.8"."""
_NEXT_STAGE = re.compile(r"\band\s+(?:\w+\s+)?$|\b(?:before|then)\s+(?:\w+\s+)?$")
_ON = re.compile(r"\s+(?:on|with|over|uses?)\b")
"""Around a cue behind a list: a stage of its own ("… and instruction tuning on 665K conversations")."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role and how sure: a stage ("pretraining") or only training in general."""

    name: str

    @property
    def is_stage(self) -> bool:
        """Whether the role says more than "training"."""
        return self.name not in ("", "training")


def role_of(analysis: Analysis, context: Context, block: Sequence[Found]) -> str:
    start, end = block[0].start, block[-1].end
    labelled = _label_role(analysis, context, start)
    if CAPABLE.search(analysis.text[:start]) and not re.search(
        r"\bon\b[^.;]*$", analysis.text[max(0, start - 60) : start]
    ):
        return ""
    is_set = _SETTING.search(analysis.text, max(0, start - 30), start) or _SCORED_ON.search(analysis.text, 0, start)
    is_set = is_set or _SCORED_BEHIND.match(analysis.text, end)
    if is_set or (analysis.has_digit and _BEATS_ON.search(analysis.text, 0, start)):
        return "evaluation"
    if stage := _chinese_stage(analysis.text, start, end):
        return stage
    clause_start, clause_end = _clause(analysis.text, start, end)
    near = _nearest(analysis, context, start, end, clause_start, clause_end)
    if near.is_stage:
        return near.name
    topic = labelled if labelled.is_stage else _topic_role(analysis, context)
    if topic.is_stage:
        return topic.name
    usual = {item.kinds["dataset_test"] for item in block if "dataset_test" in item.kinds}
    if usual:
        return "evaluation"
    wide = near if near.name else _nearest(analysis, context, start, end, 0, len(analysis.text))
    return wide.name or topic.name


_STAGES = re.compile(
    r"(?P<fine_tuning>微调|指令(?:调优|训练|阶段)|SFT)|(?P<pretraining>预训练|特征对齐|对齐阶段)|(?P<evaluation>评测|评估|测试)"
)
_CHINESE_END = re.compile(r"[；。]")
_BEHIND = re.compile(r"\s?(?:上|中)?(?:进行|进行了|完成)?(?:了|的)?\s?$")


def _chinese_stage(text: str, start: int, end: int) -> str:
    """The stage that a Chinese text names right behind a list ("在 X 上微调"), or last before it in its clause."""
    if text.isascii():
        return ""
    later = _STAGES.search(text, end, end + 12)
    if later is not None and _BEHIND.fullmatch(text, end, later.start()):
        return str(later.lastgroup)
    ends = [match.end() for match in _CHINESE_END.finditer(text, 0, start)]
    told = list(_STAGES.finditer(text, ends[-1] if ends else 0, start))
    return str(told[-1].lastgroup) if told else ""


def bracketed_role(analysis: Analysis, context: Context, item: Found) -> str:
    """ "CC-3M (for CC fine-tuning)": the bracket behind one name is that name's."""
    match = _BRACKETED_ROLE.match(analysis.text, item.end)
    return _roles_of(match["words"], context).name if match else ""


def own_role(context: Context, item: Found) -> str:
    """The role that a name itself tells: "the LLaVA training dataset"."""
    names = [
        (match.lastgroup or "").removeprefix("role_") for match in context.vocabulary.cues.roles.finditer(item.text)
    ]
    return next((name for name in names if name != "training"), names[0] if names else "")


def _nearest(analysis: Analysis, context: Context, start: int, end: int, low: int, high: int) -> Role:
    best, best_distance = "", 10_000.0
    for match in context.vocabulary.cues.roles.finditer(analysis.text, low, high):
        if match.start() < end and start < match.end():
            continue
        name = (match.lastgroup or "").removeprefix("role_")
        between = analysis.text[end : match.start()]
        if match.start() >= end and _begins_next_stage(between, match):
            break
        if match.start() >= end and (
            ("," in between and _is_led(analysis.text, start)) or not _reaches(between, match, name)
        ):
            continue
        distance = float(start - match.end() if match.end() <= start else match.start() - end)
        distance += 1_000 if name == "training" else 0
        if match.start() >= end and name != "training":
            is_said = match.group().startswith("for ") and _BRACKET.fullmatch(between)
            distance = 0.0 if is_said or _SERVES.fullmatch(analysis.text, end, match.start()) else distance * 0.9
        if distance < best_distance:
            best, best_distance = name, distance
    return Role(best)


def _is_led(text: str, start: int) -> bool:
    """Whether "trained on" stands right before a list that begins at `start`."""
    return _TRAINED_ON.search(text, max(0, start - 50), start) is not None


def _begins_next_stage(between: str, cue: re.Match[str]) -> bool:
    """ "… and evaluated on 11 benchmarks": what this cue and those behind it say is not said of the list before."""
    if _NEXT_STAGE.search(between) is None:
        return False
    return _ON.match(cue.string, cue.end()) is not None or cue.group().endswith((" on", " with"))


def _reaches(between: str, cue: re.Match[str], name: str) -> bool:
    """Whether a cue behind a list still speaks of it: over a comma only with a verb, and not from an aim."""
    if name == "evaluation" and _AIM.search(between + cue.group()):
        return False
    return "," not in between or _PASSIVE.search(between) is not None or _APPOSITION.match(between) is not None


def _label_role(analysis: Analysis, context: Context, start: int) -> Role:
    """Role of the last label before a place within its sentence: "four stages: Pre-aligning: …"."""
    labels = [match["label"] for match in _LABEL.finditer(analysis.text, 0, start)]
    return _roles_of(labels[-1], context) if labels else Role("")


def _topic_role(analysis: Analysis, context: Context) -> Role:
    return _roles_of(analysis.sentence.topic, context)


def _roles_of(text: str, context: Context) -> Role:
    names = [(match.lastgroup or "").removeprefix("role_") for match in context.vocabulary.cues.roles.finditer(text)]
    stages = [name for name in names if name != "training"]
    return Role(stages[0] if stages else names[0] if names else "")


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    low = max((match.end() for match in _CLAUSES.finditer(text, 0, start)), default=0)
    after = _CLAUSES.search(text, end)
    return low, after.start() if after else len(text)


def inherited(analysis: Analysis, last_role: str) -> str:
    return last_role if not has_verb(analysis.text) else ""


_SCORED = re.compile(
    r"(?: \([^()]{1,14}\))?\s*(?::|=|is(?: at)?|was(?: at)?|(?:stands|stays|sits|comes|ends|lands)(?: out"
    r"| in)? at|reaches)"
    r"\s+\d{1,3}(?:\.\d+)?(?!\w|[.,]\d|\s?[KMB]\b)"
)
"""Behind a benchmark: its score, and so no data of the sentence before."""


def is_scored(text: str, item: Found) -> bool:
    """Whether a score stands behind a name: "COCO: 138.2"."""
    return _SCORED.match(text, item.end) is not None


def is_measured_on(text: str, item: Found) -> bool:
    """Whether something is measured on a data set: "CIDEr on COCO is 138.2"."""
    is_led = is_scored(text, item) and _MEASURED_ON.search(text, 0, item.start) is not None
    return is_led or _MEASURED_BEHIND.match(text, item.end) is not None
