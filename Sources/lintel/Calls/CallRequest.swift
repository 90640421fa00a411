import Foundation
import LintelCodec

/// A call of a server as it stands on the command line.
struct CallRequest: Hashable {
    let method: String
    /// The whole address.
    let address: String
    let headers: [RequestHeader]
    let body: [UInt8]?

    /// `lintel files upload` sends larger ones.
    private static let maximumBodyBytes = 64 * 1_048_576

    /// - Parameters:
    ///   - place: A path, or an address at the server.
    ///   - data: The body itself, `@FILE` for the bytes of a file, `@-` for those of standard input; nil for none.
    ///   - origin: Where the profile's token may go.
    /// - Throws: ``Refusal``.
    init(_ method: String, _ place: String, headers: [String], data: String?, origin: String) throws {
        guard (1...20).contains(method.utf8.count), method.utf8.allSatisfy(Self.isLetter) else {
            throw Refusal("method_invalid", "A method is a word such as GET or POST.", field: "method")
        }
        self.method = method.uppercased()
        self.address = try Self.address(place, at: origin)
        var headers = try headers.map { try RequestHeader($0) }
        self.body = try data.map(Self.bytes)
        if self.body != nil, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            headers.append(try RequestHeader("Content-Type: application/json"))
        }
        self.headers = headers
    }

    /// The address of a path at a server; one at another server is refused, since the token would go there.
    static func address(_ place: String, at origin: String) throws -> String {
        let path: Substring
        if place.hasPrefix("/") {
            path = place[...]
        } else if place.contains("://") {
            guard place == origin || place.hasPrefix(origin + "/") else {
                throw Refusal(
                    "other_server",
                    "The profile's token is sent to \(origin) only: name another profile, or a path.",
                    field: "path",
                )
            }
            path = place.dropFirst(origin.count)
        } else {
            throw Refusal("path_invalid", "A path begins with a slash.", field: "path")
        }
        let address = origin + path
        guard let parsed = RedirectURI(address), parsed.origin == origin else {
            throw Refusal(
                "path_invalid",
                "A path is written as in an address: no spaces, no fragment, anything beyond ASCII as %XX, at most "
                    + "\(RedirectURI.maximumBytes) bytes.",
                field: "path",
            )
        }
        return address
    }

    private static func bytes(_ data: String) throws -> [UInt8] {
        guard data.hasPrefix("@") else { return Array(data.utf8) }
        guard data != "@-" else {
            let input = try? FileHandle.standardInput.read(upToCount: Self.maximumBodyBytes + 1)
            guard (input?.count ?? 0) <= Self.maximumBodyBytes else {
                throw Refusal("file_unreadable", "A body has at most \(Self.maximumBodyBytes) bytes.", field: "data")
            }
            return input.map { Array($0) } ?? []
        }
        return try SchemaSource.contents(of: String(data.dropFirst()), atMost: Self.maximumBodyBytes)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
