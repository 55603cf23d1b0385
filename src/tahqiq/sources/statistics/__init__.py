"""Statistics that publishers published: see card.yml."""
