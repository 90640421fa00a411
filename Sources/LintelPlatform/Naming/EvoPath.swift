import Foundation
import LintelCodec

/// The path of a file or an object in a workspace: folders and a name, with a slash between them.
///
/// It is a key of the database and never a place on a disk. Two paths that look alike because one is composed and the
/// other is not (Unicode normal forms) are one path: texts are composed (NFC) as they come in. Nothing else is
/// rewritten: what a path may not hold is refused, not removed.
package struct EvoPath: Sendable, Hashable, CustomStringConvertible, NumberedPath {
    /// The names with slashes between them, without one in front.
    package let text: String

    /// Why a text is not a path.
    package enum Flaw: Error, Sendable, Hashable {
        case empty
        /// More bytes than a path or a name may have.
        case tooLong
        /// Not percent-encoded UTF-8, or a slash that is encoded.
        case malformedEncoding
        /// An empty name between two slashes or at the end, `.` or `..`.
        case unfitName
        /// A control or another character that cannot be seen, a line break, a change of the text's direction, or a
        /// reverse solidus.
        case unfitCharacter

        /// The flaw as a sentence for whoever sent the path.
        package var sentence: String {
            switch self {
            case .empty: "The path is empty."
            case .tooLong:
                "A path has at most \(EvoPath.maximumBytes) bytes, each of its names \(EvoPath.maximumNameBytes)."
            case .malformedEncoding: "The path is not percent-encoded UTF-8, or one of its slashes is encoded."
            case .unfitName: "A name in a path is not empty, '.' or '..'."
            case .unfitCharacter:
                "The path holds a character that cannot be seen, a change of direction or a reverse solidus."
            }
        }
    }

    /// Bytes of a whole path in UTF-8: what an address of a few kilobytes holds when every byte is percent-encoded.
    package static let maximumBytes = 1024
    /// Bytes of each name: what file systems take, for those who download.
    package static let maximumNameBytes = 255
    /// Bytes of what stands behind the last point, with it, when a number is put before it.
    private static let maximumEndingBytes = 32

    /// Reads the part of an address that holds the path, as sent.
    ///
    /// Leading slashes count for nothing: clients put a path that begins with one behind an address that ends with one.
    package init(percentEncoded bytes: some Collection<UInt8>) throws(Flaw) {
        guard bytes.count <= 3 * Self.maximumBytes + 16 else { throw .tooLong }
        guard let decoded = PathEncoding.decode(bytes), let text = String(validating: decoded, as: UTF8.self) else {
            throw .malformedEncoding
        }
        try self.init(text)
    }

    /// Composes and checks a path.
    package init(_ text: String) throws(Flaw) {
        // Composing makes texts shorter, but for a few scalars; there is no use in doing it to a long one.
        guard text.utf8.count <= 2 * Self.maximumBytes else { throw .tooLong }
        guard text.unicodeScalars.allSatisfy(Self.isAllowed) else { throw .unfitCharacter }
        // By bytes here and below: a combining mark behind a slash makes one character of the two.
        let path = String(Substring(text.precomposedStringWithCanonicalMapping.utf8.drop { $0 == UInt8(ascii: "/") }))
        guard !path.isEmpty else { throw .empty }
        guard path.utf8.count <= Self.maximumBytes else { throw .tooLong }
        for name in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard !name.isEmpty, !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) else {
                throw .unfitName
            }
            guard name.count <= Self.maximumNameBytes else { throw .tooLong }
        }
        self.text = path
    }

    /// Takes a path from the database.
    package init(stored text: String) {
        self.text = text
    }

    package var description: String { self.text }

    /// The path with a slash in front, as answers show it.
    package var absolute: String { "/" + self.text }

    /// The last name.
    package var name: String { String(Substring(self.text.utf8[self.nameStart...])) }

    /// The folders with a slash in front and behind: `/` for what is in none.
    package var folder: String { "/" + String(Substring(self.text.utf8[..<self.nameStart])) }

    /// The path with a number in its name, `a/b (2).csv`, for when the path itself is taken.
    package func numbered(_ number: Int) -> EvoPath {
        let suffix = " (\(number))"
        let name = self.name
        let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        // A name that only begins with a point has no ending.
        let isEnding = dot != name.startIndex && name[dot...].utf8.count <= Self.maximumEndingBytes
        let end = isEnding ? dot : name.endIndex
        let ending = String(name[end...])
        var stem = String(name[..<end]).unicodeScalars
        let folder = String(Substring(self.text.utf8[..<self.nameStart]))
        func isTooLong() -> Bool {
            let count = stem.reduce(0) { $0 + UTF8.width($1) } + suffix.utf8.count + ending.utf8.count
            return count > Self.maximumNameBytes || folder.utf8.count + count > Self.maximumBytes
        }
        // Where the folders leave no room for that, what is made is a path that is always taken: its own.
        while isTooLong(), !stem.isEmpty { stem.removeLast() }
        guard !isTooLong() else { return self }
        return EvoPath(stored: folder + String(stem) + suffix + ending)
    }

    private var nameStart: String.UTF8View.Index {
        let utf8 = self.text.utf8
        return utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? utf8.startIndex
    }

    /// Whether a name in a path may hold the character.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Embeddings, overrides and isolates of direction (Unicode TR 36 §2.3), and the reverse solidus.
        case 0x202A...0x202E, 0x2066...0x2069, 0x5C: return false
        default: break
        }
        return switch scalar.properties.generalCategory {
        // Joiners make letters of some scripts what they are.
        case .format: scalar.value == 0x200C || scalar.value == 0x200D
        case .control, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// Equality of the bytes: the texts are composed.
    package static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { hasher.combine(self.text) }
}
