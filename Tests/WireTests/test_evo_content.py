"""A service app keeps files and geoscience objects in a workspace; their bytes go under signed addresses."""

import gzip
import hashlib
import json
import secrets

import pytest

from answers import Http

SCOPES = "evo.workspace evo.file evo.object"
CONTENT = secrets.token_bytes(300_000)


class Place:
    """A workspace, and calls about what is in it."""

    def __init__(self, house):
        app = house.server.create_app("service", house.person, SCOPES, org=house.organisation)
        house.server.command("org", "member", "--org", house.organisation, "--email", app.client_email)
        self.http: Http = house.server.http()
        answer = self.http.token(
            grant_type="client_credentials", scope=SCOPES, auth=(app.client_id, app.client_secret)
        )
        self.http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        self.bare: Http = house.server.http()
        made = self.http.post(
            f"/workspace/orgs/{house.organisation}/workspaces", json={"name": f"Content {secrets.token_hex(4)}"}
        )
        assert made.status_code == 201, made.text
        self.workspace = made.json()["id"]
        rest = f"orgs/{house.organisation}/workspaces/{self.workspace}"
        self.files = f"/file/v2/{rest}/files"
        self.objects = f"/geoscience-object/{rest}/objects"
        self.data = f"/geoscience-object/{rest}/data"

    def send(self, address: str, content: bytes) -> int:
        """Sends bytes as somebody who has nothing but the address."""
        return self.bare.put(address, data=content, headers={"x-ms-blob-type": "BlockBlob"}).status_code

    def fetch(self, address: str) -> bytes:
        return self.bare.get(address).content


@pytest.fixture(scope="module")
def place(house) -> Place:
    return Place(house)


def test_life_of_a_file(place):
    path = f"{place.files}/path/a/{secrets.token_hex(4)}.bin"
    begun = place.http.put(path).json()
    assert place.http.get(path).status_code == 404
    assert place.send(begun["upload"], CONTENT) == 201
    shown = place.http.get(path).json()
    assert shown["version_id"] == begun["version_id"] and shown["size"] == len(CONTENT)
    assert place.fetch(shown["download"]) == CONTENT

    again = place.http.put(f"{place.files}/{begun['file_id']}").json()
    assert place.send(again["upload"], b"") == 201
    versions = place.http.get(path, params={"include_versions": "True"}).json()["versions"]
    assert [each["size"] for each in versions] == [0, len(CONTENT)]

    assert place.http.delete(path).status_code == 204
    assert place.http.get(path).json()["type"].endswith("/files/not-found")
    assert place.http.put(f"{place.files}/{begun['file_id']}", params={"deleted": "False"}).status_code == 204
    listed = place.http.get(place.files).json()["files"]
    assert begun["file_id"] in [each["file_id"] for each in listed]


def test_life_of_an_object(place):
    digest = hashlib.sha256(CONTENT).hexdigest()
    slot = place.http.put(place.data, json=[{"name": digest}]).json()[0]
    assert place.send(slot["upload_url"], CONTENT[1:]) // 100 == 4
    assert place.send(slot["upload_url"], CONTENT) == 201
    assert place.http.put(place.data, json=[{"name": digest}]).json()[0]["exists"] is True

    body = {
        "schema": "/objects/pointset/1.2.0/pointset.schema.json",
        "uuid": None,
        "name": "points",
        "locations": {"coordinates": {"data": digest}},
    }
    path = f"{place.objects}/path/{secrets.token_hex(4)}.json"
    made = place.http.post(
        path,
        data=gzip.compress(json.dumps(body).encode()),
        headers={"Content-Type": "application/json", "Content-Encoding": "gzip"},
    )
    assert made.status_code == 201, made.text
    shown = place.http.get(path).json()
    assert place.fetch(shown["links"]["data"][0]["download_url"]) == CONTENT

    taken = place.http.post(path, json=body)
    assert taken.status_code == 409 and taken.json()["existing_id"] == shown["object_id"]
    one = f"{place.objects}/{shown['object_id']}"
    current = body | {"uuid": shown["object_id"]}
    assert place.http.post(one, json=current, headers={"If-Match": shown["version_id"]}).status_code == 201
    stale = place.http.post(one, json=current, headers={"If-Match": shown["version_id"]})
    assert stale.status_code == 412 and stale.json()["type"].endswith("/geoscienceobject/objects/modified")
    assert place.http.delete(one).status_code == 204
    assert place.http.post(one, params={"deleted": "false"}).status_code == 204


def test_a_person_looks_through_the_workspace(place, house):
    """Folder by folder to a version's bytes, with the browser's session and no token; not before there is a role."""
    folder = secrets.token_hex(4)
    begun = place.http.put(f"{place.files}/path/{folder}/holes.bin").json()
    assert place.send(begun["upload"], CONTENT) == 201
    browser = house.server.browser(house.person)
    browser.sign_in()

    def link(page, mark: str) -> str:
        return next(each for each in page.links if mark in each)

    contents = f"/organisations/{house.organisation}/workspaces/{place.workspace}/contents"
    refused = browser.visit(contents)
    assert refused.response.status_code == 403 and "has no role" in refused.text
    told = browser.visit(link(refused, "/access-check?action=evo.files-read&"))
    assert "Stopped at" in told.text and "has no role" in told.text

    house.server.command(
        "role", "grant", "--on", f"workspace:{place.workspace}", "--to", house.person.email, "--role", "viewer"
    )
    page = browser.visit(link(browser.visit(contents), f"folder={folder}"))
    assert "holes.bin" in page.text and "300 kB" in page.text
    file = browser.visit(link(page, begun["file_id"]))
    answer = browser.http.get(link(file, "/download"))
    assert answer.status_code == 303
    assert place.fetch(answer.headers["Location"]) == CONTENT
