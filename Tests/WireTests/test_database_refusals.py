"""A database that cannot be used stops every command and the server's start with one clear line and exit status 1."""

import re
import secrets

import pytest

from conftest import a_free_port
from installation import Installation
from postgresql import OwnServer

pytestmark = pytest.mark.postgresql

REFUSAL = re.compile(r"[a-z]+(_[a-z0-9]+)+: \S.*")
PASSWORD = "Wire-" + secrets.token_hex(12)
ROLE = "lintel_remote"


@pytest.fixture(scope="module")
def remote():
    """A server that is reached as one on another machine is: by address, role and password, without TLS."""
    server = OwnServer(a_free_port())
    server.create_role(ROLE, PASSWORD, "installation")
    yield server
    server.close()


def refused(server: Installation, *secret: str) -> str:
    """Starts a server that must not come up; gives the one line that says why, which gives nothing away."""
    result = server.attempt("serve", "--listen", "127.0.0.1:0")
    assert result.returncode == 1, result
    assert result.stdout == "", "it announced itself"
    lines = result.stderr.splitlines()
    assert len(lines) == 1 and REFUSAL.fullmatch(lines[0]), result.stderr
    for text in (PASSWORD, *secret):
        assert text not in result.stderr
    command = server.attempt("app", "list", "--json")
    assert command.returncode == 1 and command.stdout == "" and PASSWORD not in command.stderr, command
    return lines[0]


def test_the_remote_server_itself_is_good(install, remote):
    """Without this the refusals below would prove nothing."""
    server = install("remote", LINTEL_DATABASE=remote.address_url(ROLE, PASSWORD, "installation")).start()
    assert server.http().get("/ready").status_code == 200
    server.create_person("Rita Remote")
    assert PASSWORD not in server.log.read_text()
    assert PASSWORD not in server.attempt("doctor").stdout
    assert server.stop() == 0


def test_a_wrong_password(install, remote):
    wrong = "Wire-" + secrets.token_hex(12)
    server = install("wrong-password", LINTEL_DATABASE=remote.address_url(ROLE, wrong, "installation"))
    assert "password" in refused(server, wrong)


def test_an_unknown_host(install):
    # RFC 6761 §6.4: names in .invalid never exist.
    url = f"postgresql://{ROLE}:{PASSWORD}@database.invalid/installation"
    assert "database.invalid" in refused(install("unknown-host", LINTEL_DATABASE=url))


def test_a_server_that_is_not_there(install, free_port):
    url = f"postgresql://{ROLE}:{PASSWORD}@127.0.0.1:{free_port}/installation"
    assert "127.0.0.1" in refused(install("no-server", LINTEL_DATABASE=url))


def test_an_unknown_database(install, remote):
    assert "nowhere" in refused(install("no-database", LINTEL_DATABASE=remote.address_url(ROLE, PASSWORD, "nowhere")))


def test_tls_that_is_not_offered(install, remote):
    url = remote.address_url(ROLE, PASSWORD, "installation", sslmode="require")
    assert "SSL" in refused(install("no-tls", LINTEL_DATABASE=url))


def test_an_address_that_is_no_url(install):
    for number, text in enumerate((f"mysql://a:{PASSWORD}@localhost/x", f"postgresql://a:{PASSWORD}@[/x", "lintel")):
        refused(install(f"no-url-{number}", LINTEL_DATABASE=text))


def test_a_database_of_another_program(install, database_server):
    url = database_server.create_database("of-another-program")
    database_server.query("CREATE TABLE invoice (number integer PRIMARY KEY); INSERT INTO invoice VALUES (1)", url)
    refused(install("of-another", LINTEL_DATABASE=url))
    assert database_server.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", url) == [["invoice"]]


def test_a_newer_schema(install, database_server):
    server = install("newer-schema")
    url = server.settings["LINTEL_DATABASE"]
    server.command("migrate")
    database_server.query("UPDATE lintel_schema SET version = version + 1", url)
    assert refused(server).startswith("database_schema_newer: ")
    assert database_server.query("SELECT count(*) FROM account", url) == [["0"]]
    database_server.query("UPDATE lintel_schema SET version = version - 1", url)
    server.start()
    assert server.stop() == 0


def test_a_role_that_may_not_make_tables(install, remote):
    """A role of the server that owns nothing there."""
    remote.query("CREATE ROLE lintel_guest LOGIN PASSWORD 'guest-password'")
    url = remote.address_url("lintel_guest", "guest-password", "postgres")
    remote.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    assert "permission" in refused(install("no-permission", LINTEL_DATABASE=url), "guest-password")
