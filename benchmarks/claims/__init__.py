"""How right extraction and verdicts are: labelled passages of our own writing, and claims made of the evidence."""
