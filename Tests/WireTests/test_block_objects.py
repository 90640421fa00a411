"""Typed block models of the public packages: a model, and the geoscience object that stands for it."""

import pandas
import pytest
from evo.blockmodels import BlockModelAPIClient
from evo.blockmodels.data import RegularGridDefinition
from evo.blockmodels.endpoints.models import RotationAxis
from evo.blockmodels.typed import Aggregation, MassUnits, ReportColumnSpec, ReportSpecificationData
from evo.common import StaticContext
from evo.objects import ObjectReference
from evo.objects.typed import BlockModel, BoundingBox, Point3, RegularBlockModelData, Size3d, Size3i

from block_place import make_place, name

CENTRES = [(i * 2 + 1.0, j * 5 + 2.5, k * 5 + 102.5) for i in range(3) for j in range(2) for k in range(2)]


@pytest.fixture(scope="module")
def place(install, tmp_path_factory):
    place = make_place(install, tmp_path_factory.mktemp("objects"), "blockobjects")
    yield place
    place.server.kill()


def context_of(client: BlockModelAPIClient) -> StaticContext:
    return StaticContext.from_environment(client._environment, client._connector, client._cache)


def test_a_typed_block_model_has_its_object(place):
    frame = pandas.DataFrame(CENTRES, columns=["x", "y", "z"])
    frame["Au"] = [float(n) for n in range(len(CENTRES))]
    title = name()

    async def scene(client: BlockModelAPIClient):
        context = context_of(client)
        data = RegularBlockModelData(
            name=title,
            description="made by the typed package",
            origin=Point3(0.0, 0.0, 100.0),
            n_blocks=Size3i(3, 2, 2),
            block_size=Size3d(2.0, 5.0, 5.0),
            cell_data=frame,
            coordinate_reference_system="EPSG:28354",
            size_unit_id="m",
            units={"Au": "g/t"},
        )
        made = await BlockModel.create_regular(context, data, path="models/gold")
        more = frame[["x", "y", "z"]].assign(density=2.5)
        version = await made.add_attribute(more, "density", unit="t/m3")
        fresh = await made.refresh()
        report = await fresh.create_report(
            ReportSpecificationData(
                name="Gold",
                columns=[
                    ReportColumnSpec(column_name="Au", aggregation=Aggregation.MASS_AVERAGE, output_unit_id="g/t")
                ],
                mass_unit_id=MassUnits.TONNES,
                density_column_name="density",
            )
        )
        result = await report.refresh(poll_interval_seconds=0.2)
        table = await fresh.to_dataframe()
        await client.delete_block_model(fresh.block_model_uuid)
        with pytest.raises(Exception) as gone:
            await made.refresh()
        return made, version, fresh, result, table, gone.value

    made, version, fresh, result, table, gone = place.run(scene)
    assert (made.name, made.metadata.path) == (title, f"models/gold/{title}.json")
    assert made.geometry.model_type == "regular" and made.geometry.rotation is None
    assert (made.geometry.n_blocks, made.geometry.block_size) == (Size3i(3, 2, 2), Size3d(2.0, 5.0, 5.0))
    box = made.bounding_box
    assert (box.min_x, box.max_x, box.min_z, box.max_z) == (0, 6, 100, 110)
    assert str(made.coordinate_reference_system) == "EPSG:28354"
    assert [(each.name, each.attribute_type, each.unit) for each in fresh.attributes] == [
        ("Au", "Float64", "g/t"), ("density", "Float64", "t/m3")
    ]  # fmt: skip
    assert fresh.block_model_version_uuid == version.version_uuid != made.block_model_version_uuid
    assert fresh.metadata.version_id == version.geoscience_version_id
    assert sorted(table["Au"]) == frame["Au"].tolist()
    (row,) = result.to_dataframe().to_dict("records")
    assert row["Mass"] == pytest.approx(12 * 50 * 2.5) and row["Au"] == pytest.approx(5.5)
    assert "404" in str(gone)


def test_the_object_of_a_turned_model_is_turned_like_it(place):
    grid = RegularGridDefinition(
        model_origin=[10.0, 20.0, 30.0],
        rotations=[(RotationAxis.z, 30.0), (RotationAxis.x, -12.5), (RotationAxis.y, 200.0)],
        n_blocks=[3, 4, 5],
        block_size=[10.0, 5.0, 2.5],
    )

    async def scene(client: BlockModelAPIClient):
        model, version = await client.create_block_model(name(), grid, object_path="/turned/")
        reference = ObjectReference.new(client._environment, object_id=model.geoscience_object_id)
        return model, version, await BlockModel.from_reference(context_of(client), reference)

    model, version, typed = place.run(scene)
    assert typed.metadata.path == f"turned/{model.name}.json"
    assert typed.geometry.rotation is not None
    # Both say where the blocks are: the one as it is kept, the other worked out from the rotation.
    box = BoundingBox.from_regular_grid(
        typed.geometry.origin, typed.geometry.n_blocks, typed.geometry.block_size, typed.geometry.rotation
    )
    for edge in ("min_x", "max_x", "min_y", "max_y", "min_z", "max_z"):
        assert getattr(box, edge) == pytest.approx(getattr(typed.bounding_box, edge)), edge
    assert typed.metadata.version_id == version.geoscience_version_id


def test_the_object_goes_and_comes_back_with_the_model(place):
    title = name()
    grid = {
        "model_type": "regular",
        "n_blocks": {"nx": 2, "ny": 2, "nz": 2},
        "block_size": {"x": 1.0, "y": 1.0, "z": 1.0},
    }
    body = {"name": title, "model_origin": {"x": 0, "y": 0, "z": 0}, "block_rotation": [], "size_options": grid}
    refused = place.http.post(place.models, json=body | {"object_path": "a/../b"})
    assert refused.status_code == 422, refused.text
    made = place.http.post(place.models, json=body | {"object_path": "kept"}).json()
    path = f"/geoscience-object/orgs/{place.organisation}/workspaces/{place.workspace}/objects"
    mine = f"{path}/{made['geoscience_object_id']}"
    found = place.http.get(mine).json()
    assert found["object_path"] == f"kept/{title}.json"
    assert found["object"]["block_model_uuid"] == made["bm_uuid"]
    assert place.http.delete(f"{place.models}/{made['bm_uuid']}").status_code == 204
    assert place.http.get(mine).status_code in (404, 410)
    again = place.http.post(f"{place.models}/{made['bm_uuid']}", params={"deleted": "false"})
    assert again.status_code == 202, again.text
    assert place.http.get(mine).json()["object_path"] == f"kept/{title}.json"
