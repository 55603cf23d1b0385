"""What stands beside a verdict, never inside it."""
