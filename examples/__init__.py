"""Reports to check, and the demonstration that checks the first of them."""
