"""Text in folded sections: on a page about one model it is that model's, and a summary that is a name tells whose."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]
Said = tuple[str, str, str]

NAMES = ("Gadwall-7B", "Sandgrouse", "ruff-v0.3", "Knot 2", "Sarus-VL")
SUMMARIES = ("{}", "<b>{}</b>", "{} (Mar 2031)", "{} – <i>Far Sight</i>", "<h3>{}</h3>", "{}: far sight")
WORDINGS = (
    ("{} pairs a SigLIP encoder with Vicuna-7B.", ("vision_encoder", "SigLIP")),
    ("{} is a 3.4B model.", ("params_total_b", "3.4B")),
    ("At 780M parameters, {} is small. It uses SigLIP.", ("vision_encoder", "SigLIP")),
    ("{} pairs SigLIP with Vicuna-7B.\n\n- Context length: 16K tokens", ("context_length_tokens", "16K")),
    ("{} pairs SigLIP with Vicuna-7B.\n\n**Authors:** Ana Roe · Bo Lind", ("author", "Bo Lind")),
    ("{} pairs SigLIP with Vicuna-7B.\n\nIt scores 61.2 on MMMU.", ("score", "61.2")),
)


def _said(claims: Iterable[Claim]) -> set[Said]:
    return {(claim.model, claim.attribute, claim.value_text) for claim in claims}


def _fold(summary: str, text: str) -> str:
    return f"<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>\n\n"


@pytest.mark.parametrize("summary", SUMMARIES)
@pytest.mark.parametrize(("wording", "fact"), WORDINGS)
def test_each_of_several_folds_is_about_its_model(
    understand: Understand, summary: str, wording: str, fact: tuple[str, str]
) -> None:
    folds = "".join(_fold(summary.format(name), wording.format(name)) for name in NAMES)
    said = _said(understand(f"# Folded notes\n\nOne fold a model.\n\n{folds}").claims)
    assert {(name, *fact) for name in NAMES} <= said


@pytest.mark.parametrize("summary", ["Training details", "Click to expand", "More", "Architecture", "What is new"])
@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Gadwall-VL was trained on OBELICS.", ("dataset", "OBELICS")),
        ("It needs 16 GB of VRAM.", ("min_gpu_ram_gb", "16 GB")),
        ("- Vision encoder: SigLIP\n- Language model: Vicuna-7B", ("language_model", "Vicuna-7B")),
        ("We reach 55.8 on MMMU.", ("score", "55.8")),
    ],
)
def test_folded_text_of_a_page_about_one_model_is_read(
    understand: Understand, summary: str, sentence: str, fact: tuple[str, str]
) -> None:
    page = f"# Gadwall-VL\n\nGadwall-VL is a vision-language model.\n\n{_fold(summary, sentence)}## Use\n\nRun it.\n"
    assert ("Gadwall-VL", *fact) in _said(understand(page).claims)


def test_a_summary_that_is_a_size_of_the_model_tells_whose_the_text_is(understand: Understand) -> None:
    folds = _fold("Gadwall-VL-2B", "It scores 45.8 on MMMU.") + _fold("Gadwall-VL-7B", "It scores 55.8 on MMMU.")
    said = _said(understand(f"# Gadwall-VL\n\nGadwall-VL is a vision-language model.\n\n{folds}").claims)
    scores = {("Gadwall-VL-2B", "score", "45.8"), ("Gadwall-VL-7B", "score", "55.8")}
    assert {one for one in said if one[1] == "score"} == scores


@pytest.mark.parametrize("summary", ["Verdict", "Data", "SigLIP", "BibTeX", "MMMU", "Results", "OBELICS", "Hardware"])
def test_what_is_no_name_folds_no_model(understand: Understand, summary: str) -> None:
    folds = "".join(_fold(name, f"{name} pairs SigLIP with Vicuna-7B.") for name in NAMES)
    text = _fold(summary, "The 7B model wins, for its encoder is larger.")
    said = _said(understand(f"# Folded notes\n\n{folds}{text}").claims)
    assert {model for model, _, _ in said} <= set(NAMES)
