"""One header text that names a benchmark in, the benchmark with its split, metric and condition out; None for others.

The longest known name at the start of the text wins; what follows it must be a split, a metric, a condition or stand in
brackets, or the text names something else (MMMU-Pro is not MMMU).
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.understanding.headings.qualifiers import SLASHES, Heading, Part, joined, pieces_of, read_pieces
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key, plain

_TOKEN = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[^\s()\[\]_^-]+")


def as_benchmark(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`MMMU`, `MMMU val`: the whole text is a name of the reference data, perhaps with a split at its end."""
    benchmark = vocabulary.benchmark(text)
    if benchmark is None:
        return None
    tail = [
        split
        for split in benchmark.splits
        if key(text).endswith(key(split)) and not key(benchmark.name).endswith(key(split))
    ]
    if not tail:
        apart = as_benchmark_with_rest(text, vocabulary, whole=False)
        if apart is not None and apart.benchmark is not None and apart.benchmark.name == benchmark.name and apart.split:
            return apart
    return Heading(
        text=text, kind="benchmark", benchmark=benchmark, split=max(tail, key=len, default=""),
        reason=f"names the benchmark {benchmark.name}",
    )  # fmt: skip


_GLUED = re.compile(r"(?P<name>\S*[A-Za-z0-9])(?P<split>val|dev|test|testmini|minival|test-?dev|test-?std)")


def as_glued_split(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`MLVUdev`: the name of the reference data with a split right behind it."""
    found = _GLUED.fullmatch(text)
    benchmark = vocabulary.benchmark(found["name"]) if found is not None else None
    if found is None or benchmark is None:
        return None
    reason = f"names the benchmark {benchmark.name} and its split"
    return Heading(text=text, kind="benchmark", benchmark=benchmark, split=found["split"], reason=reason)


def as_benchmark_list(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`MMB / MMB-CN`: each piece names a benchmark of its own."""
    pieces = SLASHES.split(text)
    found = [vocabulary.benchmark(piece) for piece in pieces]
    if len(pieces) == 2 and found[0] is not None and vocabulary.metric(pieces[1]):
        return Heading(
            text=text, kind="benchmark", benchmark=found[0], metric=pieces[1], reason="names its metric, too"
        )
    if len(pieces) < 2 or not all(found):
        return None
    parts = tuple(Part(benchmark=benchmark) for benchmark in found)
    return Heading(
        text=text, kind="benchmark", benchmark=found[0], parts=parts, reason="names a benchmark for each number"
    )


def as_optional_suffix(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`SEED(-IMG)`: two numbers are for the benchmark and its part, one is for the part."""
    found = re.fullmatch(r"(\S+) ?\((-\S+)\)", text)
    if found is None:
        return None
    whole, part = vocabulary.benchmark(found.group(1)), vocabulary.benchmark(found.group(1) + found.group(2))
    if whole is None or part is None:
        return None
    parts = (Part(benchmark=whole), Part(benchmark=part))
    return Heading(text=text, kind="benchmark", benchmark=part, parts=parts, reason="names a benchmark and its part")


def as_benchmark_with_rest(text: str, vocabulary: Vocabulary, *, whole: bool = True) -> Heading | None:
    """`MMMU (val, 0-shot)`: the longest known name at the start, and what follows it; not `whole` leaves some over."""
    tokens = list(_TOKEN.finditer(text))
    if len(tokens) == 1:
        return None
    for count in range(len(tokens) if whole else len(tokens) - 1, 0, -1):
        if tokens[count - 1].group() in ("/", "|"):
            continue
        prefix = text[: tokens[count - 1].end()]
        benchmark = vocabulary.benchmark(prefix)
        if benchmark is None:
            continue
        heading = _with_rest(text, benchmark, text[tokens[count - 1].end() :], vocabulary)
        if heading is not None:
            return heading
    return None


def _with_rest(text: str, benchmark: Benchmark, rest: str, vocabulary: Vocabulary) -> Heading | None:
    pieces = list(pieces_of(rest))
    narrower, pieces = _narrower(benchmark, pieces, vocabulary)
    reason, said = f"names the benchmark {narrower.name}", as_benchmark(text.removesuffix(rest), vocabulary)
    split = said.split if said is not None and said.benchmark is narrower else ""
    heading = Heading(text=text, kind="benchmark", benchmark=narrower, split=split, reason=reason)
    return read_pieces(heading, pieces, vocabulary)


def _narrower(
    benchmark: Benchmark, pieces: list[tuple[str, bool]], vocabulary: Vocabulary
) -> tuple[Benchmark, list[tuple[str, bool]]]:
    """MMBench with the piece CN is MMBench-CN when that is a benchmark of its own."""
    for place, (piece, is_bracketed) in enumerate(pieces):
        if SLASHES.search(piece) or vocabulary.benchmark(piece):
            continue
        single = re.split(r"[\s_-]+", piece)
        for words in (piece, *(single if len(single) <= 2 else ())):
            other = vocabulary.benchmark(f"{benchmark.name} {words}") if words else None
            if other is not None and other.name != benchmark.name:
                return other, _without_words(pieces, place, words, is_bracketed)
        said = next((word for word in single if _is_said(benchmark, word, vocabulary)), "")
        if said and len(single) <= 2:
            return benchmark, _without_words(pieces, place, said, is_bracketed)
    return benchmark, pieces


def _is_said(benchmark: Benchmark, word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word only repeats what the name says: MMBench is English, so `en` tells nothing more of it."""
    same = vocabulary.benchmark(f"{benchmark.name} {word}") if _LANGUAGE.fullmatch(word) else None
    return same is not None and same.name == benchmark.name


_LANGUAGE = re.compile(r"en|eng|english|cn|zh|chinese", re.I)


def _without_words(
    pieces: list[tuple[str, bool]], place: int, words: str, is_bracketed: bool
) -> list[tuple[str, bool]]:
    rest = re.sub(r"[\s_-]+", " ", pieces[place][0].replace(words, "", 1)).strip()
    return pieces[:place] + ([(rest, is_bracketed)] if rest else []) + pieces[place + 1 :]


def as_leading_shots(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`0-shot VQAv2`: the condition stands before the name."""
    found = re.match(r"((?:\d+|zero|few|one)[- ]shot)\s+(.+)", text, re.I) or re.match(r"(ZS|FT)\s+(.+)", text)
    if found is None:
        return None
    inner = as_benchmark(found.group(2), vocabulary) or as_benchmark_with_rest(found.group(2), vocabulary)
    return replace(inner, text=text, condition=joined(inner.condition, found.group(1), "; ")) if inner else None


_LANGUAGE_BEFORE = re.compile(r"(en|cn|zh)[_-]+(\w.*)", re.I)
_WORD_BEHIND = re.compile(r"(\S.*?)[\s_-]+(?:benchmark|bench|data ?set|evals?|evaluation)", re.I)


def as_leading_language(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`EN_MMBench_DEV`: the language stands before the name."""
    found = _LANGUAGE_BEFORE.fullmatch(text)
    other = f"{found.group(2)}_{found.group(1)}" if found else ""
    inner = as_benchmark(other, vocabulary) or as_benchmark_with_rest(other, vocabulary) if other else None
    return replace(inner, text=text) if inner is not None else None


def as_called_benchmark(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`GSM8K Benchmark`: the word for what it is stands behind the whole name; "Math benchmarks" heads a list."""
    found = _WORD_BEHIND.fullmatch(text)
    inner = as_benchmark(found.group(1), vocabulary) if found else None
    if found is None or inner is None or inner.benchmark is None:
        return None
    is_name = plain(found.group(1)) == inner.benchmark.name and any(map(str.isupper, found.group(1)[1:]))
    return replace(inner, text=text) if is_name else None


_SCORE_ON = re.compile(
    r"(?:(?P<how>zs|zero-?shot|linear(?: prob(?:e|ing))?|few-?shot|fine-?tuned?) ?)?(?P<metric>top-?[15])? ?"
    r"(?:scores?|accuracy|acc\.?|results?|performance)? ?(?:on|of|for|in) (?:the )?(?P<name>.+)",
    re.I,
)


def as_score_on(text: str, vocabulary: Vocabulary) -> Heading | None:
    """`Score on MMMU`: the benchmark stands behind."""
    found = _SCORE_ON.fullmatch(text)
    if found is None:
        return None
    inner = as_benchmark(found["name"], vocabulary) or as_benchmark_with_rest(found["name"], vocabulary)
    if inner is None:
        return None
    condition = joined(inner.condition, found["how"] or "", "; ").strip("; ")
    return replace(inner, text=text, metric=inner.metric or found["metric"] or "", condition=condition)
