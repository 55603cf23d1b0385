"""An outline to a cited assessment. Not built yet."""
