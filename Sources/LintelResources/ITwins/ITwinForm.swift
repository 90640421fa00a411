import LintelCodec
import LintelPlatform
import LintelTokens

/// Reads what a caller says of an iTwin (contract §4.2).
struct ITwinForm {
    private var body: JSONFields<ITwinRefusal>
    private let names: ITwinNames

    init(_ body: JSONFields<ITwinRefusal>, names: ITwinNames) {
        self.body = body
        self.names = names
    }

    /// The organisation that is named to make a project in.
    mutating func account() throws(ITwinRefusal) -> OrganisationID? {
        try self.id("iTwinAccountId").map { OrganisationID($0) }
    }

    /// What is said anew.
    ///
    /// - Parameter project: What there is; nil for a new project, which needs a name and a class.
    mutating func change(of project: Project?) throws(ITwinRefusal) -> ProjectChange {
        var change = ProjectChange()
        try self.readClass(of: project, into: &change)
        change.name = project == nil ? try self.body.string("displayName") : try self.name()
        if let status = try self.body.optionalString("status") {
            guard let known = ProjectStatus(rawValue: status) else {
                throw self.invalid("status", "The values are \(Self.list(ProjectStatus.self)).")
            }
            change.status = known
        }
        change.type = try self.text("type")
        change.number = try self.text("number")
        change.dataCenterLocation = try self.text("dataCenterLocation")
        change.timeZone = try self.text("ianaTimeZone")
        change.geographicLocation = try self.text("geographicLocation")
        if self.body.holds("parentId") { change.parentID = .some(try self.id("parentId").map { ProjectID($0) }) }
        try self.readPosition(of: project, into: &change)
        return change
    }

    private mutating func name() throws(ITwinRefusal) -> String? {
        guard self.body.holds("displayName") else { return nil }
        return try self.body.string("displayName")
    }

    private mutating func readClass(of project: Project?, into change: inout ProjectChange) throws(ITwinRefusal) {
        let isNew = project == nil
        let itsClass = isNew ? try self.body.string("class") : try self.body.optionalString("class")
        let subClass = isNew ? try self.body.string("subClass") : try self.body.optionalString("subClass")
        if let subClass {
            guard let known = ProjectSubClass(rawValue: subClass), known != .account else {
                let values = ProjectSubClass.allCases.filter { $0 != .account }.map(\.rawValue)
                throw self.invalid("subClass", "The values are \(values.joined(separator: ", ")).")
            }
            change.subClass = known
        }
        guard let itsClass else { return }
        let expected = (change.subClass ?? project?.details.subClass ?? .project).itsClass
        guard itsClass == expected.rawValue else {
            throw self.invalid("class", "The class of this subClass is \(expected.rawValue).")
        }
    }

    private mutating func readPosition(of project: Project?, into change: inout ProjectChange) throws(ITwinRefusal) {
        guard self.body.holds("latitude") || self.body.holds("longitude") else { return }
        let known = project?.details.position
        let latitude = try self.number("latitude", otherwise: known?.latitude)
        let longitude = try self.number("longitude", otherwise: known?.longitude)
        switch (latitude, longitude) {
        case (nil, nil): change.position = .some(nil)
        case (let latitude?, let longitude?):
            guard let position = ProjectDetails.Position(latitude: latitude, longitude: longitude) else {
                let isLatitude = !(-90...90).contains(latitude)
                throw self.invalid(
                    isLatitude ? "latitude" : "longitude",
                    "Latitudes are from -90 to 90, and longitudes from -180 to 180.",
                )
            }
            change.position = .some(position)
        case (nil, _?): throw self.invalid("latitude", "A longitude needs a latitude.")
        case (_?, nil): throw self.invalid("longitude", "A latitude needs a longitude.")
        }
    }

    /// A member that was sent counts, `null` included.
    private mutating func number(_ name: String, otherwise known: Double?) throws(ITwinRefusal) -> Double? {
        guard self.body.holds(name) else { return known }
        guard let value = self.body.optionalValue(name) else { return nil }
        guard let number = value.doubleValue else { throw self.invalid(name, "This has to be a number.") }
        return number
    }

    /// Nil when it was not sent; an inner nil for `null`.
    private mutating func text(_ name: String) throws(ITwinRefusal) -> String?? {
        guard self.body.holds(name) else { return nil }
        return .some(try self.body.optionalString(name))
    }

    private mutating func id(_ name: String) throws(ITwinRefusal) -> String? {
        guard let text = try self.body.optionalString(name) else { return nil }
        guard let uuid = UUIDText(text) else { throw self.invalid(name, "This has to be a UUID.") }
        return uuid.rawValue
    }

    private func invalid(_ name: String, _ sentence: String) -> ITwinRefusal {
        self.names.invalidValue(sentence, of: name)
    }

    private static func list<Word: RawRepresentable<String> & CaseIterable>(_ words: Word.Type) -> String {
        words.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
