"""The report's own text: blocks, inline styles, and the pieces that claims cut it into."""
