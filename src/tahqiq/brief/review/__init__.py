"""A review of an operation or programme: what it was, what is said of it, what followed, what else may explain it."""
