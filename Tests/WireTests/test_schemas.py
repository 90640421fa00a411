"""Schemas of geoscience objects: installed by the command line, felt by the API, and the same verdicts as another validator."""

import json
import secrets
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from installation import VISIBLE_WITHIN, CommandRefused, within
from schema_cases import DRAFT, Cases
from sdk_server import SCOPES, SCRIPTS
from test_evo_clients import Member

SCHEMAS, VALUES = 150, 15
POINTSET = "/objects/pointset/1.2.0/pointset.schema.json"


def write(directory: Path, document: dict) -> Path:
    path = directory / document["$id"].lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document))
    return path


def verdicts(installation, files: list[Path]) -> dict[str, dict]:
    """What `lintel schema check` says of files, by their paths."""
    found = {}
    for start in range(0, len(files), 3_000):
        names = [str(file) for file in files[start : start + 3_000]]
        result = installation.attempt("schema", "check", *names, "--json")
        answer = json.loads(result.stdout)
        assert result.returncode == (0 if answer["valid"] else 1), result.stderr
        found |= {entry["file"]: entry for entry in answer["files"]}
    return found


@pytest.mark.once
@pytest.mark.parametrize("seed", [1, 2])
def test_verdicts_are_those_of_another_validator(install, tmp_path, seed):
    installation = install(f"schemas-oracle-{seed}")
    cases = Cases(seed)
    documents = [document for number in range(SCHEMAS) for document in cases.documents(number)]
    for document in documents:
        write(tmp_path / "schemas", document)
    added = installation.command("schema", "add", str(tmp_path / "schemas"))["added"]
    assert len(added) == len(documents)

    registry = Registry().with_resources((d["$id"], Resource(d, DRAFT202012)) for d in documents)
    expected = {}
    for document in documents[::2]:
        oracle = Draft202012Validator(document, registry=registry, format_checker=FormatChecker())
        for index in range(VALUES):
            body = {"schema": document["$id"], "name": "case", "value": cases.value()}
            file = tmp_path / f"{len(expected)}.json"
            file.write_text(json.dumps(body))
            expected[str(file)] = oracle.is_valid(body)
    found = verdicts(installation, [Path(name) for name in expected])
    # Neither is worth anything if almost everything fits, or nothing.
    assert 0.15 < sum(expected.values()) / len(expected) < 0.85
    wrong = [name for name, fits in expected.items() if found[name]["valid"] != fits]
    assert not wrong, [(Path(name).read_text(), expected[name], found[name]["findings"]) for name in wrong[:3]]
    for entry in found.values():
        assert entry["valid"] == (entry["findings"] == []), entry


def refused(installation, error: str, *arguments: str) -> str:
    with pytest.raises(CommandRefused) as refusal:
        installation.command("schema", *arguments)
    answer = json.loads(refusal.value.stderr)
    assert refusal.value.status == 1 and answer["error"] == error, answer
    return answer["message"]


@pytest.mark.once
def test_all_or_nothing_is_installed(install, tmp_path):
    installation = install("schemas-commands")
    assert installation.command("schema", "list") == {"schemas": []}
    part = {"$id": "/components/p/1.0.0/p.schema.json", "$schema": DRAFT, "type": "object", "required": ["n"]}
    whole = {"$id": "/objects/w/1.0.0/w.schema.json", "$schema": DRAFT, "properties": {"p": {"$ref": part["$id"]}}}
    alone = write(tmp_path / "tree", whole)
    assert "is not installed" in refused(installation, "schema_invalid", "add", str(alone))
    misspelt = write(tmp_path / "misspelt", whole | {"requierd": ["p"]})
    assert '"requierd" is not known' in refused(installation, "schema_invalid", "add", str(misspelt))
    refused(installation, "file_unreadable", "add", str(tmp_path / "nowhere"))
    assert installation.command("schema", "list") == {"schemas": []}

    write(tmp_path / "tree", part)
    (tmp_path / "tree" / "notes.json").write_text("no schema")
    ids = sorted([part["$id"], whole["$id"]])
    assert installation.command("schema", "add", str(tmp_path / "tree"))["added"] == ids
    assert installation.command("schema", "list")["schemas"] == [{"id": id, "usable": True} for id in ids]
    assert (installation.data / "schemas" / part["$id"].lstrip("/")).is_file()

    body = tmp_path / "body.json"
    for members, findings in [
        ({}, []),
        ({"p": {"n": 1}}, []),
        ({"p": {}}, [{"pointer": "/p", "reason": 'The member "n" is missing.'}]),
        ({"name": 1}, [{"pointer": "/name", "reason": "It is a text."}]),
    ]:
        body.write_text(json.dumps({"schema": whole["$id"], "name": "w", "uuid": None} | members))
        assert verdicts(installation, [body])[str(body)]["findings"] == findings

    # What another needs stays, also when it would be replaced by something that cannot be used.
    refused(installation, "schema_needed", "remove", part["$id"])
    refused(installation, "not_found", "remove", "/components/q/1.0.0/q.schema.json")
    assert installation.command("schema", "remove", *ids)["removed"] == ids
    assert installation.command("schema", "list") == {"schemas": []}
    assert [path.name for path in (installation.data / "schemas").iterdir()] == [".changed"]


def thing(**members) -> dict:
    return {
        "$id": "/objects/thing/1.0.0/thing.schema.json",
        "$schema": DRAFT,
        "properties": {"schema": True, "uuid": {"format": "uuid"}, "name": True, "n": {"type": "integer"}},
        "additionalProperties": False,
    } | members


def test_a_running_server_follows(install, tmp_path):
    server = install("schemas-server").start()
    person = server.create_person("Sch Ema")
    organisation = server.command("org", "create", "--name", "Shapes", "--entitlement", "evo")["organisation_id"]
    app = server.create_app("service", person, SCOPES, org=organisation)
    server.command("org", "member", "--org", organisation, "--email", app.client_email)
    workspace = server.command("workspace", "create", "--org", organisation, "--name", "W")["workspace_id"]
    server.command("role", "grant", "--on", f"workspace:{workspace}", "--to", app.client_email, "--role", "editor")
    http = server.http()
    token = http.token(grant_type="client_credentials", scope=SCOPES, auth=(app.client_id, app.client_secret))
    http.headers["Authorization"] = f"Bearer {token.json()['access_token']}"
    objects = f"/geoscience-object/orgs/{organisation}/workspaces/{workspace}/objects"
    body = {"schema": thing()["$id"], "uuid": None, "name": "n", "n": "text"}

    def post(body: dict, path: str = "") -> int:
        return http.post(f"{objects}/{path or f'path/{secrets.token_hex(8)}.json'}", json=body).status_code

    first = http.post(f"{objects}/path/first.json", json=body)
    assert first.status_code == 201, first.text
    server.command("schema", "add", str(write(tmp_path, thing())))
    within(VISIBLE_WITHIN, lambda: post(body) == 400)
    answer = http.post(f"{objects}/path/again.json", json=body | {"more": 1})
    problem = answer.json()
    assert answer.status_code == 400 and problem["type"].endswith("/schemas/invalid-object"), problem
    assert problem["invalid-params"] == [
        {"name": "/n", "reason": "This has to be a whole number."},
        {"name": "/more", "reason": "There is no such member."},
    ]
    assert "/n: This has to be a whole number." in problem["detail"], problem
    # What was there stays to be read, and its next version has to fit.
    id = first.json()["object_id"]
    assert http.get(f"{objects}/{id}").json()["object"]["n"] == "text"
    assert post(body | {"uuid": id}, id) == 400
    assert post(body | {"uuid": id, "n": 1}, id) == 201
    assert post(body | {"uuid": id, "n": 2.0}, "path/first.json") == 201

    # A file that somebody breaks by hand takes nothing down but its own objects.
    file = server.data / "schemas" / thing()["$id"].lstrip("/")
    file.write_text("{")
    server.command("schema", "add", str(write(tmp_path, thing() | {"$id": "/objects/other/1.0.0/other.schema.json"})))
    within(VISIBLE_WITHIN, lambda: post(body | {"n": 1}) == 400)
    problem = http.post(f"{objects}/path/broken.json", json=body).json()
    assert "cannot be used" in problem["detail"] and problem["invalid-params"][0]["name"] == "schema", problem
    within(1, lambda: "A schema of objects cannot be used" in server.log.read_text())
    broken = [entry for entry in server.command("schema", "list")["schemas"] if not entry["usable"]]
    assert [entry["id"] for entry in broken] == [thing()["$id"]], broken
    doctor = server.attempt("doctor", "--json")
    assert doctor.returncode == 1 and thing()["$id"] in doctor.stdout, doctor.stdout
    assert http.get(f"{objects}/{id}").status_code == 200

    server.command("schema", "remove", thing()["$id"])
    within(VISIBLE_WITHIN, lambda: post(body) == 201)
    assert server.stop() == 0


def test_objects_of_other_schemas_can_be_refused(install):
    server = install("schemas-strict", LINTEL_OBJECTS_UNKNOWN_SCHEMAS="refuse")
    body = server.directory / "body.json"
    body.write_text(json.dumps({"schema": POINTSET, "uuid": None, "name": "points"}))
    finding = verdicts(server, [body])[str(body)]["findings"][0]
    assert finding["pointer"] == "/schema" and "is not installed" in finding["reason"], finding


def element(name: str) -> str:
    return f"/elements/{name}/1.0.1/{name}.schema.json"


def component(name: str) -> str:
    return f"/components/{name}/1.0.0/{name}.schema.json"


# In the manner of the public schemas: parts that are put together, and nothing beside them.
POINTSET_PARTS = [
    {
        "$id": element("floats"),
        "type": "object",
        "properties": {
            "data": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "length": {"type": "integer", "minimum": 0},
            "width": {"type": "integer", "minimum": 1},
            "data_type": {"enum": ["float64"]},
        },
        "required": ["data", "length", "data_type"],
    },
    {
        "$id": component("attribute"),
        "type": "object",
        "properties": {"name": {"type": "string"}, "key": {"type": "string"}, "attribute_type": {"type": "string"}},
        "required": ["name", "attribute_type"],
    },
    {
        "$id": component("scalar"),
        "allOf": [{"$ref": component("attribute")}],
        "properties": {
            "attribute_type": {"const": "scalar"},
            "values": {"$ref": element("floats"), "unevaluatedProperties": False},
            "nan_description": {"type": "object", "properties": {"values": {"type": "array"}}, "required": ["values"]},
        },
        "required": ["values"],
        "unevaluatedProperties": False,
    },
    {
        "$id": component("label"),
        "allOf": [{"$ref": component("attribute")}],
        "properties": {"attribute_type": {"const": "label"}, "text": {"type": "string"}},
        "required": ["text"],
        "unevaluatedProperties": False,
    },
    {
        "$id": component("base"),
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "uuid": {"oneOf": [{"type": "string", "format": "uuid"}, {"type": "null"}]},
            "description": {"type": ["string", "null"]},
            "tags": {"type": "object", "additionalProperties": {"type": "string"}},
            "extensions": {"type": "object"},
            "bounding_box": {"type": "object", "required": ["min_x", "max_x"]},
            "coordinate_reference_system": True,
        },
        "required": ["name", "uuid"],
    },
    {
        "$id": POINTSET,
        "$schema": DRAFT,
        "allOf": [
            {"$ref": component("base")},
            {
                "properties": {
                    "schema": {"const": POINTSET},
                    "locations": {
                        "type": "object",
                        "properties": {
                            "coordinates": {"$ref": element("floats")},
                            "attributes": {
                                "type": "array",
                                "items": {"oneOf": [{"$ref": component("scalar")}, {"$ref": component("label")}]},
                            },
                        },
                        "required": ["coordinates"],
                        "unevaluatedProperties": False,
                    },
                }
            },
        ],
        "required": ["schema", "locations"],
        "unevaluatedProperties": False,
    },
]


def test_typed_objects_of_the_sdk(sdk_server, tmp_path):
    """A program with the public client: what it makes is let in, and what is spoilt is refused with the reason."""
    for document in POINTSET_PARTS:
        write(tmp_path, document)
    sdk_server.server.command("schema", "add", str(tmp_path))
    try:
        within(VISIBLE_WITHIN, lambda: strict(sdk_server))
        sdk_server.run_as(sdk_server.service_app(), SCRIPTS / "checked_objects.py")
    finally:
        sdk_server.server.command("schema", "remove", *[document["$id"] for document in POINTSET_PARTS])
        within(VISIBLE_WITHIN, lambda: not strict(sdk_server))


def strict(sdk_server) -> bool:
    made = sdk_server.server.command(
        "workspace", "create", "--org", sdk_server.organisation, "--name", f"Strict {secrets.token_hex(4)}"
    )
    member = Member(sdk_server, made["workspace_id"])
    member.grant("editor")
    body = {"schema": POINTSET, "uuid": None, "name": "no points"}
    return member.http.post(f"{member.objects}/path/{secrets.token_hex(4)}.json", json=body).status_code == 400
