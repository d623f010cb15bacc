"""Items, papers and paragraphs that begin with a name and are a note each: what proves one proves the others."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]


def _said(understood: Understanding, *attributes: str) -> set[tuple[str, str, str]]:
    return {
        (claim.model, claim.attribute, claim.value_text) for claim in understood.claims if claim.attribute in attributes
    }


def test_a_quotation_below_a_cited_paper_is_a_note_on_it(understand: Understand) -> None:
    text = (
        "# Reading list\n\n## 2031\n\n"
        "**Ocelot: Seeing with Still Words.** *Rita Vance, Tom Okafor.* [[arxiv](https://arxiv.org/abs/3105.11111)]\n"
        "> Frozen OPT-6.7B + EVA-CLIP, joined by a Q-Former.\n\n"
        "**Civet: Tuning for Pictures.** *Lena Brandt, Ito Haruki.* [[arxiv](https://arxiv.org/abs/3106.22222)]\n"
        "> Vicuna-13B and CLIP ViT-L/14.\n"
    )
    understood = understand(text)
    assert _said(understood, "language_model", "vision_encoder", "arxiv_id") == {
        ("Ocelot", "language_model", "OPT-6.7B"),
        ("Ocelot", "vision_encoder", "EVA-CLIP"),
        ("Ocelot", "arxiv_id", "3105.11111"),
        ("Civet", "language_model", "Vicuna-13B"),
        ("Civet", "vision_encoder", "CLIP ViT-L/14"),
        ("Civet", "arxiv_id", "3106.22222"),
    }
    assert ("Ocelot", "author", "Rita Vance") in _said(understood, "author")


def test_an_item_that_names_what_it_is_built_on_is_about_its_own_model(understand: Understand) -> None:
    text = (
        "# Models\n\n- **Fennec-VL** - A 3B model with SigLIP.\n- **Kestrel-VL** - 16B parameters.\n"
        "- **Vole** - Unlike Fennec-VL, it has no vision encoder at all and feeds Llama-3.2-1B.\n"
        "- **Zorilla** - fine-tuned from Fennec-VL with LoRA. 61.2 on ChartQA.\n"
        "- **Winner** - Fennec-VL is the best 3B model.\n"
    )
    understood = understand(text)
    assert _said(understood, "vision_encoder", "language_model", "base_model", "score") == {
        ("Fennec-VL", "vision_encoder", "SigLIP"),
        ("Vole", "vision_encoder", "none"),
        ("Vole", "language_model", "Llama-3.2-1B"),
        ("Zorilla", "base_model", "Fennec-VL"),
        ("Zorilla", "score", "61.2"),
    }


def test_a_plain_word_in_bold_that_a_paragraph_calls_a_model(understand: Understand) -> None:
    text = (
        "# The state of small models\n\n**Corvid-VL 2** arrived in March. It has 3.4B parameters.\n\n"
        "**Sable** is the odd one out: a diffusion language model reads features of a frozen SigLIP 2.\n\n"
        "Then there is **Heron-30B-A3B**. As the name says, 30 billion weights and 3 billion active.\n"
    )
    assert _said(understand(text), "params_total_b", "params_activated_b", "vision_encoder") == {
        ("Corvid-VL 2", "params_total_b", "3.4B"),
        ("Sable", "vision_encoder", "SigLIP 2"),
        ("Heron-30B-A3B", "params_total_b", "30 billion"),
        ("Heron-30B-A3B", "params_total_b", "30B"),
        ("Heron-30B-A3B", "params_activated_b", "3 billion"),
    }


def test_a_version_before_a_benchmark_is_no_score(understand: Understand) -> None:
    text = "# Notes\n\nOur own run of Corvid-VL 2 on TextVQA gave 79.8, against 81.0 in the report.\n"
    assert ("Corvid-VL", "score", "2") not in _said(understand(text), "score")


def test_a_label_of_a_licence_below_a_heading_with_the_maker(understand: Understand) -> None:
    text = (
        "# Notes\n\n## Kestrel-VL-7B (Acme Labs)\n\nLicense: Apache 2.0 (weights and code)\n"
        "Architecture: SigLIP + Qwen2.5-7B\n\n## Osprey-VL\n\nOsprey-VL has 3B parameters.\n"
    )
    assert _said(understand(text), "licence") == {("Kestrel-VL-7B", "licence", "Apache 2.0")}


def test_news_of_the_paper_link_it(understand: Understand) -> None:
    news = "- **[2031.01.15]** Quill-VL accepted to VISCONF! Paper on [arXiv](https://arxiv.org/abs/3111.00001).\n"
    other = "- **[2031.03.15]** Quill-VL 2 is out, see [arXiv](https://arxiv.org/abs/3111.00002).\n"
    text = f"# Quill-VL\n\nQuill-VL is a vision-language model.\n\n## News\n\n{other}{news}"
    assert ("Quill-VL", "arxiv_id", "3111.00001") in _said(understand(text), "arxiv_id")
    assert ("Quill-VL", "arxiv_id", "3111.00002") not in _said(understand(text), "arxiv_id")


def test_a_report_is_named_after_its_model_and_may_announce_a_variant(understand: Understand) -> None:
    text = (
        "# Papers\n\n## Kimi-VL Technical Report\n\nWe present Kimi-VL, a vision-language model (Kimi-VL-A3B). "
        "It reaches 35.1 on DocVQA. Building upon Kimi-VL, we introduce a long-thinking variant: Kimi-VL-Thinking. "
        "It scores 61.7 on MMMU.\n\n## Osprey-VL\n\nOsprey-VL has 3B parameters.\n"
    )
    assert _said(understand(text), "score") == {
        ("Kimi-VL", "score", "35.1"),
        ("Kimi-VL-Thinking", "score", "61.7"),
    }


def test_data_named_after_its_number_is_no_model_among_models(understand: Understand) -> None:
    text = (
        "# Films\n\n* [Tern-7B](https://github.com/a/tern) | Tern: Watching Without Waiting | Vicuna-7B, CLIP-L\n"
        "* [Snipe-VL](https://github.com/snipe/snipe) | LLaMA-3-8B with SigLIP\n"
        "* [ReedBed-10M](https://github.com/reed/bed) | 10M clips with captions\n"
    )
    assert not [claim for claim in understand(text).claims if claim.model == "ReedBed-10M"]
    assert ("Tern-7B", "language_model", "Vicuna-7B") in _said(understand(text), "language_model")


def test_a_badge_called_after_the_second_model_of_a_section_leads_to_its_paper(understand: Understand) -> None:
    badge = "[![{name}](https://img.shields.io/badge/a-b.svg)](https://arxiv.org/abs/{number})"
    badges = (
        f"{badge.format(name='Jackal', number='3101.00001')} {badge.format(name='Jackal Pro', number='3102.00002')}"
    )
    text = (
        f"### **Jackal and Jackal-Pro: Two Paths**\n\nJackal keeps two paths apart.\n\n{badges}\n\nAna Roe, Bo Li\n\n"
        "<details>\n<summary>More</summary>\n\n**Jackal** uses SigLIP.\n\n</details>\n\n"
        "### **Osprey: One Path**\n\nOsprey is plain.\n\nCy Day, Di Fox\n"
    )
    assert _said(understand(text), "arxiv_id") == {
        ("Jackal", "arxiv_id", "3101.00001"),
        ("Jackal-Pro", "arxiv_id", "3102.00002"),
    }


def test_news_of_a_model_that_somebody_brought_out_below_a_label(understand: Understand) -> None:
    text = (
        "# Weekly digest\n\n**Top story.** Acme has open-sourced Marlin-VL 3, a 14B vision-language model with "
        "a 256K context window. According to the report, it reaches 74.9 on MMMU.\n"
    )
    assert _said(understand(text), "params_total_b", "context_length_tokens", "score") == {
        ("Marlin-VL 3", "params_total_b", "14B"),
        ("Marlin-VL 3", "context_length_tokens", "256K"),
        ("Marlin-VL 3", "score", "74.9"),
    }


def test_items_that_begin_with_a_name_in_italics(understand: Understand) -> None:
    text = (
        "# Also new\n\n- *Sardine* (Shoal AI): 780M parameters, half of them in the encoder.\n"
        "- *Remora-7B*: it joins SigLIP to Mistral-7B-v0.3.\n- *Note*: the encoder is always frozen.\n"
    )
    assert _said(understand(text), "params_total_b", "language_model", "vision_encoder") == {
        ("Sardine", "params_total_b", "780M"),
        ("Remora-7B", "params_total_b", "7B"),
        ("Remora-7B", "language_model", "Mistral-7B-v0.3"),
        ("Remora-7B", "vision_encoder", "SigLIP"),
    }


def test_folded_sections_that_begin_with_the_paper_of_their_name(understand: Understand) -> None:
    text = (
        "# Catalogue\n\n<details><summary>Dunlin</summary>\n\n**Dunlin: Small Waders, Big Marsh.** Eva Lind, Per Dal, "
        "[arXiv](https://arxiv.org/abs/3107.11111)\n\nVision: SigLIP-L. Language: StableLM-2-1.6B. Params: 2.0B.\n\n"
        "</details>\n\n<details><summary>Setup</summary>\n\nInstall the 2.0B weights of SigLIP first.\n\n</details>\n"
    )
    understood = understand(text)
    assert _said(understood, "vision_encoder", "language_model", "params_total_b", "arxiv_id") == {
        ("Dunlin", "vision_encoder", "SigLIP-L"),
        ("Dunlin", "language_model", "StableLM-2-1.6B"),
        ("Dunlin", "params_total_b", "2.0B"),
        ("Dunlin", "arxiv_id", "3107.11111"),
    }
    assert _said(understood, "author") == {("Dunlin", "author", "Eva Lind"), ("Dunlin", "author", "Per Dal")}


def test_models_that_a_round_up_brings_up_by_their_sizes_or_at_last(understand: Understand) -> None:
    text = (
        "# Round-up\n\nGoosander comes in two sizes, 2B and 7B.\n\n"
        "Finally Gadwall-A3B, a mixture of experts with 28B parameters of which 3B are active. Gadwall-A3B is released "
        "under the MIT license.\n\nSmew-VL-9B by Tarn Labs stands out. It pairs SigLIP 2 with GLM-4-9B.\n"
    )
    assert _said(understand(text), "params_total_b", "params_activated_b", "licence", "vision_encoder") >= {
        ("Goosander 2B", "params_total_b", "2B"),
        ("Goosander 7B", "params_total_b", "7B"),
        ("Gadwall-A3B", "params_total_b", "28B"),
        ("Gadwall-A3B", "params_activated_b", "3B"),
        ("Gadwall-A3B", "licence", "MIT"),
        ("Smew-VL-9B", "vision_encoder", "SigLIP 2"),
    }


def test_the_terms_of_the_model_below_a_heading_of_its_licence(understand: Understand) -> None:
    text = (
        "# Grebe-VL\n\nGrebe-VL is a vision-language model.\n\n## Licence and citation\n\n"
        "The model is Apache 2.0, the data are CC BY 4.0. It was trained on CC12M.\n"
    )
    assert _said(understand(text), "licence", "dataset") == {("Grebe-VL", "licence", "Apache 2.0")}


def test_a_title_without_marks_above_notes_on_its_model(understand: Understand) -> None:
    text = (
        "# Papers\n\n- Loon-VL: Seeing Under Water. A. Roe, B. Li. 2031. [paper](https://arxiv.org/abs/3101.00001)\n"
        "  - SigLIP + Qwen2.5-3B; 3.1B parameters\n"
        "- PondBench: A Benchmark of Ponds. C. Day. 2031. [paper](https://arxiv.org/abs/3102.00002)\n"
        "  - 3.1B parameters are too few for it\n"
    )
    understood = understand(text)
    assert _said(understood, "params_total_b", "vision_encoder", "arxiv_id") == {
        ("Loon-VL", "params_total_b", "3.1B"),
        ("Loon-VL", "vision_encoder", "SigLIP"),
        ("Loon-VL", "arxiv_id", "3101.00001"),
    }


def test_what_is_said_of_a_sibling_is_not_said_of_the_model_of_the_paragraph(understand: Understand) -> None:
    text = (
        "# Notes\n\n**Loon-VL** (Acme, 2031). Loon-VL joins SigLIP to Qwen3-1.7B. Its sibling Loon-Omni also hears; it "
        "has 3.4B parameters.\n"
    )
    assert _said(understand(text), "params_total_b") == set()


def test_a_survey_with_the_numbers_of_papers_and_classes_of_models_in_bold(understand: Understand) -> None:
    text = (
        "# At a glance\n\n**BLIP-style models.** Auklet [1] bridges a frozen EVA-CLIP-g and Vicuna-7B with a Q-Former "
        "and is trained on 129M image-text pairs. Auklet-VL [2, 3] reaches 49.2 on VizWiz.\n\n"
        "**MoE models.** Murre-MoE [7] activates 2.8B of its 16B parameters. It builds on SigLIP-SO400M.\n"
    )
    understood = understand(text)
    assert _said(understood, "vision_encoder", "params_activated_b", "dataset_size", "score") == {
        ("Auklet", "vision_encoder", "EVA-CLIP-g"),
        ("Auklet", "dataset_size", "129M"),
        ("Auklet-VL", "score", "49.2"),
        ("Murre-MoE", "params_activated_b", "2.8B"),
        ("Murre-MoE", "vision_encoder", "SigLIP-SO400M"),
    }
    told = next(claim for claim in understood.claims if claim.value_text == "EVA-CLIP-g")
    assert "Auklet [1] bridges" in text[told.start : told.end]


def test_the_date_of_a_later_generation_is_its_own(understand: Understand) -> None:
    text = (
        "# Catalogue\n\n### **Osprey: One Path**\n\nOsprey is plain.\n\nCy Day, Di Fox\n\n"
        "<details>\n<summary>More</summary>\n\nIt sees. **Osprey 2**, released in June 2031, has CLIP.\n</details>\n"
    )
    assert _said(understand(text), "release_date") == {("Osprey 2", "release_date", "June 2031")}
