"""A number of parameters in its sentence in; whether it is the size of no model that the text is about out.

What a part adds or is trained, how far two models differ, models in general ("any model with 7B parameters"), and what
stands beside the model ("64 experts with 0.2B parameters each") count nobody's parameters.
"""

from __future__ import annotations

import re

from extract.narrative.language.analysis import Analysis, Context
from extract.narrative.language.quantities import Group
from extract.narrative.language.speakers import is_strange

_ADDS = re.compile(
    r"\b(?:(?:adds?(?! up to)|adding|added(?! up to)|costs?|needs? another|brings?|contributes?|introduces?)"
    r"\s+(?:an?\s+)?"
    r"|(?:further|additional|extra|another)\s+"
    r"|(?:trains?|training|trained|updat\w+|tunes?|tuning|optimi[sz]\w+|learns?|freez\w+|froze|tuned|unfreez\w+)\s+)"
    r"(?:(?:only|just|about|some|another|up to|as few as)\s+)*$",
    re.IGNORECASE,
)
_AND_ADDS = re.compile(
    r"\b(?:adds?|adding|added)\s[^.;:]{0,30}\d ?[BM]?(?:illion)?\s"
    r"[^.;:]{0,40}\b(?:and|or)\s+(?:(?:another|about|some) )*$"
)
"""Before a further number of what is added: "adding 3B parameters to the 8B model and 20B to the 70B"."""
_SO_THAT = re.compile(r"\b(?:so|such) that\s+(?:(?:about|around|some|roughly|only|just|all)\s+)*$", re.IGNORECASE)
"""Before what follows from something else, and is said of no model: "…, so that 17B parameters must be loaded"."""
_DIFFERENCE = re.compile(
    r"\b(?:larger|smaller|bigger|heavier|lighter|greater|grew|grows|shrank|up|down|reduced|increased)\s+by\s+"
    r"(?:(?:only|just|about|some|roughly|nearly|almost|over|a)\s+)*$",
    re.IGNORECASE,
)
_THING = r"(?:model|network|system|transformer|architecture|m?vlm|mllm|lmm|lvlm)"
_QUANTITY_WORDS = (
    r"(?:(?:only|just|about|around|some|roughly|nearly|almost|over|under|up to|a total of|less than|more than|a mere|~)"
    r"\s+)*"
)
_HEADED = re.compile(
    rf"(?<![\w.-])(?P<head>[\w.-]+)\)?\s*,?\s+(?:with|having|containing)\s+(?:an?\s+)?{_QUANTITY_WORDS}$", re.IGNORECASE
)
"""The noun that "with 8B parameters" is said of."""
_MODEL_HEADS = re.compile(
    rf"(?:{_THING}|model|family|version|variant|checkpoint|size|configuration|release|assistant|agent|llm|series"
    r"|flavou?r|build|edition|tier|parameter|param|total)s?"
    r"|it|one|exists?|out|up|came|appeared|arrived|followed|debuted|launched|landed|emerged|comes?|ships?|starts?|ends?|available|released|built|made|all|both|each|together",
    re.IGNORECASE,
)
"""Nouns of models, and words behind which "with" goes on about the subject."""
_MIXTURE = re.compile(r"\bmixture[- ]of[- ]experts?\)?,?\s+(?:with|having)\b[^,;]*$", re.IGNORECASE)
"""What has the parameters is the whole model."""
_ONE_OF_TWO = re.compile(r"\bthe (?:former|latter)\b", re.IGNORECASE)
"""One of two models, which only a reader can tell."""
_LEADING = re.compile(
    r"\W*(?:(?:even|still|thus)\s+)?(?:with|at|having|counting|despite|using|for)\b[^,;]*", re.IGNORECASE
)
_MAIN_CLAUSE = re.compile(r"[^,;.]{0,30},\s+(?:the\s+)?(?P<name>[A-Z][\w.+-]*(?: [\d.]+\b)?)")
"""Around a number in a phrase that leads a sentence: whom the main clause is about."""
_GENERAL = re.compile(
    rf"(?:{_THING}s|\b(?:any|most|many|some|few|other|typical|larger|smaller|bigger|existing|recent|every)\s+"
    rf"(?:[\w-]+\s+){{0,3}}{_THING})\s+(?:of|with|below|under|above|over|up to|having|from|between)\b[^,;]{{0,24}}$",
    re.IGNORECASE,
)
"""Models in general: "any model with 7B parameters", "among models below 10B parameters"."""
_OWN_MODELS = re.compile(
    r"\b(?:our|its|these|both|two|three|four|five|several|\d+|(?:family|series|suite|set|range|lineup) of)\s+"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Before several models: the text's own."""
_SOME_MODEL = re.compile(
    rf"\ban?\s+(?:[\w-]+\s+){{0,3}}{_THING}\s+(?:of|with|having)\s+(?:(?:about|around|some|roughly|over|under"
    rf"|just|only)\s+)*$",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\b(?:one|a) (?:single|unified|joint) (?:[\w-]+ )?{_THING} (?:of|with) (?:about |only )?$", re.IGNORECASE
)
"""What is one and nothing else is the whole model: "uses a single transformer of 8B parameters"."""
_INTRODUCED = re.compile(
    r"(?:^|[,:(]|\b(?:is|are|was|be|as|into|present\w*|introduc\w*|releas\w*|propos\w*|train\w*|build\w*|built"
    r"|develop\w*"
    r"|offer\w*|creat\w*|call\w*))\s*$",
    re.IGNORECASE,
)
"""Before "a model with 8B parameters": it is the text's own."""
_TRAINED_BEHIND = re.compile(
    r"\s+(?:that\s+)?(?:is|are|was|were|being|get|stay|remain)\s+(?:\w+ly\s+)?(?:being\s+|kept\s+)?"
    r"(?:trained|trainable|updated|tuned|fine-?tuned|optimi[sz]ed|frozen|unfrozen|learn(?:ed|able)|new|added)\b",
    re.IGNORECASE,
)
"""Behind parameters: a part of them is meant."""
_OF_WHOLE = re.compile(r"\bof (?:the |its |all |about |some )*$", re.IGNORECASE)
"""Before parameters that the part was taken from."""
_OBJECT = re.compile(r"\b(?:onto|atop|against|than|into|over|param(?:eter)?s to)\s+(?:the|an?|its|our)\s+$")
"""Before a size: what something is put on or compared with."""
_EXPERTS_BEHIND = re.compile(r"\s+(?:with|of|and|,)\s+\d+\s+experts\b")
"""Behind a size: that of a mixture of experts, which is not what a text's model comes to."""
_MORE_BEHIND = re.compile(r"\s+(?:more|fewer|less|extra|additional)\b(?!\s+or\b)", re.IGNORECASE)
"""A number that compares two models counts the parameters of none."""
_OTHER_PART_BEHIND = re.compile(
    r"[\s-]*(?:param\w*[\s-]+)?(?:(?!(?:of|with|and|in|for)\b)[\w-]+\s){0,3}?"
    r"(?:decoder(?!-only)|head|adapt[eo]r|projector|connector|resampler|vocoder|router|generator|module"
    r"|(?:speech|audio|text|sound|action)[- ](?:encoder|tower|branch|tokeni[sz]er))s?\b"
    r"|[\s-]*(?:param\w*\s+)?(?:(?:for|in|from|of) (?:the |its )?)?(?:[Qq]?L[Oo][Rr][Aa])\b"
)
"""Behind a size: a part that no attribute holds ("a 3B MoE decoder")."""


_OF_OTHER_PART = re.compile(
    r"\b(?:[Qq]-?[Ff]ormer|resampler|projector|connector|adapt[eo]r|abstractor|decoder(?! of the)|head)s?,?\s+"
    r"(?:\([^()]{1,20}\)\s+)?(?:of|with|has|having|counting|at)\s+(?:(?:only|just|about|around|some|roughly)\s+)*$"
)
"""Before a size: the part that has it, which no attribute holds ("a Q-Former of 188M parameters")."""
_CLASS = re.compile(
    r"\b(?:leaderboards?|rankings?|ranks?|categor(?:y|ies)|class(?:es)?|tracks?|tiers?|competitors?|peers?|field)\s*"
    r"\((?:(?:under|below|over|above|up to|within|less than|fewer than|at most|<|≤|~)\s*)+$",
    re.IGNORECASE,
)
"""Before a number in brackets: the class in which models compete."""


_WHAT_IS_TRAINED = re.compile(r"\b(?:trained|updated|tuned|learn(?:ed|t)) (?:is|are|were|was)\b[^.;:]*$", re.IGNORECASE)
"""Before parameters: "what is trained is the Q-Former alone, 188M parameters"."""
_SUMMAND = re.compile(r"\s?\+\s?\d")
"""Behind a number: it is added to another."""
_EXCEPT = re.compile(r"\b(?:excluding|non-embedding|not counting|without counting)\b", re.IGNORECASE)
"""Beside a number: all parameters but some."""


_IS_FELT = re.compile(r"(?<=^For )[^,.;]{0,40}parameters(?: |, )(?:we|it|this|that)(?:['’]re|['’]s| is| are)\b")
"""`For half a billion parameters we're happy.`: how a size feels, said in round numbers."""


_PART_LABEL = re.compile(
    r"\W*(?:(?!of\b)[\w.-]+[ /-]){0,3}?(?:(?:module|talker|thinker|decoder|router|head|adapt[eo]r|projector"
    r"|connector|resampler|expert|embedding|vocoder|codec|tokeni[sz]er|generator|branch"
    r"|(?:audio|speech|text|sound|action) (?:encoder|tower))s?"
    r"|(?:q?lora|trainable|non-embedding|additional|added|new)(?= param))"
    r"(?: param(?:eter)?s?)?(?: size| count)?(?: \([^()]{1,20}\))?[\W_]*",
    re.IGNORECASE,
)
"""A label that says that a part follows, or what is trained: "**Talker Module:** 3B parameters"."""


_OF_RANGE = re.compile(
    r"\b(?:models?|systems?|m?vlms?|mllms?|lmms?|those|others|peers)\b[^.;,]{0,30}\b(?:in|of|within) the\s+$"
)
_RANGE_BEHIND = re.compile(r"[\s-]*(?:param\w*[\s-]+)?(?:range|class|category|regime|bracket|tier)\b")
"""Around sizes that models in general are told by: "models in the 1B-4B parameter range"."""


def _is_labelled_part(analysis: Analysis) -> bool:
    topic = analysis.sentence.topic
    return bool(topic) and _PART_LABEL.fullmatch(topic) is not None and not analysis.cues.role_words.search(topic)


def is_of_other_part(analysis: Analysis, group: Group) -> bool:
    """ "a Q-Former of 188M parameters": the number is that of the part before it, which no attribute holds."""
    if group.noun != "parameters":
        return False
    before = (_OF_OTHER_PART, _ARE_TRAINED)
    return any(form.search(analysis.text, 0, group.start) is not None for form in before)


_ARE_TRAINED = re.compile(
    r"\b(?:is|are|were|was) (?:trained|tuned|fine-?tuned|updated|unfrozen)\s?[,(:–—]\s?"
    r"(?:which is |i\.e\. )?(?:about |around |roughly |only |some |~ ?|≈ ?)?$",
    re.IGNORECASE,
)
"""Before a number: what is trained counts so much, "the decoder and the head are trained, about 150M parameters"."""


def is_nobodys(analysis: Analysis, group: Group, context: Context, lead: str) -> bool:
    """Whether the words around a number make it nobody's; `lead` is its clause up to it."""
    text = analysis.text
    behind_noun = group.noun_end if group.noun_start >= group.end else group.end
    if group.noun == "parameters" and _AND_ADDS.search(lead):
        return True
    if (group.noun == "parameters" and _ADDS.search(lead)) or _DIFFERENCE.search(lead) or _CLASS.search(lead):
        return True
    if (group.noun == "model" and _OBJECT.search(lead)) or _SO_THAT.search(text, 0, group.start):
        return True
    if group.noun_start < group.end and _EXPERTS_BEHIND.match(text, group.end):
        return True
    if _WHAT_IS_TRAINED.search(lead) or _SUMMAND.match(text, group.items[0].end) or _IS_FELT.match(text, group.start):
        return True
    if _MORE_BEHIND.match(text, group.end) or _OTHER_PART_BEHIND.match(text, group.end):
        return True
    if group.noun != "model" and _TRAINED_BEHIND.match(text, behind_noun) and not _OF_WHOLE.search(lead):
        return True
    if _EXCEPT.search(lead) or _EXCEPT.search(text, group.end, behind_noun):
        return True
    if _ONE_OF_TWO.search(lead) or _is_headed_by_other(context, group, lead):
        return True
    if _is_labelled_part(analysis) or (_OF_RANGE.search(lead) and _RANGE_BEHIND.match(text, group.end)):
        return True
    return _is_general(lead) or _leads_to_other(analysis, group, context, lead)


_SIZED_NAME = re.compile(r"[A-Za-z][\w.]*(?:-[\w.]+)*-(?P<size>\d+(?:\.\d+)?)B(?:-\w+)*\s?\(~?$")
LARGEST_DIFFERENCE = 0.12
"""Share by which a part's exact size differs from the one in its name: Qwen2.5-7B has 7.6."""


def is_of_the_whole(text: str, group: Group) -> bool:
    """ "LLM: Bar-1.7B (2B) / Bar-8B (10B)": the brackets say which variant has the part, not how large the part is."""
    named = _SIZED_NAME.search(text, max(0, group.start - 60), group.start)
    if named is None or not text.startswith(")", group.end):
        return False
    own = float(named["size"])
    return own > 0 and abs(group.items[0].value / 1e9 - own) / own > LARGEST_DIFFERENCE


def _is_general(lead: str) -> bool:
    """ "Most models below 10B", "captions of a model of 34B": models in general, or one that nothing names."""
    some = None if _SINGLE.search(lead) else _SOME_MODEL.search(lead)
    general = _GENERAL.search(lead)
    if general is not None and not _OWN_MODELS.search(lead, 0, general.start()):
        return True
    return some is not None and not _INTRODUCED.search(lead, 0, some.start())


def _is_headed_by_other(context: Context, group: Group, lead: str) -> bool:
    """ "experts with 0.2B parameters", "a dense counterpart with 16B": the noun before "with" is no model."""
    headed = _HEADED.search(lead) if group.noun == "parameters" else None
    if headed is None or _MIXTURE.search(lead) or _MODEL_HEADS.fullmatch(headed["head"]):
        return False
    names = (context.subject.model, *context.subject.names)
    return not any(name.casefold().endswith(headed["head"].casefold()) for name in names) and not any(
        letter.isupper() or letter.isdigit() for letter in headed["head"]
    )


def _leads_to_other(analysis: Analysis, group: Group, context: Context, lead: str) -> bool:
    """ "With 7B parameters, Osprey reaches …": what leads the sentence is said of the model behind the comma."""
    if len(lead) < group.start - analysis.sentence.body or not _LEADING.fullmatch(lead):
        return False
    main = _MAIN_CLAUSE.match(analysis.text, group.end)
    return main is not None and is_strange(analysis, context.subject, *main.span("name"))
