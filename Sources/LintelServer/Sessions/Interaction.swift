import LintelCodec
package import LintelTokens

/// What is under way in a browser: the authorization request that brought it to the sign-in or consent page.
///
/// It travels through the pages sealed under the master key, bound to the browser's cookie: nothing is stored for
/// people who never come back, and neither the request nor the signed-in session can be changed on the way.
package struct Interaction: Sendable, Hashable {
    /// What the interaction is about; one of a kind is never taken for another.
    package enum Kind: String, Sendable, Hashable {
        /// An authorization request waits: `subject` is its query.
        case authorize
        /// Somebody just signs in; `subject` is empty.
        case signIn = "sign_in"
        /// A page of the portal waits: `subject` is its path with the query, as the browser asked for it.
        case portal
        /// An app asked to sign out: `subject` is the registered address to return to.
        case signOut = "sign_out"
        /// Somebody who is signed in changes their address: `subject` is the account's id, `email` the new address, and
        /// `freshSession` the session that asked.
        case emailChange = "email_change"
    }

    package var kind: Kind
    /// What ``Kind`` says.
    package var subject: String
    /// The browser that it belongs to.
    package var browser: [UInt8]
    package var startedAt: UnixTime
    /// The address given on the first sign-in page.
    package var email: String?
    /// The session that was opened for this very interaction.
    package var freshSession: [UInt8]?

    package init(
        kind: Kind,
        subject: String = "",
        browser: [UInt8],
        startedAt: UnixTime,
        email: String? = nil,
        freshSession: [UInt8]? = nil,
    ) {
        self.kind = kind
        self.subject = subject
        self.browser = browser
        self.startedAt = startedAt
        self.email = email
        self.freshSession = freshSession
    }

    /// The plain bytes to seal.
    var bytes: [UInt8] {
        var json = JSONWriter(reservingCapacity: self.subject.utf8.count + 256)
        json.beginObject()
        json.member("kind", self.kind.rawValue)
        json.member("subject", self.subject)
        json.member("browser", Base64URL.encode(self.browser))
        json.member("started_at", self.startedAt.seconds)
        if let email = self.email { json.member("email", email) }
        if let session = self.freshSession { json.member("session", Base64URL.encode(session)) }
        json.endObject()
        return json.bytes
    }

    /// Reads what ``bytes`` wrote.
    init?(bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes, maximumBytes: 65_536),
            let kind = json["kind"]?.stringValue.flatMap(Kind.init(rawValue:)),
            let subject = json["subject"]?.stringValue,
            let browser = json["browser"]?.stringValue.flatMap({ Base64URL.decode($0.utf8) }),
            let startedAt = json["started_at"]?.integerValue
        else { return nil }
        self.init(
            kind: kind,
            subject: subject,
            browser: browser,
            startedAt: UnixTime(seconds: startedAt),
            email: json["email"]?.stringValue,
            freshSession: json["session"]?.stringValue.flatMap { Base64URL.decode($0.utf8) },
        )
    }
}
