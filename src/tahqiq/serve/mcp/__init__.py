"""An MCP server: a language model's answer can stand on evidence, and say so."""
