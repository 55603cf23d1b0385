"""An assessment in words: the language of a brief, and what is checked of it. It loads nothing when imported."""
