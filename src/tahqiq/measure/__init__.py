"""Events to numbers with uncertainty. Not built yet."""
