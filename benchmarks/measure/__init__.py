"""Measures held against simulated truth: ``python -m benchmarks.measure [--write] [--runs N]``."""
