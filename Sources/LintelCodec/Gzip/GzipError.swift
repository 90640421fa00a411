/// Why a gzip text was refused.
package struct GzipError: Error, Sendable, Hashable {
    /// The rule that the text breaks.
    package enum Code: Sendable, Hashable {
        /// More bytes would come out than are allowed.
        case tooLarge
        /// The text ends before its end.
        case truncated
        /// Not gzip, or not by its rules.
        case malformed
        /// What came out is not what went in.
        case checksum
    }

    /// The rule that the text breaks.
    package let code: Code

    package init(_ code: Code) {
        self.code = code
    }
}
