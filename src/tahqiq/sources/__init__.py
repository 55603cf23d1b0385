"""A publisher's file → a batch of normal records, with every rejected row explained. One folder a dataset.

``read(dataset, path)`` reads a file, ``detect(path)`` says which dataset it is, ``card(dataset)`` says what one row is
and what is left out.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tahqiq.errors import EvidenceError, UnknownName

if TYPE_CHECKING:
    from tahqiq.sources.batch import Batch
    from tahqiq.terms import Card

__all__ = ["card", "datasets", "detect", "read", "sniff"]

_DATASETS = ("ucdp_ged", "ucdp_country_year", "views_country_month", "statistics", "incidents", "facts", "allegations")


def datasets() -> tuple[str, ...]:
    """The datasets that can be read."""
    return _DATASETS


def card(dataset: str) -> Card:
    """The card of a dataset; UnknownName where there is none of that name."""
    from tahqiq.sources import cards

    return cards.load(_known(dataset))[0]


def sniff(path: Path) -> None:
    """EvidenceError for a file that by its first bytes can be no table of ours; nothing of it is interpreted."""
    from tahqiq.sources.csvfile import check_kind

    check_kind(path)


def detect(path: Path) -> str:
    """The dataset whose columns a file has; EvidenceError with the nearest one's missing columns otherwise."""
    from tahqiq.sources.csvfile import read_header

    missing: dict[str, list[str]] = {}
    for dataset in _DATASETS:
        reader = _reader(dataset)
        names = read_header(path, **({"rename": reader.column_name} if hasattr(reader, "column_name") else {})).names
        missing[dataset] = [name for name in reader.REQUIRED if name not in names]
        if not missing[dataset]:
            return dataset

    def share(dataset: str) -> float:
        return len(missing[dataset]) / len(_reader(dataset).REQUIRED)

    nearest = min(_DATASETS, key=share)
    hint = f"; the nearest is {nearest}, of which it lacks {', '.join(missing[nearest])}"
    raise EvidenceError(
        f"{path.name} has the columns of no known dataset{hint if share(nearest) < 0.5 else ''};"
        f" known are {', '.join(_DATASETS)}"
    )


def read(dataset: str, path: Path, *, version: str = "", published: str = "", **options: Any) -> Batch:
    """Read a file of a dataset.

    ``version`` and ``published`` (2022, 2022-06 or 2022-06-15) are given where the file does not say them or says them
    wrongly. Options are the reader's own (``fiscal_month`` of facts). EvidenceError where the file as a whole cannot be
    used; single rows that cannot are in ``Batch.rejects``.
    """
    batch: Batch = _reader(_known(dataset)).read(path, version=version, published=published, **options)
    return batch


def _known(dataset: str) -> str:
    if dataset not in _DATASETS:
        raise UnknownName(f"no dataset is called {dataset!r}; known are {', '.join(_DATASETS)}")
    return dataset


def _reader(dataset: str) -> Any:
    return import_module(f"tahqiq.sources.{dataset}.read")
