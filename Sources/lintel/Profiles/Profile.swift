import LintelCodec
import LintelTokens

/// A server, and the app as which this program calls it.
struct Profile: Hashable {
    /// Whose tokens it has.
    enum Kind: String {
        /// Those of a person who signs in with their browser.
        case native
        /// Those of a Service app.
        case service
    }

    let name: String
    /// The issuer, without a slash at its end.
    let server: String
    let clientID: ClientID
    let kind: Kind
    let scopes: [String]

    /// What a profile is called that nobody has named.
    static let usualName = "default"
    private static let maximumNameCharacters = 64

    /// - Throws: ``Refusal`` for a name that no file can have, or a server that tokens must not be sent to.
    init(name: String, server: String, clientID: String, kind: Kind, scopes: [String]) throws {
        guard Self.isName(name) else {
            throw Refusal(
                "profile_invalid",
                "A profile's name has 1 to \(Self.maximumNameCharacters) of the letters a to z, digits, -, _ and dots, "
                    + "and does not begin with a dot.",
                field: "profile",
            )
        }
        let server = server.hasSuffix("/") ? String(server.dropLast()) : server
        guard let address = RedirectURI(server), address.query == nil, address.isHTTPS || address.isLoopbackHTTP else {
            throw Refusal(
                "server_invalid",
                "A server is an https address, or one of http on this machine (127.0.0.1, [::1], localhost).",
                field: "server",
            )
        }
        guard !clientID.isEmpty, clientID.utf8.count <= 255, clientID.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw Refusal("client_id_invalid", "This is no client id.", field: "client-id") }
        self.name = name
        self.server = server
        self.clientID = ClientID(clientID)
        self.kind = kind
        self.scopes = scopes
    }

    /// Scheme, host and port of the server: tokens go nowhere else.
    var origin: String { RedirectURI(self.server)?.origin ?? self.server }

    private static func isName(_ name: String) -> Bool {
        guard !name.hasPrefix("."), (1...Self.maximumNameCharacters).contains(name.utf8.count) else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-_.".utf8.contains(byte)
            }
        }
    }
}

extension Profile {
    /// Reads what ``write(to:)`` wrote.
    init(_ json: JSONValue) throws {
        guard let name = json["name"]?.stringValue, let server = json["server"]?.stringValue,
            let clientID = json["client_id"]?.stringValue,
            let kind = json["type"]?.stringValue.flatMap({ Kind(rawValue: $0) })
        else { throw Refusal("profiles_unreadable", "A profile lacks its name, server, client id or type.") }
        try self.init(
            name: name,
            server: server,
            clientID: clientID,
            kind: kind,
            scopes: json["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? [],
        )
    }

    /// Writes the profile as an object.
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", self.name)
        json.member("server", self.server)
        json.member("client_id", self.clientID.rawValue)
        json.member("type", self.kind.rawValue)
        json.member("scopes", self.scopes)
        json.endObject()
    }
}
