"""What changed between two briefs of one outline, statement by statement, and why."""
