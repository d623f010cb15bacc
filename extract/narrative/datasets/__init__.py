"""Data sets that sentences name: which, in which role, how large."""
