"""A text to its claims, their readings and verdicts: ``extract`` → ``read`` → ``find`` → ``judge``."""
