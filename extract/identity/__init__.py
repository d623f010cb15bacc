"""Mentions of all documents in, models out: who is who, by rules and reviewed rows, never by resemblance alone."""

from extract.identity.resolution import resolve_models

__all__ = ["resolve_models"]
