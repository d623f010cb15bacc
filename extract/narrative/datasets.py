"""An analysed sentence in; claims about data sets out: which, in which role, how large; and benchmarks named unscored.

A role (pretraining, fine_tuning, evaluation, training) is that of the nearest cue in the clause, then of the run-in
heading ("Evaluation Datasets: …"), then of the sentence. Names in one list share their role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.narrative.analysis import Analysis, Context
from extract.narrative.lexicon import Found
from extract.narrative.quantities import Group, Quantity
from extract.narrative.scribe import Scribe
from extract.narrative.sentences import has_verb

_LISTED = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,|;|/|&|\band\b|\bor\b|, and|\bas well as\b)*\s*(?:the |an? |others?\b)?", re.IGNORECASE
)
_CLAUSES = re.compile(r";|\.\s|,?\s+\b(?:while|whereas)\b|(?<=\w)\s*\b\d\)\s|\(\d\)\s")
_SIZE_BEHIND = re.compile(
    r"\s*\(\s*(?:[~≈]|about |around |over )?(?P<text>(?P<number>\d+(?:[.,]\d+)*)\s?(?P<unit>[KMBTk]|million"
    r"|billion|thousand)?)(?:\s+\w+)?\s*\)"
)
_INTRODUCED = re.compile(
    r"\b(?:data ?sets?|benchmarks?|corpora|collections|sources|mix(?:ture)?s?)\b[^.;:()]{0,30}?(?:such as"
    r"|like|including|namely|are:?|is:?|comprising|encompass\w*|:|\(|, and|,|of)\s*(?:the )?",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?P<name>[A-Z0-9][\w.+/@-]*(?: (?:[A-Z0-9][\w.+/@-]*"
    r"|\d[\w.]*)){0,3})(?P<rest>\s*\([^()]*\))?\s*(?:,\s*(?:and |or )?|and |or |/|;|$|\.|\))"
)
_NAMED_SET = re.compile(
    r"(?P<name>(?:[A-Z][\w+-]*[\dA-Z][\w+-]*)(?: \d+[KMB]?)?)\s+(?:(?:instruction|visual|training"
    r"|pre-?training|multimodal|tuning|fine-?tuning|image-text|video)[- ]?){0,3}(?:data ?sets?|corpus"
    r"|benchmark)\b"
)
_ABOUT_DATA = re.compile(r"data|corp|tun|train|bench|evaluat|test|source|mix|collection", re.IGNORECASE)
_TRAINED_ON = re.compile(
    r"\b(?:train|tun|evaluat|test)\w*(?: \w+){0,3} on (?:the )?(?=[A-Z])|(?:data ?set|[\w-]+) and on (?:the"
    r" )?(?=[A-Z])",
    re.IGNORECASE,
)
_HARDWARE = re.compile(r"(?:[AHVBLP]\d{1,3}|RTX|GTX|TPU|GPU|NVIDIA|Ascend|CUDA|AWS|DGX|T4)\b")
_SKIPPED = re.compile(r"\b(?:notebooks?|tutorials?|colab|scripts?|demos?|toolkit|licen[cs]e)\b", re.IGNORECASE)
_SHOULD_NAME = re.compile(r"\d|[a-z][A-Z]|[A-Z]{2}")
_SUBSET = re.compile(r"\b(?:subset|part|portion|fraction|sample of)\b", re.IGNORECASE)
_DATASET_WORD = re.compile(r"\bdata ?sets?\b|\bcorp(?:us|ora)\b", re.IGNORECASE)
_WHOLE_COUNTS = frozenset(
    [
        "data",
        "dataset",
        "datasets",
        "pairs",
        "pair",
        "samples",
        "sample",
        "examples",
        "example",
        "instances",
        "instance",
        "set",
        "corpus",
        "items",
    ]
)
_CAPABLE = re.compile(
    r"\b(?:excels?|excelling|good at|capab\w+|supports?|handles?|strong (?:in|at))\b[^.;]*$", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|serves?|plays?|used|uses|utili[sz]ed|goes|go|makes?|provides?)\b", re.IGNORECASE
)
_APPOSITION = re.compile(r"^\s*[,:]\s+(?:an?|the|new)\b[^;]*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[:;.]\s+)(?P<label>[A-Z0-9][^.:;]{2,60}):(?=\s)")
_BRACKETED_ROLE = re.compile(r"\s*\((?:for|in|during|used for) (?P<words>[^()]{3,40})\)")
_TUNED = re.compile(r"\b(?:sft|fine-?tun\w+|instruction[- ]tun\w+)\b", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r";|\bwhich\b|\bwhile\b|\bwhereas\b")
_OF_BENCHMARK = re.compile(
    r"\b(?:benchmark|test set|test suite|evaluation set|leaderboard)s?\b[^,;.]{0,20}\b(?:of|with|has|holds"
    r"|counts|contains)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_WHOLE_THINGS = frozenset(["images", "image", "videos", "video", "captions", "documents", "clips"])
_KIND_BEFORE = re.compile(
    r"(?<![\w.])(?!(?:and|of|the|a|an|or|more|with|on|in|for|mix|uses?|using)\b)(?P<word>[a-z]+[a-z-]*) $"
)
_SERVES = re.compile(
    r"\s*(?:data ?sets?)?\s*(?:(?:is|are|was|were)\s+)?(?:used|employed|utili[sz]ed|serves?"
    r"|serving)?\s*(?:for|in|during)\s+(?:the |its |\w+ ){0,2}",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"achiev\w*|state-of-the-art|perform(?:ance|s)?\b.{0,30}\b(?:on|across)|outperform|strong", re.IGNORECASE
)
_STEPS = (
    "steps",
    "step",
    "iterations",
    "iteration",
    "epochs",
    "epoch",
    "frames",
    "frame",
    "tasks",
    "task",
    "hours",
    "set",
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role and how sure: a stage ("pretraining") or only training in general."""

    name: str

    @property
    def is_stage(self) -> bool:
        """Whether the role says more than "training"."""
        return self.name not in ("", "training")


def claim_datasets(
    scribe: Scribe, analysis: Analysis, context: Context, last_role: str, *, are_data: bool = False
) -> str:
    """Claim the data sets and unscored benchmarks of one sentence; gives the role that a following bare list inherits.

    `are_data` says that the text speaks of data sets only, so that a benchmark in it is a data set, too.
    """
    if _SKIPPED.search(analysis.text):
        return ""
    role_used = ""
    are_data = are_data or _names_training_data(analysis, context)
    for block in _blocks(analysis):
        block_role = (
            _role_of(analysis, context, block) or _own_role(context, block[0]) or _inherited(analysis, last_role)
        )
        for item in block:
            role = _bracketed_role(analysis, context, item) or block_role
            if analysis.is_blocked(item.start, item.end) and not _is_only_compared(analysis, item, role):
                continue
            if _claim_one(scribe, analysis, context, item, role, are_data):
                role_used = role
                _claim_size_behind(scribe, analysis, context, item)
    _claim_unlisted(scribe, analysis, context, last_role)
    return role_used or last_role if not has_verb(analysis.text) else role_used


def claim_dataset_sizes(scribe: Scribe, analysis: Analysis, context: Context, groups: Sequence[Group]) -> None:
    """Claim how much data a sentence speaks of, where the noun says that data is counted."""
    for group in groups:
        if group.noun != "data" or group.noun_text.casefold() in _STEPS or group.items[0].value < 100:
            continue
        if _OF_BENCHMARK.search(analysis.text[: group.start]):
            continue
        for item in group.items:
            if any(
                span.start <= item.start and item.end <= span.end and span.kind != "generator"
                for span in analysis.blocked
            ):
                continue
            is_old = group.is_range and item is group.items[0] and len(group.items) > 1
            scribe.claim(
                context.subject.model,
                "dataset_size",
                item.text,
                analysis.sentence,
                value_number=item.value,
                unit=_counted(group),
                comparator=item.comparator,
                scope=_size_scope(analysis, group),
                condition=_size_condition(analysis, group, item),
                status="superseded" if is_old else analysis.status_at(item.start, item.end),
                rule="number with its noun",
            )


def _counted(group: Group) -> str:
    return group.noun_text.casefold() or "samples"


def _size_scope(analysis: Analysis, group: Group) -> str:
    """The data set whose size it is, "subset", "training data", or what is counted where that is something special."""
    named = [
        item
        for item in analysis.of_kind("dataset_named")
        if abs(item.end - group.start) < 12
        or (abs(item.start - group.end) < 40 and not _OTHER_CLAUSE.search(analysis.text, group.end, item.start))
    ]
    if len([item for item in named if item.start >= group.end]) == 1 and _is_first_of_list(analysis, named[-1]):
        named = []
    if named:
        name, counted = named[0].kinds["dataset_named"], _counted(group)
        return name if counted in _WHOLE_COUNTS or counted in _WHOLE_THINGS else f"{name} {counted}"
    if _SUBSET.search(analysis.text[max(0, group.start - 12) : group.start]):
        return "subset"
    words = analysis.text[group.end : group.noun_start].strip(" -") if 0 <= group.noun_start >= group.end else ""
    if 0 <= group.noun_start < group.start:
        kind = _KIND_BEFORE.search(analysis.text[: group.noun_start])
        words = kind["word"] if kind else ""
    counted = _counted(group)
    if counted in _WHOLE_COUNTS and not re.search(r"question|conversation|instruction", words, re.IGNORECASE):
        return "training data"
    return f"{words} {counted}".strip() if len(words.split()) <= 3 else counted


def _is_first_of_list(analysis: Analysis, item: Found) -> bool:
    """ "5 million pairs from X, Y and Z": the number is not the first one's."""
    later = [other for other in analysis.of_kind("dataset_named") if other.start >= item.end]
    return bool(later) and _LISTED.fullmatch(analysis.text, item.end, later[0].start) is not None


def _size_condition(analysis: Analysis, group: Group, item: Quantity) -> str:
    """What tells several sizes in one text apart: the run-in heading, a resolution, or the number itself in a list."""
    parts = [analysis.sentence.topic] if analysis.sentence.topic and analysis.sentence.body else []
    at = re.match(r"\s*at (\d+\S*)", analysis.text[max(group.noun_end, group.end) :])
    parts += [f"at {at[1].rstrip('.,;')}"] if at else []
    parts += [item.text] if len(group.items) > 1 and not group.is_range else []
    lead = analysis.text[max(0, group.start - 90) : group.start]
    parts += ["fine_tuning"] if not parts and _TUNED.search(lead) else []
    return ", ".join(parts)


def _blocks(analysis: Analysis) -> Iterator[list[Found]]:
    """Data sets and benchmarks that stand in one list."""
    block: list[Found] = []
    for item in analysis.of_kind("dataset_named", "dataset_test", "benchmark"):
        if block and not _LISTED.fullmatch(analysis.text, block[-1].end, item.start):
            yield block
            block = []
        block.append(item)
    if block:
        yield block


def _role_of(analysis: Analysis, context: Context, block: Sequence[Found]) -> str:
    start, end = block[0].start, block[-1].end
    labelled = _label_role(analysis, context, start)
    if _CAPABLE.search(analysis.text[:start]) and not re.search(
        r"\bon\b[^.;]*$", analysis.text[max(0, start - 60) : start]
    ):
        return ""
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


def _names_training_data(analysis: Analysis, context: Context) -> bool:
    """Whether a sentence names data sets that are no benchmarks beside others: then all are data sets."""
    return any(
        "benchmark" not in item.kinds and _role_of(analysis, context, [item]) in ("pretraining", "fine_tuning")
        for item in analysis.of_kind("dataset_named")
    )


def _bracketed_role(analysis: Analysis, context: Context, item: Found) -> str:
    """ "CC-3M (for CC fine-tuning)": the bracket behind one name is that name's."""
    match = _BRACKETED_ROLE.match(analysis.text, item.end)
    return _roles_of(match["words"], context).name if match else ""


def _own_role(context: Context, item: Found) -> str:
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
        if match.start() >= end and not _reaches(analysis.text[end : match.start()], match, name):
            continue
        distance = float(start - match.end() if match.end() <= start else match.start() - end)
        distance += 1_000 if name == "training" else 0
        if match.start() >= end and name != "training":
            distance = 0.0 if _SERVES.fullmatch(analysis.text, end, match.start()) else distance * 0.9
        if distance < best_distance:
            best, best_distance = name, distance
    return Role(best)


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


def _inherited(analysis: Analysis, last_role: str) -> str:
    return last_role if not has_verb(analysis.text) else ""


def _is_only_compared(analysis: Analysis, item: Found, role: str) -> bool:
    """ "outperforms X on ScienceQA": what is compared is the model, the benchmark counts."""
    spans = [span for span in analysis.blocked if span.start <= item.start and item.end <= span.end]
    return role == "evaluation" and "benchmark" in item.kinds and all(span.kind == "comparison" for span in spans)


def _claim_one(scribe: Scribe, analysis: Analysis, context: Context, item: Found, role: str, are_data: bool) -> bool:
    if not role and "benchmark" in item.kinds and "dataset_named" not in item.kinds:
        role = "" if _CAPABLE.search(analysis.text[: item.start]) else "evaluation"
    role = role or (
        "training" if "benchmark" not in item.kinds and not _CAPABLE.search(analysis.text[: item.start]) else ""
    )
    is_benchmark, is_dataset = "benchmark" in item.kinds, "dataset_named" in item.kinds or "dataset_test" in item.kinds
    if not role:
        return False
    status = analysis.status_at(item.start, item.end)
    name = item.text.strip()
    if role == "evaluation" and is_benchmark:
        scribe.claim(
            context.subject.model,
            "evaluation_benchmark",
            name,
            analysis.sentence,
            benchmark=item.kinds["benchmark"],
            status=status,
        )
    beside = analysis.text[max(0, item.start - 20) : item.end + 16]
    if is_dataset and (role != "evaluation" or not is_benchmark or are_data or _DATASET_WORD.search(beside)):
        scribe.claim(
            context.subject.model, "dataset", name, analysis.sentence, scope=role, status=status, rule="known name"
        )
    return is_dataset or role == "evaluation"


def _claim_size_behind(scribe: Scribe, analysis: Analysis, context: Context, item: Found) -> None:
    match = _SIZE_BEHIND.match(analysis.text, item.end) or _SIZE_BEHIND.search(item.text)
    if match is None or not match["unit"]:
        return
    factor = (
        {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}[match["unit"][0].casefold()] if match["unit"] != "thousand" else 1e3
    )
    scribe.claim(
        context.subject.model,
        "dataset_size",
        match["text"],
        analysis.sentence,
        value_number=round(float(match["number"].replace(",", "")) * factor, 3),
        unit="samples",
        scope=item.kinds.get("dataset_named") or item.kinds["benchmark"],
        status=analysis.status_at(item.start, item.end),
        rule="number behind its name",
    )


def _claim_unlisted(scribe: Scribe, analysis: Analysis, context: Context, last_role: str) -> None:
    """Names that no vocabulary holds, where the words around say that they are data sets."""
    if not _ABOUT_DATA.search(analysis.text):
        return
    for name, start, end in _unknown(analysis):
        if analysis.is_blocked(start, end):
            continue
        block = [Found(start, end, name, {})]
        role = _role_of(analysis, context, block) or _inherited(analysis, last_role)
        if not role:
            continue
        attribute = "evaluation_benchmark" if role == "evaluation" else "dataset"
        details = {"benchmark": name} if role == "evaluation" else {"scope": role}
        scribe.claim(
            context.subject.model, attribute, name, analysis.sentence,
            status=analysis.status_at(start, end), rule="unreviewed name beside data set words", **details,
        )  # fmt: skip


def _unknown(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
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
            if _is_new_name(analysis, match) and not _HARDWARE.match(match["name"]) and match.start() not in seen:
                seen.add(match.start())
                yield _placed(match)
    for match in _NAMED_SET.finditer(analysis.text):
        if _is_new_name(analysis, match) and match.start() not in seen:
            seen.add(match.start())
            yield _placed(match)


def _placed(match: re.Match[str]) -> tuple[str, int, int]:
    name = match["name"].rstrip(".,")
    return name, match.start("name"), match.start("name") + len(name)


def _is_new_name(analysis: Analysis, match: re.Match[str]) -> bool:
    start, end = match.start("name"), match.end("name")
    if any(item.start < end and start < item.end for item in analysis.found) or not _SHOULD_NAME.search(match["name"]):
        return False
    return (
        re.fullmatch(
            r"(?:\d[\d.,]*\w?|[A-Z]{1,3}|LLMs?|VLMs?|MLLMs?|OCR|VQA|SFT|DPO|QA|AI|GPT.*|MoE|GUI|PDF|SOTA|RLHF|ViT)",
            match["name"].rstrip(".,"),
        )
        is None
    )
