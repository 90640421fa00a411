"""The Storage API as its public clients call it: itwin-cli's requests, a file in three steps, downloads in parts."""

import hashlib
import os
import socket
import uuid
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest

from blobs import block_id, block_list
from test_schedules import curl_token, make_project

SCOPE = "itwin-platform"
ACCEPT = "application/vnd.bentley.itwin-platform.v1+json"


@dataclass(frozen=True)
class Site:
    server: object
    project: str
    writer: str
    reader: str
    stranger: str

    def send(self, method: str, path: str, body=None, token: str | None = None):
        address = path if path.startswith("/") else f"/{path}"
        headers = {"Authorization": f"Bearer {token or self.writer}", "accept": ACCEPT}
        answer = self.server.http().request(method, address, json=body, headers=headers)
        if answer.status_code >= 400:
            error = answer.json()["error"]
            assert isinstance(error["code"], str) and isinstance(error["message"], str), answer.text
        return answer

    def get(self, path: str, status: int = 200, **more):
        answer = self.send("GET", path, **more)
        assert answer.status_code == status, answer.text
        return answer.json()

    def refused(self, method: str, path: str, body=None, **more) -> tuple[int, str]:
        answer = self.send(method, path, body, **more)
        assert answer.status_code >= 400, answer.text
        return answer.status_code, answer.json()["error"]["code"]

    def root(self) -> str:
        """As itwin-cli finds it: by the last part of a link."""
        href = self.get(f"storage/?iTwinId={self.project}")["_links"]["folder"]["href"]
        return href.split("/")[-1]

    def make_folder(self, parent: str, name: str, description: str | None = None) -> dict:
        answer = self.send("POST", f"storage/folders/{parent}/folders", {"displayName": name, "description": description})
        assert answer.status_code == 201, answer.text
        return answer.json()["folder"]

    def begin(self, folder: str, name: str) -> tuple[str, str]:
        answer = self.send("POST", f"storage/folders/{folder}/files", {"displayName": name, "description": "A plan"})
        assert answer.status_code == 202, answer.text
        links = answer.json()["_links"]
        # The client takes the id out of the address.
        return links["uploadUrl"]["href"], links["completeUrl"]["href"].split("/")[-2]

    def upload(self, url: str, content: bytes):
        return self.server.http().put(url, data=content, headers={"x-ms-blob-type": "BlockBlob"})

    def make_file(self, folder: str, name: str, content: bytes) -> dict:
        url, file = self.begin(folder, name)
        assert self.upload(url, content).status_code == 201
        answer = self.send("POST", f"storage/files/{file}/complete")
        assert answer.status_code == 200, answer.text
        return answer.json()["file"]


def join(site: Site, app, permissions) -> None:
    base = f"/accesscontrol/itwins/{site.project}"
    role = site.send("POST", f"{base}/roles", {"displayName": f"Role {app.client_id}", "description": ""}).json()
    role = role["role"]["id"]
    assert site.send("PATCH", f"{base}/roles/{role}", {"permissions": permissions}).status_code == 200
    member = {"email": app.client_email, "roleIds": [role]}
    assert site.send("POST", f"{base}/members/users", {"members": [member]}).status_code == 201


@pytest.fixture
def site(house) -> Site:
    server = house.server
    owner, writer, reader, stranger = (server.create_app("service", house.person, SCOPE) for _ in range(4))
    project = make_project(server, f"Bridge {os.urandom(3).hex()}", owner)
    make_project(server, f"Tunnel {os.urandom(3).hex()}", stranger)
    tokens = [curl_token(server, app, SCOPE) for app in (owner, writer, reader, stranger)]
    join(Site(server, project, *tokens[:1], *tokens[2:]), writer, ["storage_read", "storage_write"])
    join(Site(server, project, *tokens[:1], *tokens[2:]), reader, ["storage_read"])
    return Site(server, project, *tokens[1:])


def test_a_file_in_three_steps_and_its_bytes_in_parts(site):
    root, content = site.root(), os.urandom(300_000)
    plans = site.make_folder(root, "Plans", "Drawings of the bridge")
    assert (plans["type"], plans["parentFolderId"], plans["path"]) == ("folder", root, "Plans")
    assert plans["description"] == "Drawings of the bridge"
    url, file = site.begin(plans["id"], "bridge.dwg")
    assert site.refused("GET", f"storage/files/{file}") == (404, "FileNotFound")
    assert site.refused("POST", f"storage/files/{file}/complete") == (422, "InvalidCreateFileRequest")
    sent = site.upload(url, content)
    assert sent.status_code == 201 and sent.headers["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert site.get(f"storage/folders/{plans['id']}/list")["items"] == []
    made = site.send("POST", f"storage/files/{file}/complete").json()["file"]
    assert made["size"] == len(content) and made["path"] == "Plans/bridge.dwg" and made["id"] == file
    assert set(made["_links"]) == {"createdBy", "lastModifiedBy", "parentFolder"}
    assert site.get(f"storage/files/{file}")["file"] == made
    assert [each["id"] for each in site.get(f"storage/folders/{plans['id']}/files")["files"]] == [file]

    found = site.send("GET", f"storage/files/{file}/download", token=site.reader)
    assert found.status_code == 302 and found.content == b""
    address, http = found.headers["Location"], site.server.http()
    assert http.get(address).content == content
    part = http.get(address, headers={"Range": "bytes=1000-1999"})
    assert part.status_code == 206 and part.content == content[1000:2000]
    tail = http.get(address, headers={"Range": "bytes=-10"})
    assert tail.content == content[-10:] and tail.headers["Content-Range"].endswith(f"/{len(content)}")
    assert http.get(address, headers={"Range": "bytes=9999999-"}).status_code == 416
    query = parse_qs(urlsplit(address).query)
    assert http.get(address.replace(query["signature"][0], "A" * 43)).status_code == 403


def test_other_bytes_come_in_blocks_and_replace_the_first(site):
    file = site.make_file(site.root(), "model.bin", b"first")["id"]
    answer = site.send("POST", f"storage/files/{file}/updatecontent")
    assert answer.status_code == 202, answer.text
    url, content = answer.json()["_links"]["uploadUrl"]["href"], os.urandom(70_000)
    http = site.server.http()
    for offset in (0, 35_000):
        block = content[offset : offset + 35_000]
        assert http.put(f"{url}&comp=block", params={"blockid": block_id(offset)}, data=block).status_code == 201
    assert http.put(f"{url}&comp=blocklist", data=block_list((0, 35_000))).status_code == 201
    assert site.get(f"storage/files/{file}")["file"]["size"] == 5
    assert site.send("POST", f"storage/files/{file}/complete").json()["file"]["size"] == len(content)
    address = site.send("GET", f"storage/files/{file}/download").headers["Location"]
    assert http.get(address).content == content


def test_a_lie_about_the_length_makes_no_file(site):
    url, file = site.begin(site.root(), "short.bin")
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(
            f"PUT {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\nx-ms-blob-type: BlockBlob\r\n"
            "Content-Length: 100\r\n\r\nnot a hundred".encode()
        )
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(4096)
    assert not answer.startswith(b"HTTP/1.1 2"), answer
    assert site.refused("POST", f"storage/files/{file}/complete") == (422, "InvalidCreateFileRequest")
    assert site.upload(url, b"all of it").status_code == 201
    assert site.upload(url, b"something else").status_code == 409
    assert site.send("POST", f"storage/files/{file}/complete").json()["file"]["size"] == 9


def test_folders_change_move_and_go(site):
    root = site.root()
    outer, inner = site.make_folder(root, "Outer"), None
    inner = site.make_folder(outer["id"], "Inner")
    file = site.make_file(inner["id"], "a.txt", b"a")
    renamed = site.send("PATCH", f"storage/folders/{outer['id']}", {"displayName": "Über", "description": "New"})
    assert renamed.status_code == 200 and renamed.json()["folder"]["displayName"] == "Über"
    assert site.get(f"storage/files/{file['id']}")["file"]["path"] == "Über/Inner/a.txt"
    assert site.refused("PATCH", f"storage/folders/{outer['id']}", {"parentFolderId": inner["id"]}) == (409, "Conflict")
    assert site.refused("POST", f"storage/folders/{root}/folders", {"displayName": "ÜBER"}) == (409, "Conflict")
    for name in ("../x", "a\0b", "a" * 256, "", "a/b"):
        for path, code in (("folders", "InvalidCreateFolderRequest"), ("files", "InvalidCreateFileRequest")):
            assert site.refused("POST", f"storage/folders/{root}/{path}", {"displayName": name}) == (422, code), name

    assert site.send("DELETE", f"storage/folders/{outer['id']}").status_code == 204
    assert site.refused("GET", f"storage/folders/{outer['id']}") == (404, "FolderNotFound")
    assert site.refused("GET", f"storage/files/{file['id']}") == (404, "FileNotFound")
    bin = site.get(f"storage/recyclebin?iTwinId={site.project}")["items"]
    assert [(each["type"], each["id"]) for each in bin] == [("folder", outer["id"])]
    assert site.send("POST", f"storage/recyclebin/folders/{outer['id']}/restore").status_code == 204
    assert site.get(f"storage/files/{file['id']}")["file"]["path"] == "Über/Inner/a.txt"
    assert site.send("DELETE", f"storage/files/{file['id']}").status_code == 204
    assert site.send("DELETE", f"storage/recyclebin/files/{file['id']}").status_code == 204
    assert site.refused("POST", f"storage/recyclebin/files/{file['id']}/restore") == (404, "FileNotFound")


def test_top_level_parts_as_the_cli_asks_for_them(site):
    root = site.root()
    folder, file = site.make_folder(root, "IntegrationTestFolder"), site.make_file(root, "test.zip", b"PK")
    for query in (f"iTwinId={site.project}", f"projectId={site.project}"):
        items = site.get(f"storage/?{query}")["items"]
        assert [each["displayName"] for each in items] == [folder["displayName"], file["displayName"]]
    second = site.get(f"storage/?iTwinId={site.project}&$top=1&$skip=1")
    assert [each["id"] for each in second["items"]] == [file["id"]] and second["_links"]["folder"]["href"].endswith(root)
    for query in ("$top=0", "$top=1001", "$top=-1", "$skip=-1"):
        assert site.refused("GET", f"storage/?iTwinId={site.project}&{query}") == (422, "InvalidStorageRequest")
    assert site.refused("GET", "storage/?iTwinId=an-invalid-uuid") == (404, "ItwinNotFound")


def test_roles_and_strangers(site):
    root = site.root()
    folder, file = site.make_folder(root, "Plans"), site.make_file(root, "a.txt", b"a")
    assert site.get(f"storage/files/{file['id']}", token=site.reader)["file"] == file
    for method, path, body in (
        ("POST", f"storage/folders/{root}/folders", {"displayName": "x"}),
        ("POST", f"storage/folders/{root}/files", {"displayName": "x"}),
        ("PATCH", f"storage/files/{file['id']}", {"displayName": "x"}),
        ("DELETE", f"storage/folders/{folder['id']}", None),
    ):
        assert site.refused(method, path, body, token=site.reader) == (403, "InsufficientPermissions"), path
    for path, code in (
        (f"storage/?iTwinId={site.project}", "ItwinNotFound"),
        (f"storage/folders/{folder['id']}/list", "FolderNotFound"),
        (f"storage/files/{file['id']}/download", "FileNotFound"),
    ):
        assert site.refused("GET", path, token=site.stranger) == (404, code)
        unknown = path.replace(folder["id"], str(uuid.uuid4())).replace(file["id"], str(uuid.uuid4()))
        assert site.refused("GET", unknown, token=site.stranger) == (404, code)
        missing = site.server.http().get(f"/{path}")
        assert missing.status_code == 401 and missing.json()["error"]["code"] == "HeaderNotFound"
