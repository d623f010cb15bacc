"""A table far below lists: a heading that stands late in a page is not what the whole page is about."""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Reading, Understanding

Understand = Callable[[str], tuple[Reading, Understanding]]

LISTS = "\n".join(f"### Method {number}\n- **Way**: crops twice\n" for number in range(7))


def test_ours_is_not_the_name_of_a_late_heading(understand: Understand) -> None:
    text = f"""# Related Work

{LISTS}
## WrenCUA / WrenNext (Acme, 2026)

**"Learning from people"**

WrenCUA shows windows. WrenCUA is open.

## Results

| Model | Size | ScreenSpot-Pro |
|---|---|---|
| UGround-7B | 7B | 16.5% |
| **Ours (step 500)** | 3B | 18.3% |
"""
    assert not [one for one in understand(text)[1].claims if "WrenCUA" in one.model]
