"""Mails over SMTP: a server that asks for STARTTLS and a login, failures in between, refusals, and files without one."""

import json
import re
import secrets
import sqlite3
import stat
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from conftest import a_free_port
from installation import CommandRefused, Installation, within
from mail_server import MailServer
from test_database_tls import make_authority, make_certificate

USER = "lintel"
PASSWORD = "Wire-" + secrets.token_hex(12)
SENDER = "Prüfstand & Söhne <no-reply@wire.example>"
LETTERS = Path(__file__).parent / "letters"


@pytest.fixture(scope="module")
def authorities(tmp_path_factory):
    """The authority of the mail server's certificate, and another one of the same kind."""
    directory = tmp_path_factory.mktemp("mail-authorities")
    return make_authority(directory, "right"), make_authority(directory, "wrong")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory, authorities):
    return make_certificate(tmp_path_factory.mktemp("mail-server"), authorities[0], "localhost")


@pytest.fixture
def mail_server(certificate):
    server = MailServer(a_free_port(), certificate, (USER, PASSWORD))
    yield server
    server.close()


@pytest.fixture
def installation(install, mail_server, authorities, ledger) -> Installation:
    ledger.add("password", PASSWORD)
    return install(
        f"mail-{secrets.token_hex(3)}",
        LINTEL_MAIL_FROM=SENDER,
        LINTEL_MAIL_SMTP_URL=f"smtp://localhost:{mail_server.port}",
        LINTEL_MAIL_SMTP_USER=USER,
        LINTEL_MAIL_SMTP_PASSWORD=PASSWORD,
        LINTEL_MAIL_SMTP_CA_FILE=str(authorities[0][0]),
    )


def send(installation: Installation, to: str = "ann@example.org", **settings: str) -> dict:
    installation.settings |= settings
    return installation.command("mail", "test", "--to", to)


def refused(installation: Installation, error: str, **settings: str) -> str:
    """The sentence of a command that is refused with this error id."""
    with pytest.raises(CommandRefused) as caught:
        send(installation, **settings)
    answer = json.loads(caught.value.stderr)
    assert answer["error"] == error, answer
    assert PASSWORD not in caught.value.stderr
    return answer["message"]


def query(installation: Installation, request, statement: str) -> list:
    """Runs a statement on the installation's database."""
    url = installation.settings.get("LINTEL_DATABASE")
    if url:
        return request.getfixturevalue("database_server").query(statement, url)
    with sqlite3.connect(installation.data / "lintel.sqlite", timeout=10) as database:
        return database.execute(statement).fetchall()


def waiting(installation: Installation, request) -> int:
    return int(query(installation, request, "SELECT COUNT(*) FROM outgoing_mail")[0][0])


def test_a_mail_goes_out_encrypted_and_signed_in(installation, mail_server, request):
    answer = send(installation)
    assert answer["answer"] == "250 Taken as number 1" and answer["to"] == "ann@example.org"
    (delivery,) = mail_server.deliveries
    assert delivery.is_encrypted and delivery.user == USER
    assert delivery.sender == "no-reply@wire.example" and delivery.recipients == ["ann@example.org"]
    message = delivery.message
    assert not message.defects and message["From"] == SENDER and message["To"] == "ann@example.org"
    assert message["Message-ID"].startswith(f"<{answer['mail_id']}@") and message["Date"].datetime is not None
    assert message.get_content_type() == "multipart/alternative"
    text, html = (part.get_content() for part in message.iter_parts())
    assert "This is a test mail" in text and "<p>This is a test mail" in html
    assert waiting(installation, request) == 0


def test_a_mail_that_is_not_taken_at_first_is_sent_once_by_the_server(installation, mail_server, request):
    mail_server.recipient_answers.append("452 4.2.2 The mailbox is full")
    assert "452 4.2.2 The mailbox is full" in refused(installation, "mail_not_sent")
    assert waiting(installation, request) == 1 and not mail_server.deliveries
    installation.start()
    mail_server.message_answers.append("451 4.3.0 Not now")
    for attempts in (2, 3):
        # The wait before it is the schedule's, which has tests of its own.
        query(installation, request, "UPDATE outgoing_mail SET next_attempt_at = 0")
        within(2, lambda: mail_server.attempts == attempts)
    within(2, lambda: waiting(installation, request) == 0)
    assert len(mail_server.deliveries) == 1
    metrics = installation.http().get("/metrics").text
    assert 'lintel_mails_total{outcome="sent"} 1\n' in metrics
    assert 'lintel_mails_total{outcome="postponed"} 1\n' in metrics
    assert installation.stop() == 0
    log = installation.log.read_text()
    assert "Mail is tried again later" in log and "example.org" in log
    assert "ann@" not in log and "Not now" not in log and PASSWORD not in log


@pytest.mark.parametrize("place", ["recipient", "message"])
def test_a_mail_that_is_refused_for_good_is_given_up(installation, mail_server, request, place):
    answers = mail_server.recipient_answers if place == "recipient" else mail_server.message_answers
    answers.append("550 5.1.1 Nobody of that name")
    assert "550 5.1.1 Nobody of that name" in refused(installation, "mail_refused")
    assert waiting(installation, request) == 0


def test_a_wrong_password_is_no_reason_to_give_mails_up(installation, mail_server, request):
    message = refused(installation, "mail_not_sent", LINTEL_MAIL_SMTP_PASSWORD="Wire-wrong")
    assert "535" in message and "Wire-wrong" not in message
    assert waiting(installation, request) == 1


def test_a_certificate_of_another_authority_gets_neither_password_nor_mail(installation, mail_server, authorities):
    message = refused(installation, "mail_not_sent", LINTEL_MAIL_SMTP_CA_FILE=str(authorities[1][0]))
    assert "certificate" in message.lower()
    assert not mail_server.logins and not mail_server.attempts


def test_a_server_without_starttls_gets_no_mail(install):
    server = MailServer(a_free_port())
    try:
        installation = install("mail-plain", LINTEL_MAIL_SMTP_URL=f"smtp://localhost:{server.port}")
        refused(installation, "mail_not_sent")
        assert not server.attempts
        send(installation, LINTEL_MAIL_SMTP_TLS="none")
        (delivery,) = server.deliveries
        assert not delivery.is_encrypted and delivery.user is None
    finally:
        server.close()


def test_smtps_is_encrypted_from_the_start(install, certificate, authorities):
    server = MailServer(a_free_port(), certificate, is_encrypted_from_the_start=True)
    try:
        installation = install(
            "mail-smtps",
            LINTEL_MAIL_SMTP_URL=f"smtps://localhost:{server.port}",
            LINTEL_MAIL_SMTP_CA_FILE=str(authorities[0][0]),
        )
        send(installation)
        assert server.deliveries[0].is_encrypted
    finally:
        server.close()


def test_a_server_that_is_away_is_told_and_the_mail_stays(installation, mail_server, request):
    mail_server.close()
    refused(installation, "mail_not_sent")
    assert waiting(installation, request) == 1


def test_what_is_no_address_is_refused(installation, request):
    for address in ("ann", "ann@example.org\r\nDATA", "a b@example.org"):
        with pytest.raises(CommandRefused) as caught:
            send(installation, address)
        answer = json.loads(caught.value.stderr)
        assert (answer["error"], answer["field"]) == ("email_invalid", "to")
    assert waiting(installation, request) == 0


def test_without_a_server_mails_are_written_to_files(install, request):
    installation = install("mail-files")
    answer = send(installation, "jörg@example.org")
    (path,) = (installation.data / "mail").iterdir()
    assert answer["answer"].endswith(path.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{6}Z-[0-9a-f-]{36}\.eml", path.name)
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["To"] == "jörg@example.org" and message["From"] == "Lintel <no-reply@localhost>"
    assert waiting(installation, request) == 0


@pytest.mark.parametrize("letter", sorted(LETTERS.glob("*.json")), ids=lambda path: path.stem)
def test_pythons_reader_finds_every_text_again(letter):
    """What MIMEMessageTests makes of each letter, byte for byte, is the file beside it."""
    expected = json.loads(letter.read_text())
    message = message_from_bytes(letter.with_suffix(".eml").read_bytes(), policy=policy.default)
    assert not message.defects
    assert message["Subject"] == expected["subject_read"]
    assert message["To"] == expected["recipient"]
    address = message["From"].addresses[0]
    assert (address.display_name, address.addr_spec) == (expected["sender_name"], expected["sender_address"])
    parts = [(part.get_content_type(), part.get_content()) for part in message.iter_parts()]
    assert [kind for kind, _ in parts] == ["text/plain", "text/html"]
    for (_, content), text in zip(parts, (expected["text"], expected["html"])):
        assert content.replace("\r\n", "\n") == text.replace("\r\n", "\n").replace("\r", "\n")
