"""What every page file ends with: draw the page over the shown release, for those who may look."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.access import require_access
from dashboard.release import ShownRelease, shown_release


def run_page(draw: Callable[[ShownRelease], None]) -> None:
    """Draw a page; nothing when there is no release yet, which `app.py` has then said."""
    require_access()
    shown = shown_release()
    if shown is not None:
        draw(shown)
