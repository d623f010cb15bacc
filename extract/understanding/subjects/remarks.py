"""Named subjects in, the same without remarks behind their names out: `(default)`, `(Acme)`, `(Sep 2031)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.memory_headings import SIZED_NAME
from extract.understanding.lines.named import Named
from extract.understanding.names.names import clean_name, has_model_word, name_key
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key

_BRACKETS = re.compile(r"\s*\(([^()]{1,80})\)$")
_REMARK = re.compile(
    r"moe|dense|mixture of experts|稠密|"
    r"(?:仅供)?参考|备选|可选|首选|推荐|自研|开源|闭源|商用|复现|官方|"
    r"基线(?:模型)?|ベースライン|베이스라인|기본|默认|デフォルト|по умолчанию|par défaut|por defecto|padrão|"
    r"(?:by )?default|optional|legacy|fallback|deprecated|alternative|primary|secondary|in use|self-hosted|local|"
    r"hosted|cloud|ref|for (?:reference|comparison)(?: only)?|reference only|"
    r"(?:(?:GUI|OCR|VQA|medical|math|chart|video|code|document) )?(?:specialist|generalist|expert)|"
    r"open[- ]?(?:source|weights?)|closed(?:[- ]source)?|proprietary|free|paid|(?:via )?api|"
    r"(?:not |un)(?:yet )?(?:installed|tested|supported|available|evaluated|measured)|installed|gated|"
    r"\d{1,4}(?:\.\d+)?B (?:active|activated|total)(?: param(?:eter)?s)?|"
    r"\d{1,3}B ?[x×] ?\d{1,3}E|"
    r"(?:Q[1-4] |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )(?:\d{1,2}, )?20\d\d",
    re.I,
)


_BASE = re.compile(r"base(?: models?)?", re.I)
"""`Foo-7B (base)`; of a name without a size, Base is the size."""


def without_remarks(named: Sequence[Named], vocabulary: Vocabulary) -> list[Named]:
    """Leave out who made a model, when, and that it is the default, unless that alone tells two names apart."""
    bracketed = [one.name for one in named if one.kind == "model" and one.name.endswith(")")]
    if not bracketed:
        return list(named)
    makers = _makers(bracketed, vocabulary)
    inside = _of_language_models(bracketed, vocabulary)
    bare = {name: name if _within(name) in inside else _bare(name, makers, vocabulary) for name in bracketed}
    spelled: dict[str, set[str]] = {}
    for one in named:
        if one.kind == "model":
            spelled.setdefault(name_key(bare.get(one.name, one.name)), set()).add(name_key(one.name))
    return [
        replace(one, name=bare[one.name], other_names=(*one.other_names, one.name))
        if one.name in bare and bare[one.name] != one.name and len(spelled[name_key(bare[one.name])]) == 1
        else one
        for one in named
    ]


def without_shared_metric(named: Sequence[Named], vocabulary: Vocabulary) -> list[Named]:
    """`Foo SR | Bar SR` in the header: the metric behind every name is no part of any."""
    heads = [one for one in named if one.kind == "model" and one.cell is not None and one.cell.is_header]
    metrics = {one.name.rpartition(" ")[2] for one in heads}
    if len(heads) < LEAST_HEADS or len(metrics) != 1 or not all(one.name.rpartition(" ")[0] for one in heads):
        return list(named)
    (metric,) = metrics
    if vocabulary.metric(metric) is None or has_model_word(key(metric), vocabulary):
        return list(named)
    return [replace(one, name=clean_name(one.name.rpartition(" ")[0])) if one in heads else one for one in named]


LEAST_HEADS = 2
"""Names in a header with one metric behind them all."""


LEAST_MAKERS = 2
"""Names that a reviewed maker stands behind, from which other words in that place are makers too."""


def _makers(names: Sequence[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The words in brackets that say who made the models, where at least half of them are reviewed makers."""
    said = [found.group(1) for name in names if (found := _BRACKETS.search(name)) and found.start()]
    makers = [text for text in said if _MAKER.fullmatch(text) and not _is_variety(text, vocabulary)]
    known = sum(key(text) in vocabulary.organizations for text in makers)
    return frozenset(makers) if known >= LEAST_MAKERS and known * 2 >= len(makers) else frozenset()


_MAKER = re.compile(r"[A-Z][A-Za-z.&+' -]{1,30}")
_VARIETY = re.compile(
    r"(?:thinking|reasoning|instruct|chat|base|large|small|tiny|mini|nano|medium|high|low|pro|max|plus|ultra|lite|turbo|"
    r"preview|vision|full|frozen|finetuned|fine-tuned|zero-shot|few-shot|lora|qlora|sft|rl|dpo|grpo|cot|teacher|student|"
    r"baseline|ensemble|avg|average|best|text|image|video|audio|english|chinese)",
    re.I,
)


def _is_variety(text: str, vocabulary: Vocabulary) -> bool:
    words = text.split()
    return any(_VARIETY.fullmatch(word) or has_model_word(key(word), vocabulary) for word in words)


def _of_language_models(names: Sequence[str], vocabulary: Vocabulary) -> frozenset[str]:
    """What stands in brackets behind one name where most of it are model lines: `Foo (Vicuna) | Foo (Mistral)`."""
    said: dict[str, list[str]] = {}
    for name in names:
        if found := _BRACKETS.search(name):
            said.setdefault(name_key(name[: found.start()]), []).append(found.group(1))
    alike = [texts for texts in said.values() if sum(_names_line(text, vocabulary) for text in texts) * 2 >= len(texts)]
    return frozenset(text for texts in alike if len(texts) > 1 for text in texts)


def _names_line(text: str, vocabulary: Vocabulary) -> bool:
    return any(has_model_word(key(word), vocabulary) for word in text.split())


def _within(name: str) -> str:
    found = _BRACKETS.search(name)
    return found.group(1) if found else ""


def _bare(name: str, makers: frozenset[str], vocabulary: Vocabulary) -> str:
    """`Foo 2.6 (8B, Aug 2031)` is Foo 2.6 (8B); `Foo (Acme, 2B/7B)` names two sizes, so Foo."""
    found = _BRACKETS.search(name)
    if found is None or not found.start():
        return name
    pieces = found.group(1).split(", ")
    is_sized = SIZED_NAME.fullmatch(name[: found.start()]) is not None
    kept = [
        piece
        for piece in pieces
        if not (piece in makers or _is_remark(piece, vocabulary) or (is_sized and _BASE.fullmatch(piece)))
    ]
    if len(kept) == len(pieces):
        return name
    kept = [piece for piece in kept if not _SIZES.fullmatch(piece)]
    return name[: found.start()] + (f" ({', '.join(kept)})" if kept else "")


def without_makers(named: Sequence[Named], vocabulary: Vocabulary) -> list[Named]:
    """Leave out second lines of names that say who made the models: `Foo-7B<br>Acme`, for reviewed makers in most."""
    makers = {one.place: maker for one in named if (maker := _second_line(one, vocabulary))}
    known = sum(_is_maker(maker, vocabulary) for maker in makers.values())
    if known * 2 < len(makers) or not makers:
        return list(named)
    return [
        replace(one, name=clean_name(one.cell.parts[0])) if one.cell is not None and one.place in makers else one
        for one in named
    ]


def _second_line(one: Named, vocabulary: Vocabulary) -> str:
    """The words of a name's second line that hold no digit and are part of no model's name; "" for others."""
    if one.cell is None or len(one.cell.parts) != len(("name", "maker")):
        return ""
    first, second = one.cell.parts
    is_named = one.kind == "model" and bool(first) and name_key(one.name) == name_key(f"{first} {second}")
    words = re.split(r"[^\w]+", second)
    are_plain = second[:1].isupper() and not any(has_model_word(key(word), vocabulary) for word in words if word)
    return second if is_named and are_plain and not re.search(r"\d", second) else ""


def _is_maker(text: str, vocabulary: Vocabulary) -> bool:
    return any(key(piece) in vocabulary.organizations for piece in re.split(r"\s*(?:,|&|/|\band\b)\s*", text))


_SIZES = re.compile(r"\d+(?:\.\d+)?\s?[BM](?:\s?/\s?\d+(?:\.\d+)?\s?[BM])+", re.I)


def _is_remark(text: str, vocabulary: Vocabulary) -> bool:
    return bool(_REMARK.fullmatch(text.strip())) or key(text) in vocabulary.organizations
