import LintelCodec

/// The place of a folder in a workspace: the names from the top to it, with a slash between them.
///
/// The empty path is the folder of the whole workspace. Nothing is rewritten but that names are composed and slashes in
/// front and behind count for nothing.
package struct FolderPath: Sendable, Hashable, CustomStringConvertible, NumberedPath {
    /// The names with slashes between them, without one in front.
    package let text: String

    /// Bytes of a path in UTF-8: what the indexes of both engines hold.
    package static let maximumBytes = 2_000
    /// Names in a path.
    package static let maximumDepth = 32

    /// The folder of the whole workspace.
    package static let root = FolderPath(stored: "")

    /// Reads a path as a query or a body holds it.
    ///
    /// - Parameter field: Where it stands.
    /// - Throws: ``PlatformError`` with code `pathInvalid`.
    package init(_ text: String, field: String) throws(PlatformError) {
        // Composing makes texts shorter, but for a few scalars; there is no use in doing it to a long one.
        guard text.utf8.count <= 2 * Self.maximumBytes else { throw Self.tooLong(field) }
        var bytes = Substring(text).utf8
        while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
        while bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
        guard !bytes.isEmpty else {
            self = .root
            return
        }
        var names: [String] = []
        for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            do throws(FolderName.Flaw) {
                names.append(try FolderName(String(Substring(part))).text)
            } catch {
                throw PlatformError(.pathInvalid, error.sentence, field: field)
            }
        }
        guard names.count <= Self.maximumDepth else { throw Self.tooDeep(field) }
        let path = names.joined(separator: "/")
        guard path.utf8.count <= Self.maximumBytes else { throw Self.tooLong(field) }
        self.text = path
    }

    /// Reads the part of an address that holds the path, as sent.
    ///
    /// - Throws: ``PlatformError`` with code `pathInvalid`.
    package init(percentEncoded bytes: some Collection<UInt8>) throws(PlatformError) {
        guard let decoded = PathEncoding.decode(bytes), let text = String(validating: decoded, as: UTF8.self) else {
            throw PlatformError(.pathInvalid, EvoPath.Flaw.malformedEncoding.sentence, field: "path")
        }
        try self.init(text, field: "path")
    }

    /// Takes a path from the database.
    package init(stored text: String) {
        self.text = text
    }

    package var description: String { self.absolute }

    /// The path with a slash in front, as answers show it.
    package var absolute: String { "/" + self.text }

    package var isRoot: Bool { self.text.isEmpty }

    /// How many names there are.
    package var depth: Int { self.isRoot ? 0 : 1 + self.text.utf8.count { $0 == UInt8(ascii: "/") } }

    /// The last name; empty for the folder of the whole workspace.
    package var name: String { String(Substring(self.text.utf8[self.nameStart...])) }

    /// The path of a folder in this one.
    ///
    /// - Throws: ``PlatformError`` with code `pathInvalid` when it is too deep or too long.
    package func appending(_ name: FolderName) throws(PlatformError) -> FolderPath {
        guard self.depth < Self.maximumDepth else { throw Self.tooDeep("name") }
        let path = FolderPath(stored: self.isRoot ? name.text : "\(self.text)/\(name)")
        guard path.text.utf8.count <= Self.maximumBytes else { throw Self.tooLong("name") }
        return path
    }

    /// The path with a number behind its name, `a/b (2)`, for when the path itself is taken.
    package func numbered(_ number: Int) -> FolderPath {
        let suffix = " (\(number))"
        let parent = String(Substring(self.text.utf8[..<self.nameStart]))
        var stem = self.name.unicodeScalars
        while stem.count + suffix.unicodeScalars.count > FolderName.maximum { stem.removeLast() }
        let path = parent + String(stem) + suffix
        // What cannot be is a path that is always taken: its own.
        return path.utf8.count > Self.maximumBytes ? self : FolderPath(stored: path)
    }

    private var nameStart: String.UTF8View.Index {
        let utf8 = self.text.utf8
        return utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? utf8.startIndex
    }

    package static func tooDeep(_ field: String) -> PlatformError {
        PlatformError(.pathInvalid, "Folders are at most \(Self.maximumDepth) deep.", field: field)
    }

    package static func tooLong(_ field: String) -> PlatformError {
        PlatformError(.pathInvalid, "The path of a folder has at most \(Self.maximumBytes) bytes.", field: field)
    }

    /// Equality of the bytes: the texts are composed.
    package static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { hasher.combine(self.text) }
}
