"""What followed an operation, a law or a programme, set against what would have been expected without it."""

from tahqiq.measure.effect.effect import effect
from tahqiq.measure.effect.intervention import Intervention, Windows, named
from tahqiq.measure.effect.own import own_effect

__all__ = ["Intervention", "Windows", "effect", "named", "own_effect"]
