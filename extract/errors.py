"""The errors of VLM Atlas; every room raises below one base class.

AtlasError
├── SeedsError        a file under seeds/ (sources, reference data) cannot be read as what it should be
├── FetchError        a source cannot be found or fetched
├── ExtractError      a body cannot be read as a document at all (one doubtful cell is an issue row instead)
└── WarehouseError    the warehouse cannot be opened, built, checked or published

A message names the place, the value and the next act.
"""


class AtlasError(Exception):
    """Base of all errors that a user can act on; the command line prints it as one line."""


class SeedsError(AtlasError):
    """A file under seeds/ is not what it should be."""


class FetchError(AtlasError):
    """A source cannot be found or fetched."""


class ExtractError(AtlasError):
    """A body cannot be read as a document at all."""


class WarehouseError(AtlasError):
    """The warehouse cannot be opened, built, checked or published."""
