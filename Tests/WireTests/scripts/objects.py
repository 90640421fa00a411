"""Geoscience objects with the SDK: tables as data, versions, conflicts, moves, stages, what is deleted."""

import numpy
import pyarrow
from evo.common.data import HealthCheckType
from evo.common.exceptions import NotFoundException
from evo.objects import DownloadedObject, ObjectAPIClient, ObjectReference
from evo.objects.exceptions import ObjectAlreadyExistsError, ObjectModifiedError

from session import Session, run

POINTS = 5000


async def main(session: Session) -> None:
    client = ObjectAPIClient(session.environment, session.connector)
    assert (await client.get_service_health(HealthCheckType.FULL)).status.name == "HEALTHY"
    data = client.get_data_client(session.cache)
    points = numpy.random.default_rng(1).random((POINTS, 3)) * 1000
    table = pyarrow.table({name: points[:, column] for column, name in enumerate("xyz")})

    def pointset(name: str) -> dict:
        return {
            "name": name,
            "uuid": None,
            "description": None,
            "tags": {"kind": "topography"},
            "bounding_box": {"min_x": 0.0, "max_x": 1000.0, "min_y": 0.0, "max_y": 1000.0, "min_z": 0.0, "max_z": 1000.0},
            "coordinate_reference_system": {"epsg_code": 2048},
            "locations": {"coordinates": data.save_table(table)},
            "schema": "/objects/pointset/1.0.1/pointset.schema.json",
        }

    sample = pointset("Sample pointset")
    await data.upload_referenced_data(sample)
    path = "sdk/v2/Pünktchen.json"
    made = await client.create_geoscience_object(path, sample)
    assert made.path == path and made.schema_id.sub_classification == "pointset", made
    assert made.created_by is not None and sample["uuid"] == made.id
    await client.update_geoscience_object(sample)
    versions = await client.list_versions_by_path(path)
    assert len(versions) == 2 and versions[0].created_at >= versions[1].created_at
    assert versions == await client.list_versions_by_id(made.id)

    # Data that is there already is not sent again.
    assert [each async for each in client.prepare_data_upload([sample["locations"]["coordinates"]["data"]])] == []

    downloaded = await client.download_object_by_path(path)
    assert downloaded.search("tags.kind") == "topography"
    assert (await downloaded.download_table("locations.coordinates")).equals(table)
    assert numpy.array_equal(await downloaded.download_array("locations.coordinates"), points)
    frame = await downloaded.download_dataframe("locations.coordinates", column_names=["x", "y", "z"])
    assert frame["y"].tolist() == points[:, 1].tolist()
    first = await client.download_object_by_id(made.id, version=versions[-1].version_id)
    assert first.metadata.version_id == versions[-1].version_id

    for reference in (downloaded.metadata.url, ObjectReference.new(session.environment, object_path=path)):
        same = await DownloadedObject.from_reference(session.connector, reference, session.cache)
        assert same.metadata.id == made.id

    changed = downloaded.as_dict() | {"description": "changed"}
    assert (await downloaded.update(changed, check_for_conflict=True)).as_dict()["description"] == "changed"
    try:
        await downloaded.update(changed, check_for_conflict=True)
        raise AssertionError("an update of an old version was taken")
    except ObjectModifiedError:
        pass
    try:
        await client.create_geoscience_object(path, pointset("Another"))
        raise AssertionError("a path was given twice")
    except ObjectAlreadyExistsError:
        pass

    for number in range(11):
        await client.create_geoscience_object(f"many/{number}.json", pointset(f"Number {number}"))
    everything = await client.list_all_objects(limit_per_request=5)
    assert len(everything) == 12
    assert (await client.list_objects(limit=5, offset=10)).total == 12
    latest = await client.get_latest_object_versions([each.id for each in everything])
    assert latest == {each.id: each.version_id for each in everything}
    assert {each.id for each in await client.list_objects_for_instance(limit=500)} >= set(latest)
    found = await client.list_objects(schema_id=[sample["schema"]], order_by={"name": "asc"}, limit=2)
    assert [each.path for each in found] == ["/many/0.json", "/many/1.json"] and found.total == 12

    moved = await client.move_geoscience_object("elsewhere/points.json", changed)
    assert (await client.download_object_by_path("elsewhere/points.json")).metadata.id == moved.id == made.id

    stages = await client.list_stages()
    assert [stage.name for stage in stages] == ["Draft", "Approved"]
    for stage in stages:
        await client.set_stage(made.id, version_id=moved.version_id, stage_id=stage.id)
        assert (await client.download_object_by_id(made.id)).metadata.stage.id == stage.id

    await client.delete_object_by_path("elsewhere/points.json")
    try:
        await client.download_object_by_id(made.id)
        raise AssertionError("a deleted object is still there")
    except NotFoundException:
        pass
    assert await client.restore_geoscience_object(made.id) is None
    assert (await client.download_object_by_id(made.id)).metadata.path == "elsewhere/points.json"


run(main)
