"""A workspace: a folder with a catalog and a lake, opened, read as of a day, and added to."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tahqiq.errors import UnknownName, WorkspaceError
from tahqiq.store import views
from tahqiq.store.opening import opened
from tahqiq.store.paths import Places, default_catalog, default_path
from tahqiq.terms import Card, RecordKind, Release
from tahqiq.terms.evidence import Columns

if TYPE_CHECKING:
    import duckdb
    import ibis
    import pyarrow as pa
    from ibis.backends.duckdb import Backend

    from tahqiq.sources.batch import Batch
    from tahqiq.store.catalog import Catalog, Entry
    from tahqiq.store.decisions import Log
    from tahqiq.store.names import Names

_ASKED = 64
"""Views of what was asked that are kept; a handful of questions follow one another on each."""


class Workspace:
    """Evidence as releases. Several processes may read and publish at once; one object serves one thread.

    What only reads the catalog (``releases``, ``in_force``, ``release``) does not load Ibis.
    """

    def __init__(self, places: Places, catalog: Catalog) -> None:
        self._places = places
        self._catalog = catalog
        self._entries: Sequence[Entry] = ()
        self._found: dict[tuple[object, dt.date | None], list[Release]] = {}
        self._views: set[str] = set()
        self._laid: dict[str, object] = {}
        self._asked: OrderedDict[object, tuple[str, str]] = OrderedDict()
        self._numbers = count()
        self._handles: dict[tuple[str | None, str], ibis.Table] = {}
        self._pinned: dict[dt.date | None, list[Release]] | None = None
        self._compiled: dict[tuple[str, tuple[str, ...]], tuple[str, pa.Schema]] = {}

    @classmethod
    def open(cls, path: Path, *, catalog_url: str | None = None, create: bool = True) -> Workspace:
        """The workspace in the folder ``path``, made there if it is new and ``create`` is true.

        ``catalog_url`` names a catalog elsewhere (``postgresql://user@host/database``). An existing workspace is not
        written to, so one that is read-only opens too. WorkspaceError if it cannot be read or made; NewerWorkspace if
        a newer version made it.
        """
        return cls(*opened(path, catalog_url, create=create))

    @classmethod
    def chosen(cls, path: Path | None = None) -> Workspace:
        """The workspace in a folder, the default one if None, with the catalog that ``$TAHQIQ_CATALOG`` names."""
        return cls.open(path or default_path(), catalog_url=default_catalog())

    @property
    def path(self) -> Path:
        """The workspace's folder, absolute."""
        return self._places.root

    def releases(self, dataset: str | None = None, as_of: dt.date | None = None) -> list[Release]:
        """The releases of which something was public on that day, by dataset, the oldest version first."""
        return [r for r in self._seen(views.visible_releases, as_of) if dataset in (None, r.dataset)]

    def in_force(self, as_of: dt.date | None = None) -> list[Release]:
        """The newest visible version of each dataset and area; of one version, the last import."""
        if self._pinned is None:
            return self._seen(views.in_force, as_of)
        if as_of not in self._pinned:
            self._pinned[as_of] = self._seen(views.in_force, as_of)
        return self._pinned[as_of]

    def _seen(
        self, view: Callable[[Sequence[Entry], dt.date | None], list[Release]], as_of: dt.date | None
    ) -> list[Release]:
        """What a view of the catalog's releases gives, found once as long as none is added."""
        entries = self._catalog.entries()
        if entries is not self._entries:
            self._entries, self._found = entries, {}
        if (view, as_of) not in self._found:
            self._found[view, as_of] = view(entries, as_of)
        return list(self._found[view, as_of])

    @contextmanager
    def pinned(self) -> Iterator[None]:
        """While it lasts the releases in force stay the same, whatever others publish meanwhile."""
        outer, self._pinned = self._pinned, {}
        try:
            yield
        finally:
            self._pinned = outer

    def release(self, release_id: str) -> Release:
        """The release of that name; UnknownName if there is none."""
        found = {r.release_id: r for r in self.releases()}
        if release_id not in found:
            known = ", ".join(found) or "none yet"
            raise UnknownName(f"the release {release_id!r} is not known: expected one of {known}")
        return found[release_id]

    def find(self, dataset: str, raw: Path, version: str | None = None) -> Release | None:
        """The release that was made of the same file, before it is read again; None if there is none."""
        from tahqiq.store import publish, versions

        wanted = versions.plain(version) if version else None
        return publish.existing(self._catalog.entries(), dataset, publish.digest_of(raw), wanted)

    def publish(
        self,
        card: Card,
        batch: Batch,
        raw: Path,
        *,
        version: str | None = None,
        published: str | None = None,
        retrieved: dt.date | None = None,
    ) -> Release:
        """Makes a release of a batch, with the file it was read from; both appear at once or not at all.

        ``version`` and ``published`` default to what the file says, ``retrieved`` to today. The same file under the
        same version is not imported twice: the release it made is returned (and the log says so). Another file under
        a version that is taken gets an id with ``.2``. WorkspaceError if it cannot be written, InputError if the file
        cannot be read, EvidenceError if the batch lacks columns; nothing is changed then.
        """
        from tahqiq.store import publish, versions

        versions.check_dataset(card.dataset)
        source = publish.origin(batch, raw, version, published, retrieved)
        return publish.publish(self._places, self._catalog, card, batch, source)

    def clean(self) -> list[str]:
        """Removes what killed imports left, and says what it was. Live imports of others are not disturbed."""
        from tahqiq.store import publish

        return publish.clean(self._places, self._catalog)

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The DuckDB in memory that answers, made when first asked for."""
        from tahqiq.store import engine

        return engine.connect()

    @cached_property
    def engine(self) -> Backend:
        """Ibis on that DuckDB, made when first asked for."""
        from tahqiq.store import engine

        return engine.over(self.connection)

    def table(self, kind: RecordKind, as_of: dt.date | None = None) -> ibis.Table:
        """Every row of that kind in force on the day, as known on it, with its ``dataset`` and ``release_id``.

        Columns are those of ``terms.COLUMNS[kind]``. A kind without releases gives an empty table.
        """
        return self.rows_of([r for r in self.in_force(as_of) if r.kind is kind], kind, as_of)

    def rows_of(self, releases: Sequence[Release], kind: RecordKind, as_of: dt.date | None = None) -> ibis.Table:
        """The same for given releases, in force or not, of that kind."""
        from tahqiq.store import engine

        return self._handle(self._view(releases, kind, as_of), engine.VIEWS)

    def _view(self, releases: Sequence[Release], kind: RecordKind, as_of: dt.date | None) -> str:
        """The name of the view of these releases' rows as known on a day, made if it is not there yet."""
        from tahqiq.store import engine

        ids = "\n".join(r.release_id for r in releases)
        name = f"{kind}_{as_of or 'now'}_{hashlib.sha256(ids.encode()).hexdigest()[:16]}"
        if name not in self._views:  # releases are immutable: what a view was made of never changes
            files = [(r, self._present(self._places.parquet(r), r)) for r in releases]
            engine.view(self.connection, name, views.sql(kind, files, as_of))
            self._views.add(name)
        return name

    def relation(self, name: str, table: pa.Table) -> ibis.Table:
        """An Arrow table in the engine under a name, in place of whatever had it; without pandas, not copied."""
        from tahqiq.store import engine

        engine.relation(self.connection, name, table)
        self._handles.pop((None, name), None)
        return self.named(name)

    def lay(self, name: str, types: Columns, columns: Mapping[str, Sequence[object]]) -> None:
        """Python lists in the engine under a name; ``types`` are pairs of column and type as in ``terms.COLUMNS``.

        The very object that lies there already is not laid again: do not change one that was given.
        """
        from tahqiq.store import engine

        if self._laid.get(name) is not columns:
            engine.lay(self.connection, name, types, columns)
            self._handles.pop((None, name), None)
            self._laid[name] = columns

    def named(self, name: str) -> ibis.Table:
        """What ``relation`` or ``lay`` put under a name."""
        return self._handle(name)

    def _handle(self, name: str, schema: str | None = None) -> ibis.Table:
        """Ibis's table of that name; its columns are asked of the engine once."""
        if (schema, name) not in self._handles:
            self._handles[schema, name] = self.engine.table(name, database=schema)
        return self._handles[schema, name]

    def viewed(self, expression: ibis.Table) -> ibis.Table:
        """The same rows under a name of their own in the engine, for what several questions are asked of.

        Ibis writes a question of a name in a fraction of the time that one of the whole expression takes.
        """
        from tahqiq.store import engine

        key = expression.op()
        if key not in self._asked:
            text, _ = engine.compiled(self.engine, expression)
            name = f"asked_{next(self._numbers)}"
            engine.view(self.connection, name, text)
            self._asked[key] = name, text
            if len(self._asked) > _ASKED:
                engine.drop(self.connection, self._forgotten())
        self._asked.move_to_end(key)
        return self._handle(self._asked[key][0], engine.VIEWS)

    def _forgotten(self) -> str:
        """The name that was asked of the longest ago, which is known no more."""
        from tahqiq.store import engine

        _, (name, _) = self._asked.popitem(last=False)
        self._handles.pop((engine.VIEWS, name), None)
        return name

    def arrow(self, expression: ibis.Expr) -> pa.Table:
        """The result of an expression; as ``expression.to_pyarrow()``, without loading pandas."""
        from tahqiq.store import engine

        return engine.run(self.connection, *engine.compiled(self.engine, expression))

    def sql(self, expression: ibis.Expr) -> str:
        """The SQL of an expression, with the files of the lake in place of our names for them."""
        from tahqiq.store import engine

        text, _ = engine.compiled(self.engine, expression)
        for name, asked in self._asked.values():
            text = text.replace(f'"{engine.VIEWS}"."{name}"', f"({asked})")
        for name in self._views:
            text = text.replace(f'"{engine.VIEWS}"."{name}"', f"({engine.definition(self.connection, name)})")
        return text

    def prepared(
        self, name: str, kinds: Sequence[RecordKind], as_of: dt.date | None, build: Callable[[], ibis.Expr]
    ) -> pa.Table:
        """The result of an expression over the rows of ``kinds`` in force on a day and relations of fixed names.

        ``build`` is called when its SQL is not kept already (``store.queries``); afterwards the same SQL runs on
        whatever those relations hold by then.
        """
        from tahqiq.store import engine, queries

        releases = self.in_force(as_of)
        names = tuple(self._view([r for r in releases if r.kind is kind], kind, as_of) for kind in kinds)
        if (name, names) not in self._compiled:
            key = queries.key(name, build.__code__.co_filename, names)
            compiled = queries.kept(key)
            if compiled is None:
                compiled = engine.compiled(self.engine, build())
                queries.keep(key, compiled)
            self._compiled[name, names] = compiled
        return engine.run(self.connection, *self._compiled[name, names])

    def rejects(self, release_id: str) -> pa.Table:
        """The rows that a release's import set aside: row, record_id, field, value, reason."""
        import pyarrow.parquet as pq

        from tahqiq.store.faults import guarded

        release = self.release(release_id)
        with guarded(self.path, "read"):
            return pq.read_table(self._present(self._places.rejects(release), release))

    def raw(self, release_id: str) -> Path:
        """The kept copy of the file that a release was made of. A file imported twice keeps its first name."""
        release = self.release(release_id)
        folder = self._places.raw_folder(release.sha256)
        kept = next(iter(sorted(folder.glob("*"))), folder / release.raw_name)
        return self._present(kept, release)

    def _present(self, path: Path, release: Release) -> Path:
        if not path.is_file():
            raise WorkspaceError(
                f"{path} is missing, so {release.release_id} cannot be read: restore the workspace from a backup, or "
                "name another"
            )
        return path

    @property
    def catalog(self) -> Catalog:
        """The catalog, for the stages that keep tables of their own in it."""
        return self._catalog

    @property
    def decisions(self) -> Log:
        """The editors' decisions kept in this workspace."""
        from tahqiq.store.decisions import Log

        return Log(self._catalog)

    @property
    def names(self) -> Names:
        """The editors' judgements on names kept in this workspace."""
        from tahqiq.store.names import Names

        return Names(self._catalog)

    def close(self) -> None:
        """Lets go of the catalog and of the engine; views made of it are of no use afterwards."""
        self._catalog.close()
        if "connection" in self.__dict__:
            self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
