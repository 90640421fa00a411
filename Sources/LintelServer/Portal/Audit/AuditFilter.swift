import LintelCodec
import LintelPlatform
import LintelTokens

/// What somebody has typed into the filter of the audit log, and what it means.
struct AuditFilter: Sendable, Hashable {
    /// `own`, `all`, or an organisation's id.
    var view = ""
    var since = ""
    var until = ""
    var kind = ""
    var actor = ""
    var app = ""
    var errorID = ""
    var correlationID = ""
    /// The next page's sequence number.
    var before = ""

    init() {}

    init(_ fields: FormFields) {
        self.view = fields["view"] ?? ""
        self.since = fields["since"] ?? ""
        self.until = fields["until"] ?? ""
        self.kind = fields["kind"] ?? ""
        self.actor = fields["actor"] ?? ""
        self.app = fields["app"] ?? ""
        self.errorID = fields["error"] ?? ""
        self.correlationID = fields["correlation"] ?? ""
        self.before = fields["before"] ?? ""
    }

    /// The part of the log that is looked at; operators see everything unless they choose otherwise.
    func scope(of actor: Actor) -> AuditReading.Scope {
        switch self.view {
        case "": actor.isOperator ? .everything : .own
        case "all": .everything
        case "own": .own
        default: .organisation(OrganisationID(self.view))
        }
    }

    /// The conditions, and what is wrong with a field.
    ///
    /// - Throws: ``PlatformError`` with code `auditFilterInvalid` and the field at fault.
    func query() throws(PlatformError) -> AuditQuery {
        var query = AuditQuery()
        query.since = try Self.day(self.since, field: "since")
        // The whole of the last day belongs to it.
        query.until = try Self.day(self.until, field: "until").map { $0 + 86_400 }
        query.kindPrefix = self.kind.isEmpty ? nil : self.kind
        query.actor = self.actor.isEmpty ? nil : self.actor
        query.clientID = self.app.isEmpty ? nil : ClientID(self.app)
        query.errorID = self.errorID.isEmpty ? nil : self.errorID
        query.correlationID = self.correlationID.isEmpty ? nil : self.correlationID
        for (name, value) in self.parameters where value.utf8.count > 128 {
            throw Self.invalid("This is longer than anything that could be found.", field: name)
        }
        if !self.before.isEmpty {
            guard let number = Int64(self.before), number > 0 else {
                throw Self.invalid("There is no such page.", field: "before")
            }
            query.before = number
        }
        return query
    }

    /// The filter as it stands in an address, without the page.
    var parameters: [(name: String, value: String)] {
        [
            ("view", self.view), ("since", self.since), ("until", self.until), ("kind", self.kind),
            ("actor", self.actor), ("app", self.app), ("error", self.errorID), ("correlation", self.correlationID),
        ]
    }

    private static func day(_ text: String, field: String) throws(PlatformError) -> UnixTime? {
        guard !text.isEmpty else { return nil }
        guard let time = UnixTime(date: text) else {
            throw self.invalid("Please write the day as year, month and day: 2026-11-22.", field: field)
        }
        return time
    }

    private static func invalid(_ sentence: String, field: String) -> PlatformError {
        PlatformError(.auditFilterInvalid, sentence, field: field)
    }
}

extension PlatformError.Code {
    /// A parameter of a search that cannot be understood.
    static let auditFilterInvalid = Self(rawValue: "parameter_invalid")
}
