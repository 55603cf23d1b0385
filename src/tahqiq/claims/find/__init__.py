"""What the evidence says: a few queries for the document, and figures made of what they return."""
