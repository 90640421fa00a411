"""Files with the SDK: lists in pages, versions by path and by id, what is deleted, larger than one block."""

import secrets

from evo.common.data import HealthCheckType
from evo.common.exceptions import NotFoundException
from evo.files import FileAPIClient

from session import Session, run

# The SDK sends blocks of 32 MiB.
LARGE = 70 * 1024 * 1024 + 3


async def main(session: Session) -> None:
    client = FileAPIClient(session.environment, session.connector)
    assert (await client.get_service_health(HealthCheckType.FULL)).status.name == "HEALTHY"

    async def upload(context, content: bytes) -> None:
        source = session.folder / "source"
        source.write_bytes(content)
        await context.upload_from_path(source, session.transport)

    async def download(context) -> bytes:
        location = await context.download_to_cache(session.cache, session.transport)
        return location.read_bytes()

    first, second = b"x,y,z\n1,2,3\n", b"x,y,z\n4,5,6\n"
    path = "/field data/Ördnung/points (1).csv"
    await upload(await client.prepare_upload_by_path(path), first)
    file = await client.get_file_by_path(path)
    assert (file.path, file.size) == (path, len(first)), file
    assert file.created_by is not None
    await upload(await client.prepare_upload_by_id(file.id), second)

    versions = await client.list_versions_by_path(path)
    assert len(versions) == 2 and versions[0].created_at >= versions[1].created_at
    assert versions == await client.list_versions_by_id(file.id)
    latest, oldest = (each.version_id for each in versions)
    assert await download(await client.prepare_download_by_path(path)) == second
    assert await download(await client.prepare_download_by_path(path, version_id=oldest)) == first
    assert await download(await client.prepare_download_by_id(file.id, version_id=latest)) == second
    assert (await client.get_file_by_id(file.id, version_id=oldest)).version_id == oldest

    for number in range(11):
        await upload(await client.prepare_upload_by_path(f"/many/{number}.bin"), secrets.token_bytes(number + 1))
    seen, offset = [], 0
    while True:
        page = await client.list_files(offset=offset, limit=5)
        assert page.total == 12
        seen += [each.path for each in page]
        if page.is_last:
            break
        offset = page.next_offset
    assert sorted(seen) == sorted([path, *(f"/many/{number}.bin" for number in range(11))])
    assert sorted(each.path for each in await client.list_all_files(limit_per_request=5)) == sorted(seen)
    assert [each.path for each in await client.list_files(name="7.bin")] == ["/many/7.bin"]

    large = secrets.token_bytes(LARGE)
    await upload(await client.prepare_upload_by_path("/large.bin"), large)
    assert await download(await client.prepare_download_by_path("/large.bin")) == large

    await client.delete_file_by_path(path)
    for call in (client.get_file_by_path(path), client.get_file_by_id(file.id)):
        try:
            await call
        except NotFoundException:
            continue
        raise AssertionError("a deleted file is still there")
    assert (await client.get_file_by_id(file.id, deleted=True)).id == file.id
    assert len(await client.list_versions_by_id(file.id, deleted=True)) == 2
    await client.restore_file_by_id(file.id)
    assert await download(await client.prepare_download_by_path(path)) == second


run(main)
