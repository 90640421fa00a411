import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What a list of iTwins is asked for (contract §4.2).
struct ITwinListQuery: Sendable {
    var projects: ProjectQuery
    /// Whether organisations are wanted, which are iTwins of class Account.
    let isAboutAccounts: Bool
    /// What is told of each.
    let properties: [ITwinProperty]
    let page: ITwinPage

    /// - Parameter address: The absolute URL of the list.
    /// - Throws: ``ITwinRefusal``, or ``PlatformError`` with code `queryInvalid`.
    init(_ call: ITwinCall, of address: String, usual: Int = 100) throws {
        let (query, names) = (try call.query(), call.names)
        self.page = try ITwinPage(query, of: address, usual: usual)
        var projects = ProjectQuery()
        projects.limit = self.page.top
        projects.offset = self.page.skip
        projects.scope = try Self.scope(call)
        let subClasses = try query.text("subClass").map { try Self.subClasses($0, names) } ?? []
        self.isAboutAccounts = subClasses.contains(.account)
        guard !self.isAboutAccounts || subClasses.count == 1 else {
            throw names.invalidValue("Account is asked for alone.", of: "subClass")
        }
        projects.subClasses = subClasses
        projects.statuses = try query.text("status").map { try Self.words($0, of: "status", names) } ?? []
        projects.includesInactive = try query.flag("includeInactive") ?? false
        guard projects.statuses.isEmpty || !projects.includesInactive else {
            throw names.invalidValue("This cannot be used together with status.", of: "includeInactive")
        }
        projects.type = query.text("type")
        projects.name = query.text("displayName")
        projects.number = query.text("number")
        projects.search = query.text("$search").map { String($0.prefix(ProjectQuery.maximumSearch)) }
        projects.parent = try Self.id(query.text("parentId"), of: "parentId", names)
        projects.organisation = try Self.id(query.text("iTwinAccountId"), of: "iTwinAccountId", names)
            .map { OrganisationID($0) }
        projects.order = try query.text("$orderby").map { try Self.order($0, names) } ?? []
        if let filter = query.text("$filter") {
            guard !self.isAboutAccounts else {
                throw names.invalidValue("Lists of organisations are not filtered.", of: "$filter")
            }
            projects.narrow(by: try Self.condition(filter, of: "$filter", names))
        }
        self.projects = projects
        self.properties = try Self.properties(query.text("$select"), call)
    }

    /// The properties of an answer: those that are named, or as many as the caller prefers.
    static func properties(_ select: String?, _ call: ITwinCall) throws(ITwinRefusal) -> [ITwinProperty] {
        if let select { return try ITwinProperty.selected(select, call.names) }
        return call.prefersRepresentation ? ITwinProperty.allCases : ITwinProperty.minimal
    }

    /// Whose projects, by the header `x-itwin-query-scope`.
    private static func scope(_ call: ITwinCall) throws(ITwinRefusal) -> ProjectQuery.Scope {
        let name = "x-itwin-query-scope"
        guard let value = HTTPField.Name(name).flatMap({ call.request.headers[$0] }) else { return .member }
        switch value.lowercased() {
        case "", "memberofitwin": return .member
        case "all": return .visible
        case "organizationadmin": return .administered
        default:
            throw call.names.invalidValue("The scopes are memberOfItwin, all and OrganizationAdmin.", of: name)
        }
    }

    /// A filter (OData).
    ///
    /// - Parameter target: What it came as.
    /// - Throws: ``ITwinRefusal``, which tells the place in the filter.
    static func condition(_ text: String, of target: String, _ names: ITwinNames) throws(ITwinRefusal)
        -> PropertyCondition<ProjectProperty>
    {
        do throws(PlatformError) {
            return try PropertyCondition(parsing: text)
        } catch {
            throw names.invalidValue(error.message, of: target)
        }
    }

    /// Sub-classes with commas between them.
    static func subClasses(_ text: String, _ names: ITwinNames) throws(ITwinRefusal) -> [ProjectSubClass] {
        try Self.words(text, of: "subClass", names)
    }

    private static func words<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String,
        of target: String,
        _ names: ITwinNames,
    ) throws(ITwinRefusal) -> [Word] {
        var words: [Word] = []
        for part in text.split(separator: ",", maxSplits: 16) {
            let word = part.drop { $0 == " " }
            guard let known = Word.allCases.first(where: { $0.rawValue.lowercased() == word.lowercased() }) else {
                let all = Word.allCases.map(\.rawValue).joined(separator: ", ")
                throw names.invalidValue("The values are \(all).", of: target)
            }
            words.append(known)
        }
        return words
    }

    private static func id(_ text: String?, of target: String, _ names: ITwinNames) throws(ITwinRefusal) -> String? {
        guard let text else { return nil }
        guard let uuid = UUIDText(text) else { throw names.invalidValue("This has to be a UUID.", of: target) }
        return uuid.rawValue
    }

    /// `displayName desc, number`.
    private static func order(_ text: String, _ names: ITwinNames) throws(ITwinRefusal) -> [ListOrder<ProjectQuery.Key>]
    {
        var order: [ListOrder<ProjectQuery.Key>] = []
        for part in text.split(separator: ",", maxSplits: 16) {
            let words = part.split(separator: " ")
            let direction = words.count == 2 ? words[1].lowercased() : "asc"
            guard let first = words.first, words.count <= 2, direction == "asc" || direction == "desc",
                let key = ProjectQuery.Key.allCases.first(where: { $0.rawValue.lowercased() == first.lowercased() })
            else {
                let all = ProjectQuery.Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw names.invalidValue("Lists are sorted by \(all), with asc or desc behind it.", of: "$orderby")
            }
            if !order.contains(where: { $0.field == key }) {
                order.append(ListOrder(key, isDescending: direction == "desc"))
            }
        }
        return order
    }
}
