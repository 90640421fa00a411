/// The types of a column's values, by their names in the API.
package enum BlockDataType: String, Sendable, Hashable, CaseIterable {
    case boolean = "Boolean"
    case int8 = "Int8"
    case int16 = "Int16"
    case int32 = "Int32"
    case int64 = "Int64"
    case uint8 = "UInt8"
    case uint16 = "UInt16"
    case uint32 = "UInt32"
    case uint64 = "UInt64"
    case float16 = "Float16"
    case float32 = "Float32"
    case float64 = "Float64"
    case utf8 = "Utf8"
    case date32 = "Date32"
    case timestamp = "Timestamp"
}

/// A column of a block model.
package struct BlockColumn: Sendable, Hashable {
    /// A lower-case UUID, or a system column's name.
    package var id: String
    package var title: String
    package var type: BlockDataType
    package var unit: String?
    /// The id of the group that the column is in.
    package var group: String?
    /// What clients keep with the column: a JSON object.
    package var tags: String?

    package static let maximumTitle = 100
    package static let maximumTagBytes = 10_240

    package init(
        id: String,
        title: String,
        type: BlockDataType,
        unit: String? = nil,
        group: String? = nil,
        tags: String? = nil,
    ) {
        self.id = id
        self.title = title
        self.type = type
        self.unit = unit
        self.group = group
        self.tags = tags
    }

    /// The columns that every model of a division has.
    package static func system(_ division: BlockGrid.Division) -> [BlockColumn] {
        func columns(_ names: [String], _ type: BlockDataType) -> [BlockColumn] {
            names.map { BlockColumn(id: $0, title: $0, type: type) }
        }
        let places = columns(["x", "y", "z"], .float64)
        let sizes = division == .regular ? [] : columns(["dx", "dy", "dz"], .float64)
        return columns(["i", "j", "k"], .uint32) + Self.subIndices(division) + places + sizes
            + columns(["version_id"], .uint32)
    }

    /// What tells the sub-blocks of a parent block from each other.
    package static func subIndices(_ division: BlockGrid.Division) -> [BlockColumn] {
        switch division {
        case .regular: []
        case .fullySubBlocked, .variableOctree: [BlockColumn(id: "sidx", title: "sidx", type: .uint32)]
        case .flexible:
            ["start_si", "start_sj", "start_sk", "end_si", "end_sj", "end_sk"].map { name in
                BlockColumn(id: name, title: name, type: .uint8)
            }
        }
    }

    /// Names that no column of a user can have, in any case of letters.
    static let reserved: Set<String> = Set(
        BlockGrid.Division.allCases.flatMap { Self.system($0).map(\.title) } + ["sub_block_derivation", "*"]
    )
}

/// A group that columns are shown under.
package struct BlockGroup: Sendable, Hashable {
    /// A lower-case UUID.
    package var id: String
    package var title: String
    package var parent: String?
    package var isHidden: Bool
    /// What clients keep with the group: a JSON object.
    package var tags: String?

    package init(id: String, title: String, parent: String?, isHidden: Bool, tags: String?) {
        self.id = id
        self.title = title
        self.parent = parent
        self.isHidden = isHidden
        self.tags = tags
    }
}
