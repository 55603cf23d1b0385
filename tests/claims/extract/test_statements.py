"""Claims that give no figure."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.extract.parse import parse
from tahqiq.claims.extract.statements import Resolvers, find_statements
from tahqiq.claims.extract.statements.slug import slug
from tahqiq.resolve import Mention
from tahqiq.terms import Claim, ClaimKind, Direction, Document, Named, Unit, WhyNot

DAY = dt.date(2025, 4, 8)


def read(text: str, *names: tuple[str, str], claimed: tuple[str, ...] = ()) -> list[Claim]:
    """The statements of a text in which (name, kind) are known and the words of ``claimed`` are taken."""
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, kind, (name,)) for name, kind in names]
    taken = [(text.index(words), text.index(words) + len(words)) for words in claimed]
    resolvers = Resolvers(Named, Named, "Utopia")
    found = find_statements(Document(text, date=DAY), parse(text, DAY, mentions), taken, mentions, resolvers)
    assert all(text[c.start : c.end] == c.quote for c in found)
    return found


def only(text: str, *names: tuple[str, str]) -> Claim:
    found = read(text, *names)
    assert len(found) == 1, [c.quote for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "metric", "start"),
    [
        ("The junta began with Operation Harvest (launched in May 2019), a sweep.",
         "Operation Harvest (launched in May 2019)", "operations", "2019-05-01"),
        ("The Harvest Front (HF) split from the People's Army (PA) in June 2012.",
         "The Harvest Front (HF) split from the People's Army (PA) in June 2012", "other:pa", "2012-06-01"),
        ("The May 2021 coup shocked many.", "The May 2021 coup", "other:coup", "2021-05-01"),
        ("It recalled the 12 October 2021 market bombing.", "the 12 October 2021 market bombing", "attacks",
         "2021-10-12"),
        ("After the March 2022 suicide attack they fled.", "the March 2022 suicide attack", "suicide_attacks",
         "2022-03-01"),
        ("Since the junta's 2021 takeover of Lower Utopia little has changed.", None, "other:takeover", "2021-01-01"),
        ("AMISOM was established in January 2007 to help.", "AMISOM was established in January 2007", "other:amisom",
         "2007-01-01"),
        ("Military aid has been suspended since 2018.", "Military aid has been suspended since 2018",
         "other:military_aid", "2018-01-01"),
        ("The removal of Utopia from the sanctions list in June 2020 was welcomed.",
         "The removal of Utopia from the sanctions list in June 2020", "other:sanctions_list", "2020-06-01"),
        ("The launch of the offensive in June 2014 came late.", "The launch of the offensive in June 2014",
         "operations", "2014-06-01"),
        ("In 2015, parliament passed the Counter-Terrorism Act, with little debate.",
         "In 2015, parliament passed the Counter-Terrorism Act", "other:counter_terrorism_act", "2015-01-01"),
        ("Colombia and the FARC signed a peace accord in November 2016.",
         "Colombia and the FARC signed a peace accord in November 2016", "other:peace_accord", "2016-11-01"),
        ("The state of emergency imposed in May 2021 remains.", "The state of emergency imposed in May 2021",
         "other:state_emergency", "2021-05-01"),
        ("Police captured Joe Doe in March 2023.", "Police captured Joe Doe in March 2023", "arrests", "2023-03-01"),
        ("The army killed Joe Doe in March 2023.", "The army killed Joe Doe in March 2023", "deaths", "2023-03-01"),
        ("Troops moved in, starting a ground operation on 30 June 2014.", "starting a ground operation on 30 June 2014",
         "operations", "2014-06-30"),
        ("The attack on the hotel in January 2019 was denied.", "The attack on the hotel in January 2019", "attacks",
         "2019-01-01"),
    ],
)  # fmt: skip
def test_milestones(text: str, quote: str | None, metric: str, start: str) -> None:
    claim = next(c for c in read(text) if c.kind is ClaimKind.MILESTONE)
    assert claim.metric == metric
    assert quote is None or claim.quote == quote
    assert (claim.unit, claim.checkable, claim.why_not) == (Unit.DATE, True, None)
    assert claim.period is not None and str(claim.period.start) == start


def test_a_known_operation_needs_no_head() -> None:
    assert only("It builds on Dawn Harvest (2014) alone.", ("Dawn Harvest", "operation")).metric == "operations"
    assert read("It builds on Dawn Harvest (2014) alone.") == []


def test_since_names_the_day_it_began() -> None:
    period = only("The group has been banned since 2018.").period
    assert period is not None and (period.start, period.end) == (dt.date(2018, 1, 1), dt.date(2018, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "The ceasefire did not begin in June 2020.",
        "The ban could be lifted in June 2026.",
        "He was born in 1965.",
        "The report was published in March 2024.",
        "The minister said on Wednesday that talks went on.",
        "The offensive was launched last year.",
        "The army killed 14 gunmen in May 2023.",
        "The army killed gunmen in Northern Utopia in May 2023.",
        "Prices rose in 2023.",
        "The 2010 report found abuses.",
    ],
)
def test_what_is_no_milestone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "why"),
    [
        ("The army left, straining relations with its neighbours.", "straining relations with its neighbours", "cause"),
        ("Corruption hampers every reform.", "Corruption hampers every reform", "cause"),
        ("The raids have had limited effect.", None, None),
        ("Distrust stems from old land disputes.", "Distrust stems from old land disputes", "cause"),
        ("The army held two towns, demonstrating its renewed resolve.", "demonstrating its renewed resolve", "opinion"),
        ("However, the state has failed to win trust.", "the state has failed to win trust", "opinion"),
        ("Resources for the courts are limited.", "Resources for the courts are limited", "opinion"),
        ("Separatist cells remain active in the hills.", "Separatist cells remain active in the hills", "vague"),
        ("The government must reform the courts.", "The government must reform the courts", "about the future"),
        ("Peace hinges on the talks.", "Peace hinges on the talks", "about the future"),
        ("Utopia accused Erewhon of arming rebels.", "Utopia accused Erewhon of arming rebels", "allegation"),
        ("Allegations of foreign support continue.", "Allegations of foreign support continue", "allegation"),
    ],
)
def test_what_cannot_be_checked(text: str, quote: str | None, why: str | None) -> None:
    found = read(text)
    if quote is None:
        assert found == [] or not found[0].checkable
        return
    assert [(c.quote, str(c.why_not), c.checkable) for c in found] == [(quote, why, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Police are investigating the incident.",
        "The fuel price rose again.",
        "He walked along the strain gauge.",
        "The ministry must publish the list, he said.",
        "“The state has failed to win trust,” the elder told us.",
        "The road runs through two valleys, including the northern one.",
        "Rebels met the envoy in the capital.",
    ],
)
def test_plain_sentences_are_left_out(text: str) -> None:
    assert read(text) == []


def test_strength_since_a_year_can_be_checked() -> None:
    claim = only("Dawn Front has regained strength since 2021, with new men.", ("Dawn Front", "actor"))
    assert (claim.kind, claim.metric, claim.direction) == (ClaimKind.CHANGE, "fighters", Direction.UP)
    assert claim.quote == "Dawn Front has regained strength since 2021"
    assert claim.checkable and claim.period and claim.period.start == dt.date(2021, 1, 1)
    assert claim.base and claim.base.end == dt.date(2020, 12, 31)


def test_change_that_nobody_measures() -> None:
    claim = only("Public trust in the courts has eroded since 2019.")
    assert (claim.metric, claim.direction, claim.why_not) == ("other:trust", Direction.DOWN, WhyNot.NOT_RECORDED)


def test_headings() -> None:
    heading, *_ = read("Rebel Resurgence:\n\nThe valley was quiet.")
    assert (heading.kind, heading.direction, heading.why_not) == (ClaimKind.CHANGE, Direction.UP, WhyNot.VAGUE)
    assert read("Growth of Civil Society\n\nThe valley was quiet.") == []


def test_words_a_figure_has_taken() -> None:
    text = "Raids led to 14 deaths."
    assert read(text, claimed=("14 deaths",)) == []
    back = "This contributed to a 13% drop in raids."
    assert [c.metric for c in read(back, claimed=("13% drop in raids",))] == ["other:cause"]


def test_slots_are_filled_from_the_quote() -> None:
    claim = only("Dawn Front seized Oldtown in May 2021.", ("Dawn Front", "actor"), ("Oldtown", "area"))
    assert (claim.actor.text, claim.area.text) == ("Dawn Front", "Oldtown")
    assert only("The curfew was lifted in May 2021.").area.text == "Utopia"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("an updated National Risk Assessment", "other:national_risk_assessment"),
        ("the Global Money Laundering Forum (GMLF) gray list", "other:gmlf_grey_list"),
        ("the state of emergency", "other:state_emergency"),
        ("the curfew in the north", "other:curfew"),
        ("the", ""),
        ("2014", ""),
    ],
)
def test_slugs(phrase: str, name: str) -> None:
    assert slug(phrase) == name


@given(st.text(alphabet=st.sampled_from("The removal of in May 2021,.;()’—launched has must \n"), max_size=120))
def test_any_text_gives_exact_quotes(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "piece", ["launched in May 2021 ", "the May 2021 ", "aaaaing, ", "Aa (", "the removal of a ", "has "]
)
def test_hostile_lines_are_read_to_their_end(piece: str) -> None:
    """What is not linear never ends here; how long it takes is measured by ``python -m benchmarks.hostile``."""
    read(piece * (20_000 // len(piece)))
