from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.store import Workspace, versions, views
from tahqiq.store.catalog import Entry
from tahqiq.terms import COLUMNS, RecordKind, Release

from .making import batch, card, events, raw


def _ids(workspace: Workspace, kind: RecordKind, as_of: dt.date | None = None) -> list[str]:
    first = COLUMNS[kind][0][0]
    found = workspace.arrow(workspace.table(kind, as_of).select(first))[first].to_pylist()
    return sorted(str(name) for name in found)


def test_the_newest_version_is_in_force_whatever_the_order_of_import(workspace: Workspace, tmp_path: Path) -> None:
    workspace.publish(card(), events(2, version="25.1", published="2025-06"), raw(tmp_path, "new"))
    workspace.publish(card(), events(5, version="9.1", published="2009-06"), raw(tmp_path, "old"))
    assert [r.version for r in workspace.in_force()] == ["25.1"]
    assert [r.version for r in workspace.releases("battles")] == ["9.1", "25.1"]
    assert len(_ids(workspace, RecordKind.EVENTS)) == 2
    assert [r.version for r in workspace.in_force(dt.date(2025, 6, 29))] == ["9.1"]  # 25.1: known from June's last day
    assert len(_ids(workspace, RecordKind.EVENTS, dt.date(2025, 6, 29))) == 5
    assert [r.version for r in workspace.in_force(dt.date(2025, 6, 30))] == ["25.1"]
    assert workspace.in_force(dt.date(2009, 6, 29)) == []
    assert workspace.releases(as_of=dt.date(2009, 6, 29)) == []


def test_rows_that_have_a_day_of_their_own_are_hidden_until_then(workspace: Workspace, tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"obs_id": "old", "known_from": dt.date(2015, 1, 31), "value": 1.0},
        {"obs_id": "new", "known_from": dt.date(2025, 5, 1), "end": dt.date(2024, 12, 31)},
        {"obs_id": "undated", "end": dt.date(2020, 12, 31)},
        {"obs_id": "timeless"},
    ]
    # compiled long after: the compilation's own day hides nothing that was public earlier
    workspace.publish(
        card("figures", RecordKind.OBSERVATIONS), batch(RecordKind.OBSERVATIONS, rows, published="2026"), raw(tmp_path)
    )
    kind = RecordKind.OBSERVATIONS
    assert _ids(workspace, kind) == ["new", "old", "timeless", "undated"]
    assert _ids(workspace, kind, dt.date(2025, 4, 8)) == ["old", "timeless", "undated"]
    assert _ids(workspace, kind, dt.date(2020, 12, 30)) == ["old", "timeless"]
    assert _ids(workspace, kind, dt.date(2015, 1, 30)) == []  # nothing of the release was public
    assert workspace.in_force(dt.date(2015, 1, 30)) == []


def test_a_publishers_own_series_gives_way_to_its_older_version(workspace: Workspace, tmp_path: Path) -> None:
    for version, day in (("24.1", dt.date(2024, 6, 30)), ("25.1", dt.date(2025, 6, 30))):
        made = batch(RecordKind.OBSERVATIONS, [{"obs_id": version, "known_from": day}], version=version)
        workspace.publish(card("yearly", RecordKind.OBSERVATIONS), made, raw(tmp_path, version))
    assert _ids(workspace, RecordKind.OBSERVATIONS, dt.date(2025, 4, 8)) == ["24.1"]
    assert _ids(workspace, RecordKind.OBSERVATIONS) == ["25.1"]


def test_facts_are_known_from_their_start_and_allegations_by_their_day(workspace: Workspace, tmp_path: Path) -> None:
    facts: list[dict[str, object]] = [
        {"fact_id": "named", "known_from": dt.date(2020, 1, 1)},
        {"fact_id": "listed", "start": dt.date(2018, 6, 28), "end": dt.date(2022, 10, 21)},
        {"fact_id": "later", "start": dt.date(2023, 1, 1)},
    ]
    workspace.publish(card("facts", RecordKind.FACTS), batch(RecordKind.FACTS, facts), raw(tmp_path))
    assert _ids(workspace, RecordKind.FACTS, dt.date(2019, 1, 1)) == ["listed"]
    said: list[dict[str, object]] = [{"allegation_id": "a", "known_from": dt.date(2021, 1, 1)}, {"allegation_id": "b"}]
    workspace.publish(card("said", RecordKind.ALLEGATIONS), batch(RecordKind.ALLEGATIONS, said), raw(tmp_path))
    assert _ids(workspace, RecordKind.ALLEGATIONS, dt.date(2021, 1, 1)) == ["a", "b"]


def test_where_no_row_has_a_day_the_release_has(workspace: Workspace, tmp_path: Path) -> None:
    undated = batch(RecordKind.OBSERVATIONS, [{"obs_id": "a", "end": dt.date(2019, 12, 31)}], published="2025-06")
    workspace.publish(card("yearly", RecordKind.OBSERVATIONS), undated, raw(tmp_path))
    assert _ids(workspace, RecordKind.OBSERVATIONS, dt.date(2025, 6, 29)) == []
    assert _ids(workspace, RecordKind.OBSERVATIONS, dt.date(2025, 6, 30)) == ["a"]


def test_every_row_says_where_it_is_from(workspace: Workspace, tmp_path: Path) -> None:
    workspace.publish(card("battles"), events(2), raw(tmp_path, "1"))
    workspace.publish(card("sieges"), events(1), raw(tmp_path, "2"))
    table = workspace.table(RecordKind.EVENTS)
    assert table.columns == (*(name for name, _ in COLUMNS[RecordKind.EVENTS]), "dataset", "release_id")
    counted = workspace.arrow(table.group_by("dataset", "release_id").agg(n=table.count()).order_by("dataset"))
    assert counted.to_pylist() == [
        {"dataset": "battles", "release_id": "battles@1.0", "n": 2},
        {"dataset": "sieges", "release_id": "sieges@1.0", "n": 1},
    ]
    known = workspace.arrow(table.known_from.max().name("known"))["known"][0].as_py()
    assert known == dt.date(2024, 6, 15)  # an event is public from its release's day


def test_a_kind_without_releases_is_an_empty_table_of_the_same_columns(workspace: Workspace) -> None:
    for kind, columns in COLUMNS.items():
        table = workspace.arrow(workspace.table(kind, dt.date(2025, 1, 1)))
        assert table.num_rows == 0
        assert [(f.name, str(f.type).split("[")[0].replace("double", "float64")) for f in table.schema] == [
            *columns, ("dataset", "string"), ("release_id", "string")
        ]  # fmt: skip


def test_a_new_release_is_seen_by_the_next_table_and_not_by_the_last(workspace: Workspace, tmp_path: Path) -> None:
    workspace.publish(card(), events(2), raw(tmp_path, "1"))
    before = workspace.table(RecordKind.EVENTS)
    workspace.publish(card(), events(7, version="2.0"), raw(tmp_path, "2"))
    assert workspace.arrow(before).num_rows == 2
    assert workspace.arrow(workspace.table(RecordKind.EVENTS)).num_rows == 7
    old = [r for r in workspace.releases() if r.version == "1.0"]
    assert workspace.arrow(workspace.rows_of(old, RecordKind.EVENTS)).num_rows == 2


def test_a_folder_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "it's [a] *?é") as odd:
        odd.publish(card(), events(2), raw(tmp_path))
        assert odd.arrow(odd.table(RecordKind.EVENTS)).num_rows == 2


def _entry(seq: int, dataset: str, version: str, first: dt.date) -> Entry:
    day = dt.date(2000, 1, 1)
    release = Release(
        f"{dataset}@{version}.{seq}", dataset, version, "", first, day, "", 0, 0, 0, RecordKind.EVENTS, None, None,
        "", dt.datetime(2000, 1, 1, tzinfo=dt.UTC), "", "",
    )  # fmt: skip
    return Entry(release, first, seq)


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["1", "2", "10", "10.1"]),
        st.dates(dt.date(2000, 1, 1), dt.date(2002, 1, 1)),
    ),
    max_size=12,
).map(lambda rows: [_entry(seq, *row) for seq, row in enumerate(rows)])


@given(ENTRIES, st.dates(dt.date(2000, 1, 1), dt.date(2002, 1, 1)))
def test_in_force_is_the_newest_that_was_public(entries: list[Entry], as_of: dt.date) -> None:
    found = {r.dataset: r for r in views.in_force(entries, as_of)}
    public = [e for e in entries if e.first_known <= as_of]
    assert set(found) == {e.release.dataset for e in public}
    for entry in public:
        chosen = next(e for e in public if e.release is found[entry.release.dataset])
        assert (versions.order(chosen.release.version), chosen.seq) >= (
            versions.order(entry.release.version),
            entry.seq,
        )
    assert views.in_force(entries, None) == views.in_force(entries, dt.date.max)


def test_the_catalog_is_read_once_and_shows_what_another_adds(workspace: Workspace, tmp_path: Path) -> None:
    workspace.publish(card(), events(1, version="1", published="2020"), raw(tmp_path, "one"))
    before = workspace.catalog.entries()
    assert workspace.catalog.entries() is before and len(workspace.in_force()) == 1
    with Workspace.open(workspace.path) as other:
        other.publish(card("raids"), events(2, version="1", published="2020"), raw(tmp_path, "two"))
    assert [e.release.dataset for e in workspace.catalog.entries()] == ["battles", "raids"]
    assert [r.dataset for r in workspace.in_force()] == ["battles", "raids"]
    found = workspace.in_force()
    found.clear()  # a caller's own list
    assert len(workspace.in_force()) == 2
