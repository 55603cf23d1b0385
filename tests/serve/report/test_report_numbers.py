"""Figures in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.serve.report.wording.found import found
from tahqiq.serve.report.wording.numbers import amount, grouped, interval, short
from tahqiq.terms import Claim, ClaimKind, Per, Unit


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1885, "1,885"),
        (22714.0, "22,714"),
        (-12.96, "−13"),
        (8.25, "8.25"),
        (70.34, "70.3"),
        (1234.5, "1,234"),
        (0.5, "0.5"),
        (-0.001, "0"),
        (126e9, "126,000,000,000"),
    ],
)
def test_figures_are_grouped(value: float, text: str) -> None:
    assert grouped(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "per", "text"),
    [
        (13, Unit.PERCENT, Per.NONE, "13%"),
        (126e9, Unit.USD, Per.NONE, "$126 billion"),
        (1.5e6, Unit.USD, Per.NONE, "$1.5 million"),
        (950, Unit.USD, Per.NONE, "$950"),
        (-2e9, Unit.USD, Per.NONE, "−$2 billion"),
        (2600, Unit.KM, Per.NONE, "2,600 km"),
        (2, Unit.FACTOR, Per.NONE, "2 times"),
        (12, Unit.COUNT, Per.MONTH, "12 a month"),
        (2018, Unit.DATE, Per.NONE, "2018"),
    ],
)
def test_units_are_said(value: float, unit: Unit, per: Per, text: str) -> None:
    assert amount(value, unit, per) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (None, None, Unit.COUNT, ""),
        (3000, 5000, Unit.COUNT, "3,000–5,000"),
        (10, 14, Unit.PERCENT, "10–14%"),
        (-15, -11, Unit.PERCENT, "−15% to −11%"),
        (24, None, Unit.COUNT, "at least 24"),
        (None, 9, Unit.KM, "at most 9 km"),
        (7, 7, Unit.COUNT, "7"),
        (1e9, 2e9, Unit.USD, "$1 billion–$2 billion"),
        (0, None, Unit.COUNT, "at least 0"),
    ],
)
def test_ranges_are_said(low: float | None, high: float | None, unit: Unit, text: str) -> None:
    assert interval(low, high, unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1.5e6, Unit.COUNT, "1.5m"),
        (500, Unit.COUNT, "500"),
        (2, Unit.FACTOR, "×2"),
        (150e9, Unit.USD, "$150bn"),
        (-20, Unit.PERCENT, "−20%"),
        (0, Unit.USD, "$0"),
    ],
)
def test_ticks_are_short(value: float, unit: Unit, text: str) -> None:
    assert short(value, unit) == text


def test_a_found_change_has_its_sign_and_a_found_rank_is_a_place() -> None:
    change = Claim("c", "q", 0, 1, ClaimKind.CHANGE, unit=Unit.PERCENT)
    rank = Claim("c", "q", 0, 1, ClaimKind.RANK)
    count = Claim("c", "q", 0, 1, ClaimKind.COUNT)
    assert found(8.2, None, None, change) == "+8.2%"
    assert found(-13, -15, -11, change) == "−13% (−15% to −11%)"
    assert found(0, None, None, change) == "0%"
    assert found(2, 2, 2, rank) == "place 2"
    assert found(239, 230, 251, count) == "239 (230–251)"
    assert found(239, 239, 239, count) == "239"
    assert found(None, 230, None, count) == "at least 230"
    assert found(None, None, None, count) == ""


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_grouped_figure_reads_back_close_to_the_figure(value: float) -> None:
    back = float(grouped(value).replace(",", "").replace("−", "-"))
    assert abs(back - value) <= max(0.005, abs(value) * 0.005) * (1 + 1e-9)  # 0.125 is printed as 0.12
