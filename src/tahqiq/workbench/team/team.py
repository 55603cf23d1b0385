"""The team of a workspace, in one hand."""

from __future__ import annotations

from tahqiq.store.catalog import Catalog
from tahqiq.workbench.team.accounts import Accounts
from tahqiq.workbench.team.audit import Audit
from tahqiq.workbench.team.sessions import Sessions


class Team:
    """Accounts, sessions and the log."""

    def __init__(self, catalog: Catalog) -> None:
        self.accounts = Accounts(catalog)
        self.sessions = Sessions(catalog)
        self.audit = Audit(catalog)
