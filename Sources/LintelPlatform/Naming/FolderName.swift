import Foundation

/// The name of a folder of a workspace, composed (NFC) and otherwise as it was sent.
///
/// It may hold what a name in an ``EvoPath`` may hold; it is counted in characters, as the Evo APIs do it.
package struct FolderName: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    /// Why a text is not a folder's name.
    package enum Flaw: Error, Sendable, Hashable {
        case empty
        case tooLong
        /// `.` or `..`.
        case step
        /// A slash, or what no path may hold.
        case unfitCharacter

        /// The flaw as a sentence for whoever sent the name.
        package var sentence: String {
            switch self {
            case .empty: "A folder's name is not empty."
            case .tooLong: "A folder's name has at most \(FolderName.maximum) characters."
            case .step: "A folder's name is not '.' or '..'."
            case .unfitCharacter:
                """
                A folder's name holds no slash, no reverse solidus, no character that cannot be seen and no change of \
                direction.
                """
            }
        }
    }

    /// Characters (Unicode code points) of a name.
    package static let maximum = 100

    /// Composes and checks a name.
    package init(_ text: String) throws(Flaw) {
        // Four bytes a character at most, and composing makes one of two or three.
        guard text.utf8.count <= 16 * Self.maximum else { throw .tooLong }
        let name = text.precomposedStringWithCanonicalMapping
        guard !name.isEmpty else { throw .empty }
        guard name.unicodeScalars.allSatisfy({ $0 != "/" && EvoPath.isAllowed($0) }) else { throw .unfitCharacter }
        guard name.unicodeScalars.count <= Self.maximum else { throw .tooLong }
        guard !name.utf8.elementsEqual(".".utf8), !name.utf8.elementsEqual("..".utf8) else { throw .step }
        self.text = name
    }

    /// Takes a name that is one already.
    package init(stored text: String) {
        self.text = text
    }

    /// Reads the name that a member of a body holds.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid`.
    package static func reading(_ text: String) throws(PlatformError) -> FolderName {
        do throws(Flaw) {
            return try FolderName(text)
        } catch {
            throw PlatformError(.nameInvalid, error.sentence, field: "name")
        }
    }

    package var description: String { self.text }

    /// Equality of the bytes: the texts are composed.
    package static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { hasher.combine(self.text) }
}
