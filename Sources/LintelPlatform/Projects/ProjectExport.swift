package import LintelTokens

/// What a ``ProjectExportID`` names.
package enum ProjectExportKind: Sendable {}
/// An export of a list of projects: a lower-case UUID.
package typealias ProjectExportID = Identifier<ProjectExportKind>

/// A list of projects as a document that somebody has asked for; it is made at once.
package struct ProjectExport: Sendable, Hashable {
    /// How a document is written; the raw value is its name on the wire.
    package enum Format: String, Sendable, Hashable, CaseIterable {
        case csv = "Csv"
        case packedCSV = "CsvGZip"
        case packedJSON = "JsonGZip"

        /// What a browser saves it as.
        package var fileName: String {
            switch self {
            case .csv: "itwins.csv"
            case .packedCSV: "itwins.csv.gz"
            case .packedJSON: "itwins.json.gz"
            }
        }

        package var isCSV: Bool { self != .packedJSON }
    }

    package var id: ProjectExportID
    /// Who has asked for it, and nobody else sees it.
    package var subject: Subject
    /// What was asked for, as a JSON object.
    package var request: [UInt8]
    package var format: Format
    package var createdAt: UnixTime

    package init(id: ProjectExportID, subject: Subject, request: [UInt8], format: Format, createdAt: UnixTime) {
        self.id = id
        self.subject = subject
        self.request = request
        self.format = format
        self.createdAt = createdAt
    }
}

/// Documents that were made of lists of projects.
package protocol ProjectExportStore: Sendable {
    /// Somebody's exports, the newest first.
    func exports(of subject: Subject) async throws -> [ProjectExport]

    func export(_ id: ProjectExportID, of subject: Subject) async throws -> ProjectExport?

    /// The document of an export; nil when it is gone.
    func document(_ id: ProjectExportID) async throws -> (format: ProjectExport.Format, bytes: [UInt8])?

    /// Keeps an export; of somebody's exports beyond the limit the oldest go.
    func add(_ export: ProjectExport, document: [UInt8], limit: Int) async throws
}
