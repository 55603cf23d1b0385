"""The pages of the workbench, a file a group."""

from tahqiq.serve.web.pages import (
    account,
    brief,
    check,
    claim,
    decisions,
    explore,
    known,
    measure,
    rows,
    strategies,
    team,
    watch,
)

PAGES = (
    check.router,
    claim.router,
    decisions.router,
    rows.router,
    explore.router,
    measure.router,
    known.router,
    strategies.router,
    brief.router,
    watch.router,
    account.router,
    team.router,
)
"""The routers, in the order in which they are asked."""
