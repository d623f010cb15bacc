"""An analysed sentence in; claims about data sets out: which, in which role, how large; and benchmarks named unscored.

A role (pretraining, fine_tuning, evaluation, training) is that of the nearest cue in the clause, then of the run-in
heading ("Evaluation Datasets: …"), then of the sentence. Names in one list share their role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.narrative.datasets.dataset_roles import (
    CAPABLE,
    LISTED,
    bracketed_role,
    inherited,
    is_measured_on,
    is_scored,
    own_role,
    role_of,
)
from extract.narrative.datasets.dataset_sizes import claim_size_behind
from extract.narrative.datasets.new_datasets import ABOUT_DATA, names_behind, new_names
from extract.narrative.language.analysis import Analysis, Context, is_component
from extract.narrative.language.heads import DATA_LABEL
from extract.narrative.language.sentences import has_verb
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe

_SKIPPED = re.compile(r"\b(?:notebooks?|tutorials?|colab|scripts?|demos?|toolkit|(?<!its )(?<!their )licen[cs]e)\b")


_TUNED_ON_NAME = re.compile(
    r"\b(?:pre-?|fine-?)?(?:train|tun)ed (?:\w+ly )?on (?:the )?$|(?:微调|训练)[^，；。]{0,6}(?:使用|采用|用)了?\s*$",
    re.IGNORECASE,
)
_LISTED_BEHIND = re.compile(r"\s*(?:[,;/)]|$|\.(?:\s|$)|\band\b|&|、|和)")
_OF_BASE = re.compile(r"\d[BM]\b|-(?:Instruct|Chat|Base|it|hf)\b", re.IGNORECASE)
"""In a name that is a model's where one is tuned "on" it."""
_DATA_LEAD = re.compile(
    r"\b(?:data ?sets?|data|mix|mixture)\b[^.;()]{0,24}\(\s*$|\b(?:SFT|tuning|training)\)?\s+on\s+$"
    r"|\b(?:train|tun)ed on [^.;:(]{0,30}(?:instructions|samples|pairs|examples|conversations)\s*[:(]\s*$"
    r"|\b(?:samples|examples|instances|data) (?:\w+ )?from\s+$",
    re.IGNORECASE,
)
_ABOUT_RUNNING = re.compile(
    r"\W*(?:the |its |our )?(?:[\w-]+ )?(?:latency|throughput|speed|runtime|memory(?: usage)?|power|cost)\b",
    re.IGNORECASE,
)
"""The head of a sentence about how the model runs: a data set in it has no role that goes without saying."""
_TUNED_ON = re.compile(
    r"(?:train|tun)(?:ed|s|es|ing)\b(?:[^.;:,]"
    r"|\.(?=\d)){0,30}\bon\s+(?:the\s+)?"
    r"(?:(?!on\s|gets\s|got\s|(?:reach|achiev|scor|obtain|attain)\w*\s)[\w.+-]+(?:\s\([^()]*\))?,?\s+(?:and\s+)?){0,8}$"
)
_COUNT_BEHIND = re.compile(r"\s\((?:about |~)?\d[\d.]*\s?[KkM](?:\s\w+)?\)")
_TAKEN_FROM = re.compile(r"\b(?:from|on)\s+(?:the\s+)?$", re.IGNORECASE)
_NONE_OF = re.compile(r"(?<![\w-])no $", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"-(?:style|like|type|inspired)\b"
    r"|\s?\([^()]{0,20}\bnot (?:yet )?(?:included|used|part|available|seen)\b[^()]{0,60}\)"
    r"|\s+(?:method|technique|algorithm|framework|approach|recipe|pipeline)s?\b"
    r"|\s+(?:\w+ly )?(?:reach(?:es|ed)|gets|got|achiev(?:es|ed)|obtain(?:s|ed)|attain(?:s|ed)"
    r"|outperforms|lags|trails|scored)\b"
)
"""Behind a name: only something like it is meant, or a model that has the name of its data."""
_CHANGED = re.compile(r"(?:\s\([^()]{1,14}\))?\s+from\s+\d[\d.]*\s?%?\s+(?:up |down )?to\s+\d")
"""Behind a benchmark: how the score on it changed."""
_DATASET_WORD = re.compile(r"\bdata ?sets?\b|\bcorp(?:us|ora)\b", re.IGNORECASE)


def claim_datasets(
    scribe: Scribe, analysis: Analysis, context: Context, last_role: str, *, are_data: bool = False
) -> str:
    """Claim the data sets and unscored benchmarks of one sentence; gives the role that a following bare list inherits.

    `are_data` says that the text speaks of data sets only, so that a benchmark in it is a data set, too.
    """
    if _SKIPPED.search(analysis.small):
        return ""
    role_used = ""
    is_labelled = bool(analysis.sentence.body) and _DATASET_WORD.search(analysis.sentence.topic) is not None
    are_data = are_data or is_labelled or _names_training_data(analysis, context)
    for block in _blocks(analysis):
        is_alone = len(block) == 1 and is_scored(analysis.text, block[0])
        if len(block) == 1 and is_measured_on(analysis.text, block[0]):
            continue
        goes_on = "" if is_alone else inherited(analysis, last_role)
        block_role = role_of(analysis, context, block) or own_role(context, block[0]) or goes_on
        block_role = block_role or _role_of_benchmarks(analysis, block)
        for item in block:
            role = bracketed_role(analysis, context, item) or block_role
            if analysis.is_blocked(item.start, item.end) and not (
                _is_only_compared(analysis, item, role) or _is_source(analysis, item)
            ):
                continue
            if _claim_one(scribe, analysis, context, item, role, are_data):
                role_used = role
                claim_size_behind(scribe, analysis, context, item)
        if role_used and (len(block) > 1 or _TAKEN_FROM.search(analysis.text, 0, block[0].start)):
            _claim_behind(scribe, analysis, context, block[-1].end, block_role or role_used)
    _claim_unlisted(scribe, analysis, context, last_role)
    return role_used or last_role if not has_verb(analysis.text) else role_used


def _blocks(analysis: Analysis) -> Iterator[list[Found]]:
    """Data sets and benchmarks that stand in one list."""
    block: list[Found] = []
    for item in _listable(analysis):
        if block and not LISTED.fullmatch(analysis.text, block[-1].end, item.start):
            yield block
            block = []
        block.append(item)
    if block:
        yield block


def _listable(analysis: Analysis) -> Iterator[Found]:
    """Data sets and benchmarks; a model's name that opens a list of data sets stands for its data."""
    kinds = ("dataset_named", "dataset_test", "benchmark", "model")
    found = [
        item
        for item in analysis.of_kind(*kinds)
        if not (_is_otherwise(analysis, item) or _is_among_models(analysis, item))
    ]
    names_data = any("dataset_named" in item.kinds for item in found)
    for place, item in enumerate(found):
        if "model" not in item.kinds or len(item.kinds) > 1:
            yield item
        elif (
            _is_counted_data(analysis, item)
            or (
                names_data
                and _goes_on_in_data(analysis, found[place:])
                and _DATA_LEAD.search(_before_models(analysis, found, place))
            )
            or _is_tuned_on_name(analysis, item)
        ):
            yield Found(item.start, item.end, item.text, {"dataset_named": item.text.strip()}, item.tail)


def _is_tuned_on_name(analysis: Analysis, item: Found) -> bool:
    """ "tuned on LLaVA-OneVision": data that have a model's name; with a size it is a model that somebody tunes."""
    if is_component(item) or _OF_BASE.search(item.text) or analysis.is_blocked(item.start, item.end):
        return False
    return _TUNED_ON_NAME.search(analysis.text, max(0, item.start - 40), item.start) is not None


def _is_counted_data(analysis: Analysis, item: Found) -> bool:
    """ "Training data: …, LLaVA-OneVision (3.2M)": behind a label of data, a model's name with a count is its data."""
    topic = analysis.sentence.topic.lower()
    is_labelled = bool(analysis.sentence.body) and ("data" in topic or _STAGE_LABEL.fullmatch(topic) is not None)
    if not is_labelled or item.start < analysis.sentence.body or is_component(item):
        return False
    names_data = any("dataset_named" in other.kinds for other in analysis.found)
    is_listed = names_data and DATA_LABEL.fullmatch(analysis.sentence.topic) and _OF_BASE.search(item.text) is None
    is_listed = bool(is_listed) and _LISTED_BEHIND.match(analysis.text, item.end) is not None
    return is_listed or _COUNT_BEHIND.match(analysis.text, item.end) is not None


_STAGE_LABEL = re.compile(
    r"\W*(?:stage \d:? ?)?(?:(?:visual )?instruction|supervised fine-?|fine-?)?-?\s?tuning\W*|\W*(?:sft"
    r"|alignment|pre-?training)\W*"
)
"""A label that names a stage of training."""


def _is_otherwise(analysis: Analysis, item: Found) -> bool:
    """Whether a name is said not to be used, or stands for something like it or for a model."""
    is_denied = _NONE_OF.search(analysis.text, max(0, item.start - 4), item.start) is not None
    return is_denied or _OTHERWISE.match(analysis.text, item.end) is not None


_OF_MODELS = re.compile(r"\b(?:models|agents|assistants|baselines|\w*LMs)\s*\((?P<listed>[^()]*)$")


def _is_among_models(analysis: Analysis, item: Found) -> bool:
    """ "open-source models (Foo-VL, Bar)": behind such a word a name of data, listed with a model's, is a model's."""
    if analysis.text.rfind("(", 0, item.start) <= analysis.text.rfind(")", 0, item.start):
        return False
    told = _OF_MODELS.search(analysis.text, 0, item.start)
    end = analysis.text.find(")", item.end)
    return told is not None and any(
        told.start("listed") <= other.start < end for other in analysis.of_kind("model") if other.start != item.start
    )


def _goes_on_in_data(analysis: Analysis, found: Sequence[Found]) -> bool:
    """Whether a list that begins with models comes to a data set."""
    for item, later in pairwise(found):
        if not LISTED.fullmatch(analysis.text, item.end, later.start):
            return False
        if "dataset_named" in later.kinds:
            return True
    return False


def _before_models(analysis: Analysis, found: Sequence[Found], place: int) -> str:
    """The text before the first of the models that stand in a list up to `place`."""
    while (
        place
        and "model" in found[place - 1].kinds
        and LISTED.fullmatch(analysis.text, found[place - 1].end, found[place].start)
    ):
        place -= 1
    return analysis.text[: found[place].start]


def _names_training_data(analysis: Analysis, context: Context) -> bool:
    """Whether a sentence names data sets that are no benchmarks beside others: then all are data sets."""
    return any(
        "benchmark" not in item.kinds and role_of(analysis, context, [item]) in ("pretraining", "fine_tuning")
        for item in analysis.of_kind("dataset_named")
    )


def _role_of_benchmarks(analysis: Analysis, block: Sequence[Found]) -> str:
    """Without other words a list with a name that is only a benchmark's is one of benchmarks."""
    is_test = any(set(item.kinds) == {"benchmark"} for item in block)
    return "evaluation" if is_test and not CAPABLE.search(analysis.text[: block[0].start]) else ""


def _is_labelled_data(analysis: Analysis, is_benchmark: bool) -> bool:
    """Whether a benchmark stands behind a label that says data sets ("Evaluation Datasets: …")."""
    return is_benchmark and bool(analysis.sentence.body) and _DATASET_WORD.search(analysis.sentence.topic) is not None


def _is_only_compared(analysis: Analysis, item: Found, role: str) -> bool:
    """ "outperforms X on ScienceQA": what is compared is the model, the benchmark counts."""
    spans = [span for span in analysis.blocked if span.start <= item.start and item.end <= span.end]
    return role in ("", "evaluation") and "benchmark" in item.kinds and all(span.kind == "comparison" for span in spans)


def _is_tuned_on(analysis: Analysis, item: Found, role: str) -> bool:
    """ "fine-tuned on MIMIC-CXR and VQA-RAD": what a model is trained on is data, though known as a benchmark alone."""
    return (
        role in ("pretraining", "fine_tuning", "training")
        and _TUNED_ON.search(analysis.text, 0, item.start) is not None
    )


def _is_source(analysis: Analysis, item: Found) -> bool:
    """ "92M captions from DataComp-1B", "learns from PlotQA": only models write and teach, a data set holds."""
    spans = [span for span in analysis.blocked if span.start <= item.start and item.end <= span.end]
    return "model" not in item.kinds and all(span.kind in ("generator", "teacher") for span in spans)


def _is_model_itself(context: Context, item: Found) -> bool:
    """Whether a name of data is the model's own here, or that of one of its sizes: "ShareGPT4V-7B"."""
    name = item.text.strip()
    return context.subject.is_exactly(name) or (context.subject.is_same_but_size(name) and name[-1:] in "Bb")


def _claim_one(scribe: Scribe, analysis: Analysis, context: Context, item: Found, role: str, are_data: bool) -> bool:
    if not role and "benchmark" in item.kinds and "dataset_named" not in item.kinds:
        role = "" if CAPABLE.search(analysis.text[: item.start]) else "evaluation"
    if "benchmark" in item.kinds and _CHANGED.match(analysis.text, item.end):
        role = "evaluation"
    is_other = CAPABLE.search(analysis.text[: item.start]) or _ABOUT_RUNNING.match(analysis.body)
    role = role or ("training" if "benchmark" not in item.kinds and not is_other else "")
    is_benchmark, is_dataset = "benchmark" in item.kinds, "dataset_named" in item.kinds or "dataset_test" in item.kinds
    if not role or ("benchmark" not in item.kinds and _is_model_itself(context, item)):
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
    is_dataset = is_dataset or _is_tuned_on(analysis, item, role)
    beside = analysis.text[max(0, item.start - 20) : item.end + 16]
    is_dataset = is_dataset or _is_labelled_data(analysis, is_benchmark)
    if is_dataset and (role != "evaluation" or not is_benchmark or are_data or _DATASET_WORD.search(beside)):
        scribe.claim(
            context.subject.model, "dataset", name, analysis.sentence, scope=role, status=status, rule="known name"
        )
    return is_dataset or role == "evaluation"


def _claim_behind(scribe: Scribe, analysis: Analysis, context: Context, end: int, role: str) -> None:
    """Names that no vocabulary holds, in a list after known ones: they are what those are."""
    for name, start, stop in names_behind(analysis, end):
        if analysis.is_blocked(start, stop):
            continue
        _claim_new(scribe, analysis, context, (name, start, stop), role, "unreviewed name in a list of data sets")
        claim_size_behind(scribe, analysis, context, Found(start, stop, name, {"dataset_named": name}))


def _claim_unlisted(scribe: Scribe, analysis: Analysis, context: Context, last_role: str) -> None:
    """Names that no vocabulary holds, where the words around say that they are data sets."""
    if not ABOUT_DATA.search(analysis.small):
        return
    for name, start, end in new_names(analysis):
        if analysis.is_blocked(start, end):
            continue
        block = [Found(start, end, name, {})]
        role = role_of(analysis, context, block) or inherited(analysis, last_role)
        if not role:
            continue
        _claim_new(scribe, analysis, context, (name, start, end), role, "unreviewed name beside data set words")
        if role != "evaluation":
            claim_size_behind(scribe, analysis, context, Found(start, end, name, {"dataset_named": name}))


def _claim_new(
    scribe: Scribe, analysis: Analysis, context: Context, named: tuple[str, int, int], role: str, rule: str
) -> None:
    name, start, end = named
    attribute = "evaluation_benchmark" if role == "evaluation" else "dataset"
    details = {"benchmark": name} if role == "evaluation" else {"scope": role}
    status = analysis.status_at(start, end)
    scribe.claim(context.subject.model, attribute, name, analysis.sentence, status=status, rule=rule, **details)
