"""Why a piece of text got no usable answer."""

from __future__ import annotations


class Unread(Exception):
    """A piece that the model did not read. Caught where pieces are asked for; never reaches a user as an error.

    ``again`` says that asking once more may help, ``final`` that no other piece need be tried.
    """

    def __init__(self, why: str, *, again: bool = False, final: bool = False) -> None:
        super().__init__(why)
        self.why, self.again, self.final = why, again, final
