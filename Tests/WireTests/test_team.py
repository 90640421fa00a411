"""The access control API as the public access-control-client calls and reads it, by a service app that owns a project."""

import uuid

import pytest

BASE = "/accesscontrol/itwins"
NOWHERE = "22acf21e-0575-4faf-849b-bcd538718269"


class Client:
    """What the TypeScript client sends, and how it reads the answers."""

    def __init__(self, house, app, project):
        self.http, self.project = house.server.http(), project
        answer = self.http.token(
            grant_type="client_credentials", scope="itwin-platform", auth=(app.client_id, app.client_secret)
        )
        assert answer.status_code == 200, answer.text
        self.token = answer.json()["access_token"]
        house.server.ledger.add("access_token", self.token)

    def send(self, method, path, body=None, **headers):
        headers |= {
            "authorization": f"Bearer {self.token}",
            "content-type": "application/json",
            "accept": "application/vnd.bentley.itwin-platform.v2+json",
        }
        address = f"{BASE}{path}" if path.startswith("/permissions") else f"{BASE}/{self.project}{path}"
        answer = self.http.request(method, address, json=body, headers=headers)
        if answer.status_code == 204:
            assert answer.content == b""
            return 204, None
        content = answer.json()  # every other answer is parsed
        if answer.status_code >= 400:
            error = content["error"]
            assert isinstance(error["code"], str) and isinstance(error["message"], str)
            return answer.status_code, error
        return answer.status_code, content


@pytest.fixture(scope="module")
def services(house):
    return [house.server.create_app("service", house.person, "itwin-platform") for _ in range(2)]


@pytest.fixture(scope="module")
def client(house, services):
    """The first service, which owns a project of the organisation."""
    made = house.server.command(
        "project", "create", "--org", house.organisation, "--name", "Bridge", "--owner", services[0].client_email
    )
    project = made["project_id"]
    return Client(house, services[0], project)


def make_role(client, name, permissions):
    status, answer = client.send("POST", "/roles", {"displayName": name, "description": "", "permissions": []})
    assert status == 201 and answer["role"]["type"] == "Custom"
    status, answer = client.send("PATCH", f"/roles/{answer['role']['id']}", {"permissions": permissions})
    assert status == 200 and answer["role"]["permissions"] == permissions
    return answer["role"]["id"]


def test_permissions_and_roles(client):
    status, everything = client.send("GET", "/permissions")
    assert status == 200 and "schedule_read" in everything["permissions"]
    role = make_role(client, "Roles", ["schedule_read"])
    assert client.send("GET", f"/roles/{role}")[1]["role"]["displayName"] == "Roles"
    assert role in [each["id"] for each in client.send("GET", "/roles")[1]["roles"]]
    assert client.send("DELETE", f"/roles/{role}") == (204, None)
    for method, body in (("GET", None), ("PATCH", {"displayName": "x", "permissions": []}), ("DELETE", None)):
        status, error = client.send(method, f"/roles/{NOWHERE}", body)
        assert status == 404 and error["code"] == "RoleNotFound"


def test_members(client, house, services):
    roles = [make_role(client, f"Members {n}", ["schedule_read"]) for n in range(2)]
    status, answer = client.send(
        "POST",
        "/members/users",
        {"members": [{"email": services[1].client_email, "roleIds": roles}], "customMessage": "Test custom message"},
    )
    assert status == 201 and len(answer["members"]) == 1 and answer["invitations"] == []
    member = answer["members"][0]
    assert set(member) == {"id", "email", "givenName", "surname", "organization", "roles"}
    path = f"/members/users/{member['id']}"
    assert client.send("GET", path)[1]["member"]["email"] == services[1].client_email
    assert Client(house, services[1], client.project).send("GET", "/members/users")[0] == 200
    status, answer = client.send("PATCH", path, {"roleIds": roles[:1]})
    assert status == 200 and [each["id"] for each in answer["member"]["roles"]] == roles[:1]
    page = client.send("GET", "/members/users?%24top=1&%24skip=1")[1]
    assert len(page["members"]) == 1 and page["_links"]["self"]["href"] and page["_links"]["prev"]["href"]
    assert client.send("DELETE", path) == (204, None)
    status, error = client.send("GET", path)
    assert status == 404 and error["code"] == "TeamMemberNotFound"
    status, error = Client(house, services[1], client.project).send("GET", "/members/users")
    assert status == 404 and error["code"] == "ItwinNotFound"


def test_invitations(client, house):
    role = make_role(client, "Invited", ["schedule_read"])
    members = [{"email": f"guest-{n}@wire.example", "roleIds": [role]} for n in range(3)]
    # A service adds nobody: it invites whoever belongs to the organisation, too.
    members.append({"email": house.person.email, "roleIds": [role]})
    status, answer = client.send("POST", "/members/users", {"members": members})
    assert status == 201 and answer["members"] == [] and len(answer["invitations"]) == 4
    first = answer["invitations"][0]
    assert first["status"] == "Pending" and first["createdDate"] and first["expirationDate"]
    page = client.send("GET", "/members/invitations?%24top=2")[1]
    assert len(page["invitations"]) == 2 and page["_links"]["next"]["href"]
    path = f"/members/invitations/{first['id']}"
    assert client.send("GET", path)[1]["invitation"]["email"] == first["email"]
    assert client.send("DELETE", path) == (204, None)
    status, error = client.send("GET", path)
    assert status == 404 and error["code"] == "InvitationNotFound"
    assert client.send("POST", f"/members/invitations/{uuid.uuid4()}/accept") == (204, None), "a member already"


def test_owners(client, services):
    owners = client.send("GET", "/members/owners")[1]
    assert [each["email"] for each in owners["members"]] == [services[0].client_email] and owners["_links"]
    status, answer = client.send("POST", "/members/owners", {"email": services[1].client_email})
    assert status == 201 and answer["member"]["email"] == services[1].client_email and answer["invitation"] is None
    assert client.send("DELETE", f"/members/owners/{answer['member']['id']}") == (204, None)
    status, error = client.send("DELETE", f"/members/owners/{owners['members'][0]['id']}")
    assert status == 409 and error["code"] == "Conflict"


def test_groups(client, services):
    role = make_role(client, "Grouped", ["schedule_read"])
    status, answer = client.send("POST", "/groups", {"name": "Night shift", "description": "d"})
    assert status == 201
    group = answer["group"]["id"]
    status, answer = client.send(
        "PATCH", f"/groups/{group}", {"name": "Day shift", "members": [services[1].client_email], "imsGroups": []}
    )
    assert status == 200 and [each["email"] for each in answer["group"]["members"]] == [services[1].client_email]
    status, answer = client.send("POST", "/members/groups", {"members": [{"groupId": group, "roleIds": [role]}]})
    assert status == 201 and answer["members"][0]["groupName"] == "Day shift"
    listed = client.send("GET", "/members/groups?%24top=1&%24skip=0")[1]
    assert [each["id"] for each in listed["members"]] == [group] and listed["_links"]
    assert client.send("GET", f"/members/groups/{group}")[1]["member"]["roles"][0]["id"] == role
    assert client.send("DELETE", f"/members/groups/{group}") == (204, None)
    assert client.send("DELETE", f"/groups/{group}") == (204, None)
    status, error = client.send("GET", f"/groups/{group}")
    assert status == 404 and error["code"] == "GroupNotFound"
    status, error = client.send("POST", "/groups", {"name": "", "description": "d"})
    assert status == 422 and error["code"] == "InvalidiTwinsGroupRequest"


def test_jobs_and_shares(client, services):
    role = make_role(client, "Jobs", ["schedule_read"])
    actions = {"assignRoles": [{"email": services[1].client_email, "roleIds": [role]}]}
    status, job = client.send("POST", "/jobs", {"actions": actions})
    assert status == 201 and job["itwinId"] == client.project and job["status"] == "Completed"
    for prefer in ("return=minimal", "return=representation"):
        assert "error" not in client.send("GET", f"/jobs/{job['id']}", prefer=prefer)[1]
    assert client.send("GET", f"/jobs/{job['id']}/actions")[1]["actions"] == actions
    for path in ("/jobs/non-existant-job-id", "/jobs/non-existant-job-id/actions"):
        assert client.send("GET", path)[0] == 404
    assert client.send("POST", "/jobs", {"actions": {}})[0] == 422
    status, answer = client.send("POST", "/shares", {})
    share = answer["share"]
    assert status == 201 and share["shareContract"] == "Default" and share["iTwinId"] == client.project
    assert share["shareKey"] and share["expiration"]
    assert client.send("GET", f"/shares/{share['id']}")[1]["share"]["shareKey"] is None
    assert share["id"] in [each["id"] for each in client.send("GET", "/shares")[1]["shares"]]
    assert client.send("DELETE", f"/shares/{share['id']}") == (204, None)
    assert client.send("GET", f"/shares/{share['id']}")[1]["code"] == "ShareNotFound"
