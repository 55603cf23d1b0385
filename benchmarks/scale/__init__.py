"""Speed and memory at size: long reports, many claims over many events, many files. ``python -m benchmarks.scale``."""
