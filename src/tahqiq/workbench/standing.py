"""What an answer stands on: it is the same as long as no release, decision or judgement on a name is added."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

from tahqiq import packs
from tahqiq.store import Workspace
from tahqiq.version import __version__


def ground(workspace: Workspace) -> Hashable:
    """The releases that are held, and the last decision and judgement."""
    held = tuple(r.release_id for r in workspace.releases())
    return held, workspace.decisions.last(), workspace.names.last()


def standing(workspace: Workspace) -> str:
    """The same as a line of text, with what texts are read by."""
    return _digest((reading(), ground(workspace)))


def holding(workspace: Workspace) -> str:
    """The same for what no decision or judgement changes."""
    return _digest((reading(), tuple(r.release_id for r in workspace.releases())))


def reading() -> str:
    """What texts are read by, as a line of text: the version of Tahqiq and the files of the packs."""
    files = sorted(file for folder in packs.folders() for file in folder.rglob("*") if file.is_file())
    return _digest((__version__, [(str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in files]))


def _digest(told: Hashable | tuple[object, ...]) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()
