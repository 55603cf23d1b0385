"""Outlines to cited assessments, and the language of both: no number without a query. It loads nothing itself."""
