"""Lines of costs in, lines out: a length, a batch or a remark that tells the runs of one model apart is a condition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import LABELS, SIZES, TYPED, Line
from extract.understanding.wording import key, plain

_COSTS = frozenset(("gpu_memory", "throughput"))
_NAMING = frozenset(("model", "checkpoint", "language_model", "base_model", "vision_encoder"))
"""Columns that tell models apart: beside scores, what else differs is a model's own."""
_TELLING = ("context_length", "tokens", "hyper_parameter", "description", "data_size")
"""Meanings of columns that may say how a run was made, likeliest first."""


def with_telling_columns(frame: Frame, lines: Sequence[Line]) -> list[Line]:
    """Where something is measured several times for one model, what differs is how it was measured."""
    meanings = {line.meaning for line in lines}
    is_measured = not meanings.isdisjoint(_COSTS) and "score" not in meanings
    if not frame.is_transposed and not is_measured and {"score", "tokens", "model"} <= meanings:
        return _with_kept_tokens(frame, lines)
    if frame.is_transposed or not (is_measured or ("score" in meanings and meanings.isdisjoint(_NAMING))):
        return list(lines)
    told = {line.item.index for line in lines if line.meaning == "description" and _says_lengths(frame, line)}
    told |= {line.item.index for line in lines[:1] if not is_measured and _is_setting(frame, line, lines)}
    known = [line for line in lines if line.meaning in LABELS | SIZES | TYPED and line.meaning not in _TELLING]
    first = [line for line in lines[:1] if line.profile.is_wordy and line not in known and line.meaning not in _TELLING]
    rows = _rows(frame, [*first, *known, *(line for line in lines if line.item.index in told)])
    for meaning in _TELLING:
        for line in lines:
            if line.meaning == meaning and line.item.index not in told and _tells_apart(rows, _texts(frame, line)):
                told.add(line.item.index)
                rows = [(*row, text) for row, text in zip(rows, _texts(frame, line), strict=True)]
    reason = "tells apart what was measured of one model"
    return [replace(line, meaning="condition", reason=reason) if line.item.index in told else line for line in lines]


def _with_kept_tokens(frame: Frame, lines: Sequence[Line]) -> list[Line]:
    """`Method | Tokens | GQA`, with a method at 192 and at 64 tokens: how many it kept is how it was measured."""
    known = [line for line in lines if line.meaning in LABELS | SIZES | TYPED and line.meaning not in _TELLING]
    rows = _rows(frame, [*known, *(line for line in lines if line.meaning == "model")])
    telling = [line for line in lines if line.meaning == "tokens" and _tells_apart(rows, _texts(frame, line))]
    reason = "tells apart what was measured of one model"
    return [replace(line, meaning="condition", reason=reason) if line in telling[:1] else line for line in lines]


_SETTING = re.compile(r"[\d.,]+ ?%?|[\d.]+e-?\d+")


def _is_setting(frame: Frame, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a first column of figures under an unknown word is what was varied: `Max tiles | MMMU`, 1, 4 and 9."""
    is_known = line.reading.benchmark is not None and line.reading.benchmark.is_known
    if is_known or line.item.index or line.meaning not in ("score", "unknown", "ignored"):
        return False
    texts = _texts(frame, line)
    are_known = any(
        other.meaning == "score" and other.reading.benchmark is not None and other.reading.benchmark.is_known
        for other in lines
        if other is not line
    )
    return are_known and len(set(texts)) == len(texts) > 1 and all(map(_SETTING.fullmatch, map(plain, texts)))


def _tells_apart(rows: Sequence[tuple[str, ...]], texts: Sequence[str]) -> bool:
    """Whether rows are alike so far, and every one of these has a text that no other like it has."""
    counts = Counter(rows)
    alike = [(row, text) for row, text in zip(rows, texts, strict=True) if counts[row] > 1]
    return bool(alike) and all(text for _, text in alike) and len(set(alike)) == len(alike)


def _rows(frame: Frame, lines: Sequence[Line]) -> list[tuple[str, ...]]:
    columns = [_texts(frame, line) for line in lines]
    return [(*one.groups, *(column[place] for column in columns)) for place, one in enumerate(frame.subjects)]


def _texts(frame: Frame, line: Line) -> list[str]:
    """The words of a line; a blank cell means as above."""
    texts: list[str] = []
    for subject in frame.subjects:
        text = key(frame.cell(subject, line.item).text)
        texts.append(text or (texts[-1] if texts else ""))
    return texts


_SAYS_LENGTH = re.compile(
    r"(?=.*\d)(?:.*\b(?:inputs?|prompts?|context|sequences?|tokens?|images?|frames?|batch(?: size)?)\b.*"
    r"|.*(?:输入|上下文|长度|图像|批).*)",
    re.I,
)


def _says_lengths(frame: Frame, line: Line) -> bool:
    """Whether every remark is how long or how many the inputs were: `Input length is 8000`."""
    texts = [text for subject in frame.subjects if (text := plain(frame.cell(subject, line.item).text).strip())]
    return bool(texts) and all(_SAYS_LENGTH.fullmatch(text) for text in texts)
