"""Groups above repeated models, long captions that end on a benchmark, names under a heading of counts."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

CASES: dict[str, tuple[str, str]] = {
    "what was measured stands above the same two models": (
        """
# Okapi-Voice

## Evaluation of spoken answers

<table>
<thead>
<tr><th rowspan="2">Category</th><th colspan="2">Obedience</th><th colspan="2">Sound Quality</th></tr>
<tr><th>Gnu-4-Voice</th><th>Okapi-Voice</th><th>Gnu-4-Voice</th><th>Okapi-Voice</th></tr>
</thead>
<tbody>
<tr><td>Dialects</td><td>2.1</td><td>3.6</td><td>2.8</td><td>3.4</td></tr>
<tr><td>Whispering</td><td>3.5</td><td>4.1</td><td>3.0</td><td>3.7</td></tr>
</tbody>
</table>
""",
        """
0.2 Gnu-4-Voice: Dialects (Obedience) = 2.1; Dialects (Sound Quality) = 2.8
0.2 Okapi-Voice: Dialects (Obedience) = 3.6; Dialects (Sound Quality) = 3.4
0.3 Gnu-4-Voice: Whispering (Obedience) = 3.5; Whispering (Sound Quality) = 3.0
0.3 Okapi-Voice: Whispering (Obedience) = 4.1; Whispering (Sound Quality) = 3.7
""",
    ),
    "a long caption ends on the benchmark, the columns are its parts": (
        """
# Okapi-Voice

## Judged by another model

<table>
<caption>Comparison of the basic abilities of talking assistants in the OkapiEval-Talk-12.</caption>
<thead><tr><th>Model</th><th>Truth (% &uarr;)</th><th>Fit (% &uarr;)</th><th>Mark &uarr;</th></tr></thead>
<tr><td>Gnu-4-Voice</td><td>51.2</td><td>63.4</td><td>3.3</td></tr>
<tr><td>Okapi-Voice-7B</td><td>65.1</td><td>74.8</td><td>4.0</td></tr>
</table>
""",
        """
0.1 Gnu-4-Voice: OkapiEval-Talk-12 (Truth) = 51.2; OkapiEval-Talk-12 (Fit) = 63.4; OkapiEval-Talk-12 (Mark) = 3.3
0.2 Okapi-Voice-7B: OkapiEval-Talk-12 (Truth) = 65.1; OkapiEval-Talk-12 (Fit) = 74.8; OkapiEval-Talk-12 (Mark) = 4.0
""",
    ),
    "names of models under a heading of tokens, speech by errors and likeness": (
        """
# Okapi-Voice

### Results on the SEED test sets

<table>
<thead>
<tr><th rowspan="2">Token</th><th colspan="2">test-zh</th><th>test-en</th></tr>
<tr><th>CER (%) &darr;</th><th>SS &uarr;</th><th>WER (%) &darr;</th></tr>
</thead>
<tr><td>Okapi-TTS-3B</td><td>2.11</td><td>0.781</td><td>3.42</td></tr>
<tr><td>Gnu-TTS-1B</td><td>2.64</td><td>0.812</td><td>4.05</td></tr>
</table>
""",
        """
0.3 Gnu-TTS-1B: SEED-TTS (test zh) {CER} = 2.64; SEED-TTS (test zh) {SS} = 0.812; SEED-TTS (test en) {WER} = 4.05
0.2 Okapi-TTS-3B: SEED-TTS (test zh) {CER} = 2.11; SEED-TTS (test zh) {SS} = 0.781; SEED-TTS (test en) {WER} = 3.42
""",
    ),
    "minimum between the card and its memory": (
        """
# Okapi-Voice

| Model | Setting | GPU Minimum Memory |
|---|---|---|
| Okapi-Voice-130B | 40Hz | 262GB |
| Okapi-TTS-3B | 40Hz | 7.5GB |
""",
        """
0.1 Okapi-Voice-130B: memory [40Hz] = 262GB
0.2 Okapi-TTS-3B: memory [40Hz] = 7.5GB
""",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_tells_columns_of_one_model_apart(case: str, understand: Understand, facts: ModuleType) -> None:
    text, expected = CASES[case]
    lines = facts.lines_of(understand(text)[1].claims)
    assert sorted(lines) == sorted(expected.strip().splitlines())
