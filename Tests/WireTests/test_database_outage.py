"""PostgreSQL goes away under load, and nodes are killed: nothing acknowledged is lost, nothing is used twice."""

import time

import pytest

from conftest import USER, a_free_port
from flow import LOOPBACK, Flow, refresh_form
from installation import within
from load import Connection, Exchange, Rotation, load, resumed_within
from nodes import answers
from postgresql import OwnServer

pytestmark = [pytest.mark.postgresql, pytest.mark.timeout(120)]

FAMILIES = 6
CODES = 40
ENOUGH = 3  # exchanges that say something
RESUMES_WITHIN = 5.0  # seconds after the database accepts connections again


class World:
    """Two nodes on a PostgreSQL server that may be stopped, a person and two apps."""

    def __init__(self, install, workplace):
        self.database = OwnServer(a_free_port())
        shared = {
            "LINTEL_DATABASE": self.database.create_database("outage"),
            "LINTEL_MASTER_KEY_FILE": str(workplace / "outage.key"),
            "LINTEL_LOG_LEVEL": "info",
        }
        self.nodes = [install(f"outage-{number}", issuer="http://127.0.0.1:8080", **shared) for number in (1, 2)]
        for node in self.nodes:
            node.start()
        self.person = self.nodes[0].create_person("Olga Outage")
        self.service = self.nodes[0].create_app("service", self.person, "evo.discovery")
        self.app = self.nodes[0].create_app("native", self.person, f"{USER} offline_access", LOOPBACK)

    def flow(self, node) -> Flow:
        return Flow(node, self.app, "openid offline_access")

    def rotations(self, node, count: int = FAMILIES) -> list[Rotation]:
        browser = node.browser(self.person)
        return [Rotation(node.url, self.app, self.flow(node).tokens(browser)["refresh_token"]) for _ in range(count)]

    def exchange(self, node, pause: float) -> Exchange:
        browser = node.browser(self.person)
        forms = []
        for _ in range(CODES):
            flow = self.flow(node)
            forms.append(flow.exchange_form(flow.callback(browser).parameters["code"]))
        return Exchange(node.url, forms, pause)

    def judge(self, node, rotations: list[Rotation], exchange: Exchange | None = None) -> None:
        """Every acknowledged rotation counts, in order; every code that gave tokens is used up."""
        for worker in [*rotations, *([exchange] if exchange else [])]:
            assert not worker.wrong, worker.wrong
        connection = Connection(node.url)
        for worker in rotations:
            assert len(set(worker.chain)) == len(worker.chain), "a token was given twice to one that rotates in order"
            answer = connection.token(refresh_form(self.app, worker.chain[-1]))
            assert answer.status == 200, answer
            node.ledger.add("refresh_token", answer.body["refresh_token"])
        if exchange is None:
            return
        assert len(exchange.received) >= ENOUGH
        for number, tokens in exchange.received.items():
            node.ledger.add_members(tokens)
            answer = connection.token(refresh_form(self.app, tokens["refresh_token"]))
            assert answer.status == 200, f"the family of an acknowledged exchange is gone: {answer}"
            again = connection.token(exchange.forms[number])
            assert (again.status, again.body["error"]) == (400, "invalid_grant"), f"a code was good twice: {again}"
        connection.close()


@pytest.fixture(scope="module")
def world(install, workplace):
    world = World(install, workplace)
    yield world
    for node in world.nodes:
        node.kill()
    world.database.close()


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restart_of_postgresql_under_load(world, mode):
    node = world.nodes[0]
    rotations, exchange = world.rotations(node), world.exchange(node, pause=0.1)
    with load([*rotations, exchange]):
        world.database.restart(mode)
        resumed_within(RESUMES_WITHIN, rotations, since=time.monotonic())
        within(RESUMES_WITHIN, lambda: answers(node.url + "/ready"))
        within(RESUMES_WITHIN, lambda: len(exchange.received) >= ENOUGH)
    assert not any(worker.lost for worker in [*rotations, exchange]), "a request got no answer"
    world.judge(node, rotations, exchange)


def test_while_postgresql_is_away_answers_say_come_back_later(world):
    node = world.nodes[0]
    rotations = world.rotations(node)
    browser = node.browser(world.person)
    browser.sign_in()
    credentials = {"grant_type": "client_credentials", "scope": "evo.discovery"}
    credentials |= {"client_id": world.service.client_id, "client_secret": world.service.client_secret}
    with load(rotations):
        assert node.http().token(**credentials).status_code == 200
        world.database.stop("fast")
        try:
            away = time.monotonic()
            within(RESUMES_WITHIN, lambda: all(worker.busy and worker.busy[-1].at > away for worker in rotations))
            assert answers(node.url + "/health") and answers(node.url + "/ready", 503)
            assert answers(node.url + "/.well-known/openid-configuration/jwks")
            assert node.http().token(**credentials).status_code == 200, "a known app needs no database"
            authorize = browser.http.get(world.flow(node).url)
            assert authorize.status_code == 503 and authorize.headers["Retry-After"].isdecimal(), authorize.headers
            command = node.attempt("account", "disable", "--email", "nobody@wire.example", "--json")
            assert command.returncode == 1 and command.stderr.startswith("{"), command
        finally:
            world.database.start()
        resumed_within(RESUMES_WITHIN, rotations, since=time.monotonic())
        within(RESUMES_WITHIN, lambda: answers(node.url + "/ready"))
    assert not any(worker.lost for worker in rotations), "a request got no answer"
    world.judge(node, rotations)


def test_connections_that_are_cut_under_load(world):
    node, database = world.nodes[0], world.nodes[0].settings["LINTEL_DATABASE"]
    rotations, exchange = world.rotations(node), world.exchange(node, pause=0.05)
    with load([*rotations, exchange]):
        for _ in range(8):
            assert world.database.cut_connections(database) > 0
            resumed_within(RESUMES_WITHIN, rotations, since=time.monotonic())
        within(RESUMES_WITHIN, lambda: len(exchange.received) >= ENOUGH)
    assert not any(worker.lost for worker in [*rotations, exchange]), "a request got no answer"
    world.judge(node, rotations, exchange)


def test_changes_are_still_seen_at_once_after_the_connections_were_cut(world):
    first, second = world.nodes
    world.database.cut_connections(first.settings["LINTEL_DATABASE"])
    person = first.create_person("Carla Cut")
    token = Flow(second, world.app, USER).tokens(second.browser(person))["access_token"]
    assert second.http().bearer("/connect/userinfo", token).status_code == 200
    first.command("account", "disable", "--email", person.email)
    within(1, lambda: second.http().bearer("/connect/userinfo", token).status_code == 401)


def test_a_node_killed_in_the_middle_of_refreshes_and_exchanges(world):
    first, second = world.nodes
    for _ in range(2):
        rotations, exchange = world.rotations(first), world.exchange(first, pause=0.01)
        with load([*rotations, exchange]):
            within(RESUMES_WITHIN, lambda: len(exchange.received) >= ENOUGH)
            first.kill()
        # What the killed node was doing when it died: each code is good once or not at all, never twice.
        if exchange.number < len(exchange.forms):
            outcome = Connection(second.url).token(exchange.forms[exchange.number])
            assert outcome.status == 200 or outcome.body["error"] == "invalid_grant", outcome
        world.judge(second, rotations, exchange)
        first.start()
