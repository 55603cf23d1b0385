"""Accounts, sessions, tokens and the log: who may sign in, for how long, and what is kept of it."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from tahqiq.errors import InputError, UnknownName
from tahqiq.store import Workspace
from tahqiq.workbench.tables import METADATA
from tahqiq.workbench.team import accounts as accounts_module
from tahqiq.workbench.team import sessions as sessions_module
from tahqiq.workbench.team.roles import Role, Scope
from tahqiq.workbench.team.tables import ACCOUNTS, SESSIONS, TOKENS
from tahqiq.workbench.team.team import Team

WORDS = "four plain words here"


@pytest.fixture
def team(tmp_path):
    with Workspace.open(tmp_path / "workspace") as workspace:
        with workspace.catalog.writing() as connection:
            METADATA.create_all(connection)
        made = Team(workspace.catalog)
        made.accounts.add("Ayesha", Role.EDITOR, WORDS)
        yield made


@pytest.fixture
def clock(monkeypatch):
    """What the team takes for now; moved by a test."""
    at = [dt.datetime(2026, 1, 1, tzinfo=dt.UTC)]
    for module in (accounts_module, sessions_module):
        monkeypatch.setattr(module, "now", lambda: at[0])
    return at


def begun(team, name="ayesha"):
    return team.sessions.begin(team.accounts.named(name))


def test_the_right_password_signs_in_under_a_plain_name(team):
    assert team.accounts.signed_in(" AYESHA ", WORDS).name == "ayesha"
    assert team.accounts.signed_in("ayesha", WORDS + " ") is None
    assert team.accounts.signed_in("nobody", WORDS) is None


@pytest.mark.parametrize("name", ["", "a b", "<b>", "x" * 65, "نام", "../etc", "-a"])
def test_names_that_could_be_misread_are_refused(team, name):
    with pytest.raises(InputError, match="letters, digits"):
        team.accounts.add(name, Role.VIEWER, WORDS)


@pytest.mark.parametrize("password", ["", "short", "x" * 2000, "aaaaaaaaaaaaaaaa", "my name is bilal"])
def test_weak_passwords_are_refused(team, password):
    with pytest.raises(InputError, match="password"):
        team.accounts.add("bilal", Role.VIEWER, password)
    assert [a.name for a in team.accounts.all()] == ["ayesha"]


def test_a_name_is_given_once(team):
    with pytest.raises(InputError, match="is there already"):
        team.accounts.add("ayesha", Role.ADMIN, WORDS)


def test_five_wrong_passwords_lock_for_a_quarter_of_an_hour(team, clock):
    for _ in range(5):
        assert team.accounts.signed_in("ayesha", "wrong") is None
    assert team.accounts.signed_in("ayesha", WORDS) is None
    clock[0] += dt.timedelta(minutes=16)
    assert team.accounts.signed_in("ayesha", WORDS)


def test_a_right_password_forgives_earlier_wrong_ones(team):
    for _ in range(3):
        for _ in range(4):
            team.accounts.signed_in("ayesha", "wrong")
        assert team.accounts.signed_in("ayesha", WORDS)


def test_guesses_at_the_same_time_get_no_more_tries(team):
    guesses = ["wrong"] * 12 + [WORDS]
    with ThreadPoolExecutor(13) as pool:
        list(pool.map(lambda guess: team.accounts.signed_in("ayesha", guess), guesses[:12]))
    assert team.accounts.signed_in("ayesha", WORDS) is None


def test_a_session_ends_idle_and_after_a_week(team, clock):
    secret = begun(team)
    who = team.sessions.of_cookie(secret)
    assert (who.name, who.role, bool(who.csrf)) == ("ayesha", Role.EDITOR, True)
    for _ in range(13):  # used every half day but one hour: never idle
        clock[0] += dt.timedelta(hours=11)
        assert team.sessions.of_cookie(secret)
    clock[0] += dt.timedelta(hours=13)
    assert team.sessions.of_cookie(secret) is None
    second = begun(team)
    for _ in range(16):
        clock[0] += dt.timedelta(hours=11)
        used = team.sessions.of_cookie(second)
    assert used is None


@pytest.mark.parametrize(
    "forged", ["", "x", "' OR 1=1 --", "a" * 43, "tahqiq_" + "a" * 43, "\x00" * 43, "é" * 43, "a" * 100_000]
)
def test_forged_secrets_are_nobody(team, forged):
    begun(team)
    assert team.sessions.of_cookie(forged) is None
    assert team.sessions.of_token(forged) is None


@pytest.mark.parametrize("change", ["role", "password", "close"])
def test_a_change_of_the_account_ends_its_sessions(team, change):
    secret = begun(team)
    team.accounts.add("head", Role.ADMIN, WORDS)
    match change:
        case "role":
            team.accounts.set_role("ayesha", Role.VIEWER)
        case "password":
            team.accounts.set_password("ayesha", WORDS + " more")
        case "close":
            team.accounts.close("ayesha")
    assert team.sessions.of_cookie(secret) is None


def test_a_closed_account_signs_in_no_more_and_its_tokens_end(team):
    token = team.sessions.make_token(team.sessions.of_cookie(begun(team)), "script", [Scope.READ], 30)
    assert team.sessions.of_token(token)
    team.accounts.close("ayesha")
    assert team.accounts.signed_in("ayesha", WORDS) is None
    assert team.sessions.of_token(token) is None
    team.accounts.close("ayesha", closed=False)
    assert team.accounts.signed_in("ayesha", WORDS)


def test_the_last_admin_stays(team):
    team.accounts.add("head", Role.ADMIN, WORDS)
    for lose in (lambda: team.accounts.close("head"), lambda: team.accounts.set_role("head", Role.VIEWER)):
        with pytest.raises(InputError, match="the last admin"):
            lose()
    assert team.accounts.named("head").role is Role.ADMIN


def test_a_token_is_good_for_what_it_says_and_no_longer(team, clock):
    who = team.sessions.of_cookie(begun(team))
    token = team.sessions.make_token(who, "script", [Scope.READ, Scope.CHECK], 30)
    held = team.sessions.of_token(token)
    assert held.scopes == {Scope.READ, Scope.CHECK} and held.csrf == ""
    team.accounts.set_role("ayesha", Role.VIEWER)
    assert team.sessions.of_token(token).scopes == {Scope.READ}
    clock[0] += dt.timedelta(days=31)
    assert team.sessions.of_token(token) is None


def test_a_token_never_holds_more_than_its_maker_may(team):
    who = team.sessions.of_cookie(begun(team))
    for scopes, days in (([Scope.ADMIN], 30), ([], 30), ([Scope.READ], 0), ([Scope.READ], 400)):
        with pytest.raises(InputError, match="was asked for"):
            team.sessions.make_token(who, "script", scopes, days)


def test_a_token_is_revoked_by_its_own_account_alone(team):
    who = team.sessions.of_cookie(begun(team))
    token = team.sessions.make_token(who, "script", [Scope.READ], 30)
    number = team.sessions.tokens(who.account)[0].id
    with pytest.raises(UnknownName):
        team.sessions.revoke(who.account + 1, number)
    assert team.sessions.of_token(token)
    team.sessions.revoke(who.account, number)
    assert team.sessions.of_token(token) is None
    assert not team.sessions.tokens(who.account)[0].holds


def test_no_secret_stands_in_the_catalog(team):
    secret = begun(team)
    token = team.sessions.make_token(team.sessions.of_cookie(secret), "script", [Scope.READ], 30)
    with team.accounts._catalog.reading() as connection:
        kept = str([connection.execute(sa.select(table)).all() for table in (ACCOUNTS, SESSIONS, TOKENS)])
    assert "$argon2id$" in kept
    assert not any(word in kept for word in (WORDS, secret, token, token.removeprefix("tahqiq_")))


def test_the_log_is_told_newest_first(team):
    for n in range(3):
        team.audit.note("ayesha", "POST", f"/checks/{n}", "303")
    assert [deed.on for deed in team.audit.latest(2)] == ["/checks/2", "/checks/1"]
    assert team.audit.count() == 3
