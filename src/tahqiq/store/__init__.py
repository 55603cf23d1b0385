"""The workspace: a catalog of releases, an immutable lake of Parquet, and both as known on a day."""

from tahqiq.store.paths import default_path
from tahqiq.store.workspace import Workspace

__all__ = ["Workspace", "default_path"]
