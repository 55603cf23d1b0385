"""The pages of the workbench, a file a group."""

from tahqiq.serve.web.pages import (
    account,
    allegations,
    brief,
    check,
    claim,
    decisions,
    documents,
    explore,
    jobs,
    known,
    measure,
    review,
    rows,
    sources,
    strategies,
    team,
    two,
    watch,
)

PAGES = (
    check.router,
    claim.router,
    decisions.router,
    rows.router,
    explore.router,
    two.router,
    measure.router,
    known.router,
    documents.router,
    allegations.router,
    strategies.router,
    review.router,
    brief.router,
    sources.router,
    jobs.router,
    watch.router,
    account.router,
    team.router,
)
"""The routers, in the order in which they are asked."""
