"""TLS to PostgreSQL: a certificate of the right authority for the right name is accepted, any other refused."""

import secrets
from pathlib import Path

import pytest

from certificates import make_authority, make_certificate
from conftest import a_free_port
from postgresql import OwnServer
from test_database_refusals import refused

pytestmark = pytest.mark.postgresql

PASSWORD = "Wire-" + secrets.token_hex(12)


@pytest.fixture(scope="module")
def authorities(tmp_path_factory):
    """The authority of the server's certificate, and another one of the same kind."""
    directory = tmp_path_factory.mktemp("authorities")
    return make_authority(directory, "right"), make_authority(directory, "wrong")


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory, authorities):
    server = OwnServer(a_free_port())
    server.create_role("lintel_tls", PASSWORD, "installation")
    server.offer_tls(*make_certificate(tmp_path_factory.mktemp("server"), authorities[0], "localhost"))
    yield server
    server.close()


def url(server: OwnServer, host: str, authority: Path) -> str:
    """`hostaddr` says where to connect, so that the name is only what the certificate has to be for."""
    return (
        f"postgresql://lintel_tls:{PASSWORD}@{host}:{server.port}/installation"
        f"?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert={authority}"
    )


def test_a_certificate_of_the_right_authority_is_accepted(install, encrypted, authorities):
    server = install("tls", LINTEL_DATABASE=url(encrypted, "localhost", authorities[0][0])).start()
    assert server.http().get("/ready").status_code == 200
    connections = encrypted.query(
        "SELECT count(*) FILTER (WHERE ssl), count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
        " WHERE usename = 'lintel_tls'"
    )
    assert connections[0][0] == connections[0][1] != "0", "a connection of the node is not encrypted"
    assert server.stop() == 0


def test_the_authority_can_come_from_the_standard_environment(install, encrypted, authorities, monkeypatch):
    monkeypatch.setenv("PGSSLROOTCERT", str(authorities[0][0]))
    address = f"postgresql://lintel_tls:{PASSWORD}@localhost:{encrypted.port}/installation"
    install("tls-environment", LINTEL_DATABASE=f"{address}?hostaddr=127.0.0.1&sslmode=verify-full").command("migrate")


def test_a_certificate_of_another_authority_is_refused(install, encrypted, authorities):
    line = refused(install("tls-wrong", LINTEL_DATABASE=url(encrypted, "localhost", authorities[1][0])), PASSWORD)
    assert "certificate" in line


def test_a_certificate_for_another_name_is_refused(install, encrypted, authorities):
    line = refused(install("tls-name", LINTEL_DATABASE=url(encrypted, "db.example", authorities[0][0])), PASSWORD)
    assert "certificate" in line
