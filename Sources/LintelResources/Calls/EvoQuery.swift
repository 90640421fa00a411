package import Hummingbird
import LintelCodec
package import LintelPlatform

/// The query of a call of an Evo API.
///
/// Parameters without a value count as absent: the clients send such.
package struct EvoQuery: Sendable {
    private let fields: FormFields

    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package init(of request: Request) throws(PlatformError) {
        do throws(FormError) {
            self.fields = try FormFields(parsing: (request.uri.query ?? "").utf8)
        } catch {
            throw PlatformError(.queryInvalid, "The query is too long, or no percent-encoded UTF-8.")
        }
    }

    /// The value of a parameter, the first if there are several.
    package subscript(name: String) -> String? { self.fields[name] }

    /// Every value of a parameter.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` when there are too many.
    package func all(_ name: String) throws(PlatformError) -> [String] {
        let values = self.fields.all(name).filter { !$0.isEmpty }
        guard values.count <= ObjectQuery.maximumValues else {
            throw PlatformError(.queryInvalid, "There are at most \(ObjectQuery.maximumValues) values.", field: name)
        }
        return values
    }

    /// A truth value as programs in Python and elsewhere write it; nil when absent.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func flag(_ name: String) throws(PlatformError) -> Bool? {
        switch self[name]?.lowercased() {
        case nil: nil
        case "true", "1": true
        case "false", "0": false
        default: throw PlatformError(.queryInvalid, "It is true or false.", field: name)
        }
    }

    /// The id of a version.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func version(_ name: String) throws(PlatformError) -> VersionID? {
        guard let text = self[name] else { return nil }
        guard let version = VersionID(text: text) else {
            throw PlatformError(.queryInvalid, "It is the decimal number of a version.", field: name)
        }
        return version
    }

    /// The bounds on a time.
    package func times(_ name: String) throws(PlatformError) -> [TimeBound] {
        try TimeBound.reading(try self.all(name), field: name)
    }

    /// The users that a parameter names.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func users(_ name: String) throws(PlatformError) -> [UserID]? {
        let texts = try self.all(name)
        guard !texts.isEmpty else { return nil }
        let users = texts.compactMap { UserID($0) }
        guard users.count == texts.count else {
            throw PlatformError(.queryInvalid, "It is the UUID of a user.", field: name)
        }
        return users
    }

    /// The part of the list that is asked for.
    package var window: ListWindow {
        get throws(PlatformError) { try ListWindow(offset: self["offset"], limit: self["limit"]) }
    }

    /// The query of the same call for another part of its list.
    package func text(for window: ListWindow) -> String {
        var query = ""
        for field in self.fields.fields where field.name != "offset" && field.name != "limit" {
            FormEncoding.append(name: field.name, value: field.value, to: &query)
        }
        FormEncoding.append(name: "limit", value: String(window.limit), to: &query)
        FormEncoding.append(name: "offset", value: String(window.offset), to: &query)
        return query
    }
}
