"""Watches: what moves when evidence comes is told once, to whoever watches it."""

from __future__ import annotations

import socketserver
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from tests.workbench.grown import import_later

from tahqiq.claims.document import document
from tahqiq.errors import InputError, UnknownName
from tahqiq.workbench import post, watching
from tahqiq.workbench.jobs import looking
from tahqiq.workbench.jobs.job import At
from tahqiq.workbench.office import Office
from tahqiq.workbench.watch import Kind

TEXT = "Digest\n\nBy 9 April 2025\n\nIn 2024, 934 militants were killed in Pakistan, CRSS said.\n"
MEASURE = {"area": "Pakistan", "period": "2024", "base": "2023", "publisher": "PICSS", "metric": "attacks"}


@pytest.fixture
def office(workspace):
    made = Office(workspace)
    yield made
    made.close()


def watched(office, mail=""):
    name, result = office.check(document(TEXT))
    assert str(result.claims[0].verdict.label) == "supported"
    return watching.begin(office, Kind.CHECK, {"check": name}, by="editor", mail=mail)


def test_a_verdict_that_moves_is_told_with_its_reason(office, tmp_path):
    name = watched(office)
    release = import_later(office.path, tmp_path, 500)
    assert watching.look(office) == 1
    (digest,) = office.watches.digests(name)
    assert digest.came == (release,)
    (move,) = digest.moves
    assert (move.was, move.now) == ("supported", "contradicted")
    assert "934 militants were killed" in move.what and "500" in move.why


def test_a_release_is_told_once(office, tmp_path):
    name = watched(office)
    assert watching.look(office) == 0
    import_later(office.path, tmp_path, 500)
    assert (watching.look(office), watching.look(office)) == (1, 0)
    import_later(office.path, tmp_path, 934, "2026-09")
    watching.look(office)
    assert [d.moves[0].now for d in office.watches.digests(name)] == ["supported", "contradicted"]


def test_two_who_look_at_once_tell_it_once(office, tmp_path):
    name = watched(office)
    import_later(office.path, tmp_path, 500)
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: watching.look(office), range(4))) == 1
    assert office.watches.count(name) == 1


def test_evidence_that_moves_nothing_is_noted_and_not_fed(office, tmp_path):
    name = watched(office)
    import_later(office.path, tmp_path, 934)
    watching.look(office)
    assert [d.moves for d in office.watches.digests(name)] == [()]
    assert office.watches.digests(name, moved=True) == []


def test_a_measure_is_watched_by_its_paragraph_and_says_when_it_cannot_be_answered_any_more(office, tmp_path):
    name = watching.begin(office, Kind.MEASURE, {"measure": "compare", "given": MEASURE})
    assert "PICSS" in office.watches.get(name).state["compare"]["said"]
    import_later(office.path, tmp_path, 500)  # the newest release of the dataset has no figure of this publisher
    watching.look(office)
    (move,) = office.watches.digests(name)[0].moves
    assert "PICSS" in move.was and move.now == "cannot be answered" and "PICSS" in move.why


def test_an_ended_watch_is_not_looked_at_and_its_digests_stay(office, tmp_path):
    name = watched(office)
    import_later(office.path, tmp_path, 500)
    watching.look(office)
    office.watches.end(name)
    import_later(office.path, tmp_path, 934, "2026-09")
    assert watching.look(office) == 0
    assert office.watches.all() == [] and office.watches.count(name) == 1


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        (Kind.CHECK, {"check": "nothing"}),
        (Kind.CHECK, {}),
        (Kind.MEASURE, {"measure": "nothing"}),
        (Kind.MEASURE, {"measure": "compare", "given": {**MEASURE, "area": "Atlantis"}}),
        (Kind.MEASURE, {"measure": "count", "given": {"as_of": "soon"}}),
    ],
)
def test_what_cannot_be_answered_is_not_watched(office, kind, question):
    with pytest.raises((InputError, UnknownName)):
        watching.begin(office, kind, question)
    assert office.watches.all() == []


@pytest.mark.parametrize("mail", ["a", "a@", "@b", "a b@c.de", "a@b.de,c@d.de", "a@b.de\nBcc: x@y.de", "<a@b.de>"])
def test_an_address_that_is_none_is_refused(office, mail):
    name = watched(office)
    with pytest.raises(InputError, match="one mail address"):
        office.watches.send_to(name, mail)


class _Mailbox(socketserver.ThreadingTCPServer):
    """A mail server on loopback that takes what it is sent, or refuses the recipient."""

    allow_reuse_address = True

    def __init__(self, *, refuses=False):
        super().__init__(("127.0.0.1", 0), _Talk)
        self.refuses, self.taken = refuses, []


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda line: self.wfile.write(f"{line}\r\n".encode())  # noqa: E731
        say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "DATA":
                say("354 go on")
                body = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.taken.append(body.decode())
                say("250 taken")
            elif verb == "RCPT" and self.server.refuses:
                say("550 nobody here")
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 well")


@pytest.fixture
def mailbox(request):
    with _Mailbox(refuses=getattr(request, "param", False)) as box:
        thread = threading.Thread(target=box.serve_forever, daemon=True)
        thread.start()
        yield box
        box.shutdown()
        thread.join()


def server_of(box):
    return post.server(f"smtp://127.0.0.1:{box.server_address[1]}", "tahqiq@example.org")


def test_a_digest_is_mailed_once(office, tmp_path, mailbox):
    watched(office, mail="reader@example.org")
    watched(office)  # without an address
    import_later(office.path, tmp_path, 500)
    watching.look(office)
    assert post.post(office.watches, server_of(mailbox), "https://tahqiq.example.org") == 1
    assert post.post(office.watches, server_of(mailbox)) == 0
    (body,) = mailbox.taken
    assert "To: reader@example.org" in body and "Subject: Tahqiq: 1 moved in Digest" in body
    assert "was: supported" in body and "https://tahqiq.example.org/watch/" in body


@pytest.mark.parametrize("mailbox", [True], indirect=True)
def test_a_mail_that_is_refused_is_said_and_tried_again(office, tmp_path, mailbox):
    watched(office, mail="reader@example.org")
    import_later(office.path, tmp_path, 500)
    watching.look(office)
    with pytest.raises(InputError, match=r"127\.0\.0\.1 did not take a digest .*nobody here"):
        post.post(office.watches, server_of(mailbox))
    mailbox.refuses = False
    assert post.post(office.watches, server_of(mailbox)) == 1


def test_a_title_cannot_add_lines_to_a_mail(office, tmp_path):
    watched(office, mail="reader@example.org")
    import_later(office.path, tmp_path, 500)
    watching.look(office)
    ((address, digest),) = office.watches.to_mail()
    made = post.message(replace(digest, title="Title\r\nBcc: other@example.org"), "t@example.org", address)
    assert made["Bcc"] is None and made["Subject"].endswith("in Title Bcc: other@example.org")


@pytest.mark.parametrize(
    ("url", "sender", "said"),
    [
        ("https://x", "a@b.de", "smtps://user:password@"),
        ("smtps://:secret@:99999", "a@b.de", "smtps://user:password@"),
        ("smtps://u:secret@mail.example.org", "", "TAHQIQ_MAIL_FROM"),
    ],
)
def test_a_server_that_cannot_be_read_is_said_without_its_password(url, sender, said, monkeypatch):
    monkeypatch.delenv("TAHQIQ_MAIL_FROM", raising=False)
    with pytest.raises(InputError, match=said) as error:
        post.server(url, sender)
    assert "secret" not in str(error.value)


def test_what_is_due_is_taken_again_by_a_job_ordered_once_for_the_same_releases(office, tmp_path):
    name = watched(office)
    assert looking.order(office) is None  # nothing came
    import_later(office.path, tmp_path, 500)
    job = looking.order(office)
    assert job and looking.order(office) is None
    told = []
    done = looking.work(At(office.jobs.get(job), office.path, None, lambda *step: told.append(step)))
    assert done.says == "1 of what is watched taken again" and told == [("takes Digest again", 1, 1)]
    assert [m.now for m in office.watches.digests(name)[0].moves] == ["contradicted"]
    assert looking.order(office) is None
