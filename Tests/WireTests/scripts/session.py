"""What the programs in this folder share: a session of the Evo SDK in a workspace of its own.

With a secret in the environment it is a service app's, without one a person's, who signs in with the browser.
"""

import asyncio
import os
import secrets
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from evo.aio import AioTransport
from evo.common import APIConnector, Environment, StaticContext
from evo.common.utils import Cache
from evo.discovery import DiscoveryAPIClient
from evo.oauth import AuthorizationCodeAuthorizer, ClientCredentialsAuthorizer, EvoScopes, OAuthConnector
from evo.workspaces import WorkspaceAPIClient


@dataclass(frozen=True)
class Session:
    transport: AioTransport
    connector: APIConnector
    environment: Environment
    workspaces: WorkspaceAPIClient
    folder: Path
    cache: Cache
    context: StaticContext


def run(body: Callable[[Session], Awaitable[None]]) -> None:
    """Signs in, makes a workspace and runs the body in it."""
    asyncio.run(_run(body))


async def _run(body: Callable[[Session], Awaitable[None]]) -> None:
    transport = AioTransport(user_agent="wire-test/1.0")
    with tempfile.TemporaryDirectory() as folder:
        async with transport:
            authorizer = await _signed_in(transport)
            async with APIConnector(os.environ["ISSUER_URL"], transport, authorizer) as connector:
                organisation = (await DiscoveryAPIClient(connector).list_organizations())[0]
            hub = organisation.hubs[0].url
            async with APIConnector(hub, transport, authorizer) as connector:
                workspaces = WorkspaceAPIClient(connector, organisation.id)
                workspace = await workspaces.create_workspace(name=f"Program {secrets.token_hex(4)}")
                environment = Environment(hub_url=hub, org_id=organisation.id, workspace_id=workspace.id)
                cache = Cache(Path(folder) / "cache", mkdir=True)
                context = StaticContext(
                    transport=transport,
                    authorizer=authorizer,
                    cache=cache,
                    hub_url=hub,
                    org_id=organisation.id,
                    workspace_id=workspace.id,
                )
                await body(Session(transport, connector, environment, workspaces, Path(folder), cache, context))


async def _signed_in(transport: AioTransport) -> AuthorizationCodeAuthorizer | ClientCredentialsAuthorizer:
    secret = os.environ.get("EVO_CLIENT_SECRET")
    connector = OAuthConnector(
        transport=transport,
        client_id=os.environ["EVO_CLIENT_ID"],
        client_secret=secret,
        base_uri=os.environ["ISSUER_URL"],
    )
    if secret:
        service = ClientCredentialsAuthorizer(oauth_connector=connector, scopes=EvoScopes.all_evo)
        await service.authorize()
        return service
    person = AuthorizationCodeAuthorizer(
        oauth_connector=connector,
        redirect_url=os.environ["EVO_REDIRECT_URL"],
        scopes=EvoScopes.all_evo | EvoScopes.offline_access,
    )
    await person.login(timeout_seconds=20)
    assert await person.refresh_token(), "the refresh was refused"
    return person
