"""What comes back from the authorization endpoint: redirects byte for byte, consent, sessions and cookies."""

import re
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest

from browser import Browser, Callback, Page, SignInRefused
from conftest import SPA_REDIRECT, USER, WEB_REDIRECT
from flow import LOOPBACK, Flow

STATES = [
    "plain",
    "a b+c%2F&d=e#f?",
    "".join(chr(code) for code in range(0x20, 0x7F)),
    "x" * 1024,
    "%00%E2%9C%93",
    "ünïcode ✓ 🎈",
]


@pytest.fixture(scope="module")
def browser(house) -> Browser:
    """A browser that is signed in, and whose consent to the native app's profile scopes is remembered."""
    signed_in = house.server.browser(house.person)
    Flow(house.server, house.native, USER).callback(signed_in)
    return signed_in


@pytest.mark.parametrize("state", STATES, ids=range(len(STATES)))
def test_b22_state_comes_back_byte_for_byte_or_is_refused(house, browser, state):
    flow = Flow(house.server, house.native, USER, state=state)
    place = browser.visit(flow.url)
    assert isinstance(place, Callback), place.title
    answer = {name: values for name, values in parse_qs(urlsplit(place.url).query, keep_blank_values=True).items()}
    if "error" in answer:
        assert state not in STATES[:4], answer
    else:
        assert answer["state"] == [state] and answer["iss"] == [house.server.issuer]
    assert place.url.isascii() and "\n" not in place.url


def test_a_query_in_the_registered_redirect_uri_is_kept(house, browser):
    callback = Flow(house.server, house.web, USER, redirect_uri=WEB_REDIRECT).callback(browser)
    assert callback.url.startswith(WEB_REDIRECT + "&")
    assert callback.parameters["tenant"] == "1"


@pytest.mark.parametrize("mode", ["query", "fragment", "form_post"])
def test_response_modes(house, browser, mode):
    flow = Flow(house.server, house.web, USER, redirect_uri=WEB_REDIRECT, extra={"response_mode": mode})
    callback = flow.callback(browser)
    assert (callback.form is not None) == (mode == "form_post")
    assert bool(urlsplit(callback.url).fragment) == (mode == "fragment")
    assert flow.exchange(callback.parameters["code"]).status_code == 200


def test_parameters_may_be_posted(house, browser):
    flow = Flow(house.server, house.native, USER)
    place = browser.follow(browser.http.post("/connect/authorize", data=flow.parameters))
    assert isinstance(place, Callback) and place.parameters["state"] == flow.state


def test_errors_go_to_the_redirect_uri_with_state_and_issuer(house, browser):
    for extra, error in (
        ({"scope": "openid nonsense"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"prompt": "none login"}, "invalid_request"),
        ({"max_age": "-1"}, "invalid_request"),
    ):
        flow = Flow(house.server, house.native, USER, extra=extra)
        place = browser.visit(flow.url)
        assert isinstance(place, Callback), (extra, place.title)
        answer = place.parameters
        assert (answer["error"], answer["state"], answer["iss"]) == (error, flow.state, house.server.issuer), extra
        assert "code" not in answer and answer["error_description"].isascii()


def test_prompt_none(house, browser):
    anonymous = house.server.browser(house.person)
    place = anonymous.visit(Flow(house.server, house.native, USER, extra={"prompt": "none"}).url)
    assert place.parameters["error"] == "login_required"  # B13
    signed_in = browser.visit(Flow(house.server, house.native, USER, extra={"prompt": "none"}).url)
    assert "code" in signed_in.parameters
    stranger = house.server.create_app("native", house.person, USER, LOOPBACK)
    place = browser.visit(Flow(house.server, stranger, USER, extra={"prompt": "none"}).url)
    assert place.parameters["error"] in ("consent_required", "interaction_required")  # B14


@pytest.mark.parametrize(
    "redirect_uri",
    [
        "https://evil.example/cb",
        LOOPBACK + "?x=1",
        LOOPBACK + "/../evil",
        "http://127.0.0.1:1@evil.example/callback",
        "http://127.0.0.1:50123/other",
        "javascript:alert(1)",
        LOOPBACK + "#x",
        "HTTP://127.0.0.1/callback",
    ],
)
def test_an_unregistered_redirect_uri_is_a_page_and_no_redirect(house, browser, redirect_uri):
    response = browser.http.get(Flow(house.server, house.native, USER, redirect_uri=redirect_uri).url)
    assert response.status_code == 400 and "Location" not in response.headers
    assert response.headers["Content-Type"].startswith("text/html")
    assert response.headers["X-Frame-Options"] == "DENY" and response.headers["Referrer-Policy"] == "no-referrer"
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy and "unsafe-inline" not in policy


def test_a24_input_is_escaped_on_the_error_page(server):
    attack = '"><svg onload=alert(1)>'
    response = server.http().get(
        "/connect/authorize", params={"client_id": attack, "state": attack, "redirect_uri": attack}
    )
    assert response.status_code == 400 and "svg onload" not in response.text


def test_a_repeated_parameter_is_a_page(house, browser):
    flow = Flow(house.server, house.native, USER)
    response = browser.http.get(flow.url + "&redirect_uri=" + quote("https://evil.example/"))
    assert response.status_code == 400 and "Location" not in response.headers


def test_consent_names_the_app_and_deny_is_told_to_the_app(house):
    app = house.server.create_app(
        "spa", house.person, USER, SPA_REDIRECT, name="Drill Hole Viewer", org=house.organisation
    )
    browser = house.server.browser(house.person, decision="deny")
    flow = Flow(house.server, app, USER, redirect_uri=SPA_REDIRECT)
    place = browser.visit(flow.url)
    while isinstance(place, Page) and place.title != "Request for Approval":
        place = browser.step(place)
    assert "Drill Hole Viewer" in place.text and "Wire Works" in place.text
    answer = browser.step(place).parameters
    assert (answer["error"], answer["state"]) == ("access_denied", flow.state)


def test_offline_access_always_shows_the_consent_page(house, browser):
    flow = Flow(house.server, house.native, "openid offline_access")
    for _ in range(2):
        place = browser.visit(flow.url)
        assert isinstance(place, Page) and place.title == "Request for Approval"
        assert "code" in browser.step(place).parameters


def test_an_unknown_address_and_a_wrong_password_look_the_same(house):
    wrong = house.server.browser(house.person)
    wrong.password = "not the password"
    unknown = Browser(house.server.url, "nobody@wire.example", "not the password", house.server.ledger)
    texts = []
    for browser in (wrong, unknown):
        with pytest.raises(SignInRefused) as refusal:
            browser.authorize(Flow(house.server, house.native, USER).url)
        texts.append(str(refusal.value))
    assert texts[0] == texts[1]
    assert texts[0] == "We didn't recognize the email address or password you entered. Please try again."


def test_c01_a_form_without_its_token_changes_nothing(house):
    browser = house.server.browser(house.person)
    page = browser.visit(Flow(house.server, house.native, USER).url)
    form = page.form_with("email")
    form.inputs = [item for item in form.inputs if item.get("name") != "csrf"]
    refused = browser.http.post(form.action, data=form.values() | {"email": house.person.email})
    assert refused.status_code == 403, refused.status_code


def test_c04_the_session_changes_at_sign_in_and_cookies_are_closed(house):
    browser = house.server.browser(house.person)
    browser.visit(Flow(house.server, house.native, USER).url)
    before = {cookie.name: cookie.value for cookie in browser.http.cookies}
    Flow(house.server, house.native, USER).callback(browser)
    after = {cookie.name: cookie.value for cookie in browser.http.cookies}
    assert after and set(after.values()) - set(before.values()), "no new cookie value after sign-in"


def set_cookies(response) -> list[str]:
    return response.raw.headers.getlist("Set-Cookie")


def signed_in_cookies(browser: Browser, server, flow: Flow) -> list[str]:
    """Every Set-Cookie of a sign-in, played by hand so that Secure cookies travel over the loopback connection."""
    jar: dict[str, str] = {}
    seen: list[str] = []

    def ask(method, url, **arguments):
        url = server.url + url.removeprefix(server.issuer) if url.startswith(server.issuer) else url
        browser.http.cookies.clear()
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} | arguments.pop("headers", {})
        response = browser.http.request(method, url, headers=headers, **arguments)
        for cookie in set_cookies(response):
            seen.append(cookie)
            name, value = cookie.split(";")[0].split("=", 1)
            jar[name] = value
            browser.http.ledger.add("cookie", value)
        return response

    response = ask("GET", f"/connect/authorize?{urlencode(flow.parameters)}")
    for _ in range(12):
        if response.status_code in (302, 303):
            target = response.headers["Location"]
            if target.startswith(flow.redirect_uri):
                return seen
            response = ask("GET", target)
            continue
        page = Page(response)
        if page.title == "Request for Approval":
            return seen
        filled = {"password": browser.password} if page.form_with("password") else {"email": browser.email}
        form = page.form_with(*filled)
        action = form.action.removeprefix(server.issuer).removeprefix(server.url)
        response = ask("POST", action, data=form.values() | filled, headers={"Origin": server.issuer})
    raise AssertionError("the sign-in did not end")


def test_c20_cookies_on_loopback_http(house):
    cookies = signed_in_cookies(
        house.server.browser(house.person), house.server, Flow(house.server, house.native, USER)
    )
    assert cookies
    for cookie in cookies:
        attributes = [part.strip().lower() for part in cookie.split(";")[1:]]
        assert "httponly" in attributes and "path=/" in attributes, cookie.split("=")[0]
        assert "samesite=lax" in attributes and "secure" not in attributes
        assert not any(part.startswith("domain") for part in attributes)
        assert not cookie.startswith("__Host-")


def test_c20_cookies_behind_https(install):
    server = install("https", issuer="https://lintel.wire.example").start()
    assert server.issuer == "https://lintel.wire.example"
    person = server.create_person("Hatty Https")
    app = server.create_app("native", person, USER, LOOPBACK)
    cookies = signed_in_cookies(server.browser(person), server, Flow(server, app, USER))
    assert cookies
    for cookie in cookies:
        attributes = [part.strip().lower() for part in cookie.split(";")[1:]]
        assert cookie.startswith("__Host-"), cookie.split("=")[0]
        assert {"httponly", "secure", "samesite=lax", "path=/"} <= set(attributes)
    document = server.http().get("/.well-known/openid-configuration").json()
    endpoints = [value for name, value in document.items() if re.search("_endpoint$|_uri$", name)]
    assert endpoints and all(value.startswith("https://lintel.wire.example/") for value in endpoints)
