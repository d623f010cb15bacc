"""Ordinary words below an upper header that is written like a name: parts of it, whatever else they may mean."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "Math and Strategy below a name that nobody knows": (
        """
<table>
<tr><th rowspan="2">Model</th><th colspan="4">QuuxCoT</th></tr>
<tr><th>Logic</th><th>Math</th><th>Strategy</th><th>Spatial Planning</th></tr>
<tr><td>Okapi-VL-7B</td><td>42.1</td><td>76.3</td><td>43.5</td><td>33.8</td></tr>
<tr><td>Gnu-VL-3B</td><td>12.1</td><td>46.3</td><td>13.5</td><td>23.8</td></tr>
</table>
""",
        """
0.2 Okapi-VL-7B: QuuxCoT (Logic) = 42.1; QuuxCoT (Math) = 76.3; QuuxCoT (Strategy) = 43.5; \
QuuxCoT (Spatial Planning) = 33.8
0.3 Gnu-VL-3B: QuuxCoT (Logic) = 12.1; QuuxCoT (Math) = 46.3; QuuxCoT (Strategy) = 13.5; \
QuuxCoT (Spatial Planning) = 23.8
""",
    ),
    "known benchmarks below a word that sorts them": (
        """
| Model | Multi-Image | Multi-Image |
|---|---|---|
| | BLINK | MuirBench |
| Okapi-VL-7B | 42.1 | 76.3 |
""",
        """
0.2 Okapi-VL-7B: BLINK = 42.1; MuirBench = 76.3
""",
    ),
    "a link in brackets that only says weight": (
        """
| Model | MMMU | MathVista |
|---|---|---|
| **Okapi** [[Weight]](https://huggingface.co/acme/Okapi-7B) | 42.1 | 76.3 |
""",
        """
0.1 Okapi: MMMU = 42.1; MathVista = 76.3
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_plain_words_below_a_name_are_its_parts(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    assert facts.lines_of(understand(f"# Okapi-VL\n\n## Results\n{text}")[1].claims) == expected.strip().splitlines()
