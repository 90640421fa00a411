import LintelClient
import LintelCodec
import LintelTokens

/// Who a profile's calls are made as, and what its token allows; without the token.
struct SignedIn {
    /// Who signed in.
    struct Person: Hashable {
        var subject: String
        var name: String?
        var email: String?
    }

    var profile: Profile
    var token: AccessToken
    /// Absent for a service, and for a person of whom nothing was asked.
    var person: Person?

    func answer(on terminal: Terminal) -> CommandAnswer {
        CommandAnswer(self.text(on: terminal)) { json in
            json.member("profile", self.profile.name)
            json.member("server", self.profile.server)
            json.member("client_id", self.profile.clientID.rawValue)
            json.member("type", self.profile.kind.rawValue)
            if let person {
                json.member("subject", person.subject)
                if let name = person.name { json.member("name", name) }
                if let email = person.email { json.member("email", email) }
            }
            json.member("scopes", self.token.scopes.values)
            if let expiresAt = self.token.expiresAt { json.member("expires_at", expiresAt.timestamp) }
        }
    }

    private func text(on terminal: Terminal) -> String {
        var facts = [
            ("server", self.profile.server),
            ("client", "\(self.profile.clientID) (\(self.profile.kind.rawValue))"),
            ("profile", self.profile.name),
            ("scopes", self.token.scopes.description),
        ]
        if let expiresAt = self.token.expiresAt { facts.append(("token", "good until \(expiresAt.timestamp)")) }
        let lines = facts.map { name, value in
            let space = String(repeating: " ", count: 9 - name.count)
            return "  \(terminal.styled(name, .dim))\(space)\(ServerRefusal.plain(value))"
        }
        return ([terminal.styled("Signed in as \(self.who).", .bold)] + lines).joined(separator: "\n")
    }

    private var who: String {
        guard let person else { return self.profile.clientID.rawValue }
        let name = person.name ?? person.email ?? person.subject
        let email = person.name == nil ? nil : person.email
        return ServerRefusal.plain(email.map { "\(name) <\($0)>" } ?? name)
    }
}

extension SignedIn.Person {
    /// As the ID token of a sign-in says; nil without one.
    init?(_ claims: IDTokenClaims?) {
        guard let claims else { return nil }
        self.init(subject: claims.subject.rawValue, name: claims.name, email: claims.email)
    }

    /// As the issuer tells it now (OpenID Connect Core §5.3.2).
    init(userInfo bytes: [UInt8]) throws {
        guard let json = try? JSONValue(parsing: bytes), let subject = json["sub"]?.stringValue else {
            throw ClientError(.answerInvalid, "The issuer does not tell of the person.")
        }
        self.init(subject: subject, name: json["name"]?.stringValue, email: json["email"]?.stringValue)
    }
}
