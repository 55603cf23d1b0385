"""What was understood, in plain words."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.serve.report.wording.names import counted, metric, publisher
from tahqiq.serve.report.wording.slots import claimed, slots
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Named, Span, Unit, Victim

Q1 = Span(dt.date(2025, 1, 1), dt.date(2025, 3, 31))
Q1_BEFORE = Span(dt.date(2024, 1, 1), dt.date(2024, 3, 31))


def _claim(kind: ClaimKind, **given: object) -> Claim:
    return Claim("c1", "quote", 0, 5, kind, **given)  # type: ignore[arg-type]


def test_the_slots_of_a_count_read_as_a_line() -> None:
    claim = _claim(
        ClaimKind.COUNT,
        metric="deaths",
        victim=Victim.MILITANT,
        value=83.0,
        period=Q1,
        area=Named("Kestria", ("KES",)),
        actor=Named("security forces"),
        attributed_to="the national press",
    )
    assert " · ".join(slots(claim)) == (
        "Deaths of militants · 83 · Q1 2025 · Kestria · by security forces · said by the national press"
    )


def test_the_slots_of_a_change_name_both_periods() -> None:
    claim = _claim(
        ClaimKind.CHANGE,
        metric="attacks",
        value=13.0,
        unit=Unit.PERCENT,
        direction=Direction.DOWN,
        period=Q1,
        base=Q1_BEFORE,
    )
    assert slots(claim) == ["Change in attacks", "down 13%", "Q1 2025", "compared with Q1 2024"]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"value": 50.0, "unit": Unit.PERCENT, "bound": Bound.OVER}, "over 50%"),
        ({"low": 3000.0, "high": 5000.0, "bound": Bound.ABOUT}, "about 3,000–5,000"),
        ({"low": 24.0, "bound": Bound.AT_LEAST}, "at least 24"),
        ({"from_value": 306.0, "to_value": 521.0}, "from 306 to 521"),
        ({}, ""),
    ],
)
def test_the_claimed_figure_keeps_its_bound(given: dict[str, object], text: str) -> None:
    assert claimed(_claim(ClaimKind.COUNT, **given)) == text


def test_a_rank_is_said_with_its_end_and_place() -> None:
    assert claimed(_claim(ClaimKind.RANK, value=1.0, direction=Direction.UP)) == "highest"
    assert claimed(_claim(ClaimKind.RANK, value=2.0, direction=Direction.DOWN)) == "second-lowest"
    assert claimed(_claim(ClaimKind.RANK, value=4.0, direction=Direction.UP)) == "number 4, highest"
    assert claimed(_claim(ClaimKind.RANK)) == ""


def test_a_claim_without_a_metric_is_called_by_its_kind() -> None:
    assert slots(_claim(ClaimKind.OTHER)) == ["Statement"]


def test_metrics_and_victims_are_plain_words() -> None:
    assert metric("other:fence_km") == "fence"
    assert metric("other:km") == "km"
    assert metric("suicide_attacks") == "suicide attacks"
    assert counted("injuries", Victim.CIVILIAN) == "civilians injured"
    assert counted("deaths", Victim.ALL) == "deaths"
    assert counted("", Victim.POLICE) == "police officers"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("finance_division", "Finance division"),
        ("other:border_board", "Border board"),
        ("UN Monitoring Team", "UN Monitoring Team"),
        ("", ""),
    ],
)
def test_ids_of_publishers_are_made_readable(name: str, text: str) -> None:
    assert publisher(name) == text
