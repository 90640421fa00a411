"""The SPA of docs/quickstart: its settings against the server's discovery document, and its page in Chromium."""

import json
import re
import subprocess
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

import chromium
from flow import Flow
from quickstart_pages import PAGES, program, snippets
from quickstart_ready import PERSON_SCOPES, directory, ready  # noqa: F401 (fixtures)

pytestmark = pytest.mark.once


class Page(SimpleHTTPRequestHandler):
    """Serves one page at every address that is no file, as the servers for such pages do."""

    def translate_path(self, path):
        file = Path(super().translate_path(path))
        return str(file if file.is_file() else Path(self.directory) / "index.html")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site(directory):
    """The developer's own page, on an address of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: Page(*a, directory=str(directory)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def evaluated(directory: Path, settings: str) -> dict:
    """What the settings are to JavaScript."""
    (directory / "settings.js").write_text(settings)
    (directory / "package.json").write_text('{"type": "module"}')
    code = 'import("./settings.js").then(({ settings }) => console.log(JSON.stringify(settings)))'
    done = subprocess.run(
        [program("node", "nodejs"), "-e", code], cwd=directory, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_settings_for_oidc_client_ts_are_what_the_server_has(ready, directory):
    page = snippets("javascript.md")
    settings = evaluated(directory, page["settings"])
    found = ready.server.http().get("/.well-known/openid-configuration").json()
    assert set(settings) >= {"authority", "client_id", "redirect_uri", "response_type", "scope"}
    assert settings["response_type"] in found["response_types_supported"]
    assert set(settings["scope"].split()) <= set(found["scopes_supported"])
    # An SPA has no refresh tokens, so the library is not to try.
    assert settings["automaticSilentRenew"] is False and "offline_access" not in settings["scope"].split()
    # The address in the page is the one that `make run` listens on; an app with these settings can be registered.
    assert settings["authority"] == "http://127.0.0.1:8080"
    spa = ready.server.create_app("spa", ready.person, settings["scope"], settings["redirect_uri"])
    # What the library sends: code with PKCE for these very values.
    flow = Flow(ready.server, spa, settings["scope"], settings["redirect_uri"])
    assert flow.tokens(ready.server.browser(ready.person))["scope"].split() == settings["scope"].split()
    (directory / "main.js").write_text(page["oidc-client"])
    checked = subprocess.run(
        [program("node", "nodejs"), "--check", "main.js"], cwd=directory, capture_output=True, text=True, timeout=30
    )
    assert checked.returncode == 0, checked.stderr


def test_a_page_in_the_browser_signs_somebody_in(ready, directory, site):
    page = snippets("javascript.md")
    redirect = site + "/callback"
    spa = ready.server.create_app("spa", ready.person, PERSON_SCOPES, redirect, org=ready.organisation)
    settings = page["settings"]
    for written, own in (
        ("http://127.0.0.1:8080", ready.server.issuer),
        ("spa-…", spa.client_id),
        ("http://localhost:5173/callback", redirect),
    ):
        assert settings.count(f'"{written}"') == 1, settings
        settings = settings.replace(written, own)
    (directory / "settings.js").write_text(settings)
    (directory / "spa.js").write_text(page["spa"])
    around = re.search(r"`(<!doctype html>[^`]*)` is the whole page", (PAGES / "javascript.md").read_text())
    (directory / "index.html").write_text(around.group(1))
    driver = chromium.start()
    try:
        driver.get(site)
        chromium.wait_for(driver, lambda d: d.find_elements(By.NAME, "email")).pop().send_keys(ready.person.email)
        driver.find_element(By.CSS_SELECTOR, ".allow").click()
        chromium.wait_for(driver, lambda d: d.find_elements(By.ID, "password")).pop().send_keys(ready.person.password)
        driver.find_element(By.CSS_SELECTOR, ".allow").click()
        allow = chromium.wait_for(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "[name=decision][value=allow]"))
        allow[0].click()
        chromium.wait_for(driver, lambda d: "Wilma Wire has signed in." in d.find_element(By.TAG_NAME, "body").text)
        assert driver.current_url == redirect, "the code is still in the address"
    finally:
        driver.quit()
