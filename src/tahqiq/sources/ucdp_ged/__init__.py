"""UCDP Georeferenced Event Dataset: see card.yml."""
