import LintelCodec
import LintelOAuth
import LintelPlatform
package import LintelTokens

/// A user as the iTwin platform APIs show it; what is not known here is null.
package struct UserDocument: Sendable, Hashable {
    package var id: String
    package var displayName: String
    package var givenName: String?
    package var surname: String?
    package var email: String?
    package var organisationName: String?
    package var createdAt: UnixTime

    /// Describes a person, or a service identity, which goes by its app's name.
    package init(_ principal: Principal, id subject: Subject, organisationName: String?) {
        self.id = subject.rawValue
        self.organisationName = organisationName
        switch principal {
        case .person(let account):
            self.displayName = account.name
            (self.givenName, self.surname) = Self.parts(of: account.name)
            self.email = account.email
            self.createdAt = account.createdAt
        case .service(let app):
            self.displayName = app.client.name
            self.email = app.clientEmail
            self.createdAt = app.createdAt
        }
    }

    /// The document as JSON.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("user")
        json.beginObject()
        json.member("id", self.id)
        json.member("displayName", self.displayName)
        let details: [(StaticString, String?)] = [
            ("givenName", self.givenName), ("surname", self.surname), ("email", self.email),
            ("alternateEmail", nil), ("phone", nil), ("organizationName", self.organisationName),
            ("city", nil), ("country", nil), ("language", nil),
        ]
        for (name, value) in details {
            json.key(name)
            if let value { json.string(value) } else { json.null() }
        }
        json.member("createdDateTime", self.createdAt.timestamp)
        json.endObject()
        json.endObject()
        return json.bytes
    }

    /// Accounts have one name; its last word is taken for the surname.
    private static func parts(of name: String) -> (given: String?, surname: String?) {
        let words = name.split(separator: " ")
        guard words.count > 1, let last = words.last else { return (name.isEmpty ? nil : name, nil) }
        return (words.dropLast().joined(separator: " "), String(last))
    }
}
