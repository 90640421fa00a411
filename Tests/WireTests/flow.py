"""The authorization code flow as an app runs it: `Flow` holds one request's state, nonce and PKCE pair."""

import base64
import hashlib
import http.client
import json
import secrets
import threading
from dataclasses import dataclass, field
from urllib.parse import urlencode

import requests

from browser import Browser, Callback
from installation import Installation, RegisteredApp

# RFC 8252 §7.3: the port of a registered loopback redirect URI may differ.
LOOPBACK = "http://127.0.0.1/callback"


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@dataclass
class Flow:
    server: Installation
    app: RegisteredApp
    scope: str
    redirect_uri: str = LOOPBACK
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def parameters(self) -> dict[str, str]:
        return {
            "response_type": "code",
            "client_id": self.app.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": self.scope,
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": challenge_of(self.verifier),
            "code_challenge_method": "S256",
        } | self.extra

    @property
    def url(self) -> str:
        return f"{self.server.url}/connect/authorize?{urlencode(self.parameters)}"

    def callback(self, browser: Browser) -> Callback:
        """Plays the browser's part and checks that the answer belongs to this request."""
        callback = browser.authorize(self.url)
        answer = callback.parameters
        assert "error" not in answer, answer
        assert answer["state"] == self.state
        assert answer["iss"] == self.server.issuer  # RFC 9207 §2
        return callback

    def exchange_form(self, code: str) -> dict[str, str]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect_uri,
            "client_id": self.app.client_id,
            "code_verifier": self.verifier,
        }
        if self.app.client_secret:
            form["client_secret"] = self.app.client_secret
        return form

    def exchange(self, code: str) -> requests.Response:
        return self.server.http().token(**self.exchange_form(code))

    def tokens(self, browser: Browser) -> dict:
        """From the first request to the token answer."""
        response = self.exchange(self.callback(browser).parameters["code"])
        assert response.status_code == 200, response.text
        return response.json()


def refresh_form(app: RegisteredApp, refresh_token: str) -> dict[str, str]:
    form = {"grant_type": "refresh_token", "refresh_token": refresh_token, "client_id": app.client_id}
    return form | ({"client_secret": app.client_secret} if app.client_secret else {})


def burst(server: Installation, form: dict[str, str], count: int) -> list[tuple[int, dict]]:
    """Sends one form to the token endpoint `count` times at once, each on a connection that is already open."""
    body = urlencode(form)
    gate = threading.Barrier(count)
    answers: list[tuple[int, dict]] = []

    def send() -> None:
        connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
        connection.connect()
        gate.wait(timeout=30)
        connection.request("POST", "/connect/token", body, {"Content-Type": "application/x-www-form-urlencoded"})
        response = connection.getresponse()
        answers.append((response.status, json.loads(response.read())))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(answers) == count, f"only {len(answers)} of {count} requests were answered"
    for _, answer in answers:
        server.ledger.add_members(answer)
    return answers
