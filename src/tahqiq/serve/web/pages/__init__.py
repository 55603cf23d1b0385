"""The pages of the workbench, a file a group."""

from tahqiq.serve.web.pages import check

PAGES = (check.router,)
"""The routers, in the order in which they are asked."""
