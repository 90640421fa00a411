"""`lintel files` and `lintel documents`: lists, transfers, and the bar that shows them."""

import json
import os
import re
import secrets

import pytest

from client_home import ClientHome

SCOPES = "evo.discovery evo.workspace evo.file"


def signed_in(house, directory, app, scopes) -> ClientHome:
    home = ClientHome(house.server, directory)
    home.answer(
        "login", "--service", "--server", house.server.url, "--client-id", app.client_id, "--scope", scopes,
        LINTEL_CLIENT_SECRET=app.client_secret,
    )
    return home


@pytest.fixture
def workspace(house) -> dict:
    app = house.server.create_app("service", house.person, SCOPES, org=house.organisation)
    house.server.command("org", "member", "--org", house.organisation, "--email", app.client_email)
    name = f"Transfers {secrets.token_hex(3)}"
    made = house.server.command(
        "workspace", "create", "--org", house.organisation, "--name", name, "--owner", app.client_email
    )
    return {"app": app, "id": made["workspace_id"], "name": name}


def test_files_go_and_come_back(house, workspace, tmp_path):
    home = signed_in(house, tmp_path, workspace["app"], SCOPES)
    by_name = ("--workspace", workspace["name"])
    assert home.answer("files", "list", *by_name) == {"files": []}
    assert home.run("files", "list", *by_name) == "There are no files.\n"

    content = secrets.token_bytes(5_000_000)
    (tmp_path / "holes.bin").write_bytes(content)
    sent = home.answer("files", "upload", "holes.bin", "surveys/2026/holes & more.bin", *by_name)
    first = sent["version_id"]
    assert sent["path"] == "surveys/2026/holes & more.bin"

    by_id = ("--org", house.organisation, "--workspace", workspace["id"])
    [listed] = home.answer("files", "list", *by_id)["files"]
    assert (listed["path"], listed["size"]) == (sent["path"], len(content))
    assert listed["file_id"] == sent["file_id"]
    table = home.run("files", "list", *by_id, "--name", "holes")
    assert "surveys/2026/holes & more.bin" in table and "5.0 MB" in table and "\x1b" not in table

    fetched = home.answer("files", "download", sent["path"], *by_id)
    assert fetched["local"] == "holes & more.bin"
    assert (tmp_path / fetched["local"]).read_bytes() == content
    assert home.refusal("files", "download", sent["path"], *by_id)["error"] == "file_exists"

    (tmp_path / "holes.bin").write_bytes(b"second")
    home.run("files", "upload", "holes.bin", sent["path"], *by_id)
    home.run("files", "download", sent["path"], "back.bin", *by_id)
    assert (tmp_path / "back.bin").read_bytes() == b"second"
    home.run("files", "download", sent["path"], "back.bin", "--version", first, "--force", *by_id)
    assert (tmp_path / "back.bin").read_bytes() == content
    (tmp_path / "into").mkdir()
    home.run("files", "download", sent["path"], "into", *by_id)
    assert (tmp_path / "into/holes & more.bin").read_bytes() == b"second"

    assert "files/not-found" in home.refusal("files", "download", "none.bin", *by_id)["message"]
    assert home.refusal("files", "upload", "none.bin", *by_id)["error"] == "file_failed"
    assert home.refusal("files", "list", "--workspace", "No such name")["error"] == "workspace_unknown"
    assert home.attempt("files", "list").returncode == 64


def test_a_terminal_shows_how_far_a_transfer_has_come(house, workspace, tmp_path):
    home = signed_in(house, tmp_path, workspace["app"], SCOPES)
    (tmp_path / "large.bin").write_bytes(os.urandom(9_000_000))
    place = ("--workspace", workspace["id"])
    status, shown = home.on_terminal("files", "upload", "large.bin", *place, columns=100)
    assert status == 0, shown
    pictures = re.findall(r"\r([^\r\n]*)\x1b\[K", shown)
    assert "100 %" in pictures[-1] and "9.0 MB of 9.0 MB" in pictures[-1] and re.search(r"\[#+\]", pictures[-1])
    assert all(len(picture) < 100 for picture in pictures) and "Sent large.bin." in shown

    # Without room for a bar there are numbers; with --json, or without a terminal, there is nothing.
    _, narrow = home.on_terminal("files", "download", "large.bin", "--force", *place, columns=40)
    pictures = re.findall(r"\r([^\r\n]*)\x1b\[K", narrow)
    assert "100 %" in pictures[-1] and "[" not in pictures[-1] and all(len(each) < 40 for each in pictures)
    _, scripted = home.on_terminal("files", "download", "large.bin", "--force", "--json", *place, columns=100)
    assert json.loads(scripted)["size"] == 9_000_000
    assert home.attempt("files", "download", "large.bin", "--force", *place).stderr == ""


@pytest.fixture
def source(house, tmp_path) -> dict:
    server = house.server
    organisation = server.command("org", "create", "--name", "Papers", "--entitlement", "projectwise")
    name = f"Plans {secrets.token_hex(3)}"
    made = server.command(
        "datasource", "create", "--organisation", organisation["organisation_id"], "--host", "pw.wire.example",
        "--name", name,
    )
    app = server.create_app("service", house.person, "projectwise:read")
    identifier = made["datasource_id"]
    server.command("role", "grant", "--on", f"datasource:{identifier}", "--to", app.client_email, "--role", "reader")
    server.command("datasource", "allow", "--datasource", identifier, "--client", app.client_id)
    tree = tmp_path / "tree"
    (tree / "Notes").mkdir(parents=True)
    (tree / "Plan.dwg").write_bytes(os.urandom(700_000))
    (tree / "Notes/read me.txt").write_text("Grüße\n")
    server.command("datasource", "import", str(tree), "--datasource", identifier, "--folder", "Works/Bridge")
    return {"app": app, "name": name, "repository": made["repository_id"], "tree": tree}


def test_documents_are_listed_and_fetched(house, source, tmp_path):
    home = signed_in(house, tmp_path, source["app"], "projectwise:read")
    [repository] = home.answer("documents", "list")["repositories"]
    assert (repository["repository_id"], repository["name"]) == (source["repository"], source["name"])

    top = home.answer("documents", "list", "--repository", source["name"])
    assert [each["name"] for each in top["folders"]] == ["Works"] and top["documents"] == []
    place = ("--repository", source["repository"])
    bridge = home.answer("documents", "list", *place, "--folder", "Works/Bridge")
    assert [each["name"] for each in bridge["folders"]] == ["Notes"]
    [plan] = bridge["documents"]
    assert (plan["file_name"], plan["size"]) == ("Plan.dwg", 700_000)
    notes = home.run("documents", "list", *place, "--folder", bridge["folders"][0]["folder_id"])
    assert "read me.txt" in notes and "8 bytes" in notes

    home.run("documents", "download", "Works/Bridge/Notes/read me.txt", *place)
    assert (tmp_path / "read me.txt").read_text() == "Grüße\n"
    answer = home.answer("documents", "download", plan["document_id"], "plan.copy", *place)
    assert answer["size"] == 700_000
    assert (tmp_path / "plan.copy").read_bytes() == (source["tree"] / "Plan.dwg").read_bytes()

    for error, arguments in (
        ("repository_unknown", ["list", "--repository", "None"]),
        ("folder_unknown", ["list", *place, "--folder", "Works/Tunnel"]),
        ("document_unknown", ["download", "Works/Bridge/None.dwg", *place]),
        ("document_unknown", ["download", "Plan.dwg", *place]),
        ("file_exists", ["download", "Works/Bridge/Plan.dwg", "plan.copy", *place]),
    ):
        assert home.refusal("documents", *arguments)["error"] == error
    assert home.attempt("documents", "list", "--folder", "Works").returncode == 64
