import LintelCodec

/// The host and the name of a data source, which make the id of its repository.
///
/// Clients name a repository by `Bentley.PW--{host}~3A{name}`: what is no letter, digit, `-`, `.` or `_` is written as `~`
/// and two hexadecimal digits for each byte. Letters of either case mean the same.
package struct RepositoryName: Sendable, Hashable, CustomStringConvertible {
    /// In lower case.
    package let host: String
    package let name: String

    /// What every id of a repository begins with.
    private static let plugin = "Bentley.PW--"
    /// Characters of a name.
    package static let maximumName = 63
    /// Bytes of an escaped id: a host, and a name with every byte escaped.
    private static let maximumBytes = 1_200

    /// Checks host and name.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid` and field `host` or `name`.
    package init(host: String, name: String) throws(PlatformError) {
        let host = host.lowercased()
        guard (1...253).contains(host.utf8.count), host.utf8.allSatisfy(Self.isHost),
            host.utf8.first != UInt8(ascii: "-"), host.utf8.first != UInt8(ascii: ".")
        else {
            throw PlatformError(.nameInvalid, "A host is a name such as pw.example.org.", field: "host")
        }
        guard let line = try? PlainLine(name, maximum: Self.maximumName),
            !line.text.unicodeScalars.contains(where: { "/\\:*?\"<>|%~".unicodeScalars.contains($0) })
        else {
            throw PlatformError(
                .nameInvalid,
                """
                The name of a data source is one line of at most \(Self.maximumName) characters, without any of \
                / \\ : * ? " < > | % ~
                """,
                field: "name",
            )
        }
        self.host = host
        self.name = line.text
    }

    /// Takes host and name from the database.
    package init(storedHost host: String, name: String) {
        self.host = host
        self.name = name
    }

    /// The id of the repository, as addresses and answers hold it.
    package var repositoryID: String { Self.plugin + WSGText.escape("\(self.host):\(self.name)") }

    package var description: String { "\(self.host):\(self.name)" }

    /// What two names that mean the same have in common.
    package var key: String { self.description.lowercased() }

    /// The key of the repository with this id, as a client has sent it; nil for what is no such id.
    package static func key(ofRepository id: String) -> String? {
        guard id.utf8.count <= Self.maximumBytes, id.lowercased().hasPrefix(Self.plugin.lowercased()),
            let place = WSGText.unescape(String(Substring(id.utf8.dropFirst(Self.plugin.utf8.count)))),
            place.utf8.contains(UInt8(ascii: ":")), place.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { return nil }
        return place.lowercased()
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }
}
