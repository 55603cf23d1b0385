"""Measures held against simulated truth: ``python -m benchmarks.measure [--write] [--runs N]``."""

import os

# simulations run one to a core, and their matrices are small: threads inside of them only get in each other's way
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
