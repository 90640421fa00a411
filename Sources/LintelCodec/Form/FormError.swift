/// Why an `application/x-www-form-urlencoded` text was refused.
package struct FormError: Error, Sendable, Hashable {
    /// The rule that the text breaks.
    package enum Code: Sendable, Hashable {
        case tooLarge, tooManyFields, nameTooLong, valueTooLong
        /// A percent sign without two hexadecimal digits.
        case malformedEncoding
        case notUTF8
        /// NUL or another control character; a value may hold tab, line feed and carriage return.
        case controlCharacter
    }

    /// The rule that the text breaks.
    package let code: Code

    package init(code: Code) {
        self.code = code
    }
}
