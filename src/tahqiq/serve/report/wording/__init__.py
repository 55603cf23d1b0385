"""Numbers, periods, names and claims in plain words, for every format that people read."""
