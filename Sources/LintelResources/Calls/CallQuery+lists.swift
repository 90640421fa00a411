import Foundation
import LintelCodec
import LintelPlatform
import LintelTokens

/// What lists of folders, files and objects are asked for with.
extension CallQuery {
    /// The part of the list that is asked for.
    ///
    /// - Parameter usual: How many items an answer has when nobody says.
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func window(usual: Int = ListWindow.maximumLimit) throws(PlatformError) -> ListWindow {
        ListWindow(
            offset: try self.number("offset", in: 0...ListWindow.maximumOffset, otherwise: 0),
            limit: try self.number("limit", in: 1...ListWindow.maximumLimit, otherwise: usual),
        )
    }

    /// Every value of a name that is not empty.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` when there are too many.
    func values(_ name: String) throws(PlatformError) -> [String] {
        let values = self.all(name)
        guard values.count <= ObjectQuery.maximumValues else {
            throw PlatformError(.queryInvalid, "There are at most \(ObjectQuery.maximumValues) values.", field: name)
        }
        return values
    }

    /// Names to look for, composed as paths are.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` when there are too many, or one is too long.
    func names(_ name: String) throws(PlatformError) -> [String] {
        let values = try self.values(name)
        guard values.allSatisfy({ $0.utf8.count <= EvoPath.maximumBytes }) else {
            throw PlatformError(.queryInvalid, "A name has at most \(EvoPath.maximumBytes) bytes.", field: name)
        }
        return values.map(\.precomposedStringWithCanonicalMapping)
    }

    /// The id of a version.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func version(_ name: String) throws(PlatformError) -> VersionID? {
        guard let text = self.text(name) else { return nil }
        guard let version = VersionID(text: text) else {
            throw PlatformError(.queryInvalid, "It is the decimal number of a version.", field: name)
        }
        return version
    }

    /// The bounds on a time.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func times(_ name: String) throws(PlatformError) -> [TimeBound] {
        try TimeBound.reading(try self.values(name), field: name)
    }

    /// The users that a parameter names; nil when it names none.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func users(_ name: String) throws(PlatformError) -> [UserID]? {
        let texts = try self.values(name)
        guard !texts.isEmpty else { return nil }
        let users = texts.compactMap { UserID($0) }
        guard users.count == texts.count else {
            throw PlatformError(.queryInvalid, "It is the UUID of a user.", field: name)
        }
        return users
    }
}
