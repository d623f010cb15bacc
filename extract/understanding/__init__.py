"""Tables in, claims out: roles, orientation, column meanings, scores, sizes, memory, and where every cell went."""
