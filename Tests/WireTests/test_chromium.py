"""The pages in a real browser: sign-in, consent, cookies, accessibility, two widths, light and dark."""

import http.server
import secrets
import threading
from urllib.parse import parse_qsl

import pytest
from selenium.webdriver.common.by import By

from browser import Callback
from chromium import axe, driver, look_at, wait_for  # noqa: F401 (fixtures)
from conftest import USER
from eml_files import recovery_code, sign_up_code
from flow import Flow

@pytest.fixture
def app_address():
    """A loopback listener that stands for the native app, and what it was asked: method, path, body."""
    asked: list[tuple[str, str, str]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            asked.append((self.command, self.path, body))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>App</title>signed in")

        do_POST = do_GET

        def log_message(self, *arguments):
            pass

    listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listener.server_address[1]}/callback", asked
    listener.shutdown()


def press(driver, selector: str) -> None:
    driver.find_element(By.CSS_SELECTOR, selector).click()


def test_sign_in_and_consent(house, driver, axe, app_address, workplace):
    pictures = workplace / "screenshots"
    pictures.mkdir()
    redirect_uri, asked = app_address
    flow = Flow(house.server, house.native, f"{USER} offline_access evo.discovery", redirect_uri=redirect_uri)
    driver.get(flow.url)
    email = wait_for(driver, lambda d: d.find_element(By.ID, "identifierInput"))
    assert email.get_attribute("type") == "email" and email.get_attribute("name") == "email"
    look_at(driver, axe, "sign-in-email", pictures)
    email.send_keys(house.person.email)
    press(driver, ".allow")

    password = wait_for(driver, lambda d: d.find_element(By.ID, "password"))
    assert password.get_attribute("type") == "password"
    password.send_keys("not the password")
    press(driver, ".allow")
    error = wait_for(driver, lambda d: d.find_element(By.CSS_SELECTOR, ".ping-error"))
    assert error.text == "We didn't recognize the email address or password you entered. Please try again."
    look_at(driver, axe, "sign-in-refused", pictures)
    if driver.find_elements(By.ID, "identifierInput"):
        field = driver.find_element(By.ID, "identifierInput")
        field.clear()
        field.send_keys(house.person.email)
        press(driver, ".allow")
    password = wait_for(driver, lambda d: d.find_element(By.ID, "password"))
    password.clear()
    password.send_keys(house.person.password)
    press(driver, ".allow")

    wait_for(driver, lambda d: d.title == "Request for Approval")
    look_at(driver, axe, "consent", pictures)
    for cookie in driver.get_cookies():
        house.server.ledger.add("cookie", cookie["value"])
        assert cookie["httpOnly"] and cookie["sameSite"] == "Lax" and cookie["path"] == "/", cookie["name"]
        assert not cookie["secure"] and not cookie["name"].startswith("__Host-"), "plain http on loopback"
    stored = driver.execute_script("return document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)")
    assert stored == ""
    allow = driver.find_element(By.CSS_SELECTOR, "button.allow[name=decision][value=allow]")
    assert allow.text == "Allow"
    assert driver.find_element(By.CSS_SELECTOR, "button[name=decision][value=deny]").text == "Deny"
    allow.click()

    wait_for(driver, lambda d: d.title == "App")
    callback = Callback(redirect_uri.rsplit("/", 1)[0] + asked[0][1])
    house.server.ledger.add_url(callback.url)
    assert callback.parameters["state"] == flow.state and callback.parameters["iss"] == house.server.issuer
    assert flow.exchange(callback.parameters["code"]).status_code == 200
    complaints = [
        entry["message"]
        for entry in driver.get_log("browser")
        if entry["level"] == "SEVERE" and "favicon" not in entry["message"] and " 4" not in entry["message"]
    ]
    assert not complaints, complaints


def test_a_second_authorization_needs_no_page(house, driver, app_address):
    redirect_uri, asked = app_address
    flow = Flow(house.server, house.native, f"{USER} evo.discovery", redirect_uri=redirect_uri)
    driver.get(flow.url)
    if driver.title == "Request for Approval":
        press(driver, "button.allow[value=allow]")
    wait_for(driver, lambda d: d.title == "App")
    driver.get(Flow(house.server, house.native, f"{USER} evo.discovery", redirect_uri=redirect_uri).url)
    wait_for(driver, lambda d: d.title == "App" and sum(path.startswith("/callback") for _, path, _ in asked) >= 2)


def test_form_post_reaches_the_app(house, driver, app_address):
    """The page that posts the answer does so by itself, under its own strict policy."""
    redirect_uri, asked = app_address
    flow = Flow(house.server, house.native, USER, redirect_uri=redirect_uri, extra={"response_mode": "form_post"})
    driver.get(flow.url)
    if driver.title == "Request for Approval":
        press(driver, "button.allow[value=allow]")
    wait_for(driver, lambda d: d.title == "App")
    method, path, body = asked[-1] if asked[-1][0] == "POST" else next(item for item in asked if item[0] == "POST")
    answer = dict(parse_qsl(body))
    house.server.ledger.add("code", answer.get("code"))
    assert path == "/callback" and answer["state"] == flow.state and answer["iss"] == house.server.issuer
    assert flow.exchange(answer["code"]).status_code == 200


def test_sign_up_and_recovery(house, driver, axe, app_address, workplace):
    """From an app's request to its answer, by the pages for people without an account or a password."""
    pictures = workplace / "screenshots"
    pictures.mkdir(exist_ok=True)
    driver.delete_all_cookies()
    address = f"chromium.{secrets.token_hex(4)}@wire.example"
    password = f"Wire-{secrets.token_hex(12)}"
    house.server.ledger.add("password", password)
    redirect_uri, asked = app_address
    flow = Flow(house.server, house.native, USER, redirect_uri=redirect_uri)
    driver.get(flow.url)
    driver.find_element(By.LINK_TEXT, "Create an account").click()
    fields = {"name": "Chris Chromium", "email": address, "password": "password2024!"}
    for name, value in fields.items():
        driver.find_element(By.NAME, name).send_keys(value)
    driver.find_element(By.NAME, "terms").click()
    press(driver, ".allow")
    wait_for(driver, lambda d: d.find_element(By.ID, "passwordError"))
    look_at(driver, axe, "sign-up-refused", pictures)
    assert driver.find_element(By.NAME, "name").get_attribute("value") == "Chris Chromium"
    assert driver.find_element(By.NAME, "password").get_attribute("value") == ""
    driver.find_element(By.NAME, "password").send_keys(password)
    press(driver, ".allow")
    wait_for(driver, lambda d: d.find_element(By.ID, "code"))
    look_at(driver, axe, "sign-up-code", pictures)
    press(driver, "button[formaction]")
    wait_for(driver, lambda d: d.find_element(By.ID, "codeError"))
    look_at(driver, axe, "sign-up-code-refused", pictures)
    driver.find_element(By.ID, "code").send_keys(sign_up_code(house.server, address))
    press(driver, ".allow")
    wait_for(driver, lambda d: d.title == "Request for Approval")
    press(driver, "button.allow[value=allow]")
    wait_for(driver, lambda d: d.title == "App")
    assert asked[0][1].startswith("/callback?")

    driver.delete_all_cookies()
    driver.get(house.server.url + "/signin")
    driver.find_element(By.LINK_TEXT, "Forgot your password?").click()
    driver.find_element(By.NAME, "email").send_keys(address)
    press(driver, ".allow")
    wait_for(driver, lambda d: d.find_element(By.ID, "code"))
    look_at(driver, axe, "recover-code", pictures)
    driver.find_element(By.ID, "code").send_keys(recovery_code(house.server, address))
    driver.find_element(By.ID, "password").send_keys(password[::-1])
    press(driver, ".allow")
    wait_for(driver, lambda d: d.current_url.endswith("/apps"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/errors",
        "/signin",
        "/sign-up",
        "/recover",
        "/terms",
        "/connect/authorize?client_id=unknown",
        "/nothing-here",
    ],
)
def test_other_pages(house, driver, axe, workplace, path):
    driver.delete_all_cookies()
    driver.get(house.server.url + path)
    assert driver.title
    name = path.strip("/").split("?")[0].replace("/", "-") or "home"
    pictures = workplace / "screenshots"
    pictures.mkdir(exist_ok=True)
    look_at(driver, axe, name, pictures)
