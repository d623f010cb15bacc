"""Where the seeds lie: the working directory's seeds/, or the ones packaged with us; their texts out."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from extract.errors import SeedsError
from extract.reference import Reference, read_reference

CHECKS_VARIABLE = "VLM_ATLAS_CHECKS"
"""As warehouse.checking.CHECKS_FOLDER, which looks there itself."""


def seeds_folder(working_directory: Path) -> Path:
    """The folder with sources.toml and reference/: the working directory's own seeds/, else the packaged seeds.

    Raises SeedsError where neither exists.
    """
    local = working_directory / "seeds"
    if (local / "sources.toml").is_file():
        return local
    spec = importlib.util.find_spec("seeds")
    for location in spec.submodule_search_locations or () if spec is not None else ():
        if (Path(location) / "sources.toml").is_file():
            return Path(location)
    raise SeedsError(f"{local}/sources.toml: not there, and no seeds are installed; run in a checkout or name sources")


def own_checks(seeds: Path) -> Path | None:
    """The folder of checks beside the seeds; None without one, or when the environment names another."""
    folder = seeds / "checks"
    return folder if folder.is_dir() and not os.environ.get(CHECKS_VARIABLE) else None


def reference_of(seeds: Path) -> Reference:
    """The reviewed reference data of a seeds folder, parsed. Raises SeedsError for a file that is no CSV in UTF-8."""
    return read_reference(reference_texts(seeds))


def reference_texts(seeds: Path) -> dict[str, str]:
    """The CSV texts of the reviewed reference data by file stem, sorted. Raises SeedsError for a file not in UTF-8."""
    texts: dict[str, str] = {}
    for path in sorted((seeds / "reference").glob("*.csv")):
        try:
            texts[path.stem] = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise SeedsError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    return texts
