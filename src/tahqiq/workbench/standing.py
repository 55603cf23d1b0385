"""What an answer stands on: it is the same as long as no release, decision or judgement on a name is added."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

from tahqiq.store import Workspace
from tahqiq.version import __version__


def ground(workspace: Workspace) -> Hashable:
    """The releases that are held, and the last decision and judgement."""
    held = tuple(r.release_id for r in workspace.releases())
    return held, workspace.decisions.last(), workspace.names.last()


def standing(workspace: Workspace) -> str:
    """The same as a line of text, with the version of Tahqiq that answers."""
    return hashlib.sha256(repr((__version__, ground(workspace))).encode()).hexdigest()
