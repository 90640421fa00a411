"""The public Evo SDK works with workspaces as a service app: no person, no browser."""

import asyncio
import secrets
import uuid

import pytest
from evo.aio import AioTransport
from evo.common import APIConnector
from evo.common.data import HealthCheckType
from evo.common.exceptions import ForbiddenException, NotFoundException
from evo.oauth import ClientCredentialsAuthorizer, EvoScopes, OAuthConnector
from evo.workspaces import WorkspaceAPIClient, WorkspaceRole
from evo.workspaces.endpoints.api import AdminApi, GeneralApi, LicenseAccessApi, ThumbnailsApi, WorkspacesApi

import flag_copies

SCOPES = EvoScopes.evo_discovery | EvoScopes.evo_workspace
flag_copies.mend()
AREA = [(170.0, -44.5), (171, -44.5), (171, -43), (170.0, -44.5)]


def work(house, app, body):
    """Runs the body with a client of the workspace API that has the app's token."""

    async def run():
        transport = AioTransport(user_agent="wire-test/1.0")
        async with transport:
            authorizer = ClientCredentialsAuthorizer(
                oauth_connector=OAuthConnector(
                    transport=transport,
                    client_id=app.client_id,
                    client_secret=app.client_secret,
                    base_uri=house.server.url,
                ),
                scopes=SCOPES,
            )
            await authorizer.authorize()
            headers = await authorizer.get_default_headers()
            house.server.ledger.add("access_token", headers["Authorization"].removeprefix("Bearer "))
            async with APIConnector(house.server.url, transport, authorizer) as connector:
                return await body(WorkspaceAPIClient(connector, uuid.UUID(house.organisation)), connector)

    return asyncio.run(run())


@pytest.fixture(scope="module")
def colleague(house):
    """Another service app of the organisation."""
    app = house.server.create_app("service", house.person, "evo.discovery evo.workspace", org=house.organisation)
    house.server.command("org", "member", "--org", house.organisation, "--email", app.client_email)
    return app


def name() -> str:
    return f"Wire {secrets.token_hex(4)}"


def test_life_of_a_workspace(house):
    async def body(client, _):
        made = await client.create_workspace(
            name=name(),
            bounding_box_coordinates=AREA,
            default_coordinate_system="EPSG:2193",
            description="Ördnung",
            labels=["wire", "test"],
        )
        assert made.user_role == WorkspaceRole.owner
        assert made.labels == ["wire", "test"] and made.default_coordinate_system == "EPSG:2193"
        assert made.bounding_box.coordinates[0][1].longitude == 171
        assert made.created_by.email == house.service.client_email
        assert await client.get_workspace(made.id) == made

        changed = await client.update_workspace(made.id, description="Anew")
        assert changed.description == "Anew" and changed.display_name == made.display_name

        assert made.id in [each.id for each in await client.list_all_workspaces()]
        assert made.id in [each.id for each in (await client.list_workspaces_summary()).items()]
        page = await client.list_workspaces(limit=1, name=made.display_name.upper(), order_by={"name": "desc"})
        assert page.total == 1 and [each.id for each in page] == [made.id]

        await client.delete_workspace(made.id)
        with pytest.raises(NotFoundException):
            await client.get_workspace(made.id)
        assert (await client.get_workspace(made.id, deleted=True)).id == made.id

    work(house, house.service, body)


JPEG = bytes.fromhex("ffd8ffe000040102ffc0000b080010001001011100ffd9")


def test_generated_clients(house):
    """What has no friendly method in the SDK."""

    async def body(client, connector):
        made = await client.create_workspace(name=name())
        place = {"org_id": house.organisation, "workspace_id": str(made.id)}
        thumbnails = ThumbnailsApi(connector)
        await thumbnails.put_thumbnail(**place, body=bytearray(JPEG))
        assert bytes(await thumbnails.get_thumbnail(**place)) == JPEG
        await thumbnails.delete_workspace_thumbnail(**place)
        with pytest.raises(NotFoundException):
            await thumbnails.get_thumbnail(**place)

        await client.delete_workspace(made.id)
        await WorkspacesApi(connector).restore_soft_deleted_workspace(**place, deleted="false")
        assert (await client.get_workspace(made.id)).id == made.id

        systems = await GeneralApi(connector).list_coordinate_systems(org_id=house.organisation)
        assert {category.title for category in systems.results} >= {"Geographic"}
        assert await client.list_ims_groups(api_preview="opt-in") == []

        licence = await LicenseAccessApi(connector).v2_license_access_evo_identity_v2_license_access_get(
            service=["evo"], org_id=house.organisation, required_scope=["evo.workspace"]
        )
        assert licence.user.sub == house.service.client_id and licence.entitlements.services == ["evo"]
        for refused, answer in (
            ({"required_scope": ["evo.file"]}, ForbiddenException),
            ({"org_id": str(uuid.uuid4())}, NotFoundException),
        ):
            with pytest.raises(answer):
                await LicenseAccessApi(connector).v2_license_access_evo_identity_v2_license_access_get(**refused)

    work(house, house.service, body)


def test_pages_of_many(house):
    async def body(client, _):
        prefix = name()
        made = [await client.create_workspace(name=f"{prefix} {number}") for number in range(7)]
        found = await client.list_all_workspaces(limit=3, name=prefix)
        assert [each.id for each in found] == [each.id for each in made]
        for each in made:
            await client.delete_workspace(each.id)

    work(house, house.service, body)


def test_roles_are_felt_at_once(house, colleague):
    made = work(house, house.service, lambda client, _: client.create_workspace(name=name()))

    async def see(client, _):
        return await client.get_workspace(made.id), await client.get_current_user_role(made.id)

    with pytest.raises(NotFoundException):
        work(house, colleague, see)
    granted = house.server.command(
        "role", "grant", "--on", f"workspace:{made.id}", "--to", colleague.client_email, "--role", "viewer"
    )
    assert granted["role"] == "viewer"
    seen, own = work(house, colleague, see)
    assert seen.user_role == WorkspaceRole.viewer and own.role == WorkspaceRole.viewer
    with pytest.raises(ForbiddenException):
        work(house, colleague, lambda client, _: client.update_workspace(made.id, description="x"))

    async def promote(client, _):
        users = await client.list_user_roles(made.id)
        assert {each.role for each in users} == {WorkspaceRole.owner, WorkspaceRole.viewer}
        role = await client.assign_user_role(made.id, own.user_id, WorkspaceRole.editor)
        assert role.user_id == own.user_id and role.role == WorkspaceRole.editor
        found = await client.list_user_roles(made.id, filter_user_id=own.user_id)
        assert [each.email for each in found] == [colleague.client_email]
        await client.delete_user_role(made.id, own.user_id)

    work(house, house.service, promote)
    with pytest.raises(NotFoundException):
        work(house, colleague, see)


def test_workspaces_from_the_command_line(house, colleague):
    made = house.server.command(
        "workspace", "create", "--org", house.organisation, "--name", name(), "--owner", colleague.client_email
    )
    seen = work(house, colleague, lambda client, _: client.get_workspace(uuid.UUID(made["workspace_id"])))
    assert seen.display_name == made["name"] and seen.user_role == WorkspaceRole.owner
    place = f"workspace:{made['workspace_id']}"
    house.server.command("role", "grant", "--on", place, "--to", house.person.email, "--role", "owner")
    house.server.command("role", "revoke", "--on", place, "--to", colleague.client_email, "--role", "owner")
    with pytest.raises(NotFoundException):
        work(house, colleague, lambda client, _: client.get_workspace(seen.id))
    last = house.server.attempt("role", "revoke", "--on", place, "--to", house.person.email)
    assert last.returncode == 1 and "workspace_owner_last" in last.stderr + last.stdout


def test_the_organisation_and_its_health(house):
    async def body(client, connector):
        members = await client.list_all_instance_users()
        assert house.service.client_email in [each.email for each in members]
        assert {role.name for role in await client.list_instance_roles()} >= {"Evo User", "Evo Admin"}
        assert [each.email for each in await client.get_ims_users(house.person.email)] == [house.person.email]
        for check in (HealthCheckType.BASIC, HealthCheckType.FULL, HealthCheckType.STRICT):
            assert (await client.get_service_health(check)).status.value == "pass"
        with pytest.raises(ForbiddenException):
            await AdminApi(connector).list_workspaces_admin(org_id=house.organisation)

    work(house, house.service, body)


def test_nothing_is_seen_of_another_organisation(house, colleague):
    other = house.server.command("org", "create", "--name", "Elsewhere", "--entitlement", "evo")["organisation_id"]
    made = house.server.command("workspace", "create", "--org", other, "--name", "Secret")

    async def body(client, connector):
        with pytest.raises(NotFoundException):
            await client.get_workspace(uuid.UUID(made["workspace_id"]))
        with pytest.raises(NotFoundException):
            await WorkspaceAPIClient(connector, uuid.UUID(other)).list_workspaces()
        assert made["workspace_id"] not in [str(each.id) for each in await client.list_all_workspaces()]

    work(house, colleague, body)
