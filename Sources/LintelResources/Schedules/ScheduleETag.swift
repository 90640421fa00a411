import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The entity tag of an item or of a list (RFC 9110 §8.8.3): the version at which it was changed last.
///
/// Those who do not see how the work goes get another representation, and so another tag. The schedule stands in it, as
/// an address that names a project's first schedule can come to show another one.
struct ScheduleETag: Sendable, Hashable {
    let text: String

    init(_ version: Int64, of schedule: ScheduleID, for reader: ScheduleReader) {
        self.text = "\"\(version)\(reader.seesActuals ? "" : "p")-\(schedule)\""
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
    /// - Throws: ``ITwinRefusal`` with status 412 for a tag that no version of the schedule has.
    static func expected(by request: Request, of schedule: ScheduleID) throws(ITwinRefusal) -> Int64? {
        guard let field = request.headers[.ifMatch]?[...].trimmedSpaces, field != "*" else { return nil }
        let parts = field.filter { $0 != "\"" }.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, parts[1] == schedule.rawValue,
            let version = Int64(parts[0].filter { $0 != "p" })
        else { throw Self.outdated }
        return version
    }

    /// Tells with status 412 that there is another version than the one that was expected.
    static func comparing<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as PlatformError where error.code == .conflict && error.field == "version" {
            throw Self.outdated
        }
    }

    private static let outdated = ITwinRefusal(
        .preconditionFailed,
        "PreconditionFailed",
        "The item has changed meanwhile."
    )
}

extension Response {
    /// The response with the entity tag of what it holds.
    func tagged(_ tag: ScheduleETag) -> Response {
        var response = self
        response.headers[.eTag] = tag.text
        return response
    }
}
