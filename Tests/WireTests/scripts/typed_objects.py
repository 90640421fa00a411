"""Typed objects of the SDK: grids and points as data frames, made, read, changed and replaced."""

import numpy
import pandas
from evo.objects import ObjectReference
from evo.objects.typed import (
    Point3,
    PointSet,
    PointSetData,
    Regular3DGrid,
    Regular3DGridData,
    Rotation,
    Size3d,
    Size3i,
    object_from_reference,
)

from session import Session, run

CELLS, CORNERS, POINTS = 10 * 10 * 5, 11 * 11 * 6, 100


async def main(session: Session) -> None:
    chance = numpy.random.default_rng(7)
    values = chance.random(CELLS)
    grid = Regular3DGridData(
        name="Grid",
        origin=Point3(0, 0, 0),
        size=Size3i(10, 10, 5),
        cell_size=Size3d(2.5, 5, 5),
        cell_data=pandas.DataFrame(
            {
                "value": values,
                "kind": pandas.Categorical.from_codes(chance.choice(range(4), size=CELLS), ["a", "b", "c", "d"]),
            }
        ),
        vertex_data=pandas.DataFrame({"elevation": chance.random(CORNERS)}),
        rotation=Rotation(90, 0, 0),
    )
    made = await Regular3DGrid.create(session.context, grid)
    read = await object_from_reference(session.context, made.metadata.url)
    assert isinstance(read, Regular3DGrid) and read.name == "Grid"
    frame = await read.to_dataframe()
    assert numpy.array_equal(frame["value"], values) and set(frame["kind"]) <= set("abcd")
    assert len(await read.vertices.to_dataframe()) == CORNERS

    before = read.metadata.version_id
    read.name = "Changed grid"
    await read.cells.from_dataframe(pandas.DataFrame({"value": numpy.ones(CELLS)}))
    await read.update()
    # A reference names a version: the one before stays what it was.
    assert (await object_from_reference(session.context, made.metadata.url)).name == "Grid"
    assert read.metadata.version_id != before
    again = await object_from_reference(session.context, read.metadata.url)
    frame = await again.to_dataframe()
    assert again.name == "Changed grid" and set(frame["value"]) == {1.0}, (again.name, frame)

    def points(name: str) -> PointSetData:
        columns = {axis: chance.random(POINTS) * 100 for axis in ("x", "y", "z", "grade")}
        return PointSetData(name=name, locations=pandas.DataFrame(columns))

    reference = ObjectReference.new(session.environment, object_path="typed/points.json")
    first = await PointSet.create_or_replace(session.context, str(reference), points("First"))
    second = await PointSet.create_or_replace(session.context, str(reference), points("Second"))
    assert first.metadata.id == second.metadata.id and first.metadata.version_id != second.metadata.version_id
    replaced = await PointSet.replace(session.context, second.metadata.url, points("Third"))
    assert replaced.metadata.id == first.metadata.id and replaced.name == "Third"
    assert len(await (await PointSet.from_reference(session.context, str(reference))).to_dataframe()) == POINTS


run(main)
