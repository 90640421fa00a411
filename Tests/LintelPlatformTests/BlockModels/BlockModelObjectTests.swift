import LintelCodec
import LintelTokens
import Testing

@testable import LintelPlatform

/// The geoscience object of a block model says what the model says.
@Suite struct BlockModelObjectTests {
    private static func body(coordinateSystem: String?) throws -> JSONValue {
        let author = Author(subject: Subject("a"))
        let model = BlockModel(
            id: BlockModelID("00000000-0000-4000-8000-000000000001"),
            workspaceID: WorkspaceID("workspace"),
            details: BlockModelDetails(
                storedName: "Model",
                description: nil,
                coordinateSystem: coordinateSystem,
                sizeUnit: nil,
                fillsSubblocks: false,
            ),
            grid: BlockGrid(
                division: .regular,
                origin: BlockTriple(0, 0, 0),
                turns: [],
                count: BlockTriple(2, 2, 2),
                size: BlockTriple(1, 1, 1),
            ),
            createdAt: UnixTime(seconds: 0),
            createdBy: author,
            modifiedAt: UnixTime(seconds: 0),
            modifiedBy: author,
            deletion: nil,
            version: 1,
        )
        let version = BlockModelVersion(
            id: BlockVersionID("00000000-0000-4000-8000-000000000002"),
            modelID: model.id,
            number: 1,
            createdAt: UnixTime(seconds: 0),
            createdBy: author,
            comment: "",
            mapping: BlockMapping(columns: []),
        )
        let draft = try #require(BlockModelObject(model, in: version).draft)
        return try JSONValue(parsing: Array(draft.body.text(for: ObjectID("object")).utf8))
    }

    @Test func namesACoordinateSystemByItsNumber() throws {
        let system = try Self.body(coordinateSystem: "EPSG:2193")["coordinate_reference_system"]
        #expect(system?["epsg_code"] == .integer(2193) && system?["ogc_wkt"] == nil)
        #expect(try Self.body(coordinateSystem: nil)["coordinate_reference_system"] == .string("unspecified"))
    }

    @Test(arguments: ["EPSG:-5", "EPSG:+5", "EPSG:", "EPSG:99999999999999999999", "PROJCS[]"])
    func writesAnyOtherAsItIs(_ text: String) throws {
        let system = try Self.body(coordinateSystem: text)["coordinate_reference_system"]
        #expect(system?["ogc_wkt"] == .string(text) && system?["epsg_code"] == nil)
    }
}
