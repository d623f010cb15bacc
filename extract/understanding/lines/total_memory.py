"""Lines of gigabytes in, what a model takes out: the total of its parts, what a heading speaks of, no host's memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.memory_headings import is_condition
from extract.understanding.lines.line_meanings import UNDER_A_CONDITION
from extract.understanding.lines.meanings import Line
from extract.understanding.surroundings.context import Context


def with_memory(lines: Sequence[Line], context: Context) -> Sequence[Line]:
    """Lines that hold what a model takes and others that hold no memory of a graphics card, each said to be so."""
    meanings = {line.meaning for line in lines}
    if "host_memory" in meanings:
        lines = _without_host_memory(lines)
    if "device" in meanings:
        lines = _with_resources(_with_required_cards(lines, context))
    if "download_size" in meanings:
        lines = _with_memory_of_runs(lines)
    return _with_total_memory(lines, context)


def is_memory_by_surroundings(line: Line, context: Context) -> bool:
    """Gigabytes under a number format, in a table whose heading speaks of memory; a header that says size means it.

    Below "Hardware requirements" they are memory, too, where each column is headed by a format and nothing more.
    """
    if line.meaning not in ("download_size", "link", "quantization"):
        return False
    is_needed = _NEEDS.search(context.heading) is not None and (
        is_condition(line.reading.label) or _BARE_SIZE.fullmatch(line.reading.label.strip()) is not None
    )
    is_needed = is_needed and context.measures != "cache"
    if context.measures not in ("memory", "both") and not is_needed:
        return False
    if line.reading.meaning == "download_size" or _STORED.search(line.reading.label):
        return False
    return line.profile.count("memory") * 2 > line.profile.filled


_STORED = re.compile(
    r"\b(?:sizes?|files?|downloads?|dis[ck]s?|storage|mmproj|gguf|checkpoints?|weights?|adapters?)\b", re.I
)
"""What gigabytes on disk are called, wherever they stand."""
_NEEDS = re.compile(r"\b(?:require(?:ments?|d)|hardware)\b|硬件|配置要求", re.I)
_BARE_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]", re.I)
_TOTAL = re.compile(r"(?:grand |est\.? |estimated )?(?:total|sum|overall)(?: (?:memory|v?ram|usage|size))?", re.I)


_CACHE = re.compile(r"\bkv\b|cache|activations?|overhead|runtime|buffers?", re.I)


LEAST_AMOUNTS = 3
"""Columns of gigabytes that a total needs, itself counted."""


def _with_total_memory(lines: Sequence[Line], context: Context) -> Sequence[Line]:
    """Weights, cache and activations beside their total: the total is what the model takes, the others are parts."""
    amounts = [line for line in lines if line.profile.count("memory") * 2 > line.profile.filled]
    totals = [line for line in amounts if _TOTAL.fullmatch(line.reading.label)]
    if (
        len(totals) != 1
        or len(amounts) < LEAST_AMOUNTS
        or any(line.reading.meaning == "gpu_memory" for line in amounts if line is not totals[0])
    ):
        return lines
    if context.measures != "memory" and not any(_CACHE.search(line.reading.label) for line in amounts):
        return lines
    parts = {line.item.index for line in amounts} - {totals[0].item.index}
    return [
        replace(line, meaning="gpu_memory", reason="the total of several parts in memory")
        if line is totals[0]
        else replace(line, meaning="ignored", reason="one part of the memory beside the total")
        if line.item.index in parts
        else line
        for line in lines
    ]


_RUN = re.compile(
    r"(?:(?P<use>inference|推理)|(?:fine-?)?(?:train|tun)ing|full(?:[- ]param\w*)?(?: fine-?tuning)?"
    r"|训练|微调|全(?:量|参数)(?:微调)?)(?: ?[(（][^()（）]*[)）])?",
    re.I,
)


def _with_memory_of_runs(lines: Sequence[Line]) -> list[Line]:
    """Gigabytes below Inference and Training, or Full beside LoRA, are no sizes of files: running takes them."""
    runs = {
        line.item.index: found
        for line in lines
        if line.meaning == "download_size" and (found := _RUN.fullmatch(line.reading.label)) is not None
    }
    is_beside = any(line.meaning == "gpu_memory" and line.reason == UNDER_A_CONDITION for line in lines)
    if not is_beside and not any(found["use"] for found in runs.values()):
        return list(lines)
    return [
        replace(line, meaning="gpu_memory", reading=replace(line.reading, condition=line.reading.label),
                reason="gigabytes that inference or training takes")
        if line.item.index in runs
        else line
        for line in lines
    ]  # fmt: skip


def _with_required_cards(lines: Sequence[Line], context: Context) -> list[Line]:
    """Below "Hardware requirements" a column of machines beside models, and nothing measured, is what they require."""
    meanings = {line.meaning for line in lines}
    is_needed = _NEEDS.search(context.heading) is not None and "model" in meanings
    if not is_needed or meanings & {"gpu_memory", "throughput", "latency", "score", "required_card"}:
        return list(lines)
    reason = "the card that is required, by the heading"
    return [
        replace(line, meaning="required_card", reason=reason) if line.meaning == "device" else line for line in lines
    ]


_RESOURCES = re.compile(
    r"(?:所需|占用|硬件)?资源(?:占用|需求|要求|消耗)?"
    r"|resources?(?: (?:needed|required|usage))?",
    re.I,
)


def _with_resources(lines: Sequence[Line]) -> list[Line]:
    """Gigabytes of resources beside the machine are what it must have, and no file's."""
    return [
        replace(line, meaning="gpu_memory", reason="gigabytes of resources beside the machine")
        if line.meaning == "download_size" and _RESOURCES.fullmatch(line.reading.label)
        else line
        for line in lines
    ]


_EITHER = re.compile(r"(?:最低|最小|推理|训练|峰值)?内存(?:占用|使用|需求|要求|消耗)?")
"""Memory of a computer or of its graphics card."""


def _without_host_memory(lines: Sequence[Line]) -> list[Line]:
    """A word for either memory, beside a column that holds the computer's, means the computer's, too."""
    reason = "memory of the computer, as the column beside it"
    return [
        replace(line, meaning="host_memory", reason=reason)
        if line.meaning == "gpu_memory" and _EITHER.fullmatch(line.reading.label)
        else line
        for line in lines
    ]


def unit_of_memory(line: Line) -> str:
    """The unit that the heading states; gigabytes are assumed nowhere."""
    text = f"{line.reading.unit} {line.reading.label}".casefold()
    found = re.search(r"(?<![a-z])(gib|gbs?|g|mib|mb)(?![a-z])", text)
    return found.group(1) if found else ""
