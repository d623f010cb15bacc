"""Sentences as language: what stands in one, what it denies, hedges or compares, whom its grammar is about.

Nothing is claimed here.
"""
