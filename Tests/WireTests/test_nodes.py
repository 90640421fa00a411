"""Two nodes on one database behind nginx: single use, rotation, changes and throttles are those of one server."""

import secrets
import threading
from pathlib import Path

import pytest

from browser import Page
from conftest import EVO, USER
from flow import LOOPBACK, Flow, burst, refresh_form
from installation import VISIBLE_WITHIN, Person, within
from test_races import refused

pytestmark = pytest.mark.postgresql

OFFLINE = "openid offline_access"


@pytest.fixture(scope="module")
def cluster(make_cluster):
    return make_cluster("nodes").start()


@pytest.fixture(scope="module")
def person(cluster) -> Person:
    return cluster.nodes[0].create_person("Nora Nodes")


@pytest.fixture(scope="module")
def native(cluster, person):
    return cluster.nodes[0].create_app("native", person, f"{USER} offline_access {EVO}", LOOPBACK)


@pytest.fixture(scope="module")
def web(cluster, person):
    return cluster.nodes[0].create_app("web", person, EVO, "https://web.wire.example/callback")


@pytest.fixture(scope="module")
def browser(cluster, person):
    return cluster.browser(person)


def answers_by(cluster, text: str) -> list[float]:
    """The value of a line of the metrics on each node; 0 when it is missing."""
    values = []
    for node in cluster.nodes:
        lines = [line for line in node.http().get("/metrics").text.splitlines() if line.startswith(text)]
        values.append(sum(float(line.rpartition(" ")[2]) for line in lines))
    return values


def test_e02_fifty_exchanges_of_one_code_give_one_answer(cluster, native, browser):
    before = answers_by(cluster, 'lintel_http_answers_total{route="/connect/token"')
    flow = Flow(cluster, native, OFFLINE)
    code = flow.callback(browser).parameters["code"]
    answers = burst(cluster, flow.exchange_form(code), 50)
    assert sorted(status for status, _ in answers) == [200] + [400] * 49
    assert {answer["error"] for status, answer in answers if status == 400} == {"invalid_grant"}
    after = answers_by(cluster, 'lintel_http_answers_total{route="/connect/token"')
    assert all(later - earlier >= 10 for earlier, later in zip(before, after, strict=True)), (before, after)


def test_f03_fifty_refreshes_of_one_token_give_one_successor(cluster, native, browser):
    first = Flow(cluster, native, OFFLINE).tokens(browser)["refresh_token"]
    answers = burst(cluster, refresh_form(native, first), 50)
    assert {status for status, _ in answers} == {200}, [answer for status, answer in answers if status != 200][:3]
    successors = {answer["refresh_token"] for _, answer in answers}
    assert len(successors) == 1 and successors != {first}
    assert cluster.http().token(**refresh_form(native, successors.pop())).status_code == 200


def test_f01_an_older_token_ends_its_family_on_every_node(cluster, native, browser):
    chain = [Flow(cluster, native, OFFLINE).tokens(browser)["refresh_token"]]
    for number in range(3):
        node = cluster.nodes[number % 2]
        chain.append(node.http().token(**refresh_form(native, chain[-1])).json()["refresh_token"])
    assert refused(cluster.nodes[0].http().token(**refresh_form(native, chain[0])))
    assert refused(cluster.nodes[1].http().token(**refresh_form(native, chain[-1])))


def test_d23_an_app_made_on_one_node_works_on_the_other_in_the_next_request(cluster, person):
    for maker, other in (cluster.nodes, cluster.nodes[::-1]) * 3:
        app = maker.create_app("service", person, "evo.discovery")
        answer = other.http().token(
            grant_type="client_credentials", scope="evo.discovery", auth=(app.client_id, app.client_secret)
        )
        assert answer.status_code == 200, answer.text


def test_c21_an_account_disabled_at_one_node_is_refused_by_the_other_within_one_second(cluster, native):
    first, second = cluster.nodes
    person = first.create_person("Dagmar Disabled")
    browser = cluster.browser(person)
    tokens = Flow(cluster, native, f"{USER} offline_access").tokens(browser)
    pending = Flow(cluster, native, USER)
    code = pending.callback(browser).parameters["code"]
    assert second.http().bearer("/connect/userinfo", tokens["access_token"]).status_code == 200
    first.command("account", "disable", "--email", person.email)
    within(
        VISIBLE_WITHIN,
        lambda: second.http().bearer("/connect/userinfo", tokens["access_token"]).status_code == 401,
    )
    assert refused(second.http().token(**refresh_form(native, tokens["refresh_token"])))
    assert refused(second.http().token(**pending.exchange_form(code)))
    place = browser.visit(Flow(cluster, native, USER, extra={"prompt": "none"}).url)
    assert place.parameters["error"] == "login_required"


def test_g01_a_token_revoked_on_one_node_is_inactive_on_the_other_within_one_second(cluster, native, web, browser):
    first, second = cluster.nodes
    tokens = Flow(cluster, native, f"{OFFLINE} {EVO}").tokens(browser)

    def is_active() -> bool:
        form = {"token": tokens["access_token"]}
        answer = second.http().post("/connect/introspect", data=form, auth=(web.client_id, web.client_secret))
        return answer.json()["active"]

    assert is_active()
    form = {"token": tokens["refresh_token"], "client_id": native.client_id}
    assert first.http().post("/connect/revocation", data=form).status_code == 200
    within(VISIBLE_WITHIN, lambda: not is_active())


def test_keys_are_rotated_once_and_known_to_every_node_before_they_sign(cluster, person):
    first, second = cluster.nodes
    service = first.create_app("service", person, "itwin-platform")

    def published(node) -> frozenset[str]:
        return frozenset(key["kid"] for key in node.http().get("/.well-known/openid-configuration/jwks").json()["keys"])

    def token(node) -> str:
        answer = node.http().token(
            grant_type="client_credentials", scope="itwin-platform", auth=(service.client_id, service.client_secret)
        )
        return answer.json()["access_token"]

    before = published(first)
    assert before == published(second)
    second.command("key", "rotate")
    within(VISIBLE_WITHIN, lambda: published(first) == published(second) > before)
    for signer, verifier in ((first, second), (second, first)):
        answer = verifier.http().bearer("/users/me", token(signer))
        assert answer.status_code == 200, answer.text


@pytest.fixture(scope="module")
def throttled(make_cluster):
    return make_cluster("nodes-throttled", LINTEL_THROTTLE_ENABLED="true").start()


def test_wrong_passwords_count_across_nodes(throttled):
    person = throttled.nodes[0].create_person("Thea Throttled")
    statuses = []
    for _ in range(8):
        browser = throttled.browser(person)
        page = browser.step(browser.visit("/signin"))
        form = page.form_with("password")
        answer = browser.submit(page, form, password="Wire-wrong-" + secrets.token_hex(8))
        assert isinstance(answer, Page)
        statuses.append(answer.response.status_code)
        throttled.http().get("/health")  # so that the next password goes to the other node
    assert 429 not in statuses[:5] and statuses[5:] == [429] * 3, statuses
    assert all(answers_by(throttled, 'lintel_sign_ins_total{outcome="refused"}')), "one node had all the attempts"


def test_wrong_secrets_count_across_nodes(throttled):
    person = throttled.nodes[0].create_person("Sven Secret")
    app = throttled.nodes[0].create_app("service", person, "evo.discovery")

    def attempt(secret: str) -> int:
        return throttled.http().token(grant_type="client_credentials", auth=(app.client_id, secret)).status_code

    statuses = [attempt("wrong") for _ in range(60)]
    assert statuses == [401] * 50 + [429] * 10, statuses


def test_nodes_that_start_together_on_an_empty_database_agree(make_cluster):
    cluster = make_cluster("nodes-together", count=3)
    # What an operator hands to all of them.
    key = Path(cluster.nodes[0].settings["LINTEL_MASTER_KEY_FILE"])
    key.write_bytes(secrets.token_bytes(32))
    key.chmod(0o600)
    threads = [threading.Thread(target=node.start) for node in cluster.nodes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert all(node.process.poll() is None and node.url for node in cluster.nodes)
    sets = {node.http().get("/.well-known/openid-configuration/jwks").text for node in cluster.nodes}
    assert len(sets) == 1, "the nodes have made signing keys of their own"
    person = cluster.nodes[1].create_person("Toni Together")
    app = cluster.nodes[2].create_app("service", person, EVO)
    for node in cluster.nodes:
        form = {"grant_type": "client_credentials", "scope": "evo.discovery"}
        assert node.http().token(**form, auth=(app.client_id, app.client_secret)).status_code == 200
