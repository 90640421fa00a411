package import LintelTokens

/// What a ``ProjectConnectionID`` names.
package enum ProjectConnectionKind: Sendable {}
/// A connection of a project: a lower-case UUID.
package typealias ProjectConnectionID = Identifier<ProjectConnectionKind>

/// Which work area of ProjectWise belongs to a project.
///
/// It only names the work area: the server never calls the address, and nobody gets more rights by it.
package struct ProjectConnection: Sendable, Hashable {
    package var id: ProjectConnectionID
    package var projectID: ProjectID
    package var details: ConnectionDetails
    /// Whether it is the one that programs take when nobody chooses; of a project's connections one at most.
    package var isPrimary: Bool

    package init(id: ProjectConnectionID, projectID: ProjectID, details: ConnectionDetails, isPrimary: Bool) {
        self.id = id
        self.projectID = projectID
        self.details = details
        self.isPrimary = isPrimary
    }
}

/// What is said of a connection; always checked.
package struct ConnectionDetails: Sendable, Hashable {
    package let url: String
    package let name: String
    package let description: String
    package let workArea: String

    package static let maximumDescription = 4_000

    /// Takes details as they were stored.
    package init(stored url: String, name: String, description: String, workArea: String) {
        self.url = url
        self.name = name
        self.description = description
        self.workArea = workArea
    }

    /// - Parameters:
    ///   - url: Of the work area: of its folder in the Web Services Gateway, or as ProjectWise itself writes it.
    ///   - description: Empty for none.
    ///   - workArea: What ProjectWise calls it; empty when nobody says.
    /// - Throws: ``PlatformError`` with code `projectInvalid` and the field.
    package init(url: String, name: String, description: String, workArea: String) throws(PlatformError) {
        guard OutsideAddress.isValid(url, schemes: ["https://", "http://", "pw://"]) else {
            throw .project(
                "url",
                "This has to be an http, https or pw address of at most \(OutsideAddress.maximum) bytes.",
            )
        }
        guard let text = PlainText(description, maximum: Self.maximumDescription) else {
            throw .project(
                "description",
                "A description has at most \(Self.maximumDescription) characters that can be seen.",
            )
        }
        self.url = url
        self.name = try Self.line(name, "displayName")
        self.description = text.text
        self.workArea = workArea.isEmpty ? "" : try Self.line(workArea, "workAreaName")
    }

    private static func line(_ text: String, _ field: String) throws(PlatformError) -> String {
        guard let line = try? PlainLine(text, maximum: ProjectDetails.maximumText) else {
            throw .project(field, "A name has 1 to \(ProjectDetails.maximumText) characters that can be seen.")
        }
        return line.text
    }
}

/// The connections of projects with work areas.
package protocol ProjectConnectionStore: Sendable {
    /// The connections of a project, the oldest first.
    func connections(of project: ProjectID) async throws -> [ProjectConnection]

    /// A connection of a project; nil when the project has none of this id.
    func connection(_ id: ProjectConnectionID, of project: ProjectID) async throws -> ProjectConnection?

    /// Adds a connection, which is not the primary one.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`, or `notFound` when the project is gone.
    func add(_ connection: ProjectConnection, limit: Int) async throws

    /// Makes a connection the primary one, in the place of any other.
    ///
    /// - Returns: Whether there was one of this id.
    /// - Throws: ``PlatformError`` with code `notFound` when the project is gone.
    func setPrimaryConnection(_ id: ProjectConnectionID, of project: ProjectID) async throws -> Bool

    /// Makes the primary connection one like the others.
    ///
    /// - Parameter id: The only one that is meant; nil for whichever it is.
    /// - Returns: Whether it was the primary one.
    func removePrimaryConnection(_ id: ProjectConnectionID?, of project: ProjectID) async throws -> Bool

    /// Removes a connection.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``PlatformError`` with code `conflict` for the primary one.
    func removeConnection(_ id: ProjectConnectionID, of project: ProjectID) async throws -> Bool
}
