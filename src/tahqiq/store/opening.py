"""Opens or makes a workspace: the checks that keep one from being made among somebody's files."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.errors import WorkspaceError
from tahqiq.store.paths import Places

if TYPE_CHECKING:
    from tahqiq.store.catalog import Catalog


def opened(path: Path, catalog_url: str | None, *, create: bool) -> tuple[Places, Catalog]:
    """The workspace's places and catalog; see ``Workspace.open``."""
    from tahqiq.store.faults import guarded

    places = Places(path.expanduser().absolute())
    with guarded(places.root, "made" if create else "read"):
        _check_root(places)
        owner = _owner(places)
        if not owner:
            _check_new(places, catalog_url, create=create)
        # a lake that has an owner never gets a new catalog: to an empty one all its releases would be nobody's
        catalog = _catalog(places, catalog_url, create=create and not owner)
        if owner and owner != catalog.token:
            raise WorkspaceError(
                f"the lake in {places.root} belongs to another catalog than {catalog.place}: open it with its own, or "
                "name another workspace"
            )
        if create and not owner:
            _make_folders(places, catalog.token)
    return places, catalog


def _check_root(places: Places) -> None:
    if places.root.exists() and not places.root.is_dir():
        raise WorkspaceError(f"{places.root} is a file where a workspace's folder was expected: name a folder")


def _owner(places: Places) -> str:
    return places.owner.read_text("ascii").strip() if places.owner.is_file() else ""


def _check_new(places: Places, catalog_url: str | None, *, create: bool) -> None:
    begun = catalog_url is None and places.catalog.is_file()  # by a process that was killed, or is at it now
    if not create and not begun:
        raise WorkspaceError(f"there is no workspace at {places.root}: name another, or import something to make one")
    strangers = places.strangers() if places.root.is_dir() else []
    if strangers:
        raise WorkspaceError(
            f"{places.root} holds other files ({', '.join(strangers[:3])}): a workspace is made in a new or empty "
            "folder; name one"
        )


def _catalog(places: Places, catalog_url: str | None, *, create: bool) -> Catalog:
    from tahqiq.store import connect
    from tahqiq.store.catalog import open_catalog

    if create:
        places.root.mkdir(parents=True, exist_ok=True)
    place = str(places.root) if catalog_url is None else connect.shown(catalog_url)
    file = connect.sqlite_file(catalog_url, places.catalog)
    if file and not file.is_file() and not create:
        raise WorkspaceError(f"the catalog {file} is missing: restore it, or give the URL of the one that is used")
    return open_catalog(connect.engines(catalog_url, places.catalog), place, create=create)


def _make_folders(places: Places, token: str) -> None:
    places.lake.mkdir(exist_ok=True)
    places.raw.mkdir(exist_ok=True)
    draft = places.lake / f".owner-{secrets.token_hex(8)}"
    draft.write_text(token, "ascii")
    draft.replace(places.owner)  # whole or not at all
