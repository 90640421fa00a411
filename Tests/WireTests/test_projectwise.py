"""A third party's app reads a ProjectWise data source, as connectors do: with `requests` and the gateway's addresses."""

import hashlib
import os
from dataclasses import dataclass

import pytest

import chromium
from answers import Http
from flow import Flow
from installation import CommandRefused, Installation, RegisteredApp, within
from portal import Clicker

SCOPE = "projectwise:read"
FILES = {
    "Plan.dwg": os.urandom(700_000),
    "Notes/read me.txt": "Grüße\n".encode(),
    "Notes/empty.bin": b"",
    "Notes/Deep/leaf.pdf": b"%PDF-1.4 leaf",
}


@dataclass(frozen=True)
class DataSource:
    server: Installation
    organisation: str
    id: str
    repository: str
    app: RegisteredApp
    tree: object

    @property
    def base(self) -> str:
        return f"/ws/v2.8/Repositories/{self.repository}"

    def client(self) -> Http:
        http = self.server.http()
        answer = http.token(
            grant_type="client_credentials", scope=SCOPE, auth=(self.app.client_id, self.app.client_secret)
        )
        http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        http.headers["Mas-Uuid"] = "fd9831d0-ff01-4e32-9bca-bcccf7b399d6"
        return http

    def change(self, command: str, *arguments: str) -> dict:
        return self.server.command("datasource", command, "--datasource", self.id, *arguments)

    def bring(self, *more: str) -> dict:
        return self.change("import", str(self.tree), "--folder", "Works/Bridge", *more)


@pytest.fixture
def source(house, tmp_path) -> DataSource:
    """A data source with files, and a connector's app that has a role and is on no list."""
    server = house.server
    organisation = server.command("org", "create", "--name", "Docs", "--entitlement", "projectwise")["organisation_id"]
    made = server.command(
        "datasource", "create", "--organisation", organisation, "--host", "pw.wire.example", "--name",
        f"Main {os.urandom(3).hex()}",
    )
    app = server.create_app("service", house.person, SCOPE)
    place = f"datasource:{made['datasource_id']}"
    server.command("role", "grant", "--on", place, "--to", app.client_email, "--role", "reader")
    tree = tmp_path / "tree"
    for name, content in FILES.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes(content)
    found = DataSource(server, organisation, made["datasource_id"], made["repository_id"], app, tree)
    answer = found.bring()
    assert (answer["created"], answer["versions"], answer["unchanged"]) == (len(FILES), 0, 0), answer
    return found


def instances(response) -> list[dict]:
    assert response.status_code == 200, response.text
    return response.json()["instances"]


def walk(http: Http, source: DataSource) -> dict[str, dict]:
    """Every document by its path, folder by folder, as connectors find them."""
    found, folders = {}, [("", each) for each in instances(http.get(f"{source.base}/PW_WSG/Project"))]
    while folders:
        path, folder = folders.pop()
        path = f"{path}{folder['properties']['Name']}/"
        guid = folder["instanceId"]
        below = {"$filter": f"ProjectParent-forward-Project.$id eq '{guid}'"}
        folders += [(path, each) for each in instances(http.get(f"{source.base}/PW_WSG/Project!poly", params=below))]
        inside = {"$filter": f"ParentGuid eq '{guid}'", "$orderby": "Name"}
        for document in instances(http.get(f"{source.base}/PW_WSG/Document", params=inside)):
            found[path + document["properties"]["FileName"]] = document
    return found


def test_an_app_waits_until_it_is_allowed_and_then_reads(source):
    http = source.client()
    for path in ("/ws/v2.8/Repositories/", f"{source.base}/PW_WSG/Project"):
        refused = http.get(path)
        assert refused.status_code == 403 and refused.json()["errorMessage"] == "client not allowed", refused.text

    listed = source.server.command("datasource", "list", "--organisation", source.organisation)["datasources"]
    assert [each["client_id"] for each in listed[0]["waiting_clients"]] == [source.app.client_id]
    source.change("allow", "--client", source.app.client_id)
    listed = source.server.command("datasource", "list", "--organisation", source.organisation)["datasources"]
    assert listed[0]["allowed_clients"] == [source.app.client_id] and listed[0]["waiting_clients"] == []

    assert [each["instanceId"] for each in instances(http.get("/ws/v2.8/Repositories/"))] == [source.repository]
    documents = walk(http, source)
    assert {name.removeprefix("Works/Bridge/") for name in documents} == set(FILES)
    for name, content in FILES.items():
        document = documents[f"Works/Bridge/{name}"]
        assert document["properties"]["FileSize"] == len(content)
        file = f"{source.base}/PW_WSG/Document/{document['instanceId']}/$file"
        answer = http.get(file)
        assert answer.content == content and answer.headers["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
        assert http.get(file, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
        if len(content) > 1:
            part = http.get(file, headers={"Range": f"bytes=1-{len(content) // 2}"})
            assert part.status_code == 206 and part.content == content[1 : len(content) // 2 + 1]
        assert http.get(file, headers={"Range": "bytes=9999999-"}).status_code == 416
        assert http.put(file, data=b"x").status_code == 403

    plan = documents["Works/Bridge/Plan.dwg"]["instanceId"]
    key = http.get(
        f"{source.base}/PW_WSG/Document/{plan}/FileAccess.FileAccessKey", params={"$filter": "Permissions eq 'Read'"}
    )
    address = instances(key)[0]["properties"]["Url"]
    assert source.server.http().get(address).content == FILES["Plan.dwg"]

    source.change("disallow", "--client", source.app.client_id)
    assert http.get(f"{source.base}/PW_WSG/Project").status_code == 403


def test_one_click_lets_a_web_app_in(source, house):
    """The seeds' story: the scope is not enough, the administrator allows the app, and it reads and cannot write."""
    server, redirect = source.server, "https://connector.wire.example/callback"
    keeper, person = server.create_person("Kira Keeper"), server.create_person("Rita Reader")
    place = f"datasource:{source.id}"
    for somebody, role in ((keeper, "administrator"), (person, "reader")):
        server.command("role", "grant", "--on", place, "--to", somebody.email, "--role", role)
    app = server.create_app("web", house.person, f"openid {SCOPE}", redirect, name="The Connector")
    token = Flow(server, app, f"openid {SCOPE}", redirect).tokens(server.browser(person))["access_token"]
    http = server.http()
    http.headers["Authorization"] = f"Bearer {token}"
    refused = http.get(f"{source.base}/PW_WSG/Project")
    assert refused.status_code == 403 and refused.json()["errorMessage"] == "client not allowed", refused.text

    browser = server.browser(keeper)
    browser.sign_in()
    page = browser.visit(f"{server.url}/datasources/{source.id}")
    waiting = [
        form
        for form in page.forms
        if form.action.endswith("/clients") and (form.input("client") or {}).get("value") == app.client_id
    ]
    assert len(waiting) == 1 and [each["aria-label"] for each in waiting[0].buttons] == ["Allow The Connector"]
    done = browser.submit(page, waiting[0])
    assert done.response.status_code == 200 and "Its next call is let in." in done.text

    documents = walk(http, source)
    assert {name.removeprefix("Works/Bridge/") for name in documents} == set(FILES)
    plan = f"{source.base}/PW_WSG/Document/{documents['Works/Bridge/Plan.dwg']['instanceId']}"
    assert http.get(f"{plan}/$file").content == FILES["Plan.dwg"]
    part = http.get(f"{plan}/$file", headers={"Range": "bytes=100-199"})
    assert part.status_code == 206 and part.content == FILES["Plan.dwg"][100:200]
    for method, path in (
        ("PUT", f"{plan}/$file"), ("POST", plan), ("DELETE", plan), ("POST", f"{source.base}/PW_WSG/Project"),
        ("POST", f"{source.base}/PW_WSG/Document"),
    ):
        write = http.request(method, path, data=b"{}")
        assert write.status_code == 403 and "insufficient_scope" in write.headers["WWW-Authenticate"], (method, path)
    assert http.get(f"{plan}/$file").content == FILES["Plan.dwg"]


def test_access_lists_of_folders_in_a_browser(source, workplace):
    """An administrator says on the folder's page who sees it, with JavaScript off; the next call follows the list."""
    server = source.server
    source.change("allow", "--client", source.app.client_id)
    http, keeper = source.client(), server.create_person("Kim Keeper")
    server.command("role", "grant", "--on", f"datasource:{source.id}", "--to", keeper.email, "--role", "administrator")
    folders = instances(http.get(f"{source.base}/PW_WSG/Project", params={"$filter": "Name eq 'Works'"}))
    path = f"/datasources/{source.id}/folders?folder={folders[0]['instanceId']}"
    pictures = workplace / "folder-pages"
    pictures.mkdir(exist_ok=True)
    axe = chromium.axe_script()

    def visit(javascript: bool) -> Clicker:
        person = Clicker(server, "Kim Keeper", javascript=javascript, pictures=pictures, axe=axe)
        person.open(path)
        person.fill(email=keeper.email)
        person.press("Next")
        person.fill(password=keeper.password)
        person.press("Sign in")
        return person

    for javascript in (True, False):
        person = visit(javascript)
        try:
            person.expect("No list holds here")
            person.look("folder-without-list")
            person.fill(email=source.app.client_email)
            person.choose("right", "None: the folder does not exist for them")
            person.press("Give access")
            person.expect("The access list is changed.")
            person.look("folder-with-list")
            assert instances(http.get(f"{source.base}/PW_WSG/Project")) == []
            person.fill(email="nobody@wire.example")
            person.press("Give access")
            person.expect("There is nobody with this address.")
            person.look("folder-refused")
            person.press("Remove")
            person.expect("The access list is changed.")
            assert len(instances(http.get(f"{source.base}/PW_WSG/Project"))) > 0
            person.choose("others", "None: the folder does not exist for them")
            person.press("Set for all others")
            assert instances(http.get(f"{source.base}/PW_WSG/Project")) == []
            person.press("Do without a list of its own")
            person.expect("What holds above it holds here.")
            assert len(instances(http.get(f"{source.base}/PW_WSG/Project"))) > 0
        finally:
            person.close()


def test_access_lists_of_folders_by_command(source):
    source.change("allow", "--client", source.app.client_id)
    http, folder = source.client(), ("--folder", "Works/Bridge")
    assert source.change("access", *folder)["rights"] == []
    shown = source.change("access", *folder, "--to", source.app.client_email, "--right", "none", "--others", "write")
    assert shown["rights"] == [{"email": source.app.client_email, "right": "none"}] and shown["others"] == "write"
    assert walk(http, source) == {}
    assert "others" not in source.change("access", *folder, "--inherit")
    assert len(walk(http, source)) == len(FILES)
    for wrong in (("--to", "nobody@wire.example", "--right", "read"), ("--remove", source.app.client_email)):
        with pytest.raises(CommandRefused):
            source.change("access", *folder, *wrong)
    with pytest.raises(CommandRefused):
        source.change("access", "--folder", "Nowhere")


def test_an_import_makes_versions_of_what_has_changed(source):
    source.change("allow", "--client", source.app.client_id)
    http = source.client()
    before = walk(http, source)
    again = source.bring()
    assert (again["created"], again["versions"], again["unchanged"]) == (0, 0, len(FILES)), again
    (source.tree / "Plan.dwg").write_bytes(b"another plan")
    (source.tree / "new.txt").write_bytes(b"new")
    (source.tree / "link").symlink_to(source.tree / "new.txt")
    (source.tree / "a:b").write_bytes(b"no name for a document")
    changed = source.bring()
    assert (changed["created"], changed["versions"], changed["unchanged"]) == (1, 1, len(FILES) - 1), changed
    assert sorted(os.path.basename(path) for path in changed["skipped"]) == ["a:b", "link"]
    after = walk(http, source)
    plan = after["Works/Bridge/Plan.dwg"]
    assert plan["instanceId"] == before["Works/Bridge/Plan.dwg"]["instanceId"]
    assert plan["properties"]["Version"] == "2" and plan["eTag"] != before["Works/Bridge/Plan.dwg"]["eTag"]
    old = instances(http.get(f"{source.base}/PW_WSG/Document", params={"$filter": "IsLatest eq false"}))
    assert [each["properties"]["Version"] for each in old] == ["1"]
    file = f"{source.base}/PW_WSG/Document/{old[0]['instanceId']}/$file"
    assert http.get(file).content == FILES["Plan.dwg"]


def test_roles_and_commands(source, house):
    source.change("allow", "--client", source.app.client_id)
    http, place = source.client(), f"datasource:{source.id}"
    role = ("--on", place, "--to", source.app.client_email)
    source.server.command("role", "revoke", *role, "--role", "reader")
    assert http.get(f"{source.base}/PW_WSG/Project").status_code == 404
    with pytest.raises(CommandRefused):
        source.server.command("role", "revoke", *role)
    with pytest.raises(CommandRefused):
        source.server.command("role", "grant", *role, "--role", "owner")
    source.server.command("role", "grant", *role, "--role", "administrator")
    within(0, lambda: http.get(f"{source.base}/PW_WSG/Project").status_code == 200)
    explained = source.server.command(
        "explain", "--action", "projectwise.folders-read", "--client", source.app.client_id, "--datasource", source.id
    )
    assert explained["allowed"] is True, explained
    with pytest.raises(CommandRefused):
        source.change("allow", "--client", "nobody")
    with pytest.raises(CommandRefused):
        source.change("import", str(source.tree / "nowhere"))
