"""Pages made from papers: numbers in MathML, captions of figures, numbered sections, abilities above benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

PAGE = """
<article class="ltx_document"><h1 class="ltx_title">Okapi-VL: Native Resolutions for Charts</h1>
<section class="ltx_section"><h2 class="ltx_title"><span class="ltx_tag">3 </span>Experiments</h2>
<figure class="ltx_table"><figcaption><span class="ltx_tag">Table 1: </span>Comparison with others.</figcaption>
<table class="ltx_tabular"><thead class="ltx_thead"><tr><th rowspan="2"><span class="ltx_text">Model</span></th>
<th colspan="2"><span class="ltx_text">Reasoning</span></th><th colspan="2">OCR</th></tr>
<tr><th>MMMU<sub class="ltx_sub"><span class="ltx_text">val</span></sub></th><th>MathVista</th>
<th>DocVQA<sub class="ltx_sub">test</sub></th><th>ChartQA</th></tr></thead>
<tbody class="ltx_tbody"><tr><td colspan="5"><em class="ltx_emph">Open weights</em></td></tr>
<tr><td>Bongo-8B<sup class="ltx_sup">†</sup></td>
<td><math alttext="49.3"><semantics><mn>49.3</mn><annotation encoding="x-tex">49.3</annotation></semantics></math></td>
<td>58.3</td>
<td><math alttext="91.6\\pm 0.2"><semantics><mrow><mn>91.6</mn><mo>±</mo><mn>0.2</mn></mrow>
<annotation-xml
encoding="MathML-Content"><apply><cn>91.6</cn><cn>0.2</cn></apply></annotation-xml></semantics></math></td>
<td>83.3</td></tr>
<tr><td>Okapi-VL-9B <cite>[<a href="#bib.bib2">2</a>]</cite></td>
<td>58.3</td><td>62.7</td><td>94.1</td><td>84.9</td></tr>
</tbody></table></figure>
<figure><table><tbody>
<tr><td>Resolution</td><td>#Tokens</td><td>DocVQA</td><td>Mem. (GB)</td></tr>
<tr><td>448</td><td>256</td><td>80.3</td><td>19.8</td></tr>
<tr><td>896</td><td>1024</td><td>91.7</td><td>22.6</td></tr>
</tbody></table><figcaption>Table 2: Effect of the input resolution on Okapi-VL-9B.</figcaption></figure>
</section></article>
"""


def test_page_of_a_paper(understand: Understand, facts: ModuleType) -> None:
    _, understanding = understand(PAGE)
    assert (
        facts.lines_of(understanding.claims)
        == """
0.3 Bongo-8B: MMMU (val) = 49.3; MathVista = 58.3; DocVQA (test) = 91.6; ChartQA = 83.3
0.4 Okapi-VL-9B: MMMU (val) = 58.3; MathVista = 62.7; DocVQA (test) = 94.1; ChartQA = 84.9
1.1 Okapi-VL-9B 448: DocVQA = 80.3; memory = 19.8
1.2 Okapi-VL-9B 896: DocVQA = 91.7; memory = 22.6
""".strip().splitlines()
    )


@pytest.mark.parametrize(
    ("heading", "condition"),
    [
        ("3.2 Experiments", ""),
        ("Deploying Okapi-VL", ""),
        ("Memory of Okapi-VL", ""),
        ("4 Inference with 8 images", "Inference with 8 images"),
    ],
)
def test_heading_is_a_condition_of_memory_only_where_it_says_one(
    heading: str, condition: str, understand: Understand
) -> None:
    _, understanding = understand(
        f"# Okapi-VL\n\n## {heading}\n\n| Precision | GPU memory |\n|---|---|\n| BF16 | 22 GB |\n| INT4 | 9 GB |\n"
    )
    needs = [claim for claim in understanding.claims if claim.attribute == "min_gpu_ram_gb"]
    assert [claim.value_number for claim in needs] == [22, 9]
    assert [claim.condition.split("; ")[0] for claim in needs] == ([condition] * 2 if condition else ["BF16", "INT4"])
