/// Why bytes are not taken.
package struct BlobRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// There is no such upload, or it has expired.
        package static let uploadUnknown = Self(rawValue: "upload_unknown")
        /// The upload was completed, with other bytes.
        package static let uploadCompleted = Self(rawValue: "upload_completed")
        /// The bytes are more than one block or one blob may have.
        package static let tooLarge = Self(rawValue: "too_large")
        /// Too much was sent for one upload.
        package static let tooMuchSent = Self(rawValue: "too_much_sent")
        /// Other than the announced number of bytes came.
        package static let lengthWrong = Self(rawValue: "length_wrong")
        /// The list names a block that was not sent.
        package static let blockMissing = Self(rawValue: "block_missing")
        /// The bytes do not have the digest that was announced for them.
        package static let digestWrong = Self(rawValue: "digest_wrong")
    }

    package var code: Code

    package init(_ code: Code) {
        self.code = code
    }

    package var description: String { self.code.rawValue }
}
