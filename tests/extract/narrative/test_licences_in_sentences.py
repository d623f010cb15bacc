"""A sentence that says under which licence a model comes, in the words of licences' own; code and data are others'."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

SAID = {
    "This project is licensed under the Apache License, Version 2.0 (SPDX: Apache-2.0).": {
        "Apache License, Version 2.0"
    },
    "All models are licensed under the Apache License (Version 2.0).": {"Apache License (Version 2.0)"},
    "The model weights are licensed under the GNU AGPL v3.": {"GNU AGPL v3"},
    "The use of Dunlin-VL models is subject to [Crane Model License](./LICENSE).": {"Crane Model License"},
    "Usage of the weights must comply with the Crane 2 Community License.": {"Crane 2 Community License"},
    "The code is under MIT; the weights are under the Crane Research License Agreement.": {
        "Crane Research License Agreement"
    },
    "Our data is subject to the Crane Model License.": set(),
    "We thank Crane Labs, who share pages under the Crane Open License.": set(),
    "Dunlin-VL is subject to change.": set(),
    "This code repository is licensed under the Apache License, Version 2.0.": set(),
}


@pytest.mark.parametrize("sentence", SAID)
def test_a_licence_goes_to_what_has_it(understand: Understand, sentence: str) -> None:
    text = f"# Dunlin-VL\n\nDunlin-VL is an open model that sees.\n\n## License\n\n{sentence}\n"
    claims = understand(text).claims
    assert {one.value_text for one in claims if one.attribute == "licence"} == SAID[sentence]


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("Weights went public on 12 March 2031.", {"12 March 2031"}),
        ("First released in May 2030, it has been updated twice.", {"May 2030"}),
        ("The demo went live on 12 March 2031.", set()),
        ("The benchmark was first released in May 2030.", set()),
    ],
)
def test_a_date_of_release_goes_to_what_was_released(understand: Understand, sentence: str, dates: set[str]) -> None:
    text = f"# Dunlin-VL\n\nDunlin-VL is an open model that sees.\n\n## Overview\n\n{sentence}\n"
    claims = understand(text).claims
    assert {one.value_text for one in claims if one.attribute == "release_date"} == dates
