"""An analysed sentence in; claims about the parts of the subject out: encoder, language model, connector, pooling.

A known name of a part is claimed wherever the sentence is about the subject and does not deny, compare, replace or only
hedge it; an unknown name needs a role word beside it ("the Foo-L vision encoder", "LLM: Bar-7B").
"""

from __future__ import annotations

import re

from extract.narrative.datasets.dataset_roles import LISTED
from extract.narrative.language.analysis import Analysis, Context, key_of
from extract.narrative.lexicon import Found
from extract.narrative.parts.absent_parts import claim_absent
from extract.narrative.parts.bases import labelled_base
from extract.narrative.parts.offered_parts import offers_parts
from extract.narrative.parts.parts_beside import variant_beside, with_noun
from extract.narrative.parts.unnamed_parts import encoders_by_name, replacements, unknown_names
from extract.narrative.parts.whole_names import is_former, is_in_quoted_title, is_whole
from extract.narrative.scribe import Scribe
from extract.narrative.vocabulary import Vocabulary

_JOINING = re.compile(
    r"\b(?:connect\w*|bridg\w*|join\w*|link\w*|align\w*|map(?:s|ped|ping)?|project\w*|fus\w+|integrat\w+|glu(?:e|es|ed|ing)|bolt\w*|stitch\w*|wired|tied"
    r"|translat\w+ to|hand(?:s|ed)|pass(?:es|ed)|carr(?:y|ies)"
    r"|between"
    r"|(?:through|via) (?:an?|one|two|its)|adapt(?:e|o)rs?|adaptors?|connectors?|resampl\w+|coupl\w+"
    r"|interleav\w+|insert\w*|feeds?|takes? .*"
    r" (?:over )?to|align)\b|→|->",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"\b(?:mix(?:es|ed|ing|ture)?|blend\w*|(?:data|images|pairs|samples)\s+(?:from|of|in))\b", re.IGNORECASE
)
_LISTED_PART = re.compile(r",\s+(?:an?|one|two)\s+$")
"""Before a connector in a list of parts: "a SigLIP encoder, one linear layer, and Qwen3"."""
_LISTED_LAST = re.compile(r",\s+(?:(?:and|an?|one|single|simple|plain)\s+)*$")
_LISTED_END = re.compile(r"\s*(?:[.,;)]|$)")
"""Around a connector behind both other parts: "Foo-13B, CLIP, single linear layer."."""
_DECODER = re.compile(r"\bdecoder\b")
_NONE_OF = re.compile(r"(?<![\w-])no (?!(?:longer|matter|more|less|fewer|other)\b)(?:[a-z-]+ ){0,2}$", re.IGNORECASE)
_DATA_LABEL = re.compile(r"\W*(?:[\w-]+\s)?(?:data|data ?sets?|corpus)\W*", re.IGNORECASE)
_ITS_KIND = re.compile(r"\)?\s?(?:(?:for|as)\s(?:its|the|an?)\s(?:[\w-]+\s){0,3})?")
"""Between the name of a part and a word for what kind of part it is."""
_OUTPUT = re.compile(
    r"(?:['’]s)?\s+(?:\w+ )?(?:answers?|captions?|responses?|outputs?|generations|annotations?|rewrites?"
    r"|translations?|labels)\b"
    r"|\s+as (?:an? |the |our )?(?:\w+ )?(?:judge|teacher|captioner|annotator|rewriter|filter"
    r"|reward model|baseline|grader)s?\b"
    r"|\s+to (?:generate|write|produce|create|synthesi[sz]e)\b[^.;,]{0,30}\b(?:captions?|data|questions?"
    r"|instructions?|pairs"
    r"|annotations?|samples|conversations|dialogues|descriptions)\b"
    r"|\s+to (?:rewrite|caption|label|annotate|filter|clean|translate|judge)\b"
    r"|\s+(?:(?:chat|prompt|conversation|instruction)\s)?(?:templates?|prompt formats?)\b"
)
"""Behind a name: what the named model does beside the text's own."""
_TEXT_ENCODER = re.compile(r"\btext encoder (?:is|was) (?:an? |the )?$")
_BUILT_ON = re.compile(
    r"\b(?:on|from|atop|with|into|us(?:es?|ing)|leverag\w+|extend\w*|adapt\w*)"
    r"\s+(?:top of )?(?:the |a |an )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:falls?|released|distributed|licensed|available|comes?|subject|covered) (?:under|to|by) (?:the |an?"
    r" )?(?:[\w.-]+ ){0,4}"
    r"(?:licen[cs]es?|terms)\b",
    re.IGNORECASE,
)
_COMPLIES = re.compile(r"\b(?:comply|complies|complying|compliance|accordance) with\b.{0,60}\b(?:licen[cs]es?|terms)\b")
_BORROWED = re.compile(r"\s+(?:from|of|used in|taken from)\s+(?:the )?", re.IGNORECASE)


def claim_components(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """Claim the parts that one sentence names."""
    if labelled_base(analysis) or offers_parts(analysis):
        return
    claim_absent(scribe, analysis, context)
    taken: list[tuple[int, int]] = []
    for item in analysis.found:
        role = _role(item, analysis, context.vocabulary)
        if not role or analysis.is_blocked(item.start, item.end) or _is_self(context, item):
            continue
        if is_former(analysis, item):
            continue
        if _is_category(analysis, item, role) or _is_own_line(analysis, item, context):
            continue
        if (
            _is_labelled_data(analysis)
            or _is_title_of_work(analysis, item)
            or is_in_quoted_title(analysis, item)
            or _is_none(analysis, item)
            or _is_kind_again(analysis, item, role, context)
        ):
            continue
        if (
            _is_short_again(analysis, item, role)
            or _is_mixed_in(analysis, item)
            or (role == "connector" and _is_tuned(analysis, item))
        ):
            continue
        if role == "connector" and any(start < item.end <= end for start, end in taken):
            continue
        if _is_of_running(analysis):
            continue
        item = with_noun(analysis, item) if role == "connector" else item
        taken.append((item.start, item.end))
        canonical = item.kinds[role]
        scribe.claim(
            variant_beside(analysis, item, context.subject) or context.subject.model,
            role,
            item.text.strip(),
            analysis.sentence,
            status=_status(analysis, item, canonical, context),
            rule="known name",
        )
    _claim_borrowed(scribe, analysis, context)
    _claim_unknown(scribe, analysis, context, taken)


_RUNNING = re.compile(
    r"\b(?:memory (?:consumption|usage|footprint|use)|latency|throughput|inference (?:time|speed|costs?))\b"
)
_MADE = re.compile(
    r"\b(?:buil[dt]|based|us(?:es?|ed|ing)|pair|coupl|combin|initiali|connect|back(?:ed|bone)|stack|from)"
)


def _is_of_running(analysis: Analysis) -> bool:
    """ "memory usage grows so much with Foo and Bar": models that run, where no word says what is made of what."""
    if analysis.role_words or _RUNNING.search(analysis.small) is None:
        return False
    return _MADE.search(analysis.small) is None


_TUNED = re.compile(r"\b(?:lora|adapters?)\b[^.;,]{0,30}\b(?:in|into|to|on)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


def _is_tuned(analysis: Analysis, item: Found) -> bool:
    """ "LoRA into four linear layers": layers that are tuned, and no part that joins two others."""
    return _TUNED.search(analysis.text, 0, item.start) is not None


def _is_self(context: Context, item: Found) -> bool:
    """Whether a name is the subject's own or that of one of its sizes: "Foo 3 27B" of Foo 3."""
    own = key_of(context.subject.model)
    is_size = context.subject.is_same_but_size(item.text) and key_of(item.text)[: len(own)] == own
    return context.subject.is_exactly(item.text) or is_size


def _status(analysis: Analysis, item: Found, canonical: str, context: Context) -> str:
    status = analysis.status_at(item.start, item.end)
    return "vague" if status == "ok" and canonical in context.vocabulary.vague_components else status


def _role(item: Found, analysis: Analysis, vocabulary: Vocabulary) -> str:
    """The part that a known name is in this sentence; "" when it is none here."""
    if "vision_encoder" in item.kinds:
        return "" if is_whole(item, analysis, vocabulary.vague_components) else "vision_encoder"
    if "language_model" in item.kinds:
        is_other = is_whole(item, analysis, vocabulary.vague_components) or _is_licence(item, analysis)
        is_other = is_other or _COMPLIES.search(analysis.text) is not None
        is_other = is_other or any(lead.search(analysis.text, 0, item.start) for lead in (_MADE_TO_SEE, _DONE_FOR))
        return "" if is_other else "language_model"
    if "pooling" in item.kinds:
        return "pooling"
    if "connector" in item.kinds:
        plain = item.kinds["connector"] in vocabulary.plain_components
        is_joined = not plain or _JOINING.search(analysis.text) or analysis.role_words
        return "connector" if is_joined or _is_added(item, analysis) or _is_swapped_in(item, analysis) else ""
    return ""


_MADE_TO_SEE = re.compile(
    r"(?:\binitiali[sz]\w+\s+(?:(?:an?|the|its)\s+)?(?:[\w-]+\s+){0,2}?(?:vision|visual|image)"
    r" (?:backbone|encoder|tower)|\b(?:vision|visual|image) (?:backbone|encoder|tower)"
    r"\s+(?:(?:is|was|being)\s+)?initiali[sz]ed)\s+(?:from|with)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_DONE_FOR = re.compile(
    r"\b(?:research|work|studies|efforts|experiments)\s+(?:used|done|behind|conducted|developed)(?: for)?\s+"
    r"(?:[\w.-]+(?:,| and)\s+){0,3}$",
    re.IGNORECASE,
)
"""Before other models for which something was done before: "builds on the research used for Foo and Bar"."""
"""Before a language model: what the encoder was made of, "initializing a vision backbone from Foo-0.6B"."""


def _is_added(item: Found, analysis: Analysis) -> bool:
    """ "Vicuna-7B with an MLP": a plain connector beside a language model."""
    named = any(other.end <= item.start for other in analysis.of_kind("language_model", "vision_encoder"))
    is_within = any(other.start >= item.end for other in analysis.of_kind("language_model"))
    if named and is_within and _LISTED_PART.search(analysis.text, 0, item.start):
        return True
    if named and is_within and analysis.text[: item.start].endswith((", ", " + ")) and analysis.text[item.end] in ", +":
        return True
    are_named = named and all(any(analysis.of_kind(role)) for role in ("language_model", "vision_encoder"))
    if are_named and _LISTED_LAST.search(analysis.text, 0, item.start) and _LISTED_END.match(analysis.text, item.end):
        return True
    return named and analysis.text[: item.start].endswith((" with an ", " with a ", " plus an ", " and an ", " + "))


def _is_swapped_in(item: Found, analysis: Analysis) -> bool:
    """ "swaps the Q-Former for an MLP": what stands in the place of another connector."""
    before = [other for other in analysis.of_kind("connector") if other.end <= item.start]
    return bool(before) and _FOR.fullmatch(analysis.text, before[-1].end, item.start) is not None


_FOR = re.compile(r"\s+(?:for|with|by|but)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}")


def _is_category(analysis: Analysis, item: Found, role: str) -> bool:
    """ ", a CLIP model" behind a named part only says what kind it is."""
    lead = re.search(r",\s+an?\s+$", analysis.text[: item.start])
    if lead is None or not re.match(
        r"\s+(?:model|encoder|variant|backbone|ViT)\b", analysis.text[item.end :], re.IGNORECASE
    ):
        return False
    return any(role in other.kinds and lead.start() - 16 <= other.end <= lead.start() for other in analysis.found)


def _is_none(analysis: Analysis, item: Found) -> bool:
    """ "there is no Q-Former"."""
    return "no " in analysis.small and _NONE_OF.search(analysis.text, max(0, item.start - 40), item.start) is not None


def _is_labelled_data(analysis: Analysis) -> bool:
    """ "Training data: OpenImages, SAM": what a line about data lists is no part of the model."""
    return bool(analysis.sentence.body) and _DATA_LABEL.fullmatch(analysis.sentence.topic) is not None


_TITLE = re.compile(r"[\s\"*_]*[A-Z][\w-]+(?:,? (?:[A-Za-z][\w-]*)){3,20}(?=[\s\"*_.!]*(?:$|[>|(\[]))")
_PART_IN_TITLE = re.compile(
    r"\b(?:encoders?|backbones?|towers?|decoders?|connectors?|projectors?|adapters?|our)\b", re.IGNORECASE
)


def _is_title_of_work(analysis: Analysis, item: Found) -> bool:
    """ "CLIP: Learning Transferable Visual Models …": a paper with its name before its title, and no part called so."""
    sentence = analysis.sentence
    if not sentence.body or sentence.topic.strip(" *_[") != item.text.strip():
        return False
    title = _TITLE.match(sentence.text, sentence.body)
    if title is None or _PART_IN_TITLE.search(title.group()):
        return False
    words: list[str] = [
        word for word in re.findall(r"[A-Za-z][\w-]*", title.group()) if len(word) > 3 or word[0].isupper()
    ]
    return sum(word[0].isupper() for word in words) >= max(4, len(words) - 1)


def _is_kind_again(analysis: Analysis, item: Found, role: str, context: Context) -> bool:
    """ "an MLP visual projector", "ViT: AIMv2": the kind of a part whose name stands beside it."""
    if item.kinds[role] not in context.vocabulary.vague_components:
        return False
    if analysis.sentence.body and analysis.sentence.topic.strip(" *_") == item.text.strip():
        return any(role in other.kinds and other.start >= analysis.sentence.body for other in analysis.found)
    if any(role in other.kinds and analysis.text[item.end : other.start] == ": " for other in analysis.found):
        return True
    before = (other for other in analysis.found if role in other.kinds and other.end <= item.start)
    return any(_ITS_KIND.fullmatch(analysis.text, other.end, item.start) for other in before)


def _is_short_again(analysis: Analysis, item: Found, role: str) -> bool:
    """ "uses Foo-23 8B for Foo's many languages": the longer name said which, the short one only has a quality."""
    if re.match(r"['’]s\b", analysis.text[item.end :]) is None:
        return False
    name = key_of(item.text)
    longer = (key_of(other.text) for other in analysis.found if role in other.kinds and other.start < item.start)
    return any(len(other) > len(name) and other[: len(name)] == name for other in longer)


def _is_mixed_in(analysis: Analysis, item: Found) -> bool:
    """ "mixes LLaVA data, the Cauldron and Aya": a model's name in a list of data sets stands for its data."""
    before = [other for other in analysis.of_kind("dataset_named") if other.end <= item.start]
    if not before or analysis.role_words or not LISTED.fullmatch(analysis.text, before[-1].end, item.start):
        return False
    return _MIXED.search(analysis.text, 0, before[-1].start) is not None


def _is_own_line(analysis: Analysis, item: Found, context: Context) -> bool:
    """ "the broader Foo 4 family" in a text about Foo 4-VL: the name of its own line, unless called a part of it."""
    own, name = key_of(context.subject.model), key_of(item.text)
    if _is_kin_of_writer(context, own, name):
        return _MADE_FROM.search(analysis.text, 0, item.start) is None
    if len(name) >= len(own) or own[: len(name)] != name:
        return False
    beside = (analysis.masked[max(0, item.start - 40) : item.start], analysis.masked[item.end : item.end + 30])
    is_called = any(context.vocabulary.cues.role_words.search(text) or _DECODER.search(text) for text in beside)
    return not is_called and _BUILT_ON.search(analysis.text[: item.start]) is None


def _is_kin_of_writer(context: Context, own: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name is of the same line as a text's own model that is itself a language model: Foo 2 beside Foo 3."""
    is_writer = own[:1] == name[:1] and "language_model" in context.lexicon.look_up(context.subject.model)
    return is_writer and not any(word in _SEEING for word in own)


_MADE_FROM = re.compile(r"\b(?:buil[dt]s?|based|initiali\w+|tuned|derived|starts?) (?:up)?(?:on|from|with) (?:the )?$")
_SEEING = frozenset(("vl", "vision", "v", "omni", "llava", "visual"))
"""Words of a name that say that a model which writes was made to see."""


def _is_licence(item: Found, analysis: Analysis) -> bool:
    """The name stands for a licence, or for what the named model wrote ("the Llama 3 70B answers in our data")."""
    if _OUTPUT.match(analysis.text, item.end) or _TERMS.search(analysis.text):
        return True
    if "text encoder" in analysis.small and _TEXT_ENCODER.search(analysis.text, 0, item.start):
        return True
    return (
        re.match(r"\s+(?:\w+ )?(?:licen[cs]e|guard)", analysis.text[item.end : item.end + 30], re.IGNORECASE)
        is not None
    )


def _claim_borrowed(scribe: Scribe, analysis: Analysis, context: Context) -> None:
    """ "the pre-trained connector of LLaVA-1.5": the part is another model's; which one it is stands elsewhere."""
    for match in analysis.role_words if analysis.names_model else ():
        behind = _BORROWED.match(analysis.text, match.end())
        if match.lastgroup != "connector" or behind is None or analysis.is_blocked(match.start(), match.end()):
            continue
        owner = next((item for item in analysis.of_kind("model") if item.start == behind.end()), None)
        if owner is not None and owner.text != context.subject.model:
            value = analysis.text[match.start() : owner.end]
            scribe.claim(
                context.subject.model,
                "connector",
                value,
                analysis.sentence,
                status="vague",
                rule="part of another model",
            )


def _claim_unknown(scribe: Scribe, analysis: Analysis, context: Context, taken: list[tuple[int, int]]) -> None:
    for role, name, start, end in (
        *unknown_names(analysis),
        *encoders_by_name(analysis),
        *replacements(analysis),
    ):
        is_known = any(item.start < end and start < item.end for item in analysis.found)
        if is_known or analysis.is_blocked(start, end) or any(a < end and start < b for a, b in taken):
            continue
        scribe.claim(
            context.subject.model,
            role,
            name,
            analysis.sentence,
            status=analysis.status_at(start, end),
            rule="unreviewed name beside a role word",
        )
