"""Count these two ways: the numbers are those of their own pages, and what sets them apart is said."""

from __future__ import annotations

import pytest
from tests.serve.web.conftest import PAGE

ASKED = {"area": "Pakistan", "period": "2021", "one_source": "ucdp_ged", "two_source": "picss"}


def test_events_beside_what_was_printed(client):
    told = client.get("/explore/two.json", params=ASKED).json()
    events, figures = told["ways"]
    own = client.get("/explore.json", params=events["explore"]).json()
    assert events["value"] == own["totals"]["best"] and events["events"] == own["totals"]["events"]
    rows = client.get("/rows.json", params={"at": figures["rows_at"]}).json()
    assert [r["value"] for part in rows["parts"] for r in part["rows"]] == [figures["value"]]
    assert any("other happenings" in line for line in told["difference"])
    page = client.get("/explore/two", params=ASKED, headers=PAGE).text
    assert all(line in page for line in told["difference"])


def test_two_definitions_of_one_dataset_say_which_events_they_share(client):
    asked = {
        "area": "Pakistan",
        "period": "2020",
        "one_source": "ucdp_ged",
        "two_source": "ucdp_ged",
        "two_kind": "state_based",
    }
    told = client.get("/explore/two.json", params=asked).json()
    one, two = told["ways"]
    shared = f"Of the events {two['events']} in both"
    assert one["events"] > two["events"]
    assert any(line.startswith(shared) and "0 in the second alone" in line for line in told["difference"])


def test_it_opens_with_two_that_can_be_compared(client):
    page = client.get("/explore/two", headers=PAGE)
    assert page.status_code == 200 and "What sets them apart" in page.text and "No number is given" not in page.text


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"area": "Quettta"}, 404, "Quetta"),
        ({"two_source": "ucdp_ged"}, 400, "the two ways are the same"),
        ({"two_source": "<img src=x onerror=alert(1)>"}, 400, "neither events nor figures"),
        ({"two_kind": "one_sided"}, 400, "leave both out"),
        ({"two_victim": "aliens' OR 1=1"}, 400, "was expected"),
        ({"period": "soon"}, 400, "is not understood"),
    ],
)
def test_what_cannot_be_counted_is_one_line(client, change, status, said):
    page = client.get("/explore/two", params={**ASKED, **change}, headers=PAGE)
    assert page.status_code == status and "<img" not in page.text
    alert = page.text.partition('role="alert">')[2].partition("</div>")[0]
    assert said in alert and "--" not in alert


def test_a_side_without_a_number_says_why(client):
    told = client.get("/explore/two.json", params={**ASKED, "period": "1970"}).json()
    assert [w["value"] for w in told["ways"]] == [None, None] and told["difference"] == []
    assert "lies outside" in told["ways"][0]["why"] and "printed no deaths" in told["ways"][1]["why"]
    page = client.get("/explore/two", params={**ASKED, "period": "1970"}, headers=PAGE).text
    assert page.count("No number is given.") == 2 and 'class="large"' not in page
