"""Compiled templates kept as Python keeps compiled modules, so that a command need not compile them again.

Compiling takes longer than rendering a report: without this a page takes about 0.2 s more in a new process.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class Beside(FileSystemBytecodeCache):
    """In ``__pycache__`` beside the templates; where that cannot be written, nothing is kept, as with modules.

    Jinja2 names an entry by the template's path and holds it against a digest of the source and the version of
    Python, so a changed template or another interpreter never meets an old entry.
    """

    def __init__(self, templates: Path) -> None:
        self._folder = templates / "__pycache__"
        super().__init__(str(self._folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if anything was."""
        try:
            super().load_bytecode(bucket)
        except OSError:
            return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one template's code if that is wanted and can be done."""
        if sys.dont_write_bytecode:
            return
        try:
            self._folder.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return  # an installation that only an administrator may write to
