/// Why a JSON text was refused.
package struct JSONError: Error, Sendable, Hashable {
    /// The rule that the text breaks.
    package enum Code: Sendable, Hashable {
        case tooLarge, tooDeep, syntax, notUTF8, duplicateName
        /// An unknown escape, or half of a surrogate pair.
        case invalidEscape
        /// A number of absurd length or outside what a double holds.
        case numberOutOfRange
    }

    /// The rule that the text breaks.
    package let code: Code
    /// The byte at which reading stopped.
    package let offset: Int

    package init(code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }
}
