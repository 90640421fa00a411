"""Fixtures: one running server for the whole run, a person, an organisation and one app of each type.

WIRE_DATABASE chooses the engine under every installation of the run: `sqlite` (the default) or `postgresql`,
which needs the server that scripts/with-postgresql.sh starts.
"""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

import pytest

from flow import LOOPBACK
from installation import Installation, Person, RegisteredApp
from ledger import Ledger
from nodes import Cluster
from postgresql import SCRIPT, TestServer
from sdk_server import SDKServer, make_sdk_server
from slow_body import SlowBody

EVO = "evo.discovery evo.workspace evo.object evo.blocksync"
USER = "openid profile email"
DEBUG_LOG = {"LINTEL_LOG_LEVEL": "debug", "LINTEL_THROTTLE_ENABLED": "false"}
# These look at what the whole run has left behind.
LAST = ("test_slow_body.py", "test_log_secrets.py")
ENGINE = os.environ.get("WIRE_DATABASE", "sqlite")


def pytest_configure():
    if ENGINE not in ("sqlite", "postgresql"):
        raise pytest.UsageError(f"WIRE_DATABASE is {ENGINE!r}; it can be sqlite or postgresql")
    if ENGINE == "postgresql" and "TEST_POSTGRESQL_URL" not in os.environ:
        raise pytest.UsageError(f"the wire tests on PostgreSQL need a server of their own: {SCRIPT} COMMAND starts one")


def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: LAST.index(item.path.name) + 1 if item.path.name in LAST else 0)
    marker = "postgresql" if ENGINE == "sqlite" else "once"
    absent = {marker} | (set() if os.environ.get("WIRE_QUICKSTARTS") == "all" else {"large_runtime"})
    elsewhere = [item for item in items if any(item.get_closest_marker(name) for name in absent)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if item not in elsewhere]


def pytest_report_header():
    return f"installations on {ENGINE}"


@pytest.fixture(scope="session")
def workplace(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("wire")


@pytest.fixture(scope="session")
def ledger(workplace) -> Ledger:
    return Ledger(workplace / "secrets.jsonl")


@pytest.fixture(scope="session")
def engine() -> str:
    return ENGINE


@pytest.fixture(scope="session")
def database_server() -> TestServer:
    """The PostgreSQL server of the run."""
    return TestServer(os.environ["TEST_POSTGRESQL_URL"])


@pytest.fixture(scope="session")
def install(workplace, ledger, request):
    """Makes further installations; each server still running at the end is killed by its pid."""
    made: list[Installation] = []

    def make(name: str, issuer: str | None = None, **settings: str) -> Installation:
        if ENGINE == "postgresql" and "LINTEL_DATABASE" not in settings:
            settings["LINTEL_DATABASE"] = request.getfixturevalue("database_server").create_database(name)
        installation = Installation(workplace / name, ledger, DEBUG_LOG | settings, issuer_flag=issuer)
        installation.directory.mkdir()
        made.append(installation)
        return installation

    yield make
    for installation in made:
        installation.kill()


@pytest.fixture(scope="session")
def make_cluster(install, workplace, ledger, database_server):
    """Makes installations of several nodes behind nginx; what still runs at the end is ended by its pid."""
    made: list[Cluster] = []

    def make(name: str, count: int = 2, **settings: str) -> Cluster:
        url = f"http://127.0.0.1:{a_free_port()}"
        shared = {
            "LINTEL_DATABASE": database_server.create_database(name),
            "LINTEL_MASTER_KEY_FILE": str(workplace / f"{name}.key"),
            "LINTEL_PROXY_TRUSTED": "127.0.0.1",
        }
        nodes = [install(f"{name}-{number + 1}", issuer=url, **shared, **settings) for number in range(count)]
        cluster = Cluster(workplace / name, url, ledger, nodes)
        made.append(cluster)
        return cluster

    yield make
    for cluster in made:
        cluster.close()


@dataclass(frozen=True)
class House:
    """What the tests share on the main server."""

    server: Installation
    person: Person
    organisation: str
    native: RegisteredApp
    spa: RegisteredApp
    web: RegisteredApp
    service: RegisteredApp


SPA_ORIGIN = "https://spa.wire.example"
SPA_REDIRECT = SPA_ORIGIN + "/callback"
WEB_REDIRECT = "https://web.wire.example/callback?tenant=1"


@pytest.fixture(scope="session")
def house(install) -> House:
    server = install("main").start()
    person = server.create_person("Wilma Wire")
    organisation = server.command("org", "create", "--name", "Wire Works", "--entitlement", "evo")["organisation_id"]
    server.command("org", "member", "--org", organisation, "--email", person.email, "--role", "administrator")
    service = server.create_app("service", person, EVO, org=organisation)
    server.command("org", "member", "--org", organisation, "--email", service.client_email)
    return House(
        server,
        person,
        organisation,
        native=server.create_app(
            "native",
            person,
            f"{USER} offline_access {EVO}",
            LOOPBACK,
            "http://localhost:3000/signin-callback",
            org=organisation,
            post_logout_uris=("http://localhost:3000/signed-out",),
        ),
        spa=server.create_app("spa", person, f"{USER} {EVO}", SPA_REDIRECT, org=organisation),
        web=server.create_app("web", person, f"{USER} offline_access {EVO}", WEB_REDIRECT, org=organisation),
        service=service,
    )


@pytest.fixture(scope="session")
def sdk_server(install, tmp_path_factory) -> SDKServer:
    """The server for the programs that the public Evo clients are driven by."""
    return make_sdk_server(install, tmp_path_factory.mktemp("sdk"))


@pytest.fixture
def server(house) -> Installation:
    return house.server


def a_free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    return a_free_port()


@pytest.fixture(scope="session", autouse=True)
def slow_body(house) -> SlowBody:
    """A request that never ends, begun first, so that the time limit of the server passes while the other tests run."""
    return SlowBody(house.server.url).begin()
