package import LintelCodec
package import LintelTokens

/// What a ``BlockReportResultID`` names.
package enum BlockReportResultKind: Sendable {}
/// A report on a version of a block model: a lower-case UUID.
package typealias BlockReportResultID = Identifier<BlockReportResultKind>

/// A report on a version of a block model, which never changes.
package struct BlockReportResult: Sendable, Hashable {
    package var id: BlockReportResultID
    package var reportID: BlockReportID
    /// The revision of the specification that it was made of.
    package var revision: Int64
    package var version: Version
    package var createdAt: UnixTime
    /// A ``BlockReportTable`` as it is kept; empty in lists.
    package var table: String

    /// What it tells of its version.
    package struct Version: Sendable, Hashable {
        package var id: BlockVersionID
        package var number: Int64
        package var createdAt: UnixTime
        package var createdBy: Author
        package var comment: String

        package init(
            id: BlockVersionID,
            number: Int64,
            createdAt: UnixTime,
            createdBy: Author,
            comment: String,
        ) {
            self.id = id
            self.number = number
            self.createdAt = createdAt
            self.createdBy = createdBy
            self.comment = comment
        }

        package init(_ version: BlockModelVersion) {
            self.init(
                id: version.id,
                number: version.number,
                createdAt: version.createdAt,
                createdBy: version.createdBy,
                comment: version.comment,
            )
        }
    }

    /// Reports that are kept of one specification.
    package static let maximumResults = 50

    package init(
        id: BlockReportResultID,
        reportID: BlockReportID,
        revision: Int64,
        version: Version,
        createdAt: UnixTime,
        table: String,
    ) {
        self.id = id
        self.reportID = reportID
        self.revision = revision
        self.version = version
        self.createdAt = createdAt
        self.table = table
    }
}

/// What stands in a report.
package struct BlockReportTable: Sendable, Hashable {
    package struct Category: Sendable, Hashable {
        package var column: String
        package var label: String

        package init(column: String, label: String) {
            self.column = column
            self.label = label
        }
    }

    package struct Column: Sendable, Hashable {
        /// The model's column; nil for what is computed of all blocks, such as their mass.
        package var column: String?
        package var label: String
        package var unit: String

        package init(column: String?, label: String, unit: String) {
            self.column = column
            self.label = label
            self.unit = unit
        }
    }

    /// A column that the report has read, as its version has it.
    package struct Reference: Sendable, Hashable {
        package var column: String
        package var title: String
        package var type: String
        package var unit: String?
        /// The version that the unit is taken from when it is another one.
        package var unitVersion: String?

        package init(column: String, title: String, type: String, unit: String?, unitVersion: String?) {
            self.column = column
            self.title = title
            self.type = type
            self.unit = unit
            self.unitVersion = unitVersion
        }
    }

    package enum Status: String, Sendable, Hashable {
        case ok = "OK"
        /// No change in per cent can be told, for there was nothing before.
        case fromZero = "PERCENT_CHANGE_FROM_ZERO"
        /// No block has a value.
        case noData = "NO_DATA"
        /// A block has a value that must not be, or the result is beyond all numbers.
        case invalid = "INVALID"
    }

    package struct Cell: Sendable, Hashable {
        package var value: Double?
        package var status: Status

        package static let noData = Cell(status: .noData)

        package init(_ value: Double) {
            self.value = value.isFinite ? value : nil
            self.status = value.isFinite ? .ok : .invalid
        }

        package init(status: Status) {
            self.value = nil
            self.status = status
        }
    }

    package struct Row: Sendable, Hashable {
        /// A value of each category; null for all of them together.
        package var categories: [JSONValue]
        package var cells: [Cell]

        package init(categories: [JSONValue], cells: [Cell]) {
            self.categories = categories
            self.cells = cells
        }
    }

    /// The rows of one cut-off.
    package struct Level: Sendable, Hashable {
        package var cutoff: Double?
        package var rows: [Row]

        package init(cutoff: Double?, rows: [Row]) {
            self.cutoff = cutoff
            self.rows = rows
        }
    }

    package struct Warning: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable {
            case density = "INVALID_DENSITY_VALUE"
            case nullCutoff = "NULL_CUTOFF_VALUE"
            case negativeCutoff = "NEGATIVE_CUTOFF_VALUE"
            case nullColumn = "NULL_COLUMN_VALUE"
            case negativeColumn = "NEGATIVE_COLUMN_VALUE"
            case category = "INVALID_CATEGORY_VALUE"
            case manyCategories = "TOO_MANY_CATEGORY_VALUES"
            case longCategory = "LONG_CATEGORY_VALUE"
            case unitFromLatest = "UNIT_FROM_LATEST_VERSION"
            case missingSubblock = "MISSING_SUB_BLOCK"
        }

        package var kind: Kind
        package var count: Int64
        package var message: String

        package init(kind: Kind, count: Int64, message: String) {
            self.kind = kind
            self.count = count
            self.message = message
        }
    }

    package var categories: [Category]
    package var columns: [Column]
    package var references: [Reference]
    package var cutoffColumn: String?
    package var levels: [Level]
    package var warnings: [Warning]

    /// Values in all rows of one report.
    package static let maximumCells = 50_000
    /// The longest text of a report that is kept.
    package static let maximumBytes = 4 * 1024 * 1024

    package init(
        categories: [Category],
        columns: [Column],
        references: [Reference],
        cutoffColumn: String?,
        levels: [Level],
        warnings: [Warning],
    ) {
        self.categories = categories
        self.columns = columns
        self.references = references
        self.cutoffColumn = cutoffColumn
        self.levels = levels
        self.warnings = warnings
    }
}
