"""Records and prose in, claims out: components, sizes, data sets, people, links, with hedges and negations heard."""

from extract.narrative.records import understand_records

__all__ = ["understand_records"]
