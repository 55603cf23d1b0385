"""How an allegation was told from release to release."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import UnknownName
from tahqiq.store import Workspace
from tahqiq.verbs import import_file
from tahqiq.verbs.allegations import allegation
from tahqiq.verbs.documents import documents

HEAD = "id,alleger,accused,allegation,first_date,denied_by,denial_date,evidence_offered,third_party_view,urls\n"
ROW = "a1,x_state,y_state,Y pays raiders,2020-03,{denied},,,,https://a.example/1 | https://b.example/2\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("told")
    with Workspace.chosen(folder / "workspace") as made:
        for day, denied in (("2021-01-01", ""), ("2022-01-01", "y_state")):
            file = folder / f"{day}.csv"
            file.write_text(HEAD + ROW.format(denied=denied), encoding="utf-8")
            import_file(file, dataset="allegations", version=day[:4], published=day, workspace=made.path)
    with Workspace.chosen(folder / "workspace") as opened:
        yield opened


def test_a_denial_that_came_later_is_in_its_history(store):
    row, versions = allegation("a1", store)
    assert row["denied_by"] == "y_state"
    assert [v.changed for v in versions] == [{}, {"denied_by": ("", "y_state")}]
    with pytest.raises(UnknownName, match="known on 2020-01-01"):
        allegation("a1", store, dt.date(2020, 1, 1))


def test_each_of_its_pages_is_a_document(store):
    assert sorted(d.url for d in documents(store)) == ["https://a.example/1", "https://b.example/2"]
    with pytest.raises(UnknownName, match="a2"):
        allegation("a2", store)
