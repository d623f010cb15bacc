"""An analysed sentence in; claims about how much data it speaks of out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.narrative.datasets.dataset_roles import LISTED
from extract.narrative.datasets.new_datasets import ABOUT_DATA
from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.counted_numbers import NUMBER, Quantity
from extract.narrative.language.quantities import Group
from extract.narrative.language.speakers import is_strange
from extract.narrative.lexicon import Found
from extract.narrative.scribe import Scribe

_SIZE_BEHIND = re.compile(
    rf"\s*\(\s*(?:[~≈]|about |around |over )?(?P<text>(?P<number>{NUMBER})\s?(?P<unit>[KMBTk]|million"
    r"|billion|thousand)?)(?:\s+\w+){0,2}\s*\)"
)


_OTHER_NOUN = re.compile(r"(?<!of )\b(?:the|an?|our|its|this)\b|^\s*to [a-z]")
"""Between a number and its noun: it counts something else ("a 100B teacher labelled the data", "2048 to fit text")."""


_RAW = re.compile(r"\b(?:raw|candidate|crawled|unfiltered|noisy)\b")
"""Between a number and its noun: what was looked through, and not what was kept."""
_OF_NAME = re.compile(r"\s+(?:of|for|in|that)\s+(?:the\s+)?(?P<name>[A-Z][\w.+-]*(?: [\d.]+\b)?)")
_HELD = re.compile(r"images?|videos?|clips|pages|documents|charts|x-rays?|scans|photos|questions", re.IGNORECASE)
"""What a data set holds and a model does not: "88K images of Foo"."""
_FROM = re.compile(r"\s+from (?:the )?")


_TAKEN_FROM = re.compile(r"\s+from (?:the )?(?=[A-Z])")
"""Behind what is counted: the name of what it is taken from, known or not."""
_NEXT = re.compile(r",|\b(?:and|plus|as well as)\b")
"""Between a data set and a number: the number belongs to the next one."""


_SUBSET = re.compile(r"\b(?:subset|part|portion|fraction|sample of)\b", re.IGNORECASE)


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


_TUNED = re.compile(r"\b(?:sft|fine-?tun\w+|instruction[- ]tun\w+)\b", re.IGNORECASE)


_TRAINS = re.compile(r"train|tun(?:ed|es|ing)", re.IGNORECASE)


_OTHER_CLAUSE = re.compile(r";|\bwhich\b|\bwhile\b|\bwhereas\b")


_NOT_OF_DATA = re.compile(
    r"(?:\b(?:test set|test suite|evaluation set"
    r"|(?:internal|in-house|held-out|hidden|validation) (?:\w+ )?set|leaderboard"
    r"|codebook|vocabulary|dictionary|batch)(?:e?s)?"
    r"|bench(?:mark)?s?)\b"
    r"[^,;.]{0,20}"
    r"\b(?:of|with|has|holds|counts|contains)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


_WHOLE_THINGS = frozenset(["images", "image", "videos", "video", "captions", "documents", "clips"])


_KIND_BEFORE = re.compile(
    r"(?<![\w.])(?!(?:and|of|the|a|an|or|more|with|on|in|for|mix|uses?|using)\b)(?P<word>[a-z]+[a-z-]*) $"
)


_PIXELS = re.compile(r"[\s-]*(?:pixels?|px|dpi|fps|p)\b", re.IGNORECASE)
"""Behind a number: how large or fast pictures are, not how many."""
_BESIDE_WIDTH = re.compile(r"\d\s?[x×*]\s?$")
"""Before a number: the width of a picture whose height it is."""
_RESOLUTION = re.compile(r"[248]K (?:images?|videos?|inputs?|screens?|documents?)")
"""A number of lines of pixels, not of pictures: "reads 4K images"."""

_MEASURE = re.compile(r"\s+(?:resolution|width|height)\b", re.IGNORECASE)
"""Behind what is counted: how large a picture is, "336 image resolution"."""


_YEAR = re.compile(r"(?:in|of|by) (?:19|20)\d\d", re.IGNORECASE)
"""A number that is a year, whatever is counted behind it: "work in 2025 shows with examples that"."""
_ACTIVE = re.compile(r"\bactive(?:ly)?\b", re.IGNORECASE)
"""Between a number and its noun: what one method picks, not how much data there is."""
_PLAIN_THINGS = ("pages", "objects", "items", "entries", "records", "rows", "masks", "boxes", "texts", "sentences")
"""Things that are data only where a sentence speaks of training or data sets."""
_SHOWN = ("images", "frames", "pages", "videos", "clips", "documents", "photos", "pictures", "tiles", "crops")
_CAPACITY = re.compile(
    r"\b(?:accepts?|supports?|handles?|takes?(?: in)?|reads?|ingests?|sees|fits)\s+"
    r"(?:(?:up to|as many as|at most|more than|over|about|around|a maximum of|several|~)\s*)?$"
    r"|\b(?:inference|latency|encoding|decoding|processing|captioning|prefill)\s(?:of|on|for)\s$",
    re.IGNORECASE,
)
"""Before a number of pictures: how many a prompt may hold, "accepts as many as 128 images", or what a run is given."""
_STAGE = re.compile(r"\W*(?:stage|phase|step)\b", re.IGNORECASE)
"""A heading under which a text speaks of training."""
_FOR_MEASURING = re.compile(
    r"[^.;]{0,60}?\b(?:to|for|and) (?:\w+ly )?"
    r"(?:measur\w+|benchmark\w*|profil\w+|tim(?:e|ing)|estimat\w+|check\w*|test\w*)\b",
    re.IGNORECASE,
)
"""Behind a number of samples: they measure something, and nothing is trained on them."""


_TESTING = re.compile(r"\b(?:test(?:ing)? (?:data|sets?)|evaluations?|benchmarks?)\b", re.IGNORECASE)
"""A heading under which a text speaks of what a model is measured on."""
_STAGE_LABEL = re.compile(
    r"[;,.]\s+(?:and\s+)?(?P<stage>(?:[Ss]tage|[Pp]hase|[Ss]tep) (?:\d|[IV]+\b|one|two|three"
    r"|four)[^:;.,]{0,30}?)\s*(?::|\s[–—-]\s)"
)
"""A further label within a sentence: "Stage 1: 12M images; Stage 2: 310K pairs"."""
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


_SIZED_SET = re.compile(
    r"-(?:example|sample|pair|image|video|clip|instance)"
    r"(?: (?!test|eval|held|valid|bench|dev)[\w-]+){0,4} (?:data ?set|corpus)\b",
    re.IGNORECASE,
)
"""Behind a number: a data set that has so many."""


def claim_dataset_sizes(scribe: Scribe, analysis: Analysis, context: Context, groups: Sequence[Group]) -> None:
    """Claim how much data a sentence speaks of, where the noun says that data is counted."""
    if not groups or _is_generator(analysis, context):
        return
    for group in groups:
        _claim_size_from(scribe, analysis, context, group)
        if group.noun != "data" or group.noun_text.casefold() in _STEPS or group.items[0].value < 100:
            continue
        between = analysis.text[group.end : max(group.noun_start, group.end)]
        if _OTHER_NOUN.search(between) or _RAW.search(between):
            continue
        if _NOT_OF_DATA.search(analysis.text[: group.start]) or _is_no_training_data(analysis, group):
            continue
        if _is_of_other(analysis, context, group):
            continue
        for item in group.items:
            if _is_of_each(analysis.text, item):
                continue
            if _BESIDE_WIDTH.search(analysis.text, max(0, item.start - 6), item.start):
                continue
            if _RESOLUTION.fullmatch(f"{item.text} {group.noun_text}") or _PIXELS.match(analysis.text, item.end):
                continue
            if _MEASURE.match(analysis.text, group.noun_end):
                continue
            if any(
                span.start <= item.start and item.end <= span.end and span.kind not in ("generator", "teacher")
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


def _is_of_each(text: str, item: Quantity) -> bool:
    """ "500-page documents" counts no documents; "a 108,000-example dataset" counts what is in it."""
    if _YEAR.fullmatch(text, max(0, item.start - len("in ")), item.end):
        return True
    return not item.unit and text.startswith("-", item.end) and _SIZED_SET.match(text, item.end) is None


def _is_generator(analysis: Analysis, context: Context) -> bool:
    """ "GPT-4V was used to caption 100K images": the subject made the data and was not trained on them."""
    spans = [span for span in analysis.blocked if span.kind == "generator"]
    return any(
        span.start <= item.start and item.end <= span.end and context.subject.is_named(item.text)
        for span in spans
        for item in analysis.of_kind("model")
    )


def _is_of_other(analysis: Analysis, context: Context, group: Group) -> bool:
    """ "the 7.3M samples of Osprey-1.5": another model's data."""
    of = _OF_NAME.match(analysis.text, max(group.noun_end, group.end))
    if of is not None and _HELD.fullmatch(group.noun_text) and not analysis.names_model:
        return False
    return of is not None and is_strange(analysis, context.subject, *of.span("name"))


def _is_no_training_data(analysis: Analysis, group: Group) -> bool:
    """ "3B of them are active learning samples", "5B total pages", "10K samples to measure speed"."""
    text = analysis.text
    if _ACTIVE.search(text[group.end : max(group.noun_start, group.end)]):
        return True
    topic = analysis.sentence.topic
    if topic and _TESTING.search(topic) and not _TRAINS.search(text):
        return True
    is_told = ABOUT_DATA.search(analysis.small) or (topic and (ABOUT_DATA.search(topic.lower()) or _STAGE.match(topic)))
    if (
        group.noun_text.casefold().startswith("question")
        and any(analysis.of_kind("benchmark"))
        and not _TRAINS.search(text)
    ):
        return True  # of the benchmark
    if group.noun_text.casefold() in _SHOWN and _CAPACITY.search(text, 0, group.start):
        return True  # in one prompt
    if group.noun_text.casefold() == "entries" and "token" in analysis.small:
        return True  # of a vocabulary
    if group.noun_text.casefold() in _PLAIN_THINGS and not is_told:
        return True
    return _TRAINS.search(text[: group.start]) is None and _FOR_MEASURING.match(text, group.end) is not None


def _claim_size_from(scribe: Scribe, analysis: Analysis, context: Context, group: Group) -> None:
    """ "220K images from Foo, 60K from Bar": a number without a noun before the data set that it is taken from."""
    if group.noun or len(group.items) > 1 or group.items[0].unit not in ("k", "m", "million", "thousand"):
        return
    lead = _FROM.match(analysis.text, group.end)
    named = next((item for item in analysis.of_kind("dataset_named") if lead and item.start == lead.end()), None)
    if named is None or analysis.is_blocked(group.start, named.end):
        return
    item = group.items[0]
    scribe.claim(
        context.subject.model, "dataset_size", item.text, analysis.sentence,
        value_number=item.value, unit="samples", comparator=item.comparator, scope=named.kinds["dataset_named"],
        status=analysis.status_at(item.start, item.end), rule="number before the data set it is taken from",
    )  # fmt: skip


def _counted(group: Group) -> str:
    return group.noun_text.casefold() or "samples"


def _size_scope(analysis: Analysis, group: Group) -> str:
    """The data set whose size it is, "subset", "training data", or what is counted where that is something special."""
    named = [
        item
        for item in analysis.of_kind("dataset_named")
        if (abs(item.end - group.start) < 12 and not _NEXT.search(analysis.text, item.end, group.start))
        or (0 <= item.start - group.end < 40 and not _OTHER_CLAUSE.search(analysis.text, group.end, item.start))
    ]
    taken = _TAKEN_FROM.match(analysis.text, max(group.noun_end, group.end))
    if taken is not None:
        named = [item for item in named if item.start == taken.end()]
    behind = [item for item in named if item.start >= group.end]
    if behind and _is_first_of_list(analysis, behind[0]):
        named = [item for item in named if item.start < group.start]
    if named:
        name, counted = named[0].kinds["dataset_named"], _counted(group)
        return name if counted in _WHOLE_COUNTS or counted in _WHOLE_THINGS else f"{name} {counted}"
    if _SUBSET.search(analysis.text[max(0, group.start - 12) : group.start]):
        return "subset"
    if _SIZED_SET.match(analysis.text, group.end):
        return "training data"
    words = analysis.text[group.end : group.noun_start].strip(" -") if 0 <= group.noun_start >= group.end else ""
    if 0 <= group.noun_start < group.start:
        kind = _KIND_BEFORE.search(analysis.text[: group.noun_start])
        words = kind["word"] if kind else ""
    counted = _counted(group)
    if counted in _WHOLE_COUNTS and not re.search(r"question|conversation|instruction", words, re.IGNORECASE):
        return "training data"
    return f"{words} {counted}".strip() if len(words.split()) <= 3 else counted


_LIST_GOES_ON = re.compile(r",\s+[A-Z][\w.+-]*(?:,|\s+and)\s")
"""Behind a data set's name: a further one that nobody knows, and more."""


def _is_first_of_list(analysis: Analysis, item: Found) -> bool:
    """ "5 million pairs from X, Y and Z": the number is not the first one's."""
    if _LIST_GOES_ON.match(analysis.text, item.end):
        return True
    later = [other for other in analysis.of_kind("dataset_named") if other.start >= item.end]
    return bool(later) and LISTED.fullmatch(analysis.text, item.end, later[0].start) is not None


def _size_condition(analysis: Analysis, group: Group, item: Quantity) -> str:
    """What tells several sizes in one text apart: the run-in heading, a resolution, or the number itself in a list."""
    labels = [label["stage"] for label in _STAGE_LABEL.finditer(analysis.text, analysis.sentence.body, group.start)]
    topic = labels[-1] if labels else analysis.sentence.topic if analysis.sentence.body else ""
    parts = [topic] if topic else []
    at = re.match(r"\s*at (\d+\S*)", analysis.text[max(group.noun_end, group.end) :])
    parts += [f"at {at[1].rstrip('.,;')}"] if at else []
    parts += [item.text] if len(group.items) > 1 and not group.is_range else []
    lead = analysis.text[max(0, group.start - 90) : group.start]
    parts += ["fine_tuning"] if not parts and _TUNED.search(lead) else []
    return ", ".join(parts)


def claim_size_behind(scribe: Scribe, analysis: Analysis, context: Context, item: Found) -> None:
    match = _SIZE_BEHIND.match(analysis.text, item.end) or _SIZE_BEHIND.search(item.text)
    if match is None or not match["unit"] or ("benchmark" in item.kinds and match["unit"] == "B"):
        return  # no benchmark has billions of questions: "61.1 on GQA (3B)" tells a model's size
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
