"""The iTwins and users APIs with the requests that the public iTwin clients send."""

import gzip
import json
import secrets

import pytest
import requests

from flow import LOOPBACK, Flow

SCOPE = "itwin-platform"
NAMES = ("id", "class", "subClass", "type", "displayName", "number")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08"


class Client:
    """Sends what itwins-client sends: the header for the scope of lists, and how much of each is wanted."""

    def __init__(self, base: str, token: str):
        self.base = base
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"

    def send(self, method: str, path: str, mode: str = "minimal", scope: str = "memberOfItwin", **more):
        headers = {"prefer": f"return={mode}", "x-itwin-query-scope": scope} | more.pop("headers", {})
        return self.session.request(method, self.base + path, headers=headers, timeout=30, **more)

    def get(self, path: str, **more) -> dict:
        answer = self.send("GET", path, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def make(self, name: str, **more) -> dict:
        body = {"displayName": name, "class": "Endeavor", "subClass": "Project", "status": "Trial"} | more
        answer = self.send("POST", "/itwins/", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["iTwin"]


def person_token(server, app, person) -> str:
    return Flow(server, app, f"openid {SCOPE}").tokens(server.browser(person))["access_token"]


@pytest.fixture(scope="module")
def place(house):
    """An organisation of its own, and an app through which people call."""
    organisation = house.server.command("org", "create", "--name", f"Twins {secrets.token_hex(3)}")["organisation_id"]
    person = house.server.create_person("Tina Twin")
    house.server.command("org", "member", "--org", organisation, "--email", person.email, "--role", "administrator")
    app = house.server.create_app("native", person, f"openid {SCOPE}", LOOPBACK, org=organisation)
    return organisation, person, app


@pytest.fixture(scope="module")
def client(house, place) -> Client:
    _, person, app = place
    return Client(house.server.url, person_token(house.server, app, person))


@pytest.fixture(scope="module")
def outsider(house) -> Client:
    """A service that belongs to no organisation."""
    owner = house.server.create_person("Otto Outside")
    app = house.server.create_app("service", owner, SCOPE)
    answer = house.server.http().token(
        grant_type="client_credentials", client_id=app.client_id, client_secret=app.client_secret, scope=SCOPE
    )
    return Client(house.server.url, answer.json()["access_token"])


def test_life_of_an_itwin(client, place):
    organisation, person, _ = place
    number = secrets.token_hex(4)
    made = client.make("Bröcke", number=number, type="Bridge", latitude=60.17, longitude=24.94)
    assert (made["class"], made["subClass"], made["status"]) == ("Endeavor", "Project", "Trial")
    assert made["iTwinAccountId"] == made["parentId"] == organisation
    assert made["createdBy"] == made["lastModifiedBy"] == person.account_id
    assert made["latitude"] == 60.17 and made["image"] is None and made["imageName"] is None
    path = f"/itwins/{made['id']}"
    assert tuple(client.get(path)["iTwin"]) == NAMES
    assert client.get(path, mode="representation")["iTwin"] == made

    twin = client.send("POST", "/itwins/", json={"displayName": "T", "class": "Endeavor", "subClass": "Project",
                                                 "number": number})
    assert twin.status_code == 409 and twin.json()["error"]["code"] == "iTwinExists"
    assert twin.json()["error"]["details"][0] | {"message": ""} == {
        "code": "InvalidValue", "message": "", "target": "number"
    }
    classless = client.send("POST", "/itwins/", json={"displayName": "T", "subClass": "Project"})
    assert classless.status_code == 422 and classless.json()["error"]["code"] == "InvalidiTwinsRequest"
    assert classless.json()["error"]["details"][0]["code"] == "MissingRequiredProperty"

    changed = client.send("PATCH", path, json={"displayName": "Bridge", "number": f"{number}-2"})
    assert changed.status_code == 200 and changed.json()["iTwin"]["displayName"] == "Bridge"
    assert client.send("DELETE", path).status_code == 204
    gone = client.send("DELETE", path)
    assert gone.status_code == 404 and gone.json()["error"]["code"] == "iTwinNotFound"


def test_lists_and_their_parts(client):
    mark = secrets.token_hex(3)
    made = [client.make(f"{mark} {name}", number=f"{mark}-{name}") for name in ("a", "b", "c")]
    found = client.get(f"/itwins/?$search={mark}&$top=2")
    assert [each["id"] for each in found["iTwins"]] == [each["id"] for each in made[:2]]
    rest = client.session.get(found["_links"]["next"]["href"], timeout=30).json()
    assert [each["displayName"] for each in rest["iTwins"]] == [f"{mark} c"] and "prev" in rest["_links"]
    for query in (f"displayName={mark} a", f"number={mark}-a", f"$search={mark} a&subClass=Project&status=Trial"):
        assert [each["id"] for each in client.get(f"/itwins/?{query}")["iTwins"]] == [made[0]["id"]], query
    down = client.get(f"/itwins/?$search={mark}&$orderby=displayName desc&$select=id,displayName")["iTwins"]
    assert [each["id"] for each in down] == [each["id"] for each in reversed(made)] and len(down[0]) == 2
    for query in ("subClass=Nothing", "status=Nothing", "status=Active&includeInactive=true", "$top=x"):
        assert client.send("GET", f"/itwins/?{query}").status_code == 422, query


def test_accounts(client, place):
    organisation = place[0]
    own = client.make("Own")
    for path in ("/itwins/myprimaryaccount", f"/itwins/{own['id']}/account", f"/itwins/{organisation}"):
        account = client.get(path)["iTwin"]
        assert (account["id"], account["class"], account["subClass"]) == (organisation, "Account", "Account"), path


def test_favorites_and_recents(client):
    own = client.make("Kept")
    for kind in ("favorites", "recents"):
        assert client.send("POST", f"/itwins/{kind}/{own['id']}").status_code == 204
        assert own["id"] in [each["id"] for each in client.get(f"/itwins/{kind}/?")["iTwins"]]
    assert client.get("/itwins/recents")["iTwins"][0]["id"] == own["id"]
    assert client.send("DELETE", f"/itwins/favorites/{own['id']}").status_code == 204
    assert client.send("DELETE", f"/itwins/favorites/{own['id']}").status_code == 404


def test_image(client):
    path = f"/itwins/{client.make('Shown')['id']}/image"
    assert client.send("GET", path).status_code == 404
    put = client.send("PUT", path, data=PNG, headers={"Content-Type": "image/png"})
    assert put.status_code == 201, put.text
    image = client.get(path)["image"]
    assert set(image) == {"id", "smallImageName", "smallImageUrl", "largeImageName", "largeImageUrl"}
    bare = requests.get(image["smallImageUrl"], timeout=30)
    assert bare.status_code == 200 and bare.content == PNG and bare.headers["Content-Type"] == "image/png"
    assert client.send("DELETE", path).status_code == 204
    assert requests.get(image["smallImageUrl"], timeout=30).status_code == 404


def test_exports(client):
    client.make("=1+1")
    made = client.send("POST", "/itwins/exports", json={
        "queryScope": "MemberOfiTwin", "subClass": "Asset,Project", "select": "id,displayName,status,number",
        "includeInactive": False, "outputFormat": "JsonGZip",
    })
    assert made.status_code == 201, made.text
    export = made.json()["export"]
    assert export["status"] == "Completed" and export["request"]["outputFormat"] == "JsonGZip"
    document = json.loads(gzip.decompress(requests.get(export["outputUrl"], timeout=30).content))
    assert "=1+1" in [each["displayName"] for each in document["iTwins"]]
    assert client.get(f"/itwins/exports/{export['id']}")["export"]["id"] == export["id"]
    assert export["id"] in [each["id"] for each in client.get("/itwins/exports")["exports"]]
    table = client.send("POST", "/itwins/exports", json={"outputFormat": "Csv", "select": "displayName"}).json()
    assert "'=1+1" in requests.get(table["export"]["outputUrl"], timeout=30).text.splitlines()
    for body, target in (({"outputFormat": "x"}, "outputFormat"), ({"outputFormat": "Csv", "select": "x"}, "$select")):
        refused = client.send("POST", "/itwins/exports", json=body)
        assert refused.status_code == 422 and refused.json()["error"]["details"][0]["target"] == target


def test_repositories(client):
    base = f"/itwins/{client.make('Mapped')['id']}/repositories"
    body = {"class": "GeographicInformationSystem", "subClass": "WebMapService", "displayName": "Map",
            "uri": "https://maps.example/wms", "options": {"queryParameters": {"layers": "a"}}}
    made = client.send("POST", base, json=body)
    assert made.status_code == 201, made.text
    repository = made.json()["repository"]
    assert body.items() <= repository.items()
    again = client.send("POST", base, json=body)
    assert again.status_code == 409 and again.json()["error"]["code"] == "iTwinRepositoryExists"
    missing = client.send("POST", base, json=body | {"uri": ""})
    assert missing.status_code == 422 and missing.json()["error"]["details"][0]["target"] == "uri"
    one = f"{base}/{repository['id']}"
    for query in ("", "/?class=GeographicInformationSystem", "/?class=GeographicInformationSystem&subClass=WebMapService"):
        assert client.get(base + query)["repositories"] == [repository]
    assert client.get(f"{base}/?class=Storage")["repositories"] == []
    assert client.send("GET", f"{base}/?class=Storage&subClass=ArcGIS").status_code == 422
    assert repository in client.get("/itwins/repositories")["repositories"]
    resources = repository["capabilities"]["resources"]["uri"].removeprefix(client.base)
    added = client.send("POST", resources, json={"id": "layer", "displayName": "Layer"})
    assert added.status_code == 201 and added.json()["resource"]["id"] == "layer"
    assert [each["id"] for each in client.get(f"{resources}?$top=5")["resources"]] == ["layer"]
    assert client.get(f"{resources}/layer/graphics")["graphics"][0]["type"] == "IMAGERY"
    assert client.send("DELETE", f"{resources}/layer").status_code == 204
    renamed = client.send("PATCH", one, json={"displayName": "Atlas"})
    assert renamed.status_code == 200 and renamed.json()["repository"]["displayName"] == "Atlas"
    assert client.send("DELETE", one).status_code == 204
    gone = client.send("GET", one)
    assert gone.status_code == 404 and gone.json()["error"]["code"] == "iTwinRepositoryNotFound"


def test_users(client, outsider, place):
    person = place[1]
    me = client.get("/users/me")["user"]
    assert me["id"] == person.account_id and me["email"] == person.email and me["surname"] == "Twin"
    assert client.get(f"/users/{me['id']}")["user"] == me
    assert [each["id"] for each in client.get("/users?$search=tina")["users"]] == [me["id"]]
    found = client.send("POST", "/users/getbyidlist", json=[me["id"], me["id"]])
    assert [each["id"] for each in found.json()["users"]] == [me["id"]]
    assert outsider.get("/users?$search=tina")["users"] == []
    unknown = outsider.send("GET", f"/users/{me['id']}")
    assert unknown.status_code == 404 and unknown.json()["error"]["code"] == "UserNotFound"


def test_g11_k14_an_outsider_finds_nothing(client, outsider):
    path = f"/itwins/{client.make('Hidden')['id']}"
    for method, rest in (
        ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/account"), ("GET", "/image"), ("PUT", "/image"),
        ("GET", "/repositories"), ("POST", "/repositories"),
    ):
        answer = outsider.send(method, path + rest, json={} if method != "GET" else None)
        assert answer.status_code == 404 and answer.json()["error"]["code"] == "iTwinNotFound", (method, rest)
    for scope in ("memberOfItwin", "all", "OrganizationAdmin"):
        assert outsider.get("/itwins/", scope=scope)["iTwins"] == []
    refused = outsider.send("POST", "/itwins/", json={"displayName": "T", "class": "Endeavor", "subClass": "Project"})
    assert refused.status_code == 403 and refused.json()["error"]["code"] == "InsufficientPermissions"


def test_projects_from_the_command_line(house, client, place):
    organisation, person, _ = place
    number = secrets.token_hex(4)
    made = house.server.command(
        "project", "create", "--organisation", organisation, "--name", "From the shell", "--number", number,
        "--owner", person.email,
    )
    listed = house.server.command("project", "list", "--organisation", organisation, "--search", number)["projects"]
    assert [each["project_id"] for each in listed] == [made["project_id"]]
    assert client.get(f"/itwins/{made['project_id']}")["iTwin"]["number"] == number
    told = house.server.command(
        "explain", "--action", "itwin.project-change", "--email", person.email, "--project", made["project_id"]
    )
    assert told["allowed"] is True
