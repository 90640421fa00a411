"""The public block model package makes, fills, changes and queries models; DuckDB's program does the work on blocks."""

import io
import math
import random
import secrets
import time
from dataclasses import replace

import pyarrow
import pyarrow.compute
import pyarrow.parquet
import pytest
from evo.blockmodels import BlockModelAPIClient
from evo.blockmodels.data import (
    FlexibleGridDefinition,
    FullySubBlockedGridDefinition,
    GroupDefinition,
    OctreeGridDefinition,
    RegularGridDefinition,
)
from evo.blockmodels.endpoints.models import (
    BBox,
    BBoxXYZ,
    ColumnHeaderType,
    FloatRange,
    GeometryColumns,
    IntRange,
    RotationAxis,
    UpdateBlockModel,
    UpdateType,
)
from evo.blockmodels.exceptions import JobFailedException

from block_place import end_of, make_place, name, table

COUNT = (20, 15, 10)
GRID = RegularGridDefinition(
    model_origin=[1000.0, 2000.5, -50.0], rotations=[], n_blocks=list(COUNT), block_size=[10.0, 5.0, 2.5]
)


@pytest.fixture(scope="module")
def place(install, tmp_path_factory):
    place = make_place(install, tmp_path_factory.mktemp("blocks"), "blockmodels")
    yield place
    place.server.kill()


def indices(share: float = 1.0, seed: int = 1) -> list[tuple[int, int, int]]:
    every = [(i, j, k) for i in range(COUNT[0]) for j in range(COUNT[1]) for k in range(COUNT[2])]
    return random.Random(seed).sample(every, int(len(every) * share))


def centre(block) -> tuple[float, ...]:
    return tuple(o + (n + 0.5) * s for o, n, s in zip(GRID.model_origin, block, GRID.block_size))


def rows(result: pyarrow.Table) -> set[tuple]:
    return {tuple(row.values()) for row in result.to_pylist()}


def box(i, j, k) -> BBox:
    return BBox(**{f"{axis}_minmax": IntRange(min=r[0], max=r[1]) for axis, r in zip("ijk", (i, j, k))})


def test_a_box_and_two_columns_are_what_pyarrow_computes(place):
    blocks = indices(0.7)
    copper = [None if n % 5 == 0 else n * 0.25 for n in range(len(blocks))]
    sent = table(
        blocks,
        Cu=pyarrow.array(copper, pyarrow.float64()),
        rock=pyarrow.array([("ore", "waste", None)[n % 3] for n in range(len(blocks))], pyarrow.utf8()),
        drilled=pyarrow.array([n % 2 == 0 for n in range(len(blocks))]),
    )

    async def scene(client: BlockModelAPIClient):
        model, version = await client.create_block_model(
            name(), GRID, size_unit_id="m", initial_data=sent, units={"Cu": "g/t"}
        )
        result = await client.query_block_model_as_table(
            model.id,
            ["Cu", "rock"],
            bbox=box((3, 11), (0, 4), (2, 2)),
            geometry_columns=GeometryColumns.indices,
            column_headers=ColumnHeaderType.name,
        )
        whole = await client.query_block_model_as_table(model.id, ["*"], column_headers=ColumnHeaderType.id)
        return model, version, result, whole

    model, version, result, whole = place.run(scene)
    assert (version.version_id, version.parent_version_id, version.base_version_id) == (2, 1, 1)
    assert version.created_by.email == place.app.client_email
    assert version.bbox.i_minmax.max == COUNT[0] - 1
    pc = pyarrow.compute
    inside = pc.and_(pc.and_(pc.greater_equal(sent["i"], 3), pc.less_equal(sent["i"], 11)), pc.less_equal(sent["j"], 4))
    wanted = sent.filter(pc.and_(inside, pc.equal(sent["k"], 2))).select(["i", "j", "k", "Cu", "rock"])
    wanted = wanted.filter(pc.or_(pc.is_valid(wanted["Cu"]), pc.is_valid(wanted["rock"])))
    assert result.schema.names == ["i", "j", "k", "Cu", "rock"]
    assert [str(each) for each in result.schema.types] == ["uint32", "uint32", "uint32", "double", "string"]
    assert result.num_rows == wanted.num_rows > 20
    assert rows(result) == rows(wanted)

    ids = {column.title: column.col_id for column in version.columns}
    assert whole.schema.names == ["x", "y", "z", ids["Cu"], ids["drilled"], ids["rock"]]
    places = {tuple(row[axis] for axis in "xyz"): row[ids["Cu"]] for row in whole.to_pylist()}
    assert places == {centre(block): value for block, value in zip(blocks, copper)}


def test_merge_and_replace_and_what_the_versions_keep(place):
    first, second, third = [(0, 0, 0), (1, 1, 1), (2, 2, 2)], [(1, 1, 1), (3, 3, 3)], [(2, 2, 2)]

    def sent(blocks, start):
        return table(blocks, Au=pyarrow.array([start + n for n in range(len(blocks))], pyarrow.int16()))

    async def scene(client: BlockModelAPIClient):
        async def read(version):
            return rows(
                await client.query_block_model_as_table(
                    model.id,
                    ["Au", "version_id"],
                    version_uuid=version.version_uuid,
                    geometry_columns=GeometryColumns.indices,
                    column_headers=ColumnHeaderType.name,
                )
            )

        model, one = await client.create_block_model(name(), GRID, initial_data=sent(first, 10))
        two = await client.update_block_model_columns(
            model.id, sent(second, 20), [], update_columns={"Au"}, update_type=UpdateType.merge
        )
        three = await client.update_block_model_columns(model.id, sent(third, 30), [], update_columns={"Au"})
        four = await client.rename_block_model_columns(model.id, {"Au": "Gold"}, comment="renamed")
        five = await client.update_column_metadata(model.id, {"Gold": "g/t"})
        versions = await client.list_all_versions(model.id)
        return [await read(each) for each in (one, two, three)], (one, four, five), versions

    read, (one, four, five), versions = place.run(scene)
    assert read[0] == {(0, 0, 0, 10, 2), (1, 1, 1, 11, 2), (2, 2, 2, 12, 2)}
    assert read[1] == {(0, 0, 0, 10, 2), (1, 1, 1, 20, 3), (2, 2, 2, 12, 2), (3, 3, 3, 21, 3)}
    assert read[2] == {(2, 2, 2, 30, 4)}
    (column,) = [column for column in five.columns if column.title == "Gold"]
    assert column.unit_id == "g/t" and column.col_id in {each.col_id for each in one.columns}
    assert four.comment == "renamed" and four.bbox is None
    assert [each.version_id for each in versions] == [6, 5, 4, 3, 2, 1]


def test_coordinates_of_a_turned_model_and_every_block_of_it(place):
    grid = replace(GRID, rotations=[(RotationAxis.z, 30.0), (RotationAxis.x, -12.5)], n_blocks=[3, 4, 5])

    async def scene(client: BlockModelAPIClient):
        model, _ = await client.create_block_model(name(), grid)
        every = await client.query_block_model_as_table(
            model.id, ["i", "j", "k", "version_id"], exclude_null_rows=False, column_headers=ColumnHeaderType.name
        )
        order = list(range(every.num_rows))
        random.Random(3).shuffle(order)
        shuffled = every.take(order).select(["x", "y", "z"])
        values = pyarrow.array(range(every.num_rows), pyarrow.int32())
        await client.add_new_columns(model.id, shuffled.append_column("n", values))
        back = await client.query_block_model_as_table(
            model.id, ["n"], geometry_columns=GeometryColumns.indices, column_headers=ColumnHeaderType.name
        )
        corner = centre((0, 0, 0))
        near = BBoxXYZ(
            **{f"{axis}_minmax": FloatRange(min=corner[n] - 1, max=corner[n] + GRID.block_size[n]) for n, axis in enumerate("xyz")}
        )
        boxed = await client.query_block_model_as_table(
            model.id, ["n"], bbox=near, geometry_columns=GeometryColumns.indices
        )
        return every, order, back, boxed

    every, order, back, boxed = place.run(scene)
    assert every.num_rows == 60 and set(every["version_id"].to_pylist()) == {1}
    z, x = math.radians(30), math.radians(-12.5)
    around_z = [[math.cos(z), math.sin(z), 0], [-math.sin(z), math.cos(z), 0], [0, 0, 1]]
    around_x = [[1, 0, 0], [0, math.cos(x), math.sin(x)], [0, -math.sin(x), math.cos(x)]]
    for row in every.to_pylist():
        local = [(row[axis] + 0.5) * size for axis, size in zip("ijk", GRID.block_size)]
        for matrix in (around_x, around_z):
            local = [sum(factor * value for factor, value in zip(line, local)) for line in matrix]
        assert [row[axis] for axis in "xyz"] == pytest.approx([o + v for o, v in zip(GRID.model_origin, local)])
    wanted = {number: every.slice(position, 1).select(["i", "j", "k"]).to_pylist()[0] for number, position in enumerate(order)}
    assert {row["n"]: {axis: row[axis] for axis in "ijk"} for row in back.to_pylist()} == wanted
    assert {tuple(row[axis] for axis in "ijk") for row in boxed.to_pylist()} == {
        (i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)
    }


def test_types_groups_and_csv(place):
    pa = pyarrow
    blocks = [(0, 0, 0), (1, 0, 0), (2, 0, 0)]
    kinds = {
        "bool": (pa.bool_(), [True, False, None]),
        **{f"int{n}": (getattr(pa, f"int{n}")(), [-(2 ** (n - 1)), 2 ** (n - 1) - 1, None]) for n in (8, 16, 32, 64)},
        **{f"uint{n}": (getattr(pa, f"uint{n}")(), [0, 2**n - 1, None]) for n in (8, 16, 32, 64)},
        "float": (pa.float32(), [0.5, -1e30, None]),
        "double": (pa.float64(), [0.1, 1e300, None]),
        "text": (pa.utf8(), ["Gestein, \"fest\"\n.shell", "金", None]),
        "day": (pa.date32(), [0, 19000, None]),
        "moment": (pa.timestamp("us", tz="UTC"), [0, 1_700_000_000_123_456, None]),
    }
    sent = table(blocks, anchor=pa.array([1, 2, 3], pa.int8()), **{n: pa.array(v, t) for n, (t, v) in kinds.items()})

    async def scene(client: BlockModelAPIClient):
        model, _ = await client.create_block_model(name(), GRID, initial_data=sent)
        await client.update_groups(model.id, new=[GroupDefinition(title="Assays")])
        more = table(blocks, **{"Assays▸Cu": pa.array([1.5, 2.5, 3.5], pa.float64())})
        version = await client.add_new_columns(model.id, more, column_groups={"Assays▸Cu": "Assays"})
        assert version.group_by_qualified_title("Assays") is not None
        back = await client.query_block_model_as_table(
            model.id,
            [*sent.schema.names[3:], "Assays▸Cu"],
            geometry_columns=GeometryColumns.indices,
            column_headers=ColumnHeaderType.name,
        )
        await client.delete_block_model_columns(model.id, ["Assays▸Cu"])
        return model, back

    model, back = place.run(scene)
    assert back.drop_columns(["Assays▸Cu"]).cast(sent.schema).sort_by("i").equals(sent)
    assert back.schema.types[:-1] == sent.schema.types
    assert back["Assays▸Cu"].to_pylist() == [1.5, 2.5, 3.5]

    one = f"{place.models}/{model.id}"
    columns = {"new": [{"title": "Pb", "data_type": "Float32"}], "update": [], "delete": [], "rename": []}
    options = {
        "file_format": "csv", "delimiter": ";", "decimal_char": ",", "skip_rows": 1,
        "column_name_mapping": [{"column_title": "Pb", "file_column_name": "lead"}],
    }  # fmt: skip
    begun = place.http.patch(f"{one}/blocks", json={"columns": columns, "input_options": options}).json()
    job = finish(place, begun, "a comment\nx;y;z;lead\n1005;2003;-48,75;1,5\n".encode())
    assert job["job_status"] == "COMPLETE", job
    asked = {"columns": ["Pb"], "output_options": {"file_format": "csv", "delimiter": "\t"}}
    job = end_of(place, place.http.post(f"{one}/blocks", json=asked).json()["job_url"])
    assert fetch(place, job["payload"]["download_url"]) == b"i\tj\tk\tPb\n0\t0\t0\t1.5\n"


def test_csv_keeps_what_it_holds(place):
    model = small_model(place)
    columns = {
        "new": [{"title": "Zone", "data_type": "Utf8"}, {"title": "Count", "data_type": "Int32"}],
        "update": [], "delete": [], "rename": [],
    }  # fmt: skip
    options = {"file_format": "csv", "delimiter": ";"}

    def send(rows: str) -> dict:
        begun = place.http.patch(f"{model}/blocks", json={"columns": columns, "input_options": options}).json()
        return finish(place, begun, f"i;j;k;Zone;Count\n{rows}\n".encode())

    for rows in ("0;0;0;a;2.5", "0.6;0;0;a;2", "0;0;0;a;0x10", "0;0;0;a;1e1"):
        assert send(rows)["job_status"] == "FAILED", rows
    job = send('0;0;0;Zone #1;7\n#1;0;0;a;1')
    assert job["job_status"] == "FAILED", job
    job = send('0;0;0;Zone #1;7\n1;0;0;#2;8\n0;1;0;"a;""b""\\";9')
    assert job["job_status"] == "COMPLETE", job
    asked = {"columns": ["Zone", "Count"], "output_options": {"file_format": "parquet"}}
    job = end_of(place, place.http.post(f"{model}/blocks", json=asked).json()["job_url"])
    found = pyarrow.parquet.read_table(io.BytesIO(fetch(place, job["payload"]["download_url"]))).sort_by("Count")
    assert found["Zone"].to_pylist() == ["Zone #1", "#2", 'a;"b"\\']
    assert found["Count"].to_pylist() == [7, 8, 9]


PARENTS = {"model_origin": [10.0, 20.0, 30.0], "rotations": [(RotationAxis.z, 90.0)], "n_parent_blocks": [3, 2, 2]}
SIZE = (8.0, 4.0, 2.0)
CELLS = (4, 2, 8)


def octree(start=(0, 0, 0), level=0, number=0) -> dict:
    """Every sub-block that an octree can have, by its number: its first cell and the one behind its last."""
    depths = [cells.bit_length() - 1 for cells in CELLS]

    def size(level):
        return tuple(1 << max(0, depth - level) for depth in depths)

    found = {number: (start, tuple(s + n for s, n in zip(start, size(level))))}
    if level == max(depths):
        return found
    steps = [(0, size(level + 1)[axis]) if depths[axis] > level else (0,) for axis in range(3)]
    for z in steps[2]:
        for y in steps[1]:
            for x in steps[0]:
                inner = octree(tuple(s + d for s, d in zip(start, (x, y, z))), level + 1, max(found) + 1)
                found |= inner
    return found


def fully() -> dict:
    cells = [(x, y, z) for z in range(CELLS[2]) for y in range(CELLS[1]) for x in range(CELLS[0])]
    return {0: ((0, 0, 0), CELLS)} | {n + 1: (cell, tuple(c + 1 for c in cell)) for n, cell in enumerate(cells)}


def leaves(numbers: dict) -> list[int]:
    """Sub-blocks that fill a parent block, of several sizes."""
    free, chosen = {start for start, _ in fully().values()}, []
    for number in sorted(numbers, key=lambda n: (n % 5, n)):
        if number == 0:
            continue
        (a, b, c), (d, e, f) = numbers[number]
        cells = {(x, y, z) for x in range(a, d) for y in range(b, e) for z in range(c, f)}
        if cells <= free:
            free -= cells
            chosen.append(number)
    assert not free
    return chosen


def place_of(parent, cells) -> tuple[float, ...]:
    """Centre and size, as the model is turned: x runs to the south, y to the east."""
    (start, end) = cells
    local = [(i + (s + e) / 2 / n) * size for i, s, e, n, size in zip(parent, start, end, CELLS, SIZE)]
    sizes = [(e - s) * size / n for s, e, n, size in zip(start, end, CELLS, SIZE)]
    return (10.0 + local[1], 20.0 - local[0], 30.0 + local[2], *sizes)


@pytest.mark.parametrize(("definition", "numbers"), [(FullySubBlockedGridDefinition, fully()), (OctreeGridDefinition, octree())])
def test_subblocks_by_numbers_and_by_places(place, definition, numbers):
    grid = definition(**PARENTS, n_subblocks_per_parent=list(CELLS), parent_block_size=list(SIZE))
    uint = pyarrow.uint32()
    keys = [((0, 1, 0), n) for n in leaves(numbers)] + [((2, 0, 1), 0)]

    def sent(keys, **columns):
        axes = {axis: pyarrow.array([parent[n] for parent, _ in keys], uint) for n, axis in enumerate("ijk")}
        return pyarrow.table(axes | {"sidx": pyarrow.array([n for _, n in keys], uint)} | columns)

    values = [n * 0.5 for n in range(len(keys))]
    some = random.Random(5).sample(range(len(keys)), 5)
    moved = pyarrow.table(
        {name: [place_of(keys[n][0], numbers[keys[n][1]])[axis] for n in some] for axis, name in enumerate(("x", "y", "z", "dx", "dy", "dz"))}
        | {"Cu": [-1.0 - n for n in some]}
    )  # fmt: skip

    async def scene(client: BlockModelAPIClient):
        async def read(*columns, **more):
            return await client.query_block_model_as_table(model.id, list(columns), column_headers=ColumnHeaderType.name, **more)

        model, version = await client.create_block_model(
            name(), grid, initial_data=sent(keys, Cu=pyarrow.array(values, pyarrow.float64()))
        )
        by_number = await read("Cu", geometry_columns=GeometryColumns.indices)
        by_place = await read("Cu", "sidx")
        every = await read("sidx", exclude_null_rows=False, geometry_columns=GeometryColumns.indices)
        await client.update_subblocked_columns(model.id, moved, [], {"Cu"}, update_type=UpdateType.merge)
        merged = await read("Cu", geometry_columns=GeometryColumns.indices)
        with pytest.raises(JobFailedException) as strange:
            wrong = sent([((0, 0, 0), 1)], Cu=pyarrow.array([1.0]))
            await client.update_subblocked_columns(model.id, wrong, [], {"Cu"})
        with pytest.raises(JobFailedException) as gap:
            wrong = sent(keys[1:], Cu=pyarrow.array(values[1:]))
            await client.update_subblocked_columns(
                model.id, wrong, [], {"Cu"}, geometry_change=True, update_type=UpdateType.merge
            )
        whole = sent([((0, 1, 0), 0)], Cu=pyarrow.array([7.0]))
        await client.update_subblocked_columns(
            model.id, whole, [], {"Cu"}, geometry_change=True, update_type=UpdateType.merge
        )
        last = await read("Cu", geometry_columns=GeometryColumns.indices)
        return version, by_number, by_place, every, merged, strange.value, gap.value, last

    version, by_number, by_place, every, merged, strange, gap, last = place.run(scene)
    assert [column.title for column in version.columns][:10] == ["i", "j", "k", "sidx", "x", "y", "z", "dx", "dy", "dz"]
    assert by_number.schema.names == ["i", "j", "k", "sidx", "Cu"]
    assert rows(by_number) == {(*parent, number, value) for (parent, number), value in zip(keys, values)}
    assert by_place.schema.names == ["x", "y", "z", "dx", "dy", "dz", "Cu", "sidx"]
    wanted = {(*place_of(parent, numbers[n]), value, n) for (parent, n), value in zip(keys, values)}
    assert sorted(rows(by_place)) == [pytest.approx(row) for row in sorted(wanted)]
    # Of the twelve parents one is divided.
    assert every.num_rows == len(keys) - 1 + 11 and set(every["sidx"].to_pylist()) == {n for _, n in keys}
    after = {(*parent, n): (-1.0 - at if at in some else value) for at, ((parent, n), value) in enumerate(zip(keys, values))}
    assert rows(merged) == {(*key, value) for key, value in after.items()}
    assert "geometry_change" in strange.error_payload.detail
    assert "do not fill it" in gap.error_payload.detail
    assert rows(last) == {(0, 1, 0, 0, 7.0), (2, 0, 1, 0, after[2, 0, 1, 0])}


def test_flexible_subblocks(place):
    grid = FlexibleGridDefinition(**PARENTS, n_subblocks_per_parent=list(CELLS), parent_block_size=list(SIZE))
    parts = [((0, 0, 0), (1, 2, 8)), ((1, 0, 0), (4, 2, 3)), ((1, 0, 3), (4, 2, 8))]
    names = ["start_si", "start_sj", "start_sk", "end_si", "end_sj", "end_sk"]

    def sent(parts):
        axes = {axis: pyarrow.array([1] * len(parts), pyarrow.uint32()) for axis in "ijk"}
        cells = [start + end for start, end in parts]
        edges = {title: pyarrow.array([c[n] for c in cells], pyarrow.uint8()) for n, title in enumerate(names)}
        return pyarrow.table(axes | edges | {"Cu": pyarrow.array([float(n) for n in range(len(parts))])})

    async def scene(client: BlockModelAPIClient):
        model, _ = await client.create_block_model(name(), grid, initial_data=sent(parts))
        back = await client.query_block_model_as_table(
            model.id, ["*"], geometry_columns=GeometryColumns.indices, column_headers=ColumnHeaderType.name
        )
        places = await client.query_block_model_as_table(model.id, ["*"], column_headers=ColumnHeaderType.name)
        failures = []
        for wrong in (
            [((0, 0, 0), (4, 2, 7))],
            [*parts[:2], ((0, 0, 3), (3, 2, 8))],
            [((0, 0, 0), (4, 2, 9))],
            [((2, 0, 0), (2, 2, 8))],
        ):
            with pytest.raises(JobFailedException) as failure:
                await client.update_subblocked_columns(
                    model.id, sent(wrong), [], {"Cu"}, geometry_change=True, update_type=UpdateType.merge
                )
            failures.append(failure.value.error_payload.detail)
        # What replaces everything may leave a part of a parent block without values.
        await client.update_subblocked_columns(model.id, sent(parts[1:]), [], {"Cu"}, geometry_change=True)
        left = await client.query_block_model_as_table(
            model.id, ["*"], geometry_columns=GeometryColumns.indices, column_headers=ColumnHeaderType.name
        )
        return back, places, failures, left

    back, places, failures, left = place.run(scene)
    assert left.sort_by("Cu").equals(sent(parts[1:]))
    assert back.sort_by("Cu").equals(sent(parts))
    wanted = [(*place_of((1, 1, 1), cells), float(n)) for n, cells in enumerate(parts)]
    assert [tuple(row.values()) for row in places.sort_by("Cu").to_pylist()] == [pytest.approx(row) for row in wanted]
    assert ["fill it" in each for each in failures] == [True, True, False, False]


def upload(place, begun, content: bytes) -> None:
    address = begun["upload_url"]
    path = address[address.index("/blobs/") :]
    sent = place.server.http().put(path, data=content, headers={"x-ms-blob-type": "BlockBlob"})
    assert sent.status_code == 201, sent.text


def fetch(place, address: str) -> bytes:
    return place.server.http().get(address[address.index("/blobs/") :]).content


def finish(place, begun, content: bytes) -> dict:
    upload(place, begun, content)
    path = begun["job_url"][begun["job_url"].index("/blockmodel/") :]
    assert place.http.post(f"{path}/uploaded").status_code == 201
    return end_of(place, begun["job_url"])


def parquet(content: pyarrow.Table) -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(content, file)
    return file.getvalue()


@pytest.fixture(scope="module")
def model(place) -> str:
    return small_model(place)


def small_model(place) -> str:
    size = {"model_type": "regular", "n_blocks": {"nx": 2, "ny": 2, "nz": 2}, "block_size": {"x": 1, "y": 1, "z": 1}}
    body = {"name": name(), "model_origin": {"x": 0, "y": 0, "z": 0}, "block_rotation": [], "size_options": size}
    return f"{place.models}/{place.http.post(place.models, json=body).json()['bm_uuid']}"


def begin(place, model: str, *titles: str, **more) -> dict:
    new = [{"title": title, "data_type": "Int32"} for title in titles]
    begun = place.http.patch(f"{model}/blocks", json={"columns": {"new": new, "update": [], "delete": [], "rename": []}} | more)
    assert begun.status_code == 202, begun.text
    return begun.json()


GOOD = table([(0, 0, 0), (1, 1, 1)], Cu=pyarrow.array([1, 2], pyarrow.int32()))
BROKEN = {
    "empty": b"",
    "no parquet": b"PAR1" + secrets.token_bytes(400) + b"PAR1",
    "cut off": parquet(GOOD)[:-20],
    "damaged": parquet(GOOD)[:60] + secrets.token_bytes(40) + parquet(GOOD)[100:],
    "footer of four gigabytes": b"PAR1" + b"\xff\xff\xff\xffPAR1",
    "another type": parquet(table([(0, 0, 0)], Cu=pyarrow.array(["1"]))),
    "no such column": parquet(table([(0, 0, 0)], Ag=pyarrow.array([1], pyarrow.int32()))),
    "no place": parquet(GOOD.select(["Cu"])),
    "beyond the model": parquet(table([(0, 0, 2)], Cu=pyarrow.array([1], pyarrow.int32()))),
    "twice the same block": parquet(table([(0, 0, 0)] * 2, Cu=pyarrow.array([1, 2], pyarrow.int32()))),
    "no index": parquet(
        pyarrow.table({axis: pyarrow.array([None], pyarrow.uint32()) for axis in "ijk"} | {"Cu": GOOD["Cu"].slice(0, 1)})
    ),
    "beside every centre": parquet(
        pyarrow.table({axis: pyarrow.array([0.9]) for axis in "xyz"} | {"Cu": GOOD["Cu"].slice(0, 1)})
    ),
    "infinitely far": parquet(
        pyarrow.table({axis: pyarrow.array([math.inf]) for axis in "xyz"} | {"Cu": GOOD["Cu"].slice(0, 1)})
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_fails_its_job_and_nothing_else(place, model, kind):
    job = finish(place, begin(place, model, "Cu"), BROKEN[kind])
    assert job["job_status"] == "FAILED", job
    problem = job["payload"]
    assert problem["type"].endswith("/block-model-service/job/update-error") and problem["status"] == 400
    assert str(place.server.directory) not in problem["detail"] and "read_parquet" not in problem["detail"]
    assert place.http.get(model).status_code == 200
    assert place.http.get(f"{model}/versions").json()["total"] == 1


HOSTILE = ['a"b', "'; DROP TABLE sent; --", ".shell touch OUCH", "; .shell touch OUCH", "a''b", '""', "\\", "$1", "/* --",
           "sent.i", "e\u0301", "金", "👩‍🔬", "%s", "Select", "\u202eabc", "null"]  # fmt: skip


def test_titles_are_nothing_but_titles(place):
    blocks = [(0, 0, 0), (1, 0, 0)]
    sent = table(blocks, **{title: pyarrow.array([n, n + 1], pyarrow.int32()) for n, title in enumerate(HOSTILE)})

    async def scene(client: BlockModelAPIClient):
        model, version = await client.create_block_model(name(), GRID, initial_data=sent)
        return version, await client.query_block_model_as_table(
            model.id, HOSTILE, geometry_columns=GeometryColumns.indices, column_headers=ColumnHeaderType.name
        )

    version, back = place.run(scene)
    assert [column.title for column in version.columns][-len(HOSTILE) :] == HOSTILE
    assert back.equals(sent)
    assert not list(place.server.directory.rglob("OUCH"))


def test_a_file_cannot_read_other_files(place, model):
    """A name of a column in the file is data, and so is a path in a literal."""
    for title in ("read_text('/etc/passwd')", "'/etc/passwd'"):
        wanted = table([(0, 0, 0)], **{title: pyarrow.array([7], pyarrow.int32())})
        other = begin(place, model, title, update_type="merge")
        job = finish(place, other, parquet(wanted))
        assert job["job_status"] == "COMPLETE", job
    refused = place.http.patch(
        f"{model}/blocks",
        json={"columns": {"new": [{"title": "a\n.shell touch OUCH", "data_type": "Int8"}], "update": [], "delete": [], "rename": []}},
    )
    assert refused.status_code == 422 and refused.json()["type"].endswith("/validation-error")


def test_the_failure_is_one_of_the_package(place):
    async def scene(client: BlockModelAPIClient):
        model, _ = await client.create_block_model(name(), GRID)
        wrong = table([(0, 0, 99)], Cu=pyarrow.array([1.0]))
        with pytest.raises(JobFailedException) as failure:
            await client.add_new_columns(model.id, wrong)
        changed = await client.update_block_model_metadata(model.id, UpdateBlockModel(description="seen"))
        listed = await client.list_all_block_models()
        await client.delete_block_model(model.id)
        return model, failure.value, changed, listed, await client.list_all_block_models(deleted=True)

    model, failure, changed, listed, deleted = place.run(scene)
    assert "blocks that the model does not have" in failure.error_payload.detail
    assert changed.description == "seen"
    assert model.id in [each.id for each in listed] and model.id in [each.id for each in deleted]


def test_what_is_queued_survives_kill_and_is_done_once(place, model):
    begun = begin(place, model, "survivor")
    upload(place, begun, parquet(table([(0, 0, 0)], survivor=pyarrow.array([5], pyarrow.int32()))))
    path = begun["job_url"][begun["job_url"].index("/blockmodel/") :]
    before = place.http.get(f"{model}/versions").json()["total"]
    assert place.http.post(f"{path}/uploaded").status_code == 201
    place.server.kill()
    place.server.start()
    # Whoever was killed while it worked has held the job for a minute.
    deadline = time.monotonic() + 90
    while (job := place.http.get(path).json())["job_status"] not in ("COMPLETE", "FAILED"):
        assert time.monotonic() < deadline, job
        time.sleep(0.2)
    assert job["job_status"] == "COMPLETE" and job["payload"]["version_uuid"] == begun["version_uuid"]
    assert place.http.get(f"{model}/versions").json()["total"] == before + 1
    since = place.http.get(f"{model}/versions?limit=1&offset=1").json()["results"][0]["version_uuid"]
    question = {
        "bbox": {f"{axis}_minmax": {"min": 0, "max": 1} for axis in "ijk"}, "columns": ["*"], "verbose": True,
    }  # fmt: skip
    delta = place.http.post(f"{model}/versions/{since}/delta", json=question).json()
    assert delta["new_deltas"] == [begun["version_uuid"]] and delta["version_data"][0]["bbox"]["i_minmax"]["max"] == 0
