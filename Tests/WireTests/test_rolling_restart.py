"""Nodes are restarted one after the other while clients ask without a pause: no request fails."""

import time

import pytest

from conftest import USER
from flow import LOOPBACK, Flow
from load import ClientCredentials, Exchange, Rotation, load, resumed_within
from nodes import answers

pytestmark = pytest.mark.postgresql

ROUNDS = 2
CODES = 40


@pytest.mark.timeout(120)
def test_a_rolling_restart_fails_no_request(make_cluster):
    cluster = make_cluster("rolling", LINTEL_LOG_LEVEL="info").start()
    person = cluster.nodes[0].create_person("Rolf Rolling")
    native = cluster.nodes[0].create_app("native", person, f"{USER} offline_access", LOOPBACK)
    service = cluster.nodes[0].create_app("service", person, "evo.discovery")
    browser = cluster.browser(person)
    families = [Flow(cluster, native, "openid offline_access").tokens(browser)["refresh_token"] for _ in range(4)]
    workers = [Rotation(cluster.url, native, token) for token in families]
    workers += [ClientCredentials(cluster.url, service, "evo.discovery") for _ in range(4)]
    flows = [Flow(cluster, native, "openid offline_access") for _ in range(CODES)]
    forms = [flow.exchange_form(flow.callback(browser).parameters["code"]) for flow in flows]
    exchange = Exchange(cluster.url, forms, pause=0.1)
    with load([*workers, exchange]):
        for _ in range(ROUNDS):
            for node in cluster.nodes:
                assert node.stop() == 0
                resumed_within(3, workers, since=time.monotonic())
                node.start()
                assert answers(node.url + "/ready")
                resumed_within(3, workers, since=time.monotonic())
    failures = [failure for worker in [*workers, exchange] for failure in (*worker.wrong, *worker.busy, *worker.lost)]
    answered = sum(len(worker.successes) for worker in workers)
    assert not failures, f"{len(failures)} of {answered}: {failures[:5]}\n{cluster.proxy_log()[-3000:]}"
    assert len(exchange.received) == exchange.number > CODES / 4
    for worker in workers[:4]:
        assert len(set(worker.chain)) == len(worker.chain), "a token was given twice to one that rotates in order"
        cluster.ledger.add("refresh_token", worker.chain[-1])
