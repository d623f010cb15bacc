"""Lines of a frame without names of models in, the same with those that stand in a first column of backbones out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.layout.frames import Frame
from extract.understanding.lines.meanings import SURE_OF_NAMES, Line
from extract.understanding.names.names import clean_name, text_looks_like_model
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import key

_BACKBONES = frozenset(("backbone", "backbones", "base", "基座", "底座", "主干", "骨干"))
LEAST_OWN = 2
"""Rows called after what the document is about, from which a column of backbones lists models of its own."""


def with_backbone_names(frame: Frame, lines: list[Line], context: Context, vocabulary: Vocabulary) -> list[Line]:
    """`Backbone | MMMU | MMBench`: what stands first names the rows where nothing else does.

    It does so where the rows are called after what the document is about, and where it is about no model.
    """
    first = lines[0] if lines and not frame.is_transposed else None
    if first is None or first.meaning not in ("language_model", "vision_encoder"):
        return lines
    if any(line.meaning in ("model", "base_model", "checkpoint") for line in lines) or not _are_results(lines):
        return lines
    texts = [clean_name(cell.text) for cell in frame.cells(first.item) if cell.text.strip()]
    are_encoders = first.meaning == "vision_encoder" and len(set(texts)) == len(texts) > 1
    if are_encoders and not context.subject and not context.document_subject:
        reason = "the encoders name the rows, and no model is named anywhere"
        return [replace(first, meaning="model", reason=reason), *lines[1:]]
    is_own = context.document_subject and _of(texts, context.document_subject) >= LEAST_OWN
    if not is_own and not (
        key(first.reading.label) in _BACKBONES and not context.subject and _are_whole(texts, vocabulary)
    ):
        return lines
    return [replace(first, meaning="model", reason="the backbones name the rows, and nothing else does"), *lines[1:]]


def _are_results(lines: Sequence[Line]) -> bool:
    return any(line.meaning in ("score", "split") and line.profile.figures for line in lines)


def _of(texts: Sequence[str], subject: str) -> int:
    """How many names go on with a word of their own behind the subject: `Foo-T`, `Foo-XL`."""
    return sum(re.match(rf"{re.escape(subject)}[-_ ]\w", text, re.IGNORECASE) is not None for text in texts)


def _are_whole(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether all names are different, like those of models, and of no language models and encoders alone."""
    parts = vocabulary.language_models | vocabulary.encoders
    heads = [key(re.split(r"[\s\-_/]+", text)[0]) for text in texts]
    are_parts = any(head in parts or head.rstrip("0123456789v.") in parts for head in heads)
    likeness = sum(text_looks_like_model(text, vocabulary) for text in texts)
    return len(set(texts)) == len(texts) > 1 and not are_parts and likeness >= SURE_OF_NAMES * len(texts)
