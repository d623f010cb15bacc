"""A figure of memory in its table in, under which condition it was measured out: what row, header and heading say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from extract.understanding.claims.conditions import row_condition
from extract.understanding.headings.memory_headings import SAYS_NOTHING, telling_heading
from extract.understanding.headings.stated_conditions import without_format
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.named import Named
from extract.understanding.lines.views import View
from extract.understanding.names.names import name_key
from extract.understanding.surroundings.context import Context
from extract.understanding.surroundings.measured import PRECISION
from extract.understanding.wording import key, plain


def condition_of_memory(
    view: View, line: Line, named: Named, context: Context, *, own: str, ran: str, text: str
) -> str:
    """The condition of one figure: what its line, its row and the surroundings say, each once.

    `own` is the model that heads the line, `ran` how the name says that it was run, `text` the cell's.
    """
    said: tuple[str, ...] = (_setting(view, line, named, context), row_condition(view, named), ran)
    told = " ".join((*said, named.name, text))
    is_said = view.first("quantization") is not None or PRECISION.search(told) is not None
    said = tuple(_without_name(part, own) for part in said)
    return _joined((*_stated_around(context, said, is_said=is_said), *said))


def _stated_around(context: Context, said: Sequence[str], *, is_said: bool) -> Iterable[str]:
    """What the surroundings state of every row, unless the row says of itself in which format, or how, it was run."""
    if not is_said:
        yield context.precision
    is_format = PRECISION.search(context.stated) or "precision" in context.stated.casefold()
    is_other = bool(context.precision) and key(context.precision) not in key(context.stated)
    is_told = (is_said or is_other) if is_format else _WAY.fullmatch(context.stated) and any(said)
    if not is_told:
        yield context.stated


_WAY = re.compile(r"(?:fine-?)?(?:tun|train)ing|微调|训练", re.I)


def _without_name(said: str, own: str) -> str:
    """Conditions without the model that heads the column: of `Foo-7B (INT4)` only INT4 is one."""
    parts = [without_format(part) if own else ("", part) for part in said.split("; ")]
    return "; ".join(way if name == own else "; ".join(filter(None, (name, way))) for name, way in parts)


def _joined(parts: Sequence[str]) -> str:
    """Conditions, each once: one that stands in another says nothing more."""
    told = list(dict.fromkeys(part for part in parts if part))
    return "; ".join(one for one in told if not any(one is not other and key(one) in key(other) for other in told))


def _setting(view: View, line: Line, named: Named, context: Context) -> str:
    """How the figures of a line were measured; a heading that is the row's own name says nothing of that."""
    title, headed, bare = view.once("setting", line, partial(_settings, view, line, context))
    return bare if title in (name_key(context.subject), name_key(named.name)) else headed


def _settings(view: View, line: Line, context: Context) -> tuple[str, str, str]:
    """The name that the heading may be, and what a line's figures were measured with: with the heading, and without."""
    title = _TITLE_END.split(context.heading.rstrip("★☆ "), maxsplit=1)[0].strip()
    settings = view.all("hyper_parameter", "trainable_and_total")
    hyper = any(not _BUILD.match(line.reading.label) for line in settings)
    tuning = context.is_fine_tuning and (
        hyper or "train" in line.reading.label.casefold() or "tun" in context.heading.casefold()
    )
    heading = (
        telling_heading(context.heading, (context.subject, context.document_subject))
        if tuning or not view.first("model")
        else ""
    )
    training = not tuning and not view.frame.is_transposed and _is_beside_training(view, line)
    own = (_of_own_header(view, line), _extra(line))
    headed, bare = (
        _told_once(
            (
                "training" if training and "train" not in said.casefold() else "",
                "fine-tuning" if tuning and "tun" not in said.casefold() else "",
                said,
                *own,
            )
        )
        for said in (heading, "")
    )
    return name_key(title), headed, bare


def _told_once(parts: Sequence[str]) -> str:
    """What a setting is made of, each part once, without what says nothing."""
    said = {
        part.casefold(): part
        for part in parts
        if part and (_ADVISED.fullmatch(part) or not SAYS_NOTHING.fullmatch(part))
    }
    return "; ".join(said.values())


def _of_own_header(view: View, line: Line) -> str:
    """The condition in a line's own header; of a bare number below `Batch size` also what it counts."""
    said = line.reading.condition or (line.reading.label if line.reading.meaning == "condition" else "")
    return f"{plain(view.frame.corner)} {said}".strip() if view.frame.is_transposed and said.isdigit() else said


def _is_beside_training(view: View, line: Line) -> bool:
    """Whether a line that does not speak of running the model stands beside one that speaks of training it."""
    is_of_running = _OF_RUNNING.search(line.reading.label) is not None
    return not is_of_running and any(_OF_TRAINING.search(other.reading.label) for other in view.lines)


_OF_RUNNING = re.compile(r"infer|推理", re.I)
_OF_TRAINING = re.compile(r"train(?!able)", re.I)
_BUILD = re.compile(r"(?:# ?|num(?:ber)?(?: of)? )?(?:layers?|heads?|hidden|dim|vocab|d_model)", re.I)
"""Numbers that tell how a model is built, not how it is trained."""
_TITLE_END = re.compile(r":\s|\s[-–—|]\s|\s\([\d.]+B\)")
"""Behind the name that a title begins with: `foo-v2 - a reader of forms`, `foo-v2 (20B)`."""


def _extra(line: Line) -> str:
    """The header itself where it says what was done and its condition does not; that an amount is only advised."""
    label = line.reading.label
    advised = _ADVISED.search(label)
    if advised is not None:
        return advised.group()
    done = _DONE.search(label)
    if done is None or _DONE.search(line.reading.condition):
        return ""
    is_peak = line.reading.condition and done.group().casefold() == "peak"
    return "peak" if is_peak else label


_ADVISED = re.compile(r"\brecommended\b|推荐|建议|推奨|권장|\brecomendad[ao]s?\b|\bempfohlen\w*", re.I)
_DONE = re.compile(r"peak|encod|generat|train|tun|infer|batch|训练|微调|推理", re.I)
