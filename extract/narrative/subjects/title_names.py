"""A document's title in; the name that it is made of out, "" where it is a phrase or names several."""

from __future__ import annotations

import re

from extract.narrative.credits.links import is_hub_id
from extract.narrative.language.analysis import is_component
from extract.narrative.lexicon import NAME_FORM, Lexicon
from extract.narrative.subjects.described import looks_like_model
from extract.narrative.subjects.led_names import DEED, TRANSLATED
from extract.narrative.vocabulary import Vocabulary

_BEFORE = re.compile(
    r"^\W*(?:(?:introducing|training|meet|announcing|presenting|unveiling|welcome(?: to)?|hello,?"
    r"|(?:a |an |our )?(?:deep[- ]?dive|closer look|first look|look|peek|dive|introduction|primer|guide|tour)"
    r" (?:in)?(?:to|at|of)|inside|(?:release notes|model card|readme"
    r"|official (?:code|implementation|repository))(?: for| of)?)\s+)?"
    r"(?:the (?=.{1,40} (?:models?|family|series)\W*$))?",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\W*(?:(?:a |the |our |my )?(?:paper|model|release|card|review|notes?|summary|reading|digest"
    r"|deep[- ]dive|look)\b.*"
    r"|.*\b(?:of the (?:week|month|day)|paper|review|notes|summary|reading group|explained|released|announcement))",
    re.IGNORECASE,
)
"""Before the colon of a title: what kind of text it is, and no name."""
_ANNOUNCED = re.compile(
    r"\b(?:(?:releas|launch|introduc|unveil|announc|open-?sourc|present|debut|ship|publish|welcom)(?:es|ed|e|s|ing)?"
    r"|(?:we|I) (?:built|made|trained|created|developed))\s+"
    r"(?P<name>[A-Z][\w.+]*(?:-[\w.+]+)*(?: (?:\d[\w.]*|(?-i:[A-Z])[\w.+-]*)){0,2})(?=,\s+(?:an?|the|its|our)\s|$)",
    re.IGNORECASE,
)
"""A headline: "Acme releases Foo, a model that …"."""
_BEHIND = re.compile(
    r"\s*(?:\(.*\)"
    r"|\s(?:is|are) (?:finally |now |officially )*(?:out|here|live|open|released|available)\b.*"
    r"|\shas (?:arrived|landed)\W*|(?<=\S)\s(?:model )?(?:family|series)"
    r"|\b(?:release notes|change ?log|更新日志|model(?: card)?|(?:technical )?(?:report|overview)|readme|repository"
    r"|documentation|docs|quick ?-?start|inference|(?:usage|user|deployment|setup|installation) guide"
    r"|(?:project |home)page"
    r"|faqs?|playground|demos?|cookbook|examples?|使用指南|文档|常见问题"
    r"|official (?:code|implementation).*|(?:fine-?tuning|quanti[sz]ation)(?: guide| demo| examples?)?"
    r"|(?:微调|量化|部署|推理)(?:指南|教程|示例|说明)?|模型)"
    r"|\s(?:in production|in practice|locally|at (?:home|scale)"
    r"|with (?:vllm|sglang|lmdeploy|ollama|transformers|llama\.cpp)"
    r"|on (?:an?|one|your|consumer|the)\s.*))\s*$",
    re.IGNORECASE,
)


NAMED_BY_KIND = re.compile(
    r"[A-Za-z][\w.]*?(?:-[A-Za-z\d.]+)*?[-_ ]?(?:VL|VLM|MLLM|LMM|LVLM|LLaVA)(?:[- ]?v?\d[\d.]*)?"
    r"(?:[-_ ]\d+(?:\.\d+)?B)?(?:-(?:Chat|Instruct|Base|it|hf))?|LLaVA(?:\+\+|[-+][A-Z][\w+.-]*)",
)
"""A name that says itself that it is a model's that sees: "Foo-VL 2", "FooVLM", "Foo-LLaVA-7B"."""


THING = re.compile(
    r"(?:bench(?:mark)?|eval\w*|kit|hub|zoo|studio|lib|suite|arena|data(?:set)?|corpus|server|serve|leaderboard|gym"
    r"|\b(?:models|papers|notes|list|resources|collection|survey|guide|course|challenge)"
    r"|-\d+[KM]|-instruct-\d+k)$",
    re.IGNORECASE,
)
"""What a name ends on that is no model's."""
OWN_MODEL = re.compile(
    r"\b(?:the|our|this)\s(?:\w+\s)?model\s(?:scores?|reache[sd]|achieve[sd]|gets|has|uses|needs|requires|takes|runs"
    r"|supports|consists|combines|comprises|was trained|is trained|is built|is based)\b"
    r"|(?:本|该)模型(?:采用|由|在|支持|基于)",
    re.IGNORECASE,
)
"""What is said of "the model" of a text."""
PART_LINE = re.compile(
    r"^\W*(?P<part>vision (?:encoder|tower|backbone)|visual encoder|language model|text decoder|connector|projector"
    r"|(?:total |model )?param(?:eter)?s(?: count)?|context (?:length|window))[*_`]*\s?[:：]",
    re.MULTILINE | re.IGNORECASE,
)
"""A line about one part of a model, or about how large it is."""


def without_owner(title: str) -> str:
    """A title that is nothing but a repository's id, without its owner: `acme/Foo-VL-7B`."""
    text = title.strip("# `*")
    return text.rpartition("/")[2] if is_hub_id(text) else title


def _may_be_name(text: str) -> bool:
    """Whether what stands behind "Paper of the week:" may be a name: one word written like one, or a few capitals."""
    is_word = len(text.split()) == 1 and (NAME_FORM.search(text) or SMALL_NAME.fullmatch(text))
    return bool(is_word or _CAPITALS.fullmatch(text))


_CAPITALS = re.compile(r"[A-Z][\w.-]*(?: (?:[A-Z][\w.-]*|\d[\w.]*)){0,2}")
SMALL_NAME = re.compile(r"[a-z]{3,}(?:[-_.][a-z]+)*")
"""A name in small letters, `quill-vl`: nothing but what is said of it tells it from any other word."""
_DASH = re.compile(r"\s(?:[–—|]|-(?=\s[^\W\d_]))\s")
"""Between a name and what a title says of it, as a colon is."""


_SYMBOLS = re.compile(r"(?:\s+[^\w\s()\[\]+*`.,]+)+\s*$")
"""Pictures behind a name."""


_HEADLINE = re.compile(
    r"^\W{0,3}(?P<name>(?=\S*(?:\d|[a-z][A-Z]|-[A-Z]|[A-Z]{2}))[A-Za-z][\w.+-]*(?: \d[\w.]*)?)\s"
    r"(?:[Gg]rows?|[Gg]ets?|[Gg]oes|[Ll]earns?|[Cc]omes?|[Bb]ecomes?|[Cc]an|[Nn]ow|[Mm]eets?)\s.*"
)
"""A headline that begins with a name and says what it does: "FooVLM Grows Smaller"."""


def told_name(title: str) -> str:
    """What a title is made of before a colon, without "Introducing" and "release notes": a name, or other words."""
    translated = TRANSLATED.fullmatch(title)
    title = _HEADLINE.sub(r"\g<name>", title, count=1)
    title = translated["name"] if translated else _DASH.sub(": ", title.replace("：", ": "))
    first, _, rest = title.partition(": ")
    announced = _ANNOUNCED.search(title)
    if announced is not None and _is_subtitle(title, announced.start(), first):
        announced = None
    told = announced["name"] if announced else rest if _PHRASE.fullmatch(first) and _may_be_name(rest) else first
    return _BEHIND.sub("", _SYMBOLS.sub("", DEED.sub("", _BEFORE.sub("", told, count=1)))).strip()


def deed_of(title: str) -> str:
    """What a title says is done to the model that is all else in it: "Fine-tuning" of "Fine-tuning Foo"; else ""."""
    name = told_name(title)
    before, _, behind = title.partition(name) if name else ("", "", "")
    return f"{before} {behind}".strip() if name in title and not re.search(r"[:：]|\s[–—|-]\s", title) else ""


_TUNED = re.compile(r"\bfine-?tun(?:ing|e)\b|\bquanti[sz](?:ing|e|ation)\b|微调|量化", re.IGNORECASE)


def is_tuned(title: str, name: str) -> bool:
    """Whether a title tells of a name what is done to models alone: "Fine-tuning Foo", "微调 Foo 模型"."""
    is_name = name in told_name(title) and (" " not in name or re.search(r"\d", name) is not None)
    return is_name and _TUNED.search(deed_of(title)) is not None


def _is_subtitle(title: str, start: int, first: str) -> bool:
    """Whether a verb of a headline begins what stands behind a name and a colon: "Foo: Unveiling Models Without It"."""
    return title[:start].rstrip() == f"{first}:" and not _PHRASE.fullmatch(first) and _may_be_name(first)


def name_in(title: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The name that a title is made of."""
    name = told_name(title)
    is_small = SMALL_NAME.fullmatch(name) is not None and not vocabulary.is_no_model(name)
    if not name or len(name.split()) > 4 or vocabulary.is_no_model(title):
        return ""
    if not is_small and not looks_like_model(name, vocabulary):
        return ""
    found = [item for item in lexicon.find(name) if "model" in item.kinds]
    if any(is_component(item) for item in found) or len(found) > 1:
        return ""
    return name
