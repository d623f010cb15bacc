"""Sections of a guide, each with labels below its heading: licence, maker, size and parts of its model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

LABELS = (("License", "{licence}"), ("Parameters", "{size}"), ("Architecture", "SigLIP-L + MLP projector + Qwen2.5"))
DRESS = {
    "list": lambda labels: "\n".join(f"- **{key}:** {value}" for key, value in labels),
    "hard breaks": lambda labels: "  \n".join(f"**{key}:** {value}" for key, value in labels),
    "breaks of HTML": lambda labels: "<br>".join(f"**{key}:** {value}" for key, value in labels),
    "HTML": lambda labels: "<p>" + "<br>".join(f"<b>{key}:</b> {value}" for key, value in labels) + "</p>",
}
NAMES = ("Dunlin-VL", "Dunlin 2.5 VL", "Dunlin Vision 3", "Dunlin Multimodal 14B", "Dunlin 3")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dress", DRESS)
def test_labels_below_a_heading_are_its_models(understand: Understand, name: str, dress: str) -> None:
    below = DRESS[dress](LABELS)
    first, second = below.format(licence="MIT", size="9B"), below.format(licence="Apache 2.0", size="5B")
    text = f"# Some models\n\nA guide.\n\n## {name}\n\n{first}\n\n## Siskin-VL\n\n{second}\n"
    told = {(one.model, one.attribute, one.value_text) for one in understand(text).claims if one.status == "ok"}
    for model, licence, size in ((name, "MIT", "9B"), ("Siskin-VL", "Apache 2.0", "5B")):
        assert {(model, "licence", licence), (model, "params_total_b", size)} <= told
        assert (model, "vision_encoder", "SigLIP-L") in told


@pytest.mark.parametrize("maker", ["Crane Works", "Northern Cloud"])
def test_the_maker_in_a_heading_is_no_part_of_the_name(understand: Understand, maker: str) -> None:
    text = (
        f"# Some models\n\n## Dunlin 2.5 VL ({maker})\n\n- **Developer:** {maker}\n- **Parameters:** 9B\n\n"
        "## Siskin-VL\n\n- **License:** MIT\n- **Parameters:** 5B\n"
    )
    assert {one.model for one in understand(text).claims} == {"Dunlin 2.5 VL", "Siskin-VL"}


@pytest.mark.parametrize(
    "section",
    ["## Getting started\n\n- **License:** MIT\n- **Version:** 2",
     "## Benchmark 2\n\n- **License:** MIT\n- **Data:** 9K questions",
     "## Dunlin-Data\n\n**License:** MIT<br>**Modality:** images and text"],
)  # fmt: skip
def test_labels_without_a_size_or_a_part_make_no_model(understand: Understand, section: str) -> None:
    text = f"# Some models\n\n{section}\n\n## Siskin-VL\n\n- **License:** MIT\n- **Parameters:** 5B\n"
    assert {one.model for one in understand(text).claims} == {"Siskin-VL"}
