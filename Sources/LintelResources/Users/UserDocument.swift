import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// A user as the iTwin platform APIs show it; what is not known here is null.
struct UserDocument: Sendable, Hashable {
    let id: UserID
    let displayName: String
    let email: String?
    let organisationName: String?
    let createdAt: UnixTime
    /// A person's name has parts; a service identity goes by its app's name.
    private let isService: Bool

    /// Describes who calls.
    init(_ principal: Principal, organisationName: String?) {
        self.id = principal.author.id
        self.displayName = principal.name
        self.email = principal.email
        self.organisationName = organisationName
        switch principal {
        case .person(let account):
            self.createdAt = account.createdAt
            self.isService = false
        case .service(let app):
            self.createdAt = app.createdAt
            self.isService = true
        case .share(let share):
            self.createdAt = share.createdAt
            self.isService = true
        }
    }

    /// Describes somebody who shares an organisation with the caller.
    init(_ colleague: Colleague) {
        self.id = UserID(colleague.principal.subject)
        self.displayName = colleague.principal.name
        self.email = colleague.principal.email
        self.organisationName = colleague.organisationName
        self.createdAt = colleague.createdAt
        self.isService = colleague.principal.isService
    }

    /// Writes the members of the object.
    func write(to json: inout JSONWriter) {
        json.member("id", self.id.rawValue)
        json.member("displayName", self.displayName)
        let parts: (given: String?, surname: String?) =
            self.isService ? (nil, nil) : Self.parts(of: self.displayName)
        let details: [(StaticString, String?)] = [
            ("givenName", parts.given), ("surname", parts.surname), ("email", self.email),
            ("alternateEmail", nil), ("phone", nil), ("organizationName", self.organisationName),
            ("city", nil), ("country", nil), ("language", nil),
        ]
        for (name, value) in details { json.member(name, optional: value) }
        json.member("createdDateTime", self.createdAt.timestamp)
    }

    /// Accounts have one name; its last word is taken for the surname.
    static func parts(of name: String) -> (given: String?, surname: String?) {
        let words = name.split(separator: " ")
        guard words.count > 1, let last = words.last else { return (name.isEmpty ? nil : name, nil) }
        return (words.dropLast().joined(separator: " "), String(last))
    }
}
