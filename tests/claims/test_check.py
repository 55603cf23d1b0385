"""The whole path on the bundled evidence."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.claims.document import document
from tahqiq.errors import InputError
from tahqiq.store import engine
from tahqiq.terms import FlagName, Label, Outcome

LATE = dt.date(2026, 6, 30)


@pytest.fixture(scope="module")
def store(filled):
    return verbs.open_workspace(filled("check"))


@pytest.fixture
def check(store):
    def call(text, date=LATE, **given):
        return tahqiq.check(text, date=date, workspace=store, **given)

    return call


def only(result):
    (item,) = [c for c in result.claims if c.claim.checkable]
    return item


def test_quotes_stand_in_the_text_and_the_json_is_whole(check):
    text = "PICSS counted 645 militant attacks in Pakistan in 2023. The rise was due to events abroad."
    made = check(text).to_dict()
    assert set(made) == {"document", "as_of", "evidence", "claims", "decisions", "model", "summary"}
    for claim in made["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert sum(made["summary"].values()) == len(made["claims"])
    assert {e["dataset"] for e in made["evidence"]} >= {"ucdp_ged", "statistics"}


def test_a_reading_says_what_it_counted_and_where_it_stands(check):
    item = only(check("PICSS counted 645 militant attacks in Pakistan in 2023."))
    first = item.readings[0]
    assert item.verdict.label is Label.SUPPORTED
    assert first.publisher == "picss" and first.principal and first.outcome is Outcome.AGREES
    assert first.definition and first.citation
    assert first.rows_url.startswith("http")


def test_event_sums_lead_to_their_rows(check, store):
    result = check("According to UCDP, organised violence killed 447 people in Balochistan in 2013.")
    address = next(r.rows_url for c in result.claims for r in c.readings if r.dataset == "ucdp_ged")
    found = verbs.rows(address, store.path)
    assert sum(found.table["deaths_best"].to_pylist()) == 447


def test_every_reading_leads_to_the_rows_it_was_made_of(check, store):
    text = "PICSS counted 645 militant attacks in Pakistan in 2023. "
    text += "PICSS said that militant attacks in Pakistan rose by 70% in 2023 compared with 2022."
    readings = [r for c in check(text).claims for r in c.readings if r.outcome is not Outcome.SILENT]
    assert readings
    for reading in readings:
        for address in reading.query.split():
            found = verbs.rows(address, store.path)
            assert found.table.num_rows
            assert str(found.at) == address
    change = next(r for c in check(text).claims for r in c.readings if r.publisher == "picss" and "→" in r.why)
    values = {v for a in change.query.split() for v in verbs.rows(a, store.path).table["value"].to_pylist()}
    assert {380.0, 645.0} <= values


def test_true_when_written_revised_since(check):
    item = only(check("SATP counted 11,704 deaths in Pakistan in 2009.", date=dt.date(2015, 1, 15)))
    assert (item.verdict.known_then, item.verdict.known_now) == (Label.SUPPORTED, Label.DEPENDS)
    assert FlagName.REVISED in {f.flag for f in item.flags}


def test_as_of_sees_nothing_published_later(check):
    text = "PICSS counted 645 militant attacks in Pakistan in 2023."
    early = check(text, date=dt.date(2023, 6, 1), as_of=dt.date(2023, 6, 1))
    assert only(early).verdict.label is Label.NOT_CHECKABLE
    day = dt.date(2023, 6, 1).isoformat()
    assert all(r.published[:10] <= day for c in early.claims for r in c.readings if r.outcome is not Outcome.SILENT)
    assert "ucdp_country_year" not in {e.dataset for e in early.evidence}


def test_borders_as_they_were(check):
    """Waziristan's dead of 2010 are former FATA's, not Khyber Pakhtunkhwa's; those of 2020 are."""
    old = check("Organised violence killed 980 people in Khyber Pakhtunkhwa in 2010, according to UCDP.")
    assert only(old).verdict.label is Label.SUPPORTED
    territory = check("Organised violence killed 5,075 people in former FATA in 2010, according to UCDP.")
    assert only(territory).verdict.label is Label.SUPPORTED


def test_a_dataset_that_ends_before_the_period_says_so(check):
    item = only(check("Organised violence killed 300 people in Balochistan in 2024."))
    silent = [r for r in item.readings if r.outcome is Outcome.SILENT and r.dataset == "ucdp_ged"]
    assert silent and "2021" in silent[0].why


def test_the_reports_own_arithmetic(check):
    result = check("Attacks in Pakistan rose from 74 in January 2025 to 79 in February 2025, an increase of 17%.")
    assert any(f.flag is FlagName.ARITHMETIC for c in result.claims for f in c.flags)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Operation Zarb-e-Azb was launched in June 2014.", Label.SUPPORTED),
        ("Pakistan was removed from the FATF grey list in October 2022.", Label.SUPPORTED),
        ("2009 was the deadliest year in Pakistan, according to UCDP.", Label.SUPPORTED),
        ("On average 54 militant attacks a month took place in Pakistan in 2023, according to PICSS.", Label.SUPPORTED),
        ("From January to June 2024 the military carried out 22,714 operations in Pakistan.", Label.CONTRADICTED),
        ("Since 2021 Pakistan has carried out 60,000 intelligence-based operations.", Label.CONTRADICTED),
        ("In 2024, 900 people were killed in Atlantis.", Label.NOT_CHECKABLE),
        (
            "PICSS said civilian deaths surpassed those of security forces in Pakistan in February 2025.",
            Label.SUPPORTED,
        ),
    ],
)
def test_kinds(check, text, label):
    assert [c.verdict.label for c in check(text, date=dt.date(2025, 4, 8)).claims if c.claim.checkable] == [label]


def test_opinions_and_causes_are_not_checkable(check):
    result = check("The strategy has failed to address root causes. Political instability hampers policy-making.")
    assert all(c.verdict.label is Label.NOT_CHECKABLE for c in result.claims)


def test_a_text_without_a_date_is_refused_and_an_empty_one_is_not(store):
    with pytest.raises(InputError, match="date"):
        tahqiq.check("Militants killed 12 soldiers last month.", workspace=store)
    assert tahqiq.check("", workspace=store).claims == ()


def test_an_allegation_is_told_and_never_judged(check):
    text = "Islamabad accuses India of funding the BLA, which New Delhi denies."
    (item,) = check(text).claims
    assert item.verdict.label is Label.NOT_CHECKABLE and item.verdict.known_now is None
    assert "Pakistan has alleged this of India since 2020-11-14, which India denies (2020-11)" in item.verdict.reason
    assert item.readings and {r.outcome for r in item.readings} == {Outcome.SILENT}
    assert all(r.rows_url.startswith("http") and r.query.startswith("tahqiq:allegations@") for r in item.readings)
    early = check(text, date=dt.date(2020, 1, 1), as_of=dt.date(2020, 1, 1)).claims[0]
    assert not early.readings and "no such allegation is on record here" in early.verdict.reason


def test_a_cause_stands_beside_the_figure_that_is_checked(check):
    text = (
        "According to PIPS, attacks in Pakistan fell by 48% in 2015 compared with 2014 thanks to Operation Zarb-e-Azb."
    )
    fall, cause = check(text).claims
    assert fall.claim.value == 48 and fall.verdict.label is Label.SUPPORTED
    assert cause.claim.quote == "thanks to Operation Zarb-e-Azb" and not cause.claim.checkable
    assert "the effect of Operation Zarb-e-Azb is an analysis of its own" in cause.verdict.reason


def test_several_documents_are_checked_as_each_alone(store):
    texts = {
        "As of 8 April 2025\n\nPICSS recorded 79 militant attacks in Pakistan in February 2025.": None,
        "Militant attacks killed 118 people in Khyber Pakhtunkhwa in 2021, according to PICSS.": dt.date(2022, 2, 1),
        "Violence killed 1,366 people in Pakistan in 2007. On 9 May 2009 fighting in Shangla killed 140.": LATE,
        "Deaths in Balochistan rose by 24% in 2013. 2009 was the deadliest year in Pakistan.": dt.date(2015, 1, 15),
        "Operation Zarb-e-Azb began in June 2014. It is opposed by some.": dt.date(2023, 1, 1),
    }
    sources = [document(text, date=date) for text, date in texts.items()]
    together = verbs.check_documents(sources, workspace=store)
    assert [r.to_dict() for r in together] == [verbs.check_document(s, workspace=store).to_dict() for s in sources]
    assert sum(len(r.claims) for r in together) >= 7


def test_many_documents_ask_the_evidence_no_oftener_than_one(store, monkeypatch):
    def source(year):
        text = (
            f"Organised violence killed 12 people in Sindh in March {year}. A bombing in Quetta killed 9 in May {year}."
        )
        return document(text, date=LATE)

    asked = []
    real = engine.run
    monkeypatch.setattr(engine, "run", lambda *args: asked.append(args) or real(*args))
    verbs.check_documents([source(2010)], workspace=store)
    asked.clear()
    verbs.check_documents([source(2010)], workspace=store)
    once = len(asked)
    asked.clear()
    verbs.check_documents([source(2010) for _ in range(12)], workspace=store)
    assert len(asked) == once > 0


@pytest.mark.parametrize(
    "text",
    [
        "Lakurawa killed 2,917 people in Nigeria in 2022, UCDP says.",
        "Some 2,917 people were killed by Lakurawa in Nigeria in 2022, UCDP says.",
        "Lakurawa was responsible for 2,917 deaths in Nigeria in 2022.",
        "In 2022 attacks by Lakurawa left 2,917 people dead in Nigeria.",
        "The deaths at the hands of Lakurawa in Nigeria reached 2,917 in 2022.",
        "Chadian troops killed 2,917 people in Nigeria in 2022.",
        "The army killed 2,917 people in Nigeria in 2022.",
        "Herders killed 2,917 people in Nigeria in 2022.",
        "A splinter of the TTP killed 2,917 people in Nigeria in 2022.",
        "The TTP and Lakurawa killed 2,917 people in Nigeria in 2022.",
        "An armed group killed 2,917 people in Nigeria in 2022.",
    ],
)
def test_what_a_group_that_is_not_in_the_registry_did_is_not_set_against_all(check, text):
    assert all(c.verdict.label is Label.NOT_CHECKABLE for c in check(text).claims)


def test_what_everybody_did_is(check):
    for text in ("Organised violence killed 2,917 people in Nigeria in 2022, UCDP says.",
                 "In Nigeria, 2,917 people died in 2022, going by UCDP."):  # fmt: skip
        assert only(check(text)).verdict.label is Label.SUPPORTED


@pytest.mark.parametrize("doer", ["the TTP", "TTP militants", "suspected members of the TTP"])
def test_what_a_known_group_did_is_set_against_its_own(check, doer):
    alone = check(f"In 2024, 558 people were killed in Pakistan by {doer}, according to the Global Terrorism Index.")
    assert only(alone).verdict.label is Label.SUPPORTED
    everybody = check(f"In 2024, 1,081 people were killed in Pakistan by {doer}, according to GTI.")
    assert only(everybody).verdict.label is Label.CONTRADICTED


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Operation Zarb-e-Azb killed 3,500 militants.", Label.SUPPORTED),
        ("Attacks in Pakistan rose in 2024. Operation Zarb-e-Azb killed 3,400 militants.", Label.SUPPORTED),
        ("490 soldiers died in Operation Zarb-e-Azb.", Label.SUPPORTED),
        ("Operation Zarb-e-Azb killed more than 3,000 militants.", Label.SUPPORTED),
        ("Operation Zarb-e-Azb killed 5,500 militants.", Label.NOT_CHECKABLE),
        ("Operation Zarb-e-Azb killed 350 militants.", Label.CONTESTED),
    ],
)
def test_the_toll_of_an_operation_is_set_against_what_was_printed_of_it(check, text, label):
    assert check(text).claims[-1].verdict.label is label


def test_a_part_of_the_dead_is_not_refuted_by_all_of_them(check):
    text = (
        "The attack on the Army Public School in Peshawar on 16 December 2014 killed 149 people, {} of them children."
    )
    assert check(text.format(132)).claims[-1].verdict.label is Label.NOT_CHECKABLE
    assert check(text.format(170)).claims[-1].verdict.label is Label.CONTRADICTED


@pytest.mark.parametrize(
    ("doer", "label"),
    [
        ("gunmen", Label.SUPPORTED),
        ("the BLA", Label.SUPPORTED),
        ("a suicide bomber from the BLA's Majeed Brigade", Label.SUPPORTED),
        ("the TTP", Label.DEPENDS),
    ],
)
def test_a_toll_that_the_record_lays_to_another_group_is_not_supported(check, doer, label):
    item = check(f"On 9 November 2024, {doer} attacked Quetta railway station, killing 26 people.").claims[-1]
    assert item.verdict.label is label
    assert (label is Label.DEPENDS) == ("laid to Balochistan Liberation Army, not to" in item.verdict.reason)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Pakistan ranked second in the Global Terrorism Index 2025.", Label.SUPPORTED),
        ("In the 2025 Global Terrorism Index, Pakistan ranks second, up from fourth in 2024.", Label.SUPPORTED),
        ("Pakistan climbed to second place in the Global Terrorism Index 2025.", Label.SUPPORTED),
        ("The Global Terrorism Index 2025 ranked Pakistan third.", Label.CONTRADICTED),
        ("Pakistan was ranked sixth in the Global Terrorism Index in 2023.", Label.SUPPORTED),
        ("Pakistan was ranked fourth in the Global Terrorism Index in 2023.", Label.DEPENDS),
        ("Pakistan was ranked second in the Global Terrorism Index 1999.", Label.NOT_CHECKABLE),
    ],
)
def test_a_place_in_an_index_is_that_of_its_edition(check, text, label):
    assert only(check(text)).verdict.label is label


def test_it_is_the_place_that_the_sentence_before_tells_of(check):
    text = "Violence in Pakistan rose in 2024. Khyber Pakhtunkhwa bore the brunt. It accounted for half of all attacks."
    share = check(text).claims[-1]
    assert share.claim.area.ids == ("PK-KP",) and share.readings and share.readings[0].area == "PK-KP"


@pytest.mark.parametrize(
    ("soldiers", "label"), [(18, Label.NOT_CHECKABLE), (23, Label.SUPPORTED), (45, Label.CONTRADICTED)]
)
def test_soldiers_are_at_most_as_many_as_the_forces_dead(check, soldiers, label):
    text = "The Jaffar Express hijacking in Pakistan in March 2025 killed 31 people, including {} soldiers."
    toll = check(text.format(soldiers)).claims[-1]
    assert toll.verdict.label is label and not toll.claim.actor.text


def test_the_name_of_the_country_tells_no_event_from_another(check):
    dated = check("The Jaffar Express hijacking in March 2025 in Pakistan killed 31 people.").claims[0]
    assert dated.verdict.label is Label.SUPPORTED and "Jaffar Express" in dated.verdict.reason


def test_a_figure_whose_own_sentence_names_no_source_may_be_of_another(check):
    text = "Attacks rose in Balochistan in 2023, according to PIPS. {}In Pakistan suicide attacks numbered 29 in 2023."
    assert check(text.format("")).claims[-1].verdict.label is Label.CONTESTED
    assert check(text.format("PIPS said: ")).claims[-1].verdict.label is Label.CONTRADICTED


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Fencing of Pakistan's border with Afghanistan is 98% complete.", Label.SUPPORTED),
        ("The fence along Pakistan's border with Afghanistan is still only 60% finished.", Label.CONTRADICTED),
    ],
)
def test_how_much_of_a_fence_is_built(check, text, label):
    item = only(check(text))
    assert item.claim.metric == "other:fence_pct" and item.verdict.label is label


def test_attacks_killing_people_are_attacks(check):
    found = [c.claim for c in check("In January 2025 Pakistan saw at least 74 attacks killing 91 people.").claims]
    assert [(c.value, c.metric) for c in found] == [(74, "attacks"), (91, "deaths")]
    seen = check("In January 2025 Pakistan saw 74 militant attacks, killing 91 people.").claims[-1]
    assert seen.claim.actor.text == "militant"


def test_a_place_before_the_name_of_a_mosque_is_where_it_was(check):
    text = "On 4 March 2022 a bomber killed 63 people in Peshawar's Kocha Risaldar mosque in Pakistan."
    assert only(check(text)).claim.area.text == "Peshawar"


def test_a_run_of_figures_keeps_step_with_the_one_before(check):
    runs = (
        "PIPS counted 146 attacks in Pakistan in 2020, 207 in 2021 and 262 in 2022. Deaths rose from 220 to 335 and {}."
    )
    found = check(runs.format(419)).claims
    assert {c.verdict.label for c in found} == {Label.SUPPORTED} and len(found) == 7
    assert str(found[-1].claim.period.start) == "2022-01-01"
    assert check(runs.format(519)).claims[-1].verdict.label is Label.CONTRADICTED
    longer = check(runs.format("419, 693 and 852")).claims[3:]
    assert longer and {c.verdict.label for c in longer} == {Label.NOT_CHECKABLE}


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("In Pakistan, civilian deaths in 2024 (927) exceeded those of security forces (685), CRSS said.",
         ["civilian", "civilian", "security"]),
        ("Police casualties in Pakistan in 2024 were 152 dead and 230 injured.", ["police", "police"]),
    ],
)  # fmt: skip
def test_whose_dead_they_were(check, text, victims):
    assert [str(c.claim.victim) for c in check(text).claims] == victims


def test_a_source_that_only_its_publisher_names_is_called_by_its_name(check):
    item = only(check("ISPR: 8 soldiers killed in Pakistan's North Waziristan on 28 June 2025."))
    assert "(the source it names, ISPR, is not at hand)" in item.verdict.reason


def test_where_it_happened_is_not_who_did_it(check):
    text = "Pakistan remembers. The Army Public School attack on 16 December 2014 killed 145 people."
    assert not check(text).claims[-1].claim.actor.text


def test_a_plan_that_many_countries_have_is_not_misdated_by_another(check):
    plan = "The National Action Plan was adopted in January 2014."
    assert only(check(plan)).verdict.label is Label.NOT_CHECKABLE
    assert only(check("The TTP was founded in December 2009.")).verdict.label is Label.CONTRADICTED


def test_a_toll_at_a_place_that_is_not_known_is_not_set_against_another_event(check):
    text = "Attacks in Pakistan rose in 2017. A bombing at the Garden Hotel on 24 February 2017 killed {} people."
    assert check(text.format(11)).claims[-1].verdict.label is Label.NOT_CHECKABLE
    text = "Attacks rose in 2017. On 24 February 2017 an attack in Pakistan killed {} people."
    assert check(text.format(11)).claims[-1].verdict.label is Label.CONTRADICTED


def test_what_is_said_never_to_have_happened(check):
    assert only(check("No suicide attack took place in Pakistan in 2020.")).verdict.label is Label.CONTRADICTED


def test_more_than_doubled_is_right_of_what_quadrupled(check):
    text = "Attacks in Pakistan more than doubled, from 116 in 2023 to 504 in 2024."
    assert not [f for c in check(text).claims for f in c.flags if f.flag is FlagName.ARITHMETIC]


def test_more_than_the_year_before(check):
    assert only(check("PICSS recorded more attacks in 2024 than in 2023.")).verdict.label is Label.SUPPORTED
    assert only(check("PICSS recorded fewer attacks in 2024 than in 2023.")).verdict.label is Label.CONTRADICTED


def test_a_slip_of_one_page_is_no_edition(check):
    text = "The TTP was responsible for 585 deaths in Pakistan in 2024 (up 90% from 293 in 2023), according to GTI."
    assert [c.verdict.label for c in check(f"{text} Deaths at the hands of the TTP were 558.").claims] == [
        Label.CONTRADICTED, Label.SUPPORTED, Label.SUPPORTED, Label.SUPPORTED,
    ]  # fmt: skip


def test_no_fall_where_nothing_changed_hangs_on_no_window(check):
    item = only(check("Violence did not fall in Swat in October 2013."))  # no events in it, nor in the month before
    assert FlagName.WINDOW not in {f.flag for f in item.flags}


def test_two_years_with_a_stroke_may_be_a_fiscal_year(check):
    item = only(check("According to UCDP, 2,279 people were killed in Pakistan in 2013-14."))
    assert item.verdict.label is Label.DEPENDS
    assert "fiscal year, 2013-07-01 to 2014-06-30" in item.verdict.reason


def test_a_fiscal_year_is_counted_by_its_own_days(check):
    right = only(check("UCDP counted 2,279 people killed in Pakistan in fiscal year 2013-14."))
    assert right.verdict.label is Label.SUPPORTED
    assert str(right.claim.period.start) == "2013-07-01"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In 2022 Ethiopia was the deadliest country in the world, according to UCDP.", Label.SUPPORTED),
        ("In 2023 Ethiopia was the deadliest country in the world, according to UCDP.", Label.CONTRADICTED),
        ("In 2015 Somalia was the deadliest country in Africa, according to UCDP.", Label.NOT_CHECKABLE),
    ],
)
def test_a_country_is_ranked_among_all_or_not_at_all(check, text, label):
    assert only(check(text)).verdict.label is label


def test_of_two_records_of_a_kind_the_nearer_is_the_one_misdated(check):
    item = only(check("Pakistan was removed from the FATF grey list in October 2021."))
    assert item.verdict.label is Label.CONTRADICTED and "2022-10-21" in item.verdict.reason


def test_a_body_is_named_by_the_first_words_of_its_publishers(check):
    item = only(check("The TTP has between 6,000 and 6,500 fighters, according to the UN.", dt.date(2025, 6, 10)))
    assert not [f for f in item.flags if f.flag is FlagName.SOURCE_NOT_SEEN]


@pytest.mark.parametrize(
    "text",
    [
        "Violence in Pakistan rose by 58% in the first three quarters of 2025, according to CRSS.",
        "The number of people killed in Pakistan was 58% higher in January to September 2025 than in the same months of"
        " 2024, according to CRSS.",
    ],
)
def test_a_rise_that_is_only_that_of_operations_is_said_to_be(check, text):
    item = only(check(text))
    assert item.verdict.label in {Label.SUPPORTED, Label.DEPENDS}
    assert [f for f in item.flags if f.flag is FlagName.COMPOSITION and "operations of the state" in f.message]


@pytest.mark.parametrize(
    "text",
    [
        "PICSS denied that it had recorded 908 attacks in Pakistan in 2024.",
        "There were not 908 attacks in Pakistan in 2024, PICSS said.",
        "PICSS denied that hundreds of attacks took place in Pakistan in 2024.",
        "If 908 attacks had taken place in Pakistan in 2024, PICSS would have said so.",
        "Fewer than 908 attacks took place in Pakistan in 2024, PICSS said.",
        "Each day of 2024 saw 908 attacks in Pakistan, PICSS said.",
        "PICSS recorded 908 more attacks in Pakistan in 2024 than in 2023.",
        "Deaths in Pakistan rose by 67 percentage points in 2024, CRSS said.",
        "Deaths in Pakistan rose to 67% in 2024, CRSS said.",
        "Operation Zarb-e-Azb ended on 15 June 2014.",
        "India was removed from the FATF grey list in October 2022.",
        "Pakistan was removed from the FATF black list in October 2022.",
    ],
)
def test_what_is_not_said_is_not_supported(check, text):
    assert all(c.verdict.label is not Label.SUPPORTED for c in check(text, dt.date(2026, 1, 10)).claims)
