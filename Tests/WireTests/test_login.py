"""`lintel` as the users of a server use it: profiles, sign-in, calls, completion."""

import json
import secrets
import stat
import subprocess
import time

import jwt
import pytest

from client_home import ClientHome
from conftest import EVO
from installation import binary
from test_documents import DISCOVERY, opens_discovery

WHOLE = f"openid profile email offline_access {EVO}"


@pytest.fixture
def home(house, tmp_path) -> ClientHome:
    return ClientHome(house.server, tmp_path)


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def token_file(home, profile="default"):
    return home.profiles / f"{profile}.token.json"


def expire(home, profile="default") -> dict:
    """Has the stored token end now; what was stored before."""
    path = token_file(home, profile)
    before = json.loads(path.read_text())
    path.write_text(json.dumps(before | {"expires_at": int(time.time()) - 1}))
    return before


def test_a_person_signs_in_once_and_calls(house, home):
    signed_in = home.login(house.person, house.native, "--scope", WHOLE)
    assert signed_in["profile"] == "default" and signed_in["type"] == "native"
    assert (signed_in["subject"], signed_in["email"]) == (house.person.account_id, house.person.email)
    assert set(signed_in["scopes"]) == set(WHOLE.split())
    assert mode(home.profiles) == 0o700
    for path in home.profiles.iterdir():
        assert mode(path) == 0o600, path
    assert not set(home.secrets()) & set((home.profiles / "profiles.json").read_text().split('"'))

    # Nobody opens a browser any more: BROWSER is `false`.
    who = home.answer("whoami")
    assert who.items() >= {"name": "Wilma Wire", "email": house.person.email, "server": house.server.url}.items()
    assert who["expires_at"] > time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    assert f"Signed in as Wilma Wire <{house.person.email}>." in home.run("whoami")
    opens_discovery(house, home.token())
    shown = json.loads(home.attempt("token", "--json", shows=True).stdout)
    assert shown["access_token"] == home.token() and shown["token_type"] == "Bearer"

    organisations = json.loads(home.run("call", "GET", DISCOVERY))["discovery"]["organizations"]
    assert house.organisation in [item["id"] for item in organisations]
    assert json.loads(home.run("call", "get", house.server.url + DISCOVERY))["discovery"]["organizations"]


def test_calls_have_bodies_headers_and_statuses(house, home):
    home.login(house.person, house.native, "--scope", WHOLE)
    path = f"/workspace/orgs/{house.organisation}/workspaces"
    body = json.dumps({"name": f"Made by call {secrets.token_hex(3)}"})
    made = json.loads(home.run("call", "POST", path, "--data", body))
    assert made["name"] == json.loads(body)["name"]
    (home.directory / "body.json").write_text(json.dumps({"description": "Grüße"}))
    changed = home.run("call", "PATCH", f"{path}/{made['id']}", "--data", "@body.json")
    assert json.loads(changed)["description"] == "Grüße"
    changed = home.run("call", "PATCH", f"{path}/{made['id']}", "-d", "@-", stdin='{"description": "Piped"}')
    assert json.loads(changed)["description"] == "Piped"

    head, _, body = home.run("call", "GET", f"{path}/{made['id']}", "--include").partition("\n\n")
    assert head.startswith("HTTP/1.1 200 ") and "\nContent-Type: application/json" in head
    assert json.loads(body)["id"] == made["id"]
    assert home.run("call", "DELETE", f"{path}/{made['id']}") == ""

    refused = home.attempt("call", "GET", f"{path}/{secrets.token_hex(16)}")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["status"] == 404, "the body is passed on all the same"
    assert "refused: " in refused.stderr and "status 404" in refused.stderr and "not-found" in refused.stderr
    packed = home.refusal("call", "POST", path, "--data", "x", "--header", "Content-Encoding: br")
    assert "status 415" in packed["message"]
    assert home.refusal("call", "POST", path, "--data", '{"name": ""}')["error"] == "refused"


@pytest.mark.parametrize(
    "error, arguments",
    [
        ("other_server", ["GET", "https://elsewhere.example/users/me"]),
        ("path_invalid", ["GET", "users/me"]),
        ("path_invalid", ["GET", "@elsewhere.example/"]),
        ("path_invalid", ["GET", "/a path"]),
        ("path_invalid", ["GET", "/users/me#part"]),
        ("method_invalid", ["GET\r\n", "/users/me"]),
        ("header_invalid", ["GET", "/users/me", "--header", "No colon"]),
        ("header_invalid", ["GET", "/users/me", "--header", "X-Two: a\r\nX-Three: b"]),
        ("header_invalid", ["GET", "/users/me", "--header", "X Space: a"]),
        ("header_invalid", ["GET", "/users/me", "--header", "authorization: Bearer other"]),
        ("header_invalid", ["GET", "/users/me", "--header", "Host: elsewhere.example"]),
        ("file_unreadable", ["POST", "/users/me", "--data", "@missing.json"]),
        ("profile_unknown", ["GET", "/users/me", "--profile", "nobody"]),
    ],
)
def test_calls_that_are_not_made(house, home, error, arguments):
    home.login(house.person, house.native)
    assert home.refusal("call", *arguments)["error"] == error


def test_what_has_expired_is_renewed_without_a_browser(house, home):
    home.login(house.person, house.native, "--scope", WHOLE)
    before = expire(home)
    token = home.token()
    opens_discovery(house, token)
    after = json.loads(token_file(home).read_text())
    assert token == after["access_token"] != before["access_token"]
    assert after["refresh_token"] != before["refresh_token"]
    assert mode(token_file(home)) == 0o600
    expire(home)
    home.run("call", "GET", DISCOVERY)


def test_signing_out_takes_the_tokens_back(house, home):
    home.login(house.person, house.native, "--scope", WHOLE)
    refresh = json.loads(token_file(home).read_text())["refresh_token"]
    assert home.answer("logout") == {"profile": "default", "signed_out": True}
    assert not token_file(home).exists()
    for command in (["token"], ["whoami"], ["call", "GET", "/users/me"]):
        refusal = home.refusal(*command)
        assert refusal["error"] == "sign_in_needed" and "sign in" in refusal["message"]
    answer = house.server.http().token(
        grant_type="refresh_token", refresh_token=refresh, client_id=house.native.client_id
    )
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
    assert home.answer("logout")["signed_out"] is False

    # The profile stays, and knows how to sign in again; here by an address that is printed.
    status, output, errors = home.login_without_browser(house.person)
    assert status == 0 and "Signed in as Wilma Wire" in output, errors
    opens_discovery(house, home.token())
    assert house.server.url in home.run("profile", "list")


def test_a_sign_in_that_is_refused_changes_nothing(house, home):
    status, output, errors = home.login_without_browser(
        house.person, "--server", house.server.url, "--client-id", house.native.client_id, decision="deny"
    )
    assert (status, output) == (1, "") and "access_denied" in errors
    assert home.answer("profile", "list") == {"profiles": []}


def test_profiles_for_several_servers(house, home, install):
    other = install("another").start()
    person = other.create_person("Otto Other")
    app = other.create_app("native", person, "openid profile email offline_access", "http://127.0.0.1/callback")
    home.login(house.person, house.native, "--scope", WHOLE, "--profile", "main")
    elsewhere = ClientHome(other, home.directory)
    assert elsewhere.login(person, app, "--profile", "other")["profile"] == "other"

    listed = home.answer("profile", "list")
    assert listed["default"] == "main"
    assert {each["name"]: each["server"] for each in listed["profiles"]} == {
        "main": house.server.url, "other": other.url,
    }
    assert home.answer("whoami")["name"] == "Wilma Wire"
    assert home.answer("whoami", "--profile", "other")["name"] == "Otto Other"
    assert home.answer("whoami", LINTEL_PROFILE="other")["name"] == "Otto Other"
    assert home.answer("whoami", "--profile", "main", LINTEL_PROFILE="other")["name"] == "Wilma Wire"
    assert jwt.decode(home.token(), options={"verify_signature": False})["iss"] == house.server.issuer
    assert home.refusal("call", "GET", other.url + "/users/me")["error"] == "other_server"

    assert home.answer("profile", "use", "other") == {"default": "other"}
    assert home.answer("whoami")["name"] == "Otto Other"
    assert home.refusal("profile", "use", "third")["error"] == "profile_unknown"
    assert home.answer("profile", "remove", "other") == {"removed": "other"}
    assert not token_file(home, "other").exists()
    assert home.answer("whoami")["name"] == "Wilma Wire"
    other.stop()


@pytest.mark.parametrize(
    "error, server",
    [
        ("server_invalid", "http://lintel.example"),
        ("server_invalid", "ftp://127.0.0.1"),
        ("server_invalid", "lintel"),
        ("server_invalid", "https://lintel.example/?a=b"),
        ("connection_failed", "http://127.0.0.1:{free_port}"),
        ("metadata_invalid", "{server}/portal"),
        ("metadata_invalid", "http://localhost:{port}"),
    ],
)
def test_a_wrong_server_is_told(house, home, free_port, error, server):
    server = server.format(free_port=free_port, server=house.server.url, port=house.server.url.rsplit(":", 1)[1])
    refusal = home.refusal("login", "--server", server, "--client-id", house.native.client_id, "--no-browser")
    assert refusal["error"] == error, refusal
    assert home.answer("profile", "list") == {"profiles": []}


def test_a_server_that_is_away_is_told_at_once(house, home, free_port):
    home.login(house.person, house.native)
    path = home.profiles / "profiles.json"
    path.write_text(path.read_text().replace(house.server.url, f"http://127.0.0.1:{free_port}"))
    token = token_file(home)
    token.write_text(token.read_text().replace(house.server.url, f"http://127.0.0.1:{free_port}"))
    began = time.monotonic()
    assert home.refusal("call", "GET", "/users/me")["error"] == "server_unreachable"
    assert home.refusal("whoami")["error"] == "connection_failed"
    assert home.refusal("logout")["error"] == "connection_failed"
    assert token.exists(), "what could not be taken back stays"
    assert home.answer("logout", "--local")["signed_out"] is True
    assert time.monotonic() - began < 9


def test_names_of_profiles_are_names_of_files(house, home):
    for name in ("../up", ".hidden", "a/b", "", "x" * 65, "ä"):
        arguments = ["login", "--server", house.server.url, "--client-id", "native-x", "--profile", name]
        assert home.refusal(*arguments)["error"] == "profile_invalid", name
    assert home.refusal("login")["error"] == "profile_unknown"


def test_files_that_others_can_read_are_refused(house, home):
    home.login(house.person, house.native)
    for path in (token_file(home), home.profiles / "profiles.json"):
        path.chmod(0o640)
        refusal = home.refusal("whoami")
        assert refusal["error"] == "storage_unsafe" and "chmod 600" in refusal["message"]
        path.chmod(0o600)
    (home.profiles / "profiles.json").write_text("{")
    assert home.refusal("whoami")["error"] == "profiles_unreadable"


def test_the_directory_is_where_the_environment_says(house, home, tmp_path):
    place = tmp_path / "elsewhere"
    home.settings["XDG_CONFIG_HOME"] = str(place)
    home.login(house.person, house.native)
    assert (place / "lintel/profiles.json").is_file() and not home.profiles.exists()
    home.settings["XDG_CONFIG_HOME"] = "relative"
    assert home.answer("profile", "list") == {"profiles": []}


def test_a_service_signs_in_with_its_secret(house, home):
    login = ["login", "--service", "--server", house.server.url, "--client-id", house.service.client_id]
    login += ["--scope", EVO]
    assert "invalid_client" in home.refusal(*login, stdin="wrong\n")["message"]
    assert home.refusal(*login)["error"] == "input_missing"
    assert not list(home.profiles.glob("*.secret"))

    answer = home.answer(*login, stdin=house.service.client_secret + "\n")
    assert (answer["type"], answer["client_id"]) == ("service", house.service.client_id)
    [path] = home.profiles.glob("*.secret")
    assert path.read_text() == house.service.client_secret and mode(path) == 0o600
    opens_discovery(house, home.token())
    assert set(home.answer("whoami")["scopes"]) == set(EVO.split())
    home.run("call", "GET", DISCOVERY)

    # The environment counts before the file.
    assert "invalid_client" in home.refusal("token", LINTEL_CLIENT_SECRET="wrong")["message"]
    assert home.answer("logout")["signed_out"] is True
    assert not path.exists()
    assert home.refusal("token")["error"] == "sign_in_needed"
    opens_discovery(house, home.token(LINTEL_CLIENT_SECRET=house.service.client_secret))
    assert home.answer("login", LINTEL_CLIENT_SECRET=house.service.client_secret)["type"] == "service"


def test_the_variables_of_profiles_are_no_unknown_settings_of_the_server(house):
    done = subprocess.run(
        [binary(), "app", "list", "--json", "--data", str(house.server.data)],
        env=house.server.environment() | {"LINTEL_PROFILE": "x", "LINTEL_CLIENT_SECRET": "y"},
        capture_output=True, text=True, timeout=30,
    )
    assert done.returncode == 0, done.stderr


def test_options_of_the_two_kinds_of_token_are_not_mixed(home):
    for arguments in (["--scope", "a"], ["--client-secret-stdin"], ["--client-id", "a", "--profile", "b"]):
        assert home.attempt("token", *arguments).returncode == 64


def test_a_terminal_gets_colours_and_tables_that_fit(house, home):
    long = "p" * 60
    home.login(house.person, house.native, "--profile", long)
    status, shown = home.on_terminal("profile", "list", columns=100)
    assert status == 0
    heading, row = shown.replace("\r", "").splitlines()
    assert heading.startswith("\x1b[1mPROFILE") and heading.endswith("\x1b[0m")
    assert len(row) <= 100 and "…" in row and house.server.url[:20] in row and long not in row
    _, plain = home.on_terminal("profile", "list", columns=100, NO_COLOR="1")
    assert "\x1b" not in plain
    piped = home.run("profile", "list")
    assert "\x1b" not in piped and long in piped
    _, who = home.on_terminal("whoami", columns=100)
    assert "\x1b[1mSigned in as Wilma Wire" in who


def test_completion_scripts(home):
    script = home.run("completion", "bash")
    subprocess.run(["bash", "-n"], input=script, text=True, check=True, timeout=20)
    # The shell offers the commands.
    offered = subprocess.run(
        ["bash", "-c", 'eval "$1"; COMP_WORDS=(lintel lo); COMP_CWORD=1; COMP_LINE="lintel lo"; COMP_POINT=9; '
         '_lintel lintel lo lintel; echo "${COMPREPLY[@]}"', "bash", script],
        capture_output=True, text=True, timeout=20,
    )
    assert {"login", "logout"} <= set(offered.stdout.split()), offered
    assert home.run("completion", "zsh").startswith("#compdef lintel")
    assert "complete -c 'lintel'" in home.run("completion", "fish")
    assert home.attempt("completion", "powershell").returncode == 64
