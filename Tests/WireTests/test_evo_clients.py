"""Programs with the public Evo clients, changed in nothing but the base URL, against https on port 443."""

import secrets
import sys
from pathlib import Path

import pytest

from flow import LOOPBACK
from installation import VISIBLE_WITHIN, within
from sdk_server import SCOPES, SCRIPTS

BROWSER = Path(__file__).parent / "browser.py"
POINTS = {
    "schema": "/objects/pointset/1.2.0/pointset.schema.json",
    "uuid": None,
    "name": "points",
    "bounding_box": {"min_x": 0, "max_x": 1, "min_y": 0, "max_y": 1, "min_z": 0, "max_z": 1},
}


@pytest.mark.parametrize("program", ["files", "objects", "typed_objects"])
def test_programs_of_a_service_app(sdk_server, program):
    sdk_server.run_as(sdk_server.service_app(), SCRIPTS / f"{program}.py")


def test_a_program_of_a_person(sdk_server, free_port):
    """With a code and PKCE: the program opens the browser, listens for the answer, and refreshes its token."""
    redirect = f"http://localhost:{free_port}/signin-callback"
    app = sdk_server.server.create_app(
        "native",
        sdk_server.person,
        f"openid profile email offline_access {SCOPES}",
        LOOPBACK,
        "http://localhost:3000/signin-callback",
        org=sdk_server.organisation,
    )
    sdk_server.run(
        SCRIPTS / "objects.py",
        EVO_CLIENT_ID=app.client_id,
        EVO_REDIRECT_URL=redirect,
        BROWSER=f"{sys.executable} {BROWSER} %s &",
        WIRE_SERVER=sdk_server.server.url,
        WIRE_EMAIL=sdk_server.person.email,
        WIRE_PASSWORD=sdk_server.person.password,
        WIRE_LEDGER=str(sdk_server.server.ledger.path),
    )


class Member:
    """A service app that calls the APIs of one workspace."""

    def __init__(self, sdk_server, workspace: str):
        self.server, self.workspace = sdk_server.server, workspace
        self.app = sdk_server.service_app()
        self.http = self.server.http()
        token = self.http.token(
            grant_type="client_credentials", scope=SCOPES, auth=(self.app.client_id, self.app.client_secret)
        )
        self.http.headers["Authorization"] = f"Bearer {token.json()['access_token']}"
        rest = f"orgs/{sdk_server.organisation}/workspaces/{workspace}"
        self.place = f"/workspace/{rest}"
        self.files = f"/file/v2/{rest}/files"
        self.objects = f"/geoscience-object/{rest}/objects"
        self.data = f"/geoscience-object/{rest}/data"

    def grant(self, role: str) -> None:
        self.server.command(
            "role", "grant", "--on", f"workspace:{self.workspace}", "--to", self.app.client_email, "--role", role
        )

    def revoke(self) -> None:
        self.server.command("role", "revoke", "--on", f"workspace:{self.workspace}", "--to", self.app.client_email)

    def reads(self):
        yield from (self.http.get(path) for path in (self.place, self.files, self.objects))

    def writes(self):
        """Every way to change something, on what is there and what is not."""
        name = secrets.token_hex(4)
        nowhere = "11111111-2222-4333-8444-555555555555"
        yield self.http.put(f"{self.files}/path/{name}.bin")
        yield self.http.put(f"{self.files}/{nowhere}")
        yield self.http.delete(f"{self.files}/path/{name}.bin")
        yield self.http.post(f"{self.objects}/path/{name}.json", json=POINTS)
        yield self.http.post(f"{self.objects}/{nowhere}", json=POINTS)
        yield self.http.delete(f"{self.objects}/{nowhere}")
        yield self.http.put(self.data, json=[{"name": secrets.token_hex(32)}])
        yield self.http.patch(self.place, json={"description": name})


def test_a_role_opens_what_it_says_and_nothing_else(sdk_server):
    made = sdk_server.server.command(
        "workspace", "create", "--org", sdk_server.organisation, "--name", f"Roles {secrets.token_hex(4)}"
    )
    member = Member(sdk_server, made["workspace_id"])
    assert [answer.status_code for answer in member.reads()] == [404] * 3

    member.grant("viewer")
    within(VISIBLE_WITHIN, lambda: next(member.reads()).status_code == 200)
    assert [answer.status_code for answer in member.reads()] == [200] * 3
    refusals = list(member.writes())
    for answer in refusals:
        assert answer.status_code == 403, answer.text
        assert "editor" in answer.json()["detail"].lower() or "owner" in answer.json()["detail"].lower(), answer.text
    explained = sdk_server.server.command(
        "explain", "--action", "evo.files-write", "--client", member.app.client_id,
        "--org", sdk_server.organisation, "--workspace", made["workspace_id"],
    )  # fmt: skip
    assert explained["allowed"] is False, explained

    member.grant("editor")
    within(VISIBLE_WITHIN, lambda: member.http.put(f"{member.files}/path/a.bin").status_code == 200)
    assert member.http.post(f"{member.objects}/path/a.json", json=POINTS).status_code == 201

    member.revoke()
    within(VISIBLE_WITHIN, lambda: next(member.reads()).status_code == 404)
    assert [answer.status_code for answer in [*member.reads(), *member.writes()]] == [404] * 11
