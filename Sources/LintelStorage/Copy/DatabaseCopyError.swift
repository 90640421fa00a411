/// Why a copy from one database to another was not made.
package struct DatabaseCopyError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: Sendable, Hashable {
        /// Source and target are one database.
        case sameDatabase
        /// There is no installation in the source.
        case sourceMissing
        /// The source has an older schema than this program's.
        case sourceOlder
        /// The target holds rows, or a table that is not this program's.
        case targetNotEmpty
        /// The target holds a part of another source.
        case otherSource
        /// Somebody else writes into the target.
        case overtaken
        /// Source and target differ: one of them was changed while the copy ran.
        case differing
    }

    package var code: Code
    /// For whoever runs the copy; names tables, never values.
    package var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(self.code): \(self.message)" }
}
