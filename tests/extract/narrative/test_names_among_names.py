"""Plain words, names in small letters and names without a description of the usual form, among those of models."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from extract.records import Claim, Understanding

Understand = Callable[[str], Understanding]
Said = tuple[str, str, str]

SURE = ("Gadwall-XL", "Sarus-4B", "Knot2-VL")
NAMES = ("Lantern", "Lantern 2", "vezha-1b", "quillon", "Aurora-Doc", "Blackcap")
FORMS = (
    "- **{}** — {}",
    "* **{}**: {}",
    "- [{}](https://example.org/a) — {}",
    "1. **{}** (Acme Labs). {}",
    "**{}** (Roe & Lind, 2031; [arXiv](https://arxiv.org/abs/2801.00001)). {}",
    "**{}** (University of Acme). {}",
    "**{}.** {}",
)
WORDINGS = (
    ("A plain 7B model with SigLIP and Vicuna-7B. MMBench 67.9.", ("vision_encoder", "SigLIP")),
    ("13B; SigLIP in front of Vicuna-7B.", ("params_total_b", "13B")),
    ("Encoder: SigLIP. LLM: Vicuna-7B. It has 3.8B parameters.", ("language_model", "Vicuna-7B")),
)
LABELS = ("Verdict", "Data", "Training", "Vision", "Takeaway", "Memory", "Why it matters", "Hardware", "SigLIP", "MMMU")


def _said(claims: Iterable[Claim]) -> set[Said]:
    return {(claim.model, claim.attribute, claim.value_text) for claim in claims}


def _page(form: str, wording: str, names: Iterable[str]) -> str:
    items = [form.format(name, "9B parameters; SigLIP and Vicuna-7B.") for name in SURE]
    items += [form.format(name, wording) for name in names]
    return "# Who builds what\n\n" + "\n\n".join(items) + "\n"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("wording", "fact"), WORDINGS)
def test_items_like_those_of_models_are_of_models(
    understand: Understand, form: str, wording: str, fact: tuple[str, str]
) -> None:
    said = _said(understand(_page(form, wording, NAMES)).claims)
    assert {(name, *fact) for name in NAMES} <= said


@pytest.mark.parametrize("form", [*FORMS[:4], *FORMS[-1:]])
@pytest.mark.parametrize("label", LABELS)
def test_labels_among_them_are_not(understand: Understand, form: str, label: str) -> None:
    item = form.format(label, "The 7B model wins, for its encoder is larger.")
    said = _said(understand(_page(form, WORDINGS[0][0], ()) + "\n" + item).claims)
    assert {model for model, _, _ in said} <= set(SURE)


def test_a_label_that_repeats_is_not(understand: Understand) -> None:
    items = "\n".join(f"- **{name}** — 9B parameters; SigLIP and Vicuna-7B.\n- **Quirk** — a 7B model" for name in SURE)
    assert not [one for one in _said(understand(f"# Who builds what\n\n{items}\n").claims) if one[0] == "Quirk"]


@pytest.mark.parametrize("name", ["Blauwal", "Sardine", "quillon", "Lantern 2"])
@pytest.mark.parametrize(
    "text",
    [
        "At 72B parameters, {} is large. Its encoder is SigLIP.",
        "The encoder of {} is SigLIP.",
        "SigLIP lends {} its eyes.",
    ],
)
def test_headings_among_those_of_models_are_of_models(understand: Understand, name: str, text: str) -> None:
    others = "".join(f"## {one}\n\n{one} is a vision-language model with SigLIP.\n\n" for one in SURE)
    page = f"# Notes\n\n{others}## {name}\n\n{text.format(name)}\n\nIt scores 41.1 on MMMU.\n"
    assert (name, "score", "41.1") in _said(understand(page).claims)


@pytest.mark.parametrize("name", ["nanosight", "quillon", "tiny-owl"])
def test_a_small_name_with_a_title_in_a_catalogue(understand: Understand, name: str) -> None:
    form = (
        "### **{0}: Seeing Far**\n\n{0} sees far.\n\nAna Roe, Bo Lind\n\n<details>\n<summary>More</summary>\n\n"
        "**{0}** pairs SigLIP with Vicuna-7B.\n\n</details>\n\n"
    )
    said = _said(understand("# Catalogue\n\n" + "".join(form.format(one) for one in (*SURE, name))).claims)
    assert {(name, "vision_encoder", "SigLIP"), (name, "author", "Bo Lind"), (name, "title", "Seeing Far")} <= said


@pytest.mark.parametrize("other", ["Sarus-VL 2", "Sarus-VL2", "Sarus-VL-2", "Sarus-VL-Lite"])
@pytest.mark.parametrize(
    "head", ["# Sarus-VL\n\n", "# Notes\n\n## Sarus-VL\n\n", "### Sarus-VL: Far\n\nAna Roe, Bo Li\n\n"]
)
def test_what_follows_a_later_generation_is_said_of_that_one(understand: Understand, head: str, other: str) -> None:
    text = f"Sarus-VL is a vision-language model. {other} replaces SigLIP with DINOv2. It achieves 55.5 on MMMU."
    said = {one for one in _said(understand(head + text + "\n").claims) if one[1] in ("score", "vision_encoder")}
    assert said == {(other, "score", "55.5"), (other, "vision_encoder", "DINOv2")}


def test_lines_with_plain_labels_below_a_name_that_is_spelt_out(understand: Understand) -> None:
    page = (
        "# A course\n\n## LLaVA (Large Language-and-Vision Assistant)\n\nDeveloper: Acme Labs\nLicense: MIT\n"
        "Architecture: CLIP ViT-L/14 vision encoder + MLP projector + Vicuna-7B\n\n## Other\n\nNothing.\n"
    )
    said = _said(understand(page).claims)
    assert {("LLaVA", "vision_encoder", "CLIP ViT-L/14"), ("LLaVA", "language_model", "Vicuna-7B")} <= said


BROUGHT = (
    ("Lantern, proposed by Roe and Lind, is trained on CC12M. It needs 9 GB of VRAM.", ("Lantern", "dataset", "CC12M")),
    ("Lantern (Roe et al., 2031) is trained on CC12M with a Q-Former.", ("Lantern", "dataset", "CC12M")),
    ("Lantern (Roe & Lind, 2031) scores 57.3 on GQA with its encoder.", ("Lantern", "score", "57.3")),
    (
        "Qwen2-VL has a ViT encoder. Its successor, Lantern V2, is trained on CC12M.",
        ("Lantern V2", "dataset", "CC12M"),
    ),
    ("- Lantern2-VL\n  - 视觉编码器:SigLIP-400M\n  - 语言模型:Qwen2-7B", ("Lantern2-VL", "language_model", "Qwen2-7B")),
    ("- Lantern2-VL\n  - Vision encoder: SigLIP\n  - LLM: Qwen2-7B", ("Lantern2-VL", "language_model", "Qwen2-7B")),
)


@pytest.mark.parametrize(("text", "fact"), BROUGHT)
def test_what_brings_up_a_name_nobody_knows(understand: Understand, text: str, fact: Said) -> None:
    assert fact in _said(understand(f"# A survey\n\n## Early designs\n\n{text}\n").claims)


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        (
            "Compared with Bar-VL-7B, which scores 48.8 on MMMU, Sarus-VL-6B is better. On GQA it lands at 60.3.",
            "Sarus-VL-6B",
        ),
        ("Sarus-VL is better. On GQA it lands at 60.3.", "Sarus-VL"),
        ("Remarkably, our Sarus-VL-6B is better. It lands at 60.3 on GQA.", "Sarus-VL-6B"),
    ],
)
def test_a_main_clause_about_a_size_goes_on(understand: Understand, text: str, scores: str) -> None:
    page = f"# Sarus-VL\n\nSarus-VL is a vision-language model.\n\n## Results\n\n{text}\n"
    assert (scores, "score", "60.3") in _said(understand(page).claims)


def test_a_heading_with_the_number_of_a_release_keeps_its_text(understand: Understand) -> None:
    page = (
        "# Sarus-VL\n\nSarus-VL is a vision-language model.\n\n## v1.5\n\nSarus-VL-1.5 swaps SigLIP for DINOv2. "
        "We used 8M samples. MMMU went up to 46.8. Sarus-VL reaches 44.1 on MMMU.\n"
    )
    scores = {one for one in _said(understand(page).claims) if one[1] == "score"}
    assert scores == {("Sarus-VL-1.5", "score", "46.8"), ("Sarus-VL", "score", "44.1")}


@pytest.mark.parametrize("name", ["petrel", "Sundew", "Ibis-3", "岩羊-VL（YanYang-VL）"])
@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("**Size**: 1.4B", ("params_total_b", "1.4B")),
        ("**Vision**: SigLIP2-B/16", ("vision_encoder", "SigLIP2-B/16")),
        ("**Language**: Qwen2.5-0.5B", ("language_model", "Qwen2.5-0.5B")),
        ("**Data**: LLaVA-OneVision, Docmatix", ("dataset", "Docmatix")),
        ("**Scores**: MMMU 33.1, DocVQA 76.4", ("score", "33.1")),
        ("**Authors**: Ana Roe, Bo Lind", ("author", "Bo Lind")),
    ],
)
def test_lists_of_parts_below_words(understand: Understand, name: str, line: str, fact: tuple[str, str]) -> None:
    form = "### {}\n\n- **Size**: 1.4B\n- **Vision**: SigLIP2-B/16\n- **Language**: Qwen2.5-0.5B\n"
    others = "".join(form.format(one) + "\n" for one in SURE)
    page = f"# Compact models\n\n## Models\n\n{others}{form.format(name)}- {line}\n"
    model = "YanYang-VL" if "YanYang" in name else name
    assert (model, *fact) in _said(understand(page).claims)


CHINESE = (
    ("总参数量为5.2B,视觉编码器采用InternViT-300M。", ("vision_encoder", "InternViT-300M")),
    ("语言模型采用Qwen2.5-3B,中间通过MLP连接。", ("language_model", "Qwen2.5-3B")),
    ("在MMMU上得分49.8,在DocVQA上得分81.2。", ("score", "49.8")),
    ("FP16推理占用约12GB显存,INT4量化后为5GB。", ("min_gpu_ram_gb", "12GB")),
    ("共5.2B参数,基于SigLIP-400M和Qwen2-7B构建。", ("language_model", "Qwen2-7B")),
)


@pytest.mark.parametrize("heading", ["YanYang-VL", "岩羊-VL（YanYang-VL）", "岩羊-VL(YanYang-VL)"])
@pytest.mark.parametrize(("sentence", "fact"), CHINESE)
def test_chinese_sections_without_blanks(
    understand: Understand, heading: str, sentence: str, fact: tuple[str, str]
) -> None:
    page = (
        f"# 三款模型横评\n\n## {heading}\n\nYanYang-VL由昆仑实验室发布。{sentence}\n\n"
        "## Qwen2.5-VL-7B\n\nQwen2.5-VL-7B的语言模型为Qwen2.5-7B。\n"
    )
    assert ("YanYang-VL", *fact) in _said(understand(page).claims)


@pytest.mark.parametrize("form", ["## {}\n\n{}\n", "### [{}](https://example.org/a)\n\n{}\n", "## 3. {}\n\n{}\n"])
@pytest.mark.parametrize("name", ["Quillon-VL", "Knot2-V", "Aurora Doc 2"])
@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Trained on LAION-2B and COYO-700M.", ("dataset", "COYO-700M")),
        ("It is trained on LAION-2B and COYO-700M.", ("dataset", "LAION-2B")),
        ("It pairs SigLIP with Qwen2.5-7B.", ("vision_encoder", "SigLIP")),
        ("Built from SigLIP and Qwen2.5-7B.", ("language_model", "Qwen2.5-7B")),
        ("Achieves MMMU 61.2 and DocVQA 90.3.", ("score", "90.3")),
        ("It scores 61.2 on MMMU.", ("score", "61.2")),
        ("Total size is 7.6B, of which 2.1B are active.", ("params_activated_b", "2.1B")),
        ("Reads up to 32K tokens.", ("context_length_tokens", "32K")),
        ("Needs 9 GB of VRAM in int4.", ("min_gpu_ram_gb", "9 GB")),
    ],
)
def test_headings_written_like_names_among_those_of_models(
    understand: Understand, form: str, name: str, text: str, fact: tuple[str, str]
) -> None:
    others = "\n".join(form.format(one, "It pairs SigLIP with Vicuna-7B and has 7.3B parameters.") for one in SURE)
    said = _said(understand(f"# Worth knowing\n\n{others}\n{form.format(name, text)}").claims)
    assert (name, *fact) in said


@pytest.mark.parametrize("name", ["Setup-GPU", "LAION-5B", "How to Use", "FlashAttention-2", "Training Data", "GPU 2"])
@pytest.mark.parametrize("text", ["Trained on LAION-2B and COYO-700M.", "It uses SigLIP and Qwen2.5-7B."])
def test_headings_of_other_things_among_them_are_not(understand: Understand, name: str, text: str) -> None:
    others = "\n".join(f"## {one}\n\nIt pairs SigLIP with Vicuna-7B and has 7.3B parameters.\n" for one in SURE)
    said = _said(understand(f"# Worth knowing\n\n{others}\n## {name}\n\n{text}\n").claims)
    assert {model for model, _, _ in said} <= set(SURE)


@pytest.mark.parametrize("who", ["It", "This", "The model", "Each", "Ours"])
def test_no_word_for_a_model_becomes_one(understand: Understand, who: str) -> None:
    items = "\n".join(f"### {one}\n\n- {who} pairs SigLIP with Vicuna-7B and has 7.3B parameters.\n" for one in SURE)
    page = f"# Worth knowing\n\n{items}\n### Quillon-VL\n\n- {who} is fine-tuned from LLaVA-1.5-7B.\n"
    assert who not in {model for model, _, _ in _said(understand(page).claims)}
