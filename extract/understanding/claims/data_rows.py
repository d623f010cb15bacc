"""A table below a heading of training data in; claims on the data sets that its first column names out."""

from __future__ import annotations

import re

from extract.narrative.lexicon import NAME_FORM
from extract.understanding.claims.ledger import Ledger
from extract.understanding.headings.figures import read_figures
from extract.understanding.lines.roles import names_data
from extract.understanding.lines.views import View
from extract.understanding.surroundings.context import Context
from extract.understanding.wording import figure_text, plain

_NO_DATA = re.compile(r"(?:total|sum|all|overall|average|stage|phase)\b", re.I)


def claim_rows_of_data(view: View, context: Context, ledger: Ledger) -> None:
    """`Dataset | Samples` below "Training data", on the page of one model: each row names data of the model."""
    if not context.document_subject or not names_data(view, context):
        return
    first = view.lines[0]
    for subject in view.frame.subjects:
        cell = view.frame.cell(subject, first.item)
        name = plain(cell.text).strip(" *")
        is_name = NAME_FORM.search(name) is not None and _NO_DATA.match(name) is None
        if is_name and read_figures(figure_text(cell)).kind == "text":
            ledger.claim(
                cell, view.frame.place(subject, first.item), model=context.document_subject, attribute="dataset",
                value_text=name, scope="training", rule="row of a table of training data",
            )  # fmt: skip
