"""UCDP Country-Year Dataset on Organized Violence: see card.yml."""
