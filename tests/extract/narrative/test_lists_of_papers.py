"""Papers cited in one line, above what is said of their models."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_LIST = (
    "# Papers of the month\n\n"
    "**Andesite: Eyes for Slow Readers** — Mirela Popa, Yusuf Aydin (Acme Labs), [arXiv](https://arxiv.org/abs/2701.01234)\n\n"
    "> We present Andesite, a model with 3.2B parameters. Its encoder is SigLIP-SO400M.\n\n"
    '"Travertine: Pages in Layers". Ole Berg and Ling Wu. 2027. [[paper]](https://arxiv.org/abs/2701.04321)\n\n'
    "Travertine pairs CLIP ViT-L/14 with Vicuna-7B.\n\n"
    "**How Much Data Is Enough?** — Jan Roe, [arXiv](https://arxiv.org/abs/2701.09999)\n\n"
    "> We train models between 2B and 9B parameters. DINOv2 is the worst encoder.\n\n"
    "**GlyphBench: A Benchmark of Old Scripts** — Ida Roe, Bo Li, [arXiv](https://arxiv.org/abs/2701.07777)\n\n"
    "> GlyphBench has 4B tokens.\n"
)


def test_each_paper_has_its_title_authors_and_facts(understand: Understand) -> None:
    claims = understand(_LIST).claims
    said = {(c.model, c.attribute, c.value_text) for c in claims if c.attribute not in ("paper_url", "summary")}
    assert said == {
        ("Andesite", "title", "Eyes for Slow Readers"),
        ("Andesite", "author", "Mirela Popa"),
        ("Andesite", "author", "Yusuf Aydin"),
        ("Andesite", "author", "Acme Labs"),
        ("Andesite", "arxiv_id", "2701.01234"),
        ("Andesite", "params_total_b", "3.2B"),
        ("Andesite", "vision_encoder", "SigLIP-SO400M"),
        ("Travertine", "title", "Pages in Layers"),
        ("Travertine", "author", "Ole Berg"),
        ("Travertine", "author", "Ling Wu"),
        ("Travertine", "arxiv_id", "2701.04321"),
        ("Travertine", "vision_encoder", "CLIP ViT-L/14"),
        ("Travertine", "language_model", "Vicuna-7B"),
    }


def test_a_catalogue_credits_its_sections_in_one_line(understand: Understand) -> None:
    text = "".join(
        f"### {name}\n\n*{name}: {title}.* {people}. 2027. [[paper]](https://arxiv.org/abs/{number})\n\n"
        f"<details><summary>Details</summary>\n\n{name} uses {encoder}.\n\n</details>\n\n"
        for name, title, people, number, encoder in (
            ("Andesite", "Slow Readers", "Mirela Popa, Yusuf Aydin", "2701.01234", "SigLIP-SO400M"),
            ("Travertine", "Pages in Layers", "Ole Berg, Ling Wu et al", "2701.04321", "CLIP ViT-L/14"),
        )
    )
    said = {(c.model, c.attribute, c.value_text) for c in understand(f"# An atlas\n\n{text}").claims}
    assert said >= {
        ("Andesite", "title", "Slow Readers"),
        ("Andesite", "author", "Yusuf Aydin"),
        ("Andesite", "vision_encoder", "SigLIP-SO400M"),
        ("Travertine", "title", "Pages in Layers"),
        ("Travertine", "author", "Ling Wu"),
        ("Travertine", "arxiv_id", "2701.04321"),
        ("Travertine", "vision_encoder", "CLIP ViT-L/14"),
    }


def test_a_list_of_papers_in_html_says_the_same(understand: Understand) -> None:
    cited = {
        "markdown": ("**{}** — Ana Roe, Bo Li (Acme Labs), [arXiv](https://arxiv.org/abs/2031.0{}111)\n\n{}\n\n"),
        "HTML": (
            "<p><strong>{}</strong> — Ana Roe, Bo Li (Acme Labs), "
            '<a href="https://arxiv.org/abs/2031.0{}111">arXiv</a></p>\n<p>{}</p>\n'
        ),
    }
    papers = (
        ("Osprey-VL: Seeing Far and Wide", 1, "Osprey-VL joins SigLIP and Qwen2.5-7B. Osprey-VL has 7.6B parameters."),
        ("Kestrel-VL: Reading Small Print", 2, "Kestrel-VL has 2.2B parameters and scores 41.0 on MMMU."),
    )
    said = [
        {(c.model, c.attribute, c.value_text) for c in understand("".join(form.format(*one) for one in papers)).claims}
        for form in cited.values()
    ]
    assert ("Osprey-VL", "title", "Seeing Far and Wide") in said[0]
    assert ("Kestrel-VL", "author", "Bo Li") in said[0]
    assert said[0] == said[1]


def test_an_item_cites_its_paper_and_tells_of_the_model(understand: Understand) -> None:
    text = (
        "# Small models\n\n"
        "- **Scoria-VL: Eyes of Ash** — Tove Lund, Rafa Pinho, [arXiv](https://arxiv.org/abs/2703.10010)\n"
        "  - 4.3B parameters: SigLIP-SO400M, Qwen2.5-3B\n"
        "- [Pumice](https://github.com/acme/pumice) — *Pumice: A Light Encoder* by Juha Maki, Wen Xi. "
        "Encoder-free model built on SmolLM2. [[pdf]](https://arxiv.org/pdf/2707.02222)\n"
        "- **Basalt-Doc** · 900M · CLIP ViT-B/16 → T5-base · DocVQA 74.9 · MIT · [paper](https://arxiv.org/abs/2712.05050)\n"
        "- **Shingle-1M** — 1M captions by GPT-4V.\n"
    )
    claims = [c for c in understand(text).claims if c.attribute not in ("paper_url", "github_url")]
    said = {(c.model, c.attribute, c.value_text) for c in claims if c.attribute != "evaluation_benchmark"}
    assert said == {
        ("Scoria-VL", "title", "Eyes of Ash"),
        ("Scoria-VL", "author", "Tove Lund"),
        ("Scoria-VL", "author", "Rafa Pinho"),
        ("Scoria-VL", "arxiv_id", "2703.10010"),
        ("Scoria-VL", "params_total_b", "4.3B"),
        ("Scoria-VL", "vision_encoder", "SigLIP-SO400M"),
        ("Scoria-VL", "language_model", "Qwen2.5-3B"),
        ("Pumice", "title", "A Light Encoder"),
        ("Pumice", "author", "Juha Maki"),
        ("Pumice", "author", "Wen Xi"),
        ("Pumice", "arxiv_id", "2707.02222"),
        ("Pumice", "vision_encoder", "none"),
        ("Pumice", "language_model", "SmolLM2"),
        ("Basalt-Doc", "params_total_b", "900M"),
        ("Basalt-Doc", "vision_encoder", "CLIP ViT-B/16"),
        ("Basalt-Doc", "language_model", "T5-base"),
        ("Basalt-Doc", "score", "74.9"),
        ("Basalt-Doc", "licence", "MIT"),
        ("Basalt-Doc", "arxiv_id", "2712.05050"),
    }
