"""Known facts in, a document that lays them out in chosen patterns out: the generator behind the synthetic tests."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

Fact = tuple[str, str, str, float]
"""Model, benchmark, split, value."""

MODELS = (
    ("Qwen2-VL", "7B"),
    ("InternVL2", "8B"),
    ("LLaVA-OneVision", "72B"),
    ("MiniCPM-V-2.6", "8B"),
    ("Zebra-VL", "2B"),
)
BENCHMARKS = (("MMMU", "val"), ("DocVQA", "test"), ("MathVista", "testmini"), ("TextVQA", "val"), ("AI2D", "test"))
SUB_TASKS = ("AS", "AP", "AA", "FP", "CO")

PATTERNS = (
    "html", "tab", "transposed", "size_in_name", "size_column", "missing_dash", "missing_na", "missing_blank",
    "emphasis",
    "average", "split_in_brackets", "split_behind", "split_sub", "split_break", "split_header_row", "groups", "links",
    "extra_columns", "pairs", "pair_heading", "shots_blank_as_above", "notes", "arrows", "not_models", "thousands",
    "percents", "benchmark_in_heading", "separators", "repeated_header", "model_not_first", "language_model", "memory",
    "unknown_benchmarks", "ours", "short_group_rows", "split_latex", "few_shot_heads", "name_break",
    "deviation", "deltas", "gain_column", "remarks_last", "latency_column", "sorting_header",
)  # fmt: skip
APART = (
    {
        "split_in_brackets",
        "split_behind",
        "split_sub",
        "split_break",
        "split_header_row",
        "benchmark_in_heading",
        "split_latex",
    },
    {"few_shot_heads", "benchmark_in_heading", "split_header_row", "split_latex"},
    {"unknown_benchmarks", "benchmark_in_heading"},
    {"groups", "short_group_rows"},
    {"short_group_rows", "transposed", "html", "tab"},
    {"short_group_rows", "shots_blank_as_above"},
    {"short_group_rows", "missing_blank"},
    {"tab", "split_latex"},
    {"tab", "name_break"},
    {"links", "name_break"},
    {"transposed", "short_group_rows"},
    {"missing_dash", "missing_na", "missing_blank"},
    {"html", "tab"},
    {"size_in_name", "size_column"},
    {"pairs", "pair_heading", "benchmark_in_heading"},
    {"transposed", "split_header_row"},
    {"transposed", "shots_blank_as_above"},
    {"transposed", "not_models", "repeated_header"},
    {"transposed", "groups"},
    {"transposed", "extra_columns"},
    {"transposed", "model_not_first"},
    {"repeated_header", "split_header_row"},
    {"repeated_header", "benchmark_in_heading"},
    {"tab", "links"},
    {"tab", "split_sub"},
    {"tab", "split_break"},
    {"tab", "groups"},
    {"tab", "separators"},
    {"tab", "split_header_row"},
    {"tab", "missing_blank"},
    {"tab", "shots_blank_as_above"},
    {"tab", "model_not_first"},
    {"missing_blank", "groups"},
    {"missing_blank", "separators"},
    {"shots_blank_as_above", "separators"},
    {"shots_blank_as_above", "groups"},
    {"shots_blank_as_above", "missing_blank"},
    {"shots_blank_as_above", "not_models"},
    {"sorting_header", "split_header_row"},
    {"sorting_header", "transposed"},
    {"sorting_header", "tab"},
    {"sorting_header", "repeated_header"},
    {"sorting_header", "benchmark_in_heading"},
    {"sorting_header", "unknown_benchmarks"},
    {"transposed", "gain_column", "average"},
    {"deviation", "deltas"},
)
"""Patterns that cannot stand in one table: two ways of writing one thing, or a layout that nobody writes."""


@dataclass
class Sheet:
    """A table under construction: header rows, body rows, and the facts it states. Cells are raw markdown."""

    header: list[list[str]] = field(default_factory=list)
    body: list[list[str]] = field(default_factory=list)
    facts: set[Fact] = field(default_factory=set)
    memory: set[tuple[str, float]] = field(default_factory=set)


def possible(patterns: frozenset[str]) -> bool:
    """Whether the patterns can stand in one table."""
    return not any(len(patterns & group) > 1 for group in APART)


def lay_out(patterns: frozenset[str], seed: int) -> tuple[str, set[Fact], set[tuple[str, float]]]:
    """A document with one table in these patterns; its score facts and its memory facts."""
    chance = random.Random(seed)
    sheet = _sheet(patterns, chance)
    header, body = sheet.header, sheet.body
    if "transposed" in patterns:
        columns = [list(column) for column in zip(*[*header, *body], strict=True)]
        columns[0][0] = "Benchmark"
        header, body = columns[:1], columns[1:]
    heading = "## Results on MVBench" if "benchmark_in_heading" in patterns else "## Evaluation results"
    writer = _html if "html" in patterns else _tab if "tab" in patterns else _pipe
    text = f"# Zebra-VL\n\nWords about Zebra-VL. More on Zebra-VL.\n\n{heading}\n\n{writer(header, body, patterns)}\n"
    return text, sheet.facts, sheet.memory


def _sheet(patterns: frozenset[str], chance: random.Random) -> Sheet:
    sheet = Sheet()
    names = _benchmarks(patterns)
    _header(sheet, names, patterns)
    rows = [_row(sheet, place, names, patterns, chance) for place in range(len(MODELS))]
    if "not_models" in patterns:
        filled = [chance.uniform(80, 95) for _ in names]
        rows.insert(0, _plain("Human", filled, patterns))
        rows.insert(1, _plain("Random", [value / 4 for value in filled], patterns))
        rows.append(_plain("Previous SoTA", filled, patterns))
    blank = [""] * len(rows[0])
    for place, row in enumerate(rows):
        if "short_group_rows" in patterns and place in (0, 2):
            sheet.body.append(["**Closed-source APIs**" if place == 0 else "**Open-source models (<10B)**"])
        if "groups" in patterns and place in (0, 2):
            sheet.body.append(["**Proprietary models**" if place == 0 else "**Open-source models**", *blank[1:]])
        if "separators" in patterns and place == 3:
            sheet.body.append(list(blank))
        if "repeated_header" in patterns and place == 3:
            sheet.body.append(list(sheet.header[0]))
        sheet.body.append(row)
        if "shots_blank_as_above" in patterns:
            sheet.body.append(_second_shot(sheet, place, row, names, patterns, chance))
    return sheet


def _benchmarks(patterns: frozenset[str]) -> list[tuple[str, str]]:
    if "benchmark_in_heading" in patterns:
        return [("MVBench", task) for task in SUB_TASKS]
    names = list(BENCHMARKS)
    if "unknown_benchmarks" in patterns:
        names[1], names[2] = ("QuuxVQA", "test"), ("FooBench", "val")
    if "pairs" in patterns:
        names[4] = ("MME", "perception/cognition")
    elif "pair_heading" in patterns:
        names[4] = ("MMMU-Pro", "Standard/Vision")
    elif "thousands" in patterns:
        names[4] = ("MME", "")
    return names


def _header(sheet: Sheet, names: list[tuple[str, str]], patterns: frozenset[str]) -> None:
    before, after = _before_labels(patterns), _after_labels(patterns)
    if "sorting_header" in patterns:
        upper = ["General", "General", "Reading", "Reading", "Reading"]
        sheet.header.append([*("" for _ in before), *upper, *("" for _ in after)])
    heads = [_benchmark_head(name, split, patterns) for name, split in names]
    sheet.header.append([*before, *heads, *after])
    if "split_header_row" in patterns:
        splits = [split or "all" for _, split in names]
        sheet.header.append([*("" for _ in before), *splits, *("" for _ in after)])


def _after_labels(patterns: frozenset[str]) -> list[str]:
    labels = {
        "average": "Avg.",
        "memory": "GPU Memory (GB)",
        "gain_column": "Gain",
        "latency_column": "Latency (ms)",
        "remarks_last": "Notes",
    }
    return [label for pattern, label in labels.items() if pattern in patterns]


def _before_labels(patterns: frozenset[str]) -> list[str]:
    labels = ["Model"]
    if "language_model" in patterns:
        labels.append("LLM")
    if "size_column" in patterns:
        labels.append("Params")
    if "shots_blank_as_above" in patterns:
        labels.append("Shots")
    if "extra_columns" in patterns:
        labels += ["Res.", "#Tokens", "Date"]
    if "model_not_first" in patterns:
        labels.insert(0, "Rank")
    return labels


def _benchmark_head(name: str, split: str, patterns: frozenset[str]) -> str:
    arrow = " ↑" if "arrows" in patterns else ""
    if "benchmark_in_heading" in patterns:
        return split + arrow
    if "pair_heading" in patterns and "/" in split:
        return f"{name} ({split}){arrow}"
    if "/" in split or not split:
        return name + arrow
    styles = {
        "split_in_brackets": f"{name} ({split})",
        "split_behind": f"{name} {split}",
        "split_sub": f"{name}<sub>{split}</sub>",
        "split_break": f"{name}<br>{split}",
        "split_latex": f"{name} $^{{\\text{{{split}}}}}$",
        "few_shot_heads": f"{name} (0-shot)",
    }
    return next((text for style, text in styles.items() if style in patterns), name) + arrow


def _row(
    sheet: Sheet, place: int, names: list[tuple[str, str]], patterns: frozenset[str], chance: random.Random
) -> list[str]:
    model, size = MODELS[place]
    name = f"{model}-{size}" if "size_in_name" in patterns else model
    cells = _before_cells(place, name, patterns)
    cells += _score_cells(sheet, place, name, names, patterns, chance)
    if "average" in patterns:
        cells.append(_average(sheet, name, patterns, chance))
    if "memory" in patterns:
        value = round(chance.uniform(4, 40), 1)
        sheet.memory.add((name, value))
        cells.append(f"{value}")
    if "gain_column" in patterns:
        cells.append(f"{chance.uniform(-3, 9):+.1f}")
    if "latency_column" in patterns:
        cells.append(f"{chance.uniform(60, 900):.1f}")
    if "remarks_last" in patterns:
        cells.append(("from its report", "measured by us", "from its card", "measured by us", "without tiling")[place])
    return cells


def _average(sheet: Sheet, name: str, patterns: frozenset[str], chance: random.Random) -> str:
    """A mean over benchmarks is no fact; over the sub-tasks of the one benchmark it is that benchmark's score."""
    text = f"{chance.uniform(40, 70):.1f}"
    if "benchmark_in_heading" in patterns:
        sheet.facts.add((name, "MVBench", "Avg", float(text)))
    return text


def _before_cells(place: int, name: str, patterns: frozenset[str]) -> list[str]:
    shown = f"[{name}](https://huggingface.co/org/{name})" if "links" in patterns else name
    shown = f"**{shown}**" if "emphasis" in patterns and place == 4 else shown
    shown = (
        f"{shown}\\*"
        if "notes" in patterns and place == 1 and "tab" not in patterns and "html" not in patterns
        else shown
    )
    shown = f"{shown} (ours)" if "ours" in patterns and place == 4 else shown
    shown = shown.replace("LLaVA-OneVision", "LLaVA<br>-OneVision") if "name_break" in patterns else shown
    cells = [shown]
    if "language_model" in patterns:
        cells.append(("Qwen2-7B", "InternLM2.5-7B", "Qwen2-72B", "Qwen2-7B", "-")[place])
    if "size_column" in patterns:
        cells.append(MODELS[place][1])
    if "shots_blank_as_above" in patterns:
        cells.append("0")
    if "extra_columns" in patterns:
        cells += [("336", "448", "AnyRes", "448", "224")[place], ("576", "256", "729", "640", "64")[place], "2024.08"]
    if "model_not_first" in patterns:
        cells.insert(0, str(place + 1))
    return cells


def _score_cells(
    sheet: Sheet, place: int, name: str, names: list[tuple[str, str]], patterns: frozenset[str], chance: random.Random
) -> list[str]:
    cells = []
    for column, (benchmark, split) in enumerate(names):
        if _is_missing(place, column, patterns):
            cells.append(_marker(patterns))
            continue
        values = _values(benchmark, split, patterns, chance)
        for part, value in zip(_splits(split, patterns), values, strict=True):
            sheet.facts.add((name, benchmark, part, float(value.replace(",", ""))))
        best = place == 2 and "emphasis" in patterns
        text = "/".join(_dressed(value, column, place, patterns, best) for value in values)
        cells.append(text)
    return cells


def _splits(split: str, patterns: frozenset[str]) -> list[str]:
    if "/" in split:
        return split.split("/")
    shown = patterns & {"split_in_brackets", "split_behind", "split_sub", "split_break", "split_header_row"}
    shown |= patterns & {"benchmark_in_heading", "split_latex"}
    return [split or ("all" if "split_header_row" in patterns else "")] if shown else [""]


def _values(benchmark: str, split: str, patterns: frozenset[str], chance: random.Random) -> list[str]:
    if benchmark == "MME" and "/" in split:
        return [f"{chance.uniform(1300, 1700):.1f}", f"{chance.uniform(300, 500):.1f}"]
    if benchmark == "MME":
        return [f"{chance.uniform(1300, 2300):,.1f}"]
    return [f"{chance.uniform(30, 90):.1f}" for _ in (split.split("/") if "/" in split else [split])]


def _dressed(value: str, column: int, place: int, patterns: frozenset[str], best: bool) -> str:
    text = value
    if "percents" in patterns and column == 1:
        text += "%"
    if "notes" in patterns and place == 3:
        text += "<sup>†</sup>" if "tab" not in patterns else "†"
    if "deviation" in patterns and column == 2:
        text += " ± 0.4"
    if "deltas" in patterns and place == 4 and "/" not in text:
        text += " (+2.1)" if column % 2 else " ↑1.3"
    if best and "tab" not in patterns:
        text = f"**{text}**" if column % 2 == 0 or "html" in patterns else f"<u>{text}</u>"
    return text


def _is_missing(place: int, column: int, patterns: frozenset[str]) -> bool:
    return bool(patterns & {"missing_dash", "missing_na", "missing_blank"}) and (place + 2 * column) % 5 == 0


def _marker(patterns: frozenset[str]) -> str:
    return "N/A" if "missing_na" in patterns else "" if "missing_blank" in patterns else "-"


def _plain(name: str, values: list[float], patterns: frozenset[str]) -> list[str]:
    blanks = ["-"] * (len(_before_labels(patterns)) - 1)
    cells = [name, *blanks] if "model_not_first" not in patterns else [blanks[0], name, *blanks[1:]]
    cells += [f"{value:.1f}" for value in values]
    return [*cells, *("-" for _ in _after_labels(patterns))]


def _second_shot(
    sheet: Sheet,
    place: int,
    row: list[str],
    names: list[tuple[str, str]],
    patterns: frozenset[str],
    chance: random.Random,
) -> list[str]:
    """The same model with four examples: its name is left blank, which means as above."""
    model, size = MODELS[place]
    name = f"{model}-{size}" if "size_in_name" in patterns else model
    labels = _before_labels(patterns)
    before = ["4" if label == "Shots" else "" for label in labels]
    if "model_not_first" in patterns:
        before[0] = ""
    cells = before + _score_cells(sheet, place, name, names, patterns, chance)
    cells += [_average(sheet, name, patterns, chance)] if "average" in patterns else []
    return [*cells, *("" for label in _after_labels(patterns) if label != "Avg.")]


def _pipe(header: list[list[str]], body: list[list[str]], patterns: frozenset[str]) -> str:
    lines = ["| " + " | ".join(header[0]) + " |", "|" + "---|" * len(header[0])]
    lines += ["| " + " | ".join(row) + " |" for row in [*header[1:], *body]]
    return "\n".join(lines)


def _tab(header: list[list[str]], body: list[list[str]], patterns: frozenset[str]) -> str:
    return "\n".join("\t".join(row) for row in [*header, *body])


def _html(header: list[list[str]], body: list[list[str]], patterns: frozenset[str]) -> str:
    width = len(header[0])
    lines = ["<table>", "<thead>"]
    lines += ["<tr>" + "".join(f"<th>{_marked(cell)}</th>" for cell in row) + "</tr>" for row in header]
    lines += ["</thead>", "<tbody>"]
    for row in body:
        if sum(bool(cell) for cell in row) == 1 and row[0].startswith("**"):
            lines.append(f'<tr><td colspan="{width}">{_marked(row[0])}</td></tr>')
        else:
            lines.append("<tr>" + "".join(f"<td>{_marked(cell)}</td>" for cell in row) + "</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def _marked(text: str) -> str:
    """Markdown marks as HTML: bold and links."""
    if text.startswith("**") and text.endswith("**") and len(text) > 4:
        return f"<b>{_marked(text[2:-2])}</b>"
    if text.startswith("[") and "](" in text:
        label, _, target = text[1:].partition("](")
        return f'<a href="{target.rstrip(")")}">{label}</a>'
    return text.replace("**", "")
