"""Tables in, claims out: roles, orientation, column meanings, scores, sizes, memory, and where every cell went."""

from extract.understanding.tables import understand_tables

__all__ = ["understand_tables"]
