"""How hard and how fast: exchange of losses, lethality, operations, suicide attacks, and what follows on what."""

from tahqiq.measure.tempo.published import published_span
from tahqiq.measure.tempo.tempo import PUBLISHED, Pace, tempo

__all__ = ["PUBLISHED", "Pace", "published_span", "tempo"]
