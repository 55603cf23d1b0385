"""Every error a user can meet.

    TahqiqError
    ├── InputError          a document or an argument cannot be used          exit status 2
    │   ├── EvidenceError   an evidence file has the wrong structure
    │   ├── Withheld        rows that their licence keeps from being passed on
    │   └── Refusal         a decision that cannot be stored, with every fault of it
    │       └── Overtaken   another decision on the same came first
    ├── WorkspaceError      the workspace cannot be read or written
    │   └── NewerWorkspace  it was written by a newer version
    ├── PackError           a country pack is wrong or missing
    └── UnknownName         an actor, place, dataset or release that is not known

A message is one line: what arrived, what was expected, what to do.
"""

from collections.abc import Sequence


class TahqiqError(Exception):
    """The root: whatever is raised on purpose descends from it."""

    exit_status = 2

    @property
    def lines(self) -> tuple[str, ...]:
        """What is wrong, a line each; one line for all but the errors that gather several faults."""
        return (str(self),)


class InputError(TahqiqError):
    """A document or an argument that cannot be used."""


class EvidenceError(InputError):
    """An evidence file whose structure is not what its source gives; nothing of it was imported."""


class Withheld(InputError):
    """Rows that were asked for and that their publisher's licence keeps from being passed on."""


class Refusal(InputError):
    """A decision that cannot be stored: ``faults`` has every one that was found in it."""

    def __init__(self, what: str, faults: Sequence[str]) -> None:
        super().__init__(f"{what}: {'; '.join(faults)}")
        self.faults = tuple(faults)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every fault."""
        return self.faults


class Overtaken(Refusal):
    """Somebody decided on the same since it was looked at; ``faults`` says what they changed."""


class WorkspaceError(TahqiqError):
    """The workspace cannot be read or written."""


class NewerWorkspace(WorkspaceError):
    """The workspace was written by a newer version of Tahqiq."""


class PackError(TahqiqError):
    """A country pack that is wrong or missing."""


class UnknownName(TahqiqError):
    """An actor, place, dataset or release that is not known."""
