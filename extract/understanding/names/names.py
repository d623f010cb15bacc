"""A model's name as written in, its parts out: comparable key, own size, whether it looks like a model at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.narrative.language.dates import MONTH
from extract.records import Cell
from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.headings.memory_headings import is_condition
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import as_shown, key, plain, visible, without_pictures

_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?) ?([BbMm])(?![\w])")
_EXPERTS = re.compile(
    r"(?<![\w.])(?:\d+ ?[x×] ?\d+(?:\.\d+)? ?[Bb](?![\w])|\d+(?:\.\d+)? ?[Bb] ?[x×] ?\d+"
    r"|\d+(?:\.\d+)?[Bb]-\d+e(?![\w]))"
)
"""Several experts of a size, whose sum the name does not say: `8x7B`, `1.6B×4`, `2.7B-4e`."""
_WORDS_IN_BRACKETS = re.compile(r"\([^()]{0,120}[A-Za-z]{3,}[^()]{0,120}\)")
"""Bounded, for a row of open brackets would cost the square of its length."""
_FOOTNOTE = re.compile(
    r"(?>\s*(?:\\?[*†‡§¶✝⁺✦]|\[\d{1,3}\]|\[\^[\w-]{1,12}\]|\^\d{1,3}|\[[a-z]\]|<sup>[^<]*</sup>|[¹²³⁴⁵⁶⁷⁸⁹]))++$"
)
_MARK_BEFORE_BRACKET = re.compile(r"(?<=[\w-]{3})[*†‡§]+(?=\s*\([^()]*\)$)")
_EMOJI = re.compile(r"^[^\w(\[]+|[🔥✨🚀⭐🏆🤗🔒🔓🥇🥈🥉🆕]+\s*")
_ADDRESS = (
    r"hf|hugging ?face|links?|ckpts?|checkpoints?|weights?|downloads?|github|papers?|code|demo|arxiv|model ?scope|"
    r"model ?card|card|"
    r"blog|project|project page|home ?page|website|page|url|here|repo"
)
_OURS = re.compile(
    r"\s*[(\[](?:ours?|our (?:\w+ ){0,2}(?:model|method|work|release|version|checkpoint)s?|"
    r"this (?:work|model|paper|repo(?:sitory)?|release|card|"
    r"checkpoint)|new|latest|🔥|"
    r"ours, .*|(?:coming|available|released|releasing|release) ?soon|soon|to be released|not (?:yet )?released|"
    r"unreleased|released|"
    rf"recommended|current|本文(?:方法)?|我[们們](?:的(?:方法|模型)?)?|提案(?:手法|モデル)?|제안(?: ?(?:방법|모델))?|"
    rf"(?:el |la |le |o |a )?(?:nuestr[oa]|nôtre|noss[oa])|unser(?:e|es)?|{_ADDRESS})[)\]]\s*$",
    re.I,
)
_OURS_BEHIND = re.compile(r"([(\[][^()\[\]]*?),\s*ours?(?=[)\]]\s*$)", re.I)
_LIST_MARK = re.compile(r"\((?:[a-z]|i{1,3}|\d)\)\s+(?=[A-Z])")
_ADDRESSES = re.compile(rf"\[?(?:{_ADDRESS})\]?", re.I)
_AUTHORS = rf"(?!{MONTH})[A-Z][\w+ .&-]*"
_CITATION = re.compile(
    rf"\s*(?:\[[A-Z][\w+ .,-]*\d{{4}}[a-z]?\]|\[-?@[^\[\]\s]{{1,60}}(?:[;,] ?-?@[^\[\]\s]{{1,60}}){{0,5}}\]|"
    rf"\({_AUTHORS}(?: et al\.?,?|,) *\d{{4}}[a-z]?(?>[;,] *(?:{_AUTHORS}(?: et al\.?,?|,) *)?\d{{4}}[a-z]?)*+\)|"
    r"[(\[](?:CVPR|ICCV|ECCV|ICLR|ICML|Neur?IPS|AAAI|ACL|EMNLP|NAACL|COLM|WACV|BMVC|IJCAI|ACM ?MM|MM|TMLR|TPAMI|CoRL|"
    r"arXiv|ArXiv|Arxiv)[ ,-]?['’]?(?:20)?\d\d(?:[.-]\d\d)?(?: ?(?:Oral|Spotlight|Findings))?[)\]])\s*$"
)
AMOUNT = re.compile(
    r"\W*\d+(?:[.,]\d+)*(?:\s?[-–]\s?\d+(?:[.,]\d+)*)?\s?(?:[kt]|[kmgt]i?b|px|fps|bit)?\+?(?:\s(?:tokens?|context|frames?))?\+?",
    re.I,
)
"""An amount of what models read or take, and no name: "128K+", "4K-8K", "32K tokens"."""
HASH = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{6}")
"""The version of a data set in lists of OpenCompass: 2121ce."""
_NO_NAME = re.compile(rf"{HASH.pattern}|\d{{1,3}}(?:st|nd|rd|th)(?: (?:place|open|overall|best))?", re.A)
"""Such a version, or a place in a list: `2nd`."""
_SPLITTER = re.compile(r"[\s\-_/().,:@]+")
OURS = frozenset(
    (
        "ours",
        "our",
        "ourmodel",
        "ourmethod",
        "ourapproach",
        "oursystem",
        "ourframework",
        "oursmodel",
        "thiswork",
        "thismodel",
        "estemodelo",
        "cemodle",
        "diesesmodell",
        "本模型",
        "本方法",
        "我们的方法",
        "我们的模型",
        "proposed",
    )
)
"""Keys of words by which authors name their own model in a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSize:
    """A size in a name. `number` in billions, None for a mixture of experts; `why_not` says why it is no total."""

    text: str
    number: float | None
    why_not: str = ""


_POINTED = re.compile(r"(?<=\w)[\s*]*(?:←|⬅|👈|<--?|⇐).*$", re.DOTALL)
"""What an arrow behind a name says of it: `Foo-7B ← this project`."""

HUB_BEFORE = re.compile(r"\W*(?:hf|hugging ?face|model ?scope|github) ?[:：] ?(?=[A-Za-z])", re.I)
"""Where a linked name leads: `HF: Foo-7B`."""


@lru_cache(maxsize=8192)
def clean_name(text: str) -> str:
    """A model's name without footnote marks, emoji, "(ours)" and citations."""
    unescaped = text.replace("\\_", "_")
    name = without_pictures(as_shown(unescaped if "$" in text else unescaped.replace("\\", "")))
    name = re.sub(r"(?<=\w) -(?=\w)", "-", _POINTED.sub("", HUB_BEFORE.sub("", name)))
    name = _OURS_BEHIND.sub(r"\1", _LIST_MARK.sub("", name, count=1) if _LIST_MARK.match(name) else name)
    previous = ""
    while previous != name:
        previous = name
        name = _CITATION.sub("", _OURS.sub("", _without_footnote(name))).strip()
    return _EMOJI.sub("", name).strip(" *`|,;:-") or name


def _without_footnote(name: str) -> str:
    """A name without its footnote marks; of one letter, `M^2`, the mark is part of the name."""
    bare = _FOOTNOTE.sub("", _MARK_BEFORE_BRACKET.sub("", name))
    return bare if len(bare.strip()) > 1 else name


def name_of(cell: Cell) -> str:
    """The name that a cell shows, without the links and notes that hang on it."""
    text = visible(_without_comparison(cell))
    for link in reversed(cell.links):
        shown = plain(link.text)
        is_beside = _ADDRESSES.fullmatch(shown) or _is_cited(shown, link.target)
        if text != shown and text.endswith(link.text) and is_beside:
            text = text.removesuffix(link.text).rstrip(" |,/(")
    return clean_name(text)


_COMPARED = re.compile(r"\W*(?:compar(?:e|ed|ing|able|ison) (?:to|with|against)|vs\.?|versus|cf\.?)\s+\S.*", re.I)


def _without_comparison(cell: Cell) -> Cell:
    """A name without a second line that says what to compare it with: `Foo-7B<br>*compare to Bar*`."""
    is_compared = len(cell.parts) > 1 and _COMPARED.fullmatch(cell.parts[-1]) is not None
    return replace(cell, parts=cell.parts[:-1]) if is_compared else cell


def _is_cited(shown: str, target: str) -> bool:
    """Whether a link behind a name is a citation: a key in small letters that leads to a paper or nowhere."""
    return shown.islower() and " " not in shown and ("arxiv.org/" in target or target in ("None", "#", ""))


def is_address(name: str) -> bool:
    """Whether a name only says that a link leads to the weights: "ckpt", "HF link"."""
    return bool(name) and all(_ADDRESSES.fullmatch(word) for word in name.split())


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Folded name that keeps word limits: case and separators equal, `InternVL2 2B` apart from `InternVL 22B`."""
    folded = clean_name(name).casefold().replace("×", "x")
    spaced = re.sub(r"(?<=[a-z])(?=\d)", " ", re.sub(r"[\s\-_/()]+", " ", folded))
    return re.sub(r"\s+", " ", spaced).strip()


LEAST_SIZE = 0.02
"""Billions; a model that sees has more, and a smaller number in a name counts data: `Foo-10M`."""


def own_size(name: str, vocabulary: Vocabulary) -> NameSize | None:
    """The size that a name gives for the model itself, last one first; None when it gives none."""
    if (experts := _EXPERTS.search(name)) is not None:
        return NameSize(text=experts.group(0), number=None)
    outside = _WORDS_IN_BRACKETS.sub("", name)
    found = list(_SIZE.finditer(outside.replace("_", "-")))
    if not found:
        return None
    match = found[0]
    factor = 1.0 if match.group(2) in "Bb" else 0.001
    number = round(float(match.group(1)) * factor, 9)
    if number < LEAST_SIZE:
        return None
    sizes = {(one.group(1), one.group(2).casefold()) for one in found}
    return NameSize(
        text=match.group(0), number=number, why_not=_not_own(outside[: match.start()], len(sizes), vocabulary)
    )


def _not_own(before: str, count: int, vocabulary: Vocabulary) -> str:
    words = [key(word) for word in _SPLITTER.split(before) if key(word)]
    if not words:
        return "the name is nothing but a size"
    if before.endswith("(") and count == 1:
        return ""
    last, joined = words[-1], "".join(words[-2:])
    versionless = last.rstrip("0123456789v") if not last.isalpha() else last
    previous = words[-2] if len(words) > 1 else ""
    if len(words) > 1 and (
        last in vocabulary.language_models
        or (len(words) > 2 and joined in vocabulary.language_models)  # "Gemma 3 27B" is named after nothing else
        or versionless in vocabulary.language_models
    ):
        return "the size follows the language model's name"
    if len(words) > 2 and previous in vocabulary.language_models and re.fullmatch(r"v?\d+(?:\d)*", last):
        return "the size follows the language model's name"
    if last in vocabulary.encoders or versionless in vocabulary.encoders or joined in vocabulary.encoders:
        return "the size follows an encoder's name"
    return "the name gives several sizes" if count > 1 else ""


LONGEST_CELL = 160
"""Characters from which a cell is prose and no name, whatever its first word."""


def looks_like_model(cell: Cell, vocabulary: Vocabulary) -> float:
    """How much a cell looks like a model's name: 0 not at all, 1 by a known model line."""
    if len(cell.text) > LONGEST_CELL:
        return 0.0
    return _likeness(name_of(cell), bool(cell.links), vocabulary)


def text_looks_like_model(text: str, vocabulary: Vocabulary) -> float:
    """The same for a text without a cell."""
    return _likeness(clean_name(text), False, vocabulary)


def _likeness(name: str, has_link: bool, vocabulary: Vocabulary) -> float:
    known: dict[tuple[str, bool], float] = vocabulary.answered("likeness")
    if (name, has_link) not in known:
        known[name, has_link] = _judge(name, has_link, vocabulary)
    return known[name, has_link]


def _judge(name: str, has_link: bool, vocabulary: Vocabulary) -> float:
    if not name or len(name) > 90 or read_figures(name).kind != "text" or AMOUNT.fullmatch(name):
        return 0.0
    if key(name) in OURS:
        return 0.8
    if vocabulary.not_model(name) or vocabulary.group(name) or is_condition(name) or _NO_NAME.fullmatch(name):
        return 0.0
    if _are_cards(name):
        return 0.0
    words = [key(word) for word in _SPLITTER.split(name) if key(word)]
    is_line = any(has_model_word(word, vocabulary) for word in words[:3]) and len(words) <= 12
    heading = read_heading(name, vocabulary)
    if is_line and (heading.kind in ("metric", "condition") or (heading.kind == "benchmark" and heading.split)):
        return 0.0
    if is_line and heading.meaning in ("", "model"):
        return 1.0 if vocabulary.benchmark(name) is None else 0.3
    if heading.kind not in ("unknown", "group"):
        return 0.0
    if _SIZE.search(name) or _EXPERTS.search(name):
        return 0.9
    if _CHECKPOINT.fullmatch(name):
        return 0.5
    if len(words) > 8:
        return 0.0
    if OF_A_KIND.match(name):
        return 0.5
    if re.search(r"[A-Za-z]\d|\d[A-Za-z]|-\d|v\d", name) or (
        len(words) == 1 and re.search(r"[a-z][A-Z]|[A-Z]{2}", name)
    ):
        return 0.5 if not has_link else 0.6
    return 0.3 if len(words) <= 4 and name[:1].isupper() else 0.1


_BETWEEN_CARDS = re.compile(r"\s*(?:[,;/|]|\bor\b|\band\b|或)\s*")
_MEMORY_OF_CARD = re.compile(r"\s*\(?\d+\s?GB?\)?\+?\s*$|\s*\+\s*$", re.I)
_CARD = re.compile(
    r"(?:\d+x)?(?:nvidia|amd|geforce|tesla|quadro|radeon|instinct|rtx|gtx|rx|(?:mi|gh|gb)\d{3}|[ahvblt]\d{1,3}[sg]?|"
    r"\d0[5-9]0(?:ti|super)*|ada|laptop|x{0,2}t?x)++"
)
_MAKER_OF_CARDS = re.compile(r"\b(?:nvidia|amd|geforce|radeon|rtx|gtx)\b", re.I)


def _are_cards(name: str) -> bool:
    """Whether a text lists graphics cards and nothing else: `A10G, A100, RTX 4090`, `2x RTX 3090 24GB`."""
    pieces = [piece for piece in _BETWEEN_CARDS.split(name) if piece]
    if len(pieces) < 2 and _MAKER_OF_CARDS.search(name) is None:
        return False
    return all(_CARD.fullmatch(key(_MEMORY_OF_CARD.sub("", piece)).strip("+")) for piece in pieces)


OF_A_KIND = re.compile(
    r"(?!(?:Open|Small|Tiny|Large|Local|Best|Top|Our|The|This|Any|All|Other|Recent|Popular|Existing|Awesome) )"
    r"[A-Z][A-Za-z]*[- ]?(?:VL|VLM|MLLM|LMM|LVLM)(?:[- ]?v?\d[\d.]*)?"
    r"(?:[- ](?!(?:Leaderboard|Benchmark|Bench|Zoo|Comparison|Results|List|Survey|Arena|Evaluation|Performance|"
    r"Overview|Guide|Collection|Architecture|Inference|Deployment|Training|Memory|Requirement|Model)s?$)[A-Z][a-z]+"
    r"| \([^()]*\))?$"
    r"|[a-z]{2,}-(?:vl|vlm|mllm|lmm|lvlm)(?:[- ]?v?\d[\d.]*)?(?: \([^()]*\))?$"
)
"""A name that ends on what kind of model it is, and a version: `Foo-VL`, `Foo-VL 2`, `FooVLM`."""
RUN = re.compile(
    r"(?:stage|steps?|ep|epochs?|exp|iter|run|phase|setting|config|fold)[-_ ]?\d.*|seed[-_ ]?\d+(?:\s.*)?", re.I
)
"""A part of training, a setting or a repetition: never a name of its own."""
_CHECKPOINT = re.compile(r"(?=[^\d]*\d)[a-z]\w*(?:-[\w.]+){4,}", re.I)
"""What a run of training is called, however long: `acme-foo25vl7b-rlvr-step500`."""


@lru_cache(maxsize=8192)
def _word_of(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, word.rstrip("0123456789"), re.sub(r"\d+[bm]?$", "", word))))


def has_model_word(word: str, vocabulary: Vocabulary) -> bool:
    """Whether one word, version digits aside, is the name of a model line."""
    return any(len(form) > 1 and form.rstrip("+") in vocabulary.model_words for form in _word_of(word))
