"""Records and prose of a reading in; claims, issues and mentions about models out."""

from extract.narrative.records import understand_records

__all__ = ["understand_records"]
