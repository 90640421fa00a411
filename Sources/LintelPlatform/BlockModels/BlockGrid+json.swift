package import LintelCodec

/// A grid as the API and the database write it: `model_origin`, `block_rotation` and `size_options`.
extension BlockGrid {
    /// Reads a grid out of a body.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ body: JSONValue) throws(PlatformError) {
        guard let options = body["size_options"], options.objectValue != nil else {
            throw .blockModel("size_options", "This is missing.")
        }
        guard let division = options["model_type"]?.stringValue.flatMap(Division.init(rawValue:)) else {
            let known = Division.allCases.map(\.rawValue).joined(separator: ", ")
            throw .blockModel("size_options.model_type", "It is one of \(known).")
        }
        let isRegular = division == .regular
        let (countName, sizeName) = isRegular ? ("n_blocks", "block_size") : ("n_parent_blocks", "parent_block_size")
        let count = try Self.counts(options, countName, 1...Self.maximumBlocks)
        // In two steps: the product of three such numbers does not fit 64 bits.
        guard count.x * count.y <= Self.maximumBlocks, count.x * count.y * count.z <= Self.maximumBlocks else {
            throw .blockModel("size_options.\(countName)", "A model has at most \(Self.maximumBlocks) blocks.")
        }
        let size = try Self.place(options[sizeName], "size_options.\(sizeName)")
        guard size.values.allSatisfy({ $0 > 0 && $0 < 1_000_000 }) else {
            throw .blockModel("size_options.\(sizeName)", "The sizes of a block lie between 0 and 1,000,000.")
        }
        self.init(
            division: division,
            origin: try Self.place(body["model_origin"], "model_origin"),
            turns: try Self.turns(body["block_rotation"]),
            count: count,
            size: size,
            subblocks: isRegular ? BlockTriple(1, 1, 1) : try Self.subblocks(options, division),
        )
    }

    /// Writes the three members of a grid into an object that is open.
    package func write(to json: inout JSONWriter) {
        json.key("model_origin")
        Self.write(self.origin, ("x", "y", "z"), to: &json) { $1.number($0) }
        json.key("block_rotation")
        json.beginArray()
        for turn in self.turns {
            json.beginObject()
            json.member("axis", turn.axis.rawValue)
            json.key("angle")
            json.number(turn.angle)
            json.endObject()
        }
        json.endArray()
        json.key("size_options")
        json.beginObject()
        json.member("model_type", self.division.rawValue)
        let isRegular = self.division == .regular
        json.key(isRegular ? "n_blocks" : "n_parent_blocks")
        Self.write(self.count, ("nx", "ny", "nz"), to: &json) { $1.integer($0) }
        json.key(isRegular ? "block_size" : "parent_block_size")
        Self.write(self.size, ("x", "y", "z"), to: &json) { $1.number($0) }
        if !isRegular {
            json.key("n_subblocks_per_parent")
            Self.write(self.subblocks, ("nx", "ny", "nz"), to: &json) { $1.integer($0) }
        }
        json.endObject()
    }

    private static func write<Value>(
        _ triple: BlockTriple<Value>,
        _ names: (String, String, String),
        to json: inout JSONWriter,
        _ write: (Value, inout JSONWriter) -> Void,
    ) {
        json.beginObject()
        for (name, value) in zip([names.0, names.1, names.2], triple.values) {
            json.key(name)
            write(value, &json)
        }
        json.endObject()
    }

    private static func place(_ value: JSONValue?, _ field: String) throws(PlatformError) -> BlockTriple<Double> {
        guard let x = value?["x"]?.doubleValue, let y = value?["y"]?.doubleValue, let z = value?["z"]?.doubleValue,
            // Beyond that a block's place is not exact to a millimetre.
            [x, y, z].allSatisfy({ abs($0) <= 1e12 })
        else { throw .blockModel(field, "It has three numbers x, y and z.") }
        return BlockTriple(x, y, z)
    }

    private static func counts(
        _ options: JSONValue,
        _ name: String,
        _ allowed: ClosedRange<Int64>,
    ) throws(PlatformError) -> BlockTriple<Int64> {
        let value = options[name]
        guard let x = value?["nx"]?.integerValue, let y = value?["ny"]?.integerValue,
            let z = value?["nz"]?.integerValue, [x, y, z].allSatisfy(allowed.contains)
        else {
            throw .blockModel(
                "size_options.\(name)",
                "It has three whole numbers nx, ny and nz from \(allowed.lowerBound) to \(allowed.upperBound).",
            )
        }
        return BlockTriple(x, y, z)
    }

    private static func subblocks(
        _ options: JSONValue,
        _ division: Division,
    ) throws(PlatformError) -> BlockTriple<Int64> {
        let name = "n_subblocks_per_parent"
        let isOctree = division == .variableOctree
        let count = try Self.counts(options, name, 1...(isOctree ? 64 : 100))
        guard !isOctree || count.values.allSatisfy({ $0.nonzeroBitCount == 1 }) else {
            throw .blockModel("size_options.\(name)", "An octree is divided by powers of two.")
        }
        return count
    }

    private static func turns(_ value: JSONValue?) throws(PlatformError) -> [BlockTurn] {
        guard let items = value?.arrayValue, items.count <= 3 else {
            throw .blockModel("block_rotation", "It is a list of at most three rotations.")
        }
        var turns: [BlockTurn] = []
        for item in items {
            guard let axis = item["axis"]?.stringValue.flatMap(BlockTurn.Axis.init(rawValue:)),
                let angle = item["angle"]?.doubleValue, angle > -360, angle < 360
            else {
                throw .blockModel(
                    "block_rotation",
                    "A rotation has an axis x, y or z and an angle between -360 and 360."
                )
            }
            guard turns.last?.axis != axis else {
                throw .blockModel("block_rotation", "Two rotations around one axis do not follow each other.")
            }
            turns.append(BlockTurn(axis, angle))
        }
        return turns
    }
}
