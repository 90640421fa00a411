"""A workspace for block models, on a server that has DuckDB's program, and what tests about them have in common."""

import asyncio
import random
import secrets
import socket
from pathlib import Path
from uuid import UUID

import aiohttp.connector
import duckdb_cli
import pyarrow
from evo.aio import AioTransport
from evo.blockmodels import BlockModelAPIClient
from evo.common import APIConnector, Environment
from evo.common.utils import Cache
from evo.oauth import ClientCredentialsAuthorizer, EvoScopes, OAuthConnector

from certificates import make_authority, make_certificate
from installation import within

DUCKDB = Path(duckdb_cli.__file__).with_name("duckdb")
SCOPES = "evo.workspace evo.blocksync evo.object"


class Place:
    """A workspace on a server whose signed addresses the package takes: https, on the port that it insists on."""

    def __init__(self, server, cache: Path):
        person = server.create_person("Berta Block")
        self.server, self.cache = server, cache
        self.organisation = server.command("org", "create", "--name", "Blocks", "--entitlement", "evo")["organisation_id"]
        self.app = server.create_app("service", person, SCOPES, org=self.organisation)
        server.command("org", "member", "--org", self.organisation, "--email", self.app.client_email)
        self.http = server.http()
        answer = self.http.token(
            grant_type="client_credentials", scope=SCOPES, auth=(self.app.client_id, self.app.client_secret)
        )
        self.http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        made = self.http.post(f"/workspace/orgs/{self.organisation}/workspaces", json={"name": "Blocks"})
        assert made.status_code == 201, made.text
        self.workspace = made.json()["id"]
        self.models = f"/blockmodel/orgs/{self.organisation}/workspaces/{self.workspace}/block-models"

    def run(self, scene):
        """Plays a scene with a client of the package."""

        async def play():
            transport = AioTransport(user_agent="wire-test/1.0")
            async with transport:
                authorizer = ClientCredentialsAuthorizer(
                    oauth_connector=OAuthConnector(
                        transport=transport,
                        client_id=self.app.client_id,
                        client_secret=self.app.client_secret,
                        base_uri=self.server.url,
                    ),
                    scopes=EvoScopes.evo_workspace | EvoScopes.evo_blocksync | EvoScopes.evo_object,
                )
                environment = Environment(
                    hub_url=self.server.url, org_id=UUID(self.organisation), workspace_id=UUID(self.workspace)
                )
                async with APIConnector(self.server.url, transport, authorizer) as connector:
                    headers = await authorizer.get_default_headers()
                    self.server.ledger.add("access_token", headers["Authorization"].removeprefix("Bearer "))
                    return await scene(BlockModelAPIClient(environment, connector, Cache(self.cache, mkdir=True)))

        return asyncio.run(play())


def make_place(install, directory: Path, name: str) -> Place:
    # An address of its own of this machine: others may have the port on theirs.
    host = f"127.{random.randint(1, 254)}.{random.randint(1, 254)}.{random.randint(1, 254)}"
    authority = make_authority(directory, "blocks")
    certificate, key = make_certificate(directory, authority, host, kind="IP")
    server = install(
        name,
        LINTEL_TLS_LISTEN=f"{host}:443",
        LINTEL_TLS_CERTIFICATE_FILE=str(certificate),
        LINTEL_TLS_KEY_FILE=str(key),
        LINTEL_BLOB_URL=f"https://{host}",
        LINTEL_BLOCKMODELS_DUCKDB=str(DUCKDB),
        LINTEL_BLOCKMODELS_MEMORY="256",
        LINTEL_BLOCKMODELS_TIMEOUT="60",
    ).start()
    within(5, lambda: listens(host))
    # The contexts that the package's transport verifies with.
    aiohttp.connector._SSL_CONTEXT_VERIFIED.load_verify_locations(str(authority[0]))
    return Place(server, directory / "cache")


def listens(host: str) -> bool:
    with socket.socket() as client:
        return client.connect_ex((host, 443)) == 0


def table(blocks, **columns) -> pyarrow.Table:
    axes = {name: pyarrow.array([block[n] for block in blocks], pyarrow.uint32()) for n, name in enumerate("ijk")}
    return pyarrow.table(axes | columns)


def name() -> str:
    return f"model {secrets.token_hex(4)}"


def end_of(place, job_url: str) -> dict:
    path = job_url[job_url.index("/blockmodel/") :]
    answer = {}

    def has_ended() -> bool:
        answer.update(place.http.get(path).json())
        return answer["job_status"] in ("COMPLETE", "FAILED")

    within(60, has_ended)
    return answer
