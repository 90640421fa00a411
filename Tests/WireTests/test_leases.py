"""Background work belongs to one node at a time, and another takes it over when that one dies."""

import time

import pytest

pytestmark = [pytest.mark.postgresql, pytest.mark.timeout(90)]

TAKEN_OVER_WITHIN = 15.0


def test_the_work_of_a_killed_node_is_taken_over(make_cluster, database_server):
    cluster = make_cluster("leases")
    first, second = cluster.nodes

    def holders() -> dict[str, str]:
        return dict(database_server.query("SELECT name, holder FROM lease", cluster.database))

    def eventually(seconds: float, condition) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, holders()
            time.sleep(0.1)

    first.start()
    eventually(10, holders)
    eventually(5, lambda: len(set(holders().values())) == 1)
    [before] = set(holders().values())
    work = set(holders())
    second.start()
    time.sleep(4)  # longer than a renewal takes to come
    assert set(holders().values()) == {before}, "a node took over what another does"
    first.kill()
    eventually(TAKEN_OVER_WITHIN, lambda: before not in holders().values())
    assert set(holders()) == work and len(set(holders().values())) == 1
    # A node that ends in order does not keep the others waiting.
    first.start()
    assert second.stop() == 0
    [after] = set(holders().values()) or {None}
    eventually(TAKEN_OVER_WITHIN, lambda: holders() and set(holders().values()) != {after})
