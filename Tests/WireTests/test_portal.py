"""The portal in a real browser, with JavaScript and without it: from signing up to a token that carries an approved scope."""

import secrets
from urllib.parse import unquote

import pytest

import chromium
from installation import VISIBLE_WITHIN, within
from portal import Clicker

TYPES = {"service": "Service", "native": "Native", "spa": "Single-page", "web": "Web"}
REDIRECTS = {
    "native": "http://localhost:3000/callback",
    "spa": "https://spa.example/callback",
    "web": "https://web.example/callback",
}


@pytest.fixture(scope="module")
def offices(install):
    """A server of its own, whose mails are files."""
    return install("portal").start()


@pytest.fixture
def people(offices, workplace):
    made = []
    pictures = workplace / "portal"
    pictures.mkdir(exist_ok=True)
    axe = chromium.axe_script()

    def make(name: str, javascript: bool) -> Clicker:
        made.append(Clicker(offices, name, javascript=javascript, pictures=pictures, axe=axe))
        return made[-1]

    yield make
    for person in made:
        person.close()


def token(server, client_id: str, secret: str, scope: str):
    form = {"grant_type": "client_credentials", "scope": scope}
    return server.http().post("/connect/token", data=form, auth=(client_id, secret))


def check_the_script(person: Clicker) -> None:
    """What the page's script adds: redirect URIs are checked while they are typed, by the server's own rule."""
    person.fill(redirect_uri="http://spa.example/callback")
    person.expect("Line 1: ")
    person.look("register-checked-while-typed")
    person.fill(redirect_uri=REDIRECTS["spa"])
    chromium.wait_for(person.driver, lambda _: "Line 1: " not in person.text)


def check_copying(person: Clicker, secret: str) -> None:
    """The button beside the secret puts it, whole, on the clipboard."""
    # What is not granted here is refused, also what a click alone would allow.
    granted = ["clipboardReadWrite", "clipboardSanitizedWrite"]
    permissions = {"permissions": granted, "origin": person.server.url}
    person.driver.execute_cdp_cmd("Browser.grantPermissions", permissions)
    button = person.driver.find_element("xpath", "//*[@id='client-secret']/following-sibling::button")
    button.click()
    chromium.wait_for(person.driver, lambda _: button.text == "Copied")
    script = "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(String(error)))"
    assert person.driver.execute_async_script(script) == secret


def register(person: Clicker, kind: str, name: str, organisation: str | None, scopes: tuple[str, ...]) -> dict:
    """The pages of the registration; gives what the last one shows."""
    person.open("/apps")
    person.look("apps")
    person.follow("Register new")
    person.look("register-type")
    person.driver.find_element("css selector", f"input[name=type][value={kind}]").click()
    person.press("Next")
    person.look(f"register-{kind}")
    person.fill(name=name)
    if organisation:
        person.choose("organisation", organisation)
    person.tick("scope", *scopes)
    if kind == "spa" and person.javascript:
        check_the_script(person)
    if kind in REDIRECTS:
        person.fill(redirect_uri=REDIRECTS[kind])
    person.press("Review")
    person.look(f"review-{kind}")
    person.press("Register")
    person.expect("Your app is registered")
    shown = {"client_id": person.of("#client-id")}
    if kind in ("service", "web"):
        shown["secret"] = person.of("#client-secret")
        person.server.ledger.add("secret", shown["secret"])
        file = person.driver.find_element("css selector", "a[download]").get_attribute("href")
        assert file.startswith("data:text/plain") and shown["secret"] in unquote(file)
    copies = [b for b in person.driver.find_elements("css selector", ".copy button") if b.text == "Copy"]
    # A browser offers its clipboard to https and to this machine only: the test's server is on this machine.
    assert len(copies) == (len(person.driver.find_elements("css selector", ".copy")) if person.javascript else 0)
    if kind == "service" and person.javascript:
        check_copying(person, shown["secret"])
    if kind == "service":
        shown["email"] = person.of("#client-email")
    person.look(f"registered-{kind}")
    return shown


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "javascript", [True, pytest.param(False, marks=pytest.mark.once)], ids=["javascript", "plain"]
)
def test_from_signing_up_to_an_approved_scope(offices, people, javascript):
    mark = secrets.token_hex(3)
    company = f"Wire Works {mark}"
    boss = people("Bo Boss", javascript)
    boss.sign_up()
    boss.look("apps-empty")
    boss.open("/organisations")
    boss.look("organisations-empty")
    boss.follow("Create organisation")
    boss.fill(name=company)
    boss.press("Create organisation")
    boss.expect(company)
    organisation = boss.driver.current_url.split("/organisations/")[1].split("/")[0].split("?")[0]

    developer = people("Di Developer", javascript)
    boss.fill(email=developer.email)
    boss.press("Invite or add")
    boss.look("organisation-members")

    # The invitation's link is opened before there is an account: signing up comes back to it.
    developer.open(developer.invitation())
    developer.follow("Create an account")
    developer.sign_up(developer.driver.current_url)
    developer.expect(company)
    developer.look("invitation")
    developer.press("Join the organisation")
    developer.expect(company)

    # The terms are asked for once; the direct link is open behind them, prefilled.
    developer.open("/apps/new?type=service&api=evo")
    developer.look("developer-terms")
    developer.tick("accept", "yes")
    developer.press("Accept and go on")
    developer.expect("Register a Service app")
    apps = {}
    for kind, label in TYPES.items():
        scopes = ("evo.discovery",) if kind == "service" else ("openid", "email")
        apps[kind] = register(developer, kind, f"{label} app {mark}", company, scopes)
        developer.open("/apps")
        developer.expect(f"{label} app {mark}")
    service = apps["service"]
    page = developer.driver.page_source
    assert not [app for app in apps.values() if "secret" in app and app["secret"] in page]

    # A token with what needs no approval comes at once; the scope that waits is refused, and the answer says so.
    refused = token(offices, service["client_id"], service["secret"], "evo.discovery")
    assert refused.status_code == 400 and refused.json()["error"] == "invalid_scope"
    assert refused.json()["error_uri"].endswith("#scope_not_approved")
    # Without a scope of Evo a token is not for Evo at all: its audience comes before the scope.
    assert _check(developer, service, organisation) == "Audience"

    boss.open("/approvals")
    boss.expect(f"Service app {mark}")
    boss.look("approvals")
    boss.press("Approve")
    within(VISIBLE_WITHIN, lambda: token(offices, service["client_id"], service["secret"], "evo.discovery").status_code == 200)
    answer = token(offices, service["client_id"], service["secret"], "evo.discovery").json()
    assert answer["scope"] == "evo.discovery"

    # The token is good, and the API asks for more: the product, and a place in the organisation.
    discovery = offices.http().get(
        "/evo/identity/v2/discovery?service=evo", headers={"Authorization": f"Bearer {answer['access_token']}"}
    )
    assert discovery.status_code == 200 and discovery.json()["discovery"]["organizations"] == []
    assert _check(developer, service, organisation) == "Organisation"

    boss.open(f"/organisations/{organisation}")
    boss.fill(email=service["email"])
    boss.press("Invite or add")
    boss.expect(f"Service app {mark}")
    assert _check(developer, service, organisation) == "Organisation"
    boss.open(f"/organisations/{organisation}/products")
    boss.look("organisation-products")

    operator = offices.create_person(f"Op Erator {mark}", "--operator")
    keeper = people("Op Erator", javascript)
    keeper.email, keeper.password = operator.email, operator.password
    keeper.open(f"/operation/organisations?search={company.replace(' ', '+')}")
    keeper.fill(email=keeper.email)
    keeper._leave(keeper.driver.find_element("css selector", "main button.allow"))
    keeper.fill(password=keeper.password)
    keeper._leave(keeper.driver.find_element("css selector", "main button.allow"))
    keeper.expect(company)
    keeper.look("operation-organisations")
    _switch_on(keeper, organisation)

    assert _check(developer, service, organisation) is None
    discovery = offices.http().get(
        "/evo/identity/v2/discovery?service=evo", headers={"Authorization": f"Bearer {answer['access_token']}"}
    )
    assert [found["id"] for found in discovery.json()["discovery"]["organizations"]] == [organisation]

    for name, path in {
        "app-overview": f"/apps/{service['client_id']}",
        "app-credentials": f"/apps/{service['client_id']}/credentials",
        "app-scopes": f"/apps/{service['client_id']}/scopes",
        "app-owners": f"/apps/{service['client_id']}/owners",
        "app-activity": f"/apps/{service['client_id']}/activity",
        "app-settings": f"/apps/{service['client_id']}/settings",
        "app-redirects": f"/apps/{apps['web']['client_id']}/redirects",
        "account": "/account",
        "security": "/account/security",
        "audit": "/audit",
    }.items():
        developer.open(path)
        assert "Error id" not in [term.text for term in developer.driver.find_elements("css selector", "dt")], path
        developer.look(name)


def _check(person: Clicker, service: dict, organisation: str) -> str | None:
    """The title of the first check that fails for the service, or None when all are green."""
    person.open(
        f"/access-check?app={service['client_id']}&action=evo.discovery&org={organisation}"
    )
    person.look("access-check")
    failed = person.driver.find_elements("css selector", ".checks .fail h3")
    if not failed:
        assert len(person.driver.find_elements("css selector", ".checks .pass")) >= 5, person.text
        return None
    return failed[0].text


def _switch_on(keeper: Clicker, organisation: str) -> None:
    keeper.open(f"/operation/organisations/{organisation}")
    keeper.press("Switch Evo on")
