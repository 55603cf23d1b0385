"""Figures set against claims: one voice a publisher, a label, a sentence, flags."""
