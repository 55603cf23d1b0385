"""VIEWS country-month panel of state-based deaths: see card.yml."""
