import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform

/// The entity tag of an item or of a list (RFC 9110 §8.8.3): the version at which it was changed last.
///
/// Those who do not see how the work goes get another representation, and so another tag.
struct ScheduleETag: Sendable, Hashable {
    let text: String

    init(_ version: Int64, for reader: ScheduleReader) {
        self.text = "\"\(version)\(reader.seesActuals ? "" : "p")\""
    }

    /// Whether the caller has this version already (RFC 9110 §13.1.2).
    func isKnown(to request: Request) -> Bool {
        guard let field = request.headers[.ifNoneMatch] else { return false }
        return field.split(separator: ",").contains { part in
            let tag = part.trimmedSpaces
            return tag == "*" || (tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : String(tag)) == self.text
        }
    }

    /// The answer to a caller who has this version.
    var notModified: Response {
        Response(status: .notModified, headers: [.eTag: self.text, .cacheControl: "no-store"])
    }

    /// The version that whoever changes an item asks for (RFC 9110 §13.1.1); nil when any will do.
    ///
    /// - Throws: ``ITwinRefusal`` with status 412 for a tag that no version has.
    static func expected(by request: Request) throws(ITwinRefusal) -> Int64? {
        guard let field = request.headers[.ifMatch]?[...].trimmedSpaces, field != "*" else { return nil }
        guard let version = Int64(field.filter { $0 != "\"" && $0 != "p" }) else { throw Self.outdated }
        return version
    }

    static let outdated = ITwinRefusal(.preconditionFailed, "PreconditionFailed", "The item has changed meanwhile.")
}

extension Response {
    /// The response with the entity tag of what it holds.
    func tagged(_ tag: ScheduleETag) -> Response {
        var response = self
        response.headers[.eTag] = tag.text
        return response
    }
}
