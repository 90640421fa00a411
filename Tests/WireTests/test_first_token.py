"""How far it is from nothing to a first token: what somebody has to send, counted."""

import secrets

from browser import Browser
from eml_files import sign_up_code

# Redirects that are followed count too: each is a request.
MOST_REQUESTS = 12


def test_from_the_first_page_to_a_token_in_twelve_requests(house):
    address = f"first.token.{secrets.token_hex(4)}@wire.example"
    password = f"Wire-{secrets.token_hex(12)}"
    house.server.ledger.add("password", password)
    person = Browser(house.server.url, address, password, house.server.ledger)
    sent: list[str] = []
    person.http.hooks["response"].append(lambda answer, *_, **__: sent.append(f"{answer.request.method} {answer.url}"))

    # A link of the documentation leads to the form; signing up and the terms lie on its way.
    page = person.visit("/sign-up")
    form = page.form_with("name", "email", "password", "terms")
    page = person.submit(page, form, name="Fay First", email=address, password=password, terms="yes")
    page = person.submit(page, page.form_with("code"), code=sign_up_code(house.server, address))
    page = person.visit("/apps/new?type=service&api=itwin")
    if terms := page.form_with("accept"):
        page = person.submit(page, terms, accept="yes")
    form = page.form_with("name", "token")
    values = {"name": "First token", "scope": "itwin-platform"}
    page = person.submit(page, form, form.button("step", "review"), **values)
    form = page.form_with("name", "token")
    page = person.submit(page, form, form.button("step", "register"))
    assert "Your app is registered" in page.text
    client_id = next(word for word in page.text.split() if word.startswith("service-"))
    secret = next(word for word in page.text.split() if word.startswith("lintel_cs_"))
    house.server.ledger.add("secret", secret)

    form = {"grant_type": "client_credentials", "scope": "itwin-platform"}
    answer = person.http.post("/connect/token", data=form, auth=(client_id, secret))
    assert answer.status_code == 200 and answer.json()["token_type"] == "Bearer"
    assert len(sent) <= MOST_REQUESTS, "\n".join(sent)
