"""Lists in Chinese, an item for each model: a name in bold, then its size, parts, scores and memory in clauses."""

from __future__ import annotations

import pytest

from tests.extract.narrative.conftest import Understand

NAMES = ("Foo-VL", "BarLM-V", "Sardine")
LEADS = (
    "- **{}**：{}",
    "- **{}**:{}",
    "* **{}**: {}",
    "- **小钢珠({})**：{}",
    "- **小钢珠（{}）**:{}",
    "- **2031-05-02 · {}**：{}",
)
WORDINGS = (
    "19B参数,编码器SigLIP,MMMU 58.6,显存约17GB。",
    "19B 参数，MMBench 71.2，MMMU 58.6；显存约 17 GB。",
    "19B 参数，编码器为 SigLIP，MMMU 58.6。显存约17GB。",
    "总参数19B，MMMU得分58.6，推理显存：17 GB。",
)
FACTS = {("params_total_b", "19"), ("score", "58.6"), ("min_gpu_ram_gb", "17")}


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("lead", LEADS)
def test_clauses_of_an_item_are_its_models(understand: Understand, lead: str, wording: str) -> None:
    names = NAMES[:2] if "小钢珠" in lead else NAMES
    page = "# 模型清单\n\n" + "\n".join(lead.format(name, wording) for name in names) + "\n"
    said = {(claim.model, claim.attribute, claim.value_text.strip("~GB ")) for claim in understand(page).claims}
    assert {(name, *fact) for name in names for fact in FACTS} <= said
    assert {model for model, _, _ in said} == set(names)


@pytest.mark.parametrize("label", ["结论", "训练数据", "显存", "MMMU", "SigLIP", "硬件环境", "Data", "为什么重要"])
@pytest.mark.parametrize("lead", LEADS[:3])
def test_labels_among_them_are_not(understand: Understand, lead: str, label: str) -> None:
    items = [lead.format(name, WORDINGS[0]) for name in NAMES[:2]]
    page = "# 模型清单\n\n" + "\n".join([*items, lead.format(label, "7B 模型参数更多，编码器更大，MMMU 61.1。")]) + "\n"
    assert {claim.model for claim in understand(page).claims} <= set(NAMES)
