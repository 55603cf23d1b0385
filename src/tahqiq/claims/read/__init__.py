"""Claims made ready to be asked: which measures of which areas and periods would answer each."""
