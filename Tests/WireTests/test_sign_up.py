"""People make accounts for themselves and replace a forgotten password, with codes from their mails."""

import secrets

from browser import Browser, Callback, Page
from conftest import USER
from eml_files import mail_to, recovery_code, sign_up_code, text_of
from flow import Flow


def new_person(house) -> tuple[str, str, Browser]:
    address = f"sign.up.{secrets.token_hex(4)}@wire.example"
    password = f"Wire-{secrets.token_hex(12)}"
    house.server.ledger.add("password", password)
    return address, password, Browser(house.server.url, address, password, house.server.ledger)


def link(page: Page, path: str) -> str:
    return next(link for link in page.links if link.startswith(page.response.url.split("/signin")[0] + path + "?t="))


def fill(browser: Browser, page: Page, *names: str, **values: str) -> Page | Callback:
    form = page.form_with(*names)
    assert form is not None, f"{page.title}: {page.text[:300]}"
    return browser.submit(page, form, **values)


def sign_up(browser: Browser, page: Page) -> Page:
    form = {"name": "Sigrid Up", "email": browser.email, "password": browser.password, "terms": "yes"}
    code_page = fill(browser, page, "name", "email", "password", "terms", **form)
    assert isinstance(code_page, Page) and code_page.form_with("code"), code_page
    return code_page


def test_a_new_person_gets_tokens_for_the_app_that_waited(house):
    address, _, browser = new_person(house)
    flow = Flow(house.server, house.native, f"{USER} evo.discovery")
    code_page = sign_up(browser, browser.visit(link(browser.visit(flow.url), "/sign-up")))
    assert address in code_page.text

    code = sign_up_code(house.server, address)
    wrong = "111111" if code != "111111" else "222222"
    refused = fill(browser, code_page, "code", code=wrong)
    assert refused.response.status_code == 422 and "4 more times" in " ".join(refused.errors)
    consent = fill(browser, refused, "code", code=code)
    assert consent.title == "Request for Approval"

    callback = browser.step(consent)
    browser.http.ledger.add_url(callback.url)
    assert callback.parameters["state"] == flow.state
    tokens = flow.exchange(callback.parameters["code"]).json()
    claims = house.server.http().get(
        "/connect/userinfo", headers={"Authorization": f"Bearer {tokens['access_token']}"}
    ).json()
    assert claims["email"] == address and claims["email_verified"] is True and claims["name"] == "Sigrid Up"
    # The password of the form works on another browser.
    other = Browser(house.server.url, address, browser.password, house.server.ledger)
    Flow(house.server, house.native, USER).tokens(other)


def test_an_address_in_use_gets_the_same_page_and_another_mail(house):
    _, password, browser = new_person(house)
    browser.email = house.person.email
    code_page = sign_up(browser, browser.visit("/sign-up"))
    assert house.person.email in code_page.text
    mail = mail_to(house.server, house.person.email, "You have an account already")
    assert f"{house.server.issuer}/recover" in text_of(mail)
    Browser(house.server.url, house.person.email, house.person.password, house.server.ledger).sign_in()


def test_a_forgotten_password_is_replaced(house):
    person = house.server.create_person("Fritz Forgetful")
    old = Browser(house.server.url, person.email, person.password, house.server.ledger)
    Flow(house.server, house.native, USER).tokens(old)

    password = f"Wire-{secrets.token_hex(12)}"
    house.server.ledger.add("password", password)
    browser = Browser(house.server.url, person.email, password, house.server.ledger)
    flow = Flow(house.server, house.native, USER)
    page = browser.visit(link(browser.visit(flow.url), "/recover"))
    code_page = fill(browser, page, "email", email=person.email)
    code = recovery_code(house.server, person.email)
    weak = fill(browser, code_page, "code", "password", code=code, password="password2024!")
    assert weak.response.status_code == 422 and "first that are tried" in " ".join(weak.errors)
    place = fill(browser, weak, "code", "password", code=code, password=password)
    callback = place if isinstance(place, Callback) else browser.step(place)
    assert flow.exchange(callback.parameters["code"]).status_code == 200

    # The old session has ended, and the mail says what happened.
    silent = old.visit(Flow(house.server, house.native, USER, extra={"prompt": "none"}).url)
    assert silent.parameters["error"] == "login_required"
    mail_to(house.server, person.email, "Your password was changed")
    Flow(house.server, house.native, USER).tokens(
        Browser(house.server.url, person.email, password, house.server.ledger)
    )
