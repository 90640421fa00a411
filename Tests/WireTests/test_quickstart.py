"""docs/quickstart: every program of every page, taken out of it as it stands, gets a token and calls the APIs.

Go's rows run where WIRE_QUICKSTARTS is `all`, as `make quickstarts` sets it: its package is large.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from installation import ROOT
from quickstart_pages import (
    FENCE,
    GO,
    JAVA,
    NODE,
    PAGES,
    PYTHON,
    SHELL,
    SNIPPET,
    SWIFT,
    Language,
    Reader,
    copied_code,
    program,
    snippets,
)
from quickstart_ready import Ready, directory, ready  # noqa: F401 (fixtures)

pytestmark = pytest.mark.once

large = pytest.mark.large_runtime, pytest.mark.timeout(480)

SERVICES = [
    pytest.param(SHELL, "service", id="curl"),
    pytest.param(PYTHON, "service", id="requests"),
    pytest.param(PYTHON, "service-authlib", id="authlib"),
    pytest.param(NODE, "service", id="node"),
    pytest.param(JAVA, "service", id="java"),
    pytest.param(SWIFT, "service", id="swift", marks=pytest.mark.timeout(180)),
    pytest.param(GO, "service", id="go", marks=large),
]
PEOPLE = [
    pytest.param(SHELL, "native", copied_code, None, id="curl"),
    pytest.param(PYTHON, "native-authlib", None, None, id="authlib"),
    pytest.param(NODE, "native", None, None, id="node"),
    pytest.param(JAVA, "native", None, "SignIn.java", id="java"),
    pytest.param(GO, "native", None, None, id="go", marks=large),
]


@pytest.mark.parametrize("language, name", SERVICES)
def test_a_service_makes_its_first_calls_and_is_told_why_it_is_refused(ready, directory, language: Language, name):
    command = language.prepare(name, directory)

    def run(**other: str) -> subprocess.CompletedProcess:
        return Reader(ready.server, directory, ready.service_settings(**other)).run(command, language.seconds)

    done = run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Quickstart Works" in done.stdout and "Foundations" in done.stdout, done.stdout

    refused = run(LINTEL_SECRET="lintel_cs_wrong")
    assert refused.returncode != 0 and "invalid_client" in refused.stderr, refused.stdout + refused.stderr
    other = run(LINTEL_PROJECT=ready.organisation)
    assert other.returncode != 0 and "404" in other.stdout + other.stderr, other.stdout + other.stderr


@pytest.mark.parametrize("language, name, answer, file", PEOPLE)
def test_somebody_signs_in_and_makes_the_first_call(ready, directory, language: Language, name, answer, file):
    command = language.prepare(name, directory, file)
    reader = Reader(ready.server, directory, {"LINTEL_CLIENT_ID": ready.native.client_id})
    browser = ready.server.browser(ready.person)
    arguments = {"answer": answer} if answer else {}
    output = reader.sign_in(command, browser, seconds=language.seconds, **arguments)
    assert "Quickstart Works" in output, output


def signing_in(ready: Ready) -> dict[str, str]:
    """What a program needs in its environment for a browser that signs in by itself (`browser.py`)."""
    return {
        "BROWSER": f"{sys.executable} {Path(__file__).parent / 'browser.py'} %s &",
        "WIRE_SERVER": ready.server.url,
        "WIRE_EMAIL": ready.person.email,
        "WIRE_PASSWORD": ready.person.password,
        "WIRE_LEDGER": str(ready.server.ledger.path),
    }


@pytest.mark.parametrize("name", ["service-evo", "native-evo"])
def test_the_evo_sdk_finds_the_organisation(ready, directory, name):
    app = {"LINTEL_CLIENT_ID": ready.native.client_id} if name == "native-evo" else ready.service_settings()
    done = Reader(ready.server, directory, signing_in(ready) | app).run(PYTHON.prepare(name, directory))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{ready.organisation} Quickstart Works" in done.stdout, done.stdout


@pytest.mark.timeout(180)
def test_the_swift_library_opens_a_browser(ready, directory):
    # What Linux opens addresses with.
    opener = directory / "xdg-open"
    opener.write_text(f'#!/bin/sh\nexec {sys.executable} {Path(__file__).parent / "browser.py"} "$1"\n')
    opener.chmod(0o755)
    settings = signing_in(ready) | {
        "LINTEL_CLIENT_ID": ready.native.client_id, "PATH": f"{directory}:{os.environ['PATH']}"
    }
    done = Reader(ready.server, directory, settings).run(SWIFT.prepare("native", directory))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{ready.organisation} Quickstart Works" in done.stdout, done.stdout


def test_the_manifest_for_swift_names_what_the_repository_has(directory):
    (directory / "Package.swift").write_text(snippets("swift.md")["package"])
    command = [program("swift", "Swift 6.3"), "package", "dump-package"]
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stdout + done.stderr
    used = json.loads(done.stdout)["targets"][0]["dependencies"]
    offered = (ROOT / "Package.swift").read_text()
    for name in (dependency["product"][0] for dependency in used):
        assert f'.library(name: "{name}"' in offered, f"the repository offers no {name}"


def test_no_page_has_a_program_that_is_not_run():
    """A program without a name would be in no test."""
    run = {
        "javascript.md": {"settings", "oidc-client", "spa"},
        "python.md": {"service-evo", "native-evo"},
        # The manifest is checked against the repository's own.
        "swift.md": {"package", "native"},
    }
    for row in [*SERVICES, *PEOPLE]:
        language, name, *_ = row.values
        run.setdefault(language.page, set()).add(name)
    for path in sorted(PAGES.glob("*.md")):
        text = path.read_text()
        assert set(snippets(path.name)) == run.get(path.name, set()), path.name
        plain = [kind for kind in FENCE.findall(SNIPPET.sub("", text)) if kind not in ("", "text", "json")]
        assert not plain, f"{path.name} has a program without a name: {plain}"
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            if not target.startswith("http"):
                assert (path.parent / target).exists(), f"{path.name}: {target}"
