"""Records and prose of a reading in; claims, issues and mentions about models out."""

from extract.narrative.understanding import understand_records

__all__ = ["understand_records"]
