"""Labels of model cards: papers by any name, dates and terms in Chinese, flow lists, what is trained or gone over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

SAID = "Dipper-VL-4B is a vision-language model.\n\n"
CARD = f"# Dipper-VL-4B\n\n{SAID}"
PAPER = "https://arxiv.org/abs/3302.01234"


@pytest.mark.parametrize("label", ["Paper", "Paper [optional]", "Technical Report", "论文"])
def test_the_labelled_paper_may_be_called_by_its_title(understand: Understand, label: str) -> None:
    text = f"# Dipper-VL-4B\n\n- **Developers:** Ana Roe\n- **{label}:** [Pages at a Glance]({PAPER})\n\n{SAID}"
    assert "3302.01234" in [c.value_text for c in understand(text).claims if c.attribute == "arxiv_id"]


@pytest.mark.parametrize(
    "item", [f"- **Related work:** [Pages at a Glance]({PAPER})", f"- **Baseline:** [Pages at a Glance]({PAPER})"]
)
def test_papers_below_other_labels_are_not_its_own(understand: Understand, item: str) -> None:
    text = f"# Dipper-VL-4B\n\n- **Developers:** Ana Roe\n{item}\n\n{SAID}"
    assert not [c for c in understand(text).claims if c.attribute == "arxiv_id"]


@pytest.mark.parametrize("mark", ["**", ""])
@pytest.mark.parametrize("lead", ["", "- "])
def test_dates_and_licences_behind_chinese_labels(understand: Understand, mark: str, lead: str) -> None:
    text = f"{CARD}{lead}{mark}发布日期{mark}：2033年4月7日\n{lead}{mark}许可证{mark}：Apache 2.0\n"
    said = {(c.attribute, c.value_text) for c in understand(text).claims}
    assert {("release_date", "2033年4月7日"), ("licence", "Apache 2.0")} <= said


def test_the_last_check_and_the_licence_of_data_are_none(understand: Understand) -> None:
    text = f"{CARD}- 更新日期：2033年4月7日\n- 数据许可证：Apache 2.0\n"
    assert not [c for c in understand(text).claims if c.attribute in ("release_date", "licence")]


def test_layers_counted_in_chinese(understand: Understand) -> None:
    claims = understand(f"{CARD}## 模型结构\n\n- 视觉编码器：SigLIP\n- 连接器：两层 MLP\n").claims
    assert [c.value_text for c in claims if c.attribute == "connector"] == ["两层 MLP"]


@pytest.mark.parametrize(
    ("value", "bases"),
    [
        ('["acme/Bar-7B", "acme/Baz"]', ["acme/Bar-7B", "acme/Baz"]),
        ("[acme/Bar-7B, acme/Baz]", ["acme/Bar-7B", "acme/Baz"]),
        ("['acme/Bar-7B']", ["acme/Bar-7B"]),
    ],
)
def test_flow_lists_of_front_matter(understand: Understand, value: str, bases: list[str]) -> None:
    claims = understand(f"---\nlicense: mit\nbase_model: {value}\n---\n\n{CARD}").claims
    assert [c.value_text for c in claims if c.attribute == "base_model"] == bases


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("The encoder is frozen; the language model and the head are trained, about 150M parameters.", []),
        ("We compared it with other models in the 1B-4B parameter range.", []),
        ("Dipper-VL-4B has 4.2B parameters, the largest in the range.", [4.2]),
    ],
)
def test_sizes_of_what_is_trained_and_of_a_range_of_models(
    understand: Understand, text: str, sizes: list[float]
) -> None:
    claims = understand(f"{CARD}## Notes\n\n{text}\n").claims
    assert [c.value_number for c in claims if "params" in c.attribute and c.status == "ok"] == sizes


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("two epochs over 480k examples", "="), ("tuned on over 480k examples", ">"), ("trained with 480k samples", "=")],
)
def test_what_is_gone_through_is_no_bound(understand: Understand, text: str, comparator: str) -> None:
    claims = understand(f"{CARD}## Training\n\nDipper-VL-4B was {text.replace('two', 'trained for two')}.\n").claims
    assert {c.comparator for c in claims if c.attribute == "dataset_size"} == {comparator}
