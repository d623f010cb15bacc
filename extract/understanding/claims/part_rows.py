"""A table whose rows are the parts of one model in, claims on that model out: `Component | Model | Params`.

The rows name no models to compare: "Vision encoder | SigLIP | 400M" says what stands in the model that the section or
the document is about. Where that cannot be told, the table is left to the other rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from extract.narrative.forms.cells import read_component_cell
from extract.narrative.lexicon import NAME_FORM
from extract.records import Cell, Reading
from extract.reference import Reference
from extract.understanding.claims.ledger import Ledger
from extract.understanding.headings.figures import read_figures
from extract.understanding.headings.headings import read_heading
from extract.understanding.layout.frames import Subject
from extract.understanding.lines.meanings import Line
from extract.understanding.lines.views import View
from extract.understanding.surroundings.context import Context
from extract.understanding.vocabulary import Vocabulary
from extract.understanding.wording import figure_text, plain

_ROWS = re.compile(r"(?:key |model |core |main )?(?:components?|modules?|parts?)|组件|模块|部件|组成(?:部分)?", re.I)
"""What heads the column of parts."""
_NAMES = re.compile(
    r"(?:base |backbone |pre-?trained )?(?:models?|names?|checkpoints?|backbones?|choices?|implementations?"
    r"|sources?|variants?|used)"
    r"|来源|模型|名称|选型|骨干",
    re.I,
)
"""What heads the column of their names."""
_KINDS = re.compile(
    r"architectures?|types?|values?|specs?|specifications?|configurations?|designs?|架构|结构|类型", re.I
)
"""What heads a column of names or of words for kinds; only what is written like a name counts."""
_PARTS: Mapping[str, str] = {
    "vision_encoder": "vision_encoder_params_b",
    "language_model": "llm_params_b",
    "connector": "",
    "pooling": "",
}
_TOTAL = re.compile(r"\W*(?:(?:grand )?total|overall|sum|whole(?: model)?|总计|合计|总参数|总量).{0,20}", re.I)
_LED = re.compile(
    r"\W*(?:[Tt]he )?(?P<name>[A-Z][\w.+-]*(?:[ -][\w.]+){0,2}?)\s?"
    r"(?:由|采用|包含|包括|(?:consists?|is (?:composed|built|made up)) (?:of|from)\b|comprises\b|combines\b)"
)
"""A line above the table that says whose parts these are: "Foo-VL consists of three components:"."""
LEAST_ROWS = 2
MOST_ROWS = 16


def claims_parts(
    view: View, context: Context, reading: Reading, reference: Reference, vocabulary: Vocabulary, ledger: Ledger
) -> bool:
    """Claim the parts of the model that a table of parts is about; whether the view is one."""
    led = _LED.match(plain(view.frame.table.lead_in))
    told = led["name"] if led is not None and NAME_FORM.search(led["name"]) else ""
    model = told or context.section_subject or context.subject or context.document_subject
    rows = _rows_of_parts(view, vocabulary) if model else {}
    names = _column_of_names(view) if rows else None
    if names is None:
        return False
    sizes = next((line for line in view.lines[1:] if line.meaning == "total_size"), None)
    counts = Counter(rows.values())
    is_kind = not _NAMES.fullmatch(names.reading.label.strip())
    for subject in view.frame.subjects:
        part = rows.get(subject.index, "")
        if counts[part] == 1 and part:
            cell, place = view.frame.cell(subject, names.item), view.frame.place(subject, names.item)
            if _may_name(cell, part, is_kind=is_kind):
                claims, issues, reason = read_component_cell(
                    cell, meaning=part, model=model, table=ledger.table, row=place[0], column=place[1],
                    document=reading.document, reference=reference,
                )  # fmt: skip
                ledger.adopt(place, claims, issues, reason)
        if sizes is not None:
            _claim_size(view, subject, sizes, _size_of(view, subject, part, counts), model, ledger)
    for line in view.lines:
        ledger.ignore_all(view.frame.places(line.item), f"tells of one part of {model}")
    return True


def _rows_of_parts(view: View, vocabulary: Vocabulary) -> dict[int, str]:
    """By its index what part each row is, where an encoder is among them and nothing is measured; the first of a kind.

    A row with a remark in brackets, "Vision (alternative)", stands behind one without.
    """
    frame = view.frame
    few = LEAST_ROWS <= len(frame.subjects) <= MOST_ROWS and len(view.lines) >= LEAST_ROWS
    if frame.is_transposed or not few or view.first("score", "gpu_memory") is not None:
        return {}
    if not _ROWS.fullmatch(plain(frame.corner).strip()):
        return {}
    labels = {subject.index: plain(frame.cell(subject, view.lines[0].item).text) for subject in frame.subjects}
    parts = {index: part for index, label in labels.items() if (part := _part_of(label, vocabulary))}
    plainly = {part for index, part in parts.items() if "(" not in labels[index]}
    parts = {index: part for index, part in parts.items() if "(" not in labels[index] or part not in plainly}
    return parts if "vision_encoder" in parts.values() else {}


def _part_of(label: str, vocabulary: Vocabulary) -> str:
    label = re.sub(r"\s*[(（][^()（）]*[)）]", "", label).strip(" *`")
    meaning = read_heading(label, vocabulary).meaning if label else ""
    return meaning if meaning in _PARTS else ""


def _column_of_names(view: View) -> Line | None:
    """The column of names; without one that of kinds."""
    others = [line for line in view.lines[1:] if line.profile.is_wordy]
    for form in (_NAMES, _KINDS):
        found = next((line for line in others if form.fullmatch(line.reading.label.strip())), None)
        if found is not None:
            return found
    return None


def _may_name(cell: Cell, part: str, *, is_kind: bool) -> bool:
    text = cell.text.strip()
    if not text or read_figures(figure_text(cell)).kind == "missing":
        return False
    return not is_kind or part in ("connector", "pooling") or NAME_FORM.search(text) is not None


def _size_of(view: View, subject: Subject, part: str, counts: Counter[str]) -> str:
    """What the size of a row is: its part's, or the whole model's."""
    if part:
        return _PARTS[part] if counts[part] == 1 else ""
    label = plain(view.frame.cell(subject, view.lines[0].item).text).strip(" *`")
    return "params_total_b" if _TOTAL.fullmatch(label) else ""


def _claim_size(view: View, subject: Subject, line: Line, attribute: str, model: str, ledger: Ledger) -> None:
    cell = view.frame.cell(subject, line.item)
    text = plain(figure_text(cell))
    figures = read_figures(text)
    if not attribute or figures.kind != "size" or len(figures.numbers) != 1:
        return
    ledger.claim(
        cell, view.frame.place(subject, line.item), model=model, attribute=attribute, value_text=text,
        value_number=figures.numbers[0], unit="billion", comparator="~" if text[:1] in "~≈" else "=",
        scope="total" if attribute == "params_total_b" else "", rule="a row of a table of parts",
    )  # fmt: skip
