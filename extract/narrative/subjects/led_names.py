"""A heading, a bullet or a paragraph in; the name of the model that it begins with and is about out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.narrative.credits.authors import is_organization
from extract.narrative.credits.citations import OTHER_THING, cited
from extract.narrative.lexicon import NAME_FORM, TIER, Lexicon
from extract.narrative.subjects.described import looks_like_model, names_in
from extract.narrative.vocabulary import Vocabulary, fold
from extract.records import Document, Field, Record

_LEAD = re.compile(
    r"\s*(?:[-*+]|\d+[.)])?\s*(?:\*{1,3}|__?|`)?\[?(?:\*\*|__|`)?(?P<name>[^*`\[\]()|:]{2,50}?)(?:\*{1,3}|__?|`|\])"
    r"(?:\*\*|__|\]|\([^()\s]*\)|\s)*(?=[:(\[–—|：（，]|-\s|$)"
)
_SIZED_LEAD = re.compile(
    r"\s*(?:[-*+]|\d+[.)])?\s*(?P<name>[A-Z][\w.]*(?:-[\w.]+)*[- ]\d+(?:\.\d+)?B(?:-[A-Z]\w*)*)(?:\s\([^()]{1,40}\))?"
    r"(?=:\s|\s[–—|-]\s)"
)
"""A name with its size, not in bold: "- Foo-2B (May 2031): …"."""
_ALONE = re.compile(
    r"\s*(?:[-*+]|\d+[.)])?\s*(?P<name>[A-Z][\w.]*(?:[- ][\w.]+){0,4}?)(?:\s\([^()]{1,30}\))?\s*[:：]?\s*", re.ASCII
)
"""An item that is nothing but a name, above notes on it."""
_TITLED_LEAD = re.compile(
    r"\s*(?:[-*+]|\d+[.)])?\s*(?:\*\*|__)\[?(?P<name>[A-Z][\w.+-]*(?: [\w.+-]+){0,2}): [^*\n\[\]]{5,140}\]?"
    r"(?:\([^()\s]*\))?(?:\*\*|__)"
)
"""A title in bold: "- **Foo: Seeing Far** ([paper](…)). Foo is …"."""
_SEEING = re.compile(r"VL(?:M|\b)|LLaVA|MLLM|LMM|\d[Bb]$")
"""What a name holds that says that it is a model's."""
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_PARAGRAPH_LEAD = re.compile(
    r"\s*(?:\*\*|__)\[?(?P<name>[^*_\[\]()|:]{2,50}?)\]?(?:\([^()\s]*\))?[.:]?(?:\*\*|__)"
    r"(?:\s*[^\w\s*_.,:;()\[\]-]{1,3})?(?:\s*\((?:[^()]|\([^()]*\)){0,120}\))?(?P<behind>[.:]?\s+(?:[–—-]\s+)?)(?=(?P<word>[\w-]+))"
)
"""The bold name that a paragraph begins with: "**Foo-VL** pairs …", "**Foo-VL** (2031). It pairs …"."""
_ACT = re.compile(r"(?:is|was|has|had|[a-z]{2,}(?:s|ed)|from|by)")
"""What a paragraph says of a plain word that it begins with in bold."""
_COUNTED = re.compile(r"\d ?[BM](?:illion)?[- ](?:param|total\b)|\d [bm]illion[- ]param", re.IGNORECASE)
_SEES_ITSELF = re.compile(r"(?:[^.]|\.(?=\d)){0,80}\b(?:multi-?modal|vision|VLMs?)\b", re.IGNORECASE)
WORD = re.compile(r"[A-Z][a-z]{3,}")
_LONGEST = 4
"""Words of a model's name in a heading: "Granite Vision 3.3 2B"."""
SETTING = re.compile(
    r"(?:[A-Za-z]*(?:int|fp|bf|q|float)[-_]?\d+\w*|\d+[- ]?bits?(?: quanti[sz](?:ed|ation))?"
    r"|quanti[sz]ed(?: \([\w -]+\))?|(?:Q?LoRA|AWQ|GPTQ|GGUF|GPU|CPU|VRAM)s?"
    r"|(?:\w+ )?(?:RTX|GTX)[ -]?[A-Z]?\d{3,4}(?: ?(?:Ti|Super|Ada))*|[AHVBL]\d{2,3}S?(?:[ -]\d+ ?GB?)?"
    r"|(?:nvidia |amd |tesla |geforce |apple |radeon )+.*|T4|L4|M[1-4](?: (?:Pro|Max|Ultra))?"
    r"|(?:Mac|Jetson|DGX|RX \d+|(?:Google )?Colab|Kaggle)\b.*"
    r"|(?:config(?:uration)?|setup|preset|option|human|baseline|ablation|run|exp(?:eriment)?|batch|kv|gpu)[- ]?[\w.]+"
    r"|(?:[\w-]+ ){1,3}(?:v?ram|memory|latency|throughput)(?: (?:usage|use|needs?|footprint|requirements?))?"
    r"|(?:\w+ ){0,2}(?:weights|activations|gradients|optimi[sz]er(?: states?)?|(?:kv[- ]?)?caches?|overhead|total)"
    r"|(?:[\w.-]+ ){1,3}(?:inference|fine-?tuning|training|deployment|demo|notebook)"
    r"|\d+(?:\.\d+)?[KM]?[- ](?:tokens?|context|ctx|frames?|images?)(?: (?:context|length|window|input))?"
    r"|.*(?:显存|内存).*|(?:\w+ )?(?:OOM|out[- ]of[- ]memory)(?: errors?| issues?)?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[-./ ]+\d{1,4}(?:[-./, ]+\d{2,4})?"
    r"|v?\d[\d.]*|(?:stage|phase|round|epoch)[- ]?\d+|step \d+|(?:Python|CUDA)[ -]?\d[\d.]*)",
    re.IGNORECASE,
)
"""How a model is trained or run, and on what; no model's name."""
_COUNT_OF = r"~?\d+(?:\.\d+)?\s?[BM](?:[ -](?:param(?:eter)?s?|total|(?:is |are )?activ(?:e|ated)))*+(?: per token)?"
SIZED_HEADING = re.compile(
    rf"(?P<name>[A-Z][\w.-]+(?: [\w.-]+){{0,3}}) \({_COUNT_OF}(?:(?:,| /|;| and)? {_COUNT_OF})?\)"
)
"""A name and its size, or its total and its active one: "Wren (1.7B)", "Nyx 12B (2B active)"."""
_DATED_HEADING = re.compile(r"(?P<name>[A-Za-z][\w.-]+(?: [\w.-]+){0,2}) \((?:[^()]*[, ])?(?:19|20)\d\d\)")
"""A heading that says whose and when: "Wren (Acme Vision, 2031)"."""
_SPELT_OUT_HEADING = re.compile(r"(?P<name>[A-Z][\w.-]+(?: [\w.-]+){0,2}) \([A-Z][a-z]+(?:[ -][A-Za-z]+){2,8}\)")
"""A heading that says what a name stands for: "LLaVA (Large Language-and-Vision Assistant)"."""
_MAKER_HEADING = re.compile(r"(?P<name>[A-Z][\w.-]+(?: [\w.-]+){0,2}) \((?:by )?(?P<maker>[A-Z][^(),]+)\)")
DESCRIBES = re.compile(
    r"param|\d ?[BM]\b|encoder|\bLLM\b|huggingface\.co|\bmodel\b|weights|arxiv\.org|(?:VQA|Bench"
    r"|\bMMMU) ?:?(?: \([^()]*\))? \d|\b(?:fine-?tuned|distilled|initiali[sz]ed) from [A-Z]"
    r"|\d ?GB (?:of )?(?:v-?ram|gpu memory)\b|编码器|视觉模型|语言模型|参数|显存",
    re.IGNORECASE,
)
_OWN_TAG = re.compile(r"(?:<(?:li|p|dd|div)\b[^<>]*>\s*)+", re.IGNORECASE)
_BOLD_TAG = re.compile(r"</?(?:b|strong)\b[^<>]*>", re.IGNORECASE)
_CODE_TAG = re.compile(r"</?code\b[^<>]*>", re.IGNORECASE)
_LINK_TAGS = re.compile(
    r"<a\b[^<>]{0,500}?\bhref\s*=\s*[\"']?(?P<target>[^\s\"'<>]+)[^<>]{0,500}>(?P<text>[^<>]{0,200})</a\s*>",
    re.IGNORECASE,
)
_OWN_HUB = re.compile(r"huggingface\.co/(?!(?:datasets|spaces|papers|blog|collections|docs)/)[\w.-]+/[\w.-]+")
"""A link to weights."""
PLAIN_KINDS = frozenset({"model", "organization", TIER})


def text_below(record: Record) -> str:
    """The notes right below a bullet, one a line."""
    if record.kind != "bullet" or not record.fields:
        return ""
    return "\n".join(field.text for child in record.children for field in child.fields[:1])


def bullet_names(field: Field, document: Document, vocabulary: Vocabulary, lexicon: Lexicon, *, below: str = "") -> str:
    """The model that a bullet begins with in bold or as a link and describes, or its notes `below` do; else ""."""
    raw = raw_text(field, document)
    if titled := _titled(raw) or _cited(field, document, vocabulary, below) or _entitled(raw, below):
        return name_of(titled, lexicon, vocabulary, is_told=True)
    if is_of_data(raw):
        return ""
    lead = _LEAD.match(raw) or _SIZED_LEAD.match(raw) or (_ALONE.fullmatch(raw) if below else None)
    if lead is None or "](#" in lead.group() or raw.startswith("(#", lead.end()):
        return ""
    is_described = _describes(raw, lead.end(), lexicon) or (not raw[lead.end() :].strip() and DESCRIBES.search(below))
    if not (is_described or _OWN_HUB.search(lead.group())):
        return ""
    name = lead["name"].strip()
    is_word = WORD.fullmatch(name) is not None and vocabulary.cues.plain_subjects.fullmatch(name) is None
    is_told = is_word and _COUNTED.search(raw, lead.end()) is not None
    return name_of(name, lexicon, vocabulary, is_told=is_told)


_BOLD = r"(?:\*\*|__|`)"
_FURTHER = re.compile(rf"{_BOLD}(?:,? and |, | & |/){_BOLD}(?P<name>[^*_`\n]{{2,50}})(?={_BOLD})")


def led_together(raw: str, first: str) -> Sequence[str]:
    """The models in bold that an item begins with, `first` among them; nothing where it begins with one alone."""
    place = raw.find(first)
    names = [first]
    end = place + len(first)
    while place >= 0 and (further := _FURTHER.match(raw, end)) is not None:
        names.append(further["name"].strip())
        end = further.end("name")
    return names if len(names) > 1 else ()


def _cited(field: Field, document: Document, vocabulary: Vocabulary, below: str) -> str:
    """The name of a paper that a bullet cites and goes on to describe, or its notes `below` do."""
    paper = cited(field, document, vocabulary)
    if paper is None or not paper.may_name_model:
        return ""
    behind = document.text[paper.authors.end : field.end]
    return paper.name if DESCRIBES.search(_ADDRESS.sub("", f"{behind}\n{below}")) else ""


_ENTITLED = re.compile(
    r"\s*(?:[-*+]|\d+[.)])?\s*(?P<name>[A-Z][\w.+-]*(?: \d[\w.]*)?): [A-Z][^.:\[\]()*_\n]{5,140}\. [^\[\]\n]{3,300}"
    r"\[[^\[\]\n]{1,30}\]\([^()\s]*arxiv\.org"
)


def _entitled(raw: str, below: str) -> str:
    """The name in a title without marks, before its people and its paper, above notes that describe a model."""
    titled = _ENTITLED.match(raw) if below else None
    is_other = titled is not None and OTHER_THING.search(titled.group()) is not None
    return str(titled["name"]) if titled is not None and not is_other and DESCRIBES.search(below) else ""


_COUNTED_DATA = re.compile(
    r"[-_ ](?P<size>\d+(?:\.\d+)?[KM])\b[^.]{0,60}?\b(?P=size) (?:\w+ ){0,2}"
    r"(?:captions|pairs|samples|questions|images|conversations|instructions|pages|documents|videos|clips)\b"
)


def is_of_data(raw: str) -> bool:
    """ "**Foo-1M** — 1M captions": a name with the number of its samples is that of data."""
    return _COUNTED_DATA.search(_ADDRESS.sub("]", raw)) is not None


def _titled(raw: str) -> str:
    """The name of a bullet that begins with a paper's title in bold and goes on about the name; else ""."""
    lead = _TITLED_LEAD.match(raw)
    if lead is not None and _SEEING.search(lead["name"]) and "arxiv.org" in raw:
        return str(lead["name"])
    if lead is None or not DESCRIBES.search(_ADDRESS.sub("", raw[lead.end() :])):
        return ""
    goes_on = re.compile(rf"(?:^|[.!?)]\s+){re.escape(lead['name'])}\s+(?:\w+ly )?(?:is|has|was|[a-z]{{3,}}(?:s|ed))\b")
    return str(lead["name"]) if goes_on.search(raw, lead.end()) else ""


def paragraph_name(field: Field, document: Document, vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """The model that a paragraph begins with in bold and then describes; "" for any other paragraph."""
    raw = raw_text(field, document)
    lead = _PARAGRAPH_LEAD.match(raw)
    if lead is None or is_of_data(raw) or not _describes(raw, lead.end(), lexicon):
        return ""
    name = lead["name"].strip(" .")
    if set(lexicon.look_up(name)) == {"language_model"} and _SEES_ITSELF.match(raw, lead.end()):
        return name
    is_counted = _ACT.fullmatch(lead["word"]) is not None and _COUNTED.search(raw, lead.end()) is not None
    is_plain_word = vocabulary.cues.plain_subjects.fullmatch(name) is not None
    return name_of(name, lexicon, vocabulary, is_told=is_counted and not is_plain_word)


_BEFORE_LINKS = re.compile(r"\s*(?:[-*+]\s+)?(?:\*\*|__)(?P<name>[^*_\n]{2,50}?):?(?:\*\*|__)\s*:?\s*[^\w\s]{0,3}\s*\[")


def linked_name(field: Field, document: Document) -> str:
    """The name in bold before a row of links, one of them to weights: "**Foo-4B**: [HuggingFace](…) | [Demo](…)"."""
    raw = raw_text(field, document)
    led = _BEFORE_LINKS.match(raw)
    return led["name"].strip() if led is not None and _OWN_HUB.search(raw) else ""


def raw_text(field: Field, document: Document) -> str:
    """A field as it is written, without its own tag; bold text, code and links of HTML with the marks of markdown."""
    raw = document.text[field.start : field.end].replace("\u00a0", " ") if field.start >= 0 else ""
    raw = _PRAISED_LEAD.sub(r"\g<mark>", _DATED_LEAD.sub(r"\g<mark>", raw, count=1), count=1)
    raw = raw if raw.isascii() else _TRANSLATED_LEAD.sub(r"\g<mark>\g<name>\g<end>", raw, count=1)
    if "<" not in raw:
        return raw
    raw = _OWN_TAG.sub("", raw, count=1) if raw[0] == "<" else raw
    raw = _CODE_TAG.sub("`", _BOLD_TAG.sub("**", raw))
    return _LINK_TAGS.sub(r"[\g<text>](\g<target>)", raw)


_DATED_LEAD = re.compile(
    r"^(?P<mark>\s*(?:[-*+]\s+)?(?:\*\*|__)\[?)(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?\s*[·•:|–—-]\s*"
)
"""The date before a name in bold: "**2031-05-02 · Foo-VL** …"."""
_PRAISED_LEAD = re.compile(
    r"^(?P<mark>\s*(?:[-*+]\s+)?)(?:The|Our)\s(?:(?:[a-z]+ly\s)?(?:[a-z][\w-]*),?\s){0,3}(?=\*\*[A-Z])"
)
"""What is said of a name before it: "The highly capable **Foo-VL** has …"."""
_TRANSLATED_LEAD = re.compile(
    r"^(?P<mark>\s*(?:[-*+]\s+)?(?:\*\*|__))[^*_()（）\n]*[\u3400-\u9fff][^*_()（）\n]*"
    r"[（(](?P<name>[A-Z][\w.-]+(?: [\w.-]+)?)[）)]"
    r"(?P<end>\*\*|__)",
    re.ASCII,
)
"""A name in Chinese in bold, with the one in Latin letters behind it."""


def _describes(raw: str, place: int, lexicon: Lexicon) -> bool:
    """Whether what stands behind a name tells of a model: of its size, parts, memory or scores."""
    if DESCRIBES.search(raw, place):
        return True
    scored = _FIGURE.search(raw, place) and any("benchmark" in item.kinds for item in lexicon.find(raw[place:]))
    return bool(scored)


_FIGURE = re.compile(r"(?<![\w.])\d{1,4}(?:\.\d+)?(?![\w])")
DEED = re.compile(
    r"^(?:(?:Run|Us|Deploy|Serv|Load|Train|Test|Try|Install|Host|Evaluat|Quanti[sz]|Fine-?[Tt]un)(?:n|t)?ing (?=[A-Z])"
    r"|[Hh]ow to (?:run|use|deploy|serve|load|train|test|try|install|host|evaluate|quanti[sz]e|fine-?tune) (?:the )?"
    r"|(?:微调|量化|部署|运行|训练|使用)\s?(?=[A-Z]))"
)
"""What somebody does with the model that a heading names: "Running Foo 7B"."""


_CLASS = re.compile(r"\b(?:models|approaches|methods|architectures|systems|families|VLMs|MLLMs|LMMs)$")
"""How the name of a class of models ends: "BLIP-style models"."""


def name_of(text: str, lexicon: Lexicon, vocabulary: Vocabulary, *, is_told: bool = False) -> str:
    """The model whose name a text is, whatever stands behind it in brackets; "" for a setting, a part or a phrase."""
    if vocabulary.is_no_model(text) or vocabulary.cues.foreign_headings.match(text):
        return ""
    text = DEED.sub("", text)
    sized = _bracketed(text, vocabulary)
    name = names_in(sized["name"] if sized else text, vocabulary)[0]
    if _CLASS.search(name):
        return ""
    if len(name.split()) > _LONGEST or SETTING.fullmatch(name) or not looks_like_model(name, vocabulary):
        return ""
    if _DATA_FORM.search(name) or (sized is None and not is_told and not NAME_FORM.search(name)):
        return ""
    return name if set(lexicon.look_up(name)) <= PLAIN_KINDS else ""


TRANSLATED = re.compile(
    r"[^（()）]*[\u3400-\u9fff][^（()）]*[（(](?P<name>[A-Z][\w.-]+(?: [\w.-]+)?)[）)]\W*", re.ASCII
)
"""A name in Chinese with the one in Latin letters behind it."""


def _bracketed(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """A name with brackets behind it: its size, when it came out, whose it is, or what it stands for."""
    forms = (SIZED_HEADING, _DATED_HEADING, _SPELT_OUT_HEADING, TRANSLATED)
    return next(filter(None, (form.fullmatch(text) for form in forms)), None) or _by_maker(text, vocabulary)


def bare_name(text: str, vocabulary: Vocabulary) -> str:
    """A heading without what it says of its name: brackets behind it, a title."""
    name = names_in(text, vocabulary)[0]
    found = _bracketed(name, vocabulary)
    return str(found["name"]) if found else name


_PLAIN = re.compile(r"[A-Z][a-z]{2,}(?: \d[\w.]*)?|[a-z]{4,}(?:[-_.][a-z]+)*")


def is_plain_name(text: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether a plain word, or one in small letters, may be a name among names."""
    if _PLAIN.fullmatch(text) is None or SETTING.fullmatch(text) or vocabulary.is_no_model(text):
        return False
    if vocabulary.cues.plain_subjects.fullmatch(text.split()[0]) or vocabulary.cues.foreign_headings.match(text):
        return False
    return set(lexicon.look_up(text)) <= PLAIN_KINDS


_DATA_FORM = re.compile(r"(?:QA|[Bb]ench)(?:[-_ ]\d+(?:\.\d+)?[KMkm])?$")
"""How names of data sets and benchmarks end: "FooQA-1M"."""


def _by_maker(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """A heading that says whose: "Wren-4B (Acme Labs)"."""
    made = _MAKER_HEADING.fullmatch(text)
    is_maker = made is not None and (is_organization(made["maker"]) or fold(made["maker"]) in vocabulary.organizations)
    return made if is_maker else None


_BY_MAKER = re.compile(r"(?P<name>[A-Za-z][\w.-]+(?: [\w.-]+){0,3}) (?:by|from) [A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}")
_MAKER = re.compile(
    r"(?!.*\b(?:Instruct|Chat|Base|Vision|Visual|Preview|Beta|Alpha|Large|Small|Mini|Tiny|Nano|Pro|Max|Plus|Ultra|Ours|New"
    r"|Video|Image|Text|Audio|Dense|Thinking|Reasoning|Full|Lite|Fast|Default|Recommended|Baseline|Model|Original)\b)"
    r"[A-Z][a-z]+(?: [A-Z][A-Za-z]+){0,3}"
)
"""Words in a bracket that no variant of a model is called by."""
_MADE_BY = re.compile(
    r"\W*(?i:(?:model )?developers?|developed by|maker|made by|vendor|organi[sz]ation|company)\W{1,4}"
    r"(?P<maker>[A-Z][^\W_]*(?: [A-Z][^\W_]*){0,3})"
)


def without_maker(heading: str, lines: Iterable[str]) -> str:
    """A heading without whose the model is: "Wren by Acme", "Wren (Acme)", but no bracket that names a variant."""
    by = _BY_MAKER.fullmatch(heading)
    if by is not None:
        return str(by["name"])
    made = _MAKER_HEADING.fullmatch(heading)
    told = map(_MADE_BY.match, lines) if made is not None else ()
    is_told = made is not None and any(one is not None and one["maker"].startswith(made["maker"]) for one in told)
    is_told = is_told or (made is not None and _MAKER.fullmatch(made["maker"]) is not None)
    return str(made["name"]) if made is not None and is_told else heading
