"""Figures and names that are struck through: withdrawn, so no claim, and accounted for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]
STRUCK = ("~~{}~~", "<del>{}</del>", "<s>{}</s>", "<strike>{}</strike>", "**~~{}~~**")


def _table(form: str, head: tuple[str, ...], row: tuple[str, ...]) -> str:
    other = ("Gnu-VL-2B", *("5 GB" if "memory" in name else "51.5" for name in head[1:]))
    if form == "pipes":
        lines = (head, ("---",) * len(head), row, other)
        return "# Zoo\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in (head, row, other))
    return f"# Zoo\n\n<table>{body}</table>\n"


def _claims(understanding: Understanding) -> list[tuple[str, str, float | None]]:
    kinds = ("score", "min_gpu_ram_gb", "params_total_b", "language_model")
    return [
        (one.attribute, one.value_text, one.value_number)
        for one in understanding.claims
        if one.model.startswith("Okapi") and one.attribute in kinds and one.status == "ok"
    ]


@pytest.mark.parametrize("form", ["pipes", "html"])
@pytest.mark.parametrize("struck", STRUCK)
@pytest.mark.parametrize(
    ("head", "old", "new"),
    [
        (("Model", "DocVQA"), "61.2", "71.2"),
        (("Model", "DocVQA"), "61", "71"),
        (("Model", "GPU memory"), "16 GB", "14 GB"),
        (("Model", "Params"), "7B", "7.6B"),
    ],
)
def test_what_is_struck_through_holds_no_more(
    head: tuple[str, ...], old: str, new: str, struck: str, form: str, understand: Understand
) -> None:
    if form == "html" and "~" in struck:
        pytest.skip("no markdown in the cells of HTML")
    gone = understand(_table(form, head, ("Okapi-VL", struck.format(old))))[1]
    assert _claims(gone) == []
    assert not [issue for issue in gone.issues if issue.original_text == old]
    assert any("struck through" in fate.reason for fate in gone.fates)
    for written in (f"{struck.format(old)} {new}", f"{new} {struck.format(old)}"):
        assert [text for _, text, _ in _claims(understand(_table(form, head, ("Okapi-VL", written)))[1])] == [new]


@pytest.mark.parametrize("struck", STRUCK)
def test_a_withdrawn_row_and_a_withdrawn_part(struck: str, understand: Understand) -> None:
    head = ("Model", "DocVQA", "LLM")
    assert _claims(understand(_table("pipes", head, (struck.format("Okapi-VL"), "61.2", "Vicuna-7B")))[1]) == []
    part = understand(_table("pipes", head, ("Okapi-VL", "61.2", struck.format("Vicuna-7B"))))[1]
    assert _claims(part) == [("score", "61.2", 61.2)]
