"""Periods in prose: which days they name, how that is known, and what part they play."""

from tahqiq.claims.extract.periods.find import find_periods
from tahqiq.claims.extract.periods.model import Grain, PeriodMention, Role, year_until

__all__ = ["Grain", "PeriodMention", "Role", "find_periods", "year_until"]
