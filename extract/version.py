"""The extractor's version, apart from its code: who decides what to read need not import how to read."""

VERSION = "12"
"""Raise when the same bytes give other records; part of the key that decides whether a document is read again."""
