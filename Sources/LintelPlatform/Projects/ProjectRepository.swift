package import LintelTokens

/// What a ``ProjectRepositoryID`` names.
package enum ProjectRepositoryKind: Sendable {}
/// A repository of a project: a lower-case UUID.
package typealias ProjectRepositoryID = Identifier<ProjectRepositoryKind>

/// Where else data of a project is, such as a map service.
///
/// The server never calls the address itself.
package struct ProjectRepository: Sendable, Hashable {
    package var id: ProjectRepositoryID
    package var projectID: ProjectID
    package var type: RepositoryType
    package var details: RepositoryDetails

    package init(id: ProjectRepositoryID, projectID: ProjectID, type: RepositoryType, details: RepositoryDetails) {
        self.id = id
        self.projectID = projectID
        self.type = type
        self.details = details
    }
}

/// The class and the sub-class of a repository, which it keeps.
package struct RepositoryType: Sendable, Hashable {
    package let itsClass: String
    package let subClass: String?

    /// Every class, with its sub-classes.
    package static let known: [(name: String, subClasses: [String])] = [
        ("iModels", []), ("Storage", []), ("Forms", []), ("RealityData", []),
        (
            "GeographicInformationSystem",
            ["WebMapService", "WebMapTileService", "WebFeatureService", "ArcGIS", "UrlTemplate", "OgcApiFeatures"]
        ),
        ("Construction", ["Performance"]), ("Subsurface", ["EvoWorkspace"]), ("GeospatialFeatures", []),
        ("SensorData", []), ("PdfPlansets", []), ("IndexedMedia", []),
    ]

    /// Takes a type as it was stored.
    package init(stored itsClass: String, subClass: String?) {
        self.itsClass = itsClass
        self.subClass = subClass
    }

    /// - Throws: ``PlatformError`` with code `projectInvalid` and the field.
    package init(class name: String, subClass: String?) throws(PlatformError) {
        guard let known = Self.known.first(where: { $0.name == name }) else {
            throw .project("class", "The classes are \(Self.known.map(\.name).joined(separator: ", ")).")
        }
        if let subClass {
            guard known.subClasses.contains(subClass) else {
                let sentence =
                    known.subClasses.isEmpty
                    ? "This class has no sub-classes."
                    : "Its sub-classes are \(known.subClasses.joined(separator: ", "))."
                throw .project("subClass", sentence)
            }
        }
        self.itsClass = name
        self.subClass = subClass
    }
}

/// What is said of a repository beside its type; always checked.
package struct RepositoryDetails: Sendable, Hashable {
    package private(set) var name: String
    package private(set) var uri: String
    /// A JSON object, as it was sent; empty for none.
    package private(set) var options: [UInt8]

    package static let maximumOptions = 4_096

    /// Takes details as they were stored.
    package init(stored name: String, uri: String, options: [UInt8]) {
        self.name = name
        self.uri = uri
        self.options = options
    }

    /// - Throws: ``PlatformError`` with code `projectInvalid` and the field.
    package init(name: String, uri: String, options: [UInt8] = []) throws(PlatformError) {
        guard let line = try? PlainLine(name, maximum: ProjectDetails.maximumText) else {
            throw .project("displayName", "A name has 1 to \(ProjectDetails.maximumText) characters that can be seen.")
        }
        guard options.count <= Self.maximumOptions else {
            throw .project("options", "Options have at most \(Self.maximumOptions) bytes.")
        }
        self.name = line.text
        self.uri = try Self.checked(uri)
        self.options = options
    }

    private static func checked(_ uri: String) throws(PlatformError) -> String {
        guard OutsideAddress.isValid(uri, schemes: ["https://", "http://"]) else {
            throw .project("uri", "This has to be an http or https address of at most \(OutsideAddress.maximum) bytes.")
        }
        return uri
    }
}

/// Something in a repository.
package struct RepositoryResource: Sendable, Hashable {
    package var id: String
    package var name: String

    package static let maximumID = 255

    /// - Throws: ``PlatformError`` with code `projectInvalid` and the field.
    package init(id: String, name: String) throws(PlatformError) {
        // It stands in addresses.
        let isPlain = id.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || "-._~".utf8.contains($0)
        }
        guard isPlain, (1...Self.maximumID).contains(id.utf8.count) else {
            throw .project("id", "An id has 1 to \(Self.maximumID) letters, digits and - . _ ~.")
        }
        guard let line = try? PlainLine(name, maximum: ProjectDetails.maximumText) else {
            throw .project("displayName", "A name has 1 to \(ProjectDetails.maximumText) characters that can be seen.")
        }
        self.id = id
        self.name = line.text
    }

    /// Takes a resource as it was stored.
    package init(stored id: String, name: String) {
        self.id = id
        self.name = name
    }
}
