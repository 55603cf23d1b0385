"""Notable incidents: see card.yml."""
