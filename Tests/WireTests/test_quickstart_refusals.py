"""The refusals that the index of docs/quickstart explains, each brought about."""

import json
import re
from dataclasses import dataclass

import pytest

from flow import Flow
from quickstart_pages import PAGES
from quickstart_ready import PERSON_SCOPES, SERVICE_SCOPES, Ready, ready  # noqa: F401 (a fixture)
from test_schedules import add_to_team

pytestmark = pytest.mark.once


def refusals() -> list[list[str]]:
    text = (PAGES / "README.md").read_text()
    table = text.split("<!-- refusals:begin -->")[1].split("<!-- refusals:end -->")[0]
    rows = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in table.strip().splitlines()]
    return rows[2:]


def brought_about(ready: Ready) -> list[tuple[int, str, str]]:
    """Every refusal of the index in the order of its table: the status, the error, the id."""
    server, service, native = ready.server, ready.service, ready.native
    credentials = {"grant_type": "client_credentials", "client_id": service.client_id}
    browser = server.browser(ready.person)
    browser.sign_in()

    flow = Flow(server, native, PERSON_SCOPES)
    code = flow.callback(browser).parameters["code"]
    assert flow.exchange(code).status_code == 200
    asked = [
        server.http().token(**credentials, client_secret="lintel_cs_wrong", scope="evo.discovery"),
        server.http().token(**credentials | {"client_id": "service-nobody"}, client_secret="x", scope="evo.discovery"),
        server.http().token(**flow.exchange_form(code), client_secret="lintel_cs_none"),
        server.http().token(**credentials, client_secret=service.client_secret, scope="evo.discovery evo.file"),
        not_approved(ready),
        flow.exchange(code),
    ]
    shown = json.loads(re.search(r"```json\n(.*?)```", (PAGES / "README.md").read_text(), re.S).group(1))
    assert shown == json.loads(asked[3].text.replace(server.issuer, "http://127.0.0.1:8080"))
    found = []
    for answer in asked:
        body = answer.json()
        name = body["error_uri"].removeprefix(f"{server.issuer}/errors#")
        assert f"({name})" in body["error_description"], body
        found.append((answer.status_code, body["error"], name))

    discovery, schedules = "/evo/identity/v2/discovery?service=evo", f"/schedules?iTwinId={ready.project}"
    file_only = server.create_app("service", ready.person, "evo.file itwin-platform", org=ready.organisation)
    member = server.create_app("service", ready.person, "itwin-platform")
    owner = ready.token(service, SERVICE_SCOPES)
    add_to_team(Owner(ready, owner), member, [])
    for path, token in (
        (discovery, ready.token(service, "itwin-platform")),
        ("/itwins", ready.token(service, "evo.discovery")),
        (discovery, ready.token(file_only, "evo.file")),
        (schedules, ready.token(member, "itwin-platform")),
        (schedules, ready.token(file_only, "itwin-platform")),
    ):
        answer = ready.call("GET", path, token=token)
        error = re.search(r'error="(\w+)"', answer.headers.get("WWW-Authenticate", ""))
        found.append((answer.status_code, error.group(1) if error else "", ""))
        body = answer.json()
        if answer.status_code == 403 and not error:
            assert "schedule_read" in answer.text, answer.text
        if error and error.group(1) == "insufficient_scope":
            assert re.search(r'scope="[\w.-]+"', answer.headers["WWW-Authenticate"]), answer.headers
        assert "accessCheck" in body.get("error", {}) or "access_check" in body, answer.text
    return found


@dataclass(frozen=True)
class Owner:
    """The service app as the owner of its project."""

    ready: Ready
    token: str

    @property
    def project(self) -> str:
        return self.ready.project

    def call(self, method, path, body=None):
        return self.ready.call(method, path, body, self.token)


def not_approved(ready: Ready):
    """The answer to an app whose scope of Evo was asked for in the portal and that nobody has approved yet."""
    person = ready.server.create_person("Wanda Waits")
    developer = ready.server.browser(person)
    developer.sign_in()
    page = developer.visit("/apps/new?type=service&api=evo")
    if terms := page.form_with("accept"):
        page = developer.submit(page, terms, accept="yes")
    form = page.form_with("name", "token")
    page = developer.submit(page, form, form.button("step", "review"), name="Impatient", scope="evo.discovery")
    form = page.form_with("name", "token")
    page = developer.submit(page, form, form.button("step", "register"))
    client_id = next(word for word in page.text.split() if word.startswith("service-"))
    secret = next(word for word in page.text.split() if word.startswith("lintel_cs_"))
    ready.server.ledger.add("client_secret", secret)
    return ready.server.http().token(
        grant_type="client_credentials", client_id=client_id, client_secret=secret, scope="evo.discovery"
    )


def test_the_refusals_of_the_index_are_the_servers(ready):
    written = [(int(status), error, id) for status, error, id, *_ in refusals()]
    assert brought_about(ready) == written
    errors = (PAGES.parent / "errors.md").read_text()
    for _, _, id in written:
        assert not id or f"| `{id}` |" in errors, id
