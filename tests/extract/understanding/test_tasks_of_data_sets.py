"""Data sets that serve several tasks: captions, retrieval and questions are benchmarks of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            "| Model | COCO | Flickr30K | NoCaps | GQA |\n|---|---|---|---|---|\n"
            "| Zebra-2B | 141.4 | 89.7 | 120.5 | 62.3 |\n",
            ["COCO captions 141.4", "Flickr30K captions 89.7", "NoCaps 120.5", "GQA 62.3"],
            id="beside a benchmark of captions",
        ),
        pytest.param(
            "| Model | Flickr30K | MMMU | NoCaps |\n|---|---|---|---|\n| Zebra-2B | 91.4 | 39.7 | 120.5 |\n",
            ["Flickr30K 91.4", "MMMU 39.7", "NoCaps 120.5"],
            id="not beside it",
        ),
        pytest.param(
            "| Model | Flickr30K | NoCaps | XTD retrieval |\n|---|---|---|---|\n| Zebra-2B | 91.4 | 120.5 | 71.0 |\n",
            ["Flickr30K 91.4", "NoCaps 120.5", "XTD retrieval 71.0"],
            id="in a table that speaks of retrieval, too",
        ),
        pytest.param(
            "**Image Captioning & Visual Question Answering**\n\n| Model | COCO<br>(test) | GQA<br>(test) |\n"
            "|---|---|---|\n| Zebra-2B | 141.4 | 62.3 |\n",
            ["COCO captions 141.4", "GQA 62.3"],
            id="below two tasks of which the data set serves one",
        ),
    ],
)
def test_the_neighbours_of_a_column_tell_its_task(document: str, expected: list[str], understand: Understand) -> None:
    _, understanding = understand(f"# Zebra\n\n{document}")
    scores = [one for one in understanding.claims if one.attribute == "score"]
    assert sorted(f"{one.benchmark} {one.value_text}" for one in scores) == sorted(expected)
