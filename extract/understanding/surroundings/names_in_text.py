"""Running text in, the benchmarks and the lines of models that it names out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.understanding.names.names import clean_name, has_model_word
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key

_WORD = re.compile(r"[^\s,;:!?()\[\]{}*`\"'“”|]+")
_SCRIPTS = re.compile(r"(?<=[A-Za-z0-9])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
"""Between a name and the words behind it in scripts that set no blanks: `FooBenchベンチマーク`."""


def benchmarks_in(text: str, vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    """The benchmarks that running text names, longest name first at each word, in order, each once."""
    known: dict[str, tuple[Benchmark, ...]] = vocabulary.answered("benchmarks in a text")
    if text not in known:
        known[text] = _benchmarks_in(text, vocabulary)
    return known[text]


def _benchmarks_in(text: str, vocabulary: Vocabulary) -> tuple[Benchmark, ...]:
    words = [(found.group(0).strip(".-"), found.start()) for found in _WORD.finditer(_SCRIPTS.sub(" ", text))]
    found: dict[str, Benchmark] = {}
    place = 0
    while place < len(words):
        for length in range(min(4, len(words) - place), 0, -1):
            name = " ".join(word for word, _ in words[place : place + length])
            benchmark = vocabulary.benchmark(name) or (_without_split(name, vocabulary) if length == 1 else None)
            is_named = benchmark is not None and (_is_name(name, benchmark) or _is_whole(words, benchmark))
            if benchmark is not None and is_named:
                found.setdefault(benchmark.name, benchmark)
                place += length - 1
                break
        place += 1
    return tuple(found.values())


def _without_split(word: str, vocabulary: Vocabulary) -> Benchmark | None:
    """`FooBench-test`: the benchmark before the split."""
    name, hyphen, split = word.rpartition("-")
    return vocabulary.benchmark(name) if hyphen and vocabulary.is_split(split) else None


def _is_name(text: str, benchmark: Benchmark) -> bool:
    """Ordinary words ("math", "wise", "direct") are names only when written like one."""
    return len(key(text)) >= 3 and (
        sum(map(str.isupper, text)) >= 2
        or any(map(str.isdigit, text))
        or text == benchmark.name
        or _SMALL.fullmatch(text) is not None
    )


def _is_whole(words: Sequence[tuple[str, int]], benchmark: Benchmark) -> bool:
    """`**Blink**`, with no other word: a name in capitals, written like a title."""
    text = words[0][0]
    is_titled = len(words) == 1 and len(text) >= _LEAST_TITLE and text.istitle()
    return is_titled and benchmark.name == text.upper()


_LEAST_TITLE = 5
"""Shorter words ("Math", "Seed") head tables of a field or of a family of models."""
_SMALL = re.compile(r"[a-z]{2,}(?:vqa|qa|bench)")
"""`aokvqa`, `mmbench`: no ordinary word ends like this."""


def models_in(text: str, vocabulary: Vocabulary) -> Iterable[str]:
    """The models that a text names beside benchmarks: LLaVA-Bench is none."""
    wholes = [key(benchmark.name) for benchmark in benchmarks_in(text, vocabulary)]
    return (name for name in model_names(text, vocabulary) if not any(key(name) in whole for whole in wholes))


def model_names(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Names of model lines in a heading: the word with its version and size behind it."""
    known: dict[str, tuple[str, ...]] = vocabulary.answered("models in a text")
    if text not in known:
        known[text] = tuple(_model_names(text, vocabulary))
    return known[text]


_IN_WORDS = re.compile(r"\(\d+(?:\.\d+)?")
"""A bracket that goes on behind its number: `Foo-VL (4 billion parameters)`."""
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)*[BbMm]?|Pro|Flash|Sonnet|Opus|Haiku|mini|Mini|Nano|Lite|Ultra|Turbo|Max|Plus")
_KINDS = frozenset(("LLM", "LM", "VL", "VLM", "Chat", "Base", "Instruct", "Vision", "Omni", "Video", "Audio"))
"""Words between a model line and its size or version: DeepSeek LLM 7B."""


_SEEING = frozenset(("Multimodal", "Vision", "VL", "Omni"))
"""What makes the name of a language model that of one that sees, where the text ends on it: `Foo-4 Multimodal`."""
_BRACKET = re.compile(r"(?<=[^\x00-\x7f])\(")
"""Behind a word in scripts that set no blanks: `ベンチマーク(Foo-7B)`."""
_SCRIPTS_BESIDE = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[:：]?(?=[A-Za-z])"
    r"|(?<=[A-Za-z0-9])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
)
"""Between a name and words in such scripts: `主实验:Foo-7B的结果`."""
_REPOSITORY = re.compile(r"[A-Za-z][\w.-]*/[A-Za-z]\w*(?:[.-]\w+)*-\w*\d\w*(?:[.-]\w+)*")
"""`acme/Foo-7B-GGUF`: the name of a model behind that of its owner."""


_TOOLS = frozenset(("factory", "toolkit", "kit", "eval", "serve", "server", "trainer", "recipes", "cookbook", "stack"))
"""Words that the name of software ends on, whatever model it begins with: LLaMA-Factory."""
_SOFTWARE = frozenset(("toolkit", "library", "codebase", "repository", "repo", "package", "engine"))
"""What stands behind a name of software: `the Foo toolkit`."""
_MARKS = "*_`.,;:!?()"


def _model_names(text: str, vocabulary: Vocabulary) -> Iterable[str]:
    words = _SCRIPTS_BESIDE.sub(" ", _BRACKET.sub(" (", text.replace("`", " "))).split()
    place = 0
    while place < len(words):
        word = clean_name(words[place]).strip("()[]").rstrip(".,;:!?").rstrip("()[]")
        word = word if word.count("(") == word.count(")") else word.partition("(")[0]
        first = re.split(r"/" if _REPOSITORY.fullmatch(word) else r"[-_/]", word)[-1] if "/" in word else word
        parts = [key(part) for part in re.split(r"[-_]", first)]
        if (
            parts
            and has_model_word(parts[0], vocabulary)
            and not (
                parts[-1] in _TOOLS or (words[place + 1 : place + 2] and words[place + 1].strip(_MARKS) in _SOFTWARE)
            )
            and first[:1].isalnum()
            and (not first.islower() or (len(words) <= 3 and (place == 0 or not first.isalpha())))
        ):
            name = [first]
            if (
                len(words) > place + 2
                and words[place + 1] in _KINDS
                and _VERSION.fullmatch(words[place + 2].strip("():,?!"))
            ):
                place += 1
                name.append(words[place])
            while (
                place + 1 < len(words)
                and not _IN_WORDS.fullmatch(words[place + 1])
                and _VERSION.fullmatch(words[place + 1].strip("():,?!"))
            ):
                place += 1
                name.append(words[place].strip("():,?!"))
            if len(name) > 1 and place + 1 < len(words) and words[place + 1].strip("():,?!") in _KINDS:
                place += 1
                name.append(words[place].strip("():,?!"))
            if (
                place + 2 == len(words)
                and words[-1] in _SEEING
                and parts[0].rstrip("0123456789") in vocabulary.language_models
            ):
                name.append(words[-1])
            if vocabulary.not_model(" ".join(name)) is None:
                yield " ".join(name)
        place += 1
