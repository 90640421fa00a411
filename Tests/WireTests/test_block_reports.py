"""Reports on block models: the public package asks for them, DuckDB's program makes them, and Python computes the same."""

import asyncio
import math
import random
import time
from collections import defaultdict
from uuid import UUID

import pyarrow
import pytest
from evo.blockmodels import BlockModelAPIClient
from evo.blockmodels.data import FullySubBlockedGridDefinition, RegularGridDefinition
from evo.blockmodels.endpoints.models import (
    CreateReportSpecification,
    ReportAggregation,
    ReportCategory,
    ReportColumn,
    ReportComparisonSpec,
    ReportingJobSpec,
    UpdateReportSpecification,
)
from evo.blockmodels.typed import (
    Aggregation,
    MassUnits,
    Report,
    ReportCategorySpec,
    ReportColumnSpec,
    ReportSpecificationData,
)
from evo.common import StaticContext

from block_place import end_of, make_place, name, table

COUNT = (12, 10, 4)
SIZE = (10.0, 5.0, 2.5)
VOLUME = SIZE[0] * SIZE[1] * SIZE[2]
GRID = RegularGridDefinition(model_origin=[0.0, 0.0, 0.0], rotations=[], n_blocks=list(COUNT), block_size=list(SIZE))
BLOCKS = [(i, j, k) for i in range(COUNT[0]) for j in range(COUNT[1]) for k in range(COUNT[2])]
UNITS = {"Au": "g/t", "metal": "kg", "density": "t/m3"}


@pytest.fixture(scope="module")
def place(install, tmp_path_factory):
    place = make_place(install, tmp_path_factory.mktemp("reports"), "blockreports")
    yield place
    place.server.kill()


def values(seed: int) -> dict:
    """Blocks with everything that is odd: missing and negative values, no density, no zone."""
    chance = random.Random(seed)
    sent = chance.sample(BLOCKS, 400)
    rows = []
    for block in sent:
        grade = chance.choice([None, -1.0, math.nan] + [chance.lognormvariate(0.5, 0.8)] * 12)
        rows.append(
            {
                "block": block,
                "Au": grade,
                "metal": chance.choice([None, chance.uniform(0, 9)]) if chance.random() < 0.1 else chance.uniform(0, 9),
                "density": chance.choice([None, 0.0, -2.5]) if chance.random() < 0.1 else chance.uniform(2.5, 2.9),
                "zone": chance.choice(["LMS1", "LMS2", "金", "o'x", None, ""]),
                "lode": chance.choice([1, 2, 10, None]),
            }
        )
    return {row["block"]: row for row in rows}


def sent(rows: dict) -> pyarrow.Table:
    every = list(rows.values())

    def column(title, kind):
        return pyarrow.array([row[title] for row in every], kind)

    return table(
        list(rows),
        Au=column("Au", pyarrow.float64()),
        metal=column("metal", pyarrow.float64()),
        density=column("density", pyarrow.float64()),
        zone=column("zone", pyarrow.utf8()),
        lode=column("lode", pyarrow.int16()),
    )


class Aggregate:
    """What a geologist adds up: blocks of one row, at one cut-off."""

    def __init__(self):
        self.volume = self.mass = 0.0
        self.sums = defaultdict(float)
        self.weights = defaultdict(float)
        self.odd = set()

    def value(self, key):
        return self.sums[key] if key in self.weights else None


def settle(value, nulls: str, negatives: str):
    """A value under the policies; what is said of its block, and whether it counts."""
    if value is None or math.isnan(value):
        return None if nulls != "ZERO" else 0.0, nulls
    if value < 0 and negatives != "USE":
        return None if negatives != "ZERO" else 0.0, negatives
    return value, "USE"


def expect(rows, blocks, *, cutoffs, nulls, negatives, categories, usual, zones=None):
    """The report by plain loops over all blocks: row -> (volume m3, mass t, gold kg, average g/t, metal t)."""
    found = {cutoff: {(None,) * len(categories): Aggregate()} for cutoff in cutoffs}
    nothing = {"Au": None, "metal": None, "density": None, "zone": None, "lode": None}
    for block in blocks:
        row = rows.get(block, nothing)
        keys = [row[title] for title in categories]
        if any(key in (None, "") for key in keys) or (zones and row["zone"] not in zones):
            continue
        density = row["density"] if row["density"] is not None and row["density"] > 0 else usual
        if density is None:
            continue
        gold, gold_word = settle(row["Au"], nulls, negatives)
        metal, metal_word = settle(row["metal"], nulls, negatives)
        if "IGNORE_BLOCK" in (gold_word, metal_word):
            continue
        if cutoffs != [None] and gold_word == "IGNORE_VALUE":
            continue
        mass = VOLUME * density
        places = [tuple(keys[:depth]) + (None,) * (len(keys) - depth) for depth in range(len(keys) + 1)]
        for cutoff in cutoffs:
            for place_ in set(places):
                total = found[cutoff].setdefault(place_, Aggregate())
                if cutoff is not None and gold_word == "MARK_AS_INVALID":
                    total.odd |= {"all"}
                if cutoff is not None and (gold is None or gold < cutoff):
                    continue
                total.volume += VOLUME
                total.mass += mass
                for title, value, word in (("Au", gold, gold_word), ("metal", metal, metal_word)):
                    if word == "MARK_AS_INVALID":
                        total.odd |= {title}
                    if value is not None:
                        total.sums[title] += value
                        total.sums[title, "mass"] += value * mass
                        total.weights[title] += mass
    answer = {}
    for cutoff, totals in found.items():
        for key, total in totals.items():
            gold = total.weights.get("Au")
            cells = [
                total.volume,
                total.mass,
                total.sums["Au", "mass"] / 1000 if gold else None,
                total.sums["Au", "mass"] / gold if gold else None,
                total.sums["metal"] / 1000 if total.weights.get("metal") else None,
            ]
            status = ["OK" if cell is not None else "NO_DATA" for cell in cells]
            for number, title in ((2, "Au"), (3, "Au"), (4, "metal")):
                if title in total.odd:
                    status[number] = "INVALID"
            if "all" in total.odd:
                status = ["INVALID"] * 5
            answer[cutoff, key] = [(None if s != "OK" else pytest.approx(c, rel=1e-9), s) for c, s in zip(cells, status)]
    return answer


def rows_of(result) -> dict:
    found = {}
    for level in result.result_sets:
        for row in level.rows:
            key = (level.cutoff_value, tuple(row.categories))
            assert key not in found
            found[key] = [(cell.value, cell.status.value) for cell in row.values]
    return found


def warnings_of(result) -> dict:
    found = defaultdict(int)
    for warning in result.warnings:
        found[warning.warning_type.value] += warning.occurrences
    return dict(found)


class Scene:
    """A model of the package, and the calls about its reports."""

    def __init__(self, place, client, model, version):
        self.place, self.client, self.model, self.version = place, client, model, version
        self.api = client._reports_api
        self.at = {"org_id": place.organisation, "workspace_id": place.workspace, "bm_id": str(model.id)}
        self.ids = {column.title: UUID(column.col_id) for column in version.columns if "-" in column.col_id}

    def specification(self, kind=CreateReportSpecification, **more):
        columns = [
            ("Au", ReportAggregation.SUM, "kg", "Gold"),
            ("Au", ReportAggregation.MASS_AVERAGE, "g/t", "Grade"),
            ("metal", ReportAggregation.SUM, "t", "Metal"),
        ]
        return kind(
            **{
                "name": name(),
                "columns": [
                    ReportColumn(col_id=self.ids[title], aggregation=how, output_unit_id=unit, label=label)
                    for title, how, unit, label in columns
                ],
                "mass_unit_id": "t",
                "density_col_id": self.ids["density"],
                "autorun": False,
            }
            | more
        )

    def category(self, title: str, values=None) -> ReportCategory:
        return ReportCategory(col_id=self.ids[title], label=title, values=values)

    async def report(self, **more):
        """Makes a specification, and the report on the newest version."""
        made = await self.api.create_report_specification(
            **self.at, create_report_specification=self.specification(**more), run_now=True
        )
        payload = self.end(made.job_url)
        return made, await self.result(made, payload["report_result_uuid"])

    async def result(self, made, uuid):
        return await self.api.get_report_result(
            **self.at, rs_id=str(made.report_specification_uuid), report_result_uuid=str(uuid)
        )

    def end(self, job_url) -> dict:
        job = end_of(self.place, str(job_url))
        assert job["job_status"] == "COMPLETE", job
        return job["payload"]


def play(place, rows, scene, grid=GRID, content=None):
    async def run(client: BlockModelAPIClient):
        model, version = await client.create_block_model(
            name(), grid, size_unit_id="m", initial_data=content or sent(rows), units=UNITS
        )
        return await scene(Scene(place, client, model, version))

    return place.run(run)


POLICIES = [
    ("IGNORE_BLOCK", "IGNORE_BLOCK"), ("ZERO", "ZERO"), ("IGNORE_VALUE", "IGNORE_VALUE"), ("ZERO", "USE"),
    ("MARK_AS_INVALID", "IGNORE_VALUE"), ("IGNORE_BLOCK", "MARK_AS_INVALID"), ("IGNORE_VALUE", "USE"),
]  # fmt: skip


def test_the_numbers_are_what_python_computes(place):
    rows = values(1)
    inside = {"i_minmax": {"min": 2, "max": 9}, "j_minmax": {"min": 0, "max": 9}, "k_minmax": {"min": 1, "max": 3}}
    # Along the model's axes: the centres of the same blocks.
    space = {"x_minmax": {"min": 24.9, "max": 95.1}, "y_minmax": {"min": -9, "max": 99}, "z_minmax": {"min": 3.7, "max": 99}}
    boxed = [b for b in BLOCKS if 2 <= b[0] <= 9 and b[2] >= 1]

    async def scene(scene: Scene):
        results = []
        for number, (nulls, negatives) in enumerate(POLICIES):
            more = {"null_values_policy": nulls, "negative_values_policy": negatives}
            if number % 2:
                more |= {"density_value": 2.75, "density_unit_id": "t/m3", "bbox": inside if number % 4 == 1 else space}
            for cutoffs in ([None], [0.5, 1.0, 99.0]):
                cut = {"cutoff_col_id": scene.ids["Au"], "cutoff_values": cutoffs} if cutoffs != [None] else {}
                for titles in ([], ["zone"], ["lode", "zone"]):
                    made, result = await scene.report(
                        **more, **cut, categories=[scene.category(title) for title in titles]
                    )
                    results.append(((number, nulls, negatives, cutoffs, titles), result))
        zones = ["LMS1", "o'x", "unknown"]
        _, few = await scene.report(categories=[scene.category("zone", zones)])
        return results, few

    results, few = play(place, rows, scene)
    for (number, nulls, negatives, cutoffs, titles), result in results:
        wanted = expect(
            rows,
            boxed if number % 2 else BLOCKS,
            cutoffs=cutoffs,
            nulls=nulls,
            negatives=negatives,
            categories=titles,
            usual=2.75 if number % 2 else None,
        )
        assert rows_of(result) == wanted, (number, nulls, negatives, cutoffs, titles)
        assert [(c.label, c.unit_id) for c in result.value_columns] == [
            ("Volume", "m3"), ("Mass", "t"), ("Gold", "kg"), ("Grade", "g/t"), ("Metal", "t")
        ]  # fmt: skip
        assert [each.label for each in result.categories] == titles
    for level in results[2][1].result_sets:
        assert [row.categories[0] for row in level.rows if row.categories[1] is None] == [1, 2, 10, None]
    wanted = expect(
        rows, BLOCKS, cutoffs=[None], nulls="IGNORE_BLOCK", negatives="IGNORE_BLOCK", categories=["zone"], usual=None,
        zones=["LMS1", "o'x"],
    )  # fmt: skip
    assert rows_of(few) == wanted and len(few.result_sets[0].rows) == 3 and not warnings_of(few).get("INVALID_CATEGORY_VALUE")

    first = results[0][1]
    absent = len(BLOCKS) - len(rows)
    every = list(rows.values())
    assert warnings_of(first) == {
        "INVALID_DENSITY_VALUE": absent + sum(not row["density"] or row["density"] < 0 for row in every),
        "NULL_COLUMN_VALUE": 3 * absent
        + sum(2 * (row["Au"] is None or math.isnan(row["Au"])) + (row["metal"] is None) for row in every),
        "NEGATIVE_COLUMN_VALUE": sum(2 * (row["Au"] == -1.0) for row in every),
    }
    cut = warnings_of(results[3][1])
    assert cut["NEGATIVE_CUTOFF_VALUE"] == sum(row["Au"] == -1.0 for row in every)
    assert warnings_of(results[1][1])["INVALID_CATEGORY_VALUE"] == absent + sum(row["zone"] in (None, "") for row in every)


def test_what_is_long_or_too_much_is_left_out_and_told(place):
    zones = [f"zone {n:03}" for n in range(105)] + ["x" * 121]
    # The last five are the smallest: one block each, and the others have two.
    every = [zone for zone in zones for _ in range(1 if zone in zones[100:105] else 2)]
    blocks = BLOCKS[: len(every)]
    content = table(
        blocks,
        Au=pyarrow.array([1.0] * len(blocks)),
        metal=pyarrow.array([1.0] * len(blocks)),
        density=pyarrow.array([2.0] * len(blocks)),
        zone=pyarrow.array(every),
    )

    async def scene(scene: Scene):
        return (await scene.report(categories=[scene.category("zone")]))[1]

    result = play(place, None, scene, content=content)
    names = [row.categories[0] for row in result.result_sets[0].rows]
    assert names == [*zones[:100], None]
    found = warnings_of(result)
    assert (found["LONG_CATEGORY_VALUE"], found["TOO_MANY_CATEGORY_VALUES"]) == (2, 5)
    assert result.result_sets[0].rows[-1].values[0].value == 200 * VOLUME


def test_sub_blocks_weigh_what_they_fill(place):
    cells = (2, 2, 1)
    grid = FullySubBlockedGridDefinition(
        model_origin=[0.0, 0.0, 0.0], rotations=[], n_parent_blocks=[3, 2, 2], n_subblocks_per_parent=list(cells),
        parent_block_size=list(SIZE),
    )  # fmt: skip
    # One parent is divided, and only three of its four parts came; another is whole; ten were never told of.
    keys = [((0, 0, 0), 1), ((0, 0, 0), 2), ((0, 0, 0), 4), ((2, 1, 1), 0)]
    axes = {axis: pyarrow.array([key[0][n] for key in keys], pyarrow.uint32()) for n, axis in enumerate("ijk")}
    content = pyarrow.table(
        axes
        | {
            "sidx": pyarrow.array([n for _, n in keys], pyarrow.uint32()),
            "Au": pyarrow.array([1.0, 2.0, None, 4.0]),
            "metal": pyarrow.array([1.0] * 4),
            "density": pyarrow.array([2.0, 3.0, 2.0, 2.5]),
        }
    )

    async def scene(scene: Scene):
        some = await scene.report(null_values_policy="IGNORE_VALUE")
        every = await scene.report(null_values_policy="ZERO", density_value=2.0, density_unit_id="t/m3")
        return some[1], every[1]

    some, every = play(place, None, scene, grid=grid, content=content)
    part = VOLUME / 4
    (volume, mass, gold, grade, metal) = [cell.value for cell in some.result_sets[0].rows[0].values]
    assert volume == pytest.approx(3 * part + VOLUME) and mass == pytest.approx(part * 7 + VOLUME * 2.5)
    assert gold == pytest.approx((part * (2 + 6) + VOLUME * 10) / 1000) and metal == pytest.approx(0.004)
    assert grade == pytest.approx((part * 8 + VOLUME * 10) / (part * 5 + VOLUME * 2.5))
    assert warnings_of(some)["MISSING_SUB_BLOCK"] == 1
    (volume, mass, *_) = [cell.value for cell in every.result_sets[0].rows[0].values]
    assert volume == pytest.approx(3 * part + 11 * VOLUME)
    assert mass == pytest.approx(part * 7 + VOLUME * 2.5 + 10 * VOLUME * 2)


def test_runs_results_and_comparisons(place):
    old, new = values(3), values(4)
    zones = ["LMS1", "LMS2"]

    async def scene(scene: Scene):
        api, at = scene.api, scene.at
        made = await api.create_report_specification(
            **at,
            create_report_specification=scene.specification(categories=[scene.category("zone", zones)]),
        )
        assert made.job_url is None and made.revision == 0
        rs = {"rs_id": str(made.report_specification_uuid)}
        shown = await api.get_report_specification(**at, **rs)
        assert shown.last_result_created_at is None

        async def run(version):
            return await api.run_reporting_job(
                **at, **rs, reporting_job_spec=ReportingJobSpec(version_uuid=version and version.version_uuid)
            )

        first = await run(None)
        again = await run(scene.version)
        assert again.job_uuid == first.job_uuid
        payload = scene.end(first.job_url)
        before = await scene.result(made, payload["report_result_uuid"])
        assert (payload["version_id"], UUID(payload["version_uuid"])) == (2, scene.version.version_uuid)

        version = await scene.client.update_block_model_columns(
            scene.model.id, sent(new), [], update_columns={"Au", "metal", "density", "zone", "lode"}
        )
        spec = ReportComparisonSpec(from_version_uuid=scene.version.version_uuid, to_version_uuid=version.version_uuid)
        asked = await api.request_report_comparison(**at, **rs, report_comparison_spec=spec)
        assert asked.from_result_uuid == before.report_result_uuid and asked.to_result_uuid is None
        pair = scene.end(asked.job_url)
        assert UUID(pair["from_version_uuid"]) == scene.version.version_uuid
        done = await api.request_report_comparison(**at, **rs, report_comparison_spec=ReportComparisonSpec())
        assert done.job_url is None and str(done.to_result_uuid) == pair["to_result_uuid"]
        ids = {"var_from": str(done.from_result_uuid), "to": str(done.to_result_uuid)}
        exact = await api.get_report_result_comparison(**at, **rs, **ids)
        rounded = await api.get_report_result_comparison(**at, **rs, **ids, decimal_places=2)
        after = await scene.result(made, done.to_result_uuid)
        listed = await api.get_report_results_list(**at, **rs)
        last = await api.get_report_specification(**at, **rs)
        changed = await api.update_report_specification(
            **at,
            **rs,
            update_report_specification=scene.specification(UpdateReportSpecification, mass_unit_id="kt"),
            run_now=True,
        )
        other = await scene.result(made, scene.end(changed.job_url)["report_result_uuid"])
        mixed = f"{place.models}/{scene.model.id}/report-specifications/{made.report_specification_uuid}/comparisons"
        refused = place.http.get(f"{mixed}?from={before.report_result_uuid}&to={other.report_result_uuid}")
        assert refused.status_code == 422, refused.text
        return before, after, exact, rounded, listed, last, other

    before, after, exact, rounded, listed, last, other = play(place, old, scene)
    how = {"cutoffs": [None], "nulls": "IGNORE_BLOCK", "negatives": "IGNORE_BLOCK", "categories": ["zone"], "usual": None}
    wanted = [expect(rows, BLOCKS, zones=zones, **how) for rows in (old, new)]
    assert [rows_of(before), rows_of(after)] == wanted
    assert [each.report_result_uuid for each in listed.results] == [after.report_result_uuid, before.report_result_uuid]
    assert (last.last_result_version_id, listed.total) == (3, 2)
    assert (exact.from_result.version_id, exact.to_result.version_id) == (2, 3)
    pairs = zip(*(result.result_sets[0].rows for result in (before, after, exact, rounded)), strict=True)
    for old_row, new_row, row, short in pairs:
        assert row.categories == old_row.categories == new_row.categories == short.categories
        for a, b, cell, less in zip(old_row.values, new_row.values, row.values, short.values, strict=True):
            assert (cell.from_value.value, cell.to_value.value) == (a.value, b.value)
            assert cell.difference.value == pytest.approx(b.value - a.value)
            assert cell.percent.value == pytest.approx((b.value - a.value) / a.value * 100)
            assert less.from_value.value == pytest.approx(round(a.value, 2), abs=1e-9)
            assert less.percent.value == pytest.approx(round(less.percent.value, 2), abs=1e-9)
    assert other.report_specification_revision == 1
    assert other.result_sets[0].rows[0].values[1].value == pytest.approx(
        expect(new, BLOCKS, **{**how, "categories": []})[None, ()][1][0].expected / 1000
    )


def test_the_typed_report_of_the_package_runs_by_itself_and_when_it_is_asked(place):
    rows = values(5)

    async def scene(scene: Scene):
        context = StaticContext.from_environment(
            scene.client._environment, scene.client._connector, scene.client._cache
        )
        data = ReportSpecificationData(
            name="Gold Resource Report",
            columns=[
                ReportColumnSpec(
                    column_name="Au", aggregation=Aggregation.MASS_AVERAGE, label="Au Grade", output_unit_id="g/t"
                )
            ],
            categories=[ReportCategorySpec(column_name="zone", label="Zone", values=["LMS1", "LMS2"])],
            mass_unit_id=MassUnits.TONNES,
            density_column_name="density",
            cutoff_column_name="Au",
            cutoff_values=[0.5, 1.0],
        )
        report = await Report.create(context, scene.model.id, data, scene.ids)
        first = await report.refresh(poll_interval_seconds=0.2)
        same = await report.run()
        assert same.result_uuid == first.result_uuid
        # A new version is followed by a report, as nobody has said otherwise.
        await scene.client.rename_block_model_columns(scene.model.id, {"metal": "Metal"})
        deadline = time.monotonic() + 30
        while len(results := await report.list_results()) < 2:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.2)
        return first, results

    first, results = play(place, rows, scene)
    assert [each.version_id for each in results] == [3, 2]
    frame = first.to_dataframe(include_status=True)
    assert list(frame.columns)[:2] == ["cutoff", "Zone"] and len(frame) == 6
    assert {status.value for status in frame["Au Grade:status"]} == {"OK"} and (frame["Au Grade"] >= 0.5).all()
    assert results[0].result_sets == results[1].result_sets


def test_a_report_without_its_columns_is_refused_or_fails(place):
    rows = values(6)

    async def scene(scene: Scene):
        made = await scene.api.create_report_specification(
            **scene.at, create_report_specification=scene.specification(), run_now=False
        )
        one = f"{place.models}/{scene.model.id}/report-specifications/{made.report_specification_uuid}"
        await scene.client.delete_block_model_columns(scene.model.id, ["metal"])
        gone = place.http.post(f"{one}/jobs", json={})
        assert gone.status_code == 422 and "no column" in gone.text, gone.text
        # Of the version that has it the report is made.
        begun = place.http.post(f"{one}/jobs", json={"version_uuid": str(scene.version.version_uuid)})
        assert begun.status_code == 201, begun.text
        scene.end(begun.json()["job_url"])
        return True

    assert play(place, rows, scene)
