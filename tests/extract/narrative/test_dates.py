"""One grammar of dates, wherever a release is told: in a sentence, behind a label, below a heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

DATES = ["March 2031", "3 March 2031", "March 3, 2031", "Mar. 3rd, 2031", "3rd March, 2031", "3/31/2031", "2031-03-31"]
PLACES = {
    "in a sentence": "Tern-VL was released on {date}.",
    "behind a label": "- **Released:** {date}",
    "below a heading": "## Release date\n\n{date}",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("date", DATES)
def test_a_release_is_dated(understand: Understand, date: str, place: str) -> None:
    found = understand(f"# Tern-VL\n\nTern-VL is a vision-language model.\n\n{place.format(date=date)}\n").claims
    assert [(c.model, c.value_text) for c in found if c.attribute == "release_date"] == [("Tern-VL", date)]
