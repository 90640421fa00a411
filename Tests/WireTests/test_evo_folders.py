"""The public Evo SDK works with folders of a workspace as a service app."""

import uuid

import pytest
from evo.common.exceptions import BadRequestException, BaseTypedError, NotFoundException
from evo.workspaces.endpoints.api import FoldersApi, TokenApi
from evo.workspaces.endpoints.models import FolderCreateRequest, FolderUpdateRequest

from test_evo_workspaces import name, work

PREVIEW = {"api_preview": "opt-in"}


def in_a_workspace(house, body):
    """Runs the body with the generated client, the arguments that name a new workspace, and the connector."""

    async def run(client, connector):
        made = await client.create_workspace(name=name())
        place = {"org_id": house.organisation, "workspace_id": str(made.id)}
        await body(FoldersApi(connector), place | PREVIEW, connector)

    work(house, house.service, run)


async def make(folders, place, folder, parent="/", **more):
    request = FolderCreateRequest(name=folder, parent_folder_path=parent, **more)
    return await folders.create_folder(**place, folder_create_request=request)


def test_life_of_a_folder(house):
    async def body(folders, place, connector):
        tried = await make(folders, place, "Reports", validate_only=True)
        assert str(tried.path) == "/Reports"
        reports = await make(folders, place, "Reports")
        assert reports.created_by.email == house.service.client_email and reports.deleted_at is None
        request = FolderCreateRequest(name="été 2026", parent_folder_id=reports.folder_id)
        summer = await folders.create_folder(**place, folder_create_request=request)
        assert str(summer.path) == "/Reports/été 2026" and summer.parent_ids[-1] == reports.folder_id
        assert await folders.get_folder_by_id(**place, folder_id=str(summer.folder_id)) == summer
        with pytest.raises(BaseTypedError) as taken:
            await make(folders, place, "Reports")
        assert taken.value.status == 409

        request = FolderUpdateRequest(name="2026", parent_folder_path="/")
        one = place | {"folder_id": str(summer.folder_id)}
        moved = await folders.update_folder(**one, folder_update_request=request)
        assert str(moved.path) == "/2026" and moved.folder_id == summer.folder_id

        await folders.delete_folder(**one)
        with pytest.raises(NotFoundException):
            await folders.get_folder_by_id(**one)
        assert (await folders.get_folder_by_id(**one, deleted=True)).deleted_by is not None
        assert (await folders.restore_folder(**one, deleted=True)).deleted_at is None
        await folders.delete_folder(**one)
        await make(folders, place, "2026")
        renamed = await folders.restore_folder(**one)
        assert str(renamed.path) == "/2026 (2)" and renamed.folder_id == summer.folder_id

    in_a_workspace(house, body)


def test_lists(house):
    async def body(folders, place, connector):
        gold = await make(folders, place, "Gold")
        for folder in ("2025", "2026"):
            await make(folders, place, folder, "/Gold")
        deep = await make(folders, place, "old", "/Gold/2025")
        whole = await folders.list_folders(**place)
        assert str(whole.path) == "/" and whole.total == 4 and whole.limit == 100
        assert [str(each.path) for each in whole.results] == ["/Gold", "/Gold/2025", "/Gold/2026", "/Gold/2025/old"]
        assert deep.parent_ids == [whole.folder_id, gold.folder_id, whole.results[1].folder_id]
        part = await folders.list_folders(
            **place,
            folder_id=str(gold.folder_id),
            depth=1,
            order_by="desc:name",
            name=["like:20*", "eq:old"],
            created_by=[str(gold.created_by.id)],
            modified_by=[str(gold.modified_by.id)],
            created_at=["gte:2020-01-01T00:00:00Z"],
            modified_at=["gte:2020-01-01T00:00:00Z", "lte:2100-01-01T00:00:00Z"],
            deleted=False,
            limit=1,
            offset=1,
        )
        assert part.folder_id == gold.folder_id and part.total == 2
        assert [each.name for each in part.results] == ["2025"]
        await folders.delete_folder(**place, folder_id=str(gold.folder_id))
        assert (await folders.summarize_folders(**place)).total == 0
        gone = await folders.summarize_folders(**place, deleted=True, limit=2)
        assert gone.total == 4 and [str(each.path) for each in gone.results] == ["/Gold", "/Gold/2025"]

    in_a_workspace(house, body)


def test_refuses_those_who_have_not_opted_in(house):
    async def body(folders, place, connector):
        del place["api_preview"]
        with pytest.raises(BadRequestException, match="Preview API"):
            await folders.list_folders(**place)
        assert (await folders.list_folders(**place, preview_api="opt-in")).total == 0
        details = await TokenApi(connector).v1_token_evo_identity_v1_token_get()
        assert details["client_id"] == house.service.client_id
        with pytest.raises(NotFoundException):
            await folders.list_folders(org_id=place["org_id"], workspace_id=str(uuid.uuid4()), **PREVIEW)

    in_a_workspace(house, body)
