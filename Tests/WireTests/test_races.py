"""Single use and rotation hold when many ask at once."""

from conftest import EVO
from flow import Flow, burst, refresh_form
from installation import VISIBLE_WITHIN, within

OFFLINE = f"openid offline_access {EVO}"


def new_code(house):
    flow = Flow(house.server, house.native, OFFLINE)
    return flow, flow.callback(house.server.browser(house.person)).parameters["code"]


def refused(response) -> bool:
    return response.status_code == 400 and response.json()["error"] == "invalid_grant"


def test_e02_fifty_exchanges_of_one_code_give_one_answer(house):
    flow, code = new_code(house)
    answers = burst(house.server, flow.exchange_form(code), 50)
    assert sorted(status for status, _ in answers) == [200] + [400] * 49
    assert {answer["error"] for status, answer in answers if status == 400} == {"invalid_grant"}


def test_e01_a_reused_code_revokes_what_it_gave(house):
    flow, code = new_code(house)
    tokens = flow.exchange(code).json()

    def is_active() -> bool:
        return (
            house.server.http()
            .post(
                "/connect/introspect",
                data={"token": tokens["access_token"]},
                auth=(house.web.client_id, house.web.client_secret),
            )
            .json()["active"]
        )

    assert is_active() and house.server.http().bearer("/connect/userinfo", tokens["access_token"]).status_code == 200
    assert refused(flow.exchange(code))
    assert refused(house.server.http().token(**refresh_form(house.native, tokens["refresh_token"])))
    within(VISIBLE_WITHIN, lambda: not is_active())
    assert house.server.http().bearer("/connect/userinfo", tokens["access_token"]).status_code == 401


def test_e10_a_wrong_verifier_gives_nothing(house):
    flow, code = new_code(house)
    form = flow.exchange_form(code) | {"code_verifier": "w" * 43}
    assert refused(house.server.http().token(**form))
    other = flow.exchange_form(code) | {"client_id": house.spa.client_id}
    assert refused(house.server.http().token(**other))  # E04


def test_f03_fifty_refreshes_of_one_token_give_one_successor(house):
    flow, code = new_code(house)
    first = flow.exchange(code).json()["refresh_token"]
    answers = burst(house.server, refresh_form(house.native, first), 50)
    assert {status for status, _ in answers} == {200}, [answer for status, answer in answers if status != 200][:3]
    successors = {answer["refresh_token"] for _, answer in answers}
    assert len(successors) == 1 and successors != {first}
    assert house.server.http().token(**refresh_form(house.native, successors.pop())).status_code == 200


def test_f01_an_older_token_kills_its_family_and_only_that(house):
    browser = house.server.browser(house.person)
    families = [Flow(house.server, house.native, OFFLINE).tokens(browser)["refresh_token"] for _ in range(2)]
    chain = [families[0]]
    for _ in range(2):
        chain.append(house.server.http().token(**refresh_form(house.native, chain[-1])).json()["refresh_token"])
    assert refused(house.server.http().token(**refresh_form(house.native, chain[0])))
    assert refused(house.server.http().token(**refresh_form(house.native, chain[-1])))
    assert house.server.http().token(**refresh_form(house.native, families[1])).status_code == 200  # F04


def test_f06_a_refresh_never_widens(house):
    flow = Flow(house.server, house.native, "openid offline_access evo.discovery")
    token = flow.tokens(house.server.browser(house.person))["refresh_token"]
    wider = house.server.http().token(**refresh_form(house.native, token), scope="evo.discovery evo.object")
    assert (wider.status_code, wider.json()["error"]) == (400, "invalid_scope")
    narrower = house.server.http().token(**refresh_form(house.native, token), scope="evo.discovery")
    assert narrower.status_code == 200 and narrower.json()["scope"] == "evo.discovery"


def test_d03_a_repeated_parameter_is_refused(house):
    response = house.server.http().post(
        "/connect/token",
        data=[("grant_type", "client_credentials"), ("scope", "evo.discovery"), ("scope", "evo.discovery")],
        auth=(house.service.client_id, house.service.client_secret),
    )
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
