package import LintelCodec
import LintelTokens

/// Which blocks and columns somebody wants, and in which form.
package struct BlockQuery: Sendable, Hashable {
    /// Where the blocks are.
    package enum Box: Sendable, Hashable {
        case indices(BlockIndexBox)
        /// Centres within a box along the model's own axes, through the model's origin.
        case space(BlockSpaceBox)
    }

    /// What blocks are told by.
    package enum Geometry: String, Sendable, Hashable {
        case indices, coordinates
    }

    package enum Format: String, Sendable, Hashable {
        case parquet, csv
    }

    /// What the columns of the answer are called.
    package enum Headers: String, Sendable, Hashable {
        case id, name
    }

    package var box: Box?
    /// Titles, ids, or `*`.
    package var columns: [String]
    package var geometry: Geometry
    package var format: Format
    package var headers: Headers
    package var delimiter: String
    package var excludesNullRows: Bool
    package var separator: String
    package var version: BlockVersionID?

    /// Reads a request about a model.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ body: JSONValue, of grid: BlockGrid) throws(PlatformError) {
        guard body["columns"]?.arrayValue != nil else { throw .blockModel("columns", "This is missing.") }
        self.columns = try BlockReading.texts(body, "columns", "body")
        self.box = try Self.box(body["bbox"], of: grid)
        self.geometry = try BlockReading.word(body["geometry_columns"], "geometry_columns") ?? .indices
        let output = body["output_options"] ?? .null
        let field = "output_options"
        self.format = try BlockReading.word(output["file_format"], "\(field).file_format") ?? .parquet
        self.headers = try BlockReading.word(output["column_headers"], "\(field).column_headers") ?? .name
        self.delimiter = try BlockReading.character(output["delimiter"], "\(field).delimiter", otherwise: ",")
        self.excludesNullRows =
            try BlockReading.flag(output["exclude_null_rows"], "\(field).exclude_null_rows") ?? true
        self.separator = try BlockReading.separator(body)
        self.version = nil
        if let value = body["version_uuid"], value != .null {
            guard let id = value.stringValue.flatMap({ BlockVersionID(uuid: $0) }) else {
                throw .blockModel("version_uuid", "It is a UUID.")
            }
            self.version = id
        }
    }

    /// Reads a box, in indices or in coordinates; nil when there is none.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package static func box(_ json: JSONValue?, of grid: BlockGrid) throws(PlatformError) -> Box? {
        guard let json, json != .null else { return nil }
        if json["i_minmax"] != nil {
            let whole = grid.indexBox
            return .indices(
                BlockTriple(
                    try Self.indices(json["i_minmax"], within: whole.x),
                    try Self.indices(json["j_minmax"], within: whole.y),
                    try Self.indices(json["k_minmax"], within: whole.z),
                )
            )
        }
        return .space(
            BlockTriple(
                try Self.coordinates(json["x_minmax"]),
                try Self.coordinates(json["y_minmax"]),
                try Self.coordinates(json["z_minmax"]),
            )
        )
    }

    private static func indices(
        _ json: JSONValue?,
        within whole: BlockRange<Int64>,
    ) throws(PlatformError) -> BlockRange<Int64> {
        guard let least = json?["min"]?.integerValue, let greatest = json?["max"]?.integerValue,
            whole.least <= least, least <= greatest, greatest <= whole.greatest
        else {
            throw .blockModel("bbox", "Along this axis the indices lie from \(whole.least) to \(whole.greatest).")
        }
        return BlockRange(least, greatest)
    }

    private static func coordinates(_ json: JSONValue?) throws(PlatformError) -> BlockRange<Double> {
        guard let least = json?["min"]?.doubleValue, let greatest = json?["max"]?.doubleValue, least.isFinite,
            greatest.isFinite, least <= greatest
        else {
            throw .blockModel("bbox", "A box has i_minmax, j_minmax and k_minmax, or x_minmax, y_minmax and z_minmax.")
        }
        return BlockRange(least, greatest)
    }
}

extension BlockQuery {
    /// What the answer has: the columns that tell the blocks, and those that were asked for, in this order.
    package struct Selection: Sendable, Hashable {
        package var geometry: [BlockColumn]
        package var columns: [BlockColumn]
    }

    /// Finds the columns in a version.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid` for a column that it does not have.
    package func select(from mapping: BlockMapping, of division: BlockGrid.Division) throws(PlatformError) -> Selection
    {
        let system = BlockColumn.system(division)
        func named(_ names: [String]) -> [BlockColumn] { system.filter { names.contains($0.id) } }
        let geometry =
            switch self.geometry {
            case .indices: named(["i", "j", "k"]) + BlockColumn.subIndices(division)
            case .coordinates: named(["x", "y", "z", "dx", "dy", "dz"])
            }
        var seen = Set(geometry.map(\.id))
        var columns: [BlockColumn] = []
        let titles = BlockTitles(mapping, separator: self.separator)
        let known = Dictionary((mapping.columns + system).map { ($0.id, $0) }) { first, _ in first }
        for name in self.columns {
            let found: [BlockColumn]
            if name == "*" {
                found = mapping.columns.filter { !mapping.isHidden($0) }.sorted {
                    ($0.title.lowercased(), $0.id) < ($1.title.lowercased(), $1.id)
                }
            } else if let column = titles.column(name) ?? known[name.lowercased()] {
                found = [column]
            } else {
                throw .blockModel("columns", "The version has no column \(name).")
            }
            columns += found.filter { seen.insert($0.id).inserted }
        }
        return Selection(geometry: geometry, columns: columns)
    }
}
