"""Events to numbers with uncertainty: counts, comparisons, trends, effects, places.

Each measure is a function of a workspace, the registry and a ``Selection``, and gives a ``Measured``; it stands in the
module of its name. Nothing is imported here: a check needs two files of this package, and no model.
"""
