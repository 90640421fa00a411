"""Typed objects of the SDK on a server that holds them against schemas."""

import copy

import numpy
import pandas
from evo.common.exceptions import BadRequestException
from evo.objects import ObjectAPIClient
from evo.objects.typed import PointSet, PointSetData, object_from_reference

from session import Session, run

POINTS = 50


async def main(session: Session) -> None:
    chance = numpy.random.default_rng(3)
    columns = {axis: chance.random(POINTS) for axis in ("x", "y", "z", "grade")}
    points = PointSetData(name="Checked", locations=pandas.DataFrame(columns))
    made = await PointSet.create(session.context, points)
    read = await object_from_reference(session.context, made.metadata.url)
    assert len(await read.to_dataframe()) == POINTS
    read.name = "Checked again"
    await read.update()

    client = ObjectAPIClient(session.environment, session.connector)
    good = (await client.download_object_by_id(made.metadata.id)).as_dict()
    attribute = good["locations"]["attributes"][0]
    assert attribute["attribute_type"] == "scalar", attribute

    def spoil(change) -> dict:
        body = copy.deepcopy(good) | {"uuid": None}
        change(body)
        return body

    for change, pointer, reason in [
        (lambda body: body.pop("locations"), "", 'The member "locations" is missing.'),
        (lambda body: body.update(colour="red"), "/colour", "There is no such member."),
        (
            lambda body: body["locations"]["coordinates"].update(length=-1),
            "/locations/coordinates/length",
            "This has to be at least 0.",
        ),
        (
            lambda body: body["locations"]["attributes"][0].pop("values"),
            "/locations/attributes/0",
            'The member "values" is missing.',
        ),
        (
            lambda body: body["locations"]["attributes"][0].update(text="x"),
            "/locations/attributes/0/text",
            "There is no such member.",
        ),
    ]:
        try:
            await client.create_geoscience_object("spoilt.json", spoil(change))
        except BadRequestException as refusal:
            problem = refusal.content
            assert problem["type"].endswith("/schemas/invalid-object"), problem
            assert {"name": pointer, "reason": reason} in problem["invalid-params"], problem
            assert reason in problem["detail"], problem
        else:
            raise AssertionError(f"{pointer}: nothing was refused")
    await client.create_geoscience_object("good.json", spoil(lambda body: None))


run(main)
