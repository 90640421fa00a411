"""The public Evo SDK signs in, refreshes and reads discovery."""

import asyncio
import threading
import webbrowser

from evo.aio import AioTransport
from evo.common import APIConnector
from evo.discovery import DiscoveryAPIClient
from evo.oauth import AuthorizationCodeAuthorizer, ClientCredentialsAuthorizer, EvoScopes, OAuthConnector

from browser import deliver

SCOPES = EvoScopes.evo_discovery | EvoScopes.evo_workspace


async def organisations(transport, authorizer, base_url: str):
    async with APIConnector(base_url, transport, authorizer) as connector:
        return await DiscoveryAPIClient(connector).list_organizations()


def remember(house, headers) -> str:
    token = headers["Authorization"].removeprefix("Bearer ")
    house.server.ledger.add("access_token", token)
    return token


def test_native_login_and_refresh(house, free_port, monkeypatch):
    browser = house.server.browser(house.person)
    failures: list[BaseException] = []

    def open_browser(url, *arguments, **options):
        def play():
            try:
                deliver(browser.authorize(url))
            except BaseException as failure:
                failures.append(failure)

        threading.Thread(target=play, daemon=True).start()
        return True

    for name in ("open", "open_new", "open_new_tab"):
        monkeypatch.setattr(webbrowser, name, open_browser)

    async def run():
        transport = AioTransport(user_agent="wire-test/1.0")
        async with transport:
            authorizer = AuthorizationCodeAuthorizer(
                oauth_connector=OAuthConnector(
                    transport=transport, client_id=house.native.client_id, base_uri=house.server.url
                ),
                redirect_url=f"http://localhost:{free_port}/signin-callback",
                scopes=SCOPES | EvoScopes.offline_access,
            )
            await authorizer.login(timeout_seconds=20)
            first = remember(house, await authorizer.get_default_headers())
            assert await authorizer.refresh_token(), "the refresh was refused"
            second = remember(house, await authorizer.get_default_headers())
            assert first != second
            assert await authorizer.refresh_token(), "the second refresh was refused"
            return await organisations(transport, authorizer, house.server.url)

    try:
        found = asyncio.run(run())
    finally:
        assert not failures, failures
    assert house.organisation in [str(organisation.id) for organisation in found]
    assert found[0].hubs


def test_service_login(house):
    async def run():
        transport = AioTransport(user_agent="wire-test/1.0")
        async with transport:
            authorizer = ClientCredentialsAuthorizer(
                oauth_connector=OAuthConnector(
                    transport=transport,
                    client_id=house.service.client_id,
                    client_secret=house.service.client_secret,
                    base_uri=house.server.url,
                ),
                scopes=SCOPES,
            )
            await authorizer.authorize()
            first = remember(house, await authorizer.get_default_headers())
            assert await authorizer.refresh_token()
            assert first != remember(house, await authorizer.get_default_headers())
            return await organisations(transport, authorizer, house.server.url)

    assert house.organisation in [str(organisation.id) for organisation in asyncio.run(run())]
