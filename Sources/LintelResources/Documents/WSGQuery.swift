import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform

/// What a list of the ProjectWise API is asked for with.
struct WSGQuery: Sendable {
    private let query: CallQuery
    private let skipToken: String?

    /// The header by which clients go on behind a part of a list.
    static let skipTokenHeader = HTTPField.Name("SkipToken")

    /// Options of OData that mean something here.
    private static let known: Set<String> = ["$select", "$filter", "$top", "$skip", "$orderby", "$format"]

    /// - Throws: ``PlatformError`` with code `queryInvalid`, also for an option that is not known: to leave it out would
    ///   answer another question.
    init(_ request: Request) throws(PlatformError) {
        self.query = try CallQuery(request)
        self.skipToken = Self.skipTokenHeader.flatMap { request.headers[$0] }
        for name in self.query.names where name.hasPrefix("$") && !Self.known.contains(name) {
            throw PlatformError(.queryInvalid, "This option is not known.", field: String(name.prefix(50)))
        }
    }

    /// The part of the list; nil when nothing of it is wanted.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func window() throws(PlatformError) -> ListWindow? {
        let usual = DocumentQuery.usualLimit
        let top = try self.query.number("$top", in: 0...usual, otherwise: usual)
        let skip = try self.query.number("$skip", in: 0...ListWindow.maximumOffset, otherwise: 0)
        guard let skipToken else { return top == 0 ? nil : ListWindow(offset: skip, limit: top) }
        guard let offset = Int(skipToken), offset >= 0 else {
            throw PlatformError(.queryInvalid, "This was not given out by a list.", field: "SkipToken")
        }
        return top == 0 ? nil : ListWindow(offset: offset, limit: top)
    }

    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func condition<Property: FilterProperty>(_ type: Property.Type) throws(PlatformError)
        -> PropertyCondition<Property>?
    {
        guard let text = self.query.text("$filter") else { return nil }
        return try PropertyCondition(parsing: text)
    }

    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func order<Property: FilterProperty>(_ type: Property.Type) throws(PlatformError) -> [ListOrder<Property>] {
        guard let text = self.query.text("$orderby") else { return [] }
        var order: [ListOrder<Property>] = []
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ")
            let direction = words.count == 2 ? words[1].lowercased() : "asc"
            guard let name = words.first, words.count <= 2, let property = Property.named(String(name)),
                direction == "asc" || direction == "desc"
            else {
                let known = Property.allCases.map(\.rawValue).joined(separator: ", ")
                throw PlatformError(
                    .queryInvalid,
                    "Lists are sorted by \(known), with desc behind for descending order.",
                    field: "$orderby",
                )
            }
            if !order.contains(where: { $0.field == property }) {
                order.append(ListOrder(property, isDescending: direction == "desc"))
            }
        }
        return order
    }

    /// The folder that `api.ancestor=PW_WSG.Project=…` names.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func ancestor() throws(PlatformError) -> DocumentFolderID? {
        guard let text = self.query.text("api.ancestor") else { return nil }
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "pw_wsg.project", let id = DocumentFolderID(uuid: parts[1])
        else {
            throw PlatformError(
                .queryInvalid,
                "Write it as PW_WSG.Project= and the id of a folder.",
                field: "api.ancestor"
            )
        }
        return id
    }

    /// What is wanted of each instance.
    ///
    /// - Throws: ``WSGRefusal``.
    func selection<Property: WSGProperty>(_ type: Property.Type) throws(WSGRefusal) -> WSGSelection<Property> {
        try WSGSelection(self.query.text("$select"))
    }

    /// What `$filter` says, as it was sent.
    var filterText: String? { self.query.text("$filter") }
}

/// A property as instances show it; the raw value is its name.
protocol WSGProperty: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// Which properties an answer holds.
struct WSGSelection<Property: WSGProperty>: Sendable {
    private let properties: Set<Property>?
    /// Whether instances say what they are related to.
    let hasRelationships: Bool

    /// - Parameter text: Names with commas between them; `*` for all of them, and `ProjectParent-forward-Project.*` or the
    ///   like for relationships.
    init(_ text: String?) throws(WSGRefusal) {
        guard let text else {
            self.properties = nil
            self.hasRelationships = false
            return
        }
        var properties: Set<Property>? = []
        var hasRelationships = false
        for part in text.split(separator: ",") {
            let name = part.trimmedSpaces.lowercased()
            if name == "*" {
                properties = nil
            } else if name.contains("-forward-project") {
                hasRelationships = true
            } else if let property = Property.allCases.first(where: { $0.rawValue.lowercased() == name }) {
                properties?.insert(property)
            } else {
                throw WSGRefusal(
                    .badRequest,
                    "PropertyNotFound",
                    "There is no property \(part.prefix(100)) to select.",
                    description: "$select",
                )
            }
        }
        self.properties = properties
        self.hasRelationships = hasRelationships
    }

    func contains(_ property: Property) -> Bool { self.properties?.contains(property) ?? true }
}
