"""Where a workspace is, and where things are in it.

<workspace>/
  catalog.sqlite                        the catalog, unless a URL names another
  lake/.owner                           the token of the catalog that the lake belongs to
  lake/<dataset>/<release>/<kind>.parquet, rejects.parquet
  lake/.import-<token>, .import-<token>.lock    an import under way, or what a killed one left
  raw/<sha256[:2]>/<sha256>/<name>      the publisher's files, each kept once
  jobs/<id>/                            the files of the workbench's jobs, until these have ended
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tahqiq.errors import WorkspaceError
from tahqiq.terms import RecordKind, Release

CATALOG = "catalog.sqlite"
_OURS = frozenset({CATALOG, f"{CATALOG}-wal", f"{CATALOG}-shm", f"{CATALOG}-journal", "lake", "raw", "jobs"})


def default_path() -> Path:
    """``$TAHQIQ_WORKSPACE``, else ``tahqiq`` in ``$XDG_DATA_HOME`` or ``~/.local/share``."""
    named = os.environ.get("TAHQIQ_WORKSPACE", "").strip()
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME", "")
    if Path(data).is_absolute():  # the XDG specification has relative paths ignored
        return Path(data) / "tahqiq"
    try:
        return Path.home() / ".local" / "share" / "tahqiq"
    except RuntimeError as error:
        raise WorkspaceError("no home folder to keep a workspace in: set TAHQIQ_WORKSPACE to a folder") from error


def default_catalog() -> str | None:
    """The address of the catalog where it is not in the workspace: ``$TAHQIQ_CATALOG``, a PostgreSQL URL."""
    return os.environ.get("TAHQIQ_CATALOG", "").strip() or None


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of the workspace at ``root``."""

    root: Path

    @property
    def catalog(self) -> Path:
        return self.root / CATALOG

    @property
    def lake(self) -> Path:
        return self.root / "lake"

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def owner(self) -> Path:
        return self.lake / ".owner"

    def folder(self, release: Release) -> Path:
        """The release's folder in the lake."""
        return self.lake / release.folder

    def parquet(self, release: Release, kind: RecordKind | None = None) -> Path:
        """The release's rows."""
        return self.folder(release) / f"{kind or release.kind}.parquet"

    def rejects(self, release: Release) -> Path:
        """The rows that the release's import set aside."""
        return self.folder(release) / "rejects.parquet"

    def raw_folder(self, sha256: str) -> Path:
        """The folder that holds the one copy of a raw file."""
        return self.raw / sha256[:2] / sha256

    def strangers(self) -> list[str]:
        """What is in the folder and not ours: a workspace is never made among somebody's files."""
        found = [p for p in self.root.iterdir() if p.name not in _OURS]
        for folder in (self.lake, self.raw):  # a workspace that is only begun has nothing in them
            found += [p for p in (folder.iterdir() if folder.is_dir() else ()) if not p.name.startswith(".owner")]
        return sorted(p.relative_to(self.root).as_posix() for p in found)
