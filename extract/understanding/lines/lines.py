"""A frame and its surroundings in, what every line across the models holds out: the table's column meanings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.understanding.headings.items import ItemReading, read_path
from extract.understanding.headings.labels import Label, short_for
from extract.understanding.headings.worded import may_be_worded, read_worded
from extract.understanding.layout.frames import Frame, Item
from extract.understanding.lines.backbone_names import with_backbone_names
from extract.understanding.lines.cell_hints import told_by_cells
from extract.understanding.lines.corner_of_heads import with_corner_of_heads
from extract.understanding.lines.judged_pairs import with_judged_pairs, without_reference_scores
from extract.understanding.lines.kept_shares import with_kept_share
from extract.understanding.lines.line_meanings import meaning_of_line
from extract.understanding.lines.meanings import SURE_OF_NAMES, TYPED, Line, new_line
from extract.understanding.lines.named import huggingface_id
from extract.understanding.lines.named_lines import ONE_NAME, are_conditions, are_headings, are_parts, likeness_of_names
from extract.understanding.lines.new_benchmarks import with_unreviewed
from extract.understanding.lines.parts_beside import with_parts_at_left, with_parts_behind
from extract.understanding.lines.profiles import profile
from extract.understanding.lines.relative_lines import without_shares
from extract.understanding.lines.repeated_names import with_telling_uppers
from extract.understanding.lines.row_names import (
    is_led_by_model,
    with_benchmark_rows,
    with_named_rows,
    without_data_of_training,
    without_makers,
    without_version_of_task,
)
from extract.understanding.lines.settled_lines import settled, with_context_length, with_frameworks, without_placed
from extract.understanding.lines.shared_benchmark import (
    with_heading_benchmark,
    with_shared_benchmark,
    with_words_between_parts,
)
from extract.understanding.lines.task_benchmarks import with_captions_beside
from extract.understanding.lines.telling_columns import with_telling_columns
from extract.understanding.lines.total_memory import with_memory
from extract.understanding.lines.upper_names import abilities, telling_apart, with_parts_of_names, without_sorting
from extract.understanding.names.heading_names import BENCH
from extract.understanding.names.named_figures import HELD, are_held
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Benchmark, Vocabulary
from extract.understanding.wording import key


def read_lines(frame: Frame, context: Context, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Decide what every line of a frame holds, from its header, its cells and its neighbours."""
    readings = _readings(frame, vocabulary)
    lines = [_line(frame, item, reading, vocabulary) for item, reading in zip(frame.items, readings, strict=True)]
    is_ranking = not frame.is_transposed and any(line.meaning == "rank" for line in lines)
    lines = [_with_words(frame, line, is_ranking, vocabulary) for line in _with_repositories(frame, lines)]
    lines = _with_model_line(frame, with_corner_of_heads(frame, lines, vocabulary), vocabulary)
    lines = with_benchmark_rows(frame, with_backbone_names(frame, lines, context, vocabulary), vocabulary)
    lines = with_named_rows(frame, with_telling_uppers(frame, lines), vocabulary)
    lines = [without_data_of_training(frame, line, lines, context, vocabulary) for line in lines]
    if any(line.profile.figures for line in lines):
        lines = _with_benchmarks(frame, lines, context, vocabulary)
    lines = with_context_length(with_frameworks(lines))
    lines = without_shares(frame, without_placed(frame, lines, context), context)
    context = _without_measure(lines, context)
    lines = [settled(line, context, vocabulary) for line in lines]
    if any(line.meaning == "score" for line in lines):
        lines = with_captions_beside(without_reference_scores(lines), vocabulary)
    return tuple(with_telling_columns(frame, with_memory(lines, context)))


def _with_benchmarks(frame: Frame, lines: list[Line], context: Context, vocabulary: Vocabulary) -> list[Line]:
    """Put figures to the benchmark that a pair, the surroundings, a new name or the line beside them tells of."""
    lines = with_judged_pairs(with_kept_share(frame, lines), vocabulary)
    lines = with_words_between_parts(frame, with_shared_benchmark(with_parts_behind(lines), context, vocabulary))
    lines = with_heading_benchmark(with_unreviewed(lines, context, vocabulary), context)
    return with_parts_at_left(lines)


def _without_measure(lines: Sequence[Line], context: Context) -> Context:
    """Where a column says itself that it holds memory, no other one does so for what the surroundings speak of."""
    is_said = any(line.meaning == line.reading.meaning == "gpu_memory" for line in lines)
    return replace(context, measures="") if is_said and context.measures in ("memory", "both") else context


def _readings(frame: Frame, vocabulary: Vocabulary) -> list[ItemReading]:
    readings = [read_path(item.path, vocabulary) for item in frame.items]
    if not any(len(item.path) > 1 for item in frame.items):
        return readings
    readings = with_parts_of_names(frame, readings, vocabulary)
    sorting = {
        key(label.text)
        for item, reading in zip(frame.items, readings, strict=True)
        if len(item.path) > 1 and reading.benchmark is not None and reading.benchmark.is_known
        for label in item.path[:-1]
        if key(label.text) and not _names(label, reading.benchmark, vocabulary)
    }
    if _sort_in_columns(frame, readings, vocabulary):
        sorting |= {key(text) for text in _unknown_uppers(frame, vocabulary)}
    sorting |= abilities(frame, vocabulary)
    if not sorting:
        return readings
    apart = telling_apart(frame, readings, sorting)
    return [
        read_path(without_sorting(item.path, sorting, apart), vocabulary) if len(item.path) > 1 else reading
        for item, reading in zip(frame.items, readings, strict=True)
    ]


LEAST_SORTING = 2
"""Upper headers that only sort known benchmarks before unknown ones beside them count as sorting, too."""


def _sort_in_columns(frame: Frame, readings: Sequence[ItemReading], vocabulary: Vocabulary) -> bool:
    """Whether upper headers stand above known benchmarks that they do not name: "Math" above MathVista."""
    sorting = set()
    for item, reading in zip(frame.items, readings, strict=True):
        if len(item.path) > 1 and reading.benchmark is not None and reading.benchmark.is_known:
            upper = read_path(item.path[:1], vocabulary)
            own = upper.benchmark.name if upper.benchmark is not None else ""
            if upper.kind in ("unknown", "score") and own != reading.benchmark.name:
                sorting.add(key(item.path[0].text))
    return len(sorting) >= LEAST_SORTING


def _unknown_uppers(frame: Frame, vocabulary: Vocabulary) -> set[str]:
    """Upper headers in plain words above names that are no splits: "Geometry" above GeoMath."""
    uppers: dict[str, list[str]] = {}
    for item in frame.items:
        if len(item.path) > 1:
            uppers.setdefault(item.path[0].text, []).append(read_path(item.path[-1:], vocabulary).kind)
    return {
        text
        for text, kinds in uppers.items()
        if read_path((Label(text=text),), vocabulary).kind == "unknown"
        and not BENCH.search(text)
        and set(kinds) <= {"unknown", "score", "average"}
    }


def _names(label: Label, benchmark: Benchmark, vocabulary: Vocabulary) -> bool:
    """Whether an upper header takes part in what the line below it is."""
    if short_for(label.text, vocabulary) is not None:
        return True
    upper = read_path((label,), vocabulary)
    return upper.kind != "unknown" or (upper.benchmark is not None and upper.benchmark.name == benchmark.name)


def _line(frame: Frame, item: Item, reading: ItemReading, vocabulary: Vocabulary) -> Line:
    cells = profile(frame, item)
    may_name = (cells.is_wordy or (item.is_header_level and cells.may_head)) and reading.meaning not in TYPED
    likeness = likeness_of_names(frame, item, vocabulary) if may_name else 0.0
    meaning, reason = meaning_of_line(reading, cells, item, frame)
    meaning, reason, reading = told_by_cells(frame, item, reading, cells, likeness, (meaning, reason), vocabulary)
    if meaning == "empty" and not item.is_header_level and cells.is_wordy and are_parts(frame, item, vocabulary):
        meaning, reason, likeness = "split", "names parts of a benchmark row by row", 0.0
    if item.is_header_level and meaning == "empty" and are_conditions(frame, item):
        meaning, reason, likeness = "condition", "heads the columns with number formats", 0.0
    if item.is_header_level and meaning == "empty" and are_headings(frame, item, vocabulary):
        meaning, reason, likeness = "condition", "heads the columns with what was measured, not with models", 0.0
    return new_line(item=item, meaning=meaning, reading=reading, profile=cells, likeness=likeness, reason=reason)


def _with_words(frame: Frame, line: Line, is_ranking: bool, vocabulary: Vocabulary) -> Line:
    """A line whose cells say in words what their figures are: `85.6 Accuracy on VQAv2`."""
    if line.meaning != "ignored" or line.reading.kind == "attribute" or not line.profile.is_wordy:
        return line
    cells = [frame.cell(subject, line.item) for subject in frame.subjects]
    if is_ranking and are_held(cells, vocabulary):
        meaning = "score" if line.reading.benchmark is not None else "split"
        profile = replace(line.profile, figures=len(cells))
        return replace(line, meaning=meaning, profile=profile, reason=HELD, is_held=True)
    texts = (cell.text for cell in cells)
    figures = sum(bool(read_worded(text, vocabulary)) for text in texts if may_be_worded(text))
    if figures * 2 <= line.profile.filled:
        return line
    profile = replace(line.profile, figures=figures)
    return replace(line, meaning="score", profile=profile, reason="each cell says in words what its figures are")


def _with_repositories(frame: Frame, lines: Sequence[Line]) -> list[Line]:
    """Lines of words whose cells link repositories of weights ("HF Transformers"), where no other line names any."""
    if any(line.meaning in ("checkpoint", "huggingface_url") for line in lines):
        return list(lines)
    names = max((line.likeness for line in lines if line.item.is_header_level), default=0.0)
    if frame.is_transposed and names < SURE_OF_NAMES:
        return list(lines)
    reason = "its cells link repositories of weights"
    return [
        replace(line, meaning="huggingface_url", reason=reason)
        if line.meaning in ("ignored", "link") and line.profile.is_wordy and _links_weights(frame, line)
        else line
        for line in lines
    ]


def _links_weights(frame: Frame, line: Line) -> bool:
    links = sum(bool(huggingface_id(frame.cell(subject, line.item).links)) for subject in frame.subjects)
    return links * 2 > line.profile.filled


def _with_model_line(frame: Frame, lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Exactly one line names the models: the one whose header says so, else the first that looks like names."""
    lines = without_makers(frame, [without_version_of_task(line, lines) for line in lines], vocabulary)
    named = [place for place, line in enumerate(lines) if line.meaning == "model"]
    wordy = [place for place in named if lines[place].profile.is_wordy]
    chosen = _model_by_content(frame, lines) if frame.is_transposed else None
    if chosen is None:
        chosen = _telling_most(frame, lines, wordy or named)
    if chosen is None:
        chosen = _model_by_content(frame, lines)
    if chosen is None and lines and is_led_by_model(frame, lines[0], vocabulary):
        chosen = 0
    result = []
    for place, line in enumerate(lines):
        if place == chosen:
            reason = line.reason if line.meaning == "model" else "its cells look like names of models"
            line = replace(line, meaning="model", reason=reason)
        elif line.meaning == "model":
            line = replace(line, meaning="schedule", reason="a second column of names tells the rows apart")
        result.append(line)
    return result


def _telling_most(frame: Frame, lines: Sequence[Line], named: Sequence[int]) -> int | None:
    """The first column of names; of several below one header that spans them, the one that tells most rows apart."""
    if not named:
        return None
    likest = max(named, key=lambda place: lines[place].likeness)
    if lines[named[0]].likeness < ONE_NAME and lines[likest].likeness >= SURE_OF_NAMES:
        return named[0] if key(lines[likest].reading.label) in _KINDS else likest
    label = key(lines[named[0]].reading.label)
    alike = [place for place in named if key(lines[place].reading.label) == label]
    return max(alike, key=lambda place: len({key(cell.text) for cell in frame.cells(lines[place].item)}))


_KINDS = frozenset(("vlm", "vlms", "mllm", "mllms", "lvlm", "lvlms", "lmm", "llm", "llms"))
"""Heads of columns behind one of methods that say which model each method runs."""


_OFFERED = frozenset(("provider", "providers"))
"""Heads of columns of makers that may hold what they offer: models."""


def _is_open(line: Line, frame: Frame) -> bool:
    """Whether a line may hold names though no header level does: a labelled line of a turned table is what it says."""
    return not frame.is_transposed or line.reading.kind == "empty"


def _model_by_content(frame: Frame, lines: Sequence[Line]) -> int | None:
    open_meanings = ("empty", "ignored", "unknown", "group", "benchmark", "schedule")
    candidates = [
        (place, line)
        for place, line in enumerate(lines)
        if (line.profile.is_wordy or (line.item.is_header_level and line.profile.may_head))
        and (line.meaning in open_meanings or key(line.reading.label) in _OFFERED)
        and line.reading.benchmark is None
        and (line.item.is_header_level or (place <= 2 and _is_open(line, frame)))
    ]
    good = [place for place, line in candidates if line.likeness >= SURE_OF_NAMES]
    if good:
        return good[-1] if frame.is_transposed else good[0]
    blank = [place for place, line in candidates if line.reading.kind == "empty" and line.likeness > 0.15]
    likest = max(blank, key=lambda place: lines[place].likeness, default=None)
    return likest if frame.is_transposed or not blank else blank[0]
