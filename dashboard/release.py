"""Which release of the warehouse the page shows: the newest, or the one that `release=` in the address pins."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import streamlit as st

from warehouse.migrating import ensure_readable
from warehouse.releases import current, releases

NEWEST: Final = "newest"
DEFAULT: Final = Path("data/atlas.duckdb")
_SEEN: Final = "release_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRelease:
    """One file that never changes, and its name; `release_id` belongs into every cache key."""

    release_id: str
    path: Path
    created_at: datetime
    is_pinned: bool


def warehouse_path() -> Path:
    """The warehouse's stable name, from VLM_ATLAS_WAREHOUSE."""
    return Path(os.environ.get("VLM_ATLAS_WAREHOUSE", "") or DEFAULT)


def newest_release() -> ShownRelease | None:
    """The release behind the stable name; None when nothing was published yet.

    Raises WarehouseError when the name leads to something that is not a warehouse.
    """
    path = current(warehouse_path())
    if path is None:
        return None
    status = path.stat()
    moment = datetime.fromtimestamp(status.st_mtime, UTC)
    is_versioned = path.parent.name.endswith(".releases")
    # A plain file under the stable name can be replaced: its time and size tell the replacements apart.
    name = path.stem if is_versioned else f"{path.stem}-{status.st_mtime_ns:x}-{status.st_size:x}"
    return ShownRelease(release_id=name, path=path, created_at=moment, is_pinned=False)


def kept_releases() -> dict[str, ShownRelease]:
    """The releases that can be pinned, newest first, by their names."""
    every = sorted(releases(warehouse_path()), key=lambda each: (each.run_id, each.created_at), reverse=True)
    return {
        each.release_id: ShownRelease(
            release_id=each.release_id, path=each.path, created_at=each.created_at, is_pinned=True
        )
        for each in every
    }


def shown_release() -> ShownRelease | None:
    """The release of this rerun: the pinned one where it is kept, otherwise the newest.

    Raises WarehouseError, with the way out, for a release of another schema version.
    """
    shown = kept_releases().get(asked_release()) or newest_release()
    if shown is not None:
        ensure_readable(shown.path)
    return shown


def asked_release() -> str:
    """The release that this session asks for: by its picker, or before that was drawn, by the address."""
    asked = st.session_state.get("release") or st.query_params.get("release") or NEWEST
    return str(asked)


def note_move(shown: ShownRelease) -> None:
    """Say once that the data moved since the last rerun of this session."""
    before = st.session_state.get(_SEEN)
    st.session_state[_SEEN] = shown.release_id
    if before is not None and before != shown.release_id and not shown.is_pinned:
        st.toast(f"The data moved: this page now shows release `{shown.release_id}`.", icon=":material/update:")


def age_words(moment: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that is at least one."""
    seconds = max((now - moment.replace(tzinfo=moment.tzinfo or UTC)).total_seconds(), 0)
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {word}{'' if count == 1 else 's'} ago"
    return "just now"
