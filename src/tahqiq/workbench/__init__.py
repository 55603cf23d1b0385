"""What the workbench keeps beside the evidence: documents and their checks. Reached through ``office.Office``."""
