"""Where requests go, and what is said before they do."""

from __future__ import annotations

import pytest

from tahqiq.claims.propose.address import asked, endpoint, is_local, notice
from tahqiq.errors import InputError
from tahqiq.terms import Model


@pytest.mark.parametrize(
    ("url", "to"),
    [
        ("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
        ("http://localhost:8080/v1/", "http://localhost:8080/v1/chat/completions"),
        ("https://api.example.org/openai/v1", "https://api.example.org/openai/v1/chat/completions"),
        ("https://example.org/a/chat/completions?v=2", "https://example.org/a/chat/completions?v=2"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions"),
    ],
)
def test_the_endpoint(url, to):
    assert endpoint(url) == to


@pytest.mark.parametrize("url", ["", "localhost:8080", "ftp://x/v1", "http://", "http://x:port/v1", "http://[::1/v1"])
def test_what_is_no_address(url):
    with pytest.raises(InputError, match="was expected"):
        endpoint(url)


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(InputError) as error:
        endpoint("https://me:hunter2@example.org/v1")
    assert "hunter2" not in str(error.value) and "TAHQIQ_MODEL_KEY" in str(error.value)


@pytest.mark.parametrize(
    ("url", "local"),
    [("http://127.0.0.1:1/v1", True), ("http://localhost/v1", True), ("http://[::1]/v1", True),
     ("http://192.168.1.5/v1", False), ("https://localhost.example.org/v1", False)],
)  # fmt: skip
def test_what_is_this_machine(url, local):
    assert is_local(url) is local


def test_the_notice_says_what_goes_where():
    said = notice(Model("m", "http://192.168.1.5/v1", "secret"), "report.md", 12_345, 3)
    assert said == (
        "The text of report.md (12,345 characters, in 3 requests) is sent to http://192.168.1.5/v1/chat/completions "
        "(over an unencrypted connection) for the model m"
    )
    assert "on this machine" in notice(Model("m", "http://localhost/v1"), "", 1, 1)
    assert "over the network" in notice(Model("m", "https://example.org/v1"), "", 1, 1)


def test_a_key_is_never_shown():
    assert "secret" not in repr(Model("m", "http://localhost/v1", "secret"))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("m", None, "", 600), "--model-url needs"),
        ((None, "http://localhost/v1", "", 600), "--model needs"),
        ((" ", "http://localhost/v1", "", 600), "--model needs"),
        (("m", "http://localhost/v1", "", 0), "--model-seconds 0"),
        (("m", "http://localhost/v1", "", float("nan")), "--model-seconds nan"),
        (("m", "http://localhost/v1", "a\nb", 600), "TAHQIQ_MODEL_KEY"),
        (("m", "localhost", "", 600), "was expected"),
    ],
)
def test_options_that_do_not_hold_together(given, why):
    with pytest.raises(InputError, match=why):
        asked(*given)


def test_without_options_there_is_no_model():
    assert asked(None, None, "key", 600) is None
