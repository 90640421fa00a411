package import LintelTokens

/// What people say of a project; always checked.
package struct ProjectDetails: Sendable, Hashable {
    package private(set) var name: String
    package private(set) var subClass: ProjectSubClass
    package private(set) var status = ProjectStatus.active
    /// What the company calls this sort of project, such as `Bridge`.
    package private(set) var type: String?
    /// The number that the company knows the project by; one of its projects has it.
    package private(set) var number: String?
    /// The project that it is a part of.
    package private(set) var parentID: ProjectID?
    package private(set) var dataCenterLocation: String?
    /// Such as `Europe/Helsinki`.
    package private(set) var timeZone: String?
    /// The place in words.
    package private(set) var geographicLocation: String?
    package private(set) var position: Position?

    /// A place on the globe.
    package struct Position: Sendable, Hashable {
        /// Degrees, from -90 to 90.
        package let latitude: Double
        /// Degrees, from -180 to 180.
        package let longitude: Double

        /// Nil for what is no place on the globe.
        package init?(latitude: Double, longitude: Double) {
            guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    package static let maximumText = 255

    /// - Throws: ``PlatformError`` with code `nameInvalid`.
    package init(name: String, subClass: ProjectSubClass = .project) throws(PlatformError) {
        self.name = try Self.checkedName(name)
        self.subClass = subClass
    }

    /// Takes details as they were stored.
    package init(stored change: ProjectChange, name: String, subClass: ProjectSubClass) {
        self.name = name
        self.subClass = subClass
        if let status = change.status { self.status = status }
        self.type = change.type ?? nil
        self.number = change.number ?? nil
        self.parentID = change.parentID ?? nil
        self.dataCenterLocation = change.dataCenterLocation ?? nil
        self.timeZone = change.timeZone ?? nil
        self.geographicLocation = change.geographicLocation ?? nil
        self.position = change.position ?? nil
    }

    /// The details with some of them changed.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid` or `projectInvalid`, and the field at fault.
    package func changed(by change: ProjectChange) throws(PlatformError) -> ProjectDetails {
        var details = self
        if let name = change.name { details.name = try Self.checkedName(name) }
        if let subClass = change.subClass { details.subClass = subClass }
        if let status = change.status { details.status = status }
        if let type = change.type { details.type = try Self.checked(type, "type") }
        if let number = change.number { details.number = try Self.checked(number, "number") }
        if let parent = change.parentID { details.parentID = parent }
        if let place = change.dataCenterLocation {
            details.dataCenterLocation = try Self.checked(place, "dataCenterLocation")
        }
        if let zone = change.timeZone { details.timeZone = try Self.checkedZone(zone) }
        if let place = change.geographicLocation {
            details.geographicLocation = try Self.checked(place, "geographicLocation")
        }
        if let position = change.position { details.position = position }
        return details
    }

    /// The details without a parent that is the organisation itself: that is the iTwin (of class Account) that all of its
    /// projects are a part of.
    package func rooted(in organisation: OrganisationID) -> ProjectDetails {
        guard self.parentID?.rawValue == organisation.rawValue else { return self }
        var details = self
        details.parentID = nil
        return details
    }

    private static func checkedName(_ name: String) throws(PlatformError) -> String {
        guard let line = try? PlainLine(name, maximum: Self.maximumText) else {
            throw PlatformError(
                .nameInvalid,
                "A project's name has 1 to \(Self.maximumText) characters that can be seen.",
                field: "displayName",
            )
        }
        return line.text
    }

    /// An empty text stands for nothing.
    private static func checked(_ text: String?, _ field: String) throws(PlatformError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard let line = try? PlainLine(text, maximum: Self.maximumText) else {
            throw .project(field, "This has at most \(Self.maximumText) characters that can be seen.")
        }
        return line.text
    }

    private static func checkedZone(_ zone: String?) throws(PlatformError) -> String? {
        guard let zone = try Self.checked(zone, "ianaTimeZone") else { return nil }
        let isName = zone.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "+"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isName else { throw .project("ianaTimeZone", "This is no name of a time zone, such as Europe/Helsinki.") }
        return zone
    }
}

/// What somebody wants to say anew of a project; nil leaves a detail as it is, and an inner nil takes it away.
package struct ProjectChange: Sendable, Hashable {
    package var name: String?
    package var subClass: ProjectSubClass?
    package var status: ProjectStatus?
    package var type: String??
    package var number: String??
    package var parentID: ProjectID??
    package var dataCenterLocation: String??
    package var timeZone: String??
    package var geographicLocation: String??
    package var position: ProjectDetails.Position??

    package init() {}
}

extension PlatformError {
    /// A detail of a project that does not fit.
    package static func project(_ field: String, _ sentence: String) -> Self {
        Self(.projectInvalid, sentence, field: field)
    }

    /// For whoever does not get to know of the project, too.
    package static let projectUnknown = Self(.notFound, "There is no project with this id.", field: "iTwinId")
}
