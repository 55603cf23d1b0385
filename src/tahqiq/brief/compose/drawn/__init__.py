"""Pictures made of the rows that the passages stand on; what they say is computed from the numbers."""
