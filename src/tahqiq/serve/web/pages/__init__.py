"""The pages of the workbench, a file a group."""

from tahqiq.serve.web.pages import account, brief, check, measure, team, watch

PAGES = (
    check.router,
    measure.router,
    brief.router,
    watch.router,
    account.router,
    team.router,
)
"""The routers, in the order in which they are asked."""
