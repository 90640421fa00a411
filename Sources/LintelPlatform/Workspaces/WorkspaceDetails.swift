/// What people say of a workspace; always checked.
package struct WorkspaceDetails: Sendable, Hashable {
    package private(set) var name: String
    package private(set) var description = ""
    package private(set) var labels: [String] = []
    /// Such as `EPSG:2193`; empty when nobody has said.
    package private(set) var coordinateSystem = ""
    package private(set) var boundingBox: BoundingBox?

    package static let maximumName = 60
    package static let maximumDescription = 4_000
    package static let maximumLabels = 20
    package static let maximumLabel = 100
    package static let maximumCoordinateSystem = 100

    /// - Throws: ``PlatformError`` with code `nameInvalid`.
    package init(name: String) throws(PlatformError) {
        self.name = try Self.checkedName(name)
    }

    /// Takes details as they were stored.
    package init(
        storedName name: String,
        description: String,
        labels: [String],
        coordinateSystem: String,
        boundingBox: BoundingBox?,
    ) {
        self.name = name
        self.description = description
        self.labels = labels
        self.coordinateSystem = coordinateSystem
        self.boundingBox = boundingBox
    }

    /// The details with some of them changed.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid` or `workspaceInvalid`, and the field at fault.
    package func changed(by change: WorkspaceChange) throws(PlatformError) -> WorkspaceDetails {
        var details = self
        if let name = change.name { details.name = try Self.checkedName(name) }
        if let description = change.description {
            guard let text = PlainText(description, maximum: Self.maximumDescription) else {
                throw .workspace("description", "A description has at most \(Self.maximumDescription) characters.")
            }
            details.description = text.text
        }
        if let labels = change.labels { details.labels = try Self.checkedLabels(labels) }
        if let system = change.coordinateSystem { details.coordinateSystem = try Self.checkedSystem(system) }
        if let box = change.boundingBox { details.boundingBox = box }
        return details
    }

    private static func checkedName(_ name: String) throws(PlatformError) -> String {
        guard let line = try? PlainLine(name, maximum: Self.maximumName) else {
            throw PlatformError(
                .nameInvalid,
                "A workspace's name has 1 to \(Self.maximumName) characters that can be seen.",
                field: "name",
            )
        }
        return line.text
    }

    private static func checkedLabels(_ labels: [String]) throws(PlatformError) -> [String] {
        guard labels.count <= Self.maximumLabels else {
            throw .workspace("labels", "A workspace has at most \(Self.maximumLabels) labels.")
        }
        var checked: [String] = []
        for label in labels {
            guard let line = try? PlainLine(label, maximum: Self.maximumLabel) else {
                throw .workspace("labels", "A label has 1 to \(Self.maximumLabel) characters that can be seen.")
            }
            checked.append(line.text)
        }
        return checked
    }

    private static func checkedSystem(_ system: String) throws(PlatformError) -> String {
        guard !system.isEmpty else { return "" }
        guard let line = try? PlainLine(system, maximum: Self.maximumCoordinateSystem) else {
            throw .workspace(
                "default_coordinate_system",
                "A coordinate system is named by at most \(Self.maximumCoordinateSystem) characters.",
            )
        }
        return line.text
    }
}

/// What somebody wants to say anew of a workspace; nil leaves a detail as it is.
package struct WorkspaceChange: Sendable, Hashable {
    package var name: String?
    package var description: String?
    package var labels: [String]?
    package var coordinateSystem: String?
    package var boundingBox: BoundingBox?

    package init(
        name: String? = nil,
        description: String? = nil,
        labels: [String]? = nil,
        coordinateSystem: String? = nil,
        boundingBox: BoundingBox? = nil,
    ) {
        self.name = name
        self.description = description
        self.labels = labels
        self.coordinateSystem = coordinateSystem
        self.boundingBox = boundingBox
    }
}

extension PlatformError {
    /// A detail of a workspace that does not fit.
    static func workspace(_ field: String, _ sentence: String) -> Self {
        Self(.workspaceInvalid, sentence, field: field)
    }
}
