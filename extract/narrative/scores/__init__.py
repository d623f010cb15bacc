"""Scores that sentences state: one rule a form of sentence, all claimed through `score_claims`."""
