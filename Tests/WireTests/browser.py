"""A browser for forms: follows redirects by hand, keeps cookies, fills in e-mail and password, presses Allow or Deny.

As a program, `browser.py URL` signs in with WIRE_EMAIL and WIRE_PASSWORD at WIRE_SERVER and ends at the app's redirect
URI, so that it can stand for the browser that a script opens (`BROWSER="python browser.py %s &"`).
"""

import os
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests

from answers import Http
from ledger import Ledger


@dataclass
class Form:
    action: str
    method: str
    inputs: list[dict[str, str]] = field(default_factory=list)
    buttons: list[dict[str, str]] = field(default_factory=list)

    def input(self, name: str) -> dict[str, str] | None:
        return next((item for item in self.inputs if item.get("name") == name), None)

    def button(self, name: str, value: str) -> dict[str, str] | None:
        return next((b for b in self.buttons if b.get("name") == name and b.get("value") == value), None)

    def values(self) -> dict[str, str]:
        """What the form sends when nothing is filled in and no button is named."""
        return {item["name"]: item.get("value", "") for item in self.inputs if item.get("name")}


class Page(HTMLParser):
    """The title, text, forms and error messages of an HTML page."""

    def __init__(self, response: requests.Response):
        super().__init__()
        self.response = response
        self.title = ""
        self.words: list[str] = []
        self.errors: list[str] = []
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.stack: list[tuple[str, str]] = []
        self.feed(response.text)

    VOID = {"input", "meta", "link", "br", "img", "hr"}

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag not in self.VOID:
            self.stack.append((tag, values.get("class", "")))
        if tag == "form":
            action = urljoin(self.response.url, values.get("action") or self.response.url)
            self.forms.append(Form(action, values.get("method", "get").upper()))
        elif tag in ("input", "button") and self.forms and any(name == "form" for name, _ in self.stack):
            is_button = tag == "button" or values.get("type") == "submit"
            (self.forms[-1].buttons if is_button else self.forms[-1].inputs).append(values)
        elif tag == "a" and values.get("href"):
            self.links.append(urljoin(self.response.url, values["href"]))

    def handle_endtag(self, tag):
        while self.stack:
            name, _ = self.stack.pop()
            if name == tag:
                break

    def handle_data(self, data):
        text = " ".join(data.split())
        if not text or any(name in ("style", "script") for name, _ in self.stack):
            return
        self.words.append(text)
        if any(name == "title" for name, _ in self.stack):
            self.title += text
        if any("ping-error" in classes.split() for _, classes in self.stack):
            self.errors.append(text)

    def form_with(self, *names: str) -> Form | None:
        """The form that has all of these fields."""
        return next((form for form in self.forms if all(form.input(name) for name in names)), None)

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Callback:
    """The request that ends an authorization: the redirect URI with the answer in query, fragment or form."""

    url: str
    form: dict[str, str] | None = None

    @property
    def parameters(self) -> dict[str, str]:
        if self.form is not None:
            return self.form
        parts = urlsplit(self.url)
        pairs = parse_qsl(parts.query, keep_blank_values=True) + parse_qsl(parts.fragment, keep_blank_values=True)
        assert len({name for name, _ in pairs}) == len(pairs), f"a parameter occurs twice: {self.url}"
        return dict(pairs)


class SignInRefused(Exception):
    """The sign-in page came back with a message."""


class Browser:
    def __init__(self, server: str, email: str, password: str, ledger: Ledger, decision: str = "allow"):
        self.server = server
        self.email, self.password, self.decision = email, password, decision
        self.http = Http(server, ledger)
        self.http.headers["Accept"] = "text/html,application/xhtml+xml"
        self.pages: list[str] = []

    def visit(self, url: str) -> Page | Callback:
        return self.follow(self.http.get(url))

    def follow(self, response: requests.Response) -> Page | Callback:
        """Follows redirects until a page, or until one leaves the server."""
        for _ in range(10):
            if response.status_code not in (301, 302, 303, 307, 308):
                return Page(response)
            assert response.status_code in (302, 303), f"a redirect with status {response.status_code}"
            target = urljoin(response.url, response.headers["Location"])
            if not self.is_own(target):
                return Callback(target)
            response = self.http.get(target)
        raise AssertionError(f"more than ten redirects, the last to {response.url}")

    def is_own(self, url: str) -> bool:
        return url == self.server or url.startswith(self.server + "/")

    def submit(self, page: Page, form: Form, button: dict[str, str] | None = None, **filled: str) -> Page | Callback:
        values = form.values() | filled
        if button is not None and button.get("name"):
            values[button["name"]] = button.get("value", "")
        if not self.is_own(form.action):
            return Callback(form.action, values)
        self.http.ledger.add("csrf", values.get("csrf"))
        if form.method == "GET":
            return self.follow(self.http.get(form.action, params=values))
        # Fetch standard, "append a request Origin header": a page that sends no referrer sends no origin either.
        quiet = page.response.headers.get("Referrer-Policy") == "no-referrer"
        headers = {
            "Origin": "null" if quiet else self.server,
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "navigate",
        }
        return self.follow(self.http.post(form.action, data=values, headers=headers))

    def step(self, page: Page) -> Page | Callback:
        """One page further: fills in what the page asks for."""
        self.pages.append(page.title)
        if page.errors:
            raise SignInRefused(" ".join(page.errors))
        assert page.response.status_code == 200, f"{page.response.status_code} {page.title}: {page.text[:400]}"
        for form in page.forms:
            decision = form.button("decision", self.decision)
            if decision is not None:
                return self.submit(page, form, decision)
            if not self.is_own(form.action):
                return self.submit(page, form)
        password = page.form_with("password")
        if password is not None:
            return self.submit(page, password, password=self.password)
        email = page.form_with("email")
        if email is not None:
            return self.submit(page, email, email=self.email)
        raise AssertionError(f"a page without a known form: {page.title}: {page.text[:400]}")

    def authorize(self, url: str) -> Callback:
        """Plays an authorization to its end, without asking the app's redirect URI."""
        place = self.visit(url)
        for _ in range(8):
            if isinstance(place, Callback):
                self.http.ledger.add_url(place.url)
                if place.form:
                    self.http.ledger.add("code", place.form.get("code"))
                return place
            place = self.step(place)
        raise AssertionError(f"more than eight pages: {self.pages}")

    def sign_in(self) -> None:
        """Signs in for its own sake, at the sign-in page."""
        place = self.visit("/signin")
        for _ in range(4):
            if isinstance(place, Page) and not (place.form_with("email") or place.form_with("password")):
                return
            place = self.step(place)


def deliver(callback: Callback) -> requests.Response:
    """Asks the app's redirect URI with the answer, as the browser would."""
    if callback.form is not None:
        return requests.post(callback.url, data=callback.form, timeout=15)
    return requests.get(callback.url, timeout=15)


if __name__ == "__main__":
    settings = os.environ
    player = Browser(
        settings["WIRE_SERVER"],
        settings["WIRE_EMAIL"],
        settings["WIRE_PASSWORD"],
        Ledger(Path(settings["WIRE_LEDGER"])),
    )
    deliver(player.authorize(sys.argv[1]))
