import LintelCodec
import Testing

@testable import LintelPlatform

/// Where the blocks of a model are.
@Suite struct BlockGridTests {
    private static func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    private static func body(
        options: String =
            #"{"model_type":"regular","n_blocks":{"nx":2,"ny":3,"nz":4},"block_size":{"x":1,"y":2.5,"z":1}}"#,
        rotation: String = "[]",
        origin: String = #"{"x":10,"y":20.5,"z":-1}"#,
    ) throws -> JSONValue {
        try Self.json(#"{"model_origin":\#(origin),"block_rotation":\#(rotation),"size_options":\#(options)}"#)
    }

    private static func isClose(_ one: BlockTriple<Double>, _ other: BlockTriple<Double>) -> Bool {
        zip(one.values, other.values).allSatisfy { abs($0 - $1) < 1e-9 }
    }

    @Test(arguments: [
        #"{"model_type":"regular","n_blocks":{"nx":2,"ny":3,"nz":4},"block_size":{"x":1,"y":2.5,"z":1}}"#,
        #"{"model_type":"flexible","n_parent_blocks":{"nx":2,"ny":3,"nz":4},"parent_block_size":{"x":1,"y":2,"z":1},"n_subblocks_per_parent":{"nx":1,"ny":3,"nz":100}}"#,
        #"{"model_type":"variable-octree","n_parent_blocks":{"nx":2,"ny":3,"nz":4},"parent_block_size":{"x":1,"y":2,"z":1},"n_subblocks_per_parent":{"nx":1,"ny":32,"nz":64}}"#,
    ]) func isReadAndWritten(_ options: String) throws {
        let grid = try BlockGrid(try Self.body(options: options, rotation: #"[{"axis":"z","angle":-30.5}]"#))
        var json = JSONWriter()
        json.beginObject()
        grid.write(to: &json)
        json.endObject()
        #expect(try BlockGrid(try JSONValue(parsing: json.bytes)) == grid)
    }

    @Test(arguments: [
        #"{"model_type":"cubic"}"#, "[]",
        #"{"model_type":"regular","n_blocks":{"nx":0,"ny":3,"nz":4},"block_size":{"x":1,"y":1,"z":1}}"#,
        #"{"model_type":"regular","n_blocks":{"nx":1.5,"ny":3,"nz":4},"block_size":{"x":1,"y":1,"z":1}}"#,
        #"{"model_type":"regular","n_blocks":{"nx":500000000,"ny":500000000,"nz":500000000},"block_size":{"x":1,"y":1,"z":1}}"#,
        #"{"model_type":"regular","n_blocks":{"nx":1000,"ny":1000,"nz":501},"block_size":{"x":1,"y":1,"z":1}}"#,
        #"{"model_type":"regular","n_blocks":{"nx":1,"ny":3,"nz":4},"block_size":{"x":0,"y":1,"z":1}}"#,
        #"{"model_type":"regular","n_blocks":{"nx":1,"ny":3,"nz":4},"block_size":{"x":1,"y":1,"z":1000000}}"#,
        #"{"model_type":"variable-octree","n_parent_blocks":{"nx":2,"ny":3,"nz":4},"parent_block_size":{"x":1,"y":2,"z":1},"n_subblocks_per_parent":{"nx":3,"ny":4,"nz":4}}"#,
        #"{"model_type":"flexible","n_parent_blocks":{"nx":2,"ny":3,"nz":4},"parent_block_size":{"x":1,"y":2,"z":1},"n_subblocks_per_parent":{"nx":3,"ny":4,"nz":101}}"#,
    ]) func refusesOtherSizes(_ options: String) throws {
        let body = try Self.body(options: options)
        let error = #expect(throws: PlatformError.self) { try BlockGrid(body) }
        #expect(error?.code == .blockModelInvalid && error?.field?.hasPrefix("size_options") == true)
    }

    @Test(arguments: [
        #"[{"axis":"z","angle":360}]"#, #"[{"axis":"w","angle":1}]"#, #"[{"axis":"z"}]"#, "{}",
        #"[{"axis":"z","angle":1},{"axis":"z","angle":1}]"#,
        #"[{"axis":"z","angle":1},{"axis":"x","angle":1},{"axis":"z","angle":1},{"axis":"x","angle":1}]"#,
    ]) func refusesOtherRotations(_ rotation: String) throws {
        let body = try Self.body(rotation: rotation)
        let error = #expect(throws: PlatformError.self) { try BlockGrid(body) }
        #expect(error?.field == "block_rotation")
    }

    @Test func turnsClockwise() {
        // As the documentation of the API has it: the matrix of 15 degrees around the axis x.
        let rows = BlockRotation([BlockTurn(.x, 90)]).rows
        #expect(rows == BlockTriple(BlockTriple(1, 0, 0), BlockTriple(0, 0, 1), BlockTriple(0, -1, 0)))
        // North becomes east.
        let north = BlockRotation([BlockTurn(.z, 90)]).apply(BlockTriple(0, 1, 0))
        #expect(north == BlockTriple(1, 0, 0))
        let up = BlockRotation([BlockTurn(.y, 30)]).apply(BlockTriple(0, 0, 1))
        #expect(Self.isClose(up, BlockTriple(-0.5, 0, 0.75.squareRoot())))
    }

    @Test(arguments: [
        [BlockTurn(.z, 30)], [BlockTurn(.x, 200)], [BlockTurn(.y, 15), BlockTurn(.x, -80)],
        [BlockTurn(.x, 180), BlockTurn(.z, 12)], [BlockTurn(.z, 359), BlockTurn(.x, 0.5), BlockTurn(.z, 100)], [],
    ]) func normalizedRotationIsTheSameRotation(_ turns: [BlockTurn]) {
        let rotation = BlockRotation(turns)
        let angles = rotation.normalized
        let same = BlockRotation([BlockTurn(.z, angles.x), BlockTurn(.x, angles.y), BlockTurn(.z, angles.z)])
        for place in [BlockTriple(1.0, 0, 0), BlockTriple(0, 1, 0), BlockTriple(0, 0, 1)] {
            #expect(Self.isClose(rotation.apply(place), same.apply(place)))
        }
    }

    @Test func extentHoldsAllBlocks() throws {
        let plain = try BlockGrid(try Self.body())
        #expect(plain.extent == BlockTriple(BlockRange(10, 12), BlockRange(20.5, 28), BlockRange(-1, 3)))
        let turned = try BlockGrid(try Self.body(rotation: #"[{"axis":"z","angle":90}]"#))
        #expect(turned.extent == BlockTriple(BlockRange(10, 17.5), BlockRange(18.5, 20.5), BlockRange(-1, 3)))
    }
}
