"""Understood lines in, claims out: scores, sizes, memory, parts; and the ledger of every cell's fate."""
