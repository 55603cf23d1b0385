"""What views ask for: the office of the application that serves them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from tahqiq.workbench.office import Office


def _office(request: Request) -> Office:
    office: Office = request.app.state.office
    return office


Desk = Annotated[Office, Depends(_office)]
"""A parameter of a view that is the office."""
