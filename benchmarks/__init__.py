"""What is measured, against what a user would otherwise run. ``make bench``."""
