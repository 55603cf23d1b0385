"""Names that several countries share, as a text on one of them means them."""

import pytest

from tahqiq.registry import Actor, Alias, Parent, Place, Publisher, Registry
from tahqiq.resolve import Resolver, gazetteer
from tahqiq.resolve.local import local


def country(id_: str, name: str, adjective: str) -> Place:
    return Place(id_, name, "country", aliases=(Alias(adjective, "adjective"),))


def army(id_: str, name: str, of: str, *more: Alias) -> Actor:
    return Actor(id_, name, "state_force", aliases=(Alias("army", "common_noun"), *more), areas=(of,))


PLACES = [
    country("ARC", "Arcadia", "Arcadian"), country("BOR", "Borduria", "Bordurian"),
    Place("AC-N", "Northmark", "province", (Parent("ARC"),), (Alias("North East", "at_home"),)),
    Place("BO-N", "Nordland", "province", (Parent("BOR"),)),
    Place("AC-S", "Sero", "district", (Parent("AC-N"),)), Place("BO-S", "Sero", "district", (Parent("BO-N"),)),
]  # fmt: skip
ACTORS = [
    army("arc_army", "Arcadian Army", "ARC"), army("bor_army", "Bordurian Army", "BOR", Alias("Iron Guard")),
    Actor("reds", "Red Tigers", "armed_group", areas=("BO-N",)),
]  # fmt: skip
PUBLISHERS = [
    Publisher("arc_moi", "Home Ministry", party="ARC:interior"), Publisher("bor_moi", "Home Ministry", area="BOR"),
    Publisher("bor_stat", "Bureau of Counts", area="BOR"), Publisher("wide", "World Watch"),
]  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry(
        actors={a.id: a for a in ACTORS}, places={p.id: p for p in PLACES}, publishers={p.id: p for p in PUBLISHERS}
    )


@pytest.mark.parametrize(
    ("text", "at_home", "abroad"),
    [
        ("Unrest in Sero.", [("AC-S",)], [("BO-S",)]),
        ("The Home Ministry said so.", [("arc_moi",)], [("bor_moi",)]),
        ("The Bureau of Counts said so.", [], [("bor_stat",)]),
        ("Borduria's Bureau of Counts said so.", [("BOR",), ("bor_stat",)], [("BOR",), ("bor_stat",)]),
        ("The Iron Guard fired.", [], [("bor_army",)]),
        ("The Bordurian Army fired.", [("bor_army",)], [("bor_army",)]),
        ("World Watch and the Red Tigers.", [("wide",), ("reds",)], [("wide",), ("reds",)]),
        ("Attacks in the North East.", [("AC-N",)], []),
        ("Attacks north east of the town.", [], []),
    ],
)
def test_a_name_is_that_of_the_country_the_text_is_on(registry: Registry, text: str, at_home, abroad) -> None:
    whole = gazetteer(registry)
    for code, expected in (("ARC", at_home), ("BOR", abroad)):
        assert [m.ids for m in local(whole, code).mentions(text)] == expected, code


def test_where_no_country_is_known_what_is_ambiguous_stays_so(registry: Registry) -> None:
    whole = gazetteer(registry)
    assert local(whole, "") is whole
    (sero,) = whole.mentions("Unrest in Sero.")
    assert sero.ids == () and set(sero.candidates) == {"AC-S", "BO-S"}


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("army", "ARC", ("arc_army",)),
        ("army", "BOR", ("bor_army",)),
        ("bor_army", "ARC", ()),
        ("Bordurian Army", "ARC", ("bor_army",)),
        ("Red Tigers", "ARC", ("reds",)),
    ],
)
def test_an_actor_is_resolved_for_a_country(registry: Registry, text: str, on: str, expected: tuple[str, ...]) -> None:
    assert Resolver(registry).actor(text, country=on).ids == expected


def test_a_name_at_home_is_resolved_at_home_only(registry: Registry) -> None:
    resolver = Resolver(registry)
    assert resolver.area("North East", country="ARC").ids == ("AC-N",)
    assert resolver.area("North East", country="BOR").ids == ()
    assert resolver.area("North East").ids == ()
