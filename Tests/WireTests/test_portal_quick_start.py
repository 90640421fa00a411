"""Developers register apps in the portal; what the pages then show gets them tokens, just as it stands."""

import html
import os
import re
import subprocess
import sys

import pytest

from browser import Browser, Page
from flow import LOOPBACK

SCOPES = ["itwin-platform", "projectwise:read"]


def programs(page: Page) -> dict[str, str]:
    found = re.findall(r'<pre [^>]*aria-label="([^"]+)"><code>(.*?)</code></pre>', page.response.text, re.DOTALL)
    return {title: html.unescape(code) for title, code in found}


def credential(page: Page, name: str) -> str | None:
    found = re.search(rf'<code id="{name}">([^<]+)</code>', page.response.text)
    return html.unescape(found.group(1)) if found else None


class Developer:
    def __init__(self, house, name: str):
        person = house.server.create_person(name)
        self.house = house
        self.browser: Browser = house.server.browser(person)
        self.browser.sign_in()

    def press(self, page: Page, name: str, value: str, **filled) -> Page:
        form = next(form for form in page.forms if form.button(name, value))
        answer = self.browser.submit(page, form, form.button(name, value), **filled)
        assert isinstance(answer, Page)
        return answer

    def register(self, type: str, **filled: str) -> Page:
        """From the first page to the one with the credentials."""
        page = self.browser.visit("/apps/new")
        assert isinstance(page, Page)
        if "Developer terms" in page.title:
            page = self.browser.submit(page, page.form_with("accept"))
            assert page.response.status_code == 200, page.text
        assert page.title.startswith("Register an app"), page.title
        # The ticks of a browser are in the link here: `submit` sends every box of a form.
        form = self.browser.visit(f"/apps/new?type={type}")
        action = next(form for form in form.forms if form.button("step", "review"))
        values = {name: value for name, value in action.values().items() if name in ("csrf", "type", "token")}
        answer = self.browser.http.post(
            action.action, data=values | filled | {"scope": SCOPES, "step": "review"}
        )
        review = self.browser.follow(answer)
        assert "Nothing is registered yet." in review.text, review.text
        # Again by hand: the scopes are hidden fields of one name.
        again = next(form for form in review.forms if form.button("step", "register"))
        data = [(item["name"], item.get("value", "")) for item in again.inputs] + [("step", "register")]
        done = Page(self.browser.http.post(again.action, data=data))
        assert done.title.startswith("Your app is registered"), done.text
        self.house.server.ledger.add("client_secret", credential(done, "client-secret"))
        return done

    def overview(self, done: Page) -> Page:
        page = self.browser.visit(f"/apps/{credential(done, 'client-id')}")
        assert isinstance(page, Page) and page.response.status_code == 200
        return page


@pytest.fixture(scope="module")
def developer(house) -> Developer:
    return Developer(house, "Quentin Quick")


@pytest.fixture(scope="module")
def service(developer) -> Page:
    return developer.register("service", name="Quick service")


def environment(secret: str | None) -> dict[str, str]:
    # Authlib wants to be told that a server on this machine needs no TLS.
    return os.environ | {"AUTHLIB_INSECURE_TRANSPORT": "1"} | ({"LINTEL_SECRET": secret} if secret else {})


def run(command: list[str], secret: str | None, stdin: str = "") -> str:
    result = subprocess.run(
        command, input=stdin, capture_output=True, text=True, timeout=60, env=environment(secret)
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def access_token(text: str) -> str:
    found = re.search(r"eyJ[\w-]+\.[\w-]+\.[\w-]+", text)
    assert found, text
    return found.group(0)


@pytest.mark.parametrize("title", ["curl", "Python with requests", "Python with Authlib"])
def test_a_services_programs_get_a_token(house, developer, service, title):
    secret = credential(service, "client-secret")
    shown = programs(developer.overview(service))
    assert secret not in shown[title]
    program = shown[title]
    command = ["sh", "-c", program] if title == "curl" else [sys.executable, "-c", program]
    token = access_token(run(command, secret))
    house.server.ledger.add("access_token", token)
    answer = house.server.http().post(
        "/connect/introspect",
        data={"token": token, "client_id": credential(service, "client-id"), "client_secret": secret},
    )
    assert answer.json()["active"] is True
    assert sorted(answer.json()["scope"].split()) == sorted(SCOPES)


def test_the_page_with_the_credentials_has_the_same_command(service):
    shown = programs(service)
    secret = credential(service, "client-secret")
    access_token(run(["sh", "-c", shown["curl"]], secret))
    assert f"LINTEL_SECRET={secret}" in shown["Environment file"]


@pytest.mark.parametrize("type", ["native", "web"])
def test_programs_that_people_sign_in_to_get_a_token(house, developer, type):
    done = developer.register(type, name=f"Quick {type}", redirect_uri=LOOPBACK)
    secret = credential(done, "client-secret")
    shown = programs(developer.overview(done))
    for title in ("Python with requests", "Python with Authlib", "curl"):
        command = ["sh", "-c", shown[title]] if title == "curl" else [sys.executable, "-u", "-c", shown[title]]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(secret),
        )
        try:
            address = ""
            while not address.startswith(house.server.url + "/connect/authorize"):
                address = process.stdout.readline().strip()
                assert address or process.poll() is None, process.stderr.read()
            callback = developer.browser.authorize(address)
            typed = callback.parameters["code"] if title == "curl" else callback.url
            output, errors = process.communicate(typed + "\n", timeout=60)
            assert process.returncode == 0, errors
            house.server.ledger.add("access_token", access_token(output))
        finally:
            if process.poll() is None:
                process.kill()


def test_every_program_in_python_can_be_read(developer):
    for type in ("service", "native", "spa", "web"):
        filled = {} if type == "service" else {"redirect_uri": "http://localhost:3000/callback"}
        done = developer.register(type, name=f"Read {type}", **filled)
        for title, program in programs(developer.overview(done)).items():
            if title.startswith("Python"):
                compile(program, title, "exec")
