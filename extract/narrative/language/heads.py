"""A sentence in; the model that is its grammatical subject out, whether it is the text's own or another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.narrative.language.analysis import Analysis, Subject, is_component, key_of
from extract.narrative.language.sentences import has_verb
from extract.narrative.lexicon import Found, Lexicon

_GENERATION = re.compile(
    r"[ -]?v?\d+(?:\.\d+)*(?![\w.])(?! ?[BMK%])(?! (?:stages?|steps|models|experts|versions)\b)", re.IGNORECASE
)
"""A number behind a name that makes it another model's: "Foo 2", "Foo-V1.5"."""
_IT = re.compile(
    r"\W*(?:(?:Even|Only|And|But|So|Yet|Still|Then|There|Here),?\s+)?"
    r"(?:(?:On|In|At|For|With|Under|Using|Without|After|Once|When)\b[^,;.]{1,40}?,?\s+)?"
    r"(?:it|its|this (?:model|version|variant|checkpoint|one))\b"
    r"|其(?!中|他|它|余)|它(?!们)|该(?:模型|版本)|总?参数量",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"(?:\s\([^()]{1,60}\))?(?:['’]s|\)|,)?\s+\w+|,\s")


_POSSESSIVES = ("'s ", "’s ")
DATA_LABEL = re.compile(
    r"\W*(?:(?:pre-?|fine-?)?(?:training|tuning|alignment|SFT|instruction) )?"
    r"(?:data ?sets?|data|corpus|数据|训练数据)\W*",
    re.IGNORECASE,
)
"""A label behind which a model's name is that of its data."""
_ADVERB_LEAD = re.compile(
    r"^\W*(?:[A-Z][a-z]+ly|(?:Released|Published) (?:on |in )?(?:[A-Z][a-z]+ )?\d[\d-]*(?: \d{4})?),\s+"
)
"""What a sentence may begin with: "Remarkably, our Foo-3B …"."""
_ONE_OF = re.compile(
    r"\W*(?:The|Its|Our|Their) (?:[\w-]+ ){0,4}(?:one|model|variant|version|member|checkpoint|release|sibling"
    r"|brother|sister|cousin|successor|predecessor), ",
    re.IGNORECASE,
)
"""Before the name that says which of several is meant."""
_OF_DEGREE = re.compile(
    r"\W*The (?:larger|bigger|smaller|lighter|heavier|newer|older|largest|biggest|smallest|original) "
)
_NAMED = r"(?P<name>[A-Z][\w.]*(?:[-+][\w.]+)*(?: \d[\w.]*)?)"
_DATED = r"(?:Released|Launched|Published|Announced) (?:by|on|in|as|at) [^.;()]{2,60}, "
_SIBLING = re.compile(
    r"\W*(?:(?:The|Its|Our|Their) (?:[a-z-]+ ){1,3}(?:one|version), "
    r"|(?:The|Its|Our|Their) (?:[a-z-]+ ){0,3}(?:brother|sister|sibling|cousin|successor|predecessor),? "
    rf"|{_DATED}"
    rf"|The (?:(?:larger|bigger|smaller|newer|older|lighter) )?|Our )?[*_]{{0,3}}{_NAMED}(?: \([^()]{{1,40}}\))?,? "
    r"(?:(?:on the other hand|however|by contrast|in contrast|meanwhile|in turn|instead|though|of course),? )?"
    r"(?:is|was|has|had|can|cannot|can['’]t|will|won['’]t|would|could|doesn['’]t"
    r"|(?!(?:models|variants|versions|weights|series|tokens)\b)[a-z]{2,}(?:s|ed)|got|came|took|ran)\b"
    rf"|\W*(?:For|With|To run|To load|To serve|Running|Loading|Serving|Deploying) {_NAMED.replace('name', 'whom')},?"
    r"(?: (?:in|at|with) [\w-]+,?)? (?:you|one|we|it|expect|plan|at least|takes|needs|requires|wants)\b"
)
"""A sentence that begins with a name and says something of it, or what it takes to run it."""
NO_MODEL = re.compile(
    r"(?:ViT|CLIP|[Ee]ncoder|[Tt]okenizer|[Aa]dapter|[Pp]rojector|[Bb]ench\w*|Data\w*|Eval|Corpus|Set|Kit|\d[KM])$"
)
"""How names of parts, data and tools of a model's line end."""
_SET_BESIDE = re.compile(
    r"\b(?:Where|While|Whereas|Although|Though|Following|Like|Unlike|As|By|From|Using|Given|Via|Per|Beyond|Besides|Extending)\s+\W*$"
)
"""Before a name that a sentence begins with: its main clause is about something else."""
_SHORTEST = 4
"""Letters of a name that others may begin with."""
_SIZED = re.compile(r"[- ]\d+(?:\.\d+)?[BM]\b")


@dataclass(frozen=True, slots=True)
class Head:
    """The subject of a sentence: its name as it stands, with a generation behind it, and the known name."""

    name: str
    canonical: str
    is_apposed: bool = False
    """Whether it says which of several is meant: "the largest one, Foo-72B, …"."""

    def is_of(self, subject: Subject) -> bool:
        """Whether it is the subject of the text, whatever spelling or size."""
        return subject.is_named(self.name) or (self.name != self.canonical and subject.is_named(self.canonical))

    def is_relative_of(self, subject: Subject) -> bool:
        """Whether it is the subject with a number behind it, one of its line with a size, or described beside it."""
        own, key = key_of(subject.model), key_of(self.name)
        is_sized_kin = key[:1] == own[:1] and _SIZED.search(self.name) is not None and not _SIZED.search(subject.model)
        return key[: len(own)] == own or is_sized_kin or subject.is_beside(self.name)


def head_of(analysis: Analysis) -> Head | None:
    """The model that a sentence begins with and says something of; None where it begins with something else."""
    start = analysis.sentence.body
    if not analysis.names_model or (start and DATA_LABEL.fullmatch(analysis.sentence.topic)):
        return None
    for item in analysis.found:
        if item.start < start or "model" not in item.kinds or is_component(item):
            continue
        lead = analysis.text[start : item.start]
        is_apposed = _is_apposed(analysis, item, lead)
        if not is_apposed and _is_set_aside(analysis, item):
            continue
        lead = _ADVERB_LEAD.sub("", lead.rpartition(": ")[2], count=1)
        is_told = is_apposed or _OF_DEGREE.fullmatch(lead) is not None
        if (len(lead.split()) > 1 or _SET_BESIDE.search(lead) or re.search(r"[,;(]", lead)) and not is_told:
            return None
        name = with_generation(analysis.text, item)
        behind = analysis.text[item.start + len(name) :]
        if _PREDICATE.match(behind) is None or (behind.startswith(_POSSESSIVES) and not has_verb(behind)):
            return None
        return Head(name, item.kinds["model"] if name == item.text else name, is_apposed)
    return None


def _is_apposed(analysis: Analysis, item: Found, lead: str) -> bool:
    """ "The most capable one, Foo-72B, uses …": the name says which one is meant."""
    return _ONE_OF.fullmatch(lead) is not None and analysis.text.startswith(", ", item.end)


def _is_set_aside(analysis: Analysis, item: Found) -> bool:
    """Whether a name is denied, compared or in a clause of another model; that of the clause itself may be the head."""
    return any(
        span.start <= item.start and item.end <= span.end and (span.kind != "other" or span.start < item.start)
        for span in analysis.blocked
    )


def variant_in_force(analysis: Analysis, head: Head | None, subject: Subject, before: str) -> str:
    """The variant that a sentence is about: its head ("Foo-7B is …"), or that of the one before ("It needs …")."""
    if head is None:
        return _compared_variant(analysis, subject) or (before if before and goes_on_about(analysis) else "")
    is_variant = subject.is_named(head.name) and not subject.is_exactly(head.name) and not subject.is_short(head.name)
    return head.name if is_variant else ""


def is_generation(name: str, subject: Subject) -> bool:
    """Whether a name is the subject's with another generation's number, no size: "Foo 4.5" of Foo or Foo 2.6."""
    told, own = _GENERATION_BEHIND.search(name), _GENERATION_BEHIND.search(subject.model)
    if told is None or (own is not None and own["number"] == told["number"]):
        return False
    stem = subject.model[: own.start()] if own is not None else subject.model
    return key_of(name[: told.start()]) == key_of(stem)


_GENERATION_BEHIND = re.compile(r"(?<=[A-Za-z])[\s_-]?v?(?P<number>\d+(?:[._]\d+)+)$", re.IGNORECASE)


_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]*[BMK])")


def _has_generation(heading: str, name: str, subject: Subject) -> bool:
    """Whether a heading has the number that tells a name from the subject's: "## v1.5" above "Foo-1.5 swaps …"."""
    own = set(_NUMBER.findall(name)) - set(_NUMBER.findall(subject.model))
    return bool(own) and not own.isdisjoint(_NUMBER.findall(heading))


SIZED_ONE = re.compile(r"\W*The (?P<size>\d+(?:\.\d+)?[BM]) (?:models?|variant|version|one|checkpoint)\b")
_COMPARES = re.compile(r"\W*(?:Compared (?:to|with)|Unlike|Like|Against|Relative to|Where|While|Whereas)\b")


_VERB_BEHIND = re.compile(r"\s+(?:\w+ly )?(?:is|was|has|gets|got|[a-z]{2,}(?:s|ed))\b")


def _compared_variant(analysis: Analysis, subject: Subject) -> str:
    """The variant that the main clause is about behind another model: "Compared with Bar, …, Foo-6B is better"."""
    if _COMPARES.match(analysis.text, analysis.sentence.body) is None:
        return ""
    models = [item for item in analysis.of_kind("model") if not is_component(item)]
    own = [item for item in models if subject.is_named(item.text)]
    if len(own) != 1 or own[0] is not models[-1] or subject.is_exactly(own[0].text) or subject.is_short(own[0].text):
        return ""
    is_longer = len(key_of(own[0].text)) > len(key_of(subject.model))
    is_main = (
        is_longer and analysis.text[: own[0].start].endswith(", ") and _VERB_BEHIND.match(analysis.text, own[0].end)
    )
    return own[0].text.strip() if is_main else ""


def relative_in_force(
    analysis: Analysis, head: Head | None, subject: Subject, before: str, heading: str | None = ""
) -> str:
    """Another generation of the subject that a sentence begins with ("Foo 2 uses …"), or goes on about ("It …")."""
    if head is None:
        is_further = goes_on_about(analysis) or SIZED_ONE.match(analysis.text, analysis.sentence.body)
        is_headed = bool(before) and _has_generation(heading or "", before, subject)
        return before if before and (is_further or is_headed) else ""
    return head.name if not head.is_of(subject) and head.is_relative_of(subject) else ""


def rival_in_force(analysis: Analysis, head: Head | None, subject: Subject, before: str) -> str:
    """A model of others that a sentence begins with ("LLaVA-1.5-7B needs …"), or goes on about ("It …")."""
    if head is None:
        return before if before and goes_on_about(analysis) else ""
    return head.name if not head.is_of(subject) and not head.is_relative_of(subject) else ""


def goes_on_about(analysis: Analysis) -> bool:
    """Whether a sentence goes on about the model of the one before: "It needs …"."""
    return _IT.match(analysis.text, analysis.sentence.body) is not None


ANNOUNCES = re.compile(
    r"\W*(?:\d[\d./-]*+\W+)*+(?:[A-Z][^,.;:]{1,60},\s+"
    r"|(?:earlier )?(?:last|this) (?:year|month|week|spring|summer|autumn|winter),?\s+)?"
    r"(?:(?:we|our team)\s+)?"
    r"(?:(?:have|has|are|just|also|now|officially|happy to|excited to)\s+)*"
    r"(?:releas|introduc|present|launch|announc|open-?sourc|publish|unveil|add|provid|submitt|develop)(?:es?|ed|ing)?\s+"
    r"(?:(?:an?|the|our|its|new|(?-i:[a-z])[\w-]*):?\s+){0,5}\W*"
    r"|\W*(?:\d[\d./-]*+\W+)*+(?:(?:我们|正式|今日|全新|现已|已)\s*)*+(?:发布|开源|推出|上线)了?(?:全新的?)?\s*\W*",
    re.IGNORECASE,
)
"""What an item of news begins with, up to the name of what is new."""


_NAME = re.compile(r"(?<![\w./-])[A-Z][\w.]*(?:-[\w.]+)+(?<=\w)")


_IS_OUT = re.compile(
    r"\W*(?:\d[\d./-]*+\W+)*+(?P<name>[A-Z][\w.]*(?:-[\w.]+)+(?<=\w))[*_`]*(?:,(?:[^.!;,]|[.,](?=\d)){1,80},)?\s+"
    r"(?:is|are|has been|have been)\s+(?:(?:now|finally|also|officially|just)\s+)*"
    r"(?:releas|open-?sourc|publish|launch|available|out\b|here\b|online\b)",
)
"""An item of news that a name is out: "Foo-v2-4B, a model for phones, is released!"."""


_LATER = r"(?<![\w./-]){model}(?<!\d)\d[\w.]*(?:-[\w.]+)*(?<=\w)"
"""A model's name with the number of a generation right behind it: `Foo2.5`, `Foo2-DPO`."""


def name_that_is_out(text: str) -> str:
    """The name that an item of news says to be out: "2031-05-08 **Foo-4B, a model for phones, is released!**"."""
    out = _IS_OUT.match(text)
    return out["name"] if out is not None and not NO_MODEL.search(out["name"]) else ""


def announced_name(text: str, lexicon: Lexicon) -> str:
    """The one known model that an item of news brings: "2031.05 We release **Foo-2**! It has …"."""
    lead = ANNOUNCES.match(text)
    if lead is None:
        return ""
    first = _SENTENCE_ENDS.split(text[lead.end() :], maxsplit=1)[0]
    named = [item for item in lexicon.find(first) if "model" in item.kinds and not is_component(item)]
    is_sole = len({item.text for item in named}) == 1 and not first[: named[0].start].strip(" *_`[")
    return named[0].text.strip() if is_sole and _NEWS_OF.match(first, named[0].end) else ""


_SENTENCE_ENDS = re.compile(r"[.!]\W*\s(?=[A-Z])")
_NEWS_OF = re.compile(r"[*_`\]]*(?:$|[!.,:]|\s?[(–—]|\s(?:with|which|that|in|on|under|today|for|and its)\b)")
"""Behind the name of what came out, and not of a part or a tool of it."""


def announced_in(analysis: Analysis, subject: Subject) -> str:
    """The one variant that an item of news announces: "We release a stronger Foo-Chat"; "" for none or several."""
    out = _IS_OUT.match(analysis.text)
    if out is not None:
        own = key_of(subject.model)
        is_kin = key_of(out["name"])[: len(own)] == own and not subject.is_exactly(out["name"])
        return out["name"] if is_kin and not NO_MODEL.search(out["name"]) else ""
    lead = ANNOUNCES.match(analysis.text)
    later = re.compile(_LATER.format(model=re.escape(subject.model)))
    first = _NAME.match(analysis.text, lead.end()) if lead is not None else None
    if lead is None or not (first or later.match(analysis.text, lead.end())):
        return ""
    if first is not None and subject.is_exactly(first.group()):
        return ""  # "We present Foo-VL, … (Foo-VL-A3B)"
    names = {name for name in _NAME.findall(analysis.text) if subject.is_named(name) and not subject.is_exactly(name)}
    names = {name for name in (*names, *later.findall(analysis.text)) if NO_MODEL.search(name) is None}
    return names.pop() if len(names) == 1 else ""


_KIND_BEHIND = re.compile(
    r"\W{0,3}(?:\([^()]{1,40}\)\s)?,?\s?(?:an?|the|our)\s(?:[\w.-]+\s){0,6}(?:models?|m?vlms?|mllms?|lvlms?|lmms?)\b",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(r"\W{0,3}(?:\([^()]{1,40}\))?,?\s(?:with|which|that|featuring|built|based)\b")


def announces_other(analysis: Analysis, subject: Subject) -> bool:
    """Whether a sentence announces another model and goes on about it: "Last year we released Bar-VL, a model …"."""
    lead = ANNOUNCES.match(analysis.text)
    name = _NAME.match(analysis.text, lead.end()) if lead is not None else None
    if name is None or NO_MODEL.search(name.group()):
        return False
    if subject.is_named(name.group()) or subject.is_short(name.group()) or subject.is_beside(name.group()):
        return False
    is_kin = key_of(name.group())[:1] == key_of(subject.model)[:1]
    is_told = _TOLD_BEHIND.match(analysis.text, name.end()) is not None
    return (is_kin and is_told) or _KIND_BEHIND.match(analysis.text, name.end()) is not None


def is_dated(analysis: Analysis) -> bool:
    """Whether a sentence tells first when something came: "Released on 20 May, Foo 2 keeps …"."""
    return re.match(rf"\W*{_DATED}", analysis.text[analysis.sentence.body :]) is not None


def sibling_at_head(analysis: Analysis, subject: Subject) -> str:
    """The name that a sentence begins with, where it is the subject's with more behind it: "Foo-Lite gets …"."""
    match = _SIBLING.match(analysis.text, analysis.sentence.body)
    if match is None:
        return ""
    group = "name" if match["name"] else "whom"
    name = str(match[group])
    if len(subject.family) < _SHORTEST or not name.startswith(subject.family):
        return ""
    known = [item for item in analysis.found if item.start == match.start(group)]
    is_other = NO_MODEL.search(name) or any("model" not in item.kinds or is_component(item) for item in known)
    is_new = not known and _TIERED.search(name) is not None and not subject.is_same_but_size(name)
    is_own = (subject.is_named(name) and not is_new) or subject.is_exactly(name) or subject.is_short(name)
    return "" if is_other or is_own else name


_TIERED = re.compile(r"-(?:[A-Z][a-z]+|X?[SL]|XX?L|M)$")
"""The end of a name that tells a variant: "Foo-VL-Lite", "Foo-VL-XL"."""


def with_generation(text: str, item: Found) -> str:
    """A name as it stands with the number of its generation behind it."""
    behind = _GENERATION.match(text, item.end)
    return text[item.start : behind.end() if behind else item.end]


def is_about_other(analysis: Analysis, subject: Subject) -> bool:
    """Whether the sentence's grammatical subject is another model."""
    head = head_of(analysis)
    return head is not None and not head.is_of(subject)
