"""Periods in prose: which days they name, how that is known, and what part they play."""

from tahqiq.claims.extract.periods.atom import Fiscal
from tahqiq.claims.extract.periods.find import find_periods
from tahqiq.claims.extract.periods.fiscal import HINT as FISCAL_HINT
from tahqiq.claims.extract.periods.model import Grain, PeriodMention, Role, year_until

__all__ = ["FISCAL_HINT", "Fiscal", "Grain", "PeriodMention", "Role", "find_periods", "year_until"]
